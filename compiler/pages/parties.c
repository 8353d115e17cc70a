#include <stdlib.h>
#include <string.h>

#include "../base/text.h"
#include "../law/relate.h"
#include "answer.h"
#include "builder.h"

/* By party: the duties addressed to it, what may protect it, and the clauses that assign a duty to it. */

enum { NAMED = 6 }; /* services named in a line; the count says how many there are */

/* ---- duties addressed to a party ---- */

static bool
protects(const struct card *obligation)
{
	const char *deontic = node_text(obligation->facts, "deontic");

	return text_is(deontic, "immunity") || text_is(deontic, "exemption") || text_is(deontic, "permission");
}

static bool
contracts_with(const struct card *document, const char *class)
{
	const struct node *classes = node_get(document->facts, "user-classes");

	for (const struct node *c = classes ? classes->first : NULL; c; c = c->next)
		if (text_is(c->text, class))
			return true;
	return false;
}

/* A clause assigns to those the document is a contract with; away from the platform, whoever they are. */
static bool
concerns(const struct card *provision, enum party party)
{
	switch (party) {
	case PARTY_PLATFORM:
		return true;
	case PARTY_BUSINESS:
		return contracts_with(provision->parent, "business");
	case PARTY_USER:
		return contracts_with(provision->parent, "consumer");
	default:
		return false;
	}
}

/* what every page of parties asks for: of each rule of law the parties whom it is addressed to, as bits, and the mappings of
 * clauses that assign a duty to each party */
struct addressed {
	struct clock clock; /* how long it is so */
	unsigned char *parties;
	struct shifts {
		const struct mapped **all;
		size_t n, cap;
	} shifts[PARTIES];
};

static void
address(struct addressed *all, struct arena *a, const struct card *obligation)
{
	struct subject s = reach_subject(a, &all->clock, NULL, obligation);

	for (enum party p = PARTY_PLATFORM; p < PARTIES; p++)
		if (party_bound(&s, p))
			all->parties[obligation->order] |= (unsigned char)(1U << p);
}

static void
assign(struct addressed *all, const struct mapped *shift)
{
	for (enum party p = PARTY_PLATFORM; p < PARTIES; p++) {
		struct shifts *to = &all->shifts[p];

		if (!concerns(shift->provision, p))
			continue;
		to->all = mem_room(to->all, to->n, &to->cap, sizeof *to->all);
		to->all[to->n++] = shift;
	}
}

static void
gather(struct addressed *all, const struct analysis *an)
{
	struct kind obligations = cards_of(an->model, "obligation");
	const struct verdicts *v = an->verdicts;
	struct arena a = {0};

	all->parties = mem_grow(NULL, obligations.n + 1);
	memset(all->parties, 0, obligations.n + 1);
	for (size_t i = 0; i < obligations.n; i++)
		address(all, &a, obligations.cards[i]);
	for (size_t i = 0; i < v->nshifts; i++)
		assign(all, &v->shifts[i]);
	arena_free(&a);
}

static const struct addressed *
addressed_kept(const struct analysis *an)
{
	struct addressed *all = an->gathered->addressed;

	if (!all) {
		all = an->gathered->addressed = mem_grow(NULL, sizeof *all);
		*all = (struct addressed){.clock = an->clock};
		gather(all, an);
	}
	return all;
}

void
addressed_free(struct addressed *all)
{
	for (enum party p = PARTY_PLATFORM; all && p < PARTIES; p++)
		free(all->shifts[p].all);
	if (all)
		free(all->parties);
	free(all);
}

static bool
is_addressed(struct builder *b, const struct card *obligation, enum party party)
{
	const struct addressed *all = addressed_kept(b->analysis);

	clock_narrow(&b->clock, &all->clock);
	return all->parties[obligation->order] >> party & 1;
}

/* the duties, or what may protect, addressed to a party as the law stands on the day */
static struct cards
addressed_to(struct builder *b, enum party party, bool (*kind)(const struct card *))
{
	struct kind obligations = cards_of(b->analysis->model, "obligation");
	struct cards c = {0};

	for (size_t i = 0; i < obligations.n; i++)
		if (kind(obligations.cards[i]) && is_addressed(b, obligations.cards[i], party))
			cards_put(&c, obligations.cards[i]);
	return c;
}

/* one duty over all services */
struct over_services {
	struct reach_ways ways;
	const struct card *named[NAMED]; /* those that it binds the party for, as far as there is room */
};

static void
count_service(struct builder *b, struct over_services *over, const struct card *service, const struct card *obligation,
              enum party party)
{
	struct reach_answer answer = reach_asked(b->analysis->verdicts->reach, &b->clock, service, obligation, party);
	enum tri value = reach_value(&answer.application, party);

	if (value == TRI_YES && over->ways.n[REACH_SERVICE] < NAMED)
		over->named[over->ways.n[REACH_SERVICE]] = service;
	reach_count(&over->ways, reach_of_party(value), answer.binds_now);
}

