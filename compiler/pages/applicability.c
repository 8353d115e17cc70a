#include <stdlib.h>
#include <string.h>

#include "../law/relate.h"
#include "builder.h"

/* Does this law reach us: service by instrument, as an index, for one platform, and on a law's page. */

static bool
has_duty(const struct analysis *an, const struct card *law)
{
	const struct node *obligations = node_get(law->facts, "obligations");

	for (const struct node *o = obligations ? obligations->first : NULL; o; o = o->next)
		if (reach_law_duty(an->model, law, o))
			return true;
	return false;
}

/* the laws with a duty that binds somebody, or those without */
static struct cards
laws_by_duty(const struct analysis *an, bool with)
{
	struct kind laws = cards_of(an->model, "regulation");
	struct cards c = {0};

	for (size_t i = 0; i < laws.n; i++)
		if (has_duty(an, laws.cards[i]) == with)
			cards_put(&c, laws.cards[i]);
	return c;
}

struct node *
put_ways(struct builder *b, struct node *parent, const char *key, const struct reach_ways *w)
{
	struct node *n = put_map(b, parent, key);

	for (int value = TRI_YES; value >= TRI_NO; value--)
		put_count(b, n, tri_name((enum tri)value), w->n[value]);
	put_count(b, n, "in-force", w->in_force);
	put_count(b, n, "of", w->of);
	return n;
}

/* those that apply also by whom they bind */
static void
put_ways_by_whom(struct builder *b, struct node *parent, const char *key, const struct reach_ways *w)
{
	struct node *n = put_ways(b, parent, key, w);

	put_count(b, n, "service", w->service);
	put_count(b, n, "people", w->n[TRI_YES] - w->service);
}

/* ---- the index: services and laws, each with counts by answer ---- */

/* of a service over all laws, or of a law over all services */
static struct reach_ways
ways_of(struct builder *b, const struct card *card)
{
	bool is_law = strcmp(card->kind, "regulation") == 0;
	struct cards others = is_law ? all_services(b->analysis) : laws_by_duty(b->analysis, true);
	struct reach_ways sum = {0};

	for (size_t i = 0; i < others.n; i++) {
		struct reach_ways w = reach_law(b->analysis->model, &b->clock, is_law ? others.all[i] : card,
		                                is_law ? card : others.all[i]);

		reach_count(&sum, reach_answer(&w), w.service > 0, w.in_force > 0);
	}
	free(others.all);
	return sum;
}

void
entry_reach(struct builder *b, struct node *entry, const struct card *card)
{
	struct reach_ways w = ways_of(b, card);

	if (strcmp(card->kind, "regulation") == 0)
		put_link(b, entry, "within", node_get(card->facts, "jurisdiction")->to);
	else
		put_link(b, entry, "within", card->unit);
	put_ways_by_whom(b, entry, "answers", &w);
}

void
build_applicability(struct builder *b)
{
	struct cards services = all_services(b->analysis);
	struct reach_ways all = {0};

	for (size_t i = 0; i < services.n; i++) {
		struct reach_ways w = ways_of(b, services.all[i]);

		for (int value = TRI_NO; value <= TRI_YES; value++)
			all.n[value] += w.n[value];
		all.service += w.service;
		all.in_force += w.in_force;
		all.of += w.of;
	}
	put_ways_by_whom(b, b->root, "answers", &all);
	put_cards(b, "services", services);
	put_cards(b, "laws-with-duties", laws_by_duty(b->analysis, true));
	put_cards(b, "laws-without-duties", laws_by_duty(b->analysis, false));
}

size_t
longest_of_applicability(const struct analysis *an, const struct page *page)
{
	(void)page;
	return size_larger(count_and_free(all_services(an)), cards_of(an->model, "regulation").n);
}

/* ---- one law for one service ---- */

struct law_for_service {
	const struct card *law, *service;
	struct reach_ways ways;
	size_t order;
};

static int
rank(const struct law_for_service *c)
{
	return 2 * (int)reach_answer(&c->ways) + (c->ways.service > 0);
}

/* what binds the service, what binds people only, what is open, what does not; then as the laws and services come */
static int
by_answer(const void *left, const void *right)
{
	const struct law_for_service *a = left, *b = right;
	int first = rank(b) - rank(a);

	return first ? first : a->order < b->order ? -1 : a->order > b->order;
}

