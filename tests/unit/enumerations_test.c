/* What C counts by number stands in the schemas by word: the same words in the same order. And what a schema calls a scale
 * is one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "../../compiler/base/embedded.h"
#include "../../compiler/base/text.h"
#include "../../compiler/evidence/cues.h"
#include "../../compiler/law/reach.h"
#include "../../compiler/law/verdict.h"
#include "../../compiler/pages/page.h"

static struct schemas schemas;
static struct arena arena;

static int
load(void **state)
{
	const struct source *texts[64];
	struct diags ds = {0};
	size_t n = 0;

	(void)state;
	for (const struct embedded *e = embedded_files; e->name; e++)
		if (ends_with(e->name, ".schema.yaml"))
			texts[n++] = source_of_text(&arena, e->name, e->bytes, e->n);
	assert_true(schemas_load(&schemas, &ds, texts, n));
	diag_free(&ds);
	return 0;
}

static int
unload(void **state)
{
	(void)state;
	schemas_free(&schemas);
	arena_free(&arena);
	return 0;
}

/* "common.schema.yaml#/definitions/source class": a definition or file, then properties; * for the items of a list */
static const struct schema *
find(const char *path)
{
	char *copy = arena_string(&arena, path), *rest = NULL;
	const struct schema *s = schema_at(&schemas, strtok_r(copy, " ", &rest));

	for (char *name; s && (name = strtok_r(NULL, " ", &rest));) {
		const struct property *p = strcmp(name, "*") ? schema_property(s, name) : NULL;

		s = strcmp(name, "*") == 0 ? schema_base(s)->items : p ? p->schema : NULL;
	}
	if (!s || !schema_words(s))
		fail_msg("no words at %s", path);
	return s;
}

#define SAME(count, name, path) \
	do { \
		const struct schema *s = find(path); \
		assert_int_equal(node_count(schema_words(s)), count); \
		for (int i = 0; i < (int)(count); i++) \
			assert_int_equal(schema_index(s, name(i)), i); \
	} while (0)

static void
words_are_those_of_the_schemas(void **state)
{
	const struct schema *flags = find("derived.schema.yaml#/definitions/flag state");

	(void)state;
	SAME(AUDIENCE_PRIVILEGED + 1, audience_name, "common.schema.yaml#/definitions/audience");
	SAME(OUTPUTS, output_name, "project.schema.yaml#/definitions/output");
	SAME(CHANGE_CLASSES, change_class_name, "lock.schema.yaml#/definitions/step");
	SAME(CHANGE_CLASSES, change_class_name, "change.schema.yaml class");
	SAME(CHANGE_SIGNALS, signal_name, "lock.schema.yaml#/definitions/signal");
	SAME(CUE_SUBJECTS, subject_name, "lock.schema.yaml#/definitions/subjects *");
	SAME(PARTIES, party_name, "derived.schema.yaml#/definitions/party party");
	SAME(EXPOSURES, exposure_name, "provision.schema.yaml assessed exposure");
	SAME(EXPOSURES, exposure_name, "rating.schema.yaml matrix * exposure *");
	SAME(EXPOSURES + 1, exposure_name, "derived.schema.yaml#/definitions/outcome indicated exposure");
	SAME(POSITIONS, position_name, "rating.schema.yaml matrix * position");
	assert_int_equal(node_count(schema_words(find("rating.schema.yaml consequences * consequence"))), CONSEQUENCES);
	for (int i = 0; i < CHANGE_MARKS; i++) /* and 'technical', which an archive says */
		assert_int_equal(schema_index(find("lock.schema.yaml#/definitions/capture marks *"), change_mark_name(1 << i)), i);
	for (int i = 1; i < FLAG_STATES; i++) /* an author's reason to watch has no number */
		assert_true(schema_index(flags, flag_state_name(i)) > schema_index(flags, flag_state_name(i - 1)));
	assert_int_equal(node_count(schema_words(flags)), FLAG_STATES + 1);
}

static void
a_word_that_is_none_has_no_place(void **state)
{
	(void)state;
	assert_int_equal(schema_index(find("common.schema.yaml#/definitions/audience"), "secret"), -1);
	assert_int_equal(schema_index(find("common.schema.yaml#/definitions/audience"), NULL), -1);
	assert_int_equal(schema_rank(NULL), -1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_those_of_the_schemas),
		cmocka_unit_test(a_word_that_is_none_has_no_place),
	};

	return cmocka_run_group_tests(tests, load, unload);
}
