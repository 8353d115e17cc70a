/* The clock: what has come, what is near, and for how long the answers hold. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../../compiler/base/clock.h"

static int32_t
day(const char *text)
{
	int32_t d;

	assert_true(day_parse(text, &d));
	return d;
}

static struct date
date(const char *text)
{
	struct date d;

	assert_true(date_parse(text, &d));
	return d;
}

static void
knows_what_has_come(void **state)
{
	struct clock c = clock_on(day("2026-08-02"), 180);

	(void)state;
	assert_int_equal(clock_reached(&c, date("2026-08-01")), TRI_YES);
	assert_int_equal(clock_reached(&c, date("2026-08-02")), TRI_YES); /* the first day counts */
	assert_int_equal(clock_reached(&c, date("2026-08-03")), TRI_NO);
	assert_int_equal(clock_reached(&c, date("2026-08")), TRI_UNKNOWN);
	assert_int_equal(clock_reached(&c, date("2026-07")), TRI_YES);
	assert_int_equal(clock_reached(&c, date("2025")), TRI_YES);
	assert_int_equal(clock_reached(&c, date("2027")), TRI_NO);
	assert_int_equal(clock_reached(&c, date("unknown")), TRI_UNKNOWN);
	assert_int_equal(clock_reached(&c, date("not-before 2027")), TRI_NO);
	assert_int_equal(clock_reached(&c, date("not-before 2026-01-01")), TRI_UNKNOWN);
}

static void
holds_as_long_as_nothing_is_crossed(void **state)
{
	struct clock c = clock_on(day("2026-08-02"), 180);

	(void)state;
	assert_int_equal(c.from, DAY_MIN);
	assert_int_equal(c.until, DAY_MAX);
	clock_reached(&c, date("2026-12-02"));
	clock_reached(&c, date("2027-01-01"));
	clock_reached(&c, date("2026-01-01"));
	clock_reached(&c, date("2025-01-01"));
	assert_int_equal(c.from, day("2026-01-01"));
	assert_int_equal(c.until, day("2026-12-02"));
	clock_reached(&c, date("2026-08")); /* unknown until its last day */
	assert_int_equal(c.from, day("2026-08-01"));
	assert_int_equal(c.until, day("2026-08-31"));
}

static void
an_unknown_date_narrows_nothing(void **state)
{
	struct clock c = clock_on(day("2026-08-02"), 180);

	(void)state;
	clock_reached(&c, DATE_UNKNOWN);
	clock_near(&c, DATE_UNKNOWN);
	assert_int_equal(c.from, DAY_MIN);
	assert_int_equal(c.until, DAY_MAX);
}

/* the same answers on every day of the interval, and another one just outside: by trying */
static void
the_interval_is_exact(void **state)
{
	static const char *const dates[] = {"2026-03", "2026-09-15", "2025", "not-before 2026-10-01", "2027-02-01"};
	struct clock c = clock_on(day("2026-08-02"), 100);

	(void)state;
	for (size_t i = 0; i < 5; i++) {
		clock_reached(&c, date(dates[i]));
		clock_near(&c, date(dates[i]));
	}
	for (int32_t d = c.from - 1; d <= c.until; d++) {
		struct clock other = clock_on(d, 100), again = clock_on(day("2026-08-02"), 100);
		bool same = true;

		for (size_t i = 0; i < 5; i++) {
			same = same && clock_reached(&other, date(dates[i])) == clock_reached(&again, date(dates[i]));
			same = same && clock_near(&other, date(dates[i])) == clock_near(&again, date(dates[i]));
		}
		assert_int_equal(same, d >= c.from && d < c.until);
	}
}

static void
the_horizon_is_in_days(void **state)
{
	struct clock c = clock_on(day("2026-11-22"), 180);

	(void)state;
	assert_int_equal(clock_near(&c, date("2026-12-02")), TRI_YES);
	assert_int_equal(clock_near(&c, date("2027-05-21")), TRI_YES); /* the 180th day */
	assert_int_equal(clock_near(&c, date("2027-05-22")), TRI_NO);
	assert_int_equal(clock_near(&c, date("2027-12-02")), TRI_NO);
	assert_int_equal(clock_near(&c, date("2027-05")), TRI_UNKNOWN);
	assert_int_equal(c.until, day("2026-11-23")); /* then 2027-05-22 comes near */
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(knows_what_has_come),
		cmocka_unit_test(holds_as_long_as_nothing_is_crossed),
		cmocka_unit_test(an_unknown_date_narrows_nothing),
		cmocka_unit_test(the_interval_is_exact),
		cmocka_unit_test(the_horizon_is_in_days),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
