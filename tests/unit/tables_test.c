/* Cells of the tables for spreadsheets: quoting, what would be computed, lists, the first of two paths. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "../../compiler/site/tables.h"

static size_t
table_of(const char *path)
{
	size_t t = 0;

	while (t < CSV_TABLES && strcmp(csv_path(t), path) != 0)
		t++;
	assert_true(t < CSV_TABLES);
	return t;
}

static void
holds(const char *path, const struct node *document, const char *wanted)
{
	struct buf out = {0};

	csv_rows(&out, table_of(path), ~0U, NULL, document);
	assert_string_equal(out.s ? out.s : "", wanted);
	buf_free(&out);
}

static struct node *
moment(struct arena *a, struct node *list, const char *event, const char *by)
{
	struct node *n = node_add(list, NULL, node_map(a));

	node_put(a, n, "on", "2026-01-02");
	node_put(a, n, "event", event);
	node_put(a, n, "by", by);
	return n;
}

static void
quotes(void **state)
{
	static const struct { const char *text, *cell; } cells[] = {
		{"plain", "plain"}, {"", ""}, {"a,b", "\"a,b\""}, {"say \"so\"", "\"say \"\"so\"\"\""}, {"a\nb", "\"a\nb\""},
		{"=1+1", "'=1+1"}, {"+1", "'+1"}, {"-1", "'-1"}, {"@a", "'@a"}, {"\tx", "'\tx"}, {"=a,\"b\"", "\"'=a,\"\"b\"\"\""},
		{"a=b", "a=b"}, {"\xC2\xA7 5", "\xC2\xA7 5"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
		struct arena a = {0};
		struct node *document = node_map(&a);
		struct buf wanted = {0};

		node_put(&a, document, "kind", "timeline");
		moment(&a, node_add(document, "timeline", node_list(&a)), cells[i].text, "x");
		buf_printf(&wanted, "2026-01-02,%s,,,,x,\r\n", cells[i].cell);
		holds("data/timeline.csv", document, wanted.s);
		buf_free(&wanted);
		arena_free(&a);
	}
}

static void
one_row_a_thing(void **state)
{
	struct arena a = {0};
	struct node *document = node_map(&a), *list;

	(void)state;
	node_put(&a, document, "kind", "timeline");
	holds("data/timeline.csv", document, "");
	list = node_add(document, "timeline", node_list(&a));
	holds("data/timeline.csv", document, "");
	moment(&a, list, "one", NULL);
	moment(&a, list, "two", NULL);
	holds("data/timeline.csv", document, "2026-01-02,one,,,,,\r\n2026-01-02,two,,,,,\r\n");
	holds("data/coverage.csv", document, "");
	arena_free(&a);
}

static void
paths(void **state)
{
	struct arena a = {0};
	struct node *document = node_map(&a), *change, *record, *marks;

	(void)state;
	node_put(&a, document, "kind", "change");
	node_put(&a, document, "id", "i");
	change = node_add(document, "change", node_map(&a));
	node_put(&a, change, "class", "the author's");
	holds("data/changes.csv", document, "i,,,,,the author's,,,,,,,,,\r\n");
	record = node_add(document, "record", node_map(&a));
	node_put(&a, record, "step", "the lock's");
	marks = node_add(record, "marks", node_list(&a));
	node_put(&a, marks, NULL, "a");
	node_put(&a, marks, NULL, "b");
	holds("data/changes.csv", document, "i,,,,,the lock's,,,,,,,a; b,,\r\n");
	arena_free(&a);
}

/* a row leads to a page, or names the clause whose row does */
static void
headers(void **state)
{
	(void)state;
	for (size_t t = 0; t < CSV_TABLES; t++) {
		struct buf out = {0};

		csv_header(&out, t, ~0U, false);
		assert_true(starts_with(out.s, "\xEF\xBB\xBF"));
		assert_true(ends_with(out.s, ",page\r\n") || starts_with(out.s + strlen("\xEF\xBB\xBF"), "provision-id,"));
		buf_free(&out);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(quotes),
		cmocka_unit_test(one_row_a_thing),
		cmocka_unit_test(paths),
		cmocka_unit_test(headers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
