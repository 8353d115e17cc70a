/* Findings as bytes: on their way from a worker process, and in a cache. */
#ifndef FINDINGS_H
#define FINDINGS_H

#include "diag.h"
#include "pack.h"

/* Adds all of them. Places in `of` say so; where it is NULL, places are for this process and those it forked: a source from
 * before the fork has one address in both. */
void findings_pack(struct buf *b, const struct diags *ds, const struct source *of);
/* Adds what was packed to ds; false, with some of them, where it is broken. With `of`, every place lies in it or is none. */
bool findings_unpack(struct unpack *u, struct diags *ds, const struct source *of);

#endif
