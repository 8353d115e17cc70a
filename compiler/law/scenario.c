#include "scenario.h"

const struct scenario *
scenario_read(struct arena *a, const struct model *m, const struct place *places, size_t n)
{
	struct scenario *s = n ? arena_take(a, sizeof *s) : NULL;
	struct diags unseen = {0};

	if (!s)
		return NULL;
	ARENA_ARRAY(a, s->all, n);
	for (size_t i = 0; i < n; i++)
		s->n += statement_read(&s->all[s->n], a, &unseen, RG9012, m, places[i].source, places[i].span);
	diag_free(&unseen);
	return s;
}

/* by kind of statement: the reason, where it holds, where not and where nothing else does, and what its subject and object are called there */
static const struct {
	enum reason_code holds, not, only;
	const char *of, *to;
} sentences[] = {
	[STATEMENT_OFFERED] = {REASON_ASSUMED_OFFERED, REASON_ASSUMED_NOT_OFFERED, REASON_ASSUMED_OFFERED_ONLY, "service", "place"},
	[STATEMENT_ROLE] = {REASON_ASSUMED_ROLE, REASON_ASSUMED_NOT_ROLE, REASON_CODES, "service", "role"},
	[STATEMENT_FACT] = {REASON_ASSUMED_FACT, REASON_ASSUMED_FACT, REASON_CODES, "service", NULL},
	[STATEMENT_GOVERNS] = {REASON_ASSUMED_GOVERNS, REASON_ASSUMED_NOT_GOVERNS, REASON_ASSUMED_GOVERNS_ONLY, "document", "place"},
	[STATEMENT_USER_CLASSES] = {REASON_ASSUMED_USER_CLASSES, REASON_ASSUMED_USER_CLASSES, REASON_CODES, "document", NULL},
	[STATEMENT_DOCUMENT] = {REASON_ASSUMED_DOCUMENT, REASON_ASSUMED_DOCUMENT, REASON_CODES, "service", NULL},
	[STATEMENT_SEAT] = {REASON_ASSUMED_SEAT, REASON_ASSUMED_SEAT, REASON_CODES, "service", "place"},
};

static enum reason_code
code_of(const struct statement *st)
{
	if (st->kind == STATEMENT_FACT && st->to)
		return REASON_ASSUMED_LAW_FACT;
	if (st->kind == STATEMENT_FACT && st->in)
		return REASON_ASSUMED_FACT_IN;
	if (st->only)
		return sentences[st->kind].only;
	return st->holds ? sentences[st->kind].holds : sentences[st->kind].not;
}

struct node *
scenario_says(struct arena *a, struct node *list, const struct statement *st)
{
	struct node *r = reason_add(a, list, code_of(st));

	reason_card(a, r, sentences[st->kind].of, st->of);
	if (st->kind == STATEMENT_FACT && st->to)
		reason_text(a, r, "question", st->to->title);
	else if (st->kind == STATEMENT_FACT)
		reason_text(a, r, "fact", st->fact);
	else if (sentences[st->kind].to && st->to)
		reason_card(a, r, sentences[st->kind].to, st->to);
	else if (sentences[st->kind].to && !st->only)
		reason_text(a, r, "place", "all-places");
	if (st->kind == STATEMENT_ROLE && st->to)
		reason_card(a, r, "law", st->to->unit);
	if (st->in)
		reason_text(a, r, "place", st->in);
	if (st->value)
		reason_text(a, r, "value", st->value);
	return r;
}
