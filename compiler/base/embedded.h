/* Files compiled into regc: schemas, templates. Made by tools/embed.c at build time. */
#ifndef EMBEDDED_H
#define EMBEDDED_H

#include <stddef.h>

struct embedded {
	const char *name; /* "templates/page.xsl" */
	const char *bytes;
	size_t n;
};

/* in order of their names; the last one has no name */
extern const struct embedded embedded_files[];

#endif
