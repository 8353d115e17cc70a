# completions.awk: a random law and a platform p0 of which some facts are not recorded, below the folder `to`; and a
# platform c1, c2 … for each way in which those facts may be. Prints a line "c1 offered=yes role=middle …" for each.
function chance(p) { return rand() < p }
function pick(list,   a, n) { n = split(list, a, "|"); return a[int(rand() * n) + 1] }
function open_file(kind, id, name) { if (file) close(file); file = to "/" kind "-" id ".yaml"; gsub(/"/, "", file); printf "%s: %s\n", kind, name ? name : id >file }
function put(line) { print line >>file }
function test() { return pick("placed-on-market < 2025-01-01|placed-on-market >= 2025-06-01|placed-on-market <= 2024-12-31|micro-or-small|size-class = large|size-class != micro|users in EU >= 45000000|users in EU > 1000000|users in EU|designated|law/visitors > 1000|law/open|law/notified < 2026-01-01") }
function condition(   c) {
	c = (chance(.3) ? "not " : "") test()
	if (chance(.4)) c = c " " pick("and|or") " " (chance(.3) ? "not " : "") test()
	gsub(/law\//, "", c)
	return c
}
function entry(fact, value, in_place) {
	facts = facts "  - fact: " fact "\n" (in_place ? "    in: " in_place "\n" : "") "    value: \"" value "\"\n    confidence: high\n    sources:\n      - class: official\n"
}
function role(name, holds) { roles = roles "  - role: law/" name "\n" (holds ? "" : "    holds: false\n") "    confidence: high\n    sources:\n      - class: official\n" }
# the places where the law holds: both by a group of them, one, or none
function scope(where) {
	if (where == "both") return "  in: [EEA]"
	return "  in: [\"" (where == "none" ? "US" : where) "\"]\n  except: [" (where == "none" ? "EU, \"NO\"" : where == "EU" ? "\"NO\"" : "EU") "]"
}
# a platform, its document and clause; v: the value of each variable, or none where it is not recorded
function put_platform(id, v,   o) {
	facts = roles = ""
	open_file("platform", id)
	put("title: P\nservice-kind: hosting")
	if (v["seat"]) put("seat: \"" v["seat"] "\"")
	if (v["offered"]) put("offered:\n" scope(v["offered"]))
	if (v["role"] == "narrow") role("narrow", 1)
	if (v["role"] == "middle") { role("middle", 1); role("narrow", 0) }
	if (v["role"] == "wide") { role("wide", 1); role("middle", 0) }
	if (v["role"] == "none") role("wide", 0)
	if (v["apart"]) role("apart", v["apart"] == "yes")
	if (v["other"]) role("other", v["other"] == "yes")
	if (roles) { sub(/\n$/, "", roles); put("roles:\n" roles) }
	if (v["placed-on-market"]) entry("placed-on-market", v["placed-on-market"])
	if (v["size-class"]) entry("size-class", v["size-class"])
	if (v["users"] != "") entry("users", v["users"], "EU")
	if (v["designated"]) entry("designated", v["designated"])
	if (v["open"]) entry("law/open", v["open"])
	if (v["visitors"]) entry("law/visitors", v["visitors"])
	if (v["notified"]) entry("law/notified", v["notified"])
	if (facts) { sub(/\n$/, "", facts); put("facts:\n" facts) }
	open_file("document", id, "d")
	print "platform: " id "\ntitle: D\ntype: Terms\nsources:\n  - class: official" >file
	if (v["governs"]) put("governs:\n" scope(v["governs"]))
	if (v["classes"]) put("user-classes: [" v["classes"] "]")
	open_file("provision", id, "v")
	print "document: " id "/d\ntitle: V\ncategories: [c]\nbasis: inferred\nsummary: S\nsources:\n  - class: official\nmappings:" >file
	for (o = 1; o <= duties; o++) put("  - obligation: law/o" o "\n    relation: " relation[o] "\n    rationale: R\n    confidence: high\n    method: human\n    status: draft")
}
# the ways, one variable after the other
function each_way(i,   a, n, k) {
	if (i > unknowns) {
		line = "c" ++ways
		for (name in values) line = line " " name "=" now[name]
		print line
		put_platform("c" ways, now)
		return
	}
	n = split(values[unknown[i]], a, "|")
	for (k = 1; k <= n; k++) { now[unknown[i]] = a[k]; each_way(i + 1) }
}
BEGIN {
	srand(seed)
	file = to "/regc.yaml"; printf "project: p\ntitle: P\nas-of: 2026-06-01\n" >file
	open_file("jurisdiction", "EEA"); put("title: A\ntype: union")
	open_file("jurisdiction", "EU"); put("title: E\ntype: union\nwithin: [EEA]")
	open_file("jurisdiction", "\"NO\""); put("title: N\ntype: country\nwithin: [EEA]")
	open_file("jurisdiction", "US"); put("title: U\ntype: country")
	open_file("category", "c"); put("title: C\ndefinition: C")
	open_file("regulation", "law")
	put("title: L\ncitation: L\ntype: regulation\njurisdiction: EU\nchecked: 2026-06-01")
	if (chance(.3)) { put("extends-to: [\"NO\"]"); put("reach: [" pick("offered|seat|offered, seat") "]") }
	else put("reach: [" pick("offered|seat|offered, seat|offered, user-located") "]")
	put("history:\n  - event: adopted\n    on: 2021-01-01\n  - event: applies\n    on: 2022-01-01")
	put("facts:\n  - fact: open\n    title: Is it open?\n    type: yes-no\n  - fact: visitors\n    title: How many visitors?\n    type: number\n  - fact: notified\n    title: When was it notified?\n    type: date")
	put("roles:\n  - role: narrow\n    title: N\n    is-a: [middle]\n  - role: middle\n    title: M\n    is-a: [wide]\n  - role: wide\n    title: W\n  - role: apart\n    title: A\n  - role: other\n    title: O\n    held-by: business-user")
	put("obligations:")
	duties = 8
	for (o = 1; o <= duties; o++) {
		put("  - obligation: o" o "\n    title: O\n    citation: O\n    deontic: " pick("obligation|prohibition") "\n    duty: D\n    confidence: high")
		put("    binds: [" pick("narrow|middle|wide|other|user|wide, business-user|narrow, apart|middle, user|other, user|apart, other") "]")
		if (chance(.5)) put("    when: \"" condition() "\"")
		if (chance(.3)) put("    exceptions:\n      - when: \"" condition() "\"\n        effect: E")
		if (chance(.2)) put("    history:\n      - event: applies\n        on: notified + 4 months")
		else if (chance(.2)) put("    history:\n      - event: repealed\n        on: notified + 2 months")
		if (chance(.2)) put("    grace:\n      - until: 2026-12-01\n        when: \"" condition() "\"\n        by: G")
		put("    enforcement:\n      - authority: A\n        sanction:\n          type: fine\n          amount: EUR " int(rand() * 40) "000000")
		if (chance(.3)) put("    contract:\n      effect: conditional\n      when: \"" condition() "\"\n      basis: statute")
		else put("    contract:\n      effect: " pick("not-shiftable|partly|void-by-statute") "\n      basis: statute")
		put("    evidenced-in: [terms]")
		relation[o] = pick("shifts|shifts|contrary|supports|bears-on")
	}
	put("sources:\n  - class: official")
	values["offered"] = values["governs"] = "EU|NO|both|none"; values["seat"] = "EU|NO|US"; values["role"] = "narrow|middle|wide|none"; values["apart"] = values["other"] = "yes|no"
	values["placed-on-market"] = "2024-06-01|2025-03-01|2025-09-01|never"; values["size-class"] = "micro|small|medium|large"
	values["users"] = "0|500000|2000000|50000000"; values["designated"] = "2024-01-01|never"; values["open"] = "yes|no"
	values["visitors"] = "10|5000"; values["notified"] = "2025-10-01|2026-01-15|2026-03-15|2026-05-01|never"
	values["classes"] = "consumer|business"
	n = split("offered|seat|role|apart|other|placed-on-market|size-class|users|designated|open|visitors|notified|governs|classes", names, "|")
	# some are recorded of all, some of none but the ways
	size = 1
	for (i = 1; i <= n; i++) { k = i + int(rand() * (n - i + 1)); t = names[i]; names[i] = names[k]; names[k] = t }
	for (i = 1; i <= n; i++) {
		k = split(values[names[i]], a, "|")
		if (unknowns < 5 && size * k <= 96) { unknown[++unknowns] = names[i]; size *= k; base[names[i]] = "" }
		else base[names[i]] = now[names[i]] = a[int(rand() * k) + 1]
	}
	put_platform("p0", base)
	each_way(1)
}
