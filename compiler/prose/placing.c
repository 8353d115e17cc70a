#include "placing.h"

#include <stdlib.h>
#include <string.h>

#include "label.h"

const char *
placing_text(const struct placing *r, size_t at)
{
	return r->in->text + at;
}

size_t
placing_past_spaces(const struct placing *r, size_t at, size_t to)
{
	while (at < to && r->in->text[at] == ' ')
		at++;
	return at;
}

void
placing_close(struct placing *r, size_t height, size_t at)
{
	while (r->height > height)
		r->all[r->open[--r->height].place].to = at;
}

void
placing_open(struct placing *r, enum part_kind kind, const char *name, size_t n, enum rank rank, int depth, size_t at)
{
	struct legal_place place = {.part = {kind, arena_copy(r->arena, name, n)}, .from = at, .to = r->in->n,
	                            .above = r->height ? r->open[r->height - 1].place + 1 : 0,
	                            .quoted = r->quoting && r->height == r->base};

	if (r->height == DEEPEST)
		return;
	r->all = mem_room(r->all, r->nall, &r->cap, sizeof *r->all);
	r->all[r->nall] = place;
	r->open[r->height++] = (struct open_place){.place = r->nall++, .rank = rank, .depth = depth};
}

const struct place_part *
placing_part(const struct placing *r, size_t height)
{
	return &r->all[r->open[height].place].part;
}

bool
placing_is_number(const char *name)
{
	return name[strspn(name, "0123456789")] == '\0';
}

/* "Section 1." goes on with "Sec. 2.": one series under two words */
static enum rank
rank_in_series(const struct placing *r, const char *name, size_t n, enum rank rank)
{
	for (size_t i = r->base; i < r->height; i++) {
		const struct place_part *part = placing_part(r, i);

		if (part->kind == PART_SECTION && r->open[i].rank < rank && placing_is_number(part->name) &&
		    strspn(name, "0123456789") == n && atol(name) == atol(part->name) + 1)
			return r->open[i].rank;
	}
	return rank;
}

void
placing_unit(struct placing *r, enum part_kind kind, const char *name, size_t n, enum rank rank, int depth, size_t at)
{
	size_t height = r->base;

	if (kind == PART_SECTION)
		rank = rank_in_series(r, name, n, rank);
	while (height < r->height && r->open[height].rank < rank)
		height++;
	placing_close(r, height, at);
	placing_open(r, kind, name, n, rank, depth, at);
	r->preamble = false;
}

size_t
placing_height(const struct placing *r, const char *name)
{
	size_t height = r->height, gap = r->height;

	for (size_t i = r->height; i > r->base && r->open[i - 1].rank == RANK_LABEL; i--) {
		const char *before = placing_part(r, i - 1)->name;
		long far = label_follows(before, name);

		if (far == 1 || (label_begins(name) && strcmp(before, name) == 0))
			return i - 1;
		if (far && gap == height)
			gap = i - 1;
	}
	return label_begins(name) ? height : gap;
}

void
placing_label(struct placing *r, const char *s, size_t n, int depth, size_t at, bool first)
{
	const char *name = arena_copy(r->arena, s, n);
	size_t height = r->height;

	if (!r->nested)
		height = placing_height(r, name);
	else
		while (first && height > r->base && r->open[height - 1].rank == RANK_LABEL && r->open[height - 1].depth >= depth)
			height--;
	placing_close(r, height, at);
	placing_open(r, PART_LABEL, s, n, RANK_LABEL, depth, at);
}
