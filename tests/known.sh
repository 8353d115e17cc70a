#!/bin/sh
# No page, table or file as of a day says anything of what was adopted later. A law whose every later part holds a word
# of its own is built on the day of each of its acts: only the words of acts adopted by then are there. What is recorded
# as adopted in a year is there with its doubt. On a day on which all is known, all of them are there.
tests=$(cd "$(dirname "$0")" && pwd) bad=0
cp -R "$tests/known" project || exit 1
wrong() { echo "$1"; bad=1; }

# the words of the acts, each with the day of its act, as the file has them: canary-2025-06-01-…
grep -rhoE 'canary-[0-9-]+-[a-z]+' project | sort -u >words
[ "$(wc -l <words)" -gt 40 ] || wrong "only $(wc -l <words) words"
days=$(sed 's/canary-\(....-..-..\).*/\1/' words | sort -u)
for day in 2024-06-01 $days 2027-06-01; do
	for day in "$(date -u -d "$day - 1 day" +%F)" "$day"; do
		rm -rf out
		$RUN "$REGC" build -q --outputs json,csv,paper,feeds,search,coverage,assessment,reasons --as-of "$day" -o out project >said 2>&1 || { cat said; exit 1; }
		# an identifier in an address or a digest of the input is no word of an act
		grep -rhoE 'canary-[0-9-]+-[a-z]+' out | sort -u >there
		awk -v day="$day" '{ d = substr($0, 8, 10); if (d > day) print }' there >later
		[ ! -s later ] || { while read -r word; do wrong "as of $day: $word in $(grep -rl "$word" out | sed 's,^out/,,' | sort | head -3 | tr '\n' ' ')"; done <later; }
	done
done

# a page says once what it leaves out, and of which day a wording may not be: after the last day for which it holds
said() { rm -rf out && $RUN "$REGC" build -q --as-of "$1" -o out project && tr '\n' ' ' <out/regulations/act.html | grep -o "$2" | wc -l; }
[ "$(said 2025-05-01 'Law adopted after <time [^>]*>31 May 2025')" -eq 1 ] || wrong "what is left out is not said once"
[ "$(said 2025-05-01 'may be later than <time [^>]*>31 May 2025')" -eq 1 ] || wrong "a wording that may be later is not said"
[ "$(said 2027-06-01 'Law adopted after\|may be later than')" -eq 0 ] || wrong "something is left out although all is known"
comm -23 words there >missing
[ ! -s missing ] || { wrong "not there although all is known:"; cat missing; }
exit $bad
