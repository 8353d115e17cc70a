#include "condition.h"

/* tests that hold together, each true or false */
struct way {
	const struct cond *test;
	bool holds;
	const struct way *next;
};

struct ways {
	const struct way *way;
	struct ways *next;
};

static void
add_way(struct arena *a, struct ways **list, const struct way *way)
{
	struct ways *one = arena_take(a, sizeof *one);

	while (*list)
		list = &(*list)->next;
	*one = (struct ways){way, NULL};
	*list = one;
}

static const struct way *
both(struct arena *a, const struct way *left, const struct way *right)
{
	struct way *one;

	if (!left)
		return right;
	one = arena_take(a, sizeof *one);
	*one = (struct way){left->test, left->holds, both(a, left->next, right)};
	return one;
}

/* how many ways there are, up to one more than are told */
static size_t
count_ways(const struct cond *c, bool holds)
{
	size_t left, right, n;

	if (c->kind == COND_FACT)
		return 1;
	if (c->kind == COND_NOT)
		return count_ways(c->left, !holds);
	left = count_ways(c->left, holds);
	right = count_ways(c->right, holds);
	n = (c->kind == COND_OR) == holds ? left + right : left * right;
	return n > CONDITION_WAYS ? CONDITION_WAYS + 1 : n;
}

/* by the rules of De Morgan, where it is to fail */
static struct ways *
ways_of(struct arena *a, const struct cond *c, bool holds)
{
	struct ways *out = NULL, *left, *right;
	struct way *one;

	if (c->kind == COND_FACT) {
		one = arena_take(a, sizeof *one);
		*one = (struct way){c, holds, NULL};
		add_way(a, &out, one);
		return out;
	}
	if (c->kind == COND_NOT)
		return ways_of(a, c->left, !holds);
	left = ways_of(a, c->left, holds);
	right = ways_of(a, c->right, holds);
	if ((c->kind == COND_OR) == holds) {
		for (const struct ways *w = left; w; w = w->next)
			add_way(a, &out, w->way);
		for (const struct ways *w = right; w; w = w->next)
			add_way(a, &out, w->way);
		return out;
	}
	for (const struct ways *l = left; l; l = l->next)
		for (const struct ways *r = right; r; r = r->next)
			add_way(a, &out, both(a, l->way, r->way));
	return out;
}

static struct ways *
ways_in(const struct subject *s, const char *condition, bool holds)
{
	const struct cond *c = cond_of(condition);

	return c && count_ways(c, holds) <= CONDITION_WAYS ? ways_of(s->arena, c, holds) : NULL;
}

static struct node *
say_way(const struct subject *s, const struct way *way)
{
	struct node *list = node_list(s->arena), *one;

	for (; way; way = way->next) {
		struct literal l = apply_literal(s, way->test);

		one = node_list(s->arena);
		literal_say(s->arena, one, &l, way->holds);
		reason_merge(s->arena, list, one);
	}
	return list;
}

struct node *
condition_ways(const struct subject *s, const char *condition)
{
	struct node *list = node_list(s->arena);

	for (const struct ways *w = ways_in(s, condition, true); w; w = w->next)
		node_add(list, NULL, say_way(s, w->way));
	return list;
}

static bool
is_so(const struct subject *s, const struct way *way)
{
	while (way && apply_test(s, way->test) == (way->holds ? TRI_YES : TRI_NO))
		way = way->next;
	return !way;
}

void
condition_say(const struct subject *s, struct node *reason, const char *condition, bool holds)
{
	struct subject as_it_is = *s;
	const struct ways *w = ways_in(s, condition, holds);

	as_it_is.used = NULL; /* what was looked at is noted already */
	as_it_is.asked = NULL;
	while (w && !is_so(&as_it_is, w->way))
		w = w->next;
	if (w)
		reason_all(s->arena, reason, "condition", say_way(s, w->way));
	else
		reason_text(s->arena, reason, "condition", condition);
}
