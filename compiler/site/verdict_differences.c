/* What comes out differently of mappings, each for one service: bands, flags, reviews; and mappings themselves. */
#include <stdlib.h>
#include <string.h>

#include "../base/text.h"
#include "../law/fingerprint.h"
#include "../law/place.h"
#include "../pages/builder.h"
#include "differing.h"

enum { NAMED = 4 }; /* of several units that one sentence is about; the others are counted */

/* one mapping for one service that differs in something, or is on one side only */
struct unlike {
	enum difference_section section;
	unsigned causes;
	int weight;
	struct difference_mapping of;
	bool band; /* another band, and not only how sure */
	const char *was, *now;
	struct node *says_was, *says_now; /* lists of a part of a sentence; NULL where only conditions differ */
	struct node *because, *before;
	const char *key;      /* the same for all of which the same is said */
	const char *services; /* those of the same key and obligation */
};

struct unlikes {
	struct differing *d;
	struct unlike *all;
	size_t n, cap;
};

/* ---- the same mapping on the other side ---- */

/* which of the mappings of its clause to the same obligation a mapping is */
static size_t
place_of(const struct verdict *v)
{
	const struct node *mappings = node_get(v->provision->facts, "mappings");
	size_t place = 0;

	for (const struct node *m = mappings->first; m && m != v->mapping; m = m->next)
		place += judge_counts(m) && node_get(m, "obligation")->to == v->obligation;
	return place;
}

static const struct verdict *
find_verdict(const struct verdicts *in, const struct card *provision, const struct card *obligation, const struct card *service,
             size_t place)
{
	if (!provision || !obligation || !service)
		return NULL;
	for (size_t i = in->first[provision->order]; i < in->first[provision->order + 1]; i++)
		if (in->all[i].obligation == obligation && in->all[i].service == service && place_of(&in->all[i]) == place)
			return &in->all[i];
	return NULL;
}

static const struct verdict *
verdict_left(const struct pairing *p, const struct state *left, const struct verdict *v)
{
	return v ? find_verdict(left->analysis->verdicts, pairing_left(p, v->provision), pairing_left(p, v->obligation),
	                        pairing_left(p, v->service), place_of(v)) : NULL;
}

static const struct verdict *
verdict_right(const struct pairing *p, const struct state *right, const struct verdict *v)
{
	return v ? find_verdict(right->analysis->verdicts, pairing_right(p, v->provision), pairing_right(p, v->obligation),
	                        pairing_right(p, v->service), place_of(v)) : NULL;
}

/* one mapping in the three states; NULL where it is not */
struct three {
	const struct verdict *left, *middle, *right;
};

static struct three
three_of(const struct differing *d, const struct verdict *left, const struct verdict *right)
{
	struct three t = {left, NULL, right};

	t.middle = !d->days ? left : !d->maps ? right : right ? verdict_left(&d->map, &d->s->middle, right)
	                                              : verdict_right(&d->day, &d->s->middle, left);
	return t;
}

/* ---- what comes out ---- */

/* who is told of, and how high; of what is conditional the highest that can come out */
static int
band_of(const struct verdict *v)
{
	enum bearer bearer = v ? verdict_bearer(v) : BEARER_NOBODY;

	return bearer == BEARER_NOBODY ? NOT_RATED : v->could[bearer];
}

static bool
is_sure(const struct verdict *v)
{
	return band_of(v) == NOT_RATED || rests_established(&v->rests);
}

static bool
same_band(const struct verdict *a, const struct verdict *b)
{
	if (!a || !b)
		return !a && !b;
	return a->standing == b->standing && band_of(a) == band_of(b) && verdict_bearer(a) == verdict_bearer(b);
}

static bool
same_result(const struct verdict *a, const struct verdict *b)
{
	return same_band(a, b) && (!a || is_sure(a) == is_sure(b));
}

static bool
same_flag(const struct verdict *a, const struct verdict *b)
{
	return a && b ? a->flag == b->flag && a->lead == b->lead : !a && !b;
}

static bool
same_review(const struct verdict *a, const struct verdict *b)
{
	return a && b ? a->review == b->review : !a && !b;
}

/* in halves of a band: what is rated before what could be so */
static int
height_of(const struct verdict *v)
{
	int band = v ? band_of(v) : NOT_RATED;

	return band == NOT_RATED ? 0 : 2 * (band + 1) + (v->standing == STANDING_RATED);
}

static bool
is_high(const struct verdict *v)
{
	return v && v->standing == STANDING_RATED && v->bearer == BEARER_PLATFORM && v->exposure >= 2;
}

