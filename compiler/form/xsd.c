#include "xsd.h"

#include <string.h>

#include "emit.h"

struct xsd {
	struct buf *out;
	struct arena arena;
	const struct schemas *schemas;
	struct table types; /* "common.schema.yaml#/definitions/source" → struct schema, as met */
};

static void put_type(struct xsd *x, const struct schema *s, const char *name, int indent);

PRINTF_LIKE(3, 4) static void
line(struct xsd *x, int indent, const char *fmt, ...)
{
	va_list args;

	buf_printf(x->out, "%*s", indent * 2, "");
	va_start(args, fmt);
	buf_puts(x->out, arena_vprintf(&x->arena, fmt, args));
	va_end(args);
	buf_putc(x->out, '\n');
}

/* "regulation.schema.yaml#/definitions/obligation" → "regulation.obligation" */
static const char *
type_name(struct xsd *x, const char *points)
{
	const char *slash = strrchr(points, '/'), *file = arena_copy(&x->arena, points, strcspn(points, "."));

	return strchr(points, '#') && slash ? arena_printf(&x->arena, "%s.%s", file, slash + 1) : file;
}

static bool
is_scalar(const struct schema *base)
{
	return !(base->types & (TYPE_OBJECT | TYPE_ARRAY));
}

static const char *
simple_name(const struct schema *base)
{
	if (base->types & TYPE_STRING)
		return base->format && base->format->xsd ? base->format->xsd : "xs:string";
	if (base->types & TYPE_INTEGER)
		return "xs:integer";
	if (base->types & TYPE_NUMBER)
		return "xs:double";
	if (base->types & TYPE_BOOLEAN)
		return "xs:boolean";
	return base->format && base->format->xsd ? base->format->xsd : "xs:string";
}

static void
put_values(struct xsd *x, const struct schema *base, const char *name, int indent)
{
	line(x, indent, "<xs:simpleType%s>", name);
	line(x, indent + 1, "<xs:restriction base=\"xs:string\">");
	for (const struct node *v = base->values->first; v; v = v->next)
		line(x, indent + 2, "<xs:enumeration value=\"%s\"/>", v->text);
	line(x, indent + 1, "</xs:restriction>");
	line(x, indent, "</xs:simpleType>");
}

/* ---- elements ---- */

static void
open_element(struct xsd *x, int indent, const char *name, const char *occurs, const char *type)
{
	if (type)
		line(x, indent, "<xs:element name=\"%s\"%s type=\"%s\"/>", name, occurs, type);
	else
		line(x, indent, "<xs:element name=\"%s\"%s>", name, occurs);
}

static void
put_element(struct xsd *x, int indent, const char *name, const struct schema *s, const char *occurs)
{
	const struct schema *base = schema_base(s);

	if (is_scalar(base) && (schema_flags(s) & X_MARKDOWN)) {
		open_element(x, indent, name, occurs, "rich");
	} else if (is_scalar(base) && (schema_refers(s) || s->within)) {
		open_element(x, indent, name, occurs, "reference");
	} else if (schema_flags(s) & X_BARE) {
		put_element(x, indent, base->item, base->items, " minOccurs=\"0\" maxOccurs=\"unbounded\"");
	} else if (is_scalar(base) && !base->values) {
		open_element(x, indent, name, occurs, simple_name(base));
	} else if (s->points) {
		*table_put(&x->types, s->points) = (void *)base;
		open_element(x, indent, name, occurs, type_name(x, s->points));
	} else {
		open_element(x, indent, name, occurs, NULL);
		put_type(x, base, "", indent + 1);
		line(x, indent, "</xs:element>");
	}
}

static void
put_attribute(struct xsd *x, int indent, const struct property *p)
{
	const struct schema *base = schema_base(p->schema);
	const char *use = p->required ? "required" : "optional";

	if (schema_refers(p->schema)) /* the table says it of a unit */
		line(x, indent, "<xs:attribute name=\"ref\" use=\"optional\" type=\"xs:string\"/>");
	if (!base->values) {
		line(x, indent, "<xs:attribute name=\"%s\" use=\"%s\" type=\"%s\"/>", p->name, use, simple_name(base));
		return;
	}
	line(x, indent, "<xs:attribute name=\"%s\" use=\"%s\">", p->name, use);
	put_values(x, base, "", indent + 1);
	line(x, indent, "</xs:attribute>");
}

static void
put_object(struct xsd *x, const struct schema *base, int indent)
{
	line(x, indent, "<xs:sequence>");
	for (size_t i = 0; i < base->nproperties; i++) {
		const struct property *p = &base->properties[i];
		unsigned flags = schema_flags(p->schema);
		/* a field may be left out of what an audience gets to see */
		bool always = p->required && schema_audience(p->schema) == AUDIENCE_PUBLIC;

		if (!(flags & (X_ID | X_ATTRIBUTE)))
			put_element(x, indent + 1, p->name, p->schema, always ? "" : " minOccurs=\"0\"");
	}
	line(x, indent, "</xs:sequence>");
	if (base->kind) {
		line(x, indent, "<xs:attribute name=\"id\" use=\"required\" type=\"xs:string\"/>");
		line(x, indent, "<xs:attribute name=\"name\" use=\"required\" type=\"xs:string\"/>");
		line(x, indent, "<xs:attribute name=\"href\" use=\"optional\" type=\"xs:string\"/>");
	}
	for (size_t i = 0; i < base->nproperties; i++)
		if (schema_flags(base->properties[i].schema) & X_ATTRIBUTE)
			put_attribute(x, indent, &base->properties[i]);
}

