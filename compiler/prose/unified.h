/* The lines in which two texts differ, in the form that diff -u, git and patch read. */
#ifndef UNIFIED_H
#define UNIFIED_H

#include "../base/text.h"

/* Adds the difference of two versions of the file of that name, with three lines of what is the same around it; nothing where they do not
 * differ. The texts are UTF-8 without a NUL. */
void unified_put(struct buf *out, const char *name, const char *before, size_t nbefore, const char *after, size_t nafter);

#endif
