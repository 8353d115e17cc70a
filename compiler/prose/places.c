#include "placing.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../base/text.h"

/* ======== reading ======== */

/* ---- line by line ---- */

static bool
ends_sentence(const struct placing *r, const struct line *l)
{
	size_t last = l->to - 1;

	last -= r->in->text[last] == ' ' && last > l->from;
	return strchr(".:;", r->in->text[last]) != NULL;
}

/* the innermost place that is open and may be closed, where it is a point or paragraph */
static const struct open_place *
last_point(const struct placing *r)
{
	const struct open_place *last = r->height > r->base ? &r->open[r->height - 1] : NULL;

	return last && last->rank == RANK_LABEL ? last : NULL;
}

/* the points that are deeper than a line */
static void
close_deeper(struct placing *r, const struct line *l)
{
	for (const struct open_place *last; (last = last_point(r)) && last->depth > l->depth;)
		placing_close(r, r->height - 1, l->from);
}

/* those, and the paragraph without a number before a new one */
static void
close_points(struct placing *r, const struct line *l)
{
	close_deeper(r, l);
	while (last_point(r) && (r->chinese || placing_part(r, r->height - 1)->kind == PART_PARAGRAPH))
		placing_close(r, r->height - 1, l->from);
}

/* an unnumbered paragraph: it ends the points before it, and is counted */
static void
read_paragraph(struct placing *r, const struct line *l)
{
	struct open_place *in;
	char name[24];
	bool title = r->titled && !ends_sentence(r, l);

	r->titled = false;
	if (!r->nested || title)
		return;
	close_points(r, l);
	if (r->height == r->base || r->preamble)
		return;
	in = &r->open[r->height - 1];
	if (in->rank == RANK_LABEL && in->depth < l->depth)
		return;
	if (++in->paragraphs == 1 && in->rank == RANK_LABEL)
		return; /* its number stands before it, in a line of its own */
	snprintf(name, sizeof name, "%zu", in->paragraphs);
	placing_open(r, r->chinese ? PART_LABEL : PART_PARAGRAPH, name, strlen(name), RANK_LABEL, l->depth, l->from);
}

/* one of what stands at the beginning of a line; gives where it ends */
static size_t
read_one_head(struct placing *r, const struct line *l, size_t at, bool first)
{
	size_t next = heads_head(r, l, at);

	if (next > at)
		return next + (next < l->to && strchr(".:", r->in->text[next]));
	if ((next = heads_chinese(r, l, at)) > at || (next = heads_code_number(r, l, at)) > at)
		return next;
	if (!r->preamble && (next = heads_number(r, l, at, first)) > at)
		return next;
	return first && r->in->format == PLAIN_TEXT && flowing_is_reference(r, at) ? at : heads_label(r, l, at, first);
}

/* all that stands at the beginning of a line, one after the other; gives where its words begin */
static size_t
read_beginning(struct placing *r, const struct line *l, size_t at)
{
	size_t next = at, from;
	bool first = true;

	do {
		from = placing_past_spaces(r, next, l->to);
		next = from < l->to ? read_one_head(r, l, from, first) : from;
		first = false;
	} while (next > from);
	return from;
}

/* whether the words that an amending act quotes end with this line */
static bool
ends_quotation(const struct placing *r, const struct line *l)
{
	size_t to = l->to;

	while (to > l->from && strchr(" ;.,", r->in->text[to - 1]))
		to--;
	return to == l->from || r->in->text[to - 1] == '\'';
}

/* "'Article 4", "'1. Providers shall", behind "is replaced by the following:"; not "'AI system' means" */
static bool
begins_in_marks(const struct placing *r, const struct line *l)
{
	const char *s = placing_text(r, l->from), *end = placing_text(r, l->to), *close;

	if (*s != '\'' || l == r->lines || l->from < 2 || r->in->text[l->from - 2] != ':')
		return false;
	for (close = s + 1; close < end && (*close != '\'' || isalnum((unsigned char)close[1])); close++)
		;
	return !starts_with(close, "' means") && !starts_with(close, "' shall mean");
}

static void
begin_quotation(struct placing *r, const struct line *l)
{
	bool begins = r->in->format == PLAIN_HTML ? begins_in_marks(r, l) : l->quoted;

	if (r->in->format == PLAIN_MARKDOWN && r->quoting && !l->quoted) {
		placing_close(r, r->base, l->from);
		r->quoting = false;
		r->base = 0;
	}
	if (!begins || r->quoting || !r->height)
		return;
	if (r->nested)
		close_deeper(r, l);
	r->quoting = true;
	r->base = r->height;
}

static void
end_quotation(struct placing *r, const struct line *l)
{
	if (r->in->format != PLAIN_HTML || !r->quoting || !ends_quotation(r, l))
		return;
	placing_close(r, r->base, l->to);
	r->quoting = false;
	r->base = 0;
}

static void
read_line(struct placing *r, struct line *l)
{
	size_t at, words;

	if (l->to <= r->skip)
		return;
	l->from = at = placing_past_spaces(r, l->from > r->skip ? l->from : r->skip, l->to - 1);
	begin_quotation(r, l);
	if (strchr("'\"", r->in->text[at]) && at + 1 < l->to)
		at++;
	if (starts_with(placing_text(r, at), "Whereas:")) {
		placing_close(r, r->base, at);
		r->preamble = true;
		return;
	}
	words = read_beginning(r, l, at);
	if (words > at && words < l->to && last_point(r))
		r->open[r->height - 1].paragraphs = 1;
	if (words == at && heads_is_division(r, l)) {
		placing_close(r, r->base, at);
		return;
	}
	if (!r->nested && r->in->format != PLAIN_HTML)
		flowing_read(r, l, flowing_amending(r, l, at, words));
	else if (words == at && !citation_number(l->mark))
		read_paragraph(r, l);
	end_quotation(r, l);
}

