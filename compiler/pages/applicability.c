#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "../law/relate.h"
#include "builder.h"
#include "followed.h"

/* Does this law reach us: service by instrument, as an index, for one platform, and on a law's page. */

static bool
has_duty(const struct analysis *an, const struct card *law)
{
	return reach_duties(an->verdicts->reach, law).n > 0;
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

	put_count(b, n, "yes", w->n[REACH_SERVICE] + w->n[REACH_PEOPLE]);
	put_count(b, n, "undetermined", w->n[REACH_OPEN]);
	put_count(b, n, "no", w->n[REACH_NOT]);
	put_count(b, n, "in-force", w->in_force);
	put_count(b, n, "of", w->of);
	return n;
}

/* those that apply also by whom they bind */
static void
put_ways_by_whom(struct builder *b, struct node *parent, const char *key, const struct reach_ways *w)
{
	struct node *n = put_ways(b, parent, key, w);

	put_count(b, n, "service", w->n[REACH_SERVICE]);
	put_count(b, n, "people", w->n[REACH_PEOPLE]);
}

/* ---- the index: services and laws, each with counts by answer ---- */

static struct reach_ways
reach_of_law(struct builder *b, const struct card *service, const struct card *law)
{
	return reach_kept(b->analysis->verdicts->reach, &b->clock, service, law);
}

/* of a service over all laws, or of a law over all services */
static struct reach_ways
ways_of(struct builder *b, const struct card *card)
{
	bool is_law = strcmp(card->kind, "regulation") == 0;
	struct cards others = is_law ? all_services(b->analysis) : laws_by_duty(b->analysis, true);
	struct reach_ways sum = {0};

	for (size_t i = 0; i < others.n; i++) {
		struct reach_ways w = reach_of_law(b, is_law ? others.all[i] : card, is_law ? card : others.all[i]);

		reach_count(&sum, reach_answer(&w), w.in_force > 0);
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

		for (enum reach answer = REACH_NOT; answer < REACHES; answer++)
			all.n[answer] += w.n[answer];
		all.in_force += w.in_force;
		all.of += w.of;
	}
	put_ways_by_whom(b, b->root, "answers", &all);
	if (!cards_of(b->analysis->model, "obligation").n) /* a line of zeros each would say nothing */
		services.n = 0;
	put_cards(b, "services", services);
	put_cards(b, "laws-with-duties", laws_by_duty(b->analysis, true));
	put_cards(b, "laws-without-duties", laws_by_duty(b->analysis, false));
}

void
pages_prepare(const struct analysis *an, bool tasks)
{
	struct cards services = all_services(an), laws = laws_by_duty(an, true);
	struct clock ignored = an->clock;

	for (size_t s = 0; s < services.n; s++)
		for (size_t l = 0; l < laws.n; l++)
			reach_kept(an->verdicts->reach, &ignored, services.all[s], laws.all[l]);
	free(services.all);
	free(laws.all);
	if (tasks)
		todos_kept(an);
}

void
gathered_free(struct gathered *gathered)
{
	todos_free(gathered->todos);
	dated_free(gathered->dated);
	addressed_free(gathered->addressed);
	documents_free(gathered->documents);
	naming_free(gathered->naming);
	*gathered = (struct gathered){0};
}

size_t
longest_of_applicability(const struct analysis *an, const struct page *page)
{
	(void)page;
	return size_larger(cards_of(an->model, "obligation").n ? count_and_free(all_services(an)) : 0, cards_of(an->model, "regulation").n);
}

/* ---- one law for one service ---- */

struct law_for_service {
	const struct card *law, *service;
	struct reach_ways ways;
	size_t order;
};

static void
count_cell(struct reach_ways *w, const struct law_for_service *c)
{
	reach_count(w, reach_answer(&c->ways), c->ways.in_force > 0);
}

/* the i-th of all, law after law */
static struct law_for_service
cell_of(struct builder *b, struct cards laws, struct cards services, size_t i)
{
	const struct card *law = laws.all[i / services.n], *service = services.all[i % services.n];

	return (struct law_for_service){law, service, reach_of_law(b, service, law), i};
}

/* what binds the service, what is open, what binds people only, what does not; each as the laws and services come */
static struct law_for_service *
cells_of(struct builder *b, struct cards laws, struct cards services)
{
	size_t n = laws.n * services.n, k = 0;
	struct law_for_service *cells = mem_grow(NULL, n * sizeof *cells), *all = mem_grow(NULL, n * sizeof *all);

	for (size_t i = 0; i < n; i++)
		all[i] = cell_of(b, laws, services, i);
	for (int answer = REACH_SERVICE; answer >= REACH_NOT; answer--)
		for (size_t i = 0; i < n; i++)
			if ((int)reach_answer(&all[i].ways) == answer)
				cells[k++] = all[i];
	free(all);
	return cells;
}

