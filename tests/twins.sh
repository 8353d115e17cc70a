#!/bin/sh
# Beside every page to be read lie its XML and its JSON, its head and its foot name both, the JSON can be read, and the two
# hold the same statements. That each XML is valid is seen to by xsd.sh.
tests=$(cd "$(dirname "$0")" && pwd) bad=0
wrong() { echo "$1"; bad=1; }
for project in sample regmaps "$tests"/asof/*/; do
	rm -rf site
	case $project in
	*/*) "$REGC" build -q -o site "$project" 2>said || { cat said; exit 1; } ;;
	*) built=$(sh "$tests/built" "$project") && ln -s "$built" site || exit 1 ;;
	esac
	find site/ -name '*.html' ! -name 404.html ! -name search.html ! -path site/print.html ! -path 'site/print/*' -exec grep -L 'http-equiv="refresh"' {} + | sed 's/\.html$//' | sort >pages
	find site/ -name '*.json' ! -name manifest.json ! -name assessment.json | sed 's/\.json$//' | sort >jsons
	[ "$(wc -l <pages)" -gt 5 ] || wrong "only $(wc -l <pages) pages of $project"
	diff pages jsons || wrong "not every page of $project has a JSON, or a JSON no page"
	sed 's/$/.json/' jsons | xargs "$BUILD/tests/json" || bad=1
	# of statements, the sentences, and what leads to a unit or is one; prose has links in its own form in each
	awk '
	function wrong(what) { print page ": " what; bad = 1 }
	function count(text, what) { return gsub(what, what, text) }
	# the value of each attribute that a pattern ends with, as values[1] ...
	function find(line, pattern, values,   n, found) {
		for (n = 0; match(line, pattern "[^\"]*\">"); line = substr(line, RSTART + RLENGTH)) {
			found = substr(line, RSTART, RLENGTH - 2)
			sub(/.*"/, "", found)
			values[++n] = found
		}
		return n
	}
	function name(kind,   line, n, i, heads, feet, href) {
		while ((getline line <(page ".html")) > 0) {
			for (i = find(line, "<link rel=\"alternate\" type=\"application/" kind "\" href=\"", href); i > 0; i--) {
				sub(/^[.\/]*/, "", href[i])
				heads += href[i] == path "." kind
			}
			for (i = find(line, "<a href=\"", href); i > 0; i--) {
				sub(/.*\//, "", href[i])
				feet += href[i] == last "." kind
			}
		}
		close(page ".html")
		if (heads != 1) wrong("its head does not name its " kind)
		if (!feet) wrong("its foot does not name its " kind)
	}
	{
		page = path = last = $0
		sub(/^site\//, "", path); sub(/.*\//, "", last)
		name("xml"); name("json")
		split("", n)
		while ((getline line <(page ".xml")) > 0) {
			gsub(/<a [^>]*>/, "", line)
			n["code"] += count(line, " code=\""); n["href"] += count(line, " href=\"")
		}
		while ((getline line <(page ".json")) > 0)
			if (match(line, /^"(code|href)": /)) n[substr(line, 2, 4)]--
		close(page ".xml"); close(page ".json")
		for (key in n) if (n[key]) wrong(n[key] " more " key " in XML than in JSON")
	}
	END { exit bad }' pages || bad=1
done
exit $bad
