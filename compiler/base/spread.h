/* Work on many items shared by threads: none of it turns on another, and what they share is not written to. */
#ifndef SPREAD_H
#define SPREAD_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

enum { SPREAD_MOST = 16 }; /* threads */

/* what is done with the items from first up to past; threads have numbers from 0 */
typedef void spread_fn(void *ctx, unsigned thread, size_t first, size_t past);

/* Does it with n items on up to jobs threads, each with at least as many items as least; what no thread can be begun for is done
 * here. */
void spread(size_t n, unsigned jobs, size_t least, spread_fn *fn, void *ctx);
/* The same where some items take much longer than others: each thread does a piece of so many, and then the next one that nobody
 * has begun. */
void spread_pieces(size_t n, unsigned jobs, size_t piece, spread_fn *fn, void *ctx);

/* one piece of work that a thread of its own does while whoever gave it does something else, which it has nothing to do with */
struct errand {
	void (*fn)(void *ctx);
	void *ctx;
	pthread_t thread;
	bool begun;
};
/* Where jobs is 1, or no thread can be had, it is done once it is waited for. One that was waited for can be again. */
void errand_begin(struct errand *e, unsigned jobs, void (*fn)(void *ctx), void *ctx);
void errand_end(struct errand *e);

#endif
