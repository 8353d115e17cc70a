/* What a run is doing and how far it is, for somebody who looks at it meanwhile. It lies in memory that processes share, so that
 * workers count too. A watch that is NULL is looked at by nobody, and every function takes one. */
#ifndef WATCH_H
#define WATCH_H

#include <stdatomic.h>
#include <stddef.h>

struct watch {
	_Atomic(const char *) doing;  /* "making"; NULL before the first stage. The texts live as long as the program */
	_Atomic(const char *) things; /* "pages" */
	atomic_size_t n, done;        /* of them; 0 where nobody knows how many */
};

/* NULL where there is no memory for it */
struct watch *watch_open(void);
void watch_close(struct watch *w);

/* begins something else */
void watch_stage(struct watch *w, const char *doing, const char *things, size_t n);
/* some more are done */
void watch_add(struct watch *w, size_t done);

#endif
