/* Tables for spreadsheets, made of the page documents that pages are made of: RFC 4180, UTF-8 with a mark at the
 * beginning (without it spreadsheets take it for something else), one row one thing. A cell that a spreadsheet
 * would compute ("=", "+", "-", "@" at its beginning) has an apostrophe before it. */
#ifndef TABLES_H
#define TABLES_H

#include "../base/text.h"
#include "../form/words.h"

enum { CSV_TABLES = 9 };

/* "data/clauses.csv" for a number below CSV_TABLES */
const char *csv_path(size_t table);
/* whether a site of these outputs (enum output) has it */
bool csv_made(size_t table, unsigned outputs);

/* a column's path leads from the thing of the row to its value; csv.c says how it is written */
struct column {
	const char *name, *path;
};

/* Adds a whole table, its header and a row for each thing of a list; the columns, none of them on request, end with a NULL name. */
void csv_table(struct buf *out, const struct column *columns, const struct words *words, const struct node *document,
               const struct node *list);

/* adds a cell */
void csv_cell(struct buf *out, const char *text);

/* of a scenario, the first column says what is assumed */
void csv_header(struct buf *out, size_t table, unsigned outputs, bool scenario);
/* Adds the rows that a page document holds of a table, which are none where that is not made of its kind. */
void csv_rows(struct buf *out, size_t table, unsigned outputs, const struct words *words, const struct node *document);

#endif