/* of what applies: whether it binds the service, or only people who use it */
static void
put_answer(struct builder *b, struct node *n, enum reach answer)
{
	node_put(b->arena, n, "answer", reach_binds(answer) ? "yes" : answer == REACH_OPEN ? "undetermined" : "no");
	if (reach_binds(answer))
		node_put(b->arena, n, "binds", answer == REACH_SERVICE ? "service" : "people");
}

static struct node *
put_cell(struct builder *b, struct node *list, const struct law_for_service *c)
{
	struct node *n = put_map(b, list, NULL);

	put_answer(b, n, reach_answer(&c->ways));
	put_link(b, n, "law", c->law);
	put_field(b, n, "short", c->law, "short");
	put_field(b, n, "type", c->law, "type");
	put_link(b, n, "place", node_get(c->law->facts, "jurisdiction")->to);
	put_link(b, n, "service", c->service);
	put_link(b, n, "platform", c->service->unit);
	put_ways_by_whom(b, n, "duties", &c->ways);
	return n;
}

/* one duty that applies: whom it binds, and whether it is in force */
static void
put_duty(struct builder *b, struct node *list, const struct card *service, const struct card *obligation, enum reach answer)
{
	struct node *n = put_map(b, list, NULL);

	put_answer(b, n, answer);
	put_link(b, n, "obligation", obligation);
	node_put(b->arena, n, "citation", obligation->citation);
	node_put(b->arena, n, "state", force_state_name(reach_force(b->analysis->verdicts->reach, &b->clock, service, obligation)));
}

/* What would have to be found out, each once, with the number of open duties that it bears on: most
 * first, then as laws, services and duties come. That one of several is settled need not settle the duty. */
struct ask {
	const struct node *need;
	size_t n;
	uint64_t first; /* where it is met first, */
	const struct node *says; /* as it is said there: roles of two laws may have one name */
};

static int
by_count(const void *left, const void *right)
{
	const struct ask *a = left, *b = right;

	return a->n != b->n ? (a->n > b->n ? -1 : 1) : a->first < b->first ? -1 : a->first > b->first;
}

struct asks {
	struct node *needs; /* each once; all[i] is of the i-th */
	struct ask *all;
	size_t n, cap;
};

static void
ask(struct builder *b, struct asks *asks, const struct node *need, uint64_t at)
{
	const struct node *known = reason_find(asks->needs, need);
	size_t i = 0;

	while (i < asks->n && asks->all[i].need != known)
		i++;
	if (i == asks->n) {
		asks->all = mem_room(asks->all, asks->n++, &asks->cap, sizeof *asks->all);
		asks->all[i] = (struct ask){node_add(asks->needs, NULL, node_copy(b->arena, need)), 0, UINT64_MAX, NULL};
	}
	asks->all[i].n++;
	if (at >= asks->all[i].first)
		return;
	asks->all[i].first = at;
	asks->all[i].says = node_copy(b->arena, need);
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
		node_add(put_list(b, n, "needs"), NULL, node_copy(b->arena, asks->all[i].says));
	}
	free(asks->all);
}

/* the open duty of a law that is nearest to an answer for a service */
struct nearest_duty {
	const struct card *obligation; /* NULL: none */
	bool service;                  /* it may bind the service */
	struct node *needs;
	size_t n;                      /* how many they are */
};

/* whether one duty is nearer to an answer for the service than another: it may bind the service, and less is needed */
static void
take_nearest(struct builder *b, struct nearest_duty *nearest, const struct card *obligation, bool service, const struct node *needs)
{
	size_t n = node_count(needs);

	if (nearest->obligation && (service != nearest->service ? nearest->service : n >= nearest->n))
		return;
	*nearest = (struct nearest_duty){obligation, service, node_copy(b->arena, needs), n};
}

/* where the parts of a row are put, and what is gathered from all */
struct reach_row {
	const struct law_for_service *cell;
	enum reach answer;
	struct node *because, *by;
	struct nearest_duty nearest;
	struct asks *asks;
};

