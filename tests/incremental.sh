#!/bin/sh
# A build that uses what the last one left makes, byte for byte, what one makes that begins with nothing, and says the same.
# First the cases in which that is hardest, one by one; then random edits of a project, its cache and its site
# (tools/edits.c). SEED, ROUNDS and EDITS can be set; SEED=$(date +%s) looks further.
tests=$(cd "$(dirname "$0")" && pwd)
seed=${SEED:-3} rounds=${ROUNDS:-1} edits=${EDITS:-6}
fail() { echo "$*"; exit 1; }
regc() { $RUN "$REGC" "$@"; }

# build ARG…: with the cache into site; with no cache, from nothing, into new. Both must be the same.
build() {
	rm -rf new
	regc build -q -o site "$@" project >said 2>&1
	with=$?
	regc build -q --no-cache -o new "$@" project >said-new 2>&1
	without=$?
	[ $with = $without ] || fail "$case: exit status $with with the cache, $without without it" "$(cat said said-new)"
	diff said-new said || fail "$case: other findings"
	[ $with != 0 ] || diff -r new site || fail "$case: another site"
}

# again ARG…: the same of a project that is the sample again
again() {
	regc build -q -o site "$@" project >said 2>&1 && diff -r begun/site site || fail "$case: another site" "$(cat said)"
}

# begin WHAT: a new copy of the sample with a site
begin() {
	case=$1
	rm -rf project site && cp -Rp begun/project begun/site .
}

case=sample && cp -R "$tests/sample" project && build && build
mkdir begun && cp -Rp project site begun || exit 1

begin "words that no card has"
sed -i 's/^  A map to test with/& and more/' project/regc.yaml && build
sed -i 's/rationale: /&Well, /' project/provisions/alpha-labels.yaml && build
sed -i 's/^summary: /&Well, /' project/provisions/beta-conduct.yaml && build

begin "what a page says of units that are not its own"
sed -i 's/^service-kind: .*/service-kind: hosting/' project/platforms/alpha.yaml && build # whose clauses are compared
cp "$tests/sample/platforms/alpha.yaml" project/platforms/ && build
sed -i '0,/^    title: .*/s//    title: Another title/' project/regulations/media-act.yaml && build # prose names it
sed -i 's/^title: .*/title: Another title of the platform/' project/platforms/beta.yaml && build
sed -i 's/status: approved/status: draft/' project/provisions/beta-conduct.yaml && build # all notices, all days for which pages hold
cp "$tests/sample/provisions/beta-conduct.yaml" project/provisions/ && build
sed -i 's/^\( *\)on: 2026-06-30/&\n\1expires: 2026-12-15/' project/provisions/beta-conduct.yaml && build

begin "an edition compared with the last one, then none"
cp -R site first && build --previous first && again
sed -i 's/rationale: /&Well, /' project/provisions/alpha-labels.yaml && build --previous first
# older sites have no assessment: files are compared then
sed -i '/^{$/{N;/"assessment.json"/{N;N;N;d}}' first/manifest.json && rm first/assessment.json
build --previous first
sed -i 's/rationale: /&Well, /' project/provisions/beta-conduct.yaml && build --previous first

begin "a scenario in between, in the same folder"
build --assume 'beta/studio: not offered EU' && again

begin "a template of a name that begins with a dot"
mkdir project/templates
part() {
	echo "<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'>
	<xsl:template name='inner'><p>$1</p></xsl:template></xsl:stylesheet>" >project/templates/.part.xsl
}
part one
cat >project/templates/about.xsl <<'EOF'
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:regc:report:1">
<xsl:import href="regc:about.xsl"/><xsl:import href=".part.xsl"/>
<xsl:template match="r:report" mode="main"><xsl:call-template name="inner"/></xsl:template></xsl:stylesheet>
EOF
build && grep -q '<p>one' site/about.html || fail "the template is not used"
part two && build

begin "another address of the site"
sed -i 's,^\(description: \).*,\1See https://example.org/other/nowhere.html,' project/regc.yaml && build
sed -i 's,^base: .*,base: https://example.org/other/,' project/regc.yaml && build
sed -i 's,^base: .*,base: https://example.org/map/,' project/regc.yaml && build

