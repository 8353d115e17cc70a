#include "edit.h"

#include <string.h>

void
edit_quote(struct buf *b, const char *s)
{
	buf_putc(b, '"');
	for (; *s; s++) {
		if (*s == '"' || *s == '\\')
			buf_putc(b, '\\');
		if ((unsigned char)*s < ' ')
			buf_printf(b, "\\x%02x", (unsigned)*s);
		else
			buf_putc(b, *s);
	}
	buf_putc(b, '"');
}

bool
edit_is_flow(const struct source *s, const struct node *n)
{
	return n->kind != NODE_SCALAR && (s->text[n->span.from] == '{' || s->text[n->span.from] == '[');
}

uint32_t
edit_end(const struct source *s, const struct node *n)
{
	while (n->kind != NODE_SCALAR && n->last && !edit_is_flow(s, n))
		n = n->last;
	uint32_t to = n->span.to;

	while (to > n->span.from && strchr(" \t\n\r", s->text[to - 1]))
		to--;
	return to;
}

static uint32_t
next_line(const struct source *s, uint32_t at)
{
	const char *end = memchr(s->text + at, '\n', s->size - at);

	return (uint32_t)(end ? (size_t)(end - s->text) + 1 : s->size);
}

uint32_t
edit_after(const struct source *s, const struct node *n)
{
	return next_line(s, edit_end(s, n));
}

uint32_t
edit_after_key(const struct source *s, const struct node *n)
{
	return next_line(s, n->key_span.to);
}

/* the dash is on the line of the item, or on an earlier line followed only by comments */
size_t
edit_indent(const struct source *s, const struct node *list)
{
	uint32_t at = list->first->span.from, start, spaces;

	for (;; at = start - 1) {
		for (start = at; start && s->text[start - 1] != '\n';)
			start--;
		spaces = (uint32_t)strspn(s->text + start, " ");
		if (s->text[start + spaces] == '-' || !start)
			return spaces;
	}
}

/* the line ending that the file uses */
static const char *
line_end(const struct source *s)
{
	const char *first = memchr(s->text, '\n', s->size);

	return first && first > s->text && first[-1] == '\r' ? "\r\n" : "\n";
}

static void
put_lines(struct buf *out, const char *text, const char *end)
{
	for (size_t n; *text; text += n + 1) {
		n = strcspn(text, "\n");
		buf_add(out, text, n);
		buf_puts(out, end);
	}
}

void
edit_insert(struct buf *out, const struct source *s, const struct edit_lines *lines, size_t n)
{
	uint32_t done = 0;
	const char *end = line_end(s);

	for (size_t i = 0; i < n; i++) {
		buf_add(out, s->text + done, lines[i].at - done);
		done = lines[i].at;
		if (out->n && out->s[out->n - 1] != '\n')
			buf_puts(out, end);
		put_lines(out, lines[i].text, end);
	}
	buf_add(out, s->text + done, s->size - done);
}
