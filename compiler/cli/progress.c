#include "progress.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "../base/report.h"

static struct report_style
style_of(const struct options *o)
{
	const char *when = o->values[OPTION_COLOR], *no = getenv("NO_COLOR"), *term = getenv("TERM");
	bool terminal = isatty(STDERR_FILENO);
	struct winsize size = {0};
	struct report_style style = {terminal && !(no && *no) && !(term && strcmp(term, "dumb") == 0), 80, NULL};

	if (when && strcmp(when, "auto") != 0)
		style.colour = strcmp(when, "always") == 0;
	if (terminal && ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40)
		style.width = size.ws_col < 120 ? size.ws_col : 120;
	if (o->project && strcmp(o->project, ".") != 0)
		style.project = o->project;
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

bool
progress_report(const struct options *o, struct diags *ds)
{
	const char *report = o->values[OPTION_REPORT], *file = report ? strchr(report, '=') : NULL;
	const struct report_format *format = report_format_of(report, report ? strcspn(report, "=") : 0);
	struct buf out = {0};
	bool fine;

	diag_sort(ds);
	format->put(&out, ds, style_of(o));
	fine = deliver(&out, file ? file + 1 : NULL, format->output ? stdout : stderr);
	if (fine && file && ds->n)
		fprintf(stderr, "regc: %zu finding%s written to %s\n", ds->n, plural(ds->n), file + 1);
	buf_free(&out);
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
	if (seconds < 3 || left < 1)
		return;
	if (left < 100)
		buf_printf(b, ", about %.0f s left", left);
	else
		buf_printf(b, ", about %.0f min left", left / 60);
}

void
progress_show(const struct options *o, struct progress *p, size_t done, size_t parts, double seconds)
{
	struct buf b = {0};

	if (!progress_is_watched(o))
		return;
	if (parts != p->seen) {
		p->seen = parts;
		p->at = seconds;
	}
	progress_text(&b, p, done, parts, seconds);
	fprintf(stderr, "\rregc: %s\033[K", b.s);
	buf_free(&b);
}
