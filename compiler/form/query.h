/* XPath 1.0 over page documents; the only part of regc that sees libxml2's XPath. An expression knows the functions of XPath and no others,
 * so it reads nothing but the documents it is asked about. The prefix `r` stands for the namespace of reports. */
#ifndef QUERY_H
#define QUERY_H

#include <libxml/tree.h>

#include "../base/diag.h"
#include "../base/text.h"
#include "../syntax/schema.h"

struct query;

struct query_field {
	const char *name;  /* "relation", "flag", "indicated.exposure" */
	const char *value; /* of several ones all, with commas between them */
};

/* one node that was selected: what it says in words, and where that comes from */
struct query_row {
	const char *element; /* its name, or that of its attribute */
	const char *id;      /* its own, else that of what it names, else that of what it stands in */
	const char *file;    /* NULL where it is of no file, */
	size_t line;         /* and 0 of no line */
	struct query_field *fields;
	size_t n, cap;
};

enum query_kind { QUERY_ROWS, QUERY_NUMBER, QUERY_TRUTH, QUERY_TEXT };

struct query_answer {
	enum query_kind kind;
	const char *text; /* of all kinds but rows: "12", "true" */
	bool truth;       /* whether anything was found, or the expression is true; a number is true unless it is 0 */
	struct query_row *rows; /* from malloc; what they point to is in the arena of the query */
	size_t n, cap;
};

/* An expression, in a. NULL with findings, which point into it; they may also say which name of the schemas was meant. */
struct query *query_open(struct arena *a, struct diags *ds, const struct schemas *schemas, const char *expression);
void query_close(struct query *q);
/* Whether it has the same answer for several reports one after another as for all of them in one document: no part of it leads from one
 * report to another, counts them or asks for a whole. */
bool query_is_apart(const struct query *q);
/* a name in it that no element or attribute has, so that nothing is found by it, and the nearest that one has, or NULL for that; false
 * where there is no such name */
bool query_unknown(const struct query *q, const char **name, const char **near);

/* the name of an element in it that lacks the prefix, so that it is that of no element of a report; or NULL */
const char *query_bare(const struct query *q);

/* An empty document for reports: its root is `model`. */
xmlDocPtr query_document(void);
/* moves the root of a report there, and gives the rest of that back; of its parts `file` is the source, which must stay loaded while it is
 * asked about, and whose path is added */
void query_add(xmlDocPtr model, xmlDocPtr report, const struct source *file);
/* Adds the answer for a document. False with a finding. */
bool query_ask(struct query *q, struct diags *ds, xmlDocPtr model, struct query_answer *answer);
/* adds all that was selected so far as an XML document */
void query_xml(const struct query *q, const struct query_answer *answer, struct buf *out);

#endif
