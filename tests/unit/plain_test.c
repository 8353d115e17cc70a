/* The plain text: every mark that goes, every fold, the way back to the bytes, headings, and that no
 * input is too odd or too long. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "../../compiler/base/text.h"
#include "../../compiler/prose/plain.h"

static struct arena a;
static struct plain p;

static int
clear(void **state)
{
	(void)state;
	arena_free(&a);
	return 0;
}

static const char *
markdown(const char *source)
{
	plain_make(&p, &a, source, strlen(source), PLAIN_MARKDOWN);
	return p.text;
}

static const char *
html(const char *source)
{
	plain_make(&p, &a, source, strlen(source), PLAIN_HTML);
	return p.text;
}

struct made {
	const char *from, *text;
};

static void
check_all(const struct made *cases, size_t n, const char *(*make)(const char *source))
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(make(cases[i].from), cases[i].text) != 0)
			fail_msg("'%s' became '%s', not '%s'", cases[i].from, p.text, cases[i].text);
}

#define CHECK_ALL(cases, make) check_all((cases), sizeof(cases) / sizeof *(cases), make)

static void
markdown_loses_its_marks(void **state)
{
	static const struct made cases[] = {
		{"", ""},
		{"  \n\n\t\n", ""},
		{"one\ntwo", "one two"},
		{"one  \ntwo\\\nthree", "one two three"},
		{"one\r\ntwo\r\n\r\nthree", "one two three"},
		/* headings */
		{"# Title", "Title"},
		{"###### Six ##", "Six"},
		{"# C#", "C#"},
		{"#hashtag", "#hashtag"},
		{"####### seven", "####### seven"},
		{"Title\n=====\n\nwords", "Title words"},
		{"Title\n-----\nwords", "Title words"},
		{"Long\ntitle\n---", "Long title"},
		{"words\n\n---\n\nmore", "words more"},
		/* thematic breaks, and what only looks like one */
		{"a\n\n* * *\n\nb\n\n___\n\nc", "a b c"},
		{"a -- b", "a -- b"},
		{"well-known", "well-known"},
		/* lists and quotations */
		{"* one\n* two", "one two"},
		{"*   one\n    \n    more\n- two\n+ three", "one more two three"},
		{"1. one\n2) two", "one two"},
		{"> quoted\n> > twice\n> * item", "quoted twice item"},
		{"1\\. Service", "1. Service"},
		{"in the year\n2026. It", "in the year 2026. It"},
		{"text\n1. one", "text one"},
		{"-5 degrees", "-5 degrees"},
		{"- item\n---\nwords", "item words"},
		/* emphasis */
		{"**bold** and *soft* and _low_ and __lower__ and ~~gone~~", "bold and soft and low and lower and gone"},
		{"**Note:**words", "Note:words"},
		{"un*frigging*believable", "unfriggingbelievable"},
		{"snake_case_name", "snake_case_name"},
		{"2 * 3 and a _ b", "2 * 3 and a _ b"},
		{"sign: ________", "sign: ________"},
		{"about ~5 days", "about ~5 days"},
		{"**never closed", "never closed"},
		{"a ** b", "a b"},
		{"\\*literal\\* 5\\*", "*literal* 5*"},
		{"`code` and ``more`` here", "code and more here"},
		{"~~~\n* as it is *\n~~~\nafter", "* as it is * after"},
		/* links and images */
		{"see [our terms](https://x.org/a_(b) \"title\") now", "see our terms now"},
		{"see [**our** terms](<https://x.org/a b>) now", "see our terms now"},
		{"[a](b\n\"t\") c", "a c"},
		{"![alt](x.png)words", "words"},
		{"a ![alt *text*](x.png) b", "a b"},
		{"[![](logo.png)](https://x.org)\n\nwords", "words"},
		{"# Title[](#anchor)", "Title"},
		{"# [](#anchor) Title", "Title"},
		{"[two\n\nblocks](https://x.org) end", "two blocks end"},
		{"<https://x.org/a>", "https://x.org/a"},
		{"[1] and [see](Section 2) and [x]", "[1] and [see](Section 2) and [x]"},
		{"[text][ref]", "[text][ref]"},
		{"[open (and ](unclosed", "[open (and ](unclosed"},
		{"![never closed\n\n[a](b) words](c)", "![never closed a words](c)"},
		{"[\\[1\\]](x)", "[1]"},
		{"!not an image", "!not an image"},
		/* tables */
		{"| a | b |\n| --- | :-: |\n| c \\| d | e |\n\n| not", "a b c | d e | not"},
		{"a | b\n--|--\nc | d", "a b c d"},
		{"this | that", "this | that"},
		/* HTML in it */
		{"a<br>b<br/>c", "a b c"},
		{"a <b>bold</b> <!-- gone --> b", "a bold b"},
		{"<p>one</p><p>two</p>", "one two"},
		{"<YOUR NAME> and <ID-1> and a < b > c", "<YOUR NAME> and <ID-1> and a < b > c"},
		{"<script>var x;</script>words<style>p{}</style>", "words"},
		{"<!-- never closed", "<!-- never closed"},
		/* entities and escapes */
		{"a &amp; b &lt;c&gt; &copy; &#8217;s &#x2019;s &eacute;", "a & b <c> \xC2\xA9 's 's \xC3\xA9"},
		{"AT&T &unknown; &; &#; &#xD800; &#1114112;", "AT&T &unknown; &; &#; &#xD800; &#1114112;"},
		{"\\&amp; \\\\ \\a", "&amp; \\ \\a"},
		{"a \\- b \\\xE2\x80\x93 c \\\xE2\x80\x9C" "d\\\xE2\x80\x9D \\\xC3\xA9", "a - b - c \"d\" \\\xC3\xA9"},
		/* characters that nobody sees hide no mark */
		{"\xEF\xBB\xBF# Title", "Title"},
		{"\xE2\x80\x8B* item\n\xE2\x80\x8B* two", "item two"},
		{"a\n\n\xE2\x81\xA0---\n\nb", "a b"},
		{"[\xE2\x80\x8B](#a)x\xE2\x80\x8F y\xC2\xADz", "x yz"},
		{"a\xEF\xBF\xBC b \xF3\xA0\x80\xA1" "c", "a b c"},
		/* links that only mark a place */
		{"# Title [#](#title)", "Title"},
		{"# [#](https://x.org/a#title) Title", "Title"},
		{"Title [\xC2\xB6](#title \"Permalink\").", "Title ."},
		{"Title [\xF0\x9F\x94\x97](#title) end", "Title end"},
		{"Title [Permalink](#title) [Direct link to heading](#title) end", "Title end"},
		{"Title [Permalink](/a#title)", "Title Permalink"},
		{"note [1](#fn1) and [\xE6\x96\x87](#b) and [#](/a)", "note 1 and \xE6\x96\x87 and #"},
		{"a <a href=\"#x\">#</a> b <a name=\"x\"></a>c <a href='#y'>y</a>", "a b c y"},
		/* the data of images */
		{"a ![x](data:image/png;base64,iVBORw0KGgo=) b", "a b"},
		{"a ![](data:image/svg+xml;utf8,<svg xmlns='x' d=\"rotate(4 5)\"></svg>) b", "a b"},
		{"a ![](data:image/x, y\n\nb", "a ![](data:image/x, y b"},
	};

	(void)state;
	CHECK_ALL(cases, markdown);
}

