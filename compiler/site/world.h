/* What every page may depend on: all cards, the day, the options, the project's templates. */
#ifndef WORLD_H
#define WORLD_H

#include "../base/diag.h"
#include "../base/pack.h"
#include "../pages/page.h"

/* some of it: an option, as "the as-of date", or the cards of a file, by its path */
struct world_part {
	const char *name;
	const char *value; /* of an option, where that can be said; or NULL */
	struct sha256 digest;
};

struct world {
	struct arena arena;
	struct sha256 templates; /* of what pages are made with: templates and words; regc itself is that of the cache */
	struct sha256 all;       /* with that, of what any page may be made from but bodies */
	struct world_part *parts; /* what that is made of: the templates and options, then the files in their order */
	size_t nparts, noptions;
};

/* adds a digest of every file in the templates folder of a project; false where one cannot be read */
bool world_templates(struct buf *b, const char *project);

/* A page that was made in the same world, from the same bodies, is the same. Of a card all counts but where in its file it
 * stands, in so far as no page says that. folder is that of the project; extra is anything else that pages depend on. False
 * where a template cannot be read. */
bool world_look(struct world *w, const struct analysis *an, const char *folder, const struct buf *extra);

void world_free(struct world *w);

/* the parts as bytes, for the next build; all of what is read of them is in w. False where they are broken. */
void world_pack(struct buf *b, const struct world *w);
bool world_unpack(struct world *w, struct unpack *u);

/* of all that a page is made from once its document is there: the XML of that, and apart from it the site part */
struct sha256 world_page(const struct world *w, const struct page *page, const xmlDoc *doc, const struct node *part);

#endif
