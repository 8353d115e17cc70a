#include "answer.h"

#include <stdlib.h>
#include <string.h>

#include "../base/packing.h"
#include "coming.h"

/* Long lists are named in part, and say how many are left out. */
enum { NAMED = 3, UID_DIGITS = 24 };

/* in the order of one day */
enum todo_kind { TODO_DUTY, TODO_TASK, TODO_FACT, TODO_REVIEW, TODO_KINDS };
enum when { WHEN_OVERDUE, WHEN_DATED, WHEN_UNDATED, WHEN_CLOSED, WHENS };

static const char *const kind_names[TODO_KINDS] = {"duty", "task", "fact", "review"};
static const char *const when_names[WHENS] = {"overdue", "dated", "undated", "closed"};

/* one thing to do; of what it is not about it has nothing */
struct todo {
	enum todo_kind kind;
	enum when when;
	bool other;      /* of another platform than the one that the site is about */
	struct date date;
	const char *on;  /* the same, as written */
	const struct card *platform, *provision;
	const struct node *item;         /* a task as its clause has it */
	const struct coming *coming;     /* an event of the law, */
	const struct concerned *whom;    /* and the platform that it concerns; NULL: all that may be bound and have no clause */
	const struct need *need;
	enum reason_code review;         /* what is to be done about reviews */
	const struct node *mapping;      /* the one whose review ends, or NULL */
	size_t n, of;
	size_t order;
};

struct todos {
	const struct analysis *analysis;
	struct arena arena;
	struct clock clock; /* how long it is so */
	struct comings comings;
	const struct card *subject; /* the platform that the site is about, or NULL */
	struct todo *all;
	size_t n, cap;
	/* of what the site is about: how many by day and by kind, and the next day */
	size_t whens[WHENS], kinds[TODO_KINDS], others;
	const char *next;
};

static void
add(struct todos *ts, struct todo todo)
{
	todo.order = ts->n;
	todo.other = ts->subject && (todo.platform ? todo.platform != ts->subject : todo.coming != NULL);
	ts->all = mem_room(ts->all, ts->n, &ts->cap, sizeof *ts->all);
	ts->all[ts->n++] = todo;
}

/* dated where there is a day; a day that has passed for certain is overdue */
static void
set_day(struct todos *ts, struct todo *todo, const char *on)
{
	todo->when = WHEN_UNDATED;
	todo->date = DATE_UNKNOWN;
	if (!on || !date_parse(on, &todo->date))
		return;
	todo->on = on;
	todo->when = clock_reached(&ts->clock, date_add(todo->date, (struct period){.days = 1})) == TRI_YES ? WHEN_OVERDUE : WHEN_DATED;
}

/* ---- tasks and reviews, by clause ---- */

static void
add_tasks(struct todos *ts, const struct card *provision)
{
	const struct node *items = node_get(provision->facts, "due-diligence");

	for (const struct node *item = items ? items->first : NULL; item; item = item->next) {
		struct todo todo = {.kind = TODO_TASK, .platform = provision->parent->parent, .provision = provision, .item = item};

		set_day(ts, &todo, node_text(item, "by"));
		if (!task_is_open(item))
			todo.when = WHEN_CLOSED;
		add(ts, todo);
	}
}

/* mappings in one state of review are one thing to do */
static void
add_review(struct todos *ts, const struct card *provision, enum reason_code code, size_t n, size_t of)
{
	if (n)
		add(ts, (struct todo){.kind = TODO_REVIEW, .when = WHEN_UNDATED, .platform = provision->parent->parent,
		                      .provision = provision, .review = code, .n = n, .of = of, .date = DATE_UNKNOWN});
}

/* reviews that hold today and end on a day within the horizon */
static void
add_endings(struct todos *ts, const struct card *provision)
{
	const struct node *mappings = node_get(provision->facts, "mappings");

	for (const struct node *m = mappings ? mappings->first : NULL; m; m = m->next) {
		struct todo todo = {.kind = TODO_REVIEW, .platform = provision->parent->parent, .provision = provision,
		                    .review = REASON_TODO_REVIEW_ENDS, .mapping = m, .n = 1};

		if (!judge_counts(m) || !judge_approved(m, &ts->clock))
			continue;
		set_day(ts, &todo, node_text(node_get(m, "reviewed"), "expires"));
		if (todo.when == WHEN_DATED && clock_near(&ts->clock, todo.date) == TRI_YES)
			add(ts, todo);
	}
}

