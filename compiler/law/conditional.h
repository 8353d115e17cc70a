/* How a mapping stands, also where facts are not recorded: what comes out of it is worked out for every way in which they
 * may fall (model.md "Exposure", conditional). An unknown is a literal of assume.h: a role, a place, a test on a fact, a
 * condition of contract, an open question of law. */
#ifndef CONDITIONAL_H
#define CONDITIONAL_H

#include "rate.h"

/* how a mapping stands: exactly one */
enum standing {
	STANDING_RATED,       /* a band and who bears it are determined */
	STANDING_NONE,        /* it is determined that nothing arises */
	STANDING_CONDITIONAL, /* it turns on at most CONDITIONAL_MOST unknowns at a time, and what can come out is known */
	STANDING_OPEN,        /* undetermined, and no band can be said */
	STANDING_UNRATABLE,   /* no duty; not related; a directive that nothing transposes; a sanction that is not mapped */
	STANDINGS
};

enum bearer { BEARER_PLATFORM, BEARER_INTEGRATOR, BEARER_USER, BEARERS, BEARER_NOBODY = BEARERS };

/* one thing that can come out */
struct result {
	int band;           /* 0 to 3; NOT_RATED where nothing arises */
	enum bearer bearer; /* BEARER_NOBODY where nothing arises */
};

enum { CONDITIONAL_MOST = 10, CONDITIONAL_SETS = 12 };

/* what can come out of what is not determined; all of it lives where the judgement does */
struct conditional {
	const struct result *results; /* the highest first, of one band the platform's first; nothing arises, last */
	size_t nresults;
	/* Lists of the smallest sets of literals: those with which the first result comes out whatever else holds, and those
	 * with which nothing arises. A set is a list of reasons if.* and if-not.*. The fewest literals first, at most
	 * CONDITIONAL_SETS sets. */
	struct sets {
		const char *bytes; /* as sets_list reads them: there are some for each clause, and few are shown */
		size_t n;
		size_t more;       /* sets left out */
	} highest, none;
	struct node *because;           /* how the first result is rated, as reasons */
	size_t unknowns;                /* different literals that it turns on */
	bool beyond;                    /* more than CONDITIONAL_MOST at a time: results and sets are left empty */
};

/* what is judged once, with something assumed */
struct outcome {
	enum {
		OUTCOME_RESULT,
		OUTCOME_UNRATABLE,
		OUTCOME_OPEN, /* undetermined, and no literal would settle it */
		OUTCOME_ASKS, /* it turns on the literal */
	} kind;
	struct result result;
	struct literal asks;
};
/* how a mapping stands that comes to it whatever is assumed */
enum standing standing_of(const struct outcome *o);
/* sets as a list, of which they have what the list has in bytes; and the list, in a */
struct sets sets_of(struct arena *a, const struct node *list, size_t more);
struct node *sets_list(struct arena *a, const struct sets *sets);

typedef struct outcome decide_fn(const void *ctx, struct arena *scratch, const struct assumption *assumed);

struct decision {
	enum standing standing;
	struct result result;               /* of what is rated or of which nothing arises; else the first that can come out */
	const struct assumption *assumed;   /* with what this comes out, for one */
	size_t unknowns;                    /* different literals that were asked */
	struct conditional *conditional;    /* as in a judgement, without its reasons */
};

/* What comes of asking decide under every answer to what it asks, one literal after the other; only the literals that
 * matter are asked. Where all answers lead to the same, that is the result. Everything found is in a. */
struct decision conditional_decide(struct arena *a, decide_fn *decide, const void *ctx, const struct clock *clock);

/* what a statement rests on, and its weakest link */
enum { CONFIDENCES = 3 };
enum rests_link { RESTS_MAPPING, RESTS_LAW, RESTS_ROLE, RESTS_FACT, RESTS_LINKS };

struct rests {
	bool seen;               /* the words of the clause were seen: verified, recorded or attested */
	int confidence;          /* of the weakest link: 0 low, 1 medium, 2 high */
	enum rests_link weakest; /* which it is; of several as weak the first of the list above */
};

/* a band counts as established where its words were seen and no link has low confidence */
bool rests_established(const struct rests *r);

const char *standing_name(enum standing standing);   /* "conditional" */
const char *bearer_name(enum bearer bearer);         /* "platform"; NULL for nobody */
const char *rests_link_name(enum rests_link link);   /* "mapping" */
const char *confidence_name(int confidence);         /* "low" */

#endif
