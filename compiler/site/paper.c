#include "paper.h"

#include <string.h>

/* The page was written by our own serialiser: tags and attributes have one form, and every value stands in double quotes. */

struct printed {
	struct buf *out;
	const char *place; /* what its ids begin with */
	const char *path;  /* of the page itself, from which its addresses are seen */
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

/* an address seen from the page itself, as it is seen from a folder of the site's top */
static void
put_address(struct printed *to, const char *value, size_t n)
{
	const char *slash = strrchr(to->path, '/');
	size_t folder = slash ? (size_t)(slash - to->path) + 1 : 0;

	while (folder && starts_with(value, "../")) {
		value += strlen("../");
		n -= strlen("../");
		for (folder--; folder && to->path[folder - 1] != '/';)
			folder--;
	}
	buf_puts(to->out, "../");
	buf_add(to->out, to->path, folder);
	buf_add(to->out, value, n);
}

static bool
is_relative(const char *value)
{
	return !strchr("/#\"", *value) && value[strcspn(value, ":/?#\"")] != ':';
}

static bool
is_attribute(const char *p, size_t n, const char *const *names)
{
	while (*names && (strlen(*names) != n || strncmp(p, *names, n) != 0))
		names++;
	return *names != NULL;
}

static void
put_attribute(struct printed *to, const char *p, size_t name, const char *value, size_t n)
{
	static const char *const ids[] = {" id", " for", " aria-labelledby", " aria-describedby", NULL};
	static const char *const addresses[] = {" href", " src", NULL};
	bool address = is_attribute(p, name, addresses), here = address && *value == '#';

	buf_add(to->out, p, name);
	buf_puts(to->out, here ? "=\"#" : "=\"");
	if (here || is_attribute(p, name, ids))
		buf_puts(to->out, to->place);
	if (address && is_relative(value))
		put_address(to, value, n);
	else
		buf_add(to->out, value + here, n - here);
	buf_putc(to->out, '"');
}

/* one tag; gives what is behind it */
static const char *
put_tag(struct printed *to, const char *p)
{
	bool heading = p[1 + (p[1] == '/')] == 'h' && p[2 + (p[1] == '/')] >= '1' && p[2 + (p[1] == '/')] <= '5';
	size_t n = strcspn(p, " >");

	buf_add(to->out, p, n);
	if (heading)
		to->out->s[to->out->n - 1]++;
	if (is_tag(p, "<details"))
		buf_puts(to->out, " open=\"\"");
	for (p += n; *p == ' ';) {
		const char *value = strchr(p, '"') + 1, *end = strchr(value, '"');

		if (!starts_with(p, " open="))
			put_attribute(to, p, (size_t)(value - p) - 2, value, (size_t)(end - value));
		p = end + 1;
	}
	buf_putc(to->out, *p);
	return p + 1;
}

void
paper_part(struct buf *out, const char *html, const char *path, const char *id)
{
	struct arena a = {0};
	char *place = arena_printf(&a, "%s.", id);
	struct printed to = {.out = out, .place = place, .path = path};
	const char *p = after(after(html, "<main "), ">"), *end = strstr(p, "</main>");

	for (char *slash = place; (slash = strchr(slash, '/'));)
		*slash = '.';
	while (p < end) {
		size_t text = strcspn(p, "<");
		const char *next = skip_ways(p += text);

		buf_add(out, p - text, text);
		p = next > p ? next : p < end ? put_tag(&to, p) : p;
	}
	arena_free(&a);
}
