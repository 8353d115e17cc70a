#!/bin/sh
# The bundled library against the facts that it was built from, as tests/library/facts.tsv has them: each unit is there,
# of that kind, in that force on the day, with those days, classes of source and confidence; every source is marked on
# its page as what it is; nothing is quoted that nobody saw; and no finding is a mistake of the sources.
#   LIBRARY  the library (regmaps)      FACTS  a newer fact sheet than tests/library/sheet.md
tests=$(cd "$(dirname "$0")" && pwd) top=$(dirname "$(cd "$(dirname "$0")" && pwd)") bad=0
here=$tests/library LIBRARY=${LIBRARY:-$top/regmaps} FACTS=${FACTS:-$top/../shared/facts/legal-facts.md}
cp -R "$LIBRARY" regmaps || exit 1
"$REGC" dump --after=shape regmaps >shape 2>/dev/null || { "$REGC" check regmaps; exit 1; }
awk -f "$here/flat.awk" shape >flat && awk -f "$here/units.awk" flat >units || exit 1
[ "$(wc -l <units)" -gt 500 ] || { echo "too few to say"; exit 1; }
"$REGC" build -q -o out --as-of 2026-11-22 --report json=findings regmaps || { "$REGC" check regmaps; exit 1; }
awk -f "$here/states.awk" out/regulations/*.xml >states || exit 1

awk -f "$here/compare.awk" "$here/facts.tsv" units states || bad=1
awk -f "$here/excerpts.awk" "$here/excerpts.tsv" units || bad=1
awk -f "$here/rules.awk" flat || bad=1
find out/regulations out/authorities out/documents out/provisions -name '*.xml' -o -name '*.html' | grep -v '\.[0-9]*\.\(html\|xml\)$' | sort >pages
awk -f "$here/marks.awk" units $(cat pages) || bad=1

# findings: none of the sources; those about platforms and law are as expected
awk -f "$here/findings.awk" findings | sort >found
! grep ' source ' found || { echo "these are mistakes in the sources"; bad=1; }
grep -v '^#' "$here/findings" | sort | diff -U0 --label "findings as expected" --label "findings now" - found || bad=1

[ -f "$FACTS" ] || FACTS=$here/sheet.md
awk -f "$here/sheet.awk" "$FACTS" "$here/facts.tsv" flat "$here/excerpts.tsv" units || bad=1
exit $bad
