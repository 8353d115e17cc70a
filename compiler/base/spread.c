#include "spread.h"

#include <stdatomic.h>

struct spread_share {
	spread_fn *fn;
	void *ctx;
	unsigned number;
	size_t first, past;
	pthread_t thread;
	bool begun;
};

static void *
do_share(void *of)
{
	struct spread_share *share = of;

	share->fn(share->ctx, share->number, share->first, share->past);
	return NULL;
}

void
spread(size_t n, unsigned jobs, size_t least, spread_fn *fn, void *ctx)
{
	struct spread_share shares[SPREAD_MOST];
	size_t threads = n / least < jobs ? n / least : jobs;

	threads = threads < 1 ? 1 : threads > SPREAD_MOST ? SPREAD_MOST : threads;
	for (unsigned i = 0; i < threads; i++) {
		shares[i] = (struct spread_share){.fn = fn, .ctx = ctx, .number = i, .first = n * i / threads, .past = n * (i + 1) / threads};
		shares[i].begun = i + 1 < threads && pthread_create(&shares[i].thread, NULL, do_share, &shares[i]) == 0;
		if (!shares[i].begun)
			do_share(&shares[i]);
	}
	for (size_t i = 0; i < threads; i++)
		if (shares[i].begun)
			pthread_join(shares[i].thread, NULL);
}

struct spread_pieces {
	spread_fn *fn;
	void *ctx;
	size_t n, piece;
	atomic_size_t next;
};

static void
do_pieces(void *of, unsigned thread, size_t first, size_t past)
{
	struct spread_pieces *all = of;

	(void)first;
	(void)past;
	for (size_t at; (at = atomic_fetch_add(&all->next, all->piece)) < all->n;)
		all->fn(all->ctx, thread, at, all->n - at < all->piece ? all->n : at + all->piece);
}

void
spread_pieces(size_t n, unsigned jobs, size_t piece, spread_fn *fn, void *ctx)
{
	struct spread_pieces all = {.fn = fn, .ctx = ctx, .n = n, .piece = piece};
	size_t pieces = (n + piece - 1) / piece;

	if (n)
		spread(jobs < pieces ? jobs : pieces, jobs, 1, do_pieces, &all);
}

static void *
do_errand(void *of)
{
	struct errand *e = of;

	e->fn(e->ctx);
	return NULL;
}

void
errand_begin(struct errand *e, unsigned jobs, void (*fn)(void *ctx), void *ctx)
{
	*e = (struct errand){.fn = fn, .ctx = ctx};
	e->begun = jobs > 1 && pthread_create(&e->thread, NULL, do_errand, e) == 0;
}

void
errand_end(struct errand *e)
{
	if (e->begun)
		pthread_join(e->thread, NULL);
	else if (e->fn)
		e->fn(e->ctx);
	*e = (struct errand){0};
}
