#!/bin/sh
# The bundled site in a real browser, Chromium through playwright-core, and by two checkers, axe-core and the HTML
# checker (vnu). Needs Chromium, Node 18, npm with its registry, and Java; without one of them it is skipped, and says
# which. Pictures go to tests/site/shots/.
tests=$(cd "$(dirname "$0")" && pwd)
here=$tests/site
WORK=${WORK:-$(mktemp -d)}

skip() { echo "SKIPPED: the site was not looked at in a browser: $1"; exit 77; }

[ -z "${BLESS:-}" ] || skip "nothing of it is written down"
case ${RUN:-}$BUILD in *asan* | *valgrind*) skip "what a checker of memory sees, the other tests show it" ;; esac
for command in npm node java chromium; do
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
rm -rf "$here/shots"
CHROMIUM=$(command -v chromium) timeout 1500 node "$here/check.mjs" "$WORK/site" "$here/shots" || bad=1
exit $bad
