#include "calendar.h"

#include <string.h>

enum { LINE = 75 }; /* bytes of a line without its end */

struct calendar {
	struct buf *out;
	const struct analysis *analysis;
	const struct words *words;
	const char *base; /* of the site, or NULL */
};

/* ---- lines ---- */

/* A line of any length in pieces that each begin with a space but the first; a character is never parted. */
static void
put_line(struct calendar *c, const char *line)
{
	size_t room = LINE;

	while (*line) {
		size_t n = 1;

		while (((unsigned char)line[n] & 0xC0) == 0x80)
			n++;
		if (n > room) {
			buf_puts(c->out, "\r\n ");
			room = LINE - 1;
		}
		for (; n > 0; n--, room--)
			buf_putc(c->out, *line++);
	}
	buf_puts(c->out, "\r\n");
}

/* a property of type TEXT: what would end it or part it is escaped, and a line break is said */
static void
put_text(struct calendar *c, const char *name, const char *text)
{
	struct buf line = {0};

	buf_printf(&line, "%s:", name);
	for (; *text; text++) {
		if (strchr("\\;,", *text))
			buf_putc(&line, '\\');
		if (*text == '\n')
			buf_puts(&line, "\\n");
		else if ((unsigned char)*text >= ' ') /* other control characters are not allowed */
			buf_putc(&line, *text);
	}
	put_line(c, line.s);
	buf_free(&line);
}

static void
put_day(struct calendar *c, const char *name, int32_t day)
{
	char text[DATE_TEXT], line[64], *to = line + sprintf(line, "%s;VALUE=DATE:", name);

	for (const char *from = day_text(day, text); *from; from++)
		if (*from != '-')
			*to++ = *from;
	*to = '\0';
	put_line(c, line);
}

/* ---- one event ---- */

/* "Alpha, Beta: Mark synthetic output" */
static void
put_summary(struct calendar *c, const struct node *item)
{
	const struct node *platform = node_get(item, "platform"), *others = node_get(item, "platforms");
	const char *what = node_text(item, "what"), *duty = node_text(item, "obligation");
	struct buf text = {0};

	if (platform)
		buf_puts(&text, platform->text);
	for (const struct node *n = others ? others->first : NULL; n; n = n->next)
		buf_printf(&text, "%s%s", text.n ? ", " : "", n->text);
	if (node_text(item, "rest"))
		buf_printf(&text, " +%s", node_text(item, "rest"));
	if (text.n)
		buf_puts(&text, ": ");
	buf_puts(&text, what ? what : duty ? duty : "");
	put_text(c, "SUMMARY", text.s ? text.s : "");
	buf_free(&text);
}

static void
add_line(struct buf *text, const char *line)
{
	if (line)
		buf_printf(text, "%s%s", text->n ? "\n" : "", line);
}

/* the law, what happens, why, who, and the clauses */
static void
put_description(struct calendar *c, const struct node *item)
{
	const struct node *says = node_get(item, "says"), *clauses = node_get(item, "clauses");
	struct buf text = {0};

	add_line(&text, node_text(item, "citation"));
	for (const struct node *r = says ? says->first : NULL; r; r = r->next) {
		buf_puts(&text, text.n ? "\n" : "");
		words_text(c->words, &text, r);
	}
	add_line(&text, node_text(item, "why"));
	add_line(&text, node_text(item, "owner"));
	for (const struct node *n = clauses ? clauses->first : NULL; n; n = n->next)
		add_line(&text, n->text);
	if (text.n)
		put_text(c, "DESCRIPTION", text.s);
	buf_free(&text);
}

/* the page of the first clause, else of the law */
static void
put_address(struct calendar *c, const struct node *item)
{
	const struct node *clauses = node_get(item, "clauses"), *duty = node_get(item, "obligation");
	const struct card *to = clauses ? clauses->first->to : duty ? duty->to : NULL;
	struct arena a = {0};
	const char *href = to ? page_href(&a, to) : NULL;

	if (href && c->base)
		put_line(c, arena_printf(&a, "URL:%s%s", c->base, href));
	arena_free(&a);
}

static void
put_event(struct calendar *c, const struct node *item, struct date d, const char *stamp, const char *project)
{
	struct buf line = {0};

	put_line(c, "BEGIN:VEVENT");
	buf_printf(&line, "UID:%s@%s", node_text(item, "uid"), project);
	put_line(c, line.s);
	buf_free(&line);
	put_line(c, stamp);
	put_day(c, "DTSTART", d.first);
	put_day(c, "DTEND", d.last + 1);
	put_line(c, "TRANSP:TRANSPARENT"); /* it takes nobody's time */
	put_summary(c, item);
	put_description(c, item);
	put_text(c, "CATEGORIES", node_text(item, "kind"));
	put_address(c, item);
	put_line(c, "END:VEVENT");
}

/* whether it is to be done on a day that can stand in a calendar */
static bool
has_day(const struct node *item, struct date *d)
{
	const char *on = node_text(item, "on");

	return on && date_parse(on, d) && d->first != DAY_MIN && d->last != DAY_MAX && !node_is(item, "when", "closed") &&
	       !node_is(item, "of", "others");
}

/* ---- the calendar ---- */

static void
put_items(struct calendar *c, const struct node *document, const char *stamp)
{
	const struct node *items = node_get(node_get(document, "to-do"), "items");
	const char *project = node_text(node_get(document, "site"), "project");
	struct date d;

	for (const struct node *item = items->first; item; item = item->next)
		if (has_day(item, &d))
			put_event(c, item, d, stamp, project);
}

/* The time of each event is the day for which everything is judged, so that the same input gives the same bytes. */
static const char *
stamp_of(struct arena *a, int32_t day)
{
	char text[DATE_TEXT];

	day_text(day, text);
	return arena_printf(a, "DTSTAMP:%.4s%.2s%.2sT000000Z", text, text + 5, text + 8);
}

bool
calendar_has(const struct page *page)
{
	return strcmp(page->kind->name, "to-do") == 0;
}

static void
begin(struct calendar *c, const struct node *document)
{
	struct buf by = {0};

	buf_printf(&by, "-//regc//regc %s//", c->analysis->version);
	put_line(c, "BEGIN:VCALENDAR");
	put_line(c, "VERSION:2.0");
	put_text(c, "PRODID", by.s);
	put_text(c, "X-WR-CALNAME", node_text(node_get(document, "site"), "name"));
	buf_free(&by);
}

bool
calendar_write(struct buf *out, struct arena *a, const struct analysis *an, const struct pages *pages,
               const struct words *words, const char **problem)
{
	struct calendar c = {.out = out, .analysis = an, .words = words, .base = page_base(a, an)};
	const char *stamp = stamp_of(a, an->clock.day), *wrong = NULL;
	bool begun = false;

	for (size_t i = 0; i < pages->n && !wrong; i++) {
		struct arena of_page = {0};
		const struct node *document;

		if (!calendar_has(&pages->all[i]))
			continue;
		if ((document = page_document(&of_page, an, &pages->all[i], NULL, &wrong))) {
			if (!begun)
				begin(&c, document);
			begun = true;
			put_items(&c, document, stamp);
		}
		wrong = wrong ? arena_string(a, wrong) : NULL;
		arena_free(&of_page);
	}
	*problem = wrong;
	if (begun && !wrong)
		put_line(&c, "END:VCALENDAR");
	return !wrong;
}
