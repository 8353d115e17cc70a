/* What is said beside the lines of a file without being asked: above units and mappings, and behind ids and days. */
#ifndef LENSES_H
#define LENSES_H

#include "workspace.h"

struct lens {
	struct span span;  /* what it is about */
	const char *text;
};

struct lenses {
	struct lens *all;
	size_t n, cap;
};

void lenses_free(struct lenses *l);
/* Above the unit of a file, its duties, mappings: how often they are used, what comes of them, since when there are captures. */
void lenses_of(struct lenses *out, struct workspace *w, struct arena *a, const struct source *file);
/* Behind what is in a part of a file: the titles of units that are named there, the day on which an event falls. */
void lenses_hints(struct lenses *out, struct workspace *w, struct arena *a, const struct source *file, struct span part);

#endif
