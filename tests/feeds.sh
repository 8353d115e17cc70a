#!/bin/sh
# Feeds are well formed and say what RFC 4287 asks for, their ids are distinct and stay, they stand in the manifest,
# hold no more than the newest 100, and go when their platform has no lock file any more. What is counted adds up.
tests=$(cd "$(dirname "$0")" && pwd) bad=0
wrong() { echo "$1"; bad=1; }
cp -R "$tests/sample" project && cp -R "$tests/evidence/." project && cd project || exit 1
"$REGC" lock -q . 2>/dev/null
"$REGC" build -q . 2>/dev/null || exit 1
for feed in out/feed.xml out/feeds/alpha.xml "$tests"/golden/changes/*/site/feed.xml "$tests"/golden/changes/*/site/feeds/*.xml; do
	if command -v xmllint >/dev/null; then xmllint --noout --nonet "$feed" || bad=1; fi
	awk -v feed="$feed" '
	/^ *<entry>/ { entries++ }
	/^ *<id>/ { ids++; if (seen[$0]++) { print feed ": an id twice"; bad = 1 } }
	/^ *<title>/ { titles++ }
	/^ *<summary>/ { summaries++ }
	/^ *<updated>[0-9-]*T[0-9:]*Z<\/updated>$/ { updated++ }
	/rel="self"/ { self++ }
	/rel="alternate"/ { alternate++ }
	/<author>/ { author++ }
	END {
		n = entries + 1
		if (!entries || ids != n || titles != n || updated != n || alternate != n || summaries != entries || self != 1 || author != 1) {
			print feed ": something is missing"; bad = 1
		}
		exit bad
	}' "$feed" || bad=1
done
[ "$(grep -c '"path": "feed.xml"\|"path": "feeds/alpha.xml"' out/manifest.json)" -eq 2 ] || wrong "the manifest does not name the feeds"
[ ! -e out/feeds/beta.xml ] || wrong "a feed of a platform without lock files"

# ids stay where the address of the site goes
grep '<id>' out/feed.xml >ids && sed -i '/^base:/d' regc.yaml && "$REGC" build -q . 2>/dev/null
grep '<id>' out/feed.xml | cmp -s - ids || wrong "ids turn on the address"

# counts of every page that has them
for page in changes.html platforms/alpha.html feed.xml feeds/alpha.xml; do "$REGC" dump "$page" . 2>/dev/null; done >dumped
awk '
function count(name) { return match($0, " " name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) + 0 : -1 }
/<changes / { of = count("of"); year = count("of-year"); inside = 1; n = y = entries = lists = 0; all++ }
/<others / { others = count("of"); others_year = count("of-year"); quiet = 1; m = z = 0 }
/<\/others>/ { quiet = 0; folded += others; if (m != others || z != others_year) { print "others do not add up: " m " " others " " z " " others_year; bad = 1 } }
inside && !quiet && /<class / { n += count("n"); y += count("year") }
quiet && /<class / { m += count("n"); z += count("year") }
inside && /<entries>/ { lists = 1 }
inside && /<entry / { entries++ }
/<\/changes>/ { inside = 0; if (n != of || y != year || (lists && entries != of) || of < 1) { print "does not add up: " n " " of " " y " " year " " entries; bad = 1 } }
END { exit bad || all != 4 || !folded }' dumped || wrong "counts do not add up"

# of a document: what is news, what is not, the first capture and the unusable ones are all there are
"$REGC" dump documents/alpha/terms.html . 2>/dev/null >document
"$REGC" dump feeds/alpha.xml . 2>/dev/null | cat document - | awk '
function count(name) { return match($0, " " name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) + 0 : -1 }
/<followed / { captures = count("captures"); news = count("changes") }
/<class / && !feed && (/"first"/ || /"unusable"/) { rest += count("n") }
/<changes / { feed = 1; of = count("of") }
/<others / { others = count("of") }
END { if (captures < 6 || news != of || of + others + rest != captures) { print captures " captures, " of " of them news (" news "), " others " not, " rest " alone"; exit 1 } }
' || wrong "the captures of a document do not add up"

# by category: each counts a record once, so that with those in none they come to all and those counted again
"$REGC" dump platforms/alpha.html . 2>/dev/null | awk '
function count(name) { return match($0, " " name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) + 0 : -1 }
/<changes / { of = count("of"); year = count("of-year") }
/<category n|<in-none / { n += count("n"); y += count("year"); rows++ }
/<again / { again = count("n"); n -= again; y -= count("year") }
END { if (n != of || y != year || rows != 3 || again != 1) { print n " of " of ", " y " of " year ", " rows " rows, " again " again"; exit 1 } }
' || wrong "counts by category do not add up"

# more records than a feed and a part of the page hold
i=0
while [ $((i += 1)) -le 110 ]; do
	for kind in documents/alpha-terms.yaml documents/alpha-terms.lock.yaml; do
		sed "s/^document: terms/document: t$i/; s/^document: alpha.terms/document: alpha\/t$i/; /^excerpts:/,/^[a-z]*:/{/^excerpts:/d; /^  /d}; /touches:/,/^  - \|^    [a-z]/{/touches:/d; /^      - /d}" "$kind" >"${kind%/*}/t$i${kind#documents/alpha-terms}"
	done
done
"$REGC" dump changes.html . >document 2>said || { cat said; bad=1; }
of=$(sed -n 's/.*<changes .*of="\([0-9]*\)".*/\1/p' document)
"$REGC" build -q . 2>/dev/null || wrong "the long site is not made"
[ "$(grep -c '<entry>' out/feed.xml)" -eq 100 ] || wrong "a feed of $(grep -c '<entry>' out/feed.xml) entries, of $of"
[ -f out/changes.2.html ] || wrong "one part for $of records"
grep -q '<a href="changes.2.html">20[0-9-]*</a>' out/changes.html || wrong "no way from the first part of the changes to the day with which the second begins"

# what is gone is removed
rm documents/*.lock.yaml && sed -i 's/, path: .*}/}/' documents/*.yaml && "$REGC" build -q . 2>/dev/null
[ -f out/feed.xml ] && [ ! -e out/feeds/alpha.xml ] || wrong "a feed stays though the lock files are gone"
! grep -q '<entry>' out/feed.xml || wrong "entries of lock files that are gone"
exit $bad
