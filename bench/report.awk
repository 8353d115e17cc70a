# The table of what 'run' measured, as text or, with form=markdown, as Markdown. A line of the input is
# CASE PROGRAM ROUND SECONDS CPU KB STATUS; the round after the last is the one in which memory was looked at.

function load(file, map,   line, part) {
	while ((getline line <file) > 0) {
		split(line, part, " ")
		map[++map[0]] = line
	}
	close(file)
}

function median(list, n,   i, k, x) {
	for (i = 2; i <= n; i++) {
		x = list[i]
		for (k = i - 1; k > 0 && list[k] > x; k--) list[k + 1] = list[k]
		list[k + 1] = x
	}
	return n % 2 ? list[(n + 1) / 2] : (list[n / 2] + list[n / 2 + 1]) / 2
}

function middle(table, case_, program,   r, n, list) {
	for (r = 0; r < rounds; r++) if ((case_, program, r) in table) list[++n] = table[case_, program, r]
	return n ? median(list, n) : -1
}

# of each round by itself: what made the one slow made the other slow too
function ratio(table, a, a_of, b, b_of,   r, n, list) {
	for (r = 0; r < rounds; r++)
		if ((a, a_of, r) in table && (b, b_of, r) in table && table[b, b_of, r] > 0) list[++n] = table[a, a_of, r] / table[b, b_of, r]
	return n ? times(median(list, n)) : ""
}

function compared(a, a_of, b, b_of,   x) {
	x = ratio(wall, a, a_of, b, b_of)
	return x == "" ? "" : x " times the time, " ratio(cpu, a, a_of, b, b_of) " the CPU"
}

function seconds(x) { return x < 0 ? "" : x < 0.0995 ? sprintf("%.4f", x) : x < 0.995 ? sprintf("%.3f", x) : x < 9.95 ? sprintf("%.2f", x) : sprintf("%.1f", x) }
function times(x) { return x < 0 ? "" : x < 9.95 ? sprintf("%.2f", x) : sprintf("%.0f", x) }
function megabytes(kb) { return kb <= 0 ? "" : sprintf("%.0f", kb / 1024) }

function spread(case_, program,   r, low, high, n) {
	for (r = 0; r < rounds; r++) if ((case_, program, r) in wall) {
		if (!n || wall[case_, program, r] < low) low = wall[case_, program, r]
		if (!n++ || wall[case_, program, r] > high) high = wall[case_, program, r]
	}
	return n ? seconds(low) " to " seconds(high) : ""
}

function peak(case_, program) {
	return (case_, program, rounds) in kb ? kb[case_, program, rounds] : middle(kb, case_, program)
}

function row(a, b, c, d, e, f, g) {
	if (form == "markdown")
		print "| " a " | " b " | " c " | " d " | " e " | " f (g == "" ? "" : " | " g) " |"
	else
		printf "%-38s %9s  %-18s %9s %8s  %s%s\n", a, b, c, d, e, f, g == "" ? "" : "  " g
}

function heading(text) { print form == "markdown" ? "\n### " text "\n" : "\n" text }
function rule() { if (form == "markdown") print "|---|---:|---|---:|---:|---|" }

function head(first, last) {
	row(first, "seconds", "from, to", "CPU s", "MB", last)
	rule()
}

function case_row(name, label, program,   last) {
	if (middle(wall, name, program) < 0) return
	last = (name, program) in written ? written[name, program] " files" : ""
	if (program == "before" && compared(name, "regc", name, "before") != "")
		last = last (last == "" ? "" : "; ") "now " compared(name, "regc", name, "before")
	row(label (program == "before" ? ", before" : ""), seconds(middle(wall, name, program)), spread(name, program),
	    seconds(middle(cpu, name, program)), megabytes(peak(name, program)), last bad[name, program])
}

function other_row(name, label, program, against, against_label,   last, x) {
	if (middle(wall, name, program) < 0) return
	x = compared(against, "regc", name, program)
	last = x == "" ? "" : against_label ": " x
	row(label, seconds(middle(wall, name, program)), spread(name, program), seconds(middle(cpu, name, program)),
	    megabytes(peak(name, program)), last bad[name, program])
}

BEGIN {
	load(work "/written", lines)
	for (i = 1; i <= lines[0]; i++) { split(lines[i], part, " "); written[part[1], part[2]] = part[3] }
	load(work "/machine", machine)
	load(work "/corpus", corpus)
	load(work "/notes", notes)
	load(work "/formats", formats)
	load(work "/peers", peers)
}

{ wall[$1, $2, $3] = $4; cpu[$1, $2, $3] = $5; kb[$1, $2, $3] = $6 }
$7 != 0 { bad[$1, $2] = " FAILED" }

END {
	# in the memory round the processes were looked at, which took time
	n = split("full=full build|nothing=nothing changed|checkout=fresh checkout, with the cache|prose=prose of one clause edited|" \
		"mapping=one mapping edited|fact=one fact edited|duty=one duty edited|category=one category edited|tomorrow=the next day|" \
		"check=check, cold|check-one=check, cold, one thread|check-edit=check after one edit|lock=lock, all up to date|init=check of a new project", cases, "|")
	print form == "markdown" ? "Corpus: " corpus[1] "." : corpus[1]
	for (i = 1; i <= machine[0]; i++) print (form == "markdown" ? "\n" : "") machine[i]
	print (form == "markdown" ? "\n" : "") "Medians of " rounds " rounds, everything in turn. CPU is that of all processes, MB the most that all held together."
	for (i = 1; i <= notes[0]; i++) print (form == "markdown" ? "\n" : "") notes[i]

	heading("regc")
	head("", "written")
	for (i = 1; i <= n; i++) {
		split(cases[i], part, "=")
		case_row(part[1], part[2], "regc")
		case_row(part[1], part[2], "before")
	}

	heading("What cannot be done without, and other programs")
	head("", "ratio")
	other_row("stat", "state of every file", "floor", "nothing", "nothing changed")
	other_row("git", "git status", "floor", "nothing", "nothing changed")
	other_row("read", "reading every file", "floor", "nothing", "nothing changed")
	other_row("hash", "reading and SHA-256", "floor", "checkout", "fresh checkout")
	other_row("events", "reading and YAML events", "floor", "check", "check, cold")
	other_row("events", "the same", "floor", "check-one", "check, cold, one thread")
	other_row("copy", "writing the same site, cp -R", "floor", "full", "full build")
	other_row("hugo", "Hugo, HTML of the same map", "other", "full", "full build")
	other_row("xsltproc", "xsltproc, HTML of ready XML", "other", "full", "full build")

	if (formats[0]) {
		heading("What a full build writes")
		if (form == "markdown") print "| | files | MB | MB a second |\n|---|---:|---:|---:|"
		for (i = 1; i <= formats[0]; i++) {
			split(formats[i], part, " ")
			files += part[2]; bytes += part[3]
			size_row(part[1], part[2], part[3], -1)
		}
		size_row("all", files, bytes, middle(wall, "full", "regc"))
		for (i = 1; i <= peers[0]; i++) { split(peers[i], part, " "); size_row("all of " part[1], part[2], part[3], middle(wall, part[1], "other")) }
	}
}

function size_row(label, n, size, passed,   rate) {
	rate = passed > 0 ? sprintf("%.1f", size / 1e6 / passed) : ""
	if (form == "markdown") printf "| %s | %d | %.1f | %s |\n", label, n, size / 1e6, rate
	else printf "%-38s %9d files %9.1f MB%s\n", label, n, size / 1e6, rate == "" ? "" : ", " rate " a second"
}
