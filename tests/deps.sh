#!/bin/sh
# --deps: make and Ninja run regc when something that it read has changed, come or gone, and not otherwise; JSON says what
# it wrote besides. Also of a build that failed.
tests=$(cd "$(dirname "$0")" && pwd) bad=0 skipped=
wrong() { echo "$*"; bad=1; }
odd='map of $x #1' # a folder whose name has all that a rule gives a meaning
mkdir "$odd" && cp -R "$tests/sample/." "$tests/evidence/." "$odd" && cd "$odd" || exit 1
mkdir templates images && echo ':root { --measure: 38rem; }' >templates/brand.css
echo '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>' >images/logo.svg
printf '%s\n' 'branding:' '  name: Sample' '  logo: images/logo.svg' >>regc.yaml
sed 's/^provision: .*/provision: half/' provisions/beta-conduct.yaml >'provisions/50% of: a.yaml'
cd .. && "$REGC" lock -q "$odd" 2>/dev/null || exit 1

# ---- what is in it ----

$RUN "$REGC" build -q -o out --deps deps.json "$odd" 2>/dev/null && "$BUILD/tests/trace" deps.json >lists || { wrong "no JSON"; cat lists; }
for path in '' /regc.yaml /provisions /provisions/alpha-labels.yaml /templates /templates/brand.css /images/logo.svg \
	/captures/a.md '/provisions/50% of: a.yaml'; do
	[ -e "$odd$path" ] || { echo "the test is wrong about $path"; exit 1; }
	grep -qxF "inputs $odd$path" lists || wrong "'$path' is no input"
done
grep -c '^inputs ' lists >n && sort -u lists | grep -c '^inputs ' | cmp -s - n || wrong "an input twice"
find out -type f | sed 's/^/outputs /' | LC_ALL=C sort >files
grep '^outputs ' lists | LC_ALL=C sort | diff files - >differs || wrong "other outputs: $(head -n 4 differs)"

# of one that fails: what it read until then, and no outputs
cp "$odd/provisions/alpha-labels.yaml" labels && echo 'title: [' >>"$odd/provisions/alpha-labels.yaml"
$RUN "$REGC" build -q -o out --deps failed.json "$odd" 2>/dev/null && wrong "a broken project was built"
"$BUILD/tests/trace" failed.json >lists && grep -qxF "inputs $odd/provisions/alpha-labels.yaml" lists || wrong "the broken file is no input"
grep -q '^outputs ' lists && wrong "outputs of a build that failed"
$RUN "$REGC" build -q -o out --deps failed.mk "$odd" 2>/dev/null
grep -q '^out/manifest.json:' failed.mk && grep -q 'alpha-labels' failed.mk || wrong "no rule of a build that failed"
cp labels "$odd/provisions/alpha-labels.yaml"
$RUN "$REGC" build -q -o out --deps nowhere/deps.mk "$odd" 2>said
[ $? -eq 2 ] && grep -q 'RG9003.*cannot write nowhere/deps.mk' said || wrong "a file that cannot be written: $(cat said)"

# ---- make and Ninja with it ----

cat >Makefile <<'EOF'
out/manifest.json:
	echo ran >>ran
	$(RUN) "$(REGC)" build -q -o out --deps deps.mk 'map of $$x #1' 2>>said
-include deps.mk
EOF
cat >build.ninja <<'EOF'
rule site
  command = echo ran >>ran && $$RUN "$$REGC" build -q -o out --deps ninja.d 'map of $$x #1' 2>>said
  depfile = ninja.d
  deps = gcc
build out/manifest.json: site
EOF
by_make() { MAKEFLAGS= make -s out/manifest.json >>said 2>&1; }
by_ninja() { ninja out/manifest.json >>said 2>&1; }

# whether it runs, and how it ends: WITH yes|no CHANGE
expect() {
	: >ran && : >said
	by_$1
	status=$?
	case $2 in
	no) [ -s ran ] && wrong "$1: $3, and it ran" ;;
	*) [ -s ran ] || wrong "$1: $3, and it did not run" ;;
	esac
	[ "$2" = fails ] || [ $status -eq 0 ] || { wrong "$1: $3, and it failed"; cat said; }
	[ "$2" != fails ] || [ $status -ne 0 ] || wrong "$1: $3, and it did not fail"
}
later() { touch -d '+2 seconds' "$@"; sleep 2; } # clocks of file systems are coarse

run_with() {
	rm -rf out .ninja_log .ninja_deps deps.mk ninja.d
	expect "$1" yes "nothing was there"
	expect "$1" no "nothing has changed"
	later "$odd/templates/brand.css" && expect "$1" yes "a template was touched"
	expect "$1" no "it was made again, though nothing was written"
	later "$odd/images/logo.svg" && expect "$1" yes "the logo was touched"
	expect "$1" no "nothing has changed after the logo"
	sed 's/^category: .*/category: more/' "$odd/categories/labelling.yaml" >"$odd/categories/more.yaml"
	later "$odd/categories" && expect "$1" yes "a file is new"
	expect "$1" no "nothing has changed after the new file"
	rm "$odd/categories/more.yaml" && later "$odd/categories" && expect "$1" yes "a file is gone"
	expect "$1" no "nothing has changed after the file went"
	echo 'title: [' >>"$odd/provisions/alpha-labels.yaml" && later "$odd/provisions/alpha-labels.yaml"
	expect "$1" fails "a file is broken"
	expect "$1" fails "a file is still broken"
	cp labels "$odd/provisions/alpha-labels.yaml" && later "$odd/provisions/alpha-labels.yaml" && expect "$1" yes "it was mended"
	expect "$1" no "nothing has changed after it was mended"
}
export REGC RUN
for with in make ninja; do
	if command -v $with >/dev/null; then run_with $with; else skipped="$skipped $with"; fi
done
[ $bad -eq 0 ] || exit 1
[ -z "$skipped" ] || { echo "not tried with$skipped, which is not installed"; exit 77; }
