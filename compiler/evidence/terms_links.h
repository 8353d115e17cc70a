/* Links to other terms that lead elsewhere in the later text, or are gone: they change what a document incorporates. */
#ifndef TERMS_LINKS_H
#define TERMS_LINKS_H

#include "change.h"

struct terms_link {
	const char *text, *was;
	const char *now; /* NULL: the same sentence has no link */
};

struct terms_links {
	struct terms_link *all;
	size_t n;
};

/* in the order of the earlier text, each once; the strings are in a or of the texts */
struct terms_links terms_links_of(struct arena *a, const struct plain *before, const struct plain *now);

#endif
