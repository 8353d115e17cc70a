/* What stands at a place of a file that is being written: in maps and lists, in brackets, in prose, between things, and where the
 * text is no YAML. In the texts, ¦ is the place. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "../../compiler/base/text.h"
#include "../../compiler/editor/caret.h"
#include "../../compiler/compile.h"

struct world {
	struct compilation c;
	struct arena arena;
};

static int
set_up(void **state)
{
	static struct world w;

	*state = &w;
	return compile_schemas(&w.c) ? 0 : -1;
}

static int
tear_down(void **state)
{
	struct world *w = *state;

	arena_free(&w->arena);
	compile_free(&w->c);
	return 0;
}

static struct caret
at(struct world *w, const char *marked)
{
	const char *mark = strstr(marked, "¦");
	size_t before = (size_t)(mark - marked), after = strlen(mark) - strlen("¦");
	const char *text = arena_printf(&w->arena, "%.*s%s", (int)before, marked, mark + strlen("¦"));

	return caret_at(&w->arena, &w->c.schemas, text, before + after, (uint32_t)before);
}

/* the keys that lead to a place, with the numbers of items: "mappings[1].reviewed.by" */
static const char *
path_of(struct world *w, const struct caret *c)
{
	struct buf path = {0};
	const char *made;

	for (size_t i = 0; i < c->n; i++) {
		if (c->maps[i].key)
			buf_printf(&path, "%s%s", path.n ? "." : "", c->maps[i].key);
		if (c->maps[i].key && c->maps[i].item)
			buf_printf(&path, "[%zu]", c->maps[i].number);
	}
	made = arena_string(&w->arena, path.s ? path.s : "");
	buf_free(&path);
	return made;
}

static void
expect(struct world *w, const char *marked, enum caret_at kind, const char *path, const char *word)
{
	struct caret c = at(w, marked);

	if (c.at != kind || strcmp(path_of(w, &c), path) != 0 || strcmp(c.text, word) != 0)
		fail_msg("in '%s': kind %d for %d, path '%s' for '%s', word '%s' for '%s'", marked, (int)c.at, (int)kind, path_of(w, &c), path,
		         c.text, word);
	if (!*word && c.at != CARET_NOWHERE && (c.word.from != c.word.to || c.word.from != (size_t)(strstr(marked, "¦") - marked)))
		fail_msg("in '%s': what is written would stand at %u to %u", marked, (unsigned)c.word.from, (unsigned)c.word.to);
}

#define HEAD "provision: x\ndocument: a/b\n"
#define MAPPING "mappings:\n  - obligation: law/one\n    relation: shifts\n  - obligation: law/two\n"

static void
keys(void **state)
{
	expect(*state, "¦", CARET_KEY, "", "");
	expect(*state, "prov¦", CARET_KEY, "", "prov");
	expect(*state, "pro¦vision: x\n", CARET_KEY, "", "provision");
	expect(*state, HEAD "¦", CARET_KEY, "", "");
	expect(*state, HEAD "ti¦\nsummary: x\n", CARET_KEY, "", "ti");
	expect(*state, HEAD MAPPING "    ¦", CARET_KEY, "mappings[1]", "");
	expect(*state, HEAD MAPPING "    rel¦\n", CARET_KEY, "mappings[1]", "rel");
	expect(*state, HEAD MAPPING "  - ¦\n", CARET_KEY, "mappings[2]", "");
	expect(*state, HEAD "mappings:\n- obligation: law/one\n  ¦\n", CARET_KEY, "mappings[0]", "");
	expect(*state, HEAD MAPPING "    reviewed:\n      ¦\n", CARET_KEY, "mappings[1].reviewed", "");
	expect(*state, HEAD MAPPING "    reviewed: {by: x, ca¦}\n", CARET_KEY, "mappings[1].reviewed", "ca");
	expect(*state, HEAD "# a comment ¦\n", CARET_NOWHERE, "", "");
	expect(*state, HEAD "title: x # a comment ¦\n", CARET_NOWHERE, "", "");
}

