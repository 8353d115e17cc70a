/* regc lock: records in lock files what the captures contain. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../base/file.h"
#include "../base/workers.h"
#include "../evidence/lockfile.h"
#include "commands.h"
#include "progress.h"
#include "remember.h"

enum { NOT_WRITTEN = -1, WRITTEN, SAME, ABSENT, REFUSED, RESULTS };

struct locking_run {
	struct options *options;
	struct compilation *c;
	const struct compile_options *co;
	struct holdings holdings;
	struct lock_owners owners;   /* those whose lock is to be made */
	struct progress progress;
	double began;
	size_t counts[RESULTS], current;
};

/* what cannot be read is not, and is written anew */
static bool
is_text_of(const char *path, const char *text)
{
	size_t n = 0;
	char *bytes = file_load(path, strlen(text), &n);
	bool same = bytes && n == strlen(text) && memcmp(bytes, text, n) == 0;

	free(bytes);
	return same;
}

/* such a file could not be read again */
static bool
is_too_long(struct diags *ds, const struct card *owner, const char *text)
{
	if (strlen(text) <= SOURCE_LOCK_MAX)
		return false;
	diag_help(ds, diag_add(ds, RG1009, (struct place){owner->source, owner->name_span}, "its lock file would be larger than %d MB", SOURCE_LOCK_MAX >> 20),
	          "import the captures since a later day, or give each text a document of its own");
	return true;
}

/* in a worker process: each writes the lock files it makes */
static int
lock_owner(void *ctx, size_t i, struct diags *ds)
{
	const struct locking_run *run = ctx;
	const struct card *owner = run->owners.all[i];
	struct arena a = {0};
	const char *path = lock_path(&a, owner), *text;
	int result = ABSENT;

	if (lock_available(&run->holdings, owner)) {
		text = lock_text(&a, &run->holdings, ds, owner);
		if (!text || is_too_long(ds, owner, text))
			result = REFUSED;
		else if (is_text_of(path, text))
			result = SAME;
		else
			result = write_whole(ds, path, text, strlen(text)) ? WRITTEN : NOT_WRITTEN;
	}
	arena_free(&a);
	return result;
}

static size_t
weight_of(void *ctx, size_t i)
{
	const struct locking_run *run = ctx;

	return lock_weight(run->owners.all[i]);
}

static const char *
name_of(void *ctx, size_t i)
{
	const struct locking_run *run = ctx;

	return run->owners.all[i]->key;
}

static void
show(void *ctx, size_t done, size_t weight)
{
	struct locking_run *run = ctx;

	progress_show(run->options, &run->progress, done, weight, progress_clock() - run->began);
}

/* keeps those whose lock is not that of what there is now */
static void
leave_out_current(struct locking_run *run)
{
	size_t kept = 0;

	for (size_t i = 0; i < run->owners.n; i++)
		if (lock_available(&run->holdings, run->owners.all[i]) && lock_is_current(&run->holdings, run->owners.all[i]))
			run->current++;
		else
			run->owners.all[kept++] = run->owners.all[i];
	run->owners.n = kept;
}

static void
make_locks(struct locking_run *run)
{
	struct workers w = {.n = run->owners.n, .jobs = run->co->jobs, .ctx = run, .work = lock_owner, .weight = weight_of, .name = name_of,
	                    .watch = progress_is_watched(run->options) ? show : NULL};
	int *results;

	run->progress = (struct progress){.doing = "locking", .things = run->owners.name, .parts = "captures", .n = w.n};
	for (size_t i = 0; i < w.n; i++)
		run->progress.nparts += weight_of(run, i);
	run->began = progress_clock();
	ARENA_ARRAY(&run->c->arena, results, w.n);
	workers_run(&w, &run->c->diags, results);
	progress_done(run->options);
	for (size_t i = 0; i < w.n; i++)
		if (results[i] != NOT_WRITTEN)
			run->counts[results[i]]++;
}

static void
lock_all(struct locking_run *run)
{
	struct compilation *c = run->c;

	run->owners = lock_owners(&c->arena, &c->model);
	holdings_open(&run->holdings, &c->model, &c->diags, run->co->project, run->co->archives, &run->c->local);
	if (diag_status(&c->diags) != 2) {
		if (!run->options->values[OPTION_AGAIN])
			leave_out_current(run);
		make_locks(run);
	}
	holdings_close(&run->holdings);
	if (run->counts[ABSENT])
		diag_help(&c->diags,
		          diag_add(&c->diags, RG5019, (struct place){0}, "the captures of %zu %s are not available here", run->counts[ABSENT], run->owners.name),
		          "their lock files are unchanged; give a clone or store with '--archive ID=PATH'");
}

static void
say_locked(const struct locking_run *run)
{
	size_t written = run->counts[WRITTEN], same = run->counts[SAME] + run->current;

	if (run->options->values[OPTION_QUIET])
		return;
	fprintf(stderr, "regc: %zu lock file%s written, %zu unchanged", written, plural(written), same);
	if (run->current)
		fprintf(stderr, " (%zu up to date, not read again)", run->current);
	fputc('\n', stderr);
}

int
run_lock(struct options *o)
{
	struct compile_options co = author_options(o);
	struct compilation c = {0};
	struct locking_run run = {.options = o, .c = &c, .co = &co};
	int status;

	co.without_locks = true;
	if (compile(&c, &co, STAGE_LINK)) {
		lock_all(&run);
		if (o->values[OPTION_REMEMBER])
			remember_archives(o, &c, &co);
	}
	status = finish(o, &c.diags);
	say_locked(&run);
	compile_free(&c);
	return status;
}
