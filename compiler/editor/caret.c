#include "caret.h"

#include <string.h>

#include "../base/text.h"

enum line_kind {
	LINE_BLANK,  /* nothing, or a comment */
	LINE_TEXT,   /* of a value that began on an earlier line */
	LINE_ENTRY,  /* "key:" and perhaps a value */
	LINE_BARE    /* something else: an item of a list, or the beginning of a key */
};

#define NO_COLUMN SIZE_MAX

struct caret_line {
	enum line_kind kind;
	size_t dash;     /* column of the dash that begins an item here, or NO_COLUMN */
	size_t column;   /* of the key or the item */
	uint32_t from, to;
	struct span key, value; /* value is empty at the end of the line where there is none */
	size_t owner;    /* of a LINE_TEXT, the line on which its value began */
	bool block;      /* the value is a block scalar */
};

struct caret_lines {
	struct arena *arena;
	const char *text;
	size_t n;
	struct caret_line *lines;
	size_t nlines;
};

/* ---- one line ---- */

static bool
is_key_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
	       c == '.';
}

/* the end of the line without white space, and without a comment that is not within quotes */
static uint32_t
content_end(const char *text, uint32_t from, uint32_t to)
{
	char quote = 0;
	uint32_t i;

	for (i = from; i < to; i++) {
		if (quote && text[i] == '\\' && quote == '"')
			i++;
		else if (quote)
			quote = text[i] == quote ? 0 : quote;
		else if ((text[i] == '"' || text[i] == '\'') && (i == from || strchr(" [{,:", text[i - 1])))
			quote = text[i];
		else if (text[i] == '#' && (i == from || text[i - 1] == ' ' || text[i - 1] == '\t'))
			break;
	}
	i = i > to ? to : i;
	while (i > from && strchr(" \t\r", text[i - 1]))
		i--;
	return i;
}

static void
read_entry(struct caret_line *l, const char *text, uint32_t at, uint32_t end)
{
	uint32_t key = at;

	while (key < end && is_key_char(text[key]))
		key++;
	l->column = at - l->from;
	if (key == at || key >= end || text[key] != ':' || (key + 1 < end && text[key + 1] != ' ')) {
		l->kind = at == end && l->dash == NO_COLUMN ? LINE_BLANK : LINE_BARE;
		l->value = (struct span){at, end};
		return;
	}
	l->kind = LINE_ENTRY;
	l->key = (struct span){at, key};
	for (at = key + 1; at < end && text[at] == ' ';)
		at++;
	l->value = (struct span){at, end};
	l->block = at < end && (text[at] == '|' || text[at] == '>');
}

static struct caret_line
read_line(const char *text, uint32_t from, uint32_t to)
{
	struct caret_line l = {.dash = NO_COLUMN, .from = from, .to = to};
	uint32_t at = from, end;

	while (at < to && text[at] == ' ')
		at++;
	if (at < to && text[at] == '-' && (at + 1 == to || strchr(" \r", text[at + 1]))) {
		l.dash = at - from;
		for (at++; at < to && text[at] == ' ';)
			at++;
	}
	end = content_end(text, at, to);
	read_entry(&l, text, at, end > at ? end : at);
	return l;
}

/* ---- all lines ---- */

/* how many brackets are open at the end of a value that begins with one, or whether its quotes are */
static size_t
open_brackets(const char *text, struct span value, size_t depth, char *quote)
{
	for (uint32_t i = value.from; i < value.to; i++) {
		char c = text[i];

		if (*quote && c == '\\' && *quote == '"')
			i++;
		else if (*quote)
			*quote = c == *quote ? 0 : *quote;
		else if ((c == '"' || c == '\'') && (i == value.from || strchr(" [{,:", text[i - 1])))
			*quote = c;
		else if (c == '[' || c == '{')
			depth++;
		else if ((c == ']' || c == '}') && depth)
			depth--;
	}
	return depth;
}

static size_t
indent_of(const char *text, const struct caret_line *l)
{
	uint32_t at = l->from;

	while (at < l->to && text[at] == ' ')
		at++;
	return at - l->from;
}

static bool
is_empty(const char *text, const struct caret_line *l)
{
	return l->from + indent_of(text, l) >= l->to || text[l->from + indent_of(text, l)] == '\r';
}