/* one duty of which it is open whom it binds */
static void
ask_of_duty(struct builder *b, struct reach_row *row, const struct card *obligation, size_t number, bool service)
{
	struct arena a = {0};
	struct node *needs = reach_needs(b->analysis->verdicts->reach, &a, &b->clock, row->cell->service, obligation);
	uint64_t at = ((uint64_t)row->cell->order << 32) + ((uint64_t)number << 12);

	if (row->answer == REACH_OPEN)
		take_nearest(b, &row->nearest, obligation, service, needs);
	for (const struct node *need = needs->first; need; need = need->next)
		ask(b, row->asks, need, at++);
	arena_free(&a);
}

/* one other duty, with reasons; what is only found on the way is not kept */
static void
put_one_duty(struct builder *b, struct reach_row *row, const struct card *obligation, enum reach own)
{
	struct arena a = {0};

	if (own == row->answer)
		reason_merge(b->arena, row->because,
		             reach_because(b->analysis->verdicts->reach, &a, &b->clock, row->cell->service, obligation));
	if (reach_binds(own))
		put_duty(b, row->by, row->cell->service, obligation, own);
	arena_free(&a);
}

/* Why a law is answered as it is: where it applies, the reasons of the duties that do; where it does not, those of all. Of
 * one that is open, what the duty turns on that needs least to be settled. */
static void
put_duties(struct builder *b, struct node *cell, const struct law_for_service *c, struct asks *asks)
{
	struct reach_memo *memo = b->analysis->verdicts->reach;
	struct some_cards duties = reach_duties(memo, c->law);
	struct reach_row row = {.cell = c, .answer = reach_answer(&c->ways), .because = put_list(b, cell, "because"),
	                  .by = put_list(b, cell, "by"), .asks = asks};
	const struct conditional *turns;

	for (size_t i = 0; i < duties.n; i++) {
		struct reach_answer known = reach_asked(memo, &b->clock, c->service, duties.all[i], PARTY_ANY);
		enum reach own = reach_of(&known.application);

		if (own == REACH_OPEN)
			ask_of_duty(b, &row, duties.all[i], i, known.application.platform == TRI_UNKNOWN);
		else if (own != REACH_NOT || row.answer == REACH_NOT) /* that one does not apply is no reason where another does, or may */
			put_one_duty(b, &row, duties.all[i], own);
	}
	if (!row.nearest.obligation)
		return;
	put_reasons(cell, "needs", row.nearest.needs);
	if ((turns = reach_condition(b->arena, &b->clock, c->service, row.nearest.obligation, PARTY_ANY)))
		put_turning(b, cell, turns);
}

/* an argument that differs from law to law and from service to service where all else is the same */
static bool
is_own(const struct node *arg)
{
	return node_is(arg, "name", "service") || node_is(arg, "name", "place");
}

/* two reasons that differ at most in the service and the place they name, and where that is said, in the document */
static bool
is_like(const struct node *a, const struct node *b, bool of_documents)
{
	const struct node *x = node_get(a, "args") ? node_get(a, "args")->first : NULL;
	const struct node *y = node_get(b, "args") ? node_get(b, "args")->first : NULL;

	if (!node_is(a, "code", node_text(b, "code")))
		return false;
	for (; x && y; x = x->next, y = y->next)
		if (!is_own(x) && !(of_documents && node_is(x, "name", "document")) && !node_is(x, "value", node_text(y, "value")))
			return false;
	return !x && !y;
}

static bool
are_like(const struct node *a, const struct node *b)
{
	const struct node *x = a ? a->first : NULL, *y = b ? b->first : NULL;

	while (x && y && is_like(x, y, false)) {
		x = x->next;
		y = y->next;
	}
	return !x && !y;
}

/* whether a row says of its law and service what another says of its own; of people only the first reason is shown, and
 * the document is that of the service */
static bool
is_likewise(const struct node *a, const struct node *b)
{
	const struct node *x = node_get(a, "because"), *y = node_get(b, "because");

	if (!node_is(a, "answer", node_text(b, "answer")) || !node_get(a, "binds") != !node_get(b, "binds"))
		return false;
	if (node_is(a, "binds", "people") && node_is(b, "binds", "people"))
		return x && y && x->first && y->first && is_like(x->first, y->first, true);
	return !node_get(a, "binds") && are_like(x, y) && are_like(node_get(a, "needs"), node_get(b, "needs"));
}

