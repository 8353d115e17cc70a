#!/bin/sh
# Properties that hold for any project, over random ones: the order of files, of keys and of events, graces, wordings
# and rulings changes nothing; check and build say the same; what is not known never gives another definite answer than
# what is known later; no output as of a day has a word of what was adopted later; and counts by state add up to what
# they are of. SEED and ROUNDS can be set; SEED=$(date +%s) looks further.
tests=$(cd "$(dirname "$0")" && pwd)
seed=${SEED:-7} rounds=${ROUNDS:-6}
echo "seed $seed"

# a project of random laws and platforms below the folder `to`; with `back` the lists of dated parts in reverse order
make_project() {
	awk -v seed="$1" -v to="$2" -v back="$3" '
	function pick(list,   a, n) { n = split(list, a, "|"); return a[int(rand() * n) + 1] }
	function chance(p) { return rand() < p }
	function day() { return sprintf("%04d-%02d-%02d", 2022 + int(rand() * 6), 1 + int(rand() * 12), 1 + int(rand() * 28)) }
	function date() { return chance(.15) ? pick("\"2025\"|2026-03|unknown|not-before 2026-01-01") : day() }
	function open_file(kind, id) { file = to "/" kind "-" id ".yaml"; printf "%s: %s\n", kind, id >file }
	function put(line) { print line >>file }
	function fact() { return pick("placed-on-market < 2025-06-01|micro-or-small|designated|users in EU >= 45000000|size-class = large|terms-prohibit: x|output-used in EU") }
	function condition() { return chance(.4) ? fact() : fact() " " pick("and|or") " " (chance(.5) ? "not " : "") fact() }
	# a decision of a random day, not after d: when it was adopted, and a word that nobody can know before
	function decided(d) {
		act = day()
		if (d !~ /^....-..-..$/) act = "2021-06-01"; else if (act > d) act = d
		return "        adopted: " act "\n        by: canary-" act "-" ++acts
	}
	function take(text) { items[++taken] = text }
	function put_items(key,   i) {
		if (taken) put("    " key ":")
		for (i = 1; i <= taken; i++) put("      - " items[back ? taken + 1 - i : i])
		taken = 0
	}
	# starts, ends, graces, wordings and rulings, each by an act of its own
	function put_dated(   n, d) {
		for (n = int(rand() * 3); n > 0; n--) { d = date(); take("event: " pick("applies|in-force") "\n        on: " d "\n" decided(d)) }
		if (chance(.3)) { d = day(); take("event: repealed\n        on: " d "\n" decided(d)) }
		if (chance(.3)) { d = day(); take("event: expired\n        on: " d "\n" decided(d)) }
		if (chance(.2)) { d = day(); take("event: sunset-removed\n        on: " d "\n" decided(d)) }
		if (chance(.2)) { d = day(); take("event: amended\n        on: " d "\n" decided(d)) }
		put_items("history")
		for (n = int(rand() * 3); n > 0; n--) { d = day(); take("until: " d "\n" (chance(.5) ? "        when: \"" condition() "\"\n" : "") decided(d)) }
		put_items("grace")
		if (chance(.4)) take("until: " (d = day()) "\n        by: First words\n        duty: D1\n        ended:\n    " deeper(decided(d)))
		if (chance(.3)) { d = day(); take("from: " d "\n" decided(d) "\n        duty: canary-" act "-duty" acts "\n        title: canary-" act "-title" acts "\n        when: \"" pick("always|designated") "\"") }
		put_items("versions")
		for (n = int(rand() * 3); n > 0; n--) { d = day(); take("type: " pick("stay|injunction|challenge|invalidation") "\n        court: canary-" d "-court" ++acts "\n        case: C\n        from: " d) }
		put_items("impediments")
	}
	function deeper(text) { gsub(/\n/, "\n    ", text); return text }
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
				put_dated()
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

# some days known less exactly
blur() {
	for f in "$1"/*.yaml; do
		awk -v seed="$2" 'BEGIN { srand(seed) } /^ +(adopted|on|until): [0-9]/ && !court && rand() < .3 { sub(/-[0-9][0-9]$/, ""); if (/adopted/) sub(/-[0-9][0-9]$/, "") }
		/^    impediments:/ { court = 1 } /^    [a-z]/ && !/impediments/ { court = 0 } { print }' "$f" >"$3/${f##*/}"
	done
}

