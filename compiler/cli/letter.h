/* What is written to be read outside of a site, in an e-mail or on paper: a digest, a brief. Made from a page document,
 * as text and Markdown by the catalogue's words, as HTML by a template. */
#ifndef LETTER_H
#define LETTER_H

#include "../form/words.h"
#include "commands.h"

struct letter {
	struct compilation *c;
	const struct words *words; /* NULL where a template says them */
	struct renderer *renderer; /* that template's, which findings point into until they are shown; or NULL */
	const struct node *document;
	struct arena arena;
	struct buf out;
};

/* a reason, or those of a list in a row, as sentences */
const char *letter_sentence(struct letter *l, const struct node *reason);
const char *letter_sentences(struct letter *l, const struct node *list);
/* the address of a unit's page: absolute if the project has an address, else relative to the site's root */
const char *letter_place(struct letter *l, const struct card *card);
/* in Markdown, a text as it is, and one that leads to the page of a unit */
void letter_plain(struct buf *out, const char *text);
void letter_link(struct letter *l, const char *text, const struct card *to);
/* all of it as HTML, by the template of a kind; with findings where that fails */
void letter_html(struct letter *l, const char *kind);
#endif
