# The fact sheet against the table, the flat library and the list of excerpts:
#   sheet.awk SHEET TABLE FLAT EXCERPTS UNITS        a line a difference
# Each fact has its line and each line its fact, with the same days, status, classes of source and confidence;
# each address, day and sum of the library stands in the sheet, and what rests on memory says so.
function wrong(s) { print s; bad = 1 }
function fold(s) {
	gsub(/“|”|„/, "\"", s); gsub(/‘|’/, "'", s); gsub(/–|—/, "-", s); gsub(/…/, "...", s); gsub(/[ \t\n]+/, " ", s)
	return s
}
function two(n) { return n < 10 ? "0" n + 0 : n }
# the days of a text, as YYYY-MM-DD, YYYY-MM or YYYY, into days[]; 8.7.2026 and 13 June 2024 too
function days(s,   t, p, v) {
	split("", day)
	t = s
	while (match(t, /[0-9][0-9]?\.[0-9][0-9]?\.[12][0-9][0-9][0-9]/)) {
		v = substr(t, RSTART, RLENGTH); split(v, p, "."); day[p[3] "-" two(p[2]) "-" two(p[1])] = 1; day[p[3] "-" two(p[2])] = 1
		t = substr(t, RSTART + RLENGTH)
	}
	t = s
	while (match(t, /[0-9][0-9]? (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? [12][0-9][0-9][0-9]/)) {
		v = substr(t, RSTART, RLENGTH); split(v, p, " ")
		day[p[3] "-" two((index("JanFebMarAprMayJunJulAugSepOctNovDec", substr(p[2], 1, 3)) + 2) / 3) "-" two(p[1])] = 1
		t = substr(t, RSTART + RLENGTH)
	}
	t = s
	while (match(t, /(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? [12][0-9][0-9][0-9]/)) {
		v = substr(t, RSTART, RLENGTH); split(v, p, " ")
		day[p[2] "-" two((index("JanFebMarAprMayJunJulAugSepOctNovDec", substr(p[1], 1, 3)) + 2) / 3)] = 1
		t = substr(t, RSTART + RLENGTH)
	}
	t = s
	while (match(t, /[12][0-9][0-9][0-9]-[01][0-9](-[0-3][0-9])?/)) {
		v = substr(t, RSTART, RLENGTH); day[v] = 1; day[substr(v, 1, 7)] = 1; t = substr(t, RSTART + RLENGTH)
	}
}
function force_of(status) {
	if (status ~ /^in-force.*challenged/) return "challenged"
	if (status ~ /^in-force/) return "in-force"
	if (status ~ /^applies-from/) return "adopted"
	if (status ~ /^struck-down/) return "invalidated"
	if (status ~ /^repealed/) return "repealed"
	if (status ~ /^unverified/) return "unknown"
	return ""
}
# "medium-high" is medium, never rounded up; where it speaks of parts, the table does, and is read by people
function sure_of(conf) {
	sub(/ \(.*/, "", conf)
	return conf == "medium-high" ? "medium" : conf == "low-medium" ? "low" : conf
}
function has(list, word) { return index(" " list " ", " " word " ") }
function law_of(unit) { sub(/^obligation:/, "regulation:", unit); sub(/\/[^\/]*$/, "", unit); return unit }
# an address as the sheet has it, with or without its scheme; of an archive the sheet has the collection
function in_facts(address,   s) {
	s = fold(address)
	if (index(all, s)) return 1
	if (sub(/^https:\/\/github\.com\/OpenTermsArchive\//, "OTA:", s)) return index(all, "[" s "]") || index(all, "[" s " ") || index(all, substr(s, 5) "]")
	sub(/^https?:\/\//, "", s)
	return index(all, s)
}
# what a contract can do, the place, and the sanction of a unit against its fact
function check_unit(f, u, contract, entry,   want, n, i, c, p, v, place, law) {
	want = contract == "subject" ? "regulated" : contract == "n/a" ? "not-applicable" : contract
	if (contract && u in effect && effect[u] != want && !(effect[u] == "void-by-statute" && entry ~ /waivers are void/))
		wrong(at[u] ": " u ": the fact says contract " contract ", not " effect[u])
	if (u ~ /^obligation:/ && want != "not-applicable" && (u in effect_asked) && !(u in effect)) wrong(u ": the fact says contract " contract ", and it says nothing")
	if (u in rests && (rests[u] == "statute") != (entry ~ /statute-stated/)) wrong(at[u] ": " u ": contract rests on " rests[u] ", the fact " (entry ~ /statute-stated/ ? "says that the statute states it" : "does not say that a statute states it"))
	law = u ~ /^obligation:/ ? law_of(u) : u
	place = text[f, "jur"]
	if (place && law ~ /^regulation:/ && (law in place_of) && place_of[law] != place && place_of[law] !~ "^" place "-") wrong(at[law] ": " law ": is of " place_of[law] ", the fact of " place)
	n = split(ceiling[u], c, " ")
	for (i = 1; i <= n; i++) {
		split(c[i], p, "@"); v = p[1]; sub(/^[a-z]*=/, "", v)
		if (p[1] ~ /^class=/ && !class_fits(v, entry)) wrong(p[2] ": " u ": no " v " in the fact")
		if (p[1] ~ /^share=/ && index(of_law[law_name(f)], v " %") == 0) wrong(p[2] ": " u ": no share of " v " % in the fact")
	}
}
function millions(sum) { sub(/^[A-Z]* /, "", sum); return " " sum / 1000000 " m" }
function law_name(f) { sub(/\/.*/, "", f); return f }
function class_fits(class, entry) {
	return class == "misdemeanour" ? entry ~ /misdemeanor/ : class == "gross-misdemeanour" ? entry ~ /gross misdemeanor/ : class == "felony" ? entry ~ /felony/ : \
		class == "summary-offence" ? entry ~ /summary/ : class == "imprisonment-over-one-year" ? entry ~ /up to [2-9]/ : class == "imprisonment-up-to-one-year" ? entry ~ /12 months|one year/ : 0
}
BEGIN { FS = "\t" }
FILENAME == ARGV[1] {
	all = all fold($0) "\n"
	days($0); for (d in day) in_sheet[d] = 1
	if (/^#### /) { f = substr($0, 6); fact[f] = FNR; next }
	if (/^#/) f = ""
	if (f && match($0, /^- [a-z]*: /)) { k = substr($0, 3, RLENGTH - 4); text[f, k] = substr($0, RLENGTH + 1) }
	if (f && /\[mem\]/) memory[f] = 1
	if (f) { entry[f] = entry[f] " " $0; of_law[law_name(f)] = of_law[law_name(f)] " " $0 } else if (/^Common to all/) of_law["eu-dsa"] = $0
	next
}
/^#/ && FILENAME != ARGV[3] { next }
FILENAME == ARGV[2] && NF {
	table[$1] = table[$1] " " $2
	dates[$1] = dates[$1] " " $5; sources[$1] = sources[$1] " " $6
	if ($4 != "-") force[$1] = force[$1] (force[$1] ? "|" : "") $4
	if ($7 != "-") sure[$1] = $7
	why[$1] = why[$1] $8
	if ($1 != "-" && !($1 in fact)) wrong("no such fact: " $1)
	next
}
FILENAME == ARGV[3] {
	key = $2; sub(/.*\//, "", key); sub(/\[[0-9]+\]$/, "", key)
	place = $1; sub(/:[0-9]*$/, "", place)
	if (place !~ /^(ratings|regc)/) {
		if (key ~ /^(url|address|eli)$/ && !in_facts($3)) wrong($1 ": no such address in the facts: " $3)
		if (key == "celex" && !index(all, $3)) wrong($1 ": no such number in the facts: " $3)
		if (key == "amount") {
			sum = $3; sub(/^[A-Z]* /, "", sum); while (match(sum, /[0-9][0-9][0-9][0-9]($|[^0-9])/)) sum = substr(sum, 1, RSTART) "," substr(sum, RSTART + 1)
			if (!index(all, sum) && !index(all, $3) && !index(all, millions($3))) wrong($1 ": no such sum in the facts: " $3)
		}
		if ($2 ~ /^captures\[/) { days($3); for (d in day) archived[d] = 1 }
		else if (place !~ /^documents/ && key != "checked" && key != "address" && key != "url") {
			days($3); for (d in day) if (!(d in in_sheet)) { unseen[++unseens] = d; unseen_at[unseens] = $1 }
		}
	}
	next
}
FILENAME == ARGV[4] && NF {
	e = fold($2)
	if ($1 != "issue" && !index(all, e)) wrong("excerpts.tsv: not in the facts: " $2)
	if ($1 !~ /^(issue|seed|note )/ && !($1 in fact)) wrong("excerpts.tsv: no such fact: " $1)
	if ($1 in fact && "\"" e "\"" != fold(text[$1, "excerpt"])) wrong("excerpts.tsv: not the excerpt of " $1)
}
FILENAME == ARGV[5] && $2 == "contract" { effect[$1] = $3; at[$1] = $4 }
FILENAME == ARGV[5] && $2 == "kind" { effect_asked[$1] = 1 }
FILENAME == ARGV[5] && $2 == "contract-basis" { rests[$1] = $3 }
FILENAME == ARGV[5] && $2 == "place" { place_of[$1] = $3; at[$1] = $4 }
FILENAME == ARGV[5] && $2 == "sanction" { ceiling[$1] = ceiling[$1] $3 "@" $4 " " }
FILENAME == ARGV[5] {
	if (($2 == "prose" || $2 == "source") && $3 ~ /memory/) remembers[$1] = 1
	next
}
END {
	for (f in fact) {
		if (!(f in table)) { wrong("fact " f " stands in no line of the table"); continue }
		if (table[f] == " -") continue
		days(text[f, "dates"] " " text[f, "status"])
		for (d in day) if (length(d) == 10 && index(dates[f], d) == 0 && !index(dates[f], substr(d, 1, 7) " ")) wrong(f ": the table has not its day " d)
		want = force_of(text[f, "status"])
		if (want && (f in force) && !index("|" force[f] "|", "|" want "|") && !why[f]) wrong(f ": its status is " text[f, "status"] ", in the table " force[f])
		s = text[f, "source"]
		if (s ~ /\[(AIA-24|DSA|CN-R|CN-CAC)\]/ && !has(sources[f], "copy+")) wrong(f ": a copy was read, in the table" sources[f])
		if (s ~ /\[(OMNI|CA-R)\]|via search|^secondary/ && sources[f] !~ /secondary/) wrong(f ": a secondary source, in the table" sources[f])
		if (s ~ /\[mem\]/ && !has(sources[f], "memory-")) wrong(f ": from memory, in the table" sources[f])
		if (f in memory) {
			n = split(table[f], u, " "); ok = 0
			for (i = 1; i <= n; i++) if ((u[i] in remembers) || law_of(u[i]) in remembers) ok = 1
			if (!ok) wrong(f ": a part of it is from memory, and none of" table[f] " says so")
		}
		n = split(table[f], u, " ")
		for (i = 1; i <= n; i++) check_unit(f, u[i], text[f, "contract"], tolower(entry[f]))
		c = text[f, "conf"]
		if ((f in sure) && c !~ /\/| \(/ && sure[f] ~ /^[a-z]+$/ && sure_of(c) != sure[f]) wrong(f ": its confidence is " c ", in the table " sure[f])
	}
	for (i = 1; i <= unseens; i++) if (!(unseen[i] in archived)) wrong(unseen_at[i] ": no such day in the facts nor in a capture: " unseen[i])
	exit bad
}
