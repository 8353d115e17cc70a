/* Whether an obligation is in force on the day, for one service: proposed, adopted, in force, with
 * a grace, impeded by a court, ended; and the event that says so (model.md "Force", "Dates").
 *
 * As of a day means the law valid on it as far as adopted by it: an event, version, grace or
 * impediment that was adopted later is not seen. */
#ifndef FORCE_H
#define FORCE_H

#include "apply.h"

enum force_state {
	FORCE_PROPOSED, /* not adopted on the day */
	FORCE_ADOPTED,  /* adopted, not yet applicable */
	FORCE_IN_FORCE,
	FORCE_CHALLENGED,  /* in force, and a challenge is pending, or it is not known whom a ruling reaches */
	FORCE_IMPEDED,     /* enjoined or stayed for this platform */
	FORCE_INVALIDATED, /* by a court, and not repealed */
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
	struct node *needs;    /* what would settle the grace */
	struct node *upcoming; /* adopted events of this obligation within the horizon */
};

/* Without a service, a grace is stated and not decided, and a ruling counts whoever it names. */
struct force force_on(const struct subject *s);

/* The version of the obligation that holds on the day; NULL where it stands as written. */
const struct node *force_version(const struct subject *s);

/* Whether an event, version or grace of an obligation or regulation was adopted by the day, or a
 * ruling had begun: what was not is not law as of the day, and is not announced. */
enum tri force_known(struct clock *clock, const struct card *of, const struct node *item);

/* The day on which an event of a history takes effect, also where it is counted from another one. */
struct date force_effect(const struct node *history, const struct node *event);

/* "in-force" …, as the report says it */
const char *force_state_name(enum force_state state);

#endif
