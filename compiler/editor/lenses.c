#include "lenses.h"

#include <stdlib.h>
#include <string.h>

#include "../base/date.h"
#include "../base/text.h"
#include "../law/fingerprint.h"
#include "../law/force.h"
#include "../law/judge.h"
#include "phrases.h"

void
lenses_free(struct lenses *l)
{
	free(l->all);
	*l = (struct lenses){0};
}

static void
add(struct lenses *out, struct span span, const char *text)
{
	if (!text || !*text)
		return;
	out->all = mem_room(out->all, out->n, &out->cap, sizeof *out->all);
	out->all[out->n++] = (struct lens){span, text};
}

/* ---- clauses ---- */

static bool
is_suspect(const struct workspace *w, const struct card *provision, const struct node *mapping)
{
	const struct node *obligation = node_get(mapping, "obligation");

	return w->fine && obligation && obligation->to && judge_counts(mapping) &&
	       node_get(node_get(mapping, "reviewed"), "fingerprint") &&
	       fingerprint_suspect(&w->c.model, provision, mapping);
}

static void
add_mappings(struct lenses *out, struct workspace *w, struct arena *a, const struct card *provision,
             const struct node *body)
{
	const struct node *list = node_get(body, "mappings"), *known = node_get(provision->facts, "mappings");
	size_t i = 0;

	if (node_count(list) != node_count(known)) /* of the text as it is there is no compilation */
		return;
	for (const struct node *m = list ? list->first : NULL; m; m = m->next, i++) {
		const struct node *mapping = node_at(known, i);
		const char *result = phrase_result(w, a, provision, mapping), *state = "";

		if (!result || !m->first)
			continue;
		if (is_suspect(w, provision, mapping))
			state = " · changed since its review";
		else if (!node_is(mapping, "status", "approved"))
			state = " · not reviewed";
		add(out, m->first->key_span, arena_printf(a, "%s%s", result, state));
	}
}

static void
add_clause(struct lenses *out, struct workspace *w, struct arena *a, const struct card *provision)
{
	const struct node *mappings = node_get(provision->facts, "mappings");
	struct clock clock = w->c.analysis.clock;
	size_t n = 0, suspect = 0;

	for (const struct node *m = mappings ? mappings->first : NULL; m; m = m->next) {
		n += judge_counts(m);
		suspect += is_suspect(w, provision, m);
	}
	add(out, provision->name_span,
	    arena_printf(a, "%zu mapping%s%s · words %s", n, phrase_plural(n),
	                 suspect ? arena_printf(a, " · %zu changed since review", suspect) : "",
	                 w->fine ? evidence_name(evidence_of(provision, &clock)) : "not judged"));
}

/* ---- law ---- */

/* how many of the mappings to a duty changed since their review */
static size_t
suspects_of(const struct workspace *w, const struct card *obligation)
{
	struct referrers from = cards_from(obligation, "provision");
	size_t n = 0;

	for (size_t i = 0; i < from.n; i++) {
		const struct node *mappings =
			i && from.cards[i] == from.cards[i - 1] ? NULL : node_get(from.cards[i]->facts, "mappings");

		for (const struct node *m = mappings ? mappings->first : NULL; m; m = m->next)
			n += node_get(m, "obligation") && node_get(m, "obligation")->to == obligation &&
			     is_suspect(w, from.cards[i], m);
	}
	return n;
}

static void
add_obligation(struct lenses *out, struct workspace *w, struct arena *a, const struct card *card)
{
	const char *uses = phrase_uses(a, card), *state = phrase_state(w, a, card);
	size_t suspect = suspects_of(w, card);

	add(out, card->name_span,
	    arena_printf(a, "%s%s%s%s", uses ? uses : "not mapped",
	                 suspect ? arena_printf(a, " · %zu changed since review", suspect) : "", state ? " · " : "",
	                 state ? state : ""));
}

/* ---- documents ---- */

