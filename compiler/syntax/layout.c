#include "layout.h"

#include <string.h>

#include "equal.h"
#include "read.h"
#include "shape.h"

enum { STEP = 2 /* columns of a level */ };

struct layouter {
	const struct source *source;
	struct buf *out;
	const char *eol;
	size_t begin;   /* of the text, behind a byte order mark */
	bool blank;     /* an empty line is due before the next one */
	bool kept;      /* what was written last keeps the empty lines behind it: none may be added */
	bool odd;       /* something is there that is neither a comment nor what the tree says */
};

/* where a list or map is written */
struct where {
	size_t column;      /* of its keys or dashes, */
	size_t was;         /* and of that which it is in, before: what is behind the first of this */
	size_t limit;       /* the offset at which all that belongs to it ends */
	const char *prefix; /* what its first line begins with, dashes of lists that it begins; NULL: its column of spaces */
};

/* ---- lines ---- */

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

static size_t
line_start(const struct layouter *l, size_t at)
{
	while (at > l->begin && l->source->text[at - 1] != '\n')
		at--;
	return at;
}

/* the offset of its line feed, or of the end of the text */
static size_t
line_stop(const struct layouter *l, size_t at)
{
	return at + strcspn(l->source->text + at, "\n");
}

static size_t
next_line(const struct layouter *l, size_t at)
{
	at = line_stop(l, at);
	return at < l->source->size ? at + 1 : at;
}

/* the first byte of a line that is no blank, which can be its end */
static size_t
line_word(const struct layouter *l, size_t line)
{
	while (is_blank(l->source->text[line]))
		line++;
	return line;
}

static bool
is_empty(const struct layouter *l, size_t line)
{
	char c = l->source->text[line_word(l, line)];

	return c == '\n' || c == '\0';
}

static bool
is_comment(const struct layouter *l, size_t line)
{
	return l->source->text[line_word(l, line)] == '#';
}

/* where a document begins or ends */
static bool
is_marker(const struct layouter *l, size_t line)
{
	return starts_with(l->source->text + line, "---") || starts_with(l->source->text + line, "...");
}

/* the next line from one on, or that itself, that is more than a comment */
static size_t
solid_line(const struct layouter *l, size_t line, size_t limit)
{
	while (line < limit && (is_empty(l, line) || is_comment(l, line)))
		line = next_line(l, line);
	return line;
}

static size_t
column_of(const struct layouter *l, size_t at)
{
	return at - line_start(l, at);
}

/* ---- values ---- */

static bool
is_flow(const struct layouter *l, const struct node *n)
{
	return n->kind != NODE_SCALAR && (l->source->text[n->span.from] == '{' || l->source->text[n->span.from] == '[');
}

static bool
is_block(const struct layouter *l, const struct node *n)
{
	return n->kind != NODE_SCALAR && !is_flow(l, n);
}

/* a text behind '|' or '>' */
struct block_text {
	size_t header, header_end; /* to the end of its first line, without blanks */
	size_t lines, end; /* the lines of its text, without the empty ones at its end unless they are kept */
	size_t indent;     /* of the text */
	size_t given;      /* the same from the column of its parent on, where the header says it; else 0 */
	bool keeps;
};

static bool
is_literal(const struct layouter *l, const struct node *n)
{
	char c = l->source->text[n->span.from];

	return n->kind == NODE_SCALAR && !n->plain && (c == '|' || c == '>');
}

/* how far a line is indented by spaces */
static size_t
indent_of(const struct layouter *l, size_t line)
{
	return strspn(l->source->text + line, " ");
}

/* where an indentation is not given, that of the first line with words, or of a longer one of blanks before it */
static size_t
find_indent(const struct layouter *l, size_t line)
{
	size_t most = 0;

	while (line < l->source->size) {
		most = indent_of(l, line) > most ? indent_of(l, line) : most;
		if (!is_empty(l, line))
			break;
		line = next_line(l, line);
	}
	return most;
}

