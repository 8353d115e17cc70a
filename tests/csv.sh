#!/bin/sh
# The tables for spreadsheets hold as many rows as the reports hold things, every row has the fields of its header, every
# table is in the manifest and linked from a page, and what leads to a page leads to one.
tests=$(cd "$(dirname "$0")" && pwd) bad=0
wrong() { echo "$1"; bad=1; }
cp -R "$tests/sample" project && cp -R "$tests/evidence/." project && cd project || exit 1
printf 'due-diligence:\n  - what: "=1+1 is \\"two\\", not"\n    why: >-\n      It is a test.\n' >>provisions/beta-conduct.yaml
"$REGC" lock -q . 2>/dev/null
"$REGC" build -q --audience internal . 2>/dev/null || exit 1

# rows TABLE: how many, by the records of RFC 4180, each with the fields of the first
rows() {
	LC_ALL=C awk -v table="$1" '
	{ text = text $0 "\n" }
	END {
		if (substr(text, 1, 3) != "\357\273\277") { print table ": no mark"; bad = 1 }
		n = length(text); fields = 1
		for (i = 4; i <= n; i++) {
			c = substr(text, i, 1)
			if (c == "\"") quoted = !quoted
			else if (!quoted && c == ",") fields++
			else if (!quoted && c == "\n") {
				if (substr(text, i - 1, 1) != "\r") { print table ": a row without CR"; bad = 1 }
				if (!records++) of = fields
				if (fields != of) { print table ": row " records " has " fields " fields of " of; bad = 1 }
				fields = 1
			}
		}
		if (quoted) { print table ": a quotation without an end"; bad = 1 }
		print records - 1 >"rows"
		exit bad
	}' "$1" || bad=1
}
is() { # TABLE things WHAT
	rows "out/data/$1.csv"
	[ "$(cat rows)" -eq "$2" ] && [ "$2" -gt 0 ] || wrong "$1: $(cat rows) rows, and $2 $3 in the reports"
	grep -q "\"path\": \"data/$1.csv\"" out/manifest.json || wrong "$1 is not in the manifest"
	grep -rq "<a href=\"[./]*data/$1.csv\">" out --include='*.html' || wrong "$1 is linked from no page"
	tables=$((tables + 1))
}
count() { find "$2" -name '*.xml' -exec cat {} + | grep -c "$1"; }
# the documents of pages whose rows are those of a table, and which have no report of their own
dumped() { (cd out && find "$1" -name '*.html') | while read -r page; do "$REGC" dump --audience internal "$page" . 2>/dev/null; done; }
tables=0
is clauses "$(find out/provisions -name '*.xml' | wc -l)" provisions
is mappings "$(count '<outcome[ >]' out/provisions)" outcomes
is flags "$(find out/provisions -name '*.xml' -exec sed -n '/<flags>/,/<\/flags>/p' {} + | grep -c '<flag ')" flags
is obligations "$(count '<standing>' out/regulations)" obligations
is coverage "$(dumped coverage | grep -c '<duty state')" duties
is applicability "$(dumped applicability | grep -c '<cell ')" 'services and laws'
is changes "$(find out/changes -name '*.xml' | wc -l)" changes
is to-do "$(dumped to-do.html | grep -c '<item ')" items
is timeline "$(dumped timeline.html | grep -c '<moment ')" moments
[ "$(find out/data -type f | wc -l)" -eq $tables ] || wrong "a table that this test does not know"

grep -q "'=1+1 is" out/data/to-do.csv || wrong "a cell that a spreadsheet would compute"

# the last field leads to a page
for table in clauses obligations applicability timeline; do
	tr -d '\r' <out/data/$table.csv | sed '1d; s/.*,//; s/#.*//' | sort -u
done | while read -r page; do [ -z "$page" ] || [ -f "out/$page" ] || echo "$page is no page"; done >said
[ ! -s said ] || { cat said; bad=1; }
exit $bad
