/* What regc says on standard error: findings and one line about what was done. */
#ifndef PROGRESS_H
#define PROGRESS_H

#include "options.h"

/* Shows the findings of a run as the options say (--report, --color), in each of the reports. False if they could not be written. */
bool progress_report(const struct options *o, struct diags *ds);

/* writes a buffer to standard output; the exit status: 0, or 2 on failure */
int progress_print(const struct buf *out);

/* the plural ending of a noun after that number: "s", or "" after 1 */
const char *plural(size_t n);

/* Shows the progress of a long task, on a terminal only; n is shown now and then. */
void progress_count(const struct options *o, const char *doing, size_t n);
/* removes that line */
void progress_done(const struct options *o);
/* whether there is a terminal to show it on */
bool progress_is_watched(const struct options *o);

/* From now on it is shown on a terminal what is done, if that takes long; nothing without one, or with --quiet. */
void progress_begin(struct options *o);
/* ends that, and removes the line; whoever prints or asks something calls it before. Does nothing where it has ended. */
void progress_end(const struct options *o);
/* the line: "making pages: 120 of 800, about 12 s left"; `seconds` since this was begun */
void progress_line(struct buf *b, const char *doing, const char *things, size_t done, size_t n, double seconds);

/* seconds on a clock that is never set, to measure how long something takes */
double progress_clock(void);

/* a task of which the whole is known: how many things and, in them, how many parts, which take about as long each */
struct progress {
	const char *doing;          /* "locking" */
	const char *things, *parts; /* "documents", "captures" */
	size_t n, nparts;
	size_t seen;                /* the parts that were done last, */
	double at;                  /* and when they were: a document of many parts is done at once */
};

/* Adds what is done of it, and after some seconds about how long the rest takes: "locking: 57 of 159 documents, 1,204 of
 * 4,226 captures, about 40 s left". */
void progress_text(struct buf *b, const struct progress *p, size_t done, size_t parts, double seconds);
/* shows it in the place of the line before, on a terminal only */
void progress_show(const struct options *o, struct progress *p, size_t done, size_t parts, double seconds);

#endif
