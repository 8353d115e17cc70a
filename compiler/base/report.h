/* Shows findings: as text for people, as JSON for machines. */
#ifndef REPORT_H
#define REPORT_H

#include "diag.h"
#include "text.h"

struct report_style {
	bool colour;
	size_t width; /* columns to fit into; 0 stands for 80 */
	const char *project; /* the folder that paths are relative to, where it is not the current one; or NULL */
};

/* A way to show findings. It loads sources again to quote them, and unloads all sources it names. */
struct report_format {
	const char *name;
	bool output; /* whether it goes to standard output, for other programs */
	void (*put)(struct buf *out, const struct diags *ds, struct report_style style);
};

/* the name of each format, NULL past the last; the first one is the default */
const char *report_format(const void *ctx, size_t i);
/* the format of that name, of n bytes; the default where name is NULL */
const struct report_format *report_format_of(const char *name, size_t n);
/* what `regc explain` prints for one code */
void report_explain(struct buf *out, const struct diag_info *info, size_t width);
/* adds text, wrapped between words to that width; lines after the first begin with indent spaces, and the first begins
 * at column `at` */
void report_wrap(struct buf *out, const char *text, size_t at, size_t indent, size_t width);

#endif
