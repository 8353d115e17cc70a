# excerpts.awk SHEET LIST UNITS: whether all words that clauses quote stand in the list, and what that has in the facts.
# Quotation marks and dashes are held to be the same, '[…]' joins passages.
function fold(s) {
	gsub(/“|”|„/, "\"", s); gsub(/‘|’/, "'", s); gsub(/–|—/, "-", s); gsub(/…/, "...", s); gsub(/[ \t\n]+/, " ", s)
	sub(/^ /, "", s); sub(/ $/, "", s)
	return s
}
BEGIN { FS = "\t" }
FILENAME == ARGV[1] {
	all = all fold($0) "\n"
	if (/^#### /) f = substr($0, 6)
	if (/^- excerpt: /) said[f] = fold(substr($0, 12))
	next
}
FILENAME == ARGV[2] {
	if (/^#/ || !NF) next
	text[++texts] = fold($2); fact[texts] = $1
	if ($1 != "issue" && !index(all, fold($2)) || ($1 in said) && said[$1] != "\"" fold($2) "\"") { print "excerpts.tsv: not in the facts: " $1 ": " $2; bad = 1 }
	next
}
$1 ~ /^provision:/ && $2 == "excerpt" {
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