/* what a value that is not at its end goes on with */
struct open_value {
	size_t owner;   /* its line; SIZE_MAX: none is open */
	size_t column;  /* lines deeper than this are of it */
	size_t depth;   /* of brackets */
	char quote;
	bool text;      /* the value is a text, which deeper lines continue */
};

/* whether a line belongs to the value that is open */
static bool
continues(const struct caret_lines *s, const struct open_value *o, const struct caret_line *l)
{
	if (o->owner == SIZE_MAX)
		return false;
	if (is_empty(s->text, l))
		return o->text || o->depth || o->quote;
	return (o->depth || o->quote || o->text) && indent_of(s->text, l) > o->column;
}

static void
open_at(const struct caret_lines *s, struct open_value *o, size_t i)
{
	const struct caret_line *l = &s->lines[i];
	char first = l->value.from < l->value.to ? s->text[l->value.from] : 0;

	*o = (struct open_value){.owner = i, .column = l->kind == LINE_BARE ? (l->dash == NO_COLUMN ? l->column : l->dash) : l->column};
	if (l->kind == LINE_BLANK || !first) {
		o->owner = SIZE_MAX;
	} else if (first == '[' || first == '{') {
		o->depth = open_brackets(s->text, l->value, 0, &o->quote);
	} else if (first == '"' || first == '\'') {
		open_brackets(s->text, l->value, 0, &o->quote);
	} else {
		o->text = l->kind == LINE_ENTRY || l->dash != NO_COLUMN;
	}
}

static void
read_lines(struct caret_lines *s)
{
	struct open_value open = {.owner = SIZE_MAX};
	size_t count = 1;
	uint32_t from = 0;

	for (size_t i = 0; i < s->n; i++)
		count += s->text[i] == '\n';
	ARENA_ARRAY(s->arena, s->lines, count);
	for (s->nlines = 0; s->nlines < count; s->nlines++) {
		const char *end = from < s->n ? memchr(s->text + from, '\n', s->n - from) : NULL;
		uint32_t to = end ? (uint32_t)(end - s->text) : (uint32_t)s->n;
		struct caret_line *l = &s->lines[s->nlines];

		*l = read_line(s->text, from, to);
		if (continues(s, &open, l)) {
			size_t owner = open.owner;

			if (open.depth || open.quote) {
				char quote = open.quote;

				open.depth = open_brackets(s->text, (struct span){from, to}, open.depth, &quote);
				open.quote = quote;
				if (!open.depth && !open.quote)
					open.owner = SIZE_MAX;
			}
			*l = (struct caret_line){.kind = LINE_TEXT, .dash = NO_COLUMN, .from = from, .to = to, .owner = owner};
		} else if (l->kind != LINE_BLANK) {
			open_at(s, &open, s->nlines);
		}
		from = to + 1;
	}
}

/* ---- what a line is within ---- */

static bool
is_structure(const struct caret_line *l)
{
	return l->kind == LINE_ENTRY || l->kind == LINE_BARE;
}

/* the line that begins the item in whose map a line is, going up; the line itself where it has a dash; SIZE_MAX where the map
 * is no item of a list */
static size_t
item_line(const struct caret_lines *s, size_t at, size_t column)
{
	if (s->lines[at].dash != NO_COLUMN)
		return at;
	while (at-- > 0) {
		const struct caret_line *l = &s->lines[at];

		if (!is_structure(l))
			continue;
		if (l->column < column)
			return SIZE_MAX;
		if (l->column == column && l->dash != NO_COLUMN)
			return at;
	}
	return SIZE_MAX;
}

/* The line of the key that what stands at a column, of an item its dash, is the value of; SIZE_MAX at the root. */
static size_t
parent_line(const struct caret_lines *s, size_t at, size_t column, bool item)
{
	while (at-- > 0) {
		const struct caret_line *l = &s->lines[at];

		if (l->kind != LINE_ENTRY)
			continue;
		if (l->column < column ||
		    (item && l->column == column && l->value.from == l->value.to && l->dash != column))
			return at;
	}
	return SIZE_MAX;
}

/* how many items of a list begin between its key and a line */
static size_t
item_number(const struct caret_lines *s, size_t key, size_t at, size_t dash)
{
	size_t n = 0;

	for (size_t i = key + 1; i < at; i++)
		n += is_structure(&s->lines[i]) && s->lines[i].dash == dash;
	return n;
}

