#include "verdict.h"

#include <stdlib.h>
#include <string.h>

#include "../base/spread.h"
#include "../base/text.h"
#include "../evidence/lockfile.h"
#include "verdict_pack.h"

static const struct node *
first_mapping(const struct card *provision)
{
	const struct node *mappings = node_get(provision->facts, "mappings");

	return mappings ? mappings->first : NULL;
}

/* who can come to bear what, of what is rated or conditional */
static void
take_standing(struct verdict *verdict, const struct judgement *j)
{
	struct result own = {j->exposure, j->bearer_of};
	const struct result *results = j->conditional ? j->conditional->results : &own;
	size_t n = j->conditional ? j->conditional->nresults : 1;

	verdict->standing = j->standing;
	verdict->bearer = j->bearer_of;
	verdict->rests = j->rests;
	for (enum bearer b = 0; b < BEARERS; b++)
		verdict->could[b] = NOT_RATED;
	while (n-- > 0) /* the highest comes last */
		if (results[n].bearer != BEARER_NOBODY)
			verdict->could[results[n].bearer] = results[n].band;
	verdict->conditional = j->conditional; /* in the arena of the store */
}

static void
add(struct verdicts *v, const struct card *provision, const struct judgement *j)
{
	v->all = mem_room(v->all, v->n, &v->cap, sizeof *v->all);
	v->all[v->n] = (struct verdict){.provision = provision, .obligation = j->subject.obligation,
	                                .service = j->subject.service, .place = j->subject.place, .mapping = j->mapping,
	                                .review = judge_review(j), .flag = j->flag, .lead = judge_lead(j),
	                                .exposure = j->exposure};
	take_standing(&v->all[v->n++], j);
	for (size_t i = 0; i < j->nothers; i++) {
		v->also = mem_room(v->also, v->nalso, &v->cap_also, sizeof *v->also);
		v->also[v->nalso++] = (struct also_flagged){provision, j->others[i].place, j->others[i].flag, j->others[i].lead};
	}
}

static void
add_needs(struct verdicts *v, const struct judgement *j)
{
	struct node *needs = node_list(j->subject.arena);

	judge_needs(j, needs);
	open_add(&v->open, needs, v->n - 1);
}

static void
add_evidence(struct verdicts *v, const struct card *provision)
{
	const struct node *excerpts = node_get(provision->facts, "excerpts");
	struct words_seen *seen = &v->seen[provision->order];

	*seen = (struct words_seen){.clock = clock_on(v->clock.day, v->clock.horizon)};
	v->evidence[provision->order] = evidence_of(provision, &seen->clock);
	for (const struct node *e = excerpts ? excerpts->first : NULL; e; e = e->next)
		seen->excerpts[evidence_of_excerpt(provision, e, &seen->clock)]++;
}

void
verdicts_note(struct verdicts *v, const struct card *provision, const struct clock *holds)
{
	size_t i = provision->order;

	v->reviewed += v->approved[i];
	for (size_t k = 0; k < EVIDENCE_STATES; k++)
		v->excerpts[k] += v->seen[i].excerpts[k];
	v->holds[i] = *holds;
	clock_narrow(&v->clock, holds);
	clock_narrow(&v->clock, &v->seen[i].clock);
}

static void
judge_provision(struct verdicts *v, const struct model *m, struct clock clock, const struct card *provision,
                struct settled *store)
{
	struct arena a = {0};
	bool any = false, all = false;

	for (const struct node *n = first_mapping(provision); n; n = n->next) {
		const struct card *service;

		if (!judge_counts(n))
			continue;
		all = judge_approved(n, &clock) && (all || !any);
		any = true;
		for (size_t i = 0; (service = judge_service(m, provision->parent, i)); i++) {
			struct judgement j = judge_stored(m, &a, &clock, provision, n, service, store);

			add(v, provision, &j);
			add_needs(v, &j);
		}
	}
	v->approved[provision->order] = any && all;
	add_evidence(v, provision);
	verdicts_note(v, provision, &clock);
	arena_free(&a);
}

/* ---- mappings by what they are mapped to ---- */

static size_t
services_judged(const struct model *m, const struct card *document)
{
	size_t n = 0;

	while (judge_service(m, document, n))
		n++;
	return n;
}

