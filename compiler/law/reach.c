#include "reach.h"

#include <stdlib.h>
#include <string.h>

#include "../base/packing.h"
#include "../base/text.h"
#include "../model/libraries.h"
#include "../model/link.h"
#include "alike.h"
#include "known.h"
#include "place.h"
#include "relate.h"

/* ---- parties ---- */

const char *
party_name(enum party party)
{
	static const char *const names[PARTIES] = {"platform", "business-user", "user", "any-person"};

	return names[party];
}

bool
party_named(const struct node *addressee, enum party party)
{
	const struct node *role = node_get(addressee, "role");

	if (party == PARTY_ANY)
		return true;
	if (party == PARTY_PLATFORM)
		return role->to != NULL;
	return text_is(role->to ? node_text(role->to->facts, "held-by") : role->text, party_name(party));
}

bool
party_bound(const struct subject *s, enum party party)
{
	const struct node *binds = apply_field(s, "binds"), *b = binds ? binds->first : NULL;

	while (b && !party_named(b, party))
		b = b->next;
	return b != NULL;
}

/* the obligation as it is addressed to one party: a version that names nobody else */
static const struct node *
addressed(const struct subject *s, enum party party)
{
	struct node *version = s->version ? node_copy(s->arena, s->version) : node_map(s->arena);
	struct node *named = node_list(s->arena);
	const struct node *binds = apply_field(s, "binds");

	for (const struct node *b = binds ? binds->first : NULL; b; b = b->next)
		if (party_named(b, party))
			node_add(named, NULL, node_copy(s->arena, b));
	if (node_get(version, "binds"))
		node_drop(version, node_get(version, "binds"));
	node_add(version, "binds", named);
	return version;
}

/* ---- one duty ---- */

/* whether what names the platform i-th is a document that is the contract for the service */
static bool
is_contract(const struct subject *s, size_t i)
{
	const struct card *document = s->platform->from_cards[i];

	return strcmp(document->kind, "document") == 0 && strcmp(s->platform->from[i]->field, "platform") == 0 &&
	       apply_covers(document, s->service);
}

struct subject
reach_subject(struct arena *a, struct clock *clock, const struct card *service, const struct card *obligation)
{
	struct subject s = {.arena = a, .clock = clock, .platform = service ? service->unit : NULL, .service = service,
	                    .obligation = obligation, .law = obligation->unit,
	                    .place = node_get(obligation->unit->facts, "jurisdiction")->to};

	reach_settle(&s);
	return s;
}

static bool
binds_own(const struct model *m, const struct card *obligation)
{
	struct kind platforms = cards_of(m, "platform");
	struct clock clock = clock_on(KNOWN_ALL, 0);
	struct arena a = {0};
	const struct card *service;
	bool binds = false;

	for (size_t i = 0; i < platforms.n && !binds; i++)
		for (size_t k = 0; !library_of(platforms.cards[i]) && !binds && (service = apply_service(m, platforms.cards[i], k)); k++) {
			struct subject s = reach_subject(&a, &clock, service, obligation);

			binds = apply(&s).platform == TRI_YES;
		}
	arena_free(&a);
	return binds;
}

void
reach_own(const struct model *m, bool *laws)
{
	struct kind obligations = cards_of(m, "obligation");

	memset(laws, 0, cards_of(m, "regulation").n * sizeof *laws);
	for (size_t i = 0; i < obligations.n; i++) {
		const struct card *law = obligations.cards[i]->unit;

		laws[law->order] = laws[law->order] || (library_of(law) && binds_own(m, obligations.cards[i]));
	}
}

void
reach_settle(struct subject *s)
{
	s->version = force_version(s);
	relate_settle(s);
}

uint64_t
reach_see(const struct subject *s, const struct glance *glance)
{
	uint64_t seen = 0;

	card_look(s->platform, PART_BACK);
	for (size_t i = 0; i < s->platform->nfrom; i++) {
		const struct card *document = s->platform->from_cards[i];
		const struct node *classes, *c;
		enum tri governs;

		if (!is_contract(s, i))
			continue;
		classes = node_get(document->facts, "user-classes");
		governs = scope_reaches(s->clock, node_get(document->facts, "governs"), glance->of);
		for (c = classes ? classes->first : NULL; c && !text_is(c->text, "business"); c = c->next)
			;
		seen |= 1U << ((c ? 0 : classes ? 1 : 2) * 3 + (int)governs);
	}
	return seen;
}

