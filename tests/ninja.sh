#!/bin/sh
# Ninja builds the sample and the bundled map in four shards, and Makeflow the sample: the same bytes as one build. Run again after
# nothing has changed, Ninja merges nothing; after a change, it does. Findings fail the merge alone.
tests=$(cd "$(dirname "$0")" && pwd)
[ -z "$RUN" ] || { echo "the steps do not run under $RUN"; exit 77; }
mkdir bin && ln -s "$REGC" bin/regc && PATH=$PWD/bin:$PATH && export PATH
missing=
one() { # TOOL PROJECT SITE COMMAND...
	tool=$1 project=$2 site=$3 && shift 3
	command -v "$tool" >/dev/null || { missing="$missing $tool"; return 0; }
	regc plan "--$tool" 4 --parts "$tool-parts" -o "$tool-out" "$project" >"$tool-file" || exit 1
	"$@" "$tool-file" >said 2>&1 || { cat said; echo "$tool failed"; exit 1; }
	diff -r "$site" "$tool-out" || { echo "what $tool made differs from one build"; exit 1; }
}
cp -R "$tests/sample" project && sample=$(sh "$tests/built" sample) && bundled=$(sh "$tests/built" regmaps) || exit 1
one makeflow project "$sample" makeflow -T local
one ninja "$tests/../regmaps" "$bundled" ninja -f
rm -rf ninja-* .ninja*
one ninja project "$sample" ninja -f
if [ -d ninja-out ]; then
	ninja -f ninja-file -d explain >said 2>&1 || { cat said; exit 1; }
	grep -q '\[5/' said && { cat said; echo "nothing has changed, and Ninja merged again"; exit 1; }
	sed 's/^title: .*/title: Another name/' project/regc.yaml >x && mv x project/regc.yaml
	ninja -f ninja-file >said 2>&1 && regc build -q -o single project && diff -r single ninja-out || { cat said; exit 1; }

	# where warnings fail a plan, they fail its merge and no shard, and are reported once
	cp -R "$tests/golden/law/contradicting-facts/project/." project && rm -rf ninja-* .ninja*
	regc plan --ninja 2 --parts ninja-parts -o ninja-out --fail-on warning --report sarif=found.sarif project >ninja-file || exit 1
	[ ! -e found.sarif ] || { echo "the plan wrote a report of its own"; exit 1; }
	ninja -f ninja-file >said 2>&1 && { echo "warnings do not fail the merge"; exit 1; }
	grep -q '^FAILED: ninja-out/manifest.json' said && [ "$(grep -c '"ruleId": "RG4030"' found.sarif)" = 5 ] ||
		{ cat said; echo "something else than warnings in the merge failed"; exit 1; }
fi
[ -z "$missing" ] || { echo "not looked at, as they are not installed:$missing"; exit 77; }
