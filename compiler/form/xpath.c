#include "xpath.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#include "../base/table.h"
#include "emit.h"
#include "serialise.h"

enum { STEPS = 2000000000 }; /* of an evaluation, about a minute */

#if LIBXML_VERSION < 21200
typedef xmlError *xml_error;
#else
typedef const xmlError *xml_error;
#endif

struct xpath {
	struct arena *arena;
	const struct schemas *schemas;
	const struct source *source; /* the expression */
	xmlXPathContextPtr context;
	xmlXPathCompExprPtr compiled;
	xmlDocPtr selected;          /* copies of all that was */
	int code, at;                /* the first error of libxml2: which, and the byte where it stopped; code 0: none */
	const char *unknown, *near;
	const char *bare;            /* a name of an element without its prefix, or NULL */
	bool adds;                   /* it counts or adds up what a path selects: */
	double sum;                  /* in the documents so far */
};

/* ---- the words of an expression ---- */

/* a name in an expression, and what is around it */
struct token {
	const char *text;
	size_t from, n;
	char before, after; /* the signs next to it, blanks aside; '\0' at an end; after is ':' of an axis and ';' of a prefix */
};

static bool
is_name(char c)
{
	return isalnum((unsigned char)c) || c == '_' || c == '-' || c == '.' || (unsigned char)c >= 0x80;
}

static char
sign_before(const char *text, size_t at)
{
	while (at > 0 && isspace((unsigned char)text[at - 1]))
		at--;
	return at ? text[at - 1] : '\0';
}

static char
sign_after(const char *text, size_t at)
{
	if (text[at] == ':' && text[at + 1] != ':')
		return ';';
	at += strspn(text + at, " \t\r\n");
	return text[at];
}

/* the next name from an offset on, texts in quotes left out; false past the last */
static bool
next_token(const char *text, size_t at, struct token *t)
{
	for (; text[at]; at++) {
		if (text[at] == '"' || text[at] == '\'') {
			const char *end = strchr(text + at + 1, text[at]);

			if (!end)
				return false;
			at = (size_t)(end - text);
		} else if (is_name(text[at]) && !isdigit((unsigned char)text[at]) && text[at] != '.' && text[at] != '-') {
			t->text = text + at;
			t->from = at;
			for (t->n = 1; is_name(text[at + t->n]);)
				t->n++;
			t->before = sign_before(text, at);
			t->after = sign_after(text, at + t->n);
			return true;
		} else if (isdigit((unsigned char)text[at])) {
			while (is_name(text[at + 1]))
				at++;
		}
	}
	return false;
}

static bool
token_is(const struct token *t, const char *word)
{
	return strlen(word) == t->n && memcmp(t->text, word, t->n) == 0;
}

static const char *const functions[] = {
	"last", "position", "count", "id", "local-name", "namespace-uri", "name", "string", "concat", "starts-with", "contains",
	"substring-before", "substring-after", "substring", "string-length", "normalize-space", "translate", "boolean", "not", "true",
	"false", "lang", "number", "sum", "floor", "ceiling", "round", "comment", "text", "processing-instruction", "node", NULL,
};

static const char *
function_at(const void *ctx, size_t i)
{
	(void)ctx;
	return functions[i];
}

/* words between two values are operators */
static bool
is_operator(const struct token *t)
{
	return (token_is(t, "and") || token_is(t, "or") || token_is(t, "div") || token_is(t, "mod")) && t->before && !strchr("/@:[(,=<>+|", t->before);
}

static bool
is_function(const struct token *t)
{
	for (size_t i = 0; functions[i]; i++)
		if (token_is(t, functions[i]))
			return true;
	return false;
}

/* the text without what is in quotes */
static char *
without_texts(struct arena *a, const char *text)
{
	char *bare = arena_string(a, text);

	for (char *c = bare; *c; c++)
		if (*c == '"' || *c == '\'') {
			char quote = *c;

			while (c[1] && c[1] != quote)
				*++c = '_';
			c += c[1] != '\0';
		}
	return bare;
}

