/* Page furniture: lines that stand on the page but are not of the text, such as menus, product lists, cookie dialogs and
 * footers. Learned from all captures of one document, and from nothing else, so that every machine learns the same. A line
 * with a sentence of duty, right or liability is never furniture, but for a cookie dialog that stands before or behind the text. */
#ifndef FURNITURE_H
#define FURNITURE_H

#include "texts.h"

/* Marks the lines (line_words.furniture) and sums up the texts without them (text.sum). captures: the numbers of n texts, in
 * the order of the captures. Without `learn`, as for laws, no line is furniture. */
void furniture_learn(struct texts *t, const size_t *captures, size_t n, bool learn);

struct furniture_line {
	struct sha256 digest; /* of the words, case folded */
	const char *words;
	size_t seen;          /* in so many captures */
};
/* Those whose coming or going made a step `furniture`, or was left out of another; in a, by digest. */
struct furniture_line *furniture_list(struct arena *a, struct texts *t, const size_t *captures, size_t n, size_t *count);

#endif
