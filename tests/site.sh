#!/bin/sh
# The bundled site in a real browser, and by three checkers: Chromium through playwright-core, axe-core, the HTML
# checker (vnu), html-proofer. Needs Chromium, Node 18, npm with its registry, Java and html-proofer; without one of
# them it is skipped, and says which. Pictures go to tests/site/shots/.
tests=$(cd "$(dirname "$0")" && pwd)
here=$tests/site
WORK=${WORK:-$(mktemp -d)}

skip() { echo "SKIPPED: the site was not looked at in a browser: $1"; exit 77; }

[ -z "${BLESS:-}" ] || skip "nothing of it is written down"
case ${RUN:-}$BUILD in *asan* | *valgrind*) skip "what a checker of memory sees, the other tests show it" ;; esac
for command in npm node java htmlproofer chromium; do
	command -v "$command" >/dev/null || skip "there is no $command"
done
# the programs that the lock file names, once for each state of it
if ! cmp -s "$here/package-lock.json" "$here/node_modules/.lock"; then
	(cd "$here" && npm ci --ignore-scripts --no-audit --no-fund) >"$WORK/npm" 2>&1 ||
		skip "npm cannot install what tests/site/package-lock.json names ($(grep -m 1 'npm ERR\|npm error' "$WORK/npm"))"
	cp "$here/package-lock.json" "$here/node_modules/.lock"
fi

"$REGC" build -q -o "$WORK/site" "$tests/../regmaps" || exit 1
# it takes no file: address for "self" and every data block for a script; what the policy forbids is seen in the browser
bad=0
java -jar "$here/node_modules/vnu-jar/build/dist/vnu.jar" --skip-non-html --filterpattern '.*Content Security Policy.*' "$WORK/site" >"$WORK/vnu" 2>&1 || bad=1
[ -s "$WORK/vnu" ] && bad=1
sed 's/^/html: /' "$WORK/vnu" | head -n 40
LANG=C.UTF-8 LC_ALL=C.UTF-8 htmlproofer "$WORK/site" --disable-external >"$WORK/links" 2>&1 || { bad=1; head -n 40 "$WORK/links"; }
rm -rf "$here/shots"
CHROMIUM=$(command -v chromium) node "$here/check.mjs" "$WORK/site" "$here/shots" || bad=1
exit $bad
