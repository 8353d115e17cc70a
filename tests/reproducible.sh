#!/bin/sh
# The same input gives the same bytes: from another folder, with other times on the files, in
# another time zone, language, umask, year, and with another number of processes.
tests=$(cd "$(dirname "$0")" && pwd)
mkdir -p one two/deeper/down && cp -R "$tests/sample" one/project && cp -R "$tests/sample" two/deeper/down/project
find two -exec touch -d 2001-02-03 {} +
sed '/^as-of/d' one/project/regc.yaml >regc.yaml
turkish=
if localedef -i tr_TR -f UTF-8 "$PWD/tr_TR.UTF-8" >/dev/null 2>&1; then
	turkish="LOCPATH=$PWD LC_ALL=tr_TR.UTF-8 LANG=tr_TR.UTF-8 LANGUAGE=tr"
fi
later=$(command -v faketime >/dev/null && echo "env ASAN_OPTIONS=$ASAN_OPTIONS:verify_asan_link_order=0 faketime 2031-05-06")
build() { # as-of from the project, then from SOURCE_DATE_EPOCH
	(cd one/project && umask 022 && env TZ=Pacific/Kiritimati SOURCE_DATE_EPOCH=1790000000 $RUN "$REGC" build -q -j 1 .) &&
		(cd two/deeper/down && umask 077 &&
			env TZ=Pacific/Pago_Pago SOURCE_DATE_EPOCH=1790000000 $turkish $later $RUN "$REGC" build -q -j 7 -o site project) &&
		[ -f one/project/out/index.html ] && diff -r one/project/out two/deeper/down/site
}
build || exit 1
for p in one/project two/deeper/down/project; do cp regc.yaml $p/; done
build || exit 1
grep -q '"as-of": "2026-09-21"' one/project/out/manifest.json || { echo "SOURCE_DATE_EPOCH was not the day"; exit 1; }
[ -n "$turkish" ] || { echo "the same, but no tr_TR locale could be made here to try"; exit 77; }