begin "an archive that comes to be there"
cat >>project/regc.yaml <<'EOF'
archives:
  - archive: terms
    kind: store
    path: ../store
    url: https://example.org/store
EOF
build && mkdir store && build && rmdir store

# older FILES: files of the cache as it was in the beginning
older() { cp -p begun/project/.regc/$1 project/.regc/ || fail "nothing is kept as $1"; }
for what in 'site-*' 'out-*' 'last-*' search; do
	begin "an older $what"
	sed -i 's/confidence: high/confidence: low/' project/provisions/alpha-labels.yaml && build
	older "$what" && build
	cp -R "$tests/sample/." project && older "$what" && again
done

begin "two projects with a cache in common"
rm -rf cache-1 site new && for p in a b; do
	rm -rf $p && cp -R "$tests/sample" $p && echo "branding: {logo: logo.svg}" >>$p/regc.yaml
	echo "<svg xmlns='http://www.w3.org/2000/svg' id='$p'/>" >$p/logo.svg
done
regc build -q --cache cache-1 -o site a && regc build -q --cache cache-1 -o site b && regc build -q --no-cache -o new b || fail "no site"
diff -r new site || fail "$case: another site"

# all that its words come from, one after the other, and back
begin "what the search has of a clause"
sed -i 's/^title: .*/title: Zebra/' project/platforms/alpha.yaml && build
sed -i 's/^title: .*/title: Yak/' project/jurisdictions/eu.yaml && build
sed -i 's/^title: .*/title: Xerus/' project/categories/*.yaml && build
sed -i 's/^\(short\|title\): .*/\1: Walrus/' project/regulations/media-act.yaml && build
sed -i 's/^    title: Marking.*/    title: Vole/; s/^    citation: Art. 1$/    citation: Art. 7(3)/' project/regulations/media-act.yaml && build
sed -i 's/^summary: /&Umbrellabird, /' project/provisions/*.yaml && build
sed -i 's/^title: .*/title: Toad/' project/documents/alpha-terms.yaml && build
mkdir project/templates && printf 'words: own\nsearch:\n  same:\n    - [umbrellabird, vole, "made up"]\n  skip: [walrus]\n' >project/templates/words.yaml && build
rm -r project/templates && build && [ -e project/.regc/search ] || fail "nothing is kept of the search"
echo 'no cache' >project/.regc/search && sed -i 's/Umbrellabird/Tapir/' project/provisions/alpha-labels.yaml
regc build -o site project 2>&1 | grep -q 'RG9013.*/search' || fail "nobody says that what was kept of the search is broken"
build
older search && build && cp -R "$tests/sample/." project && again

# spoil NAME: what the cache has of that name, for whatever folder
spoil() {
	for file in project/.regc/"$1"-*; do echo broken >"$file"; done
}

begin "what is later than the records of all pages is broken, which is said once"
sed -i 's/rationale: /&Well, /' project/provisions/alpha-labels.yaml && build
for all in 's/rationale: /&Well, /' 's/^title: .*/title: Numbat/'; do # the second is on every page, so that records of all are kept anew
	spoil later && sed -i "$all" project/regc.yaml project/provisions/alpha-labels.yaml
	regc build -q -o site project 2>&1 | grep -q 'RG9013.*/later-' || fail "nobody says that the later records are broken"
	sed -i 's/rationale: /&Well, /' project/provisions/alpha-labels.yaml && build
done

begin "what tells that nothing changed is broken, which is said once"
again && spoil last && regc build -q -o site project 2>&1 | grep -q 'RG9013.*/last-' || fail "nobody says that it is broken"
build

begin "a file of the site that was changed while it was not made"
echo >>site/about.xml && again && rm site/data/*.csv && again && : >site/report.xml && again

mkdir random && cd random && mkdir whole && cp -R "$tests"/sample/. "$tests"/evidence/. "$tests"/quoted/. whole || exit 1
regc lock -q whole >/dev/null 2>&1
rm -rf whole/.regc
while [ "$rounds" -gt 0 ]; do
	"$BUILD/tests/edits" "$seed" "$edits" 2>log || { cat log; exit 1; }
	seed=$((seed + 1)) rounds=$((rounds - 1))
done
