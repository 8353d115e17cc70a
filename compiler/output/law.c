#include "builder.h"

#include <stdlib.h>
#include <string.h>

#include "../model/link.h"

static struct cards
provisions_of_regulation(const struct edition *ed, const struct card *regulation)
{
	const struct node *obligations = node_get(regulation->facts, "obligations");
	struct cards c = {0};

	for (const struct node *o = obligations ? obligations->first : NULL; o; o = o->next)
		cards_naming(&c, link_find(ed->model, "obligation", node_text(o, "obligation"), regulation), "provision",
		             "obligation");
	cards_sort(&c);
	return c;
}

static struct cards
authorities_of(const struct edition *ed, const struct card *regulation)
{
	const struct node *obligations = node_get(regulation->facts, "obligations");
	struct cards c = {0};

	for (const struct node *o = obligations ? obligations->first : NULL; o; o = o->next)
		cards_naming(&c, link_find(ed->model, "obligation", node_text(o, "obligation"), regulation), "authority",
		             "obligation");
	cards_sort(&c);
	return c;
}

static struct cards
provisions_flagged(const struct edition *ed, const struct card *place)
{
	struct kind provisions = cards_of(ed->model, "provision");
	struct cards c = {0};

	for (size_t i = 0; i < provisions.n; i++)
		if (verdict_flag(ed->verdicts, provisions.cards[i], place) != FLAG_NONE)
			cards_put(&c, provisions.cards[i]);
	return c;
}

static struct cards
regulations_of(const struct card *place)
{
	struct cards c = {0};

	cards_naming(&c, place, "regulation", "jurisdiction");
	return c;
}

/* the law on the day, whoever is bound */
static void
put_states(struct builder *b, const struct card *law)
{
	const struct node *obligations = node_get(law->facts, "obligations");
	struct node *states = put_list(b, b->root, "states");

	for (const struct node *o = obligations ? obligations->first : NULL; o; o = o->next) {
		const struct card *obligation = link_find(b->edition->model, "obligation", node_text(o, "obligation"), law);
		struct subject s = {.arena = b->arena, .clock = &b->clock, .obligation = obligation, .law = law,
		                    .place = node_get(law->facts, "jurisdiction")->to};
		struct force f = force_on(&s);
		struct node *standing = put_map(b, states, NULL);
		struct cards provisions = {0};

		s.version = force_version(&s);
		put_link(b, standing, "obligation", obligation);
		put_copy(b, standing, "citation", apply_field(&s, "citation"));
		put_field(b, standing, "deontic", obligation, "deontic");
		put_version(b, standing, s.version);
		put_force(b, standing, &f, false);
		if (node_get(obligation->facts, "excerpts"))
			put_evidence(b, standing, obligation);
		put_reasons(standing, "upcoming", f.upcoming);
		cards_naming(&provisions, obligation, "provision", "obligation");
		put_count(b, standing, "provisions", count_and_free(provisions));
	}
}

/* What was adopted after the day is not law as of it: it is left out of a law's body. */
static void
cut_later(struct builder *b, struct node *of, const struct card *card)
{
	static const char *const lists[] = {"history", "grace", "versions", "impediments"};

	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
		struct node *list = node_get(of, lists[i]), *next;

		for (struct node *n = list ? list->first : NULL; n; n = next) {
			next = n->next;
			if (force_known(&b->clock, card, n) == TRI_NO)
				node_drop(list, n);
		}
		if (list && !list->first)
			node_drop(of, list);
	}
}

void
cut_law(struct builder *b, struct node *body, const struct card *law)
{
	struct node *obligations = node_get(body, "obligations");

	cut_later(b, body, law);
	for (struct node *o = obligations ? obligations->first : NULL; o; o = o->next)
		cut_later(b, o, link_find(b->edition->model, "obligation", node_text(o, "obligation"), law));
}

void
build_regulation(struct builder *b)
{
	put_subject(b);
	if (b->page->part == 0 && !b->problem)
		cut_law(b, node_get(b->root, "regulation"), b->page->card);
	if (b->page->part == 0)
		put_states(b, b->page->card);
	put_reach_of_law(b, b->page->card);
	put_history(b);
	put_cards(b, "provisions", provisions_of_regulation(b->edition, b->page->card));
	put_cards(b, "authorities", authorities_of(b->edition, b->page->card));
	if (count_and_free(changes_of(b->page->card)))
		put_cards(b, "changes", changes_of(b->page->card));
}

size_t
longest_of_regulation(const struct edition *ed, const struct card *card)
{
	return larger(larger(count_captures(card), longest_of_reach(ed, card)),
	              count_and_free(provisions_of_regulation(ed, card)));
}

static struct cards
authorities_in(const struct card *place)
{
	struct cards c = {0};

	cards_naming(&c, place, "authority", "jurisdiction");
	return c;
}

void
build_jurisdiction(struct builder *b)
{
	put_subject(b);
	clock_narrow(&b->clock, &b->edition->verdicts->clock); /* which are flagged turns on all of them */
	put_cards(b, "regulations", regulations_of(b->page->card));
	put_cards(b, "authorities", authorities_in(b->page->card));
	put_cards(b, "provisions", provisions_flagged(b->edition, b->page->card));
}

