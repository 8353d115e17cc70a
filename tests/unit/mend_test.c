/* What the edits of findings make of a text: of YAML, and of a schema of the test's own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "../../compiler/base/edits.h"
#include "../../compiler/syntax/format.h"
#include "../../compiler/syntax/read.h"
#include "../../compiler/syntax/shape.h"

static const char schema_text[] =
	"x-kind: thing\ntype: object\nadditionalProperties: false\nrequired: [thing]\ndependencies:\n  share: [of]\nproperties:\n"
	"  thing: {x-id: true, type: string, pattern: '^[a-z]+(-[a-z]+)*$'}\n"
	"  title: {type: string}\n"
	"  on: {type: string, format: date}\n"
	"  since: {type: string, format: partial-date}\n"
	"  level: {type: string, enum: [high, very-low]}\n"
	"  words: {type: array, uniqueItems: true, items: {type: string}}\n"
	"  share: {type: integer}\n"
	"  of: {type: string, enum: [turnover]}\n"
	"  parts:\n    type: array\n    items:\n      type: object\n      additionalProperties: false\n      required: [part, form]\n      properties:\n"
	"        part: {type: string}\n        form: {type: string, const: whole}\n        note: {type: string}\n";

static struct schemas schemas;
static struct diags loading;
static struct arena arena;

static int
load(void **state)
{
	const struct source *s = source_of_text(&arena, "schemas/thing.schema.yaml", schema_text, sizeof schema_text - 1);

	(void)state;
	return schemas_load(&schemas, &loading, &s, 1) ? 0 : -1;
}

static int
unload(void **state)
{
	(void)state;
	schemas_free(&schemas);
	diag_free(&loading);
	arena_free(&arena);
	return 0;
}

/* a text after one round of edits; gives how many findings it had */
static size_t
mend(struct buf *out, const char *text, bool unsafe)
{
	struct arena a = {0};
	struct diags ds = {0};
	const struct source *s = source_of_text(&a, "x.yaml", text, strlen(text));
	struct node *root = read_yaml(&a, &ds, s);
	const struct schema *schema = root ? shape_kind(&schemas, &ds, s, root) : NULL;
	size_t n = 0, found;

	if (schema)
		shape_check(&a, &ds, s, schema, root);
	diag_sort(&ds);
	found = ds.n;
	for (size_t i = 0; i < ds.n; i++)
		if (unsafe || edits_are_safe(ds.all[i]))
			ds.all[n++] = ds.all[i];
	edits_apply(out, s, ds.all, edits_choose(ds.all, n));
	diag_free(&ds);
	arena_free(&a);
	return found;
}

static void
becomes(const char *text, const char *wanted, bool unsafe)
{
	char now[512];
	struct buf out = {0};

	snprintf(now, sizeof now, "%s", text);
	for (int round = 0; round < 8 && mend(&out, now, unsafe); round++) {
		snprintf(now, sizeof now, "%s", out.s ? out.s : "");
		out.n = 0;
	}
	assert_string_equal(now, wanted);
	buf_free(&out);
}

static void
safely(const char *text, const char *wanted)
{
	becomes(text, wanted, false);
}

/* only if that is asked for */
static void
perhaps(const char *text, const char *wanted)
{
	becomes(text, text, false);
	becomes(text, wanted, true);
}

static void
mends_words(void **state)
{
	(void)state;
	safely("thing: Some-Thing\n", "thing: some-thing\n");
	safely("thing: a\nlevel: High\n", "thing: a\nlevel: high\n");
	safely("thing: a\nlevel: 'very low'\n", "thing: a\nlevel: very-low\n");
	perhaps("thing: a\nlevel: hihg\n", "thing: a\nlevel: high\n");
	safely("thing: a\nTitle: b\n", "thing: a\ntitle: b\n");
	perhaps("thing: a\ntitel: b\n", "thing: a\ntitle: b\n");
	safely("thing: a\ntitle: 1.10\n", "thing: a\ntitle: \"1.10\"\n");
	perhaps("thng: a\ntitle: b\n", "thing: a\ntitle: b\n");
	safely("# c\ntitle: b\nthing: a\n", "# c\nthing: a\ntitle: b\n");
	safely("title: b\nthing: a", "thing: a\ntitle: b\n");
}

static void
mends_lists_and_maps(void **state)
{
	(void)state;
	safely("thing: a\nwords: b # c\n", "thing: a\nwords: [b] # c\n");
	safely("thing: a\nwords: \"b, c\"\n", "thing: a\nwords: [\"b, c\"]\n");
	becomes("thing: a\nwords: b, c\n", "thing: a\nwords: b, c\n", true); /* one or two */
	safely("thing: a\nwords: [b, c, b]\n", "thing: a\nwords: [b, c]\n");
	safely("thing: a\nwords:\n  - b\n  - b # again\n  - c\n", "thing: a\nwords:\n  - b\n  - c\n");
	safely("thing: a\nparts:\n  part: b\n  form: whole\n", "thing: a\nparts:\n  - part: b\n    form: whole\n");
	safely("thing: a\nparts:\n  - part: b\n", "thing: a\nparts:\n  - part: b\n    form: whole\n");
	safely("thing: a\nparts:\n  - part: b", "thing: a\nparts:\n  - part: b\n    form: whole");
	safely("thing: a\nparts: [{part: b}]\n", "thing: a\nparts: [{part: b, form: whole}]\n");
	safely("thing: a\nshare: 3\n", "thing: a\nof: turnover\nshare: 3\n");
	safely("thing: a\ntitle: b\ntitle: b # too\n", "thing: a\ntitle: b\n");
	becomes("thing: a\ntitle: b\ntitle: c\n", "thing: a\ntitle: b\ntitle: c\n", true); /* which of the two is not known */
	perhaps("thing: a\nparts:\n  - part: b\n    form: whole\n    part: c\n    form: whole\n",
	        "thing: a\nparts:\n  - part: b\n    form: whole\n  - part: c\n    form: whole\n");
	perhaps("thing: a\nparts:\n  - part: b\n    form: whole\nnote: >-\n  c\n  d\n", "thing: a\nparts:\n  - part: b\n    form: whole\n    note: >-\n      c\n      d\n");
}

