#include "builder.h"

#include <stdlib.h>
#include <string.h>

#include "../model/link.h"
#include "moments.h"

/* ---- the obligations of a law, and what refers to them ---- */

static struct cards
obligations_of(const struct analysis *an, const struct card *law)
{
	const struct node *obligations = node_get(law->facts, "obligations");
	struct cards c = {0};

	for (const struct node *o = obligations ? obligations->first : NULL; o; o = o->next)
		cards_put(&c, link_find(an->model, "obligation", node_text(o, "obligation"), law));
	return c;
}

/* names[i] for the i-th unit of a kind that names the obligation */
static void
mark_naming(bool *names, const struct card *obligation, const char *kind)
{
	struct referrers units = cards_from(obligation, kind);
	const struct ref *const *refs = obligation->from + (units.cards - obligation->from_cards);

	for (size_t i = 0; i < units.n; i++)
		if (strcmp(refs[i]->field, "obligation") == 0)
			names[units.cards[i]->order] = true;
}

/* the units of a kind that name an obligation, or any of a law, by id: of a law a clause may name a dozen */
static struct cards
naming_law(const struct analysis *an, const struct card *of, const char *kind)
{
	struct cards obligations, c = {0};
	struct kind units = cards_of(an->model, kind);
	bool *names;

	if (strcmp(of->kind, "obligation") == 0) {
		cards_naming(&c, of, kind, "obligation");
		return c;
	}
	obligations = obligations_of(an, of);
	names = mem_grow(NULL, units.n);
	memset(names, false, units.n);
	for (size_t i = 0; i < obligations.n; i++)
		mark_naming(names, obligations.all[i], kind);
	for (size_t i = 0; i < units.n; i++)
		if (names[i])
			cards_put(&c, units.cards[i]);
	free(names);
	free(obligations.all);
	return c;
}

/* parts of the page of a law follow each other */
struct naming {
	const struct card *law;
	struct cards clauses;
};

static struct cards
clauses_naming(const struct analysis *an, const struct card *law)
{
	struct naming *n = an->gathered->naming;

	if (!n) {
		n = an->gathered->naming = mem_grow(NULL, sizeof *n);
		*n = (struct naming){0};
	}
	if (n->law != law) {
		free(n->clauses.all);
		*n = (struct naming){law, naming_law(an, law, "provision")};
	}
	return cards_copy(&n->clauses);
}

void
naming_free(struct naming *n)
{
	if (n)
		free(n->clauses.all);
	free(n);
}

struct cards
authorities_on(const struct analysis *an, const struct card *of)
{
	return naming_law(an, of, "authority");
}

static struct cards
provisions_flagged(const struct analysis *an, const struct card *place)
{
	struct cards c = {0};
	size_t n;
	const struct card *const *flagged = verdicts_flagged(an->verdicts, place, &n);

	card_look(place, PART_CLAUSES);
	for (size_t i = 0; i < n; i++)
		cards_put(&c, flagged[i]);
	return c;
}

/* ---- an obligation on the day ---- */

const struct node *
law_words(const struct card *obligation, const struct node *version)
{
	const struct node *own = version ? node_get(version, "excerpts") : NULL;

	return own || node_get(version, "duty") ? own : node_get(obligation->facts, "excerpts");
}

static void
put_words(struct builder *b, struct node *standing, const struct card *obligation, const struct node *version)
{
	const struct node *words = law_words(obligation, version);

	put_copy(b, standing, "excerpts", words);
	if (words)
		put_evidence_of(b, standing, obligation, words);
}

/* what the words of its other wordings rest on, in the order in which the page shows them */
static void
put_wordings(struct builder *b, struct node *standing, const struct card *obligation)
{
	const struct node *versions = node_get(obligation->facts, "versions");
	struct node *list = versions ? put_list(b, standing, "wordings") : NULL;

	for (const struct node *v = versions ? versions->first : NULL; v; v = v->next) {
		struct node *wording = put_map(b, list, NULL);

		if (node_get(v, "excerpts"))
			put_evidence_of(b, wording, obligation, node_get(v, "excerpts"));
	}
}

static void
put_standing(struct builder *b, struct node *standing, const struct card *obligation)
{
	const struct card *law = obligation->unit;
	struct subject s = {.arena = b->arena, .clock = &b->clock, .obligation = obligation, .law = law,
	                    .place = node_get(law->facts, "jurisdiction")->to};
	struct force f = force_on(&s);

	s.version = force_version(&s);
	put_link(b, standing, "obligation", obligation);
	put_copy(b, standing, "citation", apply_field(&s, "citation"));
	put_version(b, standing, s.version);
	put_force(b, standing, &f, false);
	put_words(b, standing, obligation, s.version);
	put_wordings(b, standing, obligation);
	node_put(b->arena, standing, "read", law_read(obligation));
	put_reasons(standing, "upcoming", f.upcoming);
	put_count(b, standing, "provisions", count_and_free(naming_law(b->analysis, obligation, "provision")));
	put_link(b, standing, "law", law);
	put_field(b, standing, "deontic", obligation, "deontic");
	put_copy(b, standing, "binds", apply_field(&s, "binds"));
}

