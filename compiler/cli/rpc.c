#include "rpc.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#define LENGTH "Content-Length:"

enum { HEADER_MOST = 4096 }; /* bytes of all header lines */

void
rpc_feed(struct rpc_reader *r, const char *bytes, size_t n)
{
	size_t left = r->in.n - r->from;

	if (r->from) {
		memmove(r->in.s, r->in.s + r->from, left);
		r->in.n = left;
		r->from = 0;
	}
	buf_add(&r->in, bytes, n);
}

/* Leaves out what is to be left out of what is there. */
static void
skip(struct rpc_reader *r)
{
	size_t there = r->in.n - r->from, n = r->skip < there ? (size_t)r->skip : there;

	r->from += n;
	r->skip -= n;
}

/* where the next header begins, as far as it is there; the last bytes may be the beginning of one */
static void
find_header(struct rpc_reader *r)
{
	size_t n = strlen(LENGTH);

	while (r->in.n - r->from >= n && strncasecmp(r->in.s + r->from, LENGTH, n) != 0)
		r->from++;
	if (r->in.n - r->from >= n)
		r->lost = false;
}

/* the end of the headers, behind the empty line; NULL where it is not there yet */
static const char *
header_end(const char *s, size_t n)
{
	for (size_t i = 0; i + 1 < n; i++) {
		if (s[i] == '\n' && s[i + 1] == '\n')
			return s + i + 2;
		if (s[i] == '\n' && s[i + 1] == '\r' && i + 2 < n && s[i + 2] == '\n')
			return s + i + 3;
	}
	return NULL;
}

/* the number of a header; false where it is none */
static bool
parse_length(const char *s, const char *end, unsigned long long *length)
{
	while (s < end && (*s == ' ' || *s == '\t'))
		s++;
	if (s == end || !isdigit((unsigned char)*s))
		return false;
	for (*length = 0; s < end && isdigit((unsigned char)*s); s++) {
		if (*length > (1ULL << 60))
			return false;
		*length = *length * 10 + (unsigned)(*s - '0');
	}
	while (s < end && (*s == ' ' || *s == '\t' || *s == '\r'))
		s++;
	return s == end || *s == '\n';
}

/* the length that one of the header lines gives; false where none does, or one is no header */
static bool
read_headers(const char *s, const char *end, unsigned long long *length)
{
	bool found = false;

	while (s < end && *s != '\r' && *s != '\n') {
		const char *line = memchr(s, '\n', (size_t)(end - s));
		const char *colon = memchr(s, ':', (size_t)(line - s));

		if (!colon)
			return false;
		if ((size_t)(line - s) > strlen(LENGTH) && strncasecmp(s, LENGTH, strlen(LENGTH)) == 0) {
			if (!parse_length(s + strlen(LENGTH), line, length))
				return false;
			found = true;
		}
		s = line + 1;
	}
	return found;
}

static enum rpc_got
lose(struct rpc_reader *r)
{
	r->from += r->from < r->in.n; /* past the beginning of what was taken for a header */
	r->lost = true;
	return RPC_BROKEN;
}

enum rpc_got
rpc_next(struct rpc_reader *r, const char **body, size_t *n)
{
	unsigned long long length;
	const char *head, *end;
	size_t there;

	skip(r);
	if (r->lost)
		find_header(r);
	there = r->in.n - r->from;
	if (r->skip || r->lost || !there)
		return RPC_MORE;
	head = r->in.s + r->from;
	if (!(end = header_end(head, there < HEADER_MOST ? there : HEADER_MOST)))
		return there < HEADER_MOST ? RPC_MORE : lose(r);
	if (!read_headers(head, end, &length))
		return lose(r);
	if (length > RPC_MOST) {
		r->from += (size_t)(end - head);
		r->skip = length;
		return RPC_TOO_LONG;
	}
	if (there - (size_t)(end - head) < length)
		return RPC_MORE;
	*body = end;
	*n = (size_t)length;
	r->from += (size_t)(end - head) + *n;
	return RPC_FRAME;
}

bool
rpc_is_between(const struct rpc_reader *r)
{
	return r->from == r->in.n && !r->skip;
}

void
rpc_free(struct rpc_reader *r)
{
	buf_free(&r->in);
	*r = (struct rpc_reader){0};
}

void
rpc_put(struct buf *out, const char *body, size_t n)
{
	buf_printf(out, LENGTH " %zu\r\n\r\n", n);
	buf_add(out, body, n);
}