/* the mappings of a provision, whose verdicts are those from `verdict` on */
static void
note_mapped(struct verdicts *v, const struct model *m, const struct card *provision, size_t verdict)
{
	size_t services = services_judged(m, provision->parent);

	for (const struct node *map = first_mapping(provision); map; map = map->next) {
		struct mapped one = {provision, node_get(map, "obligation")->to, map, verdict};

		v->mappings = mem_room(v->mappings, v->nmappings, &v->cap_mappings, sizeof *v->mappings);
		v->mappings[v->nmappings++] = one;
		if (!judge_counts(map))
			continue;
		verdict += services;
		if (!node_is(map, "relation", "shifts"))
			continue;
		v->shifts = mem_room(v->shifts, v->nshifts, &v->cap_shifts, sizeof *v->shifts);
		v->shifts[v->nshifts++] = one;
	}
}

/* by obligation, each as they are by provision */
static void
sort_mapped(struct verdicts *v, const struct model *m)
{
	size_t obligations = cards_of(m, "obligation").n, *next = mem_grow(NULL, (obligations + 1) * sizeof *next);

	v->mapped = mem_grow(NULL, (v->nmappings + 1) * sizeof *v->mapped);
	v->mapped_first = mem_grow(NULL, (obligations + 1) * sizeof *v->mapped_first);
	memset(v->mapped_first, 0, (obligations + 1) * sizeof *v->mapped_first);
	for (size_t i = 0; i < v->nmappings; i++)
		v->mapped_first[v->mappings[i].obligation->order + 1]++;
	for (size_t i = 0; i < obligations; i++)
		v->mapped_first[i + 1] += v->mapped_first[i];
	memcpy(next, v->mapped_first, (obligations + 1) * sizeof *next);
	for (size_t i = 0; i < v->nmappings; i++)
		v->mapped[next[v->mappings[i].obligation->order]++] = v->mappings[i];
	free(next);
}

/* ---- by platform, by unit of law, by place: counted once, for every page asks for some of it ---- */

/* verdicts and provisions come by platform */
static void
note_platforms(struct verdicts *v, const struct model *m)
{
	struct kind provisions = cards_of(m, "provision");
	size_t platforms = cards_of(m, "platform").n, next = 0;

	v->platforms = mem_grow(NULL, (platforms + 1) * sizeof *v->platforms);
	memset(v->platforms, 0, (platforms + 1) * sizeof *v->platforms);
	v->also_first = mem_grow(NULL, (provisions.n + 1) * sizeof *v->also_first);
	for (size_t i = 0; i < provisions.n; i++) {
		struct verdict_span *span = &v->platforms[provisions.cards[i]->parent->parent->order];

		if (span->past == span->first)
			span->first = v->first[i];
		span->past = v->first[i + 1];
		v->also_first[i] = next;
		while (next < v->nalso && v->also[next].provision == provisions.cards[i])
			next++;
	}
	v->also_first[provisions.n] = next;
}

/* one more provision that is mapped to a unit, if it is not the one counted last */
static void
count_clause(size_t *counts, size_t *last, const struct card *to, size_t provision)
{
	if (!to || last[to->order] == provision + 1)
		return;
	last[to->order] = provision + 1;
	counts[to->order]++;
}

static void
count_clauses(struct verdicts *v, const struct model *m)
{
	static const char *const kinds[CLAUSES_TO] = {"obligation", "regulation", "jurisdiction"};
	size_t *last[CLAUSES_TO];

	for (size_t k = 0; k < CLAUSES_TO; k++) {
		size_t size = (cards_of(m, kinds[k]).n + 1) * sizeof **last;

		last[k] = memset(mem_grow(NULL, size), 0, size);
		v->clauses_to[k] = memset(mem_grow(NULL, size), 0, size);
	}
	for (size_t i = 0; i < v->n; i++) {
		size_t provision = v->all[i].provision->order;

		count_clause(v->clauses_to[TO_OBLIGATION], last[TO_OBLIGATION], v->all[i].obligation, provision);
		count_clause(v->clauses_to[TO_LAW], last[TO_LAW], v->all[i].obligation->unit, provision);
		count_clause(v->clauses_to[TO_PLACE], last[TO_PLACE], v->all[i].place, provision);
	}
	for (size_t k = 0; k < CLAUSES_TO; k++)
		free(last[k]);
}

