#!/bin/sh
# The jobs of ci/gitlab.yml, whose scripts a runner hands to a shell: exit status, both reports, the site, and what differs.
tests=$(cd "$(dirname "$0")" && pwd) bad=0
file=$(dirname "$tests")/ci/gitlab.yml
wrong() { echo "$*"; bad=1; }
command -v git >/dev/null || { echo "there is no git"; exit 77; }

# the commands of a job: a folded text is one line
script() { # JOB
	awk -v job="$1:" '/^[^ #]/ { on = $0 == job } !on { next }
		/^  script:/ { in_script = 1; next } /^  [^ ]/ { in_script = 0 } !in_script { next }
		/^    - >-$/ { if (line != "") print line; line = ""; next }
		/^    - / { if (line != "") print line; line = ""; sub(/^    - /, ""); print; next }
		{ sub(/^ +/, ""); line = line (line == "" ? "" : " ") $0 }
		END { if (line != "") print line }' "$file"
}
for job in regc regc-diff; do
	script $job >script.$job
	grep -q '^regc ' script.$job || { echo "ci/gitlab.yml has no job '$job' that runs regc"; exit 1; }
done

mkdir bin && printf '#!/bin/sh\nexec %s "%s" "$@"\n' "$RUN" "$REGC" >bin/regc && chmod +x bin/regc
PATH=$WORK/bin:$PATH HOME=$WORK GIT_CONFIG_NOSYSTEM=1
export PATH HOME GIT_CONFIG_NOSYSTEM
git config --global user.name nobody && git config --global user.email nobody@example.org && git config --global init.defaultBranch main
git init -q repo && mkdir 'repo/our map' && cp -R "$tests/sample/." 'repo/our map' && cd repo && git add -A && git commit -qm one || exit 1

# runs a job with the variables that the file sets, unless others are given
job() { # JOB VARIABLE=VALUE...
	name=$1
	shift
	env CI_PROJECT_DIR="$PWD" REGC_SITE=public REGC_FAIL_ON= REGC_BASELINE= "$@" sh -e "../script.$name" >../said 2>&1
}
set -- REGC_PROJECT='our map'
job regc "$@" || wrong "a map without mistakes fails: $(cat ../said)"
[ -s public/index.html ] && "$BUILD/tests/json" --plain gl-code-quality-report.json && xmllint --noout regc-junit.xml || wrong "a report or the site is missing"
job regc "$@" REGC_FAIL_ON=nothing
[ $? -eq 2 ] || wrong "--fail-on is not handed over: $(cat ../said)"
job regc "$@" REGC_BASELINE='no $(touch ran).json'
[ $? -eq 2 ] && [ ! -e ran ] || wrong "--baseline is not handed over: $(cat ../said)"

regc check -q -C 'our map' --write-baseline '../a baseline.json' && job regc "$@" REGC_BASELINE='../a baseline.json' REGC_FAIL_ON=note ||
	wrong "a baseline is not taken: $(cat ../said)"

sed -i 's/relation: shifts/relation: contrary/' 'our map/provisions/alpha-labels.yaml'
git add 'our map' && git commit -qm two
job regc-diff "$@" CI_MERGE_REQUEST_DIFF_BASE_SHA="$(git rev-parse HEAD^)" || wrong "what differs is not said: $(cat ../said)"
grep -q contrary regc-diff.md || wrong "what differs: $(cat regc-diff.md)"

sed -i 's/relation: contrary/relation: contrar/' 'our map/provisions/alpha-labels.yaml'
job regc "$@"
[ $? -eq 1 ] || wrong "a mistake does not fail the job"
grep -q '"path": "our map/provisions/alpha-labels.yaml"' gl-code-quality-report.json || wrong "it is not in the report: $(cat gl-code-quality-report.json)"
grep -q '<failure' regc-junit.xml && grep -q 'RG2005' ../said || wrong "it is not a test result, or not in the log"

[ $bad = 0 ] || exit 1
command -v yamllint >/dev/null || { echo "not looked at, as it is not installed: yamllint"; exit 77; }
yamllint -s -d '{extends: default, rules: {document-start: disable, line-length: {max: 160}}}' "$file" || exit 1
