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
		ARENA_ARRAY(k->arena, s->versions, most);
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
	k->failed = k->failed || c->state == CAPTURE_REFUSED || c->state == CAPTURE_ABSENT;
}

/* ---- the texts, one capture after the other ---- */

static struct candidate *
candidate(const struct locking *k, const struct step *s)
{
	return &s->series->judging.all[s - k->steps];
}

/* a text that was read before and judged by its words, or NULL */
static const struct read_text *
find_read(const struct series *series, const struct sha256 *digest, const char *blob)
{
	for (size_t i = series->nread; i > 0; i--) {
		const struct read_text *r = &series->read[i - 1];

		if (series->judging.all[r->step].is && (digest ? memcmp(&r->digest, digest, sizeof *digest) == 0 : text_is(r->blob, blob)))
			return r;
	}
	return NULL;
}

static const struct sha256 *
known_blob(const void *ctx, const char *blob)
{
	const struct read_text *same = find_read(ctx, NULL, blob);

	return same ? &same->digest : NULL;
}

static int32_t
day_of(const struct step *s)
{
	struct date on;

	return date_parse(node_text(s->node, "on"), &on) ? on.first : 0;
}

/* the text of a law is asked for whole */
static bool
is_quick(const struct locking *k, const struct step *s)
{
	return is_document(k) && plain_format_of(node_text(s->node, "path")) == PLAIN_MARKDOWN;
}

/* reads the words of an open capture, in portions where it can be read so */
static bool
read_words(struct locking *k, struct step *s, struct capture *c, struct arena *a)
{
	struct texts *texts = &s->series->texts;

	if (is_quick(k, s) && texts_add_markdown(texts, c->bytes, c->n, &s->text)) {
		texts_plain(&c->plain, a, texts, s->text, true);
		return true;
	}
	capture_read(c, k->holdings, a, k->diags, k->owner);
	if (c->state == CAPTURE_OPEN)
		s->text = texts_add(texts, &c->plain);
	return c->state == CAPTURE_OPEN;
}

/* The text of a capture. Bytes that were there before have the words that they had, and are looked at as they were. */
static bool
take_text(struct locking *k, struct step *s, struct capture *c, struct arena *a)
{
	struct series *series = s->series;
	const struct read_text *same = is_quick(k, s) ? find_read(series, &c->digest, NULL) : NULL;
	size_t i = (size_t)(s - k->steps);

	if (same) {
		s->text = same->text;
		if (candidate(k, s)->is)
			usable_look_again(&series->judging, i, same->step);
		return true;
	}
	if (!read_words(k, s, c, a))
		return false;
	if (candidate(k, s)->is)
		usable_look(&series->judging, i, c->bytes, c->n, &c->plain);
	series->read[series->nread++] = (struct read_text){.text = s->text, .digest = c->digest, .step = i,
	                                                   .blob = c->blob ? arena_string(k->arena, c->blob) : NULL};
	return true;
}

static void
take_step(struct locking *k, struct step *s, struct capture *c, struct arena *a)
{
	capture_fetch(c, k->holdings, a, k->diags, k->owner, s->node, is_quick(k, s) ? known_blob : NULL, s->series);
	s->read = c->state == CAPTURE_OPEN && take_text(k, s, c, a);
	s->usable = s->read;
	if (!s->read)
		candidate(k, s)->is = CANDIDATE_OUT;
	keep(k, s, c);
}

/* Reads every capture once; where a document is quoted, follow_all opens its captures again. The words of a document are kept as lines, a law's as they are, since a passage of it stands in
 * an article. */
