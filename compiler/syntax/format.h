/* The formats that a schema can require of a text. */
#ifndef FORMAT_H
#define FORMAT_H

#include "../base/date.h"
#include "schema.h"

/* NULL if there is none of that name */
const struct format *format_find(const char *name);
/* The date that a text names in another form, "20 June 2026", "6/20/2026", "2026-6-20", as the schemas want it: into out, which is
 * given back. NULL where there is none, or where day and month can be taken for each other. */
const char *format_date_meant(const char *text, char out[DATE_TEXT]);

#endif
