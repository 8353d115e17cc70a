#include "edit.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "../base/date.h"

void
edit_quote(struct buf *b, const char *s)
{
	text_quote(b, s, strlen(s));
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

/* the start of the line of a byte */
static uint32_t
line_of(const struct source *s, uint32_t at)
{
	while (at && s->text[at - 1] != '\n')
		at--;
	return at;
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

/* ---- values as text ---- */

/* Whether every reader of YAML takes it for a text if it has no quotes. */
static bool
is_plain(const char *s)
{
	static const char *const not_text[] = {"true", "false", "yes", "no", "on", "off", "null", "y", "n"};
	int32_t day;

	if (day_parse(s, &day))
		return true;
	for (size_t i = 0; i < sizeof not_text / sizeof *not_text; i++)
		if (strcasecmp(s, not_text[i]) == 0)
			return false;
	if (!isalpha((unsigned char)*s))
		return false;
	while (isalnum((unsigned char)*s) || (*s && strchr("/_-", *s)))
		s++;
	return !*s;
}

/* a node that was made as plain is one: a truth value or a number */
static void
put_scalar(struct buf *out, const struct node *n)
{
	if (n->plain || is_plain(n->text))
		buf_puts(out, n->text);
	else
		edit_quote(out, n->text);
}

static void
put_flow(struct buf *out, const struct node *n)
{
	if (n->kind == NODE_SCALAR) {
		put_scalar(out, n);
		return;
	}
	buf_putc(out, n->kind == NODE_MAP ? '{' : '[');
	for (const struct node *c = n->first; c; c = c->next) {
		if (c != n->first)
			buf_puts(out, ", ");
		if (n->kind == NODE_MAP)
			buf_printf(out, "%s: ", c->key);
		put_flow(out, c);
	}
	buf_putc(out, n->kind == NODE_MAP ? '}' : ']');
}

/* short lists of words stay on their line */
static bool
is_inline(const struct node *n)
{
	if (n->kind != NODE_LIST)
		return n->kind == NODE_SCALAR;
	for (const struct node *c = n->first; c; c = c->next)
		if (c->kind != NODE_SCALAR)
			return false;
	return true;
}

static void put_member(struct buf *out, const struct node *n, int indent);

void
edit_block(struct buf *out, const struct node *n, int indent)
{
	for (const struct node *c = n->first; c; c = c->next) {
		if (c != n->first)
			buf_printf(out, "%*s", indent, "");
		if (n->kind == NODE_MAP)
			put_member(out, c, indent);
		else {
			buf_puts(out, "- ");
			edit_block(out, c, indent + 2);
		}
	}
	if (!n->first) {
		put_scalar(out, n);
		buf_putc(out, '\n');
	}
}

static void
put_member(struct buf *out, const struct node *n, int indent)
{
	buf_printf(out, "%s:", n->key);
	if (is_inline(n)) {
		buf_putc(out, ' ');
		put_flow(out, n);
		buf_putc(out, '\n');
	} else {
		buf_line(out, indent + 2);
		edit_block(out, n, indent + 2);
	}
}

/* ---- one change ---- */

static void
splice(struct buf *out, const struct source *s, struct span span, const char *text)
{
	buf_add(out, s->text, span.from);
	buf_puts(out, text);
	buf_add(out, s->text + span.to, s->size - span.to);
}

/* right behind the last of a list or map in flow style, since a comment may stand between that and the bracket */
static void
add_in_flow(struct buf *out, const struct source *s, const struct node *parent, const char *text)
{
	uint32_t at = parent->last ? edit_end(s, parent->last) : parent->span.from + 1;
	struct buf b = {0};

	buf_printf(&b, "%s%s", parent->last ? ", " : "", text);
	splice(out, s, (struct span){at, at}, b.s);
	buf_free(&b);
}

static size_t
order_of(const struct schema *schema, const char *key)
{
	const struct schema *base = schema_base(schema);
	const struct property *p = schema_property(base, key);

	return p ? (size_t)(p - base->properties) : base->nproperties;
}

/* the last key that comes before a new one in the order of the schema; the last of all where none does */
static const struct node *
before_key(const struct schema *schema, const struct node *map, const char *key)
{
	const struct node *found = NULL;

	for (const struct node *c = map->first; c; c = c->next)
		if (order_of(schema, c->key) < order_of(schema, key))
			found = c;
	return found ? found : map->last;
}

void
edit_put(struct buf *out, const struct source *s, const struct schema *schema, const struct node *map, const char *key,
         const struct node *value)
{
	struct node member = *value;
	struct buf b = {0};
	int indent;

	member.key = key;
	if (edit_is_flow(s, map)) {
		buf_printf(&b, "%s: ", key);
		put_flow(&b, value);
		add_in_flow(out, s, map, b.s);
	} else {
		indent = (int)(map->first->key_span.from - line_of(s, map->first->key_span.from));
		buf_printf(&b, "%*s", indent, "");
		put_member(&b, &member, indent);
		edit_insert(out, s, &(struct edit_lines){edit_after(s, before_key(schema, map, key)), b.s}, 1);
	}
	buf_free(&b);
}

void
edit_append(struct buf *out, const struct source *s, const struct node *list, const struct node *value)
{
	struct buf b = {0};

	if (edit_is_flow(s, list)) {
		put_flow(&b, value);
		add_in_flow(out, s, list, b.s);
	} else {
		int indent = (int)edit_indent(s, list);

		buf_printf(&b, "%*s- ", indent, "");
		edit_block(&b, value, indent + 2);
		edit_insert(out, s, &(struct edit_lines){edit_after(s, list->last), b.s}, 1);
	}
	buf_free(&b);
}

void
edit_replace(struct buf *out, const struct source *s, const struct node *scalar, const char *text)
{
	struct node other = {.kind = NODE_SCALAR, .text = text};
	struct buf b = {0};

	put_scalar(&b, &other);
	splice(out, s, (struct span){scalar->span.from, edit_end(s, scalar)}, b.s);
	buf_free(&b);
}

/* with the comma behind it, or of the last the one before it, and what comments stand there */
static struct span
in_flow(const struct source *s, const struct node *parent, const struct node *n)
{
	struct span span = {n->key_span.from < n->span.from ? n->key_span.from : n->span.from, edit_end(s, n)};

	if (n->next)
		span.to = n->next->key_span.from < n->next->span.from ? n->next->key_span.from : n->next->span.from;
	for (const struct node *c = parent->first; !n->next && c != n; c = c->next)
		span.from = edit_end(s, c);
	return span;
}

/* whole lines, unless the line begins with what stays */
static struct span
in_block(const struct source *s, const struct node *parent, const struct node *n)
{
	uint32_t key = n->key_span.from < n->span.from ? n->key_span.from : n->span.from, start = line_of(s, key);
	size_t blank = strspn(s->text + start, " ");

	if (parent->kind == NODE_LIST) {
		while (s->text[start + strspn(s->text + start, " ")] != '-' && start)
			start = line_of(s, start - 1);
		return (struct span){start, edit_after(s, n)};
	}
	return start + blank == key ? (struct span){start, edit_after(s, n)} : (struct span){key, edit_end(s, n)};
}

void
edit_remove(struct buf *out, const struct source *s, const struct node *const *chain, size_t n)
{
	const struct node *parent, *gone;

	while (n > 2 && chain[n - 2]->first == chain[n - 2]->last)
		n--;
	parent = chain[n - 2];
	gone = chain[n - 1];
	splice(out, s, edit_is_flow(s, parent) ? in_flow(s, parent, gone) : in_block(s, parent, gone), "");
}

/* between a key and its value: their colon stays, and the value goes below another key */
static void
wrap_value(struct buf *out, const struct source *s, const struct node *map, const struct node *list, const char *key,
           int left)
{
	uint32_t end = edit_end(s, list), colon = list->key_span.to;
	bool flow = edit_is_flow(s, map);

	while (s->text[colon] != ':')
		colon++;
	buf_add(out, s->text, colon + 1);
	if (flow)
		buf_printf(out, " {%s: ", key);
	else
		buf_printf(out, "%s%*s%s: ", line_end(s), left + 2, "", key);
	buf_add(out, s->text + list->span.from, end - list->span.from);
	buf_puts(out, flow ? "}" : "");
	buf_add(out, s->text + end, s->size - end);
}

/* A list in block style may stand as far left as its key; below another key it is moved to the right of it. */
void
edit_wrap(struct buf *out, const struct source *s, const struct node *map, const struct node *list, const char *key)
{
	int left = (int)(list->key_span.from - line_of(s, list->key_span.from)), more;
	uint32_t end = edit_end(s, list), from;

	if (edit_is_flow(s, list)) {
		wrap_value(out, s, map, list, key, left);
		return;
	}
	more = (int)edit_indent(s, list) < left + 2 ? 2 : 0;
	from = edit_after_key(s, list);
	buf_add(out, s->text, from);
	buf_printf(out, "%*s%s:%s", left + 2, "", key, line_end(s));
	for (uint32_t to; from < end; from = to) {
		to = next_line(s, from);
		buf_printf(out, "%*s", more, "");
		buf_add(out, s->text + from, to - from);
	}
	buf_add(out, s->text + from, s->size - from);
}
