/* Edits of YAML files at the places of their nodes: all other bytes stay as they are. */
#ifndef EDIT_H
#define EDIT_H

#include "../base/text.h"
#include "../syntax/node.h"

/* adds a text in double quotes, as YAML reads it */
void edit_quote(struct buf *b, const char *s);
/* the end of a value, without the white space and comments that its span may include */
uint32_t edit_end(const struct source *s, const struct node *n);
/* whether a list or map is in flow style, so that no lines can be added to it */
bool edit_is_flow(const struct source *s, const struct node *n);
/* the start of the line after a value */
uint32_t edit_after(const struct source *s, const struct node *n);
/* the start of the line after its key */
uint32_t edit_after_key(const struct source *s, const struct node *n);
/* the spaces before the dashes of a list in block style */
size_t edit_indent(const struct source *s, const struct node *list);

/* lines to insert at one place, each with its line end */
struct edit_lines {
	uint32_t at;
	const char *text;
};

/* Adds the text of the source with those lines inserted; they are given in the order of their places. */
void edit_insert(struct buf *out, const struct source *s, const struct edit_lines *lines, size_t n);

#endif
