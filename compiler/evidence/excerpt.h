/* On what the words of a provision or obligation rest, by its excerpts, the captures they name and the
 * lock file of these (model.md "Evidence"). It never turns on what lies on the machine: an archive at hand adds findings. */
#ifndef EXCERPT_H
#define EXCERPT_H

#include "../base/clock.h"
#include "../model/index.h"

enum evidence_state {
	EVIDENCE_INFERRED,     /* no words; the clause is described as it is said to read */
	EVIDENCE_UNVERIFIED,   /* words, and nobody says that they were found */
	EVIDENCE_UNOBSERVABLE, /* the only text at hand breaks off, so their absence says nothing */
	EVIDENCE_SECOND_HAND,  /* quoted by somebody else */
	EVIDENCE_ATTESTED,     /* checked against an archive that is not shipped: by whom, when */
	EVIDENCE_RECORDED,     /* found in a hashed capture of an archive, as the lock file says */
	EVIDENCE_VERIFIED,     /* found in a hashed capture that is a file of the project */
	EVIDENCE_STATES
};

/* the state of one excerpt of a provision or obligation */
enum evidence_state evidence_of_excerpt(const struct card *holder, const struct node *excerpt, struct clock *clock);
/* of all of them: that of the weakest; by its basis where a provision has none */
enum evidence_state evidence_of(const struct card *holder, struct clock *clock);
/* whether the words stand firm enough to say what they do not do */
bool evidence_is_firm(enum evidence_state state);
const char *evidence_name(enum evidence_state state);

#endif
