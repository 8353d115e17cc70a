/* YAML text to nodes; the only part of regc that sees libyaml.
 *
 * regc reads a strict subset on which YAML 1.2 parsers agree: UTF-8, one document, maps with
 * unique text keys, lists and scalars. Aliases, merge keys, tags and directives are refused, so that the meaning of a
 * line never depends on another line. */
#ifndef READ_H
#define READ_H

#include "../base/diag.h"
#include "node.h"

enum { READ_DEPTH = 32 }; /* levels of nesting at most */

/* The root of a loaded source, its nodes in a; NULL with findings if the text is invalid. After a duplicate key, which
 * is a finding too, reading goes on and the first one is kept. */
struct node *read_yaml(struct arena *a, struct diags *ds, const struct source *s);

/* whether a UTF-8 text has a character that no report can hold, and the first such */
bool read_unfit(const char *s, size_t n, uint32_t *unfit);

#endif
