#include "report.h"

#include <stdio.h>
#include <string.h>

#include "report_parts.h"

enum paint { PLAIN, BOLD, RED, YELLOW, BLUE, CYAN };

static const char *const escapes[] = {"\033[0m", "\033[1m", "\033[1;31m", "\033[1;33m", "\033[1;34m", "\033[1;36m"};

static void
paint(struct buf *out, struct report_style style, enum paint p)
{
	if (style.colour)
		buf_puts(out, escapes[p]);
}

static enum paint
severity_paint(enum severity s)
{
	return s == SEVERITY_ERROR ? RED : s == SEVERITY_WARNING ? YELLOW : CYAN;
}

void
report_wrap(struct buf *out, const char *text, size_t at, size_t indent, size_t width)
{
	const char *word = text;

	while (*word) {
		size_t n = strcspn(word, " \n"), w = utf8_width(word, n);

		if (at + w > width && at > indent) {
			while (out->n && out->s[out->n - 1] == ' ')
				out->s[--out->n] = '\0';
			buf_printf(out, "\n%*s", (int)indent, "");
			at = indent;
		}
		buf_put_visible(out, word, n);
		at += w;
		word += n;
		if (*word == '\n') {
			buf_printf(out, "\n%*s", word[1] && word[1] != '\n' ? (int)indent : 0, "");
			at = indent;
			word++;
		} else if (*word == ' ') {
			buf_putc(out, ' ');
			at++;
			word++;
		}
	}
}

/* whether the text of a place can still be read unchanged */
static bool
readable(struct place place)
{
	/* a source that was unloaded is loaded again to be quoted */
	return place.source && source_load((struct source *)place.source) == SOURCE_OK;
}

static int
digits_of(size_t n)
{
	int count = 1;

	while (n >= 10) {
		n /= 10;
		count++;
	}
	return count;
}

static size_t
visible_width(const char *s, size_t n)
{
	struct buf b = {0};
	size_t w;

	buf_put_visible(&b, s, n);
	w = b.n ? utf8_width(b.s, b.n) : 0;
	buf_free(&b);
	return w;
}

/* the end of what of [from, to) fits the columns: at least one character, and never looks further than it has to */
static uint32_t
reach(const struct source *s, uint32_t from, uint32_t to, size_t columns)
{
	size_t width = 0;
	uint32_t cp, at = from, used;

	for (; at < to; at += used) {
		used = (uint32_t)utf8_decode(s->text + at, to - at, &cp);
		used = used ? used : 1;
		width += visible_width(s->text + at, used);
		if (width > columns && at > from)
			break;
	}
	return at;
}

/* the start of the character before, which need not be UTF-8 */
static uint32_t
before(const struct source *s, uint32_t from, uint32_t at)
{
	uint32_t least = at - from > 4 ? at - 4 : from;

	while (--at > least && ((unsigned char)s->text[at] & 0xC0) == 0x80)
		;
	return at;
}

/* the widest window of a long line, in bytes, that begins with the span or some way before it, and fits the columns */
static struct span
window(const struct source *s, struct span line, struct span mark, size_t columns)
{
	uint32_t from = mark.from, to = reach(s, mark.from, mark.to, columns);
	size_t width = visible_width(s->text + from, to - from);

	if (reach(s, line.from, line.to, columns) == line.to)
		return line;
	while (from > line.from) {
		uint32_t at = before(s, line.from, from);

		if ((width += visible_width(s->text + at, from - at)) > columns * 2 / 3)
			break;
		from = at;
	}
	return (struct span){from, reach(s, from, line.to, columns)};
}

static void
put_times(struct buf *out, char c, size_t n)
{
	while (n--)
		buf_putc(out, c);
}

/* "  --> file:line:column", the line, and a caret under the part of the span on that line */
static void
quote(struct buf *out, struct place place, struct report_style style, enum paint colour, int gutter)
{
	const struct source *s = place.source;
	struct position pos;
	struct span line, shown, mark = place.span;
	size_t caret;

	paint(out, style, BLUE);
	buf_printf(out, "%*s--> ", gutter, "");
	paint(out, style, PLAIN);
	buf_put_visible(out, s->path, strlen(s->path));
	if (!readable(place)) {
		buf_putc(out, '\n');
		return;
	}
	pos = source_position(s, mark.from);
	line = source_line(s, pos.line);
	if (mark.from > line.to)
		mark.from = line.to;
	if (mark.to > line.to || mark.to < mark.from)
		mark.to = line.to;
	shown = window(s, line, mark, style.width > (size_t)gutter + 16 ? style.width - (size_t)gutter - 8 : 16);
	mark.from = mark.from > shown.to ? shown.to : mark.from;
	mark.to = mark.to > shown.to ? shown.to : mark.to;
	buf_printf(out, ":%zu:%zu\n", pos.line, pos.column);
	paint(out, style, BLUE);
	buf_printf(out, "%*s |\n%*zu |", gutter, "", gutter, pos.line);
	paint(out, style, PLAIN);
	buf_puts(out, shown.from > line.from ? " …" : " ");
	buf_put_visible(out, s->text + shown.from, shown.to - shown.from);
	buf_puts(out, shown.to < line.to ? "…\n" : "\n");
	paint(out, style, BLUE);
	buf_printf(out, "%*s | ", gutter, "");
	paint(out, style, colour);
	put_times(out, ' ', visible_width(s->text + shown.from, mark.from - shown.from) + (shown.from > line.from));
	caret = visible_width(s->text + mark.from, mark.to - mark.from);
	put_times(out, '^', caret ? caret : 1);
	paint(out, style, PLAIN);
	buf_putc(out, '\n');
}

