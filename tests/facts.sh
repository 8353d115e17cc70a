#!/bin/sh
# Answers to what is not recorded: asked for on a terminal or sent as a form, they end up in the files, with their source
# and day; and what they make irrelevant is not asked.
tests=$(cd "$(dirname "$0")" && pwd)
fail() { echo "$*"; exit 1; }
today=$(date -u +%Y-%m-%d)
fresh() { rm -rf map && cp -R "$tests/sample" map; }
same() { # the file of Beta, from "Gallery" on
	sed -n '/service: gallery/,$p' map/platforms/beta.yaml | sed "s/$today/TODAY/" >now
	diff wanted now || fail "$1 wrote something else"
	git diff --no-index --numstat "$tests/sample" map | awk '$2 > 0 { bad = 1 } END { exit bad }' || fail "$1 changed a line"
}
cat >wanted <<'EOF'
  - service: gallery
    title: Beta Gallery
    service-kind: hosting
    offered: [EU]
    roles:
      - role: media-act/maker
        from: "2025-01"
        confidence: high
        sources:
          - url: "https://beta.example/about"
            class: official
            note: "answered on TODAY"
      - role: media-act/publisher
        holds: false
        confidence: high
        sources:
          - url: "https://beta.example/about"
            class: official
            note: "answered on TODAY"
    facts:
      - fact: placed-on-market
        value: 2024-03-01
        confidence: medium
        sources:
          - title: "a \"newspaper\""
            class: secondary
            note: "answered on TODAY"
      - fact: media-act/open-model
        value: "no"
        confidence: low
        sources:
          - class: memory
            note: "answered on TODAY"
EOF

# a dialogue, with mistakes on the way
cat >answers <<'EOF'
9
1
yesterday
2025-01
official https://beta.example/about
s
soon
2024-03-01
a "newspaper"
s
q
EOF
printf 'w\nperhaps\nn\n\nmemory\nq\n' >later
fresh
$RUN "$REGC" facts --ask -C map beta <answers >said 2>err || fail "it cannot be answered" "$(cat err)"
$RUN "$REGC" facts --ask -C map beta <later >said.later 2>err || fail "it cannot be answered later" "$(cat err)"
same "the dialogue"
grep -q '^\[1\] Which of these roles' said && grep -q 'invalid date: write' said && grep -q "must be a date, not 'soon'" said &&
	grep -q '^5 questions asked, 3 facts written' said || fail "$(cat said)"
grep -q "'perhaps' is neither yes nor no" said.later && grep -q 'under Marking what a machine made: high if' said.later &&
	grep -q '1 mapping decided' said.later || fail "$(cat said.later)"
$RUN "$REGC" check -q map || fail "what was written does not check"

# the same dialogue as a form
fresh
$RUN "$REGC" facts --form form.yaml -q -C map beta || fail "no form"
awk -v q='"' '
	/about:/ { about = $0 }
	/answer: ""/ && about ~ /role media-act\/maker/ { print "    answer: yes"; next }
	/answer: ""/ && about ~ /gallery: role media-act\/publisher/ { print "    answer: no"; next }
	/answer: ""/ && about ~ /open-model/ { print "    answer: " q "no" q; next }
	/answer: ""/ && about ~ /placed-on-market/ { print "    answer: 2024-03-01"; next }
	/since: ""/ && about ~ /maker/ { print "    since: 2025-01"; next }
	/address: ""/ && about ~ /gallery: role/ { print "    address: https://beta.example/about"; next }
	/class: ""/ && about ~ /gallery: role/ { print "    class: official"; next }
	/source: ""/ && about ~ /placed-on-market/ { print "    source: a \"newspaper\""; next }
	{ print }' form.yaml >filled.yaml
$RUN "$REGC" facts --form filled.yaml -C map 2>err || fail "the form cannot be read" "$(cat err)"
grep -q '4 facts written, 0 recorded already' err || fail "$(cat err)"
sort wanted >wanted.sorted && sed -n '/service: gallery/,$p' map/platforms/beta.yaml | sed "s/$today/TODAY/" | sort | diff wanted.sorted - ||
	fail "the form wrote something else"
$RUN "$REGC" facts --form filled.yaml -C map 2>err && grep -q '0 facts written, 4 recorded already' err || fail "$(cat err)"

# what cannot be written is not written by half
fresh
chmod 555 map/platforms
if [ "$(id -u)" != 0 ]; then
	printf '1\n\n\nq\n' | $RUN "$REGC" facts --ask -C map beta >said 2>err
	grep -q RG9003 err || fail "it does not say that it cannot write"
fi
chmod 755 map/platforms
diff -r "$tests/sample" map || fail "it is half written"

# two answers that bring one document: the second would replace the first
fresh
cat >twice.yaml <<'END'
form: facts
project: sample
questions:
  - question: a
    about: "beta/studio: document"
    answer: New Terms
  - question: b
    about: "beta/gallery: document"
    answer: New Terms
END
$RUN "$REGC" facts -C map --form twice.yaml 2>said && fail "one document was written over another"
grep -q "two answers bring a document with the id 'beta/new-terms'" said || fail "$(cat said)"
diff -r -x .regc "$tests/sample" map || fail "a refused form wrote something"

# on a terminal, from nothing to everything decided
fresh
printf 'platform: gamma\ntitle: Gamma\nservice-kind: hosting\nsources: [{class: memory}]\n' >map/platforms/gamma.yaml
printf 'Terms of Use\n\nonly EU\n\n\n0\n\nonly EU\n\n\nconsumer\n\n' >answers
if command -v script >/dev/null; then
	script -qec "$REGC facts --ask -C map gamma" /dev/null <answers >said || fail "$(cat said)"
else
	$RUN "$REGC" facts --ask -C map gamma <answers >said || fail "$(cat said)"
fi
$RUN "$REGC" facts -C map gamma | grep -q '; no fact is left' || fail "something is left" "$(cat said; "$REGC" facts -C map gamma)"
grep -q 'Whether a law applies is decided now' said || fail "it does not say that laws are decided" "$(cat said)"
grep -qx 'title: "Terms of Use"' map/documents/gamma/terms-of-use.yaml || fail "no document"
$RUN "$REGC" check -q map || fail "what was written does not check"
exit 0