static void
add_clause(struct todos *ts, const struct card *provision)
{
	struct review_tally t = {0};

	add_tasks(ts, provision);
	add_endings(ts, provision);
	tally_review(&t, ts->analysis->verdicts, provision);
	add_review(ts, provision, REASON_TODO_REVIEW, t.state[REVIEW_NONE], t.of);
	add_review(ts, provision, REASON_TODO_REVIEW_AGAIN, t.state[REVIEW_SUSPECT], t.of);
	add_review(ts, provision, REASON_TODO_REVIEW_EXPIRED, t.state[REVIEW_EXPIRED], t.of);
}

/* ---- duties ---- */

/* One thing to do for each platform that is bound, or may be and has a clause about it; the rest are named together,
 * for of them nothing is known but that the law exists. */
static void
add_duty(struct todos *ts, const struct coming *c)
{
	struct todo todo = {.kind = TODO_DUTY, .when = WHEN_DATED, .date = c->event.date, .on = c->event.on, .coming = c};
	size_t rest = 0;

	for (size_t i = 0; i < c->n; i++) {
		todo.whom = &c->all[i];
		todo.platform = todo.whom->platform;
		if (todo.whom->answer == TRI_YES || todo.whom->provisions.n || todo.platform == ts->subject)
			add(ts, todo);
		else
			rest++;
	}
	if (rest) {
		todo.whom = NULL;
		todo.platform = NULL;
		todo.n = rest;
		add(ts, todo);
	}
}

/* whether a platform is one of those that are named together */
static bool
is_rest(const struct todos *ts, const struct concerned *whom)
{
	return whom->answer != TRI_YES && !whom->provisions.n && whom->platform != ts->subject;
}

/* ---- facts ---- */

/* the platform that a need is about; NULL where it is about the law */
static const struct card *
platform_of_need(const struct need *need)
{
	for (const struct node *arg = node_get(need->says, "args")->first; arg; arg = arg->next)
		if (node_is(arg, "name", "service") || node_is(arg, "name", "document")) {
			const struct node *value = node_get(arg, "value");
			const struct card *card = value ? value->to : NULL;

			return !card ? NULL : strcmp(card->kind, "document") == 0 ? card->parent : card->unit;
		}
	return NULL;
}

static void
add_facts(struct todos *ts)
{
	const struct open *open = &ts->analysis->verdicts->open;

	for (size_t i = 0; i < open->nquestions; i++)
		for (size_t k = 0; k < open->questions[i]->nneeds; k++) {
			const struct need *need = open->questions[i]->needs[k];

			add(ts, (struct todo){.kind = TODO_FACT, .when = WHEN_UNDATED, .platform = platform_of_need(need), .need = need,
			                      .n = need->n, .date = DATE_UNKNOWN});
		}
}

/* ---- all of it, in order ---- */

/* what is dated by its day; what is not: tasks, then facts by what depends on them, then reviews */
static int
by_day(const void *left, const void *right)
{
	const struct todo *a = left, *b = right;

	if (a->other != b->other)
		return a->other - b->other;
	if (a->when != b->when)
		return (int)a->when - (int)b->when;
	if (a->date.first != b->date.first)
		return a->date.first < b->date.first ? -1 : 1;
	if (a->kind != b->kind)
		return (int)a->kind - (int)b->kind;
	if (a->kind == TODO_FACT && a->n != b->n)
		return a->n > b->n ? -1 : 1;
	return a->order < b->order ? -1 : a->order > b->order;
}

static void
count(struct todos *ts)
{
	for (size_t i = 0; i < ts->n; i++) {
		const struct todo *t = &ts->all[i];

		ts->others += t->other;
		if (t->other)
			continue;
		ts->whens[t->when]++;
		ts->kinds[t->kind] += t->when != WHEN_CLOSED;
		if (!ts->next && t->when == WHEN_DATED)
			ts->next = t->on;
	}
}

