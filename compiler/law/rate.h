/* Exposure by the published matrix: the position of a clause towards an obligation, and the
 * consequence of not keeping it. Uncertainty never lowers a band; it stands beside it as a
 * qualifier, or nothing is rated and the reason shown (model.md "Exposure"). */
#ifndef RATE_H
#define RATE_H

#include "apply.h"

enum clause_position { POSITION_MEETS, POSITION_NEUTRAL, POSITION_DOES_NOT_DISCHARGE, POSITION_CONFLICTS, POSITIONS, POSITION_NONE };
enum { CONSEQUENCES = 4, EXPOSURES = 4, NOT_RATED = EXPOSURES };

/* Reports a matrix that lacks a cell, or in which a worse position or a more serious consequence gives a lower
 * exposure, and thresholds that do not increase. */
void rate_check(const struct model *m, struct diags *ds);

/* the position of a relation by itself, whatever the law and the contract; POSITION_NONE for one that is none */
enum clause_position rate_relation(const char *relation);
/* The position, whether the platform owes the duty or only people do; POSITION_NONE if it is undetermined, with the
 * reason in because or needs: so it is where the clause shifts a duty and it is not known whether the platform owes it. */
enum clause_position rate_position(const struct subject *s, const struct node *mapping, const struct application *application,
                                   struct node *because, struct node *needs);
/* The band of the most serious sanction, 0 to 3; -1 if none is in the table, with the reason in because. *power is the
 * entry of "enforcement" it stands in, or NULL. */
int rate_consequence(const struct model *m, const struct subject *s, struct node *because, const struct node **power);
/* whether an authority has its powers on the day */
bool rate_has_begun(const struct subject *s, const struct node *power);
/* the cell of the matrix, 0 to 3; NOT_RATED without a rating unit */
int rate_exposure(const struct subject *s, const struct model *m, enum clause_position position, int consequence,
                  struct node *because);

const char *position_name(int position); /* "does-not-discharge" */
const char *exposure_name(int exposure); /* "not-rated" for NOT_RATED */

#endif
