#include "pool.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../base/arena.h"

/* A block has its size in front, a multiple of STEP, and what it holds is aligned to STEP. Blocks of SMALL and more are
 * by themselves, and their size then counts the FRONT that they begin with. */
enum { STEP = 16, HEADER = sizeof(size_t), FRONT = 2 * STEP, CHUNK = 256 * 1024 };
enum { LASTS = 1 }; /* beside the size */

/* a checker of memory sees blocks that malloc gives */
#if defined(__SANITIZE_ADDRESS__)
enum { SMALL = STEP };
#else
enum { SMALL = 1024 };
#endif

struct block {
	struct block *next;
};

struct chunk {
	struct chunk *next;
	size_t unused; /* puts the block that follows where its contents are aligned */
	char bytes[CHUNK];
};

/* where small blocks come from */
struct pool {
	struct block *given[SMALL / STEP]; /* those that were given back, by size */
	struct chunk *first, *at;
	char *from, *to;                   /* what is left of the chunk that it is at */
	size_t live;                       /* blocks that were not given back */
};

/* libxml2 hands its allocator nothing of ours */
static struct pool lasting, passing;
static bool lasts = true;
static size_t taken, allowed = SIZE_MAX;
static int status_of_end = 1;

void
pool_limit(size_t limit, int status)
{
	allowed = limit;
	status_of_end = status;
}

bool
pool_lasting(bool now)
{
	bool before = lasts;

	lasts = now;
	return before;
}

static void
end(void)
{
	static const char message[] = "regc: a page needs more memory than allowed\n";
	ssize_t written = write(STDERR_FILENO, message, sizeof message - 1);

	(void)written;
	_exit(status_of_end);
}

/* memory of the system; in place of p, which had `before` bytes */
static void *
from_system(void *p, size_t before, size_t n)
{
	if (n > allowed || taken - before > allowed - n)
		end();
	taken += n - before;
	return mem_grow(p, n);
}

static size_t *
header(void *p)
{
	return (size_t *)p - 1;
}

static size_t
size_of(void *p)
{
	return *header(p) & ~(size_t)LASTS;
}

static void *
take_large(char *before, size_t n)
{
	char *p;

	if (n > allowed)
		end();
	n += n & LASTS; /* which no size has */
	p = before ? from_system(before - FRONT, size_of(before), n + FRONT) : from_system(NULL, 0, n + FRONT);
	*header(p + FRONT) = n + FRONT;
	return p + FRONT;
}

/* the next chunk: one that it had before, or a new one */
static void
move_on(struct pool *pool)
{
	struct chunk **next = pool->at ? &pool->at->next : &pool->first;

	if (!*next) {
		*next = from_system(NULL, 0, sizeof **next);
		(*next)->next = NULL;
	}
	pool->at = *next;
	pool->from = pool->at->bytes + STEP - HEADER;
	pool->to = pool->at->bytes + CHUNK;
}

/* a small block that was none before; what is left of a chunk is less than one, and stays unused */
static void *
carve(struct pool *pool, size_t size)
{
	char *p;

	if ((size_t)(pool->to - pool->from) < size)
		move_on(pool);
	p = pool->from + HEADER;
	pool->from += size;
	return p;
}

static bool
is_large(size_t n)
{
	return n > SMALL || n + HEADER + STEP > SMALL;
}

void *
pool_take(size_t n)
{
	size_t size = (n + HEADER + STEP - 1) / STEP * STEP;
	struct pool *pool = lasts ? &lasting : &passing;
	struct block *p;

	if (is_large(n))
		return take_large(NULL, n);
	pool->live++;
	p = pool->given[size / STEP];
	if (p)
		pool->given[size / STEP] = p->next;
	else
		p = carve(pool, size);
	*header(p) = size | (lasts ? LASTS : 0);
	return p;
}

/* as it was at first, but for the chunks that it has */
static void
rewind_pool(struct pool *pool)
{
	memset(pool->given, 0, sizeof pool->given);
	pool->at = NULL;
	pool->from = pool->to = NULL;
}

void
pool_give(void *p)
{
	size_t size = p ? size_of(p) : 0;
	struct pool *pool = p && *header(p) & LASTS ? &lasting : &passing;
	struct block *block = p;

	if (!p)
		return;
	if (size >= SMALL) {
		taken -= size;
		free((char *)p - FRONT);
		return;
	}
	block->next = pool->given[size / STEP];
	pool->given[size / STEP] = block;
	if (--pool->live == 0)
		rewind_pool(pool);
}

void *
pool_resize(void *p, size_t n)
{
	size_t size = p ? size_of(p) : 0, holds = size >= SMALL ? size - FRONT : size - HEADER;
	void *q;

	if (!p)
		return pool_take(n);
	if (size >= SMALL && is_large(n))
		return take_large(p, n);
	if (size < SMALL && n <= holds)
		return p;
	q = pool_take(n);
	memcpy(q, p, n < holds ? n : holds);
	pool_give(p);
	return q;
}

char *
pool_string(const char *s)
{
	size_t n = strlen(s) + 1;

	return memcpy(pool_take(n), s, n);
}
