/* What a review of a mapping covered, as a digest (model.md "Review and suspicion"): when a part of it
 * differs later, the mapping is suspect, and it is known which part. */
#ifndef FINGERPRINT_H
#define FINGERPRINT_H

#include "../base/text.h"
#include "../model/index.h"

enum fingerprint_part {
	PART_WORDING,    /* the obligation's citation, duty and versions, and its excerpts with their whole sentences */
	PART_ADDRESSEES, /* whom it binds, under which condition, and the roles and facts of the services that this used, where
	                  * they are offered and whom the document governs; with the words that show it */
	PART_EXCEPTIONS,
	PART_FORCE,      /* events, grace and impediments, also the regulation's */
	PART_CONTRACT,
	PART_SANCTION,
	PART_AUTHORITIES, /* those that concern it, and the open questions */
	PART_WORDS,      /* the excerpts with their whole sentences; of an inferred clause, capture and note of the inference */
	FINGERPRINT_PARTS
};

enum { FINGERPRINT_SHORT = 9, FINGERPRINT_TEXT = FINGERPRINT_PARTS * 8 + 1 };

/* Eight hexadecimal digits a part, in the order above, and a NUL; gives text back. It turns neither
 * on the day nor on the audience: what is not public is not covered. */
const char *fingerprint_of(char text[FINGERPRINT_TEXT], const struct model *m, const struct card *provision,
                           const struct node *mapping);
/* The parts that differ from the fingerprint of the mapping's review, as bits; 0 where it has none. A step between
 * captures after the review that touches the clause counts as a difference in its words, one that touches the
 * obligation as a difference in its wording, and one that touches words which show a fact as a difference in the addressees. */
unsigned fingerprint_suspect(const struct model *m, const struct card *provision, const struct node *mapping);
/* Eight digits for what is public of values, any of which may be NULL; gives text back. */
const char *fingerprint_values(char text[FINGERPRINT_SHORT], const struct node *const *values, size_t n);
/* The same for the addressees without what is recorded of services, and for that of one service, with what a
 * judgement used of it: so a change of the law is told from one of facts. */
const char *fingerprint_bound(char text[FINGERPRINT_SHORT], const struct card *obligation);
const char *fingerprint_service(char text[FINGERPRINT_SHORT], const struct card *obligation, const struct card *service,
                                const struct node *used);
const char *fingerprint_part_name(enum fingerprint_part part); /* "sanction" */
/* "sanction, words" */
const char *fingerprint_names(struct arena *a, unsigned parts);
/* what a part covers now, in lines for a person to read; added to out */
void fingerprint_show(struct buf *out, enum fingerprint_part part, const struct model *m, const struct card *provision,
                      const struct node *mapping);

#endif
