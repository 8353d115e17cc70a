#include "workers.h"

#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "findings.h"

enum { LOOK_AGAIN = 100 * 1000 * 1000 }; /* nanoseconds between two looks at what is done */

/* what came of an item */
struct work_outcome {
	bool done;
	int result;
	unsigned worker;    /* who has what it left: its findings, and the bytes behind them */
	size_t from, bytes; /* where they begin, and how many they are */
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
	const char *written[WORKERS_MOST]; /* what is in them */
	size_t sizes[WORKERS_MOST];
	pid_t pids[WORKERS_MOST];
};

/* what a worker writes, and what it writes it with */
struct work_spool {
	FILE *file;
	size_t written;
	struct buf left, all; /* of one item */
};

/* ---- a worker ---- */

static size_t
weight_of(const struct workers *w, size_t i)
{
	return w->weight(w->ctx, i);
}

static int
work_here(const struct workers *w, size_t i, struct diags *ds, struct buf *left)
{
	return w->make ? w->make(w->ctx, i, ds, left) : w->work(w->ctx, i, ds);
}

/* what an item leaves: places in findings are written for this process, because their sources were there before the fork */
static void
work_on(struct work_running *r, struct work_spool *spool, unsigned worker, size_t i)
{
	struct work_outcome *o = &r->board->outcomes[i];
	struct diags own = {0};

	o->worker = worker;
	spool->left.n = 0;
	o->result = work_here(r->workers, i, &own, &spool->left);
	spool->all.n = 0;
	if (own.n || spool->left.n)
		findings_pack(&spool->all, &own, NULL);
	pack_bytes(&spool->all, spool->left.s, spool->left.n);
	o->from = spool->written;
	o->bytes = spool->all.n;
	spool->written += fwrite(spool->all.s, 1, spool->all.n, spool->file);
	if (o->result < 0)
		atomic_store(&r->board->stop, true);
	o->done = true;
	atomic_fetch_add(&r->board->done, 1);
	watch_add(r->workers->watched, 1);
	atomic_fetch_add(&r->board->weight, weight_of(r->workers, i));
	diag_free(&own);
}

/* false where what it found could not be left for the parent */
static bool
work(struct work_running *r, unsigned worker)
{
	struct work_spool spool = {.file = r->spools[worker]};
	size_t i;

	while (!atomic_load(&r->board->stop) && (i = atomic_fetch_add(&r->board->next, 1)) < r->workers->n) {
		r->board->at[worker] = r->order[i];
		work_on(r, &spool, worker, r->order[i]);
	}
	return fflush(spool.file) == 0 && !ferror(spool.file);
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

/* what the workers wrote, in memory; a worker that wrote nothing has NULL */
static void
map_spools(struct work_running *r, unsigned jobs)
{
	for (unsigned i = 0; i < jobs; i++) {
		struct stat st;
		void *bytes;

		if (!r->spools[i] || fstat(fileno(r->spools[i]), &st) < 0 || st.st_size == 0)
			continue;
		bytes = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fileno(r->spools[i]), 0);
		if (bytes == MAP_FAILED)
			continue;
		r->written[i] = bytes;
		r->sizes[i] = (size_t)st.st_size;
	}
}

/* what came of one item, as its worker left it */
static bool
take_outcome(struct work_running *r, size_t i)
{
	const struct work_outcome *o = &r->board->outcomes[i];
	const struct workers *w = r->workers;
	const char *bytes = r->written[o->worker];
	struct unpack left = {0};

	if (o->bytes && (!bytes || o->from > r->sizes[o->worker] || o->bytes > r->sizes[o->worker] - o->from))
		return false;
	if (o->bytes)
		left = (struct unpack){bytes + o->from, bytes + o->from + o->bytes, false};
	if (o->bytes && !findings_unpack(&left, r->diags, NULL))
		return false;
	if (w->take)
		w->take(w->ctx, i, &left);
	return true;
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
		read = (!o->done || take_outcome(r, i)) && read;
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
	map_spools(&r, jobs);
	fine = take_outcomes(&r, results);
	for (unsigned i = 0; i < jobs; i++) {
		if (r.written[i])
			munmap((void *)r.written[i], r.sizes[i]);
		if (r.spools[i])
			fclose(r.spools[i]);
	}
	munmap(r.board, r.board_size);
	arena_free(&a);
	return fine;
}

/* one after the other, in this process */
static bool
run_here(const struct workers *w, struct diags *ds, int *results)
{
	struct buf left = {0};
	size_t weight = 0;
	bool fine = true;

	for (size_t i = 0; i < w->n; i++) {
		left.n = 0;
		results[i] = fine ? work_here(w, i, ds, &left) : -1;
		if (fine && w->take)
			w->take(w->ctx, i, &(struct unpack){left.s, left.s + left.n, false});
		fine = fine && results[i] >= 0;
		watch_add(w->watched, 1);
		weight += weight_of(w, i);
		if (w->watch)
			w->watch(w->ctx, i + 1, weight);
	}
	buf_free(&left);
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
	cpu_set_t allowed;
	int n = sched_getaffinity(0, sizeof allowed, &allowed) == 0 ? CPU_COUNT(&allowed) : 1;

	return n < 1 ? 1 : n > WORKERS_MOST ? WORKERS_MOST : (unsigned)n;
}
