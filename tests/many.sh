#!/bin/sh
# A site made in shards and merged is the one that one build makes, byte for byte, whatever the order, and also when a shard was
# killed and run again or run twice; what is missing, of another site, or broken is refused by name, and nothing is written.
tests=$(cd "$(dirname "$0")" && pwd)
case $RUN in valgrind*) echo "too slow under $RUN; unit/shard_test reads what is broken"; exit 77 ;; esac
say() { echo "$*"; exit 1; }
shards() { # N PARTS OPTION... PROJECT
	n=$1 parts=$2 && shift 2
	for k in $(seq "$n"); do
		$RUN "$REGC" build -q --shard "$k/$n" --parts "$parts" "$@" 2>said || { cat said; say "shard $k of $n failed"; }
	done
}
refused() { # WHAT DIR...: merging ends with a finding that has these words, and leaves the site as it is
	what=$1 && shift
	cp -R out before
	$RUN "$REGC" merge -q -C project "$@" >said 2>&1 && say "merged, where '$what' was expected"
	tr -s '\n ' ' ' <said | grep -q "$what" || { cat said; say "no word of '$what'"; }
	diff -r before out && rm -rf before || say "a merge that was refused has changed the site"
}
digests() { (cd "$1" && find . -type f -exec sha256sum {} + | sort); }

cp -R "$tests/sample" project && cp -R "$tests/evidence/." project || exit 1
"$REGC" lock -q project >/dev/null 2>&1
"$REGC" build -q --outputs json,csv,paper,feeds,search,coverage,assessment,reasons -o single project 2>said || say "no site to compare with"
for n in 1 4 7; do
	shards $n "in-$n" --outputs json,csv,paper,feeds,search,coverage,assessment,reasons project
	$RUN "$REGC" merge -q -C project --outputs json,csv,paper,feeds,search,coverage,assessment,reasons -o "merged-$n" "in-$n" 2>said ||
		{ cat said; say "the parts of $n shards could not be merged"; }
	diff -r single "merged-$n" || say "the parts of $n shards differ from one build"
done

# the parts in folders of their own, in any order, one of them twice, over the site of another day
mkdir -p far/a far/b far/c && cp -R in-4/shard-1-of-4 in-4/shard-4-of-4 far/a && cp -R in-4/shard-3-of-4 far/b &&
	cp -R in-4/shard-3-of-4 far/c || exit 1
"$REGC" build -q --as-of 2026-02-03 -o merged project 2>said || exit 1
$RUN "$REGC" merge -q -C project --outputs json,csv,paper,feeds,search,coverage,assessment,reasons -o merged \
	far/c in-4/shard-2-of-4/ far/b far/a 2>said || { cat said; say "not merged"; }
diff -r single merged || say "parts from several folders give another site"

# again, and killed at any moment and then again
digests in-4 >were
shards 4 in-4 --outputs json,csv,paper,feeds,search,coverage,assessment,reasons project
digests in-4 | diff were - || say "a shard that is run twice leaves another part"
for wait in 0.05 0.2 0.4; do
	rm -rf in-4/shard-3-of-4
	"$REGC" build -q --shard 3/4 --parts in-4 --outputs json,csv,paper,feeds,search,coverage,assessment,reasons project 2>/dev/null &
	sleep $wait
	kill -9 $! 2>/dev/null
	wait $! 2>/dev/null && break
	until $RUN "$REGC" build -q --shard 3/4 --parts in-4 --outputs json,csv,paper,feeds,search,coverage,assessment,reasons project 2>said; do
		grep -q RG9005 said || { cat said; say "killed after $wait s, the shard cannot be run again"; }
		sleep 0.05 # its workers may outlive it, and hold the lock
	done
	digests in-4 | diff were - || say "killed after $wait s and run again, a shard leaves another part"
done

# from here on the usual outputs
rm -rf in-* far merged* project && cp -R "$tests/sample" project
"$REGC" build -q -o out project && shards 3 parts project || exit 1
$RUN "$REGC" merge -C project -o new parts 2>said && diff -r out new || say "not the same"
grep -q ' written, 0 removed' said || { cat said; say "a merge does not say what it did"; }

