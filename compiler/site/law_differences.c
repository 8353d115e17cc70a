/* What comes to be another law between two days, or by an edit: whether an obligation is in force, in which wording, and
 * whether it was known on the day at all. Whoever is bound. */
#include <string.h>

#include "../base/text.h"
#include "../pages/builder.h"
#include "differing.h"

/* one obligation in the law of a day */
struct standing_law {
	struct subject subject;
	struct force force;
	const struct node *version;
};

static struct standing_law
law_of(const struct state *s, struct arena *a, struct clock *clock, const struct card *obligation)
{
	struct standing_law l = {.subject = {.arena = a, .clock = clock, .obligation = obligation, .law = obligation->unit,
	                                     .place = node_get(obligation->unit->facts, "jurisdiction")->to}};

	*clock = s->analysis->clock;
	l.version = l.subject.version = force_version(&l.subject);
	l.force = force_of_all(a, clock, obligation);
	return l;
}

/* whether graces and rulings stand as they stood; the state alone does not say it */
static bool
same_reasons(const struct pairing *p, const struct node *left, const struct node *right)
{
	const struct node *l = left->first, *r = right->first;

	for (; l && r && pairing_same_reason(p, l, r); l = l->next, r = r->next)
		;
	return !l && !r;
}

static bool
same_law(const struct pairing *p, const struct standing_law *a, const struct standing_law *b)
{
	return a->force.state == b->force.state && pairing_same(p, a->version, b->version) &&
	       same_reasons(p, a->force.because, b->force.because);
}

/* the events of the days between the two, as what has been, or seen from the later day as what is undone */
static void
say_events(struct differing *d, struct node *list, const struct standing_law *right)
{
	int32_t from = d->s->left.analysis->clock.day, to = d->s->right.analysis->clock.day;

	for (const struct law_event *e = force_events(&right->subject); e; e = e->next)
		if (e->date.first > from && e->date.last <= to && (e->change == LAW_WORDED || e->change == LAW_UNWORDED || e->change == LAW_AMENDED))
			force_say(&right->subject, list, e, false);
}

static unsigned
causes_of(const struct differing *d, const struct standing_law *left, const struct standing_law *middle,
          const struct standing_law *right)
{
	unsigned causes = 0;

	if (!middle)
		return d->days ? d->maps ? CAUSE_LAW | d->edit : CAUSE_LAW : d->edit;
	if (d->days && !same_law(&d->day, left, middle))
		causes |= CAUSE_LAW;
	if (d->maps && !same_law(&d->map, middle, right))
		causes |= d->edit;
	return causes ? causes : d->edit;
}

static bool
is_grace(const struct node *because)
{
	return because->first && starts_with(node_text(because->first, "code"), "grace.");
}

static void
add_law(struct differing *d, struct arena *a, const struct standing_law *left, const struct standing_law *right, unsigned causes)
{
	const struct card *obligation = right->subject.obligation;
	bool state = left->force.state != right->force.state, version = !pairing_same(&d->all, left->version, right->version);
	struct state_difference *one = differing_add(d, SECTION_FORCE, causes, obligation);
	struct node *because = differing_only(a, &d->all, right->force.because, left->force.because, false);
	struct node *r = differing_list(d->arena, state     ? REASON_DIFFERS_FORCE
	                                          : version ? REASON_DIFFERS_WORDING
	                                          : is_grace(because) ? REASON_DIFFERS_GRACE
	                                                    : REASON_DIFFERS_STATE_OF_LAW)->first;

	differing_article(d->arena, r, obligation);
	if (state) {
		one->was = force_state_name(left->force.state);
		one->now = force_state_name(right->force.state);
		reason_text(d->arena, r, "was", one->was);
		reason_text(d->arena, r, "now", one->now);
	}
	say_events(d, because, right);
	one->weight = state ? right->force.state == FORCE_IN_FORCE ? 30 : 20 : 10;
	one->says = r;
	one->because = node_copy(d->arena, because);
	if (!because->first)
		one->before = differing_only(d->arena, &d->all, left->force.because, right->force.because, true);
}

static void
compare_law(struct differing *d, const struct card *was, const struct card *now)
{
	const struct card *between = !d->days ? was : !d->maps ? now : pairing_left(&d->map, now);
	struct clock clocks[3];
	struct arena a = {0};
	struct standing_law left = law_of(&d->s->left, &a, &clocks[0], was), right = law_of(&d->s->right, &a, &clocks[1], now), middle;

	if (!same_law(&d->all, &left, &right)) {
		if (between)
			middle = law_of(&d->s->middle, &a, &clocks[2], between);
		add_law(d, &a, &left, &right, causes_of(d, &left, between ? &middle : NULL, &right));
	}
	arena_free(&a);
}

/* a unit that is known as of one of the days only; day is the other one */
static void
add_known(struct differing *d, const struct card *card, int32_t day)
{
	struct node *r = differing_list(d->arena, REASON_DIFFERS_KNOWN)->first;
	char text[DATE_TEXT];

	differing_article(d->arena, r, card);
	reason_text(d->arena, r, "day", arena_string(d->arena, day_text(day, text)));
	differing_add(d, SECTION_FORCE, CAUSE_LAW, card)->says = r;
}

/* what is in a unit that is not known itself is not told again */
static void
compare_known(struct differing *d)
{
	const struct pairing *p = &d->day;

	for (size_t i = 0; i < p->right->n; i++)
		if (!pairing_left(p, p->right->cards[i]) && (!p->right->cards[i]->outer || pairing_left(p, p->right->cards[i]->outer)))
			add_known(d, p->right->cards[i], d->s->left.analysis->clock.day);
	for (size_t i = 0; i < p->left->n; i++)
		if (!pairing_right(p, p->left->cards[i]) && (!p->left->cards[i]->outer || pairing_right(p, p->left->cards[i]->outer)))
			add_known(d, p->left->cards[i], d->s->right.analysis->clock.day);
}

void
differing_law(struct differing *d)
{
	struct kind obligations = cards_of(d->all.right, "obligation");

	for (size_t i = 0; i < obligations.n; i++) {
		const struct card *left = pairing_left(&d->all, obligations.cards[i]);

		if (left)
			compare_law(d, left, obligations.cards[i]);
	}
	if (d->days)
		compare_known(d);
}
