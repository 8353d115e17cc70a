#include "answer.h"

#include <stdlib.h>
#include <string.h>

/* more, or a fact with a longer name, would not be read in one sentence; what is said last of several has less room */
enum { CONDITIONS_SAID = 2, LONG = 60, LONG_AT_THE_END = 40 };

/* whether it begins as the law itself is cited: "Directive (EU) 2024/2853, Art. 4" */
static bool
cites_law(const char *citation, const struct card *law)
{
	const char *whole = node_text(law->facts, "citation");

	return whole && strchr(citation, ',') && strncmp(whole, citation, strcspn(citation, ",")) == 0;
}

const char *
citation_short(struct arena *a, const struct card *obligation)
{
	const struct card *law = obligation->unit;
	const char *name = node_text(law->facts, "short"), *citation = obligation->citation ? obligation->citation : obligation->title;

	return !name || strstr(citation, name) || cites_law(citation, law) ? citation : arena_printf(a, "%s %s", name, citation);
}

const char *
citation_with_law(struct arena *a, const struct card *of, const struct card *law)
{
	const char *name = node_text(law->facts, "short"), *article;

	if (of == law)
		return name ? name : of->citation;
	article = citation_short(a, of);
	return name || strstr(article, law->title) || cites_law(article, law) ? article : arena_printf(a, "%s, %s", article, law->title);
}

/* ---- what a verdict says first ---- */

/* told first where it is larger */
static int
rank(const struct verdict *v)
{
	enum bearer bearer = verdict_bearer(v);
	int own = bearer == BEARER_PLATFORM, sure = rests_established(&v->rests), rated = v->standing == STANDING_RATED;

	if (bearer == BEARER_NOBODY)
		return -1;
	return ((own * 2 + sure) * 2 + rated) * EXPOSURES + v->could[bearer];
}

int
answer_compare(const struct verdict *a, const struct verdict *b)
{
	return rank(b) - rank(a);
}

/* ---- one mapping ---- */

/* on what a verdict rests, as a place in the tables below */
enum doubt { DOUBT_NONE, DOUBT_UNSEEN, DOUBT_UNSURE, DOUBTS };

static enum doubt
doubt_of(const struct verdict *v)
{
	return rests_established(&v->rests) ? DOUBT_NONE : !v->rests.seen ? DOUBT_UNSEEN : DOUBT_UNSURE;
}

/* what is not established says so before it says a band */
static enum reason_code
code_of(const struct verdict *v, enum doubt doubt)
{
	static const enum reason_code codes[2][DOUBTS] = {
		{REASON_ANSWER_COULD, REASON_ANSWER_COULD_UNSEEN, REASON_ANSWER_COULD_UNSURE},
		{REASON_ANSWER_RATED, REASON_ANSWER_RATED_UNSEEN, REASON_ANSWER_RATED_UNSURE},
	};

	return codes[v->standing == STANDING_RATED][doubt];
}

/* it asks a whole question, or has a name like one */
static bool
is_long(const struct node *literal, size_t most)
{
	for (const struct node *arg = node_get(literal, "args")->first; arg; arg = arg->next)
		if (node_is(arg, "name", "question") || strlen(node_text(arg, "value")) > most)
			return true;
	return false;
}

/* the smallest set of facts that leads there, as far as it is read in one sentence. Those of a conditional verdict lead
 * to the first of its results, which need not be the one that is told. */
static void
say_conditions(struct builder *b, struct node *reason, const struct verdict *v, enum bearer bearer)
{
	const struct conditional *c = v->conditional;
	const struct node *set = c && c->nresults && c->results[0].bearer == bearer ? sets_list(b->arena, &c->highest)->first : NULL;
	struct node *said = node_list(b->arena);
	size_t n = 0, left = 0;

	for (const struct node *literal = set ? set->first : NULL; literal; literal = literal->next)
		if (n < CONDITIONS_SAID && !is_long(literal, LONG)) {
			node_add(said, NULL, node_copy(b->arena, literal));
			n++;
		} else {
			left++;
		}
	if (!said->first)
		reason_add(b->arena, said, REASON_ANSWER_FACTS);
	reason_all(b->arena, reason, "conditions", said);
	reason_count(b->arena, reason, "more", n ? left : 0);
}

