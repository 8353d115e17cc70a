#!/bin/sh
# Suppressions: what they take away, for how long, what they may not, and where they are listed.
tests=$(cd "$(dirname "$0")" && pwd) bad=0
wrong() { echo "$*"; bad=1; }
policy=
with() { # SUPPRESSION...
	cat "$tests/sample/regc.yaml" >project/regc.yaml
	printf '%ssuppressions:\n' "$policy" >>project/regc.yaml
	for one; do echo "  - {$one}"; done >>project/regc.yaml
}
check() { "$REGC" check "$@" project >out 2>&1; status=$?; tr '\n' ' ' <out | tr -s ' ' >line; }
says() { grep -qF "$1" line || wrong "'$1' is not said: $(head -n 30 out)"; }
why='reason: the renewal is with counsel, owner: E. Ditor'

cp -R "$tests/sample" project
sed -i 's/expires: .*/expires: 2026-07-01/' project/provisions/alpha-labels.yaml
check --fail-on warning
[ $status -eq 1 ] || wrong "nothing to suppress"

# by unit, by what holds it, by file; until the day
for of in 'unit: alpha/terms/labels' 'unit: "provision:alpha/terms/labels"' 'path: provisions/alpha-labels.yaml'; do
	with "finding: RG6003, $of, $why, until: 2026-08-01"
	check --fail-on warning
	[ $status -eq 0 ] && says 'no findings, 1 suppressed'
	check --fail-on warning --as-of 2026-07-31
	[ $status -eq 0 ] || wrong "ended too early: $of"
	check --fail-on warning --as-of 2026-08-01
	[ $status -eq 1 ] && says 'RG6008' && says 'RG6003' && says 'the suppression of RG6003 expired on 2026-08-01'
done

# it counts for rules as well, and in the fast end of a build
policy='policy:
  fail-on:
    - {rule: current, review: [expired], reason: r}
    - {rule: low, exposure: medium, platforms: [alpha], reason: r}
'
with "finding: RG6003, unit: alpha/terms/labels, $why, until: 2026-08-01"
check
[ $status -eq 1 ] && ! grep -q "rule 'current'" out && grep -q "rule 'low'" out || wrong "what is suppressed fails a rule: $(cat out)"
with "finding: RG6003, unit: alpha/terms/labels, $why, until: 2026-08-01" "finding: low, unit: alpha/terms/labels, $why, until: 2026-08-01"
check
[ $status -eq 0 ] && says 'no findings, 2 suppressed'
for i in 1 2; do
	"$REGC" build -o site project >out 2>&1 || wrong "a build with what is suppressed: $(head -n 20 out)"
	grep -q 'no findings, 2 suppressed' out || wrong "a build says nothing of what is suppressed ($i): $(cat out)"
done

# listed by the command, with who answers for it; on the site without
"$REGC" suppressions project >out 2>&1 || wrong "they cannot be listed: $(cat out)"
for text in 'RG6003 of alpha/terms/labels: 1 finding' 'low of alpha/terms/labels: 1 finding' 'owner:  E. Ditor' 'until:  2026-08-01' 'with counsel' 'regc.yaml:'; do
	grep -q "$text" out || wrong "the list does not say '$text': $(cat out)"
done
"$REGC" suppressions --as-of 2027-01-01 project 2>/dev/null | grep -q 'RG6003 of alpha/terms/labels: expired' || wrong "the list does not say which have expired"
"$REGC" suppressions "$tests/sample" | grep -qx 'no finding is suppressed' || wrong "an empty list"
page=site/methodology.html
grep -q 'Findings set aside' $page && grep -q '<code>RG6003</code>' $page && grep -q 'with counsel' $page && grep -q '1 August 2026' $page || wrong "the site does not list them"
grep -rl 'E\. Ditor' site && wrong "the site names who answers for it"
"$REGC" build -q --audience internal -o internal project 2>/dev/null && grep -q 'with counsel' internal/methodology.html || wrong "readers inside do not see them"
"$REGC" build -q --as-of 2026-08-01 --fail-on error,current -o later project >out 2>&1
"$REGC" build -q --as-of 2026-08-01 --fail-on never -o later project >out 2>&1
grep -q '<code>RG6003</code>' later/methodology.html && wrong "the site lists one that has ended"

