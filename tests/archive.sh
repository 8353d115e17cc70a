#!/bin/sh
# On a real archive: the bundled library's excerpts are found in the captures named, its lock files say what the
# captures hold, and one letter changed in any excerpt is an error that shows the right passage.
#   BUNDLE  the archive's history as a git bundle, else ../shared/data/… beside this folder
top=$(cd "$(dirname "$0")/.." && pwd) bad=0
BUNDLE=${BUNDLE:-$top/../shared/data/ota-genai-contrib-versions.bundle}
[ -f "$BUNDLE" ] || { echo "no archive at $BUNDLE"; exit 77; }
command -v git >/dev/null || { echo "no git program to clone the archive's bundle with"; exit 77; }
git clone -q --bare "$BUNDLE" clone || exit 1
cp -R "$top/regmaps" regmaps || exit 1
"$REGC" check -q --archive ota-genai-contrib=clone --require-evidence regmaps >said 2>&1 || { cat said; bad=1; }

# what each step of five histories is: DOCUMENT CLASS COUNT, worked out from the texts
steps() { grep '^  - {capture: ' "regmaps/documents/$1.lock.yaml" | grep -c "step: $2[,}]"; }
while read -r document class wanted; do
	got=$(steps "$document" "$class")
	[ "$got" = "$wanted" ] || { echo "$document: $got steps are $class, not $wanted"; bad=1; }
done <<'END'
midjourney/terms-of-service cosmetic 11
midjourney/terms-of-service new-wording 9
midjourney/community-guidelines cosmetic 1
midjourney/community-guidelines return 9
midjourney/community-guidelines new-wording 6
openai/europe-terms-of-use cosmetic 8
openai/europe-terms-of-use return 30
openai/europe-terms-of-use new-wording 20
civitai/terms-of-service dates 4
civitai/terms-of-service new-wording 8
END
grep -q 'alternations' regmaps/documents/midjourney/community-guidelines.lock.yaml &&
	grep -q 'times: 9,' regmaps/documents/midjourney/community-guidelines.lock.yaml || { echo "the nine returns are not one alternation"; bad=1; }
"$REGC" find -C regmaps --archive ota-genai-contrib=clone "Do not generate images for political campaigns" midjourney/community-guidelines >found 2>/dev/null
grep -q '^  2024-07-11 ' found && tail -n 1 found | grep -q 'present in the last capture' || { cat found; bad=1; }

# two sites, one made with the archive at hand: the same bytes
"$REGC" build -q -o with --archive ota-genai-contrib=clone regmaps 2>/dev/null && "$REGC" build -q -o without regmaps 2>/dev/null || bad=1
diff -r with without || bad=1

# one letter of an excerpt
n=0
for file in $(grep -l 'capture: genai-contrib' $(find regmaps/provisions -name '*.yaml')); do
	cp "$file" kept
	# the first e of the words: on the line of 'text:' itself, or on the next one where they are folded
	awk '/^  - text: [^>|]/ && !done { rest = substr($0, 11); sub(/[eE]/, "o", rest); $0 = substr($0, 1, 10) rest; done = 1 }
		on && !done { sub(/[eE]/, "o"); done = 1 }
		/^  - text: [>|]/ { on = 1 }
		{ print }' kept >"$file"
	cmp -s kept "$file" && { echo "nothing changed in $file"; bad=1; }
	"$REGC" check -q --archive ota-genai-contrib=clone regmaps >said 2>&1 && { echo "a changed letter in $file is no error"; bad=1; }
	grep -q 'RG5011' said && grep -q 'nearest passage' said || { echo "$file:"; cat said; bad=1; }
	cp kept "$file"
	n=$((n + 1))
done
[ "$n" -ge 8 ] || { echo "only $n excerpts were tried"; bad=1; }
exit $bad
