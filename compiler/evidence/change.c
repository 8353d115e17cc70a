#include "change.h"

#include <stdlib.h>
#include <string.h>

#include "../base/table.h"
#include "../base/text.h"
#include "../prose/mask.h"
#include "../prose/bare.h"
#include "../prose/target.h"

static const char *const classes[CHANGE_CLASSES] = {
	[CHANGE_IDENTICAL] = "identical", [CHANGE_COSMETIC] = "cosmetic", [CHANGE_FURNITURE] = "furniture",
	[CHANGE_DATES] = "dates",         [CHANGE_NUMBERS] = "numbers",   [CHANGE_LANGUAGE] = "language",
	[CHANGE_RETURN] = "return",       [CHANGE_ROLLBACK] = "rollback", [CHANGE_NEW_WORDING] = "new-wording",
};

const char *
change_class_name(enum change_class c)
{
	return classes[c];
}

const char *
change_mark_name(enum change_mark m)
{
	switch (m) {
	case MARK_LINKS: return "links";
	case MARK_TERMS: return "terms-link";
	case MARK_DROPPED: return "terms-link-dropped";
	case MARK_CASE: return "case";
	case MARK_RENUMBERED: return "renumbered";
	case MARK_REORDERED: return "reordered";
	case MARK_EFFECT: return "effect";
	default: return "signs";
	}
}

bool
change_is_news(enum change_class c, unsigned marks)
{
	unsigned leading = MARK_TERMS | MARK_DROPPED | MARK_EFFECT;

	return c == CHANGE_NUMBERS || c == CHANGE_ROLLBACK || c == CHANGE_NEW_WORDING || (c != CHANGE_RETURN && (marks & leading));
}

bool
change_is_recorded(enum change_class c, unsigned marks)
{
	return change_is_news(c, marks) || c == CHANGE_DATES || c == CHANGE_LANGUAGE;
}

/* ---- marks: things of one name that had one value and have another ---- */

struct mark_value {
	const char *name, *value;
};

struct mark_values {
	struct mark_value *all;
	size_t n;
};

static int
by_name_and_value(const void *a, const void *b)
{
	const struct mark_value *p = a, *q = b;
	int order = strcmp(p->name, q->name);

	return order ? order : strcmp(p->value, q->value);
}

static void
sort(struct mark_values *p)
{
	qsort(p->all, p->n, sizeof *p->all, by_name_and_value);
}

static bool
same_value(const struct mark_value *a, const struct mark_value *b)
{
	return strcmp(a->name, b->name) == 0 && strcmp(a->value, b->value) == 0;
}

/* what both lists begin and end with, which is most of two texts in sequence, makes no difference */
static void
drop_shared(struct mark_values *a, struct mark_values *b)
{
	while (a->n && b->n && same_value(&a->all[a->n - 1], &b->all[b->n - 1])) {
		a->n--;
		b->n--;
	}
	while (a->n && b->n && same_value(a->all, b->all)) {
		*a = (struct mark_values){a->all + 1, a->n - 1};
		*b = (struct mark_values){b->all + 1, b->n - 1};
	}
}

/* Calls see with the values that only one of the lists has, for each name in both. */
static void
compare_pairs(struct mark_values *before, struct mark_values *now,
              void (*see)(void *ctx, const char *name, const char *old, const char *new), void *ctx)
{
	size_t i = 0, k = 0;

	drop_shared(before, now);
	sort(before);
	sort(now);
	while (i < before->n && k < now->n) {
		const char *name = before->all[i].name, *old = NULL, *new = NULL;
		int order = strcmp(name, now->all[k].name);

		if (order) {
			*(order < 0 ? &i : &k) += 1;
			continue;
		}
		for (;;) {
			bool more = i < before->n && strcmp(before->all[i].name, name) == 0;
			bool most = k < now->n && strcmp(now->all[k].name, name) == 0;
			int values = !more - !most;

			if (!more && !most)
				break;
			if (more && most)
				values = strcmp(before->all[i].value, now->all[k].value);
			if (values < 0)
				old = before->all[i].value;
			if (values > 0)
				new = now->all[k].value;
			i += values <= 0;
			k += values >= 0;
		}
		if (old && new)
			see(ctx, name, old, new);
	}
}

