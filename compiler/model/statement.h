/* A statement of one fact, as it is assumed on a command line or answered in a form:
 *
 *     kling-ai/international: not offered EU
 *     youtube: role eu-dsa/vlop
 *     midjourney: placed-on-market 2024-05
 *     x/grok: users in EU = 30000000
 *     tiktok/terms-of-service: governs US
 *
 *     udemy: offered nowhere else
 *     runway: document Terms of Use
 *
 * The subject is a service, a document or a platform by its id; a place is a code or 'world'. */
#ifndef STATEMENT_H
#define STATEMENT_H

#include "fact.h"
#include "index.h"

enum statement_kind {
	STATEMENT_OFFERED,      /* of a service: in a place */
	STATEMENT_ROLE,         /* of a service */
	STATEMENT_FACT,         /* of a service */
	STATEMENT_GOVERNS,      /* of a document: people in a place */
	STATEMENT_USER_CLASSES, /* of a document: consumer, business or both */
	STATEMENT_SEAT,         /* of a platform */
	STATEMENT_DOCUMENT      /* of a service: the contract with its users, by its title; a document that is not there yet */
};

struct statement {
	enum statement_kind kind;
	const char *text;          /* as it is written */
	struct place place;        /* where */
	const struct card *of;     /* the service (or the platform that is one), document or platform */
	const struct card *to;     /* the role; the fact, where a law declares it; the place, NULL for the world */
	const char *fact, *in;     /* of a fact: its name as platforms write it, and the place it is said of, or NULL */
	const char *value;         /* of a fact: its value; of user classes: the word; of a document: its title */
	bool only;                 /* of a place: it is offered, or governs, nowhere else than is recorded; there is no place */
	bool holds;                /* false for what is not offered, not governed, not held */
};

/* Reads the statement that stands at `at` in a loaded source, in a single line. The units it names are those of the
 * model. False with one finding of that code, at the words that are wrong. */
bool statement_read(struct statement *st, struct arena *a, struct diags *ds, enum diag_code code, const struct model *m,
                    const struct source *s, struct span at);
/* the id that a document with that title gets within its platform, in a: "terms-of-use" */
const char *statement_id(struct arena *a, const char *title);
/* whether the value fits the fact, or the word what documents can be; else false with a finding at st->place */
bool statement_check(const struct statement *st, struct diags *ds, enum diag_code code);
/* whether a document that it names is not there yet; else false with a finding at st->place. True of all other kinds. */
bool statement_is_new(const struct statement *st, struct diags *ds, enum diag_code code, const struct model *m);

#endif
