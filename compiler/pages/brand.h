/* The look that a project gives its site: an accent for each theme, a logo, a style sheet of its own. */
#ifndef BRAND_H
#define BRAND_H

#include "../base/text.h"
#include "../model/index.h"

/* a logo that is not there; an accent that is hard to read on regc's paper */
void brand_check(const struct model *m, struct diags *ds);

/* Adds the style sheet: the accents, then what the project's templates/brand.css says. Nothing is
 * added where the project gives neither. */
void brand_css(struct buf *css, const struct card *project);
bool brand_has_css(const struct card *project);

/* the logo as a file of the project, and its path on the site; NULL where there is none */
struct source *brand_logo(struct arena *a, const struct card *project);
const char *brand_logo_path(struct arena *a, const struct card *project);

#endif