static struct diag *
wrong(const struct xpath *q, struct diags *ds, size_t from, size_t to, const char *message, const char *word)
{
	return diag_add(ds, RG7030, (struct place){q->source, {(uint32_t)from, (uint32_t)to}}, message, word);
}

/* What libxml2 finds only where it gets there, and then without a place. */
static bool
check_token(const struct xpath *q, struct diags *ds, const struct token *t)
{
	const char *word = arena_copy(q->arena, t->text, t->n);
	struct diag *d;

	if (t->before == '$') {
		diag_help(ds, wrong(q, ds, t->from - 1, t->from + t->n, "unknown variable '$%s'", word), "write the value; there are no variables");
		return false;
	}
	if (t->after == ';' && !token_is(t, "r")) {
		diag_help(ds, wrong(q, ds, t->from, t->from + t->n, "unknown prefix '%s'", word), "use 'r:', the prefix of all elements");
		return false;
	}
	if (t->after == '(' && !is_operator(t) && !is_function(t)) {
		d = wrong(q, ds, t->from, t->from + t->n, "unknown function '%s'", word);
		diag_suggest(ds, d, nearest_word(word, function_at, NULL), "use the functions of XPath 1.0, such as contains(), starts-with(), count() and not()");
		return false;
	}
	return true;
}

static bool
check_tokens(const struct xpath *q, struct diags *ds)
{
	struct token t;

	for (size_t at = 0; next_token(q->source->text, at, &t); at = t.from + t.n)
		if (!check_token(q, ds, &t))
			return false;
	return true;
}

/* libxml2 takes the end of the expression for that of a bracket. */
static bool
check_brackets(const struct xpath *q, struct diags *ds)
{
	struct arena a = {0};
	const char *bare = without_texts(&a, q->source->text);
	size_t *open, n = 0;
	bool fine = true;

	ARENA_ARRAY(&a, open, q->source->size + 1);
	for (size_t at = 0; bare[at] && fine; at++)
		if (bare[at] == '(' || bare[at] == '[')
			open[n++] = at;
		else if (bare[at] == ')' || bare[at] == ']')
			fine = n && bare[open[--n]] == (bare[at] == ')' ? '(' : '[');
	if (fine && n) {
		diag_help(ds, wrong(q, ds, open[n - 1], open[n - 1] + 1, "unclosed '%s'", bare[open[n - 1]] == '(' ? "(" : "["),
		          "close it; texts stand in quotes");
		fine = false;
	} else {
		fine = true; /* what is closed without being open, libxml2 finds */
	}
	arena_free(&a);
	return fine;
}

/* ---- the names of elements ---- */

static void
add_names(struct table *names, const struct schema *s)
{
	for (size_t i = 0; i < s->nproperties; i++)
		*table_put(names, s->properties[i].name) = names;
	if (s->item)
		*table_put(names, s->item) = names;
	if (s->items && !s->items->ref)
		add_names(names, s->items);
	for (size_t i = 0; i < s->nproperties; i++)
		if (!s->properties[i].schema->ref)
			add_names(names, s->properties[i].schema);
}

/* those of all schemas, and those of prose */
static struct table
names_of(const struct schemas *all)
{
	static const char *const others[] = {"model", "report", "item", "id", "name", "ref", "href", "file", "p", "ul", "ol", "li", "a", "em", "strong",
	                                     "code", "pre", "blockquote", "table", "thead", "tbody", "tr", "th", "td", "br", "hr", "h1", "h2", "h3",
	                                     "h4", "h5", "h6", "kind", "contract"};
	struct table names = {0};

	for (size_t i = 0; i < all->files.n; i++)
		add_names(&names, all->files.entries[i].value);
	for (size_t i = 0; i < all->targets.n; i++)
		add_names(&names, all->targets.entries[i].value);
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		*table_put(&names, others[i]) = &names;
	return names;
}

