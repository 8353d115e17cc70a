#!/bin/sh
# What takes longer than half a second shows on a terminal how far it is; with -q, and without a terminal, nothing is shown.
tests=$(cd "$(dirname "$0")" && pwd) bad=0
command -v script >/dev/null || { echo "there is no script(1), which makes a terminal"; exit 77; }
on_terminal() { TERM=xterm script -qec "$RUN $REGC $1" /dev/null </dev/null >said 2>&1; }

on_terminal "build --no-cache -j 1 -o site $tests/../regmaps" || { cat said; exit 1; }
tr '\r' '\n' <said | grep -qE 'regc: making pages: [0-9]+ of [0-9]+(, about [0-9]+ s left)?' || { echo "it is not shown how far a build is"; cat said; bad=1; }
tr '\r' '\n' <said | tail -n 2 | grep -q 'open site/index.html' || { echo "something is left behind the end"; cat said; bad=1; }
on_terminal "build -q --no-cache -j 1 -o again $tests/../regmaps" || { cat said; exit 1; }
grep -qE 'making|reading' said && { echo "-q is not quiet"; cat said; bad=1; }
$RUN "$REGC" check --no-cache "$tests/../regmaps" >said 2>&1 || exit 1
grep -q "$(printf '\r')" said && { echo "something is shown where there is no terminal"; bad=1; }
exit $bad
