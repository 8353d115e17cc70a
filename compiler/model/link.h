/* Binds every reference to the unit it names, and reports those that name nothing, those that
 * could mean two things, and those that lead back to where they started. */
#ifndef LINK_H
#define LINK_H

#include "card.h"

/* Sorts the kinds by id, binds the cards' references and fills card.from. False with findings. */
bool link_cards(struct model *m, struct diags *ds);

/* Fills card.from anew, from the references that the cards have now. */
void link_back(struct model *m);

/* what a text of that kind names inside unit: a full id, or the name of a part of unit; NULL where
 * it names nothing. kind NULL looks among all kinds, and then "kind:id" says which. */
const struct card *link_find(const struct model *m, const char *kind, const char *text, const struct card *unit);

/* the unit that had this full id before, or NULL */
const struct card *link_find_old(const struct model *m, const char *kind, const char *text);

/* Sets `to` of every reference in a body that shape has accepted. */
void link_body(const struct model *m, const struct card *unit, struct node *body);

#endif
