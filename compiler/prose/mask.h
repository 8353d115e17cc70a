/* The dates, numbers and tokens of a text, separated from its words, for comparing texts that differ only in these. */
#ifndef MASK_H
#define MASK_H

#include "../base/text.h"

enum { MASK_DATE = '\1', MASK_NUMBER = '\2', MASK_TOKEN = '\3' };

struct mask {
	struct buf text;    /* MASK_DATE stands for each date (dates.h), with its day of the week; MASK_NUMBER for each number;
	                     * MASK_TOKEN for each word that is another at every visit (token.h), which is kept nowhere */
	struct buf dates;   /* each as written, followed by a line feed */
	struct buf numbers; /* the same; "1,000.50" is one */
};

/* Masks n bytes of plain text with case folded. */
void mask_make(struct mask *m, const char *text, size_t n);
void mask_free(struct mask *m);

#endif
