#include "cause.h"

#include <string.h>

#include "../base/text.h"

#define NO_BREAK "\xC2\xA0"
#define SHOWN 40 /* bytes of a value that are shown in a help */

/* a line, cut where YAML would cut it; offsets in the text */
struct yaml_line {
	const char *text;
	size_t from, to;
	size_t content; /* behind indentation and dashes */
	size_t key_to;  /* the end of the word there; content where there is none */
};

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static size_t
word_end(const char *text, size_t at)
{
	if (!is_letter(text[at]))
		return at;
	while (is_letter(text[at]) || (text[at] >= '0' && text[at] <= '9') || text[at] == '-')
		at++;
	return at;
}

static struct yaml_line
line_at(const struct source *s, size_t at)
{
	const char *text = s->text;
	struct yaml_line l = {.text = text, .from = at};

	while (l.from > 0 && text[l.from - 1] != '\n')
		l.from--;
	l.to = l.from + strcspn(text + l.from, "\r\n");
	l.content = l.from + strspn(text + l.from, " ");
	while (text[l.content] == '-' && text[l.content + 1] == ' ')
		l.content += 1 + strspn(text + l.content + 1, " ");
	l.key_to = word_end(text, l.content);
	return l;
}

/* ---- the mistakes ---- */

static struct span
span_at(size_t from, size_t to)
{
	return (struct span){(uint32_t)from, (uint32_t)to};
}

/* the first no-break space among what YAML takes for its structure: indentation, dashes, and around the colon of a key */
static size_t
find_no_break(const struct yaml_line *l)
{
	size_t at = l->key_to;

	if (starts_with(l->text + l->content, NO_BREAK))
		return l->content;
	if (l->text[l->content] == '-' && starts_with(l->text + l->content + 1, NO_BREAK))
		return l->content + 1;
	if (at == l->content)
		return 0;
	if (l->text[at] == ':')
		at++;
	return starts_with(l->text + at, NO_BREAK) && (at > l->key_to || l->text[at + 2] == ':') ? at : 0;
}

static bool
no_break(struct cause *c, struct arena *a, const struct yaml_line *l)
{
	size_t at = find_no_break(l), n = 0;

	if (!starts_with(l->text + at, NO_BREAK))
		return false;
	while (starts_with(l->text + at + 2 * n, NO_BREAK))
		n++;
	*c = (struct cause){RG1012, span_at(at, at + 2), "a no-break space (U+00A0) where YAML needs a space",
	                    "replace it with a space; it comes with text that is copied from a web page or a word processor",
	                    span_at(at, at + 2 * n), arena_printf(a, "%*s", (int)n, ""), true};
	return true;
}

static bool
dash_without_space(struct cause *c, struct arena *a, const struct yaml_line *l)
{
	size_t at = l->content, end;

	if (l->text[at] != '-' || (end = word_end(l->text, at + 1)) == at + 1)
		return false;
	*c = (struct cause){RG1004, span_at(at, end), "no space after '-'",
	                    arena_printf(a, "write '- %s'", arena_copy(a, l->text + at + 1, end - at - 1)),
	                    span_at(at + 1, at + 1), " ", true};
	return true;
}

/* "basis:verbatim", but no address */
static bool
colon_without_space(struct cause *c, struct arena *a, const struct yaml_line *l)
{
	size_t at = l->key_to, n = l->to > at ? l->to - at - 1 : 0;
	const char *key = arena_copy(a, l->text + l->content, at - l->content);

	if (at == l->content || l->text[at] != ':' || !n || strchr(" :/", l->text[at + 1]))
		return false;
	*c = (struct cause){RG1004, span_at(l->content, l->to), arena_printf(a, "no space after the colon of '%s'", key),
	                    n > SHOWN ? arena_printf(a, "write '%s: …'", key)
	                              : arena_printf(a, "write '%s: %s'", key, arena_copy(a, l->text + at + 1, n)),
	                    span_at(at + 1, at + 1), " ", true};
	return true;
}

static size_t
value_end(const struct yaml_line *l, size_t at)
{
	size_t end = l->to;

	while (end > at && (l->text[end - 1] == ' ' || l->text[end - 1] == '\t'))
		end--;
	return end;
}

static bool
curly_quotes(struct cause *c, struct arena *a, const struct yaml_line *l)
{
	static const char *const marks[] = {"\xE2\x80\x9C", "\xE2\x80\x9D", "\xE2\x80\x9E", "\xE2\x80\x98"};
	size_t at = l->key_to + (l->text[l->key_to] == ':');

	(void)a;
	at += strspn(l->text + at, " ");
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (starts_with(l->text + at, marks[i])) {
			*c = (struct cause){RG1004, span_at(at, l->to), "a value in typographic quotation marks",
			                    "YAML recognises only straight quotation marks; put \"…\" around the whole value",
			                    span_at(at, value_end(l, at)), NULL, true};
			return true;
		}
	return false;
}

/* ---- looking for them ---- */

static bool (*const mistakes[])(struct cause *c, struct arena *a, const struct yaml_line *l) = {no_break, dash_without_space,
                                                                                          colon_without_space, curly_quotes};

bool
cause_find(struct cause *c, struct arena *a, const struct source *s, size_t from, size_t to)
{
	struct yaml_line l;

	for (size_t at = from; at <= to && at < s->size; at = l.to + strcspn(s->text + l.to, "\n") + 1) {
		l = line_at(s, at);
		for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++)
			if (mistakes[i](c, a, &l))
				return true;
	}
	return false;
}

size_t
cause_line_before(const struct source *s, size_t at)
{
	struct yaml_line own = line_at(s, at), l = own;

	while (l.from > 0) {
		l = line_at(s, l.from - 1);
		if (l.content < l.to)
			return l.from;
	}
	return own.from;
}
