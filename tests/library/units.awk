# of the lines of flat.awk: what each unit of the library says of itself, as lines UNIT, WHAT, VALUE and PLACE
# with tabs between. WHAT is
#   kind    regulation, its type; obligation, its deontic; authority-TYPE; provision-BASIS
#   date    an event and its day: start= is not among them, the page says it
#   source  a class with + (opened) or - (not opened); inherited, that of the law, where the unit has none
#   conf    a part and a word: text=high
#   contract, contract-basis, sanction, place, checked: what a contract does to it, and on what that rests; a ceiling or class; where
#   binds   a role that it binds, also one of an older wording; read: in what its words were read, its own or its law's
#   excerpt words that are quoted; at: their place; in: the capture that they are quoted from, or by, who quotes
#           them; file: a capture of a law or authority and its path
#   shows   where compliance would show; url: an address
#   prose   any other text
BEGIN { FS = OFS = "\t" }
function say(what, value) { print unit, what, value, $1 }
$1 ~ /\.lock\.yaml:/ { next }
function end_source() {
	if (class) print source_unit, "source", class opened, source_at
	if (class && own_law) law[own_law] = law[own_law] class opened "\t"
	class = ""
}
{
	file = $1; sub(/:[0-9]*$/, "", file)
	if (file != last) { last = file; unit = kind = parent = "" }
	key = $2; sub(/.*\//, "", key); sub(/\[[0-9]+\]$/, "", key)
	top = $2 !~ /[\/\[]/
}
# which unit it is
$2 ~ /^(regulation|authority|provision|platform|document|category|jurisdiction|rating|project|search|change)$/ && !unit {
	kind = $2; name = $3; unit = kind ":" name
	place[unit] = $1
}
kind ~ /^(provision|document|search|change)$/ && top && (key == "document" || key == "platform") && key != kind && !parent {
	parent = $3; unit = kind ":" parent "/" name
	if (kind == "document") say("kind", kind)
}
kind == "regulation" && $2 ~ /^obligations\[[0-9]+\]\/obligation$/ { unit = "obligation:" name "/" $3; of[unit] = name; at[unit] = $1 }
kind == "regulation" && $2 !~ /^obligations\[/ { unit = "regulation:" name }

kind == "regulation" && top && key == "type" { say("kind", $3) }
key == "deontic" { say("kind", $3) }
key == "effect" && $2 ~ /contract\/effect$/ { say("contract", $3) }
key == "basis" && $2 ~ /contract\/basis$/ { say("contract-basis", $3) }
key == "amount" || key == "class" && $2 ~ /sanction\/class$/ || key == "share" { say("sanction", key "=" $3) }
kind ~ /^(regulation|authority)$/ && $2 == "jurisdiction" { say("place", $3) }
kind == "regulation" && $2 == "checked" { say("checked", $3) }
kind == "authority" && top && key == "type" { say("kind", "authority-" $3) }
kind == "provision" && top && key == "basis" { say("kind", "provision-" $3) }
kind ~ /^(platform|category|jurisdiction)$/ && $2 == kind { say("kind", kind) }

# its dates: of the history that it stands in, or of a grace, a version, a ruling, a power
# in what its words were read: of an obligation that of its law, where it does not say
key == "read" && $2 ~ /^(obligations\[[0-9]+\]\/)?read$/ { if (unit ~ /^obligation:/) own_read[unit] = 1; else read_in[name] = $3; say("read", $3) }
key == "role" && $2 ~ /binds\[[0-9]+\]\/role$/ { say("binds", $3) }
$2 ~ /evidenced-in\[[0-9]+\]$/ { say("shows", $3) }
key == "url" { say("url", $3) }

key == "event" { event = $3 }
key == "on" && $2 ~ /history\[[0-9]+\]\/on$/ { say("date", (kind == "authority" ? "on" : event) "=" $3) }
key ~ /^(adopted|published)$/ { say("date", key "=" $3) }
key == "until" && $2 ~ /grace\[/ { say("date", "grace=" $3) }
key == "until" && $2 !~ /grace\[/ && kind == "regulation" { say("date", "until=" $3) }
key == "from" && kind == "regulation" {
	say("date", ($2 ~ /versions\[/ ? "version" : $2 ~ /impediments\[/ ? "ruling" : $2 ~ /enforcement\[/ ? "powers" : "from") "=" $3)
}
key == "version" && kind == "provision" { say("date", "version=" $3) }
key == "on" && kind == "regulation" && $2 !~ /history\[|captures\[|attested/ { say("date", "on=" $3) }
key == "on" && $2 ~ /attested\/on$/ { say("date", "attested=" $3) }

# its sources, one after the other; "opened" follows "class"
key == "class" && $2 ~ /sources\[[0-9]+\]\/class$/ { end_source(); class = $3; opened = "-"; source_unit = unit; source_at = $1; source_of = $2; sub(/\/class$/, "", source_of)
	own_law = kind == "regulation" && $2 ~ /^sources\[/ ? name : ""
	if (unit ~ /^obligation:/ && $2 ~ /^obligations\[[0-9]+\]\/sources\[/) has[unit] = 1 }
key == "opened" && class && $2 == source_of "/opened" { opened = $3 == "true" ? "+" : "-" }

$2 ~ /(^|\/)confidence\/(all|text|dates|status|applicability)$/ && $2 !~ /(held|known|mappings|versions|roles|facts|entity|captures)/ { say("conf", key "=" $3) }
$2 ~ /(^|\/)excerpts\[[0-9]+\]\/text$/ { say("excerpt", $3); next }
$2 ~ /(^|\/)excerpts\[[0-9]+\]\/at$/ { say("at", $3); next }
kind ~ /^(regulation|authority)$/ && $2 ~ /excerpts\[[0-9]+\]\/capture$/ { say("in", $3); next }
kind ~ /^(regulation|authority)$/ && $2 ~ /excerpts\[[0-9]+\]\/quoted-by$/ { say("by", $3); next }
kind ~ /^(regulation|authority)$/ && $2 ~ /^captures\[[0-9]+\]\/capture$/ { capture = $3 }
kind ~ /^(regulation|authority)$/ && $2 ~ /^captures\[[0-9]+\]\/path$/ { say("file", name "/" capture "=" $3) }
length($3) > 12 { say("prose", $3) }
END {
	end_source()
	for (o in of) if (!own_read[o] && read_in[of[o]]) print o, "read", read_in[of[o]], at[o]
	for (o in of) if (!has[o]) {
		n = split(law[of[o]], s, "\t")
		for (i = 1; i < n; i++) print o, "inherited", s[i], at[o]
	}
}
