/* The one edit that enters a statement into the file of the platform or document it is about, used wherever regc
 * writes a fact: into a file, for an answer, or into its text in memory, for an assumption. All other bytes stay. */
#ifndef ENTER_H
#define ENTER_H

#include "../base/text.h"
#include "../model/statement.h"

/* on what a statement rests, as the file then says; NULL fields are left out */
struct grounds {
	const char *confidence, *class; /* as in the schemas */
	const char *title, *url, *note; /* of the source */
	const char *from;               /* the first day on which it holds, as a date of the language */
};

/* the path of the file that a statement goes into, in a: that of its unit, or of a document that is not there yet */
const char *enter_path(struct arena *a, const struct statement *st);
/* Gives the text of a file with the statement entered, in a. What is recorded of the same goes first where `instead`;
 * otherwise it stays, and its contradiction is a finding of the next check. NULL with findings where the text is not
 * the YAML of the unit. Of a document that is not there yet, text is NULL. */
const struct source *enter(struct arena *a, struct diags *ds, const struct source *text,
                           const struct statement *st, const struct grounds *g, bool instead);
/* what a text records of the same: nothing, this, or something else, which is then a finding of that code at st->place */
enum recorded { RECORDED_NOT, RECORDED_SAME, RECORDED_OTHER };
enum recorded enter_recorded(struct arena *a, struct diags *ds, enum diag_code code, const struct source *text,
                       const struct statement *st);
/* Adds the lines of YAML that enter it in a unit of which this is recorded: below keys that it has already, they stand in
 * comments. */
void enter_show(struct buf *out, struct arena *a, const struct statement *st, const struct grounds *g,
                const struct node *facts, int indent);

#endif
