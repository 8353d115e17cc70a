/* What regc says on standard error: findings and one line about what was done. */
#ifndef PROGRESS_H
#define PROGRESS_H

#include "options.h"

/* Shows the findings of a run as the options ask (--report, --color). False where they could not
 * be written. */
bool progress_report(const struct options *o, struct diags *ds);

/* writes all of a buffer to standard output; the exit status: 0, or 2 where it could not */
int progress_print(const struct buf *out);

/* what a noun ends with after that number: "s", or nothing after 1 */
const char *plural(size_t n);

/* Says how far a long work is, on a terminal only; n is shown now and then. */
void progress_count(const struct options *o, const char *doing, size_t n);
/* takes that line away */
void progress_done(const struct options *o);

#endif
