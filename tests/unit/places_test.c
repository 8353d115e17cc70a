/* The places of official texts, in the shapes they come in, and the citations that name them. All law here is made up. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../compiler/prose/places.h"

static struct arena a;
static struct plain p;
static struct places places;

static int
clear(void **state)
{
	(void)state;
	arena_free(&a);
	return 0;
}

static void
read_text(const char *source, enum plain_format format)
{
	plain_make(&p, &a, source, strlen(source), format);
	places_read(&places, &a, &p, source, strlen(source));
}

/* the address of the innermost place that holds some words, which stand once in the text */
static const char *
address_of(const char *words)
{
	const char *found = strstr(p.text, words);
	const struct legal_place *place;

	if (!found)
		fail_msg("'%s' is not in the text", words);
	place = places_at(&places, (size_t)(found - p.text), (size_t)(found - p.text) + strlen(words));
	return place ? places_address(&a, &places, place) : "";
}

static bool
stands_in(const char *words, const char *at)
{
	size_t from = (size_t)(strstr(p.text, words) - p.text);
	struct citation c;

	assert_true(citation_read(&c, &a, at));
	return places_match(&places, places_at(&places, from, from + strlen(words)), &c);
}

struct placed {
	const char *words, *address;
};

static void
check_addresses(const struct placed *cases, size_t n)
{
	for (size_t i = 0; i < n; i++)
		assert_string_equal(address_of(cases[i].words), cases[i].address);
}

#define CHECK(cases) check_addresses((cases), sizeof(cases) / sizeof *(cases))

#define P(words) "<p>" words "</p>"
#define POINT(label, words) "<table><tr><td>" P(label) "</td><td>" words "</td></tr></table>"

static const char act[] =
	P("Whereas:") POINT("(1)", P("Recital words.")) P("Article 1") P("Scope") P("1.   Makers mark.")
	P("2.   Makers also:") POINT("(a)", P("count, and") POINT("(i)", P("deep words;"))) POINT("(b)", P("keep.") P("Second of b."))
	P("This closes paragraph two.") P("CHAPTER II") P("TELLING") P("Article 2") P("Entry into force") P("It begins soon.")
	P("It applies later.") POINT("(1)", P("‘maker’ means a person;")) P("ANNEX I") P("List") POINT("8.", P("Courts:") POINT("(b)", P("votes.")));

static void
articles_have_paragraphs_points_and_annexes(void **state)
{
	static const struct placed cases[] = {
		{"Recital words.", "recital 1"},    {"Makers mark.", "Art. 1(1)"}, {"deep words", "Art. 1(2)(a)(i)"},
		{"Second of b.", "Art. 1(2)(b), second para."},
		{"This closes", "Art. 1(2), second para."}, {"TELLING", ""}, {"It begins soon.", "Art. 2"},
		{"It applies later.", "Art. 2, second para."}, {"means a person", "Art. 2, second para., point (1)"},
		{"votes.", "Annex I(8)(b)"},
	};

	(void)state;
	read_text(act, PLAIN_HTML);
	CHECK(cases);
	assert_true(stands_in("votes.", "Annex I point 8(b)"));
	assert_true(stands_in("votes.", "Annex I, 8"));
	assert_true(stands_in("It begins soon.", "Art. 2, first para."));
	assert_true(stands_in("means a person", "Article 2 (1)"));
	assert_false(stands_in("Makers mark.", "Art. 1(2)"));
	assert_false(stands_in("Makers mark.", "Art. 2"));
}

/* as consolidated texts have it: points in no tables */
static void
points_without_tables_follow_their_sequence(void **state)
{
	static const struct placed cases[] = {
		{"Makers mark.", "Art. 5(1)"}, {"robust", "Art. 5(1)(a)"}, {"open to all", "Art. 5(1)(b)(i)"}, {"Users tell,", "Art. 5(2)"},
		{"kept", "Art. 5(2)(a)"}, {"Next one.", "Art. 6"},
	};

	(void)state;
	read_text(P("Article 5") P("Marks") "<div>1. Makers mark. Marks are:</div><div><div>(a)</div><div>robust;</div></div>"
	          "<div><div>(b)</div><div>readable and</div></div><div><div>(i)</div><div>open to all.</div></div>"
	          "<div>2. Users tell, under paragraph 1, point (b), that marks are:</div><div><div>(a)</div><div>kept.</div></div>"
	          P("Article 6") P("Last") P("Next one."), PLAIN_HTML);
	CHECK(cases);
}

static const char amending[] =
	P("Article 1") P("Amendments") P("The Act is amended as follows:")
	POINT("(1)", P("Article 4 is replaced by the following:") P("‘Article 4") P("Literacy") P("1.   Makers teach.") P("2.   Users learn.’") P(";"))
	POINT("(2)", P("in Article 5(1), the following point is inserted:") POINT("‘(ba)", P("the making of fakes;’")) P("."))
	P("Article 4") P("Entry into force") P("This Act enters into force.");

