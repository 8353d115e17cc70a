# shown.awk ENTRIES UNITS STATES: how much of the law was read and is quoted, and where; and that it is as much as promised
function share(n, of) { return sprintf("%d of %d (%.0f %%)", n, of, of ? 100 * n / of : 0) }
function law_of(unit) { sub(/^obligation:/, "regulation:", unit); sub(/\/[^\/]*$/, "", unit); return unit }
function group(place) { return place == "EU" ? "European Union" : place == "US" ? "United States, federal" : place ~ /^US-/ ? "states of the United States" : "elsewhere" }
BEGIN { FS = "\t"; split("European Union|United States, federal|states of the United States|elsewhere", groups, "|") }
FILENAME == ARGV[1] { if ($2 == "sheet" && !($1 in entry)) { entry[$1] = 1; entries++ } if ($2 == "quote") quotes++; next }
FILENAME == ARGV[2] {
	if ($2 == "place") { where[$1] = $3; if ($1 ~ /^authority:/ && $3 ~ /^US-/) bill[$3] = 1 }
	if ($2 == "kind" && $1 ~ /^obligation:/ && !($1 in is)) { is[$1] = $3; list[++n] = $1 }
	if ($2 == "kind" && $3 ~ /^authority-/) authorities++
	if ($2 == "excerpt" && $1 ~ /^obligation:/) { excerpts++; quoted[$1] = 1 }
	if ($2 == "in") captured[$1] = 1
	if ($2 == "read") read[$1] = $3
	next
}
{ state[$1] = $2; evidence[$1] = $4 }
END {
	for (i = 1; i <= n; i++) {
		o = list[i]; place = where[law_of(o)]; g = group(place)
		all[g]++; with_words[g] += o in quoted; held[g] += o in captured; found[g] += evidence[o] ~ /^(verified|recorded)$/
		class[read[o]]++
		if (state[o] == "in-force" || state[o] == "challenged") { if (place ~ /^US-/ && !(place in has)) { has[place] = 1; in_force++ } }
		if (place ~ /^US-/ && !(place in any)) { any[place] = 1; states++ }
		if (g ~ /^(Eur|United)/ && !(o in captured)) missing = missing "\n    " o (o in quoted ? ", second-hand" : "")
	}
	print entries " entries of the sheets, " quotes " quotations; " n " obligations with " excerpts " quotations, " authorities " authorities"
	for (k = 1; k <= 4; k++) { g = groups[k]; print "  " g ": quoted " share(with_words[g], all[g]) ", from a text that is held " share(held[g], all[g]) ", found there " share(found[g], all[g]) }
	printf "  read in: "; for (k = split("official copy transcription secondary memory", w, " "); k >= 1; k--) printf "%s %d  ", w[k], class[w[k]]; print "not said " class[""] + 0
	for (place in bill) if (!(place in any)) { bills++; only = only " " place }
	print "  states of the United States and D.C.: with a law " states " of 51, with law in force " in_force "; with bills or cases only:" only
	print "  of the European Union and federal, not quoted from a text that is held:" missing
	split(groups[1] "|" groups[2], two, "|")
	if (held[two[1]] + held[two[2]] < 0.9 * (all[two[1]] + all[two[2]])) { print "fewer than 90 % of these are quoted from a text that is held"; bad = 1 }
	if (states + bills != 51) { print "some state is not in the map"; bad = 1 }
	exit bad
}