cp -R parts kept
again() { rm -rf parts && cp -R kept parts; }
rm -r parts/shard-2-of-3
refused 'the part of shard 2 of 3 is missing' parts
rm parts/shard-3-of-3/part
refused 'the part of shard 3 of 3 is missing' parts
rm -r parts/*
refused 'no shard left a part in parts' parts
refused 'cannot read nowhere' nowhere
again && mv parts/shard-2-of-3 parts/shard-2-of-4
refused 'one of 3 parts, and parts/shard-2-of-4 one of 4' parts
again && rm -r parts/shard-2-of-3 && cp -R parts/shard-1-of-3 parts/shard-2-of-3
refused 'parts/shard-2-of-3/part is not what the shard wrote' parts

# of another day, audience, set of outputs, scenario, project, template
foreign() { # WHAT OPTION...
	what=$1 && shift && again
	"$REGC" build -q --shard 2/3 --parts parts "$@" 2>said || say "no part of another site: $*"
	refused "$what" parts
	grep -q 'parts/shard-2-of-3 is a part of another site' said || { cat said; say "which part is it?"; }
}
cp -R project other && sed 's/^title: .*/title: Another name/' project/regc.yaml >other/regc.yaml
cp -R project templated && mkdir -p templated/templates &&
	printf '%s\n' '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:import href="regc:about.xsl"/></xsl:stylesheet>' \
		>templated/templates/about.xsl || exit 1
foreign 'for another day: 2026-02-03, not ' --as-of 2026-02-03 project
foreign 'for another audience: internal, not public' --audience internal project
foreign 'with other outputs: csv, not json,csv,feeds,search,coverage,assessment,reasons' --outputs csv project
foreign 'from other sources' other
foreign 'with other templates' templated
"$REGC" build -q --as-of 2026-01-15 -o earlier project &&
	foreign 'compared with another edition' --previous earlier project

# changed since
broken() { # FILE
	printf ' ' | dd of="parts/shard-2-of-3/$1" conv=notrunc 2>/dev/null bs=1 seek=300 || exit 1
	refused "parts/shard-2-of-3/$1 is not what the shard wrote" parts
}
page=$(cd kept/shard-2-of-3 && find . -name '*.html' -size +1k | sort | sed -n '1s,^\./,,p')
for file in "$page" part data/clauses.csv; do again && broken "$file"; done
again && : >parts/shard-2-of-3/part
refused 'parts/shard-2-of-3/part is not what the shard wrote' parts
again && head -c 1000 kept/shard-2-of-3/part >parts/shard-2-of-3/part
refused 'parts/shard-2-of-3/part is not what the shard wrote' parts
# with a digest that goes with it, another path in the index
bytes() { awk 'BEGIN { RS = "[^0-9a-f]+" } NR == 1 { for (i = 1; i < 64; i += 2) printf "%c", 16 * d(i) + d(i + 1) }
	function d(i) { return index("0123456789abcdef", substr($0, i, 1)) - 1 }'; }
for path in ../../etc/passwd /etc/passwd; do
	again && tail -c +45 kept/shard-2-of-3/part | sed "s,$page,$(printf '%s' "$path$page" | cut -c "1-${#page}")," >rest &&
		{ printf 'regc part 1\n' && sha256sum rest | bytes && cat rest; } >parts/shard-2-of-3/part || exit 1
	refused 'parts/shard-2-of-3/[^ ]* is not what the shard wrote' parts
done
again && rm "parts/shard-2-of-3/$page" && ln -s "$PWD/kept/shard-2-of-3/$page" "parts/shard-2-of-3/$page"
refused "cannot read parts/shard-2-of-3/$page" parts
rm "parts/shard-2-of-3/$page"
refused "cannot read parts/shard-2-of-3/$page: No such file" parts

# the folder of a part and that of a site are not taken for each other
"$REGC" build -q -o kept/shard-1-of-3 project >said 2>&1 && say "a site was built over a part"
grep -q 'contains the part of a shard' said || { cat said; exit 1; }
mkdir at && cp -R out at/shard-1-of-3
"$REGC" build -q --shard 1/3 --parts at project >said 2>&1 && say "a part was left in a site"
grep -q 'contains a site' said || { cat said; exit 1; }
