/* Holds what is judged once for services that are alike (law/alike) against judging each duty for each service:
 *   alike PROJECT DAY...
 * prints how many answers were compared; 1 where one differs, also in the days for which it holds. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../compiler/compile.h"
#include "../../compiler/law/relate.h"

struct trial {
	const struct compilation *c;
	struct clock day;
	size_t compared, wrong;
};

static void
hold(struct trial *t, bool same, const struct clock *a, const struct clock *b, const struct card *service,
     const struct card *obligation, const char *what)
{
	t->compared++;
	if (same && a->from == b->from && a->until == b->until)
		return;
	if (t->wrong++ < 10)
		printf("%s for %s: %s differs%s\n", obligation->id, service->id, what, same ? " in how long it holds" : "");
}

/* the same words, of the same units */
static bool
same_said(const struct node *a, const struct node *b)
{
	if (a->to != b->to || !a->text != !b->text || (a->text && strcmp(a->text, b->text) != 0))
		return false;
	for (a = a->first, b = b->first; a && b; a = a->next, b = b->next)
		if (!same_said(a, b))
			return false;
	return !a && !b;
}

static void
try_reasons(struct trial *t, const struct card *service, const struct card *obligation)
{
	struct clock settled = t->day, founded = t->day, own = t->day;
	struct reach_memo *memo = t->c->verdicts.reach;
	struct arena a = {0};
	struct node *needs = reach_needs(memo, &a, &settled, service, obligation);
	struct node *because = reach_because(memo, &a, &founded, service, obligation);
	struct subject s = reach_subject(&a, &own, service, obligation);
	struct application direct = reach_duty(&s, PARTY_ANY);

	hold(t, same_said(needs, direct.needs), &settled, &own, service, obligation, "what would settle it");
	hold(t, same_said(because, direct.because), &founded, &own, service, obligation, "by what it applies or not");
	arena_free(&a);
}

static void
try_owed(struct trial *t, const struct card *service, const struct card *obligation)
{
	struct clock kept = t->day, own = t->day;
	struct arena a = {0};
	struct node *because = reach_covered_because(t->c->verdicts.reach, &a, &kept, service, obligation, COVER_OUTSIDE);
	struct node *said = node_list(&a);

	cover_because(&a, &own, service, obligation, COVER_OUTSIDE, said);
	hold(t, same_said(because, said), &kept, &own, service, obligation, "by what it is owed or not");
	arena_free(&a);
}

static void
try_force(struct trial *t, const struct card *service, const struct card *obligation)
{
	struct clock kept = t->day, own = t->day;
	struct arena a = {0};
	struct subject s = reach_subject(&a, &own, service, obligation);
	enum force_state state = relate_force(&s).state;

	hold(t, reach_force(t->c->verdicts.reach, &kept, service, obligation) == state, &kept, &own, service, obligation,
	     "whether it is in force");
	arena_free(&a);
}

static void
try_party(struct trial *t, const struct card *service, const struct card *obligation, enum party party)
{
	struct clock kept = t->day, own = t->day;
	struct reach_answer answer = reach_asked(t->c->verdicts.reach, &kept, service, obligation, party);
	struct arena a = {0};
	struct subject s = reach_subject(&a, &own, service, obligation);
	struct application direct = reach_duty(&s, party);
	bool binds = party == PARTY_ANY ? reach_binds(reach_of(&direct)) : reach_value(&direct, party) == TRI_YES;
	bool now = reach_binds_now(&s, binds);

	hold(t, answer.application.platform == direct.platform && answer.application.users == direct.users &&
	     answer.application.value == direct.value && answer.binds_now == now, &kept, &own, service, obligation,
	     party == PARTY_ANY ? "whom it binds" : party_name(party));
	arena_free(&a);
}

/* the state of one duty for one service, asked for it alone */
static enum cover_state
cover_one(struct arena *a, struct clock *clock, const struct card *service,
          const struct card *obligation, const struct card **search)
{
	struct subject s = reach_subject(a, clock, service, obligation);
	struct node *needs = node_list(a), *said = node_list(a);
	enum cover_state state;
	enum tri mapped;

	*search = NULL;
	if ((mapped = cover_mapped(&s, needs)) == TRI_YES)
		return COVER_MAPPED;
	state = cover_owed(&s, said);
	return cover_of(mapped, state, service, obligation, clock, search);
}

static void
try_cover(struct trial *t, const struct card *service, const struct card *obligation)
{
	struct clock kept = t->day, own = t->day;
	const struct card *found, *search;
	struct arena a = {0};
	enum cover_state state = reach_covered(t->c->verdicts.reach, &kept, service, obligation, &found);

	hold(t, state == cover_one(&a, &own, service, obligation, &search) && found == search, &kept, &own, service,
	     obligation, "whether documents answer it");
	arena_free(&a);
}

static bool
same_events(const struct law_event *a, const struct law_event *b)
{
	for (; a && b; a = a->next, b = b->next)
		if (a->change != b->change || a->of != b->of || a->item != b->item || a->date.first != b->date.first ||
		    a->date.last != b->date.last || strcmp(a->on ? a->on : "", b->on ? b->on : "") != 0)
			return false;
	return !a && !b;
}

static void
try_due(struct trial *t, const struct card *service, const struct card *obligation)
{
	struct clock kept = t->day, own = t->day;
	struct arena a = {0};
	struct subject s = reach_subject(&a, &own, service, obligation);
	const struct law_event *direct = force_due(&s);

	hold(t, same_events(reach_due(t->c->verdicts.reach, &kept, service, obligation), direct), &kept, &own, service, obligation,
	     "what is ahead");
	arena_free(&a);
}

static void
try_service(struct trial *t, const struct card *service)
{
	struct kind obligations = cards_of(&t->c->model, "obligation");

	for (size_t i = 0; i < obligations.n; i++) {
		if (!cover_counts(obligations.cards[i]))
			continue;
		for (enum party p = PARTY_PLATFORM; p <= PARTY_ANY; p++)
			try_party(t, service, obligations.cards[i], p);
		try_cover(t, service, obligations.cards[i]);
		try_reasons(t, service, obligations.cards[i]);
		try_owed(t, service, obligations.cards[i]);
		try_force(t, service, obligations.cards[i]);
		try_due(t, service, obligations.cards[i]);
	}
}

/* adds what was compared */
static bool
try_day(const char *project, const char *day, size_t *compared)
{
	struct compile_options o = {.project = project, .out = "out", .version = "0", .as_of = day,
	                            .audience = AUDIENCE_PRIVILEGED};
	struct compilation c = {0};
	struct trial t = {.c = &c};
	struct kind platforms;

	if (!compile(&c, &o, STAGE_ANALYSE))
		exit(2);
	t.day = clock_on(c.analysis.clock.day, c.analysis.clock.horizon);
	platforms = cards_of(&c.model, "platform");
	for (size_t i = 0; i < platforms.n; i++) {
		struct some_cards services = reach_services(c.verdicts.reach, platforms.cards[i]);

		for (size_t k = 0; k < services.n; k++)
			try_service(&t, services.all[k]);
	}
	printf("%s: %zu answers, %zu differ\n", day, t.compared, t.wrong);
	compile_free(&c);
	*compared += t.compared;
	return t.wrong == 0;
}

int
main(int argc, char **argv)
{
	bool fine = argc > 2;
	size_t compared = 0; /* on an early day nothing need be known */

	for (int i = 2; i < argc; i++)
		fine = try_day(argv[1], argv[i], &compared) && fine;
	return !(fine && compared > 0);
}
