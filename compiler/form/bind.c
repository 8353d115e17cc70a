#include "bind.h"

#include <string.h>

#include <libxml/xpathInternals.h>

#include "plural.h"

#define XSLT "http://www.w3.org/1999/XSL/Transform"
#define WORDS BIND_WORDS

struct binding {
	struct words *words;
	struct diags *diags; /* or NULL */
	const struct source *source;
	xmlNsPtr xslt;       /* of its root */
	xmlNodePtr say;      /* what is bound now */
	const struct sentence *sentence;
	const char *number;  /* what # stands for: an expression */
};

const char *const bind_instructions[] = {"reason", "reasons", "term", "date", "below-answer", "above", NULL};

static void put_pieces(struct binding *b, xmlNodePtr into, const struct segment *p);
static void bind_below(struct binding *b, xmlNodePtr parent);

/* ---- findings ---- */

struct place
bind_place(const struct source *s, long line)
{
	struct place place = {s, {0, 0}};

	if (s && line > 0)
		place.span = source_line(s, (size_t)line);
	while (s && place.span.from < place.span.to && strchr(" \t", s->text[place.span.from]))
		place.span.from++;
	return place;
}

/* a template asks for what the catalogue does not have */
static void
report_code(struct binding *b, xmlNodePtr at, const char *code)
{
	const char *near = words_near(b->words, code);
	struct diag *d;

	if (!b->diags)
		return;
	d = diag_add(b->diags, RG7006, bind_place(b->source, xmlGetLineNo(at)), "no words for '%s'", code);
	if (near)
		diag_help(b->diags, d, "did you mean '%s'?", near);
	else
		diag_help(b->diags, d, "add it to 'say' in templates/words.yaml");
}

/* a name in a sentence that the template gives nothing for; said of the sentence where only that is the project's */
static void
report_name(struct binding *b, const char *name, const char *help)
{
	struct place place = bind_place(b->source, xmlGetLineNo(b->say));

	if (!b->diags)
		return;
	if (b->sentence->own && starts_with(b->source->path, "regc:"))
		place = b->sentence->place;
	diag_help(b->diags, diag_add(b->diags, RG7006, place, "'%s' of '%s' is not filled in", name, b->sentence->code),
	          help, name);
}

static void
report_attribute(struct binding *b, xmlNodePtr at, const char *code, const char *name)
{
	if (b->diags)
		diag_help(b->diags,
		          diag_add(b->diags, RG7006, bind_place(b->source, xmlGetLineNo(at)), "w:%s cannot fill in '%s'", name, code),
		          "write <xsl:attribute name=\"%s\"><w:say code=\"%s\" …/></xsl:attribute>", name, code);
}

/* ---- making instructions ---- */

static bool
is(const xmlNode *n, const char *space, const char *name)
{
	return n->type == XML_ELEMENT_NODE && n->ns && strcmp((const char *)n->ns->href, space) == 0 &&
	       (!name || strcmp((const char *)n->name, name) == 0);
}

static xmlNodePtr
add(struct binding *b, xmlNodePtr into, const char *name)
{
	xmlNodePtr n = xmlNewDocNode(into->doc, b->xslt, BAD_CAST name, NULL);

	n->line = b->say->line;
	return xmlAddChild(into, n);
}

static void
put_text(struct binding *b, xmlNodePtr into, const char *text)
{
	xmlAddChild(add(b, into, "text"), xmlNewDocText(into->doc, BAD_CAST text));
}

static void
put_value(struct binding *b, xmlNodePtr into, const char *expression)
{
	xmlNewProp(add(b, into, "value-of"), BAD_CAST "select", BAD_CAST expression);
}

/* the style sheet has a template that writes dates */
static void
put_date(struct binding *b, xmlNodePtr into, const char *expression, const char *style)
{
	xmlNodePtr call = add(b, into, "call-template"), with = add(b, call, "with-param");
	struct buf text = {0};

	xmlNewProp(call, BAD_CAST "name", BAD_CAST "date");
	xmlNewProp(with, BAD_CAST "name", BAD_CAST "date");
	buf_printf(&text, "string(%s)", expression);
	xmlNewProp(with, BAD_CAST "select", BAD_CAST text.s);
	if (style) {
		with = add(b, call, "with-param");
		xmlNewProp(with, BAD_CAST "name", BAD_CAST "style");
		xmlNodeSetContent(with, BAD_CAST style);
	}
	buf_free(&text);
}

