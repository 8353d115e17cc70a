#include "verdict_pack.h"

#include <stdlib.h>
#include <string.h>

#include "../base/text.h"

#define VERDICTS "verdicts" /* the name in the cache */

enum {
	DEEPEST = 16,   /* reasons within reasons */
	VERDICT_LEAST = 10, NODE_LEAST = 5, LENGTH_LEAST = 1, PART_LEAST = 33, /* bytes of one */
};

/* ======== to bytes ======== */

/* numbers for what is pointed to, as it comes */
struct numbers {
	const void **all; /* by number */
	size_t n, cap;
	size_t *slots;    /* a number, from 1; 0 is free */
	size_t nslots;
};

static size_t *
slot_of(const struct numbers *t, const void *p)
{
	size_t i = ((uintptr_t)p >> 4) * 0x9E3779B97F4A7C15u >> 20 & (t->nslots - 1);

	while (t->slots[i] && t->all[t->slots[i] - 1] != p)
		i = (i + 1) & (t->nslots - 1);
	return &t->slots[i];
}

static void
grow_slots(struct numbers *t)
{
	t->nslots = t->nslots ? 2 * t->nslots : 64;
	free(t->slots);
	t->slots = mem_grow(NULL, t->nslots * sizeof *t->slots);
	memset(t->slots, 0, t->nslots * sizeof *t->slots);
	for (size_t i = 0; i < t->n; i++)
		*slot_of(t, t->all[i]) = i + 1;
}

/* from 1; *fresh says whether it came for the first time */
static size_t
number_of(struct numbers *t, const void *p, bool *fresh)
{
	size_t *slot;

	if (t->nslots < 2 * (t->n + 1))
		grow_slots(t);
	slot = slot_of(t, p);
	if ((*fresh = !*slot)) {
		t->all = mem_room(t->all, t->n, &t->cap, sizeof *t->all);
		t->all[t->n] = p;
		*slot = ++t->n;
	}
	return *slot;
}

static void
numbers_free(struct numbers *t)
{
	free(t->all);
	free(t->slots);
}

/* bytes one after the other, and their lengths */
struct kept_pieces {
	struct buf lengths, bytes;
	size_t n, from;
};

/* of what was written since the last one ended; named by what it rests on where premises is not NULL */
static void
end_piece(struct kept_pieces *p, const struct sha256 *premises)
{
	if (premises)
		pack_digest(&p->lengths, premises);
	pack_number(&p->lengths, p->bytes.n - p->from);
	p->from = p->bytes.n;
	p->n++;
}

struct verdict_packer {
	const struct verdicts *v;
	struct numbers units, conditionals;
	struct kept_pieces shared, needs, clauses, platforms;
};

static void
pack_unit(struct verdict_packer *p, struct buf *b, const struct card *unit)
{
	bool fresh;

	pack_number(b, unit ? number_of(&p->units, unit, &fresh) : 0);
}

static void
pack_reasons(struct verdict_packer *p, struct buf *b, const struct node *n)
{
	pack_number(b, n->kind);
	pack_text(b, n->key);
	pack_text(b, n->text);
	pack_unit(p, b, n->to);
	pack_number(b, node_count(n));
	for (const struct node *c = n->first; c; c = c->next)
		pack_reasons(p, b, c);
}

void
verdict_pack_result(struct buf *b, const struct verdict *v)
{
	pack_number(b, v->review);
	pack_number(b, v->flag);
	pack_number(b, (uint64_t)v->lead);
	pack_number(b, (uint64_t)v->exposure);
	pack_number(b, v->standing);
	pack_number(b, v->bearer);
	pack_number(b, v->rests.seen);
	pack_number(b, (uint64_t)v->rests.confidence);
	pack_number(b, v->rests.weakest);
	for (size_t i = 0; i < BEARERS; i++)
		pack_number(b, (uint64_t)v->could[i]);
}

void
verdict_pack_outcomes(struct buf *b, const struct conditional *c)
{
	pack_number(b, c->nresults);
	for (size_t i = 0; i < c->nresults; i++) {
		pack_number(b, (uint64_t)c->results[i].band);
		pack_number(b, c->results[i].bearer);
	}
	pack_number(b, c->unknowns);
	pack_number(b, c->beyond);
	pack_number(b, c->highest.more);
	pack_number(b, c->none.more);
}

