/* Excerpts in a text: exact, joined, ambiguous, and what is nearest. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "../../compiler/base/text.h"
#include "../../compiler/evidence/passage.h"

static struct arena a;
static struct plain p;
static struct passage found;

static const char terms[] =
	"# Terms\n\nBefore all. You may stop at any time.\n\n"
	"## 1\\. Use\n\n**You** own all \xE2\x80\x9C[Assets](https://x.org)\xE2\x80\x9D You create, unless the law\nsays otherwise. "
	"You may stop at any time.\n\n"
	"### Limits\n\n* No reverse engineering, except as the law allows.\n* No resale.\n\n"
	"## 2\\. Liability\n\nYou will indemnify us, our affiliates, and our personnel, from any costs (including attorneys\xE2\x80\x99 "
	"fees). We are not liable.\n\nNo resale.\n";

static int
read_terms(void **state)
{
	(void)state;
	plain_make(&p, &a, terms, strlen(terms), PLAIN_MARKDOWN);
	return 0;
}

static int
clear(void **state)
{
	(void)state;
	arena_free(&a);
	return 0;
}

static size_t
find(const char *excerpt, const char *section)
{
	passage_find(&found, &a, &p, excerpt, section);
	return found.n;
}

static void
words_are_found(void **state)
{
	static const struct { const char *excerpt; size_t n; } cases[] = {
		{"You own all \"Assets\" You create, unless the law says otherwise.", 1},
		{"You own all \xE2\x80\x9C" "Assets\xE2\x80\x9D  You\n create", 1},
		{"you own all", 0},                  /* case is kept */
		{"own all \"Asset", 0},              /* within a word */
		{"wn all", 0},
		{"attorneys' fees", 1},
		{"You may stop at any time.", 2},
		{"No resale.", 2},
		{"No", 3},
		{"1. Use You own", 1},
		{"**You** own", 0},
		{"", 0},
		{"  ", 0},
		{"[...]", 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (find(cases[i].excerpt, NULL) != cases[i].n)
			fail_msg("'%s' is found %zu times", cases[i].excerpt, found.n);
}

static void
places_are_told(void **state)
{
	static const char source[] = "**You** own all \xE2\x80\x9C[Assets](https://x.org)\xE2\x80\x9D You";

	(void)state;
	assert_int_equal(find("You own all \"Assets\" You", NULL), 1);
	assert_string_equal(found.places[0].section, "Terms > 1. Use");
	assert_int_equal(found.places[0].source_to - found.places[0].source_from, strlen(source + 2));
	assert_memory_equal(terms + found.places[0].source_from, source + 2, strlen(source + 2));
	assert_int_equal(found.places[0].left_out, 0);
	assert_null(found.places[0].dropped);
	assert_null(found.missing);
}

static void
sections_choose(void **state)
{
	(void)state;
	assert_int_equal(find("You may stop at any time.", "1. Use"), 1);
	assert_string_equal(found.places[0].section, "Terms > 1. Use");
	assert_int_equal(find("You may stop at any time.", "Terms"), 2);
	assert_int_equal(find("No resale.", "1. Use > Limits"), 1);
	assert_int_equal(find("No resale.", "2. Liability"), 1);
	assert_int_equal(find("No resale.", "3. Nothing"), 0);
	assert_string_equal(found.missing, "No resale.");
	assert_true(found.elsewhere);
}

