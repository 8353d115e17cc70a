/* What a finding is about, so that it can be told from others after its file was moved or laid out anew: the unit whose
 * text it lies in, and where in that, by keys and by the ids of what lists hold. */
#ifndef ABOUT_H
#define ABOUT_H

#include "index.h"

/* Sets about and key of the findings from the one of that number on; the model need not be linked. Those without a place
 * are about nothing, and those in no unit about their file. */
void about_find(const struct model *m, struct diags *ds, size_t from);
/* The card that a finding is about, or NULL: its text as in struct diag, which may name a unit by a former id. */
const struct card *about_card(const struct model *m, const char *about);

#endif