/* the type of a map (in its long form), a list or a list of words; name is empty or ' name="…"' */
static void
put_type(struct xsd *x, const struct schema *s, const char *name, int indent)
{
	if (is_scalar(s)) {
		put_values(x, s, name, indent);
		return;
	}
	line(x, indent, "<xs:complexType%s>", name);
	if (s->types & TYPE_OBJECT) {
		put_object(x, s, indent + 1);
	} else {
		line(x, indent + 1, "<xs:sequence>");
		put_element(x, indent + 2, s->item ? s->item : "item", s->items, " minOccurs=\"0\" maxOccurs=\"unbounded\"");
		line(x, indent + 1, "</xs:sequence>");
	}
	line(x, indent, "</xs:complexType>");
}

/* ---- the fixed parts ---- */

static void
put_rich(struct xsd *x)
{
	static const char *const elements[] = {"p",  "ul", "ol", "li", "em", "strong", "code", "pre",   "blockquote", "br",
	                                       "hr", "a",  "h1", "h2", "h3", "h4",     "h5",   "h6",    "table",      "thead",
	                                       "tbody", "tr", "th", "td"};

	line(x, 1, "<xs:complexType name=\"rich\" mixed=\"true\">");
	line(x, 2, "<xs:choice minOccurs=\"0\" maxOccurs=\"unbounded\">");
	for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
		line(x, 3, "<xs:element name=\"%s\" type=\"rich\"/>", elements[i]);
	line(x, 2, "</xs:choice>");
	line(x, 2, "<xs:attribute name=\"href\" type=\"xs:string\"/>");
	line(x, 2, "<xs:attribute name=\"ref\" type=\"xs:string\"/>");
	line(x, 1, "</xs:complexType>");
}

static void
put_reference(struct xsd *x)
{
	line(x, 1, "<xs:complexType name=\"reference\">");
	line(x, 2, "<xs:simpleContent>");
	line(x, 3, "<xs:extension base=\"xs:string\">");
	line(x, 4, "<xs:attribute name=\"ref\" type=\"xs:string\"/>");
	line(x, 3, "</xs:extension>");
	line(x, 2, "</xs:simpleContent>");
	line(x, 1, "</xs:complexType>");
}

static void
put_root(struct xsd *x, const struct schema *report)
{
	line(x, 1, "<xs:element name=\"report\">");
	put_type(x, report, "", 2);
	line(x, 2, "<xs:key name=\"obligation\">");
	line(x, 3, "<xs:selector xpath=\".//r:obligations/r:obligation\"/>");
	line(x, 3, "<xs:field xpath=\"@id\"/>");
	line(x, 2, "</xs:key>");
	line(x, 2, "<xs:key name=\"file\">");
	line(x, 3, "<xs:selector xpath=\"r:reports/r:report\"/>");
	line(x, 3, "<xs:field xpath=\"@href\"/>");
	line(x, 2, "</xs:key>");
	line(x, 2, "<xs:key name=\"unit\">");
	line(x, 3, "<xs:selector xpath=\"r:references/r:reference\"/>");
	line(x, 3, "<xs:field xpath=\"@ref\"/>");
	line(x, 2, "</xs:key>");
	line(x, 2, "<xs:keyref name=\"named\" refer=\"unit\">");
	line(x, 3, "<xs:selector xpath=\".//*\"/>");
	line(x, 3, "<xs:field xpath=\"@ref\"/>");
	line(x, 2, "</xs:keyref>");
	line(x, 1, "</xs:element>");
}

void
xsd_write(struct buf *out, const struct schemas *schemas)
{
	struct xsd x = {.out = out, .schemas = schemas};

	line(&x, 0, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
	line(&x, 0, "<!-- Derived from the schemas; 'make bless' makes it anew. -->");
	line(&x, 0, "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" xmlns=\"" REPORT_NS "\" xmlns:r=\"" REPORT_NS
	            "\" targetNamespace=\"" REPORT_NS "\" elementFormDefault=\"qualified\">");
	put_root(&x, schema_at(schemas, "derived.schema.yaml"));
	for (size_t i = 0; i < x.types.n; i++) /* it grows while types name others */
		put_type(&x, x.types.entries[i].value,
		         arena_printf(&x.arena, " name=\"%s\"", type_name(&x, x.types.entries[i].key)), 1);
	put_reference(&x);
	put_rich(&x);
	line(&x, 0, "</xs:schema>");
	table_free(&x.types);
	arena_free(&x.arena);
}
