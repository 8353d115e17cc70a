/* The table, the digest, JSON, the list of findings, memory, and work spread over threads. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "../../compiler/base/diag.h"
#include "../../compiler/base/json.h"
#include "../../compiler/base/sha256.h"
#include "../../compiler/base/spread.h"
#include "../../compiler/base/table.h"

static void
a_table_keeps_keys_in_order(void **state)
{
	static char keys[5000][12];
	struct table t = {0};

	(void)state;
	assert_null(table_get(&t, "x"));
	for (int i = 0; i < 5000; i++) {
		snprintf(keys[i], sizeof keys[i], "key-%d", i * 7919 % 5000);
		*table_put(&t, keys[i]) = keys[i];
	}
	assert_int_equal(t.n, 5000);
	for (int i = 0; i < 5000; i++) {
		assert_ptr_equal(table_get(&t, keys[i]), keys[i]);
		assert_ptr_equal(t.entries[i].key, keys[i]);
	}
	assert_null(table_get(&t, "key-5000"));
	*table_put(&t, "key-7") = NULL;
	assert_int_equal(t.n, 5000);
	assert_null(table_get(&t, "key-7"));
	table_free(&t);
}

/* FIPS 180-2, appendix B */
/* keys of all lengths that differ in one byte, wherever it stands */
static void
a_table_tells_keys_apart(void **state)
{
	enum { LONGEST = 40 };
	struct table t = {0};
	static char keys[LONGEST + 1][LONGEST + 1][LONGEST + 1];

	(void)state;
	for (size_t n = 1; n <= LONGEST; n++)
		for (size_t at = 0; at <= n; at++) { /* in the last of them none differs */
			memset(keys[n][at], 'a', n);
			if (at < n)
				keys[n][at][at] = 'b';
			assert_null(*table_put(&t, keys[n][at]));
			*table_put(&t, keys[n][at]) = keys[n][at];
		}
	for (size_t n = 1; n <= LONGEST; n++)
		for (size_t at = 0; at <= n; at++)
			assert_ptr_equal(table_get(&t, keys[n][at]), keys[n][at]);
	table_free(&t);
}