/* what an answer rests on, gathered by answer: reasons, and for an unknown one what would settle it */
struct people_answer {
	enum tri value;
	struct node *said[3];
};

/* the people who use the service under one document, if it governs them where the law holds */
static void
through_document(const struct subject *subject, const struct card *document, struct people_answer *found)
{
	struct subject s = *subject;
	struct application here;
	struct node *open = node_list(s.arena), *said, *r;
	enum tri governed = apply_governs(&s, document, open), value;

	s.document = document;
	here = apply(&s);
	value = tri_and(here.users, governed);
	said = found->said[value];
	reason_merge(s.arena, said, value == TRI_UNKNOWN ? here.needs : here.because);
	if (here.users != TRI_NO)
		reason_merge(s.arena, said, open);
	if (here.users != TRI_NO && governed == TRI_NO) {
		r = reason_add(s.arena, said, REASON_FLAG_NOT_GOVERNED);
		reason_card(s.arena, r, "document", document);
		reason_card(s.arena, r, "place", s.place);
	}
	found->value = tri_or(found->value, value);
}

static struct people_answer
people_of(const struct subject *s)
{
	struct arena *a = s->arena;
	struct people_answer found = {TRI_NO, {node_list(a), node_list(a), node_list(a)}};
	bool any = false;

	if (s->platform)
		card_look(s->platform, PART_BACK);
	apply_glance(s, &(struct glance){.kind = GLANCE_PEOPLE, .of = s->place});
	for (size_t i = 0; s->platform && i < s->platform->nfrom; i++) {
		if (!is_contract(s, i))
			continue;
		any = true;
		through_document(s, s->platform->from_cards[i], &found);
	}
	if (!any) { /* nobody recorded on what terms they use it */
		found.value = TRI_UNKNOWN;
		reason_card(a, reason_add(a, found.said[TRI_UNKNOWN], REASON_NEED_DOCUMENT), "service", s->service);
	}
	return found;
}

struct application
reach_duty(const struct subject *subject, enum party party)
{
	struct subject s = *subject;
	struct application a;
	struct people_answer people;

	if (party != PARTY_ANY)
		s.version = addressed(&s, party);
	a = apply(&s);
	if (!a.people || party == PARTY_PLATFORM)
		return a;
	people = people_of(&s);
	a.users = people.value;
	a.value = tri_or(a.platform, a.users);
	reason_merge(s.arena, people.value == TRI_UNKNOWN ? a.needs : a.because, people.said[people.value]);
	return a;
}

enum tri
reach_value(const struct application *a, enum party party)
{
	return party == PARTY_ANY ? a->value : party == PARTY_PLATFORM ? a->platform : a->users;
}

/* ---- on what it turns ---- */

struct duty_case {
	struct clock *clock;
	const struct card *service, *obligation;
	enum party party;
};

static struct outcome
decide_duty(const void *ctx, struct arena *a, const struct assumption *assumed)
{
	const struct duty_case *c = ctx;
	struct asked_list asked = {NULL, NULL};
	struct subject s = reach_subject(a, c->clock, c->service, c->obligation);
	struct application application;
	struct outcome o = {.kind = OUTCOME_RESULT, .result = {NOT_RATED, BEARER_NOBODY}};
	enum reach answer;
	const struct literal *next;

	s.assumed = assumed;
	s.asked = &asked;
	relate_settle(&s);
	application = reach_duty(&s, c->party);
	answer = c->party == PARTY_ANY ? reach_of(&application) : reach_of_party(reach_value(&application, c->party));
	if (answer == REACH_OPEN) {
		next = assume_first(&asked, application.needs);
		o.kind = next ? OUTCOME_ASKS : OUTCOME_OPEN;
		if (next)
			o.asks = *next;
	} else if (reach_binds(answer)) {
		o.result = (struct result){0, answer == REACH_SERVICE ? BEARER_PLATFORM : BEARER_USER};
	}
	return o;
}

const struct conditional *
reach_condition(struct arena *a, struct clock *clock, const struct card *service, const struct card *obligation,
                enum party party)
{
	struct duty_case c = {clock, service, obligation, party};

	return conditional_decide(a, decide_duty, &c, clock).conditional;
}

/* ---- counts ---- */

