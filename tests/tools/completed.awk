# completed.awk WAYS VERDICTS PAGE: whether what PAGE, of the clause of p0, and VERDICTS say of p0 is what VERDICTS say of
# the ways to complete it (completions.awk).
function complain(text) { print duty ": " text; bad = 1 }
function is(c, name, list) { return index("|" list "|", "|" way[c, name] "|") > 0 }
function before(c, name, day) { return way[c, name] != "never" && way[c, name] < day }
# whether a literal holds of a way
function holds(c, l,   code, not_, v) {
	code = l["code"]; not_ = sub(/^if-not\./, "", code); sub(/^if\./, "", code); sub(/^law-/, "", code)
	if (code == "role") v = l["role"] == "apart" || l["role"] == "other" ? is(c, l["role"], "yes") : is(c, "role", l["role"] == "narrow" ? "narrow" : l["role"] == "middle" ? "narrow|middle" : "narrow|middle|wide")
	else if (code == "offered" || code == "governs") v = is(c, code, l["place"] == "N" ? "NO|both" : "EU|both")
	else if (code == "seat") v = is(c, "seat", l["place"] == "N" ? "NO" : "EU")
	else if (code == "user-classes") v = is(c, "classes", "business")
	else if (code == "fact" && l["fact"] == "micro-or-small") v = is(c, "size-class", "micro|small")
	else if (code == "fact" && l["fact"] == "designated") v = before(c, "designated", "2026-06-02")
	else if (code == "fact") v = is(c, l["fact"], "yes")
	else if (code == "fact-in") v = way[c, l["fact"]] + 0 > 0
	else if (code == "fact-before") v = before(c, l["fact"], l["value"])
	else if (code == "fact-until") v = before(c, l["fact"], l["value"] "x")
	else if (code == "fact-from") v = way[c, l["fact"]] != "never" && way[c, l["fact"]] >= l["value"]
	else if (code == "fact-after") v = way[c, l["fact"]] != "never" && way[c, l["fact"]] > l["value"]
	else if (code ~ /^fact-at-least/) v = way[c, l["fact"]] + 0 >= number(l["value"])
	else if (code ~ /^fact-more/) v = way[c, l["fact"]] + 0 > number(l["value"])
	else if (code == "fact-is") v = is(c, l["fact"], l["value"])
	else if (code == "fact-since") v = before(c, l["fact"], l["value"] == "4 months" ? "2026-02-02" : "2026-04-02")
	else complain("a literal that nothing here knows: " code)
	return not_ ? !v : v
}
function number(text) { gsub(/,/, "", text); return text + 0 }
# whether all of a set hold, without the one of that number
function all_hold(c, s, without,   k, f, l) {
	for (k = 1; k <= size[s]; k++) {
		if (k == without) continue
		for (f in fields) l[fields[f]] = part[s, k, fields[f]]
		if (!holds(c, l)) return 0
	}
	return 1
}
# the result that a set leads to does come out, and would not without any of its parts
function check_set(s, result,   c, k, some, spare) {
	for (c in result_of_way) if (all_hold(c, s, 0)) {
		some = 1
		if (got[duty, c] != result) complain("a set that leads to " result " leads to " got[duty, c] " for " c)
	}
	if (!some) complain("a set that holds of no way")
	for (k = 1; k <= size[s]; k++) {
		spare = 1
		for (c in result_of_way) if (all_hold(c, s, k) && got[duty, c] != result) spare = 0
		if (spare) complain("a set for " result " has more than it needs")
	}
}
function check_sets(first, last, result,   c, s, covered) {
	for (s = first; s <= last; s++) check_set(s, result)
	for (c in result_of_way) if (got[duty, c] == result) {
		covered = 0
		for (s = first; s <= last; s++) covered = covered || all_hold(c, s, 0)
		if (!covered) complain("no set for " result " holds of " c)
	}
}
function text() { gsub(/ *<[^>]*>/, ""); return $0 }
function value_of(name) { match($0, name "=\"[^\"]*\""); return substr($0, RSTART + length(name) + 2, RLENGTH - length(name) - 3) }
FNR == 1 { nth++ }
nth == 1 { result_of_way[$1] = 1; for (i = 2; i <= NF; i++) { split($i, kv, "="); way[$1, kv[1]] = kv[2] }; next }
nth == 2 && FNR > 1 {
	match($0, /\([^()]*\)$/); how = substr($0, RSTART + 1, RLENGTH - 2)
	split($0, w, " "); split(w[1], whose, "/"); band = substr($0, 1, RSTART - 2); sub(/.* /, "", band)
	got[w[2], whose[1]] = band == "not-rated" ? how : band " " how
	if (whose[1] == "p0") asked[w[2]] = 1
	next
}
nth == 2 { next }
nth == 3 && FNR == 1 {
	split("code role fact place value", fields, " ")
	for (duty in asked) {
		split("", seen)
		could = got[duty, "p0"]
		counted[could ~ /^conditional/ ? "conditional" : "decided"]++
		if (could ~ /^open/) { complain("open"); continue }
		if (could ~ /^conditional: /) could = substr(could, 14)
		n = split(could, r, ", ")
		for (c in result_of_way) { seen[got[duty, c]] = 1; if (got[duty, c] ~ /^(conditional|open)/) complain(c " is not decided: " got[duty, c]) }
		for (s in seen) { found = 0; for (i = 1; i <= n; i++) found = found || r[i] == s; if (!found) complain(s " comes out, and only " could " is said") }
		for (i = 1; i <= n; i++) if (!(r[i] in seen)) complain(r[i] " is said, and does not come out")
		highest[duty] = r[1]
	}
}
/<outcome[ >]/ { on = 1; duty = "" }
on && !duty && /<obligation ref=/ { duty = value_of("ref"); sub(/^obligation:/, "", duty) }
/<conditional beyond=/ { nsets = 0; split("", size); conditional = 1; last_highest = 0 }
!conditional { next }
/<\/highest>/ { last_highest = nsets }
/<set>/ { size[++nsets] = 0 }
/<\/nothing>/ { nothing = 1 }
/<reason / && !/<\/reason/ && !in_because { size[nsets]++; part[nsets, size[nsets], "code"] = value_of("code") }
/<because>/ { in_because = 1 }
/<arg name=/ { arg = value_of("name") }
/<value/ && arg && !in_because { part[nsets, size[nsets], arg] = arg == "role" ? substr(value_of("ref"), length("role:law/") + 1) : text(); arg = "" }
/<\/conditional>/ {
	conditional = in_because = 0
	check_sets(1, last_highest, highest[duty])
	check_sets(last_highest + 1, nsets, "none")
}
END { if (nth != 3) { print "three files are wanted"; exit 1 } exit bad }