static void
pack_conditional(struct verdict_packer *p, const struct conditional *c)
{
	struct buf *b = &p->shared.bytes;
	struct arena a = {0};

	verdict_pack_outcomes(b, c);
	pack_reasons(p, b, sets_list(&a, &c->highest));
	pack_reasons(p, b, sets_list(&a, &c->none));
	pack_reasons(p, b, c->because);
	arena_free(&a);
	end_piece(&p->shared, NULL);
}

static size_t
conditional_number(struct verdict_packer *p, const struct conditional *c)
{
	bool fresh;
	size_t number = c ? number_of(&p->conditionals, c, &fresh) : 0;

	if (number && fresh)
		pack_conditional(p, c);
	return number;
}

static void
pack_verdict(struct verdict_packer *p, struct buf *b, size_t i)
{
	const struct open *open = &p->v->open;
	const struct verdict *v = &p->v->all[i];

	pack_unit(p, b, v->place);
	verdict_pack_result(b, v);
	pack_number(b, conditional_number(p, v->conditional));
	pack_number(b, open->first_wait[i + 1] - open->first_wait[i]);
	for (size_t k = open->first_wait[i]; k < open->first_wait[i + 1]; k++)
		pack_number(b, open->waits[k]->order);
}

static void
pack_days(struct buf *b, const struct clock *c)
{
	pack_number(b, (uint64_t)(int64_t)c->from);
	pack_number(b, (uint64_t)(int64_t)c->until);
}

static void
pack_clause(struct verdict_packer *p, size_t i, const struct sha256 *premises)
{
	const struct verdicts *v = p->v;
	struct buf *b = &p->clauses.bytes;

	pack_days(b, &v->holds[i]);
	pack_days(b, &v->seen[i].clock);
	pack_number(b, v->approved[i]);
	pack_number(b, v->evidence[i]);
	for (size_t k = 0; k < EVIDENCE_STATES; k++)
		pack_number(b, v->seen[i].excerpts[k]);
	pack_number(b, v->first[i + 1] - v->first[i]);
	for (size_t k = v->first[i]; k < v->first[i + 1]; k++)
		pack_verdict(p, b, k);
	pack_number(b, v->also_first[i + 1] - v->also_first[i]);
	for (size_t k = v->also_first[i]; k < v->also_first[i + 1]; k++) {
		pack_unit(p, b, v->also[k].place);
		pack_number(b, v->also[k].flag);
		pack_number(b, (uint64_t)v->also[k].lead);
	}
	end_piece(&p->clauses, premises);
}

static void
pack_covers(struct verdict_packer *p, const struct card *platform, const struct sha256 *premises)
{
	struct buf *b = &p->platforms.bytes;
	struct clock holds = clock_on(p->v->clock.day, p->v->clock.horizon);
	struct cover_tally t = reach_covers(p->v->reach, &holds, platform);

	pack_days(b, &holds);
	for (size_t i = 0; i < COVER_STATES; i++)
		pack_number(b, t.state[i]);
	pack_number(b, t.of);
	end_piece(&p->platforms, premises);
}

/* in the order of their numbers */
static void
pack_needs(struct verdict_packer *p)
{
	const struct open *open = &p->v->open;

	for (size_t i = 0; i < open->nquestions; i++)
		for (size_t k = 0; k < open->questions[i]->nneeds; k++) {
			pack_reasons(p, &p->needs.bytes, open->questions[i]->needs[k]->says);
			end_piece(&p->needs, NULL);
		}
}

static void
pack_pieces(struct buf *b, const struct kept_pieces *p)
{
	pack_number(b, p->n);
	pack_bytes(b, p->lengths.s, p->lengths.n);
	pack_bytes(b, p->bytes.s, p->bytes.n);
}

/* what was packed, behind the units that it names */
static void
keep(struct verdict_packer *p, struct verdict_store *s)
{
	struct buf b = {0};

	pack_number(&b, p->units.n);
	for (size_t i = 0; i < p->units.n; i++)
		pack_text(&b, ((const struct card *)p->units.all[i])->key);
	pack_pieces(&b, &p->shared);
	pack_pieces(&b, &p->needs);
	pack_pieces(&b, &p->clauses);
	pack_pieces(&b, &p->platforms);
	cache_keep(s->cache, s->diags, VERDICTS, &b);
	buf_free(&b);
}

