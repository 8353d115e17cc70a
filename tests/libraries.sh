#!/bin/sh
# Libraries: the units of another map are there as if they were the project's own, as far as it reaches them; with where they
# come from, never written to, their mistakes theirs; one that is not there, or stands for another, is a finding.
tests=$(cd "$(dirname "$0")" && pwd)
fail() { echo "$*"; exit 1; }
regc() { $RUN "$REGC" "$@"; }
says() { # WORDS, COMMAND...: what it says has these words
	words=$1 && shift
	"$@" >said 2>&1
	tr -s ' \n' ' ' <said | grep -qF "$words" || fail "no word of '$words' in: $(cat said)"
}

# ---- the law that comes with regc ----
REGC_LIBRARY=$tests/../regmaps && export REGC_LIBRARY
regc init -q --use eu-ai-act,us-cda-230 company 2>said || regc init --use eu-ai-act,us-cda-230 company 2>said || fail "$(cat said)"
says "5 files and" regc check --as-of 2026-12-15 company
grep -q "no findings" said || fail "a new project has findings: $(cat said)"
regc build -q company -o company/out 2>said || fail "$(cat said)"
for there in regulations/eu-ai-act regulations/us-cda-230 jurisdictions/EU provisions/my-service/terms/users-tell; do
	[ -e "company/out/$there.html" ] || fail "no page $there"
done
for away in regulations/gb regulations/us-tx jurisdictions/KR; do
	[ ! -e "company/out/$away.html" ] || fail "a page $away, which nothing reaches"
done
ls company/out/platforms | grep -v '^my-service' && fail "platforms of a library that is not used"
grep -q '<library>regc:law</library>' company/out/regulations/eu-ai-act.xml || fail "the report of a law does not say where it comes from"
grep -q '<library>' company/out/provisions/my-service/terms/users-tell.xml && fail "a clause of the map's own comes from a library"
says "did you mean 'eu-ai-act'" regc init --use eu-ai-ac other
[ ! -e other ] || fail "a project was begun for a law that does not exist"

# nothing is written to a unit of a library
printf '  - library: regc:platforms\n    platforms: [midjourney]\n' >>company/regc.yaml
regc update --take company >said 2>&1 || fail "$(cat said)"
regc facts --form form.yaml -C company >said 2>&1 || fail "$(cat said)"
awk '/about:/ { theirs = /midjourney: role/ && !seen++ } theirs && /answer: ""/ { sub(/""/, "yes") } theirs && /class: ""/ { sub(/""/, "official") } theirs && /address: ""/ { sub(/""/, "https://example.org/") } { print }' form.yaml >filled.yaml
says "to which nothing is written" regc facts --form filled.yaml -C company
sed -i '/regc:platforms/,$d' company/regc.yaml

# what applies to a service is there without being asked for
rm company/regc.lock.yaml
sed -i 's/^    laws: .*//' company/regc.yaml
sed -i 's/obligation: .*/obligation: us-cda-230\/c-1/' company/provisions/*.yaml
regc build -q company -o company/out 2>said || fail "$(cat said)"
[ ! -e company/out/regulations/eu-ai-act.html ] || fail "a law that nothing reaches is there"
printf 'offered: [EU]\nroles:\n  - role: eu-dsa/hosting\n    confidence: high\n    sources: [{class: memory}]\n' >>company/platforms/my-service.yaml
regc build -q company -o company/out 2>said || fail "$(cat said)"
[ -e company/out/regulations/eu-dsa.html ] || fail "a law that applies is not there"


# ---- a folder ----
cp -R "$tests/sample" law
rm -rf law/provisions law/documents law/changes law/searches
mkdir -p own/regulations && cat >own/regc.yaml <<'END'
project: own
title: Own
as-of: 2026-12-15
uses:
  - library: their-law
    from: ../law
    laws: [media-act]
END
says "the libraries of the map are not pinned" regc check own
regc update own >said 2>&1 && [ -s own/regc.lock.yaml ] || fail "not pinned: $(cat said)"
regc build -q own -o out 2>said && [ ! -s said ] || fail "$(cat said)"
grep -q '<library>their-law</library>' out/regulations/media-act.xml || fail "no word of the library"
regc build -q --no-cache own -o new 2>&1 && diff -r out new || fail "another site with the cache"
sed -i 's/^title: .*/title: Another title/' law/regulations/media-act.yaml
says "1 unit of a library is not as it was taken over: regulation:media-act" regc check own
regc update own >said 2>err && grep -q 'changed *regulation:media-act (Another title)' said && grep -q 'nothing is taken over' err || fail "$(cat said err)"
regc update --take own >said 2>&1 || fail "$(cat said)"
says "the libraries are as they were taken over" regc update own
regc build -q own -o out && regc build -q --no-cache own -o new && diff -r out new || fail "another site after the library changed"
grep -q 'Another title' out/regulations/media-act.html || fail "the change of a library is not seen"
regc build -q --deps deps.json own -o out && grep -q 'law/regulations/media-act.yaml' deps.json || fail "not among what was read"
before=$(cd law && find . -type f ! -path './.regc*' -exec sha256sum {} + | sort)
regc lock -q own >/dev/null 2>&1
[ "$before" = "$(cd law && find . -type f ! -path './.regc*' -exec sha256sum {} + | sort)" ] || fail "a library was written to"