static struct block_text
literal_of(const struct layouter *l, const struct node *n, size_t parent)
{
	const char *text = l->source->text;
	struct block_text t = {.header = n->span.from};

	t.header_end = line_stop(l, t.header);
	t.lines = t.end = next_line(l, t.header);
	while (t.header_end > t.header && is_blank(text[t.header_end - 1]))
		t.header_end--;
	for (size_t at = t.header + 1; at < t.header_end && strchr("+-123456789", text[at]); at++) {
		t.keeps = t.keeps || text[at] == '+';
		if (text[at] >= '1')
			t.given = (size_t)(text[at] - '0');
	}
	t.indent = t.given ? parent + t.given : find_indent(l, t.lines);
	if (t.indent <= parent)
		t.indent = parent + 1; /* it has no words: what follows is not of it */
	for (size_t line = t.lines; line < l->source->size; line = next_line(l, line)) {
		bool words = indent_of(l, line) >= t.indent && line_stop(l, line) > line + t.indent && text[line + t.indent] != '\r';

		if (!words && !is_empty(l, line))
			break;
		if (words || t.keeps)
			t.end = next_line(l, line);
	}
	return t;
}

/* the offset behind all of a value that is no comment */
static size_t
end_of(const struct layouter *l, const struct node *n, size_t parent)
{
	while (is_block(l, n) && n->last) {
		parent = n->kind == NODE_MAP ? column_of(l, n->first->key_span.from) : column_of(l, n->span.from);
		n = n->last;
	}
	if (is_literal(l, n)) {
		struct block_text t = literal_of(l, n, parent);

		return t.end > t.lines ? t.end - 1 : t.header_end;
	}
	return n->span.to;
}

/* ---- the order of keys ---- */

/* what describes a value, the long form behind a short one */
static const struct schema *
schema_for(const struct schema *s, const struct node *n)
{
	const struct property *brief;

	s = s ? schema_base(s) : NULL;
	if (s && s->brief && n->kind != NODE_MAP && (brief = schema_property(s, s->brief)))
		s = schema_base(brief->schema);
	return s;
}

static const struct schema *
schema_of_key(const struct schema *s, const char *key)
{
	const struct property *p = s ? schema_property(s, key) : NULL;

	return p ? p->schema : NULL;
}

/* The numbers of its members in the order of the schema, in a; a key that the schema does not have stays behind the one that it stands
 * behind. */
static const size_t *
sorted(struct arena *a, const struct schema *s, const struct node *map, bool first_stays)
{
	size_t n = 0, count = node_count(map), *order, *ranks, rank = 0;

	ARENA_ARRAY(a, order, count + 1);
	ARENA_ARRAY(a, ranks, count + 1);
	for (const struct node *c = map->first; c; c = c->next, n++) {
		const struct property *p = s ? schema_property(s, c->key) : NULL;
		size_t at = n;

		rank = first_stays && c == map->first ? 0 : p ? 1 + (size_t)(p - s->properties) : rank;
		for (; at && ranks[at - 1] > rank; at--) {
			order[at] = order[at - 1];
			ranks[at] = ranks[at - 1];
		}
		order[at] = n;
		ranks[at] = rank;
	}
	return order;
}

/* the children of a node, in a */
static const struct node **
children_of(struct arena *a, const struct node *n)
{
	const struct node **all;
	size_t i = 0;

	ARENA_ARRAY(a, all, node_count(n) + 1);
	for (const struct node *c = n->first; c; c = c->next)
		all[i++] = c;
	return all;
}

/* ---- writing ---- */

static void
put_spaces(struct layouter *l, size_t n)
{
	buf_printf(l->out, "%*s", (int)n, "");
}

/* the end of a line, and the empty line that is due before the next one */
static void
begin_line(struct layouter *l)
{
	if (l->blank && !l->kept)
		buf_puts(l->out, l->eol);
	l->blank = l->kept = false;
}

static void
end_line(struct layouter *l)
{
	buf_puts(l->out, l->eol);
}

