#!/bin/sh
# --explain-rebuild: for each reason for which a page is made again, or is not, that it is named.
tests=$(cd "$(dirname "$0")" && pwd) bad=0
wrong() { echo "$*"; bad=1; }
cp -R "$tests/sample" project && cd project || exit 1
mkdir templates && echo ':root { --measure: 38rem; }' >templates/brand.css
page=provisions/alpha/terms/labels.html

# OPTION... OUTCOME REASON...: a build that explains the page says all of these and no other reason
explain() {
	args=
	while [ "${1#-}" != "$1" ]; do args="$args $1" && shift; done
	$RUN "$REGC" build -q $args --explain-rebuild "${named:-$page}" . 2>said || { wrong "no build$args"; cat said; }
	head -n 1 said | grep -qF "regc: $page $1" || wrong "not '$1' ($*), but: $(cat said)"
	shift
	[ $(($(wc -l <said) - 1)) -eq $# ] || wrong "not $# reasons, but: $(cat said)"
	for reason; do grep -qxF "  $reason" said || wrong "no '$reason', but: $(cat said)"; done
}
made='was made again and written, because of:' same='was not written again: its document came out the same;'
none='was not made again: nothing that it is made from differs'

# nothing is known of how it was
explain --as-of=2026-10-01 'was made and written, because:' 'the cache has nothing of a site in this folder'
explain --as-of=2026-10-01 "$none"
named=provision:alpha/terms/labels && explain --as-of=2026-10-01 "$none" && named=
explain --as-of=2026-10-01 --no-cache 'was made and came out as it lay there;' 'nothing is kept, as --no-cache asks'
for file in .regc/*; do printf 'X' | dd of="$file" bs=1 seek=20 conv=notrunc 2>/dev/null; done
explain --as-of=2026-10-01 'was made and came out as it lay there;' 'what the cache has was made by another regc'
for file in .regc/*; do printf 'X' | dd of="$file" bs=1 seek=60 conv=notrunc 2>/dev/null; done
explain --as-of=2026-10-01 'was made and came out as it lay there;' 'what the cache has cannot be used' ||:
rm -r .regc out && "$REGC" build -q --as-of=2026-10-01 . || exit 1

# its own file: a remark, which no page shows; and words, which this one does, and others may
echo '# a remark' >>provisions/alpha-labels.yaml
explain --as-of=2026-10-01 "$same" 'the text of a file that it shows: provisions/alpha-labels.yaml'
sed -i 's/^title: .*/title: Users label all they make/' provisions/alpha-labels.yaml
explain --as-of=2026-10-01 "$made" 'the text of a file that it shows: provisions/alpha-labels.yaml' \
	'what other pages can show of these files: provisions/alpha-labels.yaml'
explain --as-of=2026-10-01 "$none"

# other files: of many, some are named; one that is new, one that is gone
sed 's/^category: .*/category: more/' categories/labelling.yaml >categories/more.yaml
explain --as-of=2026-10-01 "$made" 'what other pages can show of these files: categories/more.yaml (new)'
rm categories/more.yaml
explain --as-of=2026-10-01 "$made" 'what other pages can show of these files: categories/more.yaml (gone)'
for i in 1 2 3 4 5 6 7; do sed "s/^category: .*/category: more-$i/" categories/labelling.yaml >categories/more-$i.yaml; done
explain --as-of=2026-10-01 "$made" "what other pages can show of these files:$(for i in 1 2 3 4 5; do
	printf ' categories/more-%s.yaml (new)%s' $i "$([ $i -lt 5 ] && echo ,)"; done) and 2 more"

# what the build was told, each by itself and together
explain --as-of=2026-10-02 "$made" 'the as-of date: now 2026-10-02, then 2026-10-01'
explain --as-of=2026-10-02 --audience=internal "$made" 'the audience: now internal, then public'
explain --as-of=2026-10-01 --audience=internal --outputs=json "$made" 'the as-of date: now 2026-10-01, then 2026-10-02' \
	"the outputs: now json, then $(sed -n 's/^outputs: \[\(.*\)\]/\1/p' regc.yaml | tr -d ' ')"
explain --as-of=2026-10-01 --audience=internal --outputs=json "--assume=alpha/app:not_offered_EU" 'x' 2>/dev/null ||:
"$REGC" build -q --as-of=2026-10-01 . && echo ':root { --measure: 40rem; }' >templates/brand.css
explain --as-of=2026-10-01 "$made" "the folder 'templates': not what it was"

# what lies in the output folder
echo ' ' >>out/$page
explain --as-of=2026-10-01 "$made" "a file in the output folder is not as the last build left it: $page"
rm "out/${page%.html}.xml" out/data/clauses.csv
explain --as-of=2026-10-01 "$made" "a file in the output folder is not as the last build left it: ${page%.html}.xml" \
	'a table with rows of it is not as the last build left it: data/clauses.csv'

# a page that was not there, one that is called by a former id of its unit, and one that is not there
sed 's/^category: .*/category: fresh/' categories/labelling.yaml >categories/fresh.yaml
page=categories/fresh.html && explain --as-of=2026-10-01 'was made and written, because:' 'the last build made no such page'
cp -R out ../out && "$REGC" build -q --explain-rebuild provisions/alpha/terms/label.html . 2>said
[ $? -eq 2 ] && grep -q "RG9010.*there is no page 'provisions/alpha/terms/label.html'" said &&
	grep -q "did you mean 'provisions/alpha/terms/labels.html'" said || wrong "a page that is not there: $(cat said)"
diff -r ../out out || wrong "a build that explains no page has written"
exit $bad
