/* What stands at a place, explained in CommonMark: a key, a word of the schema, a unit that is named, the result of a mapping. */
#ifndef HOVER_H
#define HOVER_H

#include "workspace.h"

/* Adds the explanation to out, and gives the words it is about in *span. False where there is nothing to say. */
bool hover_at(struct buf *out, struct span *span, struct workspace *w, const struct source *file, uint32_t offset);

#endif
