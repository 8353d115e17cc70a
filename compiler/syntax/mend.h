/* Edits that mend what is wrong with a text: each adds to a finding what has to be written, and where. They look at lines and not at a tree,
 * because a text that needs them often has none. */
#ifndef MEND_H
#define MEND_H

#include "../base/diag.h"
#include "node.h"

/* the start of the line of an offset, and the end of its text, before a line end, trailing blanks and a comment */
size_t mend_line(const struct source *s, size_t at);
size_t mend_line_end(const struct source *s, size_t at);
/* the column in which the first key, or other word, of a line stands, behind dashes; and of the nearest line above that has one */
size_t mend_column(const struct source *s, size_t at);
size_t mend_column_above(const struct source *s, size_t at);

/* a text in place of another */
void mend_replace(struct diags *ds, struct diag *d, const struct source *s, struct span span, const char *text, bool safe);
/* the same text in straight double quotes; the quotation marks that it begins and ends with, straight or typographic, are left out */
void mend_quote(struct diags *ds, struct diag *d, const struct source *s, struct span span, bool safe);
/* the lines of a span, moved so that the first begins in a column */
void mend_move(struct diags *ds, struct diag *d, const struct source *s, struct span span, size_t column, bool safe);
/* without the lines of a span; their indentation and dashes must be theirs */
void mend_drop_lines(struct diags *ds, struct diag *d, const struct source *s, struct span span, bool safe);
/* without an item of a list that follows another; does nothing where an item has several lines */
void mend_drop_item(struct diags *ds, struct diag *d, const struct source *s, const struct node *list, const struct node *before,
                    const struct node *item, bool safe);
/* "key: value" as a line of its own, behind the first line of a map in block style, or behind its first key in braces */
void mend_add_key(struct diags *ds, struct diag *d, const struct source *s, const struct node *map, const char *key, const char *value);

#endif
