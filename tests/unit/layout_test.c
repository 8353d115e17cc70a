/* The one form of files: what is moved, what stays, and that a second time changes nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "../../compiler/compile.h"
#include "../../compiler/syntax/layout.h"

static struct compilation c;

static int
load(void **state)
{
	(void)state;
	return compile_schemas(&c) ? 0 : -1;
}

static int
unload(void **state)
{
	(void)state;
	compile_free(&c);
	return 0;
}

static enum layout_result
form(struct buf *out, const char *text, size_t n, size_t *findings)
{
	struct arena a = {0};
	struct diags ds = {0};
	enum layout_result result = layout(out, &ds, &c.schemas, source_of_text(&a, "x.yaml", text, n));

	*findings = ds.n;
	diag_free(&ds);
	arena_free(&a);
	return result;
}

/* it becomes that, and stays that */
static void
becomes(const char *text, const char *wanted)
{
	struct buf out = {0}, again = {0};
	size_t findings;
	enum layout_result result = form(&out, text, strlen(text), &findings);

	assert_string_equal(out.s ? out.s : "", wanted);
	assert_int_equal(result, strcmp(text, wanted) == 0 ? LAYOUT_SAME : LAYOUT_CHANGED);
	assert_int_equal(findings, 0);
	assert_int_equal(form(&again, out.s, out.n, &findings), LAYOUT_SAME);
	buf_free(&out);
	buf_free(&again);
}

static void
stays(const char *text)
{
	becomes(text, text);
}

/* it is left alone, with one finding */
static void
is_left(const char *text)
{
	struct buf out = {0};
	size_t findings;

	assert_int_equal(form(&out, text, strlen(text), &findings), LAYOUT_LEFT);
	assert_string_equal(out.s ? out.s : "", text);
	assert_int_equal(findings, 1);
	buf_free(&out);
}

static void
orders_keys(void **state)
{
	(void)state;
	becomes("category: x\ndefinition: d\ntitle: t\n", "category: x\ntitle: t\ndefinition: d\n");
	stays("category: x\ntitle: t\ndefinition: d\n");
	/* in items, on the line of the dash too */
	becomes("provision: x\nmappings:\n  - relation: shifts\n    obligation: a/b\n  - obligation: a/c\n    relation: shifts\n",
	        "provision: x\nmappings:\n  - obligation: a/b\n    relation: shifts\n  - obligation: a/c\n    relation: shifts\n");
	/* in braces */
	becomes("provision: x\nexcerpts:\n  - {capture: a, text: \"b, c\"}\n", "provision: x\nexcerpts:\n  - {text: \"b, c\", capture: a}\n");
	/* an unknown one stays behind the one that it stands behind */
	becomes("category: x\ndefinition: d\nmine: 1\ntitle: t\n", "category: x\ntitle: t\ndefinition: d\nmine: 1\n");
}

static void
keeps_comments(void **state)
{
	(void)state;
	becomes("# file\n\ncategory: x\n# of the definition\ndefinition: d # d\ntitle: t  # t\n# end\n",
	        "# file\n\ncategory: x\ntitle: t  # t\n# of the definition\ndefinition: d # d\n# end\n");
	/* above an item, and within it above what moves to the dash */
	becomes("provision: x\nmappings:\n  # first\n  - relation: shifts\n    # why\n    obligation: a/b\n    # left out: status\n  # - another\ntitle: t\n",
	        "provision: x\ntitle: t\nmappings:\n  # first\n  # why\n  - obligation: a/b\n    relation: shifts\n    # left out: status\n  # - another\n");
	/* behind keys, dashes and the headers of texts */
	stays("provision: x\nsummary: >- # said\n  words\nmappings: # all\n  - # one\n    obligation: a/b\n");
	/* one between a key and its text */
	stays("provision: x\ntitle:\n  # long\n  A title\n");
	/* what begins with a number sign in a text is none */
	stays("provision: x\ntitle: \"a # b\"\nsummary: |-\n  # a heading\n  words#\n");
}