static void
see_mark(void *ctx, const char *name, const char *old, const char *new)
{
	(void)name, (void)old, (void)new;
	*(bool *)ctx = true;
}

/* ---- links ---- */

struct seen {
	struct arena *a;
	unsigned marks;
};

static void
see_link(void *ctx, const char *name, const char *old, const char *new)
{
	struct seen *seen = ctx;

	if (target_same(old, new))
		return;
	seen->marks |= MARK_LINKS;
	if (target_leads_to_terms(seen->a, name, old) || target_leads_to_terms(seen->a, name, new))
		seen->marks |= MARK_TERMS;
}

/* with their targets as they are written, sorted */
static struct mark_values
links_of(struct arena *a, const struct plain *p)
{
	struct mark_values links = {0};

	ARENA_ARRAY(a, links.all, p->nlinks);
	for (size_t i = 0; i < p->nlinks; i++) {
		const struct plain_link *l = &p->links[i];

		if (l->from < l->to)
			links.all[links.n++] = (struct mark_value){plain_fold(a, p->text + l->from, l->to - l->from), l->target};
	}
	sort(&links);
	return links;
}

/* of two sorted lists what only the first has, with what lasts of the targets */
static struct mark_values
own_links(struct arena *a, const struct mark_values *one, const struct mark_values *other)
{
	struct mark_values own = {0};
	size_t k = 0;

	ARENA_ARRAY(a, own.all, one->n);
	for (size_t i = 0; i < one->n; i++) {
		while (k < other->n && by_name_and_value(&other->all[k], &one->all[i]) < 0)
			k++;
		if (k < other->n && same_value(&other->all[k], &one->all[i]))
			k++;
		else
			own.all[own.n++] = (struct mark_value){one->all[i].name, target_lasting(a, one->all[i].value)};
	}
	return own;
}

/* the path of a lasting target, which may have been written with its host or without */
static const char *
without_host(const char *target)
{
	const char *path = strchr(target, '/');

	return path ? path : target;
}

/* whether one of the links that only an earlier text has led to other terms, and in the later one none has its words, and
 * none leads where it led */
static bool
drops_terms(struct arena *a, const struct mark_values *gone, const struct mark_values *now)
{
	struct table left = {0};
	bool dropped = false;

	for (size_t i = 0; i < now->n && gone->n; i++) {
		*table_put(&left, now->all[i].name) = &left;
		*table_put(&left, without_host(target_lasting(a, now->all[i].value))) = &left;
	}
	for (size_t i = 0; i < gone->n && !dropped; i++) {
		const struct mark_value *l = &gone->all[i];

		dropped = !table_get(&left, l->name) && !table_get(&left, without_host(l->value)) && target_leads_to_terms(a, l->name, l->value);
	}
	table_free(&left);
	return dropped;
}

static unsigned
mark_links(struct arena *a, const struct plain *before, const struct plain *now)
{
	struct mark_values old = links_of(a, before), new = links_of(a, now);
	struct mark_values gone = own_links(a, &old, &new), come = own_links(a, &new, &old);
	struct seen seen = {.a = a};

	if (drops_terms(a, &gone, &new))
		seen.marks |= MARK_DROPPED;
	compare_pairs(&gone, &come, see_link, &seen);
	return seen.marks;
}

/* ---- case and emphasis ---- */

static bool
same_text(const struct plain *a, const struct plain *b)
{
	return a->n == b->n && memcmp(a->text, b->text, a->n) == 0;
}

static bool
same_emphasis(const struct plain *a, const struct plain *b)
{
	return a->nemphasis == b->nemphasis && memcmp(a->emphasis, b->emphasis, a->nemphasis * sizeof *a->emphasis) == 0;
}

/* a sentence with a sign wherever emphasis begins or ends; *next is the first place not looked at */
static const char *
with_emphasis(struct arena *a, const struct plain *p, const char *sentence, size_t from, size_t *next)
{
	size_t n = strlen(sentence), done = 0;
	struct buf b = {0};
	const char *kept;

	for (; *next < p->nemphasis && p->emphasis[*next] <= from + n; ++*next) {
		size_t at = p->emphasis[*next] > from ? p->emphasis[*next] - from : 0;

		buf_add(&b, sentence + done, at - done);
		buf_putc(&b, '\1');
		done = at;
	}
	buf_add(&b, sentence + done, n - done);
	kept = arena_copy(a, b.s, b.n);
	buf_free(&b);
	return kept;
}

