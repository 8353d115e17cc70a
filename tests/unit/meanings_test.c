/* Every value that a key can have is described, and terms of art have an example and a counter-example. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "../../compiler/compile.h"

/* every list of values of a schema, with the key it stands under */
static void
each_list(const struct schema *s, const char *key, void (*look)(const struct schema *s, const char *key))
{
	if (s->values)
		look(s, key);
	for (size_t i = 0; i < s->nproperties; i++)
		each_list(s->properties[i].schema, s->properties[i].name, look);
	if (s->items)
		each_list(s->items, key, look);
}

static void
each_of_all(void (*look)(const struct schema *s, const char *key))
{
	struct compilation c = {0};

	assert_true(compile_schemas(&c));
	assert_true(c.schemas.targets.n > 100);
	for (size_t i = 0; i < c.schemas.targets.n; i++)
		each_list(c.schemas.targets.entries[i].value, c.schemas.targets.entries[i].key, look);
	compile_free(&c);
}

static void
has_meanings(const struct schema *s, const char *key)
{
	struct arena a = {0};
	size_t i = 0;

	for (const struct node *v = s->values->first; v; v = v->next, i++)
		if (!schema_meaning(&a, s, i).is)
			fail_msg("what '%s' means for '%s' is in no schema", v->text, key);
	arena_free(&a);
}

static void
says_what_each_value_means(void **state)
{
	(void)state;
	each_of_all(has_meanings);
}

/* the lists whose values are terms of art, each by some of its values; how often each was seen */
static const char *const terms[] = {"supports", "prohibition", "business-user", "public-notice", "void-by-statute",
                                    "output-used", "sunset-removed", "automated", "superseded", "second-hand"};
static size_t seen[sizeof terms / sizeof *terms];

static bool
has_examples(const struct schema *s)
{
	struct arena a = {0};
	size_t n = node_count(s->values), with = 0;

	for (size_t i = 0; i < n; i++) {
		struct meaning m = schema_meaning(&a, s, i);

		with += m.example && m.counter;
	}
	arena_free(&a);
	return with == n;
}

/* a list of the page documents, or of defaults, can have the same words without them */
static void
look_for_terms(const struct schema *s, const char *key)
{
	(void)key;
	for (size_t t = 0; t < sizeof terms / sizeof *terms; t++)
		for (const struct node *v = s->values->first; v; v = v->next)
			seen[t] += strcmp(v->text, terms[t]) == 0 && has_examples(s);
}

static void
gives_examples_of_terms_of_art(void **state)
{
	(void)state;
	each_of_all(look_for_terms);
	for (size_t t = 0; t < sizeof terms / sizeof *terms; t++)
		if (!seen[t])
			fail_msg("no list with '%s' has an example and a counter-example of each value", terms[t]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(says_what_each_value_means),
		cmocka_unit_test(gives_examples_of_terms_of_art),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
