#include "serialise.h"

#include <stdlib.h>
#include <string.h>

static bool
is_one_of(const char *name, const char *const *names)
{
	for (; *names; names++)
		if (**names == *name && strcmp(*names, name) == 0)
			return true;
	return false;
}

static const char *
escape_of(char c, bool attribute)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return attribute ? "&quot;" : NULL;
	case '\n':
		return attribute ? "&#10;" : NULL;
	case '\t':
		return attribute ? "&#9;" : NULL;
	case '\r':
		return "&#13;";
	default:
		return NULL;
	}
}

/* what may have to be written in another way */
static const bool special[256] = {
	['&'] = true, ['<'] = true, ['>'] = true, ['"'] = true, ['\n'] = true, ['\t'] = true, ['\r'] = true,
};

static void
put_escaped(struct buf *out, const char *s, bool attribute)
{
	const char *plain = s, *escape;

	for (; *s; s++) {
		if (!special[(unsigned char)*s] || !(escape = escape_of(*s, attribute)))
			continue;
		buf_add(out, plain, (size_t)(s - plain));
		buf_puts(out, escape);
		plain = s + 1;
	}
	buf_add(out, plain, (size_t)(s - plain));
}

static void
put_attribute(struct buf *out, const char *prefix, const char *name, const char *value)
{
	buf_putc(out, ' ');
	if (prefix) {
		buf_puts(out, prefix);
		buf_putc(out, ':');
	}
	buf_puts(out, name);
	buf_puts(out, "=\"");
	put_escaped(out, value, true);
	buf_putc(out, '"');
}

static const char *
attribute_text(const xmlAttr *attr)
{
	return attr->children && attr->children->content ? (const char *)attr->children->content : "";
}

/* an address in XML is a reference of the report or of a feed; its ids are those of units */
static void
see_xml(struct links *links, const xmlAttr *attr)
{
	if (links && *attr->name == 'h' && strcmp((const char *)attr->name, "href") == 0)
		links_to(links, attribute_text(attr));
}

static void
put_name(struct buf *out, const xmlNode *n, bool with_prefix)
{
	if (with_prefix && n->ns && n->ns->prefix) {
		buf_puts(out, (const char *)n->ns->prefix);
		buf_putc(out, ':');
	}
	buf_puts(out, (const char *)n->name);
}

static bool
is_text(const xmlNode *n)
{
	return n->type == XML_TEXT_NODE || n->type == XML_CDATA_SECTION_NODE;
}

/* ---- XML ---- */

/* rich text: white space between its parts would be read as part of it */
static bool
keeps_space(const xmlNode *n)
{
	static const char *const rich[] = {"p", "li", "th", "td", "a", "em", "strong", "code", "pre",
	                                   "h1", "h2", "h3", "h4", "h5", "h6", NULL};

	for (const xmlNode *c = n->children; c; c = c->next)
		if (is_text(c))
			return true;
	return is_one_of((const char *)n->name, rich);
}

struct xml_writer {
	struct buf *out;
	struct links *links;
	bool report;                 /* without indentation, and without what is marked for the page alone */
	const struct emitter *units; /* or NULL: what names them is written as it is */
	struct table refs;           /* of the units named so far */
};

static void
xml_line(const struct xml_writer *w, int indent)
{
	buf_line(w->out, w->report ? 0 : indent);
}

/* the unit that an element names, noted for the table; else NULL */
static const char *
take_ref(struct xml_writer *w, const xmlNode *n)
{
	for (const xmlAttr *a = w->units ? n->properties : NULL; a; a = a->next)
		if (*a->name == 'r' && strcmp((const char *)a->name, "ref") == 0) {
			table_put(&w->refs, attribute_text(a));
			return attribute_text(a);
		}
	return NULL;
}

/* prose names units in words of its own */
static bool
is_prose(const xmlNode *n)
{
	return strcmp((const char *)n->name, "a") == 0;
}

