#include "workers.h"

#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { LOOK_AGAIN = 100 * 1000 * 1000 }; /* nanoseconds between two looks at what is done */

/* what came of an item */
struct work_outcome {
	bool done;
	int result;
	unsigned worker;  /* who has its findings, */
	size_t findings;  /* how many they are, */
	long long from;   /* and where they begin */
};

/* what the processes share; plain memory, so that one that dies leaves it usable */
struct work_board {
	atomic_size_t next, done, weight;
	atomic_bool stop;
	size_t at[WORKERS_MOST]; /* the item each worker is at */
	struct work_outcome outcomes[];
};

struct work_running {
	const struct workers *workers;
	struct diags *diags;
	struct work_board *board;
	size_t board_size;
	size_t *order; /* items, in the order in which they are begun */
	FILE *spools[WORKERS_MOST];
	pid_t pids[WORKERS_MOST];
};

/* ---- findings on their way to the parent ----
 *
 * A place is written as it is: its source is at the same address in both, because it was there before the fork. */

enum { NO_TEXT = -1 };

static void
put_text(FILE *f, const char *s)
{
	long long n = s ? (long long)strlen(s) : NO_TEXT;

	fwrite(&n, sizeof n, 1, f);
	if (s)
		fwrite(s, 1, (size_t)n, f);
}

static void
put_finding(FILE *f, const struct diag *d)
{
	size_t notes = 0, edits = 0;

	for (const struct diag_note *n = d->notes; n; n = n->next)
		notes++;
	for (const struct diag_edit *e = d->edits; e; e = e->next)
		edits++;
	fwrite(&d->code, sizeof d->code, 1, f);
	fwrite(&d->place, sizeof d->place, 1, f);
	put_text(f, d->message);
	put_text(f, d->help);
	fwrite(&notes, sizeof notes, 1, f);
	for (const struct diag_note *n = d->notes; n; n = n->next) {
		fwrite(&n->place, sizeof n->place, 1, f);
		put_text(f, n->message);
	}
	fwrite(&edits, sizeof edits, 1, f);
	for (const struct diag_edit *e = d->edits; e; e = e->next) {
		fwrite(&e->place, sizeof e->place, 1, f);
		fwrite(&e->safe, sizeof e->safe, 1, f);
		put_text(f, e->text);
	}
}

/* false where the file ends, or has what nobody wrote */
static bool
get(FILE *f, void *to, size_t n)
{
	return fread(to, 1, n, f) == n;
}

static bool
get_text(FILE *f, struct arena *a, const char **s)
{
	long long n;
	char *text = NULL;
	bool fine = get(f, &n, sizeof n) && n >= NO_TEXT;

	if (fine && n != NO_TEXT) {
		text = arena_take(a, (size_t)n + 1);
		fine = get(f, text, (size_t)n);
	}
	*s = text;
	return fine;
}

static bool
get_notes(FILE *f, struct diags *ds, struct diag *d)
{
	size_t n;
	struct place place;
	const char *message;
	bool fine = get(f, &n, sizeof n);

	while (fine && n--)
		if ((fine = get(f, &place, sizeof place) && get_text(f, &ds->arena, &message)))
			diag_note(ds, d, place, "%s", message);
	return fine;
}

static bool
get_edits(FILE *f, struct diags *ds, struct diag *d)
{
	size_t n;
	struct place place;
	bool safe;
	const char *text;
	bool fine = get(f, &n, sizeof n);

	while (fine && n--)
		if ((fine = get(f, &place, sizeof place) && get(f, &safe, sizeof safe) && get_text(f, &ds->arena, &text)))
			diag_edit(ds, d, place, text, safe);
	return fine;
}

static bool
get_finding(FILE *f, struct diags *ds)
{
	enum diag_code code;
	struct place place;
	const char *message, *help;
	struct diag *d;

	if (!get(f, &code, sizeof code) || !get(f, &place, sizeof place) || !get_text(f, &ds->arena, &message) ||
	    !get_text(f, &ds->arena, &help))
		return false;
	d = diag_add(ds, code, place, "%s", message);
	d->help = help;
	return get_notes(f, ds, d) && get_edits(f, ds, d);
}

/* ---- a worker ---- */

static size_t
weight_of(const struct workers *w, size_t i)
{
	return w->weight(w->ctx, i);
}

static void
work_on(struct work_running *r, unsigned worker, size_t i)
{
	struct work_outcome *o = &r->board->outcomes[i];
	struct diags own = {0};

	o->worker = worker;
	o->from = ftello(r->spools[worker]);
	o->result = r->workers->work(r->workers->ctx, i, &own);
	for (o->findings = 0; o->findings < own.n; o->findings++)
		put_finding(r->spools[worker], own.all[o->findings]);
	if (o->result < 0)
		atomic_store(&r->board->stop, true);
	o->done = true;
	atomic_fetch_add(&r->board->done, 1);
	atomic_fetch_add(&r->board->weight, weight_of(r->workers, i));
	diag_free(&own);
}

/* false where its findings could not be left for the parent */
static bool
work(struct work_running *r, unsigned worker)
{
	FILE *spool = r->spools[worker];
	size_t i;

	while (!atomic_load(&r->board->stop) && (i = atomic_fetch_add(&r->board->next, 1)) < r->workers->n) {
		r->board->at[worker] = r->order[i];
		work_on(r, worker, r->order[i]);
	}
	return fflush(spool) == 0 && !ferror(spool);
}

/* ---- the parent ---- */

static void
cannot_start(struct work_running *r, int error)
{
	diag_add(r->diags, RG9006, (struct place){0}, "cannot start a worker process: %s", strerror(error));
	atomic_store(&r->board->stop, true);
}

