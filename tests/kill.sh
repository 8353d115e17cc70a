#!/bin/sh
# Kills a build over an old site at random moments; after the next command the folder is the old
# site or the new one, never a mixture, and nothing is left over. The first is killed at once. KILLS=100 for the full one.
tests=$(cd "$(dirname "$0")" && pwd)
KILLS=${KILLS:-12} SEED=${SEED:-$$}
echo "SEED=$SEED KILLS=$KILLS"
cp -R "$tests/sample" project && cd project || exit 1
i=0
while [ $((i += 1)) -le 20 ]; do
	sed "s/^provision: .*/provision: labels-$i/" provisions/alpha-labels.yaml >"provisions/alpha-labels-$i.yaml"
done
"$REGC" build -q . && mv out ../old || exit 1
# the new site: other words on every page, some pages more, some fewer
sed 's/^title: .*/title: Another name/' regc.yaml >x && mv x regc.yaml
rm provisions/alpha-labels-1*.yaml
for i in 71 72 73 74 75; do
	sed "s/^provision: .*/provision: labels-$i/" provisions/alpha-labels.yaml >"provisions/alpha-labels-$i.yaml"
done
"$REGC" build -q . && cp -R out ../new && ! diff -qr ../old ../new >/dev/null || exit 1
rm -rf out && cp -R ../old out
start=$(date +%s%N) && "$REGC" build -q . && took=$((($(date +%s%N) - start) / 1000000))
was_old=0 was_new=0
for wait in $(awk -v seed="$SEED" -v n="$KILLS" -v took="$took" \
	'BEGIN { srand(seed); print 0; while (n-- > 0) printf "%.4f\n", rand() * took * 1.1 / 1000 }'); do
	before=../old
	if [ $((i += 1)) -gt 24 ]; then # every few times there was no site
		i=21 before=../none
		rm -rf ../none && mkdir ../none
	fi
	rm -rf out && cp -R $before out
	"$REGC" build -q . 2>/dev/null &
	pid=$!
	sleep "$wait"
	kill -9 $pid 2>/dev/null
	wait $pid 2>/dev/null
	until "$REGC" check -q . 2>said; do # its workers may outlive it, and hold the lock
		grep -q RG9005 said || { cat said; echo "after $wait s: check fails"; exit 1; }
		sleep 0.05
	done
	if diff -r $before out >differs-old; then was_old=$((was_old + 1))
	elif diff -r ../new out >differs-new; then was_new=$((was_new + 1))
	else echo "killed after $wait s of ${took} ms: neither the old site nor the new one"; cat differs-new; exit 1; fi
	if [ -e out/.regc-build ]; then echo "killed after $wait s: something is left over"; ls -R out/.regc-build; exit 1; fi
done
echo "$was_old times the old site, $was_new times the new one"
[ $was_old -gt 0 ] || { echo "no build was killed in time"; exit 1; }
