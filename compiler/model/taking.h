/* From files to their cards: read, shaped and cut in threads, or taken from the cache, where a file of
 * the same bytes was read before. The same cards and findings in every case. */
#ifndef TAKING_H
#define TAKING_H

#include <sys/stat.h>

#include "../base/cache.h"
#include "../base/stamps.h"
#include "../base/watch.h"
#include "card.h"

/* the name in the cache of the stat table of all files */
#define TAKING_STAMPS "stamps"

struct store;

struct taking {
	const struct schemas *schemas;
	bool shape;          /* or only read, for those who look at trees alone: no cards are made then */
	unsigned jobs;       /* threads; up to 1: none but this one */
	struct cache *cache; /* or NULL */
	struct diags *diags; /* of the cache */
	struct watch *watch; /* counts the files that are read; or NULL */
	struct store *store; /* what the cache has, where cards_open has loaded it; or NULL */
	struct slab *slab;   /* lends memory for cards that need not be made, where many are taken at once; or NULL */
};

/* a file of which nothing but its source is known as yet */
struct taken {
	struct file_cards *file;
	const struct stat *looks; /* as it was found in its folder; NULL of a text in memory */
};

/* one file, read here */
void cards_take(const struct taking *t, struct file_cards *file);
/* Loads what the cache has, for cards_take_all, which ends it; meanwhile nobody else may use the cache and the findings. */
void cards_open(struct taking *t);
/* all files of a project; what the cache has of them is replaced where it was not all that was needed */
void cards_take_all(const struct taking *t, const struct taken *all, size_t n);

#endif