static const char *
name_at(const void *ctx, size_t i)
{
	const struct table *names = ctx;

	return i < names->n ? names->entries[i].key : NULL;
}

/* whether a word of an expression is the name of an element or attribute */
static bool
names_something(const struct token *t)
{
	return t->after != '(' && t->after != ';' && !is_operator(t) && !(t->after == ':' && t->text[t->n] != ';');
}

static void
find_unknown(struct xpath *q)
{
	struct table names = names_of(q->schemas);
	struct token t;

	for (size_t at = 0; !q->unknown && next_token(q->source->text, at, &t); at = t.from + t.n) {
		const char *word = arena_copy(q->arena, t.text, t.n), *near;

		if (!names_something(&t))
			continue;
		if (t.before != '@' && t.before != ':')
			q->bare = word;
		if (table_get(&names, word))
			continue;
		q->unknown = word;
		near = nearest_word(word, name_at, &names);
		q->near = near ? arena_string(q->arena, near) : NULL;
	}
	table_free(&names);
}

const char *
xpath_bare(const struct xpath *q)
{
	return q->bare;
}

bool
xpath_unknown(const struct xpath *q, const char **name, const char **near)
{
	*name = q->unknown;
	*near = q->near;
	return q->unknown != NULL;
}

/* ---- whether reports can be asked one after another ---- */

/* the words and signs by which an expression can look at more than one report, or at how many there are */
static bool
looks_around(const struct token *t)
{
	static const char *const words[] = {"parent", "ancestor", "ancestor-or-self", "following", "following-sibling", "preceding", "preceding-sibling",
	                                    "position", "last", "model", "id"};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (token_is(t, words[i]) && (t->after == ':' || t->after == '(' || (i == 9 && t->from > strlen("/r:"))))
			return true;
	return false;
}

/* a path that begins at the root, inside another one or in an operand; beside another one it is asked as that is */
static bool
begins_again(const char *bare)
{
	size_t depth = 0;

	for (size_t at = 0; bare[at]; at++) {
		depth += bare[at] == '[' || bare[at] == '(';
		depth -= depth && (bare[at] == ']' || bare[at] == ')');
		if (at && bare[at] == '/' && bare[at - 1] != '/' && strchr(depth ? "[(,=<>+-*|" : "[(,=<>+-*", sign_before(bare, at)))
			return true;
	}
	return false;
}

/* "[1]" behind a step that every report, or all there is, fits */
static bool
counts_reports(const char *bare)
{
	bool wide = strchr(bare, '*') || strstr(bare, "report") || strstr(bare, "node(");

	for (const char *c = strchr(bare, '['); c && wide; c = strchr(c + 1, '['))
		if (isdigit((unsigned char)c[1 + strspn(c + 1, " ")]))
			return true;
	return false;
}

static bool
is_apart(const char *text)
{
	struct arena a = {0};
	const char *bare = without_texts(&a, text);
	bool apart = *text == '/' && !strstr(bare, "..") && !begins_again(bare) && !counts_reports(bare);
	struct token t;

	for (size_t at = 0; apart && next_token(text, at, &t); at = t.from + t.n)
		apart = !looks_around(&t);
	arena_free(&a);
	return apart;
}

/* the path of "count(PATH)" or "sum(PATH)", in a; NULL of any other expression */
static const char *
added_path(struct arena *a, const char *text)
{
	size_t open = starts_with(text, "count(") ? 6 : starts_with(text, "sum(") ? 4 : 0, n = strlen(text), depth = 1;
	const char *bare = without_texts(a, text);

	if (!open || text[n - 1] != ')')
		return NULL;
	for (size_t at = open; at < n - 1; at++) {
		depth += bare[at] == '(';
		depth -= bare[at] == ')';
		if (!depth)
			return NULL;
	}
	return arena_copy(a, text + open, n - 1 - open);
}

bool
xpath_is_apart(const struct xpath *q)
{
	return q->adds || is_apart(q->source->text);
}

/* ---- opening ---- */

