#include "said.h"

#include <string.h>

/* a sentence that is being written */
struct saying {
	const struct speech *how;
	xmlNodePtr into;
	struct buf text;       /* at its end, to be put there */
	const xmlNode *reason;
	const char *number;    /* what # stands for */
};

/* what a reason gives for a name */
struct arg {
	const char *value, *label, *ref, *href; /* the last three can be NULL */
	const xmlNode *reasons;                 /* or instead, a list of reasons that hold together */
};

static void put_pieces(struct saying *s, const struct segment *p);

/* ---- the page document ---- */

static bool
is(const xmlNode *n, const char *name)
{
	return n->type == XML_ELEMENT_NODE && strcmp((const char *)n->name, name) == 0;
}

static const xmlNode *
child(const xmlNode *n, const char *name)
{
	for (const xmlNode *c = n->children; c; c = c->next)
		if (is(c, name))
			return c;
	return NULL;
}

/* the next element of that name, n among them */
static const xmlNode *
next(const xmlNode *n, const char *name)
{
	while (n && !is(n, name))
		n = n->next;
	return n;
}

static const char *
content(const xmlNode *children)
{
	return children && children->content ? (const char *)children->content : "";
}

static const char *
attribute(const xmlNode *n, const char *name)
{
	for (const xmlAttr *a = n->properties; a; a = a->next)
		if (strcmp((const char *)a->name, name) == 0)
			return content(a->children);
	return NULL;
}

static const char *
text_in(const xmlNode *n, const char *name)
{
	const xmlNode *c = child(n, name);

	return c ? content(c->children) : NULL;
}

static struct arg
arg_named(const xmlNode *reason, const char *name)
{
	for (const xmlNode *a = reason->children; (a = next(a, "arg")); a = a->next) {
		const char *value;

		if (!text_is(attribute(a, "name"), name))
			continue;
		value = attribute(a, "value");
		return (struct arg){value ? value : "", attribute(a, "label"), attribute(a, "ref"), attribute(a, "href"),
		                    child(a, "reasons")};
	}
	return (struct arg){.value = ""};
}

/* ---- the page ---- */

/* Not by xmlAddChild: that makes one of two texts, and libxslt has its own notes on the last one. */
static xmlNodePtr
append(xmlNodePtr into, xmlNodePtr n)
{
	n->parent = into;
	n->prev = into->last;
	if (into->last)
		into->last->next = n;
	else
		into->children = n;
	return into->last = n;
}

static void
flush(struct saying *s)
{
	if (s->text.n)
		append(s->into, xmlNewDocTextLen(s->into->doc, BAD_CAST s->text.s, (int)s->text.n));
	s->text.n = 0;
}

/* an element with an attribute and a text */
static void
put_element(struct saying *s, const char *name, const char *attr, const char *value, const char *text)
{
	xmlNodePtr e;

	flush(s);
	e = append(s->into, xmlNewDocNode(s->into->doc, NULL, BAD_CAST name, NULL));
	xmlNewProp(e, BAD_CAST attr, BAD_CAST value);
	if (*text)
		append(e, xmlNewDocText(e->doc, BAD_CAST text));
}

/* what the page stands below: the way there is above its title, and sentences need not lead there each time */
static bool
is_above(const xmlDoc *doc, const char *href)
{
	const xmlNode *site = child(xmlDocGetRootElement((xmlDocPtr)doc), "site"), *crumbs = site ? child(site, "crumbs") : NULL;

	for (const xmlNode *c = crumbs ? crumbs->children : NULL; (c = next(c, "crumb")); c = c->next)
		if (text_is(attribute(c, "href"), href))
			return true;
	return false;
}

static void
put_link(struct saying *s, const char *href, const char *text)
{
	struct buf address = {0};

	if (!href || is_above(s->reason->doc, href)) {
		buf_puts(&s->text, text);
		return;
	}
	buf_puts(&address, s->how->root);
	buf_puts(&address, href);
	put_element(s, "a", "href", address.s ? address.s : "", text);
	buf_free(&address);
}

bool
said_is_date(const char *text)
{
	size_t n = strlen(text), digits = 0, hyphens = 0;

	for (const char *c = text; *c; c++) {
		digits += *c >= '0' && *c <= '9';
		hyphens += *c == '-';
	}
	return digits + hyphens == n && (hyphens == 2 || (hyphens == 1 && n == 7));
}

static void
put_date(struct saying *s, const char *date, const char *style)
{
	struct buf words = {0};

	if (!words_date(s->how->words, &words, date, style))
		words_term(s->how->words, &words, "", date, NULL);
	if (said_is_date(date))
		put_element(s, "time", "datetime", date, words.s ? words.s : "");
	else
		buf_add(&s->text, words.s, words.n);
	buf_free(&words);
}

/* the words for a value; a date is marked as one */
static void
put_term(struct saying *s, const char *scope, const char *word)
{
	if (strchr(word, '-') && strspn(word, "-0123456789") == strlen(word))
		put_date(s, word, NULL);
	else
		words_term(s->how->words, &s->text, scope, word, NULL);
}

