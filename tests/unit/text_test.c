/* Text: UTF-8, what is unsafe to show, the buffer, the nearest word. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "../../compiler/base/text.h"

static const char *
word(const void *ctx, size_t i)
{
	return ((const char *const *)ctx)[i];
}

static void
finds_the_nearest_word(void **state)
{
	static const char *const words[] = {"title", "summary", "version", "of", "EU", "users-tell", NULL};
	static const struct { const char *given, *near; } cases[] = {
		{"titel", "title"},      {"titles", "title"},  {"tile", "title"},     {"sumary", "summary"},
		{"verzion", "version"},  {"fo", NULL}, {"UK", NULL},  {"users-tel", "users-tell"}, {"usres-tlel", "users-tell"},
		{"title", "title"},      {"xy", NULL},         {"colour", NULL},      {"", NULL},
		{"revisions", "version"}, {"completely-other", NULL},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *near = nearest_word(cases[i].given, word, words);

		if (!cases[i].near != !near || (near && strcmp(near, cases[i].near) != 0))
			fail_msg("near '%s': '%s'", cases[i].given, near ? near : "nothing");
	}
}

/* nothing is proposed for a word of 199 letters, however long the candidate */
static void
long_words_are_never_near(void **state)
{
	char given[200], other[200];
	const char *const words[] = {other, "title", NULL};

	(void)state;
	memset(given, 'a', sizeof given);
	memset(other, 'b', sizeof other);
	given[sizeof given - 1] = other[sizeof other - 1] = '\0';
	assert_null(nearest_word(given, word, words));
}

static void
finds_what_is_not_utf8(void **state)
{
	static const struct { const char *text; size_t n, at; } cases[] = {
		{"", 0, 0},
		{"abc", 3, 3},
		{"Caf\xC3\xA9", 5, 5},
		{"Caf\xE9", 4, 3},                /* Latin-1 */
		{"a\xC3", 2, 1},                  /* cut short */
		{"\xC0\x80", 2, 0},               /* overlong NUL */
		{"\xE0\x80\xAF", 3, 0},           /* overlong slash */
		{"\xED\xA0\x80", 3, 0},           /* a surrogate */
		{"\xF4\x90\x80\x80", 4, 0},       /* past U+10FFFF */
		{"\xF4\x8F\xBF\xBF", 4, 4},
		{"x\x80y", 3, 1},
		{"\xF0\x9F\x98\x80!", 5, 5},
		{"a\0b", 3, 3},                   /* a NUL is UTF-8 */
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (utf8_check(cases[i].text, cases[i].n) != cases[i].at)
			fail_msg("case %zu: %zu", i, utf8_check(cases[i].text, cases[i].n));
}

static void
counts_and_measures(void **state)
{
	(void)state;
	assert_int_equal(utf8_count("Caf\xC3\xA9", 5), 4);
	assert_int_equal(utf8_width("Caf\xC3\xA9", 5), 4);
	assert_int_equal(utf8_count("\xE6\xB3\x95", 3), 1);
	assert_int_equal(utf8_width("\xE6\xB3\x95", 3), 2);   /* a Chinese letter takes two columns */
	assert_int_equal(utf8_width("e\xCC\x81", 3), 1);      /* a combining accent none */
}

static void
shows_what_is_unsafe(void **state)
{
	static const struct { const char *text, *shown; } cases[] = {
		{"plain", "plain"},
		{"a\tb", "a b"},
		{"a\x1B[31mb", "a<U+001B>[31mb"},
		{"a\xE2\x80\xAE" "b", "a<U+202E>b"},
		{"a\xE2\x80\x8B" "b", "a<U+200B>b"},
		{"a\xEF\xBB\xBF" "b", "a<U+FEFF>b"},
		{"a\xC2\x85" "b", "a<U+0085>b"},
		{"a\xE9" "b", "a<E9>b"},
		{"a\x7F" "b", "a<U+007F>b"},
		{"Caf\xC3\xA9 \xE6\xB3\x95", "Caf\xC3\xA9 \xE6\xB3\x95"},
		{"\xF3\xA0\x81\x81", "<U+E0041>"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buf b = {0};

		buf_put_visible(&b, cases[i].text, strlen(cases[i].text));
		assert_string_equal(b.s, cases[i].shown);
		buf_free(&b);
	}
}

static void
bytes_are_put_before_others(void **state)
{
	struct buf b = {0};

	(void)state;
	buf_insert(&b, 0, "", 0);
	assert_null(b.s);
	buf_insert(&b, 0, "cd", 2);
	buf_insert(&b, 0, "ab", 2);
	buf_insert(&b, 4, "f", 1);
	buf_insert(&b, 4, "e", 1);
	assert_string_equal(b.s, "abcdef");
	assert_int_equal(b.n, 6);
	buf_free(&b);
}

static void
a_buffer_grows(void **state)
{
	struct buf b = {0};

	(void)state;
	for (int i = 0; i < 10000; i++)
		buf_printf(&b, "%d,", i % 10);
	assert_int_equal(b.n, 20000);
	assert_int_equal(strlen(b.s), 20000);
	buf_add(&b, "a\0b", 3);
	assert_int_equal(b.n, 20003);
	assert_int_equal(b.s[b.n], '\0');
	buf_free(&b);
}

static void
numbers_have_their_digits(void **state)
{
	static const struct { size_t n; const char *digits; } cases[] = {
		{0, "0"}, {7, "7"}, {10, "10"}, {1234567890, "1234567890"}, {SIZE_MAX, "18446744073709551615"},
	};
	char digits[NUMBER_TEXT];
	struct buf b = {0};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases && SIZE_MAX > UINT32_MAX; i++) {
		assert_string_equal(number_text(digits, cases[i].n), cases[i].digits);
		b.n = 0;
		buf_number(&b, cases[i].n);
		assert_string_equal(b.s, cases[i].digits);
	}
	buf_free(&b);
}

static void
looks_at_both_ends(void **state)
{
	(void)state;
	assert_true(starts_with("regc:page.xsl", "regc:"));
	assert_false(starts_with("reg", "regc:"));
	assert_true(ends_with("a.yaml", ".yaml"));
	assert_false(ends_with("yaml", ".yaml"));
	assert_true(ends_with("", ""));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_the_nearest_word), cmocka_unit_test(long_words_are_never_near),
		cmocka_unit_test(finds_what_is_not_utf8), cmocka_unit_test(counts_and_measures),
		cmocka_unit_test(shows_what_is_unsafe),   cmocka_unit_test(a_buffer_grows), cmocka_unit_test(bytes_are_put_before_others),
		cmocka_unit_test(numbers_have_their_digits),
		cmocka_unit_test(looks_at_both_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
