/* Lock files: what was found in the captures of their owner, a document or regulation, committed beside it,
 * so that pages are the same whether or not the archives are at hand (schemas/lock.schema.yaml). With the captures at
 * hand a lock is made anew and compared; a page always follows the committed one. */
#ifndef LOCKFILE_H
#define LOCKFILE_H

#include "capture.h"

/* ---- what a lock says ---- */

/* What an excerpt is taken from: the document it names, else that of the provision or the regulation of the
 * obligation, which holds it. */
const struct card *excerpt_owner(const struct card *holder, const struct node *excerpt);
/* the lock of a document or regulation, or NULL */
const struct card *lock_of(const struct card *owner);
/* whose captures a record of a lock is a step between */
const struct card *record_owner(const struct card *record);
/* What the lock records of an excerpt of its holder; NULL where it does not, or the excerpt was edited since. */
const struct node *lock_excerpt(const struct card *holder, const struct node *excerpt);
/* the entry of a capture in its owner's lock, or NULL */
const struct node *lock_capture(const struct card *owner, const char *capture);
/* the capture in the owner itself, or NULL */
const struct node *owner_capture(const struct card *owner, const char *capture);

/* ---- making one ---- */

/* those that have captures which name files, and so are to have a lock: documents, then regulations, each by id */
struct lock_owners {
	const struct card **all;
	size_t n;
	const char *name; /* what they are: "documents", or "documents and laws" where a regulation is one of them */
};

struct lock_owners lock_owners(struct arena *a, const struct model *m);
/* whether every file that its captures name is at hand */
bool lock_at_hand(const struct holdings *h, const struct card *owner);
/* The text of an owner's lock file, in a. NULL where a file it needs is not at hand, or there were errors. What
 * became of excerpts is found on the way: not found, ambiguous, altered or removed since. */
const char *lock_make(struct arena *a, const struct holdings *h, struct diags *ds, const struct card *owner);
/* where it lies: beside the owner's own file */
const char *lock_path(struct arena *a, const struct card *owner);

/* Holds every lock against the captures that are at hand. With require, a lock that is stale or
 * absent, and an archive that is not at hand, are errors. */
void lock_check(const struct model *m, struct diags *ds, const struct holdings *h, bool require);

#endif
