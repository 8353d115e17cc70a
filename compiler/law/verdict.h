/* What the judgements of all provisions come to, in few bytes each, and the only place that counts
 * them: every count on every page is made here. */
#ifndef VERDICT_H
#define VERDICT_H

#include "cover.h"
#include "judge.h"
#include "reach.h"
#include "unknown.h"

struct verdict {
	const struct card *provision, *obligation, *service, *place;
	const struct node *mapping; /* judged for each service by itself */
	enum review_state review;   /* of the mapping */
	enum flag_state flag;
	int lead; /* judge_lead */
	int exposure; /* 0 to 3, or NOT_RATED */
	enum standing standing;
	enum bearer bearer;         /* of what is rated; else BEARER_NOBODY */
	struct rests rests;
	int could[BEARERS];         /* the highest band that each can come to bear, or NOT_RATED; of what is rated, its own */
	const struct conditional *conditional; /* of one that is conditional, or open for too many unknowns; else NULL */
};

/* the flag of a verdict in another place of the same law */
struct also_flagged {
	const struct card *provision, *place;
	enum flag_state flag;
	int lead;
};

/* a mapping as an author made it, whether it counts or was superseded */
struct mapped {
	const struct card *provision, *obligation;
	const struct node *mapping;
	size_t verdict; /* the first of its verdicts, one a service; it has none where it does not count */
};

/* of a provision: its excerpts by state, and how long that holds */
struct words_seen {
	struct clock clock;
	size_t excerpts[EVIDENCE_STATES];
};

struct cache;
struct diags;

enum clauses_to { TO_OBLIGATION, TO_LAW, TO_PLACE, CLAUSES_TO };
struct place_counts;

struct verdicts {
	struct verdict *all; /* by provision, then as mapped, then by service */
	size_t n, cap;
	size_t *first;       /* of provision i: all[first[i]] to all[first[i + 1] - 1] */
	struct mapped *mappings; /* by provision, then as mapped */
	size_t nmappings, cap_mappings;
	size_t *mappings_first; /* of provision i: mappings[mappings_first[i]] to mappings[mappings_first[i + 1] - 1] */
	struct mapped *mapped; /* the same by obligation, then by provision, then as mapped */
	size_t *mapped_first;  /* of obligation i: mapped[mapped_first[i]] to mapped[mapped_first[i + 1] - 1] */
	struct mapped *shifts; /* those that count and assign the duty to another, by provision */
	size_t nshifts, cap_shifts;
	struct also_flagged *also; /* by provision */
	size_t nalso, cap_also;
	struct clock clock;  /* how long all of them hold */
	struct clock *holds; /* of provision i: how long its own do */
	bool *approved;      /* of provision i: it has mappings, and all of them were approved by the day */
	size_t reviewed;     /* provisions for which that holds */
	struct cover_tally covers; /* of all platforms */
	enum evidence_state *evidence; /* of provision i */
	struct words_seen *seen; /* the same */
	size_t excerpts[EVIDENCE_STATES]; /* of all provisions, by state */
	struct open open;
	struct reach_memo *reach; /* filled as pages ask */
	struct verdict_span {
		size_t first, past;
	} *platforms; /* of platform i: its verdicts are all[first] up to all[past] */
	size_t *also_first;  /* of provision i: also[also_first[i]] up to also[also_first[i + 1]] */
	size_t *clauses_to[CLAUSES_TO]; /* provisions mapped to a rule of law, to a law, to the law of a place: by the order of these */
	struct place_counts *places; /* of place i */
	size_t nplaces;
	struct arena *arenas; /* of what can come out of verdicts that are conditional */
	size_t narenas;
	char *texts; /* that what was kept has in common with the cache, or NULL */
};

/* counts by band; they add up to `of` */
struct tally {
	size_t band[EXPOSURES + 1]; /* the last: not rated */
	size_t of;
};

/* How mappings stand, each for one service; rated, conditional, none, open and unratable add up to `of`. What users or
 * integrators bear is counted apart from what the platform does. */
struct standing_tally {
	size_t rated[BEARERS][EXPOSURES];       /* by who bears it and band */
	size_t established[BEARERS][EXPOSURES]; /* of those: their words were seen, and no link has low confidence */
	size_t conditional[BEARERS][EXPOSURES]; /* by who bears the highest band that can come out, and that band */
	size_t none, open, unratable, of;
};

/* These add to the tally: of a clause, of all clauses of a platform, of mappings judged in a place, of a service under a
 * law or one of its obligations; NULL stands for any service or law. */
