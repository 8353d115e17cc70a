#!/bin/sh
# The hook for pre-commit, used by a repository as its author would: what is to be committed is checked, all of it and only it.
tests=$(cd "$(dirname "$0")" && pwd) bad=0
top=$(dirname "$tests")
for program in git pre-commit; do
	command -v $program >/dev/null || { echo "there is no $program"; exit 77; }
done
wrong() { echo "$*"; bad=1; }
pre-commit validate-manifest "$top/.pre-commit-hooks.yaml" || exit 1

mkdir bin && printf '#!/bin/sh\nexec %s "%s" "$@"\n' "$RUN" "$REGC" >bin/regc && chmod +x bin/regc
PATH=$WORK/bin:$PATH HOME=$WORK PRE_COMMIT_HOME=$WORK/kept GIT_CONFIG_NOSYSTEM=1
export PATH HOME PRE_COMMIT_HOME GIT_CONFIG_NOSYSTEM
git config --global user.name nobody && git config --global user.email nobody@example.org && git config --global init.defaultBranch main
git config --global protocol.file.allow always

git init -q hooks && cp "$top/.pre-commit-hooks.yaml" hooks && git -C hooks add -A && git -C hooks commit -qm one || exit 1
git init -q repo && mkdir repo/map && cp -R "$tests/sample/." repo/map && cd repo || exit 1
cat >.pre-commit-config.yaml <<EOS
repos:
  - repo: $WORK/hooks
    rev: $(git -C ../hooks rev-parse HEAD)
    hooks:
      - id: regc-check
        args: [-C, map]
EOS
pre-commit install >../said 2>&1 && git add -A && git commit -qm one >../said 2>&1 || { cat ../said; echo "a map without mistakes is not committed"; exit 1; }
[ -z "$(git status --porcelain)" ] || wrong "files are left behind: $(git status --porcelain)"

# what is not to be committed does not count
sed -i 's/relation: shifts/relation: shift/' map/provisions/beta-conduct.yaml
echo '# a remark' >>map/regc.yaml && git add map/regc.yaml
git commit -qm two >../said 2>&1 || wrong "a mistake that is not committed was found: $(cat ../said)"
git add -A && git commit -qm three >../said 2>&1 && wrong "a mistake was committed"
grep -q 'RG2005' ../said && grep -q 'provisions/beta-conduct.yaml:12' ../said || wrong "it says: $(cat ../said)"
git reset -q --hard

# a file that is only removed leaves mistakes behind
git rm -q map/regulations/media-act.yaml
git commit -qm four >../said 2>&1 && wrong "a law that clauses need was removed"
grep -q 'RG3' ../said || wrong "it says: $(cat ../said)"
exit $bad
