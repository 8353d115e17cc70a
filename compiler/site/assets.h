/* The files of a site that are the same on every site: style sheet, scripts, pictures; and those by which a project gives it
 * its look. */
#ifndef ASSETS_H
#define ASSETS_H

#include "../pages/page.h"

/* takes a file of the site; false where it cannot be put */
typedef bool asset_put(void *ctx, const char *path, const struct buf *bytes);

/* Hands over all of them. False once put has said so. */
bool assets_put(const struct analysis *an, asset_put *put, void *ctx);

#endif
