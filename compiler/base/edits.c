#include "edits.h"

#include <stdlib.h>
#include <string.h>

#include "table.h"

bool
edits_are_safe(const struct diag *d)
{
	for (const struct diag_edit *e = d->edits; e; e = e->next)
		if (!e->safe)
			return false;
	return d->edits != NULL;
}

/* ---- which are made ---- */

/* the spans of a text that are taken, a list in the order in which they were */
struct taken_spans {
	struct span *all;
	size_t n, cap;
};

static bool
touch(struct span a, struct span b)
{
	return a.from <= b.to && b.from <= a.to;
}

static bool
is_free(const struct table *texts, const struct diag_edit *e)
{
	const struct taken_spans *taken = table_get(texts, e->place.source->path);

	for (size_t i = 0; taken && i < taken->n; i++)
		if (touch(taken->all[i], e->place.span))
			return false;
	return true;
}

static void
take(struct table *texts, struct arena *a, const struct diag_edit *e)
{
	void **place = table_put(texts, e->place.source->path);
	struct taken_spans *taken = *place;

	if (!taken)
		*place = taken = arena_take(a, sizeof *taken);
	taken->all = mem_room(taken->all, taken->n, &taken->cap, sizeof *taken->all);
	taken->all[taken->n++] = e->place.span;
}

static bool
can_be_made(const struct table *texts, const struct diag *d)
{
	for (const struct diag_edit *e = d->edits; e; e = e->next)
		if (!e->place.source || !is_free(texts, e))
			return false;
	return d->edits != NULL;
}

size_t
edits_choose(struct diag **all, size_t n)
{
	struct table texts = {0};
	struct arena a = {0};
	size_t kept = 0;

	for (size_t i = 0; i < n; i++) {
		if (!can_be_made(&texts, all[i]))
			continue;
		for (const struct diag_edit *e = all[i]->edits; e; e = e->next)
			take(&texts, &a, e);
		all[kept++] = all[i];
	}
	for (size_t i = 0; i < texts.n; i++)
		free(((struct taken_spans *)texts.entries[i].value)->all);
	table_free(&texts);
	arena_free(&a);
	return kept;
}

/* ---- making them ---- */

static int
by_place(const void *left, const void *right)
{
	const struct diag_edit *a = *(const struct diag_edit *const *)left, *b = *(const struct diag_edit *const *)right;

	return (a->place.span.from > b->place.span.from) - (a->place.span.from < b->place.span.from);
}

/* those in a source, in their order in its text, to be freed */
static const struct diag_edit **
edits_in(const struct source *s, struct diag *const *chosen, size_t n, size_t *count)
{
	const struct diag_edit **all = NULL;
	size_t cap = 0;

	*count = 0;
	for (size_t i = 0; i < n; i++)
		for (const struct diag_edit *e = chosen[i]->edits; e; e = e->next)
			if (e->place.source && strcmp(e->place.source->path, s->path) == 0) {
				all = mem_room(all, *count, &cap, sizeof *all);
				all[(*count)++] = e;
			}
	if (all)
		qsort(all, *count, sizeof *all, by_place);
	return all;
}

size_t
edits_apply(struct buf *out, const struct source *s, struct diag *const *chosen, size_t n)
{
	size_t count, done = 0;
	const struct diag_edit **all = edits_in(s, chosen, n, &count);

	for (size_t i = 0; i < count; i++) {
		struct span span = all[i]->place.span;

		if (span.from < done || span.to < span.from || span.to > s->size)
			continue;
		buf_add(out, s->text + done, span.from - done);
		buf_puts(out, all[i]->text);
		done = span.to;
	}
	buf_add(out, s->text + done, s->size - done);
	free(all);
	return count;
}
