/* The sitemap in parts, and what is in none of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "../../compiler/site/hosting.h"

static const struct page_kind is_read = {.flags = PAGE_READ}, other = {.flags = 0};
static struct page all[] = {
	{.kind = &is_read, .path = "index.html"}, {.kind = &other, .path = "feed.xml"},
	{.kind = &is_read, .path = "registry.html"}, {.kind = &is_read, .path = "about.html"},
	{.kind = &other, .path = "404.html"}, {.kind = &other, .path = "old.html"},
};
static const struct pages pages = {all, sizeof all / sizeof *all, 0};

/* "PATH: ADDRESS ADDRESS…" for each file of a sitemap */
static bool
keep(void *ctx, const char *path, const struct buf *bytes)
{
	if (!starts_with(path, "sitemap"))
		return true;
	buf_printf(ctx, "%s:", path);
	for (const char *p = bytes->s; (p = strstr(p, "<loc>")); p++)
		buf_printf(ctx, " %.*s", (int)strcspn(p + 5, "<"), p + 5);
	buf_putc(ctx, '\n');
	return true;
}

static void
is_map(const char *base, size_t most, const char *wanted)
{
	struct buf said = {0};

	assert_true(hosting_files(&pages, base, most, keep, &said));
	assert_string_equal(said.s ? said.s : "", wanted);
	buf_free(&said);
}

static void
maps(void **state)
{
	(void)state;
	is_map(NULL, 3, "");
	is_map("https://a.b/", 3, "sitemap.xml: https://a.b/index.html https://a.b/registry.html https://a.b/about.html\n");
	is_map("https://a.b/c/?d&e/", 2,
	       "sitemap-1.xml: https://a.b/c/?d&amp;e/index.html https://a.b/c/?d&amp;e/registry.html\n"
	       "sitemap-2.xml: https://a.b/c/?d&amp;e/about.html\n"
	       "sitemap.xml: https://a.b/c/?d&amp;e/sitemap-1.xml https://a.b/c/?d&amp;e/sitemap-2.xml\n");
	is_map("https://a.b/", 1,
	       "sitemap-1.xml: https://a.b/index.html\nsitemap-2.xml: https://a.b/registry.html\n"
	       "sitemap-3.xml: https://a.b/about.html\n"
	       "sitemap.xml: https://a.b/sitemap-1.xml https://a.b/sitemap-2.xml https://a.b/sitemap-3.xml\n");
}

static bool
refuse(void *ctx, const char *path, const struct buf *bytes)
{
	(void)bytes;
	return strcmp(path, ctx) != 0;
}

static void
a_refusal_ends_it(void **state)
{
	static const char *const paths[] = {"_headers", "robots.txt", "sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"};

	(void)state;
	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
		assert_false(hosting_files(&pages, "https://a.b/", 2, refuse, (void *)paths[i]));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(maps),
		cmocka_unit_test(a_refusal_ends_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
