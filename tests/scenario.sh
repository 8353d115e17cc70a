#!/bin/sh
# A scenario is the map with the assumed facts written in, says so on everything it makes, and is never taken for an
# edition.
tests=$(cd "$(dirname "$0")" && pwd)
fail() { echo "$*"; exit 1; }
regc() { $RUN "$REGC" "$@" -q 2>err; }
cp -R "$tests/sample" map && cp -R map written && cp -R map other || exit 1
regc build map || fail "no edition"
cp -R out real
cat >assumed <<'EOF'
# what Beta may become
beta/gallery: role media-act/maker
beta/gallery: placed-on-market 2024      # a year
beta/studio: not offered US
beta/terms: governs world
EOF
regc build --assume-file assumed map || fail "no scenario" "$(cat err)"
diff -r out real || fail "the scenario was built over the edition"

# the same by hand, in another style of YAML
grounds='confidence: high, sources: [{class: memory, note: assumed for a scenario}]'
sed -i "s/offered: \[EU\]/&\n    roles: [{role: media-act\/maker, $grounds}]\n    facts: [{fact: placed-on-market, value: \"2024\", $grounds}]/
	s/in: \[EU, US\]/in: [EU]/; s/except: \[DE\]/&\n      dated: [{place: US, holds: false, $grounds}]/" written/platforms/beta.yaml
sed -i "s/^  in: \[EU\]/&\n  dated: [{place: world, $grounds}]/" written/documents/beta-terms.yaml
regc build -o byhand written || fail "the facts cannot be written in" "$(cat err)"
cmp scenario/assessment.json byhand/assessment.json || fail "it is not what follows from the facts written in"
cmp -s out/assessment.json byhand/assessment.json && fail "the facts change nothing here"

# each page and report, each table and the manifest say it
[ "$(sed -n 2p scenario/manifest.json)" = '"scenario": [' ] || fail "the manifest does not say so first"
for page in $(cd scenario && find . -name '*.html'); do
	grep -q 'http-equiv="refresh"' "scenario/$page" && continue
	grep -q '<body' "scenario/$page" && ! grep -q '<aside class="scenario"' "scenario/$page" && fail "$page does not say so"
done
for report in $(cd scenario && find . -name '*.xml'); do
	grep -q '<scenario>' "scenario/$report" || fail "$report does not say so"
done
for table in scenario/data/*.csv; do
	head -1 "$table" | grep -q 'scenario,' || fail "$table does not say so"
done
[ -z "$(find scenario -name 'feed*')" ] || fail "it has feeds"
grep -rl 'rel="canonical" href="https:' scenario --include='*.html' && fail "it has the addresses of the edition"

# it can be verified, and compared with another one, but no edition with it
regc verify scenario map || fail "it is not verified" "$(cat err)"
regc build --previous scenario map && fail "an edition was compared with a scenario"
grep -q 'RG9011' err || fail "$(cat err)"
regc build -o second --assume 'beta/gallery: not role media-act/maker' --previous scenario map || fail "$(cat err)"
grep -q 'Assumed here' second/edition.html && grep -q 'Not assumed here' second/edition.html || fail "no difference is told"
regc build -o fourth --assume 'beta/gallery: document House Rules' --assume 'beta/house-rules: governs EU' map || fail "$(cat err)"
[ -f fourth/documents/beta/house-rules.html ] && regc verify fourth map || fail "a document cannot be assumed" "$(cat err)"
regc build -o third --assume-file assumed --previous out map || fail "not compared with an edition" "$(cat err)"
exit 0
