/* The places of an official text that a lawyer cites: articles, sections, paragraphs, points, annexes, recitals.
 *
 * Read from the plain text (plain.h) and from what its format says beside it: the tables that EUR-Lex sets points
 * in, the indentation of Markdown lists, the lines of a text. What an amending act quotes is a place below the point
 * that quotes it, never an article of the act itself. A text in which nothing is recognised has no places, and nothing
 * is claimed of it. */
#ifndef PLACES_H
#define PLACES_H

#include "citation.h"
#include "plain.h"

struct legal_place {
	struct place_part part;
	size_t from, to;  /* bytes of the plain text */
	size_t above;     /* the place it is a part of: its index + 1, or 0 */
	bool quoted;      /* an amending act quotes it here */
};

struct places {
	struct legal_place *all; /* by from; each within the one above it */
	size_t n;
};

/* The places of a captured text of n bytes, from which `in` was made; all of it lives in a. */
void places_read(struct places *p, struct arena *a, const struct plain *in, const char *bytes, size_t n);
/* the innermost place that holds all of [from, to) of the plain text, or NULL */
const struct legal_place *places_at(const struct places *p, size_t from, size_t to);
/* the article, section or annex that a place is or is a part of, or NULL */
const struct legal_place *places_unit(const struct places *p, const struct legal_place *place);
/* "Art. 1(7)(a), (ba)"; what is quoted stands behind a comma */
const char *places_address(struct arena *a, const struct places *p, const struct legal_place *place);
/* Whether a place is the one cited, or within it. A citation may begin at any unit that is not quoted, and leave out
 * the unit where it begins with a label; unnumbered paragraphs may be left out anywhere. */
bool places_match(const struct places *p, const struct legal_place *place, const struct citation *c);

#endif
