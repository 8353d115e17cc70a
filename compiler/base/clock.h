/* The day for which everything is judged. Every comparison of a date with it goes through here,
 * and narrows the span of days for which the answers would be the same: so a page can print how
 * long its statements hold, and need not be made again before that. */
#ifndef CLOCK_H
#define CLOCK_H

#include "date.h"

struct clock {
	int32_t day;
	int32_t horizon;     /* days ahead within which an adopted event is upcoming */
	int32_t from, until; /* the answers given hold from `from` to before `until` */
};

struct clock clock_on(int32_t day, int32_t horizon);
/* whether d has come: it is the day or before it */
enum tri clock_reached(struct clock *c, struct date d);
/* whether d lies within the horizon: no later than so many days from the day */
enum tri clock_near(struct clock *c, struct date d);

/* narrows c to the days for which the answers that narrowed other hold as well */
void clock_narrow(struct clock *c, const struct clock *other);

#endif
