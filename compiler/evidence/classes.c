#include "classes.h"

#include <string.h>

#include "../base/text.h"
#include "../prose/bare.h"
#include "furniture.h"

/* ---- what differs between two texts ---- */

struct difference {
	struct arena arena;
	struct words_list before, now;     /* lines */
	struct said_list removed, added;   /* sentences that are no furniture and stand in one text only */
	bool moved, furniture;
};

static bool
has_furniture(const struct texts *t, const struct words_list *list)
{
	for (size_t i = 0; i < list->n; i++)
		if (t->words[list->all[i]].furniture)
			return true;
	return false;
}

/* ---- tables of contents ---- */

enum { STANDS_OLD = 1, STANDS_NEW = 2, LISTED_OLD = 4, LISTED_NEW = 8 };

/* wholly a link to a place of a page */
static bool
is_contents(const struct text_line *line)
{
	if (!line->nlinks || line->linked * 10 < line->n * 9 || line->nheadings)
		return false;
	for (size_t i = 0; i < line->nlinks; i++)
		if (!strchr(line->links[i].target, '#'))
			return false;
	return true;
}

static void
note_lines(uint32_t *noted, const struct texts *t, const struct text *text, uint32_t stands, uint32_t listed)
{
	for (size_t i = 0; i < text->n; i++) {
		const struct text_line *line = &t->lines[text->lines[i]];
		const struct line_words *w = &t->words[line->words];

		if (w->nsaid == 1)
			noted[w->said[0].same] |= is_contents(line) ? listed : stands;
	}
}

static void
forget_lines(uint32_t *noted, const struct texts *t, const struct text *text)
{
	for (size_t i = 0; i < text->n; i++)
		for (size_t k = 0; k < t->words[t->lines[text->lines[i]].words].nsaid; k++)
			noted[t->words[t->lines[text->lines[i]].words].said[k].same] = 0;
}

static void
drop_contents(struct difference *d, struct words_list *list, const struct texts *t, const uint32_t *noted, uint32_t listed)
{
	size_t kept = 0;

	for (size_t i = 0; i < list->n; i++) {
		const struct line_words *w = &t->words[list->all[i]];
		uint32_t is = w->nsaid == 1 ? noted[w->said[0].same] : 0;

		if ((is & STANDS_OLD) && (is & STANDS_NEW) && (is & listed))
			d->furniture = true;
		else
			list->all[kept++] = list->all[i];
	}
	list->n = kept;
}

/* An entry of a table of contents says again what a line says that both texts have, so it is none of the words that differ. */
static void
leave_out_contents(struct difference *d, struct texts *t, size_t old, size_t new)
{
	uint32_t *noted = texts_counts(t);

	note_lines(noted, t, &t->all[old], STANDS_OLD, LISTED_OLD);
	note_lines(noted, t, &t->all[new], STANDS_NEW, LISTED_NEW);
	drop_contents(d, &d->before, t, noted, LISTED_OLD);
	drop_contents(d, &d->now, t, noted, LISTED_NEW);
	forget_lines(noted, t, &t->all[old]);
	forget_lines(noted, t, &t->all[new]);
}

static void
differ_in(struct difference *d, struct texts *t, size_t old, size_t new)
{
	bool lines, sentences;

	*d = (struct difference){0};
	texts_differ(&d->before, &d->now, &lines, &d->arena, t, old, new);
	if (d->before.n || d->now.n)
		leave_out_contents(d, t, old, new);
	texts_sentences(&d->removed, &d->added, &sentences, &d->arena, t, &d->before, &d->now);
	d->moved = lines || sentences;
	d->furniture = d->furniture || has_furniture(t, &d->before) || has_furniture(t, &d->now);
}

/* of a sentence the string by which it is compared */
typedef uint32_t (*view)(const struct said *s);

static uint32_t
as_written(const struct said *s)
{
	return s->same;
}

static uint32_t
without_dates(const struct said *s)
{
	return s->undated;
}

static uint32_t
without_numbers(const struct said *s)
{
	return s->unnumbered;
}

static void
join(struct buf *b, const struct texts *t, const struct said_list *list, view of)
{
	for (size_t i = 0; i < list->n; i++) {
		const struct string *s = &t->strings[of(&list->all[i])];

		if (s->n) {
			buf_puts(b, b->n ? " " : "");
			buf_add(b, s->s, s->n);
		}
	}
	buf_add(b, "", 0);
}

/* Whether the sentences come to the same words, however they are divided. */
static bool
come_to_the_same(const struct difference *d, const struct texts *t, view of)
{
	struct buf old = {0}, new = {0};
	bool same;

	join(&old, t, &d->removed, of);
	join(&new, t, &d->added, of);
	same = bare_same(old.s, old.n, new.s, new.n);
	buf_free(&old);
	buf_free(&new);
	return same;
}

