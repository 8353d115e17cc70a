#include "render.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <libxml/xpathInternals.h>
#include <libxslt/documents.h>
#include <libxslt/extensions.h>
#include <libxslt/imports.h>
#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/xsltInternals.h>
#include <libxslt/variables.h>
#include <libxslt/xsltutils.h>

#include "../base/embedded.h"
#include "bind.h"
#include "intern.h"
#include "pool.h"
#include "said.h"
#include "serialise.h"

/* steps of XPath a page may take: a page of 200 entries takes about a hundred thousand */
enum { STEPS = 10 * 1000 * 1000, DEPTH = 500 };

#define BUILTIN "regc:"
#define PROJECT "templates:/"

struct renderer {
	struct arena arena;
	const char *project; /* its folder, or NULL */
	struct table sheets;  /* kind → xsltStylesheetPtr */
	struct table sources; /* "regc:page.xsl" → struct source, for findings */
	struct words *catalogue;
	struct diags *diags;  /* while style sheets are compiled; NULL later */
	struct table bound;   /* addresses of those that got their words */
	struct table imported; /* "regc:page.xsl" → xmlDocPtr, with its words, not compiled */
	xmlChar *root;          /* of the page that is made: root_of; NULL until it is asked for */
	xsltSecurityPrefsPtr security;
	struct interned names; /* of all style sheets and pages */
	size_t nlasting, lasting_names; /* the style sheets, and their names, that are not to be forgotten */
	struct render_failure *failure; /* of the current style sheet or page */
};

/* libxslt's loader has no argument of ours to carry this */
static struct renderer *current;

const char *
render_libraries(struct arena *a)
{
	return arena_printf(a, "libxml2 %s libxslt %s", xmlParserVersion, xsltEngineVersion);
}

void
render_start(size_t limit)
{
	pool_limit(limit, RENDER_OUT_OF_MEMORY);
	if (xmlMemSetup(pool_give, pool_take, pool_resize, pool_string))
		die("cannot set the memory allocator of libxml2");
	xmlInitParser();
	xsltDebugSetDefaultTrace(XSLT_TRACE_NONE); /* by default it is told of every step, to nobody */
	xmlSetExternalEntityLoader(xmlNoNetExternalEntityLoader);
}

/* ---- failures ---- */

PRINTF_LIKE(3, 4) static void
fail(enum diag_code code, long line, const char *fmt, ...)
{
	struct render_failure *f = current->failure;
	va_list args;

	if (f->message[0])
		return; /* the first one is the cause of the others */
	f->code = code;
	f->line = line;
	va_start(args, fmt);
	vsnprintf(f->message, sizeof f->message, fmt, args);
	va_end(args);
}

static void
fail_in(const char *file)
{
	struct render_failure *f = current->failure;

	if (!f->file[0] && file)
		snprintf(f->file, sizeof f->file, "%s", file);
}

/* libxslt writes "runtime error: file F line N element E" and then the message, in pieces */
static void
on_xslt_error(void *ctx, const char *fmt, ...)
{
	char text[512], file[128], *end;
	struct render_failure *f = current->failure;
	const xsltTransformContext *t = ctx;
	const char *at;
	va_list args;
	long line;

	if (t && t->inst && !f->line) { /* what stands there when the message itself names no place */
		fail_in((const char *)t->inst->doc->URL);
		f->line = xmlGetLineNo((xmlNodePtr)t->inst);
	}
	va_start(args, fmt);
	vsnprintf(text, sizeof text, fmt, args);
	va_end(args);
	if ((at = strstr(text, "error: file ")) && sscanf(at, "error: file %127s line %ld", file, &line) == 2) {
		fail_in(file);
		if (!f->line)
			f->line = line;
		return;
	}
	if ((end = strchr(text, '\n')))
		*end = '\0';
	if ((sscanf(text, "Local file read for %127s", file) == 1 || sscanf(text, "Network file read for %127s", file) == 1) &&
	    !f->message[0]) {
		f->code = RG7004;
		fail(RG7004, f->line, "the template cannot read '%s'", file);
		return;
	}
	for (at = text; *at == ' '; at++)
		;
	if (*at && !starts_with(at, "compilation error") && !starts_with(at, "runtime error") && strcmp(at, "^") != 0)
		fail(f->code ? f->code : RG7001, f->line, "%s", at);
}