static void
take_error(void *ctx, xml_error e)
{
	struct xpath *q = ctx;

	if (q->code)
		return;
	q->code = e->code;
	q->at = e->int1;
}

/* what libxml2 finds wrong, in the words of whoever wrote it */
static const struct {
	int code;
	const char *message, *help;
} errors[] = {
	{XPATH_UNFINISHED_LITERAL_ERROR, "unclosed quotation mark", "close it"},
	{XPATH_UNCLOSED_ERROR, "missing ')' or ']'", "close the bracket; texts stand in quotes"},
	{XPATH_INVALID_PREDICATE_ERROR, "missing ']'", "close the bracket; texts stand in quotes"},
	{XPATH_INVALID_ARITY, "wrong number of arguments", "see the functions of XPath 1.0"},
	{XPATH_INVALID_TYPE, "a value of the wrong type", "functions such as count() and sum() need a path"},
	{XPATH_OP_LIMIT_EXCEEDED, "this needs too many steps", "begin with the elements that are looked for, and avoid '//' within '[…]'"},
	{XPATH_MEMORY_ERROR, "this needs too much memory", "ask for less at once"},
	{XPATH_RECURSION_LIMIT_EXCEEDED, "nested too deeply", "write it in fewer levels"},
};

static void
complain(struct xpath *q, struct diags *ds)
{
	const char *message = "invalid expression", *help = "write a path, such as //r:outcome[r:flag/@state = 'active']; texts stand in quotes";
	size_t size = q->source->size, at = q->at < 0 ? 0 : (size_t)q->at;

	for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
		if (q->code - XML_XPATH_EXPRESSION_OK == errors[i].code) {
			message = errors[i].message;
			help = errors[i].help;
		}
	at = at > size ? size : at;
	diag_help(ds, wrong(q, ds, at, at < size ? at + 1 : size, "%s", message), "%s", help);
}

struct xpath *
xpath_open(struct arena *a, struct diags *ds, const struct schemas *schemas, const char *expression)
{
	struct xpath *q = arena_take(a, sizeof *q);
	const char *path;

	*q = (struct xpath){.arena = a, .schemas = schemas, .source = source_of_text(a, "expression", expression, strlen(expression))};
	if (!check_tokens(q, ds) || !check_brackets(q, ds))
		return NULL;
	q->context = xmlXPathNewContext(NULL);
	q->context->error = take_error;
	q->context->userData = q;
	q->context->opLimit = STEPS;
	xmlXPathRegisterNs(q->context, BAD_CAST "r", BAD_CAST REPORT_NS);
	q->compiled = xmlXPathCtxtCompile(q->context, BAD_CAST expression);
	q->selected = xmlNewDoc(BAD_CAST "1.0");
	if (!q->compiled) {
		complain(q, ds);
		xpath_close(q);
		return NULL;
	}
	find_unknown(q);
	path = added_path(a, expression);
	q->adds = path && is_apart(path);
	return q;
}

void
xpath_close(struct xpath *q)
{
	if (!q)
		return;
	xmlXPathFreeCompExpr(q->compiled);
	xmlXPathFreeContext(q->context);
	xmlFreeDoc(q->selected);
}

/* ---- documents ---- */

static xmlNodePtr
add_root(xmlDocPtr doc, const char *name)
{
	xmlNodePtr root = xmlNewDocNode(doc, NULL, BAD_CAST name, NULL);

	xmlDocSetRootElement(doc, root);
	xmlSetNs(root, xmlNewNs(root, BAD_CAST REPORT_NS, NULL));
	return root;
}

xmlDocPtr
xpath_document(void)
{
	xmlDocPtr doc = xmlNewDoc(BAD_CAST "1.0");

	add_root(doc, "model");
	return doc;
}

