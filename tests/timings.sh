#!/bin/sh
# --timings: a trace in which every stage and every page has a span within the one it belongs to, also of a build that
# kept all pages and of one that failed. How long anything took is nobody's business here.
tests=$(cd "$(dirname "$0")" && pwd) bad=0
wrong() { echo "$*"; bad=1; }
cp -R "$tests/sample" project || exit 1

# the spans of a trace, as the tool prints them; what is wrong with it is said
spans() { "$BUILD/tests/trace" "$1" >"$1.spans" || wrong "$1 is no trace: $(head -n 3 "$1.spans")"; }
has() { grep -Eq "$2" "$1.spans" || wrong "$1 has no span like '$2'"; }
# every page of the site has one span, in which that was done
pages() {
	(cd out && find . -name '*.html' ! -path './print/*') | sed 's,^\./,,' | sort >files
	awk -v done="$2" '$4 == done { print $3 }' "$1.spans" | grep '\.html$' | sort >named
	diff files named >differs || wrong "$1: pages that were $2: $(head -n 4 differs)"
}

$RUN "$REGC" build -q -j 2 --timings first.json project || exit 1
spans first.json
pages first.json made
for name in unchanged schemas walk files index link checks captures judge verdicts comparison steps templates; do
	has first.json "^0 stage $name -$"
done
for name in index assessment tables assets manifest links commit keeping; do
	has first.json "^0 whole $name -$"
done
for name in calendar search hosting; do # by processes beside the workers
	has first.json "^[34] whole $name -$"
done
has first.json '^0 command build -$'
has first.json '^[12] provision provisions/.* made$'
has first.json '^[12] pages worker -$'
for column in document tree rows XML HTML write; do
	grep '"cat": "provision"' first.json | grep -q "\"$column\": [0-9]" || wrong "no column '$column'"
done

# nothing is made again: looked at by the parent, or not at all
$RUN "$REGC" build -q --timings none.json project && spans none.json && has none.json '^0 stage unchanged -$'
grep -q provision none.json.spans && wrong "pages of a build that changed nothing"
$RUN "$REGC" build -q --timings kept.json --explain-rebuild index.html project 2>/dev/null && spans kept.json && pages kept.json kept

# a document that comes out the same; and one build without processes of its own, and no cache
echo '# a remark' >>project/provisions/alpha-labels.yaml
$RUN "$REGC" build -q --timings same.json project && spans same.json
has same.json ' provision provisions/alpha/.* document$'
$RUN "$REGC" build -q -j 1 --no-cache --timings one.json project && spans one.json && pages one.json made

# check, which looks at templates where there are some; and what fails: as far as it went
$RUN "$REGC" check -q --timings check.json project && spans check.json && has check.json '^0 command check -$'
grep -q templates check.json.spans && wrong "templates that regc brings were looked at"
mkdir project/templates && cp "$tests/../templates/about.xsl" project/templates/
$RUN "$REGC" check -q --timings own.json project && spans own.json && has own.json '^0 stage templates -$'
echo 'nonsense: [' >project/provisions/broken.yaml
$RUN "$REGC" build -q --timings failed.json project 2>/dev/null && wrong "a broken project was built"
spans failed.json && has failed.json '^0 stage index -$'
rm project/provisions/broken.yaml
$RUN "$REGC" check -q --timings nowhere/t.json project 2>said
[ $? -eq 2 ] && grep -q 'RG9003.*cannot write nowhere/t.json' said || wrong "a trace that cannot be written: $(cat said)"
exit $bad
