#include "keys.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { DEEPEST = 12 };

struct lister {
	struct key_list *keys;
	struct arena *arena;
	const char *kind;
	const struct schema *open[DEEPEST]; /* the maps that it is within: one can contain itself */
	size_t depth;
};

static bool
is_open(const struct lister *l, const struct schema *map)
{
	for (size_t i = 0; i < l->depth; i++)
		if (l->open[i] == map)
			return true;
	return false;
}

static const struct schema *
item_of(const struct schema *s)
{
	s = schema_base(s);
	return s->items ? schema_base(s->items) : s;
}

static void
list_map(struct lister *l, const struct schema *map, const char *path)
{
	if (!map->nproperties || is_open(l, map) || l->depth == DEEPEST)
		return;
	l->open[l->depth++] = map;
	for (size_t i = 0; i < map->nproperties; i++) {
		const struct property *p = &map->properties[i];
		const char *own = arena_printf(l->arena, "%s%s%s", path, *path ? "." : "", p->name);

		l->keys->all = mem_room(l->keys->all, l->keys->n, &l->keys->cap, sizeof *l->keys->all);
		l->keys->all[l->keys->n++] = (struct key_use){l->kind, own, p->name, p->schema, p->required};
		list_map(l, item_of(p->schema), own);
		if (schema_base(p->schema)->items) /* a list that can be a map too, as that of places */
			list_map(l, schema_base(p->schema), own);
	}
	l->depth--;
}

void
key_list_make(struct key_list *keys, struct arena *a, const struct schemas *all)
{
	*keys = (struct key_list){0};
	for (size_t i = 0; i < all->kinds.n; i++) {
		struct lister l = {.keys = keys, .arena = a, .kind = all->kinds.entries[i].key};

		if (strcmp(l.kind, "lock") != 0)
			list_map(&l, schema_base(all->kinds.entries[i].value), "");
	}
}

void
key_list_free(struct key_list *keys)
{
	free(keys->all);
	*keys = (struct key_list){0};
}

bool
key_is(const struct key_use *key, const char *name)
{
	size_t all = strlen(key->path), n = strlen(name);

	return n <= all && strcasecmp(key->path + all - n, name) == 0 && (n == all || key->path[all - n - 1] == '.');
}

const struct schema *
key_value(const struct key_use *key)
{
	return item_of(key->schema);
}
