#!/bin/sh
# Nothing is said not to apply, or to be addressed to users, without the reason: of every duty for every service of the
# bundled map.
tests=$(cd "$(dirname "$0")" && pwd)
for file in "$tests"/../regmaps/platforms/*.yaml; do
	id=$(basename "$file" .yaml)
	"$REGC" dump "coverage/$id.html" "$tests/../regmaps" 2>/dev/null || exit 1
	"$REGC" dump "applicability/$id.html" "$tests/../regmaps" 2>/dev/null || exit 1
done >pages
awk '
/<duty state="(outside|users)"/ || /<duty answer="no"/ { asked++; said = 0; open = FNR; what = $0 }
/<because>/ { said = 1 }
/<force / { force = 1 }
/<\/force>/ { force = said = 0 } # its reasons are not those of the answer
/<\/duty>/ && open { if (!said) { print open ":" what; bad = 1 } open = 0 }
END { if (asked < 100) { print "too few to say: " asked; bad = 1 } exit bad }' pages