static const char *
copy_span(const struct caret_lines *s, struct span span)
{
	return arena_copy(s->arena, s->text + span.from, span.to - span.from);
}

/* without the quotes around it */
static struct span
unquoted(const char *text, struct span value)
{
	char first = value.from < value.to ? text[value.from] : 0;

	if (first == '"' || first == '\'') {
		value.from++;
		value.to -= value.to > value.from && text[value.to - 1] == first;
	}
	return value;
}

static struct caret_entry
entry_of(const struct caret_lines *s, const struct caret_line *l)
{
	struct span value = unquoted(s->text, l->value);
	bool one = l->value.from < l->value.to && !l->block && !strchr("[{", s->text[l->value.from]);

	return (struct caret_entry){copy_span(s, l->key), one ? copy_span(s, value) : "", l->key, value};
}

/* the entries of the map at a column in which a line is */
static void
take_entries(const struct caret_lines *s, struct caret_map *map, size_t at, size_t column)
{
	size_t first = at, last = at, item = item_line(s, at, column);

	for (size_t i = at; i-- > 0 && first != item;) {
		if (!is_structure(&s->lines[i]))
			continue;
		if (s->lines[i].column < column)
			break;
		first = s->lines[i].column == column ? i : first;
	}
	for (size_t i = at + 1; i < s->nlines; i++) {
		const struct caret_line *l = &s->lines[i];

		if (!is_structure(l))
			continue;
		if (l->column < column || (l->dash != NO_COLUMN && l->dash < column))
			break;
		last = l->column == column ? i : last;
	}
	ARENA_ARRAY(s->arena, map->entries, last - first + 1);
	for (size_t i = first; i <= last; i++)
		if (s->lines[i].kind == LINE_ENTRY && s->lines[i].column == column)
			map->entries[map->n++] = entry_of(s, &s->lines[i]);
}

/* ---- the maps around a line, from the inside out ---- */

enum { DEEPEST = 32 };

struct caret_level {
	size_t line, column; /* the line through which it leads, and the column of its keys */
	size_t item;         /* the line that begins its item, or SIZE_MAX */
	size_t key;          /* the line of the key that it is the value of, or SIZE_MAX */
};

/* The levels of maps, innermost first. A line without keys of its own, such as an item that is a text, is none. */
static size_t
levels_of(const struct caret_lines *s, struct caret_level *levels, size_t at, size_t column, size_t dash)
{
	size_t n = 0;

	while (n < DEEPEST) {
		struct caret_level *l = &levels[n++];

		*l = (struct caret_level){at, column, dash != NO_COLUMN ? at : item_line(s, at, column), SIZE_MAX};
		l->key = l->item == SIZE_MAX
		                 ? parent_line(s, at, column, false)
		                 : parent_line(s, l->item,
		                               s->lines[l->item].dash == NO_COLUMN ? dash : s->lines[l->item].dash,
		                               true);
		if (l->key == SIZE_MAX)
			break;
		at = l->key;
		column = s->lines[at].column;
		dash = s->lines[at].dash;
	}
	return n;
}

/* what the value under a key is: an item of it, where it is a list of such */
static const struct schema *
value_of(const struct schema *map, const char *key, bool item, const struct property **property)
{
	const struct property *p = map ? schema_property(schema_base(map), key) : NULL;
	const struct schema *value = p ? schema_base(p->schema) : NULL;

	if (property)
		*property = p;
	return !p ? NULL : item && value->items ? value->items : p->schema;
}

static const struct schema *
root_of(const struct caret_lines *s, const struct schemas *all)
{
	for (size_t i = 0; i < s->nlines; i++)
		if (s->lines[i].kind == LINE_ENTRY && s->lines[i].column == 0)
			return schema_of_kind(all, copy_span(s, s->lines[i].key));
	return NULL;
}