/* libxml2 says some things here that it also says as data; only the latter are shown */
static void
on_generic_error(void *ctx, const char *fmt, ...)
{
	(void)ctx;
	(void)fmt;
}

#if LIBXML_VERSION < 21200
typedef xmlError *xml_error;
#else
typedef const xmlError *xml_error;
#endif

static void
on_xml_error(void *ctx, xml_error e)
{
	size_t n = e->message ? strcspn(e->message, "\n") : 0;

	(void)ctx;
	if (e->level < XML_ERR_ERROR)
		return;
	fail_in(e->file);
	fail(RG7001, e->line, "%.*s", (int)n, e->message ? e->message : "");
}

/* ---- reading templates ---- */

static const struct embedded *
builtin(const char *name)
{
	for (const struct embedded *e = embedded_files; e->name; e++)
		if (starts_with(e->name, "templates/") && strcmp(e->name + strlen("templates/"), name) == 0)
			return e;
	return NULL;
}

/* one of the project's; NULL where there is none, or with a failure where it cannot be read */
static struct source *
own_source(struct renderer *r, const char *name)
{
	struct source *s = source_new(&r->arena, r->project, arena_printf(&r->arena, "templates/%s", name));
	enum source_result result = source_load(s);

	if (result == SOURCE_OK)
		return s;
	if (result != SOURCE_ABSENT)
		fail(diag_code_unread(s, result), 0, "%s", source_why(&r->arena, s, result));
	return NULL;
}

/* the text of a template, once; NULL where there is none of that address */
static const struct source *
source_of(struct renderer *r, const char *address)
{
	void **place = table_put(&r->sources, arena_string(&r->arena, address));

	if (*place)
		return *place;
	if (starts_with(address, BUILTIN)) {
		const struct embedded *e = builtin(address + strlen(BUILTIN));

		if (e)
			*place = source_of_text(&r->arena, address, e->bytes, e->n);
	} else if (starts_with(address, PROJECT) && r->project && !strstr(address, "..")) {
		*place = own_source(r, address + strlen(PROJECT));
	}
	return *place;
}

/* disable-output-escaping would put markup past the serialiser */
static bool
sheet_is_allowed(const xmlNode *n, const char *address)
{
	for (; n; n = n->next) {
		if (n->type != XML_ELEMENT_NODE)
			continue;
		if (n->ns && strcmp((const char *)n->ns->href, "http://www.w3.org/1999/XSL/Transform") == 0 &&
		    xmlHasProp((xmlNodePtr)n, BAD_CAST "disable-output-escaping")) {
			fail_in(address);
			fail(RG7003, xmlGetLineNo((xmlNodePtr)n), "the template disables escaping");
			return false;
		}
		if (!sheet_is_allowed(n->children, address))
			return false;
	}
	return true;
}

/* libxslt shares strings between all documents of one transformation, so their dictionary must be
 * one. No entities, no DTD, no network. */
static xmlDocPtr
read_text(const char *text, size_t n, const char *address, xmlDictPtr dict)
{
	xmlParserCtxtPtr p = xmlNewParserCtxt();
	xmlDocPtr doc;

	if (!p)
		die("out of memory (a template)");
	if (dict) {
		xmlDictFree(p->dict);
		p->dict = dict;
		xmlDictReference(dict);
	}
	doc = xmlCtxtReadMemory(p, text, (int)n, address, NULL, XML_PARSE_NONET | XML_PARSE_NOCDATA);
	xmlFreeParserCtxt(p);
	return doc;
}

