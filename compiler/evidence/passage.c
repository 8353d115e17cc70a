#include "passage.h"

#include <stdint.h>
#include <string.h>

#include "../base/table.h"
#include "../base/text.h"
#include "../prose/differ.h"
#include "signals.h"

/* ---- the parts of an excerpt ---- */

struct part {
	const char *words;
	size_t n;
	size_t next; /* the first place of it at or after where it was looked for last */
	bool none;   /* there is none */
	bool cut;    /* it may begin and end within a word */
};

struct parts {
	struct part *all;
	size_t n;
};

static const char gap[] = "[...]"; /* what […] is in plain text */

static void
add_part(struct arena *a, struct parts *parts, const char *from, const char *to)
{
	while (from < to && *from == ' ')
		from++;
	while (to > from && to[-1] == ' ')
		to--;
	if (from < to)
		parts->all[parts->n++] = (struct part){.words = arena_copy(a, from, (size_t)(to - from)), .n = (size_t)(to - from)};
}

static struct parts
parts_of(struct arena *a, const char *excerpt)
{
	const char *words = plain_words(a, excerpt), *next;
	struct parts parts = {0};

	ARENA_ARRAY(a, parts.all, strlen(words) / strlen(gap) + 2);
	for (; (next = strstr(words, gap)); words = next + strlen(gap))
		add_part(a, &parts, words, next);
	add_part(a, &parts, words, words + strlen(words));
	return parts;
}

/* ---- exact places ---- */

/* the first place of a part at or after one, or SIZE_MAX; asked in ascending order it takes one way through the text */
static size_t
find_from(const struct plain *in, struct part *part, size_t from)
{
	const char *found;

	if (!part->none && part->next >= from && part->next)
		return part->next;
	for (; !part->none; from = (size_t)(found - in->text) + 1) {
		size_t at;

		found = from < in->n ? memmem(in->text + from, in->n - from, part->words, part->n) : NULL;
		part->none = !found;
		if (!found)
			break;
		at = (size_t)(found - in->text);
		if (part->cut || (plain_is_edge(in->text, in->n, at) && plain_is_edge(in->text, in->n, at + part->n)))
			return part->next = at;
	}
	return SIZE_MAX;
}

/* the end of the section that a place stands in */
static size_t
section_end(const struct plain *in, size_t at)
{
	const struct plain_heading *above = plain_heading_above(in, at);

	if (above)
		return above->end;
	return in->nheadings ? in->headings[0].from : in->n;
}

static struct passage_place
place_at(struct arena *a, const struct plain *in, size_t from, size_t to)
{
	return (struct passage_place){.from = from, .to = to, .source_from = in->at[from], .source_to = in->at[to],
	                              .section = plain_section(a, in, from)};
}

static struct passage_place *
add_place(struct passage *found, struct arena *a, struct passage_place place)
{
	struct passage_place *before = found->places;

	if (found->n == found->cap) {
		found->cap = found->cap ? found->cap * 2 : 4;
		ARENA_ARRAY(a, found->places, found->cap);
		if (before)
			memcpy(found->places, before, found->n * sizeof *before);
	}
	found->places[found->n] = place;
	return &found->places[found->n++];
}

/* where all parts end, the first of which stands at from; 0 where they are not in one section */
static size_t
join_parts(const struct plain *in, struct parts *parts, size_t from, struct passage *found)
{
	size_t end = parts->n > 1 ? section_end(in, from) : in->n, at = from + parts->all[0].n;

	for (size_t i = 1; i < parts->n; i++) {
		size_t next = find_from(in, &parts->all[i], at);

		if (next >= end || parts->all[i].n > end - next) {
			found->missing = parts->all[i].words;
			return 0;
		}
		at = next + parts->all[i].n;
	}
	return at;
}

/* what stands between the parts, which were joined just now */
static void
leave_out(struct passage_place *place, struct arena *a, const struct plain *in, const struct parts *parts)
{
	size_t at = place->from + parts->all[0].n;

	for (size_t i = 1; i < parts->n; i++) {
		const struct part *part = &parts->all[i];
		const char *folded = plain_fold(a, in->text + at, part->next - at);

		place->left_out += part->next - at;
		if (!place->dropped)
			place->dropped = signal_limit(folded, strlen(folded));
		at = part->next + part->n;
	}
}

static bool
has_part(const struct plain *in, const struct part *part)
{
	struct part again = {.words = part->words, .n = part->n, .cut = part->cut};

	return find_from(in, &again, 0) != SIZE_MAX;
}