enum reach
reach_of(const struct application *a)
{
	static const enum reach people[] = {[TRI_NO] = REACH_NOT, [TRI_UNKNOWN] = REACH_OPEN, [TRI_YES] = REACH_PEOPLE};

	return a->platform == TRI_NO ? people[a->users] : reach_of_party(a->platform);
}

enum reach
reach_of_party(enum tri value)
{
	return value == TRI_YES ? REACH_SERVICE : value == TRI_UNKNOWN ? REACH_OPEN : REACH_NOT;
}

bool
reach_binds(enum reach answer)
{
	return answer == REACH_SERVICE || answer == REACH_PEOPLE;
}

void
reach_count(struct reach_ways *w, enum reach answer, bool in_force)
{
	w->n[answer]++;
	w->in_force += reach_binds(answer) && in_force;
	w->of++;
}

enum reach
reach_answer(const struct reach_ways *w)
{
	enum reach answer = REACH_SERVICE;

	while (answer > REACH_NOT && !w->n[answer])
		answer--;
	return answer;
}

bool
reach_binds_now(const struct subject *s, bool binds)
{
	struct subject today = *s;
	struct force force;

	if (!binds)
		return false;
	today.today = true;
	force = relate_force(&today);
	return force.state == FORCE_IN_FORCE || force.state == FORCE_CHALLENGED;
}

/* ---- kept ---- */

/* the questions asked about each duty: of each party whom it binds, and what else is asked */
enum question { QUESTION_PARTY, QUESTION_OWED = QUESTION_PARTY + PARTIES + 1, QUESTION_NEEDS, QUESTION_BECAUSE, QUESTION_OWED_BECAUSE,
                QUESTION_FORCE, QUESTION_DUE, QUESTION_YEAR, QUESTIONS };

/* there is one for each service and law: of a large map millions */
struct kept_ways {
	uint32_t n[REACHES], in_force, of; /* as in reach_ways */
	int32_t from, until;               /* how long they hold */
	bool known;
};

struct kept_covers {
	bool known;
	struct cover_tally tally;
	struct clock clock;
};

/* whether anything is ahead of a duty at all, within one of two horizons */
struct kept_ahead {
	bool known, has;
	struct clock clock;
};

/* cards in lists, one after the other */
struct card_lists {
	const struct card **cards;
	size_t ncards, cap;
	size_t *first; /* list i: cards[first[i]] up to first[i + 1] */
	size_t n, cap_lists;
};

struct reach_memo {
	const struct model *model;
	struct card_lists services, duties; /* of each platform, of each law */
	struct kept_ahead *ahead[2];        /* of each duty */
	struct clock day;
	struct alike *alike;
	size_t laws, obligations;
	struct kept_ways *ways;     /* of each law, for each service */
	struct kept_covers *covers; /* of each platform */
	bool *counts;               /* of each duty: cover_counts */
	unsigned char *mapped;      /* of each platform and duty: whether one of its clauses names it */
};

/* so many elements, all of them zero */
static void *
zeroed(size_t n, size_t element)
{
	return memset(mem_grow(NULL, (n + 1) * element), 0, (n + 1) * element);
}

static void
lists_end(struct card_lists *l)
{
	l->first = mem_room(l->first, l->n, &l->cap_lists, sizeof *l->first);
	l->first[l->n++] = l->ncards;
}

static void
lists_put(struct card_lists *l, const struct card *card)
{
	l->cards = mem_room(l->cards, l->ncards, &l->cap, sizeof *l->cards);
	l->cards[l->ncards++] = card;
}

static void
list_services(struct card_lists *l, const struct model *m)
{
	struct kind platforms = cards_of(m, "platform");
	const struct card *service;

	lists_end(l);
	for (size_t p = 0; p < platforms.n; p++) {
		for (size_t i = 0; (service = apply_service(m, platforms.cards[p], i)); i++)
			lists_put(l, service);
		lists_end(l);
	}
}

static void
list_duties(struct card_lists *l, const struct model *m)
{
	struct kind laws = cards_of(m, "regulation");

	lists_end(l);
	for (size_t i = 0; i < laws.n; i++) {
		const struct node *obligations = node_get(laws.cards[i]->facts, "obligations");

		for (const struct node *o = obligations ? obligations->first : NULL; o; o = o->next) {
			const struct card *obligation = link_find(m, "obligation", node_text(o, "obligation"), laws.cards[i]);

			if (obligation && cover_counts(obligation))
				lists_put(l, obligation);
		}
		lists_end(l);
	}
}

