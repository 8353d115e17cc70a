/* Sentences, words and differences. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "../../compiler/base/text.h"
#include "../../compiler/prose/differ.h"

static struct arena a;
static struct plain p;

static int
clear(void **state)
{
	(void)state;
	arena_free(&a);
	return 0;
}

static struct tokens
sentences(const char *markdown)
{
	plain_make(&p, &a, markdown, strlen(markdown), PLAIN_MARKDOWN);
	return tokens_sentences(&a, &p);
}

static const char *
joined(const struct tokens *t)
{
	struct buf b = {0};
	const char *text;

	for (size_t i = 0; i < t->n; i++)
		buf_printf(&b, "%s%s", i ? "|" : "", t->all[i]);
	text = arena_copy(&a, b.s, b.n);
	buf_free(&b);
	return text;
}

static void
texts_are_cut_into_sentences(void **state)
{
	static const struct { const char *from, *to; } cases[] = {
		{"", ""},
		{"One. Two! Three? Four", "One.|Two!|Three?|Four"},
		{"# Head\nOne.\n\n* item\n* other", "Head|One.|item|other"},
		{"He said \"Stop.\" Then (he left.) It was.", "He said \"Stop.\"|Then (he left.)|It was."},
		{"Midjourney, Inc. The U.S. Code, e.g. No. 5, Art. 7 and vs. others.", "Midjourney, Inc. The U.S. Code, e.g. No. 5, Art. 7 and vs. others."},
		{"12\\. Misc. 3.1. Scope", "12. Misc.|3.1. Scope"},
		{"In 2026. We", "In 2026.|We"},
		{"version 1.10 of a.b.c, and etc. goes on", "version 1.10 of a.b.c, and etc. goes on"},
		{"| a. | b |\n|---|---|\n| c | d |", "a.|b|c|d"},
		{"\xE4\xBD\xA0\xE3\x80\x82\xE5\xA5\xBD", "\xE4\xBD\xA0\xE3\x80\x82|\xE5\xA5\xBD"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct tokens t = sentences(cases[i].from);

		assert_string_equal(joined(&t), cases[i].to);
		for (size_t k = 0; k < t.n; k++)
			assert_memory_equal(p.text + t.at[k], t.all[k], strlen(t.all[k]));
	}
}

static struct tokens
words(const char *text)
{
	return tokens_words(&a, text, strlen(text));
}

static void
texts_are_cut_into_words(void **state)
{
	static const char text[] = "One, two \xE4\xBD\xA0\xE5\xA5\xBD" "x 3";
	struct tokens t = words(text), folded = tokens_fold(&a, &t), none = words("");

	(void)state;
	assert_string_equal(joined(&t), "One,|two|\xE4\xBD\xA0|\xE5\xA5\xBD|x|3");
	assert_string_equal(joined(&folded), "one,|two|\xE4\xBD\xA0|\xE5\xA5\xBD|x|3");
	assert_string_equal(tokens_text(&a, text, &t, 1, 3), "two \xE4\xBD\xA0\xE5\xA5\xBD");
	assert_string_equal(tokens_text(&a, text, &t, 0, 0), "");
	assert_int_equal(none.n, 0);
}

static const char *
difference(const char *before, const char *after)
{
	struct tokens old = words(before), new = words(after);
	struct pieces d = differ(&a, &old, &new);
	struct buf b = {0};
	const char *text;

	for (size_t i = 0; i < d.n; i++) {
		const struct piece *one = &d.all[i];
		const struct tokens *t = one->kind == PIECE_ADDED ? &new : &old;

		buf_printf(&b, "%c%s ", "= + -"[one->kind == PIECE_SAME ? 0 : one->kind == PIECE_ADDED ? 2 : 4],
		           tokens_text(&a, one->kind == PIECE_ADDED ? after : before, t, one->from, one->n));
		if (one->kind == PIECE_SAME)
			assert_string_equal(old.all[one->from], new.all[one->other]);
	}
	text = arena_copy(&a, b.s, b.n);
	buf_free(&b);
	return text;
}

static void
differences_are_short(void **state)
{
	static const struct { const char *before, *after, *pieces; } cases[] = {
		{"", "", ""},
		{"a", "a", "=a "},
		{"", "a b", "+a b "},
		{"a b", "", "-a b "},
		{"a b", "c d", "-a b +c d "},
		{"a b c", "a x c", "=a -b +x =c "},
		{"a b c", "b c", "-a =b c "},
		{"a b c", "a b", "=a b -c "},
		{"b c", "a b c d", "+a =b c +d "},
		{"a b c a b b a", "c b a b a c", "-a b =c -a =b +a =b a +c "},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_string_equal(difference(cases[i].before, cases[i].after), cases[i].pieces);
}

/* every token stands in one piece, and pieces put together are the new list */
static void
pieces_add_up(void **state)
{
	unsigned seed = 3;

	(void)state;
	for (int round = 0; round < 400; round++) {
		struct buf text[2] = {{0}, {0}};
		struct tokens t[2];
		struct pieces d;
		size_t old = 0, new = 0;

		for (int i = 0; i < round % 50; i++) {
			seed = seed * 1103515245u + 12345u;
			buf_printf(&text[seed >> 30 & 1], "%c ", 'a' + (char)(seed >> 20) % 4);
		}
		for (int k = 0; k < 2; k++)
			t[k] = tokens_words(&a, text[k].s ? text[k].s : "", text[k].n);
		d = differ(&a, &t[0], &t[1]);
		for (size_t i = 0; i < d.n; i++) {
			const struct piece *one = &d.all[i];

			assert_int_equal(one->from, one->kind == PIECE_ADDED ? new : old);
			if (one->kind == PIECE_SAME)
				assert_int_equal(one->other, new);
			old += one->kind != PIECE_ADDED ? one->n : 0;
			new += one->kind != PIECE_REMOVED ? one->n : 0;
		}
		assert_int_equal(old, t[0].n);
		assert_int_equal(new, t[1].n);
		buf_free(&text[0]);
		buf_free(&text[1]);
		arena_free(&a);
	}
}

static void
long_lists_are_quick(void **state)
{
	struct buf text[2] = {{0}, {0}};
	struct tokens t[2];
	unsigned seed = 5;
	clock_t start = clock();

	(void)state;
	for (int i = 0; i < 200000; i++)
		for (int k = 0; k < 2; k++) {
			seed = seed * 1103515245u + 12345u;
			buf_printf(&text[k], "w%u ", (seed >> 12) % 5000);
		}
	for (int k = 0; k < 2; k++)
		t[k] = tokens_words(&a, text[k].s, text[k].n);
	differ(&a, &t[0], &t[1]);
	if (clock() - start > 30 * CLOCKS_PER_SEC)
		fail_msg("200,000 words took %.1f s", (double)(clock() - start) / CLOCKS_PER_SEC);
	buf_free(&text[0]);
	buf_free(&text[1]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(texts_are_cut_into_sentences, clear),
		cmocka_unit_test_teardown(texts_are_cut_into_words, clear), cmocka_unit_test_teardown(differences_are_short, clear),
		cmocka_unit_test_teardown(pieces_add_up, clear),            cmocka_unit_test_teardown(long_lists_are_quick, clear),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
