#!/bin/sh
# What lists show of their entries: every list of clauses the exposure that was assessed, the list of tasks and a
# dossier's own the day on which a task is due.
tests=$(cd "$(dirname "$0")" && pwd) bad=0
wrong() { echo "$*"; bad=1; }
cp -R "$tests/sample" project && cd project || exit 1
sed -i 's/^  exposure: high/  exposure: medium/; s/^    status: open/    by: 2026-09-01\n&/' provisions/alpha-labels.yaml
"$REGC" build -q --audience=internal --outputs=paper . || exit 1

for page in registry/alpha documents/alpha/terms jurisdictions/EU jurisdictions/US-CA; do
	tr -d '\n' <"out/$page.html" | grep -q '<td data-label="Assessed exposure"[^>]*><span class="mark band-medium">medium</span><\(td\|/tr\)' ||
		wrong "$page.html does not say that the clause was assessed"
	"$REGC" dump --audience=internal "$page.html" . 2>/dev/null | grep -q '<assessed>medium</assessed>' ||
		wrong "the document of $page does not say that the clause was assessed"
done
grep -q 'href="../registry/alpha.html"' out/platforms/alpha.html || wrong "the page of a platform does not lead to its clauses"
"$REGC" dump --audience=internal categories/responsibility.html . 2>/dev/null | grep -q '<assessed>medium</assessed>' ||
	wrong "the category does not say it"
grep -q 'No clause listed here is assessed' out/registry/beta.html || wrong "a clause without a value is not said to be without"

tr -d '\n' <out/to-do.html | grep -q '<td data-label="Day"><time>2026-09-01</time><\(td\|/tr\)' || wrong "to-do.html has no due day"
for page in provisions/alpha/terms/labels.html print/alpha.html; do
	tr -d '\n' <"out/$page" | grep -q '<td data-label="Due"><time>2026-09-01</time><\(td\|/tr\)' || wrong "$page has no due day"
done
exit $bad