/* ---- what fills a sentence ---- */

/* where an outcome's own obligation is named, its article leads, with the short name of its law unless it has that */
static void
put_article(struct saying *s)
{
	const xmlNode *outcome = s->reason->parent;
	const char *citation, *law;

	while (outcome && !is(outcome, "outcome"))
		outcome = outcome->type == XML_ELEMENT_NODE ? outcome->parent : NULL;
	if (!outcome || !(citation = text_in(outcome, "citation")))
		return;
	law = text_in(outcome, "short");
	if (law && !strstr(citation, law))
		buf_printf(&s->text, "%s ", law);
	buf_printf(&s->text, "%s, ", citation);
}

static void
put_place(struct saying *s, const struct arg *arg)
{
	struct buf name = {0};

	words_term(s->how->words, &name, "place", strchr(arg->ref, ':') + 1, arg->value);
	put_link(s, arg->href, name.s ? name.s : "");
	buf_free(&name);
}

static void
put_reason(struct saying *s, const xmlNode *reason)
{
	struct saying inner = {.how = s->how, .into = s->into, .text = s->text, .reason = reason, .number = ""};
	const char *code = attribute(reason, "code");
	const struct sentence *sentence = code ? words_sentence(s->how->words, code) : NULL;

	if (sentence)
		put_pieces(&inner, sentence->pieces);
	s->text = inner.text;
}

/* "A and B and C", in the words of the catalogue */
static void
put_together(struct saying *s, const xmlNode *reason)
{
	const xmlNode *rest = next(reason->next, "reason");
	const struct sentence *both = words_sentence(s->how->words, "text.and");

	if (!rest) {
		put_reason(s, reason);
		return;
	}
	for (const struct segment *p = both ? both->pieces : NULL; p; p = p->next)
		if (p->kind == SEGMENT_TEXT)
			buf_puts(&s->text, p->text);
		else if (strcmp(p->text, "one") == 0)
			put_reason(s, reason);
		else
			put_together(s, rest);
}

static void
put_arg(struct saying *s, const struct segment *p)
{
	const struct arg arg = arg_named(s->reason, p->text);
	const xmlNode *all = arg.reasons ? next(arg.reasons->children, "reason") : NULL;

	if (strcmp(p->text, "obligation") == 0)
		put_article(s);
	if (all)
		put_together(s, all);
	else if (arg.label)
		put_link(s, arg.href, arg.label);
	else if (!*arg.value)
		words_term(s->how->words, &s->text, "missing", p->text, NULL);
	else if (p->kind == SEGMENT_DATE)
		put_date(s, arg.value, p->style);
	else if (arg.ref && starts_with(arg.ref, "jurisdiction:"))
		put_place(s, &arg);
	else if (p->style)
		words_term(s->how->words, &s->text, p->style, arg.value, NULL);
	else if (arg.ref || arg.href)
		put_link(s, arg.href, arg.value);
	else
		put_term(s, p->text, arg.value);
}

static void
put_plural(struct saying *s, const struct segment *p)
{
	const char *outer = s->number;
	const struct segment *form;

	s->number = arg_named(s->reason, p->text).value;
	form = sentence_form(p, words_language(s->how->words), s->number);
	put_pieces(s, form ? form->inside : NULL);
	s->number = outer;
}

static void
put_pieces(struct saying *s, const struct segment *p)
{
	for (; p; p = p->next)
		if (p->kind == SEGMENT_TEXT)
			sentence_text(&s->text, p->text);
		else if (p->kind == SEGMENT_NUMBER)
			buf_puts(&s->text, s->number);
		else if (p->kind == SEGMENT_PLURAL)
			put_plural(s, p);
		else if (p->kind == SEGMENT_PART)
			put_pieces(s, p->inside);
		else
			put_arg(s, p);
}

/* ---- sentences ---- */

static void
finish(struct saying *s)
{
	flush(s);
	buf_free(&s->text);
}

void
said_reason(const struct speech *how, xmlNodePtr into, const xmlNode *reason)
{
	struct saying s = {.how = how, .into = into};

	put_reason(&s, reason);
	finish(&s);
}

void
said_reasons(const struct speech *how, xmlNodePtr into, const xmlNode *list)
{
	struct saying s = {.how = how, .into = into};
	bool first = true;

	for (const xmlNode *r = list->children; (r = next(r, "reason")); r = r->next) {
		if (!first)
			buf_putc(&s.text, ' ');
		first = false;
		put_reason(&s, r);
	}
	finish(&s);
}

void
said_term(const struct speech *how, xmlNodePtr into, const char *scope, const char *word)
{
	struct saying s = {.how = how, .into = into};

	put_term(&s, scope, word);
	finish(&s);
}

void
said_date(const struct speech *how, xmlNodePtr into, const char *date, const char *style)
{
	struct saying s = {.how = how, .into = into};

	put_date(&s, date, *style ? style : NULL);
	finish(&s);
}
