#!/bin/sh
# The words of the interface come from the catalogue: its list of phrases is that of the templates; with a catalogue in
# which everything stands between « and », nothing on the pages stands outside but what the project says; and what
# a project words otherwise is shown.
tests=$(cd "$(dirname "$0")" && pwd) words=$tests/../templates/words.yaml bad=0
wrong() { echo "$*"; bad=1; }

$RUN "$BUILD/tests/phrases_test" --print >list && sed -n '/^phrases:$/,$p' "$words" | diff -u - list ||
	wrong "templates/words.yaml does not list the phrases of the templates; 'make bless' does"

# regc new words is the file to translate
"$REGC" new words | cmp - "$words" || wrong "'regc new words' prints something else"

# lines of words.yaml with « and » around all that is shown; but one phrase is left, to be found
sed -E '/^words: regc$/s/regc/marked/; /^language: en$/s/en/de-AT/
	s/^    as: "(.*)"$/    as: "«\1»"/; /content"$/!s/^(  - text: )"(.*)"$/&\n    as: "«\2»"/' "$words" >marked.yaml
cp -R "$tests/sample" project && mkdir -p project/templates && cp marked.yaml project/templates/words.yaml
"$REGC" build -q -o site project || exit 1

# what people read of a page, a piece a line: what stands between marks is taken out from the inside, for what is filled
# into a sentence has marks of its own. Code is code, and addresses are addresses.
entities() { sed "s/&lt;/</g; s/&gt;/>/g; s/&quot;/\"/g; s/&#39;/'/g; s/&#10;/ /g; s/&amp;/\&/g"; }
pieces() { sed -E 's/^[^A-Za-z]*//; s/[ ,;:.)(]*$//' | grep '[A-Za-z]' | LC_ALL=C sort -u; }
read='aria-label|title|alt|placeholder|data-(label|filter|any|counted|none|start|failed|all|one|some|caption|differs|same)'
for page in $(find site -name '*.html' -o -name 'feed*.xml'); do
	tr '\n' ' ' <"$page" | LC_ALL=C sed -E "
		s/«/\x01/g; s/»/\x02/g; s/ +/ /g
		s/<(script|code)[^>]*>[^<]*<\/(script|code)>/\x03/g
		s/<meta (name=\"|property=\"og:)description\" content=\"([^\"]*)\">/\x03\2\x03/g
		s/ ($read)=\"([^\"]*)\"/>\x03\3\x03</g
		s/<[^>]*>/\x03/g
		:inside
		s/\x01[^\x01\x02]*\x02/\x03/g
		t inside" | tr '\003' '\n'
	echo
done | entities | sed -E 's/[^ ]*\.html([#. ]|$)/ /g; s/[(][a-z-]+:[^ )]*//g' | pieces >shown
# the texts and values of all page documents; what is spelt as a word of the schemas excuses nothing
find site -name '*.xml' -exec cat {} + | tr '\n' ' ' | sed -E 's/="([^"]*)"/>\1</g; s/<[^>]*>/\n/g; s/ +/ /g' |
	entities | grep -vxE '[a-z-]+ *' | pieces | awk '{ print length($0) "\t" $0 }' | sort -rn | cut -f2- >said
# left over where a piece is no row of such texts; these are the sample's own: roles, authorities, amounts, a word of prose
awk 'NR == FNR { said[n++] = $0; next }
	{ piece = $0
	  for (i = 0; i < n; i++)
		while (length(said[i]) > 1 && (at = index($0, said[i])))
			$0 = substr($0, 1, at - 1) "|" substr($0, at + length(said[i]))
	  if ($0 ~ /[A-Za-z]/) print piece }' said shown | grep -vxE 'courts|maker|publisher|service|not|EUR.*' >left
echo 'Skip to the content' | diff - left || wrong "words on the pages that are in no catalogue (>), or were not found (<)"
[ "$(wc -l <shown)" -gt 100 ] && [ "$(wc -l <said)" -gt 200 ] || wrong "hardly anything was read"
html=$(grep -L 'lang="de-AT"' $(find site -name '*.html' -o -name 'feed*.xml')) && [ -n "$html" ] && wrong "not in the language: $html"

# three words in six lines: a heading, numbers in another order, a caption that is an expression
rm -rf site && cat >project/templates/words.yaml <<'END'
words: three
phrases:
  - {text: In short, as: At a glance}
  - {text: "Of the {1} that apply, {2} have a duty in force on the day.", as: "{2} & <now>, of {1}."}
  - {text: "Mappings by indicated exposure, for each platform", as: "Each platform's \"bands\""}
END
"$REGC" build -q -o site project || exit 1
shows() { grep -qF -- "$2" "site/$1" || wrong "$1 has no $2"; }
shows provisions/alpha/terms/labels.html '<h2 id="glance">At a glance</h2>'
grep -qE ' [0-9]+ &amp; &lt;now&gt;, of [0-9]+\.</p>' site/applicability/alpha.html || wrong "no other order of numbers"
shows index.html '<caption>Each platform'"'"'s "bands"</caption>'
! grep -rqE '>(In short|Mappings by indicated exposure, for each platform)<|Of the [0-9]+ that' site --include=*.html || wrong "words of regc are left"
exit $bad
