#!/bin/sh
# --explain-rebuild: for each reason for which a page is made again, or is not, that it is named.
tests=$(cd "$(dirname "$0")" && pwd) bad=0
wrong() { echo "$*"; bad=1; }
cp -R "$tests/sample" project && cd project || exit 1
told=
rm -rf .regc && mkdir templates && echo ':root { --measure: 38rem; }' >templates/brand.css
page=provisions/alpha/terms/labels.html day=$(sed -n 's/^as-of: //p' regc.yaml)

# OPTION... OUTCOME REASON...: a build that explains the page says all of these and no other reason
explain() {
	args=
	while [ "${1#-}" != "$1" ]; do args="$args $1" && shift; done
	$RUN "$REGC" build -q $args --explain-rebuild "${named:-$page}" . >said 2>&1 || { wrong "no build$args: $(head -n 3 said)"; return; }
	sed -n '/^regc: .*html was /,$p' said >reasons # behind the findings
	[ -z "$told" ] || sed -i '/, in .*\.yaml: /d; /^  and .* more units$/d; /: gone$/d' reasons
	what=$(echo "$*: $(cat reasons)" | tr '\n' '|')
	head -n 1 reasons | grep -qF "regc: $page $1" || wrong "not '$1': $what"
	shift
	[ $(($(wc -l <reasons) - 1)) -eq $# ] || wrong "not $# reasons: $what"
	for reason; do grep -qxF "  $reason" reasons || wrong "no '$reason': $what"; done
}
made='was made again and written, because of:' lay='was made and came out as it lay there; it was made because:'
same='was not written again: its document came out the same; it was made again because of:'
none='was not made again: nothing that it is made from differs'
labels='provision:alpha/terms/labels, in provisions/alpha-labels.yaml: what is known of it'

# nothing is known of how it was
explain 'was made and written, because:' 'the cache has nothing of a site in this folder'
named=provision:alpha/terms/labels && explain "$none" && named=
explain --no-cache "$lay" 'nothing is kept, as --no-cache asks'
spoil() { for file in .regc/*; do printf 'XYZ' | dd of="$file" bs=1 seek="$1" conv=notrunc 2>/dev/null; done; }
spoil 20 && explain "$lay" 'what the cache has was made by another regc'
spoil 60 && explain "$lay" 'what the cache has cannot be used'

# its own file: a remark, which no page shows; and words, which this one does, and others may
echo '# a remark' >>provisions/alpha-labels.yaml
explain "$same" 'the text of a file that it shows: provisions/alpha-labels.yaml'
sed -i 's/^title: .*/title: Users label all they make/' provisions/alpha-labels.yaml
explain "$made" 'the text of a file that it shows: provisions/alpha-labels.yaml' "$labels"

# other units: of many that are new some are named; one that is gone; one that says something else, to a page that names it and
# to one that lists all, and not to one that does not
for i in 1 2 3 4 5 6 7; do sed "s/^category: .*/category: more-$i/" categories/labelling.yaml >categories/more-$i.yaml; done
new() { echo "category:more-$1, in categories/more-$1.yaml: new"; }
explain "$same" "$(new 1)" "$(new 2)" "$(new 3)" "$(new 4)" "$(new 5)" 'and 2 more units'
rm categories/more-1.yaml && explain "$same" 'category:more-1: gone'
sed -i 's/^title: .*/title: Labels/' categories/labelling.yaml
explain "$made" 'category:labelling, in categories/labelling.yaml: what is known of it'
sed -i 's/^title: .*/title: Of labels/' categories/labelling.yaml categories/more-2.yaml
other=$page page=index.html && explain "$made" 'category:labelling, in categories/labelling.yaml: what is known of it' \
	'category:more-2, in categories/more-2.yaml: what is known of it' && page=$other
sed -i 's/^title: .*/title: Of more/' categories/more-2.yaml && explain "$none"

# what the build was told; another day or audience can change what is known of units as well
told=yes
explain --as-of=2026-08-02 --audience=internal --outputs=json "$made" 'the audience: now internal, then public' \
	'the outputs: now json, then json,csv,feeds,search,coverage,assessment,reasons' "the as-of date: now 2026-08-02, then $day"
told=
"$REGC" build -q . >/dev/null 2>&1 && echo ':root { --measure: 40rem; }' >templates/brand.css
explain 'was made again and came out as it was; it was made because of:' "the folder 'templates': not what it was"

# what lies in the output folder
echo ' ' >>out/$page && rm "out/${page%.html}.xml" out/data/clauses.csv
explain "$made" "a file in the output folder is not as the last build left it: $page" \
	"a file in the output folder is not as the last build left it: ${page%.html}.xml" \
	'a table with rows of it is not as the last build left it: data/clauses.csv'

# a page that was not there, and one that is not there: nothing is built then
sed 's/^category: .*/category: fresh/' categories/labelling.yaml >categories/fresh.yaml
page=categories/fresh.html && explain 'was made and written, because:' 'the last build made no such page'
cp -R out ../out && echo '# a remark' >>provisions/alpha-labels.yaml
"$REGC" build -q --explain-rebuild provisions/alpha/terms/label.html . 2>said
[ $? -eq 2 ] && grep -q "RG9010.*there is no page 'provisions/alpha/terms/label.html'" said &&
	grep -q "did you mean 'provisions/alpha/terms/labels.html'" said || wrong "a page that is not there: $(head -n 3 said)"
diff -r ../out out || wrong "a build that explains no page has written"
exit $bad