/* whether the table says it: the address of a unit that is named, and its title as a value */
static bool
is_in_table(const xmlNode *n, const char *name)
{
	return strcmp(name, "href") == 0 || (strcmp(name, "value") == 0 && !is_prose(n));
}

/* whether anything is written between its tags */
static bool
has_inside(const struct xml_writer *w, const xmlNode *n)
{
	const xmlNode *c = n->children;

	while (c && w->report && c->_private)
		c = c->next;
	return c != NULL;
}

static void
put_attributes(struct xml_writer *w, const xmlNode *n, const char *ref)
{
	for (const xmlAttr *a = n->properties; a; a = a->next) {
		const char *name = (const char *)a->name;

		if (!ref || !is_in_table(n, name))
			put_attribute(w->out, a->ns ? (const char *)a->ns->prefix : NULL, name, attribute_text(a));
		see_xml(w->links, a);
	}
}

static int
by_ref(const void *left, const void *right)
{
	return strcmp(((const struct table_entry *)left)->key, ((const struct table_entry *)right)->key);
}

static void
put_unit(struct xml_writer *w, const char *ref)
{
	const struct card *card = table_get(&w->units->model->ids, ref);
	struct arena a = {0};
	const char *href;

	if (!card)
		die("a bug in regc: a document names %s, which does not exist", ref);
	href = w->units->href(&a, card);
	xml_line(w, 2);
	buf_puts(w->out, "<reference");
	put_attribute(w->out, NULL, "ref", ref);
	put_attribute(w->out, NULL, "title", card->title);
	if (href)
		put_attribute(w->out, NULL, "href", href);
	buf_puts(w->out, "/>");
	arena_free(&a);
}

/* the last part of a document: what it names, each unit once */
static void
put_table(struct xml_writer *w)
{
	struct table refs = w->refs;

	if (!refs.n)
		return;
	qsort(refs.entries, refs.n, sizeof *refs.entries, by_ref);
	xml_line(w, 1);
	buf_puts(w->out, "<references>");
	for (size_t i = 0; i < refs.n; i++)
		put_unit(w, refs.entries[i].key);
	xml_line(w, 1);
	buf_puts(w->out, "</references>");
}

static void
xml_node(struct xml_writer *w, const xmlNode *n, int indent)
{
	struct buf *out = w->out;
	const char *ref;
	bool inside;

	if (is_text(n)) {
		put_escaped(out, (const char *)n->content, false);
		return;
	}
	if (n->type != XML_ELEMENT_NODE || (w->report && n->_private))
		return;
	if (indent >= 0)
		xml_line(w, indent);
	buf_putc(out, '<');
	put_name(out, n, true);
	for (const xmlNs *ns = n->nsDef; ns; ns = ns->next)
		put_attribute(out, ns->prefix ? "xmlns" : NULL, ns->prefix ? (const char *)ns->prefix : "xmlns",
		              (const char *)ns->href);
	ref = take_ref(w, n);
	put_attributes(w, n, ref);
	if (!has_inside(w, n) || (ref && !is_prose(n))) {
		buf_puts(out, "/>");
		return;
	}
	buf_putc(out, '>');
	inside = indent >= 0 && !keeps_space(n);
	for (const xmlNode *c = n->children; c; c = c->next)
		xml_node(w, c, inside ? indent + 1 : -1);
	if (indent == 0)
		put_table(w);
	if (inside)
		xml_line(w, indent);
	buf_puts(out, "</");
	put_name(out, n, true);
	buf_putc(out, '>');
}

