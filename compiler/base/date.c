#include "date.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* day number of a civil date; months may run past 12. Counts years from March, so that a leap
 * day is the last day of its year. */
static int32_t
day_of(int32_t year, int32_t month, int32_t day)
{
	int32_t y, era, of_era, of_year;

	year += (month - 1) / 12;
	month = (month - 1) % 12 + 1;
	y = month <= 2 ? year - 1 : year;
	era = (y >= 0 ? y : y - 399) / 400;
	of_era = y - era * 400;
	of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

static void
civil(int32_t n, int32_t *year, int32_t *month, int32_t *day)
{
	int32_t era, of_era, y, of_year, m;

	n += 719468;
	era = (n >= 0 ? n : n - 146096) / 146097;
	of_era = n - era * 146097;
	y = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	of_year = of_era - (365 * y + y / 4 - y / 100);
	m = (5 * of_year + 2) / 153;
	*day = of_year - (153 * m + 2) / 5 + 1;
	*month = m < 10 ? m + 3 : m - 9;
	*year = y + era * 400 + (*month <= 2);
}

/* n digits at s as a number, or -1 */
static int32_t
digits(const char *s, int n)
{
	int32_t value = 0;

	for (int i = 0; i < n; i++) {
		if (s[i] < '0' || s[i] > '9')
			return -1;
		value = value * 10 + (s[i] - '0');
	}
	return value;
}

static int32_t
month_length(int32_t year, int32_t month)
{
	return day_of(year, month + 1, 1) - day_of(year, month, 1);
}

bool
date_parse(const char *text, struct date *d)
{
	size_t n = strlen(text);
	int32_t year, month, day;

	if (strcmp(text, "unknown") == 0) {
		*d = DATE_UNKNOWN;
		return true;
	}
	if (strncmp(text, "not-before ", 11) == 0) {
		struct date from;

		if (!date_parse(text + 11, &from) || from.first == DAY_MIN || from.last == DAY_MAX)
			return false;
		*d = (struct date){from.first, DAY_MAX};
		return true;
	}
	if (strncmp(text, "not-after ", 10) == 0) {
		struct date until;

		if (!date_parse(text + 10, &until) || until.first == DAY_MIN || until.last == DAY_MAX)
			return false;
		*d = (struct date){DAY_MIN, until.last};
		return true;
	}
	if ((n != 4 && n != 7 && n != 10) || (year = digits(text, 4)) < 1)
		return false;
	if (n == 4) {
		*d = (struct date){day_of(year, 1, 1), day_of(year + 1, 1, 1) - 1};
		return true;
	}
	if (text[4] != '-' || (month = digits(text + 5, 2)) < 1 || month > 12)
		return false;
	if (n == 7) {
		*d = (struct date){day_of(year, month, 1), day_of(year, month + 1, 1) - 1};
		return true;
	}
	if (text[7] != '-' || (day = digits(text + 8, 2)) < 1 || day > month_length(year, month))
		return false;
	*d = date_of_day(day_of(year, month, day));
	return true;
}

const char *
date_lacks(const char *text, char out[DATE_LACKS])
{
	static const char *const months[] = {"January", "February", "March",     "April",   "May",      "June",
	                                     "July",    "August",   "September", "October", "November", "December"};
	static const char *const bounds[] = {"not-before ", "not-after "};
	int32_t year, month, day;
	size_t n;

	for (size_t i = 0; i < sizeof bounds / sizeof *bounds; i++)
		if (strncmp(text, bounds[i], strlen(bounds[i])) == 0)
			text += strlen(bounds[i]);
	n = strlen(text);
	if ((n != 7 && n != 10) || (year = digits(text, 4)) < 1 || text[4] != '-' || (month = digits(text + 5, 2)) < 0)
		return NULL;
	if (month < 1 || month > 12) {
		snprintf(out, DATE_LACKS, "the months are 01 to 12");
		return out;
	}
	if (n == 7 || text[7] != '-' || (day = digits(text + 8, 2)) < 0 || (day >= 1 && day <= month_length(year, month)))
		return NULL;
	snprintf(out, DATE_LACKS, "%s %d has %d days", months[month - 1], (int)year, (int)month_length(year, month));
	return out;
}

bool
day_parse(const char *text, int32_t *day)
{
	struct date d;

	if (strlen(text) != 10 || !date_parse(text, &d))
		return false;
	*day = d.first;
	return true;
}

struct date
date_of_day(int32_t day)
{
	return (struct date){day, day};
}

bool
date_is_day(struct date d)
{
	return d.first == d.last;
}

const char *
day_text(int32_t day, char out[DATE_TEXT])
{
	int32_t y, m, d;

	civil(day, &y, &m, &d);
	snprintf(out, DATE_TEXT, "%04d-%02d-%02d", (int)y, (int)m, (int)d);
	return out;
}

const char *
date_text(struct date d, char out[DATE_TEXT])
{
	static const size_t lengths[] = {4, 7, 10}; /* YYYY, YYYY-MM, YYYY-MM-DD */
	struct date read;
	char day[DATE_TEXT];

	snprintf(out, DATE_TEXT, "unknown");
	if (d.first == DAY_MAX || (d.first == DAY_MIN && d.last == DAY_MAX))
		return out;
	if (d.first == DAY_MIN) {
		snprintf(out, DATE_TEXT, "not-after %.10s", day_text(d.last, day));
		return out;
	}
	day_text(d.first, day);
	for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
		snprintf(out, DATE_TEXT, "%.*s", (int)lengths[i], day);
		if (date_parse(out, &read) && read.first == d.first && read.last == d.last)
			return out;
	}
	snprintf(out, DATE_TEXT, d.last == DAY_MAX ? "not-before %s" : "unknown", day);
	return out;
}

enum tri
date_before(struct date a, struct date b)
{
	if (a.last < b.first)
		return TRI_YES;
	return a.first >= b.last ? TRI_NO : TRI_UNKNOWN;
}

enum tri
date_same(struct date a, struct date b)
{
	if (a.last < b.first || b.last < a.first)
		return TRI_NO;
	return date_is_day(a) && date_is_day(b) ? TRI_YES : TRI_UNKNOWN;
}

bool
period_parse(const char *text, struct period *p)
{
	static const struct { const char *unit; int32_t months, days; } units[] = {
		{"day", 0, 1}, {"week", 0, 7}, {"month", 1, 0}, {"year", 12, 0},
	};
	char *end;
	long count = strtol(text, &end, 10);
	size_t n;

	if (end == text || *end != ' ' || count < 1 || count > 10000 || *text < '0' || *text > '9')
		return false;
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		n = strlen(units[i].unit);
		if (strncmp(end + 1, units[i].unit, n) != 0)
			continue;
		if (strcmp(end + 1 + n, "") != 0 && strcmp(end + 1 + n, "s") != 0)
			return false;
		*p = (struct period){units[i].months * (int32_t)count, units[i].days * (int32_t)count};
		return true;
	}
	return false;
}

static int32_t
day_add(int32_t from, struct period p)
{
	int32_t year, month, day, last;

	if (from == DAY_MIN || from == DAY_MAX)
		return from;
	civil(from, &year, &month, &day);
	month += p.months;
	last = month_length(year + (month - 1) / 12, (month - 1) % 12 + 1);
	return day_of(year, month, day < last ? day : last) + p.days;
}

struct date
date_add(struct date d, struct period p)
{
	return (struct date){day_add(d.first, p), day_add(d.last, p)};
}

int32_t
day_today(void)
{
	return (int32_t)(time(NULL) / 86400);
}
