/* Services that are alike. Whom a duty binds, and from when, is asked for every service, and what decides it are a few
 * things recorded of the service: a role, a fact, where it is offered. So each question about a duty becomes a tree: it
 * begins with what was looked at first, goes on by what that showed, and ends with an answer. A service for which the
 * way through the tree is known has the answer of the one before it; for another the duty is judged as always, and what
 * was looked at (struct glance) becomes a way. What a glance shows, and for which days, is found out once for a service.
 *
 * It holds because judging is a function of the duty, the day and of what the glances show: nothing else of a service,
 * its platform or its documents may be read. What an answer rests on, and what would settle an open one, is a function of
 * the same, but for the names of service and documents. */
#ifndef ALIKE_H
#define ALIKE_H

#include "apply.h"

struct alike;

/* an answer, in the terms of who asks */
struct alike_answer {
	unsigned char is[4];
	const void *found; /* in the arena that judging was given */
};

/* Judges a subject that has all but its wording and place. What is found besides lives in kept. */
typedef struct alike_answer alike_judge(struct subject *s, size_t question, struct arena *kept);

/* questions: how many different ones are asked about each duty */
struct alike *alike_new(const struct model *m, const struct clock *day, size_t questions);
void alike_free(struct alike *k);

/* The answer to a question about a duty for a service. The clock is of the day it was made for; one question always has
 * one horizon. */
struct alike_answer alike_ask(struct alike *k, struct clock *clock, size_t question, const struct card *service,
                              const struct card *obligation, alike_judge *by);

/* the number of a service among all of them, a platform with one service included */
size_t alike_row(const struct alike *k, const struct card *service);
size_t alike_rows(const struct alike *k);

#endif