/* ---- what fills a sentence ---- */

/* the w:arg of that name, or NULL */
static xmlNodePtr
arg_named(const struct binding *b, const char *name)
{
	for (xmlNodePtr n = b->say->children; n; n = n->next) {
		xmlChar *own = is(n, WORDS, "arg") ? xmlGetNoNsProp(n, BAD_CAST "name") : NULL;
		bool same = own && strcmp((const char *)own, name) == 0;

		xmlFree(own);
		if (same)
			return n;
	}
	return NULL;
}

/* the expression of that name, to be freed, or NULL */
static char *
expression_named(const struct binding *b, const char *name)
{
	return strcmp(name, "code") == 0 ? NULL : (char *)xmlGetNoNsProp(b->say, BAD_CAST name);
}

/* puts in the place of a node what it holds */
static void
unwrap(xmlNodePtr n)
{
	while (n->children) {
		xmlNodePtr child = n->children;

		xmlUnlinkNode(child);
		xmlAddPrevSibling(n, child);
	}
	xmlUnlinkNode(n);
	xmlFreeNode(n);
}

/* the first w:words of a list of nodes or below them, or NULL */
static xmlNodePtr
slot_in(xmlNodePtr n)
{
	xmlNodePtr found = NULL;

	for (; n && !found; n = n->next)
		found = is(n, WORDS, "words") ? n : n->type == XML_ELEMENT_NODE ? slot_in(n->children) : NULL;
	return found;
}

/* Copies of what a w:arg holds, with the words of a part where it wants them. Each child is copied by itself, for a
 * copy declares the namespaces that it takes from outside. */
static void
put_arg(struct binding *b, xmlNodePtr into, xmlNodePtr arg, const struct segment *p)
{
	xmlNodePtr last = into->last, slot = slot_in(arg->children);

	if ((p->kind == SEGMENT_PART) != (slot != NULL)) {
		report_name(b, p->text, slot ? "<w:words/> in its <w:arg> asks for words, which the sentence gives between <%s> and </…>"
		                             : "<w:words/> in its <w:arg> says where the words between <%s> and </…> stand");
		return;
	}
	for (xmlNodePtr n = arg->children; n; n = n->next)
		xmlAddChild(into, xmlDocCopyNode(n, n->doc, 1));
	if (slot && (slot = slot_in(last ? last->next : into->children))) {
		put_pieces(b, slot, p->inside);
		unwrap(slot);
	}
}

static void
put_plural(struct binding *b, xmlNodePtr into, const struct segment *plural, const char *expression)
{
	xmlNodePtr choose = add(b, into, "choose");
	const struct segment *last = plural->inside;
	const char *outer = b->number;

	b->number = expression;
	xmlNewNs(choose, BAD_CAST WORDS, BAD_CAST "w");
	for (const struct segment *f = plural->inside; f; f = f->next) {
		struct buf test = {0};
		xmlNodePtr when;

		if (strcmp(f->text, "other") == 0 || (!f->next && strcmp(last->text, "other") != 0)) {
			last = f;
			continue;
		}
		buf_printf(&test, f->text[0] == '=' ? "(%s) = %s" : "w:plural(%s) = '%s'", expression, f->text + (f->text[0] == '='));
		when = add(b, choose, "when");
		xmlNewProp(when, BAD_CAST "test", BAD_CAST test.s);
		put_pieces(b, when, f->inside);
		buf_free(&test);
	}
	put_pieces(b, add(b, choose, "otherwise"), last ? last->inside : NULL);
	b->number = outer;
}