static void
take_maps(const struct caret_lines *s, const struct schemas *all, struct caret *c, const struct caret_level *levels,
          size_t n)
{
	const struct schema *schema = root_of(s, all);

	ARENA_ARRAY(s->arena, c->maps, 2 * DEEPEST + 1); /* those in one line come on top */
	for (size_t i = n; i-- > 0;) {
		struct caret_map *map = &c->maps[c->n++];

		map->schema = schema ? schema_base(schema) : NULL;
		take_entries(s, map, levels[i].line, levels[i].column);
		if (i == 0)
			break;
		map->key = copy_span(s, s->lines[levels[i - 1].key].key);
		map->item = levels[i - 1].item != SIZE_MAX;
		if (map->item)
			map->number = item_number(s, levels[i - 1].key, levels[i - 1].item,
			                          s->lines[levels[i - 1].item].dash);
		schema = value_of(map->schema, map->key, map->item, NULL);
	}
}

/* ---- lists and maps in one line ---- */

struct caret_flow {
	char open;          /* '[' or '{' */
	struct span key;    /* of a map, the last one */
	bool has_key;       /* it stands before its value */
	uint32_t from;      /* where the present part begins */
	size_t number;      /* of the part */
	struct caret_entry entries[24];
	size_t n;
};

static struct span
trimmed(const char *text, uint32_t from, uint32_t to)
{
	while (from < to && strchr(" \t\r\n", text[from]))
		from++;
	while (to > from && strchr(" \t\r\n", text[to - 1]))
		to--;
	return (struct span){from, to};
}

static void
end_part(const struct caret_lines *s, struct caret_flow *f, uint32_t at)
{
	struct span value = trimmed(s->text, f->from, at);

	if (f->open == '{' && f->has_key && f->n < sizeof f->entries / sizeof *f->entries)
		f->entries[f->n++] = (struct caret_entry){copy_span(s, f->key), copy_span(s, unquoted(s->text, value)),
		                                          f->key, unquoted(s->text, value)};
	f->has_key = false;
	f->from = at + 1;
	f->number++;
}

/* the brackets that are open at an offset, outermost first */
static size_t
read_flow(const struct caret_lines *s, struct caret_flow *open, uint32_t from, uint32_t to)
{
	size_t n = 0;
	char quote = 0;

	for (uint32_t i = from; i < to; i++) {
		char c = s->text[i];

		if (quote && c == '\\' && quote == '"')
			i++;
		else if (quote)
			quote = c == quote ? 0 : quote;
		else if ((c == '"' || c == '\'') && i > from && strchr(" [{,:", s->text[i - 1]))
			quote = c;
		else if ((c == '[' || c == '{') && n < DEEPEST)
			open[n++] = (struct caret_flow){.open = c, .from = i + 1};
		else if ((c == ']' || c == '}') && n)
			n--;
		else if (c == ',' && n)
			end_part(s, &open[n - 1], i);
		else if (c == ':' && n && open[n - 1].open == '{' && !open[n - 1].has_key &&
		         (i + 1 == s->n || strchr(" \r\n", s->text[i + 1]))) {
			open[n - 1].key = trimmed(s->text, open[n - 1].from, i);
			open[n - 1].has_key = true;
			open[n - 1].from = i + 1;
		}
	}
	return n;
}

/* where the part at an offset ends */
static uint32_t
part_end(const struct caret_lines *s, uint32_t at, uint32_t end, bool key)
{
	while (at < end && !strchr(",]}\n", s->text[at]) && !(key && s->text[at] == ':'))
		at++;
	return at;
}

static void
set_word(const struct caret_lines *s, struct caret *c, struct span word)
{
	c->word = word;
	c->text = copy_span(s, word);
}

/* The place is in brackets of the value of the key that c->property is of. */
static void
take_flow(const struct caret_lines *s, struct caret *c, struct caret_flow *open, size_t n, uint32_t offset, uint32_t end)
{
	const struct schema *schema = c->property ? c->property->schema : NULL;

	c->flow = true;
	for (size_t i = 0; i < n; i++) {
		const struct schema *base = schema ? schema_base(schema) : NULL;
		struct caret_map *map = &c->maps[c->n - 1];

		if (open[i].open == '[') {
			map->item = true;
			map->number = open[i].number;
			schema = base && base->items ? base->items : NULL;
			c->value = schema;
			c->at = CARET_VALUE;
			continue;
		}
		map = &c->maps[c->n++];
		map->schema = base;
		ARENA_ARRAY(s->arena, map->entries, open[i].n + 1);
		memcpy(map->entries, open[i].entries, open[i].n * sizeof *map->entries);
		map->n = open[i].n;
		map->key = open[i].has_key ? copy_span(s, open[i].key) : NULL;
		c->at = map->key ? CARET_VALUE : CARET_KEY;
		c->value = value_of(
			base,
			map->key ? map->key
				 : copy_span(s, trimmed(s->text, open[i].from, part_end(s, offset, end, true))),
			false, &c->property);
		schema = c->value;
	}
	set_word(s, c,
	         unquoted(s->text, trimmed(s->text, open[n - 1].from, part_end(s, offset, end, c->at == CARET_KEY))));
	if (c->word.from == c->word.to)
		c->word = (struct span){offset, offset};
}

