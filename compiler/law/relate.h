/* What other laws do to an obligation, as their `relations` say (model.md "Law to law"). A relation judges only while
 * the law it stands in is in force on the day. */
#ifndef RELATE_H
#define RELATE_H

#include "force.h"

/* a relation, and the law it stands in */
struct related {
	const struct card *law;
	const struct node *relation;
};

/* those to an obligation and those to its law, by the id of the law they stand in; in a */
struct related *relate_all(struct arena *a, const struct card *obligation, size_t *n);

/* Whether another law exempts the service from the obligation, takes it out of its scope, or prevails over it so that
 * it does not apply. The reason is added to because, or what would settle it to needs. */
enum tri relate_released(const struct subject *s, struct node *because, struct node *needs);

/* Makes what is in force, and over which another law prevails, challenged, with that law as the first reason. */
void relate_challenge(const struct subject *s, struct force *f);

/* The places in which an obligation is judged: that of its law and those it extends to; of a directive those of the
 * laws that transpose it, adopted by the day, with that law in *through. The i-th; NULL past the last. */
const struct card *relate_place(const struct subject *s, size_t i, const struct card **through);

/* The force of the obligation in the place: of a directive that of the law that transposes it there. */
struct force relate_force(const struct subject *s);

/* Sets place and through to those of relate_place in which the obligation comes nearest to applying to the service. */
void relate_settle(struct subject *s);

/* the sanctions that another law sets for a breach of it, one relation after the other; the i-th, NULL past the last */
const struct node *relate_enforcement(const struct subject *s, size_t i);

/* Reports relations that the events of the other law do not agree with, and those that would change nothing. */
void check_relations(const struct model *m, struct diags *ds);

#endif
