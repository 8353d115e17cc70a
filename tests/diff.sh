#!/bin/sh
# regc diff over ten commits of a made-up map in a folder of a repository: each kind of change is told with its reason, and
# nothing else is. What lies in the folder has no part in it. Then two days, a scenario, and what cannot be compared.
tests=$(cd "$(dirname "$0")" && pwd) bad=0
wrong() { echo "$*"; bad=1; }
regc() { $RUN "$REGC" "$@"; }

# ---- ten commits, each of the whole map as the step before it left it ----
map=repo/map when=1780000000
mkdir repo && cp -R "$tests/sample" $map && cp -R "$tests/evidence/." $map && rm -r $map/archived
lock() { (cd $map && regc lock -q . 2>/dev/null); }
edit() { sed -i "$2" "$map/$1"; } # FILE SCRIPT
commit() { # SUBJECT
	when=$((when + 86400))
	mkdir -p files/$when
	cp -R $map files/$when
	(cd repo && find map -type f | sort) >now
	[ -f before ] || : >before
	{
		comm -23 before now | sed "s,.*,$when + & -,"
		sed "s,.*,$when + & files/$when/&," now
	} | sed "\$s,^$when + ,$when $1 ," >>commits
	mv now before
}
lock
commit one
edit provisions/alpha-labels.yaml 's/^summary: Users label/summary: People label/'
edit platforms/beta.yaml '1s/^/# a comment\n/'
commit two
edit platforms/alpha.yaml 's/value: "2024"/value: 2026-02-01/'
commit three
edit platforms/beta.yaml 's/offered: \[EU\]/&\n    roles: [{role: media-act\/maker, confidence: high, sources: [{class: official, title: a letter}]}]/'
commit four
edit regulations/media-act.yaml 's/until: 2026-12-01/until: 2026-06-15/'
commit five
edit regulations/media-act.yaml 's/amount: EUR 15000000/amount: EUR 1000/; s/share: 3$/share: 0.1/'
commit six
edit provisions/alpha-labels.yaml 's/relation: shifts/relation: contrary/; s/confidence: high/confidence: medium/'
commit seven
edit provisions/alpha-labels.yaml 's/^provision: labels/provision: marks/; s/^title: Users label/was: [alpha\/terms\/labels]\n&/'
lock
commit eight
edit provisions/alpha-labels.yaml 's/status: draft/status: approved\n    author: B. Clerk (made up)\n    reviewed: {by: A. Counsel (made up), capacity: counsel, on: 2026-06-30}/'
commit nine
rm $map/provisions/beta-conduct.yaml
edit documents/alpha-terms.yaml '/capture: f,/d'
rm -f $map/captures/f.md
lock
commit ten
"$BUILD/tests/history" -w repo $(cat commits) >ids || { cat ids; exit 1; }
[ "$(wc -l <ids)" = 10 ] || { wrong "not ten commits"; exit 1; }
rm -r $map/captures $map/documents
printf 'project: [\n' >$map/regc.yaml # nothing of the folder is looked at

# ---- what is told of each, and that nothing else is ----
number=0
step() { # EXIT LINES: the lines of the report below its head, one difference a line, are those on standard input
	number=$((number + 1))
	regc diff -C $map --exit-code "HEAD~$((10 - number))" "HEAD~$((9 - number))" >said 2>err
	[ $? = "$1" ] || wrong "step $number: not exit status $1"
	[ -s err ] && wrong "step $number: $(cat err)"
	awk '/^$/ { on = 1 } on && /^- / { print line; line = substr($0, 3); next } on && /^  / { line = line " " substr($0, 3); next } { if (line) print line; line = "" } END { print line }' said |
		sed '/^$/d' >told
	cat >expected
	diff expected told || wrong "step $number"
}
says() { tr -s '\n ' ' ' <said | grep -qF "$1" || wrong "step $number does not say '$1': $(cat said)"; }