static void
characters_are_folded(void **state)
{
	static const struct made cases[] = {
		{"\xE2\x80\x9CTerms\xE2\x80\x9D \xE2\x80\x9Elow\xE2\x80\x9F \xC2\xAB" "fr\xC2\xBB", "\"Terms\" \"low\" \"fr\""},
		{"it\xE2\x80\x99s \xE2\x80\x98so\xE2\x80\x9B \xCA\xBC \xE2\x80\xB9x\xE2\x80\xBA", "it's 'so' ' 'x'"},
		{"a \xE2\x80\x93 b \xE2\x80\x94 c\xE2\x80\x91" "d \xE2\x88\x92" "5", "a - b - c-d -5"},
		{"and so on\xE2\x80\xA6", "and so on..."},
		{"soft\xC2\xADhyphen zero\xE2\x80\x8Bwidth \xEF\xBB\xBF" "bom word\xE2\x81\xA0joiner", "softhyphen zerowidth bom wordjoiner"},
		{"a\xC2\xA0" "b\xE2\x80\xAF" "c\xE3\x80\x80" "d\xE2\x80\xA8" "e", "a b c d e"},
		{"caf" "e\xCC\x81 \xE2\x84\xAB", "caf\xC3\xA9 \xC3\x85"},         /* NFC */
		{"\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB", "\xED\x95\x9C"},          /* jamo to a syllable */
		{"x\xC2\xB2 \xC2\xBD note\xC2\xB9 \xEF\xAC\x81", "x\xC2\xB2 \xC2\xBD note\xC2\xB9 \xEF\xAC\x81"}, /* no NFKC */
		{"a\x01\x7F" "b", "ab"},
	};

	(void)state;
	CHECK_ALL(cases, markdown);
	CHECK_ALL(cases, html);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_string_equal(plain_words(&a, cases[i].from), cases[i].text);
	assert_string_equal(plain_words(&a, " *as* [typed](by) hand &amp; "), "*as* [typed](by) hand &amp;");
}

