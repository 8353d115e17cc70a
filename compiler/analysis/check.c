#include "check.h"

#include <stdlib.h>
#include <string.h>

#include "../base/date.h"
#include "../model/fact.h"
#include "../syntax/cond.h"

struct checker {
	struct diags *diags;
	const struct card *card;  /* whose node is looked at */
	const struct node *node;  /* the condition */
};

static enum fact_type
type_of(const struct card *unit, const char *name)
{
	const struct fact *builtin = fact_builtin(name);
	const struct node *facts = builtin ? NULL : node_get(unit->facts, "facts");

	for (const struct node *f = facts ? facts->first : NULL; f; f = f->next)
		if (node_text(f, "type") && strcmp(node_text(f, "fact"), name) == 0)
			return fact_type_of(node_text(f, "type"));
	return builtin ? builtin->type : FACT_YES_NO;
}

static const char *
wanted(enum fact_type type)
{
	static const char *const words[] = {"yes or no", "a date", "a number", "a word"};

	return words[type];
}

static bool
is_number(const char *text)
{
	char *end;

	strtod(text, &end);
	return end != text && !*end;
}

static bool
is_value(enum fact_type type, const char *text)
{
	struct date d;

	switch (type) {
	case FACT_YES_NO:
		return strcmp(text, "yes") == 0 || strcmp(text, "no") == 0;
	case FACT_DATE:
		return date_parse(text, &d);
	case FACT_NUMBER:
		return is_number(text);
	default:
		return true;
	}
}

static void
check_test(void *ctx, const struct cond *c)
{
	struct checker *ck = ctx;
	enum fact_type type = type_of(ck->card->unit, c->fact);
	struct place place = {ck->card->source, ck->node->span};
	struct diag *d;

	if (!c->value)
		return;
	if (type == FACT_YES_NO) {
		d = diag_add(ck->diags, RG4001, place, "'%s' is a yes-or-no fact and cannot be compared with '%s'", c->fact,
		             c->value);
		diag_help(ck->diags, d, "write '%s' or 'not %s'", c->fact, c->fact);
	} else if (!is_value(type, c->value)) {
		d = diag_add(ck->diags, RG4001, place, "'%s' takes %s, and '%s' is none", c->fact, wanted(type), c->value);
		diag_help(ck->diags, d, "dates are written YYYY-MM-DD, numbers without separators");
	}
}

static void
check_conditions(struct checker *ck, const struct node *n)
{
	const struct schema *base = n->schema ? schema_base(n->schema) : NULL;
	struct arena a = {0};
	const char *error;
	const struct cond *c;

	if (n->kind == NODE_SCALAR && base && base->format && strcmp(base->format->name, "condition") == 0) {
		ck->node = n;
		if ((c = cond_parse(&a, n->text, &error)))
			cond_each(c, check_test, ck);
		arena_free(&a);
	}
	for (const struct node *child = n->first; child; child = child->next)
		check_conditions(ck, child);
}

/* the facts of a platform or service */
static void
check_known(struct checker *ck, const struct node *service)
{
	const struct node *facts = node_get(service, "facts");

	for (const struct node *f = facts ? facts->first : NULL; f; f = f->next) {
		const struct node *fact = node_get(f, "fact"), *value = node_get(f, "value");
		enum fact_type type = fact->to ? type_of(fact->to->unit, fact->to->name)
		                               : type_of(ck->card, fact->text);

		if (is_value(type, value->text))
			continue;
		diag_help(ck->diags,
		          diag_add(ck->diags, RG4002, (struct place){ck->card->source, value->span}, "'%s' takes %s, not '%s'",
		                   fact->text, wanted(type), value->text),
		          "a fact that is not known is left out");
	}
}

/* nothing applies before it is adopted, nor is it in force before */
static void
check_history(struct checker *ck, const struct node *of)
{
	const struct node *history = node_get(of, "history"), *adopted = NULL;
	struct date first, on;

	for (const struct node *e = history ? history->first : NULL; e; e = e->next)
		if (strcmp(node_text(e, "event"), "adopted") == 0)
			adopted = node_get(e, "on");
	if (!adopted || !date_parse(adopted->text, &first))
		return;
	for (const struct node *e = history->first; e; e = e->next) {
		const char *event = node_text(e, "event");
		struct diag *d;

		if (strcmp(event, "proposed") == 0 || !date_parse(node_text(e, "on"), &on) ||
		    date_before(on, first) != TRI_YES)
			continue;
		d = diag_add(ck->diags, RG4003, (struct place){ck->card->source, node_get(e, "on")->span},
		             "'%s' on %s, before it was adopted", event, node_text(e, "on"));
		diag_note(ck->diags, d, (struct place){ck->card->source, adopted->span}, "it was adopted on this day");
		diag_help(ck->diags, d, "check both dates against the source");
	}
}

void
check_law(const struct model *m, struct diags *ds)
{
	for (size_t i = 0; i < m->n; i++) {
		struct checker ck = {ds, m->cards[i], NULL};

		if (ck.card->unit == ck.card)
			check_conditions(&ck, ck.card->facts);
		check_history(&ck, ck.card->facts);
		if (strcmp(ck.card->kind, "platform") == 0 || strcmp(ck.card->kind, "service") == 0)
			check_known(&ck, ck.card->facts);
	}
}
