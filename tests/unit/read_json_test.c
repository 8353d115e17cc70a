/* JSON that somebody else may have written: the same nodes as YAML gives, with their places, or a mistake and its place. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "../../compiler/base/embedded.h"
#include "../../compiler/base/text.h"
#include "../../compiler/syntax/read.h"
#include "../../compiler/syntax/read_json.h"

static struct schemas schemas;
static struct arena arena;

static int
load(void **state)
{
	const struct source *texts[64];
	struct diags ds = {0};
	size_t n = 0;

	(void)state;
	for (const struct embedded *e = embedded_files; e->name; e++)
		if (ends_with(e->name, ".schema.yaml"))
			texts[n++] = source_of_text(&arena, e->name, e->bytes, e->n);
	assert_true(schemas_load(&schemas, &ds, texts, n));
	diag_free(&ds);
	return 0;
}

static int
unload(void **state)
{
	(void)state;
	schemas_free(&schemas);
	arena_free(&arena);
	return 0;
}

static const struct source *
text_of(const char *text)
{
	return source_of_text(&arena, "x.json", text, strlen(text));
}

/* the words of a mistake and the text at its place: "what [text]"; of one of shape, whose words are not ours, the place */
static void
is_mistaken(const char *text, const char *wanted)
{
	struct mistake m;
	const struct source *s = text_of(text);

	if (read_json(&arena, s, schema_at(&schemas, "manifest.schema.yaml"), &m))
		fail_msg("taken: %s", text);
	assert_ptr_equal(m.place.source, s);
	assert_true(m.place.span.from <= m.place.span.to && m.place.span.to <= s->size);
	assert_string_equal(arena_printf(&arena, "%s[%.*s]", *wanted == '[' ? "" : arena_printf(&arena, "%s ", m.what),
	                                 (int)(m.place.span.to - m.place.span.from), text + m.place.span.from), wanted);
}

#define HEAD "{\"generator\": \"regc\", \"version\": \"1\", \"as-of\": \"2026-01-01\", \"audience\": \"public\", " \
	"\"edition\": \"0123456789ab\", \"inputs\": [], "

static void
mistakes_have_their_places(void **state)
{
	static char deep[] = HEAD "\"outputs\": [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]}";

	(void)state;
	is_mistaken("", "it is not valid JSON []");
	is_mistaken("{\"a\": 1,}", "it is not valid JSON []");
	is_mistaken(HEAD "\"outputs\": []} x", "it is not valid JSON []");
	is_mistaken(HEAD "\"inputs\": [], \"outputs\": []}", "it is not valid JSON []"); /* a key twice */
	is_mistaken("{\"a\": \"\\ud800\"}", "it is not valid JSON []");
	is_mistaken("{\"a\": \"\\u0000\"}", "it is not valid JSON []");
	is_mistaken("{\"a\": \"\xff\"}", "it is not valid JSON []");
	is_mistaken(HEAD "\"outputs\": [], \"pack\": \"a\\u001b[1m\"}", "it has a character that no report can hold [\"a\\u001b[1m\"]");
	is_mistaken(HEAD "\"outputs\": [], \"pack\": \"\\uffff\"}", "it has a character that no report can hold [\"\\uffff\"]");
	is_mistaken(deep, "nested too deeply [[]");
	is_mistaken("[]", "[[]]");
	is_mistaken(HEAD "\"outputs\": [{\"path\": \"a\\\"b\", \"sha256\": \"x\"}]}", "[\"x\"]");
	is_mistaken(HEAD "\"outputs\": [{\"path\": null, \"sha256\": \"x\"}]}", "[\"path\"]");
}

/* whether two trees are the same, with their places */
static void
same_nodes(const struct node *a, const struct node *b)
{
	assert_int_equal(a->kind, b->kind);
	assert_int_equal(a->span.from, b->span.from);
	assert_int_equal(a->span.to, b->span.to);
	assert_int_equal(a->key_span.from, b->key_span.from);
	if (a->key)
		assert_string_equal(a->key, b->key);
	if (a->kind == NODE_SCALAR)
		assert_string_equal(a->text, b->text);
	for (a = a->first, b = b->first; a && b; a = a->next, b = b->next)
		same_nodes(a, b);
	assert_true(!a && !b);
}

static void
the_nodes_are_those_of_yaml(void **state)
{
	const struct source *s = text_of(HEAD "\n \"made\":[\"json\" , \"csv\"],\"outputs\": [ {\"path\": \"a/\xC3\xA9 \\\\ \\\" [b]\", \"bytes\": 12,\n"
	                                 "\"sha256\": \"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\" } ]\n}\n");
	struct diags ds = {0};
	struct mistake m = {0};
	struct node *json = read_json(&arena, s, schema_at(&schemas, "manifest.schema.yaml"), &m);
	struct node *yaml = read_yaml(&arena, &ds, s);

	(void)state;
	assert_null(m.what);
	if (!json || !yaml) {
		fail();
		return;
	}
	same_nodes(json->first, yaml->first);
	for (const struct node *a = json->first, *b = yaml->first; a && b; a = a->next, b = b->next)
		same_nodes(a, b);
	diag_free(&ds);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(mistakes_have_their_places),
		cmocka_unit_test(the_nodes_are_those_of_yaml),
	};

	return cmocka_run_group_tests(tests, load, unload);
}
