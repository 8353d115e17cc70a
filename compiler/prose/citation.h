/* Citations of places in one official text: articles, sections, paragraphs, points, annexes, recitals. */
#ifndef CITATION_H
#define CITATION_H

#include <stdbool.h>
#include <stddef.h>

#include "../base/text.h"

enum part_kind {
	PART_ARTICLE, PART_ANNEX, PART_RECITAL, PART_SECTION, PART_SUBDIVISION, /* these stand by themselves: units */
	PART_LABEL,     /* "(1)", "(a)", "1.", "point 8" */
	PART_PARAGRAPH  /* one without a number, counted from 1 in its article or paragraph */
};

struct place_part {
	enum part_kind kind;
	const char *name; /* "50", "III", "22757.3", "ba"; in the arena */
};

struct citation {
	struct place_part *parts;
	size_t n;
};

/* Reads a citation of a place within one text, such as "Art. 50(2)", "Article 50 (2), second subparagraph", "Annex III
 * point 8(b)", "s. 230(c)(1)", "§ 22757.3(a)" or "(c)(1)". False if anything in it is not understood. */
bool citation_read(struct citation *c, struct arena *a, const char *text);
/* the citation written in one way, whatever way it was written in */
const char *citation_text(struct arena *a, const struct citation *c);
/* adds a part of a citation to those before it; what is quoted stands behind a comma */
void citation_put(struct buf *b, const struct place_part *part, bool quoted);

/* the length of a number, such as "50", "4a", "226-8-1", "22757.3", "18.2-374.1", "396-b" or "L121-1"; 0 where there is none */
size_t citation_number(const char *s);
/* the length of a label in brackets, such as "(1)", "(b-2)" or "(iv)"; 0 where it is none */
size_t citation_label(const char *s);

#endif
