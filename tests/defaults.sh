#!/bin/sh
# What a mapping leaves to the project counts as if it were written, and its page says whose word it is. Nothing of it is kept
# in the cache of a file.
tests=$(cd "$(dirname "$0")" && pwd) bad=0
wrong() { echo "$1"; bad=1; }
cp -R "$tests/sample" project && cd project || exit 1
file=provisions/beta-conduct.yaml
sed -i '/^    reviewed:/,/^      on:/d' $file

# the mappings of a file with one value of each
sed -i 's/^    confidence: .*/    confidence: low/; s/^    method: .*/    method: automated/; s/^    status: .*/    status: draft/' $file
$RUN "$REGC" build -q . -o written || wrong "the sample is not built"
cp $file before
sed -i '/^    confidence: \|^    method: \|^    status: /d' $file
$RUN "$REGC" check . >said 2>&1 && wrong "a mapping without them is accepted"
tr -s ' \n' ' ' <said | grep -q "missing keys 'confidence', 'method' and 'status'.*under 'defaults' in regc.yaml" || { cat said; wrong "no finding says where to give it"; }
echo 'defaults: {confidence: low, method: automated, status: draft}' >>regc.yaml
$RUN "$REGC" build -q . -o left || wrong "not built with defaults"
grep -q 'By default of the project: confidence, method, review' left/provisions/beta/terms/conduct.html || wrong "the page does not say that it is a default"
! grep -rl 'By default of the project' written || wrong "a page says so of what is written"
cmp written/data/mappings.csv left/data/mappings.csv || wrong "the table has other values"
$RUN "$REGC" dump --after=analyse . >now; mv $file without && cp before $file && $RUN "$REGC" dump --after=analyse . >then; cp without $file
cmp now then || { diff then now; wrong "judged in another way than as written"; }

# another default, with what the cache has of the file
sed -i 's/confidence: low, method/confidence: high, method/' regc.yaml
$RUN "$REGC" build -q . -o left && $RUN "$REGC" build -q --no-cache . -o fresh || wrong "not built with another default"
diff -r left fresh || wrong "the cache keeps a default of before"
$RUN "$REGC" dump provisions/beta/terms/conduct.html . | grep -q '<confidence>high' || wrong "another default does not count"

# none is approved by default, and an approval is written out
sed -i 's/status: draft}/status: approved}/' regc.yaml
$RUN "$REGC" check . 2>&1 | grep -q "RG2005.*'approved' for 'status'" || wrong "a project can approve by default"
sed -i 's/status: approved}/status: in-review}/' regc.yaml
yes y | $RUN "$REGC" review -C . --by "C. Counsel" --capacity counsel beta/terms/conduct >said 2>&1 || { cat said; wrong "no review"; }
grep -q 'by default of the project: confidence, method, status' said || wrong "a review does not say what is a default"
[ "$(grep -c '^    status: approved' $file)" = "$(grep -c '^  - obligation: ' $file)" ] || { cat $file; wrong "the approval was not written"; }
$RUN "$REGC" check -q . >said 2>&1 || { cat said; wrong "the edited file is not valid"; }
exit $bad