/* a template that many import gets its words each time, and its findings once */
static void
bind(struct renderer *r, xmlDocPtr doc, const struct source *s)
{
	void **bound = table_put(&r->bound, s->path);

	if (r->catalogue)
		bind_words(r->catalogue, *bound ? NULL : r->diags, doc, s);
	*bound = doc;
}

static xmlDocPtr
parse(struct renderer *r, const char *address, xmlDictPtr dict)
{
	const struct source *s = source_of(r, address);
	xmlDocPtr doc;

	if (!s) {
		fail(RG7004, current->failure->line, "the template cannot read '%s'", address);
		return NULL;
	}
	doc = read_text(s->text, s->size, address, dict);
	if (doc && doc->intSubset) {
		fail_in(address);
		fail(RG7002, 1, "the template has a DOCTYPE");
	} else if (doc && sheet_is_allowed(doc->children, address)) {
		bind(r, doc, s);
		return doc;
	}
	if (doc)
		xmlFreeDoc(doc);
	return NULL;
}

/* a document of its own, whose names are of the same dictionary; where a project's has more than its root that is left out */
static xmlDocPtr
copy_of(const xmlDoc *doc)
{
	xmlDocPtr copy = xmlNewDoc(doc->version);

	copy->URL = xmlStrdup(doc->URL);
	copy->dict = doc->dict;
	xmlDictReference(copy->dict);
	xmlDocSetRootElement(copy, xmlDocCopyNode(xmlDocGetRootElement((xmlDocPtr)doc), copy, 1));
	return copy;
}

/* Most templates import the same ones, which are read and get their words once; compiling changes what it compiles. */
static xmlDocPtr
parse_import(struct renderer *r, const char *address)
{
	void **first = table_put(&r->imported, arena_string(&r->arena, address));

	if (!*first)
		*first = parse(r, address, r->names.dict);
	return *first ? copy_of(*first) : NULL;
}

static xmlDocPtr
load(const xmlChar *uri, xmlDictPtr dict, int options, void *ctx, xsltLoadType type)
{
	const char *address = (const char *)uri;
	const xsltTransformContext *t = type == XSLT_LOAD_DOCUMENT ? ctx : NULL;

	(void)options;
	if (t && t->inst) {
		fail_in((const char *)t->inst->doc->URL);
		current->failure->line = xmlGetLineNo((xmlNodePtr)t->inst);
	}
	return dict == current->names.dict && !t ? parse_import(current, address) : parse(current, address, dict);
}

/* ---- compiling ---- */

static void
use(struct renderer *r, struct render_failure *f)
{
	*f = (struct render_failure){0};
	r->failure = f;
	current = r;
	xsltSetLoaderFunc(load);
	xmlSetGenericErrorFunc(NULL, on_generic_error);
	xmlSetStructuredErrorFunc(NULL, on_xml_error);
	xsltSetGenericErrorFunc(NULL, on_xslt_error);
}

static bool
exists(struct renderer *r, const char *address)
{
	return source_of(r, address) != NULL;
}

static void
intern_sheet(struct renderer *r, xsltStylesheetPtr sheet)
{
	for (xsltStylesheetPtr part = sheet; part; part = xsltNextImport(part)) {
		intern_spaces(&r->names, part->doc->children);
		for (xsltDocumentPtr included = part->docList; included; included = included->next)
			intern_spaces(&r->names, included->doc->children);
	}
}

/* the address of the template of a kind: the project's, or regc's */
static const char *
address_of(struct renderer *r, const char *kind)
{
	const char *own = arena_printf(&r->arena, PROJECT "%s.xsl", kind);

	return exists(r, own) ? own : arena_printf(&r->arena, BUILTIN "%s.xsl", kind);
}