/* what is worse comes first, and of that what ends highest */
static int
weight_of(int was, int now)
{
	return (now > was ? 1000 : 0) + 10 * now + was;
}

static const char *
result_name(const struct verdict *v)
{
	return !v ? "not-mapped" : v->standing == STANDING_RATED ? exposure_name(v->exposure) : standing_name(v->standing);
}

/* "high, borne by the user, not established" */
static struct node *
say_result(struct arena *a, const struct verdict *v, unsigned causes)
{
	static const enum reason_code codes[STANDINGS] = {
		REASON_DIFFERS_RATED, REASON_DIFFERS_NOTHING, REASON_DIFFERS_COULD, REASON_DIFFERS_OPEN, REASON_DIFFERS_UNRATABLE};
	struct node *list = differing_list(a, v                     ? codes[v->standing]
	                                       : causes == CAUSE_LAW ? REASON_DIFFERS_NO_LAW
	                                                             : REASON_DIFFERS_NOT_MAPPED);

	if (!v || band_of(v) == NOT_RATED)
		return list;
	reason_text(a, list->first, "band", exposure_name(band_of(v)));
	reason_text(a, list->first, "bearer", bearer_name(verdict_bearer(v)));
	reason_count(a, list->first, "own", verdict_bearer(v) == BEARER_PLATFORM);
	reason_count(a, list->first, "sure", is_sure(v));
	return list;
}

static struct node *
say_term(struct arena *a, enum reason_code code, const char *name, const char *word)
{
	struct node *list = differing_list(a, code);

	reason_text(a, list->first, name, word);
	return list;
}

/* ---- why ---- */

/* the smallest sets of facts with which the highest band comes out, one reason each */
static void
add_conditions(struct arena *a, struct node *list, const struct judgement *j)
{
	const struct conditional *c = j->conditional;

	for (const struct node *set = c && c->nresults ? sets_list(a, &c->highest)->first : NULL; set; set = set->next) {
		struct node *r = reason_add(a, list, REASON_STANDS_IF);

		reason_text(a, r, "exposure", exposure_name(c->results[0].band));
		reason_text(a, r, "bearer", bearer_name(c->results[0].bearer));
		reason_all(a, r, "literals", set);
	}
}

/* what a judgement rests on, in three kinds: the law, whom it binds, and the steps to the band or flag */
struct verdict_grounds {
	struct node *law, *bound, *steps;
};

/* What only repeats a result is no reason for it. */
static struct node *
without_repeats(struct arena *a, const struct node *reasons)
{
	static const char *const repeats[] = {"flag.active", "flag.challenged", "flag.conditional", "flag.ended", "flag.does-not-apply",
	                                      "flag.upcoming-start", "flag.upcoming-grace", "rate.undetermined", "rate.does-not-apply",
	                                      "rate.matrix", "rate.no-law", "rate.whichever"};
	struct node *list = node_list(a);

	for (const struct node *r = reasons->first; r; r = r->next) {
		size_t i = 0;

		while (i < sizeof repeats / sizeof *repeats && !node_is(r, "code", repeats[i]))
			i++;
		if (i == sizeof repeats / sizeof *repeats)
			node_add(list, NULL, node_copy(a, r));
	}
	return list;
}

static struct verdict_grounds
grounds_of(struct arena *a, const struct judgement *j, enum difference_section section)
{
	struct verdict_grounds g = {j->force.because, j->application.because, NULL};

	g.steps = without_repeats(a, section == SECTION_FLAGS ? j->flag_because : j->rate_because);
	if (section == SECTION_BANDS)
		add_conditions(a, g.steps, j);
	return g;
}

static struct judgement
judge_verdict(const struct state *s, struct arena *a, const struct verdict *v)
{
	struct clock clock = s->analysis->clock;

	return judge(s->analysis->model, a, &clock, v->provision, v->mapping, v->service);
}

/* what is needed on one side and not on the other, as one reason */
static void
say_needs(struct arena *a, struct node *list, const struct pairing *p, const struct judgement *of, const struct judgement *other,
          bool of_is_left)
{
	struct node *own = node_list(a), *others = node_list(a), *only;

	judge_needs(of, own);
	judge_needs(other, others);
	only = differing_only(a, p, own, others, of_is_left);
	if (only->first)
		differing_listed(a, reason_add(a, list, REASON_DIFFERS_OPEN_FACTS), "what", only);
}