static bool *
note_counted(const struct card_lists *duties, size_t obligations)
{
	bool *counts = zeroed(obligations, sizeof *counts);

	for (size_t i = 0; i < duties->ncards; i++)
		counts[duties->cards[i]->order] = true;
	return counts;
}

static void
lists_free(struct card_lists *l)
{
	free(l->cards);
	free(l->first);
}

static struct some_cards
list_of(const struct card_lists *l, const struct card *of)
{
	return (struct some_cards){l->cards + l->first[of->order], l->first[of->order + 1] - l->first[of->order]};
}

struct some_cards
reach_services(const struct reach_memo *memo, const struct card *platform)
{
	return platform ? list_of(&memo->services, platform) : (struct some_cards){memo->services.cards, memo->services.ncards};
}

struct some_cards
reach_duties(const struct reach_memo *memo, const struct card *law)
{
	return list_of(&memo->duties, law);
}

bool
reach_counts(const struct reach_memo *memo, const struct card *obligation)
{
	return memo->counts[obligation->order];
}

static unsigned char *
mapped_place(const struct reach_memo *memo, const struct card *platform, const struct card *obligation)
{
	return &memo->mapped[platform->order * memo->obligations + obligation->order];
}

bool
reach_named(const struct reach_memo *memo, const struct card *platform, const struct card *obligation)
{
	return *mapped_place(memo, platform, obligation);
}

static void
note_mapped(struct reach_memo *memo, const struct model *m)
{
	struct kind obligations = cards_of(m, "obligation");

	memo->mapped = zeroed(cards_of(m, "platform").n * memo->obligations, 1);
	for (size_t i = 0; i < obligations.n; i++) {
		struct referrers clauses = cards_from(obligations.cards[i], "provision");

		for (size_t k = 0; k < clauses.n; k++)
			*mapped_place(memo, clauses.cards[k]->parent->parent, obligations.cards[i]) = 1;
	}
}

struct reach_memo *
reach_memo_new(const struct model *m, const struct clock *day)
{
	struct reach_memo *memo = mem_grow(NULL, sizeof *memo);

	*memo = (struct reach_memo){.model = m, .day = clock_on(day->day, day->horizon), .alike = alike_new(m, day, QUESTIONS),
	                            .laws = cards_of(m, "regulation").n, .obligations = cards_of(m, "obligation").n};
	list_services(&memo->services, m);
	list_duties(&memo->duties, m);
	memo->counts = note_counted(&memo->duties, memo->obligations);
	memo->ways = zeroed(alike_rows(memo->alike) * memo->laws, sizeof *memo->ways);
	memo->covers = zeroed(cards_of(m, "platform").n, sizeof *memo->covers);
	note_mapped(memo, m);
	for (size_t i = 0; i < 2; i++)
		memo->ahead[i] = zeroed(cards_of(m, "obligation").n, sizeof *memo->ahead[i]);
	return memo;
}

void
reach_memo_free(struct reach_memo *memo)
{
	if (!memo)
		return;
	alike_free(memo->alike);
	lists_free(&memo->services);
	lists_free(&memo->duties);
	free(memo->ways);
	free(memo->covers);
	free(memo->counts);
	free(memo->mapped);
	for (size_t i = 0; i < 2; i++)
		free(memo->ahead[i]);
	free(memo);
}

static struct alike_answer
judge_reach(struct subject *s, size_t question, struct arena *kept)
{
	enum party party = (enum party)(question - QUESTION_PARTY);
	struct application a;
	bool binds;

	(void)kept;
	reach_settle(s);
	a = reach_duty(s, party);
	binds = party == PARTY_ANY ? reach_binds(reach_of(&a)) : reach_value(&a, party) == TRI_YES;
	return (struct alike_answer){.is = {(unsigned char)a.platform, (unsigned char)a.users, (unsigned char)a.value,
	                                    reach_binds_now(s, binds)}};
}

struct reach_answer
reach_asked(struct reach_memo *memo, struct clock *clock, const struct card *service, const struct card *obligation,
            enum party party)
{
	struct alike_answer a = alike_ask(memo->alike, clock, QUESTION_PARTY + party, service, obligation, judge_reach);

	return (struct reach_answer){{.platform = (enum tri)a.is[0], .users = (enum tri)a.is[1], .value = (enum tri)a.is[2]}, a.is[3]};
}

