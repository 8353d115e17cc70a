# excerpts.awk LIST UNITS: whether all words that the library quotes stand in the list. Quotation marks and dashes are
# held to be the same, '[…]' joins passages.
function fold(s) {
	gsub(/“|”|„/, "\"", s); gsub(/‘|’/, "'", s); gsub(/–|—/, "-", s); gsub(/…/, "...", s); gsub(/[ \t\n]+/, " ", s)
	sub(/^ /, "", s); sub(/ $/, "", s)
	return s
}
BEGIN { FS = "\t" }
FILENAME == ARGV[1] { if ($0 !~ /^#/ && NF) { text[++texts] = fold($2); fact[texts] = $1 } next }
$2 == "excerpt" {
	n = split(fold($3), piece, / ?\[\.\.\.\] ?/)
	for (i = 1; i <= n; i++) {
		ok = 0
		for (t = 1; t <= texts; t++) if (index(text[t], piece[i])) { ok = 1; used[t] = 1 }
		if (!ok) { print $4 ": " $1 ": not in the list of excerpts: " piece[i]; bad = 1 }
	}
	seen++
}
END {
	for (t = 1; t <= texts; t++) if (!(t in used) && fact[t] !~ /^(note|unused)/) { print "nowhere quoted: " fact[t] ": " text[t]; bad = 1 }
	if (seen < 10) { print "too few excerpts to say: " seen + 0; bad = 1 }
	exit bad
}