void tally_standing_clause(struct standing_tally *t, const struct verdicts *v, const struct card *provision);
void tally_standing_platform(struct standing_tally *t, const struct verdicts *v, const struct card *platform);
void tally_standing_place(struct standing_tally *t, const struct verdicts *v, const struct card *place);
void tally_standing(struct standing_tally *t, const struct verdicts *v, const struct card *service, const struct card *law);
void standing_add(struct standing_tally *t, const struct standing_tally *more);
/* sums of a tally: what one bears or all (BEARERS) in any band; what can be rated at all */
size_t standing_rated(const struct standing_tally *t, enum bearer bearer);
size_t standing_established(const struct standing_tally *t, enum bearer bearer);
size_t standing_conditional(const struct standing_tally *t, enum bearer bearer);
size_t standing_ratable(const struct standing_tally *t);

/* What is said first of a clause or platform. A band that is not established is never said as if it were. */
enum lead_kind {
	LEAD_NOTHING,         /* of all that can be rated nothing arises, or nothing can be rated */
	LEAD_OPEN,            /* not determined, and no band can be said */
	LEAD_OTHERS,          /* only integrators or users bear anything, for certain or perhaps */
	LEAD_NOT_ESTABLISHED, /* the platform bears or may bear a band, all on words not seen or of low confidence */
	LEAD_CONDITIONAL,     /* the highest band that the platform may come to bear */
	LEAD_ESTABLISHED,     /* the highest established band that the platform bears */
	LEADS
};

/* of whom a verdict is told first: of the platform where it can come to bear anything, else of whoever can come to bear the
 * highest band; BEARER_NOBODY where nobody can, or it is not known */
enum bearer verdict_bearer(const struct verdict *v);

struct lead {
	enum lead_kind kind;
	int band;                      /* NOT_RATED for LEAD_NOTHING and LEAD_OPEN */
	enum bearer bearer;            /* BEARER_NOBODY then */
	const struct verdict *verdict; /* of those that the lead is about, the first of those that are rated and whose flag leads; NULL for LEAD_NOTHING */
	size_t n;                      /* how many have the same kind, band and bearer */
};

struct lead lead_clause(const struct verdicts *v, const struct card *provision);
struct lead lead_platform(const struct verdicts *v, const struct card *platform);
/* the lead of any other verdicts, taken one at a time; it begins as LEAD_EMPTY */
#define LEAD_EMPTY ((struct lead){LEAD_NOTHING, NOT_RATED, BEARER_NOBODY, NULL, 0})
void lead_take(struct lead *lead, const struct verdict *v);
const char *lead_name(enum lead_kind kind); /* "not-established" */

/* where verdicts are kept from one run to the next, and what else they depend on */
struct verdicts_kept {
	struct cache *cache;
	struct diags *diags; /* of the cache */
	enum audience audience; /* that the model is filtered for */
};

/* Judges on up to jobs threads, but for what is kept, where with is not NULL. The model must stay as it is. */
void verdicts_make(struct verdicts *v, const struct model *m, struct clock clock, unsigned jobs, const struct verdicts_kept *with);
/* what is counted of a provision whose verdicts, words and reviews are there, and hold for some days */
void verdicts_note(struct verdicts *v, const struct card *provision, const struct clock *holds);
void verdicts_free(struct verdicts *v);

/* mappings of a provision by the confidence they are made with; they add up to `of` */
struct confidence_tally {
	size_t high, medium, low, of;
};

void tally_confidence(struct confidence_tally *t, const struct card *provision);
void tally_provision(struct tally *t, const struct verdicts *v, const struct card *provision);
/* of all mappings to the law of a place */
void tally_place(struct tally *t, const struct verdicts *v, const struct card *place);
/* how many provisions are mapped to a unit: a rule of law, a law, a place for its laws */
size_t verdict_clauses(const struct verdicts *v, const struct card *to);

/* In what the words of an obligation were read, a word of 'read': where it does not say, as for its law; NULL where
 * neither does. */
const char *law_read(const struct card *obligation);
/* obligations by that, the best first and those that do not say it last */
enum { READ_ROWS = 6 };
struct words_tally {
	struct words_row {
		const char *read;
		size_t n, quoted, placed; /* of n: with words of the law; with some found in a capture, in the article cited */
	} rows[READ_ROWS], sum;
};
void tally_words(struct words_tally *t, const struct model *m, struct clock *clock);

/* provisions mapped to the law of a place, by their flag there; they add up to `of` */
struct flag_tally {
	size_t state[FLAG_STATES];
	size_t of;
};
void tally_flags(struct flag_tally *t, const struct verdicts *v, const struct card *place);

/* mappings of a provision by the state of their review, each once; they add up to `of` */
struct review_tally {
	size_t state[REVIEW_STATES];
	size_t of;
};
void tally_review(struct review_tally *t, const struct verdicts *v, const struct card *provision);

/* the provisions that have a flag in a place, by id */
const struct card *const *verdicts_flagged(const struct verdicts *v, const struct card *place, size_t *n);

/* the state that leads among a provision's flags in a place; FLAG_NONE where it has none */
enum flag_state verdict_flag(const struct verdicts *v, const struct card *provision, const struct card *place);

#endif