# what differs is said by duty and part, with the mappings that it touches
mkdir -p own/platforms own/documents own/provisions own/categories
printf 'platform: we\ntitle: We\noperator: We Ltd\nservice-kind: generative-tool\n' >own/platforms/we.yaml
printf 'document: terms\nplatform: we\ntitle: Terms\ntype: Terms of Service\nsources: [{class: memory}]\n' >own/documents/terms.yaml
printf 'category: ours\ntitle: Ours\ndefinition: Ours.\n' >own/categories/ours.yaml
cat >own/provisions/one.yaml <<'END'
provision: one
document: we/terms
title: One
categories: [ours]
basis: inferred
summary: One.
sources: [{class: memory}]
mappings:
  - obligation: media-act/art-2
    relation: bears-on
    rationale: It is about that.
    confidence: low
    method: human
    status: draft
END
regc update --take own >said 2>&1 || fail "$(cat said)"
awk '/obligation: art-2$/ { on = 1 } on && /^    duty:/ { sub(/duty: /, "duty: Always "); on = 0 } { print }' law/regulations/media-act.yaml >new.yaml
cmp -s new.yaml law/regulations/media-act.yaml && fail "the duty was not changed"
cp new.yaml law/regulations/media-act.yaml
regc update own >said 2>err
grep -q 'obligation:media-act/art-2 (.*): wording' said || fail "not said what changed: $(cat said err)"
grep -q 'we/terms/one for We: flag' said && grep -q '1 mapping of this map is' said || fail "not said what it touches: $(cat said)"
regc update --take own >said 2>&1 || fail "$(cat said)"

# its own mistakes are those of the library
cp law/regulations/media-act.yaml good && echo 'nonsense: 1' >>law/regulations/media-act.yaml
says "their-law/regulations/media-act.yaml" regc check own
cp good law/regulations/media-act.yaml

# ---- what a map adds to a library: a note under a duty, and a duty in a collection of its own ----
mkdir -p own/authorities
cat >own/authorities/reading.yaml <<'END'
authority: reading
title: How we read Art. 2
type: note
citation: Memo
by: our lawyers
on: 2026-05-01
summary: It is read with [Art. 1](ref:media-act/art-1).
concerns: [{obligation: media-act/art-2, effect: explains}]
confidence: medium
sources: [{class: memory}]
END
cat >own/regulations/house.yaml <<'END'
regulation: house
title: House rules
citation: House rules
type: policy
jurisdiction: EU
history: [{event: in-force, on: 2026-01-01}]
checked: 2026-05-01
roles: [{role: us, title: us}]
obligations: [{obligation: one, title: Be strict, citation: No. 1, deontic: obligation, binds: [us], duty: Be strict., confidence: high}]
sources: [{class: memory}]
END
regc build -q own -o out >said 2>&1 || fail "$(cat said)"
grep -q 'Note of this map by our lawyers, <time datetime="2026-05-01">' out/regulations/media-act.html || fail "no note under the duty"
grep -q '<by>our lawyers</by>' out/regulations/media-act.xml || fail "no note in the report"
grep -q '<library>' out/authorities/reading.xml && fail "a note of the map's own comes from a library"
[ -e out/regulations/house.html ] || fail "no page of the map's own duties"
regc build -q --as-of 2026-04-30 own -o early >said 2>&1 && grep -q 'Note of this map' early/regulations/media-act.html && fail "a note is there before it was written"
sed -i '/^by:/d' own/authorities/reading.yaml
says "a note says who wrote it and when" regc check own
rm -r own/authorities own/regulations/house.yaml

