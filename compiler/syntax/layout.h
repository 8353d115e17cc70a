/* The one form that the files of a map have: keys in the order of the schema, two columns a level, one space behind ':' and '-', no
 * blanks at the ends of lines, never two empty lines, one line end throughout. Words, quotation marks, the style of a value and the lines
 * of prose stay as the author wrote them, and a comment stays with what it stands above or beside.
 *
 * A text in, a text out. Every result is read again and compared with what was there: where a value or a comment would differ,
 * the text is left as it is. */
#ifndef LAYOUT_H
#define LAYOUT_H

#include "../base/text.h"
#include "schema.h"

/* LEFT: findings say why it cannot be formatted; what regc writes itself is SAME, whatever it looks like */
enum layout_result { LAYOUT_SAME, LAYOUT_CHANGED, LAYOUT_LEFT };

/* Adds the text of a loaded source in that form, or as it is where it is LEFT. Formatting the result again changes nothing. */
enum layout_result layout(struct buf *out, struct diags *ds, const struct schemas *all, const struct source *s);

#endif
