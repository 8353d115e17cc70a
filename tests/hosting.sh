#!/bin/sh
# What hosts and crawlers read is there, says the address of the site where it has one and of no other, names every page
# once, agrees with the policy that pages carry, and goes with the manifest.
tests=$(cd "$(dirname "$0")" && pwd) bad=0
wrong() { echo "$1"; bad=1; }
cp -R "$tests/sample" project && cd project || exit 1
printf 'was: [alpha-media]\n' >>platforms/alpha.yaml
"$REGC" build -q . 2>/dev/null || exit 1

# every page to be read, and none besides; the copies for paper are none
(cd out && find . -name '*.html' ! -name 404.html ! -path '*alpha-media*' ! -name due-diligence.html | sed 's,^\./,https://example.org/map/,' | sort) >pages
grep -o '<loc>[^<]*' out/sitemap.xml | sed 's/<loc>//' | sort >mapped
[ -s pages ] && diff pages mapped || wrong "the sitemap is not the pages"
if command -v xmllint >/dev/null; then xmllint --noout --nonet out/sitemap.xml || bad=1; fi
grep -qx 'Sitemap: https://example.org/map/sitemap.xml' out/robots.txt || wrong "robots.txt does not name the sitemap"

# a host shows it at any depth: nothing on it is seen from where it lies
! grep -o '\(href\|src\)="[^"]*"' out/404.html | grep -v '="https://example.org/map/\|="#the\.' || wrong "404.html has an address that is seen from it"
for page in 404.html platforms/alpha-media.html; do grep -q '<meta name="robots" content="noindex">' "out/$page" || wrong "$page may be indexed"; done

# each directive of the pages' own policy, word for word
policy=$(sed -n 's/^  Content-Security-Policy: //p' out/_headers)
grep -rhoE 'Content-Security-Policy" content="[^"]*' out --include='*.html' | sed 's/.*content="//' | sort -u | tr ';' '\n' |
	sed 's/^ *//' | sort -u >directives
[ "$(wc -l <directives)" -ge 4 ] || wrong "pages have no policy"
while read -r directive; do
	case "; $policy;" in *"; $directive;"*) ;; *) wrong "_headers has no '$directive'" ;; esac
done <directives
case "$policy" in *"; frame-ancestors 'none'") ;; *) wrong "pages can be framed" ;; esac
for line in 'X-Content-Type-Options: nosniff' 'X-Frame-Options: DENY' 'Referrer-Policy: no-referrer'; do grep -qx "  $line" out/_headers || wrong "no $line"; done
[ "$(grep -c '^/map/\*$\|^/map/assets/\*$' out/_headers)" -eq 2 ] || wrong "_headers is not for the folder of the site"
for file in _headers robots.txt sitemap.xml 404.html; do grep -q "\"path\": \"$file\"" out/manifest.json || wrong "$file is not in the manifest"; done

# without an address there is none to be said
sed -i '/^base:/d' regc.yaml && "$REGC" build -q . 2>/dev/null || exit 1
[ ! -e out/sitemap.xml ] || wrong "a sitemap without an address"
! grep -rl 'example.org/map' out --include=404.html --include=robots.txt --include=_headers || wrong "an address that is no more"
grep -q 'href="assets/regc.css"' out/404.html || wrong "404.html does not hold at the top"
[ "$(grep -c '^/\*$\|^/assets/\*$' out/_headers)" -eq 2 ] || wrong "_headers is not for the top"
exit $bad
