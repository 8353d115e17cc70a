#!/bin/sh
# A baseline: with it only what is new fails. Moving, renaming and reformatting 200 files changes nothing; one finding more, the
# same one twice and one that has gone are kept apart. What a baseline may be, and what a broken one does.
tests=$(cd "$(dirname "$0")" && pwd) bad=0
wrong() { echo "$*"; bad=1; }
check() { "$REGC" check --fail-on warning --report short "$@" project >out 2>&1; status=$?; }

# 100 clauses with an expired approval, and a link that leads nowhere
cp -R "$tests/sample" project
clause() { # ID LINKS...
	id=$1
	shift
	printf 'provision: %s\ndocument: alpha/terms\ntitle: "Clause %s"\ncategories: [labelling]\nbasis: inferred\nsummary: Text.\nmatters: >-\n' "$id" "$id"
	for link in "$@"; do echo "  See [this]($link)."; done
	cat <<END
sources:
  - {class: secondary, title: a newspaper}
mappings:
  - obligation: media-act/art-1
    relation: shifts
    rationale: It asks users to do it.
    confidence: high
    method: human
    status: approved
    author: B. Clerk (made up)
    reviewed:
      by: A. Counsel (made up)
      capacity: counsel
      on: 2026-06-01
      expires: 2026-06-30
END
}
i=0
while [ $((i += 1)) -le 100 ]; do clause "c-$i" "nowhere-$i" >"project/provisions/c-$i.yaml"; done
check
[ $status -eq 1 ] && [ "$(grep -c 'warning\[' out)" -eq 200 ] || wrong "without a baseline: $status, $(grep -c 'warning\[' out) warnings"
check --write-baseline base.json
[ $status -eq 0 ] && ! grep -q 'warning\[' out || wrong "what was just written is new: $(head -n 3 out)"
"$BUILD/tests/json" --plain base.json || wrong "the baseline is not JSON"
[ "$(grep -c '^{"code"' base.json)" -eq 200 ] || wrong "the baseline has not one line for each"
check --write-baseline again.json
cmp -s base.json again.json || wrong "written again, it has other bytes"
"$REGC" check --baseline base.json project 2>&1 | grep -q '200 in the baseline' || wrong "nothing says what is left out"

# moved to other folders under other names, with comments, other line breaks, quotes and order of keys
mkdir -p project/moved/deep
i=0
while [ $((i += 1)) -le 100 ]; do
	awk '
	/^basis:/ { basis = $0; next }
	/^title:/ { print "\n# a comment\n" $0; next }
	/relation: shifts/ { print "\n    relation:   \"shifts\"   # quoted"; next }
	/^mappings:/ { print "\n\n" $0; next }
	/^    author:/ { author = $0; next }
	/^    reviewed:/ { print; getline by; getline capacity; getline on; getline; print "      expires: \"2026-06-30\""; print on; print capacity; print by; next }
	{ print }
	END { print author "\n" basis }' "project/provisions/c-$i.yaml" | sed "s/^provision: c-$i\$/&  # moved/" >"project/moved/deep/clause number $i.yaml"
	rm "project/provisions/c-$i.yaml"
done
check --baseline base.json
[ $status -eq 0 ] && ! grep -q '\[RG' out || wrong "moving and reformatting changed something: $(head -n 3 out)"
check --write-baseline again.json
cmp -s base.json again.json || wrong "the baseline of moved files has other bytes: $(diff base.json again.json | head -n 4)"
cut -d'"' -f4- base.json | grep -qE 'clause number|:[0-9]+:' && wrong "the baseline has files or lines"

# a unit is renamed: its findings are those of the unit it was
cp -R project renamed
sed -i "s/^provision: c-7 .*/provision: c-seven\nwas: [alpha\/terms\/c-7]/" "renamed/moved/deep/clause number 7.yaml"
"$REGC" check --fail-on warning --report short --baseline base.json renamed >out 2>&1 || wrong "a renamed unit has new findings: $(head -n 3 out)"

