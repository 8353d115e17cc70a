#!/bin/sh
# What 'regc init' makes builds at once, without an error or a warning, and holds every kind that has to be there.
"$REGC" init new 2>said && $RUN "$REGC" build -q -o site new 2>found || { cat said found; exit 1; }
! grep -E '^(error|warning)' found || { cat found; exit 1; }
for f in index.html report.xml manifest.json assets/regc.css methodology.html; do
	[ -s "site/$f" ] || { echo "no $f"; exit 1; }
done
[ -z "$(find site -name '.*' ! -name site)" ] || { echo "something is left over:"; find site -name '.*'; exit 1; }
$RUN "$REGC" build -o site new 2>again && grep -q ' 0 written, 0 removed' again || { cat again; exit 1; }
! "$REGC" init new 2>/dev/null || { echo "a second init wrote over the first"; exit 1; }
