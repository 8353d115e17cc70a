/* The excerpts taken from a document, law or authority, and whether its lock file has those that it must have. */
#ifndef QUOTATION_H
#define QUOTATION_H

#include "../base/diag.h"
#include "../model/index.h"

struct quotation {
	const struct card *holder; /* the provision, obligation, authority or excerpt of a platform */
	const struct node *excerpt;
	size_t number, version; /* from 1; 0: of no wording of its own */
};

/* Calls fn for each excerpt taken from the owner that can be followed through captures, which a translation or words that were
 * seen only where somebody quotes them cannot: of a document's own provisions and of others that quote it, by the provisions'
 * ids; of the obligations and authorities that quote the owner, by theirs; of platforms. */
void quotation_each(const struct model *m, const struct card *owner, void (*fn)(void *ctx, const struct quotation *q),
                    void *ctx);
/* Reports the excerpts that the owner's lock must record and does not; gives how many. It needs no archive. */
size_t quotation_check(const struct model *m, struct diags *ds, const struct card *owner);
/* Reports an excerpt that names no capture, with the edit that names this one. */
void quotation_offer(struct diags *ds, const struct card *holder, const struct node *excerpt, const char *capture);

#endif
