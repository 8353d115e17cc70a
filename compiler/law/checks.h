/* All checks of a linked map, side by side: none of them looks at what another finds, or writes to the model. */
#ifndef CHECKS_H
#define CHECKS_H

#include "../base/clock.h"
#include "../model/index.h"

/* when what they find is said: before captures are compared, which no error must have come before; behind that; and where the day
 * is known for which the map is judged */
enum check_turn { CHECKS_FIRST, CHECKS_THEN, CHECKS_DATED };

enum { CHECKS = 10 };

/* what each of them found */
struct checks {
	struct diags found[CHECKS];
};

/* the days for which they ask */
struct check_days {
	struct clock clock;
	int32_t latest; /* on which something can have been done */
};

/* Makes all of them, on up to jobs threads; without days none that is CHECKS_DATED. */
void checks_make(struct checks *checks, const struct model *m, const struct check_days *days, unsigned jobs);
/* adds what those of a turn found to ds, which checks must outlive */
void checks_share(const struct checks *checks, enum check_turn turn, struct diags *ds);
void checks_free(struct checks *checks);

#endif
