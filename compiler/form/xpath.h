/* XPath 1.0 over page documents; the only part of regc that sees libxml2's XPath. An expression knows the functions of XPath and no others,
 * so it reads nothing but the documents it is asked about. The prefix `r` stands for the namespace of reports. */
#ifndef XPATH_H
#define XPATH_H

#include <libxml/tree.h>

#include "../base/diag.h"
#include "../base/text.h"
#include "../syntax/schema.h"

struct xpath;

struct xpath_field {
	const char *name;  /* "relation", "flag", "indicated.exposure" */
	const char *value; /* of several ones all, with commas between them */
};

/* one node that was selected: what it says in words, and where that comes from */
struct xpath_row {
	const char *element; /* its name, or that of its attribute */
	const char *id;      /* its own, else that of what it names, else that of what it stands in */
	const char *file;    /* NULL where it is of no file, */
	size_t line;         /* and 0 of no line */
	struct xpath_field *fields;
	size_t n, cap;
};

enum xpath_kind { XPATH_ANSWER_ROWS, XPATH_ANSWER_NUMBER, XPATH_ANSWER_TRUTH, XPATH_ANSWER_TEXT };

struct xpath_answer {
	enum xpath_kind kind;
	const char *text; /* of all kinds but rows: "12", "true" */
	bool truth;       /* whether anything was found, or the expression is true; a number is true unless it is 0 */
	struct xpath_row *rows; /* from malloc; what they point to is in the arena of the query */
	size_t n, cap;
};

/* An expression, in a. NULL with findings, which point into it; they may also say which name of the schemas was meant. */
struct xpath *xpath_open(struct arena *a, struct diags *ds, const struct schemas *schemas, const char *expression);
void xpath_close(struct xpath *q);
/* Whether it has the same answer for several reports one after another as for all of them in one document: no part of it leads from one
 * report to another, counts them or asks for a whole. */
bool xpath_is_apart(const struct xpath *q);
/* a name in it that no element or attribute has, so that nothing is found by it, and the nearest that one has, or NULL for that; false
 * where there is no such name */
bool xpath_unknown(const struct xpath *q, const char **name, const char **near);

/* the name of an element in it that lacks the prefix, so that it is that of no element of a report; or NULL */
const char *xpath_bare(const struct xpath *q);

/* An empty document for reports: its root is `model`. */
xmlDocPtr xpath_document(void);
/* moves the root of a report there, and gives the rest of that back; of its parts `file` is the source, which must stay loaded while it is
 * asked about, and whose path is added */
void xpath_add(xmlDocPtr model, xmlDocPtr report, const struct source *file);
/* Adds the answer for a document. False with a finding. */
bool xpath_ask(struct xpath *q, struct diags *ds, xmlDocPtr model, struct xpath_answer *answer);
/* adds all that was selected so far as an XML document */
void xpath_xml(const struct xpath *q, const struct xpath_answer *answer, struct buf *out);

#endif
