/* The document of a page that names the edition, kept in the cache. The edition is another one whenever any file is, and all else on
 * such a page mostly is what it was. */
#ifndef DOCUMENT_KEPT_H
#define DOCUMENT_KEPT_H

#include "../base/cache.h"
#include "../model/index.h"

/* Keeps a document under a name; inputs is a digest of all that it was made from but the edition, whose text is one pointer wherever
 * it stands. */
void document_keep(struct cache *c, struct diags *ds, const char *name, const struct sha256 *inputs, const struct node *document,
                   const char *edition);
/* The document as it is with this edition, in a; NULL where none was kept that was made from the same. */
struct node *document_recall(struct arena *a, struct cache *c, struct diags *ds, const char *name, const struct sha256 *inputs,
                             const struct model *m, const char *edition);

#endif
