#!/bin/sh
# Since an earlier edition: each kind of change is named with its cause, and nothing else is; the same input is the
# same edition; what was compared with stays with the site, so that it can be made again.
tests=$(cd "$(dirname "$0")" && pwd) bad=0
wrong() { echo "$1"; bad=1; }
fresh() { rm -rf project && cp -R "$tests/sample" project; }
# a line a mapping: state, clause, obligation, codes of causes, fields that differ; then other lists
differing() {
	sed -n '/<since>/,/<\/since>/p' project/out/edition.xml | sed 's/<document .*//; s/<law .*//' | tr '\n' ' ' | sed 's/<differing state/\n&/g' |
		sed -n 's/^<differing state="\([a-z]*\)".*/& STATE \1/p' |
		awk '{
			line = ""; state = $NF
			while (match($0, /ref="(correction|provision|obligation|document|project|regulation):[^"]*"|code="edition[.][^"]*"|field="[^"]*"|path="[^"]*"/)) {
				word = substr($0, RSTART, RLENGTH); $0 = substr($0, RSTART + RLENGTH)
				gsub(/^[a-z]*="|"$|edition[.]/, "", word)
				if (index(line " ", " " word " ") == 0) line = line " " word
			}
			print state line
		}'
}
build() { (cd project && $RUN "$REGC" build "$@" . 2>&1) >said || { cat said; bad=1; }; }
# NAME, the line on standard error, and what is listed on standard input
expect() {
	cat >expected
	build --previous ../base
	differing >listed
	diff expected listed || wrong "$1: not what differs"
	grep -q "^since edition $base: $2 differ\$" said || wrong "$1: $(grep '^since' said) instead of $2"
	fresh
}

fresh && build && cp -R project/out base
base=$(sed -n 's/.*"edition": "\([0-9a-f]*\)".*/\1/p' base/manifest.json)
[ "${#base}" = 12 ] || wrong "no edition in the manifest"
[ "$(grep -rl "$base" base | sort | tr '\n' ' ')" = \
	"base/index.html base/index.xml base/manifest.json base/methodology.html base/methodology.xml " ] ||
	wrong "the edition stands elsewhere: $(grep -rl "$base" base)"
[ -f base/edition.html ] && wrong "a page of an edition without an earlier one"
grep -q 'edition.html' -r base --include='*.html' && wrong "a link to it without an earlier one"
grep -q '2026-07-01' base/corrections.xml base/assessment.json && wrong "the day stands where nothing turns on it"

build --previous ../base
grep -q 'No difference was found' project/out/edition.html || wrong "the page does not say that nothing differs"
expect nothing '0 of 6 mappings' </dev/null