static struct mark_values
sentences_of(struct arena *a, const struct plain *p)
{
	struct tokens exact = tokens_sentences(a, p), folded = tokens_fold(a, &exact);
	struct mark_values sentences = {.n = exact.n};
	size_t next = 0;

	ARENA_ARRAY(a, sentences.all, exact.n);
	for (size_t i = 0; i < exact.n; i++)
		sentences.all[i] = (struct mark_value){folded.all[i], with_emphasis(a, p, exact.all[i], exact.at[i], &next)};
	return sentences;
}

static unsigned
mark_case(struct arena *a, const struct plain *before, const struct plain *now)
{
	struct mark_values old, new;
	bool seen = false;

	if (same_text(before, now))
		return same_emphasis(before, now) ? 0 : MARK_CASE;
	old = sentences_of(a, before);
	new = sentences_of(a, now);
	compare_pairs(&old, &new, see_mark, &seen);
	return seen ? MARK_CASE : 0;
}

/* ---- numbers of list items and sections ---- */

static size_t
block_end(const struct plain *p, size_t i)
{
	return i + 1 < p->nblocks ? p->blocks[i + 1].from : p->n;
}

/* the number that a block begins with, in its words ("12.", "3.1") or as its mark */
static struct mark_value
numbered(struct arena *a, const struct plain *p, size_t i)
{
	const char *text = p->text + p->blocks[i].from, *mark = p->blocks[i].mark;
	size_t n = block_end(p, i) - p->blocks[i].from, digits = strspn(text, "0123456789.");
	bool own = digits && digits < n && text[digits] == ' ' && text[0] != '.';

	if (own)
		return (struct mark_value){plain_fold(a, text + digits + 1, n - digits - 1), arena_copy(a, text, digits)};
	return (struct mark_value){plain_fold(a, text, n), *mark >= '0' && *mark <= '9' ? mark : ""};
}

static struct mark_values
numbers_of(struct arena *a, const struct plain *p)
{
	struct mark_values numbers = {.n = p->nblocks};

	ARENA_ARRAY(a, numbers.all, p->nblocks);
	for (size_t i = 0; i < p->nblocks; i++)
		numbers.all[i] = numbered(a, p, i);
	return numbers;
}

static bool
same_blocks(const struct plain *a, const struct plain *b)
{
	if (!same_text(a, b) || a->nblocks != b->nblocks)
		return false;
	for (size_t i = 0; i < a->nblocks; i++)
		if (a->blocks[i].from != b->blocks[i].from || strcmp(a->blocks[i].mark, b->blocks[i].mark) != 0)
			return false;
	return true;
}

static void
see_number(void *ctx, const char *name, const char *old, const char *new)
{
	*(bool *)ctx |= *name && *old && *new;
}

static unsigned
mark_numbers(struct arena *a, const struct plain *before, const struct plain *now)
{
	struct mark_values old, new;
	bool seen = false;

	if (same_blocks(before, now))
		return 0;
	old = numbers_of(a, before);
	new = numbers_of(a, now);
	compare_pairs(&old, &new, see_number, &seen);
	return seen ? MARK_RENUMBERED : 0;
}

unsigned
change_marks(struct arena *a, const struct plain *before, const struct plain *now)
{
	return mark_links(a, before, now) | mark_case(a, before, now) | mark_numbers(a, before, now);
}

/* ---- the difference in detail ---- */

struct side {
	const struct plain *p;
	struct tokens exact, folded; /* its sentences */
	struct tokens bare;          /* by what they are compared: without signs */
	bool *moved;                 /* whether each stands elsewhere in the other text */
	size_t *next;                /* from each to an earlier one with the same words, + 1 */
};

struct detail {
	struct arena *a;
	struct change_detail *d;
	struct side old, new;
};

static struct tokens
tokens_bare(struct arena *a, const struct tokens *folded)
{
	struct tokens bare = *folded;

	ARENA_ARRAY(a, bare.all, bare.n);
	for (size_t i = 0; i < bare.n; i++)
		bare.all[i] = bare_words(a, folded->all[i]);
	return bare;
}

