#include "conditional.h"

#include <stdlib.h>
#include <string.h>

#include "../base/packing.h"
const char *
standing_name(enum standing standing)
{
	static const char *const names[STANDINGS] = {"rated", "none", "conditional", "open", "unratable"};

	return names[standing];
}

const char *
bearer_name(enum bearer bearer)
{
	static const char *const names[BEARERS + 1] = {"platform", "integrator", "user", NULL};

	return names[bearer];
}

const char *
rests_link_name(enum rests_link link)
{
	static const char *const names[RESTS_LINKS] = {"mapping", "law", "role", "fact"};

	return names[link];
}

const char *
confidence_name(int confidence)
{
	static const char *const names[] = {"low", "medium", "high"};

	return names[confidence];
}

bool
rests_established(const struct rests *r)
{
	return r->seen && r->confidence > 0;
}

enum standing
standing_of(const struct outcome *o)
{
	if (o->kind == OUTCOME_UNRATABLE)
		return STANDING_UNRATABLE;
	if (o->kind != OUTCOME_RESULT)
		return STANDING_OPEN;
	return o->result.band == NOT_RATED ? STANDING_NONE : STANDING_RATED;
}

/* ---- the tree of what is asked ---- */

/* one way in which the unknowns may fall, as far as they matter */
struct leaf {
	struct outcome outcome;
	const struct assumption *path; /* the last answer first */
};

struct tree {
	struct arena *arena;
	decide_fn *decide;
	const void *ctx;
	struct leaf *leaves;
	size_t n, cap;
	bool beyond;
};

static void
grow(struct tree *t, const struct assumption *path, size_t depth)
{
	struct arena scratch = {0};
	struct outcome o = t->decide(t->ctx, &scratch, path);

	if (o.kind == OUTCOME_ASKS)
		o.asks = literal_copy(t->arena, &o.asks);
	arena_free(&scratch);
	if (o.kind == OUTCOME_ASKS && depth < CONDITIONAL_MOST) {
		for (int holds = 1; holds >= 0 && !t->beyond; holds--) {
			struct assumption *next = arena_take(t->arena, sizeof *next);

			*next = (struct assumption){o.asks, holds, path};
			grow(t, next, depth + 1);
		}
		return;
	}
	t->beyond = t->beyond || o.kind == OUTCOME_ASKS;
	t->leaves = mem_room(t->leaves, t->n, &t->cap, sizeof *t->leaves);
	t->leaves[t->n++] = (struct leaf){o, path};
}

static bool
is_same(const struct outcome *a, const struct outcome *b)
{
	return a->kind == b->kind && a->result.band == b->result.band && a->result.bearer == b->result.bearer;
}

static bool
is_unanimous(const struct tree *t)
{
	for (size_t i = 1; i < t->n; i++)
		if (!is_same(&t->leaves[i].outcome, &t->leaves[0].outcome))
			return false;
	return true;
}

/* ---- what can come out ---- */

/* the highest first, of one band as bearers come; nothing last */
static int
by_result(const void *left, const void *right)
{
	const struct result *a = left, *b = right;
	int x = a->band == NOT_RATED ? -1 : a->band, y = b->band == NOT_RATED ? -1 : b->band;

	return x != y ? (x < y ? 1 : -1) : (int)a->bearer - (int)b->bearer;
}

static bool
has_result(const struct result *results, size_t n, const struct result *r)
{
	while (n > 0 && by_result(&results[n - 1], r) != 0)
		n--;
	return n > 0;
}

static void
gather_results(struct tree *t, struct conditional *c)
{
	struct result *results;

	ARENA_ARRAY(t->arena, results, t->n);
	for (size_t i = 0; i < t->n; i++) {
		const struct outcome *o = &t->leaves[i].outcome;

		if (o->kind == OUTCOME_RESULT && !has_result(results, c->nresults, &o->result))
			results[c->nresults++] = o->result;
	}
	if (c->nresults)
		qsort(results, c->nresults, sizeof *results, by_result);
	c->results = results;
}

