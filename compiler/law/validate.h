/* What no schema can say: that a condition compares a fact with a value of its kind, that events
 * come in an order that can be, that identifiers agree, that words have a capture, that an
 * approval is signed by somebody else than the author. */
#ifndef VALIDATE_H
#define VALIDATE_H

#include "../base/clock.h"
#include "../model/index.h"

void check_law(const struct model *m, struct diags *ds);
void check_evidence(const struct model *m, struct diags *ds);
void check_review(const struct model *m, struct diags *ds, struct clock clock);
/* one finding that counts the laws last checked before the day */
void check_currency(const struct model *m, struct diags *ds, int32_t day);

#endif
