#include "lockmaker.h"

#include <stdlib.h>
#include <string.h>

#include "../base/text.h"
#include "../model/link.h"

enum { PLACES_LISTED = 16 }; /* of an excerpt that stands in many */

static struct place
excerpt_place(const struct follow *f, const char *key)
{
	const struct node *n = node_get(f->excerpt, key);

	return (struct place){f->holder->source, (n ? n : f->excerpt)->span};
}

static void
say_not_found(struct locking *k, struct follow *f, const struct capture *c)
{
	struct diag *d = diag_add(k->diags, RG5011, excerpt_place(f, "text"), "these words are not in capture %s", c->id);
	struct passage_place near;
	const char *difference, *section;

	k->failed = true;
	if (!passage_nearest(&near, &difference, k->arena, &c->plain, f->text)) {
		diag_help(k->diags, d, "the capture contains nothing similar; 'regc find' searches all captures");
		return;
	}
	section = capture_section(k->arena, c, near.from, near.to, near.section);
	diag_note(k->diags, d, (struct place){0}, "difference from the nearest passage%s%s ([-excerpt-], {+capture+}): %s",
	          *section ? ", in " : "", section, difference);
	diag_help(k->diags, d, starts_with(f->text, "\xE2\x80\x9C") && ends_with(f->text, "\xE2\x80\x9D")
	                               ? "put straight quotation marks around the words; to YAML, typographic ones are part of them"
	                               : "quote the words of the capture, or name the capture that has these");
}

static void
say_ambiguous(struct locking *k, struct follow *f, const struct passage *found, const struct capture *c)
{
	struct diag *d = diag_add(k->diags, RG5012, excerpt_place(f, "text"), "these words occur %zu times in capture %s",
	                          found->n, c->id);

	k->failed = true;
	for (size_t i = 0; i < found->n && i < PLACES_LISTED; i++)
		diag_note(k->diags, d, (struct place){0}, "occurrence %zu: at byte %zu%s%s", i + 1, found->places[i].source_from,
		          *found->places[i].section ? ", in " : "", found->places[i].section);
	if (found->n > PLACES_LISTED)
		diag_note(k->diags, d, (struct place){0}, "and %zu more", found->n - PLACES_LISTED);
	diag_help(k->diags, d, "add 'section' with a heading above the right one, or 'occurrence' with its number");
}

/* the right words, under another article */
static void
say_misplaced(struct locking *k, struct follow *f, const struct passage *found, const struct capture *c)
{
	struct diag *d = diag_add(k->diags, RG5022, excerpt_place(f, "at"), "these words are not in %s of capture %s", f->at, c->id);

	k->failed = true;
	for (size_t i = 0; i < found->n && i < PLACES_LISTED; i++) {
		const struct legal_place *place = places_at(&c->places, found->places[i].from, found->places[i].to);

		if (place)
			diag_note(k->diags, d, (struct place){0}, "they are in %s", places_address(k->arena, &c->places, place));
		else
			diag_note(k->diags, d, (struct place){0}, "they are at byte %zu, outside the articles and sections that regc recognises",
			          found->places[i].source_from);
	}
	diag_help(k->diags, d, "correct 'at', or quote the words of %s", f->at);
}

/* Keeps the places of an excerpt that are in the article it cites; false where none is. */
static bool
keep_cited(const struct follow *f, struct passage *found, const struct capture *c)
{
	size_t n = 0;

	for (size_t i = 0; i < found->n; i++)
		if (places_match(&c->places, places_at(&c->places, found->places[i].from, found->places[i].to), &f->cited))
			found->places[n++] = found->places[i];
	if (n)
		found->n = n;
	return n > 0;
}

/* A text in which no places are recognised proves none, and a citation that is not understood claims none. */
static bool
can_prove(const struct follow *f, const struct capture *c)
{
	return f->cited.n && c->places.n;
}

static void
say_unread(struct locking *k, struct follow *f)
{
	diag_help(k->diags, diag_add(k->diags, RG5023, excerpt_place(f, "at"), "'%s' is not understood, so the place is not checked", f->at),
	          "write it as in 'Art. 50(2)', 'Annex III point 8(b)', 's. 230(c)(1)' or '(c)(1)', and anything more in the note");
}