/* Some duties, service by service: what is asked of one lies together (alike.h). To be freed. */
static struct over_services *
over_services(struct builder *b, const struct card *const *duties, size_t n, enum party party)
{
	struct cards services = all_services(b->analysis);
	struct over_services *over = mem_grow(NULL, n * sizeof *over);

	for (size_t i = 0; i < n; i++)
		over[i] = (struct over_services){{{0}, 0, 0}, {NULL}};
	for (size_t s = 0; s < services.n; s++)
		for (size_t i = 0; i < n; i++)
			count_service(b, &over[i], services.all[s], duties[i], party);
	free(services.all);
	return over;
}

/* by which of its words a duty names the party: roles, or people */
static void
put_names(struct builder *b, struct node *landing, const struct subject *s, enum party party)
{
	const struct node *binds = apply_field(s, "binds");
	struct node *list = put_list(b, landing, "as");

	for (const struct node *n = binds ? binds->first : NULL; n; n = n->next)
		if (party_named(n, party))
			put_copy(b, list, NULL, node_get(n, "role"));
}

static void
put_landing(struct builder *b, struct node *list, const struct card *obligation, enum party party,
            const struct over_services *over)
{
	struct subject s = reach_subject(b->arena, &b->clock, NULL, obligation);
	struct force force = force_on(&s);
	struct node *n = put_map(b, list, NULL), *named;
	size_t services = over->ways.n[REACH_SERVICE];

	put_link(b, n, "obligation", obligation);
	put_copy(b, n, "citation", apply_field(&s, "citation"));
	put_link(b, n, "law", s.law);
	put_field(b, n, "deontic", obligation, "deontic");
	put_names(b, n, &s, party);
	put_force(b, n, &force, false);
	put_ways(b, n, "services", &over->ways);
	named = services ? put_list(b, n, "named") : NULL;
	for (size_t i = 0; i < services && i < NAMED; i++)
		put_link(b, named, NULL, over->named[i]);
	if (services > NAMED)
		put_count(b, n, "more", services - NAMED);
}

/* the part of a list of duties that belongs on this part of the page; takes the cards */
static void
put_landings(struct builder *b, const char *key, struct cards c, enum party party)
{
	struct node *list = put_list(b, b->root, key);
	size_t first = b->page->first, rest = first < c.n ? c.n - first : 0;
	size_t n = rest < b->page->size ? rest : b->page->size;
	struct over_services *over = over_services(b, n ? c.all + first : NULL, n, party);

	for (size_t i = 0; i < n; i++)
		put_landing(b, list, c.all[first + i], party, &over[i]);
	free(over);
	free(c.all);
}

/* ---- clauses that assign a duty ---- */

/* whom the law binds; why, from when, and that a clause does not relieve anybody of it, stands with the clause */
static void
put_judged(struct builder *b, struct node *list, const struct judgement *j)
{
	struct node *n = put_map(b, list, NULL);

	put_link(b, n, "service", j->subject.service);
	node_put(b->arena, n, "platform", tri_name(j->application.platform));
	node_put(b->arena, n, "users", tri_name(j->application.users));
	node_put(b->arena, n, "state", force_state_name(j->force.state));
}

static void
put_shift(struct builder *b, struct node *list, const struct mapped *shift)
{
	const struct card *document = shift->provision->parent, *service;
	const struct card *obligation = shift->obligation;
	const struct node *contract = node_get(obligation->facts, "contract");
	struct node *n = put_map(b, list, NULL), *services;

	put_link(b, n, "provision", shift->provision);
	put_link(b, n, "obligation", obligation);
	node_put(b->arena, n, "citation", citation_short(b->arena, obligation));
	node_put(b->arena, n, "effect", contract ? node_text(contract, "effect") : NULL);
	services = put_list(b, n, "services");
	for (size_t i = 0; (service = judge_service(b->analysis->model, document, i)); i++) {
		struct judgement j = judge(b->analysis->model, b->arena, &b->clock, shift->provision, shift->mapping, service);

		put_judged(b, services, &j);
	}
}

static void
put_shifts(struct builder *b, enum party party)
{
	const struct shifts *shifts = &addressed_kept(b->analysis)->shifts[party];
	struct node *list = put_list(b, b->root, "shifts");
	size_t first = b->page->first;

	for (size_t i = first; i < shifts->n && i < first + b->page->size; i++)
		put_shift(b, list, shifts->all[i]);
}

/* ---- a party in figures ---- */

static struct node *
put_name(struct builder *b, struct node *n, enum party party)
{
	node_put(b->arena, n, "party", party_name(party));
	put_count(b, n, "shifts", addressed_kept(b->analysis)->shifts[party].n);
	return n;
}

