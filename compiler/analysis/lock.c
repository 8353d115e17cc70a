#include "lock.h"

#include <stdlib.h>
#include <string.h>

#include "../base/date.h"
#include "../base/text.h"
#include "change.h"
#include "passage.h"

/* ======== what a lock says ======== */

const struct card *
lock_of(const struct card *document)
{
	for (size_t i = 0; i < document->nfrom; i++)
		if (strcmp(document->from_cards[i]->kind, "lock") == 0 && document->from_cards[i]->parent == document)
			return document->from_cards[i];
	return NULL;
}

static const struct node *
named(const struct node *list, const char *key, const char *name)
{
	for (const struct node *n = list ? list->first : NULL; n && name; n = n->next)
		if (text_is(node_text(n, key), name))
			return n;
	return NULL;
}

const struct node *
document_capture(const struct card *document, const char *capture)
{
	return named(node_get(document->facts, "captures"), "capture", capture);
}

const struct node *
lock_capture(const struct card *document, const char *capture)
{
	const struct card *lock = lock_of(document);

	return lock ? named(node_get(lock->facts, "captures"), "capture", capture) : NULL;
}

const struct card *
excerpt_document(const struct card *provision, const struct node *excerpt)
{
	const struct node *own = node_get(excerpt, "document");

	return own && own->to ? own->to : provision->parent;
}

/* the digest by which a lock knows an excerpt: of its words, and of what tells its place from others */
static const char *
words_of(struct arena *a, const struct node *excerpt)
{
	static const char *const fields[] = {"capture", "section", "occurrence"};
	const char *text = plain_words(a, node_text(excerpt, "text"));
	struct digest d;
	char *hex = arena_take(a, DIGEST_HEX);

	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		if (node_text(excerpt, fields[i]))
			text = arena_printf(a, "%s\n%s: %s", text, fields[i], node_text(excerpt, fields[i]));
	d = digest_of(text, strlen(text));
	digest_hex(&d, hex);
	return hex;
}

const struct node *
lock_excerpt(const struct card *provision, const struct node *excerpt)
{
	const struct card *lock = lock_of(excerpt_document(provision, excerpt));
	const struct node *list = lock ? node_get(lock->facts, "excerpts") : NULL, *found = NULL;
	struct arena a = {0};
	const char *words = list ? words_of(&a, excerpt) : NULL;

	for (const struct node *n = list ? list->first : NULL; n && !found; n = n->next)
		if (node_get(n, "provision")->to == provision && text_is(node_text(n, "words"), words))
			found = n;
	arena_free(&a);
	return found;
}

/* ======== following excerpts through the captures ======== */

enum { NOWHERE = -1 };

/* an excerpt while the captures go by, oldest first; ints are places in the list of steps */
struct follow {
	const struct card *provision;
	const struct node *excerpt;
	size_t number;          /* from 1 */
	const char *text, *section, *words;
	long occurrence;        /* 0: none given */
	int wanted;             /* the capture it names, or the last one usable */
	int first, last, gone;  /* gone: since when it is missing, in whole captures after `wanted` */
	bool found, returned;
	struct passage_place place;    /* in the capture wanted */
	const char *now_section;       /* where it was seen last */
	const char *difference;        /* at `gone`, from the nearest passage; NULL where there is none near */
	struct digest sentence;
	bool differs;                  /* its presence differs from the capture before */
};

struct step {
	const struct node *node; /* of the document */
	const char *id, *at, *commit;
	bool usable, technical, whole;
	struct digest digest;
	struct change_print print;
	enum change_class class;
	int before, to;          /* the usable capture before; the one it returns to; or NOWHERE */
	unsigned marks;
	size_t n;                /* bytes of plain text */
};

struct locking {
	struct arena *arena;
	const struct holdings *holdings;
	struct diags *diags;
	const struct card *document;
	struct step *steps;
	size_t n;
	struct change_print *prints; /* of the usable ones */
	int *usable;                 /* which those are */
	size_t nusable;
	struct follow *follows;
	size_t nfollows;
	struct buf changes;
	bool failed;
};

