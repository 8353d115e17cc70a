/* Work on many items in several processes, with the results and findings that one process would have. */
#ifndef WORKERS_H
#define WORKERS_H

#include "diag.h"
#include "packing.h"
#include "watch.h"

enum { WORKERS_MOST = 64 };

struct workers {
	size_t n;      /* items */
	unsigned jobs; /* processes; up to 1: the work is done in this one */
	void *ctx;     /* for all that follow */
	/* Does the work on one and gives its result, 0 or more. A negative one says that the others need not be begun. Its
	 * findings can point only into sources that were there before. */
	int (*work)(void *ctx, size_t i, struct diags *ds);
	/* how much work it is; the largest are begun first */
	size_t (*weight)(void *ctx, size_t i);
	/* what to call it where a process ends while working on it, such as "the lock file of a/b" */
	const char *(*name)(void *ctx, size_t i);
	struct watch *watched; /* counts the items that are done; or NULL */
	/* Called now and then with what is done, in items and by weight; NULL where nobody looks. */
	void (*watch)(void *ctx, size_t done, size_t weight);
	/* Where what comes of an item is more than a number: `make` does the work in the place of `work`, and leaves bytes for
	 * `take`, which this process calls in the order of the items. It may set aside what it is shown only as a copy. */
	int (*make)(void *ctx, size_t i, struct diags *ds, struct buf *left);
	void (*take)(void *ctx, size_t i, struct unpack *left);
};

/* Works on all of them. results has the result of each, -1 where there is none. The findings come in the order of the items,
 * whatever the number of processes; one that dies is a finding too. False where an item has no result. */
bool workers_run(const struct workers *w, struct diags *ds, int *results);
/* how many processors this process may use, at most WORKERS_MOST */
unsigned workers_usual(void);

#endif