/* ---- whether the documents of a service answer it ---- */

enum { ANSWERS_NAMED = 20 }; /* services named for one state; the page of coverage has them all */

static void
put_answer(struct builder *b, struct node *states[COVER_STATES], struct cover_tally *t, const struct card *service,
           const struct card *obligation)
{
	const struct card *search;
	enum cover_state state = reach_covered(b->analysis->verdicts->reach, &b->clock, service, obligation, &search);
	struct node *one;

	t->of++;
	if (++t->state[state] > ANSWERS_NAMED)
		return;
	if (!states[state])
		states[state] = node_list(b->arena);
	one = put_map(b, states[state], NULL);
	put_link(b, one, "service", service);
	put_link(b, one, "platform", service->unit);
	if (search)
		node_put(b->arena, one, "on", node_text(search->facts, "on"));
}

static void
put_answers(struct builder *b, struct node *standing, const struct card *obligation)
{
	struct some_cards services = reach_services(b->analysis->verdicts->reach, NULL);
	struct node *states[COVER_STATES] = {0}, *answers;
	struct cover_tally t = {0};

	if (!cover_counts(obligation))
		return;
	for (size_t i = 0; i < services.n; i++)
		put_answer(b, states, &t, services.all[i], obligation);
	put_covers(b, standing, "covers", &t);
	answers = put_list(b, standing, "answers");
	for (enum cover_state state = COVER_MAPPED; state < COVER_STATES; state++)
		if (states[state]) {
			struct node *answer = put_map(b, answers, NULL);

			node_put(b->arena, answer, "state", cover_state_name(state));
			put_count(b, answer, "n", t.state[state]);
			node_add(answer, "named", states[state]);
		}
}

/* a reading of those who keep the map stands where the duty does; others have pages of their own */
static void
put_note(struct builder *b, struct node *concern, const struct card *authority)
{
	if (!node_is(authority->facts, "type", "note"))
		return;
	put_field(b, concern, "by", authority, "by");
	put_field(b, concern, "on", authority, "on");
	put_field(b, concern, "says", authority, "summary");
}

/* what is said of it elsewhere, and what that does to it */
static void
put_concerns(struct builder *b, struct node *standing, const struct card *obligation)
{
	struct cards authorities = authorities_on(b->analysis, obligation);
	struct node *list = authorities.n ? put_list(b, standing, "concerns") : NULL;

	for (size_t i = 0; i < authorities.n; i++) {
		const struct node *concerns = node_get(authorities.all[i]->facts, "concerns");

		for (const struct node *c = concerns ? concerns->first : NULL; c; c = c->next)
			if (node_get(c, "obligation")->to == obligation) {
				struct node *n = put_map(b, list, NULL);

				put_link(b, n, "authority", authorities.all[i]);
				put_field(b, n, "type", authorities.all[i], "type");
				put_copy(b, n, "effect", node_get(c, "effect"));
				put_note(b, n, authorities.all[i]);
			}
	}
	free(authorities.all);
}

/* ---- which clauses are mapped to it, and how ---- */

/* what the matrix indicates for each service */
static void
put_ratings(struct builder *b, struct node *row, const struct mapped *m)
{
	const struct verdicts *v = b->analysis->verdicts;
	struct node *ratings = put_list(b, row, "ratings");

	for (size_t i = m->verdict; i < v->n && v->all[i].mapping == m->mapping; i++) {
		struct node *rating = put_map(b, ratings, NULL);

		put_link(b, rating, "service", v->all[i].service);
		node_put(b->arena, rating, "exposure", exposure_name(v->all[i].exposure));
	}
}

/* rows on their way into a part of the page */
struct rows {
	struct node *list; /* NULL: they are counted only */
	size_t n, first;
};

static void
put_row(struct builder *b, struct node *row, const struct mapped *m)
{
	static const char *const fields[] = {"relation", "confidence", "status"};

	const struct card *obligation = m->obligation;

	put_link(b, row, "obligation", obligation);
	node_put(b->arena, row, "citation", obligation->citation);
	put_link(b, row, "provision", m->provision);
	put_link(b, row, "platform", m->provision->parent->parent);
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		node_put(b->arena, row, fields[i], node_text(m->mapping, fields[i]));
	if (!judge_counts(m->mapping))
		return;
	put_upcoming(b, row, m->provision, m->mapping);
	put_ratings(b, row, m);
}