static void
say_missing(struct passage *found, const struct plain *in, struct parts *parts)
{
	for (size_t i = 0; i < parts->n; i++)
		if (!has_part(in, &parts->all[i])) {
			found->missing = parts->all[i].words;
			return;
		}
	if (!found->missing && parts->n)
		found->missing = parts->all[0].words;
	found->elsewhere = parts->n > 0;
}

static void
find_parts(struct passage *found, struct arena *a, const struct plain *in, struct parts parts, const char *section)
{
	const char *within = section ? plain_words(a, section) : NULL;
	size_t at = 0;

	*found = (struct passage){0};
	while (parts.n && (at = find_from(in, &parts.all[0], at)) != SIZE_MAX) {
		size_t to = join_parts(in, &parts, at, found);

		if (to && (!within || strstr(plain_section(a, in, at), within)))
			leave_out(add_place(found, a, place_at(a, in, at, to)), a, in, &parts);
		at += parts.all[0].n;
	}
	if (found->n)
		found->missing = NULL;
	else
		say_missing(found, in, &parts);
}

void
passage_find(struct passage *found, struct arena *a, const struct plain *in, const char *excerpt, const char *section)
{
	find_parts(found, a, in, parts_of(a, excerpt), section);
}

/* a copy in small letters, of the same length: of letters beyond ASCII the capitals count */
static const char *
small(struct arena *a, const char *text, size_t n)
{
	char *copy = arena_copy(a, text, n);

	for (size_t i = 0; i < n; i++)
		if (copy[i] >= 'A' && copy[i] <= 'Z')
			copy[i] = (char)(copy[i] - 'A' + 'a');
	return copy;
}

void
passage_search(struct passage *found, struct arena *a, const struct plain *in, const char *words, unsigned how)
{
	struct parts parts = parts_of(a, words);
	struct plain text = *in;

	if (how & PASSAGE_ANY_CASE)
		text.text = small(a, in->text, in->n);
	for (size_t i = 0; i < parts.n; i++) {
		parts.all[i].cut = how & PASSAGE_PARTS;
		if (how & PASSAGE_ANY_CASE)
			parts.all[i].words = small(a, parts.all[i].words, parts.all[i].n);
	}
	find_parts(found, a, &text, parts, NULL);
}

/* ---- the nearest ---- */

struct nearest {
	struct tokens words;  /* of the text */
	struct tokens wanted; /* of the excerpt */
	struct tokens folded; /* both with case folded */
	struct tokens wanted_folded;
};

/* how often a word is wanted; and still, in the window */
struct want {
	long count;
};

/* Slides a window as long as the excerpt over the text and counts the words both have. */
static size_t
best_window(struct arena *a, const struct nearest *s, size_t *shared)
{
	struct table wants = {0};
	size_t now = 0, best = 0;

	*shared = 0;
	for (size_t i = 0; i < s->wanted.n; i++) {
		void **w = table_put(&wants, s->wanted_folded.all[i]);

		if (!*w)
			*w = arena_take(a, sizeof(struct want));
		((struct want *)*w)->count++;
	}
	for (size_t i = 0; i < s->words.n; i++) {
		struct want *in = table_get(&wants, s->folded.all[i]);
		struct want *out = i >= s->wanted.n ? table_get(&wants, s->folded.all[i - s->wanted.n]) : NULL;

		if (out && ++out->count > 0)
			now--;
		if (in && in->count-- > 0)
			now++;
		if (now > *shared) {
			*shared = now;
			best = i + 1 > s->wanted.n ? i + 1 - s->wanted.n : 0;
		}
	}
	table_free(&wants);
	return best;
}

/* Words of the window that stand before or after all that the excerpt has: those in place of its own
 * first and last words stay. Cuts the piece at an end of the list; before or after it may stand a removed one. */
static void
cut_ends(struct pieces *p)
{
	if (p->n && p->all[0].kind == PIECE_ADDED) {
		p->all++;
		p->n--;
	} else if (p->n > 1 && p->all[0].kind == PIECE_REMOVED && p->all[1].kind == PIECE_ADDED &&
	           p->all[1].n > p->all[0].n) {
		p->all[1].from += p->all[1].n - p->all[0].n;
		p->all[1].n = p->all[0].n;
	}
	if (p->n && p->all[p->n - 1].kind == PIECE_ADDED) {
		size_t removed = p->n > 1 && p->all[p->n - 2].kind == PIECE_REMOVED ? p->all[p->n - 2].n : 0;

		if (removed < p->all[p->n - 1].n)
			p->all[p->n - 1].n = removed;
		p->n -= removed == 0;
	}
}

static void
put_piece(struct buf *out, const struct piece *p, const char *text)
{
	static const struct { const char *open, *close; } marks[] = {
		[PIECE_SAME] = {"", ""}, [PIECE_REMOVED] = {"[-", "-]"}, [PIECE_ADDED] = {"{+", "+}"},
	};

	buf_printf(out, "%s%s%s%s", out->n ? " " : "", marks[p->kind].open, text, marks[p->kind].close);
}