static struct place
excerpt_place(const struct follow *f, const char *key)
{
	const struct node *n = node_get(f->excerpt, key);

	return (struct place){f->provision->source, (n ? n : f->excerpt)->span};
}

static void
say_not_found(struct locking *k, struct follow *f, const struct capture *c)
{
	struct diag *d = diag_add(k->diags, RG5011, excerpt_place(f, "text"), "these words do not stand in capture %s", c->id);
	struct passage_place near;
	const char *difference;

	k->failed = true;
	if (!passage_nearest(&near, &difference, k->arena, &c->plain, f->text)) {
		diag_help(k->diags, d, "nothing near them does; 'regc find' searches all captures");
		return;
	}
	diag_note(k->diags, d, (struct place){0}, "the nearest passage%s%s, excerpt [-so-] and capture {+so+}: %s",
	          *near.section ? " is in " : "", near.section, difference);
	diag_help(k->diags, d, "quote the words of the capture, or name the capture that has these");
}

static void
say_ambiguous(struct locking *k, struct follow *f, const struct passage *found, const struct capture *c)
{
	struct diag *d = diag_add(k->diags, RG5012, excerpt_place(f, "text"), "these words stand %zu times in capture %s",
	                          found->n, c->id);

	k->failed = true;
	for (size_t i = 0; i < found->n && i < PASSAGE_PLACES; i++)
		diag_note(k->diags, d, (struct place){0}, "%zu: from byte %zu%s%s", i + 1, found->places[i].source_from,
		          *found->places[i].section ? ", in " : "", found->places[i].section);
	diag_help(k->diags, d, "add 'section' with a heading above the right one, or 'occurrence' with its number");
}

/* in the capture that the excerpt names it has to stand, and in one place */
static void
settle(struct locking *k, struct follow *f, const struct passage *found, const struct capture *c)
{
	size_t which = f->occurrence ? (size_t)f->occurrence - 1 : 0;
	const char *sentence;

	if (found->n == 0 || which >= found->n || which >= PASSAGE_PLACES) {
		say_not_found(k, f, c);
		return;
	}
	if (found->n > 1 && !f->occurrence) {
		say_ambiguous(k, f, found, c);
		return;
	}
	f->found = true;
	f->place = found->places[which];
	f->place.section = arena_string(k->arena, f->place.section);
	sentence = passage_sentence(k->arena, &c->plain, f->place.from, f->place.to);
	f->sentence = digest_of(sentence, strlen(sentence));
	if (f->place.dropped)
		diag_help(k->diags,
		          diag_add(k->diags, RG5015, excerpt_place(f, "text"), "'[…]' leaves out '%s'", f->place.dropped),
		          "quote that part too, or say in the note why it does not matter");
}

static void
seen(struct locking *k, struct follow *f, int i, const struct passage *found)
{
	f->differs = f->first != NOWHERE && f->last != k->steps[i].before;
	f->returned = f->returned || f->gone != NOWHERE;
	f->gone = NOWHERE;
	f->difference = NULL;
	f->first = f->first == NOWHERE ? i : f->first;
	f->last = i;
	f->now_section = arena_string(k->arena, found->places[0].section);
}

static size_t
count_words(const char *s)
{
	size_t n = 0;

	for (s += strspn(s, " "); *s; s += strspn(s, " ")) {
		s += strcspn(s, " ");
		n++;
	}
	return n;
}

