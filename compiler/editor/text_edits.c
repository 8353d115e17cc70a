#include "text_edits.h"

#include <stdlib.h>
#include <string.h>

void
edits_add(struct text_edits *e, const struct source *s, struct span span, const char *text)
{
	e->all = mem_room(e->all, e->n, &e->cap, sizeof *e->all);
	e->all[e->n++] = (struct text_edit){s, span, text};
}

static int
by_place(const void *left, const void *right)
{
	const struct text_edit *a = left, *b = right;
	int order = strcmp(a->source->path, b->source->path);

	if (order)
		return order;
	if (a->span.from != b->span.from)
		return a->span.from < b->span.from ? -1 : 1;
	return a->span.to < b->span.to ? -1 : a->span.to > b->span.to;
}

void
edits_sort(struct text_edits *e)
{
	size_t kept = 0;

	if (e->n)
		qsort(e->all, e->n, sizeof *e->all, by_place);
	for (size_t i = 0; i < e->n; i++)
		if (!kept || by_place(&e->all[kept - 1], &e->all[i]) != 0 ||
		    strcmp(e->all[kept - 1].text, e->all[i].text) != 0)
			e->all[kept++] = e->all[i];
	e->n = kept;
}

void
edits_free(struct text_edits *e)
{
	free(e->all);
	*e = (struct text_edits){0};
}
