/* A manifest in the form in which regc writes it is read quickly; whatever else is one is left to the reader of any JSON. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "../../compiler/base/embedded.h"
#include "../../compiler/site/manifest.h"

static struct schemas schemas;
static struct arena arena;
static char folder[] = "/tmp/manifest-XXXXXX", path[sizeof folder + sizeof MANIFEST];

static int
begin(void **state)
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
	assert_non_null(mkdtemp(folder));
	sprintf(path, "%s/" MANIFEST, folder);
	return 0;
}

static int
end(void **state)
{
	(void)state;
	schemas_free(&schemas);
	arena_free(&arena);
	return unlink(path) + rmdir(folder);
}

static char *
written(void)
{
	struct manifest_file in[] = {{.path = "regc.yaml"}, {.path = "p/q.yaml"}}, out[] = {
		{.path = "a b.html", .bytes = 0}, {.path = "p/q.html", .bytes = 1203},
	};
	static const char *const made[] = {"csv", NULL};
	struct manifest m = {.version = "1", .as_of = "2026-01-02", .audience = "public", .edition = "0123456789ab", .made = made,
	                     .inputs = in, .ninputs = 2, .outputs = out, .noutputs = 2};
	struct buf text = {0};

	for (size_t i = 0; i < 2; i++) {
		memset(in[i].sha256, 'a', SHA256_HEX - 1);
		memset(out[i].sha256, '0', SHA256_HEX - 1);
	}
	manifest_write(&text, &m);
	return text.s;
}

/* whether it is read quickly, and so that the slow reader finds the same */
static bool
is_quick(const char *text)
{
	struct arena a = {0};
	struct table quick = {0};
	struct mistake mistake;
	struct manifest m;
	FILE *f = fopen(path, "w");
	bool fine;

	assert_non_null(f);
	assert_true(fputs(text, f) >= 0);
	assert_int_equal(fclose(f), 0);
	fine = manifest_outputs(&quick, &a, &schemas, folder, MANIFEST);
	if (fine) {
		assert_true(manifest_read(&m, &a, &schemas, folder, MANIFEST, &mistake));
		assert_int_equal(quick.n, m.noutputs);
		for (size_t i = 0; i < quick.n; i++)
			assert_string_equal(quick.entries[i].key, m.outputs[i].path);
	} else {
		assert_int_equal(quick.n, 0);
	}
	table_free(&quick);
	arena_free(&a);
	return fine;
}

static void
is_read_as_it_was_written(void **state)
{
	char *text = written();

	(void)state;
	assert_true(is_quick(text));
	free(text);
}

/* each of these is another form, or wrong */
static void
leaves_others_alone(void **state)
{
	static const struct { const char *from, *to; } edits[] = {
		{"\"path\": \"p/q.html\"", "\"path\": \"p\\/q.html\""}, {"p/q.html", "../q.html"}, {"p/q.html", ""},
		{"p/q.html", ".hidden"}, {"p/q.html", "p/\xC3\xA9.html"}, {"0000\"", "000G\""}, {"0000\"", "000\""},
		{"aaaa\"", "aaaaa\""}, {"1203", "01203"}, {"1203", "-3"}, {"1203", ""}, {"1203", "12e3"}, {"\n}\n", "\n}\n\n"},
		{"\n}\n", "\n"}, {"\"regc\"", "\"other\""}, {"2026-01-02", "2026-13-02"}, {"\"inputs\"", "\"puts\""},
		{"\"bytes\": 1203\n}", "\"bytes\": 1203\n},"}, {"\"made\"", "\"mode\""}, {"\n{\n", "\n\t{\n"},
	};
	char *text = written();

	(void)state;
	for (size_t i = 0; i < sizeof edits / sizeof *edits; i++) {
		const char *at = strstr(text, edits[i].from);
		struct buf changed = {0};

		assert_non_null(at);
		buf_add(&changed, text, (size_t)(at - text));
		buf_printf(&changed, "%s%s", edits[i].to, at + strlen(edits[i].from));
		if (is_quick(changed.s))
			fail_msg("'%s' for '%s' was taken", edits[i].to, edits[i].from);
		buf_free(&changed);
	}
	free(text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(is_read_as_it_was_written),
		cmocka_unit_test(leaves_others_alone),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