verdicts() { "$REGC" dump --after=analyse "$1" 2>"$1.err" | sed 1d; }
# What is decided with less known is decided in the same way with more, and what comes out with more is among what could.
compare() {
	paste -d'|' "$1" "$2" | awk -F'|' '
	# "... EU active, high (platform)": the flag, what came out, and how it stands
	function take(text, of) {
		match(text, / \([^()]*\)$/)
		of["how"] = substr(text, RSTART + 2, RLENGTH - 3)
		text = substr(text, 1, RSTART - 1)
		n = split(text, w, " ")
		of["key"] = w[1] w[2]; of["flag"] = w[n - 1]; of["band"] = w[n]
		of["result"] = of["band"] == "not-rated" ? of["how"] : of["band"] " " of["how"]
	}
	{
		take($1, a); take($2, b)
		if (a["key"] != b["key"]) { print "rows differ: " $0; exit 1 }
		# that a court has stopped it is said first, also where it is not known whether it applies at all
		if (b["flag"] != a["flag"] && b["flag"] != "conditional," && !(b["flag"] == "challenged," && a["flag"] == "none,")) { print; exit 1 }
		if (b["how"] ~ /^conditional: /) {
			could = substr(b["how"], 14)
			n = split(a["result"] ~ /^conditional: / ? substr(a["result"], 14) : a["result"], r, ", ")
			for (i = 1; i <= n; i++) if (r[i] != "unratable" && index(", " could ",", ", " r[i] ",") == 0) { print "not among what could come out: " $0; exit 1 }
		} else if (b["how"] != "open" && b["result"] != a["result"]) { print; exit 1 }
	}' || fail "$3"
}
fail() { echo "round $round (SEED=$seed): $1"; exit 1; }

round=0
while [ $((round += 1)) -le "$rounds" ]; do
	rm -rf a b c d e out && mkdir a b c d e
	make_project $((seed + round)) a
	"$REGC" check a >said 2>&1; checked=$?
	"$REGC" build -q -o out a >said2 2>&1; built=$?
	[ $checked -eq $built ] || { cat said said2; fail "check ends with $checked and build with $built"; }
	[ $checked -eq 0 ] || { cat said; fail "the random project has errors"; }
	cmp -s said2 /dev/null || sed '/no findings$/d; /no errors$/d' said | cmp -s - said2 || { diff said said2; fail "check and build find different things"; }
	shuffle a $((seed + round)) b
	verdicts a >full; verdicts b >shuffled
	[ "$(wc -l <full)" -eq 48 ] || fail "48 verdicts are wanted"
	cmp -s full shuffled || { diff full shuffled; fail "order changes verdicts"; }
	make_project $((seed + round)) d 1
	verdicts d >turned
	cmp -s full turned || { diff full turned; fail "the order of events changes verdicts"; }
	for law in law1 law2 law3; do
		for project in a d; do "$REGC" dump "regulation:$law" $project 2>/dev/null | grep -v '<sha256>\|<edition>\|line="' >$project.page; done
		cmp -s a.page d.page || { diff a.page d.page | head -20; fail "the order of events changes the page of $law"; }
	done
	forget a $((seed + round)) c
	verdicts c >less
	compare full less "knowing fewer facts gives another definite answer"
	blur a $((seed + round)) e
	verdicts e >less
	compare full less "knowing days less exactly gives another definite answer"
	for day in 2023-06-01 2025-01-01; do
		"$REGC" build -q --as-of $day -o out a 2>/dev/null || fail "cannot be built as of $day"
		grep -rhoE 'canary-[0-9-]+-[a-z0-9]+' out | awk -v day=$day 'substr($0, 8, 10) > day' | sort -u >later
		[ ! -s later ] || { head -5 later; fail "words of later acts as of $day"; }
	done
	"$REGC" dump coverage.html a 2>/dev/null | grep -o '<covers [^>]*>' | awk '{
		for (i = 2; i <= NF; i++) { gsub(/[^a-z=0-9-]/, "", $i); split($i, kv, "="); if (kv[1] == "of") of = kv[2]; else sum += kv[2] }
		if (sum != of) { print; exit 1 } sum = 0 }' || fail "coverage does not add up"
done
