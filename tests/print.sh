#!/bin/sh
# The whole for paper: every clause stands on it once, whole; the contents lead to each; nothing of the day stands there;
# a platform with many clauses is cut in parts.
tests=$(cd "$(dirname "$0")" && pwd) bad=0
wrong() { echo "$*"; bad=1; }
ln -s "$(sh "$tests/built" regmaps)" site || exit 1
(cd site/provisions && grep -rL --include='*.html' 'http-equiv="refresh"' . | sed 's,^\./,,; s,\.html$,,; s,/,.,g' | sort) >clauses
cat site/print/*.html | grep -o '<article class="dossier" id="[^"]*"' | sed 's/.*id="//; s/"//' | sort >printed
diff clauses printed || wrong "not every clause is printed once"
for page in site/print/*.html; do
	grep -q "href=\"print/${page##*/}\"" site/print.html || ! grep -q 'class="dossier"' "$page" || wrong "the contents do not lead to $page"
done

# all that the clause's own page has, in its order
kling=kling-ai.terms-of-service.prohibited-content-and-user-obligations
sed -n 's/.*<h2 id="\([^"]*\)".*/\1/p' site/provisions/kling-ai/terms-of-service/prohibited-content-and-user-obligations.html >own
grep -o "<h3 id=\"$kling\.[^\"]*\"" site/print/kling-ai.html | sed "s/.*id=\"$kling\.//; s/\"//" >there
[ "$(wc -l <own)" -gt 10 ] && diff own there || wrong "a printed dossier has other sections"
sed '/<article class="dossier"/,$!d' site/print/kling-ai.html | grep -o '<details[^>]*>' >folds
[ "$(wc -l <folds)" -gt 50 ] && ! grep -v ' open=' folds || wrong "something is folded"

# the same on another day within the interval
"$REGC" build -q --as-of 2026-11-25 -o later "$tests/../regmaps" 2>/dev/null
diff -r site/print later/print && cmp site/print.html later/print.html || wrong "it differs from day to day"

# parts of 25
cp -R "$tests/sample" project
for i in $(seq 1 60); do sed "s/^provision: .*/provision: p$i/" project/provisions/alpha-labels.yaml >project/provisions/p$i.yaml; done
"$REGC" build -q -o many project 2>said || { cat said; wrong "a project of many clauses cannot be built"; }
[ "$(grep -o 'class="dossier"' many/print/alpha.3.html | wc -l)" -eq 11 ] || wrong "the last part holds other than 11 clauses"
grep -q 'clauses 51 to 61 of 61' many/print.html || wrong "the contents do not say which clauses a part holds"
[ "$(cat many/print/alpha*.html | grep -o 'class="dossier"' | wc -l)" -eq 61 ] || wrong "not all 61 clauses are printed"

# and of 500 rows of mappings: as many as a browser, and a worker, can hold
rm -rf project && cp -R "$tests/../regmaps" project && cd project || exit 1
for i in $(seq 1 20); do
	sed "/^was:/d; s/^provision: .*/provision: p$i/" provisions/kling-ai/terms-of-service/prohibited-content-and-user-obligations.yaml >provisions/p$i.yaml
done
"$REGC" build -q . 2>said || { cat said; wrong "a project of long clauses cannot be built"; }
[ -f out/print/kling-ai.2.html ] || wrong "pages of long clauses are not cut"
for page in out/print/kling-ai*.html; do
	[ "$(grep -o '<details class="explained" id="[^"]*\.why"' "$page" | wc -l)" -le 500 ] || wrong "$page holds more than 500 rows"
done
exit $bad
