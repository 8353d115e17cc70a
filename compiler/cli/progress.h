/* What regc says on standard error: findings and one line about what was done. */
#ifndef PROGRESS_H
#define PROGRESS_H

#include "options.h"

/* Shows the findings of a run as the options say (--report, --color). False if they could not be written. */
bool progress_report(const struct options *o, struct diags *ds);

/* writes a buffer to standard output; the exit status: 0, or 2 on failure */
int progress_print(const struct buf *out);

/* the plural ending of a noun after that number: "s", or "" after 1 */
const char *plural(size_t n);

/* Shows the progress of a long task, on a terminal only; n is shown now and then. */
void progress_count(const struct options *o, const char *doing, size_t n);
/* removes that line */
void progress_done(const struct options *o);

#endif
