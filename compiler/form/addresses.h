/* Checks every link inside the site. Each id and address on a page is recorded here; workers save theirs, and the
 * parent combines and checks them. Only hashes of ids are kept, and each address once, however many pages have it. */
#ifndef ADDRESSES_H
#define ADDRESSES_H

#include <stdint.h>
#include <stdio.h>

#include "../base/diag.h"
#include "../base/table.h"

/* something that pages name: where it is met first, and on how many pages */
struct met {
	size_t page, pages;
};

struct links {
	const char *base;     /* the address the site is published under, or NULL */
	struct arena arena;   /* texts of the two tables */
	struct table targets; /* "regulations/x.html#art-5" → struct met */
	struct table twice;   /* an id used twice on one page → struct met */
	uint64_t *places;     /* hashes of PATH#ID */
	size_t n, cap;
	/* the current page */
	size_t page;
	const char *path;
	struct arena texts;
	struct table seen, ids; /* its addresses as written; its ids */
};

/* Begins a file of a page: its addresses are relative to path, which must live until links_end. */
void links_begin(struct links *l, size_t page, const char *path);
void links_id(struct links *l, const char *id);
void links_to(struct links *l, const char *address);
void links_end(struct links *l);

/* saves what a worker recorded to a file, or adds it from there; false with errno */
bool links_save(const struct links *l, FILE *f);
bool links_load(struct links *l, FILE *f);

/* Adds a finding for each address whose file or id does not exist, and for each id used twice on a page. paths are the
 * files of the site; page_path gives the path of a page by its number. */
void links_check(struct links *l, struct diags *ds, const struct table *paths,
                 const char *(*page_path)(const void *ctx, size_t page), const void *ctx);
void links_free(struct links *l);

#endif
