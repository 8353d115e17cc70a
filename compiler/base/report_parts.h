/* What the formats of reports have in common: how a finding is placed, named and ordered for machines. */
#ifndef REPORT_PARTS_H
#define REPORT_PARTS_H

#include "report.h"
#include "table.h"

/* One report as it is written. It loads sources to find lines in, and unloads them at its end. */
struct reporting {
	struct arena arena;
	const struct diags *diags;
	struct report_style style;
	struct table folders; /* the path of a project within its repository, by its folder */
};

/* a place for a program that knows the repository and not the project */
struct location {
	const char *file;         /* from the root of the repository; "" where the finding has no place */
	struct position from, to; /* 1-based, the end exclusive; 0 where no line is known */
};

struct reporting report_begin(const struct diags *ds, struct report_style style);
void report_end(struct reporting *r);

struct location report_spot(struct reporting *r, struct place place);
/* the same for formats in which each finding has a file and a line: the project's own where it has none */
struct location report_spot_always(struct reporting *r, struct place place);
/* the numbers of the findings by severity, the worst first, else as they are; in the arena of r */
const size_t *report_worst_first(struct reporting *r);
/* A fingerprint of the i-th finding of the report: hexadecimal digits, and a number where several are equal. It does not
 * depend on lines, nor, where a unit is known, on files. */
const char *const *report_fingerprints(struct reporting *r);
/* what to do about it: its own help, else that of its code */
const char *report_help(const struct diag *d);
/* adds text with the characters that have a meaning in XML escaped, and those that it does not allow made visible */
void report_xml(struct buf *out, const char *text);
/* the notes and the help of a finding, a line each */
void report_rest(struct reporting *r, struct buf *out, const struct diag *d);
/* "FILE:LINE:COLUMN: severity[CODE]: message" and the end of the line */
void report_line(struct reporting *r, struct buf *out, const struct diag *d);

/* that there are no findings must not be read as more than it is */
#define REPORT_NOTHING "no findings in the sources; that says nothing about whether a platform complies"

typedef void report_put(struct buf *out, const struct diags *ds, struct report_style style);
report_put report_text, report_short, report_json, report_sarif, report_github, report_gitlab, report_junit, report_markdown;

#endif