static void
a_digest_is_sha256(void **state)
{
	char hex[SHA256_HEX];
	struct sha256 d = sha256_of("abc", 3);

	(void)state;
	assert_string_equal(sha256_hex(&d, hex), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	d = sha256_of("", 0);
	assert_string_equal(sha256_hex(&d, hex), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	d = sha256_of("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 56);
	assert_string_equal(sha256_hex(&d, hex), "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

static void
json_is_json(void **state)
{
	struct buf out = {0};
	struct json j = {.out = &out};

	(void)state;
	json_open(&j, NULL, '{');
	json_text(&j, "a\"b", "\\ \" \n \t \x01 \x7F \xC3\xA9 /");
	json_text(&j, "nothing", NULL);
	json_int(&j, "n", -9007199254740993LL);
	json_bool(&j, "yes", true);
	json_open(&j, "list", '[');
	json_text(&j, NULL, "x");
	json_open(&j, NULL, '{');
	json_close(&j, '}');
	json_close(&j, ']');
	json_open(&j, "empty", '[');
	json_close(&j, ']');
	json_close(&j, '}');
	assert_string_equal(out.s, "{\n"
	                           "  \"a\\\"b\": \"\\\\ \\\" \\n \\u0009 \\u0001 \\u007f \xC3\xA9 /\",\n"
	                           "  \"nothing\": null,\n"
	                           "  \"n\": -9007199254740993,\n"
	                           "  \"yes\": true,\n"
	                           "  \"list\": [\n"
	                           "    \"x\",\n"
	                           "    {}\n"
	                           "  ],\n"
	                           "  \"empty\": []\n"
	                           "}\n");
	buf_free(&out);
}

static void
findings_are_sorted_and_said_once(void **state)
{
	struct arena a = {0};
	struct source *one = source_of_text(&a, "a.yaml", "x: y\nz\n", 7), *two = source_of_text(&a, "b.yaml", "x\n", 2);
	struct diags ds = {0};

	(void)state;
	diag_add(&ds, RG9001, (struct place){0}, "without a place");
	diag_add(&ds, RG3001, (struct place){two, {0, 1}}, "in the second file");
	diag_add(&ds, RG2001, (struct place){one, {5, 6}}, "on the second line");
	diag_add(&ds, RG2001, (struct place){one, {5, 6}}, "on the second line");
	diag_add(&ds, RG2001, (struct place){one, {5, 6}}, "another there");
	diag_add(&ds, RG2001, (struct place){one, {0, 1}}, "on the first line");
	diag_sort(&ds);
	assert_int_equal(ds.n, 5);
	assert_string_equal(ds.all[0]->message, "on the first line");
	assert_string_equal(ds.all[1]->message, "another there");
	assert_string_equal(ds.all[2]->message, "on the second line");
	assert_string_equal(ds.all[3]->message, "in the second file");
	assert_string_equal(ds.all[4]->message, "without a place");
	diag_free(&ds);
	arena_free(&a);
}

static void
the_exit_status_follows(void **state)
{
	struct diags ds = {0};

	(void)state;
	assert_int_equal(diag_status(&ds), 0);
	diag_add(&ds, RG2014, (struct place){0}, "a warning");
	assert_int_equal(diag_status(&ds), 0);
	diag_add(&ds, RG2001, (struct place){0}, "a mistake");
	assert_int_equal(diag_status(&ds), 1);
	diag_add(&ds, RG9003, (struct place){0}, "the machine");
	assert_int_equal(diag_status(&ds), 2);
	diag_free(&ds);
}

static void
codes_and_names_are_unique(void **state)
{
	(void)state;
	for (size_t i = 0; i < DIAG_CODES; i++) {
		const struct diag_info *info = &diag_infos[i];

		assert_ptr_equal(diag_find(info->code), info);
		assert_ptr_equal(diag_find(info->name), info);
		if (i > 0 && strcmp(diag_infos[i - 1].code, info->code) >= 0)
			fail_msg("%s does not come after %s", info->code, diag_infos[i - 1].code);
	}
}

/* how often each was done, and that a piece is not longer than it may be */
static void
count_items(void *ctx, unsigned thread, size_t first, size_t past)
{
	unsigned char *done = ctx;

	assert_true(thread < SPREAD_MOST && first < past && past - first <= 7);
	for (size_t i = first; i < past; i++)
		done[i]++;
}

static void
pieces_are_done_once_each(void **state)
{
	static const size_t counts[] = {0, 1, 6, 7, 8, 1000};

	(void)state;
	for (unsigned jobs = 0; jobs < 40; jobs += 3)
		for (size_t c = 0; c < sizeof counts / sizeof *counts; c++) {
			unsigned char done[1001] = {0};

			spread_pieces(counts[c], jobs, 7, count_items, done);
			for (size_t i = 0; i <= 1000; i++)
				assert_int_equal(done[i], i < counts[c]);
		}
}

static void
count_one(void *ctx)
{
	++*(int *)ctx;
}

static void
an_errand_is_done_once(void **state)
{
	(void)state;
	for (unsigned jobs = 1; jobs <= 2; jobs++) {
		struct errand e;
		int done = 0;

		errand_begin(&e, jobs, count_one, &done);
		errand_end(&e);
		assert_int_equal(done, 1);
		errand_end(&e);
		assert_int_equal(done, 1);
	}
}

static void
an_empty_arena_keeps_its_largest_block(void **state)
{
	struct arena a = {0};
	char *first, *again;

	(void)state;
	arena_empty(&a);
	arena_reserve(&a, 100000);
	first = arena_copy(&a, "text", 4);
	for (int i = 0; i < 3; i++)
		memset(arena_take(&a, 90000), 'x', 90000);
	arena_empty(&a);
	assert_true(a.held >= 100000 && a.held < 200000);
	again = arena_take(&a, 99000);
	assert_ptr_equal(first, again);
	for (size_t i = 0; i < 99000; i++)
		assert_int_equal(again[i], 0);
	arena_free(&a);
}

static void
what_slabs_lend_stays_when_they_are_joined(void **state)
{
	struct slab one = {0}, other = {0}, none = {0};
	struct arena a[3] = {{0}};
	char *texts[3];

	(void)state;
	for (int i = 0; i < 3; i++) {
		arena_lend(&a[i], i ? &other : &one, 100000);
		texts[i] = arena_copy(&a[i], "lent", 4);
	}
	slab_join(&one, &other);
	slab_join(&one, &none);
	slab_join(&none, &one);
	assert_null(one.part);
	assert_null(other.part);
	for (int i = 0; i < 3; i++)
		assert_string_equal(texts[i], "lent");
	for (int i = 0; i < 3; i++)
		arena_free(&a[i]);
	slab_free(&none);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_table_keeps_keys_in_order), cmocka_unit_test(a_table_tells_keys_apart), cmocka_unit_test(a_digest_is_sha256),
		cmocka_unit_test(json_is_json),                cmocka_unit_test(findings_are_sorted_and_said_once),
		cmocka_unit_test(the_exit_status_follows),     cmocka_unit_test(codes_and_names_are_unique),
		cmocka_unit_test(pieces_are_done_once_each), cmocka_unit_test(an_errand_is_done_once),   cmocka_unit_test(an_empty_arena_keeps_its_largest_block),
		cmocka_unit_test(what_slabs_lend_stays_when_they_are_joined),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
