#!/bin/sh
# What an audience may not see is in nothing that is made for it: no page, XML, manifest, file name
# or printed stage. Each secret is one word; each audience sees its own and no more.
tests=$(cd "$(dirname "$0")" && pwd)
cp -R "$tests/sample" project && mkdir -p project/canary || exit 1

# secrets in fields whose schema keeps them back, also in a unit and a mapping that are marked
# public, and in a map that says so itself
cat >project/canary/fields.yaml <<'YAML'
provision: canary
audience: public
document: alpha/terms
title: A clause that all may see
categories: [labelling]
basis: inferred
summary: openword
counsel: privilegedfield, see [it](ref:alpha/terms)
sources:
  - class: memory
mappings:
  - obligation: media-act/art-2
    relation: bears-on
    rationale: openword
    confidence: low
    method: human
    status: draft
    author: internalauthor
  - obligation: media-act/art-2
    relation: bears-on
    rationale: privilegedmapping
    confidence: low
    method: human
    status: draft
    audience: privileged
  - obligation: media-act/art-1
    relation: bears-on
    rationale: openword
    confidence: low
    method: human
    status: in-review
    audience: public
    reviewed:
      by: internalreviewer
      capacity: openword
      on: 2026-01-01
assessed:
  exposure: low
  by: internalassessor
  capacity: openword
  reason: internalreason
due-diligence:
  - what: internalitem
  - what: openitem
    audience: public
  - what: privilegeditem
    audience: privileged
watch:
  - place: EU
    reason: internalwatch
    audience: internal
YAML
# secrets in whole units, in what is counted within them, and in what names them
cat >project/canary/platform-internalfile.yaml <<'YAML'
platform: internalplatform
title: internalplatformtitle
audience: internal
service-kind: hosting
roles:
  - {role: media-act/maker, shown-by: [internalexcerpt], confidence: low, sources: [{class: memory, words: internalwords}]}
excerpts:
  - {excerpt: internalexcerpt, document: alpha/terms, text: internalquotation, capture: c1, attested: {by: openword, on: 2026-03-20}}
YAML
cat >project/canary/document-internalfile.yaml <<'YAML'
document: internaldocument
platform: internalplatform
title: internaldocumenttitle
type: Terms of Service
sources:
  - class: memory
YAML
cat >project/canary/provision-internalfile.yaml <<'YAML'
provision: internalprovision
document: internalplatform/internaldocument
title: internalprovisiontitle
categories: [labelling, privilegedcategory]
basis: inferred
summary: internalsummary
sources:
  - class: memory
mappings:
  - obligation: media-act/art-2
    relation: shifts
    rationale: internalrationale
    confidence: low
    method: human
    status: draft
YAML
cat >project/canary/category-privilegedfile.yaml <<'YAML'
category: privilegedcategory
title: privilegedcategorytitle
audience: privileged
definition: privilegeddefinition
YAML
# in law that is quoted, with its lock and the steps between its captures, and in what a law does to it
sed 's/^title: Marking Act/title: internallawtitle\naudience: internal/; s/^regulation: .*/regulation: internallaw/; s/duty: Tell readers/duty: internalduty/
	s/must tell readers/must internaltell readers/; s,captures/act-,canary/internalact-,; s/, sha256: "[0-9a-f]*"//
	/text: A publisher/,/capture: a/d' "$tests/quoted/regulations/marking-act.yaml" >project/canary/regulation-internalfile.yaml
for x in a b; do sed 's/must tell/must internaltell/' "$tests/quoted/captures/act-$x.md" >project/canary/internalact-$x.md; done
sed -e 's/^regulation: .*/regulation: open-law/' -e 's/^title: .*/title: openword/' -e '/^captures:/,/^sources:/{/^sources:/!d}' \
	-e '/excerpts:/,/confidence:/{/confidence:/!d}' "$tests/quoted/regulations/marking-act.yaml" >project/canary/law.yaml
printf '%s\n' 'relations:' '  - {relation: overrides, regulation: internallaw, note: internalrelation}' >>project/canary/law.yaml
"$REGC" lock -q project 2>/dev/null

"$REGC" check -q project >said 2>&1 || { cat said; exit 1; }
for audience in public internal privileged; do
	mkdir "made-$audience" || exit 1
	"$REGC" build -q --audience $audience -o "made-$audience/out" project >"made-$audience/said" 2>&1 || exit 1
	for stage in link analyse pages; do
		"$REGC" dump --after=$stage --audience $audience project >"made-$audience/$stage" 2>/dev/null || exit 1
	done
	"$REGC" why -C project --audience $audience alpha/terms/canary >"made-$audience/why" 2>/dev/null
	"$REGC" check --audience $audience --report "json=made-$audience/findings" project 2>/dev/null
	(cd "made-$audience" && find . -print) >names && mv names "made-$audience/names"
done

wrong=0
# seen WORD AUDIENCE: it is there; hidden WORD AUDIENCE: it is not, in any letter case
seen() { grep -rqi "$1" "made-$2" || { echo "$2 does not see '$1'"; wrong=1; }; }
hidden() { ! grep -rqi "$1" "made-$2" || { echo "$2 sees '$1':"; grep -rilm 1 "$1" "made-$2" | head -n 3; wrong=1; }; }
for audience in public internal privileged; do seen openword $audience; seen openitem $audience; done
hidden internal[a-z] public
hidden privileged[a-z] public
hidden privileged[a-z] internal
for word in author reviewer assessor reason item watch platformtitle documenttitle provisiontitle summary lawtitle duty tell relation words quotation; do
	seen "internal$word" internal
	seen "internal$word" privileged
done
for word in field mapping item categorytitle definition; do seen "privileged$word" privileged; done
exit $wrong
