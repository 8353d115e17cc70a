/* JSON that somebody else may have written, to the same nodes as YAML; the only part of regc that sees Jansson. */
#ifndef READ_JSON_H
#define READ_JSON_H

#include "../base/diag.h"
#include "node.h"
#include "schema.h"

/* what is wrong with a file that is not regc's own */
struct mistake {
	struct place place; /* its source is NULL where the file could not be read */
	const char *what;
};

/* The tree of a text of the shape that a schema gives, its nodes in a. NULL with the first mistake where it is not JSON,
 * has a key twice, is nested deeper than YAML may be, holds what no report can, or is of another shape. */
struct node *read_json(struct arena *a, const struct source *s, const struct schema *schema, struct mistake *m);

#endif
