/* Nodes to XML, as the schemas say: keys become elements in schema order, x-attribute ones
 * attributes, list items are named by x-item, prose becomes rich text. What names a unit carries ref, and
 * for templates also its title and href, which serialise writes once for all in a table. The other half of the contract, report.xsd, is derived from the same schemas. */
#ifndef EMIT_H
#define EMIT_H

#include <libxml/tree.h>

#include "../model/index.h"

#define REPORT_NS "urn:regc:report:1"

struct emitter {
	const struct model *model;
	/* where a unit is shown, relative to the site's top; NULL where it has no place. In a. */
	const char *(*href)(struct arena *a, const struct card *card);
	bool traced; /* _private of each element is the node it was made from; such a document is no report to be written */
	/* where a link of prose leads that is neither an address of the web nor a reference, in a; NULL for nowhere. NULL where there are
	 * none, as in all prose of maps. */
	const char *(*link)(struct arena *a, const char *target);
};

/* the card of a unit's body, base being the schema of its kind and unit what it stands in; a body without one ends the
 * process: it is a bug in regc */
const struct card *emit_card(const struct emitter *e, const struct schema *base, const struct node *n,
                             const struct card *unit);

/* The document whose root is an element of that name, holding n as schema describes it. A unit's
 * body (a map whose schema is a kind) has its card in `to`. A key that the schema does not know
 * ends the process: it is a bug in regc. */
xmlDocPtr emit_document(const struct emitter *e, const char *name, const struct schema *schema, const struct node *n);

/* One more part of a document, as its first. */
void emit_first(const struct emitter *e, xmlDocPtr doc, const char *name, const struct schema *schema,
                const struct node *n);

#endif
