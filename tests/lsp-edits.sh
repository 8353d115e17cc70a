#!/bin/sh
# The language server says after any edits what a fresh compilation says, and has an answer to any request meanwhile: random edits
# of a small project, sent as an editor sends them (tools/lsp_edits.c). SEED, ROUNDS and EDITS can be set; ROUNDS=20 EDITS=500
# are 10,000 rounds of edits.
tests=$(cd "$(dirname "$0")" && pwd)
seed=${SEED:-7} rounds=${ROUNDS:-3} edits=${EDITS:-40}
[ -z "$RUN" ] || { echo "the server is started by a program that is not run under $RUN"; exit 77; }
mkdir whole && cp -R "$tests"/sample/. "$tests"/evidence/. "$tests"/quoted/. whole || exit 1
"$REGC" lock -q whole >/dev/null 2>&1
"$REGC" check -q whole >/dev/null 2>&1 || { echo "the project to begin with has errors"; exit 1; }
while [ "$rounds" -gt 0 ]; do
	rm -rf project && cp -R whole project
	"$BUILD/tests/lsp_edits" "$REGC" project "$seed" "$edits" || { diff fresh published; exit 1; }
	seed=$((seed + 1)) rounds=$((rounds - 1))
done
