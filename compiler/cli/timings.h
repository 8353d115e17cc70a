/* --timings: how long each part of a run took, as a file. */
#ifndef TIMINGS_H
#define TIMINGS_H

#include "../base/timing.h"
#include "options.h"

/* t, which measures from now on, where the options ask for it; else NULL */
struct timing *timings_start(const struct options *o, struct timing *t);
/* Writes the file and frees t, which may be NULL. A file that cannot be written is a finding. */
void timings_end(const struct options *o, struct diags *ds, struct timing *t);

#endif
