/* What no schema can say of the law and the facts: that a condition compares a fact with a value
 * of its kind, that a fact's value is one, that events come in an order that can be. */
#ifndef CHECK_H
#define CHECK_H

#include "../model/card.h"

void check_law(const struct model *m, struct diags *ds);

#endif
