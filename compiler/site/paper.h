/* What the page for paper of a platform has of the page of a clause. */
#ifndef PAPER_H
#define PAPER_H

#include "../base/text.h"

/* Adds what stands in the main part of a page as the site has it, to stand on a page in a folder of the site's top beside
 * others of its kind: with its ids and the addresses of places on it begun by its own id ("a.b.c." for a/b/c), its
 * headings a step down, its details open, and without ways around the page that it was. */
void paper_part(struct buf *out, const char *html, const char *path, const char *id);

#endif
