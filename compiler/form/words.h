/* The catalogue (words.yaml): computed sentences and terms, as XML for the templates and as plain text, and what is
 * shown for the phrases of the templates themselves. */
#ifndef WORDS_H
#define WORDS_H

#include "../base/diag.h"
#include "../base/text.h"
#include "../syntax/schema.h"

struct words;

/* The catalogues of regc and, going before it, of the project in a folder (or NULL). Reports
 * sentences for codes that do not exist, names that a code does not have, and codes without a
 * sentence; NULL then. */
struct words *words_of_project(struct diags *ds, const struct schemas *schemas, const char *project);
void words_close(struct words *w);

/* adds what templates read as regc:words.xml */
void words_xml(const struct words *w, struct buf *xml);
/* what is shown for a phrase of a template (see phrases.h), or NULL; it is known then */
const char *words_phrase(struct words *w, const char *phrase);
/* reports the project's phrases that are in no template, once all templates have asked for theirs */
void words_check_phrases(struct words *w);
/* the first of a list for the search ("same", "skip", "topics"), or NULL */
const struct node *words_search(const struct words *w, const char *list);
/* adds a reason as a sentence */
void words_text(const struct words *w, struct buf *out, const struct node *reason);

#endif
