/* Findings as bytes: on their way from a worker process, and in a cache. */
#ifndef FINDINGS_H
#define FINDINGS_H

#include "diag.h"
#include "packing.h"

/* the sources that places are in, each once */
struct among {
	const struct source *const *all;
	size_t n;
};

/* Adds all of them. Places in one of the sources say in which; where `among` is NULL, places are for this process and those
 * it forked: a source from before the fork has one address in both. */
void findings_pack(struct buf *b, const struct diags *ds, const struct among *among);
/* Adds what was packed to ds; false, with some of them, where it is broken. With `among`, every place lies in one of them
 * or is none. */
bool findings_unpack(struct unpack *u, struct diags *ds, const struct among *among);

#endif