/* a row of its own, or one more law and service in a row that says the same */
static void
put_row(struct builder *b, struct node *list, const struct law_for_service *c, struct asks *asks)
{
	struct node *cell = put_cell(b, list, c), *row = list->first, *one;

	put_duties(b, cell, c, asks);
	while (row != cell && !is_likewise(row, cell))
		row = row->next;
	if (row == cell)
		return;
	one = put_map(b, node_get(row, "likewise") ? node_get(row, "likewise") : put_list(b, row, "likewise"), NULL);
	put_link(b, one, "law", c->law);
	put_link(b, one, "service", c->service);
	put_ways_by_whom(b, one, "duties", &c->ways);
	node_drop(list, cell);
}

void
build_applicability_platform(struct builder *b)
{
	struct cards laws = laws_by_duty(b->analysis, true), services = services_of(b->analysis, b->page->card);
	struct law_for_service *cells = cells_of(b, laws, services);
	size_t n = laws.n * services.n;
	struct asks asks = {.needs = node_list(b->arena)};
	struct reach_ways all = {0};
	struct node *list;

	for (size_t i = 0; i < n; i++)
		count_cell(&all, &cells[i]);
	put_shown(b, b->page->card);
	put_ways_by_whom(b, b->root, "answers", &all);
	list = put_list(b, b->root, "reach");
	for (size_t i = 0; i < n; i++)
		put_row(b, list, &cells[i], &asks);
	put_asks(b, &asks);
	free(cells);
	free(laws.all);
	free(services.all);
}

/* ---- on the page of a law, and of a place ---- */

/* those of some laws for all services, from the first up to the one before past; takes the laws */
static void
put_reach(struct builder *b, struct cards laws, size_t first, size_t past)
{
	struct cards services = all_services(b->analysis);
	struct law_for_service *cells = cells_of(b, laws, services);
	size_t n = laws.n * services.n;
	struct reach_ways all = {0};
	struct node *list;

	for (size_t i = 0; i < n; i++)
		count_cell(&all, &cells[i]);
	if (n) {
		put_ways_by_whom(b, b->root, "answers", &all);
		list = put_list(b, b->root, "reach");
		for (size_t i = first; i < n && i < past; i++)
			put_cell(b, list, &cells[i]);
	}
	free(cells);
	free(laws.all);
	free(services.all);
}

void
put_reach_of_law(struct builder *b, const struct card *law)
{
	size_t first = b->page->first;
	struct cards laws = {0};

	if (has_duty(b->analysis, law))
		cards_put(&laws, law);
	put_reach(b, laws, first, first + b->page->size);
}

enum { PAIRS_SHOWN = 400 }; /* of a law of a place and a service; of more, each law has its counts, and its page the services */

/* each service once: by the laws of the place as a whole */
static void
put_reached(struct builder *b, struct cards laws)
{
	struct cards services = all_services(b->analysis);
	struct node *n = put_map(b, b->root, "reached");
	size_t bound = 0, open = 0;

	for (size_t s = 0; s < services.n; s++) {
		enum reach highest = REACH_NOT;

		for (size_t l = 0; l < laws.n; l++) {
			struct reach_ways w = reach_of_law(b, services.all[s], laws.all[l]);

			highest = reach_answer(&w) > highest ? reach_answer(&w) : highest;
		}
		bound += highest == REACH_SERVICE;
		open += highest == REACH_OPEN;
	}
	put_count(b, n, "bound", bound);
	put_count(b, n, "open", open);
	put_count(b, n, "of", services.n);
	free(services.all);
}

static void
put_reach_by_law(struct builder *b, struct cards laws)
{
	struct node *list = put_list(b, b->root, "reach-by-law");

	for (size_t i = 0; i < laws.n; i++) {
		struct node *n = put_map(b, list, NULL);
		struct reach_ways w = ways_of(b, laws.all[i]);

		put_link(b, n, "law", laws.all[i]);
		put_ways_by_whom(b, n, "services", &w);
	}
}

void
put_reach_of_place(struct builder *b, struct cards in)
{
	struct cards laws = {0};

	for (size_t i = 0; i < in.n; i++)
		if (has_duty(b->analysis, in.all[i]))
			cards_put(&laws, in.all[i]);
	free(in.all);
	if (laws.n)
		put_reached(b, laws);
	if (laws.n * count_and_free(all_services(b->analysis)) > PAIRS_SHOWN) {
		put_reach_by_law(b, laws);
		put_reach(b, laws, 0, 0);
	} else {
		put_reach(b, laws, 0, SIZE_MAX);
	}
}

size_t
longest_of_reach(const struct analysis *an, const struct card *law)
{
	return has_duty(an, law) ? count_and_free(all_services(an)) : 0;
}
