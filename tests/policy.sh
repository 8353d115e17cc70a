#!/bin/sh
# The policy of a project. Each rule is seen to be kept and to be broken, and says which it is, why the project has it and where
# it is set. --fail-on chooses what fails. A site is not made where a rule that counts is broken.
tests=$(cd "$(dirname "$0")" && pwd) bad=0
wrong() { echo "$*"; bad=1; }

# a project with these rules, one a line
with() {
	sed -i '/^policy:/,/^[^ p]/{/^[ p]/d}' project/regc.yaml
	printf 'policy:\n  fail-on:\n' >>project/regc.yaml
	for rule; do echo "    - {$rule}"; done >>project/regc.yaml
}
check() { "$REGC" check "$@" project >out 2>&1; status=$?; }
kept() { with "rule: r, $1, reason: because"; check; [ $status -eq 0 ] || wrong "broken: $1: $(head -n 20 out)"; }
broken() { # RULE TEXT...: and what it says
	rule=$1
	with "rule: r, $rule, reason: because of it"
	check
	shift
	[ $status -eq 1 ] && grep -q "RG6006.*the policy's rule 'r' is broken" out && grep -q -- '--> regc.yaml:[0-9]*:14$' out && grep -q 'its reason: because of it' out ||
		wrong "not broken, or not said so: $rule ($status): $(head -n 20 out)"
	for text; do tr '\n' ' ' <out | tr -s ' ' | grep -qF "$text" || wrong "'$text' is not said of: $rule: $(head -n 30 out)"; done
}

cp -R "$tests/sample" project
for rule in 'severity: note' 'review: [expired, suspect, self-approved]' 'evidence: [unlocked, stale, altered]' 'exposure: critical' \
	'exposure: medium, places: [US-CA]' 'exposure: medium, borne-by: [user]' 'exposure: medium, laws: [state-act]' 'coverage: [not-found], laws: [state-act]' \
	'exposure: medium, places: [EU], platforms: [alpha], standing: [conditional]'; do
	kept "$rule"
done

# ---- what is judged ----
broken 'exposure: high' 'high exposure of the platform under media-act/art-1 in EU, for alpha' 'for beta/studio'
broken 'exposure: high, platforms: [beta]' 'for beta/studio'
grep -q 'for alpha' out && wrong "another platform than asked for"
broken 'exposure: high, places: [DE]' 'in EU, for alpha'
broken 'exposure: medium, standing: [conditional], places: [world]' 'high exposure, conditional, of the platform under media-act/art-1 in EU, for beta/gallery'
broken 'exposure: medium, standing: [decided, conditional], borne-by: [platform, user]' 'and 1 more'
broken 'coverage: [undetermined]' 'coverage of media-act/art-2 for beta/studio: undetermined'
sed -i 's/evidenced-in: \[product\]/evidenced-in: [terms]/' project/regulations/media-act.yaml
sed -i '/obligation: media-act.art-1/,/status: draft/d' project/provisions/beta-conduct.yaml
kept 'coverage: [not-found]'
broken 'coverage: [no-search]' 'coverage of media-act/art-1 for beta/studio: no-search'
sed 's/art-2/art-1/' "$tests/sample/searches/beta-art-2.yaml" >project/searches/beta-art-1.yaml
broken 'coverage: [not-found]' 'coverage of media-act/art-1 for beta/studio: not-found'
kept 'coverage: [not-found], platforms: [alpha]'
kept 'coverage: [not-found], laws: [state-act]'
"$REGC" check --as-of 2024-01-01 project >out 2>&1 || wrong "before there was any law, a duty is not covered: $(head -n 12 out)"

# ---- what is recorded ----
broken 'evidence: [inferred]' 'the words of beta/terms/conduct are inferred'
kept 'evidence: [inferred], platforms: [alpha]'
kept 'evidence: [unverified]'
sed -i '/attested:/,+2d' project/provisions/alpha-labels.yaml
broken 'evidence: [unverified]' 'the words of alpha/terms/labels are unverified'
cp "$tests/sample/provisions/alpha-labels.yaml" project/provisions
broken 'review: [unapproved]' 'the mapping of beta/terms/conduct to media-act/art-3 is not approved'
sed -i 's/status: in-review/status: draft/' project/provisions/*.yaml

# ---- what is found ----
sed -i 's/expires: .*/expires: 2026-07-01/' project/provisions/alpha-labels.yaml
broken 'review: [expired]' 'RG6003: the approval expired on 2026-07-01'
broken 'severity: warning' 'RG6003'
kept 'severity: error'
kept 'review: [suspect]'
kept 'review: [expired], platforms: [beta]'
broken 'review: [expired], platforms: [alpha]'
# nothing escapes a rule because the audience may not see it
sed -i 's/^basis: verbatim/&\naudience: internal/' project/provisions/alpha-labels.yaml
broken 'review: [expired], platforms: [alpha]' 'RG6003'
broken 'review: [unapproved], platforms: [alpha]' 'not approved'
cp "$tests/golden/review/suspect/before" before && (cd project && cp "$tests/sample/provisions/alpha-labels.yaml" provisions && . ../before)
broken 'review: [suspect]' 'RG6004'