static void
mends_yaml(void **state)
{
	(void)state;
	safely("thing: a\ntitle: b: c # d\n", "thing: a\ntitle: \"b: c\" # d\n");
	safely("thing: a\ntitle:b\n", "thing: a\ntitle: b\n");
	safely("thing: a\nparts:\n  -part: b\n    form: whole\n", "thing: a\nparts:\n  - part: b\n    form: whole\n");
	safely("thing: a\ntitle: @b\n", "thing: a\ntitle: \"@b\"\n");
	safely("thing: a\ntitle: `b` \"c\"\n", "thing: a\ntitle: \"`b` \\\"c\\\"\"\n");
	safely("thing: a\ntitle: 'It's so'\n", "thing: a\ntitle: \"It's so\"\n");
	safely("thing: a\ntitle: \xE2\x80\x9C" "b: c\xE2\x80\x9D\n", "thing: a\ntitle: \"b: c\"\n");
	safely("thing: a\nlevel:\xC2\xA0\xC2\xA0high\n", "thing: a\nlevel:  high\n");
	safely("thing: a\nlevel: high\xC2\xA0\n", "thing: a\nlevel: high\n");
	safely("thing: a\xE2\x80\x8B\ntitle: b\xE2\x80\x8B\n", "thing: a\ntitle: b\n");
	perhaps("thing: a\ntitle: b\xE2\x80\x8D" "c\n", "thing: a\ntitle: bc\n"); /* it joins letters */
	perhaps("thing: a\nparts:\n  - part: b\n\tform: whole\n", "thing: a\nparts:\n  - part: b\n    form: whole\n");
	perhaps("thing: a\nparts:\n  - part: b\n     form: whole\n", "thing: a\nparts:\n  - part: b\n    form: whole\n");
	perhaps("thing: a\ntitle: \"b\n", "thing: a\ntitle: \"b\"\n");
	perhaps("thing: a\nwords: [b\n", "thing: a\nwords: [b]\n");
	perhaps("thing: a\ntitle: \"C:\\Terms\"\n", "thing: a\ntitle: 'C:\\Terms'\n");
	perhaps("thing: a\ntitle: \"b\" c\n", "thing: a\ntitle: '\"b\" c'\n");
	perhaps("thing: a\ntitle: #1\n", "thing: a\ntitle: \"#1\"\n");
	perhaps("thing: a\nwords: &all\n  - b\n", "thing: a\nwords:\n  - b\n");
	perhaps("thing: a\ntitle: *b\n", "thing: a\ntitle: \"*b\"\n");
	becomes("thing: a\r\ntitle: b: c\r\n", "thing: a\r\ntitle: \"b: c\"\r\n", false);
}

static void
reads_dates_in_other_forms(void **state)
{
	static const char *const days[][2] = {
		{"2026-6-2", "2026-06-02"}, {"2026/06/20", "2026-06-20"}, {"2026.6.20", "2026-06-20"}, {"20.6.2026", "2026-06-20"}, {"2.6.2026", "2026-06-02"},
		{"20/6/2026", "2026-06-20"}, {"6/20/2026", "2026-06-20"}, {"6/6/2026", "2026-06-06"}, {"20 June 2026", "2026-06-20"},
		{"June 20, 2026", "2026-06-20"}, {"20th of June 2026", "2026-06-20"}, {"Sept. 1st, 2026", "2026-09-01"}, {"1 Dec 2026", "2026-12-01"},
		{"2026-06-20T10:00:00Z", "2026-06-20"}, {"2026-06-20 10:00", "2026-06-20"}, {"June 2026", "2026-06"}, {"2026-6", "2026-06"},
	};
	static const char *const none[] = {"6/7/2026", "31 June 2026", "2026-13-01", "2026-06-20", "June", "20 June", "today", "2026", "1 2 2026", "30.2.2026",
	                                   "June 20 2026 2027", "20 Juni-ish 2026", "2026-06-31", "", "20.13.2026", "13/13/2026", "99 June 2026"};
	char out[DATE_TEXT];

	(void)state;
	for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
		const char *meant = format_date_meant(days[i][0], out);

		if (!meant || strcmp(meant, days[i][1]) != 0)
			fail_msg("%s: %s", days[i][0], meant ? meant : "nothing");
	}
	for (size_t i = 0; i < sizeof none / sizeof *none; i++)
		if (format_date_meant(none[i], out))
			fail_msg("%s: %s", none[i], out);
	safely("thing: a\non: 20 June 2026\n", "thing: a\non: 2026-06-20\n");
	safely("thing: a\nsince: June 2026\n", "thing: a\nsince: 2026-06\n");
	safely("thing: a\non: June 2026\n", "thing: a\non: June 2026\n"); /* the day is not known */
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(mends_words),
		cmocka_unit_test(mends_lists_and_maps),
		cmocka_unit_test(mends_yaml),
		cmocka_unit_test(reads_dates_in_other_forms),
	};

	return cmocka_run_group_tests(tests, load, unload);
}