/* ---- the smallest sets ---- */

/* the literals that were asked, and for each leaf how it answers each of them, directly or by what follows */
struct answers_grid {
	const struct tree *tree;
	struct literal *literals;
	size_t n;
	unsigned char *answers; /* of leaf i to literal k: answers[i * n + k], an enum tri */
	struct arena arena;     /* of both */
};

static size_t
literal_at(const struct answers_grid *g, const struct literal *l)
{
	size_t k = 0;

	while (k < g->n && !literal_same(&g->literals[k], l))
		k++;
	return k;
}

static void
gather_literals(struct answers_grid *g)
{
	ARENA_ARRAY(&g->arena, g->literals, g->tree->n * CONDITIONAL_MOST);
	for (size_t i = 0; i < g->tree->n; i++) {
		const struct assumption *path[CONDITIONAL_MOST];
		size_t depth = 0;

		for (const struct assumption *a = g->tree->leaves[i].path; a; a = a->before)
			path[depth++] = a;
		while (depth-- > 0) /* as they were asked */
			if (literal_at(g, &path[depth]->literal) == g->n)
				g->literals[g->n++] = path[depth]->literal;
	}
}

static void
gather_answers(struct answers_grid *g, const struct clock *clock)
{
	ARENA_ARRAY(&g->arena, g->answers, g->tree->n * g->n);
	for (size_t i = 0; i < g->tree->n; i++)
		for (size_t k = 0; k < g->n; k++) {
			struct arena scratch = {0};
			struct clock own = *clock;
			struct subject s = {.arena = &scratch, .clock = &own, .assumed = g->tree->leaves[i].path};

			g->answers[i * g->n + k] = (unsigned char)assumed(&s, &g->literals[k]);
			arena_free(&scratch);
		}
}

/* literals with their answers; the number of literal k, times two, and one more where it is held true */
struct cube {
	unsigned short answers[CONDITIONAL_MOST];
	size_t n;
};

/* the answers of a path, the first asked first */
static struct cube
cube_of(const struct answers_grid *g, const struct assumption *path)
{
	struct cube c = {.n = 0};

	for (const struct assumption *a = path; a; a = a->before) {
		memmove(c.answers + 1, c.answers, c.n++ * sizeof *c.answers);
		c.answers[0] = (unsigned short)(2 * literal_at(g, &a->literal) + a->holds);
	}
	return c;
}

/* those of a cube whose bit is set */
static struct cube
part_of(const struct cube *whole, unsigned bits)
{
	struct cube c = {.n = 0};

	for (size_t i = 0; i < whole->n; i++)
		if (bits & 1U << i)
			c.answers[c.n++] = whole->answers[i];
	return c;
}

static bool
contradicts(const struct answers_grid *g, size_t leaf, const struct cube *c)
{
	for (size_t i = 0; i < c->n; i++)
		if (g->answers[leaf * g->n + c->answers[i] / 2] == (c->answers[i] % 2 ? TRI_NO : TRI_YES))
			return true;
	return false;
}

/* whether all that agrees with a cube comes to a result */
static bool
leads_to(const struct answers_grid *g, const struct cube *c, const struct result *r)
{
	for (size_t i = 0; i < g->tree->n; i++) {
		const struct outcome *o = &g->tree->leaves[i].outcome;

		if ((o->kind != OUTCOME_RESULT || by_result(&o->result, r) != 0) && !contradicts(g, i, c))
			return false;
	}
	return true;
}

struct cubes {
	struct cube *all;
	size_t n, cap;
};

static bool
contains(const struct cube *c, const struct cube *part)
{
	size_t found = 0;

	for (size_t i = 0; i < part->n; i++)
		for (size_t k = 0; k < c->n; k++)
			found += c->answers[k] == part->answers[i];
	return found == part->n;
}

