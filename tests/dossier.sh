#!/bin/sh
# The dossiers of the bundled map: what leads to the evidence of a quotation gets there, and in how few clicks; the
# sections in their order; what a page weighs.
tests=$(cd "$(dirname "$0")" && pwd) bad=0
wrong() { echo "$*"; bad=1; }
ln -s "$(sh "$tests/built" regmaps)" site || exit 1
kling=provisions/kling-ai/terms-of-service/prohibited-content-and-user-obligations

# each link to evidence ends at a quotation
grep -roE 'href="[^"]*#evidence\.[0-9]+"' --include='*.html' site | sort -u >links
[ "$(wc -l <links)" -gt 20 ] || wrong "hardly any link leads to evidence"
while IFS= read -r line; do
	from=${line%%:href=*} to=${line#*:href=\"} && to=${to%\"}
	page=${to%%#*}
	[ -n "$page" ] && page=$(dirname "$from")/$page || page=$from
	grep -q "<figure class=\"excerpt\" id=\"${to##*#}\"" "$page" || wrong "$from: $to leads nowhere"
done <links

# from the first page to the evidence on another clause's page: three clicks
leads() { grep -q "href=\"\(\.\./\)*$2\"" "site/$1"; }
grep -q 'href="[^"]*#evidence\.1"' "site/$kling.html" || wrong "no comparator leads to its evidence"
leads index.html platforms/kling-ai.html || wrong "the first page does not lead to the platform"
leads platforms/kling-ai.html "$kling.html" || wrong "the platform does not lead to its clause"

# what is asked for first stands first
grep -o '<h2 id="[a-z]*"' "site/$kling.html" | sed 's/.*id="//; s/"//' >order
printf '%s\n' glance says landscape flags matters impact contract enforcement read considerations diligence comparison past >expected
head -n 13 order | cmp - expected || wrong "the sections come in another order: $(tr '\n' ' ' <order)"

# what is read before anything is unfolded, the answer of each clause, and the brief of each platform are short; the
# sentences that every page has are not counted in the last
words() { tr '\n' ' ' <"$1" | sed -E "s/.*$2//; s/$3.*//; s/<\/?(a|b|span|time)( [^>]*)?>//g; s/<[^>]*>/ /g" | wc -w; }
n=$(awk -f "$tests/tools/shown.awk" "site/$kling.html")
[ "$n" -le 3000 ] && [ "$n" -gt 500 ] || wrong "the dossier has $n words before anything is unfolded"
find site/provisions -name '*.html' | while IFS= read -r page; do
	n=$(words "$page" '<p class="lead">' '(<\/section>|<p[ >])') && [ "$n" -le 60 ] && [ "$n" -gt 3 ] || echo "the answer of ${page#site/} has $n words"
done >long
[ ! -s long ] || { cat long; bad=1; }
for page in site/briefs/*.html; do
	n=$(($(words "$page" '<h2 id="exposed">' '<\/section>') + $(words "$page" '<h2 id="ahead">' '<aside'))) && [ "$n" -le 400 ] && [ "$n" -gt 50 ] || wrong "${page#site/} has $n words"
done

# every mapping has its row, which opens to its steps
grep -o '<tr id="[^"]*"' "site/$kling.html" | sed 's/.*id="//; s/"//' >rows
[ "$(wc -l <rows)" -eq "$(grep -c '<outcome[ >]' "site/$kling.xml")" ] || wrong "a row a mapping is not so"
awk '/<tr id="/ { if (id) print id; match($0, /<tr id="[^"]*/); id = substr($0, RSTART + 8, RLENGTH - 8) } /<tr class="more">/ { more = id }
	/<dl><dt>/ && more == id { id = "" } END { if (id) print id }' "site/$kling.html" >unexplained
[ ! -s unexplained ] || wrong "not explained: $(cat unexplained)"

# a sentence does not lead each time to the platform that stands above the title
grep -q '<dd>platform bound, users of the service not bound\. TikTok holds the role of <a ' site/provisions/tiktok/community-guidelines/automated-review.html ||
	wrong "a sentence leads to what stands above the title"

# what was chosen by hand says so, with the author's words
grep -q 'Chosen by the author\.' "site/$kling.html" || wrong "a comparator does not say who chose it"

# clauses side by side: a box a platform, a row a clause, hidden without the script
category=site/categories/prohibited-use.html
clauses=$(grep -c '^categories: .*prohibited-use' $(find "$tests/../regmaps/provisions" -name '*.yaml') | grep -c ':1$')
[ "$(grep -o '<tr data-platform=' $category | wc -l)" -eq "$clauses" ] || wrong "a row a clause is not so"
grep -o '<tr data-platform="[^"]*"' $category | sed 's/.*="//' | sort -u >rows
grep -o '<input type="checkbox" value="[^"]*"' $category | sed 's/.*="//' | sort >boxes
cmp rows boxes || wrong "a box a platform is not so"
grep -q '<form class="choice" hidden' $category || wrong "a choice is shown that nothing makes work"
grep -q '<script src="../assets/compare.js"></script>' $category || wrong "the script is not asked for"
! grep -q compare.js site/categories/billing.html || wrong "one platform cannot be compared"

# of others that share two categories with a clause each is counted once
cp -R "$tests/sample" twice && for n in 1 2 3 4 5 6 7; do
	printf 'platform: p%s\ntitle: P%s\nservice-kind: hosting\noperator: Nobody\nseat: US\n' $n $n >twice/platforms/p$n.yaml
	sed "s/^platform: .*/platform: p$n/" "$tests/sample/documents/beta-terms.yaml" >twice/documents/p$n-terms.yaml
	sed "s/^document: .*/document: p$n\/terms/; s/^categories: .*/categories: [labelling, responsibility]/; /^mappings:/,\$d" \
		"$tests/sample/provisions/beta-conduct.yaml" >twice/provisions/p$n-conduct.yaml
done
regc() { $RUN "$REGC" "$@"; }
regc dump -C twice provision:p1/terms/conduct >dumped || wrong "the clauses of two categories cannot be compared"
grep -A4 'code="compare.capped"' dumped | grep -q 'name="of" value="7"' || wrong "other counts of clauses to compare" "$(grep -A4 compare.capped dumped)"

[ "$(gzip -9c "site/$kling.html" | wc -c)" -lt 51200 ] || wrong "the dossier is larger than 50 KB, compressed"
[ "$(wc -c <site/assets/compare.js)" -lt 8192 ] || wrong "compare.js is larger than 8 KB"
exit $bad
