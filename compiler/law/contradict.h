/* What an author says in two places and cannot mean in both: a search that found nothing of what a clause is mapped to,
 * a version that its document does not list, two relations of a clause to one duty, a day that is still to come. */
#ifndef CONTRADICT_H
#define CONTRADICT_H

#include "../model/index.h"

/* Reports them, but for the days. */
void check_records(const struct model *m, struct diags *ds);
/* Reports days on which something is said to have been done, and which are later than the latest on which it can have been. */
void check_days(const struct model *m, struct diags *ds, int32_t latest);

#endif
