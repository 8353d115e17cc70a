#include "axis.h"

#include <stdio.h>
#include <stdlib.h>

static int
year_of(int32_t day)
{
	char text[DATE_TEXT];

	return atoi(day_text(day, text));
}

static int32_t
first_day(int year)
{
	char text[DATE_TEXT];
	struct date d = DATE_UNKNOWN;

	snprintf(text, sizeof text, "%04d", year);
	date_parse(text, &d);
	return d.first;
}

struct axis
axis_over(const struct date *dates, size_t n)
{
	struct axis axis = {DAY_MAX, DAY_MIN};

	for (size_t i = 0; i < n; i++) {
		int32_t last = dates[i].last == DAY_MAX ? dates[i].first : dates[i].last;

		if (dates[i].first == DAY_MIN)
			continue;
		axis.from = dates[i].first < axis.from ? dates[i].first : axis.from;
		axis.to = last > axis.to ? last : axis.to;
	}
	if (axis.from > axis.to)
		return (struct axis){0, 0};
	return (struct axis){first_day(year_of(axis.from)), first_day(year_of(axis.to + 183) + 1)};
}

struct axis
axis_around(int32_t day, int before, int after)
{
	int year = year_of(day);

	return (struct axis){first_day(year - before), first_day(year + after + 1)};
}

int
axis_at(struct axis axis, int32_t day)
{
	if (day <= axis.from)
		return 0;
	if (day >= axis.to)
		return AXIS_LENGTH;
	return (int)((int64_t)(day - axis.from) * AXIS_LENGTH / (axis.to - axis.from));
}

size_t
axis_ticks(struct axis axis, int32_t ticks[AXIS_TICKS])
{
	static const int steps[] = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000};
	int from = year_of(axis.from), to = year_of(axis.to);
	size_t n = 0, s = 0;

	while (s + 1 < sizeof steps / sizeof *steps && (to - from + steps[s] - 1) / steps[s] > AXIS_TICKS)
		s++;
	for (int year = (from + steps[s] - 1) / steps[s] * steps[s]; year < to && n < AXIS_TICKS; year += steps[s])
		if (AXIS_LENGTH - axis_at(axis, first_day(year)) >= AXIS_LENGTH / AXIS_TICKS)
			ticks[n++] = first_day(year);
	return n;
}

void
axis_rows(const int *at, size_t n, int *rows)
{
	size_t middle = 0;

	while (middle < n && at[middle] < AXIS_LENGTH / 2)
		middle++;
	for (size_t i = 0; i < n; i++)
		rows[i] = i < middle ? (int)(middle - i) : -(int)(i - middle + 1);
}
