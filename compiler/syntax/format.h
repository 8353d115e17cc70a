/* The formats that a schema can require of a text. */
#ifndef FORMAT_H
#define FORMAT_H

#include "schema.h"

/* NULL if there is none of that name */
const struct format *format_find(const char *name);

#endif