/* whether a nearest passage keeps at least half the excerpt's words; else another clause stands there */
static bool
is_reworded(const char *difference, const char *excerpt)
{
	size_t lost = 0;

	for (const char *at = difference; (at = strstr(at, "[-")); at++) {
		const char *end = strstr(at, "-]");

		for (const char *p = at; end && p < end; p++)
			lost += p == at || *p == ' ';
	}
	return lost * 2 <= count_words(excerpt);
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

static void
follow_all(struct locking *k, int i, const struct capture *c)
{
	for (struct follow *f = k->follows; f < k->follows + k->nfollows; f++) {
		struct arena scratch = {0};
		struct passage found;

		passage_find(&found, &scratch, &c->plain, f->text, f->section);
		if (i == f->wanted)
			settle(k, f, &found, c);
		if (found.n > 0)
			seen(k, f, i, &found);
		else
			missed(k, f, i, c);
		arena_free(&scratch);
	}
}

static const char *
fate_of(struct locking *k, struct follow *f)
{
	int end = k->nusable ? k->usable[k->nusable - 1] : NOWHERE;

	if (f->last == end)
		return f->returned ? "returned" : strcmp(f->now_section, f->place.section) == 0 ? "unchanged" : "moved";
	if (f->gone == NOWHERE)
		return "unobservable";
	return f->difference ? "reworded" : "removed";
}

/* what became of an excerpt since; a result about the document, which its author is to look at */
static void
say_fate(struct locking *k, struct follow *f, const char *fate)
{
	const char *since = f->gone == NOWHERE ? "" : k->steps[f->gone].id;
	struct diag *d;

	if (strcmp(fate, "reworded") == 0) {
		d = diag_add(k->diags, RG5013, excerpt_place(f, "text"), "captured differently since %s", since);
		diag_note(k->diags, d, (struct place){0}, "excerpt [-so-], capture {+so+}: %s", f->difference);
		diag_help(k->diags, d, "quote the later capture, or keep the old one and say so in the note");
	} else if (strcmp(fate, "removed") == 0) {
		diag_help(k->diags,
		          diag_add(k->diags, RG5014, excerpt_place(f, "text"), "not found in capture %s and after", since),
		          "say in the note that the clause is no longer captured, or describe the later text");
	}
}

/* ---- which excerpts there are ---- */

static void
add_follow(struct locking *k, size_t *cap, const struct card *provision, const struct node *excerpt, size_t number)
{
	const char *capture = node_text(excerpt, "capture"), *occurrence = node_text(excerpt, "occurrence");
	struct follow f = {.provision = provision, .excerpt = excerpt, .number = number, .wanted = NOWHERE,
	                   .first = NOWHERE, .last = NOWHERE, .gone = NOWHERE, .now_section = ""};

	if (excerpt_document(provision, excerpt) != k->document || node_is(excerpt, "translation", "true"))
		return;
	for (size_t i = 0; i < k->n; i++)
		if (k->steps[i].usable && (!capture || strcmp(k->steps[i].id, capture) == 0))
			f.wanted = (int)i;
	if (f.wanted == NOWHERE)
		return;
	f.text = node_text(excerpt, "text");
	f.section = node_text(excerpt, "section");
	f.occurrence = occurrence ? strtol(occurrence, NULL, 10) : 0;
	f.words = words_of(k->arena, excerpt);
	k->follows = mem_room(k->follows, k->nfollows, cap, sizeof *k->follows);
	k->follows[k->nfollows++] = f;
}

/* those of the document's own provisions, and of others that quote it; by the provisions' ids */
static void
find_follows(struct locking *k)
{
	const struct card *before = NULL;
	size_t cap = 0;

	for (size_t i = 0; i < k->document->nfrom; i++) {
		const struct card *p = k->document->from_cards[i];
		const struct node *excerpts = node_get(p->facts, "excerpts");
		size_t number = 0;

		if (p == before || strcmp(p->kind, "provision") != 0)
			continue;
		before = p;
		for (const struct node *e = excerpts ? excerpts->first : NULL; e; e = e->next)
			add_follow(k, &cap, p, e, ++number);
	}
}

/* ======== writing ======== */

/* a text in double quotes, as YAML reads it back */
static void
quote(struct buf *b, const char *s)
{
	size_t n = strlen(s), length;
	uint32_t cp;

	buf_putc(b, '"');
	for (size_t i = 0; i < n; i += length ? length : 1) {
		if (!(length = utf8_decode(s + i, n - i, &cp)))
			continue;
		if (cp == '"' || cp == '\\')
			buf_printf(b, "\\%c", (char)cp);
		else if (cp < 0x20 || cp == 0x7F || cp_is_unsafe(cp))
			buf_printf(b, cp > 0xFFFF ? "\\U%08X" : "\\u%04X", (unsigned)cp);
		else
			buf_add(b, s + i, length);
	}
	buf_putc(b, '"');
}

/* a member of a map in one line; nothing where value is NULL */
static void
put(struct buf *b, const char *key, const char *value)
{
	if (!value)
		return;
	buf_printf(b, "%s%s: ", b->s[b->n - 1] == '{' ? "" : ", ", key);
	quote(b, value);
}

/* the same for what needs no quotes: ids, days and words of the schema */
static void
put_word(struct buf *b, const char *key, const char *value)
{
	if (value)
		buf_printf(b, "%s%s: %s", b->s[b->n - 1] == '{' ? "" : ", ", key, value);
}

static void
put_number(struct buf *b, const char *key, size_t n)
{
	buf_printf(b, "%s%s: %zu", b->s[b->n - 1] == '{' ? "" : ", ", key, n);
}

static void
put_digest(struct buf *b, const char *key, const struct digest *d)
{
	char hex[DIGEST_HEX];

	put(b, key, digest_hex(d, hex));
}

/* a list of words in brackets from bits; nothing where none is set */
static void
put_words(struct buf *b, const char *key, unsigned bits, const char *(*name)(unsigned bit))
{
	const char *before = "";

	if (!bits)
		return;
	buf_printf(b, "%s%s: [", b->s[b->n - 1] == '{' || b->s[b->n - 1] == ' ' ? "" : ", ", key);
	for (unsigned i = 0; i < 32; i++)
		if (bits & 1U << i) {
			buf_printf(b, "%s%s", before, name(i));
			before = ", ";
		}
	buf_putc(b, ']');
}

static const char *
mark_name(unsigned bit)
{
	static const char *const names[] = {"links", "terms-link", "case", "renumbered", "technical"};

	return names[bit];
}

static const char *
signal_word(unsigned bit)
{
	return signal_name((enum change_signal)bit);
}

enum { MARK_TECHNICAL = 16 }; /* after those of enum change_mark */

static void
write_capture(struct locking *k, struct buf *b, const struct step *s)
{
	buf_puts(b, "  - {");
	put_word(b, "capture", s->id);
	put_word(b, "on", node_text(s->node, "on"));
	put(b, "at", s->at);
	put_word(b, "text", node_text(s->node, "text"));
	put(b, "commit", s->commit);
	put_digest(b, "sha256", &s->digest);
	if (s->usable) {
		put_digest(b, "words", &s->print.words);
		if (s->before != NOWHERE)
			put_word(b, "step", change_class_name(s->class));
		if (s->to != NOWHERE)
			put_word(b, "back-to", k->steps[s->to].id);
	}
	put_words(b, "marks", s->marks | (s->technical ? MARK_TECHNICAL : 0U), mark_name);
	buf_puts(b, "}\n");
}

static void
write_excerpt(struct locking *k, struct buf *b, struct follow *f)
{
	const char *fate = fate_of(k, f);

	say_fate(k, f, fate);
	buf_puts(b, "  - {");
	put_word(b, "provision", f->provision->id);
	put_number(b, "excerpt", f->number);
	put(b, "words", f->words);
	put_word(b, "capture", k->steps[f->wanted].id);
	put_number(b, "from", f->place.source_from);
	put_number(b, "to", f->place.source_to);
	put(b, "section", *f->place.section ? f->place.section : NULL);
	put_digest(b, "sentence", &f->sentence);
	if (f->place.left_out)
		put_number(b, "left-out", f->place.left_out);
	put(b, "drops", f->place.dropped);
	put_word(b, "first", k->steps[f->first].id);
	put_word(b, "last", k->steps[f->last].id);
	put_word(b, "fate", fate);
	put_word(b, "since", f->gone == NOWHERE ? NULL : k->steps[f->gone].id);
	buf_puts(b, "}\n");
}

/* ---- changes that matter ---- */

/* how much may be shown of two captures: the stricter of their archives' rules; a file of the
 * project is there for everybody */
static size_t
words_shown(struct locking *k, const struct step *s)
{
	size_t most = SIZE_MAX;

	for (const struct step *each = s; each; each = each == s && s->before != NOWHERE ? &k->steps[s->before] : NULL)
		for (size_t i = 0; i < k->holdings->n; i++) {
			const struct node *facts = k->holdings->all[i].card->facts;
			const char *rule = node_text(facts, "republish"), *words = node_text(facts, "words");
			size_t own = text_is(rule, "diffs") ? SIZE_MAX : !text_is(rule, "excerpts") ? 0 : words ? strtoul(words, NULL, 10) : 50;

			if (text_is(node_text(each->node, "archive"), k->holdings->all[i].card->name) && own < most)
				most = own;
		}
	return most;
}

static bool
is_short(const struct change_passage *p, size_t most)
{
	size_t n = 0;

	for (size_t i = 0; i < p->n; i++)
		n += most == SIZE_MAX ? 0 : count_words(p->runs[i].text);
	return n <= most;
}

static void
write_passage(struct buf *b, const struct change_passage *p)
{
	static const char *const kinds[] = {"same", "removed", "added"};
	const char *before = "";

	buf_puts(b, "      - {");
	put_word(b, "is", p->added ? "added" : p->removed ? "removed" : "modified");
	put(b, "section", p->section && *p->section ? p->section : NULL);
	put_words(b, "signals", p->signals, signal_word);
	buf_puts(b, ", words: [");
	for (size_t i = 0; i < p->n; i++) {
		buf_printf(b, "%s{%s: ", before, kinds[p->runs[i].kind]);
		quote(b, p->runs[i].text);
		buf_putc(b, '}');
		before = ", ";
	}
	buf_puts(b, "]}\n");
}

static bool
is_touched(const struct follow *f, const struct change_detail *d)
{
	for (size_t i = 0; i < d->n; i++)
		if (f->last != NOWHERE && d->passages[i].section && strcmp(d->passages[i].section, f->now_section) == 0)
			return true;
	return f->differs;
}

static void
write_touched(struct locking *k, const struct change_detail *d)
{
	struct buf *b = &k->changes;
	const struct card *before = NULL;

	for (struct follow *f = k->follows; f < k->follows + k->nfollows; f++)
		if (f->provision != before && is_touched(f, d)) {
			buf_printf(b, "%s%s", before ? ", " : "    touches: [", f->provision->id);
			before = f->provision;
		}
	if (before)
		buf_puts(b, "]\n");
}

static void
write_differences(struct locking *k, const struct change_detail *d, size_t most)
{
	struct buf *b = &k->changes;
	size_t shown = 0;

	for (size_t i = 0; i < d->n; i++)
		if (d->passages[i].n && is_short(&d->passages[i], most)) {
			buf_puts(b, shown++ ? "" : "    differences:\n");
			write_passage(b, &d->passages[i]);
		}
	if (shown < d->n)
		buf_printf(b, "    not-shown: %zu\n", d->n - shown);
}

static void
write_change(struct locking *k, const struct step *s, const struct plain *before, const struct plain *now)
{
	struct arena scratch = {0};
	struct change_detail d;
	struct buf *b = &k->changes;

	change_detail(&d, &scratch, before, now);
	buf_printf(b, "  - record: %s\n    step: %s\n    before: %s\n    on: %s\n    added: %zu\n    removed: %zu\n    modified: %zu\n",
	           s->id, change_class_name(s->class), k->steps[s->before].id, node_text(s->node, "on"), d.added, d.removed,
	           d.modified);
	if (d.signals) {
		put_words((buf_puts(b, "    "), b), "signals", d.signals, signal_word);
		buf_putc(b, '\n');
	}
	write_touched(k, &d);
	write_differences(k, &d, words_shown(k, s));
	arena_free(&scratch);
}

static bool
matters(const struct step *s)
{
	return s->before != NOWHERE && (s->class == CHANGE_DATES || s->class == CHANGE_NUMBERS ||
	                                s->class == CHANGE_NEW_WORDING || (s->marks & MARK_TERMS));
}

/* ---- alternations ---- */

static bool
same_words(const struct locking *k, int a, int b)
{
	return memcmp(&k->steps[a].print.words, &k->steps[b].print.words, sizeof(struct digest)) == 0;
}

/* the usable captures whose words differ from those before them; gives their number */
static size_t
distinct(const struct locking *k, int *list)
{
	size_t n = 0;

	for (size_t i = 0; i < k->nusable; i++)
		if (n == 0 || !same_words(k, list[n - 1], k->usable[i]))
			list[n++] = k->usable[i];
	return n;
}

/* stretches in which each text is that before the last one: A, B, A, B … */
static void
write_alternations(struct locking *k, struct buf *b)
{
	int *list = arena_take(k->arena, (k->nusable + 1) * sizeof *list);
	size_t n = distinct(k, list), from = 0, shown = 0;

	for (size_t i = 2; i <= n; i++) {
		if (i < n && same_words(k, list[i], list[i - 2]))
			continue;
		if (i - from >= 4) {
			buf_puts(b, shown++ ? "" : "alternations:\n");
			buf_printf(b, "  - {one: %s, other: %s, times: %zu, from: %s, until: %s}\n", k->steps[list[from]].id,
			           k->steps[list[from + 1]].id, i - from - 2, k->steps[list[from]].id, k->steps[list[i - 1]].id);
		}
		from = i - 1;
	}
}

/* ======== the captures, one after the other ======== */

static void
list_steps(struct locking *k)
{
	const struct node *captures = node_get(k->document->facts, "captures");

	ARENA_ARRAY(k->arena, k->steps, node_count(captures));
	ARENA_ARRAY(k->arena, k->prints, node_count(captures));
	ARENA_ARRAY(k->arena, k->usable, node_count(captures));
	for (const struct node *n = captures->first; n; n = n->next)
		if (node_get(n, "path"))
			k->steps[k->n++] = (struct step){.node = n, .id = node_text(n, "capture"), .before = NOWHERE, .to = NOWHERE,
			                                 .usable = !node_is(n, "text", "unusable"), .whole = node_is(n, "text", "whole")};
}

/* captures are listed as they were made, oldest first: a step is read from one to the next */
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
		          diag_add(k->diags, RG5010, (struct place){k->document->source, on->span},
		                   "a capture of %s after one of %s", on->text, node_text(k->steps[i - 1].node, "on")),
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
	size_t to = 0;

	s->print = k->prints[k->nusable] = change_print(&scratch, c->bytes, c->n, &c->plain);
	if (before) {
		s->before = k->usable[k->nusable - 1];
		s->class = change_classify(k->prints, k->nusable, &to);
		s->to = s->class == CHANGE_RETURN ? k->usable[to] : NOWHERE;
		s->marks = s->class == CHANGE_IDENTICAL ? 0 : change_marks(&scratch, before, &c->plain);
	}
	k->usable[k->nusable++] = (int)(s - k->steps);
	arena_free(&scratch);
}

