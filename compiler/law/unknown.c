#include "unknown.h"

#include <stdlib.h>
#include <string.h>

#include "../base/sha256.h"
#include "../base/text.h"

/* the question that a need is a part of, and the argument that makes it one of many */
static const struct {
	enum reason_code need, question;
	const char *of;
} parts[] = {
	{REASON_NEED_ROLE, REASON_OPEN_ROLE, "service"},
	{REASON_NEED_FACT, REASON_OPEN_FACT, "service"},
	{REASON_NEED_FACT_IN, REASON_OPEN_FACT_IN, "service"},
	{REASON_NEED_LAW_FACT, REASON_OPEN_LAW_FACT, "service"},
	{REASON_NEED_OFFERED, REASON_OPEN_OFFERED, "service"},
	{REASON_NEED_SEAT, REASON_OPEN_SEAT, "service"},
	{REASON_NEED_ROLE_SOURCE, REASON_OPEN_ROLE_SOURCE, "service"},
	{REASON_NEED_GOVERNS, REASON_OPEN_GOVERNS, "document"},
	{REASON_NEED_USER_CLASSES, REASON_OPEN_USER_CLASSES, "document"},
};

/* an argument of the need, as one of its question; a role says of which law it is */
static void
copy_arg(struct arena *a, struct node *question, const char *name, const struct node *value)
{
	if (!value->to) {
		reason_text(a, question, name, value->text);
		return;
	}
	reason_card(a, question, name, value->to);
	if (strcmp(name, "role") == 0)
		reason_card(a, question, "law", value->to->unit);
}

/* a need that is nobody's in particular is its own question */
static const struct node *
question_of(struct arena *a, const struct node *need)
{
	struct node *list = node_list(a), *q;
	size_t i = 0;

	while (i < sizeof parts / sizeof *parts && !node_is(need, "code", reason_infos[parts[i].need].name))
		i++;
	if (i == sizeof parts / sizeof *parts)
		return need;
	q = reason_add(a, list, parts[i].question);
	for (const struct node *arg = node_get(need, "args")->first; arg; arg = arg->next)
		if (!node_is(arg, "name", parts[i].of))
			copy_arg(a, q, node_text(arg, "name"), node_get(arg, "value"));
	return q;
}

/* a reason as a text: its code, and each argument by the id of the unit it names, else as it is */
static const char *
key_of(struct arena *a, const struct node *reason)
{
	const struct node *args = node_get(reason, "args");
	const char *key = node_text(reason, "code");

	for (const struct node *arg = args ? args->first : NULL; arg; arg = arg->next) {
		const struct node *value = node_get(arg, "value");

		key = arena_printf(a, "%s\n%s=%s%s%s", key, node_text(arg, "name"), value->to ? value->to->kind : "",
		                   value->to ? ":" : "", value->to ? value->to->id : value->text);
	}
	return key;
}

static struct question *
question_put(struct open *o, const char *key, const struct node *says)
{
	struct question *q = table_get(&o->questions_by_key, key);

	if (!q) {
		q = arena_take(&o->arena, sizeof *q);
		q->key = arena_string(&o->arena, key);
		q->says = node_copy(&o->arena, says);
		*table_put(&o->questions_by_key, q->key) = q;
		o->questions = mem_room(o->questions, o->nquestions, &o->cap, sizeof *o->questions);
		o->questions[o->nquestions++] = q;
	}
	return q;
}

static struct need *
need_put(struct open *o, struct question *q, const char *key, const struct node *says)
{
	struct need *need = table_get(&o->by_key, key);

	if (!need) {
		need = arena_take(&o->arena, sizeof *need);
		need->key = arena_string(&o->arena, key);
		need->says = node_copy(&o->arena, says);
		need->of = q;
		*table_put(&o->by_key, need->key) = need;
		q->needs = mem_room(q->needs, q->nneeds, &q->cap, sizeof *q->needs);
		q->needs[q->nneeds++] = need;
	}
	return need;
}

struct need *
open_need(struct open *o, const struct node *says)
{
	struct arena a = {0};
	const struct node *asks = question_of(&a, says);
	struct question *q = question_put(o, key_of(&a, asks), asks);
	struct need *need = need_put(o, q, key_of(&a, says), says);

	arena_free(&a);
	return need;
}

