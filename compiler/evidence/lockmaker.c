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
		ARENA_ARRAY(k->arena, s->versions, most);
		ARENA_ARRAY(k->arena, s->usable, most);
	}
	return s;
}

static bool
is_document(const struct locking *k)
{
	return strcmp(k->owner->kind, "document") == 0;
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
}

/* ---- one capture after the other ---- */

/* the version with the same bytes, or the number of all */
static size_t
find_same(const struct series *series, const struct sha256 *digest)
{
	size_t i = 0;

	while (i < series->n && memcmp(&series->versions[i].bytes, digest, sizeof *digest) != 0)
		i++;
	return i;
}

static const struct sha256 *
known_blob(const void *ctx, const char *blob)
{
	const struct series *series = ctx;

	for (size_t i = series->n; i > 0; i--)
		if (text_is(series->versions[i - 1].blob, blob))
			return &series->versions[i - 1].bytes;
	return NULL;
}

static int32_t
day_of(const struct step *s)
{
	struct date on;

	return date_parse(node_text(s->node, "on"), &on) ? on.first : 0;
}

/* Where excerpts are followed, places in the bytes are asked for, and a law's text is read whole anyway. */
static bool
is_quick(const struct locking *k, const struct step *s)
{
	return !k->nfollows && is_document(k) && plain_format_of(node_text(s->node, "path")) == PLAIN_MARKDOWN;
}

/* The text of a capture. Bytes that were there before have the words that they had, and so has each portion of them. */
static bool
take_version(struct locking *k, struct step *s, struct capture *c, struct arena *a, size_t *text)
{
	struct texts *texts = &s->series->texts;
	size_t same = is_quick(k, s) ? find_same(s->series, &c->digest) : s->series->n;

	if (same < s->series->n) {
		*text = s->series->versions[same].text;
	} else if (is_quick(k, s) && texts_add_markdown(texts, c->bytes, c->n, text)) {
		texts_plain(&c->plain, a, texts, *text, true);
		capture_judge(c, k->holdings, a, k->diags, k->owner);
	} else {
		capture_read(c, k->holdings, a, k->diags, k->owner);
		if (c->state == CAPTURE_OPEN)
			*text = texts_add(texts, &c->plain);
	}
	return c->state == CAPTURE_OPEN;
}

static void
add_version(struct locking *k, struct step *s, const struct capture *c, size_t text)
{
	struct series *series = s->series;

	s->n = series->texts.all[text].bytes;
	s->version = series->n;
	s->before = series->n ? series->usable[series->n - 1] : NOWHERE;
	series->versions[series->n] = (struct version){.text = text, .bytes = c->digest, .day = day_of(s),
	                                                .blob = c->blob ? arena_string(k->arena, c->blob) : NULL};
	series->usable[series->n++] = (int)(s - k->steps);
}

/* Where each excerpt is after a step; what a record says of it is written when all steps are known. */
static void
keep_followed(struct locking *k, struct step *s)
{
	ARENA_ARRAY(k->arena, s->followed, k->nfollows);
	for (size_t i = 0; i < k->nfollows; i++)
		s->followed[i] = (struct followed){k->follows[i].last == NOWHERE ? NULL : k->follows[i].now_section, k->follows[i].differs};
}

static void
take_step(struct locking *k, struct step *s, struct capture *c, struct arena *a)
{
	size_t text;

	capture_fetch(c, k->holdings, a, k->diags, k->owner, s->node, is_quick(k, s) ? known_blob : NULL, s->series);
	if (c->state == CAPTURE_OPEN && take_version(k, s, c, a, &text)) {
		add_version(k, s, c, text);
		follow_step(k, (int)(s - k->steps), c);
		keep_followed(k, s);
	}
	k->failed = k->failed || c->state == CAPTURE_REFUSED || c->state == CAPTURE_ABSENT;
	keep(k, s, c);
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

/* The classes of all steps. A law or authority has few captures, nothing comes and goes on their pages, and every word
 * of theirs counts. */
static void
class_steps(struct locking *k, struct series *series)
{
	classes_find(&series->texts, series->versions, series->n, is_document(k));
	for (size_t i = 1; i < series->n; i++) {
		const struct version *v = &series->versions[i];
		struct step *s = &k->steps[series->usable[i]];

		s->class = v->class;
		s->marks = v->marks;
		s->to = v->to < i ? series->usable[v->to] : NOWHERE;
	}
}

/* A text as it was read; that of a document from its lines, without furniture. */
static void
text_again(struct locking *k, struct arena *a, const struct step *s, const struct capture *kept, struct capture *c)
{
	if (kept)
		*c = kept[s - k->steps];
	else
		texts_plain(&c->plain, a, &s->series->texts, s->series->versions[s->version].text, false);
}

static void
write_changes(struct locking *k, const struct series *series, const struct capture *kept)
{
	for (size_t i = 1; i < series->n; i++) {
		const struct step *s = &k->steps[series->usable[i]];
		struct capture before = {0}, now = {0};
		struct arena a = {0};

		if (!change_is_recorded(s->class, s->marks))
			continue;
		text_again(k, &a, &k->steps[s->before], kept, &before);
		text_again(k, &a, s, kept, &now);
		lockfile_change(k, s, &before, &now);
		arena_free(&a);
	}
}

/* Opens every capture of a text once. The words of a document are kept as lines, a law's as they are, since a passage of it
 * stands in an article. */
static void
walk(struct locking *k, struct series *series)
{
	struct arena all = {0};
	struct capture *kept = NULL;

	if (!is_document(k))
		ARENA_ARRAY(&all, kept, k->n);
	for (struct step *s = k->steps; s < k->steps + k->n; s++) {
		struct arena one = {0};
		struct capture c;

		if (s->series != series)
			continue;
		take_step(k, s, kept ? &kept[s - k->steps] : &c, kept ? &all : &one);
		arena_free(&one);
	}
	class_steps(k, series);
	write_changes(k, series, kept);
	arena_free(&all);
}

const char *
lock_make(struct arena *a, const struct holdings *h, struct diags *ds, const struct card *owner)
{
	struct locking k = {.arena = a, .holdings = h, .diags = ds, .owner = owner};
	const char *text = NULL;

	list_steps(&k);
	follow_find(&k);
	check_order(&k);
	for (size_t i = 0; i < k.nseries; i++) {
		walk(&k, &k.series[i]);
		check_lengths(&k, &k.series[i]);
	}
	if (!k.failed)
		text = lockfile_text(&k);
	for (size_t i = 0; i < k.nseries; i++)
		texts_free(&k.series[i].texts);
	buf_free(&k.changes);
	free(k.follows);
	return text;
}
