/* The JSON-LD in the head of pages: that every page's is JSON whatever its titles hold, and says of a law
 * and of the whole what is recorded and nothing else. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "../../compiler/compile.h"

#define TITLE "Act \"A\" \\ </script><script>alert(1)</script> & <!-- \xC3\xA9"
#define OPEN "<script type=\"application/ld+json\">"

static void
say(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	fputs(text, f);
	fclose(f);
}

static void
say_law(const char *id, const char *adopted, const char *identifiers)
{
	char path[64], text[1024];

	snprintf(path, sizeof path, "project/%s.yaml", id);
	snprintf(text, sizeof text,
	         "regulation: %s\ntitle: '%s'\nshort: A\ncitation: Act (made up)\ntype: regulation\njurisdiction: EU\n"
	         "reach: [offered]\nsummary: |-\n  First *line*\n  and [more](https://example.org/).\n\n  Second.\n"
	         "history:\n  - event: adopted\n    on: %s\nchecked: 2026-01\n%s"
	         "sources:\n  - class: official\n    title: Act\n", id, TITLE, adopted, identifiers);
	say(path, text);
}

static int
build(void **state)
{
	static const struct compile_options options = {.project = "project", .out = "out", .version = "test"};
	struct compilation c = {0};
	struct site_result result;
	bool fine;

	(void)state;
	if (system("rm -rf project out && mkdir project") != 0)
		return -1;
	say("project/regc.yaml", "project: test\ntitle: Test\ndescription: What it *is*.\npublisher: P\n"
	                         "base: https://example.org/map\nas-of: 2026-07-01\n");
	say("project/eu.yaml", "jurisdiction: EU\ntitle: European Union\ntype: union\n");
	say_law("exact", "2024-06-13", "identifiers:\n  celex: 32024R1689\n  eli: http://data.europa.eu/eli/reg/2024/1689/oj\n");
	say_law("unknown", "unknown", "");
	if (!compile(&c, &options, STAGE_PAGES))
		return -1;
	struct site_options so = {.out = "out", .renderer = render_open(&c.diags, &c.schemas, NULL), .jobs = 2};
	fine = site_build(&c.diags, &c.analysis, &so, &result);
	render_close(so.renderer);
	compile_free(&c);
	return fine ? 0 : -1;
}

/* the one block of a page, parsed */
static json_t *
linked(const char *path)
{
	static char text[1 << 20];
	FILE *f = fopen(path, "r");
	char *block, *end;
	json_error_t error;
	json_t *json;

	assert_non_null(f);
	text[fread(text, 1, sizeof text - 1, f)] = '\0';
	fclose(f);
	assert_non_null(block = strstr(text, OPEN));
	block += strlen(OPEN);
	assert_non_null(end = strstr(block, "</script>"));
	assert_null(strstr(end, OPEN));
	assert_null(strstr(text, "<script>"));
	json = json_loadb(block, (size_t)(end - block), JSON_REJECT_DUPLICATES, &error);
	if (!json)
		fail_msg("%s: %s", path, error.text);
	assert_string_equal(json_string_value(json_object_get(json, "@context")), "https://schema.org");
	return json;
}

static const char *
text_at(const json_t *json, const char *key)
{
	return json_string_value(json_object_get(json, key));
}

/* of what other pages are, their title, description and links say all that there is */
static void
no_other_page_has_json(void **state)
{
	char line[256];
	FILE *list = popen("grep -rl application/ld+json out | sort", "r");

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		static const char *const paths[] = {"out/index.html\n", "out/regulations/exact.html\n", "out/regulations/unknown.html\n"};

		assert_non_null(fgets(line, sizeof line, list));
		assert_string_equal(line, paths[i]);
	}
	assert_null(fgets(line, sizeof line, list));
	assert_int_equal(pclose(list), 0);
}

static void
a_law_is_legislation(void **state)
{
	json_t *page = linked("out/regulations/exact.html"), *law = json_object_get(page, "mainEntity");
	json_t *ids = json_object_get(law, "legislationIdentifier");

	(void)state;
	assert_string_equal(text_at(page, "@type"), "WebPage");
	assert_string_equal(text_at(page, "url"), "https://example.org/map/regulations/exact.html");
	assert_string_equal(text_at(page, "description"), "First line and more.");
	assert_string_equal(text_at(json_object_get(page, "encoding"), "contentUrl"),
	                    "https://example.org/map/regulations/exact.xml");
	assert_string_equal(text_at(law, "@type"), "Legislation");
	assert_string_equal(text_at(law, "name"), TITLE);
	assert_int_equal(json_array_size(ids), 3);
	assert_string_equal(json_string_value(json_array_get(ids, 1)), "32024R1689");
	assert_string_equal(text_at(law, "legislationDate"), "2024-06-13");
	assert_string_equal(text_at(json_object_get(law, "legislationJurisdiction"), "name"), "European Union");
	json_decref(page);
}

static void
what_is_not_recorded_is_not_said(void **state)
{
	json_t *page = linked("out/regulations/unknown.html"), *law = json_object_get(page, "mainEntity");

	(void)state;
	assert_null(json_object_get(law, "legislationDate"));
	assert_null(json_object_get(law, "sameAs"));
	assert_int_equal(json_array_size(json_object_get(law, "legislationIdentifier")), 1);
	json_decref(page);
}

static void
the_whole_is_a_dataset(void **state)
{
	json_t *page = linked("out/index.html");
	json_t *file = json_array_get(json_object_get(page, "distribution"), 0);

	(void)state;
	assert_string_equal(text_at(page, "@type"), "Dataset");
	assert_string_equal(text_at(page, "url"), "https://example.org/map/");
	assert_string_equal(text_at(page, "description"), "What it is.");
	assert_string_equal(text_at(json_object_get(page, "publisher"), "name"), "P");
	assert_string_equal(text_at(file, "contentUrl"), "https://example.org/map/report.xml");
	json_decref(page);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_other_page_has_json),
		cmocka_unit_test(a_law_is_legislation),
		cmocka_unit_test(what_is_not_recorded_is_not_said),
		cmocka_unit_test(the_whole_is_a_dataset),
	};

	render_start((size_t)1 << 30);
	return cmocka_run_group_tests(tests, build, NULL);
}
