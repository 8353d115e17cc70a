#!/bin/sh
# The line of a law says of each of its days what a page as of that day says; and no page changes within the
# days for which it holds.
set -eu
library=$(cd "$(dirname "$0")/.." && pwd)/regmaps
day=2026-11-22

dump() { $RUN "$REGC" dump "regulation:$1" "$library" --as-of "$2" 2>"$WORK/err" || { cat "$WORK/err"; exit 1; }; }

# obligation, state, as the pages of a day say it
states() { awk '
	/<standing[ >]/ { inside = 1 }
	inside && /<obligation ref=/ { split($0, part, "\""); name = part[2] }
	inside && /<force state=/ { split($0, part, "\""); print name, part[2]; inside = 0 }'; }

# obligation, first day, state, of each stretch of its line that begins with a day
spans() { awk '
	/<obligation ref=/ { split($0, part, "\""); name = part[2] }
	/<\/states>/ { exit }
	/<states>/ { inside = 1 }
	inside && /<span / && /since="/ {
		state = since = $0; sub(/.* state="/, "", state); sub(/".*/, "", state)
		sub(/.* since="/, "", since); sub(/".*/, "", since); print name, since, state }'; }

checked=0
for law in eu-ai-act us-ca us-co us-cda-230 gb; do
	dump $law $day >"$WORK/page"
	spans <"$WORK/page" >"$WORK/spans"
	for since in $(cut -d' ' -f2 "$WORK/spans" | sort -u); do
		dump $law "$since" | states >"$WORK/states"
		# of a day ahead the line leaves open what the page of that day knows
		awk -v since="$since" -v day="$day" '$2 == since && !($3 == "unknown" && since > day) { print $1, $3 }' "$WORK/spans" >"$WORK/expected"
		while read -r line; do
			checked=$((checked + 1))
			grep -qxF "$line" "$WORK/states" || { echo "$law: the line says '$line' since $since, its page of that day does not"; exit 1; }
		done <"$WORK/expected"
	done
done
[ "$checked" -gt 50 ] || { echo "only $checked stretches were found"; exit 1; }

# the same page on the first and the last day for which it holds
until=$(sed -n 's/.*<arg name="until" value="\([0-9-]*\)".*/\1/p' "$WORK/page" | head -n 1)
[ -n "$until" ] || { echo "the page holds without end"; exit 1; }
dump gb "$(date -u -d "$until - 1 day" +%F)" | cmp - "$WORK/page" || { echo "the page changes while it holds"; exit 1; }
echo "$checked stretches"