static void
put_expression(struct binding *b, xmlNodePtr into, const struct segment *p, const char *expression)
{
	struct buf term = {0};

	switch (p->kind) {
	case SEGMENT_DATE:
		put_date(b, into, expression, p->style);
		break;
	case SEGMENT_PLURAL:
		put_plural(b, into, p, expression);
		break;
	case SEGMENT_TERM:
		buf_printf(&term, "w:term('%s', %s)", p->style, expression);
		put_value(b, into, term.s);
		xmlNewNs(into->last, BAD_CAST WORDS, BAD_CAST "w");
		buf_free(&term);
		break;
	default:
		put_value(b, into, expression);
	}
}

static void
put_named(struct binding *b, xmlNodePtr into, const struct segment *p)
{
	bool takes_arg = p->kind == SEGMENT_VALUE || p->kind == SEGMENT_PART;
	xmlNodePtr arg = takes_arg ? arg_named(b, p->text) : NULL;
	char *expression = p->kind == SEGMENT_PART ? NULL : expression_named(b, p->text);

	if (arg)
		put_arg(b, into, arg, p);
	else if (expression)
		put_expression(b, into, p, expression);
	else
		report_name(b, p->text, takes_arg ? "the template gives no %s=\"EXPRESSION\" and no <w:arg> for it"
		                                  : "the template gives no %s=\"EXPRESSION\" for it");
	xmlFree(expression);
}

static void
put_pieces(struct binding *b, xmlNodePtr into, const struct segment *p)
{
	for (; p; p = p->next)
		if (p->kind == SEGMENT_TEXT)
			put_text(b, into, p->text);
		else if (p->kind == SEGMENT_NUMBER)
			put_value(b, into, b->number);
		else
			put_named(b, into, p);
}

/* ---- the style sheet ---- */

/* the sentence of what asks, which may be reported; NULL where there is none */
static const struct sentence *
ask(struct binding *b, xmlNodePtr at, const char *code)
{
	const struct sentence *sentence = words_ask(b->words, code);

	if (!sentence)
		report_code(b, at, code);
	return sentence;
}

/* what it holds is bound before it is copied */
static void
bind_say(struct binding *b, xmlNodePtr say)
{
	xmlChar *code = xmlGetNoNsProp(say, BAD_CAST "code");
	const struct sentence *sentence = ask(b, say, code ? (const char *)code : "");
	xmlNodePtr made;

	bind_below(b, say);
	if (sentence) {
		b->say = say;
		b->sentence = sentence;
		made = xmlAddNextSibling(say, xmlNewDocNode(say->doc, NULL, BAD_CAST "made", NULL));
		put_pieces(b, made, sentence->pieces);
		unwrap(made);
	}
	xmlUnlinkNode(say);
	xmlFreeNode(say);
	xmlFree(code);
}

/* in an attribute of an element of the page a brace begins an expression */
static void
bind_attribute(struct binding *b, xmlNodePtr e, xmlAttrPtr a)
{
	xmlChar *code = xmlNodeGetContent((xmlNodePtr)a);
	const struct sentence *sentence = ask(b, e, (const char *)code);
	struct buf text = {0};

	if (sentence && sentence->pieces && (sentence->pieces->kind != SEGMENT_TEXT || sentence->pieces->next))
		report_attribute(b, e, sentence->code, (const char *)a->name);
	else if (sentence && sentence->pieces)
		buf_puts(&text, sentence->pieces->text);
	xmlSetNsProp(e, a->ns, a->name, BAD_CAST(text.s ? text.s : ""));
	a->ns = NULL;
	xmlFree(code);
	buf_free(&text);
}

static void
bind_below(struct binding *b, xmlNodePtr parent)
{
	for (xmlNodePtr n = xmlFirstElementChild(parent), next; n; n = next) {
		next = xmlNextElementSibling(n);
		for (xmlAttrPtr a = n->properties; a; a = a->next)
			if (a->ns && strcmp((const char *)a->ns->href, WORDS) == 0)
				bind_attribute(b, n, a);
		if (is(n, WORDS, "say"))
			bind_say(b, n);
		else
			bind_below(b, n);
	}
}

