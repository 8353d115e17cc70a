# what 'regc dump --after=shape' prints, as lines FILE:LINE, PATH and VALUE with tabs between:
#   regulations/eu-dsa.yaml:61	obligations[4]/history[1]/on	2024-02-17
function unquoted(s) {
	if (s !~ /^".*"$/) return s
	s = substr(s, 2, length(s) - 2)
	gsub(/\\n/, " ", s); gsub(/\\t/, " ", s); gsub(/\\"/, "\"", s); gsub(/\\\\/, "\\", s)
	return s
}
/^[^ ]/ { file = $0; next }
{
	match($0, /^ */); depth = RLENGTH / 2
	s = substr($0, RLENGTH + 1)
	if (s ~ /^[0-9]+:[0-9]+-[0-9]+:[0-9]+( |$)/) { # an item, or the whole file
		span = s; path[depth] = depth == 1 ? "" : path[depth - 1] "[" ++n[depth] "]"
	} else {
		span = substr(s, index(s, " ") + 1)
		path[depth] = (path[depth - 1] == "" ? "" : path[depth - 1] "/") substr(s, 1, index(s, " ") - 1)
	}
	n[depth + 1] = 0
	value = substr(span, index(span, " ") + 1)
	line = span; sub(/:.*/, "", line)
	if (value != "map" && value != "list") print file ":" line "\t" path[depth] "\t" unquoted(value)
}
