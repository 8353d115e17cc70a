/* References in prose: "[text](ref:eu-ai-act/art-50-4)". */
#ifndef PROSE_H
#define PROSE_H

#include <stddef.h>

/* the first character after the next "](ref:" in text, and the length up to ')' or a space; NULL
 * where there is none */
const char *prose_next_ref(const char *text, size_t *length);

#endif
