#include "phrases.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "../base/text.h"

#define BLANKS " \t\r\n"
#define XSLT "http://www.w3.org/1999/XSL/Transform"

/* what of a place is a phrase */
enum attention { NOTHING, WORDS /* what is no key */, LETTERS };

/* a bit of a phrase: words as they stand, or an expression */
struct phrase_part {
	const char *s;
	size_t n;
	bool hole;
};

/* a phrase taken apart; the pieces lie in the text it was found in */
struct phrase {
	struct phrase_part *pieces;
	size_t n, cap;
};

struct phrase_walk {
	struct arena arena;
	phrase_as *as;
	void *ctx;
};

/* writes the pieces of a phrase in the notation of where it stands */
typedef void notation(struct buf *out, const struct phrase *p);

/* ---- pieces ---- */

static void
add_piece(struct phrase *p, const char *s, size_t n, bool hole)
{
	p->pieces = mem_room(p->pieces, p->n, &p->cap, sizeof *p->pieces);
	p->pieces[p->n++] = (struct phrase_part){s, n, hole};
}

static bool
holds_letters(const struct phrase *p)
{
	for (size_t i = 0; i < p->n; i++)
		for (size_t k = 0; !p->pieces[i].hole && k < p->pieces[i].n; k++)
			if (isalpha((unsigned char)p->pieces[i].s[k]))
				return true;
	return false;
}

/* one of its pieces has letters, and a capital or a space: a key has neither */
static bool
holds_words(const struct phrase *p)
{
	for (size_t i = 0; i < p->n; i++) {
		struct phrase one = {.pieces = &p->pieces[i], .n = 1};
		bool sign = false;

		for (size_t k = 0; !p->pieces[i].hole && k < p->pieces[i].n; k++)
			sign |= isupper((unsigned char)p->pieces[i].s[k]) || strchr(BLANKS, p->pieces[i].s[k]);
		if (sign && holds_letters(&one))
			return true;
	}
	return false;
}

/* as the catalogue spells it */
static char *
key_of(struct arena *a, const struct phrase *p)
{
	struct buf key = {0};
	size_t hole = 0;
	char *copy;

	for (size_t i = 0; i < p->n; i++) {
		if (p->pieces[i].hole)
			buf_printf(&key, "{%zu}", ++hole);
		for (size_t k = 0; !p->pieces[i].hole && k < p->pieces[i].n; k++)
			if (!strchr(BLANKS, p->pieces[i].s[k]))
				buf_putc(&key, p->pieces[i].s[k]);
			else if (key.n && key.s[key.n - 1] != ' ')
				buf_putc(&key, ' ');
	}
	copy = arena_copy(a, key.n ? key.s : "", key.n - (key.n && key.s[key.n - 1] == ' '));
	buf_free(&key);
	return copy;
}

static const struct phrase_part *
hole_of(const struct phrase *p, long number)
{
	for (size_t i = 0; i < p->n; i++)
		if (p->pieces[i].hole && --number == 0)
			return &p->pieces[i];
	return NULL;
}

/* white space at an end of the phrase */
static void
add_margin(struct phrase *to, const struct phrase_part *end, bool before)
{
	size_t n = 0;

	while (!end->hole && n < end->n && strchr(BLANKS, before ? end->s[n] : end->s[end->n - 1 - n]))
		n++;
	add_piece(to, before ? end->s : end->s + end->n - n, n, false);
}

/* the answer of the catalogue in pieces, between the white space of the phrase */
static void
take_answer(struct phrase *to, const struct phrase *from, const char *as)
{
	add_margin(to, &from->pieces[0], true);
	while (*as) {
		const struct phrase_part *hole = *as == '{' ? hole_of(from, strtol(as + 1, NULL, 10)) : NULL;
		size_t n = hole ? strcspn(as, "}") : 1 + strcspn(as + 1, "{");

		if (hole)
			add_piece(to, hole->s, hole->n, true);
		else
			add_piece(to, as, n, false);
		as += n + (hole && as[n]);
	}
	add_margin(to, &from->pieces[from->n - 1], false);
}

/* asks for a phrase; whether something is to stand in its place, which is then written */
static bool
ask(struct phrase_walk *w, struct phrase *p, enum attention attention, notation *put, struct buf *out)
{
	bool is = attention == LETTERS ? holds_letters(p) : attention == WORDS && holds_words(p);
	const char *as = is ? w->as(w->ctx, key_of(&w->arena, p)) : NULL;
	struct phrase answer = {0};

	if (as) {
		take_answer(&answer, p, as);
		put(out, &answer);
	}
	free(answer.pieces);
	free(p->pieces);
	return as != NULL;
}