static void
gather(struct todos *ts)
{
	struct kind provisions = cards_of(ts->analysis->model, "provision");

	comings_gather(&ts->comings, &ts->arena, ts->analysis, &ts->clock, NULL);
	for (size_t i = 0; i < ts->comings.n; i++)
		add_duty(ts, &ts->comings.all[i]);
	for (size_t i = 0; i < provisions.n; i++)
		add_clause(ts, provisions.cards[i]);
	add_facts(ts);
	if (ts->n)
		qsort(ts->all, ts->n, sizeof *ts->all, by_day);
	count(ts);
}

/* what every part of the page shows a part of */
const struct todos *
todos_kept(const struct analysis *an)
{
	struct todos *ts = an->gathered->todos;

	if (!ts) {
		ts = an->gathered->todos = mem_grow(NULL, sizeof *ts);
		*ts = (struct todos){.analysis = an, .clock = an->clock, .subject = subject_of(an)};
		gather(ts);
	}
	return ts;
}

void
todos_free(struct todos *ts)
{
	if (!ts)
		return;
	comings_free(&ts->comings);
	arena_free(&ts->arena);
	free(ts->all);
	free(ts);
}

/* ---- what it is made from ---- */

static void
pack_field(struct buf *b, const struct node *map, const char *key)
{
	const struct node *value = node_get(map, key);

	pack_number(b, value != NULL);
	if (value)
		node_pack(b, value);
}

void
page_tasks(struct buf *b, const struct analysis *an, const struct card *provision)
{
	const struct node *mappings = node_get(provision->facts, "mappings");
	struct review_tally t = {0};
	struct clock clock = an->clock;

	pack_text(b, provision->own_key);
	pack_field(b, provision->facts, "due-diligence");
	for (const struct node *m = mappings ? mappings->first : NULL; m; m = m->next) {
		pack_text(b, node_get(m, "obligation")->to->own_key);
		pack_number(b, judge_counts(m));
		pack_number(b, judge_approved(m, &clock));
		pack_field(b, m, "reviewed");
	}
	tally_review(&t, an->verdicts, provision);
	for (size_t i = 0; i < sizeof t.state / sizeof *t.state; i++)
		pack_number(b, t.state[i]);
	pack_number(b, t.of);
}

/* its key says all that it says */
static void
pack_need(struct buf *b, const struct analysis *an, const struct need *need)
{
	struct cards c = clauses_waiting(an->verdicts, need);

	pack_text(b, need->key);
	pack_number(b, need->n);
	pack_number(b, c.n);
	for (size_t i = 0; i < c.n && i < NAMED; i++)
		pack_text(b, c.all[i]->own_key);
	free(c.all);
}

void
page_tasks_open(struct buf *b, const struct analysis *an)
{
	const struct open *open = &an->verdicts->open;

	for (size_t i = 0; i < open->nquestions; i++)
		for (size_t k = 0; k < open->questions[i]->nneeds; k++)
			pack_need(b, an, open->questions[i]->needs[k]);
}

size_t
longest_of_todo(const struct analysis *an, const struct page *page)
{
	(void)page;
	return todos_kept(an)->n;
}

/* ---- one thing ---- */

/* what sets an event apart from another of the same kind and source: whom a grace is for, which role begins to be bound */
static void
add_event(struct buf *key, const struct law_event *e)
{
	static const char *const apart[] = {"for", "when", "role", "case", "authority"};

	buf_printf(key, " %s %s", law_change_name(e->change), law_event_by(e));
	for (size_t i = 0; i < sizeof apart / sizeof *apart; i++)
		if (node_text(e->item, apart[i]))
			buf_printf(key, " %s", node_text(e->item, apart[i]));
}

/* Of an event that counts from a fact there is one for each day that the fact gives it, told apart by the service. */
static void
add_service(struct buf *key, const struct comings *c, const struct coming *one)
{
	for (size_t i = 0; i < c->n; i++)
		if (&c->all[i] != one && c->all[i].event.of == one->event.of && c->all[i].event.item == one->event.item &&
		    c->all[i].event.change == one->event.change && c->all[i].subject.obligation == one->subject.obligation) {
			buf_printf(key, " %s", one->subject.service->id);
			return;
		}
}

