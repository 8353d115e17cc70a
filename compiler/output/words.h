/* The catalogue of computed sentences: words.yaml to the XML that templates read as regc:words.xml. */
#ifndef WORDS_H
#define WORDS_H

#include "../base/diag.h"
#include "../base/text.h"
#include "../syntax/schema.h"

/* Adds the XML of the catalogues, a later one going before an earlier one. Reports sentences for
 * codes that do not exist, names that a code does not have, and codes without a sentence; false
 * then. */
bool words_xml(struct buf *xml, struct diags *ds, const struct schemas *schemas, const struct source *const *files,
               size_t n);

#endif
