#!/bin/sh
# The bundled site in a real browser: Chromium driven by playwright-core, and axe-core. Needs Chromium, Node 18, and npm
# with its registry; without one of them it is skipped, and says which. One page of each kind is looked at; with
# WHOLE=yes ('make check-site') every page, and the HTML checker (vnu, in Java) and the PDF files (WeasyPrint) too. Then
# pictures go to tests/site/shots/.
tests=$(cd "$(dirname "$0")" && pwd) here=$(cd "$(dirname "$0")" && pwd)/site bad=0 WHOLE=${WHOLE:-}
[ -n "${WORK:-}" ] || { WORK=$(mktemp -d) && trap 'rm -rf "$WORK"' EXIT; }
export WORK

skip() { echo "the site was not looked at in a browser: $1"; exit 77; }

[ -z "${BLESS:-}" ] || skip "nothing of it is written down"
case ${RUN:-}$BUILD in *asan* | *valgrind*) skip "what a checker of memory sees, the other tests show it" ;; esac
for command in chromium node npm ${WHOLE:+java weasyprint pdftotext}; do
	command -v "$command" >/dev/null || skip "there is no $command"
done
[ "$(node -p 'process.versions.node.split(".")[0]')" -ge 18 ] || skip "Node 18 or later is needed, and this is $(node --version)"
# what the lock file names, once for each state of it; the HTML checker stands under its devDependencies
lock=$here/package-lock.json installed=$here/node_modules/.lock
if ! cmp -s "$lock" "$installed-whole" && { [ -n "$WHOLE" ] || ! cmp -s "$lock" "$installed"; }; then
	echo "npm installs what tests/site/package-lock.json names"
	(cd "$here" && npm ci ${WHOLE:---omit=dev} --ignore-scripts --no-audit --no-fund) >"$WORK/npm" 2>&1 ||
		skip "npm cannot install what tests/site/package-lock.json names: $(sed -n 's/^npm ERR! \|^npm error //p' "$WORK/npm" | grep -v '^code' | head -n 1)"
	cp "$lock" "$installed${WHOLE:+-whole}"
fi
site=$(sh "$tests/built" regmaps) || exit 1

if [ -n "$WHOLE" ]; then
	echo "the HTML checker"
	# it takes no file: address for "self" and every data block for a script; what the policy forbids is seen in the browser
	java -jar "$here/node_modules/vnu-jar/build/dist/vnu.jar" --skip-non-html --filterpattern '.*Content Security Policy.*' "$site" >"$WORK/vnu" 2>&1 || bad=1
	[ -s "$WORK/vnu" ] && bad=1
	sed 's/^/html: /' "$WORK/vnu" | head -n 40
	echo "PDF files"
	(mkdir "$WORK/pdf" && cd "$WORK/pdf" && sh "$here/pdf.sh") || bad=1
	rm -rf "$here/shots"
fi
echo "the browser"
CHROMIUM=$(command -v chromium) node "$here/check.mjs" "$site" ${WHOLE:+"$here/shots"} || case $? in
3) [ $bad -eq 1 ] || exit 77 ;;
*) bad=1 ;;
esac
exit $bad
