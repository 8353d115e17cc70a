/* Memory. Everything that is allocated for one file or one page is in one arena and is freed with it; nothing is freed
 * piece by piece.
 *
 * No function here returns NULL: without memory the process ends with a message and status 2, because an incomplete
 * report would look complete. */
#ifndef ARENA_H
#define ARENA_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

#if defined(__GNUC__)
#define PRINTF_LIKE(fmt, args) __attribute__((format(printf, fmt, args)))
#define NO_RETURN __attribute__((noreturn))
#else
#define PRINTF_LIKE(fmt, args)
#define NO_RETURN
#endif

struct arena {
	struct arena_block *block; /* the newest block; each knows the one before */
	size_t used;               /* bytes taken from the newest block */
	size_t held;               /* bytes of all blocks */
};

/* n zeroed bytes, aligned for any type, that live until arena_free */
void *arena_take(struct arena *a, size_t n);
/* makes room for n bytes at once, for who knows that they will be taken */
void arena_reserve(struct arena *a, size_t n);
/* n elements of the type of *p */
#define ARENA_ARRAY(a, p, n) ((p) = arena_take((a), sizeof *(p) * (n)))
/* a NUL-terminated copy of n bytes of s */
char *arena_copy(struct arena *a, const char *s, size_t n);
char *arena_string(struct arena *a, const char *s);
char *arena_printf(struct arena *a, const char *fmt, ...) PRINTF_LIKE(2, 3);
char *arena_vprintf(struct arena *a, const char *fmt, va_list args);
/* frees everything; the empty arena can be used again */
void arena_free(struct arena *a);
/* the same for who fills it again at once: its largest block stays */
void arena_empty(struct arena *a);

/* Memory that is lent to many arenas which are filled at once and hold little each. */
struct slab {
	struct slab_part *part; /* the newest; each knows the one before */
	size_t used;            /* bytes of it */
};

/* makes room for n bytes in an arena, out of a slab, which must outlive it and gets nothing back */
void arena_lend(struct arena *a, struct slab *s, size_t n);
/* takes over what another one has lent, which is empty then */
void slab_join(struct slab *s, struct slab *other);
/* frees all that was lent; no arena that has some of it can be used any more, but to be freed before */
void slab_free(struct slab *s);

/* realloc that cannot fail; p may be NULL */
void *mem_grow(void *p, size_t n);
/* ensures room for one more element in a growing array: *cap is its capacity in elements */
void *mem_room(void *array, size_t used, size_t *cap, size_t element);
/* a copy of a text, to be freed */
char *mem_string(const char *s);

/* says "regc: MESSAGE" on standard error and ends the process with status 2 */
NO_RETURN void die(const char *fmt, ...) PRINTF_LIKE(1, 2);

#endif
