/* The cards of a file as bytes, exactly: what a worker process hands to its parent, and a cache keeps by the digest of the
 * file. Whoever reads them takes them for what anybody may have written: what is not a tree of the schemas, points out of
 * the file or out of the bytes is refused, and the file is read instead. */
#ifndef CARD_PACK_H
#define CARD_PACK_H

#include "../base/packing.h"
#include "card.h"

/* the schemas of units, numbered in the order of the files they are described in: two runs of one program agree on it */
struct unit_schemas {
	const struct schema **all;
	size_t n, cap;
};

struct unit_schemas unit_schemas(const struct schemas *all);
void unit_schemas_free(struct unit_schemas *units);

/* Adds the cards and findings of a file, as they were made: before anything was linked. */
void cards_pack(struct buf *b, const struct unit_schemas *units, const struct file_cards *file);
/* Adds what was packed to a file that has none, whose source has the digest and size of what was read. False where the
 * bytes are broken; the file must then not be used. */
bool cards_unpack(struct file_cards *file, const struct unit_schemas *units, struct unpack *u, struct slab *slab);

#endif