static void
pieces_free(struct kept_pieces *p)
{
	buf_free(&p->lengths);
	buf_free(&p->bytes);
}

void
verdict_store_keep(struct verdict_store *s, const struct verdicts *v, const struct model *m)
{
	struct kind clauses = cards_of(m, "provision"), platforms = cards_of(m, "platform");
	struct verdict_packer p = {.v = v};

	for (size_t i = 0; i < clauses.n; i++)
		pack_clause(&p, i, &s->premises.clauses[i]);
	for (size_t i = 0; i < platforms.n; i++)
		pack_covers(&p, platforms.cards[i], &s->premises.platforms[i]);
	pack_needs(&p);
	keep(&p, s);
	numbers_free(&p.units);
	numbers_free(&p.conditionals);
	pieces_free(&p.shared);
	pieces_free(&p.needs);
	pieces_free(&p.clauses);
	pieces_free(&p.platforms);
}

/* ======== and back ======== */

static int
by_premises(const void *left, const void *right)
{
	return memcmp(((const struct kept_part *)left)->premises.bytes, ((const struct kept_part *)right)->premises.bytes,
	              sizeof ((const struct kept_part *)left)->premises.bytes);
}

static const struct kept_part *
find_part(const struct kept_part *all, size_t n, const struct sha256 *premises)
{
	struct kept_part key = {.premises = *premises};

	return n ? bsearch(&key, all, n, sizeof *all, by_premises) : NULL;
}

/* ---- the whole ---- */

static void
unpack_units(struct verdict_store *s, const struct model *m, struct unpack *u)
{
	size_t n = unpack_count(u, 2);

	s->units = mem_grow(NULL, n * sizeof *s->units);
	for (size_t i = 0; i < n; i++)
		s->units[i] = table_get(&m->ids, unpack_word(u));
	s->nunits = n;
}

static struct kept_bytes *
unpack_pieces(struct unpack *u, size_t *n)
{
	struct kept_bytes *all;

	*n = unpack_count(u, LENGTH_LEAST);
	all = mem_grow(NULL, *n * sizeof *all);
	for (size_t i = 0; i < *n; i++)
		all[i].n = unpack_count(u, 1);
	for (size_t i = 0; i < *n; i++)
		all[i].at = unpack_bytes(u, all[i].n);
	return all;
}

static struct kept_part *
unpack_parts(struct unpack *u, size_t *n)
{
	struct kept_part *all;

	*n = unpack_count(u, PART_LEAST);
	all = mem_grow(NULL, *n * sizeof *all);
	for (size_t i = 0; i < *n; i++) {
		all[i].premises = unpack_digest(u);
		all[i].bytes.n = unpack_count(u, 1);
	}
	for (size_t i = 0; i < *n; i++)
		all[i].bytes.at = unpack_bytes(u, all[i].bytes.n);
	if (*n)
		qsort(all, *n, sizeof *all, by_premises);
	return all;
}

void
verdict_store_open(struct verdict_store *s, const struct verdicts_kept *with, const struct model *m, const struct clock *clock)
{
	struct unpack u;

	*s = (struct verdict_store){.cache = with->cache, .diags = with->diags};
	premises_take(&s->premises, m, with->audience, clock->horizon);
	s->loaded = cache_load(s->cache, s->diags, VERDICTS, &u);
	if (!s->loaded)
		return;
	unpack_units(s, m, &u);
	s->conditionals = unpack_pieces(&u, &s->nconditionals);
	s->needs = unpack_pieces(&u, &s->nneeds);
	s->clauses = unpack_parts(&u, &s->nclauses);
	s->platforms = unpack_parts(&u, &s->nplatforms);
	if (unpack_ended(&u))
		return;
	s->nclauses = s->nplatforms = 0; /* nothing names the others then */
	cache_broken(s->cache, s->diags, VERDICTS);
}