void
xpath_add(xmlDocPtr model, xmlDocPtr report, const struct source *file)
{
	xmlNodePtr root = xmlDocGetRootElement(report);

	xmlUnlinkNode(root);
	xmlSetTreeDoc(root, model);
	xmlAddChild(xmlDocGetRootElement(model), root);
	xmlNewProp(root, BAD_CAST "file", BAD_CAST file->path);
	root->_private = (void *)file;
	xmlFreeDoc(report);
}

/* ---- what a node says ---- */

static bool
is_element(const xmlNode *n)
{
	return n->type == XML_ELEMENT_NODE;
}

static const xmlNode *
first_element(const xmlNode *n)
{
	const xmlNode *c = n->children;

	while (c && !is_element(c))
		c = c->next;
	return c;
}

static const char *
attribute_of(const xmlNode *n, const char *name)
{
	for (const xmlAttr *a = is_element(n) ? n->properties : NULL; a; a = a->next)
		if (strcmp((const char *)a->name, name) == 0)
			return a->children && a->children->content ? (const char *)a->children->content : "";
	return NULL;
}

static void
add_text(struct buf *b, const xmlNode *n)
{
	for (const xmlNode *c = n->children; c; c = c->next)
		if (c->type == XML_TEXT_NODE)
			buf_puts(b, (const char *)c->content);
		else if (is_element(c)) {
			buf_putc(b, ' ');
			add_text(b, c);
		}
}

/* all text in a node, blanks as one space; NULL where it has none */
static const char *
text_of(struct xpath *q, const xmlNode *n)
{
	struct buf all = {0}, b = {0};
	const char *text;

	add_text(&all, n);
	for (const char *c = all.s ? all.s : ""; *c; c++)
		if (!isspace((unsigned char)*c))
			buf_putc(&b, *c);
		else if (b.n && b.s[b.n - 1] != ' ')
			buf_putc(&b, ' ');
	while (b.n && b.s[b.n - 1] == ' ')
		b.s[--b.n] = '\0';
	text = b.n ? arena_string(q->arena, b.s) : NULL;
	buf_free(&b);
	buf_free(&all);
	return text;
}

/* "eu-ai-act/art-50-2" of "obligation:eu-ai-act/art-50-2" */
static const char *
id_of_ref(const char *ref)
{
	const char *colon = strchr(ref, ':');

	return colon ? colon + 1 : ref;
}

/* what an element without others says: the id of what it names, or its text; NULL where it says nothing */
static const char *
value_of(struct xpath *q, const xmlNode *n)
{
	const char *ref = attribute_of(n, "ref");

	return ref ? arena_string(q->arena, id_of_ref(ref)) : text_of(q, n);
}

static void
put_field(struct xpath *q, struct xpath_row *row, const char *name, const char *value)
{
	for (size_t i = 0; i < row->n; i++)
		if (strcmp(row->fields[i].name, name) == 0) {
			row->fields[i].value = arena_printf(q->arena, "%s, %s", row->fields[i].value, value);
			return;
		}
	row->fields = mem_room(row->fields, row->n, &row->cap, sizeof *row->fields);
	row->fields[row->n++] = (struct xpath_field){arena_string(q->arena, name), arena_string(q->arena, value)};
}

/* attributes that say which unit it is, and where it is shown */
static bool
is_identity(const char *name)
{
	static const char *const names[] = {"id", "name", "href", "ref"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(names[i], name) == 0)
			return true;
	return false;
}

/* the attributes of an element within the one that was selected, or of that; a state says what the element is */
static void
put_attributes(struct xpath *q, struct xpath_row *row, const xmlNode *n, bool own)
{
	for (const xmlAttr *a = n->properties; a; a = a->next) {
		const char *name = (const char *)a->name, *value = attribute_of(n, name);

		if (is_identity(name) || !*value)
			continue;
		if (own)
			put_field(q, row, name, value);
		else if (strcmp(name, "state") == 0)
			put_field(q, row, (const char *)n->name, value);
		else
			put_field(q, row, arena_printf(q->arena, "%s.%s", (const char *)n->name, name), value);
	}
}

