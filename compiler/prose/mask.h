/* The dates and numbers of a text, separated from its words, for comparing texts that differ only in these. Dates are
 * English, French, German, Spanish, numeric with a year of four digits, and Han. */
#ifndef MASK_H
#define MASK_H

#include "../base/text.h"

enum { MASK_DATE = '\1', MASK_NUMBER = '\2' };

struct mask {
	struct buf text;    /* MASK_DATE stands for each date, with its day of the week; MASK_NUMBER for each number */
	struct buf dates;   /* each as written, followed by a line feed */
	struct buf numbers; /* the same; "1,000.50" is one */
};

/* Masks n bytes of plain text with case folded. A date has a year: "16 January" is a number and a word. */
void mask_make(struct mask *m, const char *text, size_t n);
void mask_free(struct mask *m);

#endif
