/* The rename of a unit: its id where it is defined, every reference to it and to what lies within it, and its former id under
 * 'was', so that links from outside still work. */
#ifndef RENAME_H
#define RENAME_H

#include "text_edits.h"
#include "workspace.h"

/* What can be renamed at a place: its id, and where that stands there. NULL with *why where nothing can. */
const struct card *rename_target(struct workspace *w, struct arena *a, const struct source *file, uint32_t offset,
                                 struct span *span, const char **why);
/* The edits that give the unit another id. False with *why: it is no id, it is taken, a file cannot be read. Texts are in a. */
bool rename_unit(struct text_edits *out, struct workspace *w, struct arena *a, const struct card *card, const char *to,
                 const char **why);

#endif
