#!/bin/sh
# After any edit an updated compilation says what a fresh one says: random edits of a small project whose files, rating,
# law, locks and project file are changed, broken, mended, added, deleted and renamed (tools/update.c).
# SEED, ROUNDS and EDITS can be set; SEED=$(date +%s) looks further.
tests=$(cd "$(dirname "$0")" && pwd)
seed=${SEED:-7} rounds=${ROUNDS:-6} edits=${EDITS:-50}
mkdir whole && cp -R "$tests"/sample/. "$tests"/evidence/. "$tests"/quoted/. whole || exit 1
"$REGC" lock -q whole >/dev/null 2>&1
"$REGC" check -q whole >/dev/null 2>&1 || { echo "the project to begin with has errors"; exit 1; }
while [ "$rounds" -gt 0 ]; do
	rm -rf project && cp -R whole project
	$RUN "$BUILD/tests/update" project "$seed" "$edits" || exit 1
	seed=$((seed + 1)) rounds=$((rounds - 1))
done
