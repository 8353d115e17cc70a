/* The catalogue of computed sentences (words.yaml): as XML for the templates, and as plain text. */
#ifndef WORDS_H
#define WORDS_H

#include "../base/diag.h"
#include "../base/text.h"
#include "../syntax/schema.h"

struct words;

/* The catalogues of regc and, going before it, of a project's templates folder (or NULL). Reports
 * sentences for codes that do not exist, names that a code does not have, and codes without a
 * sentence; NULL then. */
struct words *words_of_project(struct diags *ds, const struct schemas *schemas, const char *folder);
void words_close(struct words *w);

/* adds what templates read as regc:words.xml */
void words_xml(const struct words *w, struct buf *xml);
/* the first of a list for the search ("same", "skip", "topics"), or NULL */
const struct node *words_search(const struct words *w, const char *list);
/* adds a reason as a sentence */
void words_text(const struct words *w, struct buf *out, const struct node *reason);

#endif
