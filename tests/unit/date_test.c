/* Dates: what is one, how three-valued comparison answers, how periods are added. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../../compiler/base/date.h"

static struct date
date(const char *text)
{
	struct date d = {1, 0};

	if (!date_parse(text, &d))
		fail_msg("'%s' is no date", text);
	return d;
}

static void
assert_day(int32_t day, const char *wanted)
{
	char text[DATE_TEXT];

	assert_string_equal(day_text(day, text), wanted);
}

static void
reads_dates(void **state)
{
	(void)state;
	assert_day(date("2026-08-02").first, "2026-08-02");
	assert_true(date_is_day(date("2026-08-02")));
	assert_day(date("2026-02").first, "2026-02-01");
	assert_day(date("2026-02").last, "2026-02-28");
	assert_day(date("2026").first, "2026-01-01");
	assert_day(date("2026").last, "2026-12-31");
	assert_day(date("not-before 2026-08").first, "2026-08-01");
	assert_int_equal(date("not-before 2026-08").last, DAY_MAX);
	assert_int_equal(date("not-after 2026-08").first, DAY_MIN);
	assert_day(date("not-after 2026-08").last, "2026-08-31");
	assert_int_equal(date("unknown").first, DAY_MIN);
	assert_int_equal(date("unknown").last, DAY_MAX);
	assert_int_equal(date("1970-01-01").first, 0);
	assert_int_equal(date("1969-12-31").first, -1);
	assert_int_equal(date("2000-03-01").first, 11017);
}

static void
refuses_what_is_none(void **state)
{
	static const char *const none[] = {
		"", "2026-02-30", "2026-13-01", "2026-00-10", "2026-04-31", "2026-2-3", "26-02-03", "2026-02-03 ", " 2026",
		"2026-02-", "2026/02/03", "0000", "+026", "-026-01-01", "20261", "2026-1x", "today", "Unknown",
		"not-before", "not-before ", "not-before unknown", "not-before not-before 2026", "not-after", "not-after unknown", "not-after not-before 2026", "2026-02-03T00:00",
	};
	struct date d = {7, 7};

	(void)state;
	for (size_t i = 0; i < sizeof none / sizeof *none; i++)
		if (date_parse(none[i], &d))
			fail_msg("'%s' was taken for a date", none[i]);
	assert_int_equal(d.first, 7); /* unchanged */
}

static void
knows_leap_years(void **state)
{
	struct date d;

	(void)state;
	assert_day(date("2024-02-29").first, "2024-02-29");
	assert_day(date("2000-02").last, "2000-02-29");
	assert_day(date("1900-02").last, "1900-02-28");
	assert_false(date_parse("2023-02-29", &d));
	assert_false(date_parse("1900-02-29", &d));
	assert_int_equal(date("2025-01-01").first - date("2024-01-01").first, 366);
	assert_int_equal(date("2101-01-01").first - date("2100-01-01").first, 365);
}

static void
every_day_comes_back(void **state)
{
	char text[DATE_TEXT];
	int32_t back;

	(void)state;
	for (int32_t day = date("0001-01-01").first; day <= date("9999-12-31").first; day += 37) {
		assert_true(day_parse(day_text(day, text), &back));
		assert_int_equal(back, day);
	}
}

static void
a_day_is_a_whole_day(void **state)
{
	int32_t day = 7;

	(void)state;
	assert_true(day_parse("2026-08-02", &day));
	assert_false(day_parse("2026-08", &day));
	assert_false(day_parse("2026", &day));
	assert_false(day_parse("unknown", &day));
	assert_false(day_parse("not-before 2026-08-02", &day));
}

static void
compares_in_three_values(void **state)
{
	static const struct { const char *a, *b; enum tri before, same; } cases[] = {
		{"2024-06-06", "2026-08-02", TRI_YES, TRI_NO},
		{"2026-08-02", "2026-08-02", TRI_NO, TRI_YES},
		{"2026-08-03", "2026-08-02", TRI_NO, TRI_NO},
		{"2024", "2026-08-02", TRI_YES, TRI_NO},      /* only the year is known, and it is enough */
		{"2026", "2026-08-02", TRI_UNKNOWN, TRI_UNKNOWN},
		{"2026", "2026-01-01", TRI_NO, TRI_UNKNOWN},  /* no day of 2026 is before its first */
		{"2026-12-31", "2026", TRI_NO, TRI_UNKNOWN},  /* nor is its last before any */
		{"2026-01-01", "2026", TRI_UNKNOWN, TRI_UNKNOWN},
		{"2027", "2026", TRI_NO, TRI_NO},
		{"2026", "2026", TRI_UNKNOWN, TRI_UNKNOWN},
		{"2025-08", "2026-11-22", TRI_YES, TRI_NO},
		{"unknown", "2026-08-02", TRI_UNKNOWN, TRI_UNKNOWN},
		{"2026-08-02", "unknown", TRI_UNKNOWN, TRI_UNKNOWN},
		{"not-before 2026-08-02", "2026-08-02", TRI_NO, TRI_UNKNOWN},
		{"2026-08-01", "not-before 2026-08-02", TRI_YES, TRI_NO},
		{"not-before 2026-08-02", "2030", TRI_UNKNOWN, TRI_UNKNOWN},
		{"not-after 2026-08-02", "2026-08-03", TRI_YES, TRI_NO},
		{"not-after 2026-08-02", "2026-08-02", TRI_UNKNOWN, TRI_UNKNOWN},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		if (date_before(date(cases[i].a), date(cases[i].b)) != cases[i].before)
			fail_msg("%s before %s", cases[i].a, cases[i].b);
		if (date_same(date(cases[i].a), date(cases[i].b)) != cases[i].same)
			fail_msg("%s same as %s", cases[i].a, cases[i].b);
	}
}

