#!/bin/sh
# What is to be done: the page, its table and its calendar hold the same things; the calendar is iCalendar as RFC 5545
# has it, and what it names keeps its UID when its day moves; a site about one platform puts that one's things first.
tests=$(cd "$(dirname "$0")" && pwd) bad=0
wrong() { echo "$*"; bad=1; }
cp -R "$tests/sample" project && cd project || exit 1
sed -i 's/^    status: open/    by: 2026-09-01\n&/' provisions/alpha-labels.yaml
cat >>provisions/beta-conduct.yaml <<'YAML'
due-diligence:
  - what: 'Ask; then \ compare, because the répertoire of “words” that a line can have is longer than one line of a calendar is'
    by: 2027-01
    audience: public
  - what: "Look into it before 2026"
    by: 2025-12-31
  - what: "Look into it before 2026"
    by: 2026-11-30
  - what: "Was done"
    by: 2026-01-01
    status: done
YAML
build() { "$REGC" build -q --audience=internal . && "$REGC" dump --audience=internal to-do.html . >to-do.xml 2>/dev/null && "$REGC" dump --audience=internal index.html . >index.xml 2>/dev/null || exit 1; }
# property NAME: its values in the calendar, unfolded
property() { tr -d '\r' <out/to-do.ics | awk '/^ / { line = line substr($0, 2); next } { if (NR > 1) print line; line = $0 } END { print line }' | sed -n "s/^$1[;:]//p"; }
build

# ---- the calendar ----
awk 'BEGIN { RS = "\r\n" } /\n/ { print "a line without CR"; exit 1 } ' out/to-do.ics || bad=1
LC_ALL=C awk '{ sub(/\r$/, "") } length($0) > 75 { print "a line of " length($0) " bytes"; exit 1 }' out/to-do.ics || bad=1
iconv -f UTF-8 -t UTF-16 out/to-do.ics >/dev/null 2>&1 || wrong "the calendar is not UTF-8"
tr -d '\r' <out/to-do.ics | while IFS= read -r line; do
	printf '%s' "$line" | iconv -f UTF-8 -t UTF-16 >/dev/null 2>&1 || echo "a character is parted"
done >parted
[ ! -s parted ] || { cat parted; bad=1; }
[ "$(tr -d '\r' <out/to-do.ics | sed -n '1p;$p' | tr '\n' ' ')" = 'BEGIN:VCALENDAR END:VCALENDAR ' ] || wrong "it does not begin or end as a calendar"
for name in UID DTSTAMP DTSTART DTEND SUMMARY; do
	[ "$(property $name | wc -l)" -eq "$(property BEGIN | grep -c VEVENT)" ] || wrong "not every event has one $name"
done
[ "$(property UID | sort | uniq -d | wc -l)" -eq 0 ] || wrong "two events have one UID"
[ "$(property DTSTAMP | sort -u)" = "$(sed -n 's/^as-of: *//p' regc.yaml | tr -d -)T000000Z" ] || wrong "DTSTAMP is not the day of the site"
property SUMMARY | grep -qF 'Beta: Ask\; then \\ compare\, because the répertoire of “words” that a line can have is longer than one line of a calendar is' ||
	wrong "a text is not escaped or unfolded: $(property SUMMARY)"
property DTSTART | grep -qx 'VALUE=DATE:20270101' && property DTEND | grep -qx 'VALUE=DATE:20270201' || wrong "what is due in a month is not on all its days"
property DTSTART | grep -qx 'VALUE=DATE:20251231' || wrong "what is overdue is missing"
grep -q 'Was done' out/to-do.ics && wrong "what is done is in the calendar"
grep -q '<a href="to-do.ics">' out/to-do.html || wrong "the page does not lead to the calendar"

# it is the same each time, and what moves stays what it is
cp out/to-do.ics first.ics && property UID >first
sed -i 's/by: 2026-09-01/by: 2026-10-01/' provisions/alpha-labels.yaml
build
property UID >second
sort first >a && sort second | cmp -s - a || wrong "a UID changed with a day"
cmp -s out/to-do.ics first.ics && wrong "a day that moved is where it was"

# ---- the page and the table ----
dated=$(grep -c '<item [^>]*when="\(dated\|overdue\)"' to-do.xml)
[ "$(wc -l <first)" -eq "$dated" ] || wrong "$(wc -l <first) events, and $dated items with a day"
total=$(sed -n 's/.*<to-do total="\([0-9]*\)".*/\1/p' to-do.xml)
[ "$(grep -c '<item ' to-do.xml)" -eq "$total" ] || wrong "the count of all is another"
sum=$(sed -n 's/.*<to-do .*overdue="\([0-9]*\)" dated="\([0-9]*\)" undated="\([0-9]*\)" closed="\([0-9]*\)".*others="\([0-9]*\)".*/\1+\2+\3+\4+\5/p' to-do.xml)
[ $(($sum)) -eq "$total" ] || wrong "the counts by day ($sum) do not add up to $total"
for kind in task duty fact review; do grep -q "<item kind=\"$kind\"" to-do.xml || wrong "there is no $kind"; done
[ "$(grep '<item ' to-do.xml | head -1 | grep -c 'when="overdue"')" -eq 1 ] || wrong "what is overdue does not come first"
grep -q 'url=to-do.html' out/due-diligence.html || wrong "the address of before does not redirect"

# ---- a site about one platform ----
printf 'subject: beta\n' >>regc.yaml
build
grep '<item ' to-do.xml | sed 's/.* of="\([a-z]*\)".*/\1/' | uniq >order
[ "$(tr '\n' ' ' <order)" = 'subject others ' ] || wrong "what concerns the subject does not come first"
property SUMMARY | grep -q '^Alpha' && wrong "the calendar has what concerns another platform"
grep -q '<div class="answer">' out/index.html && grep -q '<briefing>' index.xml || wrong "the first page does not begin with the brief"
tr -d '\n' <out/index.html | grep -q '<details class="others">.*platforms\|<details class="others">.*briefs/alpha.html' || wrong "the other platform is not folded"
sed -i 's/^subject: .*/subject: gamma/' regc.yaml
"$REGC" check . >said 2>&1 && wrong "a subject that is no platform is accepted"
grep -q "gamma" said || { cat said; bad=1; }
# ---- more that is overdue than its first page holds: what leads to the list leads to its beginning ----
sed -i '/^subject:/d' regc.yaml
for i in $(seq 250); do
	printf '  - what: "Look into number %d"\n    by: 2025-12-31\n' "$i"
done >>provisions/beta-conduct.yaml
for i in 1 2 3 4 5 6 7 8; do
	printf '  - what: "Look into it before autumn, %d"\n    by: 2026-09-20\n' "$i"
done >>provisions/beta-conduct.yaml
"$REGC" build -q --audience=internal -o many . >said 2>&1 || wrong "with 250 tasks overdue: $(cat said)"
exit $bad
