#!/bin/sh
# Beside every page to be read lies its XML version, unless what it lists are the rows of a table, which it names where that is made, or it
# is a brief, which says what the reports of clauses say; beside the page of each unit its JSON version; its head and its foot name them; the JSON can be read, and the two hold the same statements. That each XML is valid is seen to by xsd.sh.
tests=$(cd "$(dirname "$0")" && pwd) bad=0
wrong() { echo "$1"; bad=1; }
for project in "$tests/sample" "$tests/../regmaps" "$tests"/asof/*/; do
	[ -f "$project/regc.yaml" ] || continue
	rm -rf project site && cp -R "$project" project
	"$REGC" build -q --outputs json,csv,feeds,search,coverage -o site project 2>/dev/null || exit 1
	find site -name '*.html' ! -name 404.html ! -name search.html -exec grep -L 'http-equiv="refresh"' {} + | sed 's/\.html$//' | sort >pages
	grep -E '^site/((registry|coverage|applicability)/|(registry|coverage|timeline|to-do|changes)([.][0-9]+)?$)' pages >listed
	grep -vxFf listed pages | grep -v '^site/briefs/' >reported
	while read -r page; do
		grep -q '<a href="[./]*data/[a-z-]*[.]csv">' "$page.html" || wrong "$page has no report and names no table"
	done <listed
	find site -name '*.xml' ! -name report.xml ! -name sitemap.xml ! -name feed.xml ! -path 'site/feeds/*' | sed 's/\.xml$//' | sort >xmls
	find site -name '*.json' ! -name manifest.json ! -name assessment.json | sed 's/\.json$//' | sort >jsons
	grep -E '^site/(platforms|documents|provisions|regulations|authorities|jurisdictions|categories|changes|corrections|surveys)/' pages >units
	[ "$(wc -l <units)" -gt 5 ] || wrong "only $(wc -l <units) pages of units in $project"
	diff reported xmls || wrong "not every such page of $project has an XML, or an XML no such page"
	diff units jsons || wrong "not every page of a unit in $project has a JSON, or a JSON no such page"
	sed 's/$/.json/' jsons | xargs "$BUILD/tests/json" || bad=1
	while read -r page; do
		name=${page##*/}
		for kind in xml json; do
			[ -f "$page.$kind" ] && n=1 || n=0
			[ "$(grep -c "<link rel=\"alternate\" type=\"application/$kind\" href=\"$name.$kind\">" "$page.html")" -eq $n ] || wrong "the head of $page does not name its $kind"
			[ $n -eq 0 ] || grep -q "<a href=\"[^\"]*$name.$kind\">" "$page.html" || wrong "the foot of $page does not name its $kind"
		done
		[ -f "$page.json" ] || continue
		# sentences, and what names a unit or is one; prose has links in its own form in each
		in_xml=$(sed 's/<a [^>]*>//g' "$page.xml" | grep -oE ' code="|<[a-z-]+( name="[^"]*")? ref="' | grep -v '^<reference ' | sed 's/.* //' | sort | uniq -c | tr -d ' "=\n')
		in_json=$(sed '/^"references": \[$/,$d' "$page.json" | grep -oE '^"(code|ref)": ' | sort | uniq -c | tr -d ' ":\n')
		[ "$in_xml" = "$in_json" ] || wrong "$page: $in_xml in XML, $in_json in JSON"
		# the table of units has each unit that is named, once, in order, and no other
		LC_ALL=C awk '{ for (rest = $0; match(rest, / ref="[^"]*"/); rest = substr(rest, RSTART + RLENGTH)) {
				ref = substr(rest, RSTART + 6, RLENGTH - 7)
				if (!/^<reference /) { named[ref]; continue }
				if (ref "" <= last "") print ref " out of order"
				listed[last = ref]
			} }
			END {
				for (ref in named) if (!(ref in listed)) print ref " not in the table"
				for (ref in listed) if (!(ref in named)) print ref " in the table, and not named"
			}' "$page.xml" >table
		[ ! -s table ] || { wrong "$page: the table of units"; cat table; }
	done <pages
done
exit $bad
