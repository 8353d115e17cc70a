/* Changes of files that an editor carries out: spans of texts and what stands there then. */
#ifndef TEXT_EDITS_H
#define TEXT_EDITS_H

#include "../base/source.h"
#include "../base/text.h"

struct text_edit {
	const struct source *source; /* loaded when the edit was made */
	struct span span;
	const char *text;
};

struct text_edits {
	struct text_edit *all;
	size_t n, cap;
};

void edits_add(struct text_edits *e, const struct source *s, struct span span, const char *text);
/* by file and place, equal ones once */
void edits_sort(struct text_edits *e);
void edits_free(struct text_edits *e);

#endif
