# cells.awk WANTED NOW: a table of tests/library (force, force-ai-act) against lines of force.awk with the day before them
#   DAY x OBLIGATION SERVICE APPLIES FORCE GRACE UPCOMING
# Prints what regc says as such a table, and then a line "OBLIGATION is …" for each cell that differs.
function fit(value, wanted,   i, n, w) { n = split(wanted, w, "|"); for (i = 1; i <= n; i++) if (value == w[i]) return 1; return 0 }
function cell(force, grace, upcoming,   c, i, n, u, at) {
	n = split(upcoming, u, ",")
	c = force
	if (force == "in-force" && grace == "yes") c = "grace"
	if (force == "in-force" && grace == "undetermined") c = "grace?"
	for (i = 1; i <= n; i++) {
		at = u[i]; sub(/.*@/, "@", at)
		if (u[i] ~ /^start@/ && force == "adopted") c = "upcoming" at
		if (u[i] ~ /^grace-end@/ && c == "grace") c = "grace" at
		if (u[i] ~ /^end@/) c = c ",ends" at
	}
	return c
}
FILENAME == ARGV[1] && FNR == 1 { for (i = 3; i <= NF; i++) day[++days] = $i; next }
FILENAME == ARGV[1] {
	if (NF != days + 2) { print $1 " is in a line of " NF " columns, not " days + 2; bad = 1; next }
	row[++rows] = $1; whom[rows] = $2
	for (i = 1; i <= days; i++) want[rows, i] = $(i + 2)
	next
}
{ sub(/.*\/s/, "", $4); got[$3, $4, $1] = cell($6, $7, $8); ever[$3, $4] = 1 }
END {
	for (r = 1; r <= rows; r++) {
		n = split(whom[r] == "both" ? "2024 2026" : whom[r], w, " ")
		for (k = 1; k <= n; k++) {
			line[k] = ""
			for (i = 1; i <= days; i++) {
				c = got[row[r], w[k], day[i]] # what is not known on the day is not there
				if (!c && (row[r], w[k]) in ever) c = "proposed"
				line[k] = line[k] sprintf(" %-28s", c ? c : "-")
				if (!fit(c, want[r, i])) { wrong[++wrongs] = row[r] " is " (c ? c : "not there") " for " w[k] " on " day[i] ", not " want[r, i]; bad = 1 }
			}
		}
		if (n == 2 && line[1] == line[2]) printf "%-40s %-5s%s\n", row[r], "both", line[1]
		else for (k = 1; k <= n; k++) printf "%-40s %-5s%s\n", row[r], w[k], line[k]
	}
	if (rows < (least ? least : 1)) { wrong[++wrongs] = "the table is too short to say: " rows + 0; bad = 1 }
	for (i = 1; i <= wrongs; i++) print wrong[i]
	exit bad
}