/* whether two items of a clause would have one name */
static bool
is_same_item(const struct node *a, const struct node *b)
{
	const struct node *x = node_get(a, "obligation"), *y = node_get(b, "obligation");

	return node_text(a, "what") ? node_is(b, "what", node_text(a, "what")) : x && y && x->to == y->to;
}

/* of several tasks in the same words, or reviews of mappings to one duty, the second is called so */
static void
add_place(struct buf *key, const struct card *provision, const char *list, const struct node *item)
{
	const struct node *all = provision ? node_get(provision->facts, list) : NULL;
	size_t n = 1;

	for (const struct node *other = all ? all->first : NULL; other && other != item; other = other->next)
		n += is_same_item(other, item);
	if (n > 1)
		buf_printf(key, " %zu", n);
}

/* A name that stays as long as the thing does, whatever its day is, so that a calendar moves it. */
static void
put_uid(struct builder *b, struct node *n, const struct todos *ts, const struct todo *t)
{
	struct buf key = {0};
	char hex[SHA256_HEX];
	struct sha256 digest;

	buf_printf(&key, "%s %s %s", kind_names[t->kind], t->platform ? t->platform->id : "", t->provision ? t->provision->id : "");
	if (t->item) {
		buf_printf(&key, " %s", node_text(t->item, "what"));
		add_place(&key, t->provision, "due-diligence", t->item);
	}
	if (t->coming) {
		buf_printf(&key, " %s", t->coming->subject.obligation->id);
		add_event(&key, &t->coming->event);
		add_service(&key, &ts->comings, t->coming);
	}
	if (t->need)
		buf_printf(&key, " %s", t->need->key);
	if (t->kind == TODO_REVIEW)
		buf_printf(&key, " %s %s", reason_infos[t->review].name,
		           t->mapping ? node_get(t->mapping, "obligation")->to->id : "");
	if (t->mapping)
		add_place(&key, t->provision, "mappings", t->mapping);
	digest = sha256_of(key.s, key.n);
	buf_free(&key);
	node_put(b->arena, n, "uid", arena_copy(b->arena, sha256_hex(&digest, hex), UID_DIGITS));
}

static void
put_clauses(struct builder *b, struct node *n, const struct cards *c)
{
	struct node *list = c->n ? put_list(b, n, "clauses") : NULL;

	for (size_t i = 0; i < c->n && i < NAMED; i++)
		put_link(b, list, NULL, c->all[i]);
	if (c->n > NAMED)
		put_count(b, n, "more", c->n - NAMED);
}

static void
put_one_clause(struct builder *b, struct node *n, const struct card *provision)
{
	put_clauses(b, n, &(struct cards){.all = &provision, .n = 1});
}

static void
put_task(struct builder *b, struct node *n, const struct todo *t)
{
	const struct node *obligation = node_get(t->item, "obligation");

	node_put(b->arena, n, "status", node_text(t->item, "status") ? node_text(t->item, "status") : "open");
	put_one_clause(b, n, t->provision);
	node_put(b->arena, n, "what", node_text(t->item, "what"));
	node_put(b->arena, n, "why", node_text(t->item, "why"));
	node_put(b->arena, n, "owner", node_text(t->item, "owner"));
	if (!obligation)
		return;
	put_link(b, n, "obligation", obligation->to);
	node_put(b->arena, n, "citation", citation_with_law(b->arena, obligation->to, obligation->to->unit));
}

/* the platforms that are named together */
static void
put_rest(struct builder *b, struct node *n, const struct todos *ts, const struct coming *c)
{
	struct node *list = put_list(b, n, "platforms");
	size_t named = 0;

	for (size_t i = 0; i < c->n; i++)
		if (is_rest(ts, &c->all[i]) && named++ < NAMED)
			put_link(b, list, NULL, c->all[i].platform);
	if (named > NAMED)
		put_count(b, n, "rest", named - NAMED);
}

