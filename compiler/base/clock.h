/* The as-of date. Every comparison of a date with it is made here, and narrows the period in which the answers stay
 * the same. So a page can say how long its statements hold, and need not be made again before then. */
#ifndef CLOCK_H
#define CLOCK_H

#include "date.h"

struct clock {
	int32_t day;
	int32_t horizon;     /* days ahead within which an adopted event is upcoming */
	int32_t from, until; /* the answers hold from `from` until the day before `until` */
};

struct clock clock_on(int32_t day, int32_t horizon);
/* whether d has come: it is not after the day */
enum tri clock_reached(struct clock *c, struct date d);
/* whether d is within the horizon: at most that many days after the day */
enum tri clock_near(struct clock *c, struct date d);

/* narrows c to the days for which the answers of other hold as well */
void clock_narrow(struct clock *c, const struct clock *other);

#endif