/* fewer places than the excerpt counts */
static void
say_too_few(struct locking *k, struct follow *f, const struct passage *found, const struct capture *c)
{
	k->failed = true;
	diag_help(k->diags,
	          diag_add(k->diags, RG5011, excerpt_place(f, "occurrence"), "these words occur %zu time%s in capture %s, not %ld",
	                   found->n, found->n == 1 ? "" : "s", c->id, f->occurrence),
	          "give a number from 1 to %zu, or leave 'occurrence' out", found->n);
}

/* the place that the excerpt counts to; the last one where there are fewer */
static const struct passage_place *
counted(const struct follow *f, const struct passage *found)
{
	size_t which = f->occurrence ? (size_t)f->occurrence - 1 : 0;

	return &found->places[which < found->n ? which : found->n - 1];
}

/* in the capture that the excerpt names it has to stand, and in one place */
static void
settle(struct locking *k, struct follow *f, struct passage *found, const struct capture *c)
{
	const char *sentence;

	if (found->n == 0) {
		say_not_found(k, f, c);
		return;
	}
	if (f->at && !f->cited.n && c->places.n)
		say_unread(k, f);
	if (can_prove(f, c) && !(f->proven = keep_cited(f, found, c))) {
		say_misplaced(k, f, found, c);
		return;
	}
	if (f->occurrence > (long)found->n) {
		say_too_few(k, f, found, c);
		return;
	}
	if (found->n > 1 && !f->occurrence) {
		say_ambiguous(k, f, found, c);
		return;
	}
	f->place = *counted(f, found);
	f->place.section = arena_string(k->arena, capture_section(k->arena, c, f->place.from, f->place.to, f->place.section));
	sentence = passage_sentence(k->arena, &c->plain, f->place.from, f->place.to);
	f->sentence = sha256_of(sentence, strlen(sentence));
	if (f->place.dropped)
		diag_help(k->diags,
		          diag_add(k->diags, RG5015, excerpt_place(f, "text"), "'[…]' omits '%s'", f->place.dropped),
		          "quote that part as well, or explain in the note why it does not matter");
}

static void
seen(struct locking *k, struct follow *f, int i, const struct passage *found, const struct capture *c)
{
	const struct passage_place *place = counted(f, found);

	f->differs = f->first != NOWHERE && f->last != k->steps[i].before;
	f->returned = f->returned || f->gone != NOWHERE;
	f->gone = NOWHERE;
	f->difference = NULL;
	f->first = f->first == NOWHERE ? i : f->first;
	f->last = i;
	f->now_section = arena_string(k->arena, capture_section(k->arena, c, place->from, place->to, place->section));
}

size_t
follow_words(const char *s)
{
	size_t n = 0;

	for (s += strspn(s, " "); *s; s += strspn(s, " ")) {
		s += strcspn(s, " ");
		n++;
	}
	return n;
}

/* Whether the nearest passage has at least half the excerpt's words; otherwise it is a different clause, as it is when
 * the same words are under a heading other than the excerpt names. */
static bool
is_reworded(const char *difference, const char *excerpt)
{
	size_t lost = 0;

	for (const char *at = difference; (at = strstr(at, "[-")); at++) {
		const char *end = strstr(at, "-]");

		for (const char *p = at; end && p < end; p++)
			lost += p == at || *p == ' ';
	}
	return lost * 2 <= follow_words(excerpt) && (lost || strstr(difference, "{+"));
}

static void
missed(struct locking *k, struct follow *f, int i, const struct capture *c)
{
	struct passage_place near;
	const char *difference;

	f->differs = f->last != NOWHERE && f->last == k->steps[i].before;
	if (i <= f->wanted || f->gone != NOWHERE || !k->steps[i].whole)
		return;
	f->gone = i;
	if (passage_nearest(&near, &difference, k->arena, &c->plain, f->text) && is_reworded(difference, f->text))
		f->difference = difference;
}

void
follow_step(struct locking *k, int i, const struct capture *c)
{
	for (struct follow *f = k->follows; f < k->follows + k->nfollows; f++) {
		struct arena scratch = {0};
		struct passage found;

		if (k->steps[f->wanted].series != k->steps[i].series)
			continue;
		passage_find(&found, &scratch, &c->plain, f->text, f->section);
		if (i == f->wanted)
			settle(k, f, &found, c);
		else if (can_prove(f, c))
			keep_cited(f, &found, c);
		if (found.n > 0)
			seen(k, f, i, &found, c);
		else
			missed(k, f, i, c);
		arena_free(&scratch);
	}
}