static void
put_duty(struct builder *b, struct node *n, const struct todos *ts, const struct todo *t)
{
	struct subject own = t->coming->subject, *s = &own;
	const struct concerned *whom = t->whom;
	enum tri answer = whom ? whom->answer : TRI_UNKNOWN;
	struct node *says;

	own.arena = b->arena; /* the list outlives the page */
	own.clock = &b->clock;
	node_put(b->arena, n, "answer", tri_name(answer));
	if (answer == TRI_YES)
		node_put(b->arena, n, "binds", whom->service && whom->people ? "both" : whom->service ? "platform" : "users");
	node_put(b->arena, n, "change", law_change_name(t->coming->event.change));
	if (whom)
		put_clauses(b, n, &whom->provisions);
	else
		put_rest(b, n, ts, t->coming);
	put_link(b, n, "obligation", s->obligation);
	put_link(b, n, "law", s->law);
	node_put(b->arena, n, "citation", citation_with_law(b->arena, s->obligation, s->law));
	says = put_list(b, n, "says");
	force_say(s, says, &t->coming->event, true);
	if (answer != TRI_YES)
		reason_add(b->arena, says, REASON_TODO_IF_BOUND);
}

static void
put_fact(struct builder *b, struct node *n, const struct todo *t)
{
	struct cards c = clauses_waiting(b->analysis->verdicts, t->need);

	put_count(b, n, "n", t->n);
	put_clauses(b, n, &c);
	node_add(put_list(b, n, "says"), NULL, node_copy(b->arena, t->need->says));
	free(c.all);
}

static void
put_review(struct builder *b, struct node *n, const struct todo *t)
{
	const struct card *obligation = t->mapping ? node_get(t->mapping, "obligation")->to : NULL;
	struct node *says, *r;

	put_count(b, n, "n", t->n);
	put_one_clause(b, n, t->provision);
	put_link(b, n, "obligation", obligation);
	says = put_list(b, n, "says");
	r = reason_add(b->arena, says, t->review);
	if (obligation) {
		node_put(b->arena, n, "citation", citation_with_law(b->arena, obligation, obligation->unit));
		reason_text(b->arena, r, "on", t->on);
		return;
	}
	reason_text(b->arena, r, "n", node_text(n, "n"));
	reason_count(b->arena, r, "of", t->of);
}

static void
put_todo(struct builder *b, struct node *list, const struct todos *ts, const struct todo *t)
{
	struct node *n = put_map(b, list, NULL);

	node_put(b->arena, n, "kind", kind_names[t->kind]);
	node_put(b->arena, n, "when", when_names[t->when]);
	node_put(b->arena, n, "of", !ts->subject ? NULL : t->other ? "others" : "subject");
	put_uid(b, n, ts, t);
	node_put(b->arena, n, "on", t->on);
	put_link(b, n, "platform", t->platform);
	if (t->kind == TODO_TASK)
		put_task(b, n, t);
	else if (t->kind == TODO_DUTY)
		put_duty(b, n, ts, t);
	else if (t->kind == TODO_FACT)
		put_fact(b, n, t);
	else
		put_review(b, n, t);
}

/* ---- the page ---- */

static void
put_counts(struct builder *b, struct node *work, const struct todos *ts)
{
	for (enum when w = 0; w < WHENS; w++)
		put_count(b, work, when_names[w], ts->whens[w]);
	for (enum todo_kind k = 0; k < TODO_KINDS; k++)
		put_count(b, work, arena_printf(b->arena, "%s-n", kind_names[k]), ts->kinds[k]);
	put_count(b, work, "others", ts->others);
	node_put(b->arena, work, "next", ts->next);
}

void
build_todo(struct builder *b)
{
	const struct todos *ts = todos_kept(b->analysis);
	struct node *work = put_map(b, b->root, "to-do"), *items;
	size_t first = b->page->first;

	clock_narrow(&b->clock, &ts->clock);
	put_count(b, work, "total", ts->n);
	put_count(b, work, "first", first < ts->n ? first + 1 : 0);
	put_count(b, work, "days", (size_t)b->clock.horizon);
	put_counts(b, work, ts);
	items = put_list(b, work, "items");
	for (size_t i = first; i < ts->n && i < first + b->page->size; i++)
		put_todo(b, items, ts, &ts->all[i]);
}
