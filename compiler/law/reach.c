#include "reach.h"

#include <stdlib.h>
#include <string.h>

#include "../base/text.h"
#include "../model/link.h"
#include "cover.h"
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

struct subject
reach_subject(struct arena *a, struct clock *clock, const struct card *service, const struct card *obligation)
{
	struct subject s = {.arena = a, .clock = clock, .platform = service ? service->unit : NULL, .service = service,
	                    .obligation = obligation, .law = obligation->unit,
	                    .place = node_get(obligation->unit->facts, "jurisdiction")->to};

	s.version = force_version(&s);
	relate_settle(&s);
	return s;
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
	for (size_t i = 0; s->platform && i < s->platform->nfrom; i++) {
		const struct card *document = s->platform->from_cards[i];

		if (strcmp(document->kind, "document") != 0 || strcmp(s->platform->from[i]->field, "platform") != 0 ||
		    !apply_covers(document, s->service))
			continue;
		any = true;
		through_document(s, document, &found);
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

const struct card *
reach_law_duty(const struct model *m, const struct card *law, const struct node *entry)
{
	const struct card *obligation = link_find(m, "obligation", node_text(entry, "obligation"), law);

	return obligation && cover_counts(obligation) ? obligation : NULL;
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

struct reach_ways
reach_law(const struct model *m, struct clock *clock, const struct card *service, const struct card *law)
{
	const struct node *obligations = node_get(law->facts, "obligations");
	struct reach_ways w = {0};

	for (const struct node *o = obligations ? obligations->first : NULL; o; o = o->next) {
		const struct card *obligation = reach_law_duty(m, law, o);
		struct arena a = {0};

		if (obligation) {
			struct subject s = reach_subject(&a, clock, service, obligation);
			struct application application = reach_duty(&s, PARTY_ANY);
			enum reach answer = reach_of(&application);

			reach_count(&w, answer, reach_binds_now(&s, reach_binds(answer)));
		}
		arena_free(&a);
	}
	return w;
}

/* ---- kept ---- */

struct kept {
	bool known;
	struct reach_ways ways;
	struct clock clock; /* how long they hold */
};

struct reach_memo {
	struct clock day;
	size_t platforms; /* a platform with one service counts as that, before those that are services of others */
	size_t laws;
	struct kept all[]; /* of each service, for each law */
};

struct reach_memo *
reach_memo_new(const struct model *m, const struct clock *day)
{
	size_t laws = cards_of(m, "regulation").n, platforms = cards_of(m, "platform").n;
	size_t services = platforms + cards_of(m, "service").n;
	struct reach_memo *memo = mem_grow(NULL, sizeof *memo + services * laws * sizeof *memo->all);

	memset(memo, 0, sizeof *memo + services * laws * sizeof *memo->all);
	memo->day = clock_on(day->day, day->horizon);
	memo->platforms = platforms;
	memo->laws = laws;
	return memo;
}

void
reach_memo_free(struct reach_memo *memo)
{
	free(memo);
}

struct reach_ways
reach_kept(struct reach_memo *memo, const struct model *m, struct clock *clock, const struct card *service,
           const struct card *law)
{
	size_t row = service->order + (service->unit == service ? 0 : memo->platforms);
	struct kept *kept = &memo->all[row * memo->laws + law->order];

	if (!kept->known) {
		kept->known = true;
		kept->clock = memo->day;
		kept->ways = reach_law(m, &kept->clock, service, law);
	}
	clock_narrow(clock, &kept->clock);
	return kept->ways;
}