/* ---- notations ---- */

static void
put_plain(struct buf *out, const struct phrase *p)
{
	for (size_t i = 0; i < p->n; i++)
		buf_add(out, p->pieces[i].s, p->pieces[i].n);
}

/* an attribute: expressions in braces, and a brace doubled */
static void
put_value(struct buf *out, const struct phrase *p)
{
	for (size_t i = 0; i < p->n; i++) {
		const struct phrase_part *piece = &p->pieces[i];

		if (piece->hole)
			buf_printf(out, "{%.*s}", (int)piece->n, piece->s);
		for (size_t k = 0; !piece->hole && k < piece->n; k++) {
			if (strchr("{}", piece->s[k]))
				buf_putc(out, piece->s[k]);
			buf_putc(out, piece->s[k]);
		}
	}
}

/* a text in quotes has no way to hold both kinds of them */
static void
put_quoted(struct buf *out, const struct phrase_part *piece)
{
	for (size_t at = 0; at < piece->n; at++) {
		const char *quote = memchr(piece->s + at, '\'', piece->n - at);
		size_t n = quote ? (size_t)(quote - piece->s) - at : piece->n - at;

		buf_printf(out, ", '%.*s'%s", (int)n, piece->s + at, quote ? ", \"'\"" : "");
		at += n;
	}
}

static void
put_concat(struct buf *out, const struct phrase *p)
{
	buf_puts(out, "concat(''");
	for (size_t i = 0; i < p->n; i++)
		if (p->pieces[i].hole)
			buf_printf(out, ", %.*s", (int)p->pieces[i].n, p->pieces[i].s);
		else
			put_quoted(out, &p->pieces[i]);
	buf_putc(out, ')');
}

/* ---- expressions ---- */

static void
add_argument(struct phrase *p, const char *s, size_t n)
{
	bool quoted;

	for (; n && strchr(BLANKS, *s); n--)
		s++;
	while (n && strchr(BLANKS, s[n - 1]))
		n--;
	quoted = n > 1 && strchr("'\"", *s) && memchr(s + 1, *s, n - 1) == s + n - 1;
	add_piece(p, s + quoted, n - 2 * quoted, !quoted);
}

/* the arguments that begin at s; what follows them, or NULL where they do not end */
static const char *
read_arguments(struct phrase *p, const char *s)
{
	const char *from = s;

	for (int depth = 0; s && *s; s++) {
		if (strchr("'\"", *s)) {
			if (!(s = strchr(s + 1, *s)))
				break;
		} else if (strchr("([", *s)) {
			depth++;
		} else if (depth && strchr(")]", *s)) {
			depth--;
		} else if (!depth && strchr(",)", *s)) {
			add_argument(p, from, (size_t)(s - from));
			from = s + 1;
			if (*s == ')')
				return from;
		}
	}
	return NULL;
}

static void
change_expression(struct phrase_walk *w, struct buf *out, const char *s)
{
	static const char call[] = "concat(";
	struct phrase whole = {0};

	add_argument(&whole, s, strlen(s));
	if (!whole.pieces[0].hole) {
		if (!ask(w, &whole, WORDS, put_concat, out))
			buf_puts(out, s);
		return;
	}
	free(whole.pieces);
	while (*s) {
		const char *at = strstr(s, call), *end;
		struct phrase p = {0};

		buf_add(out, s, at ? (size_t)(at - s) : strlen(s));
		if (!at)
			return;
		end = read_arguments(&p, at + strlen(call));
		if (!end)
			p.n = 0;
		if (!ask(w, &p, WORDS, put_concat, out)) {
			buf_puts(out, call);
			end = at + strlen(call);
		}
		s = end;
	}
}

/* ---- attributes ---- */

/* an expression in braces: its end, or NULL where it has none */
static const char *
end_of_expression(const char *s)
{
	for (; s && *s != '}'; s = s ? s + 1 : NULL)
		if (!*s)
			return NULL;
		else if (strchr("'\"", *s))
			s = strchr(s + 1, *s);
	return s;
}