size_t
longest_of_jurisdiction(const struct edition *ed, const struct card *card)
{
	return larger(larger(count_and_free(regulations_of(card)), count_and_free(authorities_in(card))),
	              count_and_free(provisions_flagged(ed, card)));
}

/* ---- authorities ---- */

void
build_authority(struct builder *b)
{
	put_subject(b);
}

/* ---- the timeline ---- */

/* an event on its way into the timeline */
struct moment {
	struct date date;
	const char *on, *event, *by;
	const struct card *card;
	size_t order;
};

struct moments {
	struct clock *clock; /* events adopted after the day are left out */
	struct moment *all;
	size_t n, cap;
};

static void
add_moment(struct moments *ms, struct moment m)
{
	if (m.date.first == DAY_MIN)
		return;
	m.order = ms->n;
	ms->all = mem_room(ms->all, ms->n, &ms->cap, sizeof *ms->all);
	ms->all[ms->n++] = m;
}

/* events of a history; their days may be counted from another event of it */
static void
add_history(struct moments *ms, const struct card *card)
{
	const struct node *history = node_get(card->facts, "history");

	for (const struct node *n = history ? history->first : NULL; n; n = n->next)
		if (force_known(ms->clock, card, n) != TRI_NO)
			add_moment(ms, (struct moment){force_effect(history, n), node_text(n, "on"), node_text(n, "event"),
			                               node_text(n, "by"), card, 0});
}

/* one date of each item of a list; what it is, is said by the field `event` or by the word given */
static void
add_fields(struct moments *ms, const struct card *card, const char *list, const char *date, const char *field,
           const char *word, const char *by)
{
	const struct node *n = node_get(card->facts, list);
	struct date d;

	for (n = n ? n->first : NULL; n; n = n->next)
		if (node_text(n, date) && date_parse(node_text(n, date), &d) && force_known(ms->clock, card, n) != TRI_NO)
			add_moment(ms, (struct moment){d, node_text(n, date), word ? word : node_text(n, field), node_text(n, by), card, 0});
}

/* what became of a case, as far as it had by the day */
static void
add_authority(struct moments *ms, const struct card *card)
{
	const struct node *n = node_get(card->facts, "history");
	struct date d;

	for (n = n ? n->first : NULL; n; n = n->next)
		if (date_parse(node_text(n, "on"), &d) && clock_reached(ms->clock, d) != TRI_NO)
			add_moment(ms, (struct moment){d, node_text(n, "on"), "authority", node_text(n, "what"), card, 0});
}

static int
by_date(const void *left, const void *right)
{
	const struct moment *a = left, *b = right;

	if (a->date.first != b->date.first)
		return a->date.first < b->date.first ? -1 : 1;
	return a->order < b->order ? -1 : a->order > b->order;
}

static void
gather_moments(const struct edition *ed, struct moments *ms)
{
	struct kind laws = cards_of(ed->model, "regulation"), duties = cards_of(ed->model, "obligation");
	struct kind authorities = cards_of(ed->model, "authority");

	for (size_t i = 0; i < laws.n; i++)
		add_history(ms, laws.cards[i]);
	for (size_t i = 0; i < duties.n; i++) {
		add_history(ms, duties.cards[i]);
		add_fields(ms, duties.cards[i], "grace", "until", NULL, "grace-end", "by");
		add_fields(ms, duties.cards[i], "impediments", "from", "type", NULL, "court");
		add_fields(ms, duties.cards[i], "impediments", "until", NULL, "impediment-end", "court");
		add_fields(ms, duties.cards[i], "versions", "from", NULL, "version", "by");
	}
	for (size_t i = 0; i < authorities.n; i++)
		add_authority(ms, authorities.cards[i]);
	if (ms->n)
		qsort(ms->all, ms->n, sizeof *ms->all, by_date);
}

size_t
longest_of_timeline(const struct edition *ed, const struct card *card)
{
	struct clock clock = ed->clock;
	struct moments ms = {.clock = &clock};

	(void)card;
	gather_moments(ed, &ms);
	free(ms.all);
	return ms.n;
}

void
build_timeline(struct builder *b)
{
	struct moments ms = {.clock = &b->clock};
	struct node *timeline = put_list(b, b->root, "timeline");

	gather_moments(b->edition, &ms);
	for (size_t i = b->page->part * PAGE_PART; i < ms.n && i < (b->page->part + 1) * PAGE_PART; i++) {
		const struct moment *m = &ms.all[i];
		char day[DATE_TEXT];
		struct node *n = put_map(b, timeline, NULL);

		node_put(b->arena, n, "on", strstr(m->on, " + ") ? arena_string(b->arena, date_text(m->date, day)) : m->on);
		node_put(b->arena, n, "event", m->event);
		put_link(b, n, "unit", m->card);
		put_field(b, n, "citation", m->card, node_get(m->card->facts, "short") ? "short" : "citation");
		node_put(b->arena, n, "by", m->by);
	}
	free(ms.all);
}
