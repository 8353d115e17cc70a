#!/bin/sh
# Lets one call to the system fail in each run of a command: the first read, the second, and so on for every kind of
# call. Whatever fails, a command that says it did its work did the whole of it; else it says what was wrong, and the
# folder is the old site or the new one after the next command. FAULTS=1 tries every call, 7 every seventh one.
tests=$(cd "$(dirname "$0")" && pwd) bad=0
FAULTS=${FAULTS:-211} SEED=${SEED:-$$}
echo "FAULTS=$FAULTS SEED=$SEED"
faults=$BUILD/tests/faults.so
LD_PRELOAD=$faults "$REGC" --version >/dev/null 2>&1 || { echo "nothing can be loaded before this regc"; exit 77; }
wrong() { echo "$*"; bad=1; }

# the project has one of each kind of file that regc reads: captures and their lock, templates, words, a logo
cp -R "$tests/sample" project && cd project && cp -R "$tests/evidence/." . || exit 1
sed -i '/^outputs:/d' regc.yaml
printf '%s\n' 'outputs: [json, csv, feeds, search, paper, coverage, assessment, reasons]' 'branding:' '  name: Sample' '  logo: images/logo.svg' >>regc.yaml
mkdir images templates && echo '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>' >images/logo.svg
echo ':root { --measure: 38rem; }' >templates/brand.css
printf '%s\n' 'words: sample' 'say:' '  - code: about.title' '    as: About the sample' >templates/words.yaml
printf '%s\n' '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">' \
	'  <xsl:import href="regc:about.xsl"/>' '</xsl:stylesheet>' >templates/about.xsl
"$REGC" lock -q . && "$REGC" build -q . && mv out ../old || exit 1
sed -i 's/^title: .*/title: Another name/' regc.yaml
sed -i 's/^provision: .*/provision: conduct-of-users/' provisions/beta-conduct.yaml
"$REGC" build -q . && mv out ../new && ! diff -qr ../old ../new >/dev/null || exit 1
cp documents/alpha-terms.lock.yaml ../new.lock && sed '/excerpt: 3/d' ../new.lock >../old.lock
# the lines that a finding quotes may be missing; which findings there are may not, but for a cache that cannot be used
findings() { grep -E "^(error|warning|note)" "$1" | grep -v RG9013; }
"$REGC" check . >../said 2>&1 && findings ../said >../checked || exit 1

same() { diff -r "$1" "$2" >../differs 2>&1; }

# what a command may leave: with status 0 what it was asked for, else what was there; then the next one mends the folder
after_build() {
	[ "$1" -ne 0 ] || same ../new out || { wrong "$2: status 0, and the site is not whole"; head -n 5 ../differs ../said; return; }
	[ "$1" -eq 0 ] || [ -s ../said ] || wrong "$2: status $1, and no word of why"
	"$REGC" check -q . >../said 2>&1 || { wrong "$2: the next command fails"; cat ../said; }
	same ../new out || same ../old out || { wrong "$2: neither the old site nor the new one"; head -n 5 ../differs; }
}
after_check() {
	findings ../said >../now && [ "$1" -ne 0 ] || cmp -s ../now ../checked || { wrong "$2: status 0, and other findings"; cat ../said; }
}
after_lock() { [ "$1" -ne 0 ] || cmp -s documents/alpha-terms.lock.yaml ../new.lock || wrong "$2: status 0, and another lock file"; }
after_verify() { [ "$1" -ne 0 ] && [ -s ../said ] || wrong "$2: a site that was changed is as it was built"; }
after_import() {
	[ "$1" -ne 0 ] || cmp -s documents/beta/privacy.yaml ../imported.yaml || wrong "$2: status 0, and captures are missing"
}

