/* Schemas of the test's own: what the loader refuses (RG2090), and what no schema of regc uses
 * today, a deprecated key (RG2013). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "../../compiler/syntax/read.h"
#include "../../compiler/syntax/shape.h"

struct loaded {
	struct arena arena;
	struct diags diags;
	struct schemas schemas;
	bool fine;
};

static struct loaded
load(const char *text)
{
	struct loaded l = {0};
	const struct source *s = source_of_text(&l.arena, "schemas/thing.schema.yaml", text, strlen(text));

	l.fine = schemas_load(&l.schemas, &l.diags, &s, 1);
	return l;
}

static void
drop(struct loaded *l)
{
	schemas_free(&l->schemas);
	diag_free(&l->diags);
	arena_free(&l->arena);
}

static void
refuses_what_it_does_not_enforce(void **state)
{
	static const char *const texts[] = {
		"type: object\noneOf: []\n",
		"type: object\nif: {}\n",
		"type: object\nadditionalProperties: true\n",
		"type: object\nproperties:\n  a:\n    type: string\n", /* without additionalProperties: false */
		"type: thing\n",
		"type: string\nformat: phone\n",
		"type: string\npattern: '\\d+'\n",
		"type: string\npattern: '(?=a)'\n",
		"type: string\nminLength: -1\n",
		"type: string\nx-audience: friends\n",
		"type: string\nx-card: yes\n",
		"type: string\nenum: [a, b]\nenumDescriptions: [first]\n", /* one for each value, or an editor shows the wrong one */
		"type: string\nenum: [a]\nenumDescriptions: [\"what it is\\nfor example\"]\n", /* a line, or three with their marks */
		"type: string\nenum: [a]\nenumDescriptions: [\"what it is\\nExample: b\"]\n",
		"type: object\nadditionalProperties: false\nrequired: [a]\n",
		"$ref: 'nowhere.schema.yaml'\n",
		"type: object\nadditionalProperties: false\ndependencies:\n  a: b\n",
		"just a text\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct loaded l = load(texts[i]);

		if (l.fine || l.diags.n == 0)
			fail_msg("this was taken for a schema:\n%s", texts[i]);
		assert_int_equal(l.diags.all[0]->code, RG2090);
		assert_int_equal(diag_status(&l.diags), 2);
		drop(&l);
	}
}

static const char things[] = "x-kind: thing\ntype: object\nadditionalProperties: false\nrequired: [thing]\nproperties:\n"
                             "  thing:\n    type: string\n    x-id: true\n"
                             "  old:\n    type: string\n    deprecationMessage: write 'new' in its place\n"
                             "  new:\n    type: string\n    const: word\n"
                             "  number:\n    type: number\n    minimum: 0.5\n    maximum: 2\n"
                             "  list:\n    type: array\n    items:\n      type: integer\n";

/* the codes of the findings on one thing, separated by spaces */
static void
assert_findings(const char *text, const char *wanted)
{
	struct loaded l = load(things);
	struct arena a = {0};
	struct diags ds = {0};
	const struct source *s = source_of_text(&a, "thing.yaml", text, strlen(text));
	struct node *root = read_yaml(&a, &ds, s);
	char codes[200] = "";

	assert_true(l.fine);
	assert_non_null(root);
	shape_check(&a, &ds, s, shape_kind(&l.schemas, &ds, s, root), root);
	for (size_t i = 0; i < ds.n; i++)
		snprintf(codes + strlen(codes), sizeof codes - strlen(codes), "%s%s", i ? " " : "", diag_infos[ds.all[i]->code].code);
	assert_string_equal(codes, wanted);
	diag_free(&ds);
	arena_free(&a);
	drop(&l);
}

static void
holds_a_tree_against_it(void **state)
{
	(void)state;
	assert_findings("thing: a\n", "");
	assert_findings("thing: a\nold: x\n", "RG2013");
	assert_findings("thing: a\nnew: word\n", "");
	assert_findings("thing: a\nnew: wort\n", "RG2005");
	assert_findings("thing: a\nnumber: 0.5\n", "");
	assert_findings("thing: a\nnumber: 2\n", "");
	assert_findings("thing: a\nnumber: 0.4\n", "RG2008");
	assert_findings("thing: a\nnumber: 0x1\n", "RG2008"); /* the same number to all, or none */
	assert_findings("thing: a\nnumber: many\n", "RG2003");
	assert_findings("thing: a\nlist: [1, 2]\n", "");
	assert_findings("thing: a\nlist: [1, 2.5]\n", "RG2003");
	assert_findings("thing: a\nlist: [\"1\"]\n", "RG2003");
}

/* YAML 1.2, core schema */
static void
knows_what_a_plain_scalar_is(void **state)
{
	static const struct { const char *text; unsigned type; } cases[] = {
		{"", 0}, {"~", 0}, {"null", 0}, {"NULL", 0}, {"nULL", TYPE_STRING},
		{"true", TYPE_BOOLEAN}, {"False", TYPE_BOOLEAN}, {"yes", TYPE_STRING}, {"NO", TYPE_STRING}, {"on", TYPE_STRING},
		{"0", TYPE_INTEGER}, {"-12", TYPE_INTEGER}, {"+3", TYPE_INTEGER}, {"010", TYPE_INTEGER}, {"0o14", TYPE_INTEGER},
		{"0x3A", TYPE_INTEGER}, {"0x", TYPE_STRING}, {"0o9", TYPE_STRING},
		{"1.10", TYPE_NUMBER}, {".5", TYPE_NUMBER}, {"5.", TYPE_NUMBER}, {"1e3", TYPE_NUMBER}, {"-.inf", TYPE_NUMBER},
		{".nan", TYPE_NUMBER}, {"-.nan", TYPE_STRING}, {".", TYPE_STRING}, {"1e", TYPE_STRING}, {"1.2.3", TYPE_STRING},
		{"2026-08-02", TYPE_STRING}, {"12:30:45", TYPE_STRING}, {"1_000", TYPE_STRING}, {"e3", TYPE_STRING},
		{"-", TYPE_STRING}, {"+", TYPE_STRING}, {"3 %", TYPE_STRING},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (shape_plain_type(cases[i].text) != cases[i].type)
			fail_msg("'%s' is %u", cases[i].text, shape_plain_type(cases[i].text));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(refuses_what_it_does_not_enforce),
		cmocka_unit_test(holds_a_tree_against_it),
		cmocka_unit_test(knows_what_a_plain_scalar_is),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
