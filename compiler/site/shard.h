/* A site made in shards, each on a machine of its own: a shard makes its share of the pages and leaves a part, a folder
 * with their files and an index of what else they give; merging puts all parts together to the site that one build makes. */
#ifndef SHARD_H
#define SHARD_H

#include <stdbool.h>

enum { SHARDS_MOST = 10000 };

/* where a shard leaves its part, below the folder of all; and its index, which is there when all else is */
#define SHARD_FOLDER "shard-%u-of-%u"
#define SHARD_INDEX "part"

struct shard {
	unsigned k, n; /* the k-th of n, from 1 */
};

/* reads "K/N"; false where it is no such thing */
bool shard_parse(const char *text, struct shard *shard);

#endif
