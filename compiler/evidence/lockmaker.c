#include "lockmaker.h"

#include <stdlib.h>
#include <string.h>

#include "../base/date.h"
#include "../base/table.h"
#include "../base/text.h"

/* The text that a capture is of. Where a law or authority does not say it, each path in an archive is a text of its own, and the files
 * of the project are one. */
static const char *
text_of(const struct locking *k, const struct node *capture)
{
	const char *of = node_text(capture, "of");

	if (of || strcmp(k->owner->kind, "document") == 0 || capture_in_project(capture))
		return of ? of : "";
	return arena_printf(k->arena, "%s:%s", node_text(capture, "archive"), node_text(capture, "path"));
}

static struct series *
series_of(struct locking *k, const char *name, size_t most)
{
	struct series *s = k->series;

	while (s < k->series + k->nseries && strcmp(s->name, name) != 0)
		s++;
	if (s == k->series + k->nseries) {
		k->nseries++;
		s->name = name;
		ARENA_ARRAY(k->arena, s->prints, most);
		ARENA_ARRAY(k->arena, s->usable, most);
	}
	return s;
}

static size_t
size_of(const struct node *capture)
{
	const char *words = node_text(capture, "words");

	return words ? strtoul(words, NULL, 10) : 0;
}

static void
list_steps(struct locking *k)
{
	const struct node *captures = node_get(k->owner->facts, "captures");
	size_t most = node_count(captures);

	ARENA_ARRAY(k->arena, k->steps, most);
	ARENA_ARRAY(k->arena, k->series, most);
	for (const struct node *n = captures->first; n; n = n->next)
		if (node_get(n, "path"))
			k->steps[k->n++] = (struct step){.node = n, .id = node_text(n, "capture"), .before = NOWHERE, .to = NOWHERE,
			                                 .series = series_of(k, text_of(k, n), most),
			                                 .usable = !node_is(n, "text", "unusable"), .whole = node_is(n, "text", "whole"),
			                                 .judged = node_get(n, "because") && !node_get(n, "checked"),
			                                 .because = unusable_of(node_text(n, "because")), .size = size_of(n)};
}

/* captures must be listed oldest first: changes are determined from each to the next */
static void
check_order(struct locking *k)
{
	for (size_t i = 1; i < k->n; i++) {
		const struct node *on = node_get(k->steps[i].node, "on");
		struct date before, now;

		if (!date_parse(node_text(k->steps[i - 1].node, "on"), &before) || !date_parse(on->text, &now) ||
		    date_before(now, before) != TRI_YES)
			continue;
		diag_help(k->diags,
		          diag_add(k->diags, RG5010, (struct place){k->owner->source, on->span},
		                   "the capture of %s is listed after that of %s", on->text, node_text(k->steps[i - 1].node, "on")),
		          "list captures oldest first");
		k->failed = true;
	}
}

static void
keep(struct locking *k, struct step *s, const struct capture *c)
{
	s->at = c->at ? arena_string(k->arena, c->at) : NULL;
	s->commit = c->commit ? arena_string(k->arena, c->commit) : NULL;
	s->technical = c->technical;
	s->digest = c->digest;
	s->spoiled = c->state == CAPTURE_SPOILED;
}

static void
compare_step(struct locking *k, struct step *s, const struct capture *c, const struct plain *before)
{
	struct arena scratch = {0};
	struct series *series = s->series;
	size_t to = 0;

	s->print = series->prints[series->n] = change_print(&scratch, c->bytes, c->n, &c->plain);
	if (before) {
		s->before = series->usable[series->n - 1];
		s->class = change_classify(series->prints, series->n, &to);
		s->to = s->class == CHANGE_RETURN ? series->usable[to] : NOWHERE;
		s->marks = s->class == CHANGE_IDENTICAL ? 0 : change_marks(&scratch, before, &c->plain);
	}
	series->usable[series->n++] = (int)(s - k->steps);
	arena_free(&scratch);
}

/* ---- which are usable ---- */

static void
say_unusable(struct locking *k, const struct step *s, const struct candidate *c)
{
	const struct node *text = node_get(s->node, "text");
	struct place place = {k->owner->source, text->span};
	const char *mark = arena_printf(k->arena, "unusable, because: %s, words: %zu", unusable_name(c->because), c->look.words);
	struct diag *d = diag_add(k->diags, RG5009, place, "this capture looks like %s: %s", unusable_title(c->because), usable_figure(k->arena, c));

	diag_help(k->diags, d, "open it; if regc is right, write 'text: %s'; if it is the whole text, add 'checked: {by: NAME, on: DATE}'", mark);
	if (s->node->span.from < s->node->first->key_span.from) /* in braces; elsewhere the keys need lines of their own */
		diag_edit(k->diags, d, place, mark, false);
}