/* the blocks of a text but for those that both begin with */
struct window {
	size_t from, to; /* blocks */
};

static size_t
block_bytes(const struct plain *p, size_t i)
{
	size_t to = block_end(p, i);

	while (to > p->blocks[i].from && p->text[to - 1] == ' ')
		to--;
	return to - p->blocks[i].from;
}

static bool
same_block(const struct plain *a, size_t i, const struct plain *b, size_t k)
{
	size_t n = block_bytes(a, i);

	return n == block_bytes(b, k) && memcmp(a->text + a->blocks[i].from, b->text + b->blocks[k].from, n) == 0;
}

/* What both end with is left to differ, which says of a passage that is repeated that the last one is new. */
static void
find_windows(const struct plain *old, const struct plain *new, struct window *was, struct window *is)
{
	size_t from = 0;

	while (from < old->nblocks && from < new->nblocks && same_block(old, from, new, from))
		from++;
	*was = (struct window){from, old->nblocks};
	*is = (struct window){from, new->nblocks};
}

static struct tokens
block_tokens(struct arena *a, const struct plain *p, const struct window *w)
{
	struct tokens t = {.n = w->to - w->from};

	ARENA_ARRAY(a, t.all, t.n);
	for (size_t i = 0; i < t.n; i++)
		t.all[i] = arena_copy(a, p->text + p->blocks[w->from + i].from, block_bytes(p, w->from + i));
	return t;
}

static void
add_tokens(struct side *s, const struct tokens *exact, size_t at)
{
	for (size_t i = 0; i < exact->n; i++) {
		s->exact.all[s->exact.n] = exact->all[i];
		s->exact.at[s->exact.n++] = exact->at[i] + at;
	}
}

/* the sentences of some blocks */
static void
add_blocks(struct arena *a, struct side *s, size_t first, size_t n)
{
	size_t from = s->p->blocks[first].from, to = block_end(s->p, first + n - 1);
	struct plain part = {.text = arena_copy(a, s->p->text + from, to - from), .n = to - from, .nblocks = n};
	struct tokens exact;

	ARENA_ARRAY(a, part.blocks, n);
	for (size_t i = 0; i < n; i++)
		part.blocks[i].from = s->p->blocks[first + i].from - from;
	exact = tokens_sentences(a, &part);
	add_tokens(s, &exact, from);
}

/* Blocks that both texts have are one token, so that what stands before them is not compared with what stands behind. */
static void
add_same(struct arena *a, struct side *s, size_t number)
{
	s->exact.all[s->exact.n] = arena_printf(a, "%zu", number);
	s->exact.at[s->exact.n++] = SIZE_MAX;
}

static void
finish_side(struct arena *a, struct side *s)
{
	s->folded = tokens_fold(a, &s->exact);
	s->bare = tokens_bare(a, &s->folded);
	ARENA_ARRAY(a, s->moved, s->exact.n);
	ARENA_ARRAY(a, s->next, s->exact.n);
}

static size_t
most_sentences(const struct plain *p, const struct window *w)
{
	return w->from < w->to ? block_end(p, w->to - 1) - p->blocks[w->from].from + w->to - w->from : 0;
}

/* Only the blocks that differ are cut into sentences. */
static void
cut_sides(struct arena *a, struct side *old, struct side *new)
{
	struct window was, is;
	struct tokens before, now;
	struct pieces pieces;

	find_windows(old->p, new->p, &was, &is);
	before = block_tokens(a, old->p, &was);
	now = block_tokens(a, new->p, &is);
	pieces = differ(a, &before, &now);
	ARENA_ARRAY(a, old->exact.all, most_sentences(old->p, &was));
	ARENA_ARRAY(a, old->exact.at, most_sentences(old->p, &was));
	ARENA_ARRAY(a, new->exact.all, most_sentences(new->p, &is));
	ARENA_ARRAY(a, new->exact.at, most_sentences(new->p, &is));
	for (size_t i = 0; i < pieces.n; i++) {
		const struct piece *one = &pieces.all[i];

		if (one->kind == PIECE_SAME) {
			add_same(a, old, i);
			add_same(a, new, i);
		} else {
			struct side *s = one->kind == PIECE_REMOVED ? old : new;

			add_blocks(a, s, (s == old ? was.from : is.from) + one->from, one->n);
		}
	}
	finish_side(a, old);
	finish_side(a, new);
}

