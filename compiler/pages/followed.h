/* When documents were captured last, and when they changed: of one, of all of a platform, and the page of all documents. */
#ifndef FOLLOWED_H
#define FOLLOWED_H

#include "builder.h"

/* of a document, or of all of a platform, how many captures and changes there are, and the last of each */
void put_followed(struct builder *b, struct node *parent, const struct card *of);
void entry_followed(struct builder *b, struct node *entry, const struct card *card);
void documents_free(struct documents *d);
/* all documents, by the names of their platforms */
void build_documents(struct builder *b);
size_t longest_of_documents(const struct analysis *an, const struct page *page);
/* the platform with which a part of the page begins, whose first entry that is; NULL where it has none */
const char *begins_with_document(struct builder *b, size_t first);

#endif
