/* A process that keeps a compilation as it was when it had no errors, and makes the files of its site as they are asked for,
 * each in a process of its own: whatever becomes of one, or of the map meanwhile, the others can still be looked at. */
#ifndef KEEPER_H
#define KEEPER_H

#include <sys/types.h>

#include "../site/alone.h"

enum { KEEPER_PATH = 4000 }; /* bytes of a path at most, but for the name of a page */

struct keeper {
	pid_t process;
	int socket;         /* -1 where there is none */
	bool busy;          /* it has been asked */
	struct buf arrived; /* of what it answers */
};

struct keeper_answer {
	enum alone_result result;
	const char *bytes; /* the file; of FAILED the findings as text. Valid until the keeper is asked again, or ended */
	size_t n;
};

/* Begins one of the analysis and renderer as they are now. `prepare` runs in it first: it lets go what only the parent needs, and
 * loads what may be gone later. False with errno. */
bool keeper_begin(struct keeper *k, const struct analysis *an, struct renderer *renderer, void (*prepare)(void *ctx), void *ctx);
void keeper_end(struct keeper *k);
/* Asks for a file, whose path is no longer than KEEPER_PATH; not while it is busy. False where it has ended. */
bool keeper_ask(struct keeper *k, const char *path);
/* Reads, without waiting, what has come; true once that is a whole answer. Where the keeper has ended, that is one too: FAILED. */
bool keeper_read(struct keeper *k, struct keeper_answer *answer);

#endif
