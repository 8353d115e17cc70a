/* Lock files: what was found in the captures of a document, committed beside it, so that pages are
 * the same whether or not the archives are at hand (schemas/lock.schema.yaml). With the captures at
 * hand a lock is made anew and compared; a page always follows the committed one. */
#ifndef LOCK_H
#define LOCK_H

#include "capture.h"

/* ---- what a lock says ---- */

/* the document an excerpt is taken from: its own, else the provision's */
const struct card *excerpt_document(const struct card *provision, const struct node *excerpt);
/* the lock of a document, or NULL */
const struct card *lock_of(const struct card *document);
/* What the lock records of a provision's excerpt; NULL where it does not, or the excerpt was edited since. */
const struct node *lock_excerpt(const struct card *provision, const struct node *excerpt);
/* the entry of a capture in its document's lock, or NULL */
const struct node *lock_capture(const struct card *document, const char *capture);
/* the capture in the document itself, or NULL */
const struct node *document_capture(const struct card *document, const char *capture);

/* ---- making one ---- */

/* Whether a document has captures that name files, and so is to have a lock. */
bool lock_wanted(const struct card *document);
/* whether every file that its captures name is at hand */
bool lock_at_hand(const struct holdings *h, const struct card *document);
/* The text of a document's lock file, in a. NULL where a file it needs is not at hand, or there were errors. What
 * became of excerpts is found on the way: not found, ambiguous, altered or removed since. */
const char *lock_make(struct arena *a, const struct holdings *h, struct diags *ds, const struct card *document);
/* where it lies: beside the document's own file */
const char *lock_path(struct arena *a, const struct card *document);

/* Holds every lock against the captures that are at hand. With require, a lock that is stale or
 * absent, and an archive that is not at hand, are errors. */
void lock_check(const struct model *m, struct diags *ds, const struct holdings *h, bool require);

#endif
