/* What differs since an earlier edition, and why as far as it can be traced: made once, before the pages, from what
 * that edition's assessment says and what this one does. */
#ifndef SINCE_H
#define SINCE_H

#include "assessment.h"

/* what became of a mapping */
enum since_state { SINCE_ADDED, SINCE_REMOVED, SINCE_RESULT, SINCE_BASIS, SINCE_SAME, SINCE_STATES };

struct since {
	const char *edition, *as_of, *version; /* of the earlier one */
	struct node *remarks;     /* reasons: what holds of all mappings */
	struct node *corrections; /* entries: recorded since */
	struct node *clauses;     /* entries: clauses added or removed */
	struct node *entries;     /* entries: mappings that differ, or what they rest on does */
	struct node *captures;    /* entries: documents and laws with other captures */
	struct node *sources;     /* entries: files that differ; NULL where the earlier assessment is at hand */
	size_t mappings[SINCE_STATES]; /* they add up to `of` */
	size_t differ, of;        /* mappings of either edition; files where sources is set */
};

/* a file of the project, as manifests name it */
struct source_file {
	const char *path, *sha256;
};

/* All of it is in a. */
void since_make(struct since *s, struct arena *a, const struct edition *ed, const struct earlier *earlier,
                const struct source_file *files, size_t n);

#endif
