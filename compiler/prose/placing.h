/* Shared by the files that read places (places.h): lines (a text line by line), heads (what a place begins with),
 * flowing (texts whose lines say little, and bills), placing (the places that are open) and places itself. */
#ifndef PLACING_H
#define PLACING_H

#include "places.h"

enum { DEEPEST = 48, DEPTH_UNKNOWN = -1 };

/* a paragraph, heading, item or cell; of a text, a line as written */
struct line {
	size_t from, to;      /* of the plain text */
	int depth;            /* of the tables or lists it stands in, or DEPTH_UNKNOWN */
	bool heading, quoted; /* as its Markdown says */
	const char *mark;     /* of its block */
};

/* ranks of places: one closes those that are not above it */
enum rank { RANK_TOP, RANK_ACT, RANK_CODE, RANK_SIGN, RANK_NUMBER, RANK_SUBDIVISION, RANK_LABEL };

struct open_place {
	size_t place; /* its index */
	enum rank rank;
	int depth;
	size_t paragraphs; /* without a number, so far */
};

/* a text being read */
struct placing {
	struct arena *arena;
	const struct plain *in;
	const char *bytes;
	size_t n;
	struct line *lines;
	size_t nlines;
	struct legal_place *all;
	size_t nall, cap;
	struct open_place open[DEEPEST]; /* each within the one before */
	size_t height;
	size_t base;      /* the places below it are not closed: what is quoted stands within them */
	bool quoting, preamble;
	bool articles;    /* its units are articles, not sections */
	bool nested;      /* depths tell what stands within what */
	bool chinese;     /* paragraphs without a number are cited as if they had one */
	bool titled;      /* the next line may be the title of an article */
	size_t skip;      /* up to here it was read with what stands before */
};

/* ---- lines ---- */

/* Fills in the lines, with their depths. */
void placing_lines(struct placing *r);

/* ---- placing ---- */

const char *placing_text(const struct placing *r, size_t at);
size_t placing_past_spaces(const struct placing *r, size_t at, size_t to);
/* ends the places that are open above a height */
void placing_close(struct placing *r, size_t height, size_t at);
/* begins a place within those that are open; more than DEEPEST are left out */
void placing_open(struct placing *r, enum part_kind kind, const char *name, size_t n, enum rank rank, int depth,
                  size_t at);
/* begins a unit in the place of those that it ends */
void placing_unit(struct placing *r, enum part_kind kind, const char *name, size_t n, enum rank rank, int depth,
                  size_t at);
/* Begins a labelled point, by depth or by the sequence of labels; one that is not the first of its line, as in
 * "(c)(1)", stands within the one before. */
void placing_label(struct placing *r, const char *s, size_t n, int depth, size_t at, bool first);
/* the height at which a label follows: that of the one it comes after, or above the last */
size_t placing_height(const struct placing *r, const char *name);
const struct place_part *placing_part(const struct placing *r, size_t height);
bool placing_is_number(const char *name);

/* ---- heads: each begins a place and gives where it ends, or gives back where it was to begin ---- */

size_t heads_head(struct placing *r, const struct line *l, size_t at);        /* "Article 5", "SEC. 3.", "Annex I" */
size_t heads_chinese(struct placing *r, const struct line *l, size_t at);
size_t heads_code_number(struct placing *r, const struct line *l, size_t at); /* "22757.1. As used" */
size_t heads_number(struct placing *r, const struct line *l, size_t at, bool first); /* "1.", "A." */
size_t heads_label(struct placing *r, const struct line *l, size_t at, bool first);  /* "(a)" */
/* whether a line begins an article, in a text that may have some */
bool heads_is_article(const struct placing *r, const struct line *l);
/* whether a line heads a part of the text that holds units, or none */
bool heads_is_division(const struct placing *r, const struct line *l);

/* ---- flowing ---- */

/* what begins within a line, from a place on */
void flowing_read(struct placing *r, const struct line *l, size_t at);
/* Where a section of a bill began at a place and its words begin at the next one, and they amend one section of a code,
 * the words behind them are places of that section; gives where these begin. */
size_t flowing_amending(struct placing *r, const struct line *l, size_t at, size_t words);
/* whether what stands before a label refers to it: "under paragraph (2)", "subdivisions (a) and (b)" */
bool flowing_is_reference(const struct placing *r, size_t at);

#endif
