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
		put_force(b, standing, &f, false);
		cards_naming(&provisions, obligation, "provision", "obligation");
		put_count(b, standing, "provisions", count_and_free(provisions));
	}
}

void
build_regulation(struct builder *b)
{
	put_subject(b);
	if (b->page->part == 0)
		put_states(b, b->page->card);
	put_cards(b, "provisions", provisions_of_regulation(b->edition, b->page->card));
}

size_t
longest_of_regulation(const struct edition *ed, const struct card *card)
{
	return count_and_free(provisions_of_regulation(ed, card));
}

void
build_jurisdiction(struct builder *b)
{
	put_subject(b);
	clock_narrow(&b->clock, &b->edition->verdicts->clock); /* which are flagged turns on all of them */
	put_cards(b, "regulations", regulations_of(b->page->card));
	put_cards(b, "provisions", provisions_flagged(b->edition, b->page->card));
}

size_t
longest_of_jurisdiction(const struct edition *ed, const struct card *card)
{
	return larger(count_and_free(regulations_of(card)), count_and_free(provisions_flagged(ed, card)));
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
	struct moment *all;
	size_t n, cap;
};

static void
add_moment(struct moments *ms, const struct card *card, const char *on, const char *event, const char *by)
{
	struct moment m = {DATE_UNKNOWN, on, event, by, card, ms->n};

	if (!on || !date_parse(on, &m.date) || m.date.first == DAY_MIN)
		return;
	ms->all = mem_room(ms->all, ms->n, &ms->cap, sizeof *ms->all);
	ms->all[ms->n++] = m;
}

static void
add_fields(struct moments *ms, const struct card *card, const char *list, const char *date, const char *event)
{
	const struct node *n = node_get(card->facts, list);

	for (n = n ? n->first : NULL; n; n = n->next)
		add_moment(ms, card, node_text(n, date), event ? event : node_text(n, "event") ? node_text(n, "event")
		                                                                              : node_text(n, "type"),
		           node_text(n, "by") ? node_text(n, "by") : node_text(n, "court"));
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
gather_moments(struct builder *b, struct moments *ms)
{
	struct kind laws = cards_of(b->edition->model, "regulation"), duties = cards_of(b->edition->model, "obligation");

	for (size_t i = 0; i < laws.n; i++)
		add_fields(ms, laws.cards[i], "history", "on", NULL);
	for (size_t i = 0; i < duties.n; i++) {
		add_fields(ms, duties.cards[i], "history", "on", NULL);
		add_fields(ms, duties.cards[i], "grace", "until", "grace-end");
		add_fields(ms, duties.cards[i], "impediments", "from", NULL);
		add_fields(ms, duties.cards[i], "impediments", "until", "impediment-end");
		add_fields(ms, duties.cards[i], "versions", "from", "version");
	}
	if (ms->n)
		qsort(ms->all, ms->n, sizeof *ms->all, by_date);
}

size_t
longest_of_timeline(const struct edition *ed, const struct card *card)
{
	struct builder b = {.edition = ed};
	struct moments ms = {0};

	(void)card;
	gather_moments(&b, &ms);
	free(ms.all);
	return ms.n;
}

void
build_timeline(struct builder *b)
{
	struct moments ms = {0};
	struct node *timeline = put_list(b, b->root, "timeline");

	gather_moments(b, &ms);
	for (size_t i = b->page->part * PAGE_PART; i < ms.n && i < (b->page->part + 1) * PAGE_PART; i++) {
		const struct moment *m = &ms.all[i];
		struct node *n = put_map(b, timeline, NULL);

		node_put(b->arena, n, "on", m->on);
		node_put(b->arena, n, "event", m->event);
		put_link(b, n, "unit", m->card);
		put_field(b, n, "citation", m->card, "citation");
		node_put(b->arena, n, "by", m->by);
	}
	free(ms.all);
}
