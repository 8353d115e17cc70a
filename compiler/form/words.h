/* The catalogue (words.yaml): all words of the interface. Sentences by code, those that regc computes (reasons) and
 * those that templates ask for; terms, the words for values; and how dates are written. */
#ifndef WORDS_H
#define WORDS_H

#include "../base/diag.h"
#include "../base/text.h"
#include "../law/reason.h"
#include "../syntax/schema.h"
#include "sentence.h"

struct words;

struct sentence {
	const char *code;
	struct segment *pieces;
	struct place code_place, place;    /* of the code, and of the words */
	const struct reason_info *reason;  /* NULL where only templates have the code */
	bool own;                          /* of the project */
	bool known;                        /* regc's catalogue has the code too, or a template asks for it */
};

/* The catalogues of regc and, going before it, of the project in a folder (or NULL). Reports sentences that
 * cannot be read, names that a reason does not have, and reasons without a sentence; NULL then. */
struct words *words_of_project(struct diags *ds, const struct schemas *schemas, const char *project);
void words_close(struct words *w);
/* whether the project has one */
bool words_has_own(const struct words *w);
/* its tag, "en" */
const char *words_language(const struct words *w);

/* the sentence of a code, or NULL */
const struct sentence *words_sentence(const struct words *w, const char *code);
/* the same for a template */
const struct sentence *words_ask(struct words *w, const char *code);
/* a code of the catalogue that is spelt like it, or NULL */
const char *words_near(const struct words *w, const char *code);
/* reports the project's sentences that neither a reason has nor a template, once all templates have asked for theirs */
void words_check_asked(struct words *w);

/* adds a reason as a sentence */
void words_text(const struct words *w, struct buf *out, const struct node *reason);
/* adds the reasons of a list, which are parts of a sentence, as one: "A, B and C" */
void words_joined(const struct words *w, struct buf *out, const struct node *reasons);
/* Adds the words for a value: those of its scope ("state.none") before those of the word alone. What has none is
 * `otherwise`, or where that is NULL: a date as it is read, a word without its hyphens, all else as it is. */
void words_term(const struct words *w, struct buf *out, const char *scope, const char *word, const char *otherwise);
/* Adds a date, known to the day, month or year, or "not-before DATE", in a style of the catalogue (NULL: "alone");
 * false and nothing where it is none. */
bool words_date(const struct words *w, struct buf *out, const char *date, const char *style);

/* the first of a list for the search ("same", "skip", "topics"), or NULL */
const struct node *words_search(const struct words *w, const char *list);

#endif