static xsltStylesheetPtr
compile_address(struct renderer *r, const char *address)
{
	xmlDocPtr doc = parse(r, address, r->names.dict);
	xsltStylesheetPtr sheet = doc ? xsltParseStylesheetDoc(doc) : NULL;

	if (doc && !sheet)
		xmlFreeDoc(doc);
	if (sheet && (sheet->errors || r->failure->message[0])) {
		xsltFreeStylesheet(sheet);
		sheet = NULL;
	}
	return sheet;
}

/* the style sheet of a kind, compiled when it is first asked for; NULL with a failure */
static xsltStylesheetPtr
sheet_of(struct renderer *r, const char *kind)
{
	xsltStylesheetPtr sheet = table_get(&r->sheets, kind);
	const char *address;
	bool lasting;

	if (sheet)
		return sheet;
	address = address_of(r, kind);
	if (r->failure->message[0]) /* it is there, and is not to be replaced by regc's */
		return NULL;
	r->failure->code = RG7001;
	lasting = pool_lasting(true);
	if ((sheet = compile_address(r, address))) {
		intern_sheet(r, sheet);
		*table_put(&r->sheets, arena_string(&r->arena, kind)) = sheet;
	}
	pool_lasting(lasting);
	if (sheet)
		return sheet;
	fail_in(address);
	if (!r->failure->message[0])
		snprintf(r->failure->message, sizeof r->failure->message, "the template cannot be used");
	return NULL;
}

/* libxslt asks here for every address that is no file; load() then decides what it gets */
static int
admit(xsltSecurityPrefsPtr security, xsltTransformContextPtr t, const char *address)
{
	(void)security;
	(void)t;
	return starts_with(address, BUILTIN) || starts_with(address, PROJECT);
}

static void
forbid(struct renderer *r)
{
	r->security = xsltNewSecurityPrefs();
	xsltSetSecurityPrefs(r->security, XSLT_SECPREF_READ_FILE, xsltSecurityForbid);
	xsltSetSecurityPrefs(r->security, XSLT_SECPREF_WRITE_FILE, xsltSecurityForbid);
	xsltSetSecurityPrefs(r->security, XSLT_SECPREF_CREATE_DIRECTORY, xsltSecurityForbid);
	xsltSetSecurityPrefs(r->security, XSLT_SECPREF_READ_NETWORK, admit);
	xsltSetSecurityPrefs(r->security, XSLT_SECPREF_WRITE_NETWORK, xsltSecurityForbid);
}

const struct words *
render_words(const struct renderer *r)
{
	return r->catalogue;
}

/* names are given back in the order opposite to that in which they were taken */
void
render_forget(struct renderer *r)
{
	intern_back(&r->names, r->lasting_names);
	for (size_t i = r->nlasting; i < r->sheets.n; i++) {
		xsltFreeStylesheet(r->sheets.entries[i].value);
		r->sheets.entries[i].value = NULL;
	}
}

static void
make_last(struct renderer *r)
{
	r->nlasting = r->sheets.n;
	r->lasting_names = r->names.n;
}

/* a kind of page, from its schema, or the next one; NULL past the last. report.xml is none. */
static const struct node *
page_kind_from(const struct node *word)
{
	while (word && strcmp(word->text, "index") == 0)
		word = word->next;
	return word;
}

static const struct node *
page_kinds(const struct schemas *schemas)
{
	return page_kind_from(schema_property(schema_at(schemas, "derived.schema.yaml"), "kind")->schema->values->first);
}

void
render_prepare_all(struct renderer *r, const struct schemas *schemas)
{
	struct render_failure ignored; /* which the page will have as well */

	for (const struct node *word = page_kinds(schemas); word; word = page_kind_from(word->next)) {
		use(r, &ignored);
		sheet_of(r, word->text);
	}
	make_last(r);
}

/* Those of regc are in order. What a project's catalogue says in other words must still fill them. */
static bool
is_to_check(struct renderer *r, const char *kind)
{
	return starts_with(address_of(r, kind), PROJECT) || (r->catalogue && words_has_own(r->catalogue));
}

