/* One mapping of a provision, judged on the day for one service: whom the obligation binds, its
 * force, the jurisdiction flag, the exposure, and whether the clause leaves the duty where it was. */
#ifndef JUDGE_H
#define JUDGE_H

#include "../evidence/excerpt.h"
#include "conditional.h"
#include "force.h"
#include "rate.h"

/* the later, the more definite; for what a court has stopped see judge_lead */
enum flag_state { FLAG_NONE, FLAG_CONDITIONAL, FLAG_UPCOMING, FLAG_CHALLENGED, FLAG_ACTIVE, FLAG_STATES };

/* whether a mapping was approved by the day, and whether that still holds for what it was */
enum review_state { REVIEW_NONE, REVIEW_SUSPECT, REVIEW_EXPIRED, REVIEW_HOLDS, REVIEW_STATES };

/* the flag of one of several places in which a law is judged */
struct place_flag {
	const struct card *place;
	enum flag_state flag;
	int lead; /* judge_lead */
	bool platform, users; /* whom it names */
	const struct node *needs;
};

struct judgement {
	const struct node *mapping;
	struct subject subject; /* its `used` has what of the service was looked at */
	struct application application;
	enum tri governs;            /* judge_governs; of a duty that binds people only, those in the place */
	struct node *governs_needs;
	enum evidence_state evidence;
	struct force force;
	enum flag_state flag;
	bool binds_platform, binds_users; /* whom the flag names */
	struct node *flag_because, *flag_needs;
	const struct place_flag *others; /* the flags of other places of the same law; the judgement is of the one that leads */
	size_t nothers;
	enum clause_position position;
	int consequence;   /* -1: none */
	int exposure;      /* 0 to 3, or NOT_RATED */
	const char *bearer; /* "platform", "integrator", "user"; NULL where nothing is rated */
	enum bearer bearer_of; /* the same */
	struct node *rate_because, *rate_needs, *qualifiers;
	enum standing standing;
	struct rests rests;
	const struct conditional *conditional; /* of one that is conditional, or open for too many unknowns; else NULL */
	struct node *discharge; /* the fixed sentence, or empty */
	unsigned suspect;       /* parts that differ from what the review of the mapping covered (fingerprint_suspect) */
};

/* A mapping that another has superseded is kept for the record and not judged. */
bool judge_counts(const struct node *mapping);

/* whether somebody had approved it by the day */
bool judge_approved(const struct node *mapping, struct clock *clock);

/* whom and what a mapping is about, on the day for one service */
struct subject judge_subject(struct arena *a, struct clock *clock, const struct card *provision, const struct node *mapping,
                             const struct card *service);

/* What can be said of one mapping: of a law of several places, in the one where its flag leads. Everything found is in a; the clock narrows. */
struct judgement judge(const struct model *m, struct arena *a, struct clock *clock, const struct card *provision,
                       const struct node *mapping, const struct card *service);

/* What comes of the unknowns is the same for all clauses of a document with the same relation to an obligation, for one
 * service. A judgement that is given such a store looks it up there, and has what it says of it from there: the reasons
 * of a rating are then left out. */
struct settled {
	struct arena *arena; /* outlives all judgements */
	struct table by_case;
};
struct judgement judge_stored(const struct model *m, struct arena *a, struct clock *clock, const struct card *provision,
                              const struct node *mapping, const struct card *service, struct settled *store);

/* the best class of an obligation's own sources, else of those of its law: "official", … "memory" */
const char *judge_source(const struct card *obligation);
/* whether a source of that class is a text of the law, or a copy of one */
bool judge_is_text(const char *class);

enum review_state judge_review(const struct judgement *j);
/* Adds all that the flag and the exposure wait for. */
void judge_needs(const struct judgement *j, struct node *list);

/* The services that a document is the contract for: those it names, else all of its platform.
 * The i-th; NULL past the last. */
const struct card *judge_service(const struct model *m, const struct card *document, size_t i);

/* Whether the document governs people for whom the law binds the service: people in its place, or, where the seat of
 * the operator is enough, anywhere. What would settle it is added to needs where it is unknown. */
enum tri judge_governs(const struct subject *s, struct node *needs);

const char *flag_state_name(enum flag_state state);
/* the flag in the place the judgement is of */
struct place_flag judge_flag(const struct judgement *j);
/* Of the flags of one place the highest of this leads: active; in force though challenged; upcoming; conditional;
 * impeded or invalidated; none. */
int judge_lead(const struct judgement *j);

#endif