step 0 </dev/null
says '2 files differ in nothing that is listed here'
says 'No difference.'
step 1 <<'X'
Media Act Art. 1 for Alpha: upcoming → active (“Users label what they make”), because: Alpha: the date of placing on the market is recorded as 1 February 2026, previously 2024. The grace period for services that were on the market before 2026 until 1 December 2026 (Art. 9(2)) does not cover this service. [an edit of the map]
Alpha: the date of placing on the market is recorded as 1 February 2026, previously 2024. [an edit of the map]
X
step 1 <<'X'
Media Act Art. 3 for Beta Gallery: not decided, up to medium, not established → medium, not established (“Conduct”), because: Beta Gallery is now recorded to hold the role of maker. Beta Gallery holds the role of maker (high confidence). No longer: It depends on whether Beta Gallery holds the role of maker. [an edit of the map]
Media Act Art. 1 for Beta Gallery: it depends on other facts (“Conduct”), because: Beta Gallery is now recorded to hold the role of maker. Beta Gallery holds the role of maker (high confidence). No longer: It depends on whether Beta Gallery holds the role of maker. [an edit of the map]
Beta Gallery is now recorded to hold the role of maker. [an edit of the map]
X
says 'Of 7 mappings, 1 changes its band; 1 is higher. No flag changes.'
step 1 <<'X'
Media Act Art. 1: its grace period differs, because: The grace period for services that were on the market before 2026 ended on 15 June 2026 (Art. 9(2)). [an edit of the map]
Obligation “Media Act Art. 1”: edited in grace periods. [an edit of the map]
X
step 1 <<'X'
Media Act Art. 1 for Alpha: high → low (“Users label what they make”), because: What is recorded of Media Act Art. 1 was edited: sanctions. Consequence: minor, by the gravest sanction mapped: fine. Up to EUR 1,000 or 0.1 % of worldwide turnover, whichever is higher. [an edit of the map]
Media Act Art. 1 for Beta Studio: high, not established → low, not established (“Conduct”), because: What is recorded of Media Act Art. 1 was edited: sanctions. Consequence: minor, by the gravest sanction mapped: fine. Up to EUR 1,000 or 0.1 % of worldwide turnover, whichever is higher. [an edit of the map]
Media Act Art. 1 for Beta Gallery: not decided, up to high, not established → not decided, up to low, not established (“Conduct”), because: What is recorded of Media Act Art. 1 was edited: sanctions. It is low, borne by the platform, if the answer is no to “Are the weights of the model published?”. [an edit of the map]
Obligation “Media Act Art. 1”: edited in sanctions. [an edit of the map]
X
step 1 <<'X'
Media Act Art. 1 for Alpha: low → medium (“Users label what they make”), because: The clause is now mapped as “is contrary to”, previously “tries to shift”. Confidence in the mapping is now medium, previously high. Position: conflicts. As mapped, the clause is contrary to the duty; a contract cannot shift it. [an edit of the map]
Media Act Art. 1, mapping of “Users label what they make”: high confidence → medium confidence. [an edit of the map]
Media Act Art. 1, mapping of “Users label what they make”: “tries to shift” → “is contrary to”. [an edit of the map]
X
step 1 <<'X'
Clause “Users label what they make” has a new id: alpha/terms/labels → alpha/terms/marks. [an edit of the map]
X
step 1 <<'X'
Media Act Art. 1, mapping of “Users label what they make”: not approved → approved. [an edit of the map]
X
step 1 <<'X'
Media Act Art. 3 for Beta Gallery and Beta Studio: medium, not established → not mapped (“Conduct”), because: The clause is no longer in the map. [an edit of the map]
Media Act Art. 1 for Beta Studio: low, not established → not mapped (“Conduct”), because: The clause is no longer in the map. [an edit of the map]
Media Act Art. 1 for Beta Gallery: not decided, up to low, not established → not mapped (“Conduct”), because: The clause is no longer in the map. [an edit of the map]
Clause “Conduct” is no longer in the map. [an edit of the map]
Media Act Art. 0 for Beta Gallery and Beta Studio: cannot be rated → not mapped (“Conduct”), because: The clause is no longer in the map. [an edit of the map]
“Users label what they make”, its words in the captures: reworded in later captures → missing for a time, then restored. [evidence]
Alpha Terms: 1 capture removed, of 1 May 2026. [evidence]
X
# the other way round, a renamed clause is one clause as well
regc diff -C $map HEAD~2 HEAD~3 >said || wrong "backwards: not compared"
says 'has a new id: alpha/terms/marks → alpha/terms/labels'
grep -q 'is new\|no longer in the map' said && wrong "backwards: $(cat said)"

# ---- two days of one map; a review expires on the second, and a grace ends ----
rm -rf day && cp -R "$tests/sample" day
regc diff -C day --as-of 2026-11-30 --as-of 2026-12-01 >said || wrong "two days: not compared"
says 'Compared: day, as of 30 November 2026 and as of 1 December 2026.'
says 'Media Act Art. 1 for Alpha: upcoming → active (“Users label what they make”), because: The grace period for services that were on the market before 2026 ended on 1 December 2026 (Art. 9(2)). [the law on the day]'
says 'mapping of “Users label what they make”: approved → expired. [a date that the map records]'
grep -q 'an edit of the map\|differ in nothing' said && wrong "two days of one map have an edit: $(cat said)"

# ---- both: each difference has its own cause ----
cp -R day edited && sed -i '/relation: bears-on/s/bears-on/contrary/' edited/provisions/alpha-labels.yaml
sed -i 's/^as-of: .*/as-of: 2026-12-01/' edited/regc.yaml
sed -i 's/^as-of: .*/as-of: 2026-11-30/' day/regc.yaml
regc diff day edited >said || wrong "two folders: not compared"
says 'Compared: “day”, as of 30 November 2026, with “edited”, as of 1 December 2026.'
says 'upcoming → active (“Users label what they make”), because: The grace period for services that were on the market before 2026 ended on 1 December 2026 (Art. 9(2)). [the law on the day]'
says '“bears on” → “is contrary to”. [an edit of the map]'

# ---- a scenario and what is recorded ----
regc diff -C day --assume 'beta/gallery: role media-act/maker' >said || wrong "a scenario: not compared"
says 'Compared, both as of 30 November 2026: day as it is recorded with a scenario. Assumed, and recorded nowhere: Beta Gallery holds the role of maker (Media Act).'
says '[the assumption]'
grep -q 'an edit of the map' said && wrong "an assumption is told as an edit: $(cat said)"

# ---- a service by another title is the same service, in reasons too ----
cp -R day titled && sed -i 's/title: Beta Gallery/title: Beta Halls/' titled/platforms/beta.yaml
regc diff day titled >said || wrong "another title: not compared"
[ "$(grep '^- ' said)" = '- Service “Beta Halls”: edited in title. [an edit of the map]' ] || wrong "another title: $(cat said)"

# ---- JSON has as many differences as the text ----
regc diff day edited >said
regc diff --format json day edited >said.json || wrong "no JSON"
regc diff --format json day edited | cmp - said.json || wrong "not the same twice"
[ "$(grep -c '"section": ' said.json)" = "$(grep -c '^- ' said)" ] || wrong "JSON has another number of differences"
exit $bad
