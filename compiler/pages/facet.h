/* The facets by which a list of clauses is filtered: platform, category, and the results of the mappings. The place,
 * state, exposure and relation of one mapping stay together, so that nobody finds a clause by the place of one and the
 * exposure of another. */
#ifndef FACET_H
#define FACET_H

#include "builder.h"

/* what one mapping comes to for one service, or an author's reason to flag a place */
struct judged {
	const struct card *place; /* or NULL */
	const struct card *obligation; /* NULL: the author's own reason */
	const char *state, *exposure, *relation; /* "" where there is none */
};

/* of a provision, in the order of its mappings; *n of them, in a */
struct judged *facet_judged(struct arena *a, const struct analysis *an, const struct card *provision, size_t *n);

/* the facets of a clause, on its line of a list */
void put_entry_facets(struct builder *b, struct node *entry, const struct card *provision);
/* What there is to choose from, with how many lines of the list have it; all there could be where entries is NULL. */
void put_choices(struct builder *b, struct node *parent, const struct node *entries);
/* one more facet with nothing to choose yet; gives its values */
struct node *put_facet(struct builder *b, struct node *parent, const char *name);
void put_choice(struct builder *b, struct node *values, const char *word, const struct card *unit, size_t n);

#endif