# what is new fails, alone
clause new nowhere >project/provisions/new.yaml
check --baseline base.json
[ $status -eq 1 ] && [ "$(grep -c 'warning\[' out)" -eq 2 ] && ! grep -vq new.yaml out || wrong "a new clause: $status $(head -n 3 out)"
rm project/provisions/new.yaml
clause c-5 nowhere-5 nowhere-5 >"project/moved/deep/clause number 5.yaml"
check --baseline base.json
[ $status -eq 1 ] && [ "$(grep -c 'warning\[' out)" -eq 1 ] || wrong "the same link a second time: $status $(head -n 3 out)"

# what is gone is named, and fails nothing
clause c-5 https://example.org/ | sed '/expires:/d' >"project/moved/deep/clause number 5.yaml"
"$REGC" check --fail-on warning --baseline base.json project >out 2>&1 || wrong "what is gone fails"
grep -q 'no longer occur' out && [ "$(grep -c '= note: ' out)" -eq 2 ] && grep -q 'RG3030 of provision:alpha/terms/c-5: ' out && grep -q "RG6003 of provision:alpha/terms/c-5: " out ||
	wrong "what is gone is not named: $(head -n 20 out)"

# results of the policy are in it one by one
cp -R "$tests/sample" policy
printf 'policy:\n  fail-on:\n    - {rule: low, exposure: medium, reason: nobody bears more}\n' >>policy/regc.yaml
"$REGC" check policy >/dev/null 2>&1 && wrong "the policy is not broken"
"$REGC" check --write-baseline base.policy policy >out 2>&1 || wrong "the policy is broken by what is in the baseline: $(head -n 20 out)"
"$REGC" check --baseline base.policy policy >out 2>&1 || wrong "the policy is broken by what is in the baseline that is read: $(head -n 20 out)"
sed '0,/^{.*RG6006/{/^{.*RG6006/d}' base.policy | sed 'N; s/,\n\]}/\n]}/; P; D' >fewer.policy
"$REGC" check --baseline fewer.policy policy >out 2>&1
[ $? -eq 1 ] && [ "$(grep -c '= note:' out)" -eq 2 ] || wrong "not one result is new: $(head -n 20 out)"
"$REGC" build -q -o site --baseline base.policy policy >out 2>&1 || wrong "a build does not know the baseline: $(head -n 20 out)"
"$REGC" build -q -o site --baseline base.policy policy >out 2>&1 || wrong "a build again does not know it: $(head -n 20 out)"
"$REGC" build -q -o site policy >out 2>&1
[ $? -eq 1 ] || wrong "a build without the baseline takes the one before for its own: $(head -n 20 out)"

# what says the day is the same on the next one
cp -R "$tests/golden/law/law-unchecked/project/." policy/ && sed -i '/^policy:/,$d' policy/regc.yaml
"$REGC" check --as-of 2026-07-02 --write-baseline day.json policy >out 2>&1
"$REGC" check --as-of 2026-07-03 --fail-on note --baseline day.json policy >out 2>&1 || wrong "what says the day is new on each: $(head -n 12 out)"
grep -q RG4006 day.json || wrong "nothing says the day"

# errors are in no baseline, and a broken one is no baseline
clause bad nowhere | sed 's/relation: shifts/relation: shift/' >project/provisions/bad.yaml
check --write-baseline errors.json
[ $status -eq 1 ] && [ ! -e errors.json ] || wrong "a baseline of a project with errors: $status"
rm project/provisions/bad.yaml
for broken in '' '{' '[]' '{"regc-baseline": 2, "findings": []}' '{"regc-baseline": 1, "findings": [{"code": "RG6003"}]}'; do
	printf '%s' "$broken" >broken.json
	check --baseline broken.json
	[ $status -eq 2 ] && grep -q 'RG9015' out || wrong "'$broken' is a baseline: $status $(head -n 2 out)"
done
check --baseline nowhere.json
[ $status -eq 2 ] && grep -q RG9015 out || wrong "a missing baseline is none: $status"
exit $bad
