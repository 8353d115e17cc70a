/* Looks for an excerpt in a captured text: its places, or the nearest passage. Matching is exact after the
 * normalisation of plain.h, case-sensitive, and never begins or ends within a word. */
#ifndef PASSAGE_H
#define PASSAGE_H

#include "../prose/plain.h"

struct passage_place {
	size_t from, to;               /* bytes of the plain text, first word to last */
	size_t source_from, source_to; /* bytes of the capture */
	const char *section;           /* the headings above, "A > B" */
	size_t left_out;               /* bytes of plain text that '[…]' leaves out */
	const char *dropped;           /* the first limiting word in what is left out (signal_limit), or NULL */
};

struct passage {
	struct passage_place *places; /* in their order; none overlap */
	size_t n, cap;
	const char *missing; /* where n is 0: the first part of the excerpt that stopped it, in plain text */
	bool elsewhere;      /* that part is in the text, but not where '[…]' or section wants it */
};

/* Finds an excerpt. '[…]' (also '[...]') joins passages of one section in their order: each part is
 * the first one after the part before, within the section where the first part stands (its innermost
 * heading's, with the sections below it). section, where not NULL, keeps the places whose headings
 * above (as "A > B") hold those words. An excerpt without words is nowhere. All text is in a. */
void passage_find(struct passage *found, struct arena *a, const struct plain *in, const char *excerpt,
                  const char *section);

/* The same for words that somebody looks for, who may not know them exactly. */
enum passage_way {
	PASSAGE_PARTS = 1,    /* they can begin and end within a word */
	PASSAGE_ANY_CASE = 2, /* capitals and small letters are the same */
};

void passage_search(struct passage *found, struct arena *a, const struct plain *in, const char *words, unsigned how);

/* The stretch of the text that is nearest to the excerpt, or to the part of it that is missing, by
 * shared words; false where fewer than a third of its words are shared anywhere. difference reads
 * "... [-old-] {+new+} ...", old being the excerpt's. Linear but for a factor the excerpt's length sets. */
bool passage_nearest(struct passage_place *place, const char **difference, struct arena *a, const struct plain *in,
                     const char *excerpt);
/* the whole sentence or sentences that a place touches */
const char *passage_sentence(struct arena *a, const struct plain *in, size_t from, size_t to);

#endif
