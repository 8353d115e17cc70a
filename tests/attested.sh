#!/bin/sh
# What a page says of the evidence for words: never that they were seen beside that no check is recorded, by whom and when
# they were attested, and nothing of a check that was made after the as-of date.
tests=$(cd "$(dirname "$0")" && pwd) bad=0
wrong() { echo "$*"; bad=1; }
# the text of a page, without the notes of its author
text() { tr '\n' ' ' <"$1" | sed 's/<[^>]*>//g; s/  */ /g'; }
says() { text "$1" | grep -qF -- "$2" || wrong "${1#*/} does not say: $2"; }
silent() { ! text "$1" | grep -qF -- "$2" || wrong "${1#*/} says: $2"; }

# the bundled map: no clause says both, and what was attested names its means and its day
ln -s "$(sh "$tests/built" regmaps)" site || exit 1
for page in $(grep -rlE 'no check against a capture is recorded|<excerpt state="unverified"' site/provisions/ site/documents/ site/categories/ site/parties/); do
	silent "$page" 'The words below are quoted from the document.'
	silent "$page" 'the words were seen'
done
n=0
for page in $(grep -rl 'attested; checked against' --include='*.html' site/provisions/ | sort); do
	n=$((n + 1))
	text "$page" | grep -qE 'Evidence: attested; checked against an archive that is not available here, by automated means, on [0-9]+ [A-Z][a-z]+ 20[0-9]{2}\.' ||
		[ "$(grep -c 'class="excerpt"' "$page")" = 0 ] || wrong "$page does not say by whom and when"
done
[ "$n" -gt 50 ] || wrong "only $n pages have attested words"
! grep -rlE 'by the author of this library' site || wrong "automated means are called an author"

# the sample: its words were attested on 20 March 2026 by a person whose name is internal
page=provisions/alpha/terms/labels.html
cp -R "$tests/sample" sample
"$REGC" build -q -o public sample && "$REGC" build -q --audience internal -o internal sample &&
	"$REGC" build -q --as-of 2026-03-19 -o before sample || exit 1
says public/$page 'here, on 20 March 2026; who checked is not published.'
silent public/$page Clerk
says internal/$page 'here, by B. Clerk (made up), on 20 March 2026.'
says public/$page 'The words below are quoted from the document.'
says before/$page 'Evidence: none by that date.'
says before/$page 'that they are in it is not shown for all of them'
silent before/$page 'The words below are quoted from the document.'
silent before/$page 'on 20 March 2026; who'

# without any check a page says so, and not that the words are the document's
sed '/attested:/,/on: 2026-03-20/d' sample/provisions/alpha-labels.yaml >labels && ! cmp -s labels sample/provisions/alpha-labels.yaml || exit 1
cp labels sample/provisions/alpha-labels.yaml && "$REGC" build -q -o bare sample || exit 1
says bare/$page 'Evidence: unverified; no check against a capture is recorded.'
silent bare/$page 'The words below are quoted from the document.'
# words of a clause that is second-hand as a whole were seen with another, though no excerpt says with whom
sed 's/^basis: verbatim/basis: second-hand/' labels >sample/provisions/alpha-labels.yaml && "$REGC" build -q -o second sample || exit 1
says second/$page 'Evidence: second-hand; quoted by another.'
silent second/$page 'no check against a capture is recorded'
exit $bad