/* ---- what kind of text it is ---- */

static bool
has_articles(const struct placing *r)
{
	for (const struct line *l = r->lines; l < r->lines + r->nlines; l++)
		if (starts_with(placing_text(r, l->from), "第一条") || heads_is_article(r, l))
			return true;
	return false;
}

static bool
has_depths(const struct placing *r)
{
	size_t deep = 0, flat = 0;

	for (const struct line *l = r->lines; l < r->lines + r->nlines; l++)
		if (citation_label(placing_text(r, l->from))) {
			deep += l->depth > (r->in->format == PLAIN_HTML ? 0 : 1);
			flat += l->depth <= (r->in->format == PLAIN_HTML ? 0 : 1);
		}
	return deep * 4 > flat || (!flat && r->in->format != PLAIN_TEXT && r->articles);
}

static void
read_all(struct placing *r)
{
	placing_lines(r);
	r->articles = has_articles(r);
	r->nested = has_depths(r);
	for (size_t i = 0; i < r->nlines; i++)
		if (r->lines[i].from < r->lines[i].to)
			read_line(r, &r->lines[i]);
	placing_close(r, 0, r->in->n);
}

void
places_read(struct places *p, struct arena *a, const struct plain *in, const char *bytes, size_t n)
{
	struct placing r = {.arena = a, .in = in, .bytes = bytes, .n = n};

	read_all(&r);
	p->n = r.nall;
	ARENA_ARRAY(a, p->all, r.nall + 1);
	if (r.nall)
		memcpy(p->all, r.all, r.nall * sizeof *r.all);
	free(r.all);
	free(r.lines);
}

/* ======== finding ======== */

static const struct legal_place *
above(const struct places *p, const struct legal_place *place)
{
	return place->above ? &p->all[place->above - 1] : NULL;
}

const struct legal_place *
places_at(const struct places *p, size_t from, size_t to)
{
	size_t low = 0, high = p->n;
	const struct legal_place *place;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (p->all[mid].from <= from)
			low = mid + 1;
		else
			high = mid;
	}
	for (place = low ? &p->all[low - 1] : NULL; place && place->to < to; place = above(p, place))
		;
	return place;
}

const struct legal_place *
places_unit(const struct places *p, const struct legal_place *place)
{
	while (place && place->part.kind >= PART_LABEL)
		place = above(p, place);
	return place;
}

static void
put_address(struct buf *b, const struct places *p, const struct legal_place *place)
{
	if (above(p, place))
		put_address(b, p, above(p, place));
	citation_put(b, &place->part, place->quoted);
}

const char *
places_address(struct arena *a, const struct places *p, const struct legal_place *place)
{
	struct buf b = {0};
	const char *address;

	put_address(&b, p, place);
	address = arena_copy(a, b.s, b.n);
	buf_free(&b);
	return address;
}

/* the places from the outermost to this one */
static size_t
path_of(const struct places *p, const struct legal_place *place, const struct legal_place *path[DEEPEST])
{
	size_t n = 0;

	for (const struct legal_place *at = place; at; at = above(p, at))
		n++;
	for (size_t i = n; place; place = above(p, place))
		path[--i] = place;
	return n;
}

static bool
is_part(const struct place_part *one, const struct place_part *other)
{
	return one->kind == other->kind && strcmp(one->name, other->name) == 0;
}

/* whether a citation may leave out a place of the path before its i-th part */
static bool
may_leave_out(const struct citation *c, size_t i, const struct legal_place *place)
{
	if (place->part.kind == PART_PARAGRAPH)
		return c->parts[i].kind != PART_PARAGRAPH;
	/* "s. 2, subd. 2" of a bill, whose section adds one to a code */
	return i && place->part.kind == PART_SECTION && !place->quoted && c->parts[i].kind == PART_SUBDIVISION;
}

/* the first paragraph of a numbered one: it follows the number, and is not a place of its own */
static bool
is_first_paragraph(const struct citation *c, size_t i)
{
	return i && c->parts[i - 1].kind == PART_LABEL && c->parts[i].kind == PART_PARAGRAPH &&
	       strcmp(c->parts[i].name, "1") == 0;
}

/* whether the parts of a citation are those of a path from its k-th on, but for what may be left out */
static bool
matches_from(const struct citation *c, const struct legal_place *const *path, size_t n, size_t k)
{
	size_t i = 0;

	while (i < c->n)
		if (k < n && is_part(&c->parts[i], &path[k]->part)) {
			i++;
			k++;
		} else if (k < n && may_leave_out(c, i, path[k])) {
			k++;
		} else if (is_first_paragraph(c, i) && (k == n || path[k]->part.kind == PART_LABEL)) {
			i++;
		} else {
			return false;
		}
	return true;
}

bool
places_match(const struct places *p, const struct legal_place *place, const struct citation *c)
{
	const struct legal_place *path[DEEPEST];
	size_t n = place ? path_of(p, place, path) : 0;

	for (size_t k = 0; k < n; k++) {
		bool unit = path[k]->part.kind < PART_LABEL;
		bool first = k == 0 || (!unit && path[k - 1]->part.kind < PART_LABEL);

		if (k && path[k]->quoted)
			return false;
		if ((unit || first) && matches_from(c, path, n, k))
			return true;
	}
	return false;
}