static void
count_cell(struct reach_ways *w, const struct law_for_service *c)
{
	reach_count(w, reach_answer(&c->ways), c->ways.service > 0, c->ways.in_force > 0);
}

static struct law_for_service *
cells_of(struct builder *b, struct cards laws, struct cards services)
{
	struct law_for_service *cells = mem_grow(NULL, (laws.n * services.n + 1) * sizeof *cells);
	size_t n = 0;

	for (size_t l = 0; l < laws.n; l++)
		for (size_t s = 0; s < services.n; s++, n++)
			cells[n] = (struct law_for_service){laws.all[l], services.all[s],
			                         reach_law(b->analysis->model, &b->clock, services.all[s], laws.all[l]), n};
	if (n)
		qsort(cells, n, sizeof *cells, by_answer);
	return cells;
}

/* of what applies: whether it binds the service, or only people who use it, as far as is determined */
static void
put_answer(struct builder *b, struct node *n, enum tri value, bool service)
{
	node_put(b->arena, n, "answer", tri_name(value));
	if (value == TRI_YES)
		node_put(b->arena, n, "binds", service ? "service" : "people");
}

static struct node *
put_cell(struct builder *b, struct node *list, const struct law_for_service *c)
{
	struct node *n = put_map(b, list, NULL);

	put_answer(b, n, reach_answer(&c->ways), c->ways.service > 0);
	put_link(b, n, "law", c->law);
	put_field(b, n, "type", c->law, "type");
	put_link(b, n, "place", node_get(c->law->facts, "jurisdiction")->to);
	put_link(b, n, "service", c->service);
	put_link(b, n, "platform", c->service->unit);
	put_ways_by_whom(b, n, "duties", &c->ways);
	return n;
}

/* one duty of a cell: whom it binds and why, and whether it is in force */
static void
put_duty(struct builder *b, struct node *list, const struct subject *s, const struct application *a,
         const struct force *force)
{
	struct node *n = put_map(b, list, NULL);

	put_answer(b, n, a->value, a->platform == TRI_YES);
	node_put(b->arena, n, "platform", tri_name(a->platform));
	node_put(b->arena, n, "users", tri_name(a->users));
	put_link(b, n, "obligation", s->obligation);
	put_copy(b, n, "citation", apply_field(s, "citation"));
	put_force(b, n, force, true);
	put_reasons(n, "because", a->because);
	put_reasons(n, "needs", a->value == TRI_UNKNOWN ? a->needs : node_list(b->arena));
}

static void
put_duties(struct builder *b, struct node *cell, const struct law_for_service *c)
{
	const struct node *obligations = node_get(c->law->facts, "obligations");
	struct node *used = node_map(b->arena), *needs = node_list(b->arena), *because = node_list(b->arena);
	struct node *list = put_list(b, cell, "by");
	struct reach_ways service = {0}, people = {0};

	for (const struct node *o = obligations ? obligations->first : NULL; o; o = o->next) {
		const struct card *obligation = reach_law_duty(b->analysis->model, c->law, o);
		struct subject s;
		struct application a;
		struct force force;

		if (!obligation)
			continue;
		s = reach_subject(b->arena, &b->clock, c->service, obligation);
		s.used = used;
		a = reach_duty(&s, PARTY_ANY);
		force = relate_force(&s);
		reach_count(&service, a.platform, true, reach_in_force(&force));
		reach_count(&people, a.users, false, reach_in_force(&force));
		put_duty(b, list, &s, &a, &force);
		reason_merge(b->arena, a.value == TRI_UNKNOWN ? needs : because, a.value == TRI_UNKNOWN ? a.needs : a.because);
	}
	put_ways(b, cell, "of-service", &service);
	put_ways(b, cell, "of-people", &people);
	if (reach_answer(&c->ways) == TRI_NO)
		put_reasons(cell, "because", because);
	if (used->first)
		node_add(cell, "used", used);
	put_reasons(cell, "needs", needs);
}

/* What would have to be found out, each once, with the number of open duties that it bears on: most
 * first. That one of several is settled need not settle the duty. */
struct ask {
	const struct node *need;
	size_t n, order;
};

static int
by_count(const void *left, const void *right)
{
	const struct ask *a = left, *b = right;

	return a->n != b->n ? (a->n > b->n ? -1 : 1) : a->order < b->order ? -1 : a->order > b->order;
}

