/* The look that a project gives its site: an accent for each theme, a logo, a style sheet of its own. */
#ifndef BRAND_H
#define BRAND_H

#include "../base/text.h"
#include "../model/index.h"

struct brand {
	struct arena arena;
	struct buf css;        /* the accents, then templates/brand.css; empty where the project gives neither */
	struct source *logo;   /* loaded; NULL where there is none */
	const char *logo_path; /* on the site */
};

/* Reads all of it once, for every page. Findings: a file of it that cannot be read; an accent that is hard to read on
 * regc's paper. */
void brand_read(struct brand *b, const struct model *m, struct diags *ds);
void brand_free(struct brand *b);

#endif
