/* Dates along a line: the axis, places on it, ticks, and rows of labels that no leader crosses. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "../../compiler/pages/axis.h"

static struct date
date(const char *text)
{
	struct date d;

	assert_true(date_parse(text, &d));
	return d;
}

static int32_t
day(const char *text)
{
	return date(text).first;
}

static void
an_axis_is_whole_years(void **state)
{
	const struct date dates[] = {date("2024-06-13"), date("2026-08-02"), date("2024"), date("unknown"),
	                             date("not-before 2026-10")};
	struct axis axis = axis_over(dates, 5);

	(void)state;
	assert_int_equal(axis.from, day("2024-01-01"));
	assert_int_equal(axis.to, day("2028-01-01")); /* half a year after 2026-10 lies in 2027 */
	axis = axis_over(dates, 2);
	assert_int_equal(axis.to, day("2028-01-01"));
	axis = axis_over(dates, 1);
	assert_int_equal(axis.to, day("2025-01-01"));
	axis = axis_over(dates + 3, 1); /* nothing to show */
	assert_int_equal(axis.from, axis.to);
}

static void
places_are_within_it(void **state)
{
	struct axis axis = {day("2024-01-01"), day("2028-01-01")};

	(void)state;
	assert_int_equal(axis_at(axis, day("2023-05-05")), 0);
	assert_int_equal(axis_at(axis, day("2024-01-01")), 0);
	assert_int_equal(axis_at(axis, day("2025-12-31")), 499);
	assert_int_equal(axis_at(axis, day("2026-01-01")), 500);
	assert_int_equal(axis_at(axis, day("2027-12-31")), 999);
	assert_int_equal(axis_at(axis, DAY_MAX), AXIS_LENGTH);
}

static void
ticks_are_few_and_even(void **state)
{
	int32_t ticks[AXIS_TICKS];

	(void)state;
	assert_int_equal(axis_ticks(axis_around(day("2026-11-25"), 2, 2), ticks), 5);
	assert_int_equal(ticks[0], day("2024-01-01"));
	assert_int_equal(ticks[4], day("2028-01-01"));
	for (int years = 1; years < 400; years++) {
		struct axis axis = axis_around(day("1996-02-08"), 0, years);
		size_t n = axis_ticks(axis, ticks);

		assert_in_range(n, 1, AXIS_TICKS);
		for (size_t i = 0; i < n; i++) /* room for a label after each */
			assert_in_range((i + 1 < n ? axis_at(axis, ticks[i + 1]) : AXIS_LENGTH) - axis_at(axis, ticks[i]),
			                AXIS_LENGTH / AXIS_TICKS - 1, AXIS_LENGTH);
	}
}

/* the label of a mark covers half the axis from it on, or up to it */
static bool
covers(int at, int row, int place)
{
	return row > 0 ? place > at && place < at + AXIS_LENGTH / 2 : place < at && place > at - AXIS_LENGTH / 2;
}

static void
no_leader_crosses_a_label(void **state)
{
	(void)state;
	srand(7);
	for (int round = 0; round < 500; round++) {
		int at[12], rows[12];
		size_t n = (size_t)rand() % 12 + 1;

		at[0] = rand() % 200;
		for (size_t i = 1; i < n; i++)
			at[i] = at[i - 1] + rand() % (AXIS_LENGTH - at[i - 1] + 1);
		axis_rows(at, n, rows);
		for (size_t i = 0; i < n; i++) {
			/* a label stays on the paper */
			assert_in_range(rows[i] > 0 ? at[i] + AXIS_LENGTH / 2 : at[i], AXIS_LENGTH / 2, AXIS_LENGTH);
			for (size_t k = 0; k < n; k++) {
				if (k == i)
					continue;
				assert_int_not_equal(rows[i], rows[k]);
				/* the leader of k passes the row of i */
				if ((rows[k] > 0) == (rows[i] > 0) && abs(rows[k]) > abs(rows[i]))
					assert_false(covers(at[i], rows[i], at[k]));
			}
		}
	}
}

static void
rows_are_counted_from_the_line(void **state)
{
	static const int at[] = {10, 10, 400, 500, 990}, expected[] = {3, 2, 1, -1, -2};
	int rows[5];

	(void)state;
	axis_rows(at, 5, rows);
	for (size_t i = 0; i < 5; i++)
		assert_int_equal(rows[i], expected[i]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_axis_is_whole_years),
		cmocka_unit_test(places_are_within_it),
		cmocka_unit_test(ticks_are_few_and_even),
		cmocka_unit_test(no_leader_crosses_a_label),
		cmocka_unit_test(rows_are_counted_from_the_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
