#include "checks.h"

#include "../base/spread.h"
#include "contradict.h"
#include "policy.h"
#include "rate.h"
#include "relate.h"
#include "survey.h"
#include "validate.h"

enum { FEW = 500 }; /* cards that are checked before another thread has begun */

static void
check_currency_on(const struct model *m, struct diags *ds, const struct check_days *days)
{
	check_currency(m, ds, days->clock.day);
}

static void
check_review_on(const struct model *m, struct diags *ds, const struct check_days *days)
{
	check_review(m, ds, days->clock);
}

static void
check_days_on(const struct model *m, struct diags *ds, const struct check_days *days)
{
	check_days(m, ds, days->latest);
}

/* those that take longest come first */
static const struct {
	enum check_turn turn;
	void (*check)(const struct model *m, struct diags *ds);
	void (*check_on)(const struct model *m, struct diags *ds, const struct check_days *days);
} all[CHECKS] = {
	{CHECKS_DATED, check_records, NULL},    {CHECKS_FIRST, check_law, NULL},     {CHECKS_DATED, NULL, check_review_on},
	{CHECKS_FIRST, check_evidence, NULL},   {CHECKS_DATED, NULL, check_days_on}, {CHECKS_FIRST, check_relations, NULL},
	{CHECKS_FIRST, survey_check, NULL},     {CHECKS_THEN, rate_check, NULL},     {CHECKS_DATED, NULL, check_currency_on},
	{CHECKS_DATED, policy_check, NULL},
};

struct checks_running {
	struct checks *checks;
	const struct model *model;
	const struct check_days *days;
};

static void
check_some(void *ctx, unsigned thread, size_t first, size_t past)
{
	const struct checks_running *ck = ctx;

	(void)thread;
	for (size_t i = first; i < past; i++)
		if (all[i].turn == CHECKS_DATED && !ck->days)
			continue;
		else if (all[i].check)
			all[i].check(ck->model, &ck->checks->found[i]);
		else
			all[i].check_on(ck->model, &ck->checks->found[i], ck->days);
}

void
checks_make(struct checks *checks, const struct model *m, const struct check_days *days, unsigned jobs)
{
	spread_pieces(CHECKS, m->n < FEW ? 1 : jobs, 1, check_some, &(struct checks_running){checks, m, days});
}

void
checks_share(const struct checks *checks, enum check_turn turn, struct diags *ds)
{
	for (size_t i = 0; i < CHECKS; i++)
		if (all[i].turn == turn)
			diag_share(ds, &checks->found[i]);
}

void
checks_free(struct checks *checks)
{
	for (size_t i = 0; i < CHECKS; i++)
		diag_free(&checks->found[i]);
}
