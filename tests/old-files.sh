#!/bin/sh
# Files written for an earlier version of the schemas still check and build: the schemas only grow.
# tests/old/N is a project as version N knew it, and is never changed.
tests=$(cd "$(dirname "$0")" && pwd)
for project in "$tests"/old/*/; do
	grep -q "^regc_schema: $(basename "$project")$" "$project/regc.yaml" || { echo "$project names no version"; exit 1; }
	"$REGC" check -q "$project" >said 2>&1 && "$REGC" build -q -o out "$project" >>said 2>&1 || { cat said; exit 1; }
done
# and one for a version that is not known yet is refused
cp -R "$tests/sample" later && printf 'regc_schema: 2\n' >>later/regc.yaml
"$REGC" check -q later >said 2>&1
[ $? -eq 1 ] && grep -q "regc_schema" said || { echo "a later version is not refused:"; cat said; exit 1; }
