/* Places that regc knows without a file: those of ISO 3166, and the unions and groups that it lacks. A place becomes a
 * unit of the project, as a file would make one, where something names it and no file has it. */
#ifndef TERRITORY_H
#define TERRITORY_H

#include "index.h"

/* the cards of those that were asked for; they stay from one index to the next */
struct territories {
	struct table made; /* code → struct file_cards */
};

enum { TERRITORIES_NEAR = 5 };

/* Enters the cards of all places that a card of the model names and the model lacks, and of the places that contain
 * them. */
void territories_add(struct model *m, struct diags *ds);
/* Leaves out again those that nothing names which is left after a filter: their pages would tell of what is hidden. */
void territories_hide(struct model *m);
/* The index must not be used after it. */
void territories_free(struct territories *t);

/* The place of that code: the unit of the model, else the card of one that is known without a file and that nothing names
 * as yet; NULL where there is neither. */
const struct card *territory_find(const struct model *m, const char *code);
/* whether a card was made here, so that there is no file that it could be read from again */
bool territory_is(const struct card *card);
/* What a code that no place has may have been meant to be: how many there are in near, up to TERRITORIES_NEAR. "UK" is GB,
 * "DEU" is DE, "TX" is US-TX; of a part, those of its country that differ in a letter. */
size_t territory_near(const char *code, const char *near[TERRITORIES_NEAR]);
/* the same as help for a finding, "did you mean 'GB' (United Kingdom)?", in a; NULL where there is none */
const char *territory_hint(struct arena *a, const char *code);

#endif
