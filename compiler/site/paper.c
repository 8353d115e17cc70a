#include "paper.h"

#include <string.h>

/* The page was written by our own serialiser: tags and attributes have one form, and every value stands in double quotes. */

struct part {
	struct buf *out;
	const char *place; /* what its ids begin with */
	size_t depth;      /* bytes of "../../" before an address seen from the page's own folder */
};

static const char *
after(const char *p, const char *what)
{
	const char *found = strstr(p, what);

	return found ? found + strlen(what) : p + strlen(p);
}

static bool
is_tag(const char *p, const char *name)
{
	size_t n = strlen(name);

	return strncmp(p, name, n) == 0 && strchr(" >", p[n]);
}

/* the ways around the page that it was */
static const char *
skip_ways(const char *p)
{
	if (is_tag(p, "<nav"))
		return after(p, "</nav>");
	return starts_with(p, "<details class=\"here\"") ? after(p, "</details>") : p;
}

static void
put_attribute(struct part *part, const char *p, size_t name, const char *value, size_t n)
{
	static const char *const ids[] = {" id", " for", " aria-labelledby", " aria-describedby"};
	bool place = false;

	buf_add(part->out, p, name);
	buf_puts(part->out, "=\"");
	for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
		place = place || (strlen(ids[i]) == name && strncmp(p, ids[i], name) == 0);
	if (place || (starts_with(p, " href=") && *value == '#')) {
		buf_add(part->out, value, !place);
		buf_puts(part->out, part->place);
		value += !place;
		n -= !place;
	} else if (starts_with(value, "../")) {
		value += part->depth - strlen("../");
		n -= part->depth - strlen("../");
	}
	buf_add(part->out, value, n);
	buf_putc(part->out, '"');
}

/* one tag; gives what is behind it */
static const char *
put_tag(struct part *part, const char *p)
{
	bool heading = p[1 + (p[1] == '/')] == 'h' && p[2 + (p[1] == '/')] >= '1' && p[2 + (p[1] == '/')] <= '5';
	size_t n = strcspn(p, " >");

	buf_add(part->out, p, n);
	if (heading)
		part->out->s[part->out->n - 1]++;
	if (is_tag(p, "<details"))
		buf_puts(part->out, " open=\"\"");
	for (p += n; *p == ' ';) {
		const char *value = strchr(p, '"') + 1, *end = strchr(value, '"');

		if (!starts_with(p, " open="))
			put_attribute(part, p, (size_t)(value - p) - 2, value, (size_t)(end - value));
		p = end + 1;
	}
	buf_putc(part->out, *p);
	return p + 1;
}

void
paper_part(struct buf *out, const char *html, const char *path, const char *id)
{
	struct arena a = {0};
	char *place = arena_printf(&a, "%s.", id);
	struct part part = {.out = out, .place = place};
	const char *p = after(after(html, "<main "), ">"), *end = strstr(p, "</main>");

	for (char *slash = place; (slash = strchr(slash, '/'));)
		*slash = '.';
	for (; (path = strchr(path, '/')); path++)
		part.depth += strlen("../");
	while (p < end) {
		size_t text = strcspn(p, "<");
		const char *next = skip_ways(p += text);

		buf_add(out, p - text, text);
		p = next > p ? next : p < end ? put_tag(&part, p) : p;
	}
	arena_free(&a);
}
