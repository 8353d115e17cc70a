/* Reasons as sentences of a page: what words_text does for text alone, with links and marked dates. */
#ifndef SAID_H
#define SAID_H

#include <libxml/tree.h>

#include "words.h"

struct speech {
	const struct words *words;
	const char *root; /* the path from the page to the top of the site */
};

/* adds the sentence of a reason, an element of a page document, to what is in an element of the page */
void said_reason(const struct speech *s, xmlNodePtr into, const xmlNode *reason);
/* the same for all reasons in an element, with spaces between */
void said_reasons(const struct speech *s, xmlNodePtr into, const xmlNode *list);

/* the words for a value in a scope; a date is marked as one */
void said_term(const struct speech *s, xmlNodePtr into, const char *scope, const char *word);
/* a date as it is read, in a style, "" for the usual one; what is none is its words */
void said_date(const struct speech *s, xmlNodePtr into, const char *date, const char *style);

/* whether a text is a date that is known to the day or the month, which a page marks as one */
bool said_is_date(const char *text);

#endif
