/* Shows findings: as text for people, as JSON for machines. */
#ifndef REPORT_H
#define REPORT_H

#include "diag.h"
#include "text.h"

struct report_style {
	bool colour;
	size_t width; /* columns to fit into; 0 stands for 80 */
};

/* Both read sources again to quote them, and give the texts of all sources they name back.
 *
 * The findings in their order, each with its line quoted and a caret under the exact span, and a
 * last line that counts them. Nothing where there are none. */
void report_text(struct buf *out, const struct diags *ds, struct report_style style);
/* an array of the records design.md "Findings" describes */
void report_json(struct buf *out, const struct diags *ds);
/* what `regc explain` prints for one code */
void report_explain(struct buf *out, const struct diag_info *info, size_t width);
/* adds text broken between words so that no line is wider than width; lines after the first
 * begin with indent spaces, and the first is taken to stand at column `at` */
void report_wrap(struct buf *out, const char *text, size_t at, size_t indent, size_t width);

#endif