# an expired approval, a stale lock and altered words, in four lines
rm -rf project && cp -R "$tests/sample" project && cp -R "$tests/evidence/." project
"$REGC" lock -q project 2>/dev/null
sed -i 's/^    status: draft/    status: approved\n    reviewed: {by: A. Counsel (made up), capacity: counsel, on: 2026-06-01, expires: 2026-07-01}/' project/provisions/alpha-labels.yaml
check
[ $status -eq 0 ] || wrong "without a policy it fails: $(head -n 30 out)"
printf 'policy:\n  fail-on:\n    - {rule: current, review: [expired, suspect], reason: only current approvals are published}\n    - {rule: proven, evidence: [unlocked, stale, altered], reason: words are quoted as they stand}\n' >>project/regc.yaml
check
[ $status -eq 1 ] && grep -q "rule 'current' is broken" out && grep -q "rule 'proven' is broken" out && grep -q 'RG5013: reworded' out || wrong "four lines: $status $(head -n 60 out)"
rm -rf project && cp -R "$tests/sample" project && (cd project && . "$tests/golden/evidence/lock-clause-gone/before")
with 'rule: proven, evidence: [stale], reason: because'
check
grep -q 'RG5016:' out && [ $status -eq 1 ] || wrong "a stale lock: $status $(head -n 30 out)"

# what is reworded in later captures fails where no capture is available too, by what the lock records; what sets the finding
# aside where they are does so there
rm -rf project && cp -R "$tests/sample" project && cp -R "$tests/evidence/." project
(cd project && . ./archived && "$REGC" lock -q .) >/dev/null 2>&1
with 'rule: proven, evidence: [altered], reason: because'
check
[ "$(grep -c RG5013: out)" -eq 1 ] && [ $status -eq 1 ] || wrong "altered words, with captures: $status $(head -n 40 out)"
check --write-baseline base.json
[ $status -eq 0 ] || wrong "altered words are in no baseline: $(head -n 20 out)"
mv project/papers papers
check
[ $status -eq 1 ] && grep -q RG5019 out && ! grep -q 'warning.RG5013' out && grep -q 'RG5013: reworded since capture f' out || wrong "altered words, without captures: $status $(head -n 40 out)"
check --baseline base.json
[ $status -eq 0 ] && ! grep -q RG6010 out || wrong "a baseline depends on captures: $status $(head -n 20 out)"
for i in 1 2; do
	[ $i = 2 ] || printf 'suppressions:\n  - {finding: RG5013, unit: alpha/terms/labels, reason: r, owner: o, until: 2026-08-01}\n' >>project/regc.yaml
	check
	[ $status -eq 0 ] && ! grep -q 'RG60' out || wrong "a suppression depends on captures, $i: $status $(head -n 20 out)"
	mv papers project/papers
done 2>/dev/null

# ---- --fail-on ----
rm -rf project && cp -R "$tests/sample" project
sed -i 's/expires: .*/expires: 2026-07-01/' project/provisions/alpha-labels.yaml
with 'rule: current, review: [expired], reason: r' 'rule: low, exposure: medium, reason: r'
exits() { check --fail-on "$2"; [ $status -eq "$1" ] || wrong "--fail-on $2 exits with $status: $(tail -n 5 out)"; }
exits 1 error
exits 1 warning
exits 0 never
grep -q "rule 'low' is broken" out || wrong "with 'never' a broken rule is not reported"
exits 1 low
exits 1 error,low,current
exits 2 never,low
exits 2 lov
grep -q "did you mean 'low'" out || wrong "no proposal for a rule: $(cat out)"
exits 2 error,
exits 2 ''
with 'rule: current, review: [suspect], reason: r' 'rule: low, exposure: medium, reason: r'
exits 0 current
exits 1 warning,current
exits 0 error,current
sed -i '/^policy:/,$d' project/regc.yaml
exits 0 error
exits 1 warning
exits 1 note
sed -i 's/relation: shifts/relation: shift/' project/provisions/alpha-labels.yaml
exits 1 error
exits 0 never
"$REGC" build --fail-on never -o site project >out 2>&1
[ $? -eq 1 ] && [ ! -e site/index.html ] || wrong "a build of nothing succeeds"
"$REGC" check --fail-on never nowhere >out 2>&1
[ $? -eq 2 ] || wrong "what could not be done is no failure"
cp "$tests/sample/provisions/alpha-labels.yaml" project/provisions

# ---- a build ----
build() { "$REGC" build "$@" -o site project >out 2>&1; status=$?; }
build
cp -Rp site before.site
with 'rule: low, exposure: medium, reason: r'
build
[ $status -eq 1 ] && diff -r site before.site >/dev/null || wrong "a site was made against the policy"
for i in 1 2; do # the second is a build of which nothing changed
	build --fail-on never
	[ $status -eq 0 ] && grep -q "rule 'low' is broken" out || wrong "a build that fails on nothing, $i: $status $(head -n 5 out)"
done
build
[ $status -eq 1 ] || wrong "a build takes one with other conditions for its own"
grep -rlE 'only current|fail-on|policy:' site --include='*.html' --include='*.xml' && wrong "the site tells of the policy"
exit $bad
