# Whether each source is marked on its page as the library has it: marks.awk UNITS PAGES... The pages are XML reports
# and HTML; a source is shown in HTML in a span, and what rests on memory or was not opened says so in words.
function page_of(unit) { sub(/^obligation:/, "regulation:", unit); if (unit ~ /^regulation:/) sub(/\/.*/, "", unit); return unit }
function name(path,   p) { # out/regulations/eu-dsa.xml is regulation:eu-dsa
	sub(/.*out\//, "", path); sub(/\.(xml|html)$/, "", path)
	p = path; sub(/\/.*/, "", p); sub(/^[a-z]*\//, "", path)
	return (p == "authorities" ? "authority" : substr(p, 1, length(p) - 1)) ":" path
}
function count(what, unit, class) { n[what, unit, class]++; pages[unit] = pages[unit] what " " }
FILENAME == ARGV[1] {
	split($0, f, "\t")
	if (f[2] == "source" && f[1] ~ /^(obligation|regulation|authority|document|provision):/) {
		count("unit", page_of(f[1]), f[3] == "memory-" ? "memory" : f[3] ~ /-$/ ? "closed" : "opened")
		seen[page_of(f[1])] = 1
	}
	next
}
FNR == 1 { unit = name(FILENAME); what = FILENAME ~ /xml$/ ? "xml" : "html"; read[what, unit] = 1 }
what == "html" {
	s = $0
	while (match(s, /<span class="class">[^<]*<\/span>/)) {
		t = substr(s, RSTART, RLENGTH); s = substr(s, RSTART + RLENGTH)
		count("html", unit, t ~ /from memory/ ? "memory" : t ~ /not opened|not recorded/ ? "closed" : "opened")
	}
	next
}
/<source>/ { class = ""; opened = "" }
/<class>/ { class = $0; gsub(/ *<[^>]*>/, "", class) }
/<opened>true/ { opened = 1 }
/<\/source>/ { count("xml", unit, class == "memory" ? "memory" : opened ? "opened" : "closed") }
END {
	split("memory closed opened", classes, " ")
	for (u in seen) {
		for (i = 1; i <= 3; i++) {
			c = classes[i]; want = n["unit", u, c] + 0
			if ((("xml", u) in read) && (n["xml", u, c] + 0 < want || u ~ /^regulation:/ && n["xml", u, c] + 0 != want)) { print u ": " want " sources " c ", in its report " n["xml", u, c] + 0; bad = 1 }
			if (n["html", u, c] + 0 < want) { print u ": " want " sources " c ", on its page " n["html", u, c] + 0; bad = 1 }
			if (u !~ /^authority:/ && !(("xml", u) in read)) { print u " has no report"; bad = 1 }
			if (!(("html", u) in read)) { print u " has no page"; bad = 1 }
		}
		checked++
	}
	if (checked < 5) { print "too few pages to say: " checked + 0; bad = 1 }
	exit bad
}
