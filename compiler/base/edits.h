/* Edits of findings, made in a text. The edits of one finding belong together: it is resolved by all of them, or nothing is done. */
#ifndef EDITS_H
#define EDITS_H

#include "diag.h"
#include "text.h"

/* whether a finding has edits, and none of them can change the meaning */
bool edits_are_safe(const struct diag *d);

/* Keeps, of n findings, those whose edits neither overlap nor touch an edit of one before; gives their number. Of two edits at one
 * place the first is made, and whoever looks again finds the other. A finding without edits is not kept. */
size_t edits_choose(struct diag **all, size_t n);

/* Adds the text of a loaded source with the edits in it that n chosen findings have; gives their number. Sources are the same whose
 * paths are. */
size_t edits_apply(struct buf *out, const struct source *s, struct diag *const *chosen, size_t n);

#endif
