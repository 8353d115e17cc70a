#include "phrases.h"

#include <string.h>

#include "../base/text.h"
#include "../law/force.h"
#include "../law/judge.h"

const char *
phrase_plural(size_t n)
{
	return n == 1 ? "" : "s";
}

const char *
phrase_short(struct arena *a, const char *text, size_t most)
{
	struct buf out = {0};
	const char *copy;
	size_t shown = 0, length;
	uint32_t cp;

	for (const char *s = text; *s && shown < most; s += length) {
		if (!(length = utf8_decode(s, strlen(s), &cp)))
			length = 1;
		if (*s == '\n' || *s == ' ') {
			if (out.n && out.s[out.n - 1] != ' ') {
				buf_putc(&out, ' ');
				shown++;
			}
			continue;
		}
		buf_add(&out, s, length);
		if (++shown == most && s[length])
			buf_puts(&out, "…");
	}
	while (out.n && out.s[out.n - 1] == ' ')
		out.n--;
	copy = arena_copy(a, out.s ? out.s : "", out.n);
	buf_free(&out);
	return copy;
}

const char *
phrase_name(struct arena *a, const struct card *card)
{
	const char *law;

	if (strcmp(card->kind, "obligation") != 0 || !card->citation)
		return card->title ? card->title : card->called;
	law = node_text(card->unit->whole, "short");
	if (law && starts_with(card->citation, law)) /* it names the law itself */
		return card->citation;
	return arena_printf(a, "%s %s", law ? law : card->unit->called, card->citation);
}

const char *
phrase_word(struct workspace *w, struct arena *a, const char *scope, const char *word)
{
	struct words *words = workspace_words(w);
	struct buf out = {0};
	char *copy;

	if (words) {
		words_term(words, &out, scope, word, NULL);
		copy = arena_string(a, out.s ? out.s : "");
		buf_free(&out);
		return copy;
	}
	copy = arena_string(a, word);
	for (char *c = copy; *c; c++)
		*c = *c == '-' ? ' ' : *c;
	return copy;
}

const char *
phrase_date(struct workspace *w, struct arena *a, const char *date)
{
	struct words *words = workspace_words(w);
	struct buf out = {0};
	const char *said = date;

	if (words && words_date(words, &out, date, NULL))
		said = arena_string(a, out.s);
	buf_free(&out);
	return said;
}

const char *
phrase_state(struct workspace *w, struct arena *a, const struct card *obligation)
{
	const struct node *place = node_get(obligation->unit->facts, "jurisdiction");
	struct clock clock = w->c.analysis.clock;
	struct subject s = {.arena = a,
	                    .clock = &clock,
	                    .obligation = obligation,
	                    .law = obligation->unit,
	                    .place = place ? place->to : NULL};

	if (!w->fine || !s.place || obligation->hidden || strcmp(obligation->kind, "obligation") != 0)
		return NULL;
	s.today = true;
	return phrase_word(w, a, "state", force_state_name(force_on(&s).state));
}

/* the mappings of clauses to a duty; a clause is among those that name it as often as it does */
static size_t
count_mappings(const struct card *obligation)
{
	struct referrers from = cards_from(obligation, "provision");
	size_t n = 0;

	for (size_t i = 0; i < from.n; i++) {
		const struct node *mappings =
			i && from.cards[i] == from.cards[i - 1] ? NULL : node_get(from.cards[i]->facts, "mappings");

		for (const struct node *m = mappings ? mappings->first : NULL; m; m = m->next)
			n += node_get(m, "obligation") && node_get(m, "obligation")->to == obligation;
	}
	return n;
}

const char *
phrase_uses(struct arena *a, const struct card *card)
{
	size_t mappings = strcmp(card->kind, "obligation") == 0 ? count_mappings(card) : 0;

	if (mappings)
		return arena_printf(a, "%zu mapping%s", mappings, phrase_plural(mappings));
	return card->nfrom ? arena_printf(a, "%zu reference%s", card->nfrom, phrase_plural(card->nfrom)) : NULL;
}

/* ---- results ---- */

/* "high, borne by the platform"; what can come out at most where that turns on facts that are not recorded */
static const char *
judged(struct workspace *w, struct arena *a, const struct judgement *j)
{
	const struct conditional *c = j->conditional;

	if (j->standing == STANDING_RATED)
		return arena_printf(a, "%s, borne by the %s", exposure_name(j->exposure),
		                    j->bearer ? j->bearer : "platform");
	if (j->standing == STANDING_CONDITIONAL && c && c->nresults && c->results[0].band != NOT_RATED)
		return arena_printf(a, "up to %s, depends on %zu fact%s not recorded",
		                    exposure_name(c->results[0].band), c->unknowns, phrase_plural(c->unknowns));
	return phrase_word(w, a, "standing", standing_name(j->standing));
}

static bool
can_be_judged(const struct workspace *w, const struct card *provision, const struct node *mapping)
{
	const struct node *obligation = node_get(mapping, "obligation");

	return w->fine && !provision->hidden && provision->parent && provision->parent->parent && obligation &&
	       obligation->to && !obligation->to->hidden && judge_counts(mapping);
}

const char *
phrase_result(struct workspace *w, struct arena *a, const struct card *provision, const struct node *mapping)
{
	const struct card *service;
	struct buf out = {0};
	const char *said, *last = "";

	if (!can_be_judged(w, provision, mapping))
		return NULL;
	for (size_t i = 0; (service = judge_service(&w->c.model, provision->parent, i)); i++) {
		struct clock clock = w->c.analysis.clock;
		struct judgement j = judge(&w->c.model, a, &clock, provision, mapping, service);
		const char *one = judged(w, a, &j);

		if (strcmp(one, last) == 0)
			continue;
		buf_printf(&out, "%s%s", out.n ? "; " : "", one);
		last = one;
	}
	said = out.n ? arena_string(a, out.s) : NULL;
	buf_free(&out);
	return said;
}
