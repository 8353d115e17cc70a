#!/bin/sh
# Every regc command that README.md shows works as shown, one after the other.
top=$(cd "$(dirname "$0")/.." && pwd) bad=0
awk '/^```sh/ { on = 1; next } /^```/ { on = 0 } on' "$top/README.md" | sed 's/^\$ //; s/ *#.*//' |
	grep -E '^(build/)?regc( |$)' >commands
[ -s commands ] || { echo "README.md shows no command"; exit 1; }
mkdir -p here/build && cp -R "$top/regmaps" "$top/schemas" "$top/templates" here/ && cd here || exit 1
ln -s "$REGC" build/regc
PATH=$PWD/build:$PATH
while read -r command; do
	sh -c "$command" >said 2>&1 </dev/null || { echo "fails: $command"; cat said; bad=1; }
done <../commands
exit $bad