static void
take_steps(struct locking *k)
{
	for (struct step *s = k->steps; s < k->steps + k->n; s++) {
		struct arena one = {0};
		struct capture c;

		take_step(k, s, k->kept ? &k->kept[s - k->steps] : &c, k->kept ? &k->texts : &one);
		arena_free(&one);
	}
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

static void
begin_series(struct locking *k, struct series *series)
{
	series->judging.n = k->n;
	ARENA_ARRAY(k->arena, series->judging.all, k->n);
	ARENA_ARRAY(k->arena, series->read, k->n);
	for (size_t i = 0; i < k->n; i++)
		if (k->steps[i].series == series)
			series->judging.all[i] = candidate_of(k->steps[i].node);
}

static void
add_version(struct step *s, int i)
{
	struct series *series = s->series;

	s->version = series->n;
	s->before = series->n ? series->usable[series->n - 1] : NOWHERE;
	series->versions[series->n] = (struct version){.text = s->text, .bytes = s->digest, .day = day_of(s)};
	series->usable[series->n++] = i;
}

/* judges the captures of one text that nobody has judged; lists those that are usable */
static void
judge(struct locking *k, struct series *series)
{
	usable_judge(&series->judging);
	for (size_t i = 0; i < k->n; i++)
		take_judgement(k, &k->steps[i], &series->judging.all[i]);
	for (struct step *s = k->steps; s < k->steps + k->n; s++)
		if (s->series == series && s->usable)
			add_version(s, (int)(s - k->steps));
}

/* ---- the excerpts ---- */

/* Where each excerpt is after a step; what a record says of it is written when all steps are known. */
static void
keep_followed(struct locking *k, struct step *s)
{
	ARENA_ARRAY(k->arena, s->followed, k->nfollows);
	for (size_t i = 0; i < k->nfollows; i++)
		s->followed[i] = (struct follow_seen){k->follows[i].last == NOWHERE ? NULL : k->follows[i].now_section, k->follows[i].differs};
}

/* Words that are quoted from an unusable capture are looked for all the same, where only regc says that it is unusable. */
static void
pass_by(struct locking *k, int i, struct capture *c, struct arena *a)
{
	if (!follow_wants(k, i))
		return;
	if (c->state == CAPTURE_UNUSABLE)
		capture_read(c, k->holdings, a, k->diags, k->owner);
	if (c->state == CAPTURE_OPEN)
		follow_unusable(k, i, c);
	else
		k->failed = true;
}

static void
follow_in(struct locking *k, struct step *s, struct capture *c, struct arena *a)
{
	int i = (int)(s - k->steps);

	if (!s->usable) {
		pass_by(k, i, c, a);
		return;
	}
	follow_step(k, i, c);
	keep_followed(k, s);
}

/* Looks for all excerpts in the captures, which are opened again unless they were kept. */
static void
follow_all(struct locking *k)
{
	for (struct step *s = k->steps; s < k->steps + k->n && k->nfollows; s++) {
		struct arena one = {0};
		struct capture c;

		if (k->kept) {
			follow_in(k, s, &k->kept[s - k->steps], &k->texts);
		} else if (s->usable || follow_wants(k, (int)(s - k->steps))) {
			capture_open(&c, k->holdings, &one, k->diags, k->owner, s->node);
			follow_in(k, s, &c, &one);
		}
		arena_free(&one);
	}
}

/* ---- what differs ---- */

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
text_again(struct locking *k, struct arena *a, const struct step *s, struct capture *c)
{
	if (k->kept)
		*c = k->kept[s - k->steps];
	else
		texts_plain(&c->plain, a, &s->series->texts, s->series->versions[s->version].text, false);
}

static void
write_changes(struct locking *k, const struct series *series)
{
	for (size_t i = 1; i < series->n; i++) {
		const struct step *s = &k->steps[series->usable[i]];
		struct capture before = {0}, now = {0};
		struct arena a = {0};

		if (!change_is_recorded(s->class, s->marks))
			continue;
		text_again(k, &a, &k->steps[s->before], &before);
		text_again(k, &a, s, &now);
		lockfile_change(k, s, &before, &now);
		arena_free(&a);
	}
}

/* everything that the lock says, but for its text */
static void
find_all(struct locking *k)
{
	list_steps(k);
	if (!is_document(k))
		ARENA_ARRAY(&k->texts, k->kept, k->n);
	for (size_t i = 0; i < k->nseries; i++)
		begin_series(k, &k->series[i]);
	take_steps(k);
	for (size_t i = 0; i < k->nseries; i++)
		judge(k, &k->series[i]);
	follow_find(k);
	follow_pin(k);
	check_order(k);
	follow_all(k);
	for (size_t i = 0; i < k->nseries; i++) {
		class_steps(k, &k->series[i]);
		write_changes(k, &k->series[i]);
	}
}

const char *
lock_make(struct arena *a, const struct holdings *h, struct diags *ds, const struct card *owner)
{
	struct locking k = {.arena = a, .holdings = h, .diags = ds, .owner = owner};
	const char *text = NULL;

	find_all(&k);
	if (!k.failed)
		text = lockfile_text(&k);
	for (size_t i = 0; i < k.nseries; i++)
		texts_free(&k.series[i].texts);
	arena_free(&k.texts);
	buf_free(&k.changes);
	free(k.follows);
	return text;
}
