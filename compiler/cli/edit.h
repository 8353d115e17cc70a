/* Edits of YAML files at the places of their nodes: all other bytes stay as they are. */
#ifndef EDIT_H
#define EDIT_H

#include "../base/text.h"
#include "../syntax/schema.h"

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

/* Each of these adds the whole text of the source with one change. Lists and maps are extended in the style they have. */

/* with a value under a new key of a map, in the order of the map's schema */
void edit_put(struct buf *out, const struct source *s, const struct schema *schema, const struct node *map,
              const char *key, const struct node *value);
/* with a value at the end of a list */
void edit_append(struct buf *out, const struct source *s, const struct node *list, const struct node *value);
/* with another scalar in the place of one */
void edit_replace(struct buf *out, const struct source *s, const struct node *scalar, const char *text);
/* Without the last of a chain of nodes, each inside the one before it; and without those above that it leaves empty. */
void edit_remove(struct buf *out, const struct source *s, const struct node *const *chain, size_t n);
/* with a list of a map turned into a map that holds it under a key, as the short form of a schema is written out */
void edit_wrap(struct buf *out, const struct source *s, const struct node *map, const struct node *list, const char *key);

/* a value as lines of YAML, the first after `at` other columns and the others indented */
void edit_block(struct buf *out, const struct node *value, int indent);

/* lines to insert at one place, each with its line end */
struct edit_lines {
	uint32_t at;
	const char *text;
};

/* Adds the text of the source with those lines inserted; they are given in the order of their places. */
void edit_insert(struct buf *out, const struct source *s, const struct edit_lines *lines, size_t n);

#endif