struct place_counts {
	struct tally tally;
	struct standing_tally standings;
	struct flag_tally flags;
	const struct card **flagged; /* provisions with a flag there */
	size_t n, cap;
	size_t last; /* the number, from 1, of the provision that was counted last */
};

/* the flag of a provision in a place, counted once; one that is not judged there counts where it has a flag */
static void
count_flag(struct verdicts *v, const struct card *provision, const struct card *place, bool judged)
{
	struct place_counts *p = place ? &v->places[place->order] : NULL;
	enum flag_state state;

	if (!p || p->last == provision->order + 1)
		return;
	p->last = provision->order + 1;
	state = verdict_flag(v, provision, place);
	if (judged || state != FLAG_NONE) {
		p->flags.state[state]++;
		p->flags.of++;
	}
	if (state == FLAG_NONE)
		return;
	p->flagged = mem_room(p->flagged, p->n, &p->cap, sizeof *p->flagged);
	p->flagged[p->n++] = provision;
}

static void count_standing(struct standing_tally *t, const struct verdict *v);

static void
count_places(struct verdicts *v, const struct model *m)
{
	struct kind provisions = cards_of(m, "provision");
	size_t size = (cards_of(m, "jurisdiction").n + 1) * sizeof *v->places;

	v->nplaces = cards_of(m, "jurisdiction").n;
	v->places = memset(mem_grow(NULL, size), 0, size);
	for (size_t i = 0; i < v->n; i++)
		if (v->all[i].place) {
			struct place_counts *p = &v->places[v->all[i].place->order];

			p->tally.band[v->all[i].exposure]++;
			p->tally.of++;
			count_standing(&p->standings, &v->all[i]);
		}
	for (size_t i = 0; i < provisions.n; i++) {
		for (size_t k = v->first[i]; k < v->first[i + 1]; k++)
			count_flag(v, provisions.cards[i], v->all[k].place, true);
		for (size_t k = v->also_first[i]; k < v->also_first[i + 1]; k++)
			count_flag(v, provisions.cards[i], v->also[k].place, false);
	}
}

const struct card *const *
verdicts_flagged(const struct verdicts *v, const struct card *place, size_t *n)
{
	*n = v->places[place->order].n;
	return v->places[place->order].flagged;
}

/* ---- judging ---- */

enum {
	CLAUSES_LEAST = 100, /* for less no thread is begun */
	FEW = 100 /* where no more than one in so many clauses was judged, judging them again takes less time than keeping all */
};

/* a run of provisions, and what is made of them: as if there were no others */
struct share {
	size_t from, to;
	size_t judged; /* those that were not kept */
	struct verdicts verdicts;
	struct arena arena;
};

/* all of them */
struct judge_shares {
	const struct verdicts *begun;
	const struct model *model;
	const struct verdict_store *kept; /* or NULL */
	struct share shares[SPREAD_MOST];
};

static void
judge_share(void *ctx, unsigned thread, size_t first, size_t past)
{
	struct judge_shares *all = ctx;
	struct share *share = &all->shares[thread];
	struct settled store = {.arena = &share->arena};
	struct card *const *clauses = cards_of(all->model, "provision").cards;
	struct verdict_reader reader;

	share->from = first;
	share->to = past;
	share->verdicts = *all->begun;
	verdict_reader_begin(&reader, all->kept, &share->arena);
	for (size_t i = first; i < past; i++) {
		size_t verdict = share->verdicts.first[i] = share->verdicts.n;

		share->verdicts.mappings_first[i] = share->verdicts.nmappings;
		if (!verdict_unpack(&reader, &share->verdicts, all->model, clauses[i])) {
			judge_provision(&share->verdicts, all->model, all->begun->clock, clauses[i], &store);
			share->judged++;
		}
		note_mapped(&share->verdicts, all->model, clauses[i], verdict);
	}
	verdict_reader_end(&reader);
	table_free(&store.by_case);
}

