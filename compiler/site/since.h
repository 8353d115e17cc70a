/* What differs since an earlier edition, and why as far as it can be traced: made once, before the pages, from what
 * that edition's assessment says and what this one does. */
#ifndef SINCE_H
#define SINCE_H

#include "../pages/edition.h"
#include "assessment.h"

/* a file of the project, as manifests name it */
struct source_file {
	const char *path, *sha256;
};

/* All of it is in a. */
void since_make(struct since *s, struct arena *a, const struct analysis *an, const struct earlier *earlier,
                const struct source_file *files, size_t n);

#endif
