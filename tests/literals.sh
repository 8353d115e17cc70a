#!/bin/sh
# What a mapping is said to turn on is so: written into the files, the smallest sets of facts lead to the band that was
# named, or to nothing. Of the bundled map one mapping in nine, or with LITERALS=1 every one.
tests=$(cd "$(dirname "$0")" && pwd)
for map in "$tests/sample 1" "$tests/../regmaps ${LITERALS:-9}"; do
	$RUN "$BUILD/tests/literals" $map >said || { cat said; exit 1; }
	grep -q ' 0 sets tried' said && { cat said; exit 1; }
done
exit 0
