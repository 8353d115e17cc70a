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
	if (tallies < 400 || !long) { print tallies + 0 " tallies, " long + 0 " lists in several parts: too few to say"; bad = 1 }
	exit bad
}' pages/*
