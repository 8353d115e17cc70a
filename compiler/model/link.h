/* Binds every reference to the unit it names, and reports those that name nothing, those that
 * could mean two things, and those that lead back to where they started. */
#ifndef LINK_H
#define LINK_H

#include "index.h"

/* Sorts the kinds by id and fills the slots of all cards, on up to jobs threads. False with findings. */
bool link_cards(struct model *m, struct diags *ds, unsigned jobs);

/* Fills card.from alone, from the references that the cards show. */
void link_back(struct model *m);

/* what a text of that kind names inside unit: a full id, or the name of a part of unit or of the one that unit belongs to;
 * NULL where it names nothing. kind NULL looks among all kinds, and then "kind:id" says which. */
const struct card *link_find(const struct model *m, const char *kind, const char *text, const struct card *unit);

/* the same by a former id: its own, or that of a unit that it is counted within */
const struct card *link_find_old(const struct model *m, const char *kind, const char *text, const struct card *unit);
/* by its present id, else by a former one */
const struct card *link_resolve(const struct model *m, const char *kind, const char *text, const struct card *unit);

/* Sets `to` of every reference in a body that shape has accepted, and what is left to the project. */
void link_body(const struct model *m, const struct card *unit, struct node *body);

#endif
