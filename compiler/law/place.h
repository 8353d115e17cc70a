/* Places: which contain which, and whether a scope ("in the world, except the EU") reaches one on the day. */
#ifndef PLACE_H
#define PLACE_H

#include "../base/clock.h"
#include "../model/index.h"

/* whether inner is outer or lies within it */
bool place_within(const struct card *inner, const struct card *outer);

/* Whether a scope has people of a place in it. Yes where an entry includes some part of the place, or holds it, and no
 * narrower entry excludes it: one of several groups is enough. No where the place, or every group that holds it, is
 * excluded, or where the scope is complete, as one with the world is. Else unknown, as is a missing scope. */
enum tri scope_reaches(struct clock *clock, const struct node *scope, const struct card *place);

/* The same with more entries than are recorded: places of which it is assumed that they are included, or excluded. */
struct scope_more {
	const struct card *place;
	bool holds;
	const struct scope_more *before;
};
enum tri scope_reaches_with(struct clock *clock, const struct node *scope, const struct card *place,
                            const struct scope_more *more);

/* whether the day lies within an entry's from and until */
enum tri entry_current(struct clock *clock, const struct node *entry);

#endif