/* a text that is nearly empty beside those before and after it is an accident of the capture */
static void
check_lengths(struct locking *k)
{
	for (size_t i = 0; i < k->nusable && k->nusable > 1; i++) {
		struct step *s = &k->steps[k->usable[i]];
		size_t before = k->steps[k->usable[i ? i - 1 : 1]].n, after = k->steps[k->usable[i + 1 < k->nusable ? i + 1 : i - 1]].n;

		if (s->n * 10 >= before || s->n * 10 >= after)
			continue;
		diag_help(k->diags,
		          diag_add(k->diags, RG5009, (struct place){k->document->source, node_get(s->node, "capture")->span},
		                   "this capture is nearly empty beside its neighbours"),
		          "open it; if it is no policy, set 'text: unusable', and nothing is derived from it");
		k->failed = true;
	}
}

/* every capture once; of the texts only this one and the one before are in memory */
static void
walk(struct locking *k)
{
	struct arena texts[2] = {{0}, {0}};
	struct capture captures[2] = {{0}, {0}};
	const struct plain *before = NULL;
	size_t turn = 0;

	for (struct step *s = k->steps; s < k->steps + k->n; s++) {
		struct capture *c = &captures[turn];

		arena_free(&texts[turn]);
		capture_open(c, k->holdings, &texts[turn], k->diags, k->document, s->node);
		k->failed = k->failed || c->state == CAPTURE_REFUSED || c->state == CAPTURE_ABSENT;
		keep(k, s, c);
		if (c->state != CAPTURE_OPEN)
			continue;
		compare_step(k, s, c, before);
		follow_all(k, (int)(s - k->steps), c);
		if (matters(s))
			write_change(k, s, before, &c->plain);
		before = &c->plain;
		turn = 1 - turn;
	}
	arena_free(&texts[0]);
	arena_free(&texts[1]);
}