static void
write_xml(struct xml_writer *w, const xmlDoc *doc)
{
	buf_puts(w->out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
	for (const xmlNode *n = doc ? doc->children : NULL; n; n = n->next)
		xml_node(w, n, 0);
	buf_putc(w->out, '\n');
	table_free(&w->refs);
}

void
serialise_xml(struct buf *out, const xmlDoc *doc, struct links *links)
{
	write_xml(&(struct xml_writer){.out = out, .links = links}, doc);
}

void
serialise_document(struct buf *out, const xmlDoc *doc, const struct emitter *e)
{
	write_xml(&(struct xml_writer){.out = out, .units = e}, doc);
}

void
serialise_report(struct buf *out, const xmlDoc *doc, struct links *links, const struct emitter *e)
{
	write_xml(&(struct xml_writer){.out = out, .links = links, .report = true, .units = e}, doc);
}

static void
put_marked(struct xml_writer *w, const xmlNode *n)
{
	for (; n; n = n->next)
		if (n->type == XML_ELEMENT_NODE && n->_private)
			xml_node(w, n, 0);
		else if (n->type == XML_ELEMENT_NODE)
			put_marked(w, n->children);
}

void
serialise_beside_report(struct buf *out, const xmlDoc *doc)
{
	put_marked(&(struct xml_writer){.out = out}, doc->children);
}

/* ---- HTML ---- */

/* A line break after a block changes nothing a reader sees, and makes the bytes easier to compare. The end tag of what is OPEN
 * is left out, as HTML allows, before another of its group and where its parent ends. By name. */
enum {
	VOID = 1, BLOCK = 2, PRE = 4, SCRIPT = 8, OPEN = 16,
	ITEM = 32, TERM = 64, CELL = 128, ROWS = 256, FLOW = 512, /* the groups; whatever is FLOW ends a paragraph */
	GROUPS = ITEM | TERM | CELL | ROWS | FLOW,
	FLOWING = BLOCK | FLOW,
};
static const struct html_element {
	const char *name;
	unsigned is;
} elements[] = {
	{"area", VOID}, {"article", FLOWING}, {"aside", FLOWING}, {"base", VOID}, {"blockquote", FLOWING},
	{"body", BLOCK}, {"br", VOID}, {"caption", BLOCK}, {"col", VOID}, {"dd", BLOCK | TERM | OPEN},
	{"details", FLOWING}, {"div", FLOWING}, {"dl", FLOWING}, {"dt", TERM | OPEN}, {"embed", VOID},
	{"figcaption", FLOWING}, {"figure", FLOWING}, {"footer", FLOWING}, {"h1", FLOWING}, {"h2", FLOWING},
	{"h3", FLOWING}, {"h4", FLOWING}, {"h5", FLOWING}, {"h6", FLOWING}, {"head", BLOCK}, {"header", FLOWING},
	{"hr", VOID | FLOWING}, {"html", BLOCK}, {"img", VOID}, {"input", VOID}, {"li", BLOCK | ITEM | OPEN},
	{"link", VOID | BLOCK}, {"main", FLOWING}, {"meta", VOID | BLOCK}, {"nav", FLOWING}, {"ol", FLOWING},
	{"p", FLOWING | OPEN}, {"pre", FLOWING | PRE}, {"script", BLOCK | SCRIPT}, {"section", FLOWING},
	{"source", VOID}, {"summary", BLOCK}, {"table", FLOWING}, {"tbody", BLOCK | ROWS | OPEN}, {"td", CELL | OPEN},
	{"tfoot", BLOCK | ROWS | OPEN}, {"th", CELL | OPEN}, {"thead", BLOCK | ROWS | OPEN}, {"title", BLOCK},
	{"tr", BLOCK}, {"track", VOID}, {"ul", FLOWING}, {"wbr", VOID},
};

static unsigned
kind_of(const char *name)
{
	size_t from = 0, to = sizeof elements / sizeof *elements;

	while (from < to) {
		size_t middle = (from + to) / 2;
		int order = *name - *elements[middle].name;

		if (order == 0)
			order = strcmp(name, elements[middle].name);

		if (order == 0)
			return elements[middle].is;
		if (order < 0)
			to = middle;
		else
			from = middle + 1;
	}
	return 0;
}

/* A browser reads no entities in a script, and "</script" anywhere as its end. To JSON and to the strings
 * of a program \u003c is the same as '<', so no text can end the script it stands in. */
static void
put_script(struct buf *out, const char *s)
{
	for (; *s; s++)
		if (*s == '<')
			buf_puts(out, "\\u003c");
		else
			buf_putc(out, *s);
}

/* what stands in phrases, as in a link, is closed */
static bool
leaves_open(unsigned is, const xmlNode *next, unsigned of)
{
	if (!(is & OPEN))
		return false;
	return next ? next->type == XML_ELEMENT_NODE && is & GROUPS & kind_of((const char *)next->name) : of;
}

struct html_writer {
	struct buf *out;
	struct links *links;
	const char *path; /* of the page on its site, or "" */
};

/* Templates lead everywhere by the top. What that comes to from the page: *up folders up, and then the rest. */
static const char *
seen_from(const char *page, const char *address, size_t *up)
{
	const char *to = address;
	size_t n;

	*up = 0;
	for (const char *p = page; (p = strchr(p, '/')); p++, to += strlen("../"), ++*up)
		if (!starts_with(to, "../")) {
			*up = 0;
			return address;
		}
	for (; n = strcspn(page, "/"), page[n] && strncmp(to, page, n + 1) == 0; to += n + 1, page += n + 1)
		--*up;
	return !page[n] && strncmp(to, page, n) == 0 && to[n] == '#' ? to + n : to;
}

static void
put_address(struct html_writer *w, const xmlAttr *a)
{
	size_t up;
	const char *to = seen_from(w->path, attribute_text(a), &up);

	buf_putc(w->out, ' ');
	buf_puts(w->out, (const char *)a->name);
	buf_puts(w->out, "=\"");
	while (up--)
		buf_puts(w->out, "../");
	put_escaped(w->out, to, true);
	buf_putc(w->out, '"');
	if (w->links)
		links_to(w->links, attribute_text(a));
}

static void
put_html_attribute(struct html_writer *w, const xmlAttr *a)
{
	static const char *const addresses[] = {"href", "src", "action", "poster", NULL};
	const char *name = (const char *)a->name;

	if (is_one_of(name, addresses)) {
		put_address(w, a);
		return;
	}
	put_attribute(w->out, a->ns ? (const char *)a->ns->prefix : NULL, name, attribute_text(a));
	if (w->links && strcmp(name, "id") == 0)
		links_id(w->links, attribute_text(a));
}

/* `of` is what the element is that it stands in, with PRE where any around it is that */
static void
html_node(struct html_writer *w, const xmlNode *n, unsigned of)
{
	struct buf *out = w->out;
	const char *name = (const char *)n->name;
	size_t length;
	unsigned is;

	if (is_text(n)) {
		if (of & SCRIPT)
			put_script(out, (const char *)n->content);
		else
			put_escaped(out, (const char *)n->content, false);
		return;
	}
	if (n->type != XML_ELEMENT_NODE)
		return;
	length = strlen(name);
	is = kind_of(name);
	buf_putc(out, '<');
	buf_add(out, name, length);
	for (const xmlAttr *a = n->properties; a; a = a->next)
		put_html_attribute(w, a);
	buf_putc(out, '>');
	for (const xmlNode *c = is & VOID ? NULL : n->children; c; c = c->next)
		html_node(w, c, is | (of & PRE));
	if (!(is & VOID) && !leaves_open(is, n->next, of)) {
		buf_puts(out, "</");
		buf_add(out, name, length);
		buf_putc(out, '>');
	}
	if (is & BLOCK && (!(of & PRE) || is & PRE) && out->s[out->n - 1] != '\n')
		buf_putc(out, '\n');
}

void
serialise_html(struct buf *out, const xmlDoc *doc, const char *path, struct links *links)
{
	struct html_writer w = {out, links, path};

	buf_puts(out, "<!DOCTYPE html>\n");
	for (const xmlNode *n = doc->children; n; n = n->next)
		html_node(&w, n, 0);
}
