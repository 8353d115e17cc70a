/* Spans lie within each other, a worker's are its own, and a recorder that is NULL records nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "../../compiler/base/timing.h"

static size_t
times(const char *text, const char *what)
{
	size_t n = 0;

	for (const char *at = text; (at = strstr(at, what)); at++)
		n++;
	return n;
}

static void
test_nothing(void **state)
{
	(void)state;
	timing_begin(NULL, "a", "b");
	timing_part(NULL, "c");
	timing_done(NULL, "d");
	timing_next(NULL, "a", "b");
	timing_drop(NULL);
	timing_end(NULL);
	timing_fork(NULL, 1);
	timing_take(NULL, "", 0);
}

static void
test_spans(void **state)
{
	struct timing t;
	struct buf b = {0};

	(void)state;
	timing_start(&t);
	timing_begin(&t, "command", "build");
	timing_begin(&t, "stage", "a \"name\"");
	timing_part(&t, "read");
	timing_part(&t, "write");
	timing_part(&t, "read");
	timing_done(&t, "made");
	timing_next(&t, "stage", "next");
	timing_end(&t);
	timing_begin(&t, "stage", "dropped");
	timing_drop(&t);
	timing_begin(&t, "stage", "left open");
	timing_write(&b, &t);
	assert_int_equal(times(b.s, "\"ph\": \"X\""), 4);
	assert_int_equal(times(b.s, "\"read\": "), 1);
	assert_int_equal(times(b.s, "\"done\": \"made\""), 1);
	assert_int_equal(times(b.s, "dropped"), 0);
	assert_non_null(strstr(b.s, "\"name\": \"a \\\"name\\\"\""));
	assert_true(strstr(b.s, "left open") < strstr(b.s, "\"name\": \"build\"")); /* the inner one ends first */
	timing_end(&t); /* one too many is none */
	buf_free(&b);
	timing_free(&t);
}

static void
test_worker(void **state)
{
	struct timing t, worker;
	struct buf b = {0};

	(void)state;
	timing_start(&t);
	timing_begin(&t, "command", "build");
	worker = t;
	worker.events = (struct buf){0}; /* as after a fork */
	timing_fork(&worker, 2);
	timing_end(&worker); /* what the parent has open is not the worker's */
	assert_int_equal(worker.events.n, 0);
	timing_begin(&worker, "pages", "page");
	timing_end(&worker);
	timing_take(&t, worker.events.s, worker.events.n);
	timing_write(&b, &t);
	assert_int_equal(times(b.s, "\"tid\": 2"), 1);
	assert_int_equal(times(b.s, "\"ph\": \"X\""), 2);
	buf_free(&b);
	timing_free(&t);
	timing_free(&worker);
}

static void
test_deep(void **state)
{
	struct timing t;
	struct buf b = {0};

	(void)state;
	timing_start(&t);
	for (size_t i = 0; i < TIMING_DEEP + 5; i++)
		timing_begin(&t, "deep", "span");
	for (size_t i = 0; i < TIMING_PARTS + 5; i++)
		timing_part(&t, &"abcdefghijklmnopqrstuvwxyz"[i]);
	timing_write(&b, &t);
	assert_int_equal(times(b.s, "\"name\": \"span\""), TIMING_DEEP); /* deeper ones are missed, not confused with others */
	buf_free(&b);
	timing_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_nothing),
		cmocka_unit_test(test_spans),
		cmocka_unit_test(test_worker),
		cmocka_unit_test(test_deep),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