/* a mistake in a project's template or catalogue is found before anything is made */
static void
check(struct renderer *r, struct diags *ds, const char *kind)
{
	struct render_failure f;

	use(r, &f);
	if ((is_to_check(r, kind) || f.message[0]) && !sheet_of(r, kind))
		render_report(r, ds, &f, NULL);
}

struct renderer *
render_open(struct diags *ds, const struct schemas *schemas, const char *project)
{
	struct renderer *r = mem_grow(NULL, sizeof *r);

	*r = (struct renderer){.project = project, .diags = ds};
	intern_open(&r->names);
	forbid(r);
	r->catalogue = words_of_project(ds, schemas, project);
	for (const struct node *word = page_kinds(schemas); word; word = page_kind_from(word->next))
		check(r, ds, word->text);
	if (r->catalogue)
		words_check_asked(r->catalogue);
	make_last(r);
	r->diags = NULL;
	pool_lasting(false);
	return r;
}

void
render_close(struct renderer *r)
{
	if (!r)
		return;
	intern_back(&r->names, 0);
	for (size_t i = 0; i < r->sheets.n; i++)
		xsltFreeStylesheet(r->sheets.entries[i].value);
	for (size_t i = 0; i < r->sources.n; i++)
		if (r->sources.entries[i].value)
			source_unload(r->sources.entries[i].value);
	for (size_t i = 0; i < r->imported.n; i++)
		if (r->imported.entries[i].value)
			xmlFreeDoc(r->imported.entries[i].value);
	xsltFreeSecurityPrefs(r->security);
	table_free(&r->imported);
	table_free(&r->sheets);
	table_free(&r->sources);
	table_free(&r->bound);
	intern_close(&r->names);
	words_close(r->catalogue);
	arena_free(&r->arena);
	free(r);
	xsltCleanupGlobals();
	xmlCleanupParser();
}

/* ---- a page ---- */

/* the text of a variable of the template, to be freed; NULL where there is none of that name */
static xmlChar *
variable(xsltTransformContextPtr t, const char *name)
{
	xmlXPathObjectPtr value = xsltVariableLookup(t, BAD_CAST name, NULL);
	xmlChar *text = value ? xmlXPathCastToString(value) : NULL;

	xmlXPathFreeObject(value);
	return text;
}

/* the way to the top of the site, as the templates have it: the page's own, or the site's address where it stands alone */
static const char *
root_of(struct renderer *r, xsltTransformContextPtr t)
{
	if (!r->root && !(r->root = variable(t, "root")))
		r->root = xmlStrdup(BAD_CAST "");
	return (const char *)r->root;
}

typedef void say(const struct speech *how, xmlNodePtr into, const xmlNode *reasons);

/* what it adds is none of the texts that libxslt keeps in mind to add to */
static void
let_say(xsltTransformContextPtr t, xmlNodePtr node, say *what)
{
	struct speech how = {current->catalogue, root_of(current, t)};

	if (node->type == XML_ELEMENT_NODE && t->insert)
		what(&how, t->insert, node);
	t->lasttext = NULL;
}

static void
say_reason(xsltTransformContextPtr t, xmlNodePtr node, xmlNodePtr inst, xsltElemPreCompPtr comp)
{
	(void)inst;
	(void)comp;
	let_say(t, node, said_reason);
}

static void
say_reasons(xsltTransformContextPtr t, xmlNodePtr node, xmlNodePtr inst, xsltElemPreCompPtr comp)
{
	(void)inst;
	(void)comp;
	let_say(t, node, said_reasons);
}

