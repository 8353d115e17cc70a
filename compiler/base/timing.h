/* How long what took, where somebody asks for it: spans of time, one within the other, in the trace format that
 * chrome://tracing, Perfetto and speedscope read. A recorder that is NULL measures nothing, and every function takes one. A
 * worker process has a copy, begins it anew, and leaves its spans as bytes. */
#ifndef TIMING_H
#define TIMING_H

#include "text.h"

enum { TIMING_DEEP = 16, TIMING_PARTS = 16 };

struct timing_span {
	const char *category, *name;
	int64_t from, cpu; /* when it began, and the processor time that this process had used by then, in nanoseconds */
};

struct timing_part {
	const char *name;
	int64_t cpu;
};

struct timing {
	struct buf events; /* of spans that have ended */
	int64_t began;
	unsigned worker;   /* 0: the parent */
	struct timing_span open[TIMING_DEEP]; /* those that have not, the innermost last */
	size_t depth;
	struct timing_part parts[TIMING_PARTS]; /* of the innermost */
	size_t nparts;
	int64_t lap;       /* processor time at the end of the last part */
	const char *done;  /* what was done in the innermost */
};

void timing_start(struct timing *t);
void timing_free(struct timing *t);

/* Opens a span, or closes the innermost. The names must live until then. */
void timing_begin(struct timing *t, const char *category, const char *name);
void timing_end(struct timing *t);
/* the same without a trace of it */
void timing_drop(struct timing *t);
/* closes the innermost, and opens another in its place */
void timing_next(struct timing *t, const char *category, const char *name);
/* the processor time since the innermost span began, or since the last part of it ended, goes to the part of that name */
void timing_part(struct timing *t, const char *name);
/* says what was done in the innermost span: "made", "kept" */
void timing_done(struct timing *t, const char *what);

/* in a worker process: its spans from now on are its own */
void timing_fork(struct timing *t, unsigned worker);
/* adds the events that another process left */
void timing_take(struct timing *t, const char *events, size_t n);
/* Closes what is open, and adds all of it as JSON. */
void timing_write(struct buf *out, struct timing *t);

#endif
