/* A sentence of the catalogue, taken apart. It is text and, in any order,
 *
 *   {name}                     what is filled in
 *   {name, date} {name, date, STYLE}   a date, written in a style of the catalogue's `dates`
 *   {name, term, SCOPE}        what is filled in, in the words that the terms have for it in that scope ("SCOPE.word")
 *   {n, plural, =0 {none} one {# clause} other {# clauses}}   by number, # being the number; see plural.h
 *   <name>words</name>         words that are marked up, as a link */
#ifndef SENTENCE_H
#define SENTENCE_H

#include <stdbool.h>

#include "../base/text.h"

enum segment_kind { SEGMENT_TEXT, SEGMENT_VALUE, SEGMENT_DATE, SEGMENT_TERM, SEGMENT_NUMBER, SEGMENT_PLURAL, SEGMENT_FORM, SEGMENT_PART };

struct segment {
	enum segment_kind kind;
	const char *text;   /* the words, or the name of what is filled in, or the form: "one", "=0" */
	const char *style;  /* of a date, the scope of a term; or NULL */
	struct segment *inside, *next;
};

/* The pieces of a text, in a; false where it cannot be read, with what stands there in *at. An empty text has none. */
bool sentence_read(struct arena *a, const char *text, struct segment **pieces, const char **at);
/* appends words of a sentence to what there is of it: a full stop only where what an author wrote does not end with one */
void sentence_text(struct buf *out, const char *text);
/* the form of a plural for a number in a language */
const struct segment *sentence_form(const struct segment *plural, const char *language, const char *number);

#endif
