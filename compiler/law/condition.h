/* A condition in words: its tests as literals, which the catalogue has sentences for, in place of the code that an author
 * writes. */
#ifndef CONDITION_H
#define CONDITION_H

#include "apply.h"

/* The ways in which a condition of a law can hold: a list of lists of reasons if.* and if-not.*, one way each. Empty where
 * there are more than CONDITION_WAYS, or it cannot be read. The subject needs an arena, a clock and a law; without a
 * service the reasons name none. */
enum { CONDITION_WAYS = 16 };
struct node *condition_ways(const struct subject *s, const char *condition);

/* Adds to a reason, as its argument "condition", by what a condition holds for the service on the day, or fails: the
 * literals of the first way that is the case; as it is written where there are more than CONDITION_WAYS. */
void condition_say(const struct subject *s, struct node *reason, const char *condition, bool holds);

#endif
