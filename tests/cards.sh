#!/bin/sh
# What is kept of files changes nothing but time: the same findings, cards and trees with a cache, without, with a broken one
# and with one of another checkout, in one process and in several; and no file is taken for what it was.
tests=$(cd "$(dirname "$0")" && pwd)
bad=0
fail() { echo "$1"; bad=1; }

cp -R "$tests/sample" project && rm -rf project/.regc && cd project || exit 1
i=0
while [ $i -lt 230 ]; do # more than one process is worth; some have something wrong
	i=$((i + 1))
	printf 'category: made-%d\ntitle: Made %d\ndefinition: D\n' $i $i >made-$i.yaml
	[ $((i % 50)) -ne 0 ] || printf 'sumary: x\n' >>made-$i.yaml
done
cd ..

# what comes out, as it does without a cache in one process
said() {
	(cd project && $RUN "$REGC" check --no-cache -j 1 .) >plain 2>&1
	for jobs in 1 3; do
		(cd project && $RUN "$REGC" check --cache ../kept -j $jobs . "$@") >now 2>&1
		cmp -s plain now || { fail "$what, $jobs processes:"; diff plain now; }
	done
}

what='nothing kept'; said
[ -s kept/cards ] && [ -s kept/stamps ] && [ "$(cat kept/.gitignore)" = '*' ] || fail 'nothing was kept'
[ ! -e project/.regc ] || fail 'kept in two places'
what='all kept'; said
cp -R kept whole
cp kept/cards before
what='nothing changed'; said
cmp -s before kept/cards || fail 'written anew for nothing'

# a change is seen, also one that leaves size and time of content as they were
what='a change'; echo '# more' >>project/made-7.yaml; said
what='an error in the place of a word'
sed 's/definition/definitino/' project/made-8.yaml >new && touch -r project/made-8.yaml new && mv new project/made-8.yaml; said
what='a file gone'; rm project/made-9.yaml; said
what='a file of the name of another'; mv project/made-10.yaml project/made-9.yaml; said
what='the project file elsewhere'; mkdir project/sub && cp project/regc.yaml project/sub/; said
rm -r project/sub
what='a file in the place of a link'; mv project/made-11.yaml elsewhere.yaml && ln -s ../elsewhere.yaml project/made-11.yaml; said
mv elsewhere.yaml project/made-11.yaml
for f in 7 8 9 50 100 150 200; do rm -f project/made-$f.yaml; done
what='mended'; said
[ ! -s plain ] || grep -q 'no \(errors\|findings\)' plain || { fail 'not mended'; cat plain; }

# without errors the cards go all the way
for stage in link analyse; do
	(cd project && $RUN "$REGC" dump --after=$stage --as-of 2026-06-01 --no-cache .) >plain 2>&1
	for cache in ../kept ../whole ../none; do
		(cd project && $RUN "$REGC" dump --after=$stage --as-of 2026-06-01 --cache $cache .) >now 2>&1
		cmp -s plain now || { fail "$stage with $cache:"; diff plain now; }
	done
done

# another checkout: all times are new, and nothing has to be read as YAML
cp -R project copy && cp kept/cards before
(cd copy && $RUN "$REGC" check --cache ../kept -j 3 .) >/dev/null 2>&1
cmp -s before kept/cards || fail 'another checkout was read anew'

# what is broken is said once, and made anew; what is older or of another program is not mentioned
(cd project && $RUN "$REGC" check --no-cache -j 1 .) >plain 2>&1
for way in cut flipped empty garbage; do
	for file in cards stamps; do
		rm -rf kept && cp -R whole kept && (cd project && $RUN "$REGC" check -q --cache ../kept .) >/dev/null 2>&1
		case $way in
		cut) head -c 900 kept/$file >new ;;
		flipped) { head -c 500 kept/$file; printf '\377'; tail -c +502 kept/$file; } >new ;;
		empty) : >new ;;
		garbage) tail -c +20 kept/$file >new ;;
		esac
		mv new kept/$file
		(cd project && $RUN "$REGC" check --cache ../kept .) >now 2>&1 || fail "$file $way: status $?"
		[ "$(grep -c 'RG9013' now)" -ge 1 ] || { fail "$file $way: not a word"; cat now; }
		(cd project && $RUN "$REGC" check --cache ../kept .) >now 2>&1
		cmp -s plain now || { fail "$file $way, again:"; diff plain now; }
	done
done
{ printf 'regc cache 1\n'; head -c 64 /dev/zero; } >kept/cards
(cd project && $RUN "$REGC" check --cache ../kept .) >now 2>&1
cmp -s plain now || { fail 'of another program:'; diff plain now; }

# a cache that cannot be written is no error
: >file
(cd project && $RUN "$REGC" check --cache ../file/sub .) >now 2>&1 || fail "no place for a cache: status $?"
exit $bad
