/* The classes of all steps of a history, found together: what is furniture, what returns and what alternates shows in the whole
 * of it only. */
#ifndef CLASSES_H
#define CLASSES_H

#include "change.h"
#include "texts.h"

/* a capture of a text, and the step to it from the one before */
struct version {
	size_t text;         /* of texts */
	struct sha256 bytes;
	int32_t day;         /* the earliest it can have been captured on */
	enum change_class class;
	size_t to;           /* of a return or rollback: the latest earlier version with the same words; else its own number */
	unsigned marks;
};

/* Fills in class, to and marks of n versions, oldest first. Learns what is furniture where `learn` is set. */
void classes_find(struct texts *t, struct version *versions, size_t n, bool learn);
/* A stretch in which each text is that before the last one: A, B, A, B … Numbers of versions. */
struct alternation {
	size_t from, other, until; /* the first of the one text, of the other, and the last of either */
	size_t times;
};
struct alternation *classes_alternations(struct arena *a, struct texts *t, const struct version *versions, size_t n,
                                         size_t *count);

#endif