static void
parts_are_joined(void **state)
{
	static const struct { const char *excerpt; size_t n, left; const char *dropped, *missing; bool elsewhere; } cases[] = {
		{"You own all [\xE2\x80\xA6] says otherwise.", 1, 37, "unless", NULL, false},
		{"You own all [...] says otherwise.", 1, 37, "unless", NULL, false},
		{"No reverse engineering, [...] No resale.", 1, 27, "except", NULL, false},
		{"You will indemnify us, [...] our personnel, [...] fees). We", 1, 59, NULL, NULL, false},
		{"indemnify us [...] liable.", 1, 92, "not", NULL, false},
		{"You own all [...] No resale.", 1, 136, "unless", NULL, false}, /* a section has those below it */
		{"You own all [...] indemnify us", 0, 0, NULL, "indemnify us", true},  /* another section */
		{"says otherwise. [...] You own all", 0, 0, NULL, "You own all", true}, /* another order */
		{"You own all [...] says so.", 0, 0, NULL, "says so.", false},
		{"You will defend [...] our personnel", 0, 0, NULL, "You will defend", false},
		{"Before all. [...] You own", 1, 34, NULL, NULL, false},
		{"[...] No resale. [...]", 2, 0, NULL, NULL, false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		if (find(cases[i].excerpt, NULL) != cases[i].n)
			fail_msg("'%s' is found %zu times", cases[i].excerpt, found.n);
		if (found.n && (found.places[0].left_out != cases[i].left || !found.places[0].dropped != !cases[i].dropped ||
		                (cases[i].dropped && strcmp(cases[i].dropped, found.places[0].dropped) != 0)))
			fail_msg("'%s' leaves out %zu and drops %s", cases[i].excerpt, found.places[0].left_out,
			         found.places[0].dropped ? found.places[0].dropped : "nothing");
		if (!found.n) {
			assert_string_equal(found.missing, cases[i].missing);
			assert_int_equal(found.elsewhere, cases[i].elsewhere);
		}
	}
}

static void
many_places_are_counted(void **state)
{
	char text[200 * 3 + 1] = "";

	(void)state;
	for (int i = 0; i < 200; i++)
		memcpy(text + i * 3, "ab ", 4);
	plain_make(&p, &a, text, strlen(text), PLAIN_MARKDOWN);
	assert_int_equal(find("ab", NULL), 200);
	assert_int_equal(find("ab ab", NULL), 100);
	assert_int_equal(found.places[99].from, 99 * 6);
}

static void
the_nearest_is_told(void **state)
{
	static const struct { const char *excerpt, *difference, *section; } cases[] = {
		{"You will indemnify us, our affiliates and our personnel", "You will indemnify us, our [-affiliates-] {+affiliates,+} and our personnel",
		 "Terms > 2. Liability"},
		{"Xou will indemnify us", "[-Xou-] {+You+} will indemnify us", "Terms > 2. Liability"},
		{"any costs (including attorneys' feez", "any costs (including attorneys' [-feez-] {+fees).+}", "Terms > 2. Liability"},
		{"you own all \"Assets\"", "[-you-] {+You+} own all \"Assets\"", "Terms > 1. Use"},
		{"You may never stop at any time", "You may [-never-] stop at any time", "Terms"},
		{"You own all [...] say otherwise.", "[-say-] {+says+} otherwise.", "Terms > 1. Use"},
		{"including attorneys' fees and costs", NULL, NULL},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct passage_place place;
		const char *difference = NULL;

		if (!passage_nearest(&place, &difference, &a, &p, cases[i].excerpt))
			fail_msg("nothing is near '%s'", cases[i].excerpt);
		if (!cases[i].difference)
			continue;
		assert_string_equal(difference, cases[i].difference);
		assert_string_equal(place.section, cases[i].section);
		assert_true(place.from < place.to && place.source_from < place.source_to);
	}
}

static void
nothing_is_near(void **state)
{
	static const char *const excerpts[] = {"", "[...]", "wholly other words that stand nowhere", "x"};
	struct passage_place place;
	const char *difference;

	(void)state;
	for (size_t i = 0; i < sizeof excerpts / sizeof *excerpts; i++)
		assert_false(passage_nearest(&place, &difference, &a, &p, excerpts[i]));
	plain_make(&p, &a, "", 0, PLAIN_MARKDOWN);
	assert_false(passage_nearest(&place, &difference, &a, &p, "You own"));
	assert_int_equal(find("You own", NULL), 0);
	assert_string_equal(passage_sentence(&a, &p, 0, 0), "");
}

/* each letter of an excerpt changed in turn is seen, and the right words are the nearest */
static void
no_letter_goes_unseen(void **state)
{
	static const char excerpt[] = "You will indemnify us, our affiliates, and our personnel, from any costs";

	(void)state;
	for (size_t i = 0; i < strlen(excerpt); i++) {
		struct passage_place place;
		const char *difference;
		char changed[sizeof excerpt];

		memcpy(changed, excerpt, sizeof excerpt);
		if (changed[i] < 'A')
			continue;
		changed[i] = changed[i] == 'q' ? 'z' : 'q';
		assert_int_equal(find(changed, NULL), 0);
		assert_true(passage_nearest(&place, &difference, &a, &p, changed));
		assert_int_equal(place.to - place.from, strlen(excerpt));
		assert_memory_equal(p.text + place.from, excerpt, strlen(excerpt));
	}
}

static void
sentences_are_whole(void **state)
{
	(void)state;
	assert_int_equal(find("own all", NULL), 1);
	assert_string_equal(passage_sentence(&a, &p, found.places[0].from, found.places[0].to),
	                    "You own all \"Assets\" You create, unless the law says otherwise.");
	assert_int_equal(find("says otherwise. You may", NULL), 1);
	assert_string_equal(passage_sentence(&a, &p, found.places[0].from, found.places[0].to),
	                    "You own all \"Assets\" You create, unless the law says otherwise. You may stop at any time.");
}

static void
long_texts_are_quick(void **state)
{
	static const char *const bits[] = {"a ", "a\n\n# h\n\n", "a b ", "aaaa", "ab\n\n"};
	clock_t start = clock();

	(void)state;
	for (size_t i = 0; i < sizeof bits / sizeof *bits; i++) {
		struct passage_place place;
		const char *difference;
		struct buf b = {0};

		while (b.n < 1 << 18)
			buf_puts(&b, bits[i]);
		plain_make(&p, &a, b.s, b.n, PLAIN_MARKDOWN);
		find("a", NULL);
		find("a", "h");
		find("a [...] b", NULL);
		find("a [...] nowhere", NULL);
		find("a [...] a [...] a", "h");
		find("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", NULL);
		passage_nearest(&place, &difference, &a, &p, "a b c d e f g a b");
		passage_nearest(&place, &difference, &a, &p, b.s);
		buf_free(&b);
		arena_free(&a);
	}
	if (clock() - start > 60 * CLOCKS_PER_SEC)
		fail_msg("a megabyte took %.1f s", (double)(clock() - start) / CLOCKS_PER_SEC);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(words_are_found, read_terms, clear),
		cmocka_unit_test_setup_teardown(places_are_told, read_terms, clear),
		cmocka_unit_test_setup_teardown(sections_choose, read_terms, clear),
		cmocka_unit_test_setup_teardown(parts_are_joined, read_terms, clear),
		cmocka_unit_test_teardown(many_places_are_counted, clear),
		cmocka_unit_test_setup_teardown(the_nearest_is_told, read_terms, clear),
		cmocka_unit_test_setup_teardown(nothing_is_near, read_terms, clear),
		cmocka_unit_test_setup_teardown(no_letter_goes_unseen, read_terms, clear),
		cmocka_unit_test_setup_teardown(sentences_are_whole, read_terms, clear),
		cmocka_unit_test_teardown(long_texts_are_quick, clear),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
