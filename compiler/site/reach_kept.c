#include "reach_kept.h"

#include <stdlib.h>
#include <string.h>

void
reach_rows_begin(struct reach_rows *r, size_t platforms, size_t laws)
{
	*r = (struct reach_rows){.platforms = platforms, .laws = laws};
	ARENA_ARRAY(&r->arena, r->all, platforms + 1);
	for (size_t i = 0; i < platforms; i++)
		ARENA_ARRAY(&r->arena, r->all[i].marks, laws + 1);
}

void
reach_rows_free(struct reach_rows *r)
{
	arena_free(&r->arena);
	*r = (struct reach_rows){.platforms = 0};
}

static void
unpack_row(struct reach_rows *r, struct kept_answers *row, struct unpack *u)
{
	const char *marks, *ways;

	row->asked = unpack_digest(u);
	if ((marks = unpack_bytes(u, r->laws * sizeof *row->marks)))
		memcpy(row->marks, marks, r->laws * sizeof *row->marks);
	row->n = unpack_count(u, 1);
	if ((ways = unpack_bytes(u, row->n)))
		row->ways = arena_copy(&r->arena, ways, row->n);
}

void
reach_rows_load(struct reach_rows *r, struct cache *c, struct diags *ds, const char *name)
{
	struct unpack u;
	char *bytes = cache_load(c, ds, name, &u);
	struct sha256 law;
	size_t laws, platforms;

	*r = (struct reach_rows){.platforms = 0};
	if (!bytes)
		return;
	law = unpack_digest(&u);
	laws = (size_t)unpack_below(&u, INT32_MAX);
	platforms = unpack_count(&u, sizeof law + laws * sizeof(struct reach_mark));
	reach_rows_begin(r, platforms, laws);
	r->law = law;
	for (size_t i = 0; i < platforms && !u.broken; i++)
		unpack_row(r, &r->all[i], &u);
	if (!unpack_ended(&u)) {
		reach_rows_free(r);
		cache_broken(c, ds, name);
	}
	free(bytes);
}

void
reach_rows_keep(const struct reach_rows *r, struct cache *c, struct diags *ds, const char *name)
{
	struct buf b = {0};

	pack_digest(&b, &r->law);
	pack_number(&b, r->laws);
	pack_number(&b, r->platforms);
	for (size_t i = 0; i < r->platforms; i++) {
		const struct kept_answers *row = &r->all[i];

		pack_digest(&b, &row->asked);
		pack_bytes(&b, row->marks, r->laws * sizeof *row->marks);
		pack_number(&b, row->n);
		pack_bytes(&b, row->ways, row->n);
	}
	cache_keep(c, ds, name, &b);
	buf_free(&b);
}
