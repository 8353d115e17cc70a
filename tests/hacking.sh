#!/bin/sh
# HACKING.md lists every file of the rooms, in the room it is in, and no other.
cd "$(dirname "$0")/.." || exit 1
ls -d compiler/*/*.[ch] compiler/*/*.def compiler/cli/init | sed 's,^compiler/,,; s,\.[ch]$,,' | sort -u >"$WORK/there"
awk -F'|' '
/^## The rooms/ { on = 1 }
/^\| `[a-z]+\/` \|/ { room = on ? $2 : ""; gsub(/[` ]/, "", room) }
/^\| `/ && room != "" { n = split($2, names, ","); for (i = 1; i <= n; i++) { gsub(/[` ]/, "", names[i]); if (names[i] != room) print room names[i] } }
/^## The way/ { exit }' HACKING.md | sed 's,^cli/init/$,cli/init,' | sort -u >"$WORK/listed"
diff -u "$WORK/listed" "$WORK/there" || { echo "the tables of HACKING.md (-) and compiler/ (+) differ"; exit 1; }
