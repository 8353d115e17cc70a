#!/bin/sh
# Law that changes within the horizon marks the mappings under it from the day on which the horizon reaches it, not
# before; and a page that says so is the same on every day of the interval that it prints.
tests=$(cd "$(dirname "$0")" && pwd) bad=0
page=out/provisions/alpha/terms/labels.html law=out/regulations/media-act.html
wrong() { echo "$1"; bad=1; }
build() { "$REGC" build -q "$@" . >said 2>&1 || { cat said; bad=1; }; }
cp -R "$tests/sample" project && cd project || exit 1

# without the amendment of the law as a whole, which is near on all these days
sed -i '/event: amended/,/adopted:/d' regulations/media-act.yaml

# the grace of Art. 1 ends on 2026-12-01, 180 days after 2026-06-04
build --as-of 2026-06-03
! grep -q 'law changes' $page || wrong "marked before the horizon reaches it"
grep -q 'until <time datetime="2026-06-04"' $page || wrong "holds longer than the horizon lets it"
build --as-of 2026-06-04
grep -q 'law changes <time datetime="2026-12-01">on 1 December 2026</time>' $page || wrong "not marked beside the band"
grep -q 'law changes</span> The grace period for .* ends <time datetime="2026-12-01">on 1 December 2026</time> (Art. 9(2))\.' $page || wrong "the event is not named"
[ "$(grep -c 'law changes</span> The grace period for .* ends <time datetime="2026-12-01">on 1 December 2026</time> (Art. 9(2))' $law)" -ge 1 ] ||
	wrong "not marked beside the obligation"
grep -q 'from <time datetime="2026-06-04"' $page || wrong "holds from before the horizon reaches it"

# nothing of it turns on the day while it lies within the interval
build --as-of 2026-07-02
cp $page page && cp $law law && build --as-of 2026-07-09
cmp page $page && cmp law $law || wrong "a page turns on the day"
build --as-of 2026-12-01
! grep -q 'law changes' $page || wrong "marked though it has come"

# the horizon is the project's
echo 'horizon: 30' >>regc.yaml && build
! grep -q 'law changes' $page || wrong "marked beyond the horizon"
sed -i '/^horizon/d' regc.yaml

# amendments: a version that begins, one that ends, and an event that has neither
cp regulations/media-act.yaml whole
sed -i 's/^    duty: Mark media so .*/&\n    versions:\n      - {until: 2026-09-01, by: First words, duty: Mark media., ended: {adopted: 2026-05-01}}\n      - {from: 2026-11-01, by: Third words, adopted: 2026-05-01, duty: Mark all media.}/
s/^checked: .*/  - {event: amended, on: 2026-11-01, by: Third words, adopted: 2026-05-01}\n  - {event: amended, on: 2026-11-15, by: Fourth act, adopted: 2026-05-01}\n&/' regulations/media-act.yaml
build
for said in 'The wording set by First words ends <time datetime="2026-09-01"' \
	'A new wording of the duty applies from <time datetime="2026-11-01">1 November 2026</time> (Third words)' \
	'The law is amended <time datetime="2026-11-15">on 15 November 2026</time> (Fourth act); how the duty reads'; do
	grep -q "$said" $page || wrong "not said: $said"
done
! grep 'A new wording' $page | grep -q 'The law is amended <time datetime="2026-11-01' || wrong "an amendment is said beside its wording"
sed -i 's/adopted: 2026-05-01/adopted: 2026-07-10/' regulations/media-act.yaml && build
! grep -q '<time datetime="2026-11-[0-9]*">[a-zA-Z0-9 ]*</time> (\(Third words\|Fourth act\))' $page || wrong "said before it is adopted"
cp whole regulations/media-act.yaml

# a ruling ends, and a role is bound from a day on
sed -i 's/^        from: 2026-05-01/&\n        until: 2026-08-15\n        ended: {adopted: 2026-05-20}/; s/^      - publisher/      - {role: publisher, from: 2026-09-09}/' regulations/media-act.yaml
build
for said in 'The order of Court of the Union (made up) (C-1/26) ends <time datetime="2026-08-15"' \
	'publisher: bound from <time datetime="2026-09-09"'; do
	grep -q "$said" $page || wrong "not said: $said"
done
exit $bad