static void
what_an_amending_act_quotes_is_no_article_of_it(void **state)
{
	static const struct placed cases[] = {
		{"Users learn.", "Art. 1(1), Art. 4(2)"}, {"fakes", "Art. 1(2), (ba)"}, {"enters into force", "Art. 4"},
	};

	(void)state;
	read_text(amending, PLAIN_HTML);
	CHECK(cases);
	assert_true(stands_in("Users learn.", "Art. 1(1)"));
	assert_true(stands_in("Users learn.", "Art. 1(1), Art. 4(2)"));
	assert_false(stands_in("Users learn.", "Art. 4"));
	assert_true(stands_in("enters into force", "Art. 4"));
}

static void
codes_in_markdown_nest_by_their_indentation(void **state)
{
	static const struct placed cases[] = {
		{"Findings are", "s. 9(a)"}, {"first finding", "s. 9(a)(1)"}, {"deep one", "s. 9(c)(1)(A)(i)"}, {"flush words", "s. 9(c)"},
		{"amended in", ""},
	};

	(void)state;
	read_text("# § 9. Marks\n\n- **(a)** *Findings* Findings are:\n  - **(1)** first finding\n- **(c)** *Duties*\n  - **(1)** makers\n"
	          "    - **(A)** must\n      - **(i)** deep one\n\n  flush words\n\n## Notes\n\namended in 1999\n", PLAIN_MARKDOWN);
	CHECK(cases);
	assert_true(stands_in("deep one", "(c)(1)"));
	assert_true(stands_in("deep one", "§ 9(c)(1)(A)"));
	assert_false(stands_in("deep one", "(a)(1)"));
}

static void
codes_in_articles_count_their_paragraphs(void **state)
{
	static const struct placed cases[] = {{"Puni.", "Art. 226-8"}, {"Peines.", "Art. 226-8, second para."}, {"Autre.", "Art. 226-8-1"}};

	(void)state;
	read_text("# Code\n\n## Livre\n\n### Article 226-8\n\nPuni.\n\nPeines.\n\n### Article 226-8-1\n\nAutre.\n", PLAIN_MARKDOWN);
	CHECK(cases);
	assert_true(stands_in("Puni.", "Art. 226-8, first para."));
}

/* codes of other countries, as archives of law have them */
static void
articles_of_other_countries_are_read(void **state)
{
	static const struct placed french[] = {{"Le prix.", "Art. L121-1"}, {"Un décret.", "Art. R121-2"}, {"Fin.", "Art. 5"}};
	static const struct placed spanish[] = {{"La marca.", "Art. 1"}, {"visible", "Art. 2"}};
	static const struct placed german[] = {{"Wer täuscht", "s. 5"}, {"Anders ist es", "s. 5a"}};

	(void)state;
	read_text("# Code\n\n## Livre\n\n###### Article L121-1\n\nLe prix.\n\n###### Article R121-2\n\nUn décret.\n\n###### Article 5\n\nFin.\n",
	          PLAIN_MARKDOWN);
	CHECK(french);
	assert_true(stands_in("Le prix.", "Art. L. 121-1"));
	assert_true(stands_in("Le prix.", "Art. L121-1"));
	assert_false(stands_in("Le prix.", "Art. R121-2"));
	read_text("# Ley\n\n##### Artículo 1. Objeto.\n\nLa marca.\n\n##### Artículo 2. Forma.\n\nEs visible.\n", PLAIN_MARKDOWN);
	CHECK(spanish);
	read_text("# Gesetz\n\n## § 5 Marken\n\nWer täuscht, zahlt.\n\n## § 5a Ausnahmen\n\nAnders ist es bei Kunst.\n", PLAIN_MARKDOWN);
	CHECK(german);
}

static void
flowing_text_is_read_by_the_sequence_of_its_labels(void **state)
{
	static const struct placed cases[] = {
		{"a short title", "s. 100"}, {"means a machine", "s. 100.1(a)"}, {"produces a device", "s. 100.1(c)(1)"},
		{"an assembler", "s. 100.1(c)(2)"}, {"under subdivision (a) or (b) of", "s. 100.2(a)"}, {"be fined", "s. 100.2(b)(1)(A)"},
	};

	(void)state;
	read_text("Home Codes ( Chapter 2 added by Stats. 2024 ) 100. This is a short title. (Added by Stats. 2024, Ch. 1.) 100.1. As used "
	          "in this chapter: (a) “System” means a machine. (b) “Mark” means a sign. (c) (1) “Maker” produces a device. "
	          "(2) “Maker” does not include an assembler. 100.2. (a) A maker shall mark, under subdivision (a) or (b) of "
	          "Section 100.1, media. (b) (1) A maker shall: (A) be fined; or (B) stop.", PLAIN_TEXT);
	CHECK(cases);
	assert_true(stands_in("an assembler", "100.1(c)(2)"));
	assert_false(stands_in("an assembler", "100.2(c)(2)"));
}

