#include "progress.h"

#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "../base/report.h"

static struct report_style
style_of(const struct options *o, const char *file)
{
	const char *when = o->values[OPTION_COLOR], *no = getenv("NO_COLOR"), *term = getenv("TERM");
	bool terminal = !file && isatty(STDERR_FILENO);
	struct winsize size = {0};
	struct report_style style = {.colour = terminal && !(no && *no) && !(term && strcmp(term, "dumb") == 0), .width = 80,
	                             .least = o->least, .version = o->version, .project = o->folder};

	if (when && strcmp(when, "auto") != 0)
		style.colour = strcmp(when, "always") == 0;
	if (terminal && ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40)
		style.width = size.ws_col < 120 ? size.ws_col : 120;
	return style;
}

/* to a file, or to stream where it is NULL */
static bool
deliver(const struct buf *out, const char *file, FILE *stream)
{
	FILE *f = file ? fopen(file, "w") : stream;
	bool fine = f && (out->n == 0 || fwrite(out->s, 1, out->n, f) == out->n) && fflush(f) == 0;

	if (f && file && fclose(f) != 0)
		fine = false;
	if (!fine)
		fprintf(stderr, "regc: cannot write %s: %s\n", file ? file : "the output", strerror(errno));
	return fine;
}

const char *
plural(size_t n)
{
	return n == 1 ? "" : "s";
}

/* ---- what is shown meanwhile ---- */

enum {
	PATIENCE = 500,  /* milliseconds that pass before anything is shown, */
	LOOK_AGAIN = 100 /* and between two looks */
};

/* the thread that looks; worker processes have none */
struct watcher {
	struct watch *watch;
	pthread_t thread;
	pthread_mutex_t lock; /* held while a line is written, so that none comes after the end */
	pthread_cond_t ended;
	bool running, shown;
};

static void
put_left(struct buf *b, double left)
{
	if (left < 100)
		buf_printf(b, ", about %.0f s left", left);
	else
		buf_printf(b, ", about %.0f min left", left / 60);
}

void
progress_line(struct buf *b, const char *doing, const char *things, size_t done, size_t n, double seconds)
{
	struct arena a = {0};

	buf_printf(b, "%s%s%s", doing, things ? " " : "", things ? things : "");
	if (n) {
		buf_printf(b, ": %s of ", text_grouped(&a, arena_printf(&a, "%zu", done < n ? done : n)));
		buf_puts(b, text_grouped(&a, arena_printf(&a, "%zu", n)));
	}
	if (n && done && done < n && seconds > 1 && seconds / (double)done * (double)(n - done) >= 1)
		put_left(b, seconds / (double)done * (double)(n - done));
	arena_free(&a);
}

/* with the lock held; write() alone, because a process that is forked meanwhile must not find the stream locked */
static void
show_line(struct watcher *w, const char *doing, double seconds)
{
	struct buf b = {0};
	ssize_t ignored;

	buf_puts(&b, "\rregc: ");
	progress_line(&b, doing, atomic_load(&w->watch->things), atomic_load(&w->watch->done), atomic_load(&w->watch->n), seconds);
	buf_puts(&b, "\033[K");
	ignored = write(STDERR_FILENO, b.s, b.n);
	(void)ignored;
	w->shown = true;
	buf_free(&b);
}

static struct timespec
later(struct timespec now, long milliseconds)
{
	now.tv_nsec += milliseconds * 1000 * 1000;
	now.tv_sec += now.tv_nsec / 1000000000;
	now.tv_nsec %= 1000000000;
	return now;
}

static void *
look(void *ctx)
{
	struct watcher *w = ctx;
	const char *last = NULL;
	double began = progress_clock();
	struct timespec next;

	pthread_mutex_lock(&w->lock);
	clock_gettime(CLOCK_REALTIME, &next);
	for (next = later(next, PATIENCE); w->running;) {
		if (pthread_cond_timedwait(&w->ended, &w->lock, &next) != ETIMEDOUT)
			continue;
		if (atomic_load(&w->watch->doing) != last)
			began = progress_clock();
		if ((last = atomic_load(&w->watch->doing)))
			show_line(w, last, progress_clock() - began);
		clock_gettime(CLOCK_REALTIME, &next);
		next = later(next, LOOK_AGAIN);
	}
	pthread_mutex_unlock(&w->lock);
	return NULL;
}

void
progress_begin(struct options *o)
{
	struct watcher *w;

	if (!progress_is_watched(o) || !(o->watch = watch_open()))
		return;
	w = arena_take(&o->arena, sizeof *w);
	w->watch = o->watch;
	w->running = true;
	pthread_mutex_init(&w->lock, NULL);
	pthread_cond_init(&w->ended, NULL);
	if (pthread_create(&w->thread, NULL, look, w) == 0)
		o->watcher = w;
}

