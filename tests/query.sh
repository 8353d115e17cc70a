#!/bin/sh
# Every question of doc/queries.md asked about the bundled map: each finds something, with names that there are, in lines of 80 columns, and
# in every format. What is asked one report after another is what is asked of all at once.
top=$(cd "$(dirname "$0")/.." && pwd) bad=0

sed -n 's/^    \(regc query .*\)/\1/p' "$top/doc/queries.md" >questions
n=$(wc -l <questions)
[ "$n" -ge 20 ] || { echo "only $n questions"; bad=1; }
regc() { $RUN "$REGC" "$@" -C "$top/regmaps" --cache cache; }
while read -r question; do
	eval "$question" >out 2>err
	status=$?
	case $question in
	*'not(//'*) wanted=1 ;; # it is a question that the map answers with no
	*) wanted=0 ;;
	esac
	[ $status -eq $wanted ] || { echo "$question: exit status $status"; cat err; bad=1; }
	grep -q 'nothing is called\|error\[' err && { echo "$question:"; cat err; bad=1; }
	LC_ALL=C tr -d '\200-\277' <out | awk 'length($0) > 80 { print "longer than 80 columns: " $0; bad = 1 } END { exit bad }' || { echo "$question"; bad=1; }
done <questions

# the formats hold the same rows
path='//r:provision[@id]/r:mappings/r:mapping[r:relation = "shifts"]'
regc query --format table --columns id,obligation "$path" >table 2>err && regc query --format csv "$path" >csv 2>err &&
	regc query --format json "$path" >json 2>err && regc query --format xml "$path" >xml 2>err || { cat err; bad=1; }
rows=$(($(wc -l <table) - 1))
[ "$rows" -gt 0 ] || bad=1
[ "$(($(wc -l <csv) - 1))" -eq "$rows" ] || { echo "csv has other rows"; bad=1; }
[ "$(grep -c '"element": "mapping"' json)" -eq "$rows" ] || { echo "json has other rows"; bad=1; }
[ "$(grep -c '^ <mapping>' xml)" -eq "$rows" ] || { echo "xml has other rows"; bad=1; }
[ "$(regc query "count($path)" 2>err)" = "$rows" ] || { echo "count() has another number"; bad=1; }

# one after another, and all at once: the same, in the same order
for path in '//r:outcome[r:relation = "shifts"]' '//r:held/r:role' '//r:regulation[@id]/r:title' '/r:model/r:report/@id'; do
	regc query --format csv "$path" >apart 2>err && regc query --format csv "($path)[position() > 0]" >together 2>err || { cat err; bad=1; }
	cmp -s apart together || { echo "$path: another answer where all is asked at once"; bad=1; }
	[ "$(wc -l <apart)" -gt 1 ] || { echo "$path finds nothing"; bad=1; }
done

# the line is that of the file
regc query --format csv --columns file,line,relation '//r:provision[@id]/r:mappings/r:mapping[r:relation = "shifts"]' 2>err | tr -d '\r' | sed 1d >places
while IFS=, read -r file line relation; do
	sed -n "$((line)),$((line + 6))p" "$top/regmaps/$file" | grep -q "relation: $relation" || { echo "$file:$line is not that mapping"; bad=1; }
done <places
exit $bad