/* ---- the place ---- */

/* in prose, what follows 'ref:' */
static void
take_reference(const struct caret_lines *s, struct caret *c, uint32_t offset, struct span text)
{
	uint32_t from = offset, to = offset;

	c->at = CARET_PROSE;
	while (from > text.from && !strchr(" \n()<>", s->text[from - 1]))
		from--;
	while (to < text.to && !strchr(" \n()<>", s->text[to]))
		to++;
	c->reference = to - from >= 4 && strncmp(s->text + from, "ref:", 4) == 0 && offset >= from + 4;
	set_word(s, c, c->reference ? (struct span){from + 4, to} : (struct span){offset, offset});
}

static bool
is_prose(const struct schema *value)
{
	return value && (schema_flags(value) & X_MARKDOWN);
}

/* A value that begins on the line of its key and ends there or further down. */
static void
take_value(const struct caret_lines *s, struct caret *c, size_t line, uint32_t offset, uint32_t end)
{
	const struct caret_line *l = &s->lines[line];
	struct span value = {l->value.from, end};
	struct caret_flow open[DEEPEST];
	size_t n = 0;
	char first = l->value.from < l->value.to ? s->text[l->value.from] : 0;

	c->at = CARET_VALUE;
	if ((first == '[' || first == '{') && offset > value.from)
		n = read_flow(s, open, value.from, offset);
	if (n) {
		take_flow(s, c, open, n, offset, end);
	} else if (l->block || end > l->to || is_prose(c->value)) {
		take_reference(s, c, offset, value);
	} else {
		value = unquoted(s->text, value);
		if (offset < value.from) /* between the key and its value */
			value.from = offset;
		else if (value.from == value.to) /* behind the space that ends the line */
			value = (struct span){offset, offset};
		set_word(s, c, value);
	}
}

/* the end of a value that goes on after its line */
static uint32_t
value_end(const struct caret_lines *s, size_t line)
{
	uint32_t end = s->lines[line].value.to;

	for (size_t i = line + 1; i < s->nlines && s->lines[i].kind == LINE_TEXT; i++)
		if (!is_empty(s->text, &s->lines[i]))
			end = s->lines[i].to;
	return end;
}

/* a line that has a key: the place is in it, or in its value */
static void
take_entry(const struct caret_lines *s, const struct schemas *all, struct caret *c, size_t line, uint32_t offset)
{
	const struct caret_line *l = &s->lines[line];
	struct caret_level levels[DEEPEST];
	const char *key = copy_span(s, l->key);

	take_maps(s, all, c, levels, levels_of(s, levels, line, l->column, l->dash));
	c->value = value_of(c->maps[c->n - 1].schema, key, false, &c->property);
	c->indent = l->column;
	if (offset <= l->key.to && offset >= l->key.from) {
		c->at = CARET_KEY;
		set_word(s, c, l->key);
		return;
	}
	if (offset < l->key.from)
		return;
	c->maps[c->n - 1].key = key;
	c->list = c->value && schema_base(c->value)->items && !(schema_base(c->value)->types & TYPE_STRING);
	take_value(s, c, line, offset, value_end(s, line));
	if (c->list && !c->flow && c->at == CARET_VALUE)
		c->value = schema_base(c->value)->items;
	else
		c->list = false;
}

