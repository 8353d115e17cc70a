/* Clauses of other platforms under the same category, and how common a category is. A platform
 * counts once, by its whole bundle of documents (model.md "Comparison and prevalence"). */
#ifndef COMPARE_H
#define COMPARE_H

#include "reason.h"

enum { COMPARE_MOST = 5 /* the page of the category has them all side by side */, PREVALENCE_REVIEWED = 10 };

/* a clause in a category, with all that is asked of it for each clause that is compared with it */
struct bundled {
	const struct card *provision;
	uint64_t kinds;  /* of services that its platform offers */
	size_t platform; /* its order */
};

/* of one category */
struct bundle {
	struct bundled *clauses; /* the first of each platform that has one, by platform id */
	size_t n, cap;
	size_t without; /* platforms whose documents were read whole and held none */
	size_t open;    /* platforms not reviewed for it */
};

struct comparison {
	struct bundle *bundles; /* by the order of the categories */
	uint64_t *kinds;        /* of each platform, those of the services it offers, a bit each */
	size_t n;
};

/* day: search records made later are not seen */
void compare_make(struct comparison *c, const struct model *m, int32_t day);
void compare_free(struct comparison *c);

/* the kinds of services that a platform offers, a bit each: the same in all compilations with the same schemas */
uint64_t compare_kinds(const struct comparison *c, const struct card *platform);
/* a kind of service that both platforms offer, the first of a's; NULL where there is none */
const char *compare_kind(const struct card *a, const struct card *b);

/* Adds up to COMPARE_MOST provisions of other platforms that share a category with this one and
 * whose platform offers a service of the same kind; *of is how many there are. */
size_t compare_provision(const struct comparison *c, const struct card *provision,
                         const struct card *found[COMPARE_MOST], size_t *of);

/* the three numbers, and a percentage where enough were reviewed */
void compare_prevalence(struct arena *a, const struct bundle *b, struct node *reasons);

#endif