# of a unit that the audience may not see, a public site says nothing; the finding is suppressed all the same
cp -R project secret
sed -i 's/^basis: verbatim/&\naudience: internal/' secret/provisions/alpha-labels.yaml
"$REGC" build -o hidden secret >out 2>&1
grep -q 'RG6003' out && wrong "a hidden unit is not covered: $(head -n 12 out)"
"$REGC" check --as-of 2026-07-15 secret >out 2>&1 || wrong "rules count a hidden unit that is suppressed: $(head -n 12 out)"
grep -rlE 'with counsel|alpha/terms/labels' hidden --include='*.html' --include='*.xml' --include='*.json' | grep -v manifest.json && wrong "the site tells of a hidden unit"

# ---- what they may not ----
refused() { # SUPPRESSION TEXT
	with "$1"
	check
	[ $status -eq 1 ] && grep -q RG6007 out && says "$2"
}
refused "finding: RG2001, unit: alpha/terms/labels, $why, until: 2026-08-01" 'an error cannot be suppressed'
refused "finding: RG9013, unit: alpha/terms/labels, $why, until: 2026-08-01" 'what regc could not do cannot be suppressed'
refused "finding: RG6006, unit: alpha/terms/labels, $why, until: 2026-08-01" 'a rule of the policy is suppressed by its id'
refused "finding: RG0000, unit: alpha/terms/labels, $why, until: 2026-08-01" "'RG0000' is neither a code nor a rule of the policy"
refused "finding: lows, unit: alpha/terms/labels, $why, until: 2026-08-01" "did you mean 'low'?"
refused "finding: RG6003, unit: alpha/terms/labels, $why" "a suppression without 'until'"
refused "finding: low, unit: alpha/terms/labels, $why" "a suppression without 'until'"
for incomplete in "finding: RG6003, $why, until: 2026-08-01" "finding: RG6003, unit: alpha/terms/labels, path: x, $why, until: 2026-08-01" \
	"finding: RG6003, unit: alpha/terms/labels, owner: x, until: 2026-08-01" "finding: RG6003, unit: alpha/terms/labels, reason: x, until: 2026-08-01" \
	"finding: RG6003, unit: alpha/terms/lables, $why, until: 2026-08-01" "finding: RG6003, unit: alpha/terms/labels, $why, until: soon"; do
	with "$incomplete"
	check
	[ $status -eq 1 ] && grep -qE 'RG(20|30)' out || wrong "accepted: $incomplete: $(cat out)"
done

# one that is about nothing is found, and takes nothing away; of what stands inside a unit it takes what it names
with "finding: RG6004, unit: alpha/terms/labels, $why, until: 2026-08-01" "finding: RG6003, unit: beta/terms/conduct, $why, until: 2026-08-01" \
	"finding: low, unit: beta/terms/conduct, $why, until: 2026-08-01"
check
[ "$(grep -c 'RG6009' out)" -eq 3 ] && says 'nothing is suppressed: alpha/terms/labels has no finding RG6004' && says 'RG6003'

# a note can be accepted for good
policy=
sed -i 's/expires: .*/expires: 2027-01-01/' project/provisions/alpha-labels.yaml
cp "$tests/golden/law/unknown-class/project/regulations/x.yaml" project/regulations
check --fail-on note
[ $status -eq 1 ] && says RG4011 && says RG6005
with "finding: RG4011, unit: regulation:$(sed -n 's/^regulation: //p' project/regulations/x.yaml), $why" "finding: RG6005, unit: alpha/terms/labels, $why"
check --fail-on note
[ $status -eq 0 ] && says 'no findings, 2 suppressed'
"$REGC" suppressions project | grep -q 'for good, because it is a note' || wrong "the list says an end of what has none"
exit $bad