char *
verdict_store_close(struct verdict_store *s)
{
	char *loaded = s->loaded;

	premises_free(&s->premises);
	free(s->units);
	free(s->conditionals);
	free(s->needs);
	free(s->clauses);
	free(s->platforms);
	*s = (struct verdict_store){.loaded = NULL};
	return loaded;
}

/* ---- what clauses have in common ---- */

/* false where it names a unit that the model does not have */
static const struct card *
unpack_unit(const struct verdict_reader *r, struct unpack *u)
{
	uint64_t number = unpack_below(u, r->store->nunits);
	const struct card *unit = number ? r->store->units[number - 1] : NULL;

	if (number && !unit)
		unpack_refuse(u);
	return unit;
}

static struct node *
unpack_reasons(const struct verdict_reader *r, struct unpack *u, int depth)
{
	struct node *n = arena_take(r->arena, sizeof *n), *child;
	const char *key;
	size_t count;

	n->kind = (enum node_kind)unpack_below(u, NODE_MAP);
	key = unpack_text(u);
	n->key = key;
	n->initial = key ? *key : '\0';
	n->text = unpack_text(u);
	n->to = unpack_unit(r, u);
	count = unpack_count(u, NODE_LEAST);
	if (depth == DEEPEST || (n->kind == NODE_SCALAR) != (n->text != NULL) || (n->kind == NODE_SCALAR && count))
		unpack_refuse(u);
	for (; count > 0 && !u->broken; count--) {
		child = unpack_reasons(r, u, depth + 1);
		if ((n->kind == NODE_MAP) != (child->key != NULL))
			unpack_refuse(u);
		node_add(n, child->key, child);
	}
	return n;
}

static void
unpack_results(struct arena *a, struct conditional *c, struct unpack *u)
{
	struct result *results;

	c->nresults = unpack_count(u, 2);
	ARENA_ARRAY(a, results, c->nresults);
	for (size_t i = 0; i < c->nresults; i++) {
		results[i].band = (int)unpack_below(u, NOT_RATED);
		results[i].bearer = (enum bearer)unpack_below(u, BEARER_NOBODY);
	}
	c->results = results;
}

static struct sets
unpack_sets(const struct verdict_reader *r, struct unpack *u, size_t more)
{
	struct arena a = {0};
	struct verdict_reader in = *r;
	struct sets sets;

	in.arena = &a;
	sets = sets_of(r->arena, unpack_reasons(&in, u, 0), more);
	arena_free(&a);
	return sets;
}

static const struct conditional *
unpack_conditional(struct verdict_reader *r, struct unpack *from)
{
	uint64_t number = unpack_below(from, r->store->nconditionals);
	const struct kept_bytes *bytes = number ? &r->store->conditionals[number - 1] : NULL;
	struct unpack u = bytes ? (struct unpack){bytes->at, bytes->at + bytes->n, false} : (struct unpack){0};
	struct conditional *c;
	size_t more_highest, more_none;

	if (!number || r->conditionals[number - 1])
		return number ? r->conditionals[number - 1] : NULL;
	c = arena_take(r->arena, sizeof *c);
	unpack_results(r->arena, c, &u);
	c->unknowns = unpack_number(&u);
	c->beyond = unpack_below(&u, 1);
	more_highest = unpack_number(&u);
	more_none = unpack_number(&u);
	c->highest = unpack_sets(r, &u, more_highest);
	c->none = unpack_sets(r, &u, more_none);
	c->because = unpack_reasons(r, &u, 0);
	if (!unpack_ended(&u))
		unpack_refuse(from);
	else
		r->conditionals[number - 1] = c;
	return c;
}

static bool
is_reason(const struct node *n)
{
	const struct node *args = node_get(n, "args"), *arg = args ? args->first : NULL;

	while (arg && node_text(arg, "name") && node_text(arg, "value"))
		arg = arg->next;
	return node_text(n, "code") && args && args->kind == NODE_LIST && !arg;
}

/* whether it is there to be named */
static bool
unpack_need(struct verdict_reader *r, size_t number)
{
	const struct kept_bytes *bytes = &r->store->needs[number];
	struct unpack u = {bytes->at, bytes->at + bytes->n, false};
	const struct node *says;

	if (r->says[number])
		return true;
	says = unpack_reasons(r, &u, 0);
	if (!unpack_ended(&u) || !is_reason(says))
		return false;
	r->says[number] = says;
	return true;
}

