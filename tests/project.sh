#!/bin/sh
# The project of a command: the nearest folder upwards, -C or the last argument; all come to the same.
tests=$(cd "$(dirname "$0")" && pwd) bad=0
cp -R "$tests/sample" map && mkdir -p map/provisions/deep

# same WORD... : a command within the project, from below it, with -C and with the project as its last argument
same() {
	(cd map && $RUN "$REGC" "$@") >here 2>err || { echo "regc $* fails"; cat err; bad=1; }
	(cd map/provisions/deep && $RUN "$REGC" "$@") 2>err | cmp - here || { echo "regc $* from below says something else"; cat err; bad=1; }
	$RUN "$REGC" -C map "$@" 2>err | cmp - here || { echo "regc -C map $* says something else"; cat err; bad=1; }
	$RUN "$REGC" "$@" map 2>err | cmp - here || { echo "regc $* map says something else"; cat err; bad=1; }
}
same check
same dump --after=link
same dump index.html
same why alpha/terms/labels
same why alpha/terms/labels media-act/art-1
same facts
same facts alpha
same review -q
same captures
same digest --since 2026-01-01
same brief alpha

# what a command makes lies in the project where that was found above
(cd map/provisions && $RUN "$REGC" build -q) && [ -f map/out/manifest.json ] && [ ! -e map/provisions/out ] || { echo "the site is not in the project"; bad=1; }
(cd map/provisions && $RUN "$REGC" verify -q ../out ..) || { echo "the site cannot be verified from below"; bad=1; }
(cd map/provisions && $RUN "$REGC" build -q --assume 'alpha: not offered EU' 2>err) && [ -f map/scenario/manifest.json ] || { echo "the scenario is not in the project"; bad=1; }
rm -rf map/out map/scenario
$RUN "$REGC" build -q map && [ -f out/manifest.json ] && [ ! -e map/out ] || { echo "the site is not in the current folder"; bad=1; }

says() { # STATUS TEXT COMMAND ...
	status=$1 text=$2
	shift 2
	$RUN "$REGC" "$@" >said 2>&1
	[ $? -eq "$status" ] && grep -qF -- "$text" said || { echo "regc $* does not end with $status and say '$text':"; cat said; bad=1; }
}
says 2 'given twice' check map -C map
says 2 'cannot read ./regc.yaml' check
says 2 'cannot read nowhere/regc.yaml' check nowhere
says 2 'nothing was written' init map
mkdir partly && mkdir partly/ratings && touch partly/ratings/exposure.yaml
says 2 'nothing was written' init partly
[ ! -e map/schemas ] && [ "$(find partly -type f | wc -l)" -eq 1 ] || { echo "init has written before it refused"; bad=1; }
says 0 'inside another project' init map/provisions/new
rm -r map/provisions/new

# some files only
sed -i 's/relation: shifts/relation: shift/' map/provisions/alpha-labels.yaml
sed -i 's/^title:/titel:/' map/categories/labelling.yaml
says 1 '2 errors in map' check map
says 1 '1 error in map' check map/provisions/alpha-labels.yaml
says 1 '1 finding elsewhere' check map/categories/labelling.yaml
says 0 '2 findings elsewhere' check map/platforms/alpha.yaml
says 1 '2 errors' check map/categories/labelling.yaml map/provisions/alpha-labels.yaml
says 2 'cannot read map/platforms/x.yaml' check map/platforms/x.yaml
touch map/.hidden.yaml lonely.yaml
says 2 'does not read .hidden.yaml' check map/.hidden.yaml
says 2 'is not in the project' check lonely.yaml
says 2 'is not in the project' check map/platforms/alpha.yaml lonely.yaml
cp -R "$tests/sample" second
(cd map && $RUN "$REGC" check platforms/alpha.yaml ../second/platforms/alpha.yaml) 2>said; [ $? -eq 2 ] && grep -q 'is not in the project' said || { echo "files of two projects are checked together"; cat said; bad=1; }
(cd map && $RUN "$REGC" check ../second/platforms/alpha.yaml) 2>said && grep -q '1 of 19 files, no findings' said || { echo "a file of another project is not found"; cat said; bad=1; }
(cd map/provisions && $RUN "$REGC" check -q alpha-labels.yaml) 2>said && { echo "a mistake is not found from below"; bad=1; }
grep -q 'in \.\.;' said || { echo "it is not said where the project is"; cat said; bad=1; }
$RUN "$REGC" check -q --report json map/platforms/alpha.yaml | grep -q '^\[\]$' || { echo "a report has findings of other files"; bad=1; }
exit $bad
