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

/* for the slots only: eight bytes at a time */
static uint32_t
slot_hash(const char *key)
{
	const uint64_t odd = 0x9E3779B97F4A7C15u;
	size_t n = strlen(key);
	uint64_t h = n * odd, some;

	for (; n >= sizeof some; n -= sizeof some, key += sizeof some) {
		memcpy(&some, key, sizeof some);
		h = (h ^ some) * odd;
		h ^= h >> 32;
	}
	some = 0;
	memcpy(&some, key, n);
	h = (h ^ some) * odd;
	return (uint32_t)(h >> 32);
}

/* the slot that holds key, or the free slot where it would go */
static struct table_slot *
find(const struct table *t, const char *key, uint32_t hash)
{
	size_t i = hash & (t->nslots - 1);

	while (t->slots[i].entry && (t->slots[i].hash != hash || strcmp(t->entries[t->slots[i].entry - 1].key, key) != 0))
		i = (i + 1) & (t->nslots - 1);
	return &t->slots[i];
}

static void
rehash(struct table *t)
{
	struct table_slot *before = t->slots;
	size_t n = t->nslots;

	t->nslots = n ? n * 2 : 16;
	t->slots = mem_grow(NULL, t->nslots * sizeof *t->slots);
	memset(t->slots, 0, t->nslots * sizeof *t->slots);
	for (size_t i = 0; i < n; i++) {
		size_t at = before[i].hash & (t->nslots - 1);

		if (!before[i].entry)
			continue;
		while (t->slots[at].entry)
			at = (at + 1) & (t->nslots - 1);
		t->slots[at] = before[i];
	}
	free(before);
}

void *
table_get(const struct table *t, const char *key)
{
	size_t entry = t->nslots ? find(t, key, slot_hash(key))->entry : 0;

	return entry ? t->entries[entry - 1].value : NULL;
}

void **
table_put(struct table *t, const char *key)
{
	struct table_slot *slot;
	uint32_t hash = slot_hash(key);

	if (t->nslots < 2 * (t->n + 1))
		rehash(t);
	slot = find(t, key, hash);
	if (!slot->entry) {
		if (t->n == UINT32_MAX)
			die("a table of more than %zu keys", t->n);
		t->entries = mem_room(t->entries, t->n, &t->cap, sizeof *t->entries);
		t->entries[t->n] = (struct table_entry){key, NULL};
		*slot = (struct table_slot){hash, (uint32_t)++t->n};
	}
	return &t->entries[slot->entry - 1].value;
}

void
table_free(struct table *t)
{
	free(t->entries);
	free(t->slots);
	*t = (struct table){0};
}
