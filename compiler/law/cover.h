/* Coverage: for a platform, every duty of every law, and whether its documents answer it. A gap is
 * said only where it can be known: the duty would show in terms or a public notice, it applies and
 * is in force on the day, and a search record says that the documents were read. A duty is mapped by a clause of a
 * document that covers the service and governs people in the law's place (model.md "Gaps"). */
#ifndef COVER_H
#define COVER_H

#include "judge.h"

enum cover_state {
	COVER_MAPPED,       /* a provision is mapped to it, of a document for people for whom the law binds the service */
	COVER_SCOPE_UNKNOWN, /* one is mapped to it, and it is not known whether its document governs such people */
	COVER_NOT_FOUND,    /* the gap: read, and not found */
	COVER_NO_SEARCH,    /* it would show in the documents, and nobody recorded reading them for it */
	COVER_ELSEWHERE,    /* it would show in the product, a filing or within the company */
	COVER_UNDETERMINED, /* whether it applies is not known */
	COVER_NOT_IN_FORCE, /* it applies, and is not in force on the day or has a grace */
	COVER_USERS,        /* it is addressed to people, and not to the service */
	COVER_OUTSIDE,      /* it does not apply */
	COVER_STATES
};

/* counts by state; they add up to `of` */
struct cover_tally {
	size_t state[COVER_STATES];
	size_t of;
};

/* What the state of one duty for one service is put together from (reach_covered). Whether a clause of a document that is the contract for the service says something about
 * the obligation, to people for whom the law binds it; what would settle that is added to needs. */
enum tri cover_mapped(const struct subject *subject, struct node *needs);
/* why the service does not owe it, or it is not known whether; COVER_STATES where it does */
enum cover_state cover_owed(const struct subject *s, struct node *because);
/* the search record that found nothing is in *search, which is left alone where there is none */
enum cover_state cover_of(enum tri mapped, enum cover_state owed, const struct card *service, const struct card *obligation,
                          struct clock *clock, const struct card **search);
/* adds what a state rests on that the duty has for the service */
void cover_because(struct arena *a, struct clock *clock, const struct card *service, const struct card *obligation,
                   enum cover_state state, struct node *because);

/* whether an obligation is counted at all: an obligation or prohibition that binds somebody */
bool cover_counts(const struct card *obligation);
/* adds what was counted */
void cover_add(struct cover_tally *t, struct cover_tally more);
const char *cover_state_name(enum cover_state state);

#endif
