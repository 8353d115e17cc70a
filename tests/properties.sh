#!/bin/sh
# Properties that hold for any project, over random ones: the order of files and of keys changes
# nothing; check and build say the same; what is not known never gives another definite answer than
# what is known later; and counts by state add up to what they are of. SEED and ROUNDS can be set;
# SEED=$(date +%s) looks further.
tests=$(cd "$(dirname "$0")" && pwd)
seed=${SEED:-7} rounds=${ROUNDS:-6}
echo "seed $seed"

# a project of random laws and platforms below the folder `to`
make_project() {
	awk -v seed="$1" -v to="$2" '
	function pick(list,   a, n) { n = split(list, a, "|"); return a[int(rand() * n) + 1] }
	function chance(p) { return rand() < p }
	function day() { return sprintf("%04d-%02d-%02d", 2022 + int(rand() * 6), 1 + int(rand() * 12), 1 + int(rand() * 28)) }
	function date() { return chance(.15) ? pick("\"2025\"|2026-03|unknown|not-before 2026-01-01") : day() }
	function open_file(kind, id) { file = to "/" kind "-" id ".yaml"; printf "%s: %s\n", kind, id >file }
	function put(line) { print line >>file }
	function fact() { return pick("placed-on-market < 2025-06-01|micro-or-small|designated|users in EU >= 45000000|size-class = large|terms-prohibit: x|output-used in EU") }
	function condition() { return chance(.4) ? fact() : fact() " " pick("and|or") " " (chance(.5) ? "not " : "") fact() }
	BEGIN {
		srand(seed)
		open_file("project", "p"); close(file); system("mv " file " " to "/regc.yaml"); file = to "/regc.yaml"
		put("title: P\nas-of: 2026-06-01")
		open_file("jurisdiction", "EU"); put("title: E\ntype: union")
		open_file("category", "c"); put("title: C\ndefinition: C")
		for (l = 1; l <= 3; l++) {
			open_file("regulation", "law" l)
			put("title: L\ncitation: L\ntype: regulation\njurisdiction: EU\nchecked: 2026-06-01")
			if (chance(.5)) put("reach: [" pick("offered|seat|offered, output-used") "]")
			put("history:\n  - event: adopted\n    on: 2021-01-01\n  - event: applies\n    on: " date())
			put("roles:\n  - role: narrow\n    title: N\n    is-a: [middle]\n  - role: middle\n    title: M\n    is-a: [wide]\n  - role: wide\n    title: W\n  - role: other\n    title: O\n    held-by: business-user")
			put("obligations:")
			for (o = 1; o <= 4; o++) {
				put("  - obligation: o" o "\n    title: O\n    citation: O\n    deontic: " pick("obligation|prohibition") "\n    duty: D\n    confidence: high")
				put("    binds: [" pick("narrow|middle|wide|other|user|wide, business-user") "]")
				if (chance(.5)) put("    when: \"" condition() "\"")
				if (chance(.3)) put("    exceptions:\n      - when: \"" condition() "\"\n        effect: E")
				if (chance(.3)) put("    grace:\n      - until: " day() "\n        when: \"" condition() "\"\n        by: G")
				put("    enforcement:\n      - authority: A\n        sanction:\n          type: fine\n          amount: EUR " int(rand() * 40) "000000")
				put("    contract:\n      effect: " pick("not-shiftable|partly|void-by-statute") "\n      basis: statute")
				put("    evidenced-in: [" pick("terms|product") "]")
			}
			put("sources:\n  - class: official")
		}
		for (p = 1; p <= 4; p++) {
			open_file("platform", "p" p)
			put("title: P\nservice-kind: hosting")
			if (chance(.7)) put("seat: EU")
			if (chance(.7)) put("offered: [EU]")
			roles = ""
			for (l = 1; l <= 3; l++) if (chance(.7)) {
				roles = roles "  - role: law" l "/" pick("narrow|middle|wide|other") "\n    confidence: high\n"
				if (chance(.2)) roles = roles "    holds: false\n"
				if (chance(.2)) roles = roles "    from: " day() "\n"
				roles = roles "    sources:\n      - class: official\n"
			}
			if (roles) { sub(/\n$/, "", roles); put("roles:\n" roles) }
			facts = ""
			n = split("placed-on-market|designated|size-class|terms-prohibit", names, "|")
			for (f = 1; f <= n; f++) if (chance(.6)) {
				value = names[f] == "size-class" ? pick("micro|small|large") : names[f] == "terms-prohibit" ? pick("x|y") : date()
				gsub(/"/, "", value)
				facts = facts "  - fact: " names[f] "\n    value: \"" value "\"\n    confidence: high\n    sources:\n      - class: official\n"
			}
			if (chance(.6)) facts = facts "  - fact: users\n    in: EU\n    value: \"" int(rand() * 90) "000000\"\n    confidence: high\n    sources:\n      - class: official\n"
			if (facts) { sub(/\n$/, "", facts); put("facts:\n" facts) }
			open_file("document", "d" p)
			put("platform: p" p "\ntitle: D\ntype: Terms\nsources:\n  - class: official")
			if (chance(.7)) put("governs: [EU]")
			if (chance(.7)) put("user-classes: [" pick("consumer|business|consumer, business") "]")
			open_file("provision", "v" p)
			put("document: p" p "/d" p "\ntitle: V\ncategories: [c]\nbasis: inferred\nsummary: S\nsources:\n  - class: official\nmappings:")
			for (l = 1; l <= 3; l++) for (o = 1; o <= 4; o++)
				put("  - obligation: law" l "/o" o "\n    relation: " pick("shifts|contrary|supports|bears-on") "\n    rationale: R\n    confidence: high\n    method: human\n    status: draft")
		}
	}' </dev/null
	cp "$tests/sample/ratings/exposure.yaml" "$2/"
}

# the keys after the first in another order, and other file names
shuffle() {
	for f in "$1"/*.yaml; do
		name=${f##*/}
		case $name in regc.yaml) ;; *) name=$(printf %s "$name" | cksum | cut -d' ' -f1).yaml ;; esac
		awk -v seed="$2" 'BEGIN { srand(seed) } /^[^ #]/ { n++ } { block[n] = block[n] $0 "\n" }
		END { printf "%s", block[1]; for (i = n; i > 1; i--) { k = 2 + int(rand() * (i - 1)); t = block[i]; block[i] = block[k]; block[k] = t; printf "%s", block[i] } }' "$f" >"$3/$name"
	done
}

