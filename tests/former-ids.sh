#!/bin/sh
# A reference by a former id is redirected wherever one can stand. In copies of the bundled map and of the sample every unit
# that can have former ids gets another one where it is defined, and nothing that names it is changed: it is checked
# without an error, and comes to the same results.
tests=$(cd "$(dirname "$0")" && pwd) bad=0

# every place where a reference can stand, of which kind, from the schemas
awk 'FNR == 1 { n = split(FILENAME, path, "/"); file = path[n]; sub(/\..*/, "", file); delete at }
	file == "derived" || file == "words" { next }
	match($0, /^ *[a-z-]+:/) { depth = match($0, /[a-z]/) - 1; at[depth] = substr($0, depth + 1); sub(/:.*/, "", at[depth]) }
	$1 == "x-ref:" { for (d = depth - 2; d > 0 && at[d] ~ /^(items|properties)$/; d -= 2); print file, at[d], $2 }' \
	"$tests"/../schemas/*.schema.yaml | sort -u >places
[ "$(wc -l <places)" -gt 40 ] || { echo "only $(wc -l <places) places are found in the schemas"; bad=1; }

rename() { # FOLDER
	find "$1" -name '*.yaml' ! -name '*.lock.yaml' | while read -r file; do
		awk -f "$tests/tools/renamed.awk" "$file" "$file" >renamed && cp renamed "$file" || exit 1
	done
}

# check NAME: the project in NAME before and after
compare() {
	$RUN "$REGC" check --audience privileged "$1" 2>said
	$RUN "$REGC" dump --after=analyse --audience privileged "$1" >before 2>/dev/null && [ -s before ] || { cat said; return 1; }
	rename "$1" || return 1
	$RUN "$REGC" check --audience privileged "$1" 2>said || { grep -A 8 '^error' said | head -40; return 1; }
	grep -q '^warning\[RG3006\]' said || { echo "nothing in $1 is named by a former id"; return 1; }
	$RUN "$REGC" dump --after=analyse --audience privileged "$1" 2>/dev/null | sed 's/-now\>//g' | sort >after
	sort before | diff - after || { echo "$1: other results by former ids"; return 1; }
}

cp -R "$tests/../regmaps" map
cp -R "$tests/sample" sample && (cd sample && cp -R "$tests/evidence/." . && "$REGC" lock -q . 2>/dev/null)
# what the bundled map does not use
mkdir library && printf 'project: library\ntitle: Library\n' >library/regc.yaml
cat >>sample/regc.yaml <<END
subject: alpha
suppressions: [{finding: RG4006, unit: alpha/terms/labels, reason: A test., owner: test}]
uses: [{library: library, from: ../library, laws: [media-act], platforms: [alpha]}]
END
cat >>sample/authorities/beta-case.yaml <<END
signatories: [beta]
END
sed -i 's/^  - obligation: art-1$/&\n    impediments: [{type: injunction, court: a court, case: Alpha v. Office, from: 2024-01-01, against: [alpha]}]/' sample/regulations/media-act.yaml
cat >sample/changes/former-law.yaml <<END
change: former-law
regulation: media-act
from: 2026-02-15
to: 2026-03-15
class: new-wording
summary: See [the clause](ref:alpha/terms/labels) and [the duty](ref:obligation:media-act/art-1).
obligations: [media-act/art-1]
sources: [{class: official, title: Media Act}]
END
mkdir sample/corrections
cat >sample/corrections/former.yaml <<END
correction: former
of: provision:alpha/terms/labels
title: A word was wrong
on: 2026-05-04
said: Users mark what they make
says: Users label what they make
because: The clause says so.
END
for place in $(tr ' ' : <places); do
	key=${place#*:}
	grep -rqE "(^|[ {])${key%:*}:" map sample --include='*.yaml' || { echo "$place: no map of the test has a reference there"; bad=1; }
done
compare map || bad=1
compare sample || exit 1

# on the command line
cd sample || exit 1
says() { # TEXT COMMAND ...
	wanted=$1
	shift
	if ! $RUN "$REGC" "$@" >../out 2>../err || ! cat ../out ../err | grep -q "$wanted"; then
		echo "regc $* does not say '$wanted'"
		grep -A 6 '^error' ../err | head -20
		bad=1
	fi
}
says 'alpha-now/terms-now/labels-now' why alpha/terms/labels
says 'alpha-now/terms-now/labels-now' why alpha/terms/labels media-act/art-1
says 'Alpha' brief alpha
"$REGC" facts --all alpha-now >../now && [ -s ../now ] && $RUN "$REGC" facts --all alpha | cmp ../now - || bad=1
says 'former id' review alpha/terms/labels
says 'former id' pack alpha/terms/labels -o pack
says 'former id' pack obligation:media-act/art-1 -o pack-of-law
says 'now, in capture f' find 'You label all media' alpha/terms
says 'assumed' why alpha/terms/labels --assume 'alpha: not role media-act/maker'
mkdir texts && cp captures/f.md texts/2026-06-01.md
says '1 extended' import dir texts --as alpha/terms
exit $bad
