#include "made.h"

static void
pack_made(struct buf *b, const struct made *m)
{
	pack_digest(b, &m->digest);
	pack_number(b, m->size);
	pack_number(b, m->changed);
}

static struct made
unpack_made(struct unpack *u)
{
	struct made m = {.digest = unpack_digest(u)};

	m.size = (size_t)unpack_number(u);
	m.changed = unpack_below(u, 1);
	return m;
}

void
record_pack(struct buf *b, const struct record *r)
{
	pack_digest(b, &r->inputs);
	pack_digest(b, &r->key);
	pack_made(b, &r->html);
	pack_made(b, &r->xml);
	pack_made(b, &r->json);
	for (size_t t = 0; t < CSV_TABLES; t++) {
		pack_number(b, (uint64_t)r->rows[t].from);
		pack_number(b, r->rows[t].n);
	}
	pack_number(b, (uint64_t)r->paper.from);
	pack_number(b, r->paper.n);
	named_pack(b, &r->named);
	pack_number(b, r->nbodies);
	for (size_t i = 0; i < r->nbodies; i++)
		pack_text(b, r->bodies[i]);
	pack_number(b, r->edition);
	pack_number(b, r->looked != NULL);
	pack_number(b, r->nlooked);
	for (size_t i = 0; i < r->nlooked; i++) {
		pack_number(b, r->looked[i].unit);
		pack_number(b, r->looked[i].part);
	}
}

static struct slice
unpack_slice(struct unpack *u)
{
	struct slice s = {.from = (long long)unpack_below(u, INT64_MAX)};

	s.n = (size_t)unpack_number(u);
	return s;
}

static bool
unpack_looked(struct record *r, struct arena *a, struct unpack *u, const uint32_t *map, size_t n)
{
	bool watched = unpack_below(u, 1);

	r->nlooked = unpack_count(u, 2);
	if (watched)
		ARENA_ARRAY(a, r->looked, r->nlooked + 1);
	else if (r->nlooked)
		return unpack_refuse(u);
	for (size_t i = 0; i < r->nlooked && !u->broken; i++) {
		uint64_t number = unpack_number(u);

		if (number >= n)
			return unpack_refuse(u);
		r->looked[i].unit = map[number];
		r->looked[i].part = (unsigned)unpack_below(u, PART_ALL);
	}
	return !u->broken;
}

bool
record_unpack(struct record *r, struct arena *a, struct unpack *u, const uint32_t *map, size_t n)
{
	*r = (struct record){.inputs = unpack_digest(u)};
	r->key = unpack_digest(u);
	r->html = unpack_made(u);
	r->xml = unpack_made(u);
	r->json = unpack_made(u);
	for (size_t t = 0; t < CSV_TABLES; t++)
		r->rows[t] = unpack_slice(u);
	r->paper = unpack_slice(u);
	named_unpack(&r->named, a, u, map, n);
	ARENA_ARRAY(a, r->bodies, (r->nbodies = unpack_count(u, 2)) + 1);
	for (size_t i = 0; i < r->nbodies && !u->broken; i++)
		r->bodies[i] = arena_string(a, unpack_word(u));
	r->edition = unpack_below(u, 1);
	return unpack_looked(r, a, u, map, n);
}
