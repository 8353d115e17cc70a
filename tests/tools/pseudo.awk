# A catalogue in a language that nobody speaks, from words.yaml: every text stands in ⟦ ⟧, and what is filled in, in
# reverse order. The values of `as`, of the styles of dates and of the months are changed; the rest is as it was.

# the end of what begins with a brace or a tag at i
function end_of(s, i,   depth, name, close_tag) {
	if (substr(s, i, 1) == "<") {
		name = substr(s, i + 1); sub(/>.*/, "", name)
		close_tag = "</" name ">"
		return i + index(substr(s, i), close_tag) + length(close_tag) - 2
	}
	for (depth = 0; i <= length(s); i++) {
		if (substr(s, i, 1) == "{") depth++
		if (substr(s, i, 1) == "}" && --depth == 0) return i
	}
}
# "one {# clause} other {# clauses}": each form by itself
function forms(s,   out, open, end) {
	while ((open = index(s, "{"))) {
		end = end_of(s, open)
		out = out substr(s, 1, open) reversed(substr(s, open + 1, end - open - 1), "#") "}"
		s = substr(s, end + 1)
	}
	return out s
}
function piece(s,   at) {
	if (s ~ /^<[a-z]/) {
		at = index(s, ">")
		return substr(s, 1, at) reversed(substr(s, at + 1, length(s) - 2 * at - 1)) substr(s, length(s) - at)
	}
	at = match(s, /, plural, /)
	return at ? substr(s, 1, at + 9) forms(substr(s, at + 10)) : s
}
# `number` is a sign that is filled in as well
function reversed(s, number,   out, text, i, end, c) {
	for (i = 1; i <= length(s); i++) {
		c = substr(s, i, 1)
		if (c == "{" || (c == "<" && substr(s, i + 1) ~ /^[a-z]/) || c == number) {
			end = c == number ? i : end_of(s, i)
			out = piece(substr(s, i, end - i + 1)) (text == "" ? "" : "⟦" text "⟧") out
			text = ""
			i = end
		} else
			text = text c
	}
	return (text == "" ? "" : "⟦" text "⟧") out
}
/^[a-z]/ { part = $1 }
/^words:/ { $0 = "words: pseudo" }
/^language:/ { $0 = "language: de-AT" }
/^  months:/ { gsub(/[A-Z][a-z]+/, "⟦&⟧") }
part == "say:" && /^    as: "/ || part == "dates:" && /^      [a-z-]+: "/ {
	at = index($0, "\"")
	$0 = substr($0, 1, at) reversed(substr($0, at + 1, length($0) - at - 1)) "\""
}
part == "terms:" && /^    as: "/ { sub(/as: "/, "&⟦"); sub(/"$/, "⟧\"") }
{ print }
