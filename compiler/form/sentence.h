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

#include "../base/arena.h"

enum piece_kind { PIECE_TEXT, PIECE_VALUE, PIECE_DATE, PIECE_TERM, PIECE_NUMBER, PIECE_PLURAL, PIECE_FORM, PIECE_PART };

struct piece {
	enum piece_kind kind;
	const char *text;   /* the words, or the name of what is filled in, or the form: "one", "=0" */
	const char *style;  /* of a date, the scope of a term; or NULL */
	struct piece *inside, *next;
};

/* The pieces of a text, in a; false where it cannot be read, with what stands there in *at. An empty text has none. */
bool sentence_read(struct arena *a, const char *text, struct piece **pieces, const char **at);
/* the form of a plural for a number in a language */
const struct piece *sentence_form(const struct piece *plural, const char *language, const char *number);

#endif
