/* report.xsd, derived from the schemas: what emit writes and what it promises have one source. */
#ifndef XSD_H
#define XSD_H

#include "../base/text.h"
#include "../syntax/schema.h"

/* adds the XML Schema of reports and page documents */
void xsd_write(struct buf *out, const struct schemas *schemas);

#endif
