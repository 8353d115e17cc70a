# What the library says of platforms and of whom their documents govern, from what flat.awk prints: held.awk FLAT. Lines of
# WHERE, VALUE, FROM, UNTIL, CONFIDENCE and BASIS with tabs between, '-' where there is none. WHERE is
#   PLATFORM[/SERVICE] kind | offered PLACE | role ROLE | fact FACT [PLACE]        PLATFORM operator | seat
#   PLATFORM/DOCUMENT governs PLACE | entity NAME | law | classes
# BASIS is words (of a capture, or a clause), inference (said in so many words), both or '-'.
function get(k) { return (file, k) in v ? v[file, k] : "-" }
function basis(p,   i, t, w, n) {
	w = (file, p "shown-by[1]") in v || (file, p "excerpt") in v
	t = get(p "because")
	for (i = 1; (file, p "sources[" i "]/title") in v; i++) { t = t " " get(p "sources[" i "]/note"); w = w || (file, p "sources[" i "]/words") in v }
	n = t ~ /[Ii]nference/
	return w && n ? "both" : w ? "words" : n ? "inference" : "-"
}
function line(where, value, p) { print where "\t" value "\t" get(p "from") "\t" get(p "until") "\t" get(p "confidence") "\t" basis(p) }
function places(who, verb, p,   i, q) {
	for (i = 1; (file, p "in[" i "]") in v; i++) line(who " " verb " " get(p "in[" i "]"), "yes", "none")
	for (i = 1; (file, p "except[" i "]") in v; i++) line(who " " verb " " get(p "except[" i "]"), "no", "none")
	for (i = 1; (file, p "dated[" i "]/place") in v; i++) { q = p "dated[" i "]/"; line(who " " verb " " get(q "place"), get(q "holds") == "false" ? "no" : "yes", q) }
	if (get(p "complete") == "true") line(who " " verb " the rest", "no", "none")
}
function service(who, p,   i, q) {
	if (get(p "service-kind") != "-") line(who " kind", get(p "service-kind"), "none")
	places(who, "offered", p "offered/")
	for (i = 1; (file, p "roles[" i "]/role") in v; i++) { q = p "roles[" i "]/"; line(who " role " get(q "role"), get(q "holds") == "false" ? "no" : "yes", q) }
	for (i = 1; (file, p "facts[" i "]/fact") in v; i++) { q = p "facts[" i "]/"; line(who " fact " get(q "fact") ((file, q "in") in v ? " " get(q "in") : ""), get(q "value"), q) }
}
BEGIN { FS = "\t" }
{ at = $1; sub(/:[0-9]*$/, "", at); if (!(at in seen)) { seen[at] = 1; files[++n] = at } v[at, $2] = $3 }
END {
	for (f = 1; f <= n; f++) {
		file = files[f]
		if (file ~ /^platforms\//) {
			id = get("platform")
			if (get("operator") != "-") print id " operator\t" get("operator") "\t-\t-\t" get("confidence") "\t-"
			if (get("seat") != "-") print id " seat\t" get("seat") "\t-\t-\t" get("confidence") "\t-"
			service(id, "")
			for (s = 1; (file, "services[" s "]/service") in v; s++) service(id "/" get("services[" s "]/service"), "services[" s "]/")
		} else if (file ~ /^documents\// && file !~ /\.lock\.yaml$/) {
			id = get("platform") "/" get("document")
			places(id, "governs", "governs/")
			if (get("entity/name") != "-") line(id " entity " get("entity/name"), "all", "entity/")
			for (i = 1; (file, "entities[" i "]/name") in v; i++) {
				q = "entities[" i "]/"; w = ""
				for (j = 1; (file, q "for/in[" j "]") in v; j++) w = w (w == "" ? "" : " ") get(q "for/in[" j "]")
				for (j = 1; (file, q "for/except[" j "]") in v; j++) w = w (j == 1 ? " except " : " ") get(q "for/except[" j "]")
				line(id " entity " get(q "name"), w == "" ? "all" : w, q)
			}
			if (get("governing-law") != "-") print id " law\t" get("governing-law") "\t-\t-\t-\t-"
			w = ""
			for (i = 1; (file, "user-classes[" i "]") in v; i++) w = w (i == 1 ? "" : " ") get("user-classes[" i "]")
			if (w != "") print id " classes\t" w "\t-\t-\t-\t-"
		}
	}
}
