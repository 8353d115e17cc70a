#!/bin/sh
# The first view of any page of the bundled site is under 60 KB: the page, compressed, with every style sheet, script
# and picture that it names. What the search loads is not counted; it loads when somebody searches.
top=$(dirname "$(cd "$(dirname "$0")" && pwd)") limit=60000 bad=0
ln -s "$(sh "$top/tests/built" regmaps)" out || exit 1
packed() { gzip -9c "$1" | wc -c; }

# weigh SITE: bytes and path of each page, heaviest first; fails where a page names what is not there, or no style sheet
weigh() {
	find "$1/assets" -type f ! -name 'search*' ! -path '*/search/*' | while read -r file; do
		echo "assets/${file#"$1"/assets/} $(packed "$file")"
	done >files
	find "$1/" -name '*.html' ! -name '* *' | while read -r page; do
		echo "$page $(packed "$page")" $(grep -o '\(src\|href\)="[^"]*assets/[^"]*"' "$page" | sed 's/.*="[^"]*assets/assets/; s/"$//' | sort -u)
	done >pages
	awk 'NR == FNR { bytes[$1] = $2; next }
	{
		sum = $2; style = 0
		for (i = 3; i <= NF; i++) {
			if ($i ~ /^assets\/search/) continue
			if (!($i in bytes)) { print $1 " names " $i ", which is not there" >"/dev/stderr"; bad = 1 }
			sum += bytes[$i]; style += $i == "assets/regc.css"
		}
		if (!style) { print $1 " has no style sheet" >"/dev/stderr"; bad = 1 }
		print sum, $1
	}
	END { exit bad }' files pages >weights || return 1
	sort -rn weights
}

weigh out >heaviest 2>problems || { cat problems; bad=1; }
[ "$(wc -l <heaviest)" -gt 300 ] || { echo "$(wc -l <heaviest) pages are too few to say"; bad=1; }
awk -v limit="$limit" '$1 >= limit { print $2 " takes " $1 " bytes"; bad = 1 } END { exit bad }' heaviest || bad=1
[ "$bad" -eq 0 ] || { echo "the heaviest five:"; head -n 5 heaviest; }

# and what is too heavy is found: the same pages, one with 60,000 bytes that do not get smaller
mkdir -p heavy && cp -R out/assets out/about.html heavy
head -c 45000 /dev/urandom | od -An -tx1 | tr -d ' \n' >>heavy/about.html
weigh heavy >one 2>problems || { cat problems; bad=1; }
awk -v limit="$limit" '$1 >= limit { found = 1 } END { exit !found }' one || { echo "a page that is too heavy passes"; bad=1; }
exit "$bad"
