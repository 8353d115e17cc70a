#include "mend.h"

#include <string.h>

#include "../base/text.h"

/* ---- lines ---- */

size_t
mend_line(const struct source *s, size_t at)
{
	while (at > 0 && s->text[at - 1] != '\n')
		at--;
	return at == 0 && starts_with(s->text, "\xEF\xBB\xBF") ? 3 : at;
}

size_t
mend_line_end(const struct source *s, size_t at)
{
	size_t end = at + strcspn(s->text + at, "\n"), start = mend_line(s, at);

	for (size_t i = at; i < end; i++)
		if (s->text[i] == '#' && (i == start || strchr(" \t", s->text[i - 1]))) {
			end = i;
			break;
		}
	while (end > at && strchr(" \t\r", s->text[end - 1]))
		end--;
	return end;
}

/* behind indentation and dashes */
static size_t
first_word(const struct source *s, size_t line)
{
	size_t at = line + strspn(s->text + line, " ");

	while (s->text[at] == '-' && s->text[at + 1] == ' ')
		at += 1 + strspn(s->text + at + 1, " ");
	return at;
}

size_t
mend_column(const struct source *s, size_t at)
{
	size_t line = mend_line(s, at);

	return first_word(s, line) - line;
}

size_t
mend_column_above(const struct source *s, size_t at)
{
	size_t line = mend_line(s, at), word;

	while (line > 0) {
		line = mend_line(s, line - 1);
		word = first_word(s, line);
		if (!strchr("#\r\n", s->text[word]))
			return word - line;
		if (line == 3 && starts_with(s->text, "\xEF\xBB\xBF"))
			break;
	}
	return 0;
}

/* ---- edits ---- */

static struct span
span_of(size_t from, size_t to)
{
	return (struct span){(uint32_t)from, (uint32_t)to};
}

void
mend_replace(struct diags *ds, struct diag *d, const struct source *s, struct span span, const char *text, bool safe)
{
	diag_edit(ds, d, (struct place){s, span}, text, safe);
}

/* how many bytes a quotation mark at the beginning or end of a text has; 0 where there is none */
static size_t
mark_at(const char *text, size_t n, bool end)
{
	static const char *const marks[] = {"\"", "'", "\xE2\x80\x9C", "\xE2\x80\x9D", "\xE2\x80\x9E", "\xE2\x80\x98", "\xE2\x80\x99"};

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		size_t length = strlen(marks[i]);

		if (length <= n && memcmp(end ? text + n - length : text, marks[i], length) == 0)
			return length;
	}
	return 0;
}

void
mend_quote(struct diags *ds, struct diag *d, const struct source *s, struct span span, bool safe)
{
	const char *text = s->text + span.from;
	size_t n = span.to - span.from, before = mark_at(text, n, false), after = n > before ? mark_at(text, n, true) : 0;
	struct buf b = {0};

	if (!before || !after)
		before = after = 0;
	text_quote(&b, text + before, n - before - after);
	mend_replace(ds, d, s, span, b.s, safe);
	buf_free(&b);
}

/* Lines of another indentation than the first keep what they have more. */
void
mend_move(struct diags *ds, struct diag *d, const struct source *s, struct span span, size_t column, bool safe)
{
	size_t line = mend_line(s, span.from), was = strspn(s->text + line, " \t");

	for (; line < span.to; line += strcspn(s->text + line, "\n") + 1) {
		size_t indent = strspn(s->text + line, " \t"), now = indent + column > was ? indent + column - was : 0;

		if (s->text[line + indent] && !strchr("\r\n", s->text[line + indent]))
			mend_replace(ds, d, s, span_of(line, line + indent), arena_printf(&ds->arena, "%*s", (int)now, ""), safe);
		if (line + strcspn(s->text + line, "\n") >= s->size)
			break;
	}
}

void
mend_drop_lines(struct diags *ds, struct diag *d, const struct source *s, struct span span, bool safe)
{
	size_t end = span.to + strcspn(s->text + span.to, "\n");

	mend_replace(ds, d, s, span_of(mend_line(s, span.from), end < s->size ? end + 1 : end), "", safe);
}

void
mend_drop_item(struct diags *ds, struct diag *d, const struct source *s, const struct node *list, const struct node *before,
               const struct node *item, bool safe)
{
	size_t line;

	if (memchr(s->text + item->span.from, '\n', item->span.to - item->span.from))
		return;
	if (s->text[list->span.from] == '[') {
		if (!memchr(s->text + before->span.to, '#', item->span.from - before->span.to))
			mend_replace(ds, d, s, span_of(before->span.to, item->span.to), "", safe);
		return;
	}
	line = mend_line(s, item->span.from);
	if (s->text[line + strspn(s->text + line, " ")] == '-' && first_word(s, line) == item->span.from)
		mend_drop_lines(ds, d, s, item->span, safe);
}

void
mend_add_key(struct diags *ds, struct diag *d, const struct source *s, const struct node *map, const char *key, const char *value)
{
	const struct node *first = map->first;
	size_t column = first->key_span.from - mend_line(s, first->key_span.from), end = first->span.to, line;

	if (first->kind != NODE_SCALAR || memchr(s->text + first->key_span.from, '\n', end - first->key_span.from))
		return;
	line = end + strcspn(s->text + end, "\n");
	if (s->text[map->span.from] == '{')
		mend_replace(ds, d, s, span_of(end, end), arena_printf(&ds->arena, ", %s: %s", key, value), true);
	else if (line < s->size)
		mend_replace(ds, d, s, span_of(line + 1, line + 1), arena_printf(&ds->arena, "%*s%s: %s\n", (int)column, "", key, value), true);
	else
		mend_replace(ds, d, s, span_of(line, line), arena_printf(&ds->arena, "\n%*s%s: %s", (int)column, "", key, value), true);
}