static void
start(struct work_running *r, unsigned worker)
{
	pid_t parent = getpid();

	r->pids[worker] = -1;
	if ((r->spools[worker] = tmpfile()) && (r->pids[worker] = fork()) == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL); /* nobody would read what an orphan finds */
		_exit(getppid() == parent && work(r, worker) ? 0 : 1);
	}
	if (r->pids[worker] < 0) {
		cannot_start(r, errno);
	}
}

static void
died(struct work_running *r, unsigned worker, int status)
{
	const struct workers *w = r->workers;
	struct diag *d;

	if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return;
	d = diag_add(r->diags, RG9006, (struct place){0}, "a worker process ended with %s %d",
	             WIFSIGNALED(status) ? "signal" : "status", WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status));
	diag_note(r->diags, d, (struct place){0}, "while working on %s", w->name(w->ctx, r->board->at[worker]));
	diag_help(r->diags, d, "run regc again; if it fails again with '--jobs 1', report it");
}

static void
look(const struct work_running *r)
{
	if (r->workers->watch)
		r->workers->watch(r->workers->ctx, atomic_load(&r->board->done), atomic_load(&r->board->weight));
}

/* waits for one; where somebody looks, it is shown meanwhile what is done */
static void
await(struct work_running *r, unsigned worker)
{
	const struct timespec pause = {.tv_nsec = LOOK_AGAIN};
	pid_t ended;
	int status;

	while ((ended = waitpid(r->pids[worker], &status, r->workers->watch ? WNOHANG : 0)) == 0 || (ended < 0 && errno == EINTR)) {
		look(r);
		if (ended == 0)
			nanosleep(&pause, NULL);
	}
	if (ended == r->pids[worker])
		died(r, worker, status);
}

/* the findings on one item, as its worker left them */
static bool
take_findings(struct work_running *r, const struct work_outcome *o)
{
	FILE *spool = r->spools[o->worker];
	bool fine = o->findings == 0 || fseeko(spool, o->from, SEEK_SET) == 0;

	for (size_t i = 0; fine && i < o->findings; i++)
		fine = get_finding(spool, r->diags);
	return fine;
}

/* Whatever became of the workers, an item without a result is missed; one that they stopped for has said why. */
static bool
take_outcomes(struct work_running *r, int *results)
{
	const struct workers *w = r->workers;
	bool all = true, read = true;

	for (size_t i = 0; i < w->n; i++) {
		const struct work_outcome *o = &r->board->outcomes[i];

		results[i] = o->done ? o->result : -1;
		all = all && results[i] >= 0;
		read = (!o->done || take_findings(r, o)) && read;
	}
	if (!read)
		diag_add(r->diags, RG9006, (struct place){0}, "the findings of a worker process cannot be read");
	else if (!all && diag_count(r->diags, SEVERITY_ERROR) == 0)
		diag_add(r->diags, RG9006, (struct place){0}, "the worker processes ended too early");
	return all && read;
}

struct work_load {
	size_t item, weight;
};

static int
by_weight(const void *left, const void *right)
{
	const struct work_load *a = left, *b = right;

	if (a->weight != b->weight)
		return a->weight > b->weight ? -1 : 1;
	return a->item < b->item ? -1 : a->item > b->item;
}

static void
put_in_order(struct work_running *r, struct arena *a)
{
	const struct workers *w = r->workers;
	struct work_load *loads;

	ARENA_ARRAY(a, loads, w->n);
	ARENA_ARRAY(a, r->order, w->n);
	for (size_t i = 0; i < w->n; i++)
		loads[i] = (struct work_load){i, weight_of(w, i)};
	qsort(loads, w->n, sizeof *loads, by_weight);
	for (size_t i = 0; i < w->n; i++)
		r->order[i] = loads[i].item;
}

static void
run(struct work_running *r, unsigned jobs)
{
	for (unsigned i = 0; i < jobs; i++)
		start(r, i);
	for (unsigned i = 0; i < jobs; i++)
		if (r->pids[i] > 0)
			await(r, i);
}

/* in processes of their own */
static bool
run_apart(const struct workers *w, struct diags *ds, int *results, unsigned jobs)
{
	struct work_running r = {.workers = w, .diags = ds, .board_size = sizeof *r.board + w->n * sizeof *r.board->outcomes};
	struct arena a = {0};
	bool fine;

	r.board = mmap(NULL, r.board_size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (r.board == MAP_FAILED)
		die("out of memory (%zu bytes requested)", r.board_size);
	put_in_order(&r, &a);
	run(&r, jobs);
	fine = take_outcomes(&r, results);
	for (unsigned i = 0; i < jobs; i++)
		if (r.spools[i])
			fclose(r.spools[i]);
	munmap(r.board, r.board_size);
	arena_free(&a);
	return fine;
}

/* one after the other, in this process */
static bool
run_here(const struct workers *w, struct diags *ds, int *results)
{
	size_t weight = 0;
	bool fine = true;

	for (size_t i = 0; i < w->n; i++) {
		results[i] = fine ? w->work(w->ctx, i, ds) : -1;
		fine = fine && results[i] >= 0;
		weight += weight_of(w, i);
		if (w->watch)
			w->watch(w->ctx, i + 1, weight);
	}
	return fine;
}

bool
workers_run(const struct workers *w, struct diags *ds, int *results)
{
	unsigned jobs = w->jobs > WORKERS_MOST ? WORKERS_MOST : w->jobs;

	if (jobs > w->n)
		jobs = (unsigned)w->n;
	return jobs > 1 ? run_apart(w, ds, results, jobs) : run_here(w, ds, results);
}

unsigned
workers_usual(void)
{
	long online = sysconf(_SC_NPROCESSORS_ONLN);

	return online < 1 ? 1 : online > WORKERS_MOST ? WORKERS_MOST : (unsigned)online;
}
