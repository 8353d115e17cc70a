#include "names.h"

#include <stdlib.h>

/* a value is the number and one, so that no name is without one */
uint32_t
names_number(struct names *all, const char *text)
{
	uintptr_t number = (uintptr_t)table_get(&all->numbers, text);

	if (!number) {
		number = all->numbers.n + 1;
		*table_put(&all->numbers, arena_string(&all->arena, text)) = (void *)number; /* NOLINT: no pointer */
	}
	return (uint32_t)(number - 1);
}

const char *
names_text(const struct names *all, uint32_t number)
{
	return all->numbers.entries[number].key;
}

void
names_pack(struct buf *b, const struct names *all, size_t from)
{
	pack_number(b, all->numbers.n - from);
	for (size_t i = from; i < all->numbers.n; i++)
		pack_text(b, all->numbers.entries[i].key);
}

uint32_t *
names_unpack(struct names *all, struct unpack *u, size_t from, size_t *n)
{
	size_t past = from + unpack_count(u, 2);
	uint32_t *map = mem_grow(NULL, (past + 1) * sizeof *map);

	for (size_t i = 0; i < from; i++)
		map[i] = (uint32_t)i;
	for (size_t i = from; i < past && !u->broken; i++)
		map[i] = names_number(all, unpack_word(u));
	*n = past;
	if (!u->broken)
		return map;
	free(map);
	return NULL;
}

void
names_free(struct names *all)
{
	table_free(&all->numbers);
	arena_free(&all->arena);
	*all = (struct names){0};
}
