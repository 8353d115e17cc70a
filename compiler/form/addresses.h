/* Checks every link inside the site. The ids and addresses on each page are recorded, by whoever makes it or as they were
 * kept from an earlier build, and are checked together. Of ids only hashes are kept, and of addresses their numbers. */
#ifndef ADDRESSES_H
#define ADDRESSES_H

#include <stdint.h>

#include "../base/diag.h"
#include "../base/names.h"

/* what one page names, and what of it can be named */
struct named {
	uint32_t *targets; /* numbers among links.targets */
	uint64_t *ids;     /* hashes of its ids, ascending */
	const char **twice; /* ids that it uses twice */
	size_t ntargets, nids, ntwice;
};

struct links {
	const char *base;     /* the address the site is published under, or NULL */
	struct names targets; /* "regulations/x.html#art-5": all that pages name */
	/* the current file */
	const char *path;
	struct arena texts;
	struct table seen, ids; /* its addresses as written; its ids */
	struct table repeated;
};

/* Begins a file of a page: its addresses are relative to path, which must live until links_end. */
void links_begin(struct links *l, const char *path);
void links_id(struct links *l, const char *id);
void links_to(struct links *l, const char *address);
/* adds what the file names and has to what its page does, in a */
void links_end(struct links *l, struct arena *a, struct named *page);
void links_free(struct links *l);

void named_pack(struct buf *b, const struct named *n);
/* map has the numbers that the n packed targets have here; false where the bytes are broken */
bool named_unpack(struct named *page, struct arena *a, struct unpack *u, const uint32_t *map, size_t n);

struct named_page {
	const char *path;
	const struct named *named;
};

/* Adds a finding for each address whose file or id does not exist, and for each id used twice on a page. paths are the
 * files of the site. */
void links_check(const struct links *l, struct diags *ds, const struct table *paths, const struct named_page *pages, size_t n);

#endif