static void
join_lines(struct buf *b, const struct texts *t, const struct words_list *list)
{
	for (size_t i = 0; i < list->n; i++) {
		const struct line_words *w = &t->words[list->all[i]];
		struct mask m;

		if (w->furniture)
			continue;
		mask_make(&m, w->folded, w->n);
		buf_puts(b, b->n ? " " : "");
		bare_put(b, &m, true, true);
		mask_free(&m);
	}
	buf_add(b, "", 0);
}

/* The same of whole lines: where paragraphs were joined, the label of one stands within another. */
static bool
are_divided_otherwise(const struct difference *d, const struct texts *t)
{
	struct buf old = {0}, new = {0};
	bool same;

	join_lines(&old, t, &d->before);
	join_lines(&new, t, &d->now);
	same = bare_same(old.s, old.n, new.s, new.n);
	buf_free(&old);
	buf_free(&new);
	return same;
}

/* whether two texts but for furniture are the same in words, in whatever order */
static bool
is_same_text(struct texts *t, size_t old, size_t new)
{
	struct difference d;
	bool same;

	if (old == new)
		return true;
	differ_in(&d, t, old, new);
	same = come_to_the_same(&d, t, as_written);
	arena_free(&d.arena);
	return same;
}

/* ---- one step, but for what shows in the whole history only ---- */

/* another language, or the same in the spelling of another country, which differs in nothing else */
static bool
is_other_language(const struct texts *t, size_t old, size_t new)
{
	enum language was = t->all[old].language, is = t->all[new].language;

	return was != is && was != LANGUAGE_NONE && is != LANGUAGE_NONE;
}

/* whether the words of a sentence, its dates masked, tell from when the text takes effect */
static bool
tells_effect(const char *words)
{
	static const char *const cues[] = {
		"effective", "takes effect", "take effect", "comes into force", "come into force", "enters into force", "in force", "applies from",
		"en vigueur", "prend effet", "applicable à compter", "in kraft", "wirksam", "gültig ab", "gilt ab",
		"entra en vigor", "entrará en vigor", "entrada en vigor", "fecha de vigencia", "vigente", "in vigore", "data di efficacia",
		"van kracht", "ingangsdatum", "em vigor", "data de vigência", "i kraft", "træder i kraft", "w życie", "obowiązuje od",
	};

	for (size_t i = 0; i < sizeof cues / sizeof *cues; i++)
		if (strstr(words, cues[i]))
			return true;
	return false;
}

static bool
changes_effect(const struct texts *t, const struct said_list *added)
{
	for (size_t i = 0; i < added->n; i++)
		if (added->all[i].same != added->all[i].undated && tells_effect(t->strings[added->all[i].undated].s))
			return true;
	return false;
}

/* marks that words leave: sentences in another order, and signs */
static unsigned
form_marks(const struct difference *d)
{
	return (d->moved ? MARK_REORDERED : 0u) | ((d->before.n || d->now.n) && !d->moved && !d->furniture ? MARK_SIGNS : 0u);
}

static enum change_class
class_of(struct texts *t, size_t old, size_t new, unsigned *marks)
{
	struct difference d;
	enum change_class class = CHANGE_NEW_WORDING;

	differ_in(&d, t, old, new);
	*marks = d.moved ? MARK_REORDERED : 0;
	if (come_to_the_same(&d, t, as_written) || are_divided_otherwise(&d, t)) {
		class = d.furniture ? CHANGE_FURNITURE : CHANGE_COSMETIC;
		*marks = form_marks(&d);
	} else if (come_to_the_same(&d, t, without_dates)) {
		class = CHANGE_DATES;
		*marks |= changes_effect(t, &d.added) ? MARK_EFFECT : 0u;
	} else if (come_to_the_same(&d, t, without_numbers)) {
		class = CHANGE_NUMBERS;
	} else if (is_other_language(t, old, new)) {
		class = CHANGE_LANGUAGE;
	}
	arena_free(&d.arena);
	return class;
}

static unsigned
marks_of(struct texts *t, size_t old, size_t new)
{
	struct arena a = {0};
	struct plain before, now;
	unsigned marks;

	texts_differing(&before, &now, &a, t, old, new);
	marks = change_marks(&a, &before, &now);
	if (marks & MARK_DROPPED) { /* a line that both texts have may still lead there */
		texts_plain(&now, &a, t, new, true);
		marks &= change_marks(&a, &before, &now) | ~(unsigned)MARK_DROPPED;
	}
	arena_free(&a);
	return marks;
}

static void
compare_step(struct texts *t, struct version *now, const struct version *before)
{
	if (memcmp(&now->bytes, &before->bytes, sizeof now->bytes) == 0) {
		now->class = CHANGE_IDENTICAL;
	} else if (now->text == before->text) {
		now->class = CHANGE_COSMETIC;
	} else {
		now->class = class_of(t, before->text, now->text, &now->marks);
		now->marks |= marks_of(t, before->text, now->text);
		if (now->marks & MARK_RENUMBERED)
			now->marks &= ~(unsigned)MARK_SIGNS;
	}
}