/* whether the rule that gives bands is another */
static bool
rule_differs(const struct differing *d)
{
	struct kind left = cards_of(d->map.left, "rating"), right = cards_of(d->map.right, "rating");

	return left.n && right.n && !pairing_same(&d->map, left.cards[0]->facts, right.cards[0]->facts);
}

/* that what is recorded of an obligation, or of its law, was edited, in what a result can rest on */
static void
say_law_edited(const struct differing *d, struct arena *a, struct node *list, const struct card *law)
{
	static const char decide[] = " type jurisdiction reach relations history duty deontic binds when exceptions grace versions impediments "
	                             "enforcement contract ";
	struct node *fields = differing_fields(a, &d->map, pairing_left(&d->map, law), law), *told = node_list(a), *r;

	for (const struct node *f = fields->first; f; f = f->next)
		if (strstr(decide, arena_printf(a, " %s ", node_text(reason_argument(f, "field"), "value"))))
			node_add(told, NULL, node_copy(a, f));
	if (!told->first)
		return;
	r = reason_add(a, list, REASON_DIFFERS_LAW_EDITED);
	differing_article(a, r, law);
	differing_listed(a, r, "fields", told);
}

/* what is told as a difference of its own, as a sentence among others */
static void
say_whole(struct arena *a, struct node *list, const struct node *reason)
{
	struct node *one = node_list(a);

	node_add(one, NULL, node_copy(a, reason));
	reason_all(a, reason_add(a, list, REASON_DIFFERS_SENTENCE), "what", one);
}

/* what an author says of the mapping, where that differs */
static void
say_mapped(struct arena *a, struct node *list, const struct verdict *left, const struct verdict *right, const char *field,
           enum reason_code code)
{
	const char *was = node_text(left->mapping, field), *now = node_text(right->mapping, field);
	struct node *r;

	if (text_is(was, now))
		return;
	r = reason_add(a, list, code);
	reason_text(a, r, "was", was);
	reason_text(a, r, "now", now);
}

/* Of what is recorded of places, only that of the place of the law, of its parts and of what it is a part of counts. */
static bool
is_near(const struct node *reason, const struct card *place)
{
	const struct node *arg = reason_argument(reason, "place");
	const struct card *of = arg ? node_get(arg, "value")->to : NULL;

	return !of || place_within(of, place) || place_within(place, of);
}

/* the edits that the two judgements looked at */
static void
say_edits(struct differing *d, struct arena *a, struct node *list, const struct verdict *left, const struct verdict *right,
          const struct judgement *was, const struct judgement *now)
{
	const struct pairing *p = &d->all;
	struct node *recorded = node_list(a);

	differing_recorded(a, recorded, p, right->service, was->subject.used, now->subject.used);
	differing_recorded(a, recorded, p, right->provision->parent, left->provision->parent->facts, right->provision->parent->facts);
	for (const struct node *r = recorded->first; r; r = r->next)
		if (is_near(r, now->subject.place) && d->edit != CAUSE_ASSUMED)
			say_whole(a, list, r);
		else if (is_near(r, now->subject.place) && !list->first) /* what is assumed is said once, of all */
			reason_add(a, list, REASON_DIFFERS_RESTS);
	say_mapped(a, list, left, right, "relation", REASON_DIFFERS_MAPPED);
	say_mapped(a, list, left, right, "confidence", REASON_DIFFERS_TRUSTED);
	if (rule_differs(d))
		reason_add(a, list, REASON_EDITION_RULE);
	say_law_edited(d, a, list, right->obligation);
	say_law_edited(d, a, list, right->obligation->unit);
}

static void
say_of_all(struct differing *d, struct arena *a, struct node *list)
{
	char day[DATE_TEXT];

	if (d->days && !d->maps)
		reason_text(a, reason_add(a, list, REASON_DIFFERS_DAY), "day",
		            arena_string(a, day_text(d->s->right.analysis->clock.day, day)));
	else
		reason_add(a, list, REASON_EDITION_NOT_TRACED);
}

/* What holds on one side only. Where the law says it all, or who is bound does, the steps that follow from it are left out;
 * and so are they where there were none on the other side, unless nothing else says why. */
static void
say_grounds(struct arena *a, struct node *list, const struct pairing *p, const struct verdict_grounds *of,
            const struct verdict_grounds *other, bool of_is_left, bool steps)
{
	struct node *own = differing_only(a, p, of->law, other->law, of_is_left);

	reason_merge(a, own, differing_only(a, p, of->bound, other->bound, of_is_left));
	if (!own->first && steps)
		reason_merge(a, own, differing_only(a, p, of->steps, other->steps, of_is_left));
	reason_merge(a, list, own);
}

