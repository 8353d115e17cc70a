#!/bin/sh
# scale.sh N: how long a build takes, and how much memory, with the provision of regmaps N times over.
# A measurement, not a test.
set -eu
top=$(cd "$(dirname "$0")/.." && pwd) n=${1:?how many provisions} work=$(mktemp -d)
REGC=${REGC:-${BUILD:-$top/build}/regc}
trap 'rm -rf "$work"' EXIT
cp -R "$top/regmaps" "$work/project"
awk -v n="$n" -v folder="$work/project/provisions" '
	{ line[NR] = $0 }
	END {
		for (i = 1; i <= n; i++) {
			file = sprintf("%s/copy-%d.yaml", folder, i)
			for (k = 1; k <= NR; k++) if (line[k] !~ /^was: /) print (line[k] ~ /^provision: / ? line[k] "-" i : line[k]) >file
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
du -sh "$work/site" | cut -f1 | sed 's/^/site: /'
