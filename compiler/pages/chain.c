#include "chain.h"

#include <string.h>

/* a step, and the line of the YAML where what it says is written */
static struct node *
step(struct arena *a, struct node *list, const char *name, const struct card *card, const struct node *at)
{
	struct node *n = node_add(list, NULL, node_map(a));

	node_put(a, n, "name", name);
	node_put(a, n, "file", card->source->path);
	if (at && at->line)
		node_putf(a, n, "line", "%u", (unsigned)at->line);
	return n;
}

static void
put_value(struct arena *a, struct node *step, const char *text, const struct card *to)
{
	struct node *value = node_put(a, step, "value", to ? to->title : text);

	if (value)
		value->to = to;
}

static void
put_reasons(struct arena *a, struct node *step, const struct node *because, const struct node *needs)
{
	if (because->first)
		node_add(step, "because", node_copy(a, because));
	if (needs && needs->first)
		node_add(step, "needs", node_copy(a, needs));
}

/* the first of several fields that is there, for its line */
static const struct node *
field(const struct card *card, const char *first, const char *second)
{
	const struct node *n = node_get(card->facts, first);

	return n ? n : second ? node_get(card->facts, second) : card->facts;
}

static const struct node *
first_excerpt(const struct card *provision)
{
	const struct node *excerpts = node_get(provision->facts, "excerpts");

	return excerpts ? excerpts->first : NULL;
}

void
chain_add(struct arena *a, struct node *list, const struct judgement *j, const struct model *m,
          const struct card *provision)
{
	const struct subject *s = &j->subject;
	struct kind rules = cards_of(m, "rating");
	const struct node *excerpt = first_excerpt(provision);
	struct node *n;

	n = step(a, list, "words", provision, excerpt ? excerpt : field(provision, "title", NULL));
	if (excerpt)
		put_value(a, n, node_text(excerpt, "text"), NULL);
	else
		put_value(a, n, NULL, provision);
	n = step(a, list, "evidence", provision, field(provision, "basis", NULL));
	put_value(a, n, evidence_name(j->evidence), NULL);
	n = step(a, list, "mapping", provision, j->mapping);
	put_value(a, n, node_text(j->mapping, "relation"), NULL);
	n = step(a, list, "obligation", s->obligation, s->version ? s->version : field(s->obligation, "obligation", NULL));
	put_value(a, n, NULL, s->obligation);
	n = step(a, list, "role", s->platform, field(s->service, "roles", NULL));
	put_reasons(a, n, j->application.because, j->application.needs);
	n = step(a, list, "force", s->obligation, field(s->obligation, "history", "obligation"));
	put_reasons(a, n, j->force.because, j->force.needs);
	n = step(a, list, "flag", s->document, field(s->document, "governs", NULL));
	put_value(a, n, flag_state_name(j->flag), NULL);
	put_reasons(a, n, j->flag_because, j->flag_needs);
	if (!rules.n)
		return;
	n = step(a, list, "cell", rules.cards[0], field(rules.cards[0], "matrix", NULL));
	put_value(a, n, exposure_name(j->exposure), NULL);
	put_reasons(a, n, j->rate_because, j->rate_needs);
	if (j->qualifiers->first)
		put_reasons(a, step(a, list, "qualifiers", provision, j->mapping), j->qualifiers, NULL);
	if (j->discharge->first)
		put_reasons(a, step(a, list, "sentence", s->obligation, field(s->obligation, "contract", NULL)), j->discharge,
		            NULL);
}
