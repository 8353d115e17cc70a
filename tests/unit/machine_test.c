/* What golden tests cannot make happen: a file that changes during a build (RG9002), and a worker
 * that is killed (RG9006). In both the old site stays as it was. */
#include <fcntl.h>
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "../../compiler/compile.h"

static const struct compile_options options = {.project = "project", .out = "out", .version = "test"};
static bool killing;

static void
in_the_child(void)
{
	if (killing)
		raise(SIGKILL);
}

static void
say(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	fputs(text, f);
	fclose(f);
}

static void
thing(const char *title)
{
	char text[200];

	snprintf(text, sizeof text, "category: thing\ntitle: %s\ndefinition: A thing.\n", title);
	say("project/thing.yaml", text);
}

/* builds; between reading and making pages, meanwhile() happens. Gives the code of the first
 * finding, or DIAG_CODES. */
static enum diag_code
build(void (*meanwhile)(void))
{
	struct compilation c = {0};
	struct site_result result;
	struct renderer *renderer;
	enum diag_code code;

	assert_true(compile(&c, &options, STAGE_PAGES));
	assert_non_null(renderer = render_open(&c.diags, &c.schemas, NULL));
	if (meanwhile)
		meanwhile();
	struct site_options so = {.out = "out", .renderer = renderer, .jobs = 2};
	bool fine = site_build(&c.diags, &c.analysis, &so, &result);

	killing = false;
	assert_int_equal(fine, c.diags.n == 0);
	code = c.diags.n ? c.diags.all[0]->code : DIAG_CODES;
	if (c.diags.n)
		assert_int_equal(diag_status(&c.diags), 2);
	render_close(renderer);
	compile_free(&c);
	return code;
}

static int
first_site(void **state)
{
	(void)state;
	if (system("rm -rf project out old && mkdir project") != 0)
		return -1;
	say("project/regc.yaml", "project: test\ntitle: Test\nas-of: 2026-07-01\n");
	thing("Old");
	if (build(NULL) != DIAG_CODES)
		return -1;
	thing("New");
	return system("cp -R out old");
}

static void
edit(void)
{
	thing("Newer");
}

static void
take_away(void)
{
	unlink("project/thing.yaml");
}

static void
start_killing(void)
{
	killing = true;
}

static void
the_old_site_stays(void **state)
{
	static void (*const meanwhile[])(void) = {edit, take_away, start_killing};
	static const enum diag_code codes[] = {RG9002, RG9002, RG9006};

	for (size_t i = 0; i < 3; i++) {
		assert_int_equal(first_site(state), 0);
		assert_int_equal(build(meanwhile[i]), codes[i]);
		assert_int_equal(system("diff -r old out"), 0);
	}
}

static void
and_the_next_build_works(void **state)
{
	(void)state;
	assert_int_equal(build(start_killing), RG9006);
	assert_int_equal(build(NULL), DIAG_CODES);
	assert_int_not_equal(system("diff -r old out >differences"), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(the_old_site_stays, first_site),
		cmocka_unit_test_setup(and_the_next_build_works, first_site),
	};

	pthread_atfork(NULL, NULL, in_the_child);
	render_start((size_t)1 << 30);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