static void
indents(void **state)
{
	(void)state;
	becomes("provision: x\nmappings:\n- obligation: a/b\n  relation: shifts\n", "provision: x\nmappings:\n  - obligation: a/b\n    relation: shifts\n");
	becomes("provision:   x\nmappings:\n    -   obligation:  a/b\n        relation:\tshifts   \n", "provision: x\nmappings:\n  - obligation: a/b\n    relation: shifts\n");
	becomes("provision: x\nmappings:\n  -\n    obligation: a/b\n", "provision: x\nmappings:\n  - obligation: a/b\n");
	becomes("provision: x\n\n\n\ntitle: t\n\n", "provision: x\n\ntitle: t\n");
	becomes("provision: x\nmappings:\n\n  - obligation: a/b\n\n\n  - obligation: a/c\n", "provision: x\nmappings:\n  - obligation: a/b\n\n  - obligation: a/c\n");
	/* what goes on on other lines */
	becomes("provision: x\ntitle: one\n     two\nsummary: \"three\n\n four\"\n", "provision: x\ntitle: one\n  two\nsummary: \"three\n\n  four\"\n");
	becomes("provision: x\ncategories: [a,\n  b,\n]\n", "provision: x\ncategories: [a,\n  b,\n  ]\n");
}

static void
leaves_texts(void **state)
{
	(void)state;
	becomes("provision: x\nsummary: |\n     one\n       two\n\n     three  \nmatters: >+\n   four\n\n\nnote: five\n",
	        "provision: x\nsummary: |\n  one\n    two\n\n  three  \nmatters: >+\n  four\n\n\nnote: five\n");
	becomes("provision: x\nmappings:\n    - obligation: a/b\n      rationale: |2\n          indented\n", "provision: x\nmappings:\n  - obligation: a/b\n    rationale: |2\n        indented\n");
	/* a file that ends in a text: without a line end, which another line would give it */
	becomes("provision: x\nsummary: |\n  one\n  two", "provision: x\nsummary: |-\n  one\n  two\n");
	becomes("provision: x\nsummary: >+\n  one", "provision: x\nsummary: >-\n  one\n");
	stays("provision: x\nsummary: |\nmatters: \"\"\nnote:\n");
	stays("provision: 'x'\ntitle: \"It's \\\"so\\\"\"\n");
}

static void
has_one_kind_of_line(void **state)
{
	(void)state;
	stays("category: x\r\ntitle: t\r\n");
	becomes("category: x\r\ndefinition: d\n# c\r\ntitle: t", "category: x\r\n# c\r\ntitle: t\r\ndefinition: d\r\n");
	becomes("category: x\ndefinition: |\r\n  a\r\n  b\r\ntitle: t\n", "category: x\ntitle: t\ndefinition: |\n  a\n  b\n");
	becomes("\xEF\xBB\xBF" "category: x\ntitle: t", "category: x\ntitle: t\n");
	becomes("---\ncategory: x\n...\n", "---\ncategory: x\n...\n");
	becomes("{category: x, definition: d, title: t}", "{category: x, title: t, definition: d}\n");
}

static void
leaves_others(void **state)
{
	(void)state;
	is_left("services:\n  web: 1\n");
	is_left("? category\n: x\n");
	is_left("category: x\n? title\n: t\n");
	is_left("category: [x\n");
	is_left("category: x\ncategory: y\n");
	is_left("");
	is_left("just a text\n");
	/* what regc writes stays, whatever it looks like */
	stays("lock:   evidence\nplatform: x\n");
}

/* every beginning of a file, as an editor has it: it never fails, and what comes out says the same */
static void
takes_every_part(void **state)
{
	static const char text[] = "# a\nprovision: x # b\nmappings:\n- {relation: shifts, obligation: a/b}\n-   status: draft\n    # c\n    rationale: >+\n      d\n"
	                           "\n    obligation: \"e\n      f\"\n  # g\ntitle: |2-\n   h\n# i\nsources:\n  - - j\n    -\n      k\n";
	struct buf out = {0}, again = {0};
	size_t findings;

	(void)state;
	for (size_t n = 0; n < sizeof text; n++) {
		out.n = again.n = 0;
		if (form(&out, text, n, &findings) != LAYOUT_LEFT)
			assert_int_equal(form(&again, out.s, out.n, &findings), LAYOUT_SAME);
	}
	buf_free(&out);
	buf_free(&again);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(orders_keys),  cmocka_unit_test(keeps_comments),       cmocka_unit_test(indents),
		cmocka_unit_test(leaves_texts), cmocka_unit_test(has_one_kind_of_line), cmocka_unit_test(leaves_others),
		cmocka_unit_test(takes_every_part),
	};

	return cmocka_run_group_tests(tests, load, unload);
}
