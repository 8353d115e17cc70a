/* What making a page leaves for the site as a whole. A worker leaves it for its parent, a build for the next one, and a
 * shard for the merge: the same bytes each time. */
#ifndef MADE_H
#define MADE_H

#include "../form/addresses.h"
#include "../pages/page.h"
#include "assessment.h"
#include "tables.h"

/* files that are put together from what each page has of them: the tables, and the assessment */
enum { ROWS_ASSESSMENT = CSV_TABLES, ROW_FILES };
const char *rows_path(size_t rows);

/* one file of a page, or of the site */
struct made {
	struct sha256 digest;
	size_t size;
	bool changed; /* the folder did not hold it before */
};

/* bytes within a file that is open while a site is made */
struct slice {
	FILE *of;
	long long from;
	size_t n;
};

/* a unit, and what of it (enum unit_part); a name of nothing where the unit is gone */
struct looked {
	uint32_t unit; /* its number among the names */
	unsigned part;
};

/* what of the map besides: the units that there are; that and whatever belongs to no platform; that and which mappings assign a duty
 * to another; that and whatever belongs to no platform, and platforms, services and documents, but for what is recorded for the law;
 * that too, and the mappings that assign a duty to another; what has a date; what is to be done; all units but their prose */
enum made_of { MADE_OF_UNITS, MADE_OF_LAW, MADE_OF_ASSIGNED, MADE_OF_SERVICES, MADE_OF_SHIFTS, MADE_OF_DATES, MADE_OF_TASKS,
               MADE_OF_ALL };

struct record {
	struct sha256 inputs;  /* of all that its document was made from */
	struct sha256 key;     /* of its document and its templates */
	struct made html, xml, json;
	struct slice rows[ROW_FILES]; /* what it has of each; who reads a record says which file they are in */
	struct named named;
	uint32_t *bodies;      /* the files whose bodies it was made from, by their numbers among the names, in order of their paths */
	size_t nbodies;
	bool edition;          /* and the id of the edition */
	int32_t from, until;   /* from the same, its document is the same on these days; the last is not among them */
	enum made_of around;   /* and beside what it looked at */
	struct looked *looked; /* the units that it was seen to be made from */
	size_t nlooked;
	struct slice paper;    /* of a page for paper its HTML; kept nowhere */
	bool based;            /* this is what the last complete file of records has of it (kept.c); kept nowhere */
};

void made_pack(struct buf *b, const struct made *m);
struct made made_unpack(struct unpack *u);
/* links has the numbers of the record's targets */
void record_pack(struct buf *b, const struct record *r);
/* a record, by the path of its page */
struct kept_record {
	const char *path;
	const struct record *record;
};

/* Adds the names that records have numbers of, and the records. They have them in the order in which pages name them,
 * whatever worker or build gave the first numbers; what no page names any more is gone. */
void records_pack(struct buf *b, const struct names *all, const struct kept_record *pages, size_t n);
/* map has what the n targets of the bytes are called here; all of it is in a. False where the bytes are broken. */
bool record_unpack(struct record *r, struct arena *a, struct unpack *u, const uint32_t *map, size_t n);

#endif
