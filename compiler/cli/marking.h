/* Marks the captures of an import that are not the policy or law: each new copy is looked at as it is read, and all of a
 * document are judged together before they are recorded. */
#ifndef MARKING_H
#define MARKING_H

#include "../base/table.h"
#include "../evidence/usable.h"
#include "record.h"

struct marking {
	struct judging judging; /* the first candidate is the listed capture before the copies, those of the copies follow */
	struct table digests;   /* of the copies looked at; each leads to its candidate */
};

void mark_begin(struct marking *m, struct arena *a, size_t ncopies);
/* the capture that the document lists before the first copy, if any, so that this has a neighbour */
void mark_look_before(struct marking *m, const struct node *listed, const char *path, const char *bytes, size_t n);
/* The i-th copy, with its bytes; to be called for each in their order, by day. One that is not UTF-8 is left to the lock, which
 * says so at its place. */
void mark_look(struct marking *m, size_t i, const struct copy *c, const char *bytes, size_t n);
/* Marks those of the n copies that are unusable, and counts them by reason; frees. */
void mark_end(struct marking *m, struct copy *copies, size_t n, size_t counts[UNUSABLE_REASONS]);
/* says on standard error how many were marked, and why; nothing where none was */
void mark_say(const size_t counts[UNUSABLE_REASONS]);

#endif