# each call of a kind fails once, until there is none left to fail; by chance where not all are tried
try() { # NAME KINDS COMMAND...
	name=$1 kinds=$2 && shift 2
	for kind in $kinds; do
		n=$(((SEED + $(echo "$kind" | wc -c)) % FAULTS + 1)) error=5
		case $kind in *-short) error=0 ;; esac
		while :; do
			before_$name
			: >../log
			FAULT="${kind%-short} $n $error" FAULT_LOG=$PWD/../log LD_PRELOAD=$faults "$REGC" "$@" >../said 2>&1 </dev/null
			status=$?
			[ -s ../log ] || break
			[ $status -lt 3 ] || wrong "$name, $kind $n: status $status"
			after_$name $status "$name, $kind $n ($(head -n 1 ../log))"
			n=$((n + FAULTS))
		done
		echo "$name: $n calls, $kind"
	done
}
before_build() { rm -rf out && cp -R ../old out; }
before_check() { rm -rf out && cp -R ../old out; }
before_lock() { cp ../old.lock documents/alpha-terms.lock.yaml; }
before_verify() { :; }
before_import() { rm -rf documents/beta; }

try build "open stat read readdir write write-short rename remove mkdir sync lock process seek" build -q -j 1 .
try check "open stat read readdir" check .
try lock "open stat read readdir write write-short rename" lock -q .
cp ../new.lock documents/alpha-terms.lock.yaml && rm -rf out && cp -R ../new out && echo x >>out/about.html
try verify "open stat read readdir" verify -q out
rm -rf out && mkdir captures/beta && for day in 01 02 03; do seq -s " " -f "Privacy, $day, sentence %g, of what we keep of you." 1 30 >"captures/beta/2025-01-$day.md"; done
"$REGC" import dir captures/beta --as beta/privacy -q && mv documents/beta/privacy.yaml ../imported.yaml || exit 1
try import "open stat read readdir write write-short rename mkdir" import dir captures/beta --as beta/privacy -q

# two documents, locked in two processes
rm -rf documents/beta
mv ../imported.yaml documents/beta-privacy.yaml && "$REGC" lock -q . && cp documents/beta-privacy.lock.yaml ../beta.lock || exit 1
before_locks() { cp ../old.lock documents/alpha-terms.lock.yaml && rm -f documents/beta-privacy.lock.yaml; }
after_locks() { [ "$1" -ne 0 ] || { cmp -s documents/alpha-terms.lock.yaml ../new.lock && cmp -s documents/beta-privacy.lock.yaml ../beta.lock; } ||
	wrong "$2: status 0, and another lock file"; }
try locks "open stat read readdir write write-short rename process seek" lock -q -j 2 .

# pages of a crawl, through gzip
. "$tests/tools/warc.sh"
for day in 01 02 03; do echo "<h1>Sale</h1><p>On $day." | warc_page https://beta.example/sale 2025-01-${day}T00:00:00Z '200 OK' text/html; done | gzip -n >../crawl.warc.gz
"$REGC" import warc ../crawl.warc.gz --as beta/sale -q && mv documents/beta/sale.yaml ../sale.yaml && cp -R captures/beta/sale ../sale || exit 1
before_warc() { rm -rf documents/beta captures/beta/sale; }
after_warc() { [ "$1" -ne 0 ] || { cmp -s documents/beta/sale.yaml ../sale.yaml && same captures/beta/sale ../sale; } || wrong "$2: status 0, and captures are missing"; }
try warc "open stat read readdir write write-short rename mkdir process seek" import warc ../crawl.warc.gz --as beta/sale -q

# the same captures, as the history of an archive
cd .. && cp -R "$tests/sample" archived && cd archived && cp -R "$tests/evidence/." . && . ./archived &&
	"$REGC" lock -q . && cp documents/alpha-terms.lock.yaml ../new.lock && sed '/excerpt: 3/d' ../new.lock >../old.lock &&
	"$REGC" check . >../said 2>&1 && findings ../said >../checked || exit 1
before_check() { :; }
try check "open stat read" check .
try lock "open stat read" lock -q .
exit $bad
