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

# a condition that can hold in millions of ways is shown as it is written, and none of them is worked out
cp -R "$tests/sample" wide
ways=$(printf ' and (open-model or micro-or-small)%.0s' 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24)
sed -i "s/when: open-model$/when: \"${ways# and }\"/" wide/regulations/media-act.yaml
"$REGC" dump regulations/media-act.html wide >page 2>said || { cat said; fail "the law cannot be shown"; }
grep -q '<when>(open-model or micro-or-small) and' page || fail "the condition is not there"
! grep -q '<text>(open-model' page || fail "its ways are told"
