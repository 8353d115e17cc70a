#!/bin/sh
# What is counted adds up: the bands of a tally to what it is of, and the parts of a list to its total.
tests=$(cd "$(dirname "$0")" && pwd)
cp -R "$tests/sample" project || exit 1
i=0
while [ $((i += 1)) -le 450 ]; do # more than two parts
	sed "s/^provision: .*/provision: labels-$i/" project/provisions/alpha-labels.yaml >"project/provisions/x-$i.yaml"
done
"$REGC" dump --after=pages project >list && mkdir pages || exit 1
cut -d' ' -f1 list | grep '\.html$' | grep -v '/labels-[0-9]*\.html' | while read -r page; do
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
