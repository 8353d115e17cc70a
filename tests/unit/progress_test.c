/* What is shown of a long task. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../../compiler/cli/progress.h"

static void
assert_shown(size_t done, size_t parts, double seconds, const char *wanted)
{
	const struct progress p = {"locking", "documents", "captures", 159, 42260, 8452, 10};
	struct buf b = {0};

	progress_text(&b, &p, done, parts, seconds);
	assert_string_equal(b.s, wanted);
	buf_free(&b);
}

static void
says_how_far_it_is_and_how_long_the_rest_takes(void **state)
{
	(void)state;
	assert_shown(0, 0, 0, "locking: 0 of 159 documents, 0 of 42,260 captures");
	assert_shown(0, 0, 60, "locking: 0 of 159 documents, 0 of 42,260 captures");
	assert_shown(3, 4226, 2.5, "locking: 3 of 159 documents, 4,226 of 42,260 captures"); /* too early to tell */
	assert_shown(3, 4226, 10, "locking: 3 of 159 documents, 4,226 of 42,260 captures, about 90 s left");
	assert_shown(3, 4226, 20, "locking: 3 of 159 documents, 4,226 of 42,260 captures, about 3 min left");
	assert_shown(3, 8452, 20, "locking: 3 of 159 documents, 8,452 of 42,260 captures, about 30 s left"); /* 40 s, of which 10 went by */
	assert_shown(159, 42260, 100, "locking: 159 of 159 documents, 42,260 of 42,260 captures");
}

static void
assert_line(const char *things, size_t done, size_t n, double seconds, const char *wanted)
{
	struct buf b = {0};

	progress_line(&b, "making", things, done, n, seconds);
	assert_string_equal(b.s, wanted);
	buf_free(&b);
}

static void
says_what_a_stage_does(void **state)
{
	(void)state;
	assert_line(NULL, 0, 0, 60, "making"); /* nobody knows how much it is */
	assert_line("pages", 0, 1200, 60, "making pages: 0 of 1,200");
	assert_line("pages", 300, 1200, 0.5, "making pages: 300 of 1,200"); /* too early to tell */
	assert_line("pages", 300, 1200, 4, "making pages: 300 of 1,200, about 12 s left");
	assert_line("pages", 300, 1200, 100, "making pages: 300 of 1,200, about 5 min left");
	assert_line("pages", 1199, 1200, 10, "making pages: 1,199 of 1,200"); /* less than a second */
	assert_line("pages", 1201, 1200, 10, "making pages: 1,200 of 1,200");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(says_how_far_it_is_and_how_long_the_rest_takes),
	                                   cmocka_unit_test(says_what_a_stage_does)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