static const char *
write_lock(struct locking *k)
{
	struct buf b = {0};
	const char *text;

	buf_printf(&b,
	           "# written by 'regc lock'; do not edit\n"
	           "lock: evidence\ndocument: %s\nnormalisation: %d\ncaptures:\n",
	           k->document->id, PLAIN_VERSION);
	for (size_t i = 0; i < k->n; i++)
		write_capture(k, &b, &k->steps[i]);
	write_alternations(k, &b);
	if (k->nfollows)
		buf_puts(&b, "excerpts:\n");
	for (size_t i = 0; i < k->nfollows; i++)
		write_excerpt(k, &b, &k->follows[i]);
	if (k->changes.n)
		buf_printf(&b, "changes:\n%s", k->changes.s);
	text = arena_copy(k->arena, b.s, b.n);
	buf_free(&b);
	return text;
}

bool
lock_wanted(const struct card *document)
{
	const struct node *captures = node_get(document->facts, "captures");

	for (const struct node *n = captures ? captures->first : NULL; n; n = n->next)
		if (node_get(n, "path"))
			return true;
	return false;
}

bool
lock_at_hand(const struct holdings *h, const struct card *document)
{
	for (const struct node *n = node_get(document->facts, "captures")->first; n; n = n->next)
		if (node_get(n, "path") && !capture_at_hand(h, n))
			return false;
	return true;
}

