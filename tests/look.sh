#!/bin/sh
# What templates/README.md tells a web designer is so: a project of its examples looks as it says.
tests=$(cd "$(dirname "$0")" && pwd) bad=0
wrong() { echo "$*"; bad=1; }
has() { grep -qF -- "$2" "site/$1" || wrong "$1 has no $2"; }
hasnt() { ! grep -qF -- "$2" "site/$1" || wrong "$1 has $2"; }
cp -R "$tests/sample" project && mkdir -p project/templates project/images || exit 1
awk '/^```[a-z]+ [a-z]/ { file = "project/" $2; next } /^```/ { file = ""; next } file { print >>file }' "$tests/../templates/README.md"
echo '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>' >project/images/logo.svg
[ "$(find project/templates -type f | wc -l)" -eq 4 ] || wrong "not all examples were found"
"$REGC" build -q -o plain "$tests/sample" && "$REGC" build -q -o site project >said 2>&1 || { cat said; exit 1; }
[ ! -s said ] || { cat said; bad=1; }

has assets/brand.css ':root { --accent: light-dark(#7a1f4a, #f0a3c4); }'
has assets/brand.css '--measure: 38rem'
cmp -s site/assets/logo.svg project/images/logo.svg || wrong "the logo is another"
# a host shows 404.html under any address, so it names whole ones; a page that leads on from an old id has no frame
for page in $(cd plain && grep -L 'http-equiv="refresh"' $(find . -name '*.html' ! -name 404.html)); do
	top=$(echo "${page#./}" | sed 's|[^/]*/|../|g; s|[^/]*$||')
	has "$page" "<img src=\"${top}assets/logo.svg\" alt=\"Example Counsel\">"
	has "$page" "<link rel=\"stylesheet\" href=\"${top}assets/brand.css\">"
	has "$page" "<script src=\"${top}assets/theme.js\"></script>"
	has "$page" '<a href="https://example.org/ask" rel="external">the editors</a>'
	has "$page" 'Not yet read by a lawyer.'
	has "$page" 'Index of clauses</a>'
	has "$page" 'Tasks</a>'
	[ "$(grep -c '<link rel="canonical" href="https://example.org/map/' "site/$page")" -eq 1 ] || wrong "$page: no address"
done
for page in $(cd plain && find provisions -name '*.html'); do
	has "$page" '<h2 id="contract">What the contract leaves to others</h2>'
	hasnt "$page" 'Contract and vendor implications'
	grep -o '<h2 id="[^"]*"' "plain/$page" >before; grep -o '<h2 id="[^"]*"' "site/$page" >after
	cmp before after || wrong "$page: other sections changed"
	xml=${page%.html}.xml
	has "$page" "<code>$(sha256sum "site/$xml" | cut -d' ' -f1)</code>"
done
has provisions/alpha/terms/labels.html '.xml">the XML</a> by SHA-256'
has about.html '<h1>Who we are</h1>'
hasnt about.html 'How to check it'

# what is not asked for is not there
[ ! -e plain/assets/brand.css ] || wrong "a style sheet that nobody asked for"
grep -rqF 'assets/brand.css' plain && wrong "a link to no style sheet"
for asset in theme.js regc.css favicon.svg; do [ -s "plain/assets/$asset" ] || wrong "no assets/$asset"; done
[ "$(gzip -9c plain/assets/regc.css | wc -c)" -lt 8192 ] || wrong "the style sheet is larger than 8 KB, compressed"
exit $bad
