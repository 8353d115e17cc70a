#!/bin/sh
# With an archive: excerpts are found in the captures named, lock files say what the captures hold, a site is the same
# whether the archive is there or not, and one letter changed in any excerpt is an error that shows the right passage.
# Held for a made-up archive, and where there is a clone of the real one for the bundled library.
#   LAW     the texts of law that it quotes
#   BUNDLE  the history of the archive that the library quotes, as a git bundle
tests=$(cd "$(dirname "$0")" && pwd) top=$(dirname "$(cd "$(dirname "$0")" && pwd)") bad=0
BUNDLE=${BUNDLE:-$top/../shared/data/ota-genai-contrib-versions.bundle}
wrong() { echo "$1"; bad=1; }

# hold PROJECT ARCHIVE N SITE: of N excerpts, and SITE made without the archive; on standard input what the steps are,
# DOCUMENT CLASS COUNT, worked out from the texts
hold() {
	"$REGC" check -q --archive "$2" $more "$1" >said 2>&1 || { cat said; bad=1; }
	while read -r document class wanted; do
		got=$(grep '^  - {capture: ' "$1/documents/$document.lock.yaml" | grep -c "step: $class[,}]")
		[ "$got" = "$wanted" ] || wrong "$document: $got steps are $class, not $wanted"
	done

	rm -rf with
	"$REGC" build -q -o with --archive "$2" ${more% --require*} "$1" 2>said || { cat said; bad=1; }
	diff -r with "$4" || wrong "a site is another where the archive is there"

	# one letter of each excerpt that can be verified: on the line of 'text:' itself, or on the next where it is folded
	find "$1/provisions" -name '*.yaml' -exec grep -l "$excerpt" {} + >files
	while read -r file; do
		awk '/^  - text: [^>|]/ { rest = substr($0, 11); n += sub(/[eE]/, "o", rest); $0 = substr($0, 1, 10) rest }
			on { n += sub(/[eE]/, "o"); on = 0 }
			/^  - text: [>|]/ { on = 1 }
			{ print }
			END { print n >"n" }' "$file" >changed && cat changed >"$file"
		echo "${file#"$1"/} $(cat n)"
	done <files | sort >wanted
	[ "$(awk '{ n += $2 } END { print n + 0 }' wanted)" = "$3" ] || wrong "$(awk '{ n += $2 } END { print n + 0 }' wanted) excerpts were changed, not $3"
	"$REGC" check -q --archive "$2" --report json=found "$1" 2>/dev/null && wrong "changed letters are no error"
	awk -F '"' '/"code":/ { missed = $4 == "RG5011" } /"file":/ { file = $4 } missed && /nearest/ { n[file]++; missed = 0 }
		END { for (file in n) print file, n[file] }' found | sort | diff wanted - || wrong "these changed excerpts are wanted and found"
}

cp -R "$tests/sample" made && cp -R "$tests/evidence/." made && (cd made && . ./archived && rm archived && mv papers .. && sed -i 's/, path: papers//' regc.yaml) || exit 1
"$REGC" lock -q --archive papers=papers made 2>/dev/null
more=' --require-evidence'
"$REGC" build -q -o without made 2>/dev/null
excerpt='capture: a'
hold made papers=papers 3 without <<'END'
alpha-terms dates 1
alpha-terms numbers 1
alpha-terms new-wording 1
END
[ -f "$BUNDLE" ] || exit $bad
command -v git >/dev/null || { echo "there is no git to clone the archive's bundle with; the made-up one passed"; [ $bad = 0 ] && exit 77; exit 1; }
git clone -q --bare "$BUNDLE" clone && cp -R "$top/regmaps" regmaps && built=$(sh "$tests/built" regmaps) || exit 1
# the texts of law are held elsewhere; without them not all evidence can be asked for
more= && [ -d "${LAW:=$top/../shared/data/law}" ] && more="--archive law=$LAW --require-evidence"
excerpt='capture: genai-contrib'
hold regmaps ota-genai-contrib=clone 122 "$built" <<'END'
midjourney/terms-of-service cosmetic 11
midjourney/terms-of-service new-wording 9
midjourney/community-guidelines cosmetic 1
midjourney/community-guidelines furniture 10
midjourney/community-guidelines new-wording 5
openai/europe-terms-of-use cosmetic 9
openai/europe-terms-of-use furniture 37
openai/europe-terms-of-use new-wording 12
civitai/terms-of-service dates 4
civitai/terms-of-service new-wording 8
END
lock=regmaps/documents/midjourney/community-guidelines.lock.yaml
grep -q 'words: "in discord", seen: 7, of: 17' $lock || wrong "the tabs that come and go are no furniture"
"$REGC" find -C regmaps --archive ota-genai-contrib=clone "Do not generate images for political campaigns" midjourney/community-guidelines >found 2>/dev/null
grep -q '^  now, in capture ' found && tail -n 1 found | grep -q '^  found 2024-07-11 to ' || { cat found; bad=1; }
exit $bad