static void
say_verdict(struct builder *b, struct node *list, const struct verdict *v, enum reason_code code)
{
	enum bearer bearer = verdict_bearer(v);
	struct node *r = reason_add(b->arena, list, code);

	reason_text(b->arena, r, "band", exposure_name(v->could[bearer]));
	reason_text(b->arena, r, "bearer", bearer == BEARER_PLATFORM ? v->service->title : bearer_name(bearer));
	reason_named(b->arena, r, "article", citation_short(b->arena, v->obligation), v->obligation);
	if (code == REASON_ANSWER_RATED_UNSURE || code == REASON_ANSWER_COULD_UNSURE)
		reason_text(b->arena, r, "link", rests_link_name(v->rests.weakest));
	if (v->standing == STANDING_CONDITIONAL)
		say_conditions(b, r, v, bearer);
}

static struct judgement
judge_again(struct builder *b, const struct verdict *v)
{
	const struct held *held = held_find(&b->held, v->mapping, v->service);

	if (held)
		return held_for(b, held);
	return judge(b->analysis->model, b->arena, &b->clock, v->provision, v->mapping, v->service);
}

void
answer_mapping(struct builder *b, struct node *list, const struct verdict *v)
{
	if (verdict_bearer(v) == BEARER_NOBODY)
		return;
	say_verdict(b, list, v, code_of(v, DOUBT_NONE));
	if (doubt_of(v) != DOUBT_NONE)
		reason_add(b->arena, list, doubt_of(v) == DOUBT_UNSEEN ? REASON_ANSWER_UNSEEN : REASON_ANSWER_UNSURE);
}

/* ---- from when, up to what, how sure ---- */

static const char *
argument_of(const struct node *reasons, const char *code, const char *name)
{
	const struct node *r = reasons->first;

	while (r && !(node_is(r, "code", code) && reason_argument(r, name)))
		r = r->next;
	return r ? node_text(reason_argument(r, name), "value") : NULL;
}

/* that it is in force, and that a grace period covers the service, or may */
static void
say_since(struct builder *b, struct node *list, const struct force *f, const char *since)
{
	enum reason_code code = f->grace == TRI_YES ? REASON_ANSWER_GRACE
	                        : f->grace == TRI_UNKNOWN ? REASON_ANSWER_GRACE_OPEN
	                                                  : REASON_ANSWER_SINCE;
	struct node *r = reason_add(b->arena, list, code);
	char text[DATE_TEXT];

	reason_text(b->arena, r, "since", since);
	if (code != REASON_ANSWER_SINCE)
		reason_text(b->arena, r, "until", arena_string(b->arena, date_text(f->grace_until, text)));
}

static void
say_when(struct builder *b, struct node *list, const struct judgement *j)
{
	const char *since = argument_of(j->force.because, "force.in-force", "since");
	const char *from = argument_of(j->force.because, "force.adopted", "from");

	if (since)
		say_since(b, list, &j->force, since);
	else if (from)
		reason_text(b->arena, reason_add(b->arena, list, REASON_ANSWER_FROM), "from", from);
	if (j->force.state == FORCE_CHALLENGED)
		reason_add(b->arena, list, REASON_QUALIFIER_CONTESTED);
}

/* the gravest sanction's ceiling, also where no band follows from it yet */
static void
say_ceiling(struct builder *b, struct node *list, const struct judgement *j)
{
	struct node *because = node_list(b->arena);
	const struct node *power;

	if (rate_consequence(b->analysis->model, &j->subject, because, &power) < 0)
		return;
	for (const struct node *r = because->first; r; r = r->next)
		if (starts_with(node_text(r, "code"), "ceiling."))
			node_add(list, NULL, node_copy(b->arena, r));
}

static void
say_rests(struct builder *b, struct node *list, const struct verdict *v)
{
	struct node *r = reason_add(b->arena, list, REASON_ANSWER_RESTS);

	reason_text(b->arena, r, "confidence", confidence_name(v->rests.confidence));
	reason_text(b->arena, r, "link", rests_link_name(v->rests.weakest));
}

/* ---- the answer ---- */

static void
say_count(struct builder *b, struct node *list, enum reason_code code, size_t n)
{
	reason_count(b->arena, reason_add(b->arena, list, code), "n", n);
}

