/* The formats a schema can ask of a text. */
#ifndef FORMAT_H
#define FORMAT_H

#include "schema.h"

/* NULL where there is none of that name */
const struct format *format_find(const char *name);

#endif
