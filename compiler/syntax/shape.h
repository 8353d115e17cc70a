/* Holds a tree against the schema of its kind: unknown and missing keys, types, words, dates.
 *
 * All findings of a tree come in one run, each once: below a value of the wrong type nothing more
 * is said, and a misspelt required key is not also a missing one. */
#ifndef SHAPE_H
#define SHAPE_H

#include "schema.h"

/* The schema of the kind that the tree's first key names; NULL with a finding where it names none. */
const struct schema *shape_kind(const struct schemas *all, struct diags *ds, const struct source *s,
                                const struct node *root);

/* Checks root, and on the way gives each node its schema and turns short forms (x-short) into the
 * long ones, so that later stages meet one form only. New nodes are made in a. False where there
 * were errors; the tree is then not to be used. */
bool shape_check(struct arena *a, struct diags *ds, const struct source *s, const struct schema *schema,
                 struct node *root);

/* whether a plain YAML 1.2 scalar is a number, a truth value or nothing: the TYPE_ bit, or
 * TYPE_STRING; an empty one is 0 (null) */
unsigned shape_plain_type(const char *text);

#endif
