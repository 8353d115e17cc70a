/* Links inside a site: where an address leads, and what of it is missing; whoever saw it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../compiler/base/text.h"
#include "../../compiler/form/addresses.h"

static const char *const pages[] = {"index.html", "a/b/c.html", "a/d.html"};

/* what the pages of the tests leave */
struct seen {
	struct links links;
	struct arena arena;
	struct named named[3];
};

/* what is found, with where */
static void
check(struct seen *s, const char *wanted)
{
	struct named_page all[3];
	struct table paths = {0};
	struct diags ds = {0};
	struct buf said = {0};

	for (size_t i = 0; i < 3; i++) {
		*table_put(&paths, pages[i]) = s;
		all[i] = (struct named_page){pages[i], &s->named[i]};
	}
	links_check(&s->links, &ds, &paths, all, 3);
	for (size_t i = 0; i < ds.n; i++)
		buf_printf(&said, "%s (%s)\n", ds.all[i]->message, ds.all[i]->notes->message);
	assert_string_equal(said.s ? said.s : "", wanted);
	buf_free(&said);
	table_free(&paths);
	diag_free(&ds);
}

static void
see(struct seen *s, size_t page, const char *id, const char *address)
{
	links_begin(&s->links, pages[page]);
	if (id)
		links_id(&s->links, id);
	if (address)
		links_to(&s->links, address);
	links_end(&s->links, &s->arena, &s->named[page]);
}

static void
forget(struct seen *s)
{
	links_free(&s->links);
	arena_free(&s->arena);
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
		struct seen l = {.links = {.base = "https://example.org/map/"}};

		see(&l, 1, "x", fine[i]);
		check(&l, "");
		forget(&l);
	}
	for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
		struct seen l = {.links = {.base = "https://example.org/map/"}};
		struct buf wanted = {0};

		see(&l, 1, "x", broken[i].address);
		buf_printf(&wanted, "broken link to %s: %s (on the page a/b/c.html)\n", broken[i].target, broken[i].missing);
		check(&l, wanted.s);
		buf_free(&wanted);
		forget(&l);
	}
}

/* what one process left of a page, as another reads it, whose names have other numbers; false where it is broken */
static bool
hand_over(struct seen *to, const struct seen *from, size_t page, size_t cut)
{
	struct buf names = {0}, bytes = {0};
	struct unpack u;
	size_t n = 0;
	uint32_t *map;
	bool fine;

	names_pack(&names, &from->links.targets, 0);
	u = (struct unpack){names.s, names.s + names.n, false};
	map = names_unpack(&to->links.targets, &u, 0, &n);
	assert_non_null(map);
	named_pack(&bytes, &from->named[page]);
	u = (struct unpack){bytes.s, bytes.s + bytes.n - cut, false};
	fine = named_unpack(&to->named[page], &to->arena, &u, map, n) && unpack_ended(&u);
	free(map);
	buf_free(&names);
	buf_free(&bytes);
	return fine;
}

/* what a process leaves that began with the first names of another: the rest; the same name can be new in both */
static void
names_from_a_number_on(void **state)
{
	static const char *const here[] = {"a", "b", "c"}, *const there[] = {"a", "b", "d", "c"};
	const size_t shared = 2;
	struct names parent = {0}, worker = {0};
	struct buf b = {0};
	struct unpack u;
	size_t n;
	uint32_t *map;

	(void)state;
	for (size_t i = 0; i < 3; i++)
		names_number(&parent, here[i]);
	for (size_t i = 0; i < 4; i++)
		names_number(&worker, there[i]);
	names_pack(&b, &worker, shared);
	u = (struct unpack){b.s, b.s + b.n, false};
	map = names_unpack(&parent, &u, shared, &n);
	assert_non_null(map);
	assert_true(unpack_ended(&u));
	assert_int_equal(n, 4);
	for (size_t i = 0; i < n; i++)
		assert_string_equal(names_text(&parent, map[i]), there[i]);
	free(map);
	buf_free(&b);
	names_free(&parent);
	names_free(&worker);
}

/* two workers, each with half of it: together they know all, and count each target once */
static void
adds_up(void **state)
{
	struct seen one = {0}, other = {0}, all = {0};

	(void)state;
	see(&one, 2, "x", "b/c.html#y");
	see(&one, 2, NULL, "../none.html");
	see(&other, 1, "y", "../d.html#x");
	links_begin(&other.links, pages[0]);
	links_id(&other.links, "z");
	links_id(&other.links, "z");
	links_to(&other.links, "none.html");
	links_to(&other.links, "none.html");
	links_end(&other.links, &other.arena, &other.named[0]);
	assert_true(hand_over(&all, &other, 1, 0) && hand_over(&all, &one, 2, 0) && hand_over(&all, &other, 0, 0));
	check(&all, "broken link to none.html: the site has no such file (on 2 pages, the first of which is index.html)\n"
	            "the id 'z' is used twice on a page (on the page index.html)\n");
	for (size_t cut = 1; cut < 12; cut++)
		assert_false(hand_over(&all, &other, 0, cut));
	forget(&one);
	forget(&other);
	forget(&all);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(resolves),
		cmocka_unit_test(adds_up),
		cmocka_unit_test(names_from_a_number_on),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
