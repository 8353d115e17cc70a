#include "read.h"

#include <stdlib.h>
#include <string.h>

#include <yaml.h>

#include "../base/table.h"
#include "../base/text.h"
#include "cause.h"
#include "mend.h"

enum {
	FEW_KEYS = 16,   /* are compared one by one */
	HIDDEN_MOST = 16 /* different characters that are reported */
};

struct reader {
	struct arena *arena;
	struct diags *diags;
	const struct source *source;
	yaml_parser_t parser;
	/* libyaml counts code points; this is the byte offset of the last one asked for */
	size_t points, bytes;
	size_t mark;  /* bytes of a byte order mark */
	size_t ascii; /* bytes before the first that is not, after a byte order mark: there the two are the same */
	struct span quoted; /* the quoted value that was read last */
	bool failed;
};

/* one level of the tree being built */
struct level {
	struct node *node;
	size_t n;          /* of a map: its keys so far, */
	struct table keys; /* and where they are many: key → its node */
	const char *key;   /* of a map: the key read last, waiting for its value */
	struct span key_span;
	bool skip; /* the value of a duplicate key: read on, keep nothing */
	bool listed; /* it is an item of a list */
	bool again; /* the key before was a duplicate: one that follows has the same cause */
	struct diag *twice;       /* the finding of a duplicate key, until its value is read, */
	const struct node *first; /* and the one that the map has already */
};

static struct diag *
complain(struct reader *r, enum diag_code code, struct span span, const char *message)
{
	r->failed = true;
	return diag_add(r->diags, code, (struct place){r->source, span}, "%s", message);
}

/* ---- before the parser sees it ---- */

/* what a file of which whole characters are wrong can be */
static const char *
encoding_of(const struct source *s)
{
	static const char *const marks[] = {"\xFF\xFE", "\xFE\xFF"};

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (starts_with(s->text, marks[i]))
			return "the file is in UTF-16; save it as UTF-8";
	return "save the file as UTF-8; the text before this byte is valid";
}

static bool
check_utf8(struct reader *r)
{
	const struct source *s = r->source;
	size_t at = utf8_check(s->text, s->size);
	struct diag *d;

	if (at == s->size)
		return true;
	d = diag_add(r->diags, RG1001, (struct place){s, {(uint32_t)at, (uint32_t)at + 1}},
	             "byte 0x%02X is not valid UTF-8", (unsigned)(unsigned char)s->text[at]);
	diag_help(r->diags, d, "%s", encoding_of(s));
	return false;
}

/* how many printable characters of ASCII, and ends of lines, a text begins with */
static size_t
plain_run(const char *text)
{
	const char *at = text;

	while ((unsigned char)(*at - ' ') < 0x7F - ' ' || *at == '\n')
		at++;
	return (size_t)(at - text);
}

/* a character that is not allowed, and the finding of all its places */
struct hidden {
	uint32_t cp;
	struct diag_repeat found;
};

/* Spaces of no width and marks of an encoding say nothing; others order letters, or join them. */
static void
mend_hidden(struct reader *r, const struct hidden *h, struct span span)
{
	bool nothing = h->cp == 0x200B || h->cp == 0xFEFF || h->cp == 0x2060;

	if (h->cp && h->cp != '\r')
		mend_replace(r->diags, h->found.d, r->source, span, "", nothing);
}

static void
found_hidden(struct reader *r, struct hidden *h, struct span span)
{
	struct place place = {r->source, span};

	if (h->found.d) {
		diag_again(r->diags, &h->found, place);
		mend_hidden(r, h, span);
		return;
	}
	h->found.d = diag_add(r->diags, RG1002, place, "invisible character U+%04X is not allowed here", (unsigned)h->cp);
	if (h->cp == '\r')
		diag_help(r->diags, h->found.d, "end lines with LF or CRLF");
	else if (h->cp == 0)
		diag_help(r->diags, h->found.d, "restore the file: a crash or a wrong encoding leaves such bytes");
	else
		diag_help(r->diags, h->found.d, "remove it, or write it as \\u%04X in double quotes", (unsigned)h->cp);
	mend_hidden(r, h, span);
}

