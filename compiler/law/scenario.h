/* What a scenario assumes. Its map is the project's with these statements written into its files, so nothing is judged
 * in another way; this is what pages, reports and the manifest say of it. */
#ifndef SCENARIO_H
#define SCENARIO_H

#include "../model/statement.h"
#include "reason.h"

struct scenario {
	struct statement *all;
	size_t n;
};

/* Reads the statements at n places, as units of the model. What the model does not have, because the audience may not
 * see it, is left out. NULL where there are no places; all else is in a. */
const struct scenario *scenario_read(struct arena *a, const struct model *m, const struct place *places, size_t n);
/* adds a statement as a reason */
struct node *scenario_says(struct arena *a, struct node *list, const struct statement *st);

#endif
