#!/bin/sh
# What is judged once for services that are alike is what each of them would be judged, on several days: of the maps of
# the tests and the bundled one.
tests=$(cd "$(dirname "$0")" && pwd)
for map in sample known $(cd "$tests" && echo asof/*) ../regmaps; do
	[ -e "$tests/$map/regc.yaml" ] || continue
	$RUN "$BUILD/tests/alike" "$tests/$map" 2024-01-15 2026-07-01 2027-08-02 >said || { cat said; exit 1; }
done
exit 0
