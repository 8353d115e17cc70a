/* Values as bytes, for what one regc leaves for another: caches, parts of a build, results of worker processes. Whoever
 * reads them takes them for what anybody may have written: nothing is read past their end, and the first thing that does
 * not fit marks all of it as broken. */
#ifndef PACKING_H
#define PACKING_H

#include <stdbool.h>
#include <stdint.h>

#include "sha256.h"
#include "text.h"

/* seven bits a byte, the lowest first */
void pack_number(struct buf *b, uint64_t n);
/* with a NUL at its end, so that it can be used where it lies; NULL is kept apart from "" */
void pack_text(struct buf *b, const char *text);
void pack_bytes(struct buf *b, const void *bytes, size_t n);
void pack_digest(struct buf *b, const struct sha256 *d);

/* what is left to be read */
struct unpack {
	const char *at, *end;
	bool broken; /* from then on numbers are 0, texts NULL and digests zero */
};

/* The one way to say that bytes are not what they should be; gives false. */
bool unpack_refuse(struct unpack *u);
uint64_t unpack_number(struct unpack *u);
/* one that is at most `most` */
uint64_t unpack_below(struct unpack *u, uint64_t most);
/* how many things follow, each of which takes at least so many bytes: never more than there is room for */
size_t unpack_count(struct unpack *u, size_t least);
/* where it lies among the bytes; NULL where NULL was packed, too */
const char *unpack_text(struct unpack *u);
/* one that must not be NULL: "" where it is broken */
const char *unpack_word(struct unpack *u);
/* n bytes where they lie, or NULL */
const char *unpack_bytes(struct unpack *u, size_t n);
struct sha256 unpack_digest(struct unpack *u);
/* whether all of it was read, and none of it is broken */
bool unpack_ended(const struct unpack *u);

#endif
