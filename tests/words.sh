#!/bin/sh
# No computed sentence says what only a court can: not in the catalogue, not in anything made of the
# sample, whose authors don't use these words.
tests=$(cd "$(dirname "$0")" && pwd)
words='illegal|unenforceable|violates?|compliant|guarantees?'
cp -R "$tests/sample" project && (cd project && "$REGC" build -q .) || exit 1
! grep -rniwE "$words" "$tests/sample" || { echo "the sample itself uses them"; exit 1; }
echo 'This term is Illegal.' >probe
grep -qiwE "$words" probe || { echo "the search finds nothing"; exit 1; }
[ -s "$tests/../templates/words.yaml" ] && [ -s project/out/index.html ] || exit 1
! grep -rniwE "$words" "$tests"/../templates/words.yaml project/out