/* ---- a clause ---- */

void
verdict_reader_begin(struct verdict_reader *r, const struct verdict_store *store, struct arena *a)
{
	*r = (struct verdict_reader){.store = store, .arena = a};
	if (!store)
		return;
	r->conditionals = mem_grow(NULL, store->nconditionals * sizeof *r->conditionals);
	r->says = mem_grow(NULL, store->nneeds * sizeof *r->says);
	r->needs = mem_grow(NULL, store->nneeds * sizeof *r->needs);
	for (size_t i = 0; i < store->nconditionals; i++)
		r->conditionals[i] = NULL;
	for (size_t i = 0; i < store->nneeds; i++) {
		r->says[i] = NULL;
		r->needs[i] = NULL;
	}
}

void
verdict_reader_end(struct verdict_reader *r)
{
	free(r->conditionals);
	free(r->says);
	free(r->needs);
	free(r->services);
	free(r->waits);
}

static void
list_services(struct verdict_reader *r, const struct model *m, const struct card *document)
{
	const struct card *service;

	if (r->document == document)
		return;
	r->document = document;
	r->nservices = 0;
	while ((service = judge_service(m, document, r->nservices))) {
		r->services = mem_room(r->services, r->nservices, &r->cap, sizeof *r->services);
		r->services[r->nservices++] = service;
	}
}

/* what a verdict waits for; said of it once all of the clause is there */
struct unpacked_wait {
	size_t verdict, need;
};

static void
unpack_waits(struct verdict_reader *r, size_t verdict, struct unpack *u)
{
	for (size_t n = unpack_count(u, 1); n > 0 && !u->broken; n--) {
		size_t need = r->store->nneeds ? unpack_below(u, r->store->nneeds - 1) : unpack_refuse(u);

		if (u->broken || !unpack_need(r, need)) {
			unpack_refuse(u);
			return;
		}
		r->waits = mem_room(r->waits, r->nwaits, &r->cap_waits, sizeof *r->waits);
		r->waits[r->nwaits++] = (struct unpacked_wait){verdict, need};
	}
}

static void
unpack_verdict(struct verdict_reader *r, struct verdicts *v, const struct card *clause, const struct node *mapping,
               const struct card *service, struct unpack *u)
{
	struct verdict *one;

	v->all = mem_room(v->all, v->n, &v->cap, sizeof *v->all);
	one = &v->all[v->n];
	*one = (struct verdict){.provision = clause, .obligation = node_get(mapping, "obligation")->to, .service = service,
	                        .mapping = mapping};
	one->place = unpack_unit(r, u);
	one->review = (enum review_state)unpack_below(u, REVIEW_STATES - 1);
	one->flag = (enum flag_state)unpack_below(u, FLAG_STATES - 1);
	one->lead = (int)unpack_below(u, 1 + FLAG_STATES);
	one->exposure = (int)unpack_below(u, NOT_RATED);
	one->standing = (enum standing)unpack_below(u, STANDINGS - 1);
	one->bearer = (enum bearer)unpack_below(u, BEARER_NOBODY);
	one->rests.seen = unpack_below(u, 1);
	one->rests.confidence = (int)unpack_below(u, CONFIDENCES - 1);
	one->rests.weakest = (enum rests_link)unpack_below(u, RESTS_LINKS - 1);
	for (size_t k = 0; k < BEARERS; k++)
		one->could[k] = (int)unpack_below(u, NOT_RATED);
	one->conditional = unpack_conditional(r, u);
	if (one->standing == STANDING_CONDITIONAL && !one->conditional)
		unpack_refuse(u);
	unpack_waits(r, v->n++, u);
}

/* one for each mapping that counts and service, as they are judged */
static void
unpack_verdicts(struct verdict_reader *r, struct verdicts *v, const struct card *clause, struct unpack *u)
{
	const struct node *mappings = node_get(clause->facts, "mappings");
	size_t before = v->n, n = unpack_count(u, VERDICT_LEAST);

	for (const struct node *map = mappings ? mappings->first : NULL; map; map = map->next)
		for (size_t i = judge_counts(map) ? 0 : r->nservices; i < r->nservices && !u->broken; i++)
			unpack_verdict(r, v, clause, map, r->services[i], u);
	if (v->n - before != n)
		unpack_refuse(u);
}