static void
gather_rows(struct builder *b, const struct analysis *an, struct rows *rows, const struct card *law)
{
	struct cards obligations = obligations_of(an, law);
	const struct verdicts *v = an->verdicts;

	for (size_t i = 0; i < obligations.n; i++) {
		size_t order = obligations.all[i]->order;

		for (size_t k = v->mapped_first[order]; k < v->mapped_first[order + 1]; k++)
			if (rows->n++ >= rows->first && rows->list && rows->n <= rows->first + b->page->size)
				put_row(b, put_map(b, rows->list, NULL), &v->mapped[k]);
	}
	free(obligations.all);
}

static void
put_mapped(struct builder *b)
{
	struct rows rows = {put_list(b, b->root, "mapped"), 0, b->page->first};

	clock_narrow(&b->clock, &b->analysis->verdicts->clock);
	gather_rows(b, b->analysis, &rows, b->page->card);
}

/* ---- the law ---- */

/* where its official text is, if it has no ELI that says so: the first official source with an address */
static const char *
official_address(const struct card *law)
{
	const struct node *sources = node_get(law->facts, "sources");

	if (node_text(node_get(law->facts, "identifiers"), "eli"))
		return NULL;
	for (const struct node *s = sources ? sources->first : NULL; s; s = s->next)
		if (node_is(s, "class", "official") && node_text(s, "url"))
			return node_text(s, "url");
	return NULL;
}

/* Lines come last: the days for which the page holds are drawn on them. */
static void
put_lines(struct builder *b, const struct cards *obligations, struct node *states)
{
	const struct card *law = b->page->card;
	struct axis *axes = mem_grow(NULL, (obligations->n + 1) * sizeof *axes);
	struct node *instrument = put_map(b, b->root, "instrument"), *standing = states->first;

	node_put(b->arena, instrument, "official", official_address(law));
	axes[obligations->n] = put_line(b, instrument, law, law);
	for (size_t i = 0; i < obligations->n; i++, standing = standing->next)
		axes[i] = put_line(b, standing, obligations->all[i], law);
	put_window(b, node_get(instrument, "line"), axes[obligations->n]);
	standing = states->first;
	for (size_t i = 0; i < obligations->n; i++, standing = standing->next)
		put_window(b, node_get(standing, "line"), axes[i]);
	free(axes);
}

static void
put_law(struct builder *b)
{
	struct cards obligations = obligations_of(b->analysis, b->page->card);
	struct node *states = put_list(b, b->root, "states");

	for (size_t i = 0; i < obligations.n; i++) {
		struct node *standing = put_map(b, states, NULL);

		put_standing(b, standing, obligations.all[i]);
		put_answers(b, standing, obligations.all[i]);
		put_concerns(b, standing, obligations.all[i]);
	}
	put_lines(b, &obligations, states);
	free(obligations.all);
}

void
build_regulation(struct builder *b)
{
	const struct card *law = b->page->card;

	put_subject(b);
	put_mapped(b);
	put_reach_of_law(b, law);
	put_history(b);
	put_cards(b, "provisions", clauses_naming(b->analysis, law));
	put_cards(b, "authorities", authorities_on(b->analysis, law));
	put_surveys(b, law);
	if (count_and_free(changes_of(law)))
		put_cards(b, "changes", changes_of(law));
	if (b->page->part == 0 && !b->problem)
		put_law(b);
	if (!b->problem)
		put_conditions(b, law, node_get(b->root, "regulation"));
}

size_t
longest_of_regulation(const struct analysis *an, const struct page *page)
{
	struct rows rows = {0};

	gather_rows(NULL, an, &rows, page->card);
	return size_larger(size_larger(rows.n, count_and_free(authorities_on(an, page->card))),
	              size_larger(count_captures(page->card), longest_of_reach(an, page->card)));
}

/* ---- places ---- */

static struct cards
regulations_of(const struct card *place)
{
	struct cards c = {0};

	cards_naming(&c, place, "regulation", "jurisdiction");
	cards_naming(&c, place, "regulation", "extends-to");
	cards_sort(&c);
	return c;
}

static struct cards
authorities_in(const struct card *place)
{
	struct cards c = {0};

	cards_naming(&c, place, "authority", "jurisdiction");
	return c;
}

struct flagged_row {
	size_t n[FLAG_STATES], of;
};

