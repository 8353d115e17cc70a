/* Whom an obligation binds, of a service and of the people who use it: roles, conditions and
 * exceptions over facts, not time. Three-valued: what is not recorded is unknown, and the answer
 * then names what is needed (model.md "Platforms, services, facts, roles"). */
#ifndef APPLY_H
#define APPLY_H

#include <stdint.h>

#include "../base/clock.h"
#include "assume.h"

/* What of a service and its documents is looked at by whoever asks whom a duty binds, and from when. Of two services that
 * every glance shows the same of, the answer is the same (alike.h). */
enum glance_kind {
	GLANCE_ROLE,    /* whether it holds the role `of`, and how sure that is */
	GLANCE_FACT,    /* a test on a fact, under the law `of` */
	GLANCE_DAY,     /* the day that a fact is, under the law `of` */
	GLANCE_ABSENT,  /* whether its terms are known not to prohibit `fact`, where a document governs people in the place `of` */
	GLANCE_SEAT,    /* whether its seat is in the place `of` */
	GLANCE_OFFERED, /* whether it is offered there */
	GLANCE_PEOPLE,  /* its documents: whether they govern people there, and whether such people are business users */
	GLANCE_RULING   /* whether it is reached by a ruling */
};

struct glance {
	enum glance_kind kind;
	const struct card *of;
	const char *fact, *place, *value;
	enum cond_test test;
	const struct node *ruling;
	struct glance *next;
};
struct glances {
	struct glance *first, *last;
};

/* whom and what is judged; all of it outlives the judgement */
struct application;
struct subject {
	struct arena *arena; /* for what is found */
	struct clock *clock;
	const struct card *platform;
	const struct card *service;   /* the card of a service, or the platform itself where it has but one */
	const struct card *document;  /* the contract, or NULL */
	const struct card *obligation;
	const struct card *law;       /* the obligation's regulation */
	const struct card *place;     /* the law's jurisdiction, or another of relate_place */
	const struct card *through;   /* the law by which a directive holds there, or NULL */
	const struct node *version;   /* of the obligation on the day, or NULL (force_version) */
	struct glances *looked;         /* takes what was looked at, one glance after the other; or NULL */
	struct node *used;            /* a map; takes what is recorded of the service and was looked at. Or NULL */
	const struct assumption *assumed; /* what is held true or false where nothing is recorded; or NULL */
	struct asked_list *asked;     /* takes the literals that were not answered; or NULL */
	bool today;                   /* only the state of the day is asked for, not what is ahead */
	const struct application *applied; /* of the same subject, where it was worked out; or NULL */
	struct clock *seen;           /* of a day ahead: what is adopted is asked of this one; NULL: of the clock */
};

struct application {
	enum tri platform;    /* it binds the service */
	enum tri users;       /* it binds people who use it */
	enum tri value;       /* either */
	bool business;        /* the people bound are business customers only */
	enum tri others;      /* it binds people who are no business customers */
	bool people;          /* it binds people, or may; without a document that is left out of users and value */
	struct date from;     /* where it binds nobody yet and the answer is that of a later day: the first one; else unknown */
	struct node *because; /* reasons for a definite answer */
	struct node *needs;   /* what would settle an unknown one */
};

/* the i-th service of a platform, or the platform itself where it has but one; NULL past the last */
const struct card *apply_service(const struct model *m, const struct card *platform, size_t i);

struct application apply(const struct subject *s);

/* notes a glance, whose texts are copied */
void apply_glance(const struct subject *s, const struct glance *glance);
/* what a glance shows, as a number; of GLANCE_PEOPLE and GLANCE_RULING others know that */
uint64_t apply_see(const struct subject *s, const struct glance *glance);

/* a field of the obligation as it holds on the day: that of its version, else its own */
const struct node *apply_field(const struct subject *s, const char *key);

/* whether a document is the contract for a service: it names it, or none, and then it is for all of its platform */
bool apply_covers(const struct card *document, const struct card *service);
/* whether the platform or service is recorded as a party to the case of an impediment: by its unit, or its name */
enum tri apply_party(const struct subject *s, const struct node *impediment);
/* the same of one where nothing is recorded: as assumed, else unknown and added to needs */
enum tri apply_bound_by(const struct subject *s, const struct node *impediment, struct node *needs);

/* whether it is addressed to people, and to no role that a service can hold */
bool apply_people_only(const struct subject *s);

/* the entry by which the service holds a role that the obligation binds, the weakest one; NULL
 * where none is needed or none is recorded */
const struct node *apply_held(const struct subject *s);

/* Whether the law reaches the service by the seat of its operator, and so whatever its users' place; no where the law
 * does not count the seat, unknown where none is recorded. */
enum tri apply_seated(const struct subject *s);
void apply_need_seat(const struct subject *s, struct node *needs);

/* the answer to a condition about the service; the facts it depends on are added to needs if unknown */
enum tri apply_condition(const struct subject *s, const char *condition, struct node *needs);

/* a test of a condition as a literal; the service may be missing */
struct literal apply_literal(const struct subject *s, const struct cond *test);
/* the answer to one test */
enum tri apply_test(const struct subject *s, const struct cond *test);

/* the day that a fact of the service is; unknown, and added to needs, where none is recorded or several differ */
struct date apply_date(const struct subject *s, const char *fact, struct node *needs);
/* a period, as it is written, after that day */
struct date apply_counted(const struct subject *s, const char *fact, const char *period, struct node *needs);

/* whether a document governs people in the place */
enum tri apply_governs(const struct subject *s, const struct card *document, struct node *needs);

#endif
