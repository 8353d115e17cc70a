#!/bin/sh
# Who may know whom: a folder includes only from itself and those before it, a library is seen by
# the files named here and no others, and nobody prints but the command line. No two files in different rooms have one
# name, nor two structs.
cd "$(dirname "$0")/../compiler" || exit 1
awk '
BEGIN {
	n = split("base prose syntax model evidence law form pages site editor cli", order, " ")
	for (i = 1; i <= n; i++) rank[order[i]] = i
	own["link.h"] = "^base/build_id.c$"
	own["yaml.h"] = "^syntax/read.c$"
	own["libxslt/"] = "^form/render.c$"
	own["libexslt/"] = "^form/render.c$"
	own["libxml/"] = "^(form|pages|site)/"
	own["libxml/xpath"] = "^form/(bind|xpath|render)[.][ch]$"
	own["md4c.h"] = "^form/markdown.c$"
	own["jansson.h"] = "^(syntax/read_json|cli/lsp.*)[.][ch]$"
	own["microhttpd.h"] = "^cli/http.c$"
	own["openssl/"] = "^base/sha256.c$"
	own["utf8proc.h"] = "^(base/text|prose/plain|prose/sink).c$"
	own["git2.h"] = "^prose/(differ|archive).c$"
	system_headers = "^(arpa/inet|assert|ctype|dirent|errno|fcntl|fnmatch|getopt|inttypes|limits|locale|malloc|math|poll|pthread|regex|" \
		"sched|setjmp|signal|std[a-z]+|string|strings|time|unistd|sys/[a-z]+)[.]h$"
}
function wrong(what) { print FILENAME ":" FNR ": " what; bad = 1 }
FNR == 1 && split(FILENAME, part, "/") == 2 {
	name = part[2]; sub(/[.][ch]$/, "", name)
	if (name in room && room[name] != part[1]) wrong("the rooms " room[name] " and " part[1] " have a " name)
	room[name] = part[1]
}
/^(typedef |static |const )*struct [a-z0-9_]+ [{]/ {
	name = $0; sub(/^.*struct /, "", name); sub(/ .*/, "", name)
	if (name in struct) wrong("struct " name " is defined in " struct[name] " too")
	struct[name] = FILENAME ":" FNR
}
/^#include "/ {
	split($0, quoted, "\""); to = quoted[2]
	split(FILENAME, part, "/"); from = part[2] == "" ? "top" : part[1]
	target = from
	if (to ~ /^\.\.\//) { split(to, up, "/"); target = up[3] == "" ? "top" : up[2] }
	else if (to ~ /\//) { split(to, up, "/"); target = up[1] }
	if (from == "top" || target == from || to == "version.h" && from == "cli") next
	if (target == "top" && !((from == "cli" || from == "editor") && to == "../compile.h")) wrong(from " knows " to)
	else if (target != "top" && !(target in rank)) wrong("no folder is called " target)
	else if (rank[target] > rank[from]) wrong(from " knows " target)
}
/^#include </ {
	name = $0; sub(/^#include </, "", name); sub(/>.*/, "", name)
	if (name ~ system_headers) next
	known = 0
	for (library in own)
		if (index(name, library) == 1) { known = 1; if (FILENAME !~ own[library]) wrong("sees <" name ">") }
	if (!known) wrong("<" name "> is in no line of this table")
}
/(^|[^a-z_])(printf|puts|putchar|perror|vprintf) *\(|[^a-z](stdout|stderr)[^a-z]/ {
	if (FILENAME !~ /^(base\/arena.c|cli\/.*|main.c)$/) wrong("prints")
}
END { if (NR < 5000) { print "looked at " NR " lines only"; bad = 1 } exit bad }
' *.c *.h */*.[ch]
