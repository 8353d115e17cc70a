/* A text without its signs, for telling whether two differ in anything else. */
#ifndef SIGNS_H
#define SIGNS_H

#include <stddef.h>

#include "../base/arena.h"

/* Takes out of n bytes with case folded, and gives how many are left: quotation marks, dashes, ellipses, bullets, stars
 * and bars, and the spaces around them and around marks that stand close to a word. A dash, a bullet or an ellipsis parts
 * words. Full stops, commas and other marks of a sentence stay, an apostrophe within a word does, and a minus. */
size_t signs_drop(char *text, size_t n);
/* a copy of a text without them */
const char *signs_dropped(struct arena *a, const char *text);

#endif
