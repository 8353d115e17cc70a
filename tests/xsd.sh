#!/bin/sh
# Every XML of a site and every page document is valid by schemas/report.xsd, which is what regc says.
tests=$(cd "$(dirname "$0")" && pwd) bad=0
"$REGC" schema --xsd >report.xsd || exit 1
diff -u "$tests/../schemas/report.xsd" report.xsd || { echo "schemas/report.xsd is not what 'regc schema --xsd' prints"; bad=1; }
command -v xmllint >/dev/null || { echo "no xmllint here"; [ $bad -eq 0 ] && exit 77; exit 1; }
for project in "$tests/sample" "$tests/../regmaps" "$tests"/asof/*/; do
	[ -f "$project/regc.yaml" ] || continue
	rm -rf project site pages && cp -R "$project" project && mkdir pages
	"$REGC" build -q -o site project || exit 1
	"$REGC" dump --after=pages -o site project >list || exit 1
	cut -d' ' -f1 list | grep '\.html$\|^feed' | while read -r page; do
		"$REGC" dump -o site "$page" project >"pages/$(echo "$page" | tr / ,).xml" || exit 1
	done || exit 1
	find site pages -name '*.xml' ! -name sitemap\*.xml ! -name feed.xml ! -name atom.xml ! -path '*/feeds/*' >files
	[ "$(wc -l <files)" -gt 5 ] || { echo "only $(wc -l <files) files of $project"; bad=1; }
	xargs xmllint --noout --nonet --schema report.xsd <files >said 2>&1 || { grep -v ' validates$' said; bad=1; }
done
exit $bad
