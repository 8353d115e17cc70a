#include "unified.h"

#include <string.h>

#include "differ.h"

enum { AROUND = 3 };

/* a last line without a line end is another than the same with one */
#define OPEN_END "\001"

static struct tokens
lines_of(struct arena *a, const char *text, size_t n)
{
	struct tokens t = {0};
	size_t count = 1;

	for (size_t i = 0; i < n; i++)
		count += text[i] == '\n';
	ARENA_ARRAY(a, t.all, count);
	ARENA_ARRAY(a, t.at, count);
	for (size_t at = 0; at < n;) {
		const char *end = memchr(text + at, '\n', n - at);
		size_t length = end ? (size_t)(end - text) - at : n - at;

		t.at[t.n] = at;
		t.all[t.n++] = end ? arena_copy(a, text + at, length) : arena_printf(a, "%.*s" OPEN_END, (int)length, text + at);
		at += length + 1;
	}
	return t;
}

static void
put_line(struct buf *out, char mark, const char *line)
{
	bool open = ends_with(line, OPEN_END);

	buf_putc(out, mark);
	buf_add(out, line, strlen(line) - open);
	buf_puts(out, open ? "\n\\ No newline at end of file\n" : "\n");
}

/* lines of the two texts that one part of the difference is about */
struct hunk {
	size_t first, last; /* pieces */
	size_t old, nold, new, nnew;
};

/* "12,3", where a part without lines names the line before it */
static void
put_range(struct buf *out, char mark, size_t from, size_t n)
{
	buf_printf(out, "%c%zu", mark, n ? from + 1 : from);
	if (n != 1)
		buf_printf(out, ",%zu", n);
}

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

static void
put_hunk(struct buf *out, const struct pieces *p, const struct hunk *h, const struct tokens *before, const struct tokens *after)
{
	size_t old = h->old;

	buf_puts(out, "@@ ");
	put_range(out, '-', h->old, h->nold);
	put_range((buf_putc(out, ' '), out), '+', h->new, h->nnew);
	buf_puts(out, " @@\n");
	for (size_t i = h->first; i <= h->last; i++) {
		const struct piece *piece = &p->all[i];
		size_t to = piece->kind == PIECE_ADDED ? 0 : least(piece->from + piece->n, h->old + h->nold);

		for (; piece->kind != PIECE_ADDED && old < to; old++)
			put_line(out, piece->kind == PIECE_SAME ? ' ' : '-', before->all[old]);
		for (size_t k = 0; piece->kind == PIECE_ADDED && k < piece->n; k++)
			put_line(out, '+', after->all[piece->from + k]);
	}
}

/* the part that begins with the first piece from i on that differs; those after it that are near belong to it */
static struct hunk
hunk_from(const struct pieces *p, size_t i, size_t old, size_t new)
{
	size_t before = i && p->all[i - 1].kind == PIECE_SAME ? least(AROUND, p->all[i - 1].n) : 0;
	struct hunk h = {before ? i - 1 : i, i, old - before, before, new - before, before};

	for (; i < p->n; i++) {
		const struct piece *piece = &p->all[i];
		bool same = piece->kind == PIECE_SAME, ends = same && (i + 1 == p->n || piece->n > 2 * (size_t)AROUND);
		size_t n = ends ? least(AROUND, piece->n) : piece->n;

		h.last = i;
		h.nold += piece->kind != PIECE_ADDED ? n : 0;
		h.nnew += piece->kind != PIECE_REMOVED ? n : 0;
		if (ends)
			break;
	}
	return h;
}

void
unified_put(struct buf *out, const char *name, const char *before, size_t nbefore, const char *after, size_t nafter)
{
	struct arena a = {0};
	struct tokens left = lines_of(&a, before, nbefore), right = lines_of(&a, after, nafter);
	struct pieces p = differ(&a, &left, &right);
	size_t old = 0, new = 0, done = 0;
	bool named = false;

	for (size_t i = 0; i < p.n; i++) {
		const struct piece *piece = &p.all[i];

		if (piece->kind != PIECE_SAME && i >= done) {
			struct hunk h = hunk_from(&p, i, old, new);

			if (!named)
				buf_printf(out, "--- a/%s\n+++ b/%s\n", name, name);
			named = true;
			put_hunk(out, &p, &h, &left, &right);
			done = h.last + (p.all[h.last].kind != PIECE_SAME);
		}
		old += piece->kind != PIECE_ADDED ? piece->n : 0;
		new += piece->kind != PIECE_REMOVED ? piece->n : 0;
	}
	arena_free(&a);
}
