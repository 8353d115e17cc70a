#!/bin/sh
# An evidence pack: what is in it; its digests hold, and tell of a byte that differs; each quotation stands where its row
# says, in the capture with that digest; the same bytes twice; no whole text of an archive.
tests=$(cd "$(dirname "$0")" && pwd) bad=0
wrong() { echo "$*"; bad=1; }
cp -R "$tests/sample" project && cp -R "$tests/evidence/." project && "$REGC" lock -q project 2>/dev/null || exit 1
"$REGC" pack -q alpha/terms/labels -o pack project 2>/dev/null || wrong "no pack of a clause"

(cd pack && find . -type f ! -path './assets/*' | sort) >files
cat >expected <<'LIST'
./README.txt
./SHA256SUMS
./captures/alpha/terms/a.md
./changes/alpha/terms/d.html
./changes/alpha/terms/d.json
./changes/alpha/terms/d.xml
./manifest.json
./methodology.html
./methodology.xml
./provisions/alpha/terms/labels.html
./provisions/alpha/terms/labels.json
./provisions/alpha/terms/labels.xml
./quotations.csv
./regulations/media-act.html
./regulations/media-act.json
./regulations/media-act.xml
./sources.csv
LIST
diff expected files || wrong "the pack holds other files"
[ -f pack/assets/regc.css ] && grep -q 'href="../../../assets/regc.css"' pack/provisions/alpha/terms/labels.html ||
	wrong "its page opens without its looks"

# all files are listed, and hold
(cd pack && sha256sum --quiet -c SHA256SUMS) || wrong "the digests do not hold"
[ "$(wc -l <pack/SHA256SUMS)" -eq "$(find pack -type f ! -name SHA256SUMS ! -name manifest.json | wc -l)" ] ||
	wrong "not every file has its digest"
"$REGC" verify -q pack project 2>said || { cat said; wrong "the project does not make the same pack"; }
cp -R pack touched && sed -i 's/label/Label/' touched/captures/alpha/terms/a.md
(cd touched && sha256sum --quiet -c SHA256SUMS) >said 2>&1 && wrong "a byte that differs is not noticed by sha256sum"
"$REGC" verify -q touched 2>/dev/null && wrong "a byte that differs is not noticed by regc"

# by hand, as README.txt says it: text, digest and bytes of the first quotation
sed -n 2p pack/quotations.csv | tr -d '\r' >row
text=$(cut -d, -f4 row) sum=$(cut -d, -f14 row) from=$(cut -d, -f19 row) to=$(cut -d, -f20 row) file=pack/$(cut -d, -f29 row)
[ "$(sha256sum <"$file")" = "$sum  -" ] || wrong "the capture has not the digest of its row"
[ "$(tail -c +$((from + 1)) "$file" | head -c $((to - from)) | tr -d '*_' | tr '\n' ' ')" = "$text" ] ||
	wrong "the words do not stand where their row says"
grep -q "captures/alpha/terms/a.md" pack/README.txt || wrong "README.txt does not name the capture"
grep -q "It is not a legal determination" pack/README.txt || wrong "README.txt lacks the notices"

# the same bytes, wherever and however often
"$REGC" pack -q provision:alpha/terms/labels -o again project 2>/dev/null
diff -r pack again || wrong "the same project makes another pack"
"$REGC" pack -q alpha/terms/labels -o pack project 2>/dev/null || wrong "a pack cannot be made anew in its place"
diff -r pack again || wrong "a pack made anew is another one"

# of an article: its law, and the clauses that are mapped to it
"$REGC" pack -q media-act/art-1 -o article project 2>/dev/null || wrong "no pack of an article"
[ -f article/regulations/media-act.html ] && [ -f article/provisions/alpha/terms/labels.xml ] &&
	[ -f article/provisions/beta/terms/conduct.xml ] || wrong "the article's clauses are not with it"

# a site and a pack keep out of each other's way
"$REGC" build -q -o site project 2>/dev/null
"$REGC" pack -q alpha/terms/labels -o site project 2>said && wrong "a pack replaced a site"
grep -q RG9004 said || wrong "no finding where a pack would replace a site"
"$REGC" build -q -o pack project 2>/dev/null && wrong "a site replaced a pack"

# an archive's texts are named and not handed on
"$REGC" pack -q fal/terms-of-service/indemnity -o archived "$tests/../regmaps" 2>/dev/null || wrong "no pack of a recorded clause"
grep -q ',recorded,' archived/quotations.csv || wrong "the clause of an archive is not recorded"
[ -d archived/captures ] && wrong "a text of an archive was copied"
grep -q 'not included. It is' archived/README.txt || wrong "README.txt does not say why no capture is there"

# what README.txt says is in the catalogue, every sentence of it
mkdir -p project/templates && printf 'words: brackets\nsay:\n' >project/templates/words.yaml
"$REGC" new words | awk '/^  - code: (pack|notice|holds|laws)\./ { print; getline; sub(/as: "/, "as: \"[["); sub(/"$/, "]]\""); print }' \
	>>project/templates/words.yaml
"$REGC" pack -q alpha/terms/labels -o words project 2>said || { cat said; wrong "no pack in other words"; }
[ "$(grep -o '\[\[' words/README.txt | wc -l)" -ge 20 ] || wrong "README.txt does not take its words from the catalogue"
tr '\n' ' ' <words/README.txt | sed 's/\[\[[^]]*\]\]//g' | tr ' ' '\n' | sort -u >unsaid
grep -E '^[a-z]+$' unsaid | grep -vxE 'sha256sum|tail|head|git|show|label|what|they|make|map' && wrong "README.txt has words of its own"
exit $bad
