/* What was judged of clauses, as bytes in the cache: from one run to the next, for a clause whose premises are the same. Only what
 * came of judging is kept; what the model says itself is taken from there. */
#ifndef VERDICT_PACK_H
#define VERDICT_PACK_H

#include "../base/cache.h"
#include "premises.h"
#include "verdict.h"

/* some bytes of the cache */
struct kept_bytes {
	const char *at;
	size_t n;
};

/* something that was kept, by the digest of what it rests on */
struct kept_part {
	struct sha256 premises;
	struct kept_bytes bytes;
};

struct verdict_store {
	struct cache *cache;
	struct diags *diags;
	struct premises premises;     /* of what there is now */
	char *loaded;                 /* texts of what was unpacked lie in it */
	const struct card **units;    /* that the bytes name by numbers; NULL where the model has one no more */
	size_t nunits;
	struct kept_bytes *conditionals, *needs; /* that clauses have in common, named by numbers too */
	size_t nconditionals, nneeds;
	struct kept_part *clauses, *platforms; /* by digest */
	size_t nclauses, nplatforms;
};

/* What the cache has for a model. */
void verdict_store_open(struct verdict_store *s, const struct verdicts_kept *with, const struct model *m, const struct clock *clock);
/* Keeps all that was judged; what the cache had is in use no more. */
void verdict_store_keep(struct verdict_store *s, const struct verdicts *v, const struct model *m);
/* Frees all but the texts, which go on being used: they are given, to be freed, or NULL. */
char *verdict_store_close(struct verdict_store *s);

/* one thread that takes verdicts from a store, whatever others do */
struct verdict_reader {
	const struct verdict_store *store;
	struct arena *arena;                      /* of what is unpacked */
	const struct conditional **conditionals;  /* those that were unpacked */
	const struct node **says;                 /* the same of needs, */
	struct need **needs;                      /* and once they are among those of the reader's verdicts */
	const struct card *document;              /* the one whose services are listed */
	const struct card **services;
	size_t nservices, cap;
	struct unpacked_wait *waits;
	size_t nwaits, cap_waits;
};

/* store can be NULL: nothing is found then */
void verdict_reader_begin(struct verdict_reader *r, const struct verdict_store *store, struct arena *a);
void verdict_reader_end(struct verdict_reader *r);
/* Adds the verdicts of a clause, and what else judging it comes to, as if it had been judged; false where they are not kept, and
 * nothing is added. */
bool verdict_unpack(struct verdict_reader *r, struct verdicts *v, const struct model *m, const struct card *clause);
/* what a platform covers; false where that is not kept */
bool verdict_unpack_covers(const struct verdict_store *s, const struct card *platform, const struct clock *day,
                           struct cover_tally *t, struct clock *holds);

/* Adds what is said of a verdict beside what it is about, and of what can come out of a conditional one all but its reasons:
 * for a digest of it, too. */
void verdict_pack_result(struct buf *b, const struct verdict *v);
void verdict_pack_outcomes(struct buf *b, const struct conditional *c);

#endif