/* text of an author: paragraphs and lists */
static bool
is_prose(const xmlNode *n)
{
	static const char *const parts[] = {"p", "ul", "ol", "blockquote", "pre", "table", "h1", "h2", "h3", "h4", "h5", "h6"};
	const xmlNode *first = first_element(n);

	for (size_t i = 0; first && i < sizeof parts / sizeof *parts; i++)
		if (strcmp((const char *)first->name, parts[i]) == 0)
			return true;
	return false;
}

/* a list of words or of units */
static bool
is_plain_list(const xmlNode *n)
{
	const xmlNode *first = first_element(n);

	for (const xmlNode *c = first; c; c = c->next)
		if (is_element(c) && (first_element(c) || strcmp((const char *)c->name, (const char *)first->name) != 0 || (c->properties && !attribute_of(c, "ref"))))
			return false;
	return first != NULL;
}

static void
put_child(struct xpath *q, struct xpath_row *row, const xmlNode *n)
{
	const char *name = (const char *)n->name, *value = !first_element(n) ? value_of(q, n) : is_prose(n) ? text_of(q, n) : NULL;

	if (value)
		put_field(q, row, name, value);
	put_attributes(q, row, n, false);
	if (!value && is_plain_list(n))
		for (const xmlNode *c = first_element(n); c; c = c->next)
			if (is_element(c) && (value = value_of(q, c)))
				put_field(q, row, name, value);
}

static void
put_fields(struct xpath *q, struct xpath_row *row, const xmlNode *n)
{
	if (!is_element(n)) {
		put_field(q, row, "value", n->type == XML_ATTRIBUTE_NODE ? attribute_of(n->parent, (const char *)n->name) : n->content ? (const char *)n->content : "");
		return;
	}
	put_attributes(q, row, n, true);
	if (!first_element(n) || is_prose(n)) {
		const char *value = value_of(q, n);

		if (value)
			put_field(q, row, "value", value);
		return;
	}
	for (const xmlNode *c = first_element(n); c; c = c->next)
		if (is_element(c))
			put_child(q, row, c);
}

/* ---- where a node is from ---- */

static bool
is_named(const xmlNode *n, const char *name)
{
	return is_element(n) && xmlStrEqual(n->name, (const xmlChar *)name);
}

/* its own, else that of what it names, else that of what it stands in */
static const char *
id_of(struct xpath *q, const xmlNode *n)
{
	const char *ref = attribute_of(n, "ref"), *id = attribute_of(n, "id");

	if (!id && ref)
		return arena_string(q->arena, id_of_ref(ref));
	for (; !id && n && n->type != XML_DOCUMENT_NODE; n = n->parent)
		id = attribute_of(n, "id");
	return id ? arena_string(q->arena, id) : NULL;
}

/* Of what the unit's own file says, the line of its key; of what follows from a mapping, that of the mapping. */
static size_t
line_of(const xmlNode *n, const xmlNode *part, const xmlNode *report, const struct source *file)
{
	const char *kind = attribute_of(report, "kind");
	const struct node *node = n->_private;

	if (kind && part && is_named(part, kind) && node && node->span.to && file->text)
		return source_line_at(file, node->key_span.to ? node->key_span.from : node->span.from);
	while (n && n != report && !is_named(n, "outcome"))
		n = n->parent;
	return n && attribute_of(n, "line") ? (size_t)strtoul(attribute_of(n, "line"), NULL, 10) : 0;
}

static void
find_place(struct xpath_row *row, const xmlNode *n)
{
	const xmlNode *report = is_element(n) ? n : n->parent, *own = report, *part = NULL;

	for (; report && !is_named(report, "report"); report = report->type == XML_DOCUMENT_NODE ? NULL : report->parent)
		part = report;
	if (!report || !report->_private)
		return;
	row->file = ((const struct source *)report->_private)->path;
	row->line = line_of(own, part, report, report->_private);
}