static int
gutter_of(const struct diag *d)
{
	size_t most = 1;

	if (readable(d->place))
		most = source_position(d->place.source, d->place.span.from).line;
	for (const struct diag_note *n = d->notes; n; n = n->next)
		if (readable(n->place)) {
			size_t line = source_position(n->place.source, n->place.span.from).line;

			most = line > most ? line : most;
		}
	return digits_of(most);
}

/* "= help: text", the following lines under the text */
static void
remark(struct buf *out, const char *label, const char *text, struct report_style style, int gutter)
{
	size_t indent = (size_t)gutter + 3 + strlen(label) + 2;

	paint(out, style, BLUE);
	buf_printf(out, "%*s = ", gutter, "");
	paint(out, style, BOLD);
	buf_printf(out, "%s:", label);
	paint(out, style, PLAIN);
	buf_putc(out, ' ');
	report_wrap(out, text, indent, indent, style.width);
	buf_putc(out, '\n');
}

static void
show(struct buf *out, const struct diag *d, struct report_style style)
{
	const struct diag_info *info = &diag_infos[d->code];
	int gutter = gutter_of(d);
	size_t head = strlen(severity_name(info->severity)) + strlen(info->code) + 4;

	paint(out, style, severity_paint(info->severity));
	buf_printf(out, "%s[%s]", severity_name(info->severity), info->code);
	paint(out, style, BOLD);
	buf_puts(out, ": ");
	report_wrap(out, d->message, head, 4, style.width);
	paint(out, style, PLAIN);
	buf_putc(out, '\n');
	if (d->place.source)
		quote(out, d->place, style, severity_paint(info->severity), gutter);
	for (const struct diag_note *n = d->notes; n; n = n->next) {
		remark(out, "note", n->message, style, gutter);
		if (n->place.source)
			quote(out, n->place, style, BLUE, gutter);
	}
	remark(out, "help", report_help(d), style, gutter);
	buf_putc(out, '\n');
}

/* The most severe one is the one to read about. Of what was set aside nothing is shown, but that there is some. */
static void
summary(struct buf *out, const struct diags *ds, const char *project)
{
	const struct diag_info *first = &diag_infos[ds->all[0]->code];

	for (size_t i = 1; i < ds->n; i++)
		if (diag_infos[ds->all[i]->code].severity < first->severity)
			first = &diag_infos[ds->all[i]->code];
	buf_puts(out, "regc: ");
	report_counts(out, ds);
	if (project && strcmp(project, ".") != 0) {
		buf_puts(out, " in ");
		buf_put_visible(out, project, strlen(project));
	}
	buf_printf(out, "; see 'regc explain %s'\n", first->code);
}

/* The findings in their order, each with its line quoted and a caret under the exact span, and a
 * last line that counts them. Nothing where there are none. */
void
report_text(struct buf *out, const struct diags *ds, struct report_style style)
{
	struct reporting r = report_begin(ds, style);

	if (ds->n == 0)
		return;
	if (style.width == 0)
		style.width = 80;
	for (size_t i = 0; i < ds->n; i++)
		show(out, ds->all[i], style);
	summary(out, ds, style.project);
	report_end(&r);
}

void
report_short(struct buf *out, const struct diags *ds, struct report_style style)
{
	struct reporting r = report_begin(ds, style);

	for (size_t i = 0; i < ds->n; i++)
		report_line(&r, out, ds->all[i]);
	report_end(&r);
}

static const struct report_format formats[] = {
	{"text", false, report_text}, {"short", false, report_short}, {"json", true, report_json},
	{"sarif", true, report_sarif}, {"github", true, report_github}, {"gitlab", true, report_gitlab},
	{"junit", true, report_junit}, {"markdown", true, report_markdown}, {NULL, false, NULL},
};

const char *
report_format(const void *ctx, size_t i)
{
	(void)ctx;
	return formats[i].name;
}

const struct report_format *
report_format_of(const char *name, size_t n)
{
	for (const struct report_format *f = formats; name && f->name; f++)
		if (strlen(f->name) == n && strncmp(f->name, name, n) == 0)
			return f;
	return formats;
}

void
report_section(struct buf *out, const char *label, const char *text, size_t width)
{
	buf_printf(out, "\n%s\n    ", label);
	report_wrap(out, text, 4, 4, width);
	buf_putc(out, '\n');
}

void
report_explain(struct buf *out, const struct diag_info *info, size_t width)
{
	struct buf fix = {0};

	buf_printf(&fix, "%c%s.", info->fix[0] - 'a' + 'A', info->fix + 1);
	buf_printf(out, "%s %s (%s, %s)\n", info->code, info->name, severity_name(info->severity),
	           diag_class_name(info->class));
	buf_printf(out, "%s\n", info->title);
	report_section(out, "What it means", info->meaning, width);
	report_section(out, "For example", info->wrong, width);
	report_section(out, "Why it matters", info->why, width);
	report_section(out, "What to do", fix.s, width);
	buf_free(&fix);
}
