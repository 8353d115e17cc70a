#!/bin/sh
# The documentation: every command in doc/ works as it stands there, one guide after the other, and prints what is shown. The site of it
# has no dead link, and the reference has every command, option, kind and finding.
tests=$(cd "$(dirname "$0")" && pwd) top=$PWD bad=0 said=$PWD/said
wrong() { echo "${guide:-doc}: $*"; bad=1; }
ended() { # STATUS WANTED COMMAND
	[ "$1" -eq "$2" ] || { wrong "exit status $1 of: $3"; cat "$said"; }
}
compare() { # what was printed has the lines wanted, in this order and without others between them but for '…'
	awk 'NR == FNR { want[++n] = $0; next }
	     { got[++m] = $0 }
	     END {
		for (i = j = 1; i <= n; i++) {
			if (want[i] == "…") { skip = 1; continue }
			while (skip && j <= m && got[j] != want[i]) j++
			if (got[j] != want[i]) { print "not printed: " want[i]; exit 1 }
			j++; skip = 0
		}
		if (!skip && j <= m) { print "not shown: " got[j]; exit 1 }
	     }' "$top/wanted" "$said" >differs || { wrong "$(cat differs), in:"; cat "$said"; }
	rm -f differs
}

mkdir bin guides && ln -s "$REGC" bin/regc
PATH=$top/bin:$PATH REGC_LIBRARY=$tests/../regmaps
export PATH REGC_LIBRARY
cd guides || exit 1
for guide in $(grep '\.md$' "$tests/../doc/contents"); do
	awk -f "$tests/tools/doc-script.awk" "$tests/../doc/$guide" >"$top/script" || wrong "cannot be read"
	. "$top/script"
done
guide=
[ -s "$top/guides/acme/out/index.html" ] || [ -s out/index.html ] || wrong "the tutorial built no site"

# ---- the site of it ----
[ -x "$BUILD/doc" ] || { echo "doc is not built"; exit 1; }
"$BUILD/doc" "$tests/../doc" "$top/site" 1.0 >"$top/said" 2>&1 || wrong "$(cat "$top/said")"
cd "$top/site" || exit 1
for command in $(regc help | sed -n '/^Commands:/,/^Options/s/^  \([a-z]*\) .*/\1/p'); do
	grep -q "<h2 id=\"$command\">" commands.html || wrong "the reference has no command $command"
done
regc help --roff | sed -n 's/^.*\\fB\\-\\-\([a-z\\-]*\)\\fR.*/--\1/p' | tr -d '\\' | while read -r option; do
	grep -q -e "$option" commands.html || echo "$option"
done >missing
[ ! -s missing ] || wrong "the reference lacks $(cat missing)"
for kind in $(regc schema | sed -n 's/^\([a-z]\{3,\}\) .*/\1/p' | grep -v '^lock$\|^pins$'); do
	[ -s "kind-$kind.html" ] || wrong "the reference has no kind $kind"
done
[ "$(regc explain --list | wc -l)" = "$(grep -o '<h3 id="RG[0-9]*">' findings.html | wc -l)" ] || wrong "the reference has not all findings"
# a dead link is found
cp -R "$tests/../doc" "$top/doc" && echo '[nowhere](nowhere.md)' >>"$top/doc/index.md"
"$BUILD/doc" "$top/doc" "$top/broken" 1.0 >"$top/said" 2>&1 && wrong "a dead link is not found"
grep -q nowhere "$top/said" || wrong "a dead link is not named: $(cat "$top/said")"
exit $bad
