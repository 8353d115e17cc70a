/* CommonMark prose to elements of the report; the only part of regc that sees md4c. */
#ifndef MARKDOWN_H
#define MARKDOWN_H

#include "emit.h"

/* Appends the prose to parent, in its namespace. Raw HTML is text; links lead to http(s)
 * addresses or, as ref:ID, to units, or where the emitter says; others are shown as their text. */
void markdown_append(const struct emitter *e, xmlNodePtr parent, const char *prose);

#endif