/* whether reasons name no other card of a platform than the service, and that as the service */
static bool
name_service_alone(const struct node *n, const struct card *service)
{
	const struct node *value = node_get(n, "value");
	const char *kind = value && value->to ? value->to->unit->kind : "";
	bool of_platform = strcmp(kind, "platform") == 0 || strcmp(kind, "document") == 0;

	if (of_platform && (value->to != service || !node_is(n, "name", "service")))
		return false;
	for (const struct node *c = n->first; c; c = c->next)
		if (!name_service_alone(c, service))
			return false;
	return true;
}

/* Reasons that were said of one service, of another: copies in a, with the texts of those that are kept. */
static struct node *
said_of(struct arena *a, const struct node *n, const struct card *service)
{
	struct node *copy = arena_take(a, sizeof *copy);

	*copy = *n;
	copy->first = copy->last = NULL;
	if (n->to && strcmp(n->to->unit->kind, "platform") == 0) {
		copy->to = service;
		copy->text = service->title;
	}
	for (const struct node *c = n->first; c; c = c->next)
		node_add(copy, c->key, said_of(a, c, service));
	return copy;
}

/* what is asked for reasons, which are those of a subject that has its wording and place */
static struct node *
reasons_for(const struct subject *s, size_t question)
{
	struct node *because = node_list(s->arena);
	struct application a;

	if (question == QUESTION_OWED_BECAUSE) {
		cover_owed(s, because);
		return because;
	}
	a = reach_duty(s, PARTY_ANY);
	return question == QUESTION_NEEDS ? a.needs : a.because;
}

/* reasons, said of the service that was judged; nothing where they name a document, which another has not */
static struct alike_answer
judge_reasons(struct subject *s, size_t question, struct arena *kept)
{
	struct node *reasons;

	reach_settle(s);
	reasons = reasons_for(s, question);
	return (struct alike_answer){.found = name_service_alone(reasons, s->service) ? node_copy(kept, reasons) : NULL};
}

static struct node *
reasons_asked(struct reach_memo *memo, struct arena *a, struct clock *clock, size_t question, const struct card *service,
              const struct card *obligation)
{
	struct alike_answer kept = alike_ask(memo->alike, clock, question, service, obligation, judge_reasons);
	struct subject s;

	if (kept.found)
		return said_of(a, kept.found, service);
	s = reach_subject(a, clock, service, obligation);
	return reasons_for(&s, question);
}

struct node *
reach_needs(struct reach_memo *memo, struct arena *a, struct clock *clock, const struct card *service, const struct card *obligation)
{
	return reasons_asked(memo, a, clock, QUESTION_NEEDS, service, obligation);
}

struct node *
reach_because(struct reach_memo *memo, struct arena *a, struct clock *clock, const struct card *service,
              const struct card *obligation)
{
	return reasons_asked(memo, a, clock, QUESTION_BECAUSE, service, obligation);
}

struct node *
reach_covered_because(struct reach_memo *memo, struct arena *a, struct clock *clock, const struct card *service,
                      const struct card *obligation, enum cover_state state)
{
	struct node *because;

	if (state != COVER_SCOPE_UNKNOWN)
		return reasons_asked(memo, a, clock, QUESTION_OWED_BECAUSE, service, obligation);
	because = node_list(a);
	cover_because(a, clock, service, obligation, state, because);
	return because;
}

static struct alike_answer
judge_force(struct subject *s, size_t question, struct arena *kept)
{
	(void)question;
	(void)kept;
	reach_settle(s);
	return (struct alike_answer){.is = {(unsigned char)relate_force(s).state}};
}

enum force_state
reach_force(struct reach_memo *memo, struct clock *clock, const struct card *service, const struct card *obligation)
{
	return (enum force_state)alike_ask(memo->alike, clock, QUESTION_FORCE, service, obligation, judge_force).is[0];
}

static struct reach_ways
ways_of_law(struct reach_memo *memo, struct clock *clock, const struct card *service, const struct card *law)
{
	struct some_cards duties = reach_duties(memo, law);
	struct reach_ways w = {0};

	for (size_t i = 0; i < duties.n; i++) {
		struct reach_answer answer = reach_asked(memo, clock, service, duties.all[i], PARTY_ANY);

		reach_count(&w, reach_of(&answer.application), answer.binds_now);
	}
	return w;
}

static struct kept_ways *
ways_place(const struct reach_memo *memo, const struct card *service, size_t law)
{
	return &memo->ways[law * alike_rows(memo->alike) + alike_row(memo->alike, service)];
}

