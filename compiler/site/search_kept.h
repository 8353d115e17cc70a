/* What the search has of each clause, kept in the cache from one build for the next: taking their words apart is most of the work.
 * It is found by a digest of all that it was made from. */
#ifndef SEARCH_KEPT_H
#define SEARCH_KEPT_H

#include "../base/cache.h"
#include "postings.h"
#include "world.h"

struct search_kept {
	/* set by the caller */
	struct cache *cache;
	struct diags *diags;
	const struct world *world;
	const struct verdicts *verdicts;
	int32_t day;
	/* of the build before: the record that comes next */
	char *bytes;
	struct unpack u;
	const char *months; /* NULL where they were made from something else */
	size_t left; /* with those behind it */
	const char *id, *record;
	size_t size;
	struct sha256 digest;
	bool broken;  /* what it said must not be used */
	bool refused; /* and is not read again */
	/* of this one */
	struct buf head, records;
	size_t n, made;
	struct sha256 now; /* of the clause asked for last */
	bool known;        /* there is one */
	bool recalled;     /* that clause was */
};

/* All of these do nothing where k is NULL. Reads what was kept, before there is any word among the postings. */
void search_kept_begin(struct search_kept *k, struct postings *p);
/* The months of the law as a text, which lives as long as k; NULL where they have to be made. And to remember them, in any case. */
const char *search_recall_months(const struct search_kept *k);
void search_remember_months(struct search_kept *k, const char *months);
/* Marks what the clause had, which is the next by id; gives the words of its title and its line, which lives as long as k. False where
 * it has to be made. */
bool search_recall(struct search_kept *k, struct postings *p, const struct card *clause, size_t *title, const char **line);
/* remembers the same clause, of which all is marked */
void search_remember(struct search_kept *k, const struct postings *p, const struct card *clause, size_t title, const char *line);
/* Says that it is broken; what was remembered is forgotten, and all can begin anew. */
void search_kept_refuse(struct search_kept *k);
/* Keeps it for the next build, where that is worth it. */
void search_kept_keep(struct search_kept *k, const struct postings *p);
void search_kept_free(struct search_kept *k);

#endif
