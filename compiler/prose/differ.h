/* What two texts have and have not in common, by sentences and by words. libgit2 does the comparing. */
#ifndef DIFFER_H
#define DIFFER_H

#include <stddef.h>

#include "../base/arena.h"
#include "plain.h"

struct tokens {
	const char **all; /* NUL-terminated, without a line feed in them */
	size_t *at;       /* where each begins in the text it was cut from */
	size_t n;
};

/* Cuts a plain text into sentences, never across blocks. */
struct tokens tokens_sentences(struct arena *a, const struct plain *p);
/* Cuts n bytes into words; scripts written without spaces into characters. at counts from text. */
struct tokens tokens_words(struct arena *a, const char *text, size_t n);
/* the same tokens with case folded */
struct tokens tokens_fold(struct arena *a, const struct tokens *t);
/* the stretch of text from one token to another, both within it */
const char *tokens_text(struct arena *a, const char *text, const struct tokens *t, size_t from, size_t n);

enum piece_kind { PIECE_SAME, PIECE_REMOVED, PIECE_ADDED };

/* a run of tokens of one kind; of texts that change places a removed one stands before an added one */
struct piece {
	enum piece_kind kind;
	size_t from, n; /* tokens: of the old list for SAME and REMOVED, of the new one for ADDED */
	size_t other;   /* SAME: where they stand in the new list */
};

struct pieces {
	struct piece *all;
	size_t n;
};

/* The difference of two lists of tokens: the shortest there is, or one nearly as short where they are
 * long and have little in common. */
struct pieces differ(struct arena *a, const struct tokens *before, const struct tokens *after);

#endif
