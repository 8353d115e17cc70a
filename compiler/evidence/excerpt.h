/* The evidence for the words of a provision, obligation, authority or excerpt of a platform: its excerpts, their captures and the lock file (model.md
 * "Evidence"). It does not depend on the machine: an archive that is available only adds findings. */
#ifndef EXCERPT_H
#define EXCERPT_H

#include "../base/clock.h"
#include "../model/index.h"

enum evidence_state {
	EVIDENCE_INFERRED,     /* no quotation; the clause is described from hearsay */
	EVIDENCE_UNVERIFIED,   /* a quotation that was not looked up */
	EVIDENCE_UNOBSERVABLE, /* the only text available is incomplete, so their absence means nothing */
	EVIDENCE_SECOND_HAND,  /* quoted second-hand */
	EVIDENCE_ATTESTED,     /* checked against an archive that is not shipped: by whom, when */
	EVIDENCE_RECORDED,     /* found in a hashed capture of an archive, as the lock file says */
	EVIDENCE_VERIFIED,     /* found in a hashed capture that is a file of the project */
	EVIDENCE_STATES
};

/* the state of one excerpt of such a holder */
enum evidence_state evidence_of_excerpt(const struct card *holder, const struct node *excerpt, struct clock *clock);
/* that of the weakest in a list of them */
enum evidence_state evidence_of_list(const struct card *holder, const struct node *excerpts, struct clock *clock);
/* of all that it has: that of the weakest; by its basis where a provision has none */
enum evidence_state evidence_of(const struct card *holder, struct clock *clock);
/* whether the evidence is good enough to say what the words do not do */
bool evidence_is_firm(enum evidence_state state);
const char *evidence_name(enum evidence_state state);

#endif