static void
say_nothing(struct builder *b, struct node *list, const struct standing_tally *t)
{
	if (!t->of)
		reason_add(b->arena, list, REASON_ANSWER_UNMAPPED);
	else if (!standing_ratable(t))
		say_count(b, list, REASON_ANSWER_UNRATABLE, t->of);
	else
		say_count(b, list, REASON_ANSWER_NOTHING, standing_ratable(t));
}

void
answer_say(struct builder *b, struct node *list, const struct lead *lead, const struct standing_tally *t)
{
	const struct verdict *v = lead->verdict;
	struct judgement j;

	if (lead->kind == LEAD_NOTHING) {
		say_nothing(b, list, t);
		return;
	}
	if (lead->kind == LEAD_OPEN) {
		say_count(b, list, REASON_ANSWER_OPEN, t->open);
		return;
	}
	j = judge_again(b, v);
	if (lead->kind == LEAD_OTHERS)
		reason_card(b->arena, reason_add(b->arena, list, REASON_ANSWER_OTHERS), "service", v->service);
	say_verdict(b, list, v, code_of(v, doubt_of(v)));
	say_when(b, list, &j);
	say_ceiling(b, list, &j);
	if (rests_established(&v->rests))
		say_rests(b, list, v);
}

void
answer_platform(struct builder *b)
{
	const struct verdicts *v = b->analysis->verdicts;
	struct cards provisions = provisions_of_platform(b->page->card);
	struct node *exposure = put_map(b, b->root, "exposure");
	struct lead lead = lead_platform(v, b->page->card);
	struct standing_tally standings = {0};
	struct tally t = {0};

	tally_standing_platform(&standings, v, b->page->card);
	for (size_t i = 0; i < provisions.n; i++) {
		tally_provision(&t, v, provisions.all[i]);
		clock_narrow(&b->clock, &v->holds[provisions.all[i]->order]); /* its bands were judged on the day */
	}
	free(provisions.all);
	put_lead(b, exposure, &lead);
	answer_say(b, put_list(b, exposure, "answer"), &lead, &standings);
	put_standing_tally(b, exposure, &standings);
	put_tally(b, exposure, &t);
}

/* ---- what would settle the rest ---- */

/* not by how many clauses of others wait for them, on which nothing of a page may turn */
static int
by_key(const void *left, const void *right)
{
	const struct need *a = *(const struct need *const *)left, *b = *(const struct need *const *)right;

	return strcmp(a->key, b->key);
}

/* of the needs of some verdicts the one for which most of them wait, of several the first; NULL where none can be said in
 * a sentence */
static const struct need *
most_waited_for(const struct open *open, size_t first, size_t end)
{
	size_t n = open->first_wait[end] - open->first_wait[first], most = 0, same;
	const struct need **needs = mem_grow(NULL, (n + 1) * sizeof *needs), *found = NULL;

	memcpy(needs, open->waits + open->first_wait[first], n * sizeof *needs);
	if (n)
		qsort(needs, n, sizeof *needs, by_key);
	for (size_t i = 0; i < n; i += same) {
		for (same = 1; i + same < n && needs[i + same] == needs[i];)
			same++;
		if (same > most && !is_long(needs[i]->says, LONG_AT_THE_END)) {
			most = same;
			found = needs[i];
		}
	}
	free(needs);
	return found;
}

void
answer_rest(struct builder *b, struct node *list, const struct card *provision)
{
	const struct verdicts *v = b->analysis->verdicts;
	size_t first = v->first[provision->order], end = v->first[provision->order + 1], waiting = 0;
	const struct need *above = most_waited_for(&v->open, first, end);
	struct node *r, *fact;

	for (size_t i = first; i < end; i++)
		waiting += v->all[i].standing == STANDING_CONDITIONAL || v->all[i].standing == STANDING_OPEN;
	if (!waiting || !above)
		return;
	fact = node_list(b->arena);
	node_add(fact, NULL, node_copy(b->arena, above->says));
	r = reason_add(b->arena, list, REASON_ANSWER_REST);
	reason_count(b->arena, r, "n", waiting);
	reason_all(b->arena, r, "fact", fact);
}
