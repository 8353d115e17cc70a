/* A page document as JSON: the other half of what machines read, from the same nodes and in the order of the same
 * schemas as the XML. Maps are objects, lists arrays, prose is its CommonMark, what the schemas call integer, number
 * or boolean is one; what names a unit is {"title", "ref", "href"}, href from the site's top and only where the unit
 * has a place. A unit's body begins with its id, its name and its href. */
#ifndef EMIT_JSON_H
#define EMIT_JSON_H

#include "../base/json.h"
#include "emit.h"

/* adds n to what j holds so far */
void emit_json_value(const struct emitter *e, struct json *j, const char *key, const struct schema *schema, const struct node *n);
void emit_json(const struct emitter *e, struct buf *out, const struct schema *schema, const struct node *n);

#endif
