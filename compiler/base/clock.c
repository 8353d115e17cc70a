#include "clock.h"

struct clock
clock_on(int32_t day, int32_t horizon)
{
	return (struct clock){day, horizon, DAY_MIN, DAY_MAX};
}

/* the answer to "day >= boundary", which holds until the day crosses it */
static bool
crossed(struct clock *c, int32_t boundary)
{
	if (c->day >= boundary) {
		if (boundary > c->from)
			c->from = boundary;
		return true;
	}
	if (boundary < c->until)
		c->until = boundary;
	return false;
}

static int32_t
earlier(int32_t day, int32_t days)
{
	return day == DAY_MIN || day == DAY_MAX ? day : day - days;
}

static enum tri
reached(struct clock *c, int32_t first, int32_t last)
{
	if (last == DAY_MAX && first == DAY_MIN)
		return TRI_UNKNOWN;
	if (crossed(c, last))
		return TRI_YES;
	return crossed(c, first) ? TRI_UNKNOWN : TRI_NO;
}

enum tri
clock_reached(struct clock *c, struct date d)
{
	return reached(c, d.first, d.last);
}

enum tri
clock_near(struct clock *c, struct date d)
{
	return reached(c, earlier(d.first, c->horizon), earlier(d.last, c->horizon));
}

void
clock_narrow(struct clock *c, const struct clock *other)
{
	if (other->from > c->from)
		c->from = other->from;
	if (other->until < c->until)
		c->until = other->until;
}
