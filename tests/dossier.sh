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
printf '%s\n' glance says is matters impact read landscape governance flags contract considerations enforcement \
	diligence comparison past >expected
head -n 15 order | cmp - expected || wrong "the sections come in another order: $(tr '\n' ' ' <order)"

# every mapping has its row and its explanation, and each leads to the other
grep -o '<tr id="[^"]*"' "site/$kling.html" | sed 's/.*id="//; s/"//' >rows
[ "$(wc -l <rows)" -eq "$(grep -c '<outcome[ >]' "site/$kling.xml")" ] || wrong "a row a mapping is not so"
while IFS= read -r id; do
	grep -q "<div id=\"$id.why\">" "site/$kling.html" || wrong "$id is not explained"
done <rows

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

[ "$(gzip -9c "site/$kling.html" | wc -c)" -lt 51200 ] || wrong "the dossier is larger than 50 KB, compressed"
[ "$(wc -c <site/assets/compare.js)" -lt 8192 ] || wrong "compare.js is larger than 8 KB"
exit $bad