/* bytes of one line without the blanks at its end; a backslash there makes a blank part of what is said */
static void
put_trimmed(struct layouter *l, const char *s, size_t n)
{
	while (n && is_blank(s[n - 1]) && !(n > 1 && s[n - 2] == '\\' && s[n - 1] != '\r'))
		n--;
	buf_add(l->out, s, n);
}

/* what stands behind a value on its line: nothing, or a comment, which keeps its distance */
static void
put_rest(struct layouter *l, size_t at)
{
	const char *text = l->source->text;
	size_t word = line_word(l, at), stop = line_stop(l, at);

	if (text[word] == '#' && word > at) {
		for (size_t i = at; i < word; i++)
			buf_putc(l->out, ' ');
		put_trimmed(l, text + word, stop - word);
	} else if (word < stop) {
		l->odd = true;
	}
	end_line(l);
}

/* Lines between two others. Those that are empty become one, and none at the beginning of a list or map. */
static void
put_between(struct layouter *l, size_t line, size_t limit, size_t column, bool first)
{
	for (; line < limit; line = next_line(l, line)) {
		size_t word = line_word(l, line);

		if (is_empty(l, line)) {
			l->blank = l->blank || !first;
			continue;
		}
		l->odd = l->odd || (l->source->text[word] != '#' && !is_marker(l, line));
		begin_line(l);
		put_spaces(l, column);
		put_trimmed(l, l->source->text + word, line_stop(l, word) - word);
		end_line(l);
		first = false;
	}
}

/* ---- values on their line ---- */

/* a text whose lines after the first move by as much as what they are in */
static void
put_lines(struct layouter *l, const char *text, size_t n, size_t column, long shift, bool flow)
{
	for (size_t at = 0; at < n;) {
		const char *end = memchr(text + at, '\n', n - at);
		size_t stop = end ? (size_t)(end - text) : n, word = at;

		while (at && word < stop && is_blank(text[word]))
			word++;
		if (at && word < stop) {
			long indent = (long)(word - at) + shift;

			put_spaces(l, flow && indent > (long)column ? (size_t)indent : column);
		}
		put_trimmed(l, text + word, stop - word);
		if (end)
			end_line(l);
		at = stop + 1;
	}
}

/* whether a list or map in brackets can be written in another order: nothing but its members is in it */
static bool
is_bare(const struct layouter *l, const struct node *map)
{
	size_t at = map->span.from;

	for (const struct node *c = map->first; c; c = c->next) {
		if (memchr(l->source->text + at, '#', c->key_span.from - at))
			return false;
		at = c->span.to > c->key_span.to ? c->span.to : c->key_span.to;
	}
	return !memchr(l->source->text + at, '#', map->span.to - at);
}

static void
put_flow(const struct layouter *l, struct buf *b, const struct schema *schema, const struct node *n)
{
	const char *text = l->source->text;
	const struct schema *s = schema_for(schema, n);
	struct arena a = {0};
	const struct node **all = children_of(&a, n), *c = n->first;
	const size_t *order = NULL;
	size_t at = n->span.from, from;

	if (n->kind == NODE_MAP && is_flow(l, n) && is_bare(l, n))
		order = sorted(&a, s, n, false);
	for (size_t i = 0; c && is_flow(l, n); c = c->next, i++) {
		const struct node *member = order ? all[order[i]] : c;

		from = c->key_span.from < c->span.from ? c->key_span.from : c->span.from;
		buf_add(b, text + at, from - at);
		if (n->kind == NODE_MAP && member->span.from >= member->key_span.to)
			buf_add(b, text + member->key_span.from, member->span.from - member->key_span.from);
		put_flow(l, b, n->kind == NODE_MAP ? schema_of_key(s, member->key) : s ? s->items : NULL, member);
		at = c->span.to;
	}
	buf_add(b, text + at, n->span.to - at);
	arena_free(&a);
}

