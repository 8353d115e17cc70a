/* What is not known, and which verdicts depend on it: the needs of all judgements. A need of one service or document
 * ("whether X is offered in Y") belongs to a question that may be asked of many ("which services are offered in Y"). A
 * verdict is of one service and one document, so it counts once in a question, and the counts of a question's needs
 * add up to its own. */
#ifndef UNKNOWN_H
#define UNKNOWN_H

#include "reason.h"

/* a need, and the verdicts that wait for it */
struct need {
	const char *key;
	const struct node *says;
	size_t *verdicts; /* their numbers, ascending */
	size_t n, cap;
	size_t order; /* among all needs, question by question */
	struct question *of;
};

struct question {
	const char *key;
	const struct node *says;
	struct need **needs; /* by service or document, once open_sort was called */
	size_t nneeds, cap;
	size_t n;            /* verdicts that wait for it */
};

struct open {
	struct arena arena;
	struct table by_key;         /* of needs */
	struct table questions_by_key;
	struct question **questions; /* most verdicts first, once open_sort was called */
	size_t nquestions, cap;
	size_t waiting;              /* verdicts that wait for anything */
	const struct need **waits;   /* those of verdict i, in order: waits[first_wait[i]] up to first_wait[i + 1]; once sorted */
	size_t *first_wait;
};

/* one need by its reason, which is copied; verdicts are added to wait for it, the highest last */
struct need *open_need(struct open *o, const struct node *says);
void open_wait(struct need *need, size_t verdict);
/* what a verdict waits for, as a list of reasons without repetition; they are copied */
void open_add(struct open *o, const struct node *needs, size_t verdict);
/* Adds what verdicts of a part wait for, whose numbers begin at from; all it had before is of lower ones. */
void open_take(struct open *o, const struct open *part, size_t from);
/* verdicts: how many there are */
void open_sort(struct open *o, size_t verdicts);
void open_free(struct open *o);
/* a name for a question that changes only with what it asks; in a */
const char *open_name(struct arena *a, const struct question *q);

#endif