static void
add_row(struct xpath *q, struct xpath_answer *answer, xmlNodePtr n)
{
	struct xpath_row row = {.element = n->name ? arena_string(q->arena, (const char *)n->name) : "text", .id = id_of(q, n)};

	find_place(&row, n);
	put_fields(q, &row, n);
	answer->rows = mem_room(answer->rows, answer->n, &answer->cap, sizeof *answer->rows);
	answer->rows[answer->n++] = row;
}

/* ---- copies ---- */

/* the namespace of the whole in place of one of its own */
static void
join_namespace(xmlNodePtr n, xmlNsPtr ns)
{
	n->ns = ns;
	n->_private = NULL;
	for (xmlNodePtr c = n->children; c; c = c->next)
		if (is_element(c))
			join_namespace(c, ns);
}

static void
add_copy(struct xpath *q, xmlNodePtr n)
{
	xmlNodePtr root = xmlDocGetRootElement(q->selected), copy;

	if (!root)
		root = add_root(q->selected, "results");
	if (!is_element(n)) {
		const char *value = n->type == XML_ATTRIBUTE_NODE ? attribute_of(n->parent, (const char *)n->name) : (const char *)n->content;

		xmlNewTextChild(root, root->ns, BAD_CAST "value", BAD_CAST(value ? value : ""));
		return;
	}
	copy = xmlDocCopyNode(n, q->selected, 1);
	xmlAddChild(root, copy);
	join_namespace(copy, root->ns);
	xmlFreeNsList(copy->nsDef);
	copy->nsDef = NULL;
}

void
xpath_xml(const struct xpath *q, const struct xpath_answer *answer, struct buf *out)
{
	xmlNodePtr root = xmlDocGetRootElement(q->selected);

	if (!root)
		root = add_root(q->selected, "results");
	if (answer->kind != XPATH_ANSWER_ROWS)
		xmlNewTextChild(root, root->ns, BAD_CAST "value", BAD_CAST answer->text);
	serialise_xml(out, q->selected, NULL);
}

/* ---- asking ---- */

static void
take_nodes(struct xpath *q, struct xpath_answer *answer, xmlNodeSetPtr set)
{
	answer->kind = XPATH_ANSWER_ROWS;
	if (set)
		xmlXPathNodeSetSort(set);
	for (int i = 0; set && i < set->nodeNr; i++) {
		xmlNodePtr n = set->nodeTab[i];

		if (n->type == XML_DOCUMENT_NODE)
			n = xmlDocGetRootElement((xmlDocPtr)n);
		if (n->type == XML_NAMESPACE_DECL)
			continue;
		add_row(q, answer, n);
		add_copy(q, n);
	}
	answer->truth = answer->n > 0;
}

static void
take_value(struct xpath *q, struct xpath_answer *answer, xmlXPathObjectPtr value)
{
	xmlChar *text;

	if (q->adds)
		value->floatval = q->sum += value->floatval;
	text = xmlXPathCastToString(value);
	answer->kind = value->type == XPATH_NUMBER ? XPATH_ANSWER_NUMBER : value->type == XPATH_BOOLEAN ? XPATH_ANSWER_TRUTH : XPATH_ANSWER_TEXT;
	answer->text = arena_string(q->arena, (const char *)text);
	answer->truth = xmlXPathCastToBoolean(value);
	xmlFree(text);
}

bool
xpath_ask(struct xpath *q, struct diags *ds, xmlDocPtr model, struct xpath_answer *answer)
{
	xmlXPathObjectPtr value;

	q->code = 0;
	q->context->doc = model;
	q->context->node = (xmlNodePtr)model;
	q->context->opCount = 0;
	value = xmlXPathCompiledEval(q->compiled, q->context);
	if (!value || q->code) {
		xmlXPathFreeObject(value);
		complain(q, ds);
		return false;
	}
	if (value->type == XPATH_NODESET || value->type == XPATH_XSLT_TREE)
		take_nodes(q, answer, value->nodesetval);
	else
		take_value(q, answer, value);
	xmlXPathFreeObject(value);
	return true;
}