/* the column of what it is in, before and now */
static void
put_literal(struct layouter *l, const struct node *n, size_t was, size_t now)
{
	struct block_text t = literal_of(l, n, was);
	const char *text = l->source->text;
	size_t indent = now + (t.given ? t.given : STEP), mark = t.header + 1;
	bool cut = t.end > t.lines && text[t.end - 1] != '\n'; /* the file ends in it, so its text has no line end */

	while (mark < t.header_end && strchr("+-123456789", text[mark]))
		mark++;
	for (size_t at = t.header; at < mark; at++)
		if (!cut || text[at] != '+')
			buf_putc(l->out, text[at]);
	if (cut && !memchr(text + t.header, '-', mark - t.header))
		buf_putc(l->out, '-');
	buf_add(l->out, text + mark, t.header_end - mark);
	end_line(l);
	for (size_t line = t.lines, stop; line < t.end; line = next_line(l, line)) {
		for (stop = line_stop(l, line); stop > line && text[stop - 1] == '\r';)
			stop--;
		if (stop > line + t.indent) {
			put_spaces(l, indent);
			buf_add(l->out, text + line + t.indent, stop - line - t.indent);
		}
		end_line(l);
	}
	l->kept = t.keeps && !cut;
}

static void
put_word(struct layouter *l, const struct schema *schema, const struct node *n, size_t was, size_t now)
{
	struct buf flow = {0};

	if (is_literal(l, n)) {
		put_literal(l, n, was, now);
		return;
	}
	if (is_flow(l, n)) {
		put_flow(l, &flow, schema, n);
		put_lines(l, flow.s, flow.n, now + STEP, (long)now - (long)was, true);
		buf_free(&flow);
	} else {
		put_lines(l, l->source->text + n->span.from, n->span.to - n->span.from, now + STEP, 0, false);
	}
	put_rest(l, n->span.to);
}

/* ---- lists and maps ---- */

static void put_block(struct layouter *l, const struct schema *schema, const struct node *n, struct where w);

/* The end of the comments that belong to what ends at `line`, because they are indented as far as what is in there. */
static size_t
claim(const struct layouter *l, size_t line, size_t limit, size_t least)
{
	size_t end = line;

	for (; line < limit; line = next_line(l, line)) {
		if (is_empty(l, line))
			continue;
		if (!is_comment(l, line) || column_of(l, line_word(l, line)) < least)
			break;
		end = next_line(l, line);
	}
	return end;
}

/* Where all ends that belongs to a value: before the comments of what is behind it. `column` is that of what it is in. */
static size_t
value_limit(const struct layouter *l, const struct node *n, size_t column, size_t limit)
{
	size_t end = next_line(l, end_of(l, n, column)), least;

	if (!is_block(l, n))
		return end;
	least = n->kind == NODE_MAP ? column_of(l, n->first->key_span.from) : column_of(l, n->span.from);
	return claim(l, end, limit, least > column ? least : column + 1);
}

/* A value behind a key or a dash, which ends at `at` and stands in a column; what belongs to the value ends at a limit. */
static void
put_value(struct layouter *l, const struct schema *schema, const struct node *n, size_t at, size_t was, size_t now, size_t limit)
{
	size_t line = next_line(l, at);

	if (is_block(l, n)) {
		put_rest(l, at);
		put_block(l, schema, n, (struct where){now + STEP, was, limit, NULL});
	} else if (n->span.from < line || n->span.from == n->span.to) {
		if (n->span.from < n->span.to)
			buf_putc(l->out, ' ');
		put_word(l, schema, n, was, now);
	} else {
		put_rest(l, at);
		put_between(l, line, line_start(l, n->span.from), now + STEP, true);
		begin_line(l);
		put_spaces(l, now + STEP);
		put_word(l, schema, n, was, now);
	}
}

static void
put_prefix(struct layouter *l, const char *prefix, size_t column)
{
	begin_line(l);
	if (prefix)
		buf_puts(l->out, prefix);
	else
		put_spaces(l, column);
}

/* where what belongs to a key begins, with the comments above it, and ends */
struct key_part {
	const struct node *of;
	size_t from, key, to;
};

