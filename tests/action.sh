#!/bin/sh
# The steps of action.yml, run as GitHub runs them, in a made-up repository with a pull request: exit status, annotations, summary,
# SARIF, site and comment. 'gh' is one that keeps comments in a folder. Nothing in an input is run, and a wrong one is said.
tests=$(cd "$(dirname "$0")" && pwd) bad=0
top=$(dirname "$tests")
wrong() { echo "$*"; bad=1; }

# ---- what action.yml says ----

if grep -E '^ *run:' "$top/action.yml" | grep -F '${{'; then wrong "an input is put into a script"; fi
grep -E '^ *run:' "$top/action.yml" | grep -vxE " *run: '\"\\\$GITHUB_ACTION_PATH/ci/github\" [a-z]+'" && wrong "a step runs something else than ci/github"
grep -E '^ *(- )?uses:' "$top/action.yml" | grep -vE '@[0-9a-f]{40}  # v[0-9.]+$' && wrong "an action is not pinned"
grep -oE 'REGC_[A-Z_]+:' "$top/action.yml" | tr -d : | sort -u >given
grep -oE '\$\{?REGC_[A-Z_]+' "$top/ci/github" | tr -d '${' | sort -u | diff given - || wrong "action.yml gives other variables than ci/github reads"
sed -n '/^inputs:/,/^outputs:/s/^  \([a-z-]*\):$/\1/p' "$top/action.yml" | sort -u >inputs
grep -oE 'inputs\.[a-z-]+' "$top/action.yml" | sed 's/inputs\.//' | sort -u | diff inputs - || wrong "inputs that are not used, or not there"

command -v git >/dev/null || { echo "there is no git"; [ $bad = 0 ] || exit 1; exit 77; }
command -v jq >/dev/null || { echo "there is no jq"; [ $bad = 0 ] || exit 1; exit 77; }

# ---- a repository, its checkout of one commit as actions/checkout makes it, and what GitHub gives a step ----

HOME=$WORK GIT_CONFIG_NOSYSTEM=1 GIT_AUTHOR_DATE='@1780000000 +0000' GIT_COMMITTER_DATE='@1780000000 +0000'
export HOME GIT_CONFIG_NOSYSTEM GIT_AUTHOR_DATE GIT_COMMITTER_DATE
git config --global user.name nobody && git config --global user.email nobody@example.org && git config --global init.defaultBranch main
git init -q origin && mkdir -p "origin/maps/our map" && cp -R "$tests/sample/." "origin/maps/our map" || exit 1
commit() { git -C origin add -A && git -C origin commit -q -m "$1" && git -C origin rev-parse HEAD; }
base=$(commit one)
map="origin/maps/our map"
sed -i 's/relation: shifts/relation: contrary/' "$map/provisions/alpha-labels.yaml"
head=$(commit two)
sed -i 's/relation: contrary/relation: contrar/' "$map/provisions/alpha-labels.yaml"
broken=$(commit three)
git -C origin config uploadpack.allowAnySHA1InWant true

checkout() { # COMMIT
	rm -rf checkout && git init -q checkout && git -C checkout remote add origin "file://$WORK/origin" &&
		git -C checkout fetch -q --depth=1 origin "$1" && git -C checkout checkout -q FETCH_HEAD
}

mkdir bin temp comments
cat >bin/regc <<EOS
#!/bin/sh
exec $RUN "$REGC" "\$@"
EOS
# gh api [OPTION...] ADDRESS: lists, adds and changes the comments in a folder, each by a bot but the first
cat >bin/gh <<'EOS'
#!/bin/sh
[ ! -e "$WORK/forbidden" ] || { echo 'gh: Resource not accessible by integration (HTTP 403)' >&2; exit 1; }
[ "$1" = api ] && [ "$GH_TOKEN" = secret ] || exit 4
method=GET jq=. body=
shift
while [ $# -gt 0 ]; do
	case $1 in
	--method) method=$2 && shift ;;
	--jq) jq=$2 && shift ;;
	-F) body=${2#body=@} && shift ;;
	--silent | --paginate) ;;
	*) address=$1 ;;
	esac
	shift
done
echo "$method $address" >>"$WORK/asked"
cd "$WORK/comments" || exit 1
case $method in
GET) for c in *; do
	[ "$c" = 1 ] && type=User || type=Bot
	jq -n --argjson id "$c" --arg type $type --rawfile body "$c" '{id: $id, user: {type: $type}, body: $body}'
