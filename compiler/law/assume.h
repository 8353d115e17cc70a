/* Facts that are held true or false for the sake of an answer. A literal is a question with two answers that the rules of
 * apply, place and force put where nothing is recorded; what was assumed answers it, and others that follow from it by the
 * same rules: a role and those it is nested in, a place and the groups that hold it, several tests on one date, number or
 * word. */
#ifndef ASSUME_H
#define ASSUME_H

#include "../model/fact.h"
#include "../syntax/cond.h"
#include "reason.h"

struct subject;

enum literal_kind {
	LITERAL_ROLE,         /* a service holds a role */
	LITERAL_FACT,         /* a test on a fact of a service */
	LITERAL_OFFERED,      /* a service is offered in a place */
	LITERAL_SEAT,         /* the operator of a service has its seat in a place */
	LITERAL_GOVERNS,      /* a document governs people in a place */
	LITERAL_USER_CLASSES, /* a document is a contract with such people */
	LITERAL_QUESTION,     /* an open question of law is answered so that an obligation applies */
	LITERAL_LAW_START,    /* another law is in force on the day */
	LITERAL_IN_FORCE,     /* an obligation is in force on the day */
	LITERAL_PARTY,        /* a ruling extends to a service, as to the parties of the case */
	LITERALS
};

struct literal {
	enum literal_kind kind;
	const struct card *of;    /* the service, document, obligation or law */
	const struct card *about; /* the role, the place; of a law's own fact that law */
	const char *what;         /* the fact, the people, the question, the case */
	/* of a fact */
	const char *base;         /* the fact that decides it: itself, or what it follows from */
	const char *is;           /* the condition by which it follows; or NULL */
	const char *question;     /* what a law asks by its own fact; or NULL */
	const char *place;        /* as the condition writes it, or NULL */
	const struct card *in;    /* the same, where it is the place judged */
	const char *value;        /* that it is tested against; a period where it is counted from; or NULL */
	enum fact_type type;
	enum cond_test test;
	bool single, counted;
	int32_t day;              /* of a date: the day tested against, or by which it counts */
};

/* one thing assumed, and what was assumed before it */
struct assumption {
	struct literal literal;
	bool holds;
	const struct assumption *before;
};

/* the literals whose answer was looked for and not found, in the order in which that happened */
struct asked {
	struct literal literal;
	const struct node *need; /* the reason by which it was said */
	struct asked *next;
};
struct asked_list {
	struct asked *first, *last;
};

/* what follows for a literal from what the subject assumes */
enum tri assumed(const struct subject *s, const struct literal *l);
/* The same; where nothing does, the literal is noted as asked, with the reason that was added to needs for it. */
void assume_ask(const struct subject *s, const struct literal *l, const struct node *need);
/* the first of the needs for which a literal was asked, or NULL */
const struct literal *assume_first(const struct asked_list *asked, const struct node *needs);

/* whether two literals are one question */
bool literal_same(const struct literal *a, const struct literal *b);
struct literal literal_copy(struct arena *a, const struct literal *l);
/* adds the literal to a list, held true or false, as a reason if.* or if-not.* */
void literal_say(struct arena *a, struct node *list, const struct literal *l, bool holds);

#endif
