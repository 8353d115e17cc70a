# The fact sheets against the library, both ways: sheets.awk ENTRIES READ APART UNITS STATES. A line a difference.
#   ENTRIES  entries.tsv, what the sheets say
#   READ     read.tsv, what their words come to: the kind of rule, and the roles that it binds
#   APART    apart.tsv, where the library differs on purpose, each with its reason
function wrong(unit, what) { if (!excused(unit, what)) { print (at[unit] ? at[unit] ": " : "") unit ": " what; bad = 1 } }
function excused(unit, what,   i) {
	for (i = 1; i <= aparts; i++) if (apart[i] == unit && index(what, apart_what[i])) { apart_used[i] = 1; return 1 }
	return 0
}
function fold(s) {
	gsub(/` ?`/, " [...] ", s); gsub(/\302\255|`/, "", s); gsub(/“|”|„|‘|’|'|"/, "\"", s); gsub(/–|—|‑/, "-", s); gsub(/…/, "...", s); gsub(/\302\240|[ \t]+/, " ", s)
	sub(/^ /, "", s); sub(/ $/, "", s)
	return s
}
# its first words
function begins(s) { s = substr(s, 1, 70); sub(/[\200-\377]+$/, "", s); return s }
function two(n) { return n < 10 ? "0" n + 0 : n "" }
function next_day(d,   p, n) {
	split(d, p, "-"); split("31 28 31 30 31 30 31 31 30 31 30 31", n, " ")
	if (p[1] % 4 == 0 && (p[1] % 100 || p[1] % 400 == 0)) n[2] = 29
	if (++p[3] > n[p[2] + 0]) { p[3] = 1; p[2]++ }
	if (p[2] > 12) { p[2] = 1; p[1]++ }
	return p[1] "-" two(p[2]) "-" two(p[3])
}
# "2 August 2026" and "August 2026" of prose as days
function prose_days(s, unit,   v, p) {
	while (match(s, /([0-9][0-9]? )?(January|February|March|April|May|June|July|August|September|October|November|December) [12][0-9][0-9][0-9]/)) {
		v = substr(s, RSTART, RLENGTH); s = substr(s, RSTART + RLENGTH)
		if (split(v, p, " ") == 2) { p[3] = p[2]; p[2] = p[1]; p[1] = "" }
		v = p[3] "-" two((index("JanFebMarAprMayJunJulAugSepOctNovDec", substr(p[2], 1, 3)) + 2) / 3) (p[1] ? "-" two(p[1]) : "")
		told[unit, v] = 1
	}
}
function law_of(unit) { sub(/^obligation:/, "regulation:", unit); sub(/\/[^\/]*$/, "", unit); return unit }
function head(e) { sub(/\/.*/, "", e); return e }
# the unit of an entry: what APART says, a rule, a law, or what is no law, by its id
function unit_of(e,   a) {
	if (e in elsewhere) return elsewhere[e]
	if (("obligation:" e) in is) return "obligation:" e
	if (("regulation:" e) in is) return "regulation:" e
	a = e; gsub(/\//, "-", a)
	return ("authority:" a) in is ? "authority:" a : ""
}
function sure_of(c) { return c == "medium-high" ? "medium" : c == "low-medium" || c == "none" ? "low" : c }
# the levels of a confidence in words; those that speak of what has no part of its own (a sanction, a grade) may be left out
function levels(text, all,   s, n, i, w, out) {
	gsub(/ \((detail|content|sanction|grades|amount|rest|signature[^()]*|art-[^()]*)\)/, "=", text)
	gsub(/\([^()]*\([^()]*\)[^()]*\)|\([^()]*\)/, " ", text); gsub(/[\/;,]/, " ", text)
	n = split(text, w, " ")
	for (i = 1; i <= n; i++) { if (w[i] ~ /=/ && !all) continue; sub(/=/, "", w[i]); s = sure_of(w[i]); if (s ~ /^(low|medium|high)$/) out = out s " " }
	return out
}
# an entry that is part of another's unit: a wording of its own
function is_second(e, u) { sub(/^[a-z]*:/, "", u); return u != e && (u in entry) }
# whether some part may be less sure than the sheet says of the rest
function may_doubt(e) { return doubt[e] || conf[e] ~ /^ [a-z-]+ \(/ }
function conf_fits(e, u,   n, i, w) {
	n = split(own_conf[u], w, " ")
	for (i = 1; i <= n; i++) if (!has(levels(conf[e], 1), w[i]) && !(may_doubt(e) && w[i] != "high")) return 0
	return subset(levels(conf[e], 0), own_conf[u])
}
function has(list, word) { return index(" " list " ", " " word " ") > 0 }
function subset(a, b,   i, n, w) { n = split(a, w, " "); for (i = 1; i <= n; i++) if (!has(b, w[i])) return 0; return 1 }
function read_as(s) {
	return s ~ /^official-copy|^copy/ ? "copy" : s ~ /^official/ ? "official" : s ~ /^transcription/ ? "transcription" : s ~ /^memory/ ? "memory" : "secondary"
}
function force_of(status) {
	if (status ~ /^in-force.*challenged/) return "challenged"
	if (status ~ /^in-force/) return "in-force|challenged"
	if (status ~ /^applies-from/) return "adopted"
	if (status ~ /^struck-down/) return "invalidated|impeded"
	if (status ~ /^enjoined/) return "impeded|challenged"
	if (status ~ /^repealed/) return "repealed"
	if (status ~ /^unverified/) return "unknown|proposed"
	return ""
}
# a place in a text: the case of letters, points and blanks tell nothing
function spot(s) { s = tolower(s); gsub(/§|s\.|sec\.|point|,|art\.|[. ]/, "", s); return s }
# Whether the place of the library is that of the sheet, which may go on ("Art. 1(27), replacing …", "552.105(e), v2"), and
# begin with the act or leave out the section that its file holds. What a text has before or after its law has no place.
function at_fits(own, sheet,   n, i, p, a, b) {
	if (sheet == "" || sheet !~ /[0-9]|^\(|^[A-Z]($|[(,])/ || spot(own) == spot(sheet)) return 1
	if (own == "") return tolower(sheet) ~ /head|foot|digest|history|actions|title|note|text|annotation|news|provenance|definition|introduced/
	n = split(sheet, p, /, | \(| as |: /)
	a = spot(own)
	for (i = 1; i <= n; i++) {
		sub(/^new |^(HB|SB|AB|HF|S|Lab\.) ?[0-9]*(-[A-Z])? /, "", p[i]); b = spot(p[i])
		if (a == b || a == spot(p[1] ", " p[i])) return 1
		if (b ~ /^[a-z]$/) b = "(" b ")"
		if ((b ~ /^\(/ && a ~ /^[0-9.-]+\(/ || b ~ /^subd/) && length(a) > length(b) && substr(a, length(a) - length(b) + 1) == b) return 1
	}
	return 0
}
function has_day(unit, tag, d,   law) {
	law = law_of(unit)
	if ((unit, tag, d) in date || (law, tag, d) in date || (unit, d) in told || (law, d) in told) return 1
	return 0
}
function check_days(e, u,   n, i, k, d) {
	n = split(days[e], d, " ")
	for (i = 1; i <= n; i++) {
		k = d[i]; sub(/=.*/, "", k); sub(/^.*=/, "", d[i])
		if (k == "last") { if (!has_day(u, "any", d[i]) && !has_day(u, "any", next_day(d[i]))) wrong(u, "the sheet ends a wording on " d[i]) }
		else if (!has_day(u, k == "day" ? "any" : k, d[i])) wrong(u, "the sheet has " (k == "day" ? "a day " : k == "effect" ? "an effect on " : "an adoption on ") d[i])
	}
}
function check_quotes(e, u,   i, j, k, found) {
	for (i = 1; i <= quotes[e]; i++) {
		if (u ~ /^regulation:/ && ((head(e), quote[e, i]) in law_quotes)) continue # it has no excerpts of its own
		found = 0
		for (j = 1; j <= excerpts[u]; j++) if (excerpt[u, j] == quote[e, i]) {
			found = 1; quoted[u, j] = 1; stood = place[u, j]
			if (at_fits(place[u, j], quote_at[e, i])) { found = 2; check_file(e, i, u, j); break }
		}
		if (found == 1) wrong(u, "the sheet quotes it at " quote_at[e, i] ", not at " stood ": " begins(quote[e, i]))
		if (!found) { asked_elsewhere[head(e), quote[e, i]] = u; wrong(u, "the sheet quotes, and it does not: " begins(quote[e, i])) }
	}
}
# the words come from the file that the sheet cut them out of; typed words are second-hand, and say by whom they are quoted
function check_file(e, i, u, j,   f, c, of) {
	f = quote_from[e, i]
	if (f == "") return
	c = in_capture[u, j]; if (c !~ /\//) { of = law_of(u); sub(/^[a-z]*:/, "", of); c = of "/" c }
	if (f ~ /^transcripts\//) { if (in_capture[u, j] || !quoted_by[u, j]) wrong(u, "the sheet has a transcript, and it does not say who quotes: " begins(quote[e, i])) }
	else if (path[c] != f) wrong(u, "the sheet quotes from " f ", not from " (path[c] ? path[c] : "a capture without path") ": " begins(quote[e, i]))
}
function check_sums(e, u,   n, i, s, v, law, all) {
	law = law_of(u)
	n = split(sums[e], s, "\t")
	for (i = 1; i < n; i++) {
		v = s[i]; all = " " costs[u] " " digits[u] " " digits[law] " "
		if (v ~ /%/ ? !index(all, " " v) && !index(costs[u], "share=" substr(v, 1, length(v) - 2) " ") : all !~ ("[^0-9]" v "[^0-9]") && !(v >= 1000000 && all ~ ("[^0-9]" v / 1000000 " (million|m)")))
			wrong(u, "the sheet has a sum of " v)
	}
	# its own, or where the sheet names none with it, those of its law
	all = sums[e] != "" ? "\t" sums[e] : law_sums[head(e)]
	n = split(costs[u], s, " ")
	for (i = 1; i <= n; i++) {
		v = s[i]
		if (v ~ /^share=/) { sub(/share=/, "", v); if (!index(all, "\t" v " %\t")) wrong(u, "no share of " v " % in the sheet") }
		if (v ~ /^amount=/) { sub(/.*=/, "", v); if (!index(all, "\t" v "\t")) wrong(u, "no sum of " v " in the sheet") }
	}
}
# without what leads to the same place: the scheme, and the two addresses that an ELI has
function bare(url) { sub(/^https?:\/\/(www\.)?/, "", url); sub(/\/$/, "", url); sub(/^(data|eur-lex)\.europa\.eu\/eli/, "eli", url); return url }
function check_urls(e, u,   n, i, a) {
	n = split(urls[e], a, " ")
	for (i = 1; i <= n; i++) if (!((u, bare(a[i])) in has_url) && !((law_of(u), bare(a[i])) in has_url) && bare(a[i]) !~ /^eli/) wrong(u, "the sheet names " a[i])
}
function check_rest(e, u,   n, i, w, want, c) {
	want = contract[e]; c = want == "subject" ? "regulated" : want == "n/a" ? "not-applicable" : want
	if (want && (u in effect) && effect[u] != c && effect[u] != "void-by-statute") wrong(u, "contract " effect[u] ", in the sheet " want)
	n = split(reads[e], w, "\t")
	want = ""
	for (i = 1; i < n; i++) want = want " " read_as(w[i])
	if (want && (u in read_in) && !has(want, read_in[u])) wrong(u, "read in: " read_in[u] ", in the sheet" want)
	if (want && u ~ /^obligation:/ && !(u in read_in)) wrong(u, "does not say in what it was read, the sheet:" want)
	if ((e in shows) && u ~ /^obligation:/ && is[u] ~ /^(obligation|prohibition)$/ && (!subset(shows[e], own_shows[u]) || !subset(own_shows[u], shows[e])))
		wrong(u, "would show in: " own_shows[u] "; in the sheet: " shows[e])
	if (conf[e] && u !~ /^regulation:/ && !is_second(e, u) && !conf_fits(e, u)) wrong(u, "confidence " own_conf[u] ", in the sheet " conf[e])
	want = force_of(status[e]) (counted[e] ? "|unknown" : "")
	if (want && u ~ /^obligation:/ && (u in state) && !has_state(want, state[u])) wrong(u, "is " state[u] " on the day, in the sheet " status[e])
	if ((e in jur) && u !~ /^authority:/ && (law_of(u) in where) && where[law_of(u)] != jur[e] && where[law_of(u)] !~ ("^" jur[e] "-") && jur[e] !~ where[law_of(u)])
		wrong(u, "is law of " where[law_of(u)] ", in the sheet of " jur[e])
}
function has_state(want, s) { return index("|" want "|", "|" s "|") }
function check_read(e, u) {
	if (u !~ /^obligation:/ || is_second(e, u)) return
	if (!(u in kind_read)) { print u ": no line in read.tsv for " who[e]; bad = 1; return }
	if (is[u] != kind_read[u]) wrong(u, "is " is[u] ", read as " kind_read[u])
	if (sorted(binds[u]) != sorted(roles_read[u])) wrong(u, "binds " (binds[u] ? sorted(binds[u]) : "nobody ") "but was read as binding " roles_read[u] " (" who[e] ")")
	if (who_read[u] != who[e]) { print u ": the sheet says whom it binds in other words than read.tsv: " who[e]; bad = 1 }
}
function sorted(list,   n, i, j, w, t, s) {
	n = split(list, w, " ")
	for (i = 2; i <= n; i++) for (j = i; j > 1 && w[j] < w[j - 1]; j--) { t = w[j]; w[j] = w[j - 1]; w[j - 1] = t }
	for (i = 1; i <= n; i++) if (w[i] != w[i - 1]) s = s w[i] " "
	return s
}
BEGIN { FS = "\t"; ENTRIES = ARGV[1]; READ = ARGV[2]; APART = ARGV[3]; UNITS = ARGV[4] }
/^#/ && FILENAME != UNITS || NF == 0 { next }
FILENAME == ENTRIES {
	e = $1
	if (!(e in entry)) { entry[e] = 1; order[++entries] = e }
	if ($2 ~ /^(adopted|effect|day|last)$/) days[e] = days[e] $2 "=" $3 " "
	if ($2 ~ /^(adopted|effect|day|last|also)$/) { known[head(e), $3] = 1; known[head(e), substr($3, 1, 7)] = 1; known[head(e), substr($3, 1, 4)] = 1; somewhere[$3] = 1 }
	if ($2 ~ /^(adopted|effect|day)$/) decided[jur[e], $3] = 1
	if ($2 == "last") known[head(e), next_day($3)] = somewhere[next_day($3)] = 1
	if ($2 == "quote") { q = fold($3); quote[e, ++quotes[e]] = q; all_quotes++; allowed[head(e), q] = 1 }
	if ($2 == "from") quote_from[e, quotes[e]] = $3
	if ($2 == "at") quote_at[e, quotes[e]] = $3
	if ($2 == "sum") { sums[e] = sums[e] $3 "\t" }
	if ($2 == "sum") law_sums[head(e)] = (law_sums[head(e)] ? law_sums[head(e)] : "\t") $3 "\t"
	if ($2 == "contract") contract[e] = $3
	if ($2 == "read") reads[e] = reads[e] $3 "\t"
	if ($2 == "counted") counted[e] = 1
	if ($2 == "doubt") doubt[e] = 1
	if ($2 == "conf" && !conf[e]) conf[e] = " " $3
	if ($2 == "status") status[e] = status[e] ? status[e] : $3
	if ($2 == "place") jur[e] = $3
	if ($2 == "who") who[e] = who[e] (who[e] ? " / " : "") $3
	if ($2 == "held") address[bare($3)] = 1
	if ($2 == "url") { urls[e] = urls[e] $3 " "; address[bare($3)] = 1 }
	if ($2 == "shows") { s = $3; gsub(/,/, "", s); sub(/^none$/, "", s); gsub(/(^| )notice/, " public-notice", s); shows[e] = s }
	next
}
FILENAME == READ { kind_read["obligation:" $1] = $2; roles_read["obligation:" $1] = $3; who_read["obligation:" $1] = $4; next }
FILENAME == APART {
	if (NF != 3 || length($3) < 10) { print APART ":" FNR ": no reason"; bad = 1 }
	if ($1 ~ /:/) { apart[++aparts] = $1; apart_what[aparts] = $2 } else elsewhere[$1] = $2
	next
}
FILENAME == UNITS {
	u = $1
	if ($2 == "kind" && !(u in is)) { is[u] = $3; at[u] = $4; units[++n_units] = u }
	if ($2 == "place") where[u] = $3
	if ($2 == "checked") checked[u] = $3
	if ($2 == "date") {
		t = $3; sub(/=.*/, "", t); d = $3; sub(/.*=/, "", d)
		date[u, "any", d] = 1
		if (t ~ /^(adopted|published|proposed|amended|on)$/) date[u, "adopted", d] = 1
		if (t !~ /^(adopted|published|proposed)$/) date[u, "effect", d] = 1
		sub(/^not-(after|before) /, "", d)
		if (d !~ / /) own[u] = own[u] t "=" d "@" $4 " " # no period from another day
	}
	if ($2 == "excerpt") { excerpt[u, ++excerpts[u]] = fold($3); place_line[u, excerpts[u]] = $4 }
	if ($2 == "excerpt") law_quotes[head(substr(u, index(u, ":") + 1)), fold($3)] = 1
	if ($2 == "at") place[u, excerpts[u]] = $3
	if ($2 == "in") in_capture[u, excerpts[u]] = $3
	if ($2 == "by") quoted_by[u, excerpts[u]] = $3
	if ($2 == "file") { c = $3; sub(/=.*/, "", c); path[c] = substr($3, length(c) + 2) }
	if ($2 == "binds") binds[u] = binds[u] $3 " "
	if ($2 == "read") read_in[u] = $3
	if ($2 == "url") { has_url[u, bare($3)] = 1; own_urls[u] = own_urls[u] $3 "@" $4 " " }
	if ($2 == "shows") own_shows[u] = own_shows[u] $3 " "
	if ($2 == "contract") effect[u] = $3
	if ($2 == "conf") { c = $3; sub(/.*=/, "", c); own_conf[u] = own_conf[u] c " " }
	if ($2 == "sanction") { c = $3; sub(/=[A-Z]* /, "=", c); sub(/\.00$/, "", c); costs[u] = costs[u] c " " }
	if ($2 == "prose" || $2 == "excerpt") {
		if ($2 == "prose") prose_days($3, u)
		d = $3; while (match(d, /[0-9],[0-9][0-9][0-9]/)) d = substr(d, 1, RSTART) substr(d, RSTART + 2)
		if (d ~ /[0-9][0-9][0-9]|%|million/) digits[u] = digits[u] " " d
	}
	next
}
{ state[$1] = $2 }
END {
	for (i = 1; i <= entries; i++) {
		e = order[i]; u = unit_of(e)
		if (u == "-") continue
		if (u == "" || !(u in is)) { print "entry " e " has no unit" (u ? " " u : ""); bad = 1; continue }
		entry_of[u] = entry_of[u] " " e
		if (u ~ /^obligation:/) entry_of[law_of(u)] = entry_of[law_of(u)] ? entry_of[law_of(u)] : e
		check_days(e, u); check_quotes(e, u); check_sums(e, u); check_urls(e, u); check_rest(e, u); check_read(e, u)
	}
	for (k = 1; k <= n_units; k++) {
		u = units[k]
		if (u !~ /^(obligation|authority|regulation):/) continue
		if (!(u in entry_of)) { wrong(u, "no entry of the sheets"); continue }
		h = entry_of[u]; sub(/^ /, "", h); h = head(h)
		n = split(own[u], own_days, " ")
		for (i = 1; i <= n; i++) {
			split(own_days[i], p, "@"); v = p[1]; sub(/.*=/, "", v)
			if (v !~ /^[0-9]/ || v == checked[law_of(u)]) continue # in force when it was last read
			if (!((h, v) in known) && !(v in somewhere)) { at[u] = p[2]; wrong(u, "the sheets know no day " p[1]) }
			else if (!((h, v) in known) && !(p[1] ~ /^(adopted|published|on)=/ && (where[law_of(u)], v) in decided)) { at[u] = p[2]; wrong(u, "the entries of " h " know no day " p[1]) }
		}
		n = split(own_urls[u], own_days, " ")
		for (i = 1; i <= n; i++) {
			split(own_days[i], p, "@")
			if (!(bare(p[1]) in address)) { at[u] = p[2]; wrong(u, "the sheets know no address " p[1]) }
		}
		for (j = 1; j <= excerpts[u]; j++) if (!((u, j) in quoted) && !((h, excerpt[u, j]) in allowed) && !in_capture[u, j]) { at[u] = place_line[u, j]; wrong(u, "quotes what the sheets do not: " begins(excerpt[u, j])) }
	}
	for (i = 1; i <= aparts; i++) if (!apart_used[i]) { print "apart.tsv: " apart[i] ": no longer so: " apart_what[i]; bad = 1 }
	if (entries < 390 || all_quotes < 400) { print "too few entries to say: " entries ", with " all_quotes " quotations"; bad = 1 }
	exit bad
}