const char *
lock_make(struct arena *a, const struct holdings *h, struct diags *ds, const struct card *document)
{
	struct locking k = {.arena = a, .holdings = h, .diags = ds, .document = document};
	const char *text = NULL;

	if (!lock_wanted(document))
		return NULL;
	list_steps(&k);
	find_follows(&k);
	check_order(&k);
	walk(&k);
	check_lengths(&k);
	if (!k.failed)
		text = write_lock(&k);
	buf_free(&k.changes);
	free(k.follows);
	return text;
}

const char *
lock_path(struct arena *a, const struct card *document)
{
	const char *path = document->source->disk;

	return arena_printf(a, "%.*s.lock.yaml", (int)(strrchr(path, '.') - path), path);
}

/* ======== holding committed locks against the captures ======== */

static void
check_one(struct diags *ds, const struct holdings *h, const struct card *document, bool require, size_t *absent)
{
	const struct card *lock = lock_of(document);
	struct place place = {document->source, document->name_span};
	struct arena a = {0};
	const char *text;
	struct digest d;

	if (!lock) {
		diag_help(ds, diag_add(ds, require ? RG5018 : RG5017, place, "captures, and no lock file"), "run 'regc lock', and commit what it writes");
	}
	if (!lock_at_hand(h, document)) {
		++*absent;
	} else if ((text = lock_make(&a, h, ds, document)) && lock) {
		d = digest_of(text, strlen(text));
		if (memcmp(&d, &lock->source->digest, sizeof d) != 0)
			diag_help(ds, diag_add(ds, require ? RG5018 : RG5016, (struct place){lock->source, lock->name_span},
			                       "the lock no longer says what the captures hold"),
			          "run 'regc lock', and look at what differs before you commit it");
	}
	arena_free(&a);
}

void
lock_check(const struct model *m, struct diags *ds, const struct holdings *h, bool require)
{
	struct kind documents = cards_of(m, "document");
	size_t wanted = 0, absent = 0;

	for (size_t i = 0; i < documents.n; i++)
		if (lock_wanted(documents.cards[i])) {
			wanted++;
			check_one(ds, h, documents.cards[i], require, &absent);
		}
	if (absent)
		diag_help(ds,
		          diag_add(ds, require ? RG5018 : RG5019, (struct place){0},
		                   "the captures of %zu of %zu documents are not at hand", absent, wanted),
		          "their evidence is shown as recorded; '--archive ID=PATH' names a clone that verifies it");
}
