/* What hosts and crawlers read beside the pages: sitemap.xml, robots.txt, and _headers, which several hosts of
 * static sites follow. */
#ifndef HOSTING_H
#define HOSTING_H

#include "../base/text.h"
#include "../pages/page.h"

enum { SITEMAP_PART = 50000 }; /* addresses in one file, as sitemaps.org allows */

/* Gives each file to put(); false as soon as that does. A sitemap needs whole addresses, so there is one only
 * with a base; one of more than `most` addresses is an index of sitemap-1.xml and so on. */
bool hosting_files(const struct pages *pages, const char *base, size_t most,
                   bool (*put)(void *ctx, const char *path, const struct buf *bytes), void *ctx);

#endif
