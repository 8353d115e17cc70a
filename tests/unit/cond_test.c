/* The condition language: what is one, how it binds, and what is said of what is none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "../../compiler/base/text.h"
#include "../../compiler/syntax/cond.h"

static const char *const marks[] = {
	[TEST_HOLDS] = "", [TEST_LESS] = "<",  [TEST_LESS_EQUAL] = "<=", [TEST_MORE] = ">", [TEST_MORE_EQUAL] = ">=",
	[TEST_EQUAL] = "=", [TEST_NOT_EQUAL] = "!=", [TEST_HAS] = ":",
};

/* a condition written with all its brackets */
static void
put(struct buf *out, const struct cond *c)
{
	if (c->kind == COND_FACT) {
		buf_puts(out, c->fact);
		if (c->place)
			buf_printf(out, "@%s", c->place);
		if (c->test != TEST_HOLDS)
			buf_printf(out, "%s%s", marks[c->test], c->value);
		return;
	}
	buf_putc(out, '(');
	if (c->kind == COND_NOT)
		buf_puts(out, "not ");
	put(out, c->left);
	if (c->right) {
		buf_puts(out, c->kind == COND_AND ? " and " : " or ");
		put(out, c->right);
	}
	buf_putc(out, ')');
}

static void
binds_as_it_reads(void **state)
{
	static const struct { const char *text, *read; } cases[] = {
		{"designated", "designated"},
		{"placed-on-market < 2026-08-02", "placed-on-market<2026-08-02"},
		{"placed-on-market<2026-08-02", "placed-on-market<2026-08-02"},
		{"not micro-or-small", "(not micro-or-small)"},
		{"not not a", "(not (not a))"},
		{"users in EU >= 45000000", "users@EU>=45000000"},
		{"users in US-CA > 10 or designated", "(users@US-CA>10 or designated)"},
		{"terms-prohibit: intimate-deepfakes", "terms-prohibit:intimate-deepfakes"},
		{"a and b or c and d", "((a and b) or (c and d))"},
		{"a or b and c", "(a or (b and c))"},
		{"(a or b) and c", "((a or b) and c)"},
		{"not a and b", "((not a) and b)"},
		{"not (a and b)", "(not (a and b))"},
		{"a and b and c", "((a and b) and c)"},
		{"size-class = micro or size-class != small", "(size-class=micro or size-class!=small)"},
		{"a <= 1 and b = 2.5", "(a<=1 and b=2.5)"},
		{"  a\n  and\tb ", "(a and b)"},
		{"android and order", "(android and order)"}, /* "and" and "or" are words of their own */
		{"notable", "notable"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena a = {0};
		const char *error = "none";
		const struct cond *c = cond_parse(&a, cases[i].text, &error);
		struct buf out = {0};

		if (c)
			put(&out, c);
		else
			fail_msg("'%s': %s", cases[i].text, error);
		assert_string_equal(out.s, cases[i].read);
		buf_free(&out);
		arena_free(&a);
	}
}

static void
says_what_was_wanted(void **state)
{
	static const struct { const char *text, *error; } cases[] = {
		{"", "the name of a fact at the end"},
		{"   ", "the name of a fact at the end"},
		{"a and", "the name of a fact at the end"},
		{"not", "the name of a fact at the end"},
		{"a <", "a value at the end"},
		{"users in", "a place at the end"},
		{"users in < 3", "a place before '< 3'"},
		{"(a", "')'"},
		{"a)", "'and', 'or' or the end before ')'"},
		{"a b", "'and', 'or' or the end before 'b'"},
		{"placed on market < 2026", "'and', 'or' or the end before 'on market < 2026'"},
		{"a && b", "'and', 'or' or the end before '&& b'"},
		{"< 3", "the name of a fact before '< 3'"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena a = {0};
		const char *error = NULL;

		if (cond_parse(&a, cases[i].text, &error))
			fail_msg("'%s' was taken for a condition", cases[i].text);
		assert_non_null(error);
		assert_string_equal(error, cases[i].error);
		arena_free(&a);
	}
}

/* brackets and chains cannot exhaust the stack, and one too deep always says why */
static void
depth_is_bounded(void **state)
{
	char text[40000];
	struct arena a = {0};
	const char *error = NULL;

	(void)state;
	memset(text, '(', sizeof text);
	text[sizeof text - 1] = '\0';
	assert_null(cond_parse(&a, text, &error));
	assert_non_null(error);
	for (size_t i = 0; i + 4 < sizeof text; i += 4)
		memcpy(text + i, "not ", 5);
	error = NULL;
	assert_null(cond_parse(&a, text, &error));
	assert_non_null(error);
	arena_free(&a);
}

static void
count(void *ctx, const struct cond *c)
{
	buf_printf(ctx, "%s ", c->fact);
}

static void
each_fact_in_the_order_written(void **state)
{
	struct arena a = {0};
	struct buf out = {0};
	const char *error;

	(void)state;
	cond_each(cond_parse(&a, "a and (not b or c = 1) and a", &error), count, &out);
	assert_string_equal(out.s, "a b c a ");
	buf_free(&out);
	arena_free(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(binds_as_it_reads),
		cmocka_unit_test(says_what_was_wanted),
		cmocka_unit_test(depth_is_bounded),
		cmocka_unit_test(each_fact_in_the_order_written),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
