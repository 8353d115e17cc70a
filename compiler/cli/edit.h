/* Edits of YAML files by the places of their nodes: every byte that is not meant stays. */
#ifndef EDIT_H
#define EDIT_H

#include "../base/text.h"
#include "../syntax/node.h"

/* adds a text in double quotes, as YAML reads it */
void edit_quote(struct buf *b, const char *s);
/* the end of a value without the white space and comments that its span may run into */
uint32_t edit_end(const struct source *s, const struct node *n);
/* whether a list or map is written in brackets, on which no line can be added */
bool edit_is_flow(const struct source *s, const struct node *n);
/* where the line after that value begins */
uint32_t edit_after(const struct source *s, const struct node *n);
/* where the line after its key begins */
uint32_t edit_after_key(const struct source *s, const struct node *n);
/* the spaces before the dashes of a list in block style */
size_t edit_indent(const struct source *s, const struct node *list);

/* lines for one place, each with its end */
struct edit_lines {
	uint32_t at;
	const char *text;
};

/* Adds the text of the source with those lines put in; they come in the order of their places. */
void edit_insert(struct buf *out, const struct source *s, const struct edit_lines *lines, size_t n);

#endif
