#!/bin/sh
# What the pages say of law that is quoted: the words under their obligation with what they rest on, the captures,
# the steps between them, and nothing of it where there is none.
tests=$(cd "$(dirname "$0")" && pwd) bad=0
cp -R "$tests/sample" project && cp -R "$tests/quoted/." project && cd project || exit 1
has() { tr '\n' ' ' <"out/$1" | grep -q "$2" || { echo "$1 does not say: $2"; bad=1; }; }
lacks() { ! grep -q "$2" "out/$1" || { echo "$1 says: $2"; bad=1; }; }
law=regulations/marking-act.html step=changes/marking-act/b.html

# without a lock there is no site; where the texts are not published, the page says that nothing was found
$RUN "$REGC" build -q . 2>said && { echo "a site with words that no lock file records"; bad=1; }
grep -q 'RG5026' said || { cat said; bad=1; }
cp regulations/marking-act.yaml published
sed -i 's/, path: [^,}]*//; s/, sha256: [^,}]*//; /^ *\(path\|sha256\):/d' regulations/marking-act.yaml
$RUN "$REGC" build -q . 2>/dev/null || exit 1
has $law 'A maker shall mark media so that .*no check against a capture is recorded'
has $law 'id="the.captures">Captures of its text.*<th scope="row"[^>]*>b<'
lacks $law 'in captures from'
mv published regulations/marking-act.yaml

$RUN "$REGC" lock -q . 2>/dev/null
$RUN "$REGC" build -q . 2>/dev/null || exit 1
has $law 'id="art-1".*<blockquote lang="en"><p>A maker shall mark media.*Evidence: <strong>verified.*From byte 73 of <a href="#capture.a">a</a>. Found in captures from <time [^>]*>2 March 2025</time> to <time [^>]*>2 March 2026</time>; unchanged.*id="art-2"'
has $law 'id="capture.a".*<code>captures/act-a.md</code>.*id="capture.b"'
has $law 'tell readers that media are made.*reworded in later captures, first seen <time [^>]*>on 2 March 2026</time>'
has $law '<th scope="row">Total<td class="number">2<.*<th scope="row"[^>]*>b<.*new wording.*what differs in b'
has $step 'Obligations whose quoted words or section differ.*marking-act.html#art-2">Telling'
has $step 'They do not show that the law changed.*list.provisions.*Users tell readers'
lacks $step 'the platform changed'
has changes.html 'marking-act.html">Marking Act</a><td.*1 obligation<'
has feed.xml 'Marking Act: text differs in the capture of 2 March 2026'
[ ! -e out/feeds ] || { echo "a law has made a feed of a platform"; bad=1; }
lacks regulations/media-act.html 'the.captures'
$RUN "$REGC" verify -q out . 2>/dev/null || { echo "a site with quoted law cannot be verified"; bad=1; }

# on a day before the later capture, only the first is there
$RUN "$REGC" build -q --as-of 2025-12-01 . 2>/dev/null || exit 1
has $law '<th scope="row">Total<td class="number">1<'
lacks $law 'what differs in b'
lacks changes.html 'Marking Act'
# and an excerpt of another document is said to be of that
printf '%s\n' 'provision: borrowed' 'document: alpha/terms' 'title: Borrowed' 'categories: [labelling]' 'basis: verbatim' 'summary: Borrowed.' \
	'excerpts: [{text: Borrowed words, document: beta/terms}]' 'sources: [{class: memory}]' >provisions/borrowed.yaml
$RUN "$REGC" build -q . 2>/dev/null || exit 1
has provisions/alpha/terms/borrowed.html '<figcaption><a href="../../../documents/beta/terms.html">'
exit $bad
