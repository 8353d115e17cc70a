#!/bin/sh
# Every report has the same findings: of a project with a few, with 1,015 in a file of a difficult name, and with none. Several can
# be asked for in one run. What services limit is kept to, and nothing in a text is taken for markup or a command.
tests=$(cd "$(dirname "$0")" && pwd) bad=0
wrong() { echo "$*"; bad=1; }
formats='text short json sarif github gitlab junit markdown'
unset GITHUB_STEP_SUMMARY GITHUB_WORKSPACE CI_PROJECT_DIR

# the code of each finding of a report, sorted
codes() {
	case $1 in
	text) grep -oE '^(error|warning|note)\[RG[0-9]{4}' out.text | grep -oE 'RG[0-9]+' ;;
	short) sed -E 's/.*(error|warning|note)\[(RG[0-9]+)\].*/\2/' out.short ;;
	json) sed -n 's/^    "code": "\(.*\)",/\1/p' out.json ;;
	sarif) sed -n 's/^"ruleId": "\(.*\)",/\1/p' out.sarif ;;
	github) sed -nE 's/^::[a-z]+ .*title=(RG[0-9]+) .*/\1/p; s/^regc: .*(error|warning|note)\[(RG[0-9]+)\].*/\2/p' out.github ;;
	gitlab) sed -n 's/^    "description": "\(RG[0-9]*\): .*/\1/p' out.gitlab ;;
	junit) sed -nE 's/^    <testcase .* name="(RG[0-9]+): .*/\1/p' out.junit ;;
	markdown) sed -nE 's/^\| (error|warning|note) \| (RG[0-9]+) \|.*/\2/p' "${2:-out.markdown}" ;;
	esac | LC_ALL=C sort
}

# all reports of a project, asked for at once, and that they agree; $1 is how many findings there are
agree() {
	rm -f out.*
	set -- "$1" "$2" $(for f in $formats; do echo "--report $f=out.$f"; done)
	n=$1 project=$2
	shift 2
	$RUN "$REGC" check -q "$@" "$project" >said 2>&1
	codes json >expected
	[ "$(wc -l <expected)" -eq "$n" ] || wrong "$project has $(wc -l <expected) findings instead of $n"
	for f in $formats; do
		codes $f | cmp -s - expected || { wrong "the report $f of $project has others:"; codes $f | diff expected - | head -n 5; }
		[ "$n" = 0 ] || grep -q "^regc: $n findings* written to out.$f" said || wrong "nothing says that $f was written"
	done
	for f in json gitlab sarif; do
		"$BUILD/tests/json" --plain out.$f || wrong "$f is not JSON"
	done
	xmllint --noout out.junit || wrong "the report junit is not XML"
	xmllint --xpath 'string(/testsuites/@tests)' out.junit >counted
	[ "$(cat counted)" -eq "$(grep -c '<testcase' out.junit)" ] || wrong "JUnit counts $(cat counted) tests"
	grep -o '"fingerprint": "[^"]*"' out.gitlab | sort | uniq -d | grep . && wrong "two findings have one fingerprint"
}

# ---- many, with a name that nobody would choose ----

cp -R "$tests/sample" many
odd='many/provisions/odd , %:|<&"é'"'"'.yaml'
{
	printf 'provision: many\ndocument: beta/terms\ntitle: Many\nbasis: inferred\nsummary: >-\n'
	i=0; while [ $((i += 1)) -le 1000 ]; do echo "  See [this](nowhere-$i)."; done
	i=0; while [ $((i += 1)) -le 15 ]; do echo "  And [that](ref:no-such-$i)."; done
	sed '1,3d; /^basis/d; /^summary/d' "$tests/sample/provisions/beta-conduct.yaml"
} >"$odd"
agree 1015 many
[ "$(grep -c '^::error' out.github)" -le 10 ] && [ "$(grep -c '^::warning' out.github)" -le 10 ] || wrong "more annotations than a step shows"
grep -q '^::error title=regc::6 more errors' out.github || wrong "nothing says how many errors are left"
head -n 1 out.github | grep -q '^::error file=many/provisions/odd %2C %25%3A|<&"é' || wrong "the worst is not first: $(head -n 1 out.github)"
grep -q '"uri": "many/provisions/odd%20%2C%20%25%3A%7C%3C%26%22%C3%A9%27.yaml"' out.sarif || wrong "an address in SARIF: $(grep -m 1 uri out.sarif)"
[ "$(grep -c primaryLocationLineHash out.sarif)" -eq 1015 ] || wrong "results without a fingerprint"
grep -E '^\| ' out.markdown | awk -F ' [|] ' 'NF != 4 { print; bad = 1 } END { exit bad }' | head -n 1 | grep . && wrong "a row of Markdown has other columns"

