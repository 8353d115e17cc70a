# counts.awk FLAT UNITS STATES
function head(s) { print (heads++ ? "\n" : "") s }
function share(n, of) { return sprintf("%d of %d (%.0f %%)", n, of, of ? 100 * n / of : 0) }
function table(what,   k, n, i, j, key, t) {
	n = 0
	for (k in count) { split(k, key, SUBSEP); if (key[1] == what) name[++n] = key[2] }
	for (i = 2; i <= n; i++) for (j = i; j > 1 && count[what, name[j]] + 0 >= count[what, name[j - 1]] + 0 && (count[what, name[j]] > count[what, name[j - 1]] || name[j] < name[j - 1]); j--) { t = name[j]; name[j] = name[j - 1]; name[j - 1] = t }
	t = 0
	for (i = 1; i <= n; i++) { printf "%6d  %s\n", count[what, name[i]], name[i]; t += count[what, name[i]] }
	if (what != "part") printf "%6d  in all\n", t
}
BEGIN { FS = "\t" }
FILENAME == ARGV[1] {
	file = $1; sub(/:.*/, "", file)
	if ($2 ~ /^[a-z]+$/ && !(file in kind)) { kind[file] = $2; id[file] = $3; count["unit", $2]++ }
	if ($2 == "jurisdiction") place[kind[file] ":" id[file]] = $3
	if ($2 ~ /mappings\[[0-9]+\]\/relation$/) count["part", "mapping"]++
	if ($2 ~ /mappings\[[0-9]+\]\/relation$/) count["relation", $3]++
	if ($2 ~ /^excerpts\[[0-9]+\]\/text$/) count["part", "excerpt"]++
	if ($2 ~ /^services\[[0-9]+\]\/service$/) count["part", "service, of platforms with several"]++
	next
}
FILENAME == ARGV[2] {
	if ($1 ~ /^obligation:/ && $2 == "kind") { count["part", "obligation"]++; count["deontic", $3]++; duty[$1] = $3; duties++ }
	if ($1 ~ /^authority:/ && $2 == "kind") { sub(/^authority-/, "", $3); count["authority", $3]++; count["place of authorities", place[$1]]++ }
	if ($1 ~ /^provision:/ && $2 == "kind") { sub(/^provision-/, "", $3); count["basis", $3]++ }
	if ($2 == "source") count["source", $3 ~ /^memory/ ? "memory" : substr($3, 1, length($3) - 1) ($3 ~ /\+$/ ? ", opened" : ", not opened")]++
	if ($2 == "source" || $2 == "inherited") has[$1, $3] = 1
	next
}
{ count["force", $2]++ }
END {
	head("Units, a file each"); table("unit")
	head("Parts of them"); table("part")
	for (d in duty) {
		l = d; sub(/^obligation:/, "regulation:", l); sub(/\/.*/, "", l); count["place", place[l]]++
		breachable = duty[d] ~ /^(obligation|prohibition)$/; breach += breachable
		best = (d, "official+") in has ? "official, opened" : (d, "copy+") in has ? "copy, opened" : (d, "official-") in has ? "official, not opened" : \
			(d, "copy-") in has ? "copy, not opened" : (d, "secondary+") in has ? "secondary, opened" : (d, "secondary-") in has ? "secondary, not opened" : "memory"
		count["best", best]++
		if (best == "official, opened") { official++; official_breach += breachable }
		if (best == "copy, opened") { copy++; copy_breach += breachable }
	}
	head("Obligations by what they are"); table("deontic")
	head("Obligations by place"); table("place")
	head("Obligations by force on " day); table("force")
	head("Obligations by their best source"); table("best")
	head("Authorities by type"); table("authority")
	head("Authorities by place"); table("place of authorities")
	head("Provisions by basis"); table("basis")
	head("Mappings by relation"); table("relation")
	head("Sources named, by class"); table("source")
	head("Of the obligations, the text was read")
	print "  in an official source      " share(official, duties) "; of duties and prohibitions " share(official_breach, breach)
	print "  in a copy of one, at best  " share(copy, duties) "; of duties and prohibitions " share(copy_breach, breach)
	print "  in one or the other        " share(official + copy, duties) "; of duties and prohibitions " share(official_breach + copy_breach, breach)
}