/* what it adds is none of the texts that libxslt keeps in mind to add to */
static void
say_term(xsltTransformContextPtr t, xmlNodePtr node, xmlNodePtr inst, xsltElemPreCompPtr comp)
{
	struct speech how = {current->catalogue, root_of(current, t)};
	xmlChar *word = variable(t, "word"), *scope = variable(t, "of");

	(void)inst;
	(void)comp;
	if (!word)
		word = xmlNodeGetContent(node);
	if (t->insert)
		said_term(&how, t->insert, scope ? (const char *)scope : "", word ? (const char *)word : "");
	xmlFree(word);
	xmlFree(scope);
	t->lasttext = NULL;
}

static void
say_date(xsltTransformContextPtr t, xmlNodePtr node, xmlNodePtr inst, xsltElemPreCompPtr comp)
{
	struct speech how = {current->catalogue, root_of(current, t)};
	xmlChar *date = variable(t, "date"), *style = variable(t, "style");

	(void)node;
	(void)inst;
	(void)comp;
	if (t->insert)
		said_date(&how, t->insert, date ? (const char *)date : "", style ? (const char *)style : "");
	xmlFree(date);
	xmlFree(style);
	t->lasttext = NULL;
}

static const char *
class_of(const xmlNode *n)
{
	const xmlAttr *class = n->type == XML_ELEMENT_NODE ? xmlHasProp((xmlNodePtr)n, BAD_CAST "class") : NULL;

	return class && class->children ? (const char *)class->children->content : NULL;
}

/* puts the last children, from first on, behind another; NULL: before all */
static void
move_behind(xmlNodePtr after, xmlNodePtr first, xmlNodePtr parent)
{
	xmlNodePtr last = parent->last, next = after ? after->next : parent->children;

	if (!first || first == next)
		return;
	parent->last = first->prev;
	first->prev->next = NULL;
	first->prev = after;
	*(after ? &after->next : &parent->children) = first;
	last->next = next;
	next->prev = last;
}

/* The parts of a page that its beginning tells of stand below it: it is written in its order and then put above, which
 * is cheaper than a copy of the page. Gives the first node of what an instruction holds. */
static xmlNodePtr
put_held(xsltTransformContextPtr t, xmlNodePtr node, xmlNodePtr inst)
{
	xmlNodePtr last = t->insert->last;

	xsltApplyOneTemplate(t, node, inst->children, NULL, NULL);
	t->lasttext = NULL;
	return last ? last->next : t->insert->children;
}

static void
put_below_answer(xsltTransformContextPtr t, xmlNodePtr node, xmlNodePtr inst, xsltElemPreCompPtr comp)
{
	xmlNodePtr parent = t->insert, held = put_held(t, node, inst), answer = xmlFirstElementChild(parent);

	(void)comp;
	move_behind(answer && answer != held && text_is(class_of(answer), "answer") ? answer : NULL, held, parent);
}

static void
put_above(xsltTransformContextPtr t, xmlNodePtr node, xmlNodePtr inst, xsltElemPreCompPtr comp)
{
	xmlNodePtr parent = t->insert, last = parent->last;
	const char *class = class_of(inst);

	(void)comp;
	if (!last)
		return;
	move_behind(last->prev, put_held(t, node, inst), parent);
	if (class)
		xmlNewProp(parent, BAD_CAST "class", BAD_CAST class);
}

static void
add_headings(xmlNodeSetPtr set, xmlNodePtr from)
{
	for (xmlNodePtr n = from; n; n = n->next) {
		if (n->type != XML_ELEMENT_NODE)
			continue;
		if (strcmp((const char *)n->name, "h2") == 0 && xmlHasProp(n, BAD_CAST "id"))
			xmlXPathNodeSetAddUnique(set, n);
		add_headings(set, n->children);
	}
}

static void
find_headings(xmlXPathParserContextPtr x, int n)
{
	xsltTransformContextPtr t = xsltXPathGetTransformContext(x);
	xmlXPathObjectPtr found = xmlXPathNewNodeSet(NULL);

	if (n == 0 && t && t->insert && t->insert->last)
		add_headings(found->nodesetval, t->insert->last->children);
	valuePush(x, found);
}