/* whether all edits are of the law */
static bool
is_law_only(const struct node *edits)
{
	for (const struct node *r = edits->first; r; r = r->next)
		if (!text_is(node_text(r, "code"), "differs.law-edited"))
			return false;
	return edits->first != NULL;
}

static void
explain_both(struct differing *d, struct unlike *u, const struct verdict *left, const struct verdict *right)
{
	struct arena a = {0};
	struct judgement was = judge_verdict(&d->s->left, &a, left), now = judge_verdict(&d->s->right, &a, right);
	struct verdict_grounds before = grounds_of(&a, &was, u->section), after = grounds_of(&a, &now, u->section);
	struct node *because = node_list(&a), *gone = node_list(&a);
	bool law = differing_only(&a, &d->all, after.law, before.law, false)->first;

	if (u->causes & CAUSE_LAW && !law && !differing_only(&a, &d->all, before.law, after.law, true)->first)
		u->causes = (u->causes & ~(unsigned)CAUSE_LAW) | CAUSE_DATE;
	if (u->causes & (CAUSE_MAP | CAUSE_ASSUMED))
		say_edits(d, &a, because, left, right, &was, &now);
	if (library_of(right->obligation) && is_law_only(because))
		u->causes = differing_by_library(u->causes);
	say_grounds(&a, because, &d->all, &after, &before, false, was.standing == now.standing);
	if (now.standing != STANDING_CONDITIONAL || u->section != SECTION_BANDS)
		say_needs(&a, because, &d->all, &now, &was, false);
	if (!law)
		say_needs(&a, gone, &d->all, &was, &now, true);
	if (!because->first && !gone->first)
		say_grounds(&a, because, &d->all, &after, &before, false, true);
	if (!because->first && !gone->first)
		say_grounds(&a, gone, &d->all, &before, &after, true, true);
	if (!because->first && !gone->first)
		say_of_all(d, &a, because);
	u->because = node_copy(d->arena, because);
	u->before = node_copy(d->arena, gone);
	arena_free(&a);
}

/* what is on one side only: it is in the sources of one of them, or law as of one of the days */
static void
explain_one(struct differing *d, struct unlike *u, const struct verdict *left, const struct verdict *right)
{
	const struct verdict *v = right ? right : left;
	const struct card *provision = right ? pairing_left(&d->all, v->provision) : pairing_right(&d->all, v->provision);
	const struct card *obligation = right ? pairing_left(&d->all, v->obligation) : pairing_right(&d->all, v->obligation);
	const struct card *service = right ? pairing_left(&d->all, v->service) : pairing_right(&d->all, v->service);
	enum reason_code code = !provision    ? right ? REASON_DIFFERS_CLAUSE_NEW : REASON_DIFFERS_CLAUSE_GONE
	                        : !obligation ? right ? REASON_DIFFERS_DUTY_NEW : REASON_DIFFERS_DUTY_GONE
	                        : !service    ? right ? REASON_DIFFERS_SERVICE_NEW : REASON_DIFFERS_SERVICE_GONE
	                        : right       ? REASON_DIFFERS_MAPPING_NEW
	                                      : REASON_DIFFERS_MAPPING_GONE;
	char day[DATE_TEXT];

	u->before = node_list(d->arena);
	if (u->causes != CAUSE_LAW) {
		u->because = differing_list(d->arena, code);
		return;
	}
	u->because = differing_list(d->arena, REASON_DIFFERS_NOT_ADOPTED);
	reason_text(d->arena, u->because->first, "day",
	            arena_string(d->arena, day_text((right ? &d->s->left : &d->s->right)->analysis->clock.day, day)));
}

/* ---- one difference ---- */

typedef bool same_fn(const struct verdict *a, const struct verdict *b);

static unsigned
causes_of(const struct differing *d, const struct three *t, same_fn *same)
{
	unsigned causes = 0;

	if (d->days && !same(t->left, t->middle))
		causes |= CAUSE_LAW;
	if (d->maps && !same(t->middle, t->right))
		causes |= d->edit;
	return causes ? causes : d->days && !d->maps ? CAUSE_LAW : d->edit;
}

static struct unlike *
add(struct unlikes *us, enum difference_section section, const struct three *t, same_fn *same)
{
	const struct verdict *v = t->right ? t->right : t->left;
	struct unlike *u;

	us->all = mem_room(us->all, us->n, &us->cap, sizeof *us->all);
	u = &us->all[us->n++];
	*u = (struct unlike){.section = section, .causes = causes_of(us->d, t, same), .of = {v->provision, v->obligation, v->service}};
	return u;
}

