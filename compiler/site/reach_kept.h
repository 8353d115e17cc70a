/* What laws are answered for the services of each platform, kept from one build for the next, so that only platforms of which something
 * differs are asked about again. */
#ifndef REACH_KEPT_H
#define REACH_KEPT_H

#include "../base/cache.h"

/* of each law a mark of its answers, by their order */
struct reach_mark {
	unsigned char bytes[16];
};

struct kept_answers {
	struct sha256 asked; /* of what the law is asked with of the platform */
	struct reach_mark *marks;
	const char *ways;    /* as reach_pack has them */
	size_t n;            /* bytes of that */
};

struct reach_rows {
	struct arena arena;
	struct sha256 law; /* of all that the law is asked with which belongs to no platform */
	size_t platforms, laws;
	struct kept_answers *all; /* of each platform, by their order */
};

/* Rows with marks and nothing in them. */
void reach_rows_begin(struct reach_rows *r, size_t platforms, size_t laws);
void reach_rows_free(struct reach_rows *r);

/* Those that were kept under a name; there are none of any platform where nothing was. */
void reach_rows_load(struct reach_rows *r, struct cache *c, struct diags *ds, const char *name);
void reach_rows_keep(const struct reach_rows *r, struct cache *c, struct diags *ds, const char *name);

#endif
