/* What the page for paper has of the page of a clause. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "../../compiler/site/paper.h"

static void
is_part(const char *main, const char *wanted)
{
	struct arena a = {0};
	struct buf part = {0};

	paper_part(&part, arena_printf(&a, "<!DOCTYPE html>\n<html><body><h1>no</h1><main id=\"the.main\">%s</main><p>no</p></html>", main),
	           "provisions/a/b/c.html", "a/b/c");
	assert_string_equal(part.s ? part.s : "", wanted);
	buf_free(&part);
	arena_free(&a);
}

static void
ids_are_kept_apart(void **state)
{
	(void)state;
	is_part("<p id=\"x\" class=\"y\">a</p>", "<p id=\"a.b.c.x\" class=\"y\">a</p>");
	is_part("<a href=\"#x\">a</a><label for=\"x\">b</label>", "<a href=\"#a.b.c.x\">a</a><label for=\"a.b.c.x\">b</label>");
	is_part("<div aria-labelledby=\"x\" aria-describedby=\"y\"></div>", "<div aria-labelledby=\"a.b.c.x\" aria-describedby=\"a.b.c.y\"></div>");
}

static void
addresses_are_seen_from_there(void **state)
{
	(void)state;
	is_part("<a href=\"../../../methodology.html#x\">a</a>", "<a href=\"../methodology.html#x\">a</a>");
	is_part("<a href=\"../d/e.html\">a</a><img src=\"e.svg\">", "<a href=\"../provisions/a/d/e.html\">a</a><img src=\"../provisions/a/b/e.svg\">");
	is_part("<a href=\"../../../../x\">a</a>", "<a href=\"../../x\">a</a>"); /* out of the site, as before */
	is_part("<a href=\"https://x/../y\">a</a><a href=\"mailto:a\">b</a><a href=\"/c\">c</a>",
	        "<a href=\"https://x/../y\">a</a><a href=\"mailto:a\">b</a><a href=\"/c\">c</a>");
}

static void
it_stands_on_another_page(void **state)
{
	(void)state;
	is_part("<h1>a</h1><h2 class=\"x\">b</h2><hr><h6>c</h6>", "<h2>a</h2><h3 class=\"x\">b</h3><hr><h6>c</h6>");
	is_part("<details><summary>a</summary></details>", "<details open=\"\"><summary>a</summary></details>");
	is_part("<details class=\"y\" open=\"\">a</details>", "<details open=\"\" class=\"y\">a</details>");
	is_part("<nav class=\"crumbs\"><a href=\"x\">a</a></nav><p>b</p>", "<p>b</p>");
	is_part("<details class=\"here\"><nav>a</nav></details>b &lt;nav&gt;", "b &lt;nav&gt;");
	is_part("<p title=\"a > b\">c</p>", "<p title=\"a > b\">c</p>");
	is_part("", "");
}

static void
a_page_of_another_form_gives_nothing(void **state)
{
	struct buf part = {0};

	(void)state;
	paper_part(&part, "<p>a project's own template</p>", "provisions/a/b/c.html", "a/b/c");
	assert_int_equal(part.n, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ids_are_kept_apart),
		cmocka_unit_test(addresses_are_seen_from_there),
		cmocka_unit_test(it_stands_on_another_page),
		cmocka_unit_test(a_page_of_another_form_gives_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
