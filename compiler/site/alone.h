/* Files of a site made one at a time, in memory, for whoever looks at them while the map is edited: nothing is written, and
 * nothing is made that is not asked for. */
#ifndef ALONE_H
#define ALONE_H

#include "../form/render.h"
#include "../pages/page.h"

/* The tree that a page is rendered from, to be freed: its document with its site part, which cites the digest of its XML
 * version. Where report is not NULL, that version is added to it; a page without one adds nothing. NULL with *problem, in a,
 * where a file that it needs cannot be read. */
xmlDocPtr alone_tree(struct arena *a, const struct analysis *an, const struct page *page, struct buf *report,
                     const char **problem);

/* the files of a site, by their paths */
struct alone {
	struct arena arena;
	const struct analysis *analysis;
	struct renderer *renderer;
	struct pages pages;
	struct table by_path; /* path → struct page */
};

enum alone_result { ALONE_MADE, ALONE_NONE, ALONE_FAILED };

/* The analysis and the renderer outlive it. */
void alone_open(struct alone *alone, const struct analysis *an, struct renderer *renderer);
void alone_close(struct alone *alone);
/* Adds the bytes of the file at a path: a page, its XML or JSON version, a feed, the calendar, what a search loads, the look.
 * NONE: there is no such file, or only a build has it: what is put together from all pages, such as tables and manifest.
 * FAILED: with findings. */
enum alone_result alone_file(struct alone *alone, struct diags *ds, const char *path, struct buf *bytes);

#endif
