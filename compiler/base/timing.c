#include "timing.h"

#include <string.h>
#include <time.h>

#include "json.h"

static int64_t
now_on(clockid_t clock)
{
	struct timespec now = {0};

	clock_gettime(clock, &now);
	return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

void
timing_start(struct timing *t)
{
	*t = (struct timing){.began = now_on(CLOCK_MONOTONIC)};
}

void
timing_free(struct timing *t)
{
	buf_free(&t->events);
}

static void
forget_parts(struct timing *t)
{
	t->nparts = 0;
	t->done = NULL;
}

/* parts belong to spans without spans in them */
void
timing_begin(struct timing *t, const char *category, const char *name)
{
	struct timing_span span;

	if (!t)
		return;
	span = (struct timing_span){category, name, now_on(CLOCK_MONOTONIC), now_on(CLOCK_PROCESS_CPUTIME_ID)};
	forget_parts(t);
	t->lap = span.cpu;
	if (t->depth < TIMING_DEEP)
		t->open[t->depth] = span;
	t->depth++;
}

void
timing_part(struct timing *t, const char *name)
{
	int64_t now;
	size_t i = 0;

	if (!t)
		return;
	now = now_on(CLOCK_PROCESS_CPUTIME_ID);
	while (i < t->nparts && strcmp(t->parts[i].name, name) != 0)
		i++;
	if (i == t->nparts && i < TIMING_PARTS)
		t->parts[t->nparts++] = (struct timing_part){name, 0};
	if (i < t->nparts)
		t->parts[i].cpu += now - t->lap;
	t->lap = now;
}

void
timing_done(struct timing *t, const char *what)
{
	if (t)
		t->done = what;
}

/* both ends are cut to whole microseconds, so that what lies within another span still does */
static int64_t
microseconds(const struct timing *t, int64_t at)
{
	return (at - t->began) / 1000;
}

static void
put_event(struct timing *t, const struct timing_span *s, int64_t until, int64_t cpu)
{
	struct buf *b = &t->events;

	buf_puts(b, ",\n{\"name\": ");
	json_quote(b, s->name);
	buf_puts(b, ", \"cat\": ");
	json_quote(b, s->category);
	buf_printf(b, ", \"ph\": \"X\", \"ts\": %lld, \"dur\": %lld, \"pid\": 1, \"tid\": %u, \"args\": {\"cpu\": %lld",
	           (long long)microseconds(t, s->from), (long long)(microseconds(t, until) - microseconds(t, s->from)), t->worker,
	           (long long)(cpu - s->cpu) / 1000);
	if (t->done) {
		buf_puts(b, ", \"done\": ");
		json_quote(b, t->done);
	}
	for (size_t i = 0; i < t->nparts; i++) {
		buf_puts(b, ", ");
		json_quote(b, t->parts[i].name);
		buf_printf(b, ": %lld", (long long)t->parts[i].cpu / 1000);
	}
	buf_puts(b, "}}");
}

void
timing_end(struct timing *t)
{
	if (!t || t->depth == 0)
		return;
	if (--t->depth < TIMING_DEEP)
		put_event(t, &t->open[t->depth], now_on(CLOCK_MONOTONIC), now_on(CLOCK_PROCESS_CPUTIME_ID));
	forget_parts(t);
}

void
timing_drop(struct timing *t)
{
	if (!t || t->depth == 0)
		return;
	t->depth--;
	forget_parts(t);
}

void
timing_next(struct timing *t, const char *category, const char *name)
{
	timing_end(t);
	timing_begin(t, category, name);
}

void
timing_fork(struct timing *t, unsigned worker)
{
	if (!t)
		return;
	t->events.n = t->depth = 0;
	t->worker = worker;
}

void
timing_take(struct timing *t, const char *events, size_t n)
{
	if (t)
		buf_add(&t->events, events, n);
}

void
timing_write(struct buf *out, struct timing *t)
{
	while (t->depth > 0)
		timing_end(t);
	buf_puts(out, "[\n{\"name\": \"process_name\", \"ph\": \"M\", \"pid\": 1, \"tid\": 0, \"args\": {\"name\": \"regc\"}}");
	buf_add(out, t->events.s, t->events.n);
	buf_puts(out, "\n]\n");
}
