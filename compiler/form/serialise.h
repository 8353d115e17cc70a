/* Trees to bytes: XML for machines, HTML5 for browsers. Our own code, because libxslt writes HTML 4; the same tree
 * always gives the same bytes. Ids and addresses are recorded in links, which may be NULL. */
#ifndef SERIALISE_H
#define SERIALISE_H

#include <libxml/tree.h>

#include "../base/text.h"
#include "addresses.h"
#include "emit.h"

/* with a declaration, and indented where that adds no white space to text */
void serialise_xml(struct buf *out, const xmlDoc *doc, struct links *links);
/* The document of a page: what names a unit has its ref only, and all refs stand once in a table at the end, with the
 * title and the address that the unit has. */
void serialise_document(struct buf *out, const xmlDoc *doc, const struct emitter *e);
/* the same as a report: a line an element, without indentation and without what only the page has */
void serialise_report(struct buf *out, const xmlDoc *doc, struct links *links, const struct emitter *e);
/* what only the page has, each part as serialise_xml writes it: together with the report it says all that the document says */
void serialise_beside_report(struct buf *out, const xmlDoc *doc);
/* With <!DOCTYPE html>; the elements are in no namespace. path is where the page lies on its site, or "": addresses that lead
 * by the top are written as they are seen from there. */
void serialise_html(struct buf *out, const xmlDoc *doc, const char *path, struct links *links);

#endif