static bool
is_hidden(const struct source *s, size_t at, uint32_t cp)
{
	return cp_is_unsafe(cp) && cp != '\n' && cp != 0xAD && !(cp == 0xFEFF && at == 0) &&
	       !(cp == '\r' && at + 1 < s->size && s->text[at + 1] == '\n');
}

/* One finding for each character, wherever it stands: it came with one paste. Characters that follow each other are one place. */
static bool
check_characters(struct reader *r)
{
	const struct source *s = r->source;
	struct hidden all[HIDDEN_MOST] = {{0}};
	size_t n = 0, used, run;
	uint32_t cp = 0, next;

	for (size_t at = plain_run(s->text); at < s->size; at += run + plain_run(s->text + at + run)) {
		size_t i = 0;

		run = used = utf8_decode(s->text + at, s->size - at, &cp);
		if (!is_hidden(s, at, cp))
			continue;
		while (at + run < s->size && utf8_decode(s->text + at + run, s->size - at - run, &next) == used && next == cp)
			run += used;
		while (i < n && all[i].cp != cp)
			i++;
		if (i == HIDDEN_MOST)
			return false;
		n = i == n ? n + 1 : n;
		all[i].cp = cp;
		found_hidden(r, &all[i], (struct span){(uint32_t)at, (uint32_t)(at + run)});
	}
	for (size_t i = 0; i < n; i++)
		diag_again_end(r->diags, &all[i].found);
	return n == 0;
}

/* ---- marks of a merge ---- */

/* the marker of seven characters that a line begins with; 0 where it begins with none */
static char
marker_of(const char *line)
{
	char c = *line;

	if (!c || !strchr("<|=>", c) || strspn(line, (char[]){c, '\0'}) != 7)
		return 0;
	return line[7] == '\n' || line[7] == '\r' || (line[7] == ' ' && c != '=') ? c : 0;
}

static struct place
place_of_line(const struct reader *r, const char *line)
{
	uint32_t from = (uint32_t)(line - r->source->text);

	return (struct place){r->source, {from, from + (uint32_t)strcspn(line, "\r\n")}};
}

/* Each conflict is one finding, at the line where it begins, and notes say where the other version begins and where it ends. */
static bool
check_conflicts(struct reader *r)
{
	const char *text = r->source->text;
	struct diag *d = NULL;
	bool fine = true;

	if (!strstr(text, "<<<<<<<") && !strstr(text, ">>>>>>>"))
		return true;
	for (const char *line = text; *line; line += strcspn(line, "\n"), line += *line == '\n') {
		char c = marker_of(line);

		if (c == '<' || (c == '>' && !d)) {
			d = diag_add(r->diags, RG1011, place_of_line(r, line), "a merge conflict that was not resolved");
			diag_help(r->diags, d, "keep one of the two versions, or what is right of both, and remove the marker lines");
			fine = false;
		} else if (c && d) {
			diag_note(r->diags, d, place_of_line(r, line),
			          c == '=' ? "the other version begins here" : c == '|' ? "the version before both is here" : "the conflict ends here");
		}
		d = c == '>' ? NULL : d;
	}
	return fine;
}

/* where a value can start: after an indicator, or at the start of a line */
static bool
opens_flow(const char *text, size_t at)
{
	while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\t'))
		at--;
	return at == 0 || strchr("\n:-[{,?", text[at - 1]);
}

/* libyaml takes quadratic time over nested brackets, so they are counted first. Brackets in prose are rarely where a
 * value can start, and 32 of them never are. */