# ---- one change at a time ----
sed -i 's/Mark media so that/Mark all media so that/' project/regulations/media-act.yaml
expect 'a word of the law' '2 of 6 mappings' <<'X'
basis provision:alpha/terms/labels obligation:media-act/art-1 law
basis provision:beta/terms/conduct obligation:media-act/art-1 law
X
sed -i 's/grace: *$/grace: /; s/until: 2026-12-01/until: 2026-06-15/' project/regulations/media-act.yaml
expect 'a date of the law' '2 of 6 mappings' <<'X'
result provision:alpha/terms/labels obligation:media-act/art-1 grace flag law
result provision:beta/terms/conduct obligation:media-act/art-1 grace law
X
sed -i 's/You label all media that you make/You shall label all media that you make/' project/provisions/alpha-labels.yaml
expect 'a word of the clause' '3 of 6 mappings' <<'X'
basis provision:alpha/terms/labels obligation:media-act/art-1 words
basis provision:alpha/terms/labels obligation:media-act/art-2 words
basis provision:alpha/terms/labels obligation:state-act/sec-1 words
X
sed -i 's/on: 2026-03-15/on: 2026-03-16/' project/documents/alpha-terms.yaml
expect 'a capture' '3 of 6 mappings' <<'X'
basis provision:alpha/terms/labels obligation:media-act/art-1 evidence
basis provision:alpha/terms/labels obligation:media-act/art-2 evidence
basis provision:alpha/terms/labels obligation:state-act/sec-1 evidence
result document:alpha/terms
X
sed -i 's/^sources:/  - {capture: c2, on: 2026-06-20, text: whole, archive: a made-up archive}\n&/' project/documents/alpha-terms.yaml
expect 'one more capture' '0 of 6 mappings' <<'X'
result document:alpha/terms
X
sed -i 's/value: "2024"/value: 2026-02-01/' project/platforms/alpha.yaml
expect 'a fact' '1 of 6 mappings' <<'X'
result provision:alpha/terms/labels obligation:media-act/art-1 grace flag facts
X
sed -i 's/status: in-review/status: draft/' project/provisions/alpha-labels.yaml
expect 'a status' '1 of 6 mappings' <<'X'
result provision:alpha/terms/labels obligation:media-act/art-2 status review
X
sed -i 's/on: 2026-06-30/on: 2026-06-29/' project/provisions/beta-conduct.yaml
expect 'a review' '1 of 6 mappings' <<'X'
result provision:beta/terms/conduct obligation:media-act/art-0 reviewed review
X
sed -i 's/relation: supports/relation: bears-on/' project/provisions/alpha-labels.yaml
expect 'a mapping' '1 of 6 mappings' <<'X'
result provision:alpha/terms/labels obligation:media-act/art-2 relation mapping
X
sed -i 's/^  exposure: high/  exposure: medium/' project/provisions/alpha-labels.yaml
expect 'an assessed value' '3 of 6 mappings' <<'X'
result provision:alpha/terms/labels obligation:media-act/art-1 assessed
result provision:alpha/terms/labels obligation:media-act/art-2 assessed
result provision:alpha/terms/labels obligation:state-act/sec-1 assessed
X
correction() { # ID UNIT AUDIENCE
	mkdir -p project/corrections
	cat >"project/corrections/$1.yaml" <<X
correction: $1
title: The grace of $1
on: 2026-06-30
of: $2
said: It runs until June.
says: It runs until December.
because: The article was misread, as [its page](ref:media-act/art-1) shows.
by: Clerk Kanary
audience: $3
X
}
correction grace obligation:media-act/art-1 public
expect 'a correction' '2 of 6 mappings' <<'X'
added correction:grace obligation:media-act/art-1
basis provision:alpha/terms/labels obligation:media-act/art-1 correction correction:grace
basis provision:beta/terms/conduct obligation:media-act/art-1 correction correction:grace
X
sed -i 's/^as-of: .*/as-of: 2026-07-02/' project/regc.yaml
expect 'a day on which nothing turns' '0 of 6 mappings' </dev/null
sed -i 's/^as-of: .*/as-of: 2026-12-02/' project/regc.yaml
expect 'a day' '3 of 6 mappings' <<'X'
result provision:alpha/terms/labels obligation:media-act/art-1 grace flag day
result provision:beta/terms/conduct obligation:media-act/art-1 grace day
result provision:beta/terms/conduct obligation:media-act/art-3 force flag day
X
echo 'horizon: 10' >>project/regc.yaml
expect 'the horizon' '1 of 6 mappings' <<'X'
result provision:beta/terms/conduct obligation:media-act/art-3 flag horizon
X
rm project/provisions/beta-conduct.yaml
expect 'a clause that goes' '3 of 6 mappings' <<'X'
removed
removed obligation:media-act/art-1 relation status flag exposure clause-removed
removed obligation:media-act/art-3 relation status flag exposure clause-removed
removed obligation:media-act/art-0 relation status flag exposure clause-removed
X
sed -i 's/provision: conduct/provision: behaviour\nwas: [beta\/terms\/conduct]/' project/provisions/beta-conduct.yaml
expect 'a clause with another id' '0 of 6 mappings' </dev/null
sed -i '/obligation: media-act.art-2/,/status:/ s/status: .*/status: superseded/' project/provisions/alpha-labels.yaml
expect 'a mapping that goes' '1 of 6 mappings' <<'X'
removed provision:alpha/terms/labels obligation:media-act/art-2 relation status flag exposure mapping-removed
X

# ---- with the manifest alone ----
mkdir bare && cp base/manifest.json bare/then.json
sed -i 's/Mark media so that/Mark all media so that/' project/regulations/media-act.yaml
rm project/searches/*.yaml
build --previous ../bare/then.json
differing >listed
grep -q '^result regulations/media-act.yaml regulation:media-act$' listed && grep -q '^removed searches/beta-art-2.yaml$' listed &&
	[ "$(wc -l <listed)" = 2 ] || { wrong "manifest alone: not the files that differ"; cat listed; }
grep -q "^since edition $base: 2 of [0-9]* source files differ\$" said || wrong "manifest alone: $(grep ^since said)"
grep -q 'What the earlier edition said of each mapping is not available here' project/out/edition.html || wrong "manifest alone: the page does not say so"
fresh

# ---- over itself, again, and verified ----
build && sed -i 's/Mark media so that/Mark all media so that/' project/regulations/media-act.yaml
build --previous out -o out && cp -R project/out once
grep -q "^since edition $base: 2 of 6 mappings differ\$" said || wrong "over itself: $(grep ^since said)"
build --previous out -o out
diff -r once project/out || wrong "the same edition was not made again"
(cd project && $RUN "$REGC" verify out . >said 2>&1) || { wrong "what was compared cannot be verified"; cat project/said; }

# ---- what is not public tells nothing ----
fresh && correction inner provision:alpha/terms/labels internal && correction outer provision:beta/terms/hidden public
sed 's/^provision: .*/provision: hidden/; s/^title: .*/title: Hidden Kanary/; $a audience: internal' project/provisions/beta-conduct.yaml >project/provisions/hidden.yaml
build --previous ../base
grep -rlE 'Kanary|inner|outer|terms/hidden' project/out && wrong "something that is not public was published"
grep -q "^since edition $base: 0 of 6 mappings differ\$" said || wrong "kept back: $(grep ^since said)"
build -o inside --audience internal
[ -f project/inside/corrections/inner.html ] && grep -q 'Clerk Kanary' project/inside/corrections/outer.html ||
	wrong "an internal site lacks its corrections"
(cd project && $RUN "$REGC" build --previous inside . >said 2>&1) && wrong "an internal edition was told of in a public one"
grep -q RG9011 project/said && grep -q '"audience": "internal"' project/said || { wrong "another audience is not the finding"; cat project/said; }
exit $bad