static void
explain(struct unlikes *us, struct unlike *u, const struct three *t)
{
	if (t->left && t->right)
		explain_both(us->d, u, t->left, t->right);
	else
		explain_one(us->d, u, t->left, t->right);
}

static void
add_result(struct unlikes *us, const struct three *t)
{
	bool rated = height_of(t->left) || height_of(t->right);
	struct unlike *u = add(us, rated || (t->left && t->right) ? SECTION_BANDS : SECTION_MAPPINGS, t, same_result);

	u->weight = weight_of(height_of(t->left), height_of(t->right));
	u->was = result_name(t->left);
	u->now = result_name(t->right);
	u->says_was = say_result(us->d->arena, t->left, u->causes);
	u->says_now = say_result(us->d->arena, t->right, u->causes);
	u->band = t->left && t->right && !same_band(t->left, t->right);
	explain(us, u, t);
}

static void
add_flag(struct unlikes *us, const struct three *t)
{
	struct unlike *u = add(us, SECTION_FLAGS, t, same_flag);

	u->weight = weight_of(t->left->lead, t->right->lead);
	u->was = flag_state_name(t->left->flag);
	u->now = flag_state_name(t->right->flag);
	u->says_was = say_term(us->d->arena, REASON_DIFFERS_STATE, "state", u->was);
	u->says_now = say_term(us->d->arena, REASON_DIFFERS_STATE, "state", u->now);
	explain(us, u, t);
}

static bool
same_sets(const struct sets *x, const struct sets *y)
{
	struct arena a = {0};
	bool same = reason_same(sets_list(&a, x), sets_list(&a, y));

	arena_free(&a);
	return same;
}

/* what it turns on, where the same can come out */
static bool
same_conditions(const struct verdict *a, const struct verdict *b)
{
	const struct conditional *x = a ? a->conditional : NULL, *y = b ? b->conditional : NULL;

	if (!x || !y || !x->nresults || !y->nresults)
		return !x == !y;
	return same_sets(&x->highest, &y->highest) && same_sets(&x->none, &y->none);
}

/* the same sets of facts can be named by other titles on the two sides */
static bool
pairs_sets(const struct differing *d, const struct sets *x, const struct sets *y)
{
	return pairing_same_reason(&d->all, sets_list(d->arena, x), sets_list(d->arena, y));
}

static bool
turns_otherwise(const struct differing *d, const struct three *t)
{
	const struct conditional *x = t->left->conditional, *y = t->right->conditional;

	if (!x || !y || !x->nresults || !y->nresults)
		return !same_conditions(t->left, t->right);
	return !pairs_sets(d, &x->highest, &y->highest) || !pairs_sets(d, &x->none, &y->none);
}

static void
add_conditional(struct unlikes *us, const struct three *t)
{
	struct unlike *u = add(us, SECTION_BANDS, t, same_conditions);

	u->weight = -1;
	u->was = u->now = standing_name(STANDING_CONDITIONAL);
	explain(us, u, t);
}

/* a review is of the mapping, whatever the service */
static const char *
review_name(enum review_state state)
{
	static const char *const names[REVIEW_STATES] = {"none", "suspect", "expired", "holds"};

	return names[state];
}

/* whether all parts that make a review suspect are the law's: an edit of the map touches none of them where that is a library's */
static bool
is_law_suspect(unsigned parts)
{
	const unsigned of_law = 1U << PART_WORDING | 1U << PART_EXCEPTIONS | 1U << PART_FORCE | 1U << PART_CONTRACT | 1U << PART_SANCTION;

	return parts && !(parts & ~of_law);
}

static void
add_review(struct unlikes *us, const struct three *t)
{
	struct unlike *u = add(us, SECTION_REVIEWS, t, same_review);
	struct arena a = {0};
	struct judgement now = judge_verdict(&us->d->s->right, &a, t->right);
	const struct node *q = now.qualifiers->first;

	if (u->causes & CAUSE_LAW)
		u->causes = (u->causes & ~(unsigned)CAUSE_LAW) | CAUSE_DATE;
	if (library_of(t->right->obligation) && is_law_suspect(now.suspect))
		u->causes = differing_by_library(u->causes);
	u->weight = REVIEW_STATES - (int)t->right->review;
	u->was = review_name(t->left->review);
	u->now = review_name(t->right->review);
	u->says_was = say_term(us->d->arena, REASON_DIFFERS_REVIEW, "review", u->was);
	u->says_now = say_term(us->d->arena, REASON_DIFFERS_REVIEW, "review", u->now);
	u->because = node_list(us->d->arena);
	u->before = node_list(us->d->arena);
	for (; q && t->right->review == REVIEW_SUSPECT; q = q->next)
		if (node_is(q, "code", reason_infos[REASON_QUALIFIER_SUSPECT].name))
			node_add(u->because, NULL, node_copy(us->d->arena, q));
	arena_free(&a);
}