/* The parts of a map, in a and in their order in the text. What follows the last is left to the map. */
static struct key_part *
parts_of(struct layouter *l, struct arena *a, const struct node *map, size_t limit)
{
	size_t n = 0, column = column_of(l, map->first->key_span.from), from = 0;
	struct key_part *parts;

	ARENA_ARRAY(a, parts, node_count(map) + 1);
	for (const struct node *c = map->first; c; c = c->next, n++) {
		size_t line = line_start(l, c->key_span.from);
		size_t end = c->next ? line_start(l, c->next->key_span.from) : limit;

		parts[n] = (struct key_part){c, n ? from : line, line, value_limit(l, c, column, end)};
		from = parts[n].to;
		l->odd = l->odd || ((n || !column) && line_word(l, line) != c->key_span.from);
	}
	return parts;
}

static void
put_map(struct layouter *l, const struct schema *s, const struct node *map, struct where w, size_t above)
{
	struct arena a = {0};
	struct key_part *parts = parts_of(l, &a, map, w.limit);
	bool root = !w.column;
	const size_t *order = sorted(&a, s, map, root);
	size_t column = column_of(l, map->first->key_span.from), n = node_count(map);

	parts[0].from = above;
	for (size_t i = 0; i < n; i++) {
		const struct key_part *p = &parts[order[i]];
		size_t colon = p->of->key_span.to + strspn(l->source->text + p->of->key_span.to, " \t");

		put_between(l, p->from, p->key, i || !w.prefix ? w.column : strspn(w.prefix, " "), i == 0);
		put_prefix(l, i ? NULL : w.prefix, w.column);
		buf_add(l->out, l->source->text + p->of->key_span.from, p->of->key_span.to - p->of->key_span.from);
		buf_putc(l->out, ':');
		if (l->source->text[colon] == ':')
			put_value(l, schema_of_key(s, p->of->key), p->of, colon + 1, column, w.column, p->to);
		else
			l->odd = true;
	}
	put_between(l, parts[n - 1].to, w.limit, w.column, false);
	arena_free(&a);
}

/* an item behind its dash: what it begins on that line as well, if no comment is between */
static void
put_item(struct layouter *l, const struct schema *items, const struct node *n, size_t dash, size_t column, const char *prefix, size_t limit)
{
	struct buf b = {0};
	size_t was = column_of(l, dash);

	buf_printf(&b, "%s-", prefix);
	if (is_block(l, n) && strspn(l->source->text + dash + 1, " \t\r\n") == n->span.from - dash - 1) {
		buf_putc(&b, ' ');
		put_block(l, items, n, (struct where){column + STEP, was, limit, b.s});
	} else {
		begin_line(l);
		buf_puts(l->out, b.s);
		put_value(l, items, n, dash + 1, was, column, limit);
	}
	buf_free(&b);
}

static void
put_list(struct layouter *l, const struct schema *s, const struct node *list, struct where w, size_t above)
{
	size_t dash = list->span.from, column = column_of(l, dash), from = above;
	struct buf spaces = {0};

	buf_printf(&spaces, "%*s", (int)w.column, "");
	for (const struct node *n = list->first; n; n = n->next) {
		size_t line = line_start(l, dash), limit;

		if (l->source->text[dash] != '-') {
			l->odd = true;
			break;
		}
		limit = value_limit(l, n, column, n->next ? line_start(l, n->next->span.from) : w.limit);
		put_between(l, from, line, n == list->first && w.prefix ? strspn(w.prefix, " ") : w.column, n == list->first);
		put_item(l, s ? s->items : NULL, n, dash, w.column, n == list->first && w.prefix ? w.prefix : spaces.s, limit);
		from = limit;
		dash = line_word(l, solid_line(l, from, l->source->size));
	}
	put_between(l, from, w.limit, w.column, false);
	buf_free(&spaces);
}

