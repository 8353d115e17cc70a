/* Which entries have which words: runs of entries, what is kept of an entry and brought back, and bytes that are not what they
 * should be. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../compiler/site/postings.h"

static void
writes_runs(void **state)
{
	struct postings p = {.entry = 0};
	static const unsigned where[] = {IN_TEXT, IN_TEXT, IN_ALL + 1, IN_TEXT, IN_TITLE, IN_ALL + 1, IN_TITLE};
	struct posted *word = postings_of(&p, "word");

	(void)state;
	for (size_t i = 0; i < sizeof where / sizeof *where; i++) {
		if (where[i] <= IN_ALL)
			postings_mark(&p, word, where[i]);
		postings_next(&p);
	}
	assert_string_equal(posted_text(word), "-1B1BE1E");
	postings_free(&p);
}

static void
sums_what_an_entry_has(void **state)
{
	struct postings p = {.entry = 0};
	struct posted *word = postings_of(&p, "word"), *never = postings_of(&p, "the");

	(void)state;
	never->left_out = true;
	postings_mark(&p, word, IN_TEXT);
	postings_mark(&p, never, IN_TEXT);
	postings_mark(&p, postings_of(&p, "word"), IN_PLACE);
	postings_next(&p);
	assert_string_equal(posted_text(word), "D");
	assert_int_equal(postings_unused(&p), 1);
	postings_free(&p);
}

static void
sorts_facets_before_words(void **state)
{
	static const char *const keys[] = {"judged/a", "judged/b", "judged-US/a", "a"};
	struct postings p = {.entry = 0};
	struct posted **all;
	size_t n;

	(void)state;
	postings_mark(&p, postings_of(&p, "a"), IN_TEXT);
	postings_mark(&p, postings_facet(&p, "judged-US", "a"), 0);
	postings_mark(&p, postings_facet(&p, "judged", "b"), 0);
	postings_mark(&p, postings_facet(&p, "judged", "a"), 0);
	postings_next(&p);
	all = postings_sorted(&p, &n);
	assert_int_equal(n, 4);
	for (size_t i = 0; i < n; i++) {
		const char *value, *file = posted_facet(&p, all[i], &value);
		struct buf found = {0};

		buf_printf(&found, "%s%s%s", file ? file : "", file ? "/" : "", file ? value : all[i]->key);
		assert_string_equal(found.s, keys[i]);
		buf_free(&found);
	}
	postings_free(&p);
}

/* two words and what an entry has of them, as bytes */
static void
keep(struct buf *keys, struct buf *entry)
{
	struct postings p = {.entry = 0};

	postings_mark(&p, postings_of(&p, "one"), IN_TITLE);
	postings_mark(&p, postings_of(&p, "two"), IN_TEXT);
	postings_keep(keys, &p);
	postings_pack(entry, &p);
	postings_free(&p);
}

static struct unpack
reading(const struct buf *b)
{
	return (struct unpack){b->s, b->s + b->n, false};
}

static void
an_entry_comes_back(void **state)
{
	struct buf keys = {0}, entry = {0};
	struct postings p = {.entry = 0};
	struct unpack u, v;

	(void)state;
	keep(&keys, &entry);
	u = reading(&keys);
	v = reading(&entry);
	assert_true(postings_load(&p, &u) && unpack_ended(&u));
	assert_true(postings_unpack(&p, &v) && unpack_ended(&v));
	postings_next(&p);
	assert_string_equal(posted_text(postings_of(&p, "one")), "E");
	assert_string_equal(posted_text(postings_of(&p, "two")), "B");
	postings_free(&p);
	buf_free(&keys);
	buf_free(&entry);
}

static bool
loads(const struct buf *b)
{
	struct postings p = {.entry = 0};
	struct unpack u = reading(b);
	bool fine = postings_load(&p, &u) && unpack_ended(&u);

	postings_free(&p);
	return fine;
}

static void
refuses_other_keys(void **state)
{
	static const char *const pairs[][2] = {{"a", "b"}, {"a", "a"}, {"a", "\001judged"}, {"a", "\001judged\001x"}};
	static const bool fine[] = {true, false, false, true};

	(void)state;
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		struct buf b = {0};

		pack_number(&b, 2);
		pack_text(&b, pairs[i][0]);
		pack_text(&b, pairs[i][1]);
		assert_int_equal(loads(&b), fine[i]);
		b.n--;
		assert_false(loads(&b));
		buf_free(&b);
	}
}

static void
refuses_words_that_there_are_not(void **state)
{
	struct buf keys = {0}, entry = {0}, beyond = {0};
	struct postings p = {.entry = 0};
	struct unpack u, v;

	(void)state;
	keep(&keys, &entry);
	u = reading(&keys);
	assert_true(postings_load(&p, &u));
	entry.n--;
	v = reading(&entry);
	assert_false(postings_unpack(&p, &v));
	pack_number(&beyond, 1);
	pack_number(&beyond, 2 << 4 | IN_TEXT);
	v = reading(&beyond);
	assert_false(postings_unpack(&p, &v));
	postings_free(&p);
	buf_free(&keys);
	buf_free(&entry);
	buf_free(&beyond);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(writes_runs),
		cmocka_unit_test(sums_what_an_entry_has),
		cmocka_unit_test(sorts_facets_before_words),
		cmocka_unit_test(an_entry_comes_back),
		cmocka_unit_test(refuses_other_keys),
		cmocka_unit_test(refuses_words_that_there_are_not),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