/* the pieces of a value up to its end, or to a bar; what follows them */
static const char *
read_value(struct phrase *p, const char *s, const char *stop)
{
	while (*s && !strchr(stop, *s)) {
		const char *end = *s == '{' && s[1] != '{' ? end_of_expression(s + 1) : NULL;
		size_t n = strcspn(s + 1, "{}|") + 1;

		if (end) {
			add_piece(p, s + 1, (size_t)(end - s) - 1, true);
			s = end + 1;
		} else {
			add_piece(p, s, n, false);
			s += n + (n == 1 && strchr("{}", *s) && s[1] == *s); /* a brace is written twice */
		}
	}
	return s;
}

static void
change_value(struct phrase_walk *w, struct buf *out, const char *s, enum attention attention, const char *stop)
{
	for (;; s++) {
		const char *from = s;
		struct phrase p = {0};

		s = read_value(&p, s, stop);
		if (!ask(w, &p, attention, put_value, out))
			buf_add(out, from, (size_t)(s - from));
		if (!*s)
			return;
		buf_putc(out, *s);
	}
}

static bool
is_one_of(const char *name, const char *const *names)
{
	while (*names && strcmp(name, *names) != 0)
		names++;
	return *names;
}

static enum attention
attention_to(const char *name)
{
	static const char *const read[] = {"aria-label", "aria-description", "title", "alt", "placeholder", NULL};

	return is_one_of(name, read) ? LETTERS : starts_with(name, "data-") ? WORDS : NOTHING;
}

static char *
attribute(const xmlNode *e, const char *name)
{
	return (char *)xmlGetNoNsProp((xmlNodePtr)e, BAD_CAST name);
}

static void
change_attribute(struct phrase_walk *w, xmlNodePtr e, const char *name, bool expression)
{
	char *value = attribute(e, name);
	struct buf now = {0};

	if (value && expression)
		change_expression(w, &now, value);
	else if (value)
		change_value(w, &now, value, attention_to(name), strcmp(name, "data-filter") == 0 ? "|" : "");
	if (now.n && strcmp(now.s, value) != 0)
		xmlSetProp(e, BAD_CAST name, BAD_CAST now.s);
	buf_free(&now);
	xmlFree(value);
}

/* ---- the style sheet ---- */

static void
change_text(struct phrase_walk *w, xmlNodePtr n, enum attention attention)
{
	const char *text = (const char *)n->content;
	struct phrase p = {0};
	struct buf now = {0};

	add_piece(&p, text, strlen(text), false);
	if (ask(w, &p, attention, put_plain, &now))
		xmlNodeSetContent(n, BAD_CAST now.s);
	buf_free(&now);
}

/* an instruction of XSLT: what of its content is a phrase */
static enum attention
change_instruction(struct phrase_walk *w, xmlNodePtr e, enum attention attention)
{
	static const char *const selecting[] = {"value-of", "with-param", "param", "variable", NULL};
	char *name = strcmp((const char *)e->name, "attribute") == 0 ? attribute(e, "name") : NULL;

	if (attention && is_one_of((const char *)e->name, selecting))
		change_attribute(w, e, "select", true);
	if (name)
		attention = attention_to(name);
	xmlFree(name);
	return attention;
}

static enum attention
change_element(struct phrase_walk *w, xmlNodePtr e, enum attention attention)
{
	static const char *const unread[] = {"code", "script", "style", NULL};

	for (xmlAttrPtr a = e->properties, next; a; a = next) {
		next = a->next;
		if (!a->ns && attention_to((const char *)a->name))
			change_attribute(w, e, (const char *)a->name, false);
	}
	return is_one_of((const char *)e->name, unread) ? NOTHING : attention;
}

static void
walk(struct phrase_walk *w, xmlNodePtr n, enum attention attention)
{
	for (; n; n = n->next)
		if (n->type == XML_TEXT_NODE)
			change_text(w, n, attention);
		else if (n->type == XML_ELEMENT_NODE && n->ns && strcmp((const char *)n->ns->href, XSLT) == 0)
			walk(w, n->children, change_instruction(w, n, attention));
		else if (n->type == XML_ELEMENT_NODE)
			walk(w, n->children, change_element(w, n, attention));
}

void
phrases_replace(xmlDocPtr sheet, phrase_as *as, void *ctx)
{
	struct phrase_walk w = {.as = as, .ctx = ctx};

	walk(&w, sheet->children, LETTERS);
	arena_free(&w.arena);
}
