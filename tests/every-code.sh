#!/bin/sh
# Every code of a finding is earned in some test, and explained in all four parts.
tests=$(cd "$(dirname "$0")" && pwd) bad=0
"$REGC" explain --list >list || exit 1
[ "$(wc -l <list)" -gt 40 ] || { echo "only $(wc -l <list) codes are listed"; bad=1; }
while read -r code name title; do
	grep -rqs "\[$code\]\|\"$code\"" "$tests"/golden/*/*/err "$tests"/golden/*/*/out ||
		grep -qsw "$code" "$tests"/unit/*_test.c "$tests"/asof/*/table || { echo "$code ($name) is earned in no test"; bad=1; }
	[ -n "$title" ] || { echo "$code has no title"; bad=1; }
	"$REGC" explain "$code" >code && "$REGC" explain "$name" >name || bad=1
	head -c "$(wc -c <code)" name | cmp code - || bad=1 # a name can be a word of the maps too, which is explained behind it
	for part in 'What it means' 'For example' 'Why it matters' 'What to do'; do
		awk -v part="$part" 'found && /^    [^ ]/ { fine = 1 } { found = $0 == part } END { exit !fine }' code ||
			{ echo "$code: nothing under '$part'"; bad=1; }
	done
done <list
exit $bad
