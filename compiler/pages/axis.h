/* Dates along a drawn line: an axis of whole years, places on it, its ticks, and a row for each
 * label so that none covers another or is crossed. Numbers only: what is drawn is a template's. */
#ifndef AXIS_H
#define AXIS_H

#include <stddef.h>

#include "../base/date.h"

enum { AXIS_LENGTH = 1000, AXIS_TICKS = 8 };

struct axis {
	int32_t from, to; /* the first days of two years */
};

/* the years of all dates that have an end, with at least half a year after the last of them */
struct axis axis_over(const struct date *dates, size_t n);
/* so many years before and after the one that holds the day */
struct axis axis_around(int32_t day, int before, int after);
/* 0 to AXIS_LENGTH; what lies outside is at the nearer end */
int axis_at(struct axis axis, int32_t day);
/* the first days of some years, evenly spaced, with room for a label after each; how many */
size_t axis_ticks(struct axis axis, int32_t ticks[AXIS_TICKS]);

/* Rows for the labels of marks in order of their dates. A label of the first half begins at its mark and
 * stands above the line, one of the second half ends at its mark and stands below; the row is positive or
 * negative, counted away from the line. The outermost of a half lies farthest out, so that the leader from
 * the line to a label passes beside the labels between them. */
void axis_rows(const int *at, size_t n, int *rows);

#endif
