#!/bin/sh
# The dossier as PDF, by the recipe of `make pdf`: the same bytes twice, no more sheets than there should be, and on them
# the notices, the title at the head of each page, page numbers, and the addresses that links lead to.
tests=$(cd "$(dirname "$0")/.." && pwd) bad=0
wrong() { echo "$*"; bad=1; }
"$REGC" build -q --outputs=paper -o site "$tests/../regmaps" 2>said || { cat said; exit 1; }
kling=provisions/kling-ai/terms-of-service/prohibited-content-and-user-obligations
for copy in one two; do
	sh "$tests/../tools/pdf" "site/$kling.html" $copy.pdf || { echo "no PDF was made"; exit 1; }
done
cmp one.pdf two.pdf || wrong "the same page makes another PDF"
head -c 5 one.pdf | grep -q '%PDF-' || wrong "it is no PDF"
pdftotext -layout one.pdf text
pages=$(tr -dc '\f' <text | wc -c)
[ "$pages" -gt 5 ] && [ "$pages" -lt 35 ] || wrong "it has $pages pages"
has() { tr -s ' \n' ' ' <text | grep -qF "$1" || wrong "it lacks: $1"; }
has "Kling AI: prohibited content and user obligations"
has "It is not a legal determination."
has "Regulatory landscape"
has "Sources of the clause:"
has "<https://kling.ai/docs/user-policy>"
has "1 / $pages" && has "$pages / $pages"
[ "$(grep -c 'Platform policies and the law  *Kling AI: prohibited content and user obligations' text)" -eq "$pages" ] ||
	wrong "not every page has its head"
[ "$(grep -c 'Prepared without legal review. What documents state.*/ '"$pages" text)" -eq "$pages" ] || wrong "not every page has its foot"

sh "$tests/../tools/pdf" site/print/civitai.html print.pdf && pdftotext -layout print.pdf text
has "Contents"
has "Jurisdictions, with reasons"
exit $bad