static void
html_is_read(void **state)
{
	static const struct made cases[] = {
		{"<!DOCTYPE html><html><head><title>T</title></head><body><h1>Terms</h1><p>one<p>two</body></html>",
		 "Terms one two"},
		{"<ul><li>a<li>b</ul><table><tr><td>c<td>d</table>", "a b c d"},
		{"a<script>if (a < b) {}</script>b<style>p > a {}</style>c", "abc"},
		{"<a href=\"x>y\">link</a> <x-thing>own</x-thing>", "link own"},
		{"a <!-- <p> --> b", "a b"},
		{"<head><body>no end of a head", "no end of a head"},
		{"<script>never closed", ""},
		{"1 < 2 & 3 > 2", "1 < 2 & 3 > 2"},
		{"<", "<"},
		{"</", "</"},
		{"<h2>Terms <a href='#terms'>\xC2\xA7</a></h2><a href='#a'>a</a>", "Terms a"},
		{"<p", "<p"},
		{"<a '<a '<a", "<a '<a '<a"},
	};

	(void)state;
	CHECK_ALL(cases, html);
	html("<h1>Terms</h1><h2>A</h2><p>see <a href='/b'>this</a><h2>B</h2>end");
	assert_int_equal(p.nheadings, 3);
	assert_int_equal(p.headings[2].level, 2);
	assert_int_equal(p.nlinks, 1);
	assert_string_equal(p.links[0].target, "/b");
	assert_string_equal(plain_section(&a, &p, p.n), "Terms > B");
}

static void
formats_go_by_name(void **state)
{
	(void)state;
	assert_int_equal(plain_format_of("a/Terms.md"), PLAIN_MARKDOWN);
	assert_int_equal(plain_format_of("a.b/terms"), PLAIN_MARKDOWN);
	assert_int_equal(plain_format_of("t.HTML"), PLAIN_HTML);
	assert_int_equal(plain_format_of("t.htm"), PLAIN_HTML);
	assert_int_equal(plain_format_of("t.txt"), PLAIN_TEXT);
	plain_make(&p, &a, "one\ntwo\n \nthree * 4\n", 21, PLAIN_TEXT);
	assert_string_equal(p.text, "one two three * 4");
	assert_int_equal(p.nblocks, 2);
}

/* the source of the first place of some words, and of what follows them */
static void
leads_back(const char *source, const char *words, const char *to)
{
	const char *found = strstr(markdown(source), words);
	size_t from, end;

	if (!found)
		fail_msg("'%s' is not in '%s'", words, p.text);
	from = p.at[found - p.text];
	end = p.at[(size_t)(found - p.text) + strlen(words)];
	if (end - from != strlen(to) || strncmp(source + from, to, end - from) != 0)
		fail_msg("'%s' leads to '%.*s'", words, (int)(end - from), source + from);
}

static void
words_lead_back_to_bytes(void **state)
{
	(void)state;
	leads_back("# One\n\n**two** [three](x) four", "three", "three");
	leads_back("# One\n\n**two** [three](x) four", "two three", "two** [three");
	leads_back("a \xE2\x80\x9Cquoted\xE2\x80\x9D word", "\"quoted\"", "\xE2\x80\x9Cquoted\xE2\x80\x9D");
	leads_back("one\n   two  \nthree", "two", "two");
	leads_back("one &amp; two", "&", "&amp;");
	leads_back("x \xE2\x80\xA6 y", "...", "\xE2\x80\xA6");
	leads_back("x e\xCC\x81te y", "\xC3\xA9te", "e\xCC\x81te");
	leads_back("![a](b) end", "end", "end");
	leads_back("| a | b |\n|---|---|\n| c | d |\n", "d", "d");
	leads_back("the \xE7\x9A\x84 end", "\xE7\x9A\x84", "\xE7\x9A\x84");
	leads_back("last", "last", "last");
	leads_back("last** [](#x)", "last", "last");
	leads_back("\xEF\xBB\xBFone t\xE2\x80\x8Bwo\xE2\x80\x8B three\xC2\xAD", "one", "one");
	leads_back("\xEF\xBB\xBFone t\xE2\x80\x8Bwo\xE2\x80\x8B three\xC2\xAD", "two", "t\xE2\x80\x8Bwo");
	leads_back("\xEF\xBB\xBFone t\xE2\x80\x8Bwo\xE2\x80\x8B three\xC2\xAD", "three", "three");
}