/* A sentence of which another text hides an address is compared as that one, so that it is no difference. */
static void
hide_addresses(struct arena *a, struct tokens *shown, const struct tokens *hidden)
{
	struct table hiding = {0};
	size_t any = 0;

	for (size_t i = 0; i < hidden->n; i++)
		if (bare_hides(hidden->all[i], strlen(hidden->all[i]))) {
			*table_put(&hiding, bare_without_addresses(a, hidden->all[i])) = (void *)hidden->all[i];
			any++;
		}
	for (size_t i = 0; i < shown->n && any; i++) {
		const char *one = shown->all[i], *other = NULL;

		if (strchr(one, '@') || bare_hides(one, strlen(one)))
			other = table_get(&hiding, bare_without_addresses(a, one));
		if (other && bare_same(one, strlen(one), other, strlen(other)))
			shown->all[i] = other;
	}
	table_free(&hiding);
}

/* a sentence removed in one place and added in another has only moved */
static void
find_moved(struct detail *m, const struct pieces *pieces)
{
	struct table gone = {0};

	for (size_t i = 0; i < pieces->n; i++)
		for (size_t k = pieces->all[i].from; k < pieces->all[i].from + pieces->all[i].n; k++)
			if (pieces->all[i].kind == PIECE_REMOVED) {
				void **last = table_put(&gone, m->old.bare.all[k]);

				m->old.next[k] = *last ? (size_t)((size_t *)*last - m->old.next) + 1 : 0;
				*last = &m->old.next[k];
			}
	for (size_t i = 0; i < pieces->n; i++)
		for (size_t k = pieces->all[i].from; k < pieces->all[i].from + pieces->all[i].n; k++)
			if (pieces->all[i].kind == PIECE_ADDED && table_get(&gone, m->new.bare.all[k])) {
				void **last = table_put(&gone, m->new.bare.all[k]);
				size_t old = (size_t)((size_t *)*last - m->old.next);

				m->old.moved[old] = m->new.moved[k] = true;
				*last = m->old.next[old] ? &m->old.next[m->old.next[old] - 1] : NULL;
			}
	table_free(&gone);
}

static void
add_run(struct change_passage *p, enum piece_kind kind, const char *text)
{
	p->runs[p->n++] = (struct change_run){kind, text};
}

static void
compare_words(struct detail *m, struct change_passage *p, const char *before, const char *now)
{
	struct tokens old = tokens_words(m->a, before, strlen(before)), new = tokens_words(m->a, now, strlen(now));
	struct tokens old_folded = tokens_fold(m->a, &old), new_folded = tokens_fold(m->a, &new);
	struct pieces pieces = differ(m->a, &old_folded, &new_folded);

	ARENA_ARRAY(m->a, p->runs, pieces.n);
	for (size_t i = 0; i < pieces.n; i++) {
		const struct piece *one = &pieces.all[i];

		if (one->kind == PIECE_REMOVED)
			add_run(p, one->kind, tokens_text(m->a, before, &old, one->from, one->n));
		else
			add_run(p, one->kind,
			        tokens_text(m->a, now, &new, one->kind == PIECE_SAME ? one->other : one->from, one->n));
	}
}

static struct change_passage *
add_passage(struct detail *m, const struct side *s, size_t i)
{
	struct change_passage *p = &m->d->passages[m->d->n++];

	p->from = s->exact.at[i];
	p->to = p->from + strlen(s->exact.all[i]);
	p->section = plain_section(m->a, s->p, p->from);
	return p;
}

static void
add_whole(struct detail *m, const struct side *s, size_t i, bool added)
{
	struct change_passage *p;

	if (s->moved[i] || !*s->bare.all[i])
		return;
	p = add_passage(m, s, i);
	p->added = added;
	p->removed = !added;
	ARENA_ARRAY(m->a, p->runs, 1);
	add_run(p, added ? PIECE_ADDED : PIECE_REMOVED, s->exact.all[i]);
	p->signals = signals_of(added ? "" : s->folded.all[i], added ? s->folded.all[i] : "");
	*(added ? &m->d->added : &m->d->removed) += 1;
}

