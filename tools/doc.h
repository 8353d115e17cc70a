/* The pages of the documentation: made from Markdown, or from the tables and schemas in regc. */
#ifndef DOC_H
#define DOC_H

#include <libxml/tree.h>

#include "../compiler/cli/commands.h"

/* a page whose content is made from what regc knows of itself */
struct reference {
	const char *href, *title;
	const void *of; /* what it is about: a kind of unit, or nothing */
	void (*put)(xmlNodePtr prose, const struct schemas *all, const void *of);
};

/* The reference, in the order in which it is read; lives in a. */
const struct reference *references(struct arena *a, const struct schemas *all, size_t *n);

#endif