bool
follow_wants(const struct locking *k, int i)
{
	for (const struct follow *f = k->follows; f < k->follows + k->nfollows; f++)
		if (f->wanted == i)
			return true;
	return false;
}

/* the words are in a text that is compared with no other, so they are first and last seen there only if nowhere else */
static void
seen_apart(struct locking *k, struct follow *f, int i, const struct capture *c)
{
	struct arena scratch = {0};
	struct passage found;

	passage_find(&found, &scratch, &c->plain, f->text, f->section);
	settle(k, f, &found, c);
	if (f->first == NOWHERE) {
		f->first = f->last = i;
		f->now_section = f->place.section;
	}
	arena_free(&scratch);
}

void
follow_unusable(struct locking *k, int i, const struct capture *c)
{
	for (struct follow *f = k->follows; f < k->follows + k->nfollows; f++)
		if (f->wanted == i)
			seen_apart(k, f, i, c);
}

const char *
follow_fate(struct locking *k, struct follow *f)
{
	const struct series *series = k->steps[f->wanted].series;
	int end = series->n ? series->usable[series->n - 1] : NOWHERE;

	if (f->last == end)
		return f->returned ? "returned" : strcmp(f->now_section, f->place.section) == 0 ? "unchanged" : "moved";
	if (f->gone == NOWHERE)
		return "unobservable";
	return f->difference ? "reworded" : "removed";
}

/* reports an excerpt that later captures reword or lack */
void
follow_say(struct locking *k, struct follow *f, const char *fate)
{
	const char *since = f->gone == NOWHERE ? "" : k->steps[f->gone].id;
	struct diag *d;

	if (!excerpt_capture(f->excerpt))
		quotation_offer(k->diags, f->holder, f->excerpt, k->steps[f->wanted].id);
	if (strcmp(fate, "reworded") == 0) {
		d = diag_add(k->diags, RG5013, excerpt_place(f, "text"), "reworded since capture %s", since);
		diag_note(k->diags, d, (struct place){0}, "difference ([-excerpt-], {+capture+}): %s", f->difference);
		diag_help(k->diags, d, "quote the later capture, or keep the old one and say so in the note");
	} else if (strcmp(fate, "removed") == 0) {
		diag_help(k->diags,
		          diag_add(k->diags, RG5014, excerpt_place(f, "text"), "not found since capture %s", since),
		          "say in the note that the clause no longer appears, or describe the later text");
	}
}

/* ---- which excerpts there are ---- */

/* the step of a usable capture; NOWHERE where there is none */
static int
usable_step(const struct locking *k, const char *capture)
{
	for (size_t i = 0; i < k->n; i++)
		if (k->steps[i].usable && text_is(k->steps[i].id, capture))
			return (int)i;
	return NOWHERE;
}

static int
last_usable(const struct locking *k)
{
	for (size_t i = k->n; i > 0; i--)
		if (k->steps[i - 1].usable)
			return (int)i - 1;
	return NOWHERE;
}

/* whose excerpt an entry of the lock before is about, by its present or a former id */
static const struct card *
pinned_holder(const struct locking *k, const struct node *entry)
{
	const struct lock_holder *h = lock_holders;

	while (h->kind && !node_text(entry, h->entry))
		h++;
	if (!h->kind)
		return NULL;
	return link_resolve(k->holdings->model, h->kind, node_text(entry, h->entry), NULL);
}

/* the capture in which the lock before found an excerpt that names none; NOWHERE where it has no such excerpt */
static int
pinned(struct locking *k, const struct follow *f)
{
	if (!k->read_before) {
		size_t errors = diag_count(k->diags, SEVERITY_ERROR);

		k->before = lock_before(k->arena, k->diags, k->owner);
		k->failed = k->failed || diag_count(k->diags, SEVERITY_ERROR) > errors;
		k->read_before = true;
	}
	for (const struct node *e = k->before ? k->before->first : NULL; e; e = e->next)
		if (text_is(node_text(e, "words"), f->words) && pinned_holder(k, e) == f->holder)
			return usable_step(k, node_text(e, "capture"));
	return NOWHERE;
}

