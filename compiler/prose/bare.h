/* Words by which sentences are compared: without signs, and without the label of the section or item that they begin with. What
 * differs in nothing else is the same sentence. */
#ifndef BARE_H
#define BARE_H

#include "../base/arena.h"
#include "mask.h"

/* The length of the label at the beginning of n bytes with case folded, with the space behind it, or 0: "12. ", "3.1 ", "A.2.b. ",
 * "b) ", "(iv) ". Not of "2.5 million", nor of a word. */
size_t bare_label(const char *folded, size_t n);
/* Adds the words that were masked; dates, or numbers, as they were written where they are to be. Links are read to some with
 * "(opens in a new window)", which is left out, as are "mailto:" and an address that repeats the one before it. */
void bare_put(struct buf *out, const struct mask *m, bool dates, bool numbers);
/* "[email protected]" is one sign, since any address may have stood there. */
enum { BARE_HIDDEN = '\5' };
bool bare_hides(const char *s, size_t n);
/* Whether two texts of such words are the same, where a hidden address is like any other; two that are shown are compared. */
bool bare_same(const char *a, size_t n, const char *b, size_t m);
/* with every address hidden; in a */
const char *bare_without_addresses(struct arena *a, const char *bare);
/* all of it, of words with case folded; in a */
const char *bare_words(struct arena *a, const char *folded);

#endif
