#!/bin/sh
# scale.sh N: how long a build takes, and how much memory, with the provision of regmaps N times over; each has a
# title and a summary of its own, of words as often as they stand in regmaps. What a search loads, and how long it
# takes, is said where node is there.
# A measurement, not a test.
set -eu
top=$(cd "$(dirname "$0")/.." && pwd) n=${1:?how many provisions} work=$(mktemp -d)
REGC=${REGC:-${BUILD:-$top/build}/regc}
trap 'rm -rf "$work"' EXIT
cp -R "$top/regmaps" "$work/project"
cat "$top"/regmaps/provisions/*/*/*.yaml | tr -cs 'A-Za-z' '\n' | grep -E '^[A-Za-z]{3,}$' >"$work/words"
awk -v n="$n" -v folder="$work/project/provisions" -v words="$work/words" '
	function some(n,   text) {
		while (n-- > 0) text = text " " word[int(rand() * nwords) + 1]
		return text
	}
	function changed(line, i) {
		if (line ~ /^provision: /) return line "-" i
		if (line ~ /^title: /) return "title: Clause" some(5)
		return line ~ /^summary: / ? line "\n " some(40) : line
	}
	BEGIN { srand(1); while ((getline one <words) > 0) word[++nwords] = one }
	{ line[NR] = $0 }
	END {
		for (i = 1; i <= n; i++) {
			file = sprintf("%s/copy-%d.yaml", folder, i)
			for (k = 1; k <= NR; k++) if (line[k] !~ /^was: /) print changed(line[k], i) >file
			close(file)
		}
	}' "$top"/regmaps/provisions/kling-ai/terms-of-service/prohibited-content-and-user-obligations.yaml
measure() {
	echo "$1:"
	shift
	if command -v /usr/bin/time >/dev/null; then
		/usr/bin/time -f '  %e s, %U s of work, %M KB at most' "$@" 2>&1
	else
		start=$(date +%s%N)
		"$@"
		echo "  $((($(date +%s%N) - start) / 1000000)) ms; memory is told by /usr/bin/time (apt install time)"
	fi
}
measure "check of $n" "$REGC" check -q "$work/project"
measure "first build" "$REGC" build -q -o "$work/site" "$work/project"
measure "second build, nothing changed" "$REGC" build -q -o "$work/site" "$work/project"
du -sh "$work/site" | cut -f1 | sed "s/^/site: /"
echo "$(find "$work/site" -type f | wc -l) files"
find "$work/site" -name "*.html" | while read -r page; do echo "$(gzip -9c "$page" | wc -c) $page"; done | sort -rn | awk -v work="$work/site/" '
	NR == 1 { heaviest = $1 " bytes, " substr($2, length(work) + 1) }
	{ sum += $1 }
	END { printf "%d pages, %.1f MB compressed; the heaviest: %s\n", NR, sum / 1e6, heaviest }'
du -shc "$work"/site/assets/search | tail -n 1 | cut -f1 | sed 's/$/ of it for the search/'
if command -v node >/dev/null; then
	for query in 'deepfake disclosure' '50(4)' 'sec 230' Texas 'conten' 'responsibility of users for generated content'; do
		node "$top/tests/tools/search.js" "$top/templates/search.js" "$work/site" "$query" 2>&1 >/dev/null | sed "s/^/search '$query': /"
	done
	node "$top/tests/tools/search.js" "$top/templates/search.js" "$work/site" '' place=US-TX kind=provision 2>&1 >/dev/null | sed 's/^/only Texas: /'
fi
