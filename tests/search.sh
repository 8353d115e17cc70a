#!/bin/sh
# Search: the program and the script take texts apart alike; what is looked for is found first; what is chosen
# of a mapping holds of one; all that is found has its place on the site. The script is run by node.
tests=$(cd "$(dirname "$0")" && pwd) top=$(dirname "$tests") bad=0
wrong() { echo "$1"; bad=1; }
for script in "$top"/templates/search.js "$top"/templates/search-page.js "$top"/templates/filter.js; do
	[ "$(wc -c <"$script")" -le 8192 ] || wrong "$script has more than 8 KB"
done
ln -s "$(sh "$tests/built" sample)" sample && ln -s "$(sh "$tests/built" regmaps)" bundled || exit 1

# every entry leads to a page and a place of it
for site in sample bundled; do
	sed -n 's/.*","\([^"]*\)","\([^"\\]\|\\.\)*"\][],);]*$/\1/p' $site/assets/search/entries-*.js >hrefs
	[ "$(wc -l <hrefs)" -eq "$(cat $site/assets/search/entries-*.js | grep -c '\["')" ] || wrong "$site: not every entry was read"
	awk -F '#' -v site="$site" '
		{ wanted[$1] = wanted[$1] " " $2 }
		END {
			for (page in wanted) {
				for (lines = 0; (getline line <(site "/" page)) > 0; lines++)
					while (match(line, / id="[^"]*"/)) {
						ids[page, substr(line, RSTART + 5, RLENGTH - 6)] = 1
						line = substr(line, RSTART + RLENGTH)
					}
				close(site "/" page)
				if (!lines) { print site ": no page " page; bad = 1 }
				n = split(wanted[page], id, " ")
				for (i = 1; i <= n; i++) if (!((page, id[i]) in ids)) { print site ": no \"" id[i] "\" on " page; bad = 1 }
			}
			exit bad
		}' hrefs || bad=1
done

if ! command -v node >/dev/null; then
	[ $bad -eq 0 ] && echo "the script of the search was not run: there is no node (apt install nodejs)" && exit 77
	exit 1
fi
run() { node "$tests/tools/search.js" "$top/templates/search.js" "$@"; }

{ cat "$top"/regmaps/*/*.yaml "$top"/regmaps/provisions/*/*/*.yaml && node -e '
	const parts = ["a","s","es","ies","x","Art. ","s.","§ ","50","230","4","(4)","(ba)","(","-","/",".","\u2019s","\u0027s"," "," ","ß","Σ","ς","É","\u0301","İ","ﬁ","½","①","深","Ж","—","u.s.c."];
	let seed = 7;
	const next = n => (seed = (seed * 48271) % 2147483647) % n;
	for (let i = 0; i < 20000; i++)
		console.log(Array.from({length: 1 + next(9)}, () => parts[next(parts.length)]).join(""));'
} >lines
$RUN "$BUILD/tests/search_words_test" --print <lines >program || wrong "the tokens of the program could not be printed"
run --tokens <lines >script
cmp -s program script || { wrong "program and script differ:"; diff program script | head -n 5; }

first() { # SITE WANTED QUERY [NAME=VALUE ...]
	site=$1 wanted=$2
	shift 2
	found=$(run "$site" "$@" 2>/dev/null | head -n 1 | cut -f1)
	[ "$found" = "$wanted" ] || wrong "'$*' finds '$found' first, not '$wanted'"
}
first bundled 'regulations/eu-ai-act.html#art-50-4' 'deepfake disclosure'
first bundled 'regulations/eu-ai-act.html#art-50-4' 'disclosure of deep fakes'
first bundled 'regulations/eu-ai-act.html#art-50-4' 'disclosre deepfak'
for query in '50(4)' 'art 50 4' 'Article 50(4)' 'ART. 50 (4)' 'art-50-4' 'eu-ai-act/art-50-4'; do
	first bundled 'regulations/eu-ai-act.html#art-50-4' "$query"
done
for query in 'sec 230' 's 230' 'Section 230' '§ 230' '47 usc 230'; do first bundled 'regulations/us-cda-230.html' "$query"; done
first bundled 'regulations/us-cda-230.html#c-1' '§ 230(c)(1)'
first bundled 'jurisdictions/US-TX.html' Texas
first bundled 'jurisdictions/US-TX.html' texa
first bundled 'platforms/x.html' X
first bundled 'methodology.html#exposure' 'exposure indicated'
first bundled 'regulations/eu-ai-act.html#art-5-1-ba' '35 million'
first bundled 'regulations/eu-ai-act.html#art-99' 'maximum fine'
first bundled 'to-do.html' 'what must we do'
first bundled 'to-do.html' 'december 2026'
first bundled 'provisions/kling-ai/terms-of-service/prohibited-content-and-user-obligations.html' 'kling medium'
first bundled 'regulations/eu-ai-act.html#art-50-4' 'deep fake'
run bundled '230(c)(1)' 2>/dev/null | head -n 1 | cut -f2 | grep -qx immunity || wrong "an immunity is called something else"
first bundled '' 'texas unfindable'
first bundled '' 'of the'
first bundled '' ''

# a project adds its own ways to write a thing; one without a word in it is none
cp -R "$tests/sample" own && mkdir -p own/templates
printf 'words: own\nsearch:\n  same:\n    - [machine, robot]\n    - ["§", unheard]\n' >own/templates/words.yaml
"$REGC" build -q -o own-site own 2>/dev/null || wrong "the project with words of its own is not built"
first own-site 'regulations/media-act.html#art-1' 'marking robot'
first own-site '' unheard

# what is chosen: counts that follow from tests/sample
count() { # N QUERY [NAME=VALUE ...]
	n=$1
	shift
	run sample "$@" 2>&1 >/dev/null | grep -q "^$n found" || wrong "'$*' does not find $n"
}
count 2 '' kind=provision
count 1 '' kind=provision platform=beta
count 2 '' kind=provision category=responsibility
count 1 'label' kind=provision
count 2 '' kind=provision place=EU
count 1 '' kind=provision place=US-CA
count 2 '' state=upcoming
count 2 '' exposure=high
count 1 '' exposure=high state=active
count 1 '' place=US-CA state=active
count 0 '' place=US-CA exposure=high
count 0 '' place=US-CA state=upcoming
count 0 '' place=DE exposure=high
exit $bad