# files are named from the root of the repository, wherever regc is run and the project is
(cd many && GITHUB_WORKSPACE=$PWD/.. "$REGC" check --report github . 2>&1 | head -n 1 | grep -q 'file=many/provisions/odd') || wrong "files are not named from the workspace"

# ---- the summary of a step ----

echo 'of another command' >summary.md
GITHUB_STEP_SUMMARY=$PWD/summary.md "$REGC" check --report github many >/dev/null 2>&1
head -n 1 summary.md | grep -qx 'of another command' || wrong "the summary that was there is gone"
codes markdown summary.md | cmp -s - expected || wrong "the summary has other findings"
GITHUB_STEP_SUMMARY=$PWD/nowhere/summary.md "$REGC" check --report github "$tests/sample" >/dev/null 2>&1
[ $? -eq 2 ] || wrong "a summary that cannot be written is no failure"

# a summary has at most a mebibyte; what does not fit is counted
cp -R many huge
odd="huge/provisions/odd , %:|<&\"é'.yaml"
awk '/nowhere-/ { for (i = 0; i < 10; i++) { line = $0; sub(/nowhere-/, "nowhere-" i "-", line); print line } next } { print }' "$odd" >x && mv x "$odd"
: >summary.md
GITHUB_STEP_SUMMARY=$PWD/summary.md "$REGC" check --report github huge >out.github 2>&1
[ "$(wc -c <summary.md)" -le 1048576 ] || wrong "the summary has $(wc -c <summary.md) bytes"
left=$(sed -nE 's/^([0-9]+) more findings do not fit.*/\1/p' summary.md)
[ $((${left:-0} + $(codes markdown summary.md | wc -l))) -eq 10015 ] || wrong "the summary has $(codes markdown summary.md | wc -l) and leaves out ${left:-none}"
codes github | wc -l | grep -qx 10015 || wrong "the log has $(codes github | wc -l)"

# ---- none, and what that does not mean ----

agree 0 "$tests/sample"
for f in github junit markdown; do
	grep -q 'says nothing about whether a platform complies' out.$f || wrong "an empty report $f says nothing about what it is not"
done
grep -iE 'complian|certif|passed' out.* && wrong "an empty report says more than it knows"

# ---- no result about a platform, unless the policy asks ----

cp -R "$tests/sample" asked
agree 0 asked
printf 'policy:\n  fail-on:\n    - {rule: low, exposure: medium, reason: nobody bears more}\n' >>asked/regc.yaml
agree 1 asked
grep -q 'exposure of the platform under' out.sarif || wrong "the policy asks, and the report does not say"

# ---- in one run ----

"$REGC" check --report json --report sarif many >err 2>&1
[ $? -eq 2 ] && grep -q 'several reports without a file' err || wrong "two reports share an output: $(cat err)"
"$REGC" check --report json=out.one --report short many >out.two 2>err
[ $? -eq 1 ] && [ "$(grep -c '^    "code"' out.one)" -eq 1015 ] && [ "$(grep -c ': warning\[' err)" -eq 1000 ] || wrong "a report beside a file"
"$REGC" check --report '' many >err 2>&1
[ $? -eq 2 ] && grep -q "invalid value ''" err || wrong "a report without a format"
"$REGC" check --report text --report json=nowhere/x many >/dev/null 2>&1
[ $? -eq 2 ] || wrong "a report that cannot be written is no failure"
exit $bad
