/* Whether a law applies to a service: each of its duties is examined for the service and for the people who use it, by
 * `apply` and `force`. A law applies where one of its duties binds the service or people who use it, and does not
 * where none of those mapped does. Roles, conditions and places decide that, not time: the force of a duty stands
 * beside it. */
#ifndef REACH_H
#define REACH_H

#include "force.h"

/* whom a duty is addressed to */
enum party { PARTY_PLATFORM, PARTY_BUSINESS, PARTY_USER, PARTY_PERSON, PARTIES, PARTY_ANY = PARTIES };

const char *party_name(enum party party); /* "platform", "business-user", "user", "any-person" */

/* whether an entry of a duty's `binds` names the party; a role may be held by services and by people */
bool party_named(const struct node *addressee, enum party party);
/* whether a duty as it stands on the day is addressed to the party */
bool party_bound(const struct subject *s, enum party party);

/* an obligation as it stands on the day, and where service is not NULL, for that service */
struct subject reach_subject(struct arena *a, struct clock *clock, const struct card *service,
                             const struct card *obligation);

/* Whether a duty binds a party, through the documents that are the contract for the service; of people
 * those whom a document governs in the place of the law. For PARTY_ANY it is whoever is bound. */
struct application reach_duty(const struct subject *s, enum party party);
/* the answer for that party */
enum tri reach_value(const struct application *a, enum party party);

/* in force on the day, challenged or not; a grace may run */
bool reach_in_force(const struct force *f);

/* counts by answer; they add up to `of` */
struct reach_ways {
	size_t n[3];     /* by enum tri */
	size_t service;  /* of those that apply: they bind the service; the rest, people who use it only */
	size_t in_force; /* of those that apply: in force on the day, or with something in force on it */
	size_t of;
};

void reach_count(struct reach_ways *w, enum tri value, bool service, bool in_force);
/* yes where one is, else undetermined where one is */
enum tri reach_answer(const struct reach_ways *w);

/* the duties of a law for a service, by answer; none where the law has no duty that binds somebody */
struct reach_ways reach_law(const struct model *m, struct clock *clock, const struct card *service,
                            const struct card *law);
/* the duty that an entry of a law's `obligations` is; NULL where it is none that binds somebody */
const struct card *reach_law_duty(const struct model *m, const struct card *law, const struct node *entry);

#endif