/* what an author says of the mapping */
static void
add_field(struct unlikes *us, const struct three *t, const char *field, enum reason_code code)
{
	const char *was = node_text(t->left->mapping, field), *now = node_text(t->right->mapping, field);
	struct unlike *u;

	if (text_is(was, now))
		return;
	u = add(us, SECTION_MAPPINGS, t, same_result);
	u->causes = us->d->edit;
	u->was = was;
	u->now = now;
	u->says_was = say_term(us->d->arena, code, field, was);
	u->says_now = say_term(us->d->arena, code, field, now);
	u->because = node_list(us->d->arena);
	u->before = node_list(us->d->arena);
}

/* ---- counts ---- */

static struct platform_change *
of_platform(struct differing *d, const struct card *platform)
{
	struct differences *out = d->out;
	size_t i = 0;

	while (i < out->nplatforms && out->platforms[i].platform != platform)
		i++;
	if (i == out->nplatforms) {
		out->platforms = mem_grow(out->platforms, (i + 1) * sizeof *out->platforms);
		out->platforms[out->nplatforms++] = (struct platform_change){.platform = platform};
	}
	return &out->platforms[i];
}

static void
count_into(struct platform_change *p, const struct verdict *left, const struct verdict *right)
{
	p->of += left && right;
	p->added += !left;
	p->gone += !right;
	p->band += left && right && !same_band(left, right);
	p->up += left && right && height_of(right) > height_of(left);
	p->high += is_high(right) && !is_high(left);
	p->flag += left && right && !same_flag(left, right);
}

/* one: that of them which is there for certain */
static void
count(struct differing *d, const struct three *t, const struct verdict *one)
{
	const struct card *own = one->provision->parent->parent, *platform = t->right ? own : pairing_right(&d->all, own);

	count_into(of_platform(d, platform ? platform : own), t->left, t->right);
	count_into(&d->out->sum, t->left, t->right);
}

static int
by_high(const void *left, const void *right)
{
	const struct platform_change *a = left, *b = right;

	if (a->high != b->high)
		return a->high < b->high ? 1 : -1;
	if (a->up != b->up)
		return a->up < b->up ? 1 : -1;
	if (a->band != b->band)
		return a->band < b->band ? 1 : -1;
	return a->flag != b->flag ? a->flag < b->flag ? 1 : -1 : strcmp(a->platform->key, b->platform->key);
}

static void
keep_changed(struct differences *out)
{
	size_t n = 0;

	for (size_t i = 0; i < out->nplatforms; i++)
		if (out->platforms[i].band || out->platforms[i].flag || out->platforms[i].added || out->platforms[i].gone)
			out->platforms[n++] = out->platforms[i];
	out->nplatforms = n;
	if (n)
		qsort(out->platforms, n, sizeof *out->platforms, by_high);
}

/* ---- comparing ---- */

/* the first verdict of a mapping stands for what is said of the mapping alone */
static bool
is_first(const struct state *s, const struct verdict *v)
{
	const struct verdict *all = s->analysis->verdicts->all;

	return v == all || v[-1].mapping != v->mapping || v[-1].provision != v->provision;
}

/* Whether all that differs is that the words were seen: that is told of the clause, with how many mappings it concerns. */
static bool
is_seen_alone(const struct three *t)
{
	return same_band(t->left, t->right) && t->left->rests.seen != t->right->rests.seen;
}

static void
compare_both(struct unlikes *us, const struct three *t)
{
	if (!same_result(t->left, t->right) && !is_seen_alone(t))
		add_result(us, t);
	else if (turns_otherwise(us->d, t))
		add_conditional(us, t);
	if (!same_flag(t->left, t->right))
		add_flag(us, t);
	if (!is_first(&us->d->s->right, t->right))
		return;
	if (!same_review(t->left, t->right))
		add_review(us, t);
	add_field(us, t, "relation", REASON_DIFFERS_RELATION);
	add_field(us, t, "confidence", REASON_DIFFERS_CONFIDENCE);
}

