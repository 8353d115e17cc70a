#!/bin/sh
# The words of pages. All of them come from the catalogue: with one in which every text stands in ⟦ ⟧ and what is filled
# in comes in reverse order, nothing is read outside of brackets but what the map itself says. A project's words go
# before regc's. No computed sentence says what only a court can.
tests=$(cd "$(dirname "$0")" && pwd) words=$tests/../templates/words.yaml bad=0
wrong() { echo "$*"; bad=1; }

# regc new words is the file to translate; each sentence is asked for by a template or is that of a reason
"$REGC" new words | cmp - "$words" || wrong "'regc new words' prints something else"
sed -n 's/^  - code: //p' "$words" | while read -r code; do
	grep -qF "\"$code\"" "$tests"/../templates/*.xsl "$tests"/../compiler/law/reasons.def || echo "$code"
done >unasked
[ ! -s unasked ] || wrong "no template and no reason has the codes: $(tr '\n' ' ' <unasked)"

# the methodology page names the normalisation that excerpts are compared under
version=$(sed -n 's/.*PLAIN_VERSION = \([0-9]*\).*/\1/p' "$tests/../compiler/prose/plain.h")
grep -q "normalization (version ${version:-?})" "$words" || wrong "the methodology page names another normalisation than version $version"

# ---- a language that nobody speaks ----

# what people read of pages outside of brackets, a piece a line. Code is code, and addresses are addresses.
read='aria-label|title|alt|placeholder|content|data-(label|filter|any|counted|none|start|failed|all|one|some|caption|differs|same)'
entities() { sed "s/&lt;/</g; s/&gt;/>/g; s/&quot;/\"/g; s/&#39;/'/g; s/&#10;/ /g; s/&amp;/\&/g"; }
pieces() { sed -E 's/[(][a-z-]+:[^ )]*//g; s/[(][a-z0-9]{1,3}[)]//g; s/[0-9]-[a-z]([^a-z]|$)/\1/g; s/^[^A-Za-z]*//; s/[] ,;:.)(—]*$//' | grep '[A-Za-z]' | LC_ALL=C sort -u; }
shown() {
	find "$1" -name '*.html' -o -name 'feed*.xml' | while read -r page; do
		tr '\n' ' ' <"$page"
		echo
	done | LC_ALL=C sed -E "
		s/⟦/\x01/g; s/⟧/\x02/g
		s/<(script|code|generator)[^>]*>[^<]*<\/(script|code|generator)>/\x03/g
		s/<meta (http-equiv|name=\"(viewport|color-scheme|robots)\"|property=\"og:(type|url)\")[^>]*>//g
		s/ ($read)=\"([^\"]*)\"/>\x03\3\x03</g
		s/<[^>]*>/\x03/g
		s/\x01[^\x02]*\x02/\x03/g" | tr '\003' '\n' |
		entities | sed -E 's/[^ ]*\.html([#. ]|$)/ /g; s/[(][a-z-]+:[^ )]*//g; s/[{][a-z]+[}]//g; s/ +/ /g' | pieces
}
# The texts and values of all page documents, and the currencies of sums. What is spelt as a word of the schemas
# excuses nothing, unless it is the name of a unit or free text.
said() {
	free='title|name|operator|what|by|capture|authority|competence|court|case|publisher|capacity|identifier|entity|section|em|strong|locator|same|removed|added|text|was|now|words'
	find "$1" -name '*.xml' -exec cat {} + | tr '\n' ' ' |
		sed -E "s/<([a-z-]+ ref=\"[^\"]*\"[^>]*|$free)>([^<]+)</\n= \2\n</g"';s/>([A-Z]{3}) [0-9.]+</>\1</g; s/="([^"]*)"/>\1</g; s/<[^>]*>/\n/g; s/ +/ /g' |
		entities | grep -vxE '[a-z-]+ *' | pieces
	# of facts that a law tests for words of its author's choice, the words are shown without hyphens
	find "$1" -name '*.xml' -exec cat {} + | tr '\n' ' ' |
		grep -oE '<fact>(terms-prohibit|party-to|intended-purpose|establishment|representative)</fact> (<(in|excerpt) [^>]*(/>|>[^<]*</(in|excerpt)>) )*<value>[^<]*' |
		sed 's/.*>//' | tr - ' ' | pieces
	find "$1" -name '*.xml' -exec cat {} + | tr '\n' ' ' | grep -oE '<reason code="if[a-z.-]*-has(-in)?">[^!]{0,900}<arg name="value" value="[^"]*' |
		sed 's/.*"//' | tr - ' ' | pieces
}
# the pieces that are no row of such texts; a name can be one capital letter
left() {
	grep -vxFf said shown >unknown
	awk '{ print length($0) "\t" $0 }' said | sort -rn | cut -f2- >longest
	LC_ALL=C awk 'NR == FNR { said[n++] = $0; next }
		{ piece = $0
		  for (i = 0; i < n; i++)
			while (said[i] ~ /^([A-Z]|..)/ && (at = index($0, said[i])))
				$0 = substr($0, 1, at - 1) "|" substr($0, at + length(said[i]))
		  if ($0 ~ /[A-Za-z]/) print piece }' longest unknown
}

LC_ALL=C awk -f "$tests/tools/pseudo.awk" "$words" >pseudo.yaml
for map in "$tests/sample" "$tests/../regmaps"; do
	rm -rf project site
	cp -R "$map" project && mkdir -p project/templates && cp pseudo.yaml project/templates/words.yaml
	"$REGC" build -q -o site project >/dev/null 2>err || { cat err; exit 1; }
	shown site >shown && said site >said
	left >left
	[ ! -s left ] || { wrong "words on pages of $(basename "$map") that are in no catalogue:"; cat left; }
	[ "$(wc -l <shown)" -gt 50 ] && [ "$(wc -l <said)" -gt 200 ] || wrong "hardly anything was read"
	html=$(grep -L 'lang="de-AT"' $(find site -name '*.html' -o -name 'feed*.xml')) && [ -n "$html" ] && wrong "not in the language: $html"
done
exit $bad