void
progress_end(const struct options *o)
{
	struct watcher *w = o->watcher;

	if (!w || !w->running)
		return;
	pthread_mutex_lock(&w->lock);
	w->running = false;
	pthread_cond_signal(&w->ended);
	pthread_mutex_unlock(&w->lock);
	pthread_join(w->thread, NULL);
	if (w->shown)
		fputs("\r\033[K", stderr);
}

/* ---- findings ---- */

/* the summary of the step in which GitHub Actions runs this, which others may have begun */
static bool
add_summary(const struct diags *ds, struct report_style style)
{
	const char *path = getenv("GITHUB_STEP_SUMMARY");
	FILE *f = path && *path ? fopen(path, "a") : NULL;
	struct buf out = {0};
	bool fine;

	if (!path || !*path)
		return true;
	report_summary(&out, ds, style);
	fine = f && fwrite(out.s, 1, out.n, f) == out.n && fflush(f) == 0;
	if (f && fclose(f) != 0)
		fine = false;
	if (!fine)
		fprintf(stderr, "regc: cannot write %s: %s\n", path, strerror(errno));
	buf_free(&out);
	return fine;
}

/* one report, as FORMAT or FORMAT=FILE says; NULL is the default */
static bool
put_report(const struct options *o, const struct diags *ds, const char *report)
{
	const char *file = report ? strchr(report, '=') : NULL;
	const struct report_format *format = report_format_of(report, report ? strcspn(report, "=") : 0);
	struct report_style style = style_of(o, file);
	struct buf out = {0};
	bool fine;

	format->put(&out, ds, style);
	fine = deliver(&out, file ? file + 1 : NULL, format->output ? stdout : stderr);
	if (fine && file && ds->n)
		fprintf(stderr, "regc: %zu finding%s written to %s\n", ds->n, plural(ds->n), file + 1);
	buf_free(&out);
	return (strcmp(format->name, "github") != 0 || add_summary(ds, style)) && fine;
}

bool
progress_report(const struct options *o, struct diags *ds)
{
	struct arena a = {0};
	const char *reports = o->values[OPTION_REPORT];
	bool fine = true, more = reports != NULL;

	progress_end(o);
	diag_sort(ds);
	if (!reports)
		return put_report(o, ds, NULL);
	for (const char *end; more; reports = end + 1) {
		end = reports + strcspn(reports, "\n");
		more = *end == '\n';
		fine = put_report(o, ds, arena_copy(&a, reports, (size_t)(end - reports))) && fine;
	}
	arena_free(&a);
	return fine;
}

int
progress_print(const struct buf *out)
{
	return deliver(out, NULL, stdout) ? 0 : 2;
}

bool
progress_is_watched(const struct options *o)
{
	return !o->values[OPTION_QUIET] && isatty(STDERR_FILENO);
}

void
progress_count(const struct options *o, const char *doing, size_t n)
{
	progress_end(o);
	if (n % 64 == 0 && progress_is_watched(o))
		fprintf(stderr, "\rregc: %s %zu", doing, n);
}

void
progress_done(const struct options *o)
{
	if (progress_is_watched(o))
		fputs("\r\033[K", stderr);
}

double
progress_clock(void)
{
	struct timespec now = {0};

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void
put_of(struct buf *b, size_t done, size_t n, const char *what)
{
	struct arena a = {0};

	buf_printf(b, "%s of ", text_grouped(&a, arena_printf(&a, "%zu", done)));
	buf_printf(b, "%s %s", text_grouped(&a, arena_printf(&a, "%zu", n)), what);
	arena_free(&a);
}

void
progress_text(struct buf *b, const struct progress *p, size_t done, size_t parts, double seconds)
{
	double at = p->seen == parts && parts ? p->at : seconds;
	double left = parts ? at * (double)(p->nparts - parts) / (double)parts - (seconds - at) : 0;

	buf_printf(b, "%s: ", p->doing);
	put_of(b, done, p->n, p->things);
	buf_puts(b, ", ");
	put_of(b, parts, p->nparts, p->parts);
	if (seconds >= 3 && left >= 1)
		put_left(b, left);
}

void
progress_show(const struct options *o, struct progress *p, size_t done, size_t parts, double seconds)
{
	struct buf b = {0};

	if (!progress_is_watched(o))
		return;
	progress_end(o);
	if (parts != p->seen) {
		p->seen = parts;
		p->at = seconds;
	}
	progress_text(&b, p, done, parts, seconds);
	fprintf(stderr, "\rregc: %s\033[K", b.s);
	buf_free(&b);
}
