/* Whether an obligation is in force on the day, for one service: proposed, adopted, in force, with
 * a grace, ended; and the event that says so (model.md "Force", "Dates"). */
#ifndef FORCE_H
#define FORCE_H

#include "apply.h"

enum force_state {
	FORCE_PROPOSED, /* not adopted on the day */
	FORCE_ADOPTED,  /* adopted, not yet applicable */
	FORCE_IN_FORCE,
	FORCE_REPEALED,
	FORCE_EXPIRED,
	FORCE_UNKNOWN, /* the day falls within a date known only in part, or nothing says when it starts */
	FORCE_STATES
};

struct force {
	enum force_state state;
	struct date date;   /* since when, or from when, or when it ended */
	enum tri grace;     /* whether a grace runs for this service on the day */
	struct date grace_until;
	struct node *because;
	struct node *needs; /* what would settle the grace */
};

/* Without a service, a grace is stated and not decided. */
struct force force_on(const struct subject *s);

/* "in-force" …, as the report says it */
const char *force_state_name(enum force_state state);

#endif