static void
put_party(struct builder *b, struct node *n, enum party party)
{
	struct cards duties = addressed_to(b, party, cover_counts);
	struct over_services *over = over_services(b, duties.all, duties.n, party);
	struct reach_ways sum = {0};

	for (size_t i = 0; i < duties.n; i++)
		reach_count(&sum, reach_answer(&over[i].ways), over[i].ways.in_force > 0);
	free(over);
	put_count(b, n, "protections", count_and_free(addressed_to(b, party, protects)));
	put_ways(b, n, "duties", &sum);
	free(duties.all);
}

/* each duty once: the platform alone, people alone, both */
static void
put_addressed(struct builder *b)
{
	struct kind obligations = cards_of(b->analysis->model, "obligation");
	struct node *n = put_map(b, b->root, "addressed");
	size_t platform = 0, people = 0, both = 0;

	for (size_t i = 0; i < obligations.n; i++) {
		const struct card *obligation = obligations.cards[i];
		bool counts = cover_counts(obligation), persons = false;
		bool service = counts && is_addressed(b, obligation, PARTY_PLATFORM);

		for (enum party p = PARTY_BUSINESS; p < PARTIES; p++)
			persons = persons || (counts && is_addressed(b, obligation, p));
		platform += service && !persons;
		people += persons && !service;
		both += persons && service;
	}
	put_count(b, n, "platform", platform);
	put_count(b, n, "people", people);
	put_count(b, n, "both", both);
	put_count(b, n, "of", platform + people + both);
}

/* clauses that assign a duty about which a contract can do this; NULL: where that is not recorded */
static void
put_effect(struct builder *b, struct node *list, const char *effect)
{
	const struct verdicts *v = b->analysis->verdicts;
	struct node *one;
	size_t n = 0;

	for (size_t i = 0; i < v->nshifts; i++) {
		const struct node *contract = node_get(node_get(v->shifts[i].mapping, "obligation")->to->facts, "contract");

		n += effect ? node_is(contract, "effect", effect) : !node_get(contract, "effect");
	}
	if (!n)
		return;
	one = put_map(b, list, NULL);
	node_put(b->arena, one, "effect", effect ? effect : "unknown");
	put_count(b, one, "n", n);
}

/* every clause that assigns a duty, once: by whom the document is a contract with, and by what a
 * contract can do about the duty */
static void
put_assigned(struct builder *b)
{
	const struct schema *contract = schema_at(b->analysis->model->schemas, "regulation.schema.yaml#/definitions/contract");
	const struct verdicts *v = b->analysis->verdicts;
	struct node *n = put_map(b, b->root, "assigned"), *list;
	size_t with[2][2] = {{0}};

	for (size_t i = 0; i < v->nshifts; i++) {
		const struct card *document = v->shifts[i].provision->parent;

		with[contracts_with(document, "consumer")][contracts_with(document, "business")]++;
	}
	put_count(b, n, "consumer", with[true][false]);
	put_count(b, n, "business", with[false][true]);
	put_count(b, n, "both", with[true][true]);
	put_count(b, n, "not-recorded", with[false][false]);
	put_count(b, n, "of", v->nshifts);
	list = put_list(b, n, "effects");
	for (const struct node *word = schema_words(schema_property(contract, "effect")->schema)->first; word; word = word->next)
		put_effect(b, list, word->text);
	put_effect(b, list, NULL);
}

void
build_parties(struct builder *b)
{
	struct node *list = put_list(b, b->root, "parties");

	for (enum party p = PARTY_PLATFORM; p < PARTIES; p++)
		put_party(b, put_name(b, put_map(b, list, NULL), p), p);
	put_addressed(b);
	put_assigned(b);
}

/* ---- the page of one ---- */

void
build_party(struct builder *b)
{
	enum party party = (enum party)b->page->kind->which;
	struct node *n = put_name(b, put_map(b, b->root, "party"), party);

	node_get(b->root, "id")->text = party_name(party);
	if (b->page->part == 0)
		put_party(b, n, party);
	if (b->page->part == 0 && (party == PARTY_BUSINESS || party == PARTY_USER)) /* they are persons too */
		put_count(b, n, "any-person", count_and_free(addressed_to(b, PARTY_PERSON, cover_counts)));
	put_landings(b, "landings", addressed_to(b, party, cover_counts), party);
	put_landings(b, "protections", addressed_to(b, party, protects), party);
	put_shifts(b, party);
}

size_t
longest_of_party(const struct analysis *an, const struct page *page)
{
	enum party party = (enum party)page->kind->which;
	struct arena a = {0};
	struct builder b = {.arena = &a, .analysis = an, .clock = an->clock};
	size_t n = size_larger(addressed_kept(an)->shifts[party].n, size_larger(count_and_free(addressed_to(&b, party, cover_counts)),
	                                                  count_and_free(addressed_to(&b, party, protects))));

	arena_free(&a);
	return n;
}
