#!/bin/sh
# The law in time: in which force obligations of the bundled library stand for a generative service that was placed on the
# market in 2024 and for one of October 2026, against the tables tests/library/force (all law, four days) and
# tests/library/force-ai-act (six days of the AI Act), which were worked out from the facts. The two services are made up; a provision that maps every obligation of the table is
# made here, so that its page says how each stands for each service.
#   LIBRARY  the library (regmaps)      TABLE=FILE  what regc says, written there as tables
tests=$(cd "$(dirname "$0")" && pwd) top=$(dirname "$(cd "$(dirname "$0")" && pwd)")
here=$tests/library LIBRARY=${LIBRARY:-$top/regmaps} TABLE=${TABLE:-table}
cp -R "$LIBRARY" project && cp -R "$here/made-up/." project/ && rm -rf project/searches || exit 1
printf 'category: made-up\ntitle: Made up\ndefinition: Made up for a test.\n' >project/categories/made-up.yaml
: >"$TABLE"

# of a table, with at least so many rows
check() {
	grep -v '^#' "$here/$1" | awk 'NF' >wanted
	{
		printf 'provision: every-duty\ndocument: made-up/terms\ntitle: Touches everything\ncategories: [made-up]\nbasis: inferred\n'
		printf 'summary: Made up for a test.\nsources:\n  - class: memory\nmappings:\n'
		sed 1d wanted | awk '!seen[$1]++ { print "  - obligation: " $1 "\n    relation: bears-on\n    rationale: It is on the list.\n    confidence: high\n    method: automated\n    status: draft" }'
	} >project/provisions/every-duty.yaml
	for day in $(sed -n 1p wanted | tr -s ' ' '\n' | grep '^[0-9]'); do
		"$REGC" dump provision:made-up/terms/every-duty --as-of "$day" project >page.xml 2>said || { cat said >&2; exit 1; }
		awk -v provision=x -f "$tests/asof/force.awk" page.xml | sed "s/^/$day /"
	done >now
	awk -v least="$2" -f "$here/cells.awk" wanted now >cells && status=0 || status=1
	grep -v ' is ' cells >>"$TABLE"
	[ $status = 0 ] && return
	echo "in which force the law stands, where it differs from tests/library/$1:"
	grep ' is ' cells
	bad=1
}
bad=0
check force 180
check force-ai-act 10
exit $bad
