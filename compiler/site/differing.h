/* What the files that compare two states share; nobody else includes this. */
#ifndef DIFFERING_H
#define DIFFERING_H

#include "../law/reason.h"
#include "../model/libraries.h"
#include "differences.h"

struct differing {
	struct differences *out;
	struct arena *arena; /* of the differences */
	const struct states *s;
	struct pairing all;  /* the left and the right */
	struct pairing day;  /* the left and the middle: one source, two days */
	struct pairing map;  /* the middle and the right: two sources, one day */
	bool days, maps;     /* whether there are two */
	unsigned edit;       /* what an edit counts as: CAUSE_MAP or CAUSE_ASSUMED */
};

/* a new difference, to be filled in; it moves when the next one is added */
struct state_difference *differing_add(struct differing *d, enum difference_section section, unsigned causes, const struct card *unit);
/* the causes of a difference that an edit of a library, not of the map, made */
unsigned differing_by_library(unsigned causes);
/* a list with one reason; the reason is its first */
struct node *differing_list(struct arena *a, enum reason_code code);
/* puts the reasons of a list under a name, as "A", "A and B" or "A, B and C" */
void differing_listed(struct arena *a, struct node *reason, const char *name, const struct node *list);
/* an obligation by its citation with the short name of its law, all else by its title, as the argument `article` */
void differing_article(struct arena *a, struct node *reason, const struct card *unit);
/* what of a list has nothing in the other that says the same, across the pairing; of_is_left: the list is of the left */
struct node *differing_only(struct arena *a, const struct pairing *p, const struct node *of, const struct node *other, bool of_is_left);

/* Adds what an edit of a unit's facts, roles and places is, as reasons to a list; left and right are its facts, or what of them a
 * judgement used. */
void differing_recorded(struct arena *a, struct node *list, const struct pairing *p, const struct card *unit, const struct node *left,
                        const struct node *right);
/* the fields of a unit that differ, as reasons in a list, but for those named in the table of its kind */
struct node *differing_fields(struct arena *a, const struct pairing *p, const struct card *left, const struct card *right);

/* what is compared, file by file */
void differing_verdicts(struct differing *d);
void differing_units(struct differing *d);
void differing_law(struct differing *d);

#endif