/* puts mappings of a share, before which there are so many verdicts, behind those that are there already */
static void
take_mapped(struct mapped **all, size_t *n, struct mapped *part, size_t count, size_t verdicts)
{
	*all = mem_grow(*all, (*n + count + 1) * sizeof **all);
	for (size_t i = 0; i < count; i++) {
		(*all)[*n] = part[i];
		(*all)[(*n)++].verdict += verdicts;
	}
	free(part);
}

/* behind what is there already */
static void
take_share(struct verdicts *v, struct share *share)
{
	struct verdicts *part = &share->verdicts;

	for (size_t i = share->from; i < share->to; i++) {
		v->first[i] += v->n;
		v->mappings_first[i] += v->nmappings;
	}
	open_take(&v->open, &part->open, v->n);
	open_free(&part->open);
	take_mapped(&v->mappings, &v->nmappings, part->mappings, part->nmappings, v->n);
	take_mapped(&v->shifts, &v->nshifts, part->shifts, part->nshifts, v->n);
	v->all = mem_grow(v->all, (v->n + part->n + 1) * sizeof *v->all);
	if (part->n)
		memcpy(v->all + v->n, part->all, part->n * sizeof *v->all);
	v->n += part->n;
	v->also = mem_grow(v->also, (v->nalso + part->nalso + 1) * sizeof *v->also);
	if (part->nalso)
		memcpy(v->also + v->nalso, part->also, part->nalso * sizeof *v->also);
	v->nalso += part->nalso;
	free(part->all);
	free(part->also);
	v->reviewed += part->reviewed;
	for (size_t i = 0; i < EVIDENCE_STATES; i++)
		v->excerpts[i] += part->excerpts[i];
	clock_narrow(&v->clock, &part->clock);
	v->arenas[v->narenas++] = share->arena;
}

/* Each thread has its share. The result is the same, whatever their number. Gives how many clauses were judged. */
static size_t
judge_all(struct verdicts *v, const struct model *m, const struct verdict_store *kept, unsigned jobs)
{
	const struct verdicts begun = *v;
	struct judge_shares all = {.begun = &begun, .model = m, .kept = kept};
	size_t n = cards_of(m, "provision").n, judged = 0;

	v->arenas = mem_grow(NULL, SPREAD_MOST * sizeof *v->arenas);
	spread(n, jobs, CLAUSES_LEAST, judge_share, &all);
	for (size_t i = 0; i < SPREAD_MOST; i++) {
		if (all.shares[i].from == all.shares[i].to)
			continue;
		take_share(v, &all.shares[i]);
		judged += all.shares[i].judged;
	}
	return judged;
}

/* gives for how many platforms that was not kept */
static size_t
count_covers(struct verdicts *v, const struct model *m, const struct verdict_store *kept)
{
	struct kind platforms = cards_of(m, "platform");
	size_t counted = 0;

	for (size_t i = 0; i < platforms.n; i++) {
		struct clock day = clock_on(v->clock.day, v->clock.horizon), holds;
		struct cover_tally t;

		if (kept && verdict_unpack_covers(kept, platforms.cards[i], &day, &t, &holds))
			reach_know_covers(v->reach, platforms.cards[i], &t, &holds);
		else
			counted++;
		cover_add(&v->covers, reach_covers(v->reach, &v->clock, platforms.cards[i]));
	}
	return counted;
}

void
verdicts_make(struct verdicts *v, const struct model *m, struct clock clock, unsigned jobs, const struct verdicts_kept *with)
{
	struct kind provisions = cards_of(m, "provision");
	struct verdict_store store = {.loaded = NULL}, *kept = with && with->cache->folder ? &store : NULL;
	size_t made;

	if (kept)
		verdict_store_open(kept, with, m, &clock);
	*v = (struct verdicts){.clock = clock};
	v->first = mem_grow(NULL, (provisions.n + 1) * sizeof *v->first);
	v->mappings_first = mem_grow(NULL, (provisions.n + 1) * sizeof *v->mappings_first);
	v->approved = mem_grow(NULL, (provisions.n + 1) * sizeof *v->approved);
	v->evidence = mem_grow(NULL, (provisions.n + 1) * sizeof *v->evidence);
	v->holds = mem_grow(NULL, (provisions.n + 1) * sizeof *v->holds);
	v->seen = mem_grow(NULL, (provisions.n + 1) * sizeof *v->seen);
	made = judge_all(v, m, kept, jobs);
	v->first[provisions.n] = v->n;
	v->mappings_first[provisions.n] = v->nmappings;
	v->reach = reach_memo_new(m, &clock);
	sort_mapped(v, m);
	note_platforms(v, m);
	count_clauses(v, m);
	count_places(v, m);
	open_sort(&v->open, v->n);
	made += count_covers(v, m, kept);
	if (kept && made > provisions.n / FEW)
		verdict_store_keep(kept, v, m);
	v->texts = kept ? verdict_store_close(kept) : NULL;
}