static bool
check_nesting(struct reader *r)
{
	const char *text = r->source->text;
	size_t depth = 0;

	for (size_t at = strcspn(text, "[{]}"); at < r->source->size; at += 1 + strcspn(text + at + 1, "[{]}")) {
		char c = text[at];

		if ((c == '[' || c == '{') && opens_flow(text, at))
			depth++;
		else if ((c == ']' || c == '}') && depth > 0)
			depth--;
		if (depth > READ_DEPTH) {
			struct diag *d = complain(r, RG1008, (struct span){(uint32_t)at, (uint32_t)at + 1},
			                          "nested too deeply");

			diag_help(r->diags, d, "regc accepts %d levels; no unit needs more than 12",
			          READ_DEPTH);
			return false;
		}
	}
	return true;
}

/* ---- places ---- */

/* the length of a byte order mark, which libyaml is not shown and does not count */
static size_t
mark_of(const struct source *s)
{
	return starts_with(s->text, "\xEF\xBB\xBF") ? 3 : 0;
}

static uint32_t
byte_at(struct reader *r, size_t points)
{
	const char *text = r->source->text;
	size_t size = r->source->size;

	if (points <= r->ascii)
		return (uint32_t)(points + r->mark);
	if (points < r->points || r->points < r->ascii) {
		r->points = r->ascii;
		r->bytes = r->ascii + r->mark;
	}
	while (r->points < points && r->bytes < size) {
		do
			r->bytes++;
		while (r->bytes < size && ((unsigned char)text[r->bytes] & 0xC0) == 0x80);
		r->points++;
	}
	return (uint32_t)r->bytes;
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/* the end mark of a block is where the next thing starts: leave the white space out */
static struct span
span_of(struct reader *r, const yaml_event_t *e)
{
	struct span span = {byte_at(r, e->start_mark.index), 0};

	span.to = byte_at(r, e->end_mark.index);
	while (span.to > span.from && is_space(r->source->text[span.to - 1]))
		span.to--;
	return span;
}

/* ---- what the parser says, in the author's words ---- */

/* the value on the line of an offset, behind its key or dash, without a comment */
static struct span
value_at(const struct reader *r, size_t at)
{
	const char *text = r->source->text;
	size_t from = mend_line(r->source, at) + mend_column(r->source, at), key = from + strcspn(text + from, ": \n");

	if (text[key] == ':' && text[key + 1] == ' ')
		from = key + 1 + strspn(text + key + 1, " ");
	return (struct span){(uint32_t)from, (uint32_t)mend_line_end(r->source, from)};
}

/* a value that YAML does not read as text, though it is one */
static void
mend_value(struct reader *r, struct diag *d, struct span at)
{
	struct span value = value_at(r, at.from);

	if (value.from == at.from && value.to > value.from)
		mend_quote(r->diags, d, r->source, value, true);
}

/* ': ' behind the colon of a key is of its value; else it is that of a key, in the column of none */
static void
mend_colon(struct reader *r, struct diag *d, struct span at)
{
	struct span value = value_at(r, at.from);

	if (value.from < at.from && value.to > at.from)
		mend_quote(r->diags, d, r->source, value, true);
	else
		mend_move(r->diags, d, r->source, at, mend_column_above(r->source, at.from), false);
}

static void
mend_column_of_key(struct reader *r, struct diag *d, struct span at)
{
	size_t line = mend_line(r->source, at.from);

	if (line + strspn(r->source->text + line, " \t") == at.from || r->source->text[line] == '\t')
		mend_move(r->diags, d, r->source, (struct span){(uint32_t)line, at.from + 1}, mend_column_above(r->source, at.from), false);
}

/* what is no key goes on with what is above it */
static void
mend_prose(struct reader *r, struct diag *d, struct span at)
{
	if (!memchr(r->source->text + at.from, ':', at.to - at.from) && at.from)
		mend_move(r->diags, d, r->source, at, mend_column_above(r->source, at.from) + 2, false);
}

/* the end of its line, with what opens there closed; behind `at` nothing may close it */
static void
mend_end(struct reader *r, struct diag *d, struct span at)
{
	const char *text = r->source->text;
	char open = text[at.from], close[2] = {open == '[' ? ']' : open == '{' ? '}' : open, '\0'};
	uint32_t end = (uint32_t)mend_line_end(r->source, at.from);

	if (strchr("[{\"'", open) && open && end > at.from + 1 && !memchr(text + at.from + 1, *close, end - at.from - 1))
		mend_replace(r->diags, d, r->source, (struct span){end, end}, close, false);
}

/* backslashes that are meant as such */
static void
mend_backslash(struct reader *r, struct diag *d, struct span at)
{
	struct span value = value_at(r, at.from);
	const char *text = r->source->text;
	size_t n = value.to - value.from;

	if (n > 2 && text[value.from] == '"' && text[value.to - 1] == '"' && !memchr(text + value.from, '\'', n))
		mend_replace(r->diags, d, r->source, value, arena_printf(&r->diags->arena, "'%.*s'", (int)n - 2, text + value.from + 1), false);
}

static const struct {
	const char *problem; /* the start of libyaml's message */
	enum diag_code code;
	const char *message, *help;
	void (*mend)(struct reader *r, struct diag *d, struct span at);
} translations[] = {
	{"found character that cannot start any token", RG1003, "a tab where YAML requires spaces",
	 "indent with spaces", mend_column_of_key},
	{"found character that cannot start any token", RG1004, "a value cannot begin with this character", "quote the whole value", mend_value},
	{"did not find expected comment or line break", RG1004, "text behind '>' or '|'",
	 "begin the text on the next line, indented; or quote a value that begins with '>' or '|'", NULL},
	{"found a tab character", RG1003, "a tab where YAML requires spaces", "indent with spaces", mend_column_of_key},
	{"mapping values are not allowed", RG1004, "unexpected ': ' in a value",
	 "quote a value that contains ': ', or write it as a block with '>-'; if this is a key, align it with the other keys", mend_colon},
	{"could not find expected ':'", RG1004, "expected a key followed by ': '",
	 "write 'key: value', or indent the line so that it belongs to the text above", mend_prose},
	{"did not find expected key", RG1004, "expected a key of this map",
	 "align the keys of a map in one column; inside single quotes, write an apostrophe twice", mend_column_of_key},
	{"did not find expected '-' indicator", RG1004, "expected an item of this list",
	 "align the '-' of a list in one column, and the keys of an item under its first key", mend_column_of_key},
	{"did not find expected ',' or", RG1004, "missing ',' or closing bracket",
	 "put ',' between items and close the bracket", mend_end},
	{"did not find expected alphabetic or numeric", RG1004, "a value cannot begin with this character",
	 "quote a value that begins with '*' or '&'", mend_value},
	{"found unexpected end of stream", RG1004, "unclosed quotation mark",
	 "close it; inside single quotes, write an apostrophe twice", mend_end},
	{"found unexpected document indicator", RG1004, "'---' inside a quoted value", "close the quotation mark", NULL},
	{"found unknown escape character", RG1004, "unknown escape sequence",
	 "in double quotes, write a backslash as '\\\\', or use single quotes", mend_backslash},
	{"found undefined tag handle", RG1006, "tags are not accepted", "remove it; the schema determines the type of a value", NULL},
	{"block sequence entries are not allowed", RG1004, "a list cannot start on this line",
	 "start the list on a line of its own, or quote a value that starts with '- '", NULL},
	{"found a duplicate %YAML", RG1006, "directives are not accepted", "remove lines that start with '%'", NULL},
};

/* Of what the parser was within when it stopped, and at which it began, only these are near the mistake. */
static bool
began_near(const yaml_parser_t *p)
{
	static const char *const contexts[] = {"while scanning a simple key", "while parsing a flow", "while scanning an a"};

	for (size_t i = 0; p->context && i < sizeof contexts / sizeof *contexts; i++)
		if (starts_with(p->context, contexts[i]))
			return true;
	return p->context && starts_with(p->context, "while scanning a quoted") && strstr(p->problem, "unexpected");
}

/* where the parser stopped, or where that began which it could not end */
static struct span
problem_span(struct reader *r)
{
	const yaml_parser_t *p = &r->parser;
	bool near = began_near(p) && (p->context_mark.line < p->problem_mark.line || !starts_with(p->context, "while parsing a flow"));
	struct span span = {byte_at(r, near ? p->context_mark.index : p->problem_mark.index), 0};

	span.to = span.from < r->source->size ? span.from + 1 : span.from;
	if (near && strstr(p->context, "simple key"))
		span.to = span.from + (uint32_t)strcspn(r->source->text + span.from, "\r\n");
	return span;
}

/* a closing quotation mark that more text follows on its line */
static bool
follows_quote(struct reader *r, struct cause *c)
{
	uint32_t at = byte_at(r, r->parser.problem_mark.index), end = at, line_end = (uint32_t)mend_line_end(r->source, r->quoted.from);
	const char *text = r->source->text;
	struct span value = value_at(r, at);

	while (end > 0 && text[end - 1] == ' ')
		end--;
	if (r->quoted.to == end && memchr(text + r->quoted.from, '\n', end - r->quoted.from)) {
		*c = (struct cause){RG1004, {r->quoted.from, r->quoted.from + 1}, "unclosed quotation mark",
		                    "close it on its line; the next quotation mark of the file was taken for its end",
		                    {line_end, line_end}, text[r->quoted.from] == '"' ? "\"" : "'", false};
		return true;
	}
	if (end == 0 || (text[end - 1] != '"' && text[end - 1] != '\'') || !text[at] || strchr("\r\n", text[at]))
		return false;
	*c = (struct cause){RG1004, {at, at + (uint32_t)strcspn(text + at, "\r\n")}, "text after the closing quotation mark",
	                    text[end - 1] == '\'' && end == at ? "inside single quotes, write an apostrophe twice"
	                                                       : "put the quotation marks around the whole value",
	                    {0, 0}, NULL, text[end - 1] == '\'' && end == at && text[value.to - 1] == '\''};
	if (c->safe) /* both are those of the value, and the one within is an apostrophe */
		c->mended = value;
	else if (!memchr(text + value.from, '\'', value.to - value.from))
		c->mended = value, c->by = arena_printf(&r->diags->arena, "'%.*s'", (int)(value.to - value.from), text + value.from);
	return true;
}

static void
complain_of(struct reader *r, const struct cause *c)
{
	struct diag *d = complain(r, c->code, c->span, c->message);

	diag_help(r->diags, d, "%s", c->help);
	if (c->by)
		mend_replace(r->diags, d, r->source, c->mended, c->by, c->safe);
	else if (c->mended.to > c->mended.from)
		mend_quote(r->diags, d, r->source, c->mended, c->safe);
}

static void
translate(struct reader *r)
{
	const yaml_parser_t *p = &r->parser;
	const char *problem = p->problem ? p->problem : "invalid YAML";
	struct span span = problem_span(r);
	struct cause cause;
	struct diag *d;

	if (cause_find(&cause, &r->diags->arena, r->source, cause_line_before(r->source, span.from), byte_at(r, p->problem_mark.index)) ||
	    (starts_with(problem, "did not find expected") && follows_quote(r, &cause))) {
		complain_of(r, &cause);
		return;
	}
	for (size_t i = 0; i < sizeof translations / sizeof *translations; i++) {
		if (!starts_with(problem, translations[i].problem))
			continue;
		if (translations[i].code == RG1003 && r->source->text[span.from] != '\t')
			continue;
		d = complain(r, translations[i].code, span, translations[i].message);
		diag_help(r->diags, d, "%s", translations[i].help);
		if (translations[i].mend)
			translations[i].mend(r, d, span);
		return;
	}
	r->failed = true;
	diag_help(r->diags, diag_add(r->diags, RG1004, (struct place){r->source, span}, "invalid YAML: %s", problem),
	          "quote a value that starts with one of @ ` %% & * ! | > [ ] { } , # ? : -");
}

/* the next event, which the caller deletes; false with a finding if the text is invalid */
static bool
next(struct reader *r, yaml_event_t *e)
{
	if (yaml_parser_parse(&r->parser, e))
		return true;
	if (r->parser.error == YAML_MEMORY_ERROR)
		die("out of memory (reading %s)", r->source->path);
	translate(r);
	return false;
}

/* ---- building the tree ---- */

static const char *
own_name(const yaml_event_t *e)
{
	const yaml_char_t *anchor = NULL, *tag = NULL;

	switch (e->type) {
	case YAML_ALIAS_EVENT:
		return "an alias";
	case YAML_SCALAR_EVENT:
		anchor = e->data.scalar.anchor;
		tag = e->data.scalar.tag;
		break;
	case YAML_SEQUENCE_START_EVENT:
		anchor = e->data.sequence_start.anchor;
		tag = e->data.sequence_start.tag;
		break;
	case YAML_MAPPING_START_EVENT:
		anchor = e->data.mapping_start.anchor;
		tag = e->data.mapping_start.tag;
		break;
	default:
		break;
	}
	return anchor ? "an anchor" : tag ? "a tag" : NULL;
}

/* A name alone is not needed; with a value behind it on its line, that is meant as text. */
static void
mend_extra(struct reader *r, struct diag *d, uint32_t at)
{
	const char *text = r->source->text;
	uint32_t end = at + (uint32_t)strcspn(text + at, " \r\n"), from = at;

	while (from && text[from - 1] == ' ')
		from--;
	if (text[at] == '&' && mend_line_end(r->source, at) == end)
		mend_replace(r->diags, d, r->source, (struct span){from, end}, "", false);
	else if (value_at(r, at).from == at)
		mend_quote(r->diags, d, r->source, value_at(r, at), false);
}

/* aliases, anchors and tags */
static bool
refuse_extras(struct reader *r, const yaml_event_t *e)
{
	const char *what = own_name(e);
	struct diag *d;

	if (!what)
		return false;
	r->failed = true;
	d = diag_add(r->diags, RG1006, (struct place){r->source, span_of(r, e)}, "%s is not accepted", what);
	diag_help(r->diags, d, "write the value out, or quote it if it begins with '&', '*' or '!'");
	mend_extra(r, d, span_of(r, e).from);
	return true;
}

/* how many bytes of ASCII that are fit n bytes begin with */
static size_t
fit_run(const char *s, size_t n)
{
	size_t at = 0;

	while (at < n && (unsigned char)(s[at] - ' ') < 0x80 - ' ')
		at++;
	return at;
}

bool
read_unfit(const char *s, size_t n, uint32_t *unfit)
{
	size_t used;

	for (size_t at = fit_run(s, n); at < n && (used = utf8_decode(s + at, n - at, unfit)); at += used + fit_run(s + at + used, n - at - used))
		if ((*unfit < 0x20 && *unfit != '\t' && *unfit != '\n' && *unfit != '\r') || *unfit == 0xFFFE || *unfit == 0xFFFF)
			return true;
	return false;
}

/* \uXXXX in double quotes can write characters that no report can hold */
static void
check_escapes(struct reader *r, const yaml_event_t *e)
{
	uint32_t cp;

	if (!read_unfit((const char *)e->data.scalar.value, e->data.scalar.length, &cp))
		return;
	r->failed = true;
	diag_add(r->diags, RG1002, (struct place){r->source, span_of(r, e)},
	         "the value contains U+%04X, which is not allowed in a report", (unsigned)cp);
}

static struct node *
node_of(struct reader *r, const yaml_event_t *e)
{
	struct node *n;

	if (e->type == YAML_SEQUENCE_START_EVENT) {
		n = node_list(r->arena);
	} else if (e->type == YAML_MAPPING_START_EVENT) {
		n = node_map(r->arena);
	} else {
		n = node_scalar(r->arena, arena_copy(r->arena, (const char *)e->data.scalar.value, e->data.scalar.length));
		n->plain = e->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
		check_escapes(r, e);
	}
	n->span = n->key_span = span_of(r, e);
	if (n->kind == NODE_SCALAR && !n->plain)
		r->quoted = n->span;
	return n;
}

/* Keys that are duplicates one after the other are those of an item that was begun without its '- '. */
static void
duplicate(struct reader *r, struct level *l, const struct node *first)
{
	struct diag *d;

	l->skip = true;
	if (l->again)
		return;
	d = diag_add(r->diags, RG1005, (struct place){r->source, l->key_span}, "duplicate key '%s'", l->key);
	diag_note(r->diags, d, (struct place){r->source, first->key_span}, "first given here");
	l->twice = d;
	l->first = first;
	if (first == l->node->first && l->listed)
		diag_help(r->diags, d, "begin another item of the list with '- ', or remove the key");
	else
		diag_help(r->diags, d, "keep one of the two; in a list, start the second item with '- '");
}

/* the value that a key has already, or NULL */
static const struct node *
value_of(const struct level *l, const char *key)
{
	return l->n > FEW_KEYS ? table_get(&l->keys, key) : node_get(l->node, key);
}

static void
count_key(struct level *l, struct node *value)
{
	if (++l->n <= FEW_KEYS)
		return;
	if (l->n > FEW_KEYS + 1)
		*table_put(&l->keys, value->key) = value;
	else
		for (struct node *n = l->node->first; n; n = n->next)
			*table_put(&l->keys, n->key) = n;
}

/* remembers a key for its value */
static void
set_key(struct reader *r, struct level *l, const yaml_event_t *e)
{
	const struct node *first;

	l->key_span = span_of(r, e);
	if (e->type != YAML_SCALAR_EVENT) {
		complain(r, RG1004, l->key_span, "a key must be text, not a list or a map");
		return;
	}
	l->key = arena_copy(r->arena, (const char *)e->data.scalar.value, e->data.scalar.length);
	if (strcmp(l->key, "<<") == 0)
		diag_help(r->diags, complain(r, RG1006, l->key_span, "merge keys are not accepted"),
		          "write the keys out");
	if ((first = value_of(l, l->key)))
		duplicate(r, l, first);
	l->again = first != NULL;
}

/* the first word of a line, and no key in braces */
static bool
begins_line(const struct reader *r, const struct level *l)
{
	const char *text = r->source->text;
	size_t line;

	if (text[l->node->span.from] == '{')
		return false;
	line = mend_line(r->source, l->key_span.from);
	return line + strspn(text + line, " ") == l->key_span.from;
}

/* The same once more says nothing; another value of the first key of an item is rather that of another item. */
static void
mend_duplicate(struct reader *r, const struct level *l, const struct node *n)
{
	uint32_t key = l->key_span.from;
	bool same = n->kind == NODE_SCALAR && l->first->kind == NODE_SCALAR && strcmp(n->text, l->first->text) == 0;

	if (same && begins_line(r, l))
		mend_drop_lines(r->diags, l->twice, r->source, (struct span){key, n->span.to}, true);
	else if (!same && l->first == l->node->first && l->listed && begins_line(r, l) && key - mend_line(r->source, key) >= 2)
		mend_replace(r->diags, l->twice, r->source, (struct span){key - 2, key}, "- ", false);
}

/* adds a value to the level above */
static void
attach(struct reader *r, struct level *l, struct node *n)
{
	if (l->node->kind == NODE_LIST) {
		node_add(l->node, NULL, n);
		return;
	}
	n->key_span = l->key_span;
	if (l->twice)
		mend_duplicate(r, l, n);
	l->twice = NULL;
	if (!l->skip) {
		node_add(l->node, l->key, n);
		count_key(l, n);
	}
	l->key = NULL;
	l->skip = false;
}

static bool
starts_collection(const yaml_event_t *e)
{
	return e->type == YAML_SEQUENCE_START_EVENT || e->type == YAML_MAPPING_START_EVENT;
}

static bool
ends_collection(const yaml_event_t *e)
{
	return e->type == YAML_SEQUENCE_END_EVENT || e->type == YAML_MAPPING_END_EVENT;
}

/* a block collection ends with its last child, not where the parser found its end */
static void
close_level(struct reader *r, struct level *l, const yaml_event_t *e)
{
	struct span end = span_of(r, e);

	l->node->span.to = end.to > l->node->span.from ? end.to : l->node->span.to;
	if (l->node->last && end.from == end.to)
		l->node->span.to = l->node->last->span.to;
	table_free(&l->keys);
}

/* the tree below levels[0], which holds the root as its only item */
static void
build(struct reader *r, struct level *levels)
{
	size_t depth = 0;

	while (!r->failed) {
		struct level *l = &levels[depth];
		yaml_event_t e;

		if (!next(r, &e))
			break;
		if (ends_collection(&e)) {
			close_level(r, l, &e);
			depth--;
		} else if (refuse_extras(r, &e)) {
			;
		} else if (l->node->kind == NODE_MAP && !l->key) {
			set_key(r, l, &e);
		} else {
			struct node *n = node_of(r, &e);

			attach(r, l, n);
			if (starts_collection(&e)) {
				if (++depth > READ_DEPTH)
					complain(r, RG1008, n->span, "nested too deeply");
				else
					levels[depth] = (struct level){.node = n, .listed = l->node->kind == NODE_LIST};
			}
		}
		yaml_event_delete(&e);
		if (depth == 0)
			return;
	}
}

/* reads an event of the expected type; false with a finding if it is another */
static bool
expect(struct reader *r, yaml_event_type_t type)
{
	yaml_event_t e;
	bool found;

	if (!next(r, &e))
		return false;
	found = e.type == type;
	if (found && type == YAML_DOCUMENT_START_EVENT && e.data.document_start.version_directive) {
		complain(r, RG1006, span_of(r, &e), "directives are not accepted");
		found = false;
	} else if (!found && type == YAML_DOCUMENT_START_EVENT) {
		diag_help(r->diags, complain(r, RG1007, (struct span){0, 0}, "the file has no content"),
		          "begin with the kind and the id: 'platform: kling-ai'");
	} else if (!found) {
		diag_help(r->diags, complain(r, RG1006, span_of(r, &e), "more than one document in the file"),
		          "move it to a file of its own");
	}
	yaml_event_delete(&e);
	return found;
}

static struct node *
parse(struct reader *r)
{
	struct level levels[READ_DEPTH + 1] = {{.node = node_list(r->arena)}};

	if (!expect(r, YAML_STREAM_START_EVENT) || !expect(r, YAML_DOCUMENT_START_EVENT))
		return NULL;
	build(r, levels);
	for (size_t i = 0; i <= READ_DEPTH; i++)
		table_free(&levels[i].keys);
	if (r->failed || !expect(r, YAML_DOCUMENT_END_EVENT) || !expect(r, YAML_STREAM_END_EVENT))
		return NULL;
	return levels[0].node->first;
}

struct node *
read_yaml(struct arena *a, struct diags *ds, const struct source *s)
{
	struct reader r = {.arena = a, .diags = ds, .source = s};
	struct node *root;

	if (!check_utf8(&r) || !check_characters(&r) || !check_conflicts(&r) || !check_nesting(&r))
		return NULL;
	if (!yaml_parser_initialize(&r.parser))
		die("out of memory (reading %s)", s->path);
	yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
	r.bytes = r.mark = mark_of(s);
	r.ascii = utf8_run(s->text + r.bytes, s->size - r.bytes);
	yaml_parser_set_input_string(&r.parser, (const unsigned char *)s->text + r.bytes, s->size - r.bytes);
	root = parse(&r);
	yaml_parser_delete(&r.parser);
	return r.failed ? NULL : root;
}