/* Comments above the first key or item belong to it, where a key or a dash is on a line above; on the same line there are none. */
static void
put_block(struct layouter *l, const struct schema *schema, const struct node *n, struct where w)
{
	const struct schema *s = schema_for(schema, n);
	size_t first = n->kind == NODE_MAP ? n->first->key_span.from : n->span.from, line = line_start(l, first), above = line;

	while (above > l->begin && (is_empty(l, line_start(l, above - 1)) || is_comment(l, line_start(l, above - 1))))
		above = line_start(l, above - 1);
	if (w.prefix || !w.column)
		above = line;
	if (n->kind == NODE_MAP)
		put_map(l, s, n, w, above);
	else
		put_list(l, s, n, w, above);
}

/* ---- a file ---- */

static const char *
line_end(const struct source *s)
{
	const char *first = memchr(s->text, '\n', s->size);

	return first && first > s->text && first[-1] == '\r' ? "\r\n" : "\n";
}

/* Comments above the first key are about the file; they stay there, as the first key does. */
static bool
put_file(struct buf *out, const struct source *s, const struct schema *schema, const struct node *root)
{
	struct layouter l = {.source = s, .out = out, .eol = line_end(s), .begin = starts_with(s->text, "\xEF\xBB\xBF") ? 3 : 0};
	size_t first = line_start(&l, is_flow(&l, root) ? root->span.from : root->first->key_span.from);

	put_between(&l, l.begin, first, 0, true);
	if (is_flow(&l, root)) {
		l.odd = l.odd || line_word(&l, first) != root->span.from;
		begin_line(&l);
		put_word(&l, schema, root, 0, 0);
		put_between(&l, next_line(&l, root->span.to), s->size, 0, false);
	} else {
		put_block(&l, schema, root, (struct where){0, 0, s->size, NULL});
	}
	return !l.odd;
}

/* whether regc writes all units of a kind itself: they have one name */
static bool
is_made(const struct schema *schema, const struct node *root)
{
	const struct property *id = schema_property(schema, root->first->key);

	return id && schema_base(id->schema)->constant;
}

static bool
says_the_same(const struct source *s, const struct node *root, const char *text, size_t n)
{
	struct arena a = {0};
	struct diags found = {0};
	struct source *again = source_of_text(&a, s->path, text, n);
	struct node *other = read_yaml(&a, &found, again);
	bool same = other && !found.n && equal_trees(root, other) && equal_comments(s, root, again, other);

	diag_free(&found);
	arena_free(&a);
	return same;
}

static enum layout_result
leave(struct diags *ds, const struct source *s, const char *message, const char *help)
{
	diag_help(ds, diag_add(ds, RG1013, (struct place){s, {0, 0}}, "%s", message), "%s", help);
	return LAYOUT_LEFT;
}

static enum layout_result
layout_tree(struct buf *out, struct diags *ds, const struct schemas *all, const struct source *s, const struct node *root)
{
	struct diags ignored = {0};
	const struct schema *schema = shape_kind(all, &ignored, s, root);

	diag_free(&ignored);
	if (!schema)
		return leave(ds, s, "not formatted: the file contains no unit",
		             "begin with the kind and the id, such as 'platform: kling-ai'; files of other programs are left alone");
	if (is_made(schema, root))
		return LAYOUT_SAME;
	if (!put_file(out, s, schema, root) || !says_the_same(s, root, out->s, out->n))
		return leave(ds, s, "not formatted: its values or comments would change", "write each key as 'key: value', without '? '");
	return out->n == s->size && memcmp(out->s, s->text, s->size) == 0 ? LAYOUT_SAME : LAYOUT_CHANGED;
}

enum layout_result
layout(struct buf *out, struct diags *ds, const struct schemas *all, const struct source *s)
{
	struct arena a = {0};
	struct buf made = {0};
	size_t before = ds->n;
	const struct node *root = read_yaml(&a, ds, s);
	enum layout_result result = root && ds->n == before ? layout_tree(&made, ds, all, s, root) : LAYOUT_LEFT;

	if (result == LAYOUT_CHANGED)
		buf_add(out, made.s, made.n);
	else
		buf_add(out, s->text, s->size);
	buf_free(&made);
	arena_free(&a);
	return result;
}