static void
unpack_also(struct verdict_reader *r, struct verdicts *v, const struct card *clause, struct unpack *u)
{
	for (size_t n = unpack_count(u, 3); n > 0 && !u->broken; n--) {
		struct also_flagged *also;

		v->also = mem_room(v->also, v->nalso, &v->cap_also, sizeof *v->also);
		also = &v->also[v->nalso++];
		*also = (struct also_flagged){.provision = clause, .place = unpack_unit(r, u)};
		also->flag = (enum flag_state)unpack_below(u, FLAG_STATES - 1);
		also->lead = (int)unpack_below(u, 1 + FLAG_STATES);
		if (!also->place)
			unpack_refuse(u);
	}
}

/* the days for which something holds, if the day is among them */
static bool
unpack_days(struct unpack *u, const struct clock *day, struct clock *holds)
{
	int64_t from = (int64_t)unpack_number(u), until = (int64_t)unpack_number(u);

	*holds = *day;
	if (from < DAY_MIN || until > DAY_MAX || from > day->day || until <= day->day)
		return false;
	holds->from = (int32_t)from;
	holds->until = (int32_t)until;
	return true;
}

/* all is there: what is counted, and what verdicts wait for */
static void
take_clause(struct verdict_reader *r, struct verdicts *v, const struct card *clause, const struct clock *holds, size_t before)
{
	size_t waiting = before;

	for (size_t i = 0; i < r->nwaits; i++) {
		size_t need = r->waits[i].need;

		if (!r->needs[need])
			r->needs[need] = open_need(&v->open, r->says[need]);
		open_wait(r->needs[need], r->waits[i].verdict);
		v->open.waiting += r->waits[i].verdict >= waiting;
		waiting = r->waits[i].verdict + 1;
	}
	verdicts_note(v, clause, holds);
}

bool
verdict_unpack(struct verdict_reader *r, struct verdicts *v, const struct model *m, const struct card *clause)
{
	size_t at = clause->order, n = v->n, nalso = v->nalso;
	const struct verdict_store *s = r->store;
	const struct kept_part *kept = s ? find_part(s->clauses, s->nclauses, &s->premises.clauses[at]) : NULL;
	const struct clock day = clock_on(v->clock.day, v->clock.horizon);
	struct clock holds;
	struct unpack u;

	if (!kept)
		return false;
	u = (struct unpack){kept->bytes.at, kept->bytes.at + kept->bytes.n, false};
	if (!unpack_days(&u, &day, &holds) || !unpack_days(&u, &day, &v->seen[at].clock))
		return false;
	list_services(r, m, clause->parent);
	r->nwaits = 0;
	v->approved[at] = unpack_below(&u, 1);
	v->evidence[at] = (enum evidence_state)unpack_below(&u, EVIDENCE_STATES - 1);
	for (size_t k = 0; k < EVIDENCE_STATES; k++)
		v->seen[at].excerpts[k] = unpack_number(&u);
	unpack_verdicts(r, v, clause, &u);
	unpack_also(r, v, clause, &u);
	if (unpack_ended(&u)) {
		take_clause(r, v, clause, &holds, n);
		return true;
	}
	v->n = n;
	v->nalso = nalso;
	return false;
}

bool
verdict_unpack_covers(const struct verdict_store *s, const struct card *platform, const struct clock *day,
                      struct cover_tally *t, struct clock *holds)
{
	const struct kept_part *kept = find_part(s->platforms, s->nplatforms, &s->premises.platforms[platform->order]);
	struct unpack u;

	if (!kept)
		return false;
	u = (struct unpack){kept->bytes.at, kept->bytes.at + kept->bytes.n, false};
	if (!unpack_days(&u, day, holds))
		return false;
	for (size_t i = 0; i < COVER_STATES; i++)
		t->state[i] = unpack_number(&u);
	t->of = unpack_number(&u);
	return unpack_ended(&u);
}
