/* The labels that acts count their points with: 1, 2, 2a; a, b, b-1; i, ii; A, B; I, II; aa, bb. */
#ifndef LABEL_H
#define LABEL_H

#include <stdbool.h>

/* How far a label is behind another of its series: 1 for the next one, 0 where it is not behind it. What may be a letter
 * or a numeral, such as "i", is taken as what is nearer. */
long label_follows(const char *before, const char *name);
/* whether a series can begin with it */
bool label_begins(const char *name);

#endif
