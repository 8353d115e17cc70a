/* What a site is searched with: small files of JavaScript that each hand their data to one function, so that
 * they load as classic scripts from a folder too. templates/search.js reads them:
 *
 *   assets/search/index.js       kinds, the rank of each entry, which files there are
 *   assets/search/terms-P.js     the words that begin with P, each with its entries; P is as long as keeps the file small
 *   assets/search/entries-N.js   what is shown of the entries 64 N to 64 N + 63
 *   assets/search/facet-F.js     the entries of each platform or category; of each state, exposure and relation
 *                                that the mappings to the law of a place ("judged-US-TX"), or of any ("judged"), have
 */
#ifndef SEARCH_H
#define SEARCH_H

#include "../form/words.h"
#include "../pages/page.h"
#include "search_kept.h"

#define SEARCH_FOLDER "assets/search/"

/* takes a file of the site; false where it cannot be put */
typedef bool search_put(void *ctx, const char *path, const struct buf *bytes);

/* Hands over all files, in an order that does not change; false once put has said so. kept is what is known of clauses, or NULL. */
bool search_make(const struct analysis *an, const struct words *words, struct search_kept *kept, search_put *put, void *ctx);

#endif