void
verdicts_free(struct verdicts *v)
{
	free(v->all);
	free(v->also);
	free(v->first);
	free(v->approved);
	free(v->evidence);
	free(v->mappings);
	free(v->mappings_first);
	free(v->mapped);
	free(v->mapped_first);
	free(v->shifts);
	free(v->platforms);
	free(v->also_first);
	for (size_t k = 0; k < CLAUSES_TO; k++)
		free(v->clauses_to[k]);
	for (size_t i = 0; i < v->nplaces; i++)
		free(v->places[i].flagged);
	free(v->places);
	open_free(&v->open);
	reach_memo_free(v->reach);
	free(v->holds);
	free(v->seen);
	free(v->texts);
	for (size_t i = 0; i < v->narenas; i++)
		arena_free(&v->arenas[i]);
	free(v->arenas);
	*v = (struct verdicts){0};
}

void
tally_confidence(struct confidence_tally *t, const struct card *provision)
{
	for (const struct node *n = first_mapping(provision); n; n = n->next) {
		if (!judge_counts(n))
			continue;
		t->high += node_is(n, "confidence", "high");
		t->medium += node_is(n, "confidence", "medium");
		t->low += node_is(n, "confidence", "low");
		t->of++;
	}
}

void
tally_provision(struct tally *t, const struct verdicts *v, const struct card *provision)
{
	card_look(provision, PART_VERDICTS);
	for (size_t i = v->first[provision->order]; i < v->first[provision->order + 1]; i++) {
		t->band[v->all[i].exposure]++;
		t->of++;
	}
}

void
tally_place(struct tally *t, const struct verdicts *v, const struct card *place)
{
	const struct tally *of = &v->places[place->order].tally;

	card_look(place, PART_CLAUSES);
	for (size_t i = 0; i <= NOT_RATED; i++)
		t->band[i] += of->band[i];
	t->of += of->of;
}

/* ---- how mappings stand ---- */

/* the highest of what can come to be borne, by the one named first of several; NOT_RATED where there is none */
static int
highest(const struct verdict *v, enum bearer *bearer)
{
	int band = NOT_RATED;

	*bearer = BEARER_NOBODY;
	for (enum bearer b = 0; b < BEARERS; b++)
		if (v->could[b] != NOT_RATED && (band == NOT_RATED || v->could[b] > band)) {
			band = v->could[b];
			*bearer = b;
		}
	return band;
}

enum bearer
verdict_bearer(const struct verdict *v)
{
	enum bearer bearer;

	if (v->could[BEARER_PLATFORM] != NOT_RATED)
		return BEARER_PLATFORM;
	highest(v, &bearer);
	return bearer;
}

static void
count_standing(struct standing_tally *t, const struct verdict *v)
{
	enum bearer bearer;
	int band = highest(v, &bearer);

	if (v->standing == STANDING_RATED) {
		t->rated[v->bearer][v->exposure]++;
		t->established[v->bearer][v->exposure] += rests_established(&v->rests);
	} else if (v->standing == STANDING_CONDITIONAL) {
		t->conditional[bearer][band]++;
	}
	t->none += v->standing == STANDING_NONE;
	t->open += v->standing == STANDING_OPEN;
	t->unratable += v->standing == STANDING_UNRATABLE;
	t->of++;
}

void
tally_standing_clause(struct standing_tally *t, const struct verdicts *v, const struct card *provision)
{
	card_look(provision, PART_VERDICTS);
	for (size_t i = v->first[provision->order]; i < v->first[provision->order + 1]; i++)
		count_standing(t, &v->all[i]);
}

