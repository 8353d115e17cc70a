#include "emit.h"

#include <string.h>

#include "../model/link.h"
#include "markdown.h"

enum { PROPERTIES_MOST = 128 }; /* of a map */

static void emit(const struct emitter *e, xmlNodePtr parent, const char *name, const struct schema *schema,
                 const struct node *n, const struct card *unit);

static void
set(xmlNodePtr element, const char *name, const char *text)
{
	xmlNewProp(element, BAD_CAST name, BAD_CAST text);
}

/* an element; one that only the page has is marked for serialise_report */
static xmlNodePtr
add_element(const struct emitter *e, xmlNodePtr parent, const char *name, unsigned flags, const struct node *n)
{
	xmlNodePtr element = xmlNewChild(parent, parent->ns, BAD_CAST name, NULL);

	if (e->traced)
		element->_private = (void *)n;
	else if (flags & X_PAGE)
		element->_private = element;
	return element;
}

/* kind and id of what an element names, and where it is shown */
static void
set_reference(const struct emitter *e, xmlNodePtr element, const struct card *to)
{
	struct arena a = {0};
	const char *href = e->href(&a, to);

	set(element, "ref", to->key);
	if (href)
		set(element, "href", href);
	arena_free(&a);
}

static void
set_identity(const struct emitter *e, xmlNodePtr element, const struct card *card)
{
	struct arena a = {0};
	const char *href = e->href(&a, card);

	set(element, "id", card->id);
	set(element, "name", card->name);
	if (href)
		set(element, "href", href);
	arena_free(&a);
}

static void
emit_scalar(const struct emitter *e, xmlNodePtr parent, const char *name, const struct schema *schema,
            const struct node *n)
{
	unsigned flags = schema_flags(schema);
	xmlNodePtr element;

	if (flags & X_ATTRIBUTE) {
		set(parent, name, n->to ? n->to->title : n->text);
		if (n->to)
			set_reference(e, parent, n->to);
		return;
	}
	element = add_element(e, parent, name, flags, n);
	if (n->to)
		set_reference(e, element, n->to);
	if (flags & X_MARKDOWN)
		markdown_append(e, element, n->text);
	else
		xmlAddChild(element, xmlNewDocText(element->doc, BAD_CAST(n->to ? n->to->title : n->text)));
}

/* the one its page set, or that of a part of the unit */
const struct card *
emit_card(const struct emitter *e, const struct schema *base, const struct node *n, const struct card *unit)
{
	const char *name = node_text(n, base->properties[0].name);
	const struct card *card = n->to ? n->to : unit ? link_find(e->model, base->kind, name, unit) : NULL;

	if (!card)
		die("a bug in regc: the body of a %s without its card", base->kind);
	return card;
}

/* the children of a map, each at the place of its property */
static void
sort_children(const struct node *children[PROPERTIES_MOST], const struct schema *base, const struct node *n, xmlNodePtr element)
{
	if (base->nproperties > PROPERTIES_MOST)
		die("a bug in regc: too many properties in <%s>", (const char *)element->name);
	memset(children, 0, base->nproperties * sizeof *children);
	for (const struct node *c = n->first; c; c = c->next) {
		const struct property *p = schema_property(base, c->key);

		if (!p)
			die("a bug in regc: no schema describes '%s' in <%s>", c->key, (const char *)element->name);
		if (!children[p - base->properties])
			children[p - base->properties] = c;
	}
}

static void
emit_map(const struct emitter *e, xmlNodePtr element, const struct schema *base, const struct node *n,
         const struct card *unit)
{
	const struct node *children[PROPERTIES_MOST];

	if (base->kind) {
		const struct card *card = emit_card(e, base, n, unit);

		set_identity(e, element, card);
		unit = card->unit;
	}
	sort_children(children, base, n, element);
	for (size_t i = 0; i < base->nproperties; i++) {
		const struct property *p = &base->properties[i];

		if (children[i] && !(schema_flags(p->schema) & X_ID))
			emit(e, element, p->name, p->schema, children[i], unit);
	}
}

static void
emit(const struct emitter *e, xmlNodePtr parent, const char *name, const struct schema *schema, const struct node *n,
     const struct card *unit)
{
	const struct schema *base = schema_base(schema);
	xmlNodePtr element;
	unsigned flags;

	if (n->kind == NODE_SCALAR) {
		emit_scalar(e, parent, name, schema, n);
		return;
	}
	flags = schema_flags(schema);
	element = flags & X_BARE ? parent : add_element(e, parent, name, flags, n);
	if (n->kind == NODE_MAP) {
		emit_map(e, element, base, n, unit);
		return;
	}
	for (const struct node *item = n->first; item; item = item->next)
		emit(e, element, base->item ? base->item : "item", base->items, item, unit);
}

xmlDocPtr
emit_document(const struct emitter *e, const char *name, const struct schema *schema, const struct node *n)
{
	xmlDocPtr doc = xmlNewDoc(BAD_CAST "1.0");
	xmlNodePtr root = xmlNewDocNode(doc, NULL, BAD_CAST name, NULL);

	xmlDocSetRootElement(doc, root);
	xmlSetNs(root, xmlNewNs(root, BAD_CAST REPORT_NS, NULL));
	emit_map(e, root, schema_base(schema), n, NULL);
	return doc;
}

void
emit_first(const struct emitter *e, xmlDocPtr doc, const char *name, const struct schema *schema, const struct node *n)
{
	xmlNodePtr root = xmlDocGetRootElement(doc), first = root->children;

	emit(e, root, name, schema, n, NULL);
	if (first)
		xmlAddPrevSibling(first, root->last);
}
