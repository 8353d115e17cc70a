/* Checks a tree against the schema of its kind: unknown and missing keys, types, values, dates.
 *
 * All findings of a tree are reported at once, without consequential ones: nothing is reported below a value of the
 * wrong type, and a misspelt required key is not also reported as missing. */
#ifndef SHAPE_H
#define SHAPE_H

#include "schema.h"

/* The schema of the kind that the tree's first key names; NULL with a finding if it names none. */
const struct schema *shape_kind(const struct schemas *all, struct diags *ds, const struct source *s,
                                const struct node *root);

/* the kind of unit that a key is nearly called like; NULL where there is none */
const char *shape_kind_near(const struct schemas *all, const char *key);
/* whether a tree is meant to be a unit: a key of it is a kind with an id, or its first key is nearly that */
bool shape_is_unit(const struct schemas *all, const struct node *root);

/* Checks root, sets the schema of each node and expands short forms (x-short), so that later stages see only one form.
 * New nodes are made in a. False with errors; the tree must then not be used. */
bool shape_check(struct arena *a, struct diags *ds, const struct source *s, const struct schema *schema,
                 struct node *root);

/* whether a plain YAML 1.2 scalar is a number, a truth value or nothing: the TYPE_ bit, or
 * TYPE_STRING; an empty one is 0 (null) */
unsigned shape_plain_type(const char *text);

#endif