/* A line without a key, at a column: an item that is a text, or where a key begins. */
static void
take_bare(const struct caret_lines *s, const struct schemas *all, struct caret *c, size_t line, size_t column,
          size_t dash, uint32_t offset)
{
	const struct caret_line *l = &s->lines[line];
	struct caret_level levels[DEEPEST];
	size_t parent = dash != NO_COLUMN ? parent_line(s, line, dash, true) : SIZE_MAX, n;
	struct span word = l->kind == LINE_BARE ? l->value : (struct span){offset, offset};
	bool outside = offset < word.from || offset > word.to;

	c->indent = column;
	c->dash = dash;
	if (parent != SIZE_MAX) { /* a text where items are texts */
		const char *key = copy_span(s, s->lines[parent].key);

		take_maps(s, all, c, levels,
		          levels_of(s, levels, parent, s->lines[parent].column, s->lines[parent].dash));
		c->value = value_of(c->maps[c->n - 1].schema, key, true, &c->property);
		if (c->value && !(schema_base(c->value)->types & TYPE_OBJECT)) {
			c->maps[c->n - 1].key = key;
			c->maps[c->n - 1].item = true;
			c->maps[c->n - 1].number = item_number(s, parent, line, dash);
			c->at = CARET_VALUE;
			word = unquoted(s->text, word);
			if (is_prose(c->value) || value_end(s, line) > l->to)
				take_reference(s, c, offset, (struct span){word.from, value_end(s, line)});
			else
				set_word(s, c, outside ? (struct span){offset, offset} : word);
			return;
		}
		c->n = 0;
	}
	n = levels_of(s, levels, line, column, dash);
	take_maps(s, all, c, levels, n);
	if (levels[0].key != SIZE_MAX && s->lines[levels[0].key].value.from < s->lines[levels[0].key].value.to)
		return; /* below a key that has its value */
	c->at = CARET_KEY;
	c->value = NULL;
	c->property = NULL;
	set_word(s, c, outside ? (struct span){offset, offset} : word);
}

static size_t
line_at(const struct caret_lines *s, uint32_t offset)
{
	size_t low = 0, high = s->nlines;

	while (high - low > 1) {
		size_t mid = low + (high - low) / 2;

		if (s->lines[mid].from <= offset)
			low = mid;
		else
			high = mid;
	}
	return low;
}

static bool
in_comment(const struct caret_lines *s, const struct caret_line *l, uint32_t offset)
{
	uint32_t at = l->from + (uint32_t)indent_of(s->text, l);
	uint32_t end = l->kind == LINE_BLANK ? at : l->value.to;

	while (end < l->to && strchr(" \t", s->text[end]))
		end++;
	return end < l->to && s->text[end] == '#' && offset > end && l->kind != LINE_TEXT && !l->block;
}

/* An empty line within a list: a key can stand at its column where the map there has one. */
static void
take_blank(const struct caret_lines *s, const struct schemas *all, struct caret *c, size_t line, uint32_t offset)
{
	size_t column = offset - s->lines[line].from;

	take_bare(s, all, c, line, column, NO_COLUMN, offset);
}

struct caret
caret_at(struct arena *a, const struct schemas *all, const char *text, size_t n, uint32_t offset)
{
	struct caret_lines s = {.arena = a, .text = text, .n = n};
	struct caret c = {.text = "", .dash = NO_COLUMN};
	const struct caret_line *l;
	size_t line;
	bool behind;

	if (offset > n)
		offset = (uint32_t)n;
	c.word = (struct span){offset, offset};
	read_lines(&s);
	line = line_at(&s, offset);
	l = &s.lines[line];
	if (in_comment(&s, l, offset))
		return c;
	behind = l->kind == LINE_TEXT && is_empty(text, l) && offset - l->from <= s.lines[l->owner].column;
	if (l->kind == LINE_TEXT && !behind) {
		if (s.lines[l->owner].kind == LINE_ENTRY)
			take_entry(&s, all, &c, l->owner, offset);
		else
			take_bare(&s, all, &c, l->owner, s.lines[l->owner].column, s.lines[l->owner].dash, offset);
	} else if (l->kind == LINE_ENTRY) {
		take_entry(&s, all, &c, line, offset);
	} else if (l->kind == LINE_BARE) {
		take_bare(&s, all, &c, line, l->column, l->dash, offset);
	} else { /* also behind a text, where the next key would be written */
		take_blank(&s, all, &c, line, offset);
	}
	return c;
}

const struct caret_map *
caret_map(const struct caret *c)
{
	return c->n ? &c->maps[c->n - 1] : NULL;
}

const char *
caret_value(const struct caret_map *map, const char *key)
{
	for (size_t i = 0; map && i < map->n; i++)
		if (strcmp(map->entries[i].key, key) == 0)
			return map->entries[i].value;
	return NULL;
}