static void
blocks_and_marks_are_kept(void **state)
{
	static const struct { const char *text, *mark; } want[] = {
		{"Title", "#"}, {"para one", ""}, {"item", "*"}, {"second", "2."}, {"deep", "-"}, {"a", ""}, {"b", ""}, {"c", ""}, {"d", ""},
	};

	(void)state;
	markdown("# Title\npara\none\n\n* item\n2. second\n    - deep\n\n| a | b |\n|---|---|\n| c | d |\n");
	assert_int_equal(p.nblocks, sizeof want / sizeof *want);
	for (size_t i = 0; i < p.nblocks; i++) {
		assert_memory_equal(p.text + p.blocks[i].from, want[i].text, strlen(want[i].text));
		assert_string_equal(p.blocks[i].mark, want[i].mark);
	}
	markdown("**bold** [link](https://x.org \"t\") ![i](j) [](#none) `c`");
	assert_int_equal(p.nemphasis, 2);
	assert_int_equal(p.nlinks, 1);
	assert_int_equal(p.links[0].from, 5);
	assert_int_equal(p.links[0].to, 9);
	assert_string_equal(p.links[0].target, "https://x.org");
	markdown("[](/a) [](/a#b) x");
	assert_int_equal(p.nlinks, 1);
	assert_int_equal(p.links[0].from, p.links[0].to);
}

static const char *
section_at(const char *words)
{
	return plain_section(&a, &p, (size_t)(strstr(p.text, words) - p.text));
}

static void
sections_are_paths(void **state)
{
	(void)state;
	markdown("before\n\nTerms[](#t)\n===\n\nintro\n\n## A\n\nin a\n\n#### A.1\n\ndeep\n\n## B\n\nin b\n\n# Other\n\nend");
	assert_string_equal(section_at("before"), "");
	assert_string_equal(section_at("intro"), "Terms");
	assert_string_equal(section_at("in a"), "Terms > A");
	assert_string_equal(section_at("A.1"), "Terms > A");
	assert_string_equal(section_at("deep"), "Terms > A > A.1");
	assert_string_equal(section_at("B in"), "Terms");
	assert_string_equal(section_at("in b"), "Terms > B");
	assert_string_equal(section_at("Other"), "");
	assert_string_equal(section_at("end"), "Other");
	assert_int_equal(p.headings[1].end, p.headings[3].from); /* A ends where B begins */
	assert_null(plain_heading_above(&p, 0));
}

static void
case_is_folded(void **state)
{
	static const char mixed[] = "MiXed \xC3\x89T\xC3\x89 Stra\xC3\x9F" "e";

	(void)state;
	assert_string_equal(plain_fold(&a, mixed, sizeof mixed - 1), "mixed \xC3\xA9t\xC3\xA9 strasse");
	assert_string_equal(plain_fold(&a, "", 0), "");
}

static void
words_have_edges(void **state)
{
	const char text[] = "one two's \xE6\x96\x87\xE5\xAD\x97 caf\xC3\xA9";

	(void)state;
	assert_true(plain_is_edge(text, sizeof text - 1, 0));
	assert_false(plain_is_edge(text, sizeof text - 1, 1));
	assert_true(plain_is_edge(text, sizeof text - 1, 3));
	assert_true(plain_is_edge(text, sizeof text - 1, 4));
	assert_true(plain_is_edge(text, sizeof text - 1, 13));  /* between Han characters */
	assert_false(plain_is_edge(text, sizeof text - 1, 20)); /* before an e with an accent */
	assert_true(plain_is_edge(text, sizeof text - 1, sizeof text - 1));
}

/* ---- hostile input ---- */

/* what is true of every plain text */
static void
check_sound(const char *source, size_t n)
{
	assert_int_equal(utf8_check(p.text, p.n), p.n);
	assert_int_equal(strlen(p.text), p.n);
	assert_null(strstr(p.text, "  "));
	assert_true(!p.n || (p.text[0] != ' ' && p.text[p.n - 1] != ' '));
	for (size_t i = 0; i < p.n; i++)
		assert_true(p.at[i] <= p.at[i + 1]);
	assert_true(p.at[p.n] <= n);
	for (size_t i = 0; i < p.nblocks; i++)
		assert_true(p.blocks[i].from < (i + 1 < p.nblocks ? p.blocks[i + 1].from : p.n));
	for (size_t i = 0; i < p.nheadings; i++)
		assert_true(p.headings[i].from < p.headings[i].to && p.headings[i].to <= p.headings[i].end &&
		            p.headings[i].end <= p.n);
	for (size_t i = 0; i < p.nlinks; i++)
		assert_true(p.links[i].from <= p.links[i].to && p.links[i].to <= p.n);
	(void)source;
}

