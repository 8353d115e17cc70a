/* The condition language: a closed set of tests over facts, joined with and, or, not.
 *
 *     placed-on-market < 2026-08-02
 *     not micro-or-small
 *     users in EU >= 45000000 or designated
 *     terms-prohibit: intimate-deepfakes
 *
 * "and" binds closer than "or"; brackets group. Words are joined with '-', so a space always ends
 * a name. The facts are resolved later; this is only the syntax. */
#ifndef COND_H
#define COND_H

#include "../base/arena.h"
#include "../base/date.h"

enum cond_kind { COND_FACT, COND_NOT, COND_AND, COND_OR };

enum cond_test {
	TEST_HOLDS, /* the fact itself, yes or no */
	TEST_LESS, TEST_LESS_EQUAL, TEST_MORE, TEST_MORE_EQUAL, TEST_EQUAL, TEST_NOT_EQUAL,
	TEST_HAS /* FACT: VALUE, one of the fact's values is VALUE */
};

struct cond {
	enum cond_kind kind;
	const struct cond *left, *right; /* right is NULL for not, both for a fact */
	const char *fact;
	const char *place; /* or NULL */
	enum cond_test test;
	const char *value; /* or NULL where test is TEST_HOLDS */
};

/* of a wording that drops the condition the others have */
#define COND_ALWAYS "always"

/* The condition in text; NULL if it is invalid, and then *error says what was expected. */
const struct cond *cond_parse(struct arena *a, const char *text, const char **error);
/* The same, parsed once and kept until the program ends, for laws are asked about their conditions again and again. Several threads
 * can ask. */
const struct cond *cond_of(const char *text);
/* calls visit for each fact in it, in the order written */
void cond_each(const struct cond *c, void (*visit)(void *ctx, const struct cond *fact), void *ctx);
/* the answer of a test by whether the value lies below, above or at what it is tested against */
enum tri cond_ordered(enum cond_test test, enum tri less, enum tri more, enum tri same);

#endif
