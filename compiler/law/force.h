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

/* what happens to an obligation on a day */
enum law_change {
	LAW_STARTS,
	LAW_BOUND, /* it begins to bind a role */
	LAW_ENDS,
	LAW_GRACE_ENDS,
	LAW_WORDED, /* a version of it begins */
	LAW_UNWORDED, /* one ends */
	LAW_AMENDED, /* by an event without a recorded wording */
	LAW_EMPOWERED, /* an authority begins to have its powers */
	LAW_RULED,
	LAW_UNRULED,
	LAW_CHANGES
};

struct law_event {
	struct law_event *next;
	enum law_change change;
	const struct card *of;   /* the obligation, or its regulation where that is amended as a whole */
	const struct node *item; /* the record of it */
	struct date date;
	const char *on; /* the same, as text */
	const char *doubt; /* when it was adopted, where it is not known whether that was by the day; or NULL */
};

struct force {
	enum force_state state;
	struct date date;   /* since when, or from when, or when it ended */
	enum tri grace;     /* whether a grace runs for this service on the day */
	struct date grace_until;
	struct node *because;
	struct node *needs;    /* what would settle the grace, or a start or an end that counts from a fact */
	struct node *reach_needs; /* what would settle whether a ruling that stops it reaches the platform */
	struct law_event *due; /* adopted events of this obligation within the horizon, earliest first */
	struct node *upcoming; /* the same as reasons */
};

/* Without a service, a grace is stated and not decided, and a ruling counts whoever it names. */
struct force force_on(const struct subject *s);

/* What happened or will happen to an obligation as far as adopted by the day, earliest first; a grace that the
 * service does not have and a ruling that does not reach its platform are left out, and so is what would come
 * after its end. Found in the subject's arena. */
struct law_event *force_events(const struct subject *s);
/* those of them within the horizon */
struct law_event *force_due(const struct subject *s);
/* adds an event as a reason: as one that is ahead, with the doubt whether it was adopted, or one that has been */
void force_say(const struct subject *s, struct node *list, const struct law_event *event, bool ahead);
/* "grace-end", as the report says it; "a grace ends", as a finding does */
const char *law_change_name(enum law_change change);
const char *law_change_said(enum law_change change);
/* the instrument, article or court that an event comes from; that of the law where none is named */
const char *law_event_by(const struct law_event *event);

/* The version of the obligation that holds on the day; NULL where it stands as written. */
const struct node *force_version(const struct subject *s);

/* Whether an item of "history", "versions", "grace" or "impediments" of an obligation or regulation was adopted by the
 * day, and whether its end was decided by then: what was not is not law as of the day, and is not announced. */
enum tri force_known(struct clock *clock, const struct card *of, const char *list, const struct node *item);
enum tri force_end_known(struct clock *clock, const struct card *of, const char *list, const struct node *item);

/* whom a ruling reaches: yes or no for this platform, or not known; everybody where there is no platform */
enum tri force_reaches(const struct subject *s, const struct node *impediment);

/* The day on which an event of a history takes effect, also where it is counted from another one. */
struct date force_effect(const struct node *history, const struct node *event);

/* "in-force" …, as the report says it */
const char *force_state_name(enum force_state state);

#endif
