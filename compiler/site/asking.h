/* An expression asked about the whole model: the reports of its units, as a site publishes them beside their pages. */
#ifndef ASKING_H
#define ASKING_H

#include "../form/xpath.h"
#include "../pages/page.h"

/* Adds the answer. The reports of platforms, documents, clauses, laws and all other units stand in one document, each a `report` below
 * `model`, whole where a page shows a part of its lists, and with the titles that templates see. Where the expression is asked one report
 * after another (xpath_is_apart) only one is in memory at a time. False with findings. */
bool asking_run(struct diags *ds, const struct analysis *an, struct xpath *q, struct xpath_answer *answer);

#endif
