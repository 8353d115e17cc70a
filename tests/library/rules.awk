# rules.awk FLAT: what holds for the bundled library as a whole. It was made by a machine and reviewed by nobody, and
# says so; what is meant for counsel is a sample for everybody; it names no place on the machine that it was made on.
function wrong(what) { print $1 ": " $2 ": " what; bad = 1 }
function item(path) { sub(/\/[^\/]*$/, "", path); sub(/:[0-9]*$/, "", at); return at " " path }
BEGIN { FS = "\t" }
{ at = $1 }
$2 ~ /^mappings\[[0-9]+\]\/method$/ && $3 != "automated" { wrong("not automated but " $3) }
$2 ~ /^mappings\[[0-9]+\]\/status$/ && $3 != "draft" { wrong("not a draft but " $3) }
$2 ~ /^mappings\[[0-9]+\]\/reviewed/ { wrong("nobody has reviewed it") }
$2 ~ /^mappings\[[0-9]+\]\/obligation$/ { mappings++ }
$2 ~ /(^by|\/attested\/by|\/checked\/by)$/ && $3 != "automated means" { wrong("no person checked it, but by is " $3) }
$2 ~ /\/attested\/by$/ { attested++ }
$2 ~ /^due-diligence\[[0-9]+\]\/what$/ { todo[item($2)] = $1 }
$2 ~ /^due-diligence\[[0-9]+\]\/audience$/ && $3 == "public" { public[item($2)] = 1 }
$2 == "counsel" { wrong("a note that only counsel may see") }
$3 ~ /(^|[^a-z])\/(work|home|tmp|root)\// { wrong("a place on a machine") }
$3 ~ /—/ && $2 !~ /(^|\/)(excerpts|captures)\[/ { wrong("a long dash") }
END {
	for (t in todo) if (!(t in public)) { print todo[t] ": a due-diligence item that is not marked public"; bad = 1 }
	if (attested < 100) { print "too few checks of words to say: " attested + 0; bad = 1 }
	if (mappings < 20) { print "too few mappings to say: " mappings + 0; bad = 1 }
	exit bad
}
