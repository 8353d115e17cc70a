/* Where things are: what a reference leads to, what names a unit, and the links in a file. */
#ifndef TARGETS_H
#define TARGETS_H

#include "workspace.h"

/* places in files; none of the sources need be loaded */
struct places_found {
	struct place *all;
	size_t n, cap;
};

void targets_free(struct places_found *p);

/* The definition of what is named at a place, or of the capture whose id stands there. */
void targets_definition(struct places_found *out, struct workspace *w, struct arena *a, const struct source *file,
                        uint32_t offset);
/* every place that names the unit at a place, in the order of files; with `definition` where it is defined too */
void targets_references(struct places_found *out, struct workspace *w, struct arena *a, const struct source *file,
                        uint32_t offset, bool definition);
/* the same of one unit */
void targets_of(struct places_found *out, const struct card *card, bool definition);

/* a link to a web page or a file */
struct text_link {
	struct span span;
	const char *to;   /* an address, or the path of a file of the project; in a */
	bool path;
};

struct text_links {
	struct text_link *all;
	size_t n, cap;
};

void targets_links(struct text_links *out, struct arena *a, const struct source *file);

#endif