/* what the catalogue gives to templates */
static void
lend_words(struct renderer *r, xsltTransformContextPtr t)
{
	/* in the order of bind_instructions */
	static const xsltTransformFunction instructions[] = {say_reason, say_reasons, say_term, say_date, put_below_answer, put_above};

	bind_functions(r->catalogue, t->xpathCtxt);
	for (size_t i = 0; bind_instructions[i]; i++)
		xsltRegisterExtElement(t, BAD_CAST bind_instructions[i], BAD_CAST BIND_WORDS, instructions[i]);
	xmlXPathRegisterFuncNS(t->xpathCtxt, BAD_CAST "headings", BAD_CAST BIND_WORDS, find_headings);
}

static xmlDocPtr
transform(struct renderer *r, xsltStylesheetPtr sheet, xmlDocPtr page)
{
	xsltTransformContextPtr t = xsltNewTransformContext(sheet, page);
	xmlDocPtr result;

	if (!t)
		die("out of memory (a template)");
	xsltSetCtxtSecurityPrefs(r->security, t);
	xsltSetTransformErrorFunc(t, t, on_xslt_error);
	t->maxTemplateDepth = DEPTH;
	t->opLimit = STEPS;
	if (r->catalogue)
		lend_words(r, t);
	result = xsltApplyStylesheetUser(sheet, page, NULL, NULL, NULL, t);
	if (result && t->state != XSLT_STATE_OK) {
		xmlFreeDoc(result);
		result = NULL;
	}
	xmlFree(r->root);
	r->root = NULL;
	xsltFreeTransformContext(t);
	return result;
}

/* the elements of HTML are in no namespace */
static bool
is_feed(const xmlDoc *doc)
{
	const xmlNode *root = xmlDocGetRootElement((xmlDocPtr)doc);

	return root && root->ns;
}

/* what the template of a kind makes of a document; NULL with *failure */
static xmlDocPtr
result_of(struct renderer *r, const char *kind, xmlDocPtr page, struct render_failure *failure)
{
	xsltStylesheetPtr sheet;
	size_t of_sheets;
	xmlDocPtr result;

	use(r, failure);
	if (!(sheet = sheet_of(r, kind)))
		return NULL;
	failure->code = RG7005;
	of_sheets = r->names.n;
	pool_lasting(true);
	intern_names(&r->names, page);
	intern_spaces(&r->names, page->children);
	pool_lasting(false);
	result = transform(r, sheet, page);
	intern_back(&r->names, of_sheets);
	if (result && !failure->message[0])
		return result;
	if (result)
		xmlFreeDoc(result);
	fail_in((const char *)sheet->doc->URL);
	if (!failure->message[0])
		snprintf(failure->message, sizeof failure->message, "the template stopped");
	return NULL;
}

bool
render_page(struct renderer *r, const char *kind, xmlDocPtr page, const char *path, struct buf *html, struct links *links,
            struct render_failure *failure)
{
	xmlDocPtr result = result_of(r, kind, page, failure);

	if (!result)
		return false;
	if (is_feed(result))
		serialise_xml(html, result, links);
	else
		serialise_html(html, result, path, links);
	xmlFreeDoc(result);
	return true;
}

void
render_report(struct renderer *r, struct diags *ds, const struct render_failure *failure, const char *page)
{
	struct render_failure ignored; /* what a worker read may have to be read again here, to be quoted */
	const struct source *s;
	struct diag *d;

	use(r, &ignored);
	s = failure->file[0] ? source_of(r, failure->file) : NULL;
	d = diag_add(ds, failure->code, bind_place(s, failure->line), "%s", failure->message);
	if (page)
		diag_note(ds, d, (struct place){0}, "on the page %s", page);
	diag_help(ds, d, "%s", diag_infos[failure->code].fix);
}
