#!/bin/sh
# The bundled library against the facts that it was built from. Law: each entry of the fact sheets, as
# library/entries.tsv has them, and each unit of law, both ways: days, classes of source, places, quotations and where they
# stand, addressees, sums. Clauses: library/policies.tsv. Platforms: library/platform-facts.tsv. Every source is marked on its page as what it is, and no finding
# is a mistake of the sources. Then some facts are changed, to see that each change is found.
#   LIBRARY  the library (regmaps)      FACTS  the folder of the fact sheets
tests=$(cd "$(dirname "$0")" && pwd) top=$(dirname "$(cd "$(dirname "$0")" && pwd)") bad=0
here=$tests/library LIBRARY=${LIBRARY:-$top/regmaps} FACTS=${FACTS:-$top/../shared/facts}
cp -R "$LIBRARY" regmaps || exit 1
"$REGC" dump --after=shape regmaps >shape 2>/dev/null || { "$REGC" check regmaps; exit 1; }
awk -f "$here/flat.awk" shape >flat && awk -f "$here/units.awk" flat >units || exit 1
[ "$(wc -l <units)" -gt 500 ] || { echo "too few to say"; exit 1; }
"$REGC" build -q -o out --report json=findings regmaps || { "$REGC" check regmaps; exit 1; }
awk -f "$here/states.awk" out/regulations/*.xml >states || exit 1

# what the sheets say is as committed
if [ -f "$FACTS/eu.md" ]; then
	awk -f "$here/entries.awk" "$FACTS/eu.md" "$FACTS/us.md" "$FACTS/states.md" "$FACTS/timetable.tsv" >entries
	cmp -s entries "$here/entries.tsv" || { echo "the sheets differ from entries.tsv:"; diff entries "$here/entries.tsv" | head -n 20; bad=1; }
fi
compare() { awk -f "$here/sheets.awk" "$here/entries.tsv" "$here/read.tsv" "$here/apart.tsv" "$1" states; }
compare units >differences || { cat differences; bad=1; }
awk -f "$here/policies.awk" "$here/policies.md" "$here/policies.tsv" units flat "$here/entries.tsv" || bad=1
awk -f "$here/excerpts.awk" "$here/policies.md" "$here/excerpts.tsv" units || bad=1
awk -f "$here/rules.awk" flat || bad=1
awk -f "$here/held.awk" flat >held && awk -f "$here/platform-facts.awk" "$here/platform-facts.tsv" held flat $([ ! -f "$FACTS/platforms.md" ] || echo "$FACTS/platforms.md") || bad=1
find out/regulations out/authorities out/documents out/provisions -name '*.xml' -o -name '*.html' | grep -v '\.[0-9]*\.\(html\|xml\)$' | sort >pages
awk -f "$here/marks.awk" units $(cat pages) || bad=1

# findings: none of the sources; those about platforms and law are as expected
awk -f "$here/findings.awk" findings | sort >found
! grep ' source ' found || { echo "these are mistakes in the sources"; bad=1; }
grep -v '^#' "$here/findings" | sort | diff -U0 --label "findings as expected" --label "findings now" - found || bad=1

# nor on any other day: what was done after it is not counted yet, and no mistake
for day in 2019-01-01 2024-06-01 2026-11-23 2027-06-01; do
	"$REGC" check -q --as-of "$day" --report json=then regmaps >said 2>&1 || { cat said; bad=1; }
	awk -f "$here/findings.awk" then | grep ' source ' && { echo "these are mistakes in the sources on $day"; bad=1; }
done

# one fact at a time otherwise: WHAT UNIT KEY, and the value and what it becomes
otherwise() {
	awk -F'\t' -v OFS='\t' -v unit="$2" -v key="$3" -v from="$4" -v to="$5" \
		'!done && $1 == unit && $2 == key && index($3, from) { i = index($3, from); $3 = substr($3, 1, i - 1) to substr($3, i + length(from)); done = 1 } { print } END { exit !done }' units >changed ||
		{ echo "$1: $2 has no $3 with $4"; bad=1; return; }
	compare changed >now
	! cmp -s differences now || { echo "$1: that $2 has $5 in place of $4 is not found"; bad=1; }
}
otherwise "a day" obligation:eu-ai-act/art-50-2 date 2026-12-02 2026-12-03
otherwise "a class of source" obligation:us-al/13a-6-240 read copy official
otherwise "a place" regulation:us-al place US-AL US-AK
otherwise "where words stand" obligation:eu-dsa/art-16 at '16(1)' '16(2)'
otherwise "a letter of a quotation" obligation:us-cda-230/c-1 excerpt 'No provider' 'no provider'
otherwise "an addressee" obligation:eu-ai-act/art-50-4 binds deployer provider
otherwise "a kind of rule" obligation:us-cda-230/d kind obligation immunity
otherwise "a sum" obligation:eu-ai-act/art-50-2 sanction 15000000 35000000
otherwise "a share" obligation:eu-dsa/art-16 sanction share=6 share=7
# a fact of a platform likewise: WHAT, and an expression of sed that changes it
fact_otherwise() {
	sed "$2" held >changed
	! cmp -s held changed || { echo "$1: nothing to change"; bad=1; return; }
	! awk -f "$here/platform-facts.awk" "$here/platform-facts.tsv" changed flat >now || { echo "$1 is not found"; bad=1; }
}
fact_otherwise "a day of designation" '/^x fact designated	/s/2023-04-25/2023-04-26/'
fact_otherwise "a bound of a day" '/^x offered EU	/s/not-after //'
fact_otherwise "a confidence" '/^tiktok offered EU	/s/medium/high/'
fact_otherwise "a role that is lost" '/^youtube role eu-dsa\/vlop	/d'
fact_otherwise "a role that is denied" '/^midjourney role eu-ai-act\/provider	/s/yes/no/'
fact_otherwise "a fact that was added" '/^x fact size-class	/{p;s/^x /meta /;}'
awk -f "$here/shown.awk" "$here/entries.tsv" units states || bad=1
exit $bad
