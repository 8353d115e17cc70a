# The words of a page's main part that are read before anything is unfolded; with -v all=1 all of them. A tag begins a record.
BEGIN { RS = "<" }
{
	tag = $0; sub(/>.*/, "", tag)
	text = $0; sub(/^[^>]*>/, "", text)
	if (tag ~ /^main[ >]?/) main = 1
	if (tag ~ /^\/main/) main = 0
	if (tag ~ /^(script|style)/) next
	if (tag ~ /^details/) folded++
	if (tag ~ /^\/details/) folded--
	if (tag ~ /^summary/) head = folded
	if (tag ~ /^\/summary/) head = 0
	if (main && (all || folded == 0 || (folded == 1 && head == 1)))
		words += split(text, ignored)
}
END { print words + 0 }
