#!/bin/sh
# Where archives are on this machine is kept in regc.local.yaml: every command uses it, and it is no part of the map.
tests=$(cd "$(dirname "$0")" && pwd) bad=0
cp -R "$tests/sample" map && cp -R "$tests/statutes/." map && (cd map && sh ./stored) && mv map/store elsewhere || exit 1
sed -i 's/, path: store//' map/regc.yaml

says() { # STATUS TEXT COMMAND ...
	status=$1 text=$2
	shift 2
	$RUN "$REGC" "$@" >said 2>&1
	[ $? -eq "$status" ] && grep -qF -- "$text" said || { echo "regc $* does not end with $status and say '$text':"; cat said; bad=1; }
}
says 2 "'--remember' needs '--archive'" lock map --remember
[ ! -e map/regc.local.yaml ] || { echo "a file was written for nothing"; bad=1; }
says 0 'regc.local.yaml' lock --archive law=elsewhere --remember map
grep -qF "path: \"$PWD/elsewhere\"" map/regc.local.yaml || { echo "the path is not kept:"; cat map/regc.local.yaml; bad=1; }
says 0 'no findings' check map
says 0 '2 unchanged' lock map
"$REGC" build -q -o with map && mv map/regc.local.yaml kept && "$REGC" build -q -o without map 2>/dev/null
says 0 'RG5019' check map
diff -r with without >differ || { echo "the site depends on what lies on this machine:"; cat differ; bad=1; }
grep -q 'regc\.local' with/manifest.json && { echo "the manifest names the file"; bad=1; }

# a path within the project is kept as it is from there; other archives stay
mv elsewhere map/texts && mv kept map/regc.local.yaml
printf '  - {archive: other, path: ../other}\n' >>map/regc.local.yaml
says 0 'regc.local.yaml' lock --archive law=map/texts --remember map
grep -qF 'path: "texts"' map/regc.local.yaml && grep -qF 'path: "../other"' map/regc.local.yaml || { echo "paths are lost:"; cat map/regc.local.yaml; bad=1; }
says 0 "the project has no archive 'other'" check map
(cd map/regulations && $RUN "$REGC" check 2>&1) | grep -q RG5019 && { echo "the archive is not found from below"; bad=1; }

# what is wrong in it is said in its place
echo 'archives: {law: texts}' >map/regc.local.yaml
says 1 'regc.local.yaml:1:1' check map
printf 'archives:\n  - {archive: law, path: regc.yaml}\n' >map/regc.local.yaml
says 1 'RG5020' check map
exit $bad
