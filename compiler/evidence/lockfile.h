/* Lock files: what was found in the captures of their owner, a document, law or authority, committed beside it, so that
 * pages do not depend on the archives (schemas/lock.schema.yaml). If the captures are available, a lock is made again
 * and compared; pages always use the committed one. */
#ifndef LOCKFILE_H
#define LOCKFILE_H

#include "../base/watch.h"
#include "capture.h"

/* ---- what a lock says ---- */

/* the kinds of units that hold excerpts; the last has a NULL kind */
struct lock_holder {
	const char *kind;
	const char *entry;   /* the key that names one in an entry of a lock */
	const char *touched; /* the list of those that a step between captures affects */
};

extern const struct lock_holder lock_holders[];

/* The source of an excerpt: the document or law it names, else that of its provision or obligation; an authority is
 * its own. */
const struct card *excerpt_owner(const struct card *holder, const struct node *excerpt);
/* the id of the capture it names, within its source; or NULL */
const char *excerpt_capture(const struct node *excerpt);
/* Each excerpt of a provision, obligation or authority in turn, those of its wordings last, or the one that an excerpt of a
 * platform is: NULL gives the first. *version, where not NULL, is the number of its wording, counted from 1, or 0; keep it between the calls. */
const struct node *excerpt_next(const struct card *holder, const struct node *excerpt, size_t *version);
/* the lock of a document, law or authority, or NULL */
const struct card *lock_of(const struct card *owner);
/* the owner of the captures that a record of a lock compares */
const struct card *record_owner(const struct card *record);
/* What the lock records of an excerpt; NULL if nothing, or the excerpt or its capture was edited since. */
const struct node *lock_excerpt(const struct card *holder, const struct node *excerpt);
/* the entry of a capture in its owner's lock, or NULL */
const struct node *lock_capture(const struct card *owner, const char *capture);
/* the capture in the owner itself, or NULL */
const struct node *owner_capture(const struct card *owner, const char *capture);
/* How much of the text a capture of the owner has, a word of document.schema.yaml: what its lock says, else the owner itself. NULL if
 * there is no such capture. */
const char *capture_text(const struct card *owner, const char *capture);

/* ---- making one ---- */

/* the units that must have a lock, because their captures name files: documents, then laws, then
 * authorities, each by id */
struct lock_owners {
	const struct card **all;
	size_t n;
	const char *name; /* what to call them: "documents", or with those that are among them "documents and laws" … */
};

struct lock_owners lock_owners(struct arena *a, const struct model *m);
/* whether every file that its captures name is available */
bool lock_available(const struct holdings *h, const struct card *owner);
/* What a lock file has of an owner, in a. NULL if a file is not available, or with errors. Excerpts that are not
 * found, ambiguous, reworded or removed are findings. */
const char *lock_make(struct arena *a, const struct holdings *h, struct diags *ds, const struct card *owner);
/* The excerpts that the owner's lock records before it is made again, in a: those of its card, else of the file, of which
 * anything may be wrong. NULL where there are none, or other rules of comparing texts held, and with a finding where
 * the file cannot be read. */
const struct node *lock_before(struct arena *a, struct diags *ds, const struct card *owner);
/* its path, beside the owner's file */
const char *lock_path(struct arena *a, const struct card *owner);

/* Raise it where the same captures come to make another lock file: by the classes of steps, what is taken for furniture,
 * signals, subjects. The normalisation has a version of its own. */
enum { LOCK_VERSION = 1 };

/* The same with a digest of everything it is made from: the owner's captures, the excerpts, the terms of the archives, these
 * versions. The digest is left out where there were findings, so that they come again. */
const char *lock_text(struct arena *a, const struct holdings *h, struct diags *ds, const struct card *owner);
/* Whether the owner's lock file is whole and was made from what there is now, by its digest; no capture of an archive is
 * opened. */
bool lock_is_current(const struct holdings *h, const struct card *owner);
/* Whether a committed lock has that text. The digest is left out of it: it differs where anything does that a lock could depend
 * on, and so more often than the lock. True with a finding where the lock cannot be read again. */
bool lock_is_same(struct diags *ds, const struct card *lock, const char *text);

/* Compares every lock with its owner, and with the captures that are available, in so many processes. An excerpt that a lock
 * does not record is an error. With require, a lock that is missing or out of date and an archive that is not available are
 * errors. */
void lock_check(const struct model *m, struct diags *ds, const struct holdings *h, bool require, unsigned jobs,
                struct watch *watch);
/* the work of locking an owner, for a share of it: how many captures it has */
size_t lock_weight(const struct card *owner);

#endif