static void
add_modified(struct detail *m, size_t old, size_t new)
{
	struct change_passage *p = add_passage(m, &m->new, new);

	compare_words(m, p, m->old.exact.all[old], m->new.exact.all[new]);
	p->signals = signals_of(m->old.folded.all[old], m->new.folded.all[new]);
	m->d->modified++;
}

static int
by_word(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* of a sentence, with one date or number like another, so that "Updated: DATE" is still the same sentence */
static struct tokens
sorted_words(struct arena *a, const char *sentence)
{
	struct tokens words;
	struct mask m;

	mask_make(&m, sentence, strlen(sentence));
	words = tokens_words(a, m.text.s, m.text.n);
	mask_free(&m);
	qsort(words.all, words.n, sizeof *words.all, by_word);
	return words;
}

/* words that two sorted lists share, in thousandths of what they have */
static size_t
share(const struct tokens *old, const struct tokens *new)
{
	size_t i = 0, k = 0, both = 0;

	while (i < old->n && k < new->n) {
		int order = strcmp(old->all[i], new->all[k]);

		both += order == 0;
		i += order <= 0;
		k += order >= 0;
	}
	return old->n + new->n ? both * 2000 / (old->n + new->n) : 0;
}

enum { NEAR = 8, HALF = 500 }; /* so many sentences are looked through for the modified one */

/* of the added sentences in [from, to) the one that a removed one became, or to */
static size_t
find_modified(struct detail *m, struct tokens *added, size_t base, size_t old, size_t from, size_t to)
{
	struct tokens words = sorted_words(m->a, m->old.folded.all[old]);
	size_t best = HALF - 1, found = to;

	for (size_t i = from; i < to && i < from + NEAR; i++) {
		size_t shared = m->new.moved[i] ? 0 : share(&words, &added[i - base]);

		if (shared > best) {
			best = shared;
			found = i;
		}
	}
	return found;
}

static void
add_piece(struct detail *m, const struct piece *removed, const struct piece *added)
{
	size_t next = added->from, to = added->from + added->n;
	struct tokens *words;

	ARENA_ARRAY(m->a, words, added->n);
	for (size_t i = 0; i < added->n && removed->n; i++)
		words[i] = sorted_words(m->a, m->new.folded.all[next + i]);
	for (size_t i = removed->from; i < removed->from + removed->n; i++) {
		size_t became = m->old.moved[i] ? to : find_modified(m, words, added->from, i, next, to);

		if (became == to) {
			add_whole(m, &m->old, i, false);
			continue;
		}
		while (next < became)
			add_whole(m, &m->new, next++, true);
		add_modified(m, i, next++);
	}
	while (next < to)
		add_whole(m, &m->new, next++, true);
}

void
change_detail(struct change_detail *d, struct arena *a, const struct plain *before, const struct plain *now)
{
	struct detail m = {.a = a, .d = d, .old = {.p = before}, .new = {.p = now}};
	struct pieces pieces;
	static const struct piece none = {0};

	cut_sides(a, &m.old, &m.new);
	hide_addresses(a, &m.old.bare, &m.new.bare);
	hide_addresses(a, &m.new.bare, &m.old.bare);
	pieces = differ(a, &m.old.bare, &m.new.bare);
	*d = (struct change_detail){0};
	ARENA_ARRAY(a, d->passages, m.old.exact.n + m.new.exact.n);
	find_moved(&m, &pieces);
	for (size_t i = 0; i < pieces.n; i++) {
		const struct piece *p = &pieces.all[i];

		if (p->kind == PIECE_REMOVED && i + 1 < pieces.n && p[1].kind == PIECE_ADDED)
			add_piece(&m, p, &pieces.all[++i]);
		else if (p->kind != PIECE_SAME)
			add_piece(&m, p->kind == PIECE_REMOVED ? p : &none, p->kind == PIECE_ADDED ? p : &none);
	}
	for (size_t i = 0; i < d->n; i++)
		d->signals |= d->passages[i].signals;
}
