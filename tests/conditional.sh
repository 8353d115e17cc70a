#!/bin/sh
# What regc says of a mapping that is not decided equals what comes of writing the facts down in every way: over random
# small maps of one law and one platform of which some facts are not recorded, with a platform beside it for each way in
# which these may be. The results that can come out are those that come out; a set of what leads to the highest of them
# does so for every platform of which it holds, with nothing in it to spare, and each platform with that result has one of
# the sets; so do the sets with which nothing arises. SEED and ROUNDS can be set: 200 rounds take two minutes.
tests=$(cd "$(dirname "$0")" && pwd)
seed=${SEED:-7} rounds=${ROUNDS:-8} round=0
echo "seed $seed"
fail() { echo "round $round (SEED=$seed): $1"; exit 1; }

while [ $((round += 1)) -le "$rounds" ]; do
	rm -rf map && mkdir map && cp "$tests/sample/ratings/exposure.yaml" map/
	awk -v seed=$((seed * 1000 + round)) -v to=map -f "$tests/tools/completions.awk" </dev/null >ways || fail "no map was made"
	"$REGC" dump --after=analyse map >verdicts 2>said || { cat said; fail "the map has errors"; }
	"$REGC" dump provision:p0/d/v map >page 2>said || { cat said; fail "the page cannot be made"; }
	awk -f "$tests/tools/completed.awk" ways verdicts page || fail "seed $((seed * 1000 + round))"
done
