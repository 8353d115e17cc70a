/* Figures of a sentence: numbers with what they count, such as "30 days", "$100", "5 %" or "under 18". A bare number is
 * none: it may be that of a section, a model or a law. */
#ifndef FIGURES_H
#define FIGURES_H

#include "change.h"

/* what one text says where the other says another number of the same unit */
struct figure {
	const char *section; /* the headings above the sentence, or NULL */
	const char *was, *now;
};

struct figures {
	struct figure *all;
	size_t n;
};

enum { FIGURES_MOST = 12 };
/* The figures that differ in the modified sentences of a change, in their order, each once, at most FIGURES_MOST; in a. */
struct figures figures_of(struct arena *a, const struct change_detail *d);

#endif
