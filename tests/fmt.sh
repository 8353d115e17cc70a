#!/bin/sh
# regc fmt on a thousand generated clauses, the bundled map and the sample, as they are and spoiled at random (SEED, ROUNDS): the values, the
# comments and what follows from them are the same, and a second time changes nothing. Then standard input, folders and single files.
top=$(cd "$(dirname "$0")/.." && pwd) bad=0 SEED=${SEED:-1} ROUNDS=${ROUNDS:-2}
wrong() { echo "$1"; bad=1; }

# what a map says: its values without their places, its comments, its verdicts
says() {
	"$REGC" dump --after=read "$1" 2>/dev/null | sed 's/ *\([a-z-]* \)*[0-9]*:[0-9]*-[0-9]*:[0-9]*/\1/' | sort
	(cd "$1" && grep -rhoE --include='*.yaml' '(^|[[:space:]])#.*' . | sed 's/^[[:space:]]*//; s/[[:space:]]*$//' | sort)
	"$REGC" dump --no-cache --after=analyse "$1" 2>/dev/null
}

# formats a project; it says the same, and a second time nothing is left to format
formats() {
	says "$1" >before
	[ "$(wc -l <before)" -gt 100 ] || wrong "$2: nothing is said"
	$RUN "$REGC" fmt "$1" >out 2>err || { wrong "$2: fmt fails"; cat err; }
	says "$1" >after
	cmp -s before after || { wrong "$2: it says something else"; diff before after | head -5; }
	"$REGC" fmt --check "$1" >out 2>err || { wrong "$2: a second time would change"; head -5 out; }
}

# lines that say nothing, comments, other indentation, keys that change places, other line ends; what is within a text over several lines stays
cat >spoil.awk <<'END'
function indent(line) { match(line, /^ */); return RLENGTH }
BEGIN { srand(seed); wide = rand() < .3; crlf = rand() < .2 ? "\r" : "" }
{ lines[NR] = $0 }
END {
	for (i = 1; i <= NR; i++) {
		line = lines[i]
		if (line ~ /[^ ]/ && indent(line) < text) text = 0
		plain = !text && line ~ /^ *(- )?[a-z-]+: [^"'|>]/ && lines[i + 1] ~ /^ *(- )?[a-z-]+:/
		if (plain && keys && rand() < .1 && line ~ /^ *[a-z]/ && lines[i + 1] ~ /^ *[a-z-]+: [^|>]/ && indent(line) == indent(lines[i + 1]) && i > 1 && \
		    (i + 2 > NR || lines[i + 2] ~ /^ *(- )?[a-z-]+:/ && indent(lines[i + 2]) <= indent(line))) {
			swap = lines[i + 1]; lines[i + 1] = line; line = swap
		}
		if (plain && i > 1 && rand() < .1) out(indent(line), "# " ++n " above")
		if (plain && rand() < .05) line = line "  # " ++n " beside"
		if (plain && rand() < .05) line = line "   "
		if (plain && rand() < .05) { out(0, ""); out(0, "") }
		keys += line ~ /^[a-z-]+:/
		words = substr(line, indent(line) + 1)
		if (wide && !text) sub(/^- /, "-   ", words)
		out(indent(line), words)
		if (line ~ /: [|>][-+]?$/) text = indent(line) + (line ~ /^ *- / ? 3 : 1)
	}
}
function out(columns, words) { printf "%*s%s%s\n", words == "" ? 0 : wide ? 2 * columns : columns, "", words, crlf }
END
spoil() {
	find "$1" -name '*.yaml' ! -name '*.lock.yaml' | while read -r f; do
		awk -v seed="$2$(cksum <"$f" | cut -c1-4)" -f spoil.awk "$f" >spoiled && cp spoiled "$f"
	done
	"$REGC" dump --after=link "$1" >/dev/null 2>err || { wrong "spoiled so that it is none"; cat err; }
}

"$BUILD/bench/generate" 1000 made >/dev/null || exit 1
cp -R "$top/regmaps" bundled && cp -R "$top/tests/sample" sample || exit 1
for map in made bundled sample; do
	formats $map $map
done
"$REGC" fmt --check "$top/regmaps" >out 2>err || { wrong "regmaps is not formatted"; cat out; }
for round in $(seq "$ROUNDS"); do
	for map in bundled sample; do
		cp -R $map spoiled-$map
		spoil spoiled-$map $((SEED + round))
		"$REGC" fmt --check spoiled-$map >out 2>err && wrong "nothing was spoiled"
		formats spoiled-$map "$map, seed $((SEED + round))"
		rm -rf spoiled-$map
	done
done

# standard input, --check, --diff, and what is no file of a map
printf 'category: x\ndefinition: d\ntitle: t\n' >sample/categories/x.yaml
printf 'category: x\ntitle: t\ndefinition: d\n' >wanted
"$REGC" fmt - <sample/categories/x.yaml >out 2>err && cmp -s out wanted && [ ! -s err ] || wrong "standard input is not formatted"
"$REGC" fmt -q --check - <sample/categories/x.yaml >out 2>err && wrong "standard input counts as formatted"
[ "$(cat out)" = 'standard input' ] || wrong "it is not named"
"$REGC" fmt -q --check sample >out 2>err && wrong "a file counts as formatted"
[ "$(cat out)" = categories/x.yaml ] || { wrong "other files are named"; cat out; }
cp -R sample other && "$REGC" fmt -q --diff sample >patch 2>err
diff -r sample other >/dev/null || wrong "--diff writes"
if command -v patch >/dev/null; then
	(cd other && patch -s -p1 <../patch) || wrong "patch does not take the difference"
	cmp -s other/categories/x.yaml wanted || wrong "the difference is another one"
fi
(cd sample/categories && "$REGC" fmt -q x.yaml) && cmp -s sample/categories/x.yaml wanted || wrong "a file is not formatted from its folder"
printf 'category: y\ndefinition: d\ntitle: t\n' >sample/categories/y.yaml
"$REGC" fmt -q sample/platforms 2>err && grep -q '^definition' sample/categories/y.yaml && sed -n 2p sample/categories/y.yaml | grep -q definition || wrong "another folder is formatted too"
"$REGC" fmt -q sample/categories && sed -n 2p sample/categories/y.yaml | grep -q title || wrong "a folder is not formatted"
printf 'category: z\ndefinition: [d\n' >sample/categories/z.yaml && cp sample/categories/z.yaml z
"$REGC" fmt -q sample 2>err && wrong "a file that cannot be read is no error"
cmp -s sample/categories/z.yaml z || wrong "a file that cannot be read was written"
grep -q 'categories/z.yaml:2' err || { wrong "its place is not named"; cat err; }
chmod 640 sample/categories/x.yaml && ln -s x.yaml sample/categories/link.yaml && printf 'category: x\ndefinition: d\ntitle: t\n' >sample/categories/x.yaml
"$REGC" fmt -q sample/categories/link.yaml 2>err || cat err
[ -L sample/categories/link.yaml ] && cmp -s sample/categories/x.yaml wanted || wrong "a symbolic link is replaced"
[ "$(stat -c %a sample/categories/x.yaml)" = 640 ] || wrong "a file has another mode"
exit $bad
