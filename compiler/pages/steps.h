/* The steps from one capture to the next, of all lock files: what the pages, feeds and the digest count and list. Made
 * once for a site, since many pages ask for the same: an archive has tens of thousands of them. */
#ifndef STEPS_H
#define STEPS_H

#include "../evidence/change.h"
#include "page.h"

struct recorded_step {
	const struct card *owner;   /* the document, law or authority */
	const struct card *record;  /* what the lock records of it, with the differences; NULL where nothing */
	const struct card *change;  /* an author's words about it, or NULL */
	const struct node *capture; /* the later one, as the lock has it */
	const struct node *before;  /* the earlier one; NULL where there is no record */
	struct date on;             /* of the later one */
	enum change_class class;
	unsigned marks;             /* enum change_mark */
	bool news;                  /* change_is_news, and there is a record to read */
};

/* some of them */
struct step_list {
	const struct recorded_step **all;
	size_t n, cap;
};

struct steps {
	struct recorded_step *all;          /* by lock, in the order of its captures */
	size_t n;
	size_t *first;             /* of each lock by its order, and the end */
	const struct recorded_step **by_record; /* of each record by its order */
	struct step_list newest;   /* those with a record, newest first; of a day those first that touch a clause or duty */
};

/* in a; the cards must stay */
void steps_make(struct steps *steps, struct arena *a, const struct model *m);
/* those of a document, law or authority, in order; *n of them */
const struct recorded_step *steps_of(const struct analysis *an, const struct card *owner, size_t *n);
const struct recorded_step *step_of_record(const struct analysis *an, const struct card *record);
/* the newest first, as in `newest` */
void steps_sort(struct step_list *list);
/* the time of the later capture, or where that is not recorded the beginning of its day */
const char *step_time(struct arena *a, const struct recorded_step *s);
/* how many clauses, duties or authorities it touches */
size_t step_touches(const struct recorded_step *s);

#endif