void
tally_standing_platform(struct standing_tally *t, const struct verdicts *v, const struct card *platform)
{
	for (size_t i = v->platforms[platform->order].first; i < v->platforms[platform->order].past; i++)
		count_standing(t, &v->all[i]);
}

void
tally_standing_place(struct standing_tally *t, const struct verdicts *v, const struct card *place)
{
	card_look(place, PART_CLAUSES);
	standing_add(t, &v->places[place->order].standings);
}

void
tally_standing(struct standing_tally *t, const struct verdicts *v, const struct card *service, const struct card *law)
{
	for (size_t i = 0; i < v->n; i++)
		if ((!service || v->all[i].service == service) &&
		    (!law || v->all[i].obligation == law || v->all[i].obligation->unit == law))
			count_standing(t, &v->all[i]);
}

void
standing_add(struct standing_tally *t, const struct standing_tally *more)
{
	for (enum bearer b = 0; b < BEARERS; b++)
		for (int band = 0; band < EXPOSURES; band++) {
			t->rated[b][band] += more->rated[b][band];
			t->established[b][band] += more->established[b][band];
			t->conditional[b][band] += more->conditional[b][band];
		}
	t->none += more->none;
	t->open += more->open;
	t->unratable += more->unratable;
	t->of += more->of;
}

static size_t
sum_bands(const size_t bands[BEARERS][EXPOSURES], enum bearer bearer)
{
	size_t n = 0;

	for (enum bearer b = 0; b < BEARERS; b++)
		for (int band = 0; band < EXPOSURES && (bearer == BEARERS || bearer == b); band++)
			n += bands[b][band];
	return n;
}

size_t
standing_rated(const struct standing_tally *t, enum bearer bearer)
{
	return sum_bands(t->rated, bearer);
}

size_t
standing_established(const struct standing_tally *t, enum bearer bearer)
{
	return sum_bands(t->established, bearer);
}

size_t
standing_conditional(const struct standing_tally *t, enum bearer bearer)
{
	return sum_bands(t->conditional, bearer);
}

size_t
standing_ratable(const struct standing_tally *t)
{
	return t->of - t->unratable;
}

/* ---- what is said first ---- */

const char *
lead_name(enum lead_kind kind)
{
	static const char *const names[LEADS] = {"nothing", "open", "others", "not-established", "conditional", "established"};

	return names[kind];
}

/* what one verdict would say first */
static struct lead
lead_of(const struct verdict *v)
{
	struct lead lead = {LEAD_NOTHING, NOT_RATED, BEARER_NOBODY, v, 1};
	bool rated = v->standing == STANDING_RATED;

	if (v->standing == STANDING_OPEN)
		lead.kind = LEAD_OPEN;
	if (!rated && v->standing != STANDING_CONDITIONAL)
		return lead;
	lead.bearer = verdict_bearer(v);
	lead.band = lead.bearer == BEARER_NOBODY ? NOT_RATED : v->could[lead.bearer];
	if (lead.bearer != BEARER_PLATFORM)
		lead.kind = LEAD_OTHERS;
	else
		lead.kind = !rests_established(&v->rests) ? LEAD_NOT_ESTABLISHED : rated ? LEAD_ESTABLISHED : LEAD_CONDITIONAL;
	return lead;
}

/* the platform's before an integrator's, that before a user's */
static int
compare_leads(const struct lead *a, const struct lead *b)
{
	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	if (a->band != b->band)
		return a->band < b->band ? -1 : 1;
	return a->bearer > b->bearer ? -1 : a->bearer < b->bearer;
}

/* of two with one band and bearer what is rated before what is conditional, then what is in force before what is to come */
static bool
is_told_before(const struct verdict *a, const struct verdict *b)
{
	bool rated = a->standing == STANDING_RATED, other = b->standing == STANDING_RATED;

	return rated != other ? rated : a->lead > b->lead;
}

void
lead_take(struct lead *lead, const struct verdict *v)
{
	struct lead one = lead_of(v);
	int order = compare_leads(&one, lead);

	if (one.kind == LEAD_NOTHING)
		return;
	if (order > 0)
		*lead = one;
	else if (order == 0) {
		lead->n++;
		if (lead->verdict && is_told_before(one.verdict, lead->verdict))
			lead->verdict = one.verdict;
	}
}

