/* What can be written at a place: keys of a map, words of the schema with their meaning, ids of units, those most used first,
 * places in prose, captures of a document, and the facts and roles that a condition can ask about. */
#ifndef COMPLETE_H
#define COMPLETE_H

#include "workspace.h"

enum completion_kind { COMPLETE_KEY, COMPLETE_WORD, COMPLETE_UNIT, COMPLETE_TEXT };

struct completion {
	enum completion_kind kind;
	const char *label;   /* what is listed and, unless insert says otherwise, written */
	const char *insert;
	const char *detail;  /* a line, or NULL */
	const char *says;    /* what it means, in CommonMark, or NULL */
	const char *looked;  /* what is looked for in it instead of the label, or NULL */
	const char *sort;    /* the list is in the order of these */
	bool retired;        /* it is deprecated */
};

struct completions {
	struct completion *all;
	size_t n, cap;
	struct span replaced; /* by what is written */
	bool more;            /* there are others, which more letters would find */
};

enum { COMPLETE_MOST = 400 };

/* All texts are in a; the list is freed with complete_free. */
void complete_at(struct completions *out, struct workspace *w, struct arena *a, const struct source *file,
                 uint32_t offset);
void complete_free(struct completions *c);

#endif
