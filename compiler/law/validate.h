/* What a schema cannot express: that a condition compares a fact with a value of its type, that the order of events is
 * possible, that identifiers agree, that excerpts have a capture, that an approval is not by the author. */
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
