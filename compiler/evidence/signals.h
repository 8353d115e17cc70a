/* What a reader of a difference looks for first: words and numbers that often change what a sentence requires. Found
 * by the words alone; whether they do is for a person to decide. */
#ifndef SIGNALS_H
#define SIGNALS_H

#include <stddef.h>

enum change_signal {
	SIGNAL_NEGATION_ADDED, SIGNAL_NEGATION_REMOVED, /* not, no, never, cannot, "n't", neither, nor, none */
	SIGNAL_DUTY_ADDED, SIGNAL_DUTY_REMOVED,         /* must, shall, will, required, agree to */
	SIGNAL_RIGHT_ADDED, SIGNAL_RIGHT_REMOVED,       /* may, reserve the right, sole discretion, at any time */
	SIGNAL_LIMIT_ADDED, SIGNAL_LIMIT_REMOVED,       /* unless, except, to the extent permitted */
	SIGNAL_NUMBER, SIGNAL_DURATION, SIGNAL_AMOUNT,  /* of a modified sentence: another one; dates don't count */
	SIGNAL_AGE,                                     /* the same, of a person: "at least 13 years old", "under 18" */
	SIGNAL_THRESHOLD,                               /* the same, a percentage or what stands behind "at most" */
	CHANGE_SIGNALS
};
const char *signal_name(enum change_signal s); /* "negation-added" */

/* 1 << enum change_signal of each, from a sentence before and now with case folded; either may be "" */
unsigned signals_of(const char *before, const char *now);

/* the first of the limiting words in n bytes of text with case folded ("unless", "except", "not", "cannot",
 * "to the extent permitted"), or NULL */
const char *signal_limit(const char *folded, size_t n);

#endif
