#!/bin/sh
# What several threads read, link, check and judge comes out as from one: a map with enough clauses for three, seen in its report, its
# assessment and its tables, and then in what is said of it once dates, versions and references in it are wrong.
case $RUN in valgrind*) echo "too slow under $RUN"; exit 77 ;; esac
"$BUILD/bench/generate" 320 map >/dev/null || exit 1
for jobs in 1 4; do
	$RUN "$REGC" build -q --no-cache --outputs csv -j $jobs -o "of-$jobs" map || exit 1
done
diff -r of-1 of-4 || exit 1

# what is found with so many threads, in both ways; it must name the codes
compare() {
	for jobs in 1 4; do
		$RUN "$REGC" check --no-cache -j $jobs map 2>"said-$jobs" && { echo "nothing is wrong"; exit 1; }
	done
	for code; do
		grep -q "$code" said-1 || { echo "no $code"; exit 1; }
	done
	diff said-1 said-4 || exit 1
}
find map/provisions -name '*1.yaml' -exec sed -i 's/^version: .*/version: 1999-01-01/; s/on: 2026-06-01, audience/on: 2999-01-01, audience/' {} +
compare RG4050 RG4055
find map/provisions -name '*2.yaml' -exec sed -i 's/obligation: law-/obligation: lax-/' {} +
compare RG3001
find map/provisions -name '*3.yaml' -exec sed -i 's/^basis: .*/basis: hearsay/; s/^locator:/locater:/' {} +
compare RG2001 RG2005