static const char *
show_pieces(struct arena *a, const struct pieces *p, const struct nearest *s, const struct tokens *window,
            const char *excerpt, const char *text)
{
	struct buf out = {0};
	const char *shown;

	for (size_t i = 0; i < p->n; i++)
		if (p->all[i].kind == PIECE_ADDED)
			put_piece(&out, &p->all[i], tokens_text(a, text, window, p->all[i].from, p->all[i].n));
		else
			put_piece(&out, &p->all[i], tokens_text(a, excerpt, &s->wanted, p->all[i].from, p->all[i].n));
	shown = arena_copy(a, out.s, out.n);
	buf_free(&out);
	return shown;
}

/* the words of the window that pieces cover, [*from, *to) */
static void
covered(const struct pieces *p, size_t *from, size_t *to)
{
	*from = SIZE_MAX;
	*to = 0;
	for (size_t i = 0; i < p->n; i++) {
		const struct piece *one = &p->all[i];
		size_t at = one->kind == PIECE_SAME ? one->other : one->from;

		if (one->kind == PIECE_REMOVED)
			continue;
		*from = at < *from ? at : *from;
		*to = at + one->n > *to ? at + one->n : *to;
	}
}

static struct tokens
part_of(const struct tokens *t, size_t from, size_t to)
{
	return (struct tokens){t->all + from, t->at + from, to - from};
}

/* An excerpt may end before a comma and begin behind a bracket: such marks are cut from the last word of
 * the window that is its last otherwise, and from the first that is its first. */
static void
cut_marks(struct arena *a, struct tokens *window, const struct tokens *wanted)
{
	static const char opening[] = "\"'([-", closing[] = "\"')],.;:!?-";
	const char *first = wanted->all[0], *last = wanted->all[wanted->n - 1];

	for (size_t i = window->n; i-- > 0;) {
		const char *word = window->all[i];
		size_t n = strlen(last);

		if (strncmp(word, last, n) == 0 && strspn(word + n, closing) == strlen(word + n)) {
			window->all[i] = arena_copy(a, word, n);
			break;
		}
	}
	for (size_t i = 0; i < window->n; i++) {
		size_t marks = strspn(window->all[i], opening);

		if (strcmp(window->all[i] + marks, first) == 0) {
			window->all[i] += marks;
			window->at[i] += marks;
			break;
		}
	}
}

/* the part of an excerpt that is not in the text, else its first */
static const char *
part_to_seek(struct arena *a, const struct plain *in, const char *excerpt)
{
	struct parts parts = parts_of(a, excerpt);

	for (size_t i = 0; i < parts.n; i++)
		if (!has_part(in, &parts.all[i]))
			return parts.all[i].words;
	return parts.n ? parts.all[0].words : "";
}

bool
passage_nearest(struct passage_place *place, const char **difference, struct arena *a, const struct plain *in,
                const char *excerpt)
{
	const char *seek = part_to_seek(a, in, excerpt);
	struct nearest s = {.words = tokens_words(a, in->text, in->n), .wanted = tokens_words(a, seek, strlen(seek))};
	size_t shared, start, end, slack = 2 + s.wanted.n / 8, from, to;
	struct tokens window;
	struct pieces pieces;

	s.folded = tokens_fold(a, &s.words);
	s.wanted_folded = tokens_fold(a, &s.wanted);
	start = best_window(a, &s, &shared);
	if (!shared || shared * 3 < s.wanted.n)
		return false;
	end = start + s.wanted.n + slack < s.words.n ? start + s.wanted.n + slack : s.words.n;
	start = start > slack ? start - slack : 0;
	window = part_of(&s.words, start, end);
	cut_marks(a, &window, &s.wanted);
	pieces = differ(a, &s.wanted, &window);
	cut_ends(&pieces);
	covered(&pieces, &from, &to);
	if (from >= to)
		return false;
	*place = place_at(a, in, window.at[from], window.at[to - 1] + strlen(window.all[to - 1]));
	*difference = show_pieces(a, &pieces, &s, &window, seek, in->text);
	return true;
}

const char *
passage_sentence(struct arena *a, const struct plain *in, size_t from, size_t to)
{
	struct tokens all = tokens_sentences(a, in);
	size_t first = 0, last;

	while (first + 1 < all.n && all.at[first + 1] <= from)
		first++;
	for (last = first; last + 1 < all.n && all.at[last + 1] < to;)
		last++;
	return all.n ? tokens_text(a, in->text, &all, first, last - first + 1) : "";
}
