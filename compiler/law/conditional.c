#include "conditional.h"

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

struct conditional *
conditional_copy(struct arena *a, const struct conditional *c)
{
	struct conditional *copy = arena_take(a, sizeof *copy);
	struct result *results;

	*copy = *c;
	ARENA_ARRAY(a, results, c->nresults);
	for (size_t i = 0; i < c->nresults; i++)
		results[i] = c->results[i];
	copy->results = results;
	copy->highest = node_copy(a, c->highest);
	copy->none = node_copy(a, c->none);
	return copy;
}
