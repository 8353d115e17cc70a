#!/bin/sh
# The maps that speed is measured on: regc has no findings in them, and the same arguments give the same bytes.
generate() { "$BUILD/bench/generate" "$@" >/dev/null || exit 1; }
for shape in broad one-platform one-category huge-law; do
	generate --shape $shape 60 $shape
	$RUN "$REGC" check -q $shape >said 2>&1 && [ ! -s said ] || { cat said; echo "$shape has findings"; exit 1; }
done
generate --captures 60 quoted
$RUN "$REGC" lock -q quoted && $RUN "$REGC" check -q quoted >said 2>&1 && [ ! -s said ] || { cat said; echo "the captures have findings"; exit 1; }
generate 60 again && generate --seed 2 60 other
diff -r -x .regc broad again || { echo "the same arguments give other bytes"; exit 1; }
! diff -rq -x .regc broad other >/dev/null || { echo "another seed gives the same bytes"; exit 1; }
