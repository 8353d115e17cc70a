#!/bin/sh
# 'regc serve': what it shows is, byte for byte, what a build writes, but for the script by which a page follows the map. A saved
# file is shown at once; while the map has errors its pages stay as they were, and say what is wrong. It answers nobody but
# this machine, and nothing but the site. 'check --watch' and 'build --watch' run again when a file is saved.
tests=$(cd "$(dirname "$0")" && pwd)
tools=$BUILD/tests bad=0
wrong() { echo "$*"; bad=1; }
cleanup() { kill $servers 2>/dev/null; wait 2>/dev/null; }
trap cleanup EXIT
cp -R "$tests/sample" project || exit 1

# until COMMAND: waits, for as long as it takes on a slow machine, until the command succeeds
until_true() {
	n=0
	until "$@"; do
		n=$((n + 1))
		[ $n -lt 600 ] || { wrong "after a minute not yet true: $*"; return 1; }
		sleep 0.1
	done
}

# get PATH [METHOD [HOST]]: the body in 'body', the status in 'status'
get() {
	at=$1; shift
	"$tools/fetch" "$address$at" "$@" >body 2>status || wrong "$at: $(cat status)"
}

# is STATUS PATH …
is() {
	want=$1; shift
	get "$@"
	[ "$(cat status)" = "$want" ] || wrong "$*: status $(cat status), not $want"
}

# news REVISION: waits for the state that comes after it
news() { get "/.regc/state?after=$1"; cp body state; }
state_is() { grep -q "$1" state || wrong "$case: the state is not $1" "$(cat state)"; }

$RUN "$REGC" serve project >address 2>log &
servers=$!
until_true test -s address
address=$(cat address)
address=${address%/}

case="as built"
$RUN "$REGC" build -q -o site project 2>findings || wrong "the sample does not build"
(cd site && find . -type f | sed 's/^\.//' | sort) >files
alone=0
while read -r path; do
	get "$path"
	case $(cat status):$path in
	200:*.html)
		sed -e "s/connect-src 'self'; //" -e 's|<link rel="stylesheet" href="/\.regc/live\.css"/><script src="/\.regc/live\.js" data-page="1" defer="defer"></script>||' \
			body | cmp - "site$path" || bad=1
		alone=$((alone + 1))
		;;
	200:*) cmp body "site$path" || bad=1 ;;
	404:/*.csv | 404:/report.xml | 404:/manifest.json | 404:/assessment.json | 404:/sitemap*.xml | 404:/robots.txt | 404:/_headers | 404:/.nojekyll) ;;
	*) wrong "$path: status $(cat status)" ;;
	esac
done <files
[ $alone -gt 30 ] || wrong "only $alone pages were compared"
is 200 /.regc/live.js
is 200 /.regc/live.css
get / && cp body index && get /index.html && cmp body index || wrong "/ is not the first page"

case="what is not there"
is 404 /provisions/nothing.html
is 404 /.regc/nothing
is 404 /.regc/../compiler/cli/init/regc.yaml
is 404 /../project/regc.yaml
is 404 /%2e%2e/project/regc.yaml
is 404 /regc.yaml
is 405 / POST
is 405 / DELETE
is 421 / GET regc.example
is 421 / GET 127.0.0.1:1
is 404 "/$(printf 'x%.0s' $(seq 5000)).html"
is 200 /
cmp body index || wrong "$case: the answer to a long path came to the next"

case="a file is saved"
news 0 && state_is '"revision": 1,' && state_is '"page": 1,'
sed -i 's/^title: .*/title: Quite another title/' project/provisions/alpha-labels.yaml
news 1 && state_is '"page": 2,'
page=$(cd site && find provisions -name '*.html' | sort | grep label | head -n 1)
get "/$page" && grep -q 'Quite another title' body || wrong "$case: the page is as it was"

case="a mistake is saved"
sed -i 's/^title:/titel:/' project/provisions/alpha-labels.yaml
news 2 && state_is '"revision": 3,' && state_is '"page": 2,' && state_is RG2001
get "/$page" && grep -q 'Quite another title' body && grep -q 'data-page="2"' body || { wrong "$case: the page did not stay"; cat status; head -c 600 body; }
sed -i 's/^titel:/title:/' project/provisions/alpha-labels.yaml
news 3 && state_is '"page": 4,'

case="files that come and go"
mkdir -p project/more && sed 's/^category: .*/category: quite-new/' "$(ls project/categories/*.yaml | head -n 1)" >project/more/new.yaml
until_true sh -c "'$tools/fetch' '$address/categories/quite-new.html' 2>status >body; grep -q 200 status"
rm -r project/more
until_true sh -c "'$tools/fetch' '$address/categories/quite-new.html' 2>status >body; grep -q 404 status"

case="a template of the project"
mkdir -p project/templates
printf '.x { color: red }\n' >project/templates/brand.css
until_true sh -c "'$tools/fetch' '$address/assets/brand.css' 2>status >body; grep -q 'color: red' body"
rm project/templates/brand.css
printf '<broken' >project/templates/provision.xsl
until_true sh -c "'$tools/fetch' '$address/.regc/state' 2>status >state; grep -q RG70 state"
revision=$(sed -n 's/.*"revision": \([0-9]*\).*/\1/p' state)
sed -i 's/^title: .*/title: A third title/' project/provisions/alpha-labels.yaml
news "$revision" && state_is RG70
get "/$page" && [ "$(cat status)" = 200 ] && grep -q 'Quite another title' body || wrong "$case: a template is wrong, and the page did not stay"
rm -r project/templates
until_true sh -c "'$tools/fetch' '$address/$page' 2>status >body; grep -q 'A third title' body"

case="a port that is taken"
port=${address##*:}
$RUN "$REGC" serve --port "$port" project >out 2>err && wrong "$case: it began"
grep -q 'RG9020' err || wrong "$case: $(cat err)"
$RUN "$REGC" serve --port 70000 project 2>err && wrong "a port that is none"
grep -q "invalid value for '--port'" err || wrong "$(cat err)"
$RUN "$REGC" serve --editor emacs project 2>err && wrong "an editor without an address"
grep -q "{file}" err || wrong "$(cat err)"

case="nothing to show"
mkdir broken && printf 'title: [\n' >broken/regc.yaml
$RUN "$REGC" serve -q broken >broken-address 2>broken-log &
servers="$servers $!"
until_true test -s broken-address
address=$(cat broken-address)
address=${address%/}
is 503 /
grep -q 'The map has errors' body || wrong "$case: $(cat body)"
cp -R "$tests/sample/." broken
until_true sh -c "'$tools/fetch' '$address/' 2>status >body; grep -q 200 status"

case="run again"
cp -R "$tests/sample" again
$RUN "$REGC" check --watch --report json=findings.json again >watched 2>&1 &
servers="$servers $!"
until_true test -s findings.json
sed -i 's/^title:/titel:/' again/provisions/alpha-labels.yaml
until_true grep -q RG2001 findings.json
$RUN "$REGC" build --watch -o again/out again >built 2>&1 &
servers="$servers $!"
sed -i 's/^titel: .*/title: The title of then/' again/provisions/alpha-labels.yaml
until_true sh -c "grep -qs 'The title of then' again/out/$page"
sed -i 's/^title: .*/title: The title of now/' again/provisions/alpha-labels.yaml
until_true sh -c "grep -qs 'The title of now' again/out/$page"
grep -q 'again/provisions/alpha-labels.yaml changed' built || wrong "$case: $(cat built)"
exit $bad
