/* Shared by the files that make a lock: lockmaker (the captures, one after the other), follow (the excerpts through
 * all of them) and locktext (the text of the file). */
#ifndef LOCKMAKER_H
#define LOCKMAKER_H

#include "../base/text.h"
#include "classes.h"
#include "lockfile.h"
#include "../prose/places.h"
#include "passage.h"
#include "quotation.h"
#include "usable.h"

enum { NOWHERE = -1 };

/* an excerpt followed through the captures, oldest first; ints are indexes in the list of steps */
struct follow {
	const struct card *holder; /* the provision, obligation or authority */
	const struct node *excerpt;
	size_t number, version; /* from 1; 0: of no wording of its own */
	const char *text, *section, *words;
	const char *at;         /* its place in the law, or NULL */
	struct citation cited;  /* what that says; n is 0 where it is not understood */
	bool proven;            /* it stands there in the capture wanted */
	long occurrence;        /* 0: none given */
	int wanted;             /* the capture it names, or that of the lock before, or the last one that has the words */
	bool loose;             /* neither names one; until follow_pin has found it */
	int first, last, gone;  /* gone: since when it is missing, in whole captures after `wanted` */
	bool returned;          /* it was absent for a time */
	struct passage_place place;    /* in the capture wanted */
	const char *now_section;       /* where it was seen last */
	const char *difference;        /* at `gone`, from the nearest passage; NULL where there is none near */
	struct sha256 sentence;
	bool differs;                  /* its presence differs from the capture before */
};

/* a capture, and the change from the one before */
struct step {
	const struct node *node; /* in the owner's card */
	const char *id, *at, *commit;
	struct series *series;   /* of its text */
	bool usable, technical, whole;
	bool judged;             /* regc found it unusable, or did so at its import, and no person has looked at it */
	enum unusable because;   /* why it is unusable, where that is known, */
	size_t size;             /* and its number of words */
	bool spoiled;            /* its bytes are not those recorded, or no text */
	struct sha256 digest;
	bool read;               /* its words are known: */
	size_t text;             /* of the series */
	size_t version;          /* of the series, where usable */
	enum change_class class;
	int before, to;          /* the usable capture before; the one it returns to; or NOWHERE */
	unsigned marks;
	struct follow_seen *followed; /* each excerpt as it stood after this capture */
};

/* where an excerpt was seen last, and whether a step changes its presence */
struct follow_seen {
	const char *section; /* NULL where it was not seen yet */
	bool differs;
};

/* a text that was read, of the first step that has these bytes */
struct read_text {
	size_t text, step;
	struct sha256 digest;
	const char *blob; /* what git calls these, or NULL */
};

/* The usable captures of one text, oldest first. A document has one text. Those of a law or authority can be of several, such as
 * the acts that it is put together from, and none is a later version of another. */
struct series {
	const char *name;
	struct texts texts;
	int *usable;             /* steps */
	struct version *versions;
	size_t n;
	struct read_text *read;
	size_t nread;
	struct judging judging;  /* a candidate for each step of the lock; those of other series are out */
};

/* a lock being made */
struct locking {
	struct arena *arena;
	const struct holdings *holdings;
	struct diags *diags;
	const struct card *owner;
	struct step *steps;
	size_t n;
	struct series *series;
	size_t nseries;
	struct follow *follows;
	size_t nfollows, cap_follows;
	const struct node *before; /* the excerpts of the lock before, or NULL; read where one names no capture */
	bool read_before;
	struct capture *kept;    /* of a law or authority: each capture, with its words; NULL of a document */
	struct arena texts;      /* what is kept is in it */
	struct buf changes;
	bool failed;
};

/* the digest that identifies an excerpt in a lock, in a: of its words, and of what distinguishes its place */
const char *lock_words(struct arena *a, const struct node *excerpt);

/* ---- follow ---- */

/* Lists the excerpts taken from the owner, in the order of quotation_each. */
void follow_find(struct locking *k);
/* Looks for those that name no capture and are not in the lock before, from the last capture to the first. */
void follow_pin(struct locking *k);
/* Looks for all of them in the i-th capture. */
void follow_step(struct locking *k, int i, const struct capture *c);
/* whether one is to be found in the i-th capture */
bool follow_wants(const struct locking *k, int i);
/* Looks in the i-th capture, which is unusable, for those that name it. */
void follow_unusable(struct locking *k, int i, const struct capture *c);
/* the fate of an excerpt after all captures, a word of lock.schema.yaml */
const char *follow_fate(struct locking *k, struct follow *f);
/* adds a finding if it was reworded or removed */
void follow_say(struct locking *k, struct follow *f, const char *fate);
size_t follow_words(const char *s); /* how many, in plain text */

/* ---- lockfile ---- */

/* Adds a step that matters to the changes, with what differs as far as it may be shown. The plain texts are without what is
 * furniture, and of documents they do not say where they stand in the bytes. */
void lockfile_change(struct locking *k, const struct step *s, const struct capture *before, const struct capture *now);
/* the text of the lock file, in the arena; adds the findings of the excerpts */
const char *lockfile_text(struct locking *k);

#endif