# some facts, roles or reaches left out
forget() {
	for f in "$1"/*.yaml; do
		awk -v seed="$2" 'BEGIN { srand(seed) } /^[^ #]/ { n++ } { block[n] = block[n] $0 "\n" }
		END { for (i = 1; i <= n; i++) if (!(block[i] ~ /^(facts|roles|offered|governs|user-classes|seat):/ && block[1] !~ /^regulation/ && rand() < .5)) printf "%s", block[i] }' "$f" >"$3/${f##*/}"
	done
}

verdicts() { "$REGC" dump --after=analyse "$1" 2>"$1.err" | sed 1d; }
fail() { echo "round $round (SEED=$seed): $1"; exit 1; }

round=0
while [ $((round += 1)) -le "$rounds" ]; do
	rm -rf a b c out && mkdir a b c
	make_project $((seed + round)) a
	"$REGC" check a >said 2>&1; checked=$?
	"$REGC" build -q -o out a >said2 2>&1; built=$?
	[ $checked -eq $built ] || { cat said said2; fail "check ends with $checked and build with $built"; }
	[ $checked -eq 0 ] || { cat said; fail "the random project has errors"; }
	cmp -s said2 /dev/null || sed '/no findings$/d' said | cmp -s - said2 || { diff said said2; fail "check and build find different things"; }
	shuffle a $((seed + round)) b
	verdicts a >full; verdicts b >shuffled
	[ "$(wc -l <full)" -eq 48 ] || fail "48 verdicts are wanted"
	cmp -s full shuffled || { diff full shuffled; fail "order changes verdicts"; }
	forget a $((seed + round)) c
	verdicts c >less
	paste -d'|' full less | awk -F'|' '{
		n = split($1, a, " "); m = split($2, b, " ")
		if (a[1] a[2] != b[1] b[2]) { print "rows differ: " $0; exit 1 }
		if (b[m - 1] != a[n - 1] && b[m - 1] != "conditional,") { print; exit 1 }
		if (b[m] != a[n] && b[m] != "not-rated") { print; exit 1 }
	}' || fail "knowing less gives another definite answer"
	"$REGC" dump coverage.html a 2>/dev/null | grep -o '<covers [^>]*>' | awk '{
		for (i = 2; i <= NF; i++) { gsub(/[^a-z=0-9-]/, "", $i); split($i, kv, "="); if (kv[1] == "of") of = kv[2]; else sum += kv[2] }
		if (sum != of) { print; exit 1 } sum = 0 }' || fail "coverage does not add up"
done
