/* What is ahead in the law: adopted events of duties within a horizon, and which platforms they concern. An event
 * concerns a platform where the duty binds one of its services or people who use it, or may. */
#ifndef COMING_H
#define COMING_H

#include "builder.h"

/* a platform that an event concerns */
struct concerned {
	const struct card *platform;
	enum tri answer;        /* whether the duty binds: yes or unknown, over all services */
	bool service, people;   /* whom it binds where the answer is yes */
	struct cards provisions; /* its clauses with a mapping to the duty that counts, by id */
};

struct coming {
	struct law_event event;
	struct subject subject; /* of the first service it was found for; what force_say wants */
	struct concerned *all;  /* in order of platforms */
	size_t n, cap;
};

struct comings {
	struct coming *all; /* earliest first */
	size_t n, cap;
};

/* Gathers the events of obligations and prohibitions within the horizon of a clock that concern a platform, or any where
 * it is NULL; what is found lives in a until comings_free. */
void comings_gather(struct comings *c, struct arena *a, const struct analysis *an, struct clock *clock,
                    const struct card *platform);
void comings_free(struct comings *c);

#endif