struct asks {
	struct node *needs; /* each once; all[i] is of the i-th */
	struct ask *all;
	size_t n, cap;
};

static void
ask(struct builder *b, struct asks *asks, const struct node *need)
{
	const struct node *known = reason_find(asks->needs, need);
	size_t i = 0;

	while (i < asks->n && asks->all[i].need != known)
		i++;
	if (i == asks->n) {
		asks->all = mem_room(asks->all, asks->n++, &asks->cap, sizeof *asks->all);
		asks->all[i] = (struct ask){node_add(asks->needs, NULL, node_copy(b->arena, need)), 0, i};
	}
	asks->all[i].n++;
}

static void
put_asks(struct builder *b, struct asks *asks)
{
	struct node *list = put_list(b, b->root, "asks");

	if (asks->n)
		qsort(asks->all, asks->n, sizeof *asks->all, by_count);
	for (size_t i = 0; i < asks->n; i++) {
		struct node *n = put_map(b, list, NULL);

		put_count(b, n, "duties", asks->all[i].n);
		node_add(put_list(b, n, "needs"), NULL, node_copy(b->arena, asks->all[i].need));
	}
	free(asks->all);
}

static void
ask_law(struct builder *b, struct asks *asks, const struct card *law, const struct card *service)
{
	for (const struct node *o = node_get(law->facts, "obligations")->first; o; o = o->next) {
		const struct card *obligation = reach_law_duty(b->analysis->model, law, o);
		struct subject s;
		struct application a;

		if (!obligation)
			continue;
		s = reach_subject(b->arena, &b->clock, service, obligation);
		a = reach_duty(&s, PARTY_ANY);
		for (const struct node *need = a.value == TRI_UNKNOWN ? a.needs->first : NULL; need; need = need->next)
			ask(b, asks, need);
	}
}

/* over all laws and services of the platform, whichever part of the page this is */
static void
build_asks(struct builder *b, struct cards laws, struct cards services)
{
	struct asks asks = {.needs = node_list(b->arena)};

	for (size_t l = 0; l < laws.n; l++)
		for (size_t i = 0; i < services.n; i++)
			ask_law(b, &asks, laws.all[l], services.all[i]);
	put_asks(b, &asks);
}

void
build_applicability_platform(struct builder *b)
{
	struct cards laws = laws_by_duty(b->analysis, true), services = services_of(b->analysis, b->page->card);
	struct law_for_service *cells = cells_of(b, laws, services);
	size_t n = laws.n * services.n, first = b->page->part * b->page->size;
	struct node *list;
	struct reach_ways all = {0};

	for (size_t i = 0; i < n; i++)
		count_cell(&all, &cells[i]);
	put_shown(b, b->page->card);
	put_ways_by_whom(b, b->root, "answers", &all);
	list = put_list(b, b->root, "reach");
	for (size_t i = first; i < n && i < first + b->page->size; i++)
		put_duties(b, put_cell(b, list, &cells[i]), &cells[i]);
	if (b->page->part == 0)
		build_asks(b, laws, services);
	free(cells);
	free(laws.all);
	free(services.all);
}

size_t
longest_of_applicability_platform(const struct analysis *an, const struct page *page)
{
	return count_and_free(laws_by_duty(an, true)) * count_and_free(services_of(an, page->card));
}

/* ---- on the page of a law ---- */

void
put_reach_of_law(struct builder *b, const struct card *law)
{
	struct cards laws = {0}, services = all_services(b->analysis);
	size_t first = b->page->part * b->page->size;
	struct law_for_service *cells;
	struct reach_ways all = {0};
	struct node *list;

	if (has_duty(b->analysis, law))
		cards_put(&laws, law);
	cells = cells_of(b, laws, services);
	for (size_t i = 0; i < laws.n * services.n; i++)
		count_cell(&all, &cells[i]);
	if (laws.n) {
		put_ways_by_whom(b, b->root, "answers", &all);
		list = put_list(b, b->root, "reach");
		for (size_t i = first; i < services.n && i < first + b->page->size; i++)
			put_cell(b, list, &cells[i]);
	}
	free(cells);
	free(laws.all);
	free(services.all);
}

size_t
longest_of_reach(const struct analysis *an, const struct card *law)
{
	return has_duty(an, law) ? count_and_free(all_services(an)) : 0;
}