static void
keep_ways(struct kept_ways *kept, const struct reach_ways *w, const struct clock *holds)
{
	*kept = (struct kept_ways){.in_force = (uint32_t)w->in_force, .of = (uint32_t)w->of, .from = holds->from,
	                           .until = holds->until, .known = true};
	for (size_t i = 0; i < REACHES; i++)
		kept->n[i] = (uint32_t)w->n[i];
}

struct reach_ways
reach_kept(struct reach_memo *memo, struct clock *clock, const struct card *service, const struct card *law)
{
	struct kept_ways *kept = ways_place(memo, service, law->order);
	struct clock holds = memo->day;
	struct reach_ways w;

	card_look(law, PART_REACH);
	if (!kept->known) {
		w = ways_of_law(memo, &holds, service, law);
		keep_ways(kept, &w, &holds);
	}
	holds.from = kept->from;
	holds.until = kept->until;
	clock_narrow(clock, &holds);
	w = (struct reach_ways){.in_force = kept->in_force, .of = kept->of};
	for (size_t i = 0; i < REACHES; i++)
		w.n[i] = kept->n[i];
	return w;
}

static void
pack_ways(struct buf *b, const struct kept_ways *kept)
{
	for (size_t i = 0; i < REACHES; i++)
		pack_number(b, kept->n[i]);
	pack_number(b, kept->in_force);
	pack_number(b, kept->of);
	pack_number(b, (uint64_t)(int64_t)kept->from);
	pack_number(b, (uint64_t)(int64_t)kept->until);
}

static void
unpack_ways(struct unpack *u, struct kept_ways *kept)
{
	for (size_t i = 0; i < REACHES; i++)
		kept->n[i] = (uint32_t)unpack_number(u);
	kept->in_force = (uint32_t)unpack_number(u);
	kept->of = (uint32_t)unpack_number(u);
	kept->from = (int32_t)(int64_t)unpack_number(u);
	kept->until = (int32_t)(int64_t)unpack_number(u);
	kept->known = !u->broken;
}

void
reach_pack(struct buf *b, struct reach_memo *memo, const struct card *platform)
{
	struct kind laws = cards_of(memo->model, "regulation");
	struct some_cards services = reach_services(memo, platform);
	struct clock ignored = memo->day;

	for (size_t s = 0; s < services.n; s++)
		for (size_t i = 0; i < laws.n; i++) {
			reach_kept(memo, &ignored, services.all[s], laws.cards[i]);
			pack_ways(b, ways_place(memo, services.all[s], i));
		}
}

bool
reach_unpack(struct unpack *u, struct reach_memo *memo, const struct card *platform)
{
	struct some_cards services = reach_services(memo, platform);

	for (size_t s = 0; s < services.n; s++)
		for (size_t i = 0; i < memo->laws; i++)
			unpack_ways(u, ways_place(memo, services.all[s], i));
	if (unpack_ended(u))
		return true;
	for (size_t s = 0; s < services.n; s++)
		for (size_t i = 0; i < memo->laws; i++)
			ways_place(memo, services.all[s], i)->known = false;
	return false;
}

/* ---- whether documents answer it ---- */

static struct alike_answer
judge_owed(struct subject *s, size_t question, struct arena *kept)
{
	(void)question;
	(void)kept;
	reach_settle(s);
	return (struct alike_answer){.is = {(unsigned char)cover_owed(s, node_list(s->arena))}};
}

/* without reasons: a duty to which no clause is mapped is asked about once for services that are alike */
enum cover_state
reach_covered(struct reach_memo *memo, struct clock *clock, const struct card *service, const struct card *obligation,
              const struct card **search)
{
	enum tri mapped = TRI_NO;
	enum cover_state owed;

	*search = NULL;
	card_look(obligation, PART_BACK);
	card_look(obligation->unit, PART_REACH);
	if (*mapped_place(memo, service->unit, obligation)) {
		struct arena a = {0};
		struct subject s = reach_subject(&a, clock, service, obligation);

		mapped = cover_mapped(&s, node_list(&a));
		arena_free(&a);
	}
	if (mapped == TRI_YES)
		return COVER_MAPPED;
	owed = (enum cover_state)alike_ask(memo->alike, clock, QUESTION_OWED, service, obligation, judge_owed).is[0];
	return cover_of(mapped, owed, service, obligation, clock, search);
}

