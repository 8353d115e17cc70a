#!/bin/sh
# What regc says to each mistake of mistakes/list. One cause is one finding, or as many as stand there in brackets; what is said
# is compared with mistakes/findings.
tests=$(cd "$(dirname "$0")" && pwd) bad=0

# the list as lines of NAME NUMBER TEXT, and the commands of each in a file
mkdir made
awk '/^== / {
		text = $0
		sub(/^== /, "", text)
		name = text
		sub(/[ :].*/, "", name)
		n = match(text, /^[^:]*\([0-9]+\):/) ? substr(text, length(name) + 3) + 0 : 1
		sub(/^[^:]*: /, "", text)
		print name, n, text
		next
	}
	!/^#/ && name { print >("made/" name) }' "$tests/mistakes/list" >names
[ "$(wc -l <names)" -ge 75 ] || { echo "only $(wc -l <names) mistakes are listed"; exit 1; }

cp -R "$tests/sample" sample && cp -R "$tests/evidence/." sample || exit 1
sed -i '/You may not remove a label/ { s/may not remove a label./must not remove a label/; n; s/capture: a/capture: f/; }' sample/provisions/alpha-labels.yaml
"$REGC" lock -q sample 2>said && "$REGC" check -q sample 2>said && [ ! -s said ] || { echo "the sample has findings:"; cat said; exit 1; }

while read -r name wanted text; do
	cp -R sample project
	(cd project && . "../made/$name") || { echo "$name: it cannot be made"; bad=1; }
	diff -r sample project >/dev/null && { echo "$name: nothing was changed"; bad=1; }
	printf '## %s: %s\n\n' "$name" "$text" >>findings
	(cd project && $RUN "$REGC" check . >>../findings 2>../said)
	echo "exit status $?" >>said
	cat said >>findings && echo >>findings
	found=$(grep -cE '^(error|warning|note)\[' said)
	[ "$found" -eq "$wanted" ] || { echo "$name: $found findings, not $wanted"; bad=1; }
	rm -rf project
done <names

if [ -n "$BLESS" ]; then
	cp findings "$tests/mistakes/findings"
else
	diff -u --label 'mistakes/findings as expected' --label 'now' "$tests/mistakes/findings" findings || bad=1
fi
exit $bad
