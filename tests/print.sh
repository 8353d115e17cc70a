#!/bin/sh
# The clauses of a platform for paper, where that is asked for: every clause stands there once, whole, as on its own page;
# each place it names is there, each address leads somewhere, nothing is folded; nothing of the day stands there.
tests=$(cd "$(dirname "$0")" && pwd) bad=0
wrong() { echo "$*"; bad=1; }
"$REGC" build -q --outputs=paper -o site "$tests/../regmaps" 2>said || { cat said; exit 1; }
(cd site/provisions && grep -rL --include='*.html' 'http-equiv="refresh"' . | sed 's,^\./,,; s,\.html$,,; s,/,.,g' | sort) >clauses
cat site/print/*.html | grep -o '<article class="dossier" id="[^"]*"' | sed 's/.*id="//; s/"//' | sort >printed
[ "$(wc -l <clauses)" -gt 30 ] && diff clauses printed || wrong "not every clause is printed once"
for page in site/print/*.html; do
	grep -q "href=\"../print/${page##*/}\"" "site/platforms/${page##*/}" || wrong "the platform's page does not name $page"
	grep -o ' id="[^"]*"' "$page" | sed 's/.*="//; s/"//' | sort >ids
	uniq -d ids | sed "s,^,$page has twice: ," >twice && [ ! -s twice ] || { cat twice; bad=1; }
	grep -oE ' (href="#|for="|aria-labelledby="|aria-describedby=")[^"]*"' "$page" | sed 's/.*="#\{0,1\}//; s/"//' | sort -u >named
	comm -13 ids named | sed "s,^,$page lacks: ," >lacks && [ ! -s lacks ] || { cat lacks; bad=1; }
	grep -oE ' (href|src)="[^"#:]+[#"]' "$page" | sed 's/.*="//; s/[#"]//' | sort -u | while read -r to; do
		[ -e "site/print/$to" ] || echo "$page leads to $to, which is not there"
	done >dead
	[ ! -s dead ] || { cat dead; bad=1; }
done

# all that the clause's own page has, in its order
kling=kling-ai.terms-of-service.prohibited-content-and-user-obligations
sed -n 's/.*<h2 id="\([^"]*\)".*/\1/p' site/provisions/kling-ai/terms-of-service/prohibited-content-and-user-obligations.html >own
grep -o "<h3 id=\"$kling\.[^\"]*\"" site/print/kling-ai.html | sed "s/.*id=\"$kling\.//; s/\"//" >there
[ "$(wc -l <own)" -gt 10 ] && diff own there || wrong "a printed clause has other sections"
sed '/<article class="dossier"/,$!d' site/print/kling-ai.html | grep -o '<details[^>]*>' >folds
[ "$(wc -l <folds)" -gt 50 ] && ! grep -v ' open=' folds || wrong "something is folded"
words() { sed -n '/<div class="main">/,/^<\/main>/p' | sed 's/<[^>]*>/ /g' | tr -s ' \n' '\n' | grep -v '^$'; }
words <site/provisions/kling-ai/terms-of-service/prohibited-content-and-user-obligations.html >own
sed -n "/<article class=\"dossier\" id=\"$kling\"/,/<\/article>/p" site/print/kling-ai.html | sed 's,</article>,\n</main>,' | words >there
[ "$(wc -l <own)" -gt 1000 ] && diff own there || wrong "a printed clause has other words"

# the same on another day within the interval
for day in 2026-11-23 2026-11-25; do
	"$REGC" build -q --outputs=paper --as-of $day -o $day "$tests/../regmaps" 2>/dev/null
done
diff -r 2026-11-23/print 2026-11-25/print || wrong "it differs from day to day"

# a page that is not asked for is not made, and no page leads to it
"$REGC" build -q -o usual "$tests/sample" || exit 1
[ ! -e usual/print ] && ! grep -rq 'print/' --include='*.html' usual || wrong "pages for paper are made unasked"

# an empty platform, and one of very many clauses
cp -R "$tests/sample" project
for i in $(seq 1 60); do sed "s/^provision: .*/provision: p$i/" project/provisions/alpha-labels.yaml >project/provisions/p$i.yaml; done
rm project/provisions/beta*.yaml
sed -i 's/^outputs:.*/outputs: [paper]/' project/regc.yaml
"$REGC" build -q -o many project 2>said || { cat said; wrong "a project of many clauses cannot be built"; }
[ "$(grep -o 'class="dossier"' many/print/alpha.html | wc -l)" -eq 61 ] || wrong "not all 61 clauses are printed"
grep -q 'No clause of this platform' many/print/beta.html || wrong "the page of a platform without clauses does not say so"
exit $bad