# ---- a unit of the map's own in place of one of a library ----
sed 's/^title: .*/title: Our own words/' good >own/regulations/media-act.yaml
says "name it under 'instead' in regc.yaml" regc check own
printf 'instead:\n  - unit: regulation:media-act\n    reason: Ours has the title in our words.\n' >>own/regc.yaml
regc update --take own >said 2>&1 || fail "$(cat said)"
regc build -q own -o out 2>said || fail "$(cat said)"
grep -q 'Ours has the title in our words' out/regulations/media-act.html || fail "no reason on the page"
grep -q '<library>' out/regulations/media-act.xml && fail "the map's own unit comes from a library"
mv own/regulations/media-act.yaml ours
says "RG3012" regc check own
grep -q "the map has no unit 'regulation:media-act' of its own" said || fail "$(cat said)"
mv ours own/regulations/media-act.yaml && mv law/regulations/media-act.yaml away
sed -i '/laws:/d' own/regc.yaml
rm own/regc.lock.yaml own/provisions/one.yaml
says "no library that the map uses has a unit 'regulation:media-act'" regc check own
mv away law/regulations/media-act.yaml

# ---- a library that uses another ----
mkdir -p more/regulations && cat >more/regc.yaml <<'END'
project: more
title: More
uses:
  - library: their-law
    from: ../law
END
sed 's/^regulation: media-act/regulation: more-act/' good >more/regulations/more-act.yaml
mkdir third && printf 'project: third\ntitle: Third\nuses:\n  - library: more\n    from: ../more\n    laws: [more-act]\n' >third/regc.yaml
regc build -q third -o third-out >said 2>&1
[ -e third-out/regulations/more-act.html ] && [ -e third-out/jurisdictions/EU.html ] || fail "what a library uses in turn is not there: $(cat said)"

# ---- at a commit of a clone, whatever is checked out ----
"$BUILD/tests/history" -w clone >said 2>&1 || fail "$(cat said)"
mkdir clone/law states && cp -R "$tests/sample/." clone/law && cp -R "$tests/quoted/." clone/law
(cd clone/law && rm -rf provisions documents changes searches)
commit() { # SUBJECT: all of the folder as it is; prints the id
	cp -R clone/law "states/$1" && (cd clone && find law -type f ! -path '*/.regc*') | sort >list
	sed "s,^law/\(.*\),1780000000 + law/\1 states/$1/\1," list | sed "\$s/ + / $1 /" >words
	"$BUILD/tests/history" -w clone $(cat words)
}
one=$(commit one) || fail "$one"
sed -i 's/^title: .*/title: Another title/' clone/law/regulations/media-act.yaml
two=$(commit two) || fail "$two"
echo 'nonsense: 1' >>clone/law/regulations/media-act.yaml
three=$(commit three) || fail "$three"
mkdir -p clone/.git/refs/tags && echo "$one" >clone/.git/refs/tags/v1 && echo "$two" >clone/.git/refs/tags/v2
rm -r clone/law/regulations
mkdir at && cat >at/regc.yaml <<'END'
project: at
title: At
as-of: 2026-12-15
uses:
  - library: their-law   # ours
    from: ../clone/law
    at: v1
    laws: [media-act, marking-act]
END
regc update -q at >said 2>&1 && grep -q "commit: \"$one\"" at/regc.lock.yaml || fail "not pinned with its commit: $(cat said)"
regc build -q at -o at-out >said 2>&1 || fail "$(cat said)"
grep -q "<library-commit>$(echo "$one" | cut -c1-12)<" at-out/regulations/media-act.xml || fail "the page does not say the commit"
grep -q 'Another title' at-out/regulations/media-act.html && fail "not the files of the commit"
regc build -q --no-cache at -o new 2>&1 && diff -r at-out new || fail "another site with the cache"
regc captures -C at marking-act >said 2>&1 && grep -q 'words' said || fail "the captures of a law in a commit cannot be read: $(cat said)"
says "has 2 newer commits" regc update at
regc update --at their-law=v2 at >said 2>&1 && grep -q "$(echo "$one" | cut -c1-12) → $(echo "$two" | cut -c1-12)" said &&
	grep -q 'changed *regulation:media-act (Another title)' said || fail "not said what another commit changes: $(cat said)"
