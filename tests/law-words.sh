#!/bin/sh
# The law's own words, by more than one command: counts on the methodology page, a new version of a law that makes a
# mapping suspect, words found with their article, and the real texts where they are on the machine.
tests=$(cd "$(dirname "$0")" && pwd) bad=0
wrong() { echo "$1"; bad=1; }
cp -R "$tests/sample" project && cp -R "$tests/statutes/." project && cd project && sh ./stored || exit 1
law=regulations/telling-act.yaml file=provisions/alpha-labels.yaml
$RUN "$REGC" lock -q . || wrong "the law was not locked"

# three obligations, two quoted from the text and one second-hand; one says in what it was read
$RUN "$REGC" build -q --as-of 2026-07-01 . >said 2>&1 || { wrong "no site"; cat said; }
grep -q '<law-words n="[0-9]*" quoted="3" placed="2" official="0">' out/methodology.xml || wrong "the methodology page counts otherwise"
grep -q '<row n="1" quoted="1" placed="0" read="transcription"/>' out/methodology.xml || wrong "what was read in a transcription is not counted"
grep -q 'in a transcription of the official text only' out/regulations/telling-act.html || wrong "the page of the law does not say in what it was read"
grep -q 'found in the place cited' out/regulations/telling-act.html || wrong "the page does not say that the words were found in their place"
grep -q 'Evidence: <strong>second-hand</strong>; quoted by a newspaper' out/regulations/telling-act.html || wrong "second-hand words are not shown as such"

# as of a day before its capture, a quotation says that it was captured later
$RUN "$REGC" build -q --as-of 2025-03-01 -o before . >said 2>&1 || { wrong "no site as of an earlier day"; cat said; }
grep -q 'captured after the as-of date. Evidence: none by that date' before/regulations/telling-act.html ||
	wrong "a quotation captured later does not say so"

# the words of the law can be searched for, also those of an earlier wording
cat out/assets/search/*.js 2>/dev/null | grep -q feasible || grep -rq feasible out/assets out/data || wrong "the search does not know the words of the law"

# the words of the law are found with their article
$RUN "$REGC" find "as far as this is technically" >said 2>&1
grep -q 'Art. 1(2)(a), bytes 845-874' said || { wrong "words are not found in their article"; cat said; }

# a mapping is approved; then a later version of the law rewords what the obligation quotes
awk '/^mappings:/ { print; print "  - obligation: telling-act/art-1-2\n    relation: bears-on\n    rationale: It speaks of the mark.\n    confidence: low\n    method: human\n    status: in-review\n    author: B. Clerk"; next } { print }' $file >new && mv new $file
yes y | $RUN "$REGC" review --by "C. Counsel" --capacity counsel alpha/terms/labels >said 2>&1
sed -i 's/capacity: "counsel", on: [0-9-]*/capacity: "counsel", on: 2026-07-02/' $file # whatever day it is
$RUN "$REGC" check -q . >said 2>&1
grep -q RG6004 said && { wrong "suspect right after the review"; cat said; }
sed 's/robust, as far as this/robust, where this/' store/telling-act.html >store/later.html
sed -i "s/^    path: telling-act.html/&\\n    of: act/" $law
cat >later <<END
  - {capture: later, on: 2026-09-01, text: whole, archive: law, path: later.html, sha256: "$(sha256sum store/later.html | cut -d' ' -f1)", of: act}
END
sed -i '/origin: {repository/r later' $law
$RUN "$REGC" lock -q . >/dev/null 2>&1 || wrong "the new version was not locked"
$RUN "$REGC" check -q --as-of 2026-10-01 . >said 2>&1
[ "$(grep -c 'RG6004.*wording$' said)" = 1 ] || { wrong "a new version of the law does not make the mapping suspect, or others too"; cat said; }

# the real texts: each quotation is found where it says
store=$tests/../../shared/data/law
[ -d "$store" ] || store=$tests/../../../shared/data/law
if [ -d "$store" ]; then
	mkdir real && cp -R "$tests/../regmaps/." real
	$RUN "$REGC" check --archive law="$store" real >said 2>&1
	grep -q 'RG50\(08\|11\|12\|22\|23\)' said && { wrong "quotations of the bundled law are not found where they say"; grep -A4 'RG50\(08\|11\|12\|22\|23\)' said; }
fi
exit $bad