static void
nothing_is_too_odd(void **state)
{
	static const char *const bits[] = {
		"[", "]", "(", ")", "![", "](x)", "*", "**", "_", "`", "```\n", "~~~", "\\", "<", ">", "<b>", "</b>", "<!--", "-->",
		"<script>", "</script>", "<h2>", "</h2>", "<a href=x>", "</a>", "&amp;", "&#", ";", "|", "\n", "\n\n", "---\n", "===\n",
		"|-|-|\n", "# ", "## ", "> ", "* ", "1. ", "    ", " ", "a", "word", "\"", "'", "\xC2\xA0", "\xC2\xAD", "e\xCC\x81",
		"\xCC\x81", "\xE4\xBA\xBA", "\xE1\x84\x92\xE1\x85\xA1", "\xF0\x9F\x98\x80", "\xE2\x80\x99", "\xE2\x80\xA6", "\xFF",
		"\xE2\x80\x8B", "](#a)", "<a href=#x>", "](data:", "\\\xE2\x80\x93",
	};
	unsigned seed = 7;

	(void)state;
	for (int round = 0; round < 6000; round++) {
		struct buf b = {0};
		const char *once;

		for (int i = 0; i < 1 + round % 60; i++) {
			seed = seed * 1103515245u + 12345u;
			buf_puts(&b, bits[(seed >> 16) % (sizeof bits / sizeof *bits)]);
		}
		for (int format = PLAIN_MARKDOWN; format <= PLAIN_HTML; format++) {
			plain_make(&p, &a, b.s, b.n, (enum plain_format)format);
			check_sound(b.s, b.n);
			once = p.text;
			assert_string_equal(plain_words(&a, once), once); /* the words of words are the same */
		}
		buf_free(&b);
		arena_free(&a);
	}
}

static void
nothing_is_too_long(void **state)
{
	static const char *const bits[] = {
		"a", "a ", "word\n", "[", "]", "![", "[a](", "[a](b", "[a](b \"", "[a](<b", "[x](y)", "![x](y)", "[![](a)](b)", "*", "**a",
		"_", "`", "``a", "\\", "<", "<a", "<a '", "<a \"=\"", "<!--", "<script>", "<head>", "</", "<svg></sv", "&", "&#1", "|", "|a",
		"> ", "> > ", "* ", "1. ", "- - ", "#", "# a\n", "a\n---\n", "| a |\n|-|\n", "a|b\n", "~~~\n", "\xCC\x81\xCC\xA7",
		"\xE1\x84\x92\xE1\x85\xA1", "\xE4\xBA\xBA", "\xC2\xA0", "(", "](", "](x", "<https:",
		"](data:", "[](data:", "[](data:(", "[#](#a)", "[](#", "<a href=#x>", "<a href=#x>#", "\xE2\x80\x8B", "a\xE2\x80\x8B ", "[-](#a",
	};

	(void)state;
	for (size_t i = 0; i < sizeof bits / sizeof *bits; i++) {
		size_t n = strlen(bits[i]), total = (1 << 20) / n * n;
		char *source = mem_grow(NULL, total + 1);
		clock_t start = clock();

		for (size_t at = 0; at < total; at += n)
			memcpy(source + at, bits[i], n);
		source[total] = '\0';
		for (int format = PLAIN_MARKDOWN; format <= PLAIN_HTML; format++) {
			plain_make(&p, &a, source, total, (enum plain_format)format);
			plain_section(&a, &p, p.n / 2);
			plain_fold(&a, p.text, p.n);
		}
		if (clock() - start > 20 * CLOCKS_PER_SEC)
			fail_msg("a megabyte of '%s' took %.1f s", bits[i], (double)(clock() - start) / CLOCKS_PER_SEC);
		free(source);
		arena_free(&a);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(markdown_loses_its_marks, clear), cmocka_unit_test_teardown(characters_are_folded, clear),
		cmocka_unit_test_teardown(html_is_read, clear),             cmocka_unit_test_teardown(formats_go_by_name, clear),
		cmocka_unit_test_teardown(words_lead_back_to_bytes, clear), cmocka_unit_test_teardown(blocks_and_marks_are_kept, clear),
		cmocka_unit_test_teardown(sections_are_paths, clear),       cmocka_unit_test_teardown(case_is_folded, clear),
		cmocka_unit_test_teardown(words_have_edges, clear),         cmocka_unit_test_teardown(nothing_is_too_odd, clear),
		cmocka_unit_test_teardown(nothing_is_too_long, clear),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
