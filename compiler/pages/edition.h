/* What differs since an earlier edition, as its page shows it. */
#ifndef EDITION_H
#define EDITION_H

#include "../syntax/node.h"

/* the state of a mapping compared with the earlier edition */
enum since_state { SINCE_ADDED, SINCE_REMOVED, SINCE_RESULT, SINCE_BASIS, SINCE_SAME, SINCE_STATES };
const char *since_state_name(enum since_state state); /* "added" */

struct since {
	const char *edition, *as_of, *version; /* of the earlier one */
	struct node *assumed, *not_assumed; /* reasons: what is assumed by this one only, by the earlier one only */
	struct node *remarks;     /* reasons: what holds of all mappings */
	struct node *corrections; /* entries: recorded since */
	struct node *clauses;     /* entries: clauses added or removed */
	struct node *entries;     /* entries: mappings that differ, or what they rest on does */
	struct node *captures;    /* entries: documents and laws with other captures */
	struct node *sources;     /* entries: files that differ; NULL if the earlier assessment is available */
	size_t mappings[SINCE_STATES]; /* they add up to `of` */
	size_t differ, of;        /* mappings of either edition; files where sources is set */
};

#endif
