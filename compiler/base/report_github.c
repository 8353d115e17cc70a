/* For GitHub Actions: annotations on the lines of a change, and a summary of the step. A step shows at most ANNOTATIONS_MOST
 * of each severity, so the worst come first, the last of a severity says how many are left, and these follow as lines of the log. */
#include <string.h>

#include "report_parts.h"

enum { ANNOTATIONS_MOST = 10, SUMMARY_MOST = 1024 * 1024 };

/* The value of a command. What would end it, or a property of it, is written in another way. */
static void
put_escaped(struct buf *out, const char *text, bool property)
{
	struct buf b = {0};

	buf_put_visible(&b, text, strlen(text));
	for (const char *c = b.s; c && *c; c++)
		if (*c == '%' || *c == '\r' || *c == '\n' || (property && (*c == ':' || *c == ',')))
			buf_printf(out, "%%%02X", (unsigned)*c);
		else
			buf_putc(out, *c);
	buf_free(&b);
}

static const char *
command_of(int severity)
{
	static const char *const commands[] = {"error", "warning", "notice"};

	return commands[severity];
}

static void
put_place(struct buf *out, struct location spot)
{
	if (!*spot.file)
		return;
	buf_puts(out, "file=");
	put_escaped(out, spot.file, true);
	if (spot.from.line)
		buf_printf(out, ",line=%zu,endLine=%zu", spot.from.line, spot.to.line);
	if (spot.from.line && spot.from.line == spot.to.line) /* columns of several lines are refused */
		buf_printf(out, ",col=%zu,endColumn=%zu", spot.from.column, spot.to.column);
	buf_putc(out, ',');
}

static void
put(struct buf *out, struct reporting *r, const struct diag *d)
{
	const struct diag_info *info = &diag_infos[d->code];
	struct buf rest = {0};

	buf_printf(out, "::%s ", command_of(info->severity));
	put_place(out, report_spot(r, d->place));
	buf_printf(out, "title=%s %s::", info->code, info->name);
	put_escaped(out, d->message, false);
	report_rest(r, &rest, d);
	rest.s[--rest.n] = '\0';
	for (char *line = rest.s; line; line = strchr(line, '\n') ? strchr(line, '\n') + 1 : NULL) {
		struct arena a = {0};

		buf_puts(out, "%0A");
		put_escaped(out, arena_copy(&a, line, strcspn(line, "\n")), false);
		arena_free(&a);
	}
	buf_putc(out, '\n');
	buf_free(&rest);
}

/* the annotations of a severity, which are `all` from the first on */
static void
put_severity(struct buf *out, struct reporting *r, int severity, const size_t *all, size_t n)
{
	size_t shown = n > ANNOTATIONS_MOST ? ANNOTATIONS_MOST - 1 : n;

	for (size_t i = 0; i < shown; i++)
		put(out, r, r->diags->all[all[i]]);
	if (shown == n)
		return;
	buf_printf(out, "::%s title=regc::%zu more %ss are in the log and in the summary of this step\n", command_of(severity), n - shown,
	           severity_name((enum severity)severity));
	for (size_t i = shown; i < n; i++) {
		buf_puts(out, "regc: "); /* so that no file name is taken for a command */
		report_line(r, out, r->diags->all[all[i]]);
	}
}

void
report_github(struct buf *out, const struct diags *ds, struct report_style style)
{
	struct reporting r = report_begin(ds, style);
	const size_t *worst = report_worst_first(&r);

	for (int s = SEVERITY_ERROR; s <= SEVERITY_NOTE; s++) {
		size_t n = diag_count(ds, (enum severity)s);

		put_severity(out, &r, s, worst, n);
		worst += n;
	}
	if (ds->n == 0)
		buf_puts(out, REPORT_NOTHING "\n");
	report_end(&r);
}

void
report_summary(struct buf *out, const struct diags *ds, struct report_style style)
{
	style.most = SUMMARY_MOST;
	report_markdown(out, ds, style);
}