static void
pack_answer(struct buf *b, struct alike_answer a, const struct clock *holds)
{
	pack_bytes(b, a.is, sizeof a.is);
	pack_number(b, (uint64_t)(int64_t)holds->from);
	pack_number(b, (uint64_t)(int64_t)holds->until);
}

struct sha256
reach_digest(struct reach_memo *memo, const struct card *law, const struct card *platform)
{
	static const struct {
		size_t question;
		alike_judge *by;
	} asked[] = {{QUESTION_PARTY + PARTY_ANY, judge_reach}, {QUESTION_OWED, judge_owed}};
	struct some_cards duties = reach_duties(memo, law), services = reach_services(memo, platform);
	struct buf b = {0};
	struct sha256 d;

	for (size_t s = 0; s < services.n; s++)
		for (size_t i = 0; i < duties.n; i++)
			for (size_t k = 0; k < sizeof asked / sizeof *asked; k++) {
				struct clock holds = memo->day;

				pack_answer(&b, alike_ask(memo->alike, &holds, asked[k].question, services.all[s], duties.all[i],
				                          asked[k].by), &holds);
			}
	d = sha256_of(b.s ? b.s : "", b.n);
	buf_free(&b);
	return d;
}

static struct cover_tally
covers_of(struct reach_memo *memo, struct clock *clock, const struct card *platform)
{
	struct some_cards services = reach_services(memo, platform);
	const struct card *search;
	struct cover_tally t = {0};

	for (size_t i = 0; i < services.n; i++)
		for (size_t k = 0; k < memo->duties.ncards; k++)
			t.state[reach_covered(memo, clock, services.all[i], memo->duties.cards[k], &search)]++;
	t.of = services.n * memo->duties.ncards;
	return t;
}

struct cover_tally
reach_covers(struct reach_memo *memo, struct clock *clock, const struct card *platform)
{
	struct kept_covers *kept = &memo->covers[platform->order];

	if (!kept->known) {
		kept->known = true;
		kept->clock = memo->day;
		kept->tally = covers_of(memo, &kept->clock, platform);
	}
	clock_narrow(clock, &kept->clock);
	return kept->tally;
}

void
reach_know_covers(struct reach_memo *memo, const struct card *platform, const struct cover_tally *t, const struct clock *holds)
{
	memo->covers[platform->order] = (struct kept_covers){true, *t, *holds};
}

/* ---- what is ahead ---- */

/* the horizon of a question is that of the clock it was first asked with */
static struct alike_answer
judge_due(struct subject *s, size_t question, struct arena *kept)
{
	struct law_event *first = NULL, **last = &first;

	(void)question;
	reach_settle(s);
	for (const struct law_event *e = force_due(s); e; e = e->next) {
		struct law_event *copy = arena_take(kept, sizeof *copy);

		*copy = *e;
		copy->next = NULL;
		copy->on = e->on ? arena_string(kept, e->on) : NULL;
		copy->doubt = e->doubt ? arena_string(kept, e->doubt) : NULL;
		*last = copy;
		last = &copy->next;
	}
	return (struct alike_answer){.found = first};
}

/* Without a service no grace and no ruling is left out, and a day that counts from a fact is open. */
static bool
has_ahead(struct clock *clock, const struct card *obligation)
{
	struct arena a = {0};
	struct subject s = reach_subject(&a, clock, NULL, obligation);
	const struct law_event *e = force_events(&s);

	while (e && !(clock_reached(clock, e->date) != TRI_YES && clock_near(clock, e->date) != TRI_NO))
		e = e->next;
	arena_free(&a);
	return e != NULL;
}

bool
reach_may_be_due(struct reach_memo *memo, struct clock *clock, const struct card *obligation)
{
	struct kept_ahead *kept = &memo->ahead[clock->horizon != memo->day.horizon][obligation->order];

	if (!kept->known) {
		kept->known = true;
		kept->clock = clock_on(clock->day, clock->horizon);
		kept->has = has_ahead(&kept->clock, obligation);
	}
	clock_narrow(clock, &kept->clock);
	return kept->has;
}

const struct law_event *
reach_due(struct reach_memo *memo, struct clock *clock, const struct card *service, const struct card *obligation)
{
	size_t question = clock->horizon == memo->day.horizon ? QUESTION_DUE : QUESTION_YEAR;

	return alike_ask(memo->alike, clock, question, service, obligation, judge_due).found;
}
