/* The frames of the language server protocol: "Content-Length: N", an empty line, N bytes. Whoever sends them may send
 * anything: what is no frame is said to be none, and reading goes on behind it. */
#ifndef RPC_H
#define RPC_H

#include "../base/text.h"

enum { RPC_MOST = 64 * 1024 * 1024 }; /* bytes of one message */

enum rpc_got {
	RPC_MORE,     /* nothing whole is there yet */
	RPC_FRAME,
	RPC_BROKEN,   /* a header that is none; what comes before the next one is left out */
	RPC_TOO_LONG  /* more than RPC_MOST bytes are announced; they are left out as they come */
};

struct rpc_reader {
	struct buf in;
	size_t from;              /* what is before is read */
	unsigned long long skip;  /* bytes still to be left out */
	bool lost;                /* looking for the next header */
};

void rpc_feed(struct rpc_reader *r, const char *bytes, size_t n);
/* The next message, which stays until rpc_feed. */
enum rpc_got rpc_next(struct rpc_reader *r, const char **body, size_t *n);
/* whether nothing of a message is there, so that the end of the input cuts none */
bool rpc_is_between(const struct rpc_reader *r);
void rpc_free(struct rpc_reader *r);

/* adds a message as a frame */
void rpc_put(struct buf *out, const char *body, size_t n);

#endif
