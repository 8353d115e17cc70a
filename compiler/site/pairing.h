/* Which unit of one model is which of another, where both are of one project at different times: by id, else by a former id
 * of either (`was`). */
#ifndef PAIRING_H
#define PAIRING_H

#include "../model/index.h"

struct pairing {
	const struct model *left, *right;
	struct table to_right, to_left; /* the key of a unit → its card in the other model */
};

void pairing_make(struct pairing *p, const struct model *left, const struct model *right);
void pairing_free(struct pairing *p);

/* the unit that a unit of the left model is in the right one, and the other way; NULL where it has none, or for NULL */
const struct card *pairing_right(const struct pairing *p, const struct card *left);
const struct card *pairing_left(const struct pairing *p, const struct card *right);

/* prose, of which nothing depends on the words; those for a duty are not */
bool pairing_is_prose(const struct node *n);
/* Whether a value of the left model is the same in the right one: the order of keys counts for nothing, a reference for the
 * unit that it names, and prose is left out. Either can be NULL. */
bool pairing_same(const struct pairing *p, const struct node *left, const struct node *right);
/* whether two reasons say the same: a unit by another title is the same */
bool pairing_same_reason(const struct pairing *p, const struct node *left, const struct node *right);

#endif
