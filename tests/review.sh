#!/bin/sh
# A review covers what was read and nothing else: one word of the law changed makes its mapping suspect,
# and 'regc review' clears it by an edit of the 'reviewed' entry alone.
tests=$(cd "$(dirname "$0")" && pwd) bad=0
cp -R "$tests/sample" project && cd project || exit 1
file=provisions/alpha-labels.yaml
wrong() { echo "$1"; bad=1; }
approve() { yes y | $RUN "$REGC" review -C . --by "C. Counsel" --capacity counsel alpha/terms/labels >said 2>&1 || { cat said; bad=1; }; }
changed() { diff "$1" $file | grep '^[<>]' | grep -v 'reviewed\|status: approved\|^< *status: \|^< *by: A\. Counsel\|^< *capacity: \|^< *on: 2026\|^< *expires: '; }

# events in any order
awk '/^  - event: adopted/ { held = $0; getline; held = held "\n" $0; next } { print } /^    on:/ && held { print held; held = "" }' regulations/media-act.yaml >new
cmp -s new regulations/media-act.yaml && wrong "no event was moved"
mv new regulations/media-act.yaml
cp $file before
approve
[ "$(grep -c 'fingerprint: "[0-9a-f]\{64\}"' $file)" = 3 ] || wrong "not all three mappings were approved"
[ -z "$(changed before)" ] || { wrong "more than the reviews was edited:"; diff before $file; }
$RUN "$REGC" check -q . >said 2>&1 || { wrong "the edited file is not valid"; cat said; }
grep -q RG6004 said && wrong "suspect right after the review"

# one word of one obligation
sed 's/machine-readable/machine readable/; t; s/\(    duty: *[^ >|][^ ]*\) /\1 really /' regulations/media-act.yaml >new
cmp -s new regulations/media-act.yaml && wrong "the test changed no word of the law"
mv new regulations/media-act.yaml
$RUN "$REGC" check -q . >said 2>&1
grep -q 'RG6004.*changed since the review on .*: wording' said || { wrong "a changed word of the law is no finding"; cat said; }
$RUN "$REGC" build -q . >/dev/null 2>&1
! grep -q 'Suspect: what was reviewed' out/provisions/alpha/terms/labels.html || wrong "a page as of a day tells of a review after it"
$RUN "$REGC" build -q --as-of "$(date -u +%F)" . >/dev/null 2>&1
grep -q 'Suspect: what was reviewed' out/provisions/alpha/terms/labels.html || wrong "the page does not mark it"

cp $file before
approve
[ "$(diff before $file | grep -c '^>')" -le 2 ] && [ "$(diff before $file | grep '^>' | grep -vc 'reviewed: {by')" = 0 ] ||
	{ wrong "more than the reviewed entries was edited:"; diff before $file; }
$RUN "$REGC" check -q . >said 2>&1
grep -q RG6004 said && wrong "still suspect after the review"

# words of the law that are quoted are a part of what was reviewed, and so is what later captures make of them
cp $file before
cp "$tests"/quoted/captures/act-*.md . && mkdir -p captures && mv act-*.md captures
awk '{ print } /^    duty: / && !done { print "    excerpts: [{text: A maker shall mark media, capture: a}]"; done = 1 }
	END { print "captures:\n  - {capture: a, on: 2025-03-02, text: whole, path: captures/act-a.md}" }' regulations/media-act.yaml >new
cp regulations/media-act.yaml law && mv new regulations/media-act.yaml
$RUN "$REGC" lock -q . >said 2>&1 || { wrong "the law was not locked"; cat said; }
$RUN "$REGC" check -q . >said 2>&1
grep -q 'RG6004.*changed since the review on .*: wording$' said || { wrong "quoted words of the law are no part of its wording"; cat said; }
approve
$RUN "$REGC" check -q . >said 2>&1
grep -q RG6004 said && wrong "still suspect after the review of quoted words"
sed -i 's/A maker shall mark media/A maker shall tell of media/' captures/act-a.md
sed 's/text: A maker shall mark media/text: A maker shall tell of media/' regulations/media-act.yaml >new && mv new regulations/media-act.yaml
$RUN "$REGC" lock -q . >said 2>&1
$RUN "$REGC" check -q . >said 2>&1
grep -q 'RG6004.*changed since the review on .*: wording$' said || { wrong "other quoted words are no finding"; cat said; }
mv law regulations/media-act.yaml && cp before $file && rm regulations/media-act.lock.yaml

# so are the words that show a fact: other words make what rests on it suspect, and so does a later capture without them
cp $file before
cp -R "$tests/evidence/captures" . && cp "$tests/evidence/documents/alpha-terms.yaml" documents/
cp -R "$tests/golden/evidence/shown-by/project/platforms" .
sed -i 's/capture: c1/capture: a/; /^    section: Sec. 4/d' $file
$RUN "$REGC" lock -q . >said 2>&1 || { wrong "the words of a platform were not locked"; cat said; }
approve
$RUN "$REGC" check -q . >said 2>&1
grep -q RG6004 said && wrong "suspect right after the review of facts"
sed -i 's/on: 20[0-9-]*, fingerprint/on: 2026-02-15, fingerprint/' $file
$RUN "$REGC" check -q . >said 2>&1
grep -q 'RG6004.*changed since the review on 2026-02-15: addressees' said || { wrong "a capture without the words of a fact is no finding"; cat said; }
approve
sed -i '/ *- excerpt: makes/,/capture/s/Alpha makes pictures/Alpha makes/' platforms/alpha.yaml
$RUN "$REGC" lock -q . >said 2>&1
$RUN "$REGC" check -q . >said 2>&1
grep -q 'RG6004.*changed since the review on .*: addressees$' said || { wrong "other words of a fact are no finding"; cat said; }
rm -r captures documents/alpha-terms.lock.yaml
cp "$tests/sample/documents/alpha-terms.yaml" documents/ && cp "$tests/sample/platforms/alpha.yaml" platforms/ && cp before $file

# nobody approves a mapping of their own, and nothing goes without a yes
sed 's/^    fingerprint: .*//; s/, fingerprint: "[0-9a-f]*"//' $file >new && mv new $file && cp $file before
grep -q 'author: B. Clerk' $file || wrong "the mapping has lost its author"
yes y | $RUN "$REGC" review -C . --by "B. Clerk (made up)" --capacity clerk alpha/terms/labels >said 2>&1
grep -q 'RG6002' said || { wrong "an author could approve a mapping of their own"; cat said; }
awk '/obligation: media-act.art-1/ { on = 1 } on && /reviewed:/ { print; exit }' $file | grep -q 'B. Clerk' &&
	wrong "the author's own mapping was signed"
cp $file before
yes n | $RUN "$REGC" review -C . --by "C. Counsel" --capacity counsel >said 2>&1
cmp -s before $file || wrong "approved without a yes"
exit $bad
