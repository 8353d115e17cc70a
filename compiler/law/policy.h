/* The policy of a project: what fails a run besides errors in its sources. Each rule has an id and a reason, and is set
 * in regc.yaml. What fails it are items, each with what it is about, so that they can be suppressed and be in a baseline as
 * findings are. */
#ifndef POLICY_H
#define POLICY_H

#include "verdict.h"

/* the first rule of the project, the next one beside it; NULL where it has none */
const struct node *policy_rules(const struct card *project);
/* the id of the i-th rule; NULL past the last */
const char *policy_rule_id(const void *project, size_t i);
/* Adds a finding for a rule whose id another has, or that --fail-on would take for a severity. */
void policy_check(const struct model *m, struct diags *ds);
/* whether a rule asks for what is judged, and not for findings and records alone */
bool policy_judges(const struct model *m);
/* whether an item fails the rule of that id */
bool policy_is_of(const struct diag *item, const char *rule);

struct policy {
	const struct model *model;
	const struct verdicts *verdicts; /* NULL where nothing was judged: then no rule asks for it */
	struct clock clock;
	const struct diags *findings;    /* what was found */
};

/* what rules are about, in the order in which it is collected */
enum policy_part {
	POLICY_RECORDED = 1, /* evidence and reviews, of all that is in the map, whoever may see it */
	POLICY_FOUND = 2,    /* findings; a baseline has these themselves */
	POLICY_JUDGED = 4    /* exposure and coverage, of what the audience may see */
};

/* Adds what fails the rules, an item each, of the code RG6006 or that of the finding it stands for. parts is a set of enum policy_part. */
void policy_collect(const struct policy *p, struct diags *items, unsigned parts);
/* Adds a finding for each rule that an item fails. Of rules that are not among the n named, if any are, the findings are
 * pardoned. False where another is broken. */
bool policy_say(const struct model *m, const struct diags *items, struct diags *ds, const char *const *named, size_t n);

#endif