struct lead
lead_clause(const struct verdicts *v, const struct card *provision)
{
	struct lead lead = LEAD_EMPTY;

	card_look(provision, PART_VERDICTS);
	for (size_t i = v->first[provision->order]; i < v->first[provision->order + 1]; i++)
		lead_take(&lead, &v->all[i]);
	return lead;
}

struct lead
lead_platform(const struct verdicts *v, const struct card *platform)
{
	struct lead lead = LEAD_EMPTY;

	for (size_t i = v->platforms[platform->order].first; i < v->platforms[platform->order].past; i++)
		lead_take(&lead, &v->all[i]);
	return lead;
}

size_t
verdict_clauses(const struct verdicts *v, const struct card *to)
{
	enum clauses_to kind = strcmp(to->kind, "obligation") == 0 ? TO_OBLIGATION
	                       : strcmp(to->kind, "regulation") == 0 ? TO_LAW : TO_PLACE;

	card_look(to->unit, PART_CLAUSES);
	return v->clauses_to[kind][to->order];
}

void
tally_flags(struct flag_tally *t, const struct verdicts *v, const struct card *place)
{
	const struct flag_tally *of = &v->places[place->order].flags;

	card_look(place, PART_CLAUSES);
	for (size_t i = 0; i < FLAG_STATES; i++)
		t->state[i] += of->state[i];
	t->of += of->of;
}

void
tally_review(struct review_tally *t, const struct verdicts *v, const struct card *provision)
{
	const struct node *last = NULL;

	card_look(provision, PART_VERDICTS);
	for (size_t i = v->first[provision->order]; i < v->first[provision->order + 1]; i++)
		if (v->all[i].mapping != last) {
			last = v->all[i].mapping;
			t->state[v->all[i].review]++;
			t->of++;
		}
}

enum flag_state
verdict_flag(const struct verdicts *v, const struct card *provision, const struct card *place)
{
	enum flag_state state = FLAG_NONE;
	int lead = 0;

	card_look(provision, PART_VERDICTS);
	for (size_t i = v->first[provision->order]; i < v->first[provision->order + 1]; i++)
		if (v->all[i].place == place && v->all[i].lead > lead) {
			lead = v->all[i].lead;
			state = v->all[i].flag;
		}
	for (size_t i = v->also_first[provision->order]; i < v->also_first[provision->order + 1]; i++)
		if (v->also[i].place == place && v->also[i].lead > lead) {
			lead = v->also[i].lead;
			state = v->also[i].flag;
		}
	return state;
}

/* ---- the words of the law ---- */

const char *
law_read(const struct card *obligation)
{
	const char *own = node_text(obligation->facts, "read");

	return own ? own : node_text(obligation->unit->facts, "read");
}

static bool
is_placed(const struct card *obligation, const struct node *excerpt, struct clock *clock)
{
	return evidence_of_excerpt(obligation, excerpt, clock) >= EVIDENCE_RECORDED &&
	       node_get(lock_excerpt(obligation, excerpt), "place");
}

static void
count_words(struct words_row *row, const struct card *obligation, struct clock *clock)
{
	bool quoted = false, placed = false;
	size_t version;

	for (const struct node *e = NULL; (e = excerpt_next(obligation, e, &version));) {
		quoted = true;
		placed = placed || is_placed(obligation, e, clock);
	}
	row->n++;
	row->quoted += quoted;
	row->placed += placed;
}

void
tally_words(struct words_tally *t, const struct model *m, struct clock *clock)
{
	static const char *const reads[READ_ROWS] = {"official", "copy", "transcription", "secondary", "memory", NULL};
	struct kind obligations = cards_of(m, "obligation");

	*t = (struct words_tally){0};
	for (size_t i = 0; i < READ_ROWS; i++)
		t->rows[i].read = reads[i];
	for (size_t i = 0; i < obligations.n; i++) {
		const char *read = law_read(obligations.cards[i]);
		size_t row = 0;

		while (row < READ_ROWS - 1 && !text_is(read, reads[row]))
			row++;
		count_words(&t->rows[row], obligations.cards[i], clock);
		count_words(&t->sum, obligations.cards[i], clock);
	}
}