static void
take_judgement(struct locking *k, struct step *s, const struct candidate *c)
{
	if (!c->because)
		return;
	s->because = c->because;
	s->size = c->look.words;
	s->judged = true;
	s->usable = false;
	say_unusable(k, s, c);
}

/* looks at a capture; what cannot be opened takes no part, and is said when all are compared */
static void
look(struct locking *k, struct judging *j, size_t i)
{
	struct step *s = &k->steps[i];
	struct arena a = {0};
	struct capture c;

	capture_open(&c, k->holdings, &a, k->diags, k->owner, s->node);
	s->spoiled = c.state == CAPTURE_SPOILED;
	s->usable = !s->spoiled;
	if (c.state == CAPTURE_OPEN)
		usable_look(j, i, c.bytes, c.n, &c.plain);
	else
		j->all[i].is = CANDIDATE_OUT;
	arena_free(&a);
}

/* Looks at a capture as at one before it with the same recorded digest; false where there is none. */
static bool
look_again(struct judging *j, struct table *digests, const struct step *s, size_t i)
{
	const char *digest = node_text(s->node, "sha256");
	const struct candidate *same = digest ? table_get(digests, digest) : NULL;

	if (digest && !same)
		*table_put(digests, digest) = &j->all[i];
	if (!same || !same->is)
		return false;
	usable_look_again(j, i, (size_t)(same - j->all));
	return true;
}

/* judges the captures of one text that nobody has judged */
static void
judge(struct locking *k, const struct series *series)
{
	struct judging j = {.n = k->n};
	struct table digests = {0};

	ARENA_ARRAY(k->arena, j.all, k->n);
	for (size_t i = 0; i < k->n; i++) {
		if (k->steps[i].series != series || !(j.all[i] = candidate_of(k->steps[i].node)).is)
			continue;
		if (!look_again(&j, &digests, &k->steps[i], i))
			look(k, &j, i);
	}
	usable_judge(&j);
	for (size_t i = 0; i < k->n; i++)
		take_judgement(k, &k->steps[i], &j.all[i]);
	table_free(&digests);
}

/* ---- what differs ---- */

static bool
matters(const struct step *s)
{
	return s->before != NOWHERE && (s->class == CHANGE_DATES || s->class == CHANGE_NUMBERS ||
	                                s->class == CHANGE_NEW_WORDING || (s->marks & MARK_TERMS));
}

/* Nothing is derived from a capture that is spoiled or unusable. Words that are quoted from it are looked for all the same, where
 * only regc says that it is unusable. */
static void
pass_by(struct locking *k, struct step *s, struct capture *c, struct arena *a)
{
	int i = (int)(s - k->steps);

	s->usable = false;
	if (!follow_wants(k, i))
		return;
	if (c->state == CAPTURE_UNUSABLE)
		capture_read(c, k->holdings, a, k->diags, k->owner);
	if (c->state == CAPTURE_OPEN)
		follow_unusable(k, i, c);
	else
		k->failed = true;
}

/* opens every capture of a text once; only the words of this one and the one before are in memory */
static void
walk(struct locking *k, const struct series *series)
{
	struct arena texts[2] = {{0}, {0}};
	struct capture captures[2] = {{0}, {0}};
	const struct capture *before = NULL;
	size_t turn = 0;

	for (struct step *s = k->steps; s < k->steps + k->n; s++) {
		struct capture *c = &captures[turn];

		if (s->series != series)
			continue;
		arena_free(&texts[turn]);
		capture_open(c, k->holdings, &texts[turn], k->diags, k->owner, s->node);
		k->failed = k->failed || c->state == CAPTURE_REFUSED || c->state == CAPTURE_ABSENT;
		keep(k, s, c);
		if (c->state != CAPTURE_OPEN || !s->usable) {
			pass_by(k, s, c, &texts[turn]);
			continue;
		}
		compare_step(k, s, c, before ? &before->plain : NULL);
		follow_step(k, (int)(s - k->steps), c);
		if (matters(s))
			lockfile_change(k, s, before, c);
		before = c;
		turn = 1 - turn;
	}
	arena_free(&texts[0]);
	arena_free(&texts[1]);
}

const char *
lock_make(struct arena *a, const struct holdings *h, struct diags *ds, const struct card *owner)
{
	struct locking k = {.arena = a, .holdings = h, .diags = ds, .owner = owner};
	const char *text = NULL;

	list_steps(&k);
	for (size_t i = 0; i < k.nseries; i++)
		judge(&k, &k.series[i]);
	k.before = lock_before(a, owner);
	follow_find(&k);
	follow_pin(&k);
	check_order(&k);
	for (size_t i = 0; i < k.nseries; i++)
		walk(&k, &k.series[i]);
	if (!k.failed)
		text = lockfile_text(&k);
	buf_free(&k.changes);
	free(k.follows);
	return text;
}
