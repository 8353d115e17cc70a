/* What `regc new` prints: a unit to fill in, made from the schema of its kind. */
#ifndef SCAFFOLD_H
#define SCAFFOLD_H

#include "../base/text.h"
#include "../syntax/schema.h"

/* The required keys, each with what it asks; the optional ones as comments. id may be NULL. */
void scaffold_write(struct buf *out, const struct schema *schema, const char *id);

#endif
