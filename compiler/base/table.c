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

/* the same for the slots, eight bytes at a time */
static uint32_t
hash_of(const char *key)
{
	size_t n = strlen(key);
	uint64_t h = n, word = 0;

	for (; n > sizeof word; n -= sizeof word, key += sizeof word) {
		memcpy(&word, key, sizeof word);
		h = (h ^ word) * 0x9e3779b97f4a7c15u;
		h ^= h >> 32;
	}
	word = 0;
	memcpy(&word, key, n);
	h = (h ^ word) * 0x9e3779b97f4a7c15u;
	h ^= h >> 32;
	h *= 0x9e3779b97f4a7c15u;
	return (uint32_t)(h >> 32);
}

/* the slot that holds key, or the free slot where it would go */
static struct table_slot *
find(const struct table *t, const char *key, uint32_t hash)
{
	size_t i = hash & (t->nslots - 1);

	while (t->slots[i].at && (t->slots[i].hash != hash || strcmp(t->entries[t->slots[i].at - 1].key, key) != 0))
		i = (i + 1) & (t->nslots - 1);
	return &t->slots[i];
}

static void
rehash(struct table *t)
{
	struct table_slot *old = t->slots;
	size_t n = t->nslots;

	t->nslots = n ? n * 2 : 16;
	t->slots = mem_grow(NULL, t->nslots * sizeof *t->slots);
	memset(t->slots, 0, t->nslots * sizeof *t->slots);
	for (size_t k = 0; k < n; k++) {
		size_t i = old[k].hash & (t->nslots - 1);

		if (!old[k].at)
			continue;
		while (t->slots[i].at)
			i = (i + 1) & (t->nslots - 1);
		t->slots[i] = old[k];
	}
	free(old);
}

void *
table_get(const struct table *t, const char *key)
{
	uint32_t at = t->nslots ? find(t, key, hash_of(key))->at : 0;

	return at ? t->entries[at - 1].value : NULL;
}

void **
table_put(struct table *t, const char *key)
{
	uint32_t hash = hash_of(key);
	struct table_slot *slot;

	if (t->nslots < 2 * (t->n + 1))
		rehash(t);
	slot = find(t, key, hash);
	if (!slot->at) {
		if (t->n == UINT32_MAX - 1)
			die("too many keys in a table");
		t->entries = mem_room(t->entries, t->n, &t->cap, sizeof *t->entries);
		t->entries[t->n] = (struct table_entry){key, NULL};
		*slot = (struct table_slot){(uint32_t)++t->n, hash};
	}
	return &t->entries[slot->at - 1].value;
}

void
table_free(struct table *t)
{
	free(t->entries);
	free(t->slots);
	*t = (struct table){0};
}
