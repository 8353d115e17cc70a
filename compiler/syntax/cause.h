/* What a person probably did where the YAML parser gives up. It stops where it cannot go on, which is often a line behind the
 * mistake, and says what it would have needed there; people are told what to change, and where. */
#ifndef CAUSE_H
#define CAUSE_H

#include "../base/diag.h"

struct cause {
	enum diag_code code;
	struct span span;
	const char *message, *help; /* in the arena that was given, or constant */
	struct span mended;         /* what has to be replaced, */
	const char *by;             /* and by what; NULL: in straight quotation marks, where `mended` is not empty */
	bool safe;                  /* it cannot be meant otherwise */
};

/* Looks at the lines from the one of offset `from` to that of `to`, in this order, of a loaded source. False if none of them has a
 * mistake that would explain why the parser stops at `to`. */
bool cause_find(struct cause *c, struct arena *a, const struct source *s, size_t from, size_t to);
/* the offset of the last line before that of `at` that is not empty, or of its own where there is none */
size_t cause_line_before(const struct source *s, size_t at);

#endif
