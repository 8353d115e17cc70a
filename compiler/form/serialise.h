/* Trees to bytes: XML for machines, HTML5 for browsers. Our own code, because libxslt writes HTML 4; the same tree
 * always gives the same bytes. Ids and addresses are recorded in links, which may be NULL. */
#ifndef SERIALISE_H
#define SERIALISE_H

#include <libxml/tree.h>

#include "../base/text.h"
#include "addresses.h"

/* with a declaration, and indented where that adds no white space to text */
void serialise_xml(struct buf *out, const xmlDoc *doc, struct links *links);
/* a report: a line an element, without indentation and without what only the page has */
void serialise_report(struct buf *out, const xmlDoc *doc, struct links *links);
/* with <!DOCTYPE html>; the elements are in no namespace */
void serialise_html(struct buf *out, const xmlDoc *doc, struct links *links);

#endif
