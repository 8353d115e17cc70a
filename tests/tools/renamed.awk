# Gives the units of a file that can have former ids another id where they are defined, and says the former one under 'was';
# what names them keeps the former. Twice the same file: the first time for its kind, id and parent.
function text(line) { sub(/^[^:]*: */, "", line); gsub(/["']| *#.*/, "", line); return line }
function renamed(line) { sub(/["']?$/, "-now&", line); return line }
/^[a-z-]+:/ { part = $1 }
function is_part() { return (part == "roles:" && /^  - role: /) || (part == "obligations:" && /^  - obligation: /) }
FNR == NR {
	if (!kind && /^[a-z]+:/) { kind = $1; sub(/:/, "", kind); id = text($0) }
	if ((kind == "provision" && /^document:/) || (kind == "document" && /^platform:/)) id = text($0) "/" id
	if (is_part()) last = FNR
	if (/^    was:/) skip[last] = 1
	if (/^was:/) was = 1
	next
}
FNR == 1 { named = kind ~ /^(platform|document|provision|category|regulation|authority)$/ }
named && !done && $1 == kind ":" { done = 1; $0 = renamed($0) }
kind == "regulation" && is_part() && !skip[FNR] { print renamed($0); print "    was: [" id "/" text($0) "]"; next }
named && /^was: *\[/ { sub(/\]/, ", " id "]") }
{ print }
END { if (named && !was) print "was: [" id "]" }
