#include "table.h"

#include <stdlib.h>
#include <string.h>

#include "arena.h"

/* FNV-1a: keys are ids written by authors, so no protection against chosen keys is needed */
uint64_t
table_hash(const char *s)
{
	uint64_t h = 14695981039346656037u;

	for (; *s; s++)
		h = (h ^ (unsigned char)*s) * 1099511628211u;
	return h;
}

/* the slot that holds key, or the free slot where it would go */
static size_t *
find(const struct table *t, const char *key)
{
	size_t i = table_hash(key) & (t->nslots - 1);

	while (t->slots[i] && strcmp(t->entries[t->slots[i] - 1].key, key) != 0)
		i = (i + 1) & (t->nslots - 1);
	return &t->slots[i];
}

static void
rehash(struct table *t)
{
	free(t->slots);
	t->nslots = t->nslots ? t->nslots * 2 : 16;
	t->slots = mem_grow(NULL, t->nslots * sizeof *t->slots);
	memset(t->slots, 0, t->nslots * sizeof *t->slots);
	for (size_t i = 0; i < t->n; i++)
		*find(t, t->entries[i].key) = i + 1;
}

void *
table_get(const struct table *t, const char *key)
{
	size_t slot = t->nslots ? *find(t, key) : 0;

	return slot ? t->entries[slot - 1].value : NULL;
}

void **
table_put(struct table *t, const char *key)
{
	size_t *slot;

	if (t->nslots < 2 * (t->n + 1))
		rehash(t);
	slot = find(t, key);
	if (!*slot) {
		t->entries = mem_room(t->entries, t->n, &t->cap, sizeof *t->entries);
		t->entries[t->n] = (struct table_entry){key, NULL};
		*slot = ++t->n;
	}
	return &t->entries[*slot - 1].value;
}

void
table_free(struct table *t)
{
	free(t->entries);
	free(t->slots);
	*t = (struct table){0};
}
