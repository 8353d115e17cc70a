#!/bin/sh
# Clauses that are judged by several threads are judged as by one: a map with enough of them for three, seen in its report, its
# assessment and its tables.
case $RUN in valgrind*) echo "too slow under $RUN"; exit 77 ;; esac
"$BUILD/bench/generate" 320 map >/dev/null || exit 1
for jobs in 1 4; do
	$RUN "$REGC" build -q --no-cache --outputs csv -j $jobs -o "of-$jobs" map || exit 1
done
diff -r of-1 of-4
