/* What the ways to ask for facts share: a list, a dialogue on a terminal, a form. */
#ifndef FACTS_H
#define FACTS_H

#include "../form/words.h"
#include "../law/inquiry.h"
#include "enter.h"
#include "scenarios.h"

/* a run of the command */
struct facts {
	struct options *options;
	struct compile_options co;
	struct compilation c;
	struct words *words;
	const char *platform; /* the id of the one asked about, or NULL */
	size_t entered;
	bool lost; /* somebody else's change of the files has made the project invalid, and nothing can be judged any more */
};

/* the questions that are open now; of the platform, where one was named */
void facts_inquire(struct facts *f, struct inquiries *q);
/* adds the question, in one line */
void facts_question(struct buf *out, const struct facts *f, const struct inquiry *one);
/* adds what depends on the answer, as sentences, and where to look for it */
void facts_decides(struct buf *out, const struct facts *f, const struct inquiry *one);
void facts_look(struct buf *out, const struct facts *f, const struct inquiry *one);
/* what an answer is: "yes or no", "a date" … */
const char *facts_takes(struct arena *a, const struct inquiry *one);

/* The statement that an answer makes of a question; false with a finding of that code at a place. */
bool facts_answer(struct facts *f, struct statement *st, struct arena *a, const struct inquiry *one, const char *answer,
                  enum diag_code code, struct place place);
/* whether the text of an answer says that it is not known, yes, or no */
bool facts_is_unknown(const char *answer);
bool facts_is_yes(const char *answer);
bool facts_is_no(const char *answer);

/* an answer, and on what it rests */
struct answered {
	struct statement statement;
	struct grounds grounds;
};
/* Writes n answers into the files of the project and compiles it again, if that goes without errors; else nothing is
 * written, and the findings are shown. */
bool facts_enter(struct facts *f, const struct answered *all, size_t n);
/* the confidence that a class of source alone gives, by what the schema says of it; NULL where it is no class */
const char *facts_confidence(const char *class);

/* asks on standard input, one question after the other; the exit status */
int facts_ask(struct facts *f);
/* writes a form where there is none at the path, or reads the one that is there; the exit status */
int facts_form(struct facts *f, const char *path);

#endif