cp -R at at-two && sed -i 's/at: v1/at: v2/' at-two/regc.yaml && regc update -q --take at-two >said 2>&1 || fail "$(cat said)"
regc diff at at-two >said 2>&1 && grep -q 'Another title' said || fail "two commits of a library cannot be compared: $(cat said)"
grep -q 'edited in title. \[a library that was taken over\]' said || fail "an edit of a library passes for one of the map: $(cat said)"
grep -q 'new id\|differs in nothing\|pins' said && fail "a difference that is none: $(cat said)"
grep -q 'at: v1' at/regc.yaml || fail "something was taken over without being asked for"
says "the project uses no library for '--at other=v2'" regc update --at other=v2 at
regc update --take --at their-law=v2 at >said 2>&1 && grep -q 'at: "*v2"*$' at/regc.yaml && grep -q '# ours' at/regc.yaml || fail "not taken over: $(cat said at/regc.yaml)"
regc build -q at -o at-out >said 2>&1 && grep -q 'Another title' at-out/regulations/media-act.html || fail "not the new commit: $(cat said)"
regc build -q --deps deps.json at -o at-out && grep -q 'refs/tags/v2' deps.json || fail "the tag is not among what was read"
echo "$one" >clone/.git/refs/tags/v2
says "1 unit differs: regulation:media-act" regc check at
grep -q RG3019 said || fail "$(cat said)"
regc build -q at -o at-out >said 2>&1 && fail "a tag that moved went unnoticed"
at() { sed -i "s/^    at: .*/    at: \"$1\"/" at/regc.yaml; }
at "$(echo "$two" | cut -c1-9)"
regc check -q at >said 2>&1 || fail "a short id is not understood: $(cat said)"
at "$three"
says "their-law/regulations/media-act.yaml:" regc check at
grep -q '^ *[0-9]* | nonsense: 1' said || fail "a mistake in a commit is not quoted: $(cat said)"
at mastre
says "did you mean 'master'" regc check at
echo "$one" >clone/.git/shallow
says "RG3016" regc check at
at 0000000
says "git fetch --unshallow" regc check at
rm clone/.git/shallow
sed -i '/^    at:/d' at/regc.yaml
cp -R states/two/regulations clone/law/
says "is now read from its folder" regc check at
sed -i 's/^    from: .*/&\n    at: v1/; s,../clone/law,../law,' at/regc.yaml
says "RG3017" regc check at
sed -i 's,../law,../clone/law,' at/regc.yaml && at v1
mv clone/.git bare && mkdir bare/law && sed -i 's,bare = false,bare = true,' bare/config && sed -i 's,../clone/law,../bare/law,' at/regc.yaml
regc update -q --take at >said 2>&1 && regc build -q at -o bare-out >said 2>&1 || fail "a bare clone cannot be read: $(cat said)"
grep -q 'Another title' bare-out/regulations/media-act.html && fail "not the commit in a bare clone"
find bare/objects -type f | while read -r file; do [ "$(wc -c <"$file")" -lt 600 ] || rm -f "$file"; done
says "RG3018" regc check at

# ---- rules for those who keep one ----
printf 'project: kept\ntitle: Kept\n' >law/regc.yaml
says "obligations have no" regc library check law
grep -q RG3015 said || fail "$(cat said)"
regc library check law >said 2>&1 && fail "a gap is no error"
says "'library' does not know what to do" regc library law

# ---- one that is not there ----
mv law elsewhere
says "cannot read the library 'their-law'" regc check own
regc check -q --library their-law=elsewhere own >said 2>&1 || fail "$(cat said)"
sed -i '/from:/d' own/regc.yaml
says "nothing says where the library 'their-law' is" regc check own
sed -i 's/their-law/regc:law/' own/regc.yaml
REGC_LIBRARY=nowhere says "cannot read the library 'regc:law' in nowhere" regc check own
exit 0