static void
compare_all(struct unlikes *us)
{
	struct differing *d = us->d;
	const struct verdicts *left = d->s->left.analysis->verdicts, *right = d->s->right.analysis->verdicts;

	for (size_t i = 0; i < right->n; i++) {
		struct three t = three_of(d, verdict_left(&d->all, &d->s->left, &right->all[i]), &right->all[i]);

		count(d, &t, &right->all[i]);
		if (t.left)
			compare_both(us, &t);
		else
			add_result(us, &t);
	}
	for (size_t i = 0; i < left->n; i++) {
		struct three t;

		if (verdict_right(&d->all, &d->s->right, &left->all[i]))
			continue;
		t = three_of(d, &left->all[i], NULL);
		count(d, &t, &left->all[i]);
		add_result(us, &t);
	}
}

/* ---- the same said of several ---- */

static void
put_key(struct buf *b, const struct node *n)
{
	if (!n)
		return;
	buf_printf(b, "%s=%s%s(", n->key ? n->key : "", n->text ? n->text : "", n->to ? n->to->key : "");
	for (const struct node *c = n->first; c; c = c->next)
		put_key(b, c);
	buf_putc(b, ')');
}

static void
set_key(struct arena *a, struct unlike *u)
{
	struct buf b = {0};

	buf_printf(&b, "%d %u %d %s %s ", (int)u->section, u->causes, u->weight, u->was, u->now);
	put_key(&b, u->says_was);
	put_key(&b, u->says_now);
	put_key(&b, u->because);
	put_key(&b, u->before);
	u->key = arena_string(a, b.s);
	buf_free(&b);
}

static int
by_units(const struct unlike *a, const struct unlike *b)
{
	int order = strcmp(a->of.obligation->key, b->of.obligation->key);

	order = order ? order : strcmp(a->of.service->key, b->of.service->key);
	return order ? order : strcmp(a->of.provision->key, b->of.provision->key);
}

static int
by_key(const void *left, const void *right)
{
	const struct unlike *a = left, *b = right;
	int order = strcmp(a->key, b->key);

	return order ? order : by_units(a, b);
}

static int
by_services(const void *left, const void *right)
{
	const struct unlike *a = left, *b = right;
	int order = strcmp(a->key, b->key);

	order = order ? order : strcmp(a->services, b->services);
	return order ? order : by_units(a, b);
}

/* to all of the same key and obligation, for which services they are */
static void
set_services(struct arena *a, struct unlike *all, size_t n)
{
	struct buf b = {0};
	const char *services;

	for (size_t i = 0; i < n; i++)
		if (i == 0 || all[i].of.service != all[i - 1].of.service)
			buf_printf(&b, "%s ", all[i].of.service->key);
	services = arena_string(a, b.s);
	for (size_t i = 0; i < n; i++)
		all[i].services = services;
	buf_free(&b);
}

typedef const struct card *unit_of(const struct unlike *u);

/* the units of several mappings under one name, each once, as many as one reads in a sentence */
static void
put_units(struct arena *a, struct node *reason, const char *name, const struct unlike *all, size_t n, unit_of *unit,
          void (*put)(struct arena *a, struct node *list, const struct card *unit))
{
	struct table units = {0};
	struct node *list = node_list(a);

	for (size_t i = 0; i < n; i++)
		*table_put(&units, unit(&all[i])->key) = (void *)unit(&all[i]);
	for (size_t i = 0; i < units.n && (i < NAMED || units.n == NAMED + 1); i++)
		put(a, list, units.entries[i].value);
	if (units.n > NAMED + 1)
		reason_count(a, reason_add(a, list, REASON_DIFFERS_OTHERS), "n", units.n - NAMED);
	differing_listed(a, reason, name, list);
	table_free(&units);
}

static void
put_article(struct arena *a, struct node *list, const struct card *unit)
{
	differing_article(a, reason_add(a, list, REASON_DIFFERS_ARTICLE), unit);
}

static void
put_unit(struct arena *a, struct node *list, const struct card *unit)
{
	reason_card(a, reason_add(a, list, REASON_DIFFERS_UNIT), "unit", unit);
}

