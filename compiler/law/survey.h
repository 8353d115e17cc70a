/* Surveys: what one says of a place under a column, and whether what it says fits together. */
#ifndef SURVEY_H
#define SURVEY_H

#include "../base/clock.h"
#include "../model/index.h"

/* the laws of a place under a column, or NULL where it names none */
const struct node *survey_laws(const struct card *survey, const struct card *place, const char *column);
/* the record of a search that found nothing there, as far as made by the day; or NULL */
const struct node *survey_search(struct clock *clock, const struct card *survey, const struct card *place, const char *column);

/* each cell in a place and column of its survey, once, with law of that place; each tile for one place */
void survey_check(const struct model *m, struct diags *ds);

#endif
