#include "arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum { SMALLEST_BLOCK = 512, LARGEST_BLOCK = 64 * 1024, ALIGN = 16, SMALLEST_PART = 64 * 1024, LARGEST_PART = 4 << 20 };

struct arena_block {
	struct arena_block *before;
	size_t size;
	bool lent; /* it is a part of a slab */
	_Alignas(ALIGN) char bytes[];
};

void
die(const char *fmt, ...)
{
	va_list args;

	fputs("regc: ", stderr);
	va_start(args, fmt);
	vfprintf(stderr, fmt, args);
	va_end(args);
	fputc('\n', stderr);
	exit(2);
}

void *
mem_grow(void *p, size_t n)
{
	void *q = realloc(p, n ? n : 1);

	if (!q)
		die("out of memory (%zu bytes requested)", n);
	return q;
}

char *
mem_string(const char *s)
{
	size_t n = strlen(s) + 1;

	return memcpy(mem_grow(NULL, n), s, n);
}

void *
mem_room(void *array, size_t used, size_t *cap, size_t element)
{
	if (used < *cap)
		return array;
	if (*cap > SIZE_MAX / 2 / element)
		die("out of memory (an array of %zu elements)", *cap);
	*cap = *cap ? *cap * 2 : 8;
	return mem_grow(array, *cap * element);
}

/* blocks are of such sizes, too, so that what fits fits rounded */
static size_t
rounded(size_t n)
{
	return (n + ALIGN - 1) & ~(size_t)(ALIGN - 1);
}

static void
block_put(struct arena *a, struct arena_block *b, size_t size, bool lent)
{
	*b = (struct arena_block){.before = a->block, .size = size, .lent = lent};
	a->block = b;
	a->used = 0;
	a->held += size;
}

static void
block_add(struct arena *a, size_t n)
{
	size_t size = rounded(a->held / 4); /* there are many arenas that hold little: no more than a fifth of one is wasted */
	struct arena_block *b;

	size = size < SMALLEST_BLOCK ? SMALLEST_BLOCK : size > LARGEST_BLOCK ? LARGEST_BLOCK : size;
	if (size < n)
		size = n;
	if (n > SIZE_MAX - sizeof *b)
		die("out of memory (%zu bytes requested)", n);
	b = mem_grow(NULL, sizeof *b + size);
	block_put(a, b, size, false);
}

/* whatever is in it */
static void *
take(struct arena *a, size_t n)
{
	size_t size = rounded(n);
	void *p;

	if (!a->block || a->block->size - a->used < size)
		block_add(a, size);
	p = a->block->bytes + a->used;
	a->used += size;
	return p;
}

void *
arena_take(struct arena *a, size_t n)
{
	return memset(take(a, n), 0, n);
}

void
arena_reserve(struct arena *a, size_t n)
{
	if (!a->block || a->block->size - a->used < n)
		block_add(a, rounded(n));
}

char *
arena_copy(struct arena *a, const char *s, size_t n)
{
	char *copy = take(a, n + 1);

	if (n)
		memcpy(copy, s, n);
	copy[n] = '\0';
	return copy;
}

char *
arena_string(struct arena *a, const char *s)
{
	return arena_copy(a, s, strlen(s));
}

char *
arena_vprintf(struct arena *a, const char *fmt, va_list args)
{
	char *s = a->block ? a->block->bytes + a->used : NULL;
	size_t room = a->block ? a->block->size - a->used : 0;
	va_list again;
	int n;

	va_copy(again, args);
	n = vsnprintf(s, room, fmt, again);
	va_end(again);
	if (n < 0)
		die("cannot format '%s'", fmt);
	if ((size_t)n < room) {
		a->used += rounded((size_t)n + 1);
		return s;
	}
	s = arena_take(a, (size_t)n + 1);
	vsnprintf(s, (size_t)n + 1, fmt, args);
	return s;
}

char *
arena_printf(struct arena *a, const char *fmt, ...)
{
	va_list args;
	char *s;

	va_start(args, fmt);
	s = arena_vprintf(a, fmt, args);
	va_end(args);
	return s;
}

/* but for one, or NULL */
static void
free_blocks(struct arena *a, const struct arena_block *kept)
{
	while (a->block) {
		struct arena_block *b = a->block;

		a->block = b->before;
		if (!b->lent && b != kept)
			free(b);
	}
	a->used = a->held = 0;
}

void
arena_free(struct arena *a)
{
	free_blocks(a, NULL);
}

void
arena_empty(struct arena *a)
{
	struct arena_block *largest = a->block;

	for (struct arena_block *b = a->block; b; b = b->before)
		largest = b->size > largest->size ? b : largest;
	free_blocks(a, largest);
	if (largest)
		block_put(a, largest, largest->size, largest->lent);
}

/* ---- slabs ---- */

struct slab_part {
	struct slab_part *before;
	size_t size;
	_Alignas(ALIGN) char bytes[];
};

/* Twice as large as the one before; all of it is there at once, since most of the time that new memory takes is that in which the
 * system adds page by page. */
static void
part_add(struct slab *s, size_t n)
{
	size_t size = s->part ? 2 * s->part->size : SMALLEST_PART;
	struct slab_part *part = MAP_FAILED;

	size = size > LARGEST_PART ? LARGEST_PART : size;
	size = size < n + sizeof *part ? n + sizeof *part : size;
	if (n <= SIZE_MAX / 2)
		part = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE, -1, 0);
	if (part == MAP_FAILED)
		die("out of memory (%zu bytes requested)", n);
	part->before = s->part;
	part->size = size;
	s->part = part;
	s->used = sizeof *part;
}

void
arena_lend(struct arena *a, struct slab *s, size_t n)
{
	size_t all = sizeof(struct arena_block) + rounded(n);
	char *at;

	if (!s->part || s->part->size - s->used < all)
		part_add(s, all);
	at = (char *)s->part + s->used;
	s->used += all;
	block_put(a, (struct arena_block *)(void *)at, rounded(n), true);
}

void
slab_join(struct slab *s, struct slab *other)
{
	struct slab_part *oldest = other->part;

	while (oldest && oldest->before)
		oldest = oldest->before;
	if (oldest && s->part) { /* what is left of its newest is lent first */
		oldest->before = s->part->before;
		s->part->before = other->part;
	} else if (oldest) {
		*s = *other;
	}
	*other = (struct slab){0};
}

void
slab_free(struct slab *s)
{
	while (s->part) {
		struct slab_part *part = s->part;

		s->part = part->before;
		munmap(part, part->size);
	}
	s->used = 0;
}
