#include "steps.h"

#include <stdlib.h>
#include <string.h>

#include "../evidence/lockfile.h"

/* ---- what a lock says of one ---- */

static enum change_class
class_of(const char *name)
{
	enum change_class c = CHANGE_IDENTICAL;

	while (c + 1 < CHANGE_CLASSES && strcmp(change_class_name(c), name) != 0)
		c++;
	return c;
}

static unsigned
marks_of(const struct node *capture)
{
	const struct node *list = node_get(capture, "marks");
	unsigned marks = 0;

	for (const struct node *n = list ? list->first : NULL; n; n = n->next)
		for (int i = 0; i < CHANGE_MARKS; i++)
			if (strcmp(n->text, change_mark_name((enum change_mark)(1 << i))) == 0)
				marks |= 1U << i;
	return marks;
}

/* the author's words about a record, of those about its document */
static const struct card *
change_about(const struct card *owner, const struct card *record)
{
	struct referrers from = cards_from(owner, "change");

	for (size_t i = 0; record && i < from.n; i++)
		if (from.cards[i]->parent == owner && node_is(from.cards[i]->facts, "capture", record->name))
			return from.cards[i];
	return NULL;
}

/* a capture of the lock by its id, looked for from one on that it most often is */
static const struct node *
capture_named(const struct node *from, const struct node *all, const char *name)
{
	for (const struct node *c = from; c; c = c->next)
		if (node_is(c, "capture", name))
			return c;
	for (const struct node *c = all; c && c != from; c = c->next)
		if (node_is(c, "capture", name))
			return c;
	return NULL;
}

static void
take_step(struct recorded_step *s, const struct model *m, const struct card *lock, const struct node *capture,
          const struct node *last)
{
	struct arena scratch = {0};
	const struct card *owner = lock->parent;

	*s = (struct recorded_step){.owner = owner, .capture = capture, .marks = marks_of(capture),
	                            .class = class_of(node_text(capture, "step"))};
	date_parse(node_text(capture, "on"), &s->on);
	s->record = card_find(m, "record", arena_printf(&scratch, "%s/%s", lock->id, node_text(capture, "capture")));
	arena_free(&scratch);
	if (!s->record)
		return;
	s->change = change_about(owner, s->record);
	s->before = capture_named(last, node_get(lock->facts, "captures")->first, node_text(s->record->facts, "before"));
	s->news = change_is_news(s->class, s->marks);
}

/* ---- all of them ---- */

static size_t
count_captures_of(struct kind locks)
{
	size_t n = 0;

	for (size_t i = 0; i < locks.n; i++)
		n += node_count(node_get(locks.cards[i]->facts, "captures"));
	return n;
}

/* most steps are from one capture to the next */
static void
take_lock(struct steps *steps, const struct model *m, const struct card *lock)
{
	const struct node *captures = node_get(lock->facts, "captures"), *last = NULL;

	for (const struct node *c = captures ? captures->first : NULL; c; c = c->next) {
		if (node_text(c, "step"))
			take_step(&steps->all[steps->n++], m, lock, c, last);
		last = c;
	}
}

static const char *
moment_of(const struct recorded_step *s)
{
	const char *at = node_text(s->capture, "at");

	return at ? at : "";
}

size_t
step_touches(const struct recorded_step *s)
{
	static const char *const lists[] = {"touches", "obligations", "authorities"};
	size_t n = 0;

	for (size_t i = 0; s->record && i < sizeof lists / sizeof *lists; i++)
		n += node_count(node_get(s->record->facts, lists[i]));
	return n;
}

static int
newest_first(const void *left, const void *right)
{
	const struct recorded_step *a = *(const struct recorded_step *const *)left;
	const struct recorded_step *b = *(const struct recorded_step *const *)right;
	int order = strcmp(node_text(b->capture, "on"), node_text(a->capture, "on"));

	if (!order)
		order = (step_touches(b) > 0) - (step_touches(a) > 0);
	if (!order)
		order = strcmp(moment_of(b), moment_of(a));
	if (!order)
		order = strcmp(a->owner->id, b->owner->id);
	return order ? order : strcmp(node_text(b->capture, "capture"), node_text(a->capture, "capture"));
}

void
steps_sort(struct step_list *list)
{
	if (list->n)
		qsort(list->all, list->n, sizeof *list->all, newest_first);
}

static void
order_steps(struct steps *steps, struct arena *a, struct kind records)
{
	ARENA_ARRAY(a, steps->by_record, records.n + 1);
	ARENA_ARRAY(a, steps->newest.all, records.n + 1);
	for (size_t i = 0; i < steps->n; i++)
		if (steps->all[i].record) {
			steps->by_record[steps->all[i].record->order] = &steps->all[i];
			steps->newest.all[steps->newest.n++] = &steps->all[i];
		}
	steps_sort(&steps->newest);
}

void
steps_make(struct steps *steps, struct arena *a, const struct model *m)
{
	struct kind locks = cards_of(m, "lock");

	*steps = (struct steps){0};
	ARENA_ARRAY(a, steps->all, count_captures_of(locks) + 1);
	ARENA_ARRAY(a, steps->first, locks.n + 1);
	for (size_t i = 0; i < locks.n; i++) {
		steps->first[i] = steps->n;
		take_lock(steps, m, locks.cards[i]);
	}
	steps->first[locks.n] = steps->n;
	order_steps(steps, a, cards_of(m, "record"));
}

/* ---- asking ---- */

const struct recorded_step *
steps_of(const struct analysis *an, const struct card *owner, size_t *n)
{
	const struct card *lock = lock_of(owner);
	size_t first = lock ? an->steps->first[lock->order] : 0;

	*n = lock ? an->steps->first[lock->order + 1] - first : 0;
	return an->steps->all + first; /* of nothing where *n is 0 */
}

const struct recorded_step *
step_of_record(const struct analysis *an, const struct card *record)
{
	return an->steps->by_record[record->order];
}

const char *
step_time(struct arena *a, const struct recorded_step *s)
{
	const char *at = node_text(s->capture, "at");

	return at ? at : arena_printf(a, "%sT00:00:00Z", node_text(s->capture, "on"));
}