/* one clause by its title, of more how many they are */
static void
put_clauses(struct arena *a, struct node *reason, const struct unlike *all, size_t n)
{
	struct table units = {0};
	struct node *list = node_list(a);

	for (size_t i = 0; i < n; i++)
		*table_put(&units, all[i].of.provision->key) = (void *)all[i].of.provision;
	if (units.n == 1)
		reason_card(a, reason_add(a, list, REASON_DIFFERS_CLAUSE), "unit", all->of.provision);
	else
		reason_count(a, reason_add(a, list, REASON_DIFFERS_CLAUSES), "n", units.n);
	reason_all(a, reason, "clauses", list);
	table_free(&units);
}

static const struct card *
obligation_of(const struct unlike *u)
{
	return u->of.obligation;
}

static const struct card *
service_of(const struct unlike *u)
{
	return u->of.service;
}

static enum reason_code
sentence_of(const struct unlike *u)
{
	if (u->section == SECTION_REVIEWS || (u->section == SECTION_MAPPINGS && u->says_was && !text_is(u->was, "not-mapped") &&
	                                      !text_is(u->now, "not-mapped")))
		return REASON_DIFFERS_MAPPING;
	return u->says_was ? REASON_DIFFERS_RESULT : REASON_DIFFERS_CONDITIONS;
}

static void
put_group(struct differing *d, const struct unlike *all, size_t n)
{
	struct state_difference *one = differing_add(d, all->section, all->causes, NULL);
	enum reason_code code = sentence_of(all);
	struct node *r = differing_list(d->arena, code)->first;
	struct difference_mapping *mappings;

	put_units(d->arena, r, "articles", all, n, obligation_of, put_article);
	if (code != REASON_DIFFERS_MAPPING)
		put_units(d->arena, r, "services", all, n, service_of, put_unit);
	put_clauses(d->arena, r, all, n);
	if (all->says_was) {
		reason_all(d->arena, r, "was", all->says_was);
		reason_all(d->arena, r, "now", all->says_now);
	}
	ARENA_ARRAY(d->arena, mappings, n);
	for (size_t i = 0; i < n; i++)
		mappings[i] = all[i].of;
	one->weight = all->weight;
	one->subject = arena_printf(d->arena, "%s %s", all->services, all->of.obligation->key);
	one->was = all->was;
	one->now = all->now;
	one->says = r;
	one->because = all->because;
	one->before = all->before;
	one->mappings = mappings;
	one->nmappings = n;
}

static void
put_groups(struct unlikes *us)
{
	size_t same;

	for (size_t i = 0; i < us->n; i++)
		set_key(us->d->arena, &us->all[i]);
	if (us->n)
		qsort(us->all, us->n, sizeof *us->all, by_key);
	for (size_t i = 0; i < us->n; i += same) {
		for (same = 1; i + same < us->n && us->all[i].of.obligation == us->all[i + same].of.obligation &&
		               strcmp(us->all[i].key, us->all[i + same].key) == 0;)
			same++;
		set_services(us->d->arena, us->all + i, same);
	}
	if (us->n)
		qsort(us->all, us->n, sizeof *us->all, by_services);
	for (size_t i = 0; i < us->n; i += same) {
		for (same = 1; i + same < us->n && strcmp(us->all[i].key, us->all[i + same].key) == 0 &&
		               strcmp(us->all[i].services, us->all[i + same].services) == 0;)
			same++;
		put_group(us->d, us->all + i, same);
	}
}

/* ---- counsel's own ---- */

static void
compare_assessed(struct differing *d)
{
	struct kind provisions = cards_of(d->map.right, "provision");

	for (size_t i = 0; i < provisions.n; i++) {
		const struct card *right = provisions.cards[i], *left = pairing_left(&d->map, right);
		const char *was = left ? node_text(node_get(left->facts, "assessed"), "exposure") : NULL;
		const char *now = node_text(node_get(right->facts, "assessed"), "exposure");
		struct state_difference *one;
		struct node *r;

		if (!left || (was && now ? strcmp(was, now) == 0 : !was && !now))
			continue;
		one = differing_add(d, SECTION_BANDS, d->edit, right);
		one->was = was;
		one->now = now;
		r = differing_list(d->arena, REASON_DIFFERS_ASSESSED)->first;
		reason_card(d->arena, r, "clause", right);
		reason_text(d->arena, r, "was", was ? was : "no-assessment");
		reason_text(d->arena, r, "now", now ? now : "no-assessment");
		one->says = r;
	}
}

void
differing_verdicts(struct differing *d)
{
	struct unlikes us = {.d = d};

	compare_all(&us);
	for (size_t i = 0; i < us.n; i++)
		d->out->by[us.all[i].causes] += us.all[i].band;
	put_groups(&us);
	compare_assessed(d);
	keep_changed(d->out);
	free(us.all);
}
