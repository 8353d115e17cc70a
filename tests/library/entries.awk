# Of the fact sheets eu.md, us.md and states.md, and of timetable.tsv: what the bundled library is compared with, an entry of theirs (#### id) on
# lines ENTRY, KEY and VALUE with tabs between:
#   sheet      which of the three
#   place      the jurisdiction               status     as the sheet says it, the first words
#   who        whom it binds, in its words    contract   what a contract can do about it
#   adopted    a day on which it, or a wording of it, was adopted      effect   one on which it took effect
#   last       the last day of a wording      day        any other day of its dates, status or versions
#   also       a day that is named elsewhere in the entry
#   read       in what the words were read    conf       how sure its author is
#   counted    it starts so many months after something is notified to a service
#   doubt      some of it was not read, or is from memory
#   sum        an amount or a share of what a breach costs             cost     that in its words, where there is such
#   quote, at  words of the law, and their place: each quote has its place on the next line
#   from       the file that a quote was cut out of: of a transcript the words are second-hand
#   shows      where compliance would show    url        an address that it names              held       the repository that holds a copy
BEGIN { OFS = "\t" }
function say(key, value) { if (value != "" && !((entry, key, value) in said) || key ~ /^(quote|at|from)$/) print entry, key, value; said[entry, key, value] = 1 }
# each ISO day of a text, by the word that stands before it
function days(s, key,   before, d, kind) {
	while (match(s, /[12][0-9][0-9][0-9]-[01][0-9](-[0-3][0-9])?/)) {
		before = before substr(s, 1, RSTART - 1); d = substr(s, RSTART, RLENGTH); s = substr(s, RSTART + RLENGTH)
		kind = key
		if (key == "day") {
			sub(/^.*[;,]/, "", before)
			if (before ~ /(adopted|signed|approved|enacted|promulgated|issued)( \([a-z]*\))?( and (in force|effective))? $/) kind = "adopted"
			if (before ~ /(in effect|in force|effective|operative|applies|applies from)( from| on)? $/) {
				if (kind == "adopted") say("adopted", d)
				kind = "effect"
			}
			if (name == "versions" && before ~ / to $/) kind = "last"
		}
		say(kind, d)
		before = before d
	}
}
function month(name) { return substr(101 + (index("JanFebMarAprMayJunJulAugSepOctNovDec", substr(name, 1, 3)) - 1) / 3, 2) }
# days as people write them: 19.10.2022, Aug. 27, 2024, 16 June 2026
function written(s,   v, p) {
	while (match(s, /[0-9][0-9]?\.[0-9][0-9]?\.[12][0-9][0-9][0-9]/)) {
		v = substr(s, RSTART, RLENGTH); s = substr(s, 1, RSTART - 1) " " substr(s, RSTART + RLENGTH)
		split(v, p, "."); say("also", p[3] "-" substr(100 + p[2], 2) "-" substr(100 + p[1], 2))
	}
	while (match(s, /[0-9][0-9]? (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? [12][0-9][0-9][0-9]/)) {
		v = substr(s, RSTART, RLENGTH); s = substr(s, 1, RSTART - 1) " " substr(s, RSTART + RLENGTH)
		split(v, p, " "); say("also", p[3] "-" month(p[2]) "-" substr(100 + p[1], 2))
	}
	while (match(s, /(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? [0-9][0-9]?, [12][0-9][0-9][0-9]/)) {
		v = substr(s, RSTART, RLENGTH); s = substr(s, 1, RSTART - 1) " " substr(s, RSTART + RLENGTH)
		split(v, p, " "); say("also", p[3] "-" month(p[1]) "-" substr(100 + p[2], 2))
	}
}
# days that are known in part: "Mar 2026", "2022"
function parts(s,   v, p) {
	while (match(s, /((Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? )?(19|20)[0-9][0-9]([^-0-9]|$)/)) {
		v = substr(s, RSTART, RLENGTH); s = substr(s, RSTART + RLENGTH - 1); sub(/[^0-9]$/, "", v)
		if (split(v, p, " ") == 2) say("also", p[2] "-" month(p[1]))
		say("also", substr(v, length(v) - 3))
		if (s !~ /^[^0-9]?.*[0-9]/) return
	}
}
function sums(s,   v) {
	gsub(/,/, "", s)
	while (match(s, /[0-9]+(\.[0-9]+)? ?(%|m([^a-z]|$)|million)?/)) {
		v = substr(s, RSTART, RLENGTH); s = substr(s, RSTART + RLENGTH)
		if (s ~ /^ ?(days|hours|months)/) continue
		if (v ~ /%/) { sub(/ ?%/, "", v); say("sum", v " %") }
		else if (v ~ /m/) { sub(/ ?m.*/, "", v); say("sum", v * 1000000) }
		else if (v + 0 >= 100) { sub(/ $/, "", v); say("sum", v) }
	}
}
# without the sections that it names
function plain(s) { gsub(/(s\.|ss\.|Art\.|ch\.|IC|recital|Reg\.|KRS|D\.Lgs\.) ?[0-9][0-9A-Za-z.()\/-]*/, "", s); gsub(/[12][0-9][0-9][0-9]-[01][0-9](-[0-3][0-9])?/, "", s); return s }
# an address that is cut off is none; that of a repository at a commit is that of the repository
function urls(s,   u, t) {
	t = s
	while (match(s, /https?:\/\/[^ ,;)"]*/)) {
		u = substr(s, RSTART, RLENGTH); s = substr(s, RSTART + RLENGTH)
		if (u ~ /\.\.\.$/) continue
		sub(/\.+$/, "", u); say("url", u)
	}
	if (match(t, /ELI \.\.\.\/[0-9]+\/[0-9]+\/oj/)) say("url", "http://data.europa.eu/eli/reg/" substr(t, RSTART + 8, RLENGTH - 8))
	while (match(t, /[A-Za-z0-9_.-]+\/[A-Za-z0-9_.-]+@[0-9a-f]+/)) { u = substr(t, RSTART, RLENGTH); t = substr(t, RSTART + RLENGTH); sub(/@.*/, "", u); say("held", "https://github.com/" u) }
}
# "eu-omnibus-2026-1744/32026R1744.xhtml Art. 1(27), replacing Art. 50(7)" or "us-code/47-usc-230.md | (c)(1)"
function place(s) {
	say("from", substr(s, 1, index(s, " ") - 1))
	sub(/^[^ ]* (\| )?/, "", s)
	return s
}
# what holds of all its entries stands at the head of a part; a line of the timetable, at its act
/^\*\*Common to the DSA entries/ { entry = "eu-dsa"; written($0); days($0, "also"); entry = ""; next }
FILENAME ~ /\.tsv$/ { if (FNR > 1) { entry = /^AI Act/ ? "eu-ai-act" : "eu-dsa"; days($0, "also") } next }
FNR == 1 { sheet = FILENAME; sub(/.*\//, "", sheet); sub(/\.md$/, "", sheet); entry = "" }
# states.md says at its head that what its entries call in force was so in sources up to June 2026
/^#### / { entry = substr($0, 6); sub(/ .*/, "", entry); say("sheet", sheet); if (sheet == "states") say("also", "2026-06"); held = ""; next }
/^#/ { entry = "" }
!entry || !match($0, /^- [a-z]+[-0-9]*: /) { next }
{
	key = substr($0, 3, RLENGTH - 4); value = substr($0, RLENGTH + 1); name = key; sub(/[-0-9]+$/, "", name)
	urls(value)
	if (name == "quote" && held != "") { say("quote", held); say("at", "") }
	held = name == "quote" ? value : held
}
/\[mem\]|memory|not (seen|read|had|verified)|read in part/ && name !~ /^(quote|changed)$/ { say("doubt", "yes") }
name == "dates" && value ~ /four months (after notification|ended)/ { say("counted", "yes") }
name == "jur" { say("place", value) }
name == "status" { say("status", value); days(value, "day") }
name == "dates" || name == "versions" || name == "version" { days(value, "day") }
name ~ /^(ids|citation|status|dates|versions|version|note|enforcer|source|duty)$/ { parts(value); written(value) }
name == "binds" { say("who", value) }
name == "contract" { sub(/[ (].*/, "", value); say("contract", value) }
name == "conf" { say("conf", value) }
name == "read" { say("read", value) }
name == "sourceclass" { say("read", value) }
name == "sanction" { say("cost", value); sums(plain(value)) }
name == "at" { say("quote", held); say("at", place(value)); held = "" }
name == "quote" && sheet == "states" { sub(/ \(as quoted [^()]*\)$/, "", value); gsub(/^"|"$/, "", value); say("quote", value); say("at", ""); held = "" }
name == "evidenced-in" || name == "evidence" { gsub(/;/, ",", value); say("shows", value) }
name !~ /^(dates|versions|version|status|quote|at|changed)$/ { days(value, "also") }
