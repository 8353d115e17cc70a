/* What an author says in two places and cannot mean in both: a search that found nothing of what a clause is mapped to,
 * a version that its document does not list, two relations of a clause to one duty, a day that is still to come. */
#ifndef CONTRADICT_H
#define CONTRADICT_H

#include "../model/index.h"

/* Reports them. `latest` is the latest day on which something can have been done. */
void check_records(const struct model *m, struct diags *ds, int32_t latest);

#endif
