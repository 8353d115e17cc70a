# facts.tsv against the lines of units.awk and states.awk: compare.awk TABLE UNITS STATES. A line a difference.
function fit(value, wanted,   i, n, w) { n = split(wanted, w, "|"); for (i = 1; i <= n; i++) if (value == w[i]) return 1; return 0 }
function wrong(unit, what) { print at[unit] ": " unit ": " what; bad = 1 }
function rank(c) { return c ~ /^official/ ? 3 : c ~ /^copy/ ? 2 : c ~ /^secondary/ ? 1 : 0 }
# a source that the table asks for: a class, with + or - or, where either will do, without
function source_fits(have, want,   i, n, w) {
	n = split(want, w, "|")
	for (i = 1; i <= n; i++) if (have == w[i] || substr(have, 1, length(have) - 1) == w[i]) return 1
	return 0
}
function has_source(unit, want,   i, n, s) {
	n = split(sources[unit], s, " ")
	for (i = 1; i <= n; i++) if (source_fits(s[i], want)) return 1
	return 0
}
# a day that the table asks for: EVENT=DAY, of the unit or else of its law
function has_date(unit, want,   i, n, w) {
	n = split(want, w, "|")
	for (i = 1; i <= n; i++) {
		if (w[i] !~ /=/ || (unit, w[i]) in date || (law_of(unit), w[i]) in date) return 1
		if (w[i] ~ /^start=/ && start[unit] == substr(w[i], 7)) return 1
	}
	return 0
}
function law_of(unit) { sub(/^obligation:/, "regulation:", unit); sub(/\/[^\/]*$/, "", unit); return unit }
function days_in(list,   i, n, w, v) {
	n = split(list, w, /[ |]/)
	for (i = 1; i <= n; i++) { v = w[i]; sub(/.*=/, "", v); if (v ~ /^[0-9]/) allowed[v] = 1 }
}
function part(unit, name) { return (unit, name) in conf ? conf[unit, name] : (unit, "all") in conf ? conf[unit, "all"] : "missing" }
function conf_fits(unit, want,   i, n, w, j, m, p, name, ok) {
	n = split(want, w, " ")
	for (i = 1; i <= n; i++) {
		name = w[i] ~ /=/ ? w[i] : "text=" w[i] " dates=" w[i] " status=" w[i] " applicability=" w[i]
		m = split(name, p, " ")
		for (j = 1; j <= m; j++) {
			name = p[j]; sub(/=.*/, "", name); ok = p[j]; sub(/.*=/, "", ok)
			if (part(unit, name) != ok) return 0
		}
	}
	return 1
}
function check_conf(unit, want,   i, n, w) {
	n = split(want, w, "|")
	for (i = 1; i <= n; i++) if (conf_fits(unit, w[i])) return
	wrong(unit, "confidence is text " part(unit, "text") ", dates " part(unit, "dates") ", status " part(unit, "status") ", applicability " part(unit, "applicability") ", not " want)
}
BEGIN { FS = "\t" }
/^#/ || NF == 0 { next }
FILENAME == ARGV[1] {
	if (NF != 8) { print FILENAME ":" FNR ": " NF " columns, not 8"; bad = 1; next }
	row[++rows] = $2; fact[rows] = $1; kind[rows] = $3; force[rows] = $4; dates[rows] = $5; wants[rows] = $6; sure[rows] = $7
	known[$2] = 1; listed[$2] = $5
	if ($2 == "-" && length($8) < 10) { print FILENAME ":" FNR ": " $1 " is left out without a reason"; bad = 1 }
	next
}
FILENAME == ARGV[2] {
	if (!($1 in at)) at[$1] = $4
	if ($2 == "kind") { is[$1] = $3; at[$1] = $4 }
	if ($2 == "date") { date[$1, $3] = 1; own[$1] = own[$1] $3 "@" $4 " " }
	if ($2 == "source" || $2 == "inherited") sources[$1] = sources[$1] $3 " "
	if ($2 == "conf") { split($3, c, "="); conf[$1, c[1]] = c[2] }
	next
}
{ state[$1] = $2; start[$1] = $3 }
END {
	for (r = 1; r <= rows; r++) {
		u = row[r]
		if (u == "-") continue
		if (!(u in is)) { print "missing: " u " (fact " fact[r] ")"; bad = 1; continue }
		if (!fit(is[u], kind[r])) wrong(u, "is a " is[u] ", not " kind[r])
		if (force[r] != "-" && !fit(state[u], force[r])) wrong(u, "is " state[u] " on the day, not " force[r])
		n = split(dates[r], d, " ")
		for (i = 1; i <= n; i++) if (!has_date(u, d[i])) wrong(u, "has no " d[i] (d[i] ~ /start=/ ? ", but start=" start[u] : ""))
		split("", allowed); days_in(dates[r]); days_in(listed[law_of(u)])
		n = split(own[u], d, " ")
		for (i = 1; i <= n; i++) {
			split(d[i], p, "@"); v = p[1]; sub(/.*=/, "", v)
			if (v ~ /^[0-9]/ && !(v in allowed)) { print p[2] ": " u ": the table knows no day " p[1]; bad = 1 }
		}
		if (wants[r] != "-") {
			n = split(wants[r], s, " ")
			for (i = 1; i <= n; i++) if (!has_source(u, s[i])) wrong(u, "has no source " s[i] ", only " sources[u])
			m = split(sources[u], h, " ")
			for (j = 1; j <= m; j++) if (h[j] != "secondary-" && h[j] != "memory-") {
				ok = 0
				for (i = 1; i <= n; i++) if (source_fits(h[j], s[i])) ok = 1
				if (!ok) { wrong(u, "has a source " h[j] ", more than " wants[r]); break }
			}
		}
		if (sure[r] != "-") check_conf(u, sure[r])
	}
	for (u in is) if (u ~ /^(obligation|authority|provision):/ && !(u in known)) { print at[u] ": " u " stands in no line of the table"; bad = 1 }
	exit bad
}
