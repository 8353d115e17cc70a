#!/bin/sh
# What regc fix makes of each mistake of mistakes/list: how many it mends by safe edits, how many with --unsafe, and none is made worse. It
# is compared with mistakes/fixed.
tests=$(cd "$(dirname "$0")" && pwd) bad=0

mkdir made
awk '/^== / { name = $2; sub(/:.*/, "", name); next }
	!/^#/ && name { print >("made/" name) }' "$tests/mistakes/list"
sed -n 's/^== \([a-z0-9-]*\).*/\1/p' "$tests/mistakes/list" >names

cp -R "$tests/sample" sample && cp -R "$tests/evidence/." sample || exit 1
sed -i '/You may not remove a label/ { s/may not remove a label./must not remove a label/; n; s/capture: a/capture: f/; }' sample/provisions/alpha-labels.yaml
"$REGC" lock -q sample 2>said && "$REGC" check -q sample 2>said && [ ! -s said ] || { echo "the sample has findings:"; cat said; exit 1; }

# errors and warnings of ./project, and in `said` what is said of them
count() {
	(cd project && "$REGC" check -q . >../said 2>&1)
	echo $? >was
	grep -cE '^(error|warning)\[' said
}

# fixes ./project with the options given; says what has become of it
mend() {
	before=$(count)
	(cd project && $RUN "$REGC" fix "$@" >../fixed.out 2>../fixed.err)
	status=$?
	if grep -q '^regc: nothing fixed' fixed.err; then
		[ $status -le 1 ] && diff -r -x .regc -x '.#*' project made-wrong >/dev/null || { echo "$name: something was done" >&2; bad=1; }
		[ "$before" -gt 0 ] && echo left || echo fine
		return
	fi
	after=$(count)
	[ $status -le 1 ] || [ "$(cat was)" -eq 2 ] || { echo "$name: exit status $status" >&2; cat fixed.err >&2; bad=1; }
	[ "$after" -le "$before" ] || { echo "$name: fix $* made it worse: $before findings, then $after" >&2; bad=1; }
	cp -R project again
	(cd again && "$REGC" fix "$@" >/dev/null 2>&1)
	diff -r -x .regc -x '.#*' project again >/dev/null || { echo "$name: fix $* is not done after one run" >&2; bad=1; }
	rm -rf again
	[ "$before" -gt 0 ] || { echo fine; return; }
	[ "$after" -eq 0 ] && echo mended || echo left
}

while read -r name; do
	cp -R sample project
	(cd project && . "../made/$name") || { echo "$name: it cannot be made"; bad=1; }
	cp -R project made-wrong
	mend >safely
	if diff -r -x .regc -x '.#*' project sample >/dev/null; then how='as it was'; else how=; fi
	if [ "$(cat safely)" = left ]; then
		rm -rf project
		cp -R made-wrong project
		mend --unsafe >unsafely
		[ "$(cat unsafely)" = mended ] && echo unsafe >safely
		if diff -r -x .regc -x '.#*' project sample >/dev/null; then how='as it was'; else how=; fi
	fi
	printf '%-30s %-8s %s\n' "$name" "$(cat safely)" "$how" | sed 's/ *$//' >>fixed
	rm -rf project made-wrong
done <names

for kind in mended unsafe left fine; do
	printf '%s: %d\n' "$kind" "$(awk -v kind="$kind" '$2 == kind' fixed | wc -l)"
done >totals
cat totals fixed >all
if [ -n "$BLESS" ]; then
	cp all "$tests/mistakes/fixed"
else
	diff -u --label 'mistakes/fixed as expected' --label 'now' "$tests/mistakes/fixed" all || bad=1
fi
exit $bad