done | jq -s . | jq -r "$jq" ;;
POST) cp "$body" "$(($(ls | sort -n | tail -n 1) + 1))" ;;
PATCH) [ -f "${address##*/}" ] && cp "$body" "${address##*/}" ;;
esac
EOS
chmod +x bin/*
PATH=$PWD/bin:$PATH
GITHUB_ACTIONS=true GITHUB_ACTION_PATH=$top GITHUB_REPOSITORY=example/map RUNNER_TEMP=$WORK/temp GH_TOKEN=secret GITHUB_WORKSPACE=$WORK/checkout
GITHUB_OUTPUT=$WORK/output GITHUB_STEP_SUMMARY=$WORK/summary GITHUB_PATH=$WORK/path
export PATH WORK GITHUB_ACTIONS GITHUB_ACTION_PATH GITHUB_REPOSITORY RUNNER_TEMP GH_TOKEN GITHUB_WORKSPACE GITHUB_OUTPUT GITHUB_STEP_SUMMARY GITHUB_PATH

# runs a step by its name as action.yml has it, with variables; what it says is in 'said', its exit status is returned
step() { # NAME VARIABLE=VALUE...
	name=$1
	shift
	awk -v name="$name" -v mark="'" '$0 == "    - name: " name { on = 1; next } /^    - / { on = 0 } on && sub(/^ *run: /, "") { gsub(mark, ""); print }' \
		"$top/action.yml" >script
	[ -s script ] || { echo "action.yml has no step '$name' with a script"; return 99; }
	: >output >summary >path
	(cd checkout && env "$@" sh -e ../script) >said 2>&1
}
output() { sed -n "s/^$1=//p" output; }

# ---- getting it ----

checkout "$head" || exit 1
step 'Get regc' REGC_FROM=installed || wrong "regc that is installed was not taken: $(cat said)"
grep -qx "regc $(cat "$top/VERSION")" said || wrong "it does not say which regc: $(cat said)"
step 'Get regc' REGC_FROM=source && wrong "a regc from nowhere was taken"
grep -q "^::error title=regc::'regc' is build, installed" said || wrong "it says: $(cat said)"
step 'Get regc' REGC_FROM=no.deb && wrong "a package that is not there was installed"
grep -q "there is no package 'no.deb'" said || wrong "it says: $(cat said)"

# built: what builds it is asked for the program alone, and later steps find it in their path
mkdir -p sources/ci && cp "$top/ci/github" sources/ci && cp "$top/VERSION" sources
printf '%s\n' '#!/bin/sh' '[ "$1" = regc ] && cd "$(dirname "$0")" && mkdir -p build && cp ../bin/regc build' >sources/bootstrap && chmod +x sources/bootstrap
step 'Get regc' GITHUB_ACTION_PATH="$WORK/sources" || wrong "regc is not built: $(cat said)"
grep -qx "$WORK/sources/build" path && [ -x sources/build/regc ] || wrong "what is built is not in the path: $(cat path)"
echo 'exit 1' >sources/bootstrap
step 'Get regc' GITHUB_ACTION_PATH="$WORK/sources" && wrong "regc that is not built was taken"

# ---- a map without mistakes, checked, then built ----

set -- REGC_PROJECT='maps/our map' REGC_AS_OF=2026-07-01
step 'Run regc' "$@" || wrong "a check fails: $(cat said)"
[ -z "$(output site)" ] && "$BUILD/tests/json" --plain "$(output sarif)" || wrong "of a check there is a site, or no SARIF"
step 'Run regc' "$@" REGC_SITE=true REGC_SARIF=true REGC_FAIL_ON=error || wrong "a build fails: $(cat said)"
[ -s "$(output site)/index.html" ] || wrong "there is no site"
[ -s summary ] || wrong "there is no summary of the step"
[ -z "$(git -C checkout status --porcelain)" ] || wrong "files are left in the checkout: $(git -C checkout status --porcelain)"

# what an input says is a word, whatever is in it
step 'Run regc' REGC_PROJECT='$(touch ran); `touch ran`' && wrong "there is no such project"
[ ! -e checkout/ran ] || wrong "an input was run"
for input in SITE SARIF COMMENT; do
	step 'Run regc' "$@" "REGC_$input=yes" && wrong "'yes' was taken for REGC_$input"
	[ -s said ] && grep -q "is true or false, not 'yes'" said || wrong "it says: $(cat said)"
done
step 'Run regc' "$@" REGC_FAIL_ON=nothing
[ $? -eq 2 ] || wrong "--fail-on is not handed over: $(cat said)"
step 'Run regc' "$@" REGC_BASELINE=no.json
[ $? -eq 2 ] || wrong "--baseline is not handed over: $(cat said)"

# ---- one with a mistake ----

checkout "$broken" || exit 1
step 'Run regc' "$@" REGC_SITE=true
[ $? -eq 1 ] || wrong "a mistake does not fail the step"
grep -q '^::error file=maps/our map/provisions/alpha-labels.yaml,line=[0-9]*,.*title=RG2005 ' said || wrong "it is not annotated: $(cat said)"
grep -q '^| error | RG2005 |' summary || wrong "it is not in the summary: $(cat summary)"
[ "$(jq -r '.runs[0].results[] | .ruleId, .locations[0].physicalLocation.artifactLocation.uri' "$(output sarif)" | tr '\n' ' ')" = \
	'RG2005 maps/our%20map/provisions/alpha-labels.yaml ' ] || wrong "it is not in the SARIF"
[ -z "$(output site)" ] || wrong "a site was made"

# ---- the comment ----

set -- "$@" REGC_PULL_REQUEST=7 REGC_BASE="$base"
printf '%s\nsomebody said that\n' "<!-- regc diff $(printf %s 'maps/our map' | cksum | tr -d ' ') -->" >comments/1
checkout "$head" || exit 1
step 'Say what differs' "$@" || wrong "a pull request is not commented: $(cat said)"
[ "$(ls comments)" = "$(printf '1\n2')" ] || wrong "there is no comment, or more than one: $(ls comments)"
grep -q '^### What this changes in the map$' comments/2 || wrong "the comment says: $(cat comments/2)"
(cd "$map" && "$REGC" diff --as-of 2026-07-01 --format markdown "$base" "$head") | sed 's/ with “[^”]*”/ with “HEAD ('"$(echo "$head" | cut -c1-12)"')”/' >wanted
grep -q contrary wanted || wrong "nothing differs: $(cat wanted)"
for told in comments/2 summary; do
	tail -n "$(wc -l <wanted)" $told | diff wanted - || wrong "$told is not what regc diff says"
done

# the next run changes it, and only it; another map of the repository has one of its own
checkout "$broken" || exit 1
step 'Say what differs' "$@" || wrong "a map with errors is no pull request that cannot be commented: $(cat said)"
grep -q 'Nothing was compared' comments/2 && [ ! -e comments/3 ] || wrong "the comment was not replaced: $(cat comments/*)"
grep -q '^::warning .*nothing was compared' said && grep -q 'RG2005' said || wrong "the log does not say why: $(cat said)"
grep -qx 'somebody said that' comments/1 || wrong "the comment of somebody else was changed"
cp -R "$map" origin/new && sed -i 's/contrar$/contrary/' origin/new/provisions/alpha-labels.yaml && checkout "$(commit four)" || exit 1
step 'Say what differs' "$@" REGC_PROJECT=new || wrong "a new map is not commented: $(cat said)"
grep -q 'The map is new' comments/3 || wrong "of a new map it says: $(cat comments/*)"

# in a container the checkout belongs to another user
if [ "$(id -u)" = 0 ]; then
	chown -R 12345 checkout && step 'Say what differs' "$@" REGC_PROJECT=new || wrong "a checkout of another user: $(cat said)"
fi

# too much for a comment is cut after a line; the summary has all of it
cat >bin/long <<'EOS'
#!/bin/sh
[ "$1" = diff ] || exit 9
i=0; while [ $((i += 1)) -le 3000 ]; do echo "* A line, with ä in it, that is $i"; done
EOS
chmod +x bin/long && mv bin/regc bin/short && mv bin/long bin/regc
checkout "$head" && step 'Say what differs' "$@" || wrong "a long comment: $(cat said)"
[ "$(wc -c <comments/2)" -lt 65536 ] && tail -n 1 comments/2 | grep -q 'There is more' || wrong "a long comment is not cut"
tail -n 3 comments/2 | head -n 1 | grep -qE '^\* A line, with ä in it, that is [0-9]+$' || wrong "it is cut within a line"
tail -n 1 summary | grep -q 3000 || wrong "the summary is cut"
mv bin/short bin/regc

# a token of a fork may not comment; a base that is not to be had, and one that would be an option
touch forbidden
step 'Say what differs' "$@" || wrong "a token that may not comment fails the step"
grep -q '^::warning .*pull-requests: write' said && [ -s summary ] || wrong "nothing says why there is no comment: $(cat said)"
rm forbidden
for wrong_base in 0123456789012345678901234567890123456789 --upload-pack=touch ''; do
	step 'Say what differs' "$@" REGC_BASE="$wrong_base"
	[ $? -eq 2 ] && grep -q '^::error .*base\|^::error .*no revision' said || wrong "of the base '$wrong_base' it says: $(cat said)"
done
step 'Say what differs' "$@" REGC_PULL_REQUEST='7/../..' && wrong "a number that is none was taken"
[ -z "$(git -C checkout status --porcelain)" ] || wrong "files are left in the checkout: $(git -C checkout status --porcelain)"

# ---- what programs say of the files ----

missing=
if command -v shellcheck >/dev/null; then shellcheck -s sh "$top/ci/github" || bad=1; else missing="$missing shellcheck"; fi
if command -v yamllint >/dev/null; then
	yamllint -s -d '{extends: default, rules: {document-start: disable, line-length: {max: 160}}}' "$top/action.yml" || bad=1
else
	missing="$missing yamllint"
fi
[ $bad = 0 ] || exit 1
[ -z "$missing" ] || { echo "not looked at, as they are not installed:$missing"; exit 77; }
