/* Places: which contain which, and whether a scope ("in the world, except the EU") reaches one. */
#ifndef PLACE_H
#define PLACE_H

#include "../base/date.h"
#include "../model/index.h"

/* whether inner is outer or lies within it */
bool place_within(const struct card *inner, const struct card *outer);

/* Whether a scope has people of a place in it: some part of the place is named, or lies within
 * what is named, and the whole of it is not excepted. A missing scope is unknown. */
enum tri scope_reaches(const struct node *scope, const struct card *place);

#endif
