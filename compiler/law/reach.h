/* Whether a law applies to a service: each of its duties is examined for the service and for the people who use it, by
 * `apply` and `force`. It binds the service where one of its duties does; where none is known to and one may, that is open,
 * whether or not another binds people who use it. It does not apply where none of those mapped does. Roles, conditions and
 * places decide that, not time: the force of a duty stands beside it. */
#ifndef REACH_H
#define REACH_H

#include "../base/sha256.h"
#include "conditional.h"
#include "cover.h"
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

/* Of each law by its order: whether it is one of a library, and one of its duties binds, at any time, a service of a platform that
 * is the project's own. */
void reach_own(const struct model *m, bool *laws);

/* the same of a subject that has all but its wording and place */
void reach_settle(struct subject *s);
/* what a glance at its documents shows */
uint64_t reach_see(const struct subject *s, const struct glance *glance);

/* Whether a duty binds a party, through the documents that are the contract for the service; of people
 * those whom a document governs in the place of the law. For PARTY_ANY it is whoever is bound. */
struct application reach_duty(const struct subject *s, enum party party);
/* the answer for that party */
enum tri reach_value(const struct application *a, enum party party);

/* On what it turns whether a duty binds a party, where that is not known: the first result is that it binds the service,
 * or where it cannot that it binds people, each with the band 0; the last, where it can come out, that it binds nobody.
 * NULL where it is known, and where no fact would settle it. It is in a. */
const struct conditional *reach_condition(struct arena *a, struct clock *clock, const struct card *service,
                                          const struct card *obligation, enum party party);

/* whether a duty is in force for its subject on the day, challenged or not, where it binds; a grace may run. Not asked
 * where it does not. */
bool reach_binds_now(const struct subject *s, bool binds);

/* of several the highest leads */
enum reach { REACH_NOT, REACH_PEOPLE, REACH_OPEN, REACH_SERVICE, REACHES };

/* counts by answer; they add up to `of` */
struct reach_ways {
	size_t n[REACHES];
	size_t in_force; /* of those that bind anybody: in force on the day, or with something in force on it */
	size_t of;
};

/* whom a duty binds, of the service and the people who use it */
enum reach reach_of(const struct application *a);
/* where only one party is asked for: bound, open or not */
enum reach reach_of_party(enum tri value);
bool reach_binds(enum reach answer);
void reach_count(struct reach_ways *w, enum reach answer, bool in_force);
/* what leads among those counted; REACH_NOT of none */
enum reach reach_answer(const struct reach_ways *w);

/* What is asked about every duty for every service: answered once for services that are alike in what it turns on
 * (alike.h), and kept, because pages ask for it over and over. All clocks are of the day that it was made for. */
struct reach_memo;
struct unpack;
struct reach_memo *reach_memo_new(const struct model *m, const struct clock *day);
void reach_memo_free(struct reach_memo *memo);

/* cards in a row */
struct some_cards {
	const struct card *const *all;
	size_t n;
};
struct some_cards reach_services(const struct reach_memo *memo, const struct card *platform); /* NULL: of all, as these come */
struct some_cards reach_duties(const struct reach_memo *memo, const struct card *law); /* those that cover_counts */
bool reach_counts(const struct reach_memo *memo, const struct card *obligation); /* whether it is one of them */

/* whether a clause of the platform names it, and so may be mapped to it */
bool reach_named(const struct reach_memo *memo, const struct card *platform, const struct card *obligation);

/* an application without its reasons and dates */
struct reach_answer {
	struct application application;
	bool binds_now; /* reach_binds_now, of whom the party is bound by */
};
struct reach_answer reach_asked(struct reach_memo *memo, struct clock *clock, const struct card *service,
                                const struct card *obligation, enum party party);
/* The needs of reach_duty, of PARTY_ANY, and its reasons, in a: worked out once for services that are alike, but where they name
 * a document. Their texts may be those of the memo. */
struct node *reach_needs(struct reach_memo *memo, struct arena *a, struct clock *clock, const struct card *service,
                         const struct card *obligation);
struct node *reach_because(struct reach_memo *memo, struct arena *a, struct clock *clock, const struct card *service,
                           const struct card *obligation);
/* the state of relate_force */
enum force_state reach_force(struct reach_memo *memo, struct clock *clock, const struct card *service, const struct card *obligation);
/* the duties of a law for a service, by answer; none where the law has no duty that binds somebody */
struct reach_ways reach_kept(struct reach_memo *memo, struct clock *clock, const struct card *service, const struct card *law);
/* A digest of what reach_kept, reach_covered and, of PARTY_ANY, reach_asked answer of a law for the services of a platform, and for
 * which days, but for what turns on its clauses. It takes as long as asking. */
struct sha256 reach_digest(struct reach_memo *memo, const struct card *law, const struct card *platform);
/* What reach_kept answers of all laws for the services of a platform, as bytes; and to know it from there, false where they are
 * broken. */
void reach_pack(struct buf *b, struct reach_memo *memo, const struct card *platform);
bool reach_unpack(struct unpack *u, struct reach_memo *memo, const struct card *platform);
/* The state of a duty for a service; the search record that found nothing is in *search, else NULL. */
enum cover_state reach_covered(struct reach_memo *memo, struct clock *clock, const struct card *service,
                               const struct card *obligation, const struct card **search);
/* cover_because, like reach_because */
struct node *reach_covered_because(struct reach_memo *memo, struct arena *a, struct clock *clock, const struct card *service,
                                   const struct card *obligation, enum cover_state state);
/* the state of all duties for all services of a platform, counted */
struct cover_tally reach_covers(struct reach_memo *memo, struct clock *clock, const struct card *platform);
/* says what that is, for some days, where it is known from before */
void reach_know_covers(struct reach_memo *memo, const struct card *platform, const struct cover_tally *t, const struct clock *holds);
/* Whether any service might have something of a duty ahead within the horizon: most duties have nothing, and need not be
 * looked at for each service. */
bool reach_may_be_due(struct reach_memo *memo, struct clock *clock, const struct card *obligation);
/* The events of a duty within the horizon, for a service (force_due). At most one other horizon than that of the day. */
const struct law_event *reach_due(struct reach_memo *memo, struct clock *clock, const struct card *service,
                                  const struct card *obligation);

#endif
