# Makes a shell script of a guide in Markdown. Blocks ```sh are run line by line, in one shell, and must succeed (```sh fails: each line
# must fail with exit status 1; ```sh elsewhere: not run, for what is no command of regc); ```text behind one is what it printed, '…' for
# lines left out; ```KIND PATH is a file, and ```KIND >>PATH what is added to one. In other blocks nothing is run.
function quoted(s) { gsub(/'/, "'\\''", s); return "'" s "'" }
function close_block() {
	if (kind == "file" || kind == "text") print "REGC_DOC_END"
	if (kind == "text") print "compare " n
}
/^```/ && kind != "" { close_block(); last = kind; kind = ""; next }
/^```/ {
	n++
	if ($0 == "```sh" || $0 == "```sh fails") { kind = "sh"; want = $2 == "fails" ? 1 : 0; print ": >\"$said\"; block=" n }
	else if ($0 == "```sh elsewhere") kind = "elsewhere"
	else if ($0 == "```text" && last == "sh") { kind = "text"; print "cat >\"$top/wanted\" <<'REGC_DOC_END'" }
	else if ($2 ~ /^>>/) { kind = "file"; print "cat " $2 " <<'REGC_DOC_END'" }
	else if ($2 ~ /^[a-z.]/) { kind = "file"; print "mkdir -p \"$(dirname " $2 ")\" && cat >" $2 " <<'REGC_DOC_END'" }
	else kind = "shown"
	next
}
kind == "sh" && NF { print "{ " $0 "\n} >>\"$said\" 2>&1 </dev/null; ended $? " want " " quoted($0) }
kind == "elsewhere" && /^regc/ { print "wrong " quoted("is not run: " $0) }
kind == "file" || kind == "text" { print }
kind == "" && /^#/ { last = "" } # what stands below another heading was not printed by it