/* what regc does for a template while a page is made */
static bool
is_instruction(const xmlNode *n)
{
	for (const char *const *name = bind_instructions; *name; name++)
		if (is(n, WORDS, *name))
			return true;
	return false;
}

/* what is not in its place would become an element of the page */
static void
report_left(struct binding *b, xmlNodePtr parent)
{
	for (xmlNodePtr n = xmlFirstElementChild(parent); n && b->diags; n = xmlNextElementSibling(n)) {
		if (is(n, WORDS, NULL) && !is_instruction(n))
			diag_help(b->diags,
			          diag_add(b->diags, RG7006, bind_place(b->source, xmlGetLineNo(n)), "<w:%s> is out of place",
			                   (const char *)n->name),
			          "<w:say> asks for a sentence; <w:arg> stands in it, and <w:words/> in that");
		report_left(b, n);
	}
}

void
bind_words(struct words *w, struct diags *ds, xmlDocPtr sheet, const struct source *s)
{
	xmlNodePtr root = xmlDocGetRootElement(sheet);
	struct binding b = {.words = w, .diags = ds, .source = s, .xslt = xmlSearchNsByHref(sheet, root, BAD_CAST XSLT)};

	if (!b.xslt)
		return; /* it is no style sheet, as will be said */
	bind_below(&b, root);
	report_left(&b, root);
}

/* ---- functions ---- */

static const struct words *
words_of(xmlXPathParserContextPtr x)
{
	return x->context->userData;
}

/* gives a text back to the expression */
static void
give(xmlXPathParserContextPtr x, struct buf *text)
{
	valuePush(x, xmlXPathNewCString(text->s ? text->s : ""));
	buf_free(text);
}

/* the last argument, where there are more than those needed; to be freed, or NULL */
static char *
pop_optional(xmlXPathParserContextPtr x, int n, int needed)
{
	return n > needed ? (char *)xmlXPathPopString(x) : NULL;
}

static void
term(xmlXPathParserContextPtr x, int n)
{
	char *otherwise, *word, *scope;
	struct buf text = {0};

	if (n < 2 || n > 3) {
		xmlXPathSetArityError(x);
		return;
	}
	otherwise = pop_optional(x, n, 2);
	word = (char *)xmlXPathPopString(x);
	scope = (char *)xmlXPathPopString(x);
	words_term(words_of(x), &text, scope, word, otherwise);
	xmlFree(scope);
	xmlFree(word);
	xmlFree(otherwise);
	give(x, &text);
}

static void
date(xmlXPathParserContextPtr x, int n)
{
	char *style, *day;
	struct buf text = {0};

	if (n < 1 || n > 2) {
		xmlXPathSetArityError(x);
		return;
	}
	style = pop_optional(x, n, 1);
	day = (char *)xmlXPathPopString(x);
	if (!words_date(words_of(x), &text, day, style && *style ? style : NULL))
		words_term(words_of(x), &text, "", day, NULL);
	xmlFree(style);
	xmlFree(day);
	give(x, &text);
}

static void
plural(xmlXPathParserContextPtr x, int n)
{
	double number;

	if (n != 1) {
		xmlXPathSetArityError(x);
		return;
	}
	number = xmlXPathPopNumber(x);
	valuePush(x, xmlXPathNewCString(plural_form(words_language(words_of(x)), number > 0 && number < 1e9 ? (long)number : 0)));
}

static void
language(xmlXPathParserContextPtr x, int n)
{
	if (n == 0)
		valuePush(x, xmlXPathNewCString(words_language(words_of(x))));
	else
		xmlXPathSetArityError(x);
}

void
bind_functions(const struct words *w, xmlXPathContextPtr to)
{
	to->userData = (void *)w;
	xmlXPathRegisterFuncNS(to, BAD_CAST "language", BAD_CAST WORDS, language);
	xmlXPathRegisterFuncNS(to, BAD_CAST "term", BAD_CAST WORDS, term);
	xmlXPathRegisterFuncNS(to, BAD_CAST "date", BAD_CAST WORDS, date);
	xmlXPathRegisterFuncNS(to, BAD_CAST "plural", BAD_CAST WORDS, plural);
}
