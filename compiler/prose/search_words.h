/* The words of a text as the search of a site indexes them. templates/search.js splits a query in the same way;
 * tests/search/tokens checks both.
 *
 * The text is made bare (plain_bare). A number keeps its parts, with points between them: 50(4), 50.4 and 50-4
 * are "50.4", 47 U.S.C. s.230(c)(1) is "47 usc s 230.c.1"; behind "art", "s" and their like the parts may stand
 * apart: art 50 4. Initials are joined, and a plural is made singular. */
#ifndef SEARCH_WORDS_H
#define SEARCH_WORDS_H

#include <stddef.h>

#include "../base/arena.h"

struct search_words {
	const char **all;
	size_t n;
};

/* in their order; all of it lives in a */
struct search_words search_words_of(struct arena *a, const char *text);

#endif
