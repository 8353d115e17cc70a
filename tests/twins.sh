#!/bin/sh
# Beside every page to be read lie its XML and its JSON, its head and its foot name both, the JSON can be read, and the two
# hold the same statements. That each XML is valid is seen to by xsd.sh.
tests=$(cd "$(dirname "$0")" && pwd) bad=0
wrong() { echo "$1"; bad=1; }
for project in "$tests/sample" "$tests/../regmaps" "$tests"/asof/*/; do
	[ -f "$project/regc.yaml" ] || continue
	rm -rf project site && cp -R "$project" project
	"$REGC" build -q -o site project 2>/dev/null || exit 1
	find site -name '*.html' ! -name 404.html ! -name search.html ! -path site/print.html ! -path 'site/print/*' -exec grep -L 'http-equiv="refresh"' {} + | sed 's/\.html$//' | sort >pages
	find site -name '*.json' ! -name manifest.json ! -name assessment.json | sed 's/\.json$//' | sort >jsons
	[ "$(wc -l <pages)" -gt 5 ] || wrong "only $(wc -l <pages) pages of $project"
	diff pages jsons || wrong "not every page of $project has a JSON, or a JSON no page"
	sed 's/$/.json/' jsons | xargs "$BUILD/tests/json" || bad=1
	while read -r page; do
		name=${page##*/}
		for kind in xml json; do
			[ "$(grep -c "<link rel=\"alternate\" type=\"application/$kind\" href=\"[./]*${page#site/}.$kind\">" "$page.html")" -eq 1 ] || wrong "the head of $page does not name its $kind"
			grep -q "<a href=\"[^\"]*$name.$kind\">" "$page.html" || wrong "the foot of $page does not name its $kind"
		done
		# sentences, and what leads to a unit or is one; prose has links in its own form in each
		in_xml=$(sed 's/<a [^>]*>//g' "$page.xml" | grep -oE ' (code|href)="' | sort | uniq -c | tr -d ' "=\n')
		in_json=$(grep -oE '^"(code|href)": ' "$page.json" | sort | uniq -c | tr -d ' ":\n')
		[ "$in_xml" = "$in_json" ] || wrong "$page: $in_xml in XML, $in_json in JSON"
	done <pages
done
exit $bad
