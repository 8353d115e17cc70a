#include "lockmaker.h"

#include <stdlib.h>
#include <string.h>

#include "../base/date.h"
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
			                                 .usable = !node_is(n, "text", "unusable"), .whole = node_is(n, "text", "whole")};
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
	s->n = c->plain.n;
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

/* a text that is almost empty, unlike those before and after it, is a failed capture */
static void
check_lengths(struct locking *k, const struct series *in)
{
	for (size_t i = 0; i < in->n && in->n > 1; i++) {
		struct step *s = &k->steps[in->usable[i]];
		size_t before = k->steps[in->usable[i ? i - 1 : 1]].n, after = k->steps[in->usable[i + 1 < in->n ? i + 1 : i - 1]].n;

		if (s->n * 10 >= before || s->n * 10 >= after)
			continue;
		diag_help(k->diags,
		          diag_add(k->diags, RG5009, (struct place){k->owner->source, node_get(s->node, "capture")->span},
		                   "this capture is almost empty, unlike the captures before and after it"),
		          "open it; if it contains a different text, set 'text: unusable', so that nothing is derived from it");
		k->failed = true;
	}
}

static bool
matters(const struct step *s)
{
	return s->before != NOWHERE && (s->class == CHANGE_DATES || s->class == CHANGE_NUMBERS ||
	                                s->class == CHANGE_NEW_WORDING || (s->marks & MARK_TERMS));
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
		if (c->state != CAPTURE_OPEN)
			continue;
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
	k.before = lock_before(a, owner);
	follow_find(&k);
	follow_pin(&k);
	check_order(&k);
	for (size_t i = 0; i < k.nseries; i++) {
		walk(&k, &k.series[i]);
		check_lengths(&k, &k.series[i]);
	}
	if (!k.failed)
		text = lockfile_text(&k);
	buf_free(&k.changes);
	free(k.follows);
	return text;
}