/* "3 captures from 11 July 2024 to 15 July 2026" */
static void
add_captures(struct lenses *out, struct workspace *w, struct arena *a, const struct card *card)
{
	const struct node *captures = node_get(card->facts, "captures");
	const char *first = captures && captures->first ? node_text(captures->first, "on") : NULL;
	const char *last = captures && captures->last ? node_text(captures->last, "on") : NULL;
	size_t n = node_count(captures), clauses = cards_from(card, "provision").n;
	const char *of = clauses ? arena_printf(a, " · %zu clause%s", clauses, phrase_plural(clauses)) : "";

	if (!first || !last)
		add(out, card->name_span, arena_printf(a, "no captures%s", of));
	else if (strcmp(first, last) == 0)
		add(out, card->name_span, arena_printf(a, "captured on %s%s", phrase_date(w, a, first), of));
	else
		add(out, card->name_span,
		    arena_printf(a, "%zu captures, the first of %s, the last of %s%s", n, phrase_date(w, a, first),
		                 phrase_date(w, a, last), of));
}

void
lenses_of(struct lenses *out, struct workspace *w, struct arena *a, const struct source *file)
{
	const struct file_cards *cards = workspace_cards(w, file->path);

	for (size_t i = 0; cards && i < cards->n; i++) {
		const struct card *card = cards->cards[i];

		if (card->hidden)
			continue;
		if (strcmp(card->kind, "provision") == 0) {
			const struct node *body = workspace_body(w, a, card);

			add_clause(out, w, a, card);
			if (body)
				add_mappings(out, w, a, card, body);
		} else if (strcmp(card->kind, "obligation") == 0) {
			add_obligation(out, w, a, card);
		} else if (strcmp(card->kind, "document") == 0) {
			add_captures(out, w, a, card);
		} else if (strcmp(card->unit->kind, "lock") != 0 && strcmp(card->kind, "project") != 0) {
			add(out, card->name_span, phrase_uses(a, card));
		}
	}
}

/* ---- hints ---- */

static bool
is_in(struct span span, struct span part)
{
	return span.from >= part.from && span.to <= part.to;
}

/* what a duty, clause or place is called, behind its id */
static void
add_titles(struct lenses *out, struct arena *a, const struct card *card, struct span part)
{
	for (size_t i = 0; i < card->nrefs; i++) {
		const struct ref *ref = &card->refs[i];

		if (!ref->to || !ref->kind || strcmp(ref->field, "condition") == 0 || !is_in(ref->span, part))
			continue;
		add(out, ref->span, phrase_short(a, phrase_name(a, ref->to), 50));
	}
}

/* whether a day is written as counted from another event */
static bool
is_counted(const char *on)
{
	return on && strchr(on, '+');
}

static void
add_days(struct lenses *out, struct workspace *w, struct arena *a, const struct card *card, const struct node *body,
         struct span part)
{
	const struct node *known = node_get(card->facts, "history"), *history = node_get(body, "history");

	for (const struct node *e = history ? history->first : NULL; e; e = e->next) {
		const struct node *on = node_get(e, "on"), *event = NULL;
		char day[DATE_TEXT];
		struct date date;

		if (!on || !is_counted(on->text) || !is_in(on->span, part))
			continue;
		for (const struct node *k = known ? known->first : NULL; k && !event; k = k->next)
			event = node_is(k, "on", on->text) && node_text(e, "event") &&
			                        node_is(k, "event", node_text(e, "event"))
			                ? k
			                : NULL;
		if (!event)
			continue;
		date = force_effect(known, event);
		if (date.first == date.last)
			add(out, on->span, phrase_date(w, a, arena_string(a, day_text(date.first, day))));
	}
}

void
lenses_hints(struct lenses *out, struct workspace *w, struct arena *a, const struct source *file, struct span part)
{
	const struct file_cards *cards = workspace_cards(w, file->path);

	for (size_t i = 0; cards && i < cards->n; i++) {
		const struct card *card = cards->cards[i];

		if (card->hidden || strcmp(card->unit->kind, "lock") == 0)
			continue;
		add_titles(out, a, card, part);
		if (node_get(card->facts, "history")) {
			const struct node *body = workspace_body(w, a, card);

			if (body)
				add_days(out, w, a, card, body, part);
		}
	}
}
