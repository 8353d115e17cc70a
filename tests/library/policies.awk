# The clauses of the library against their facts: policies.awk SHEET TABLE UNITS FLAT ENTRIES. A line a difference.
# Each fact has its line in the table, each line its clause, with that basis, those days and those classes of source; each
# address and day of platforms, documents and clauses stands in the facts, or in those of law (ENTRIES), or is that of a capture.
function wrong(s) { print s; bad = 1 }
function fit(value, wanted,   i, n, w) { n = split(wanted, w, "|"); for (i = 1; i <= n; i++) if (value == w[i]) return 1; return 0 }
function fold(s) { gsub(/“|”|„/, "\"", s); gsub(/‘|’/, "'", s); gsub(/–|—/, "-", s); gsub(/[ \t]+/, " ", s); return s }
function two(n) { return n < 10 ? "0" n + 0 : n "" }
function month(name) { return two((index("JanFebMarAprMayJunJulAugSepOctNovDec", substr(name, 1, 3)) + 2) / 3) }
# the days of a text into day[], also those known in part
function days(s,   t, p, v) {
	split("", day)
	for (t = s; match(t, /([0-9][0-9]? )?(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? [12][0-9][0-9][0-9]/); t = substr(t, RSTART + RLENGTH)) {
		v = substr(t, RSTART, RLENGTH)
		if (split(v, p, " ") == 3) day[p[3] "-" month(p[2]) "-" two(p[1])] = day[p[3] "-" month(p[2])] = 1
		else day[p[2] "-" month(p[1])] = 1
	}
	for (t = s; match(t, /[12][0-9][0-9][0-9]-[01][0-9](-[0-3][0-9])?/); t = substr(t, RSTART + RLENGTH)) day[substr(t, RSTART, RLENGTH)] = day[substr(t, RSTART, 7)] = 1
}
# a source that the table asks for: a class, with + or - or, where either will do, without
function source_fits(have, want) { return fit(have, want) || fit(substr(have, 1, length(have) - 1), want) }
function check_sources(u, want, have,   i, j, n, m, w, h, ok) {
	n = split(want, w, " "); m = split(have, h, " ")
	for (i = 1; i <= n; i++) {
		ok = 0
		for (j = 1; j <= m; j++) ok = ok || source_fits(h[j], w[i])
		if (!ok) wrong(at[u] ": " u ": has no source " w[i] ", only " have)
	}
	for (j = 1; j <= m; j++) {
		ok = h[j] == "secondary-" || h[j] == "memory-"
		for (i = 1; i <= n; i++) ok = ok || source_fits(h[j], w[i])
		if (!ok) wrong(at[u] ": " u ": has a source " h[j] ", more than " want)
	}
}
function check_days(u, want,   i, j, n, m, w, o, ok, allowed) {
	n = split(want, w, " "); m = split(own[u], o, " ")
	for (i = 1; i <= n; i++) { ok = w[i] !~ /=/; for (j = 1; j <= m; j++) ok = ok || o[j] == w[i]; if (!ok) wrong(at[u] ": " u ": has no " w[i]) }
	for (j = 1; j <= m; j++) { ok = 0; sub(/.*=/, "", o[j]); for (i = 1; i <= n; i++) { sub(/.*=/, "", w[i]); ok = ok || w[i] == o[j] } if (!ok) wrong(at[u] ": " u ": the table knows no day " o[j]) }
}
# an address as the facts have it, with or without its scheme; of an archive they have the collection
function in_facts(address,   s) {
	s = fold(address)
	if (index(all, s)) return 1
	if (sub(/^https:\/\/github\.com\/OpenTermsArchive\//, "", s)) return index(all, "[OTA:" s "]") || index(all, "[OTA:" s " ") || index(all, s "]")
	sub(/^https?:\/\//, "", s)
	return index(all, s)
}
BEGIN { FS = "\t" }
FILENAME == ARGV[1] {
	all = all fold($0) "\n"
	days($0); for (d in day) in_sheet[d] = 1
	if (/^#### /) fact[substr($0, 6)] = 1
	next
}
FILENAME == ARGV[2] {
	if (/^#/ || !NF) next
	if (NF != 6) wrong(FILENAME ":" FNR ": " NF " columns, not 6")
	if ($1 == "-" ? length($6) < 10 : !($1 in fact)) wrong(FILENAME ":" FNR ": no such fact, and no reason")
	row[++rows] = "provision:" $2; listed[$1] = known[row[rows]] = 1; basis[rows] = $3; wants_days[rows] = $4; wants[rows] = $5
	next
}
FILENAME == ARGV[3] {
	if ($1 !~ /^provision:/) next
	if ($2 == "kind") { is[$1] = substr($3, 11); at[$1] = $4 }
	if ($2 == "date") own[$1] = own[$1] $3 " "
	if ($2 == "source") sources[$1] = sources[$1] $3 " "
	next
}
FILENAME == ARGV[5] { if ($2 ~ /^(adopted|effect|last|day|also)$/) { days($3); for (d in day) in_sheet[d] = 1 } next }
$1 ~ /^(provisions|documents|platforms|searches)\// {
	key = $2; sub(/.*\//, "", key); sub(/\[[0-9]+\]$/, "", key)
	if (key ~ /^(url|address)$/ && !in_facts($3)) wrong($1 ": no such address in the facts: " $3)
	if ($2 ~ /^captures\[/) { days($3); for (d in day) in_sheet[d] = 1 }
	else if ($1 !~ /^documents/ && key !~ /^(checked|address|url)$/) { days($3); for (d in day) { unseen[++unseens] = d; unseen_at[unseens] = $1 } }
}
END {
	for (f in fact) if (!(f in listed)) wrong("fact " f " stands in no line of the table")
	for (r = 1; r <= rows; r++) {
		u = row[r]
		if (!(u in is)) { wrong("missing: " u); continue }
		if (!fit(is[u], basis[r])) wrong(at[u] ": " u ": is " is[u] ", not " basis[r])
		check_days(u, wants_days[r]); check_sources(u, wants[r], sources[u])
	}
	for (u in is) if (!(u in known)) wrong(at[u] ": " u " stands in no line of the table")
	for (i = 1; i <= unseens; i++) if (!(unseen[i] in in_sheet)) wrong(unseen_at[i] ": no such day in the facts nor in a capture: " unseen[i])
	if (rows < 30) wrong("too few clauses to say: " rows)
	exit bad
}