/* words quoted from a capture that is no such text */
static void
say_unusable(struct locking *k, const struct card *holder, const struct node *excerpt, const struct step *s)
{
	struct place place = {holder->source, node_get(excerpt, "capture")->span};
	bool marked = node_is(s->node, "text", "unusable");
	struct diag *d = diag_add(k->diags, RG5037, place, marked ? "capture %s is marked as unusable%.0s" : "capture %s looks like %s", s->id,
	                          unusable_title(s->because));

	diag_help(k->diags, d, "quote another capture; if this one is the whole text, write 'text: whole, checked: {by: NAME, on: DATE}' there");
}

/* The capture that an excerpt names. One that a person marked as unusable is no evidence; where only regc says so, its words
 * are, with a finding. */
static int
named_step(struct locking *k, const struct quotation *q, const char *capture)
{
	for (size_t i = 0; i < k->n; i++) {
		const struct step *s = &k->steps[i];

		if (strcmp(s->id, capture) != 0)
			continue;
		if (s->because || node_is(s->node, "text", "unusable"))
			say_unusable(k, q->holder, q->excerpt, s);
		k->failed = k->failed || s->spoiled;
		return s->usable || (s->judged && !s->spoiled) ? (int)i : NOWHERE;
	}
	return NOWHERE;
}

static void
add_follow(void *ctx, const struct quotation *q)
{
	struct locking *k = ctx;
	const char *capture = excerpt_capture(q->excerpt), *occurrence = node_text(q->excerpt, "occurrence");
	struct follow f = {.holder = q->holder, .excerpt = q->excerpt, .number = q->number, .version = q->version,
	                   .first = NOWHERE, .last = NOWHERE, .gone = NOWHERE, .now_section = ""};

	f.words = lock_words(k->arena, q->excerpt);
	f.wanted = capture ? named_step(k, q, capture) : pinned(k, &f);
	if ((f.loose = !capture && f.wanted == NOWHERE))
		f.wanted = last_usable(k);
	if (f.wanted == NOWHERE)
		return;
	f.text = node_text(q->excerpt, "text");
	f.section = node_text(q->excerpt, "section");
	if ((f.at = node_text(q->excerpt, "at")) && !citation_read(&f.cited, k->arena, f.at))
		f.cited.n = 0;
	f.occurrence = occurrence ? strtol(occurrence, NULL, 10) : 0;
	k->follows = mem_room(k->follows, k->nfollows, &k->cap_follows, sizeof *k->follows);
	k->follows[k->nfollows++] = f;
}

void
follow_find(struct locking *k)
{
	quotation_each(k->holdings->model, k->owner, add_follow, k);
}

/* ---- those that name no capture ---- */

static bool
any_loose(const struct locking *k)
{
	for (size_t i = 0; i < k->nfollows; i++)
		if (k->follows[i].loose)
			return true;
	return false;
}

static bool
stands_in(struct follow *f, const struct capture *c)
{
	struct arena scratch = {0};
	struct passage found;
	bool stands;

	passage_find(&found, &scratch, &c->plain, f->text, f->section);
	stands = found.n && (!can_prove(f, c) || keep_cited(f, &found, c));
	arena_free(&scratch);
	return stands;
}

/* What cannot be opened is a finding when all captures are. */
static void
settle_loose(struct locking *k, int i)
{
	struct arena text = {0};
	struct diags unsaid = {0};
	struct capture c = {0};

	if (k->kept)
		c = k->kept[i];
	else
		capture_open(&c, k->holdings, &text, &unsaid, k->owner, k->steps[i].node);
	for (struct follow *f = k->follows; c.state == CAPTURE_OPEN && f < k->follows + k->nfollows; f++)
		if (f->loose && stands_in(f, &c)) {
			f->wanted = i;
			f->loose = false;
		}
	diag_free(&unsaid);
	arena_free(&text);
}

void
follow_pin(struct locking *k)
{
	for (int i = last_usable(k); i >= 0 && any_loose(k); i--)
		if (k->steps[i].usable)
			settle_loose(k, i);
}
