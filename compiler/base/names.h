/* Texts that are named over and over, each kept once: it has a number, counted from 0 as they came. */
#ifndef NAMES_H
#define NAMES_H

#include "packing.h"
#include "table.h"

struct names {
	struct arena arena;
	struct table numbers;
};

uint32_t names_number(struct names *all, const char *text);
/* the text of a number that was given; it lives as long as the names */
const char *names_text(const struct names *all, uint32_t number);
/* those from a number on: whoever reads them has the ones before it by the same numbers */
void names_pack(struct buf *b, const struct names *all, size_t from);
/* Adds the names that were packed elsewhere: map[i] is the number that the i-th has here; to be freed, NULL where the bytes
 * are broken. *n is how many there were, those before the first that was packed included. */
uint32_t *names_unpack(struct names *all, struct unpack *u, size_t from, size_t *n);
void names_free(struct names *all);

#endif
