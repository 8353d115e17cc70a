#include "intern.h"

#include <stdlib.h>

#include "../base/text.h"

void
intern_open(struct interned *in)
{
	*in = (struct interned){.dict = xmlDictCreate()};
	if (!in->dict)
		die("out of memory (a template)");
}

void
intern_close(struct interned *in)
{
	xmlDictFree(in->dict);
	free(in->spaces);
}

/* libxml2 frees the text of a namespace as its own, so that is kept to be put back */
static void
intern_space(struct interned *in, xmlNsPtr ns)
{
	if (!ns->href)
		return;
	if (in->n == in->cap) {
		in->cap = in->cap ? 2 * in->cap : 64;
		in->spaces = mem_grow(in->spaces, in->cap * sizeof *in->spaces);
	}
	in->spaces[in->n++] = (struct interned_space){ns, ns->href};
	ns->href = xmlDictLookup(in->dict, ns->href, -1);
}

void
intern_spaces(struct interned *in, xmlNodePtr from)
{
	for (xmlNodePtr n = from; n; n = n->next) {
		if (n->type != XML_ELEMENT_NODE)
			continue;
		for (xmlNsPtr ns = n->nsDef; ns; ns = ns->next)
			intern_space(in, ns);
		intern_spaces(in, n->children);
	}
}

void
intern_back(struct interned *in, size_t n)
{
	while (in->n > n) {
		in->n--;
		in->spaces[in->n].ns->href = in->spaces[in->n].href;
	}
}

static const xmlChar *
interned(struct interned *in, const xmlChar *name)
{
	const xmlChar *same = xmlDictLookup(in->dict, name, -1);

	xmlFree((xmlChar *)name);
	return same;
}

static void
intern_below(struct interned *in, xmlNodePtr from)
{
	for (xmlNodePtr n = from; n; n = n->next) {
		if (n->type != XML_ELEMENT_NODE)
			continue;
		n->name = interned(in, n->name);
		for (xmlAttrPtr a = n->properties; a; a = a->next)
			a->name = interned(in, a->name);
		intern_below(in, n->children);
	}
}

void
intern_names(struct interned *in, xmlDocPtr doc)
{
	if (doc->dict)
		return;
	intern_below(in, doc->children);
	doc->dict = in->dict;
	xmlDictReference(doc->dict);
}
