/* A table for people, as a comment on a change or the summary of a step. */
#include <string.h>

#include "report_parts.h"

enum { ENDING = 200 }; /* bytes of a last line that says what is left out */

/* text that is only text: no markup, no mention of a person, no link to an issue */
static void
put_plain(struct buf *out, const char *text)
{
	struct buf b = {0};

	buf_put_visible(&b, text, strlen(text));
	for (const char *c = b.s; c && *c; c++)
		if (strchr("@#<>&", *c))
			buf_printf(out, "&#%d;", *c);
		else if (strchr("\\`*_{}[]()|~!", *c))
			buf_printf(out, "\\%c", *c);
		else
			buf_putc(out, *c);
	buf_free(&b);
}

static void
put_row(struct buf *out, struct reporting *r, const struct diag *d)
{
	const struct diag_info *info = &diag_infos[d->code];
	struct location spot = report_spot(r, d->place);

	buf_printf(out, "| %s | %s | ", severity_name(info->severity), info->code);
	put_plain(out, spot.file);
	if (spot.from.line)
		buf_printf(out, ":%zu", spot.from.line);
	buf_puts(out, " | ");
	put_plain(out, d->message);
	for (const struct diag_note *n = d->notes; n; n = n->next) {
		buf_puts(out, "<br>");
		put_plain(out, n->message);
	}
	buf_puts(out, "<br>*");
	put_plain(out, report_help(d));
	buf_puts(out, "* |\n");
}

static void
put_table(struct buf *out, struct reporting *r)
{
	const size_t *worst = report_worst_first(r);
	size_t most = r->style.most;

	buf_puts(out, "\n| severity | code | place | finding |\n|---|---|---|---|\n");
	for (size_t i = 0; i < r->diags->n; i++) {
		size_t before = out->n;

		put_row(out, r, r->diags->all[worst[i]]);
		if (!most || out->n + ENDING < most)
			continue;
		out->s[out->n = before] = '\0';
		buf_printf(out, "\n%zu more findings do not fit here, the least severe ones; the log has them.\n", r->diags->n - i);
		break;
	}
}

void
report_markdown(struct buf *out, const struct diags *ds, struct report_style style)
{
	struct reporting r = report_begin(ds, style);

	buf_puts(out, "**regc:** ");
	report_counts(out, ds);
	buf_puts(out, "\n");
	if (ds->n)
		put_table(out, &r);
	else
		buf_puts(out, "\n" REPORT_NOTHING "\n");
	report_end(&r);
}
