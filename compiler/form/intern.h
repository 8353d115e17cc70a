/* Names as addresses. libxml2 compares the names and namespaces of a page with those of a template as text unless they
 * are the same string; here those of both are taken from one dictionary. */
#ifndef INTERN_H
#define INTERN_H

#include <libxml/tree.h>

struct interned {
	xmlDictPtr dict;
	struct interned_space {
		xmlNsPtr ns;
		const xmlChar *href; /* its own */
	} *spaces;
	size_t n, cap;
};

void intern_open(struct interned *in);
/* once the documents that were interned are freed, or have their own again */
void intern_close(struct interned *in);
/* the namespaces that a document declares; until they are given back it must stay */
void intern_spaces(struct interned *in, xmlNodePtr from);
/* those interned when there were n, and later, have their own again */
void intern_back(struct interned *in, size_t n);
/* the names of all that is in a document; what it holds is then the dictionary's */
void intern_names(struct interned *in, xmlDocPtr doc);

#endif
