/* Links inside a site: where an address leads, and what of it is missing; whoever saw it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "../../compiler/base/text.h"
#include "../../compiler/form/addresses.h"

static const char *const pages[] = {"index.html", "a/b/c.html", "a/d.html"};

static const char *
path_of(const void *ctx, size_t page)
{
	(void)ctx;
	return pages[page];
}

/* what is found, with where */
static void
check(struct links *l, const char *wanted)
{
	struct table paths = {0};
	struct diags ds = {0};
	struct buf said = {0};

	for (size_t i = 0; i < 3; i++)
		*table_put(&paths, pages[i]) = l;
	links_check(l, &ds, &paths, path_of, NULL);
	for (size_t i = 0; i < ds.n; i++)
		buf_printf(&said, "%s (%s)\n", ds.all[i]->message, ds.all[i]->notes->message);
	assert_string_equal(said.s ? said.s : "", wanted);
	buf_free(&said);
	table_free(&paths);
	diag_free(&ds);
}

static void
see(struct links *l, size_t page, const char *id, const char *address)
{
	links_begin(l, page, pages[page]);
	if (id)
		links_id(l, id);
	if (address)
		links_to(l, address);
	links_end(l);
}

static void
resolves(void **state)
{
	static const char *const fine[] = {
		"", "#", "#x", "#top", "#%78", "c.html", "./c.html", "?q=1", "../d.html", "../../index.html", "../b/c.html#x",
		"../../a/./b/../b/c.html", "%63.html", "../d.html?q#:~:text=word", "https://example.org/map/",
		"https://example.org/map/a/d.html", "https://example.org/map/a/b/c.html#x", "https://example.org/other",
		"//example.org/x", "mailto:x", "data:,x", "urn:x:y",
	};
	static const char place[] = "the page has no such id", file[] = "the site has no such file";
	static const struct { const char *address, *target, *missing; } broken[] = {
		{"#y", "a/b/c.html#y", place},
		{"../d.html#x", "a/d.html#x", place},
		{"d.html", "a/b/d.html", file},
		{"/index.html", "/index.html", file},
		{"../../../index.html", "../index.html", file},
		{"../../../../index.html", "../../index.html", file},
		{"../", "a/", file},
		{"%zz.html", "a/b/%zz.html", file},
		{"https://example.org/map/none.html", "none.html", file},
	};

	(void)state;
	for (size_t i = 0; i < sizeof fine / sizeof *fine; i++) {
		struct links l = {.base = "https://example.org/map/"};

		see(&l, 1, "x", fine[i]);
		check(&l, "");
		links_free(&l);
	}
	for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
		struct links l = {.base = "https://example.org/map/"};
		struct buf wanted = {0};

		see(&l, 1, "x", broken[i].address);
		buf_printf(&wanted, "broken link to %s: %s (on the page a/b/c.html)\n", broken[i].target, broken[i].missing);
		check(&l, wanted.s);
		buf_free(&wanted);
		links_free(&l);
	}
}

/* two workers, each with half of it: together they know all, and count each target once */
static void
adds_up(void **state)
{
	struct links one = {0}, other = {0}, all = {0};
	FILE *f = tmpfile();

	(void)state;
	assert_non_null(f);
	see(&one, 2, "x", "b/c.html#y");
	see(&one, 2, NULL, "../none.html");
	see(&other, 1, "y", "../d.html#x");
	links_begin(&other, 0, pages[0]);
	links_id(&other, "z");
	links_id(&other, "z");
	links_to(&other, "none.html");
	links_to(&other, "none.html");
	links_end(&other);
	assert_true(links_save(&one, f) && links_save(&other, f));
	rewind(f);
	assert_true(links_load(&all, f) && links_load(&all, f));
	assert_false(links_load(&all, f));
	check(&all, "broken link to none.html: the site has no such file (on 2 pages, the first of which is index.html)\n"
	            "the id 'z' is used twice on a page (on the page index.html)\n");
	fclose(f);
	links_free(&one);
	links_free(&other);
	links_free(&all);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(resolves),
		cmocka_unit_test(adds_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
