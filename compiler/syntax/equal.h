/* Whether two texts say the same: the same values under the same keys, whatever their order, and the same comments. */
#ifndef EQUAL_H
#define EQUAL_H

#include "node.h"

/* of two trees; whether a scalar has quotes is a part of what it says */
bool equal_trees(const struct node *left, const struct node *right);
/* of the sources that they were read from, which are loaded: each comment, without blanks at its end, as often in one as in the other */
bool equal_comments(const struct source *left, const struct node *left_root, const struct source *right, const struct node *right_root);

#endif
