/* The memory of pages: blocks of all sizes keep what they hold, and a page begins where the one before it began. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "../../compiler/form/pool.h"

enum { MOST = 1200 };

/* each has its own bytes, aligned; those given back are taken again */
static void
keeps_apart(void **state)
{
	unsigned char *blocks[MOST];

	(void)state;
	for (int round = 0; round < 2; round++) {
		for (size_t n = 0; n < MOST; n++) {
			blocks[n] = pool_take(n);
			assert_int_equal((uintptr_t)blocks[n] % 16, 0);
			memset(blocks[n], (int)(n % 251), n);
		}
		for (size_t n = 0; n < MOST; n++)
			for (size_t i = 0; i < n; i++)
				assert_int_equal(blocks[n][i], n % 251);
		for (size_t n = 0; n < MOST; n++)
			pool_give(blocks[n]);
	}
	pool_give(NULL);
}

/* across the border between small and large, in both directions */
static void
keeps_what_is_resized(void **state)
{
	char *p = pool_resize(NULL, 4);

	(void)state;
	memcpy(p, "abc", 4);
	for (size_t n = 4; n < 5000; n += 97)
		assert_string_equal(p = pool_resize(p, n), "abc");
	for (size_t n = 5000; n >= 100; n -= 96)
		assert_string_equal(p = pool_resize(p, n), "abc");
	pool_give(p);
	assert_string_equal(p = pool_string("word"), "word");
	pool_give(p);
}

#if !defined(__SANITIZE_ADDRESS__) /* there each block is by itself */
/* in whatever order they were given back; what lasts is apart */
static void
begins_anew(void **state)
{
	void *blocks[100], *first, *lasting = pool_take(40);

	(void)state;
	assert_true(pool_lasting(false));
	for (size_t i = 0; i < 100; i++)
		blocks[i] = pool_take(40);
	first = blocks[0];
	for (size_t i = 0; i < 100; i++)
		pool_give(blocks[i * 37 % 100]);
	for (size_t i = 0; i < 100; i++)
		assert_ptr_equal(blocks[i], pool_take(40));
	assert_ptr_equal(first, blocks[0]);
	for (size_t i = 0; i < 100; i++)
		pool_give(blocks[i]);
	assert_false(pool_lasting(true));
	pool_give(lasting);
}
#endif

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keeps_apart), cmocka_unit_test(keeps_what_is_resized),
#if !defined(__SANITIZE_ADDRESS__)
		cmocka_unit_test(begins_anew),
#endif
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
