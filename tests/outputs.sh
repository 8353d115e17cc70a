#!/bin/sh
# A site is made of HTML, XML and what is asked for. Whatever that is, no page leads to what is not there (the build says
# so), and nothing of the rest is left from an earlier build.
tests=$(cd "$(dirname "$0")" && pwd) bad=0
wrong() { echo "$*"; bad=1; }
cp -R "$tests/sample" project && cp -R "$tests/evidence/." project && sed -i '/^outputs:/d' project/regc.yaml && "$REGC" lock -q project 2>/dev/null
build() { "$REGC" build -q "$@" -o out project >said 2>&1 || { cat said; wrong "cannot be built: $*"; }; }
has() { # WHAT FILES: which of the outputs are there
	[ "$(for output in json csv paper feeds search coverage assessment reasons; do
		case $output in
		json) find out -name '*.json' ! -name manifest.json ! -name assessment.json | grep -q . && echo json ;;
		csv) [ -e out/data/mappings.csv ] && echo csv ;;
		coverage) [ -e out/data/coverage.csv ] && echo coverage ;;
		reasons) head -1 out/data/mappings.csv 2>/dev/null | grep -q ',exposure-because,' && echo reasons ;;
		assessment) [ -e out/assessment.json ] && echo assessment ;;
		paper) [ -e out/print ] && echo paper ;;
		feeds) [ -e out/feed.xml ] && [ -e out/feeds/alpha.xml ] && [ -e out/to-do.ics ] && echo feeds ;;
		search) [ -e out/search.html ] && [ -e out/assets/search ] && echo search ;;
		esac
	done | tr '\n' ' ')" = "$1" ] || wrong "other outputs than '$1' with $2"
}
build
has 'csv feeds search ' 'nothing asked for'
for output in json csv paper feeds search coverage assessment; do
	build --outputs=$output
	has "$output " --outputs=$output
done
build --outputs=
has '' '--outputs='
[ -e out/report.xml ] && [ -e out/provisions/alpha/terms/labels.xml ] || wrong "there is no XML"
grep -rlE 'search\.html|feeds?(/[a-z]+)?\.xml|data/[a-z-]+\.csv|application/json|to-do\.ics|print/' --include='*.html' out && wrong "pages name what is not there"
build --outputs=csv,reasons
has 'csv reasons ' --outputs=csv,reasons
# a page of coverage leads to its table where that is made, whatever else is
build --outputs=coverage
grep -q 'data/coverage.csv' out/coverage/alpha.html || wrong "the page of coverage does not lead to its table"
[ "$(ls out/data)" = coverage.csv ] || wrong "other tables than that of coverage: $(ls out/data)"
printf 'outputs: [json, paper]\n' >>project/regc.yaml
build
has 'json paper ' 'those of the project'
build --outputs=csv,feeds
has 'csv feeds ' 'others asked for than the project has'
# a site is verified by what it was made of
"$REGC" verify -q out project >said 2>&1 || { cat said; wrong "a site of other outputs than the project's cannot be verified"; }
exit $bad