static void
joins_three_values(void **state)
{
	(void)state;
	for (enum tri a = TRI_NO; a <= TRI_YES; a++)
		for (enum tri b = TRI_NO; b <= TRI_YES; b++) {
			assert_int_equal(tri_not(tri_and(a, b)), tri_or(tri_not(a), tri_not(b)));
			assert_int_equal(tri_and(a, b), tri_and(b, a));
		}
	assert_int_equal(tri_and(TRI_UNKNOWN, TRI_NO), TRI_NO);
	assert_int_equal(tri_and(TRI_UNKNOWN, TRI_YES), TRI_UNKNOWN);
	assert_int_equal(tri_or(TRI_UNKNOWN, TRI_YES), TRI_YES);
	assert_int_equal(tri_not(TRI_UNKNOWN), TRI_UNKNOWN);
}

static void
reads_periods(void **state)
{
	static const char *const none[] = {"", "12", "months", "12months", "0 days", "-1 days", "+1 days", "1 day s", "1 fortnight",
	                                   " 1 day", "1  day", "99999 days", "1.5 years"};
	struct period p;

	(void)state;
	assert_true(period_parse("12 months", &p));
	assert_int_equal(p.months, 12);
	assert_true(period_parse("2 years", &p));
	assert_int_equal(p.months, 24);
	assert_true(period_parse("1 week", &p));
	assert_int_equal(p.days, 7);
	assert_true(period_parse("10 days", &p));
	assert_int_equal(p.days, 10);
	assert_int_equal(p.months, 0);
	for (size_t i = 0; i < sizeof none / sizeof *none; i++)
		if (period_parse(none[i], &p))
			fail_msg("'%s' was taken for a period", none[i]);
}

static void
adds_periods(void **state)
{
	static const struct { const char *from, *period, *first, *last; } cases[] = {
		{"2026-08-02", "12 months", "2027-08-02", "2027-08-02"},
		{"2026-01-31", "1 month", "2026-02-28", "2026-02-28"},
		{"2024-01-31", "1 month", "2024-02-29", "2024-02-29"},
		{"2024-02-29", "1 year", "2025-02-28", "2025-02-28"},
		{"2026-11-30", "3 months", "2027-02-28", "2027-02-28"},
		{"2026-12-30", "10 days", "2027-01-09", "2027-01-09"},
		{"2026-12-31", "14 months", "2028-02-29", "2028-02-29"},
		{"2026-02", "6 weeks", "2026-03-15", "2026-04-11"},
		{"2026", "2 years", "2028-01-01", "2028-12-31"},
	};
	struct period p;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_true(period_parse(cases[i].period, &p));
		assert_day(date_add(date(cases[i].from), p).first, cases[i].first);
		assert_day(date_add(date(cases[i].from), p).last, cases[i].last);
	}
	assert_true(period_parse("1 day", &p));
	assert_int_equal(date_add(DATE_UNKNOWN, p).first, DAY_MIN);
	assert_int_equal(date_add(date("not-before 2026-08-02"), p).last, DAY_MAX);
	assert_day(date_add(date("not-before 2026-08-02"), p).first, "2026-08-03");
}

/* no more of a date is said than is known */
static void
says_what_is_known(void **state)
{
	static const char *const texts[] = {"2026-08-02", "2026-08", "2024-02", "2026", "unknown", "not-before 2026-08-02", "not-after 2026-08-02"};
	char text[DATE_TEXT];

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		assert_string_equal(date_text(date(texts[i]), text), texts[i]);
	assert_string_equal(date_text(date("not-before 2026-08"), text), "not-before 2026-08-01");
	assert_string_equal(date_text((struct date){date("2026-08-02").first, date("2026-08-20").last}, text), "unknown");
}

static void
assert_lacks(const char *text, const char *wanted)
{
	char lacks[DATE_LACKS];
	const char *said = date_lacks(text, lacks);

	if (wanted)
		assert_string_equal(said, wanted);
	else
		assert_null(said);
}

static void
says_what_a_month_has(void **state)
{
	(void)state;
	assert_lacks("2026-06-31", "June 2026 has 30 days");
	assert_lacks("not-before 2026-02-29", "February 2026 has 28 days");
	assert_lacks("2024-02-30", "February 2024 has 29 days");
	assert_lacks("2026-09-00", "September 2026 has 30 days");
	assert_lacks("2026-13", "the months are 01 to 12");
	assert_lacks("not-after 2026-00-10", "the months are 01 to 12");
	assert_lacks("2026-06-30", NULL);
	assert_lacks("2026-6-31", NULL);
	assert_lacks("2026-06-3x", NULL);
	assert_lacks("unknown", NULL);
	assert_lacks("", NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(says_what_a_month_has),
		cmocka_unit_test(reads_dates),          cmocka_unit_test(refuses_what_is_none),
		cmocka_unit_test(knows_leap_years),     cmocka_unit_test(every_day_comes_back),
		cmocka_unit_test(a_day_is_a_whole_day), cmocka_unit_test(compares_in_three_values),
		cmocka_unit_test(joins_three_values),   cmocka_unit_test(reads_periods),
		cmocka_unit_test(adds_periods),         cmocka_unit_test(says_what_is_known),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
