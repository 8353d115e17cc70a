/* Calendar dates as the law gives them: a day, a month, a year, "not before", or unknown.
 * Each is the range of days it can be, so that comparing two gives yes, no or unknown, and never a guess (model.md
 * "Dates"). The calendar is Gregorian; days count from 1970-01-01. */
#ifndef DATE_H
#define DATE_H

#include <stdbool.h>
#include <stdint.h>

/* three-valued logic; in this order "and" is the smaller and "or" the larger */
enum tri { TRI_NO, TRI_UNKNOWN, TRI_YES };

static inline enum tri tri_and(enum tri a, enum tri b) { return a < b ? a : b; }
static inline enum tri tri_or(enum tri a, enum tri b) { return a > b ? a : b; }
static inline enum tri tri_not(enum tri a) { return (enum tri)(TRI_YES - a); }

struct date {
	int32_t first, last; /* the earliest and the latest day it may be */
};

#define DAY_MIN INT32_MIN
#define DAY_MAX INT32_MAX
#define DATE_UNKNOWN ((struct date){DAY_MIN, DAY_MAX})

enum { DATE_TEXT = 24, DATE_LACKS = 40 };

/* reads YYYY, YYYY-MM, YYYY-MM-DD, "unknown", "not-before DATE" or "not-after DATE"; false where text is none of
 * these or no day of the calendar (2026-02-30), and *d is then unchanged */
bool date_parse(const char *text, struct date *d);
/* Of a text that is written as a date and names a day or month that no calendar has, what there is instead, "June 2026 has
 * 30 days", into out; gives out back, or NULL for any other text. */
const char *date_lacks(const char *text, char out[DATE_LACKS]);
/* reads a whole day only */
bool day_parse(const char *text, int32_t *day);
struct date date_of_day(int32_t day);
bool date_is_day(struct date d);
/* YYYY-MM-DD into out; gives out back */
const char *day_text(int32_t day, char out[DATE_TEXT]);
/* A date as precisely as it is known and no more: the form that date_parse reads, "unknown" where
 * the span has none of them. Gives out back. */
const char *date_text(struct date d, char out[DATE_TEXT]);

enum tri date_before(struct date a, struct date b); /* a < b */
enum tri date_same(struct date a, struct date b);

/* "12 months", "10 days", "2 years", "6 weeks": months and years keep the day of the month, or
 * take the last day of a shorter month; false where text is no period */
struct period {
	int32_t months, days;
};
bool period_parse(const char *text, struct period *p);
struct date date_add(struct date d, struct period p);

/* the day it is now in UTC */
int32_t day_today(void);

#endif
