/* Work shared by processes: results and findings are those of one process, and a process that ends is missed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <signal.h>
#include <unistd.h>

#include <cmocka.h>

#include "../../compiler/base/text.h"
#include "../../compiler/base/workers.h"

enum { ITEMS = 40 };

struct work {
	struct source *source;
	size_t fatal; /* the item at which a worker is killed */
	size_t last;  /* the item after which nobody goes on */
	size_t shown;
};

/* as many findings as the item's number has tens, with everything that a finding can have */
static int
work(void *ctx, size_t i, struct diags *ds)
{
	const struct work *w = ctx;
	struct place place = {w->source, {(uint32_t)i, (uint32_t)i + 1}};

	if (i == w->fatal)
		raise(SIGKILL);
	for (size_t k = 0; k < i / 10; k++) {
		struct diag *d = diag_add(ds, RG5013, place, "item %zu, %zu", i, k);

		diag_note(ds, d, place, "a note of %zu", i);
		diag_note(ds, d, (struct place){0}, "%s", "");
		if (k)
			diag_help(ds, d, "help for %zu", i);
		diag_edit(ds, d, place, "x", k == 2);
	}
	return i == w->last ? -1 : (int)(i * i);
}

static size_t
weight(void *ctx, size_t i)
{
	(void)ctx;
	return i % 7;
}

static const char *
name(void *ctx, size_t i)
{
	(void)ctx;
	return i == 13 ? "the thirteenth" : "another";
}

static void
watch(void *ctx, size_t done, size_t sum)
{
	(void)sum;
	((struct work *)ctx)->shown = done;
}

static bool
run(struct work *w, unsigned jobs, struct diags *ds, int *results)
{
	return workers_run(&(struct workers){.n = ITEMS, .jobs = jobs, .ctx = w, .work = work, .weight = weight, .name = name, .watch = watch}, ds, results);
}

static void
assert_same_finding(const struct diag *a, const struct diag *b)
{
	const struct diag_note *n = a->notes, *m = b->notes;
	const struct diag_edit *e = a->edits, *f = b->edits;

	assert_int_equal(a->code, b->code);
	assert_ptr_equal(a->place.source, b->place.source);
	assert_memory_equal(&a->place.span, &b->place.span, sizeof a->place.span);
	assert_string_equal(a->message, b->message);
	assert_int_equal(a->help == NULL, b->help == NULL);
	if (a->help)
		assert_string_equal(a->help, b->help);
	for (; n && m; n = n->next, m = m->next) {
		assert_string_equal(n->message, m->message);
		assert_ptr_equal(n->place.source, m->place.source);
	}
	assert_true(!n && !m);
	for (; e && f; e = e->next, f = f->next) {
		assert_string_equal(e->text, f->text);
		assert_int_equal(e->safe, f->safe);
	}
	assert_true(!e && !f);
}

static void
finds_the_same_in_any_number_of_processes(void **state)
{
	struct arena a = {0};
	struct work w = {source_of_text(&a, "x", "text", 4), SIZE_MAX, SIZE_MAX, 0};
	struct diags alone = {0};
	int results[ITEMS], wanted[ITEMS];

	(void)state;
	assert_true(run(&w, 1, &alone, wanted));
	assert_int_equal(w.shown, ITEMS);
	assert_int_equal(alone.n, 10 + 20 + 30);
	for (unsigned jobs = 2; jobs <= 5; jobs++) {
		struct diags ds = {0};

		assert_true(run(&w, jobs, &ds, results));
		assert_memory_equal(results, wanted, sizeof results);
		assert_int_equal(ds.n, alone.n);
		for (size_t i = 0; i < ds.n; i++)
			assert_same_finding(ds.all[i], alone.all[i]);
		diag_free(&ds);
	}
	diag_free(&alone);
	arena_free(&a);
}

static void
misses_a_process_that_is_killed(void **state)
{
	struct arena a = {0};
	struct work w = {source_of_text(&a, "x", "text", 4), 13, SIZE_MAX, 0};
	struct diags ds = {0};
	int results[ITEMS];

	(void)state;
	assert_false(run(&w, 3, &ds, results));
	assert_int_equal(results[13], -1);
	assert_int_equal(ds.all[0]->code, RG9006);
	assert_string_equal(ds.all[0]->message, "a worker process ended with signal 9");
	assert_string_equal(ds.all[0]->notes->message, "while working on the thirteenth");
	assert_int_equal(results[12], 144); /* the others went on */
	diag_free(&ds);
	arena_free(&a);
}

static void
ends_where_nothing_can_be_done(void **state)
{
	struct arena a = {0};
	struct work w = {source_of_text(&a, "x", "text", 4), SIZE_MAX, 6, 0};
	struct diags ds = {0};
	int results[ITEMS];

	(void)state;
	for (unsigned jobs = 1; jobs <= 2; jobs++) {
		assert_false(run(&w, jobs, &ds, results));
		assert_int_equal(results[6], -1);
	}
	diag_free(&ds);
	arena_free(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_the_same_in_any_number_of_processes),
		cmocka_unit_test(misses_a_process_that_is_killed),
		cmocka_unit_test(ends_where_nothing_can_be_done),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
