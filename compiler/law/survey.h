/* Surveys: what one says of a place under a column, and whether what it says fits together. */
#ifndef SURVEY_H
#define SURVEY_H

#include "../base/clock.h"
#include "../model/index.h"

/* what it says of a place under a column, or NULL */
const struct node *survey_cell(const struct card *survey, const struct card *place, const char *column);
/* the record of a search that found nothing there, as far as made by the day; or NULL */
const struct node *survey_search(struct clock *clock, const struct card *survey, const struct card *place, const char *column);

/* each cell in a place and column of its survey, once, with law of that place; each tile for one place */
void survey_check(const struct model *m, struct diags *ds);

#endif
