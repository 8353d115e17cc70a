#!/bin/sh
# Every XML of a site and every page document is valid by schemas/report.xsd, which is what regc says. Of the bundled map
# the page documents are those of the longest page of each folder.
tests=$(cd "$(dirname "$0")" && pwd) bad=0
"$REGC" schema --xsd >report.xsd || exit 1
diff -u "$tests/../schemas/report.xsd" report.xsd || { echo "schemas/report.xsd is not what 'regc schema --xsd' prints"; bad=1; }
command -v xmllint >/dev/null || { echo "no xmllint here"; [ $bad -eq 0 ] && exit 77; exit 1; }

# hold PROJECT SITE: the XML of a site, and the documents of the pages named on standard input
hold() {
	rm -rf pages && mkdir pages || return 1
	while read -r page; do
		"$REGC" dump -o "$2" "$page" "$1" >"pages/$(echo "$page" | tr / ,).xml" 2>said || { echo "no document of $page"; cat said; return 1; }
	done
	find "$2" pages -name '*.xml' ! -name sitemap\*.xml ! -name feed.xml ! -name atom.xml ! -path '*/feeds/*' >files
	[ "$(wc -l <files)" -gt 5 ] || { echo "only $(wc -l <files) files of $1"; return 1; }
	xargs xmllint --noout --nonet --schema report.xsd <files >said 2>&1 || { grep -v ' validates$' said; return 1; }
}

for project in "$tests/sample" "$tests"/asof/*/; do
	rm -rf project site && cp -R "$project" project && "$REGC" build -q -o site project 2>said || { cat said; exit 1; }
	"$REGC" dump --after=pages -o site project 2>said | cut -d' ' -f1 | grep '\.html$\|^feed' >list
	hold project site <list || bad=1
done
built=$(sh "$tests/built" regmaps) || exit 1
(cd "$built" && find . -name '*.html' -exec grep -L 'http-equiv="refresh"' {} + | sed 's,^\./,,' | xargs ls -S) |
	awk '{ folder = $0; if (!sub("/.*", "/", folder)) sub(/(\.[0-9]+)?\.html$/, "", folder) } !seen[folder]++' >longest
[ "$(wc -l <longest)" -gt 25 ] || { echo "only $(wc -l <longest) pages of the bundled map"; bad=1; }
hold "$tests/../regmaps" "$built" <longest || bad=1
exit $bad
