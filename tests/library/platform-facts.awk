# The facts of platforms against their table, both ways: platform-facts.awk TABLE HELD FLAT [SHEET]. HELD is what held.awk
# prints, FLAT what flat.awk prints, SHEET the sheet of facts. A line a difference.
#   each line of TABLE but those left out is in HELD, or its words in the file; each line of HELD is in TABLE
#   nothing is surer than the sheet says; what the sheet calls low or not known is no fact here
#   a place, role or fact that is not in the sheet rests on words or says that it is an inference; by inference alone no role
#   has high confidence; a place has a source of its own
function wrong(s) { print s; bad = 1 }
BEGIN { FS = "\t"; rank["high"] = 3; rank["medium"] = 2; rank["low"] = 1 }
FILENAME == ARGV[1] {
	if (/^#/ || !NF) next
	at = FILENAME ":" FNR ": "
	if (NF != 9) wrong(at NF " columns, not 9")
	has[$1, $2] = $3
	rows++
	if ($4 != "out" && $4 !~ /^text /) fact[$1, $2] = at
	if (($2 == "+" || $4 == "out" || ($8 != "-" && rank[$8] < rank[$3])) && length($9) < 3) wrong(at $4 ": no reason")
	if ($2 != "+" && $4 != "out" && $8 != "-" && rank[$8] > rank[$3]) wrong(at $4 ": " $8 " where the sheet says " $3)
	if ($4 == "out") next
	if ($4 ~ /^text /) { file = substr($4, 6); words[++texts] = $5; in_file[texts] = file; from[texts] = at; wanted[file] = 1; next }
	k = $4 "\t" $5 "\t" $6 "\t" $7 "\t" $8
	if (k in row) wrong(at $4 ": twice")
	row[k] = at; beyond[k] = $2 == "+"
	next
}
FILENAME == ARGV[2] {
	k = $1 "\t" $2 "\t" $3 "\t" $4 "\t" $5
	if (!(k in row)) wrong("not in the table: " $0)
	held[k] = 1
	split($1, w, " ")
	if (w[2] !~ /^(offered|role|fact|governs)$/ || ($2 == "no" && $5 == "-")) next
	if ($5 == "-") wrong($1 ": no confidence and no source")
	if (beyond[k] && $6 == "-") wrong($1 ": not in the sheet, without words, and not said to be an inference")
	if (beyond[k] && $6 == "inference" && w[2] == "role" && $5 == "high") wrong($1 ": an inference of high confidence")
	next
}
FILENAME == ARGV[3] {
	file = $1; sub(/:[0-9]*$/, "", file)
	gsub(/<U\+000A>/, " ")
	if (file in wanted) text[file] = text[file] $3 "\n"
	next
}
/^## / { part = $0 }
part ~ /^## 3/ && /^#### / { service = $0; sub(/^#### /, "", service); sub(/ .*/, "", service) }
part ~ /^## 3/ && /^- / {
	key = substr($0, 3, index($0, ": ") - 3)
	match($0, /\| conf [a-z-]+/); c = substr($0, RSTART + 7, RLENGTH - 7)
	if (!((service, key) in has)) wrong(FILENAME ":" FNR ": " service ", " key ": not in the table")
	else if (c !~ /^(high|medium)$/ && (service, key) in fact) wrong(fact[service, key] service ", " key ": a fact, where the sheet says " c)
	else if (has[service, key] != c) wrong(service ", " key ": " has[service, key] " in the table, " c " in the sheet")
}
END {
	for (k in row) if (!(k in held)) { s = k; gsub(/\t/, " ", s); wrong(row[k] "not in the library: " s) }
	for (i = 1; i <= texts; i++) if (!index(text[in_file[i]], words[i])) wrong(from[i] in_file[i] " does not have: " words[i])
	if (rows < 400) wrong("too few facts to say: " rows + 0)
	exit bad
}
