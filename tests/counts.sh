#!/bin/sh
# What is counted adds up: the bands of a tally to what it is of, the parts of a list to its total, the rows of a
# table to its sum, and what the overview says by platform to what it says by place.
tests=$(cd "$(dirname "$0")" && pwd)
cp -R "$tests/sample" project || exit 1
i=0
while [ $((i += 1)) -le 401 ]; do # more than two parts
	sed "s/^provision: .*/provision: labels-$i/" project/provisions/alpha-labels.yaml >"project/provisions/x-$i.yaml"
done
i=0
while [ $((i += 1)) -le 201 ]; do # more than one part
	sed "s/^platform: .*/platform: alpha-$i/" project/platforms/alpha.yaml >"project/platforms/x-$i.yaml"
done
i=0
{
	echo '    unsettled:'
	while [ $((i += 1)) -le 201 ]; do echo "      - question: Is it so, $i?"; done
} >questions
sed -i '/^    duty: Do not publish/r questions' project/regulations/state-act.yaml
"$REGC" dump --after=pages project >list && mkdir pages || exit 1
cut -d' ' -f1 list | grep '\.html$' | grep -v -e '/labels-[0-9]*\.html' -e '/alpha-[0-9]*\.html' | while read -r page; do
	"$REGC" dump "$page" project >"pages/$(echo "$page" | tr / ,)" || exit 1
done || exit 1
awk '
function count(name) { return match($0, " " name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) + 0 : -1 }
function wrong(what) { print FILENAME ":" FNR ": " what; bad = 1 }
/<tally / {
	tallies++
	if (count("critical") + count("high") + count("medium") + count("low") + count("not-rated") != count("of")) wrong($0)
}
/ yes="[0-9]/ { # by answer; those that apply by whom they bind
	ways++
	if (count("yes") + count("undetermined") + count("no") != count("of") || count("in-force") > count("yes")) wrong($0)
	if (count("service") >= 0 && count("service") + count("people") != count("yes")) wrong($0)
}
/<addressed / { if (count("platform") + count("people") + count("both") != count("of")) wrong($0) }
/<assigned / {
	assigned = count("of")
	if (count("consumer") + count("business") + count("both") + count("not-recorded") != assigned) wrong($0)
}
/<effect / { assigned -= count("n"); effects++ }
/<\/effects>/ && assigned { wrong("effects that do not add up") }
/<party / { said[FILENAME ~ /parties,/ ? id : FILENAME FNR] = count("shifts") }
/<shift[ >]/ { shifts[id]++ }
/<report / { match($0, / id="[^"]*"/); id = substr($0, RSTART, RLENGTH); match($0, / kind="[^"]*"/); id = id substr($0, RSTART, RLENGTH) }
/<list / {
	match($0, / name="[^"]*"/); list = id substr($0, RSTART, RLENGTH)
	if (list in total && total[list] != count("total")) wrong("another total")
	total[list] = count("total"); first[list, count("first")] = FILENAME; parts[list]++
	inside = !/\/>/
}
/<entry[ >]/ && inside { entries[list]++ }
/<\/list>/ { inside = 0 }
END {
	for (list in total) {
		if (total[list] != entries[list]) { print list ": " entries[list] + 0 " entries, and a total of " total[list]; bad = 1 }
		if (parts[list] > 2) long++
		for (p = 0; p * 200 < total[list]; p++)
			if (!((list, p * 200 + 1) in first)) { print list ": no part begins with " p * 200 + 1; bad = 1 }
	}
	for (party in shifts) if (said[party] != shifts[party]) { print party ": " shifts[party] " clauses that assign, said to be " said[party]; bad = 1; }
	for (party in shifts) most = shifts[party] > most ? shifts[party] : most
	if (ways < 50 || !effects || most < 400) { print ways + 0 " counts by answer, at most " most + 0 " clauses: too few to say"; bad = 1 }
	if (tallies < 400 || !long) { print tallies + 0 " tallies, " long + 0 " lists in several parts: too few to say"; bad = 1 }
	exit bad
}' pages/*

[ -e pages/index.2.html ] && [ -e pages/questions.2.html ] || { echo "the overview and the questions have one part: too few to say"; exit 1; }
awk '
function wrong(what) { print FILENAME ":" FNR ": " what; bad = 1 }
# adds the counts of a line to sums under a name, or with sign -1 takes them away
function add(name, sign,   n, i, pair, fields) {
	n = split($0, fields, " ")
	for (i = 1; i <= n; i++)
		if (fields[i] ~ /^[a-z-]+="[0-9]+"/) {
			split(fields[i], pair, "\"")
			left[name " " pair[1]] += sign * pair[2]
			seen[name]++
		}
}
function whole(   n, i, pair, fields, all, of) {
	n = split($0, fields, " "); of = -1
	for (i = 1; i <= n; i++)
		if (fields[i] ~ /^[a-z-]+="[0-9]+"/) {
			split(fields[i], pair, "\"")
			if (pair[1] == "of=") of = pair[2]; else all += pair[2]
		}
	if (of < 0 || all != of) wrong($0)
	wholes++
}
function attribute(name) { return match($0, " " name "=\"[^\"]*\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : "" }
/<report / { part = attribute("id"); first = FILENAME !~ /\.2\.html$/ }
/<(states|covers) / { whole() }
/<breakdown / { table = "exposure by " attribute("name") }
/<work / { table = "work" }
/<\/(breakdown|work)>/ { table = "" }
table && /<row / { row = 1; rows[table]++; sub(/ list="[^"]*"/, ""); add(table, 1) }
table && /<sum / { row = 0; if (first) { sub(/ list="[^"]*"/, ""); add(table, -1) } }
/<standings / && attribute("rated") + attribute("conditional") + attribute("none") + attribute("open") + attribute("unratable") != attribute("of") { wrong($0) }
table && /<(tally|states|standings) / { if (row) add(table $1, 1); else if (first) add(table $1, -1) }
table == "exposure by platform" && /<tally / && !row && first { add("platforms and places", 1) }
table == "exposure by place" && /<tally / && !row && first { add("platforms and places", -1) }
/<exposure>/ { all = first }
all && /<tally / { add("all and platforms", -1); all = 0 }
table == "exposure by platform" && /<tally / && row { add("all and platforms", 1) }
part == "questions" && /<topic / {
	topic = attribute("name")
	if (first) { left["points of " topic] += attribute("total"); if (attribute("n") != "" && topic != "facts") left["n of " topic] += attribute("n") }
	counted = attribute("n") != "" && topic != "facts"
}
part == "questions" && /<point / {
	left["points of " topic]--; points++
	if (counted) left["n of " topic] -= attribute("n")
	point = topic " " attribute("name")
	if (topic == "facts") { left[point] += attribute("n") - attribute("rest"); facts++ }
}
part == "questions" && /<need / { left[point] -= attribute("n") }
END {
	for (name in left)
		if (left[name]) { print name ": off by " left[name]; bad = 1 }
	if (rows["exposure by platform"] < 201 || rows["work"] < 201 || rows["exposure by place"] < 2) { print "too few rows to say"; bad = 1 }
	if (!facts || points < 201 || !wholes) { print "too few points to say"; bad = 1 }
	exit bad
}' pages/index.html pages/index.2.html pages/questions.html pages/questions.2.html