static bool
has_part(const struct cubes *cubes, const struct cube *c)
{
	size_t i = 0;

	while (i < cubes->n && !contains(c, &cubes->all[i]))
		i++;
	return i < cubes->n;
}

static void
put_cube(struct cubes *cubes, struct cube c)
{
	cubes->all = mem_room(cubes->all, cubes->n, &cubes->cap, sizeof *cubes->all);
	cubes->all[cubes->n++] = c;
}

static unsigned
count_bits(unsigned bits)
{
	unsigned n = 0;

	for (; bits; bits &= bits - 1)
		n++;
	return n;
}

/* The smallest parts of a path that lead to the result; what contains a smaller one is none. */
static void
shrink_path(const struct answers_grid *g, const struct cube *path, const struct result *r, struct cubes *cubes)
{
	for (unsigned size = 0; size <= path->n; size++)
		for (unsigned bits = 0; bits < 1U << path->n; bits++) {
			struct cube c;

			if (count_bits(bits) != size)
				continue;
			c = part_of(path, bits);
			if (!has_part(cubes, &c) && leads_to(g, &c, r))
				put_cube(cubes, c);
		}
}

/* Of a large tree each path is made smaller answer by answer, which finds one small set for it, and not all. */
static void
thin_path(const struct answers_grid *g, struct cube path, const struct result *r, struct cubes *cubes)
{
	for (size_t i = path.n; i-- > 0;) {
		struct cube less = part_of(&path, ((1U << path.n) - 1) & ~(1U << i));

		if (leads_to(g, &less, r))
			path = less;
	}
	if (!has_part(cubes, &path))
		put_cube(cubes, path);
}

static int
by_size(const void *left, const void *right)
{
	const struct cube *a = left, *b = right;

	if (a->n != b->n)
		return a->n < b->n ? -1 : 1;
	for (size_t i = 0; i < a->n; i++)
		if (a->answers[i] != b->answers[i])
			return a->answers[i] < b->answers[i] ? -1 : 1;
	return 0;
}

static bool
is_larger(const struct cubes *cubes, size_t i)
{
	for (size_t k = 0; k < cubes->n; k++)
		if (k != i && cubes->all[k].n < cubes->all[i].n && contains(&cubes->all[i], &cubes->all[k]))
			return true;
	return false;
}

enum { WORK = 20000 }; /* how often a leaf is looked at for one path, where all parts of it are tried */

static struct cubes
cubes_for(const struct answers_grid *g, const struct result *r)
{
	struct cubes cubes = {0};

	for (size_t i = 0; i < g->tree->n; i++) {
		const struct leaf *leaf = &g->tree->leaves[i];
		struct cube path;

		if (leaf->outcome.kind != OUTCOME_RESULT || by_result(&leaf->outcome.result, r) != 0)
			continue;
		path = cube_of(g, leaf->path);
		if (((size_t)1 << path.n) * g->tree->n <= WORK)
			shrink_path(g, &path, r, &cubes);
		else
			thin_path(g, path, r, &cubes);
	}
	if (cubes.n)
		qsort(cubes.all, cubes.n, sizeof *cubes.all, by_size);
	return cubes;
}

/* units stay where they are, and the bytes with them: they are for this process alone */
static void
pack_sets(struct buf *b, const struct node *n)
{
	pack_number(b, n->kind);
	pack_text(b, n->key);
	pack_text(b, n->text);
	pack_bytes(b, &n->to, sizeof n->to);
	pack_number(b, node_count(n));
	for (const struct node *c = n->first; c; c = c->next)
		pack_sets(b, c);
}

struct sets
sets_of(struct arena *a, const struct node *list, size_t more)
{
	struct sets sets = {.more = more};
	struct buf b = {0};

	pack_sets(&b, list);
	sets.n = b.n;
	sets.bytes = arena_copy(a, b.s, b.n);
	buf_free(&b);
	return sets;
}