static void
values(void **state)
{
	expect(*state, HEAD MAPPING "    relation: ¦\n", CARET_VALUE, "mappings[1].relation", "");
	expect(*state, HEAD MAPPING "    relation: shi¦fts\n", CARET_VALUE, "mappings[1].relation", "shifts");
	expect(*state, HEAD "mappings:\n  - obligation: law/¦\n    relation: shifts\n", CARET_VALUE, "mappings[0].obligation", "law/");
	expect(*state, HEAD "categories: [a¦, b]\n", CARET_VALUE, "categories[0]", "a");
	expect(*state, HEAD "categories: [a, ¦]\n", CARET_VALUE, "categories[1]", "");
	expect(*state, HEAD "categories: [a,\n  b¦]\n", CARET_VALUE, "categories[1]", "b");
	expect(*state, HEAD "categories:\n  - a\n  - ¦\n", CARET_VALUE, "categories[1]", "");
	expect(*state, HEAD "categories:\n  - a\n  - b¦c\n", CARET_VALUE, "categories[1]", "bc");
	expect(*state, HEAD "title: \"quo¦ted\"\n", CARET_VALUE, "title", "quoted");
	expect(*state, HEAD MAPPING "    reviewed: {by: x, capacity: y¦}\n", CARET_VALUE, "mappings[1].reviewed.capacity", "y");
	expect(*state, HEAD "basis: ¦", CARET_VALUE, "basis", "");
	expect(*state, HEAD "basis:   ¦\n", CARET_VALUE, "basis", "");
	expect(*state, HEAD "basis: ¦\r\nsummary: x\r\n", CARET_VALUE, "basis", "");
}

static void
prose(void **state)
{
	struct caret c = at(*state, HEAD "summary: >-\n  Words and [the law](ref:law/o¦ne), and more\n");

	assert_int_equal(c.at, CARET_PROSE);
	assert_true(c.reference);
	assert_string_equal(c.text, "law/one");
	expect(*state, HEAD "summary: >-\n  Words: wi¦th a colon\nnote: y\n", CARET_PROSE, "summary", "");
	expect(*state, HEAD "summary: |\n  key: va¦lue\n", CARET_PROSE, "summary", "");
	expect(*state, HEAD "considerations:\n  - >-\n    Some wo¦rds\n", CARET_PROSE, "considerations[0]", "");
	expect(*state, HEAD "summary: >-\n  Words\n\n¦\n", CARET_KEY, "", "");
}

/* siblings are found on both sides, and do not end at a blank line, a comment or a text of several lines */
static void
siblings(void **state)
{
	struct caret c = at(*state, HEAD "mappings:\n  - obligation: law/one\n    rationale: >-\n      obligation: no\n\n    # why\n    ¦\n"
	                            "    status: draft\n  - obligation: law/two\n    method: human\n");
	const struct caret_map *map = caret_map(&c);

	assert_int_equal(map->n, 3);
	assert_string_equal(caret_value(map, "obligation"), "law/one");
	assert_string_equal(caret_value(map, "status"), "draft");
	assert_null(caret_value(map, "method"));
	assert_string_equal(caret_value(&c.maps[0], "document"), "a/b");
}

/* No text and no place is too strange: all places of texts that are cut anywhere. */
static void
anything(void **state)
{
	static const char text[] = HEAD "title: \"a # b\ncategories: [a, {b: c}, 'd\n" MAPPING "\t- x: [\n   - - y\n  : z\n? q\nsummary: |\n x\n  - \n[";
	struct world *w = *state;
	size_t seen = 0;

	for (size_t n = 0; n < sizeof text; n++)
		for (uint32_t offset = 0; offset <= n + 1; offset++) {
			struct arena a = {0};
			struct caret c = caret_at(&a, &w->c.schemas, text, n, offset);

			assert_true(c.word.from <= c.word.to && c.word.to <= n);
			seen += c.at != CARET_NOWHERE;
			arena_free(&a);
		}
	assert_true(seen > 100);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys), cmocka_unit_test(values), cmocka_unit_test(prose), cmocka_unit_test(siblings), cmocka_unit_test(anything),
	};

	return cmocka_run_group_tests_name("caret", tests, set_up, tear_down);
}
