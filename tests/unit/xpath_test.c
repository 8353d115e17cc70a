/* Expressions: which can be asked of one report after another, and which are refused before anything is asked. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "../../compiler/compile.h"
#include "../../compiler/form/xpath.h"

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

/* 1 or 0; -1 where it is refused */
static int
apart(const char *expression)
{
	struct arena a = {0};
	struct diags ds = {0};
	struct xpath *x = xpath_open(&a, &ds, &c.schemas, expression);
	int is = x ? xpath_is_apart(x) : -1;

	assert_int_equal(ds.n, x ? 0 : 1);
	xpath_close(x);
	diag_free(&ds);
	arena_free(&a);
	return is;
}

static void
can_be_asked_apart(void **state)
{
	static const char *const all[] = {
		"//r:outcome", "/r:model/r:report[@kind = 'provision']//r:outcome", "//r:outcome[r:flag/@state = 'active']/@read", "//r:a | //r:b",
		"//r:mapping[not(r:reviewed) and r:status = '/..']", "//r:mapping[count(r:source) > 1]", "//r:mapping[.//r:p]", "//r:mapping[1]",
		"count(//r:outcome)", "sum(//r:share[. > 3])", "//r:entry[starts-with(r:on, \"2026\")]",
	};

	(void)state;
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		if (apart(all[i]) != 1)
			fail_msg("%s", all[i]);
}

static void
must_be_asked_at_once(void **state)
{
	static const char *const all[] = {
		"count(//r:a) + count(//r:b)", "(//r:outcome)[1]", "//r:outcome[last()]", "//r:outcome[position() < 3]", "//r:report[1]", "//*[2]",
		"//r:mapping[r:obligation/@ref = //r:regulation/@ref]", "//r:a/../r:b", "//r:a/ancestor::r:report", "//r:a[following::r:b]", "r:model//r:a",
		"not(//r:a)", "string(//r:a)", "1 + 1", "'text'", "//r:a[count(//r:b) > 1]", "//r:a[/r:model]", "//r:a/parent::r:b", "count(//r:a) div count(//r:b)",
		"sum(//r:a[. = //r:b])",
	};

	(void)state;
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		if (apart(all[i]) != 0)
			fail_msg("%s", all[i]);
}

static void
refuses(void **state)
{
	static const char *const all[] = {
		"", " ", "//", "//r:a[", "//r:a[b", "//r:a]", "//r:a['", "foo()", "document('x')", "unparsed-text('/etc/passwd')", "//x:a", "str:tokenize('a')", "$a",
		"//r:a[$b]", "//r:a[@b = ]", "count(", "exsl:document('a')", "//r:a[key('a', 'b')]", "\xFF", "//r:\xC3\xA4 ä",
	};

	(void)state;
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		if (apart(all[i]) != -1)
			fail_msg("%s", all[i]);
}

/* what stands in quotes is no name */
static void
looks_at_names(void **state)
{
	struct arena a = {0};
	struct diags ds = {0};
	const char *name, *near;
	struct xpath *x = xpath_open(&a, &ds, &c.schemas, "//r:mapping[r:stauts = 'no:such $thing()']");

	(void)state;
	assert_non_null(x);
	assert_true(xpath_unknown(x, &name, &near));
	assert_string_equal(name, "stauts");
	assert_string_equal(near, "status");
	assert_null(xpath_bare(x));
	xpath_close(x);
	x = xpath_open(&a, &ds, &c.schemas, "//mapping[@read = 'copy' and r:status div 2 = 1]");
	assert_non_null(x);
	assert_false(xpath_unknown(x, &name, &near));
	assert_string_equal(xpath_bare(x), "mapping");
	xpath_close(x);
	diag_free(&ds);
	arena_free(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(can_be_asked_apart),
		cmocka_unit_test(must_be_asked_at_once),
		cmocka_unit_test(refuses),
		cmocka_unit_test(looks_at_names),
	};

	return cmocka_run_group_tests(tests, load, unload);
}
