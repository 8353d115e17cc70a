/* What is not recorded, as questions to whoever knows: one for each fact of a service or document, with what waits for
 * its answer. An answer is a statement, so that it can be assumed, or entered in the files. */
#ifndef INQUIRY_H
#define INQUIRY_H

#include "../model/statement.h"
#include "reach.h"
#include "verdict.h"

struct inquiry {
	struct statement asks;      /* without its answer; the text is its beginning: "beta/studio: offered EU" */
	enum fact_type takes;       /* what an answer is */
	const struct node *says;    /* the question, as a reason */
	const struct verdict **mappings; /* that are not decided and wait for it, the gravest first */
	size_t nmappings, cap;
	size_t laws, duties;        /* of which it is not decided whether they apply to a service, and wait for it */
	const struct card *law;     /* the last of the laws counted */
};

struct inquiries {
	struct arena arena;
	struct table by_text;
	struct inquiry **all; /* what decides most first */
	size_t n, cap;
	size_t mappings;      /* that are not decided, of the services asked about */
	size_t beyond;        /* of these, such as wait for no fact at all: a question of law, a date, a transposition */
};

/* the questions about all services and documents of a platform, or of all platforms where it is NULL */
void inquiries_make(struct inquiries *q, const struct model *m, const struct verdicts *v, struct clock clock,
                    const struct card *platform);
void inquiries_free(struct inquiries *q);

/* Adds the tests that laws make of the fact asked for, as reasons if.*, as far as they decide what comes of a mapping; a
 * question that is answered with yes or no has none. */
void inquiry_tests(const struct inquiry *one, struct arena *a, struct node *list);
/* the highest band that the platform can come to bear by a mapping, else that others can; NOT_RATED where it is not known */
int inquiry_band(const struct verdict *v);

#endif