/* ---- what returns ---- */

static bool
is_wording(enum change_class class)
{
	return class == CHANGE_NEW_WORDING || class == CHANGE_RETURN || class == CHANGE_ROLLBACK;
}

/* the latest version before the one before i that has its words, or i */
static size_t
find_earlier(struct texts *t, const struct version *v, size_t i)
{
	for (size_t k = i - 1; k > 0; k--)
		if (t->all[v[k - 1].text].sum == t->all[v[i].text].sum && is_same_text(t, v[k - 1].text, v[i].text))
			return k - 1;
	return i;
}

enum { LASTING = 14, NEARBY = 180, OFTEN = 3 }; /* days; days; returns */

/* Whether another text stood for long since version `to`: from the step to it until the next one that differs in words. */
static bool
undoes_lasting(const struct version *v, size_t to, size_t i)
{
	size_t from = to + 1;

	for (size_t k = to + 1; k <= i; k++) {
		if (k < i && !is_wording(v[k].class) && v[k].class != CHANGE_NUMBERS && v[k].class != CHANGE_LANGUAGE)
			continue;
		if (k > from && v[k].day - v[from].day >= LASTING)
			return true;
		from = k;
	}
	return false;
}

/* whether texts return again and again around a step */
static bool
returns_often(const struct version *v, size_t n, size_t i)
{
	size_t returns = 0;

	for (size_t k = 0; k < n; k++)
		returns += v[k].class == CHANGE_RETURN && v[k].day - v[i].day <= NEARBY && v[i].day - v[k].day <= NEARBY;
	return returns >= OFTEN;
}

static bool
same_words(struct texts *t, const struct version *v, size_t a, size_t b)
{
	return v[a].text == v[b].text ||
	       (t->all[v[a].text].sum == t->all[v[b].text].sum && is_same_text(t, v[a].text, v[b].text));
}

/* the versions whose words differ from those before them; gives their number */
static size_t
distinct(struct texts *t, const struct version *v, size_t n, size_t *list)
{
	size_t found = 0;

	for (size_t i = 0; i < n; i++)
		if (found == 0 || !same_words(t, v, list[found - 1], i))
			list[found++] = i;
	return found;
}

enum { STRETCH = 4 };

struct alternation *
classes_alternations(struct arena *a, struct texts *t, const struct version *versions, size_t n, size_t *count)
{
	struct alternation *all;
	size_t *list, texts, from = 0;

	ARENA_ARRAY(a, list, n);
	ARENA_ARRAY(a, all, n / (STRETCH - 1) + 1);
	texts = distinct(t, versions, n, list);
	*count = 0;
	for (size_t i = 2; i <= texts; i++) {
		if (i < texts && same_words(t, versions, list[i], list[i - 2]))
			continue;
		if (i - from >= STRETCH)
			all[(*count)++] = (struct alternation){list[from], list[from + 1], list[i - 1], i - from - 2};
		from = i - 1;
	}
	return all;
}

/* ---- all of it ---- */

/* A return is a rollback where it undoes a lasting text, and the document does not alternate. */
static void
find_rollbacks(struct arena *a, struct texts *t, struct version *v, size_t n)
{
	size_t stretches;
	struct alternation *s = classes_alternations(a, t, v, n, &stretches);
	bool *is;

	ARENA_ARRAY(a, is, n);
	for (size_t i = 1; i < n; i++)
		is[i] = v[i].class == CHANGE_RETURN && undoes_lasting(v, v[i].to, i) && !returns_often(v, n, i);
	for (size_t k = 0; k < stretches; k++)
		for (size_t i = s[k].from; i <= s[k].until; i++)
			is[i] = false;
	for (size_t i = 1; i < n; i++)
		if (is[i])
			v[i].class = CHANGE_ROLLBACK;
}

static void
find_returns(struct texts *t, struct version *v, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		if (v[i].class != CHANGE_NEW_WORDING)
			continue;
		v[i].to = find_earlier(t, v, i);
		v[i].class = v[i].to < i ? CHANGE_RETURN : CHANGE_NEW_WORDING;
	}
}

void
classes_find(struct texts *t, struct version *versions, size_t n, bool learn)
{
	struct arena a = {0};
	size_t *captures;

	ARENA_ARRAY(&a, captures, n);
	for (size_t i = 0; i < n; i++) {
		captures[i] = versions[i].text;
		versions[i].to = i;
		versions[i].marks = 0;
	}
	furniture_learn(t, captures, n, learn);
	for (size_t i = 1; i < n; i++)
		compare_step(t, &versions[i], &versions[i - 1]);
	find_returns(t, versions, n);
	find_rollbacks(&a, t, versions, n);
	arena_free(&a);
}