static struct node *
unpack_sets(struct arena *a, struct unpack *u, const char **key)
{
	struct node *n = arena_take(a, sizeof *n);
	const char *child;
	size_t count;

	n->kind = (enum node_kind)unpack_number(u);
	*key = unpack_text(u);
	n->text = unpack_text(u);
	memcpy(&n->to, unpack_bytes(u, sizeof n->to), sizeof n->to);
	for (count = unpack_number(u); count > 0; count--) {
		struct node *c = unpack_sets(a, u, &child);

		node_add(n, child, c);
	}
	return n;
}

struct node *
sets_list(struct arena *a, const struct sets *sets)
{
	struct unpack u = {sets->bytes, sets->bytes + sets->n, false};
	const char *key;

	return unpack_sets(a, &u, &key);
}

static struct sets
say_sets(struct answers_grid *g, const struct result *r)
{
	struct cubes cubes = cubes_for(g, r);
	struct node *sets = node_list(&g->arena);
	size_t n = 0;

	for (size_t i = 0; i < cubes.n; i++) {
		struct node *set;

		if (is_larger(&cubes, i) || n++ >= CONDITIONAL_SETS)
			continue;
		set = node_add(sets, NULL, node_list(&g->arena));
		for (size_t k = 0; k < cubes.all[i].n; k++)
			literal_say(&g->arena, set, &g->literals[cubes.all[i].answers[k] / 2], cubes.all[i].answers[k] % 2);
	}
	free(cubes.all);
	return sets_of(g->tree->arena, sets, n > CONDITIONAL_SETS ? n - CONDITIONAL_SETS : 0);
}

/* ---- the decision ---- */

static const struct assumption *
path_to(const struct tree *t, const struct result *r)
{
	for (size_t i = 0; i < t->n; i++)
		if (t->leaves[i].outcome.kind == OUTCOME_RESULT && by_result(&t->leaves[i].outcome.result, r) == 0)
			return t->leaves[i].path;
	return NULL;
}

static void
decide_all(struct tree *t, struct answers_grid *g, struct decision *d, const struct clock *clock)
{
	static const struct result nothing = {NOT_RATED, BEARER_NOBODY};
	const struct sets no_sets = sets_of(t->arena, node_list(&g->arena), 0);
	struct conditional *c = arena_take(t->arena, sizeof *c);

	*c = (struct conditional){.highest = no_sets, .none = no_sets, .because = node_list(t->arena), .beyond = t->beyond};
	gather_literals(g);
	c->unknowns = d->unknowns = g->n;
	if (!t->beyond && is_unanimous(t)) {
		d->standing = standing_of(&t->leaves[0].outcome);
		d->result = t->leaves[0].outcome.result;
		d->assumed = t->leaves[0].path;
		return;
	}
	if (!t->beyond)
		gather_results(t, c);
	if (!c->nresults || c->results[0].band == NOT_RATED) { /* no band is known */
		d->conditional = t->beyond ? c : NULL;
		return;
	}
	gather_answers(g, clock);
	c->highest = say_sets(g, &c->results[0]);
	c->none = say_sets(g, &nothing);
	d->standing = STANDING_CONDITIONAL;
	d->result = c->results[0];
	d->assumed = path_to(t, &d->result);
	d->conditional = c;
}

struct decision
conditional_decide(struct arena *a, decide_fn *decide, const void *ctx, const struct clock *clock)
{
	struct tree t = {.arena = a, .decide = decide, .ctx = ctx};
	struct answers_grid g = {.tree = &t};
	struct decision d = {.standing = STANDING_OPEN, .result = {NOT_RATED, BEARER_NOBODY}};

	grow(&t, NULL, 0);
	decide_all(&t, &g, &d, clock);
	arena_free(&g.arena);
	free(t.leaves);
	return d;
}
