/* The texts of one document, law or authority, in the order in which they were captured. Consecutive texts share nearly all
 * of their lines (paragraphs, headings, list items, cells), so each distinct line is kept once, with all that is to be known of
 * it, and a text is an array of line numbers. Whatever is asked of a text costs what is new in it. */
#ifndef TEXTS_H
#define TEXTS_H

#include "../base/sha256.h"
#include "../prose/plain.h"
#include "language.h"

/* A sentence as it is compared: case folded, without signs, and without the number of the section it begins with. The ids
 * are of strings; equal strings have one id. */
struct said {
	uint32_t same;       /* dates and numbers as written */
	uint32_t undated;    /* one date is like another */
	uint32_t unnumbered; /* and one number, too */
};

/* the words of a line; lines that differ in case, links, emphasis or the mark of a list item share them */
struct line_words {
	const char *folded; /* without white space at the ends */
	size_t n;
	uint64_t hash;
	struct said *said;
	uint32_t nsaid;
	uint32_t masked;    /* of the whole line, as `unnumbered` */
	uint32_t count;     /* words */
	bool ends;          /* with the mark of a sentence */
	bool prose;         /* a sentence, by its length and words */
	bool notice;        /* of copyright, as at the foot of a page */
	bool dated, numbered, binding; /* it has a date; a number; a word of duty, right or liability */
	bool furniture;     /* learned; see furniture.h */
	uint64_t sum;       /* of the hashes of its sentences */
	struct language_votes votes;
};

/* a line as it stands in a text; places in it count from its beginning */
struct text_line {
	const char *text;   /* without the space behind it */
	size_t n;
	const char *mark;   /* of the block */
	uint32_t words;
	uint32_t linked;    /* bytes that are the text of links */
	struct plain_link *links;
	size_t nlinks;
	size_t *emphasis;
	size_t nemphasis;
	struct plain_heading *headings; /* `above` and `end` are not set */
	size_t nheadings;
};

struct text {
	uint32_t *lines;
	size_t n;
	uint64_t hash;
	size_t bytes;        /* of the plain text */
	struct sha256 words; /* of all words, case folded */
	uint64_t sum;        /* of the sentences that are no furniture; set by furniture_learn */
	enum language language;
};

struct string {
	const char *s;
	uint64_t hash;
	uint32_t n;
};

struct index {
	uint32_t *slots; /* open addressing: number + 1; 0 is free */
	size_t nslots, n;
};

struct texts {
	struct arena arena;
	struct text_line *lines;
	struct line_words *words;
	struct string *strings;
	struct text *all;
	size_t nlines, nwords, nstrings, n;
	size_t caps[4];
	uint64_t *hashes; /* of lines */
	size_t hashes_cap;
	struct piece_known *pieces; /* of Markdown, that were read */
	size_t npieces, pieces_cap;
	struct index by_line, by_words, by_string, by_text, by_piece;
	uint32_t *counts; /* room for one count for each words or string; all zero between calls */
	size_t ncounts;
};

/* Adds a text; gives its number: that of an earlier one with the same lines, or a new one. */
size_t texts_add(struct texts *t, const struct plain *p);
/* The same of Markdown that is not read yet: portions that were there before are not read again. False where it can only be read
 * whole, or is not UTF-8. */
bool texts_add_markdown(struct texts *t, const char *bytes, size_t n, size_t *text);
void texts_free(struct texts *t);

/* the plain text again, but for `at`; in a; without the lines that are furniture where they are to be left out */
void texts_plain(struct plain *p, struct arena *a, const struct texts *t, size_t text, bool furniture);
/* Of two texts only the lines that one of them has more often than the other, in their order, as plain texts: what marks of
 * a step are found in. */
void texts_differing(struct plain *before, struct plain *now, struct arena *a, struct texts *t, size_t old, size_t new);

/* The words that one of two texts has more often than the other, in its order, by numbers of line_words; in a. *moved: the
 * others stand in another order. */
struct words_list {
	uint32_t *all;
	size_t n;
};
void texts_differ(struct words_list *before, struct words_list *now, bool *moved, struct arena *a, struct texts *t, size_t old,
                  size_t new);
/* the same of sentences, of both lists with furniture left out */
struct said_list {
	struct said *all;
	size_t n;
};
void texts_sentences(struct said_list *before, struct said_list *now, bool *moved, struct arena *a, struct texts *t,
                     const struct words_list *old, const struct words_list *new);

/* counts for all words, or all strings, of zeros; give them back as zeros */
uint32_t *texts_counts(struct texts *t);

#endif
