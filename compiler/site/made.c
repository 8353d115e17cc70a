#include "made.h"

#include <stdlib.h>
#include <string.h>

const char *
rows_path(size_t rows)
{
	return rows == ROWS_ASSESSMENT ? ASSESSMENT : csv_path(rows);
}

void
made_pack(struct buf *b, const struct made *m)
{
	pack_digest(b, &m->digest);
	pack_number(b, m->size);
	pack_number(b, m->changed);
}

struct made
made_unpack(struct unpack *u)
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
	made_pack(b, &r->html);
	made_pack(b, &r->xml);
	made_pack(b, &r->json);
	for (size_t t = 0; t < ROW_FILES; t++) {
		pack_number(b, (uint64_t)r->rows[t].from);
		pack_number(b, r->rows[t].n);
	}
	pack_number(b, (uint64_t)r->paper.from);
	pack_number(b, r->paper.n);
	named_pack(b, &r->named);
	pack_number(b, r->nbodies);
	for (size_t i = 0; i < r->nbodies; i++)
		pack_number(b, r->bodies[i]);
	pack_number(b, r->edition);
	pack_number(b, (uint64_t)(int64_t)r->from);
	pack_number(b, (uint64_t)(int64_t)r->until);
	pack_number(b, r->around);
	pack_number(b, r->nlooked);
	for (size_t i = 0; i < r->nlooked; i++) {
		pack_number(b, r->looked[i].unit);
		pack_number(b, r->looked[i].part);
	}
}

/* the names that have been met, and the numbers that they have now by those of before */
struct renumbering {
	const struct names *all;
	struct names now;
	uint32_t *map; /* one more than the number; 0 of a name that has not been met */
};

static uint32_t
renumbered(struct renumbering *r, uint32_t was)
{
	if (!r->map[was])
		r->map[was] = names_number(&r->now, names_text(r->all, was)) + 1;
	return r->map[was] - 1;
}

static void
renumber(struct record *r, struct arena *a, struct renumbering *names)
{
	const struct record was = *r;

	ARENA_ARRAY(a, r->named.targets, was.named.ntargets + 1);
	for (size_t i = 0; i < was.named.ntargets; i++)
		r->named.targets[i] = renumbered(names, was.named.targets[i]);
	ARENA_ARRAY(a, r->bodies, was.nbodies + 1);
	for (size_t i = 0; i < was.nbodies; i++)
		r->bodies[i] = renumbered(names, was.bodies[i]);
	if (was.nlooked)
		ARENA_ARRAY(a, r->looked, was.nlooked + 1);
	for (size_t i = 0; i < was.nlooked; i++)
		r->looked[i] = (struct looked){renumbered(names, was.looked[i].unit), was.looked[i].part};
}

void
records_pack(struct buf *b, const struct names *all, const struct kept_record *pages, size_t n)
{
	size_t room = (all->numbers.n + 1) * sizeof(uint32_t);
	struct renumbering names = {.all = all, .map = memset(mem_grow(NULL, room), 0, room)};
	struct buf before = {0};
	size_t from = b->n;

	for (size_t i = 0; i < n; i++) {
		struct record record = *pages[i].record;
		struct arena a = {0};

		/* what the folder held before is nothing to others */
		record.html.changed = record.xml.changed = record.json.changed = false;
		record.paper = (struct slice){NULL, 0, 0};
		renumber(&record, &a, &names);
		pack_text(b, pages[i].path);
		record_pack(b, &record);
		arena_free(&a);
	}
	names_pack(&before, &names.now, 0);
	pack_number(&before, n);
	names_free(&names.now);
	free(names.map);
	buf_insert(b, from, before.s, before.n);
	buf_free(&before);
}

static struct slice
unpack_slice(struct unpack *u)
{
	struct slice s = {.from = (long long)unpack_below(u, INT64_MAX)};

	s.n = (size_t)unpack_number(u);
	return s;
}

/* the number that a name has here */
static uint32_t
unpack_name(struct unpack *u, const uint32_t *map, size_t n)
{
	uint64_t number = unpack_number(u);

	if (number < n)
		return map[number];
	unpack_refuse(u);
	return 0;
}

static bool
unpack_looked(struct record *r, struct arena *a, struct unpack *u, const uint32_t *map, size_t n)
{
	r->around = (enum made_of)unpack_below(u, MADE_OF_ALL);
	r->nlooked = unpack_count(u, 2);
	ARENA_ARRAY(a, r->looked, r->nlooked + 1);
	for (size_t i = 0; i < r->nlooked && !u->broken; i++) {
		r->looked[i].unit = unpack_name(u, map, n);
		r->looked[i].part = (unsigned)unpack_below(u, PART_KINDS);
	}
	return !u->broken;
}

bool
record_unpack(struct record *r, struct arena *a, struct unpack *u, const uint32_t *map, size_t n)
{
	*r = (struct record){.inputs = unpack_digest(u)};
	r->key = unpack_digest(u);
	r->html = made_unpack(u);
	r->xml = made_unpack(u);
	r->json = made_unpack(u);
	for (size_t t = 0; t < ROW_FILES; t++)
		r->rows[t] = unpack_slice(u);
	r->paper = unpack_slice(u);
	named_unpack(&r->named, a, u, map, n);
	ARENA_ARRAY(a, r->bodies, (r->nbodies = unpack_count(u, 1)) + 1);
	for (size_t i = 0; i < r->nbodies && !u->broken; i++)
		r->bodies[i] = unpack_name(u, map, n);
	r->edition = unpack_below(u, 1);
	r->from = (int32_t)(int64_t)unpack_number(u);
	r->until = (int32_t)(int64_t)unpack_number(u);
	return unpack_looked(r, a, u, map, n);
}