/* numbered lines, heads and feet of pages; and a section of a bill belongs to the section of the code that it amends */
static void
bills_as_printed_are_read_without_their_line_numbers(void **state)
{
	struct buf { char s[4096]; size_t n; } b = {{0}, 0};
	static const char *const lines[] = {
		"AN ACT", "relating to marks.", "BE IT ENACTED BY THE LEGISLATURE:", "SECTIONA1.AASection 12.30, Penal Code, is amended by",
		"adding Subsections (b) and (b-1) to read as follows:", "(b)AAA person shall mark media, and the person", "shall tell readers:",
		"(1)AAat once; or", "(2)AAlater.", "(b-1)AAIt is no defense.", "SECTIONA2.AAChapter 9, Business Code, is amended by adding",
		"Subchapter B to read as follows:", "Sec.A9.051.AADISCLOSURE.AA(a) An agency shall disclose.", "(b)AAIt shall be clear.", "one", "two", "three",
		"four", "five", "six", "seven",
	};
	static const struct placed cases[] = {
		{"A person shall mark media, and the person shall tell readers:", "s. 1, s. 12.30(b)"}, {"later.", "s. 1, s. 12.30(b)(2)"},
		{"no defense", "s. 1, s. 12.30(b-1)"}, {"shall be clear", "s. 2, s. 9.051(b)"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		b.n += (size_t)snprintf(b.s + b.n, sizeof b.s - b.n, "%s%zu    %s\n\n", i == 6 ? "   H.B.ANo.A7\n\n" : "", i + 1, lines[i]);
	read_text(b.s, PLAIN_TEXT);
	CHECK(cases);
	assert_true(stands_in("no defense", "SEC. 1"));
	assert_true(stands_in("no defense", "12.30(b-1)"));
	assert_false(stands_in("no defense", "12.30(b)"));
}

static void
a_section_of_a_bill_ends_before_the_next(void **state)
{
	static const struct placed cases[] = {{"deleting", "s. 1"}, {"means a sound", "s. 2, s. 9-2"}, {"a property right", "s. 3, s. 9-3(a)"}};

	(void)state;
	read_text("SECTION 1. Code, Section 9-1, is amended by deleting words.\n\nSECTION 2. Code, Section 9-2, is amended by adding the "
	          "following:\n\n( ) \"Voice\" means a sound;\n\nSECTION 3. Code, Section 9-3, is amended by substituting:\n\n(a) Everybody has "
	          "a property right.\n", PLAIN_TEXT);
	CHECK(cases);
}

static void
a_text_without_places_has_none(void **state)
{
	(void)state;
	read_text("We may change these terms. You agree.\n\nIn Article 5 of the Act it says so.\n", PLAIN_MARKDOWN);
	assert_int_equal(places.n, 0);
}

static void
citations_are_written_in_many_ways(void **state)
{
	static const struct { const char *written, *text; } cases[] = {
		{"Art. 50 (2)", "Art. 50(2)"},   {"Article 50(2)", "Art. 50(2)"}, {"s. 230(c)(1)", "s. 230(c)(1)"},
		{"§ 22757.3(a)", "s. 22757.3(a)"}, {"22757.3(a)", "s. 22757.3(a)"}, {"SEC. 3", "s. 3"},
		{"Annex III, point 8(b)", "Annex III(8)(b)"}, {"Art. 11(1), second subpara.", "Art. 11(1), second para."},
		{"recital 41", "recital 41"},    {"s. 2, subd. 2(1)", "s. 2, subd. 2(1)"}, {"title XIV, s.1404(a)(3)", "s. 1404(a)(3)"},
		{"98B.001(1-a)", "s. 98B.001(1-a)"}, {"A", "(A)"},                    {"21.165(b-2)", "s. 21.165(b-2)"},
	};
	static const char *const unread[] = {"", "head", "somewhere in Art. 5", "Art. 5 and 6", "history", "Art. 50(2) (new)"};
	struct citation c;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_true(citation_read(&c, &a, cases[i].written));
		assert_string_equal(citation_text(&a, &c), cases[i].text);
	}
	for (size_t i = 0; i < sizeof unread / sizeof *unread; i++)
		if (citation_read(&c, &a, unread[i]))
			fail_msg("'%s' was read as %s", unread[i], citation_text(&a, &c));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(articles_have_paragraphs_points_and_annexes, clear),
		cmocka_unit_test_teardown(points_without_tables_follow_their_sequence, clear),
		cmocka_unit_test_teardown(what_an_amending_act_quotes_is_no_article_of_it, clear),
		cmocka_unit_test_teardown(codes_in_markdown_nest_by_their_indentation, clear),
		cmocka_unit_test_teardown(codes_in_articles_count_their_paragraphs, clear),
		cmocka_unit_test_teardown(articles_of_other_countries_are_read, clear),
		cmocka_unit_test_teardown(flowing_text_is_read_by_the_sequence_of_its_labels, clear),
		cmocka_unit_test_teardown(bills_as_printed_are_read_without_their_line_numbers, clear),
		cmocka_unit_test_teardown(a_section_of_a_bill_ends_before_the_next, clear),
		cmocka_unit_test_teardown(a_text_without_places_has_none, clear),
		cmocka_unit_test_teardown(citations_are_written_in_many_ways, clear),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
