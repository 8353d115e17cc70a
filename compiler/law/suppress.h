/* Suppressions: findings that a project accepts for now, why, who answers for it and until when. They are
 * neither shown nor counted as findings; that there are any always is. */
#ifndef SUPPRESS_H
#define SUPPRESS_H

#include "../model/index.h"

struct suppression {
	const struct node *node;  /* in regc.yaml */
	const char *finding;      /* a code, or the rule of the policy */
	enum diag_code code;      /* DIAG_CODES for a rule */
	const struct card *unit;  /* it and what stands inside it, */
	const char *path;         /* or the file in which they are */
	bool holds;               /* it is in order, and its last day has not come */
	bool expired;
	size_t n;                 /* findings that were set aside for it */
};

struct suppressions {
	struct suppression *all; /* in their order */
	size_t n;
	const struct card *project;
};

/* Those of the project, in a; what is wrong with one is a finding, and it then does not hold. */
void suppressions_read(struct suppressions *s, struct arena *a, const struct model *m, struct diags *ds, int32_t day);
/* Sets aside the findings that they are about, of the first n; which unit a finding is about is known (about_find). */
void suppressions_apply(struct suppressions *s, const struct model *m, struct diags *ds, size_t n);
/* a finding for each that holds and is about nothing: of codes, or of rules of the policy */
void suppressions_unused(const struct suppressions *s, struct diags *ds, bool rules);

#endif