static void
put_flagged_platform(struct builder *b, struct node *rows, const struct flagged_row *flagged, const struct card *platform)
{
	struct node *row;

	if (!flagged->of)
		return;
	row = put_map(b, rows, NULL);
	put_link(b, row, "platform", platform);
	for (enum flag_state s = FLAG_CONDITIONAL; s < FLAG_STATES; s++)
		put_count(b, row, flag_state_name(s), flagged->n[s]);
	put_count(b, row, "of", flagged->of);
}

/* the clauses flagged in the place, by platform and by the state of their flag */
static void
put_flagged(struct builder *b)
{
	struct kind platforms = cards_of(b->analysis->model, "platform");
	struct cards flagged = provisions_flagged(b->analysis, b->page->card);
	struct node *n = put_map(b, b->root, "flagged"), *rows = put_list(b, n, "platforms");
	struct flagged_row *counts;

	ARENA_ARRAY(b->arena, counts, platforms.n + 1);
	put_count(b, n, "of", flagged.n);
	for (size_t i = 0; i < flagged.n; i++) {
		struct flagged_row *row = &counts[flagged.all[i]->parent->parent->order];

		row->n[verdict_flag(b->analysis->verdicts, flagged.all[i], b->page->card)]++;
		row->of++;
	}
	for (size_t i = 0; i < platforms.n; i++)
		put_flagged_platform(b, rows, &counts[i], platforms.cards[i]);
	free(flagged.all);
}

static const char *
level_of(const struct card *place, const struct card *of)
{
	if (place == of)
		return "self";
	return card_leads_to(of, place, "within") ? "wider" : card_leads_to(place, of, "within") ? "narrower" : NULL;
}

/* a place with its counts; a part of this one that has nothing of its own is not told of */
static void
put_level(struct builder *b, struct node *list, const char *level, const struct card *place)
{
	size_t regulations = count_and_free(regulations_of(place)), authorities = count_and_free(authorities_in(place));
	size_t provisions = count_and_free(provisions_flagged(b->analysis, place));
	struct node *n;

	if (strcmp(level, "narrower") == 0 && !regulations && !authorities && !provisions)
		return;
	n = put_map(b, list, NULL);
	node_put(b->arena, n, "is", level);
	put_link(b, n, "place", place);
	put_count(b, n, "regulations", regulations);
	put_count(b, n, "authorities", authorities);
	put_count(b, n, "provisions", provisions);
}

static void
put_places(struct builder *b)
{
	static const char *const levels[] = {"wider", "self", "narrower"};
	struct kind places = cards_of(b->analysis->model, "jurisdiction");
	struct node *list = put_list(b, b->root, "places");

	for (size_t l = 0; l < sizeof levels / sizeof *levels; l++)
		for (size_t i = 0; i < places.n; i++) {
			const struct card *place = places.cards[i];
			const char *level = level_of(place, b->page->card);

			if (!level || strcmp(level, levels[l]) != 0)
				continue;
			put_level(b, list, level, place);
		}
}

void
build_jurisdiction(struct builder *b)
{
	put_subject(b);
	clock_narrow(&b->clock, &b->analysis->verdicts->clock); /* which are flagged turns on all of them */
	if (b->page->part == 0) {
		put_reach_of_place(b, regulations_of(b->page->card));
		put_flagged(b);
		put_places(b);
	}
	put_surveys(b, b->page->card);
	put_cards(b, "regulations", regulations_of(b->page->card));
	put_cards(b, "authorities", authorities_in(b->page->card));
	put_cards(b, "provisions", provisions_flagged(b->analysis, b->page->card));
}

size_t
longest_of_jurisdiction(const struct analysis *an, const struct page *page)
{
	return size_larger(size_larger(count_and_free(regulations_of(page->card)), count_and_free(authorities_in(page->card))),
	              count_and_free(provisions_flagged(an, page->card)));
}

/* ---- authorities ---- */

/* the obligations it concerns, as they stand on the day */
static void
put_concerned(struct builder *b)
{
	const struct node *concerns = node_get(b->page->card->facts, "concerns");
	struct node *states = concerns ? put_list(b, b->root, "states") : NULL;

	for (const struct node *c = concerns ? concerns->first : NULL; c; c = c->next)
		if (node_get(c, "obligation")->to)
			put_standing(b, put_map(b, states, NULL), node_get(c, "obligation")->to);
}

void
build_authority(struct builder *b)
{
	put_subject(b);
	put_history(b);
	put_surveys(b, b->page->card);
	if (b->page->part > 0)
		return;
	if (node_get(b->page->card->facts, "excerpts"))
		put_evidence(b, b->root, b->page->card);
	put_concerned(b);
}

size_t
longest_of_authority(const struct analysis *an, const struct page *page)
{
	(void)an;
	return count_captures(page->card);
}