void
open_wait(struct need *need, size_t verdict)
{
	need->verdicts = mem_room(need->verdicts, need->n, &need->cap, sizeof *need->verdicts);
	need->verdicts[need->n++] = verdict;
	need->of->n++;
}

void
open_add(struct open *o, const struct node *needs, size_t verdict)
{
	for (const struct node *need = needs->first; need; need = need->next)
		open_wait(open_need(o, need), verdict);
	o->waiting += needs->first != NULL;
}

void
open_take(struct open *o, const struct open *part, size_t from)
{
	for (size_t i = 0; i < part->nquestions; i++) {
		struct question *q = question_put(o, part->questions[i]->key, part->questions[i]->says);

		for (size_t k = 0; k < part->questions[i]->nneeds; k++) {
			const struct need *of = part->questions[i]->needs[k];
			struct need *need = need_put(o, q, of->key, of->says);

			for (size_t n = 0; n < of->n; n++)
				open_wait(need, from + of->verdicts[n]);
		}
	}
	o->waiting += part->waiting;
}

static int
by_key(const void *left, const void *right)
{
	const struct need *a = *(struct need *const *)left, *b = *(struct need *const *)right;

	return strcmp(a->key, b->key);
}

static int
most_first(const void *left, const void *right)
{
	const struct question *a = *(struct question *const *)left, *b = *(struct question *const *)right;

	return a->n != b->n ? (a->n < b->n ? 1 : -1) : strcmp(a->key, b->key);
}

/* the needs of each verdict, in the order of the needs */
static void
note_waits(struct open *o, size_t verdicts)
{
	size_t *next = mem_grow(NULL, (verdicts + 1) * sizeof *next), order = 0;

	o->first_wait = mem_grow(NULL, (verdicts + 1) * sizeof *o->first_wait);
	memset(o->first_wait, 0, (verdicts + 1) * sizeof *o->first_wait);
	for (size_t i = 0; i < o->nquestions; i++)
		for (size_t k = 0; k < o->questions[i]->nneeds; k++)
			for (size_t n = 0; n < o->questions[i]->needs[k]->n; n++)
				o->first_wait[o->questions[i]->needs[k]->verdicts[n] + 1]++;
	for (size_t i = 0; i < verdicts; i++)
		o->first_wait[i + 1] += o->first_wait[i];
	memcpy(next, o->first_wait, (verdicts + 1) * sizeof *next);
	o->waits = mem_grow(NULL, (o->first_wait[verdicts] + 1) * sizeof *o->waits);
	for (size_t i = 0; i < o->nquestions; i++)
		for (size_t k = 0; k < o->questions[i]->nneeds; k++) {
			struct need *need = o->questions[i]->needs[k];

			need->order = order++;
			for (size_t n = 0; n < need->n; n++)
				o->waits[next[need->verdicts[n]]++] = need;
		}
	free(next);
}

void
open_sort(struct open *o, size_t verdicts)
{
	if (o->nquestions)
		qsort(o->questions, o->nquestions, sizeof *o->questions, most_first);
	for (size_t i = 0; i < o->nquestions; i++)
		qsort(o->questions[i]->needs, o->questions[i]->nneeds, sizeof *o->questions[i]->needs, by_key);
	note_waits(o, verdicts);
}

void
open_free(struct open *o)
{
	for (size_t i = 0; i < o->nquestions; i++) {
		for (size_t k = 0; k < o->questions[i]->nneeds; k++)
			free(o->questions[i]->needs[k]->verdicts);
		free(o->questions[i]->needs);
	}
	free(o->questions);
	free(o->waits);
	free(o->first_wait);
	table_free(&o->by_key);
	table_free(&o->questions_by_key);
	arena_free(&o->arena);
	*o = (struct open){0};
}

const char *
open_name(struct arena *a, const struct question *q)
{
	struct sha256 d = sha256_of(q->key, strlen(q->key));
	char hex[SHA256_HEX];

	return arena_printf(a, "fact-%.10s", sha256_hex(&d, hex));
}
