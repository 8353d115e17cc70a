#include "postings.h"

#include <stdlib.h>
#include <string.h>

#define FACET '\001' /* before and behind the name of a facet in its keys: no word has it, and names sort as if they ended there */

/* ---- runs of entries ---- */

static void
put_number(struct buf *out, size_t n)
{
	if (n >= 36)
		put_number(out, n / 36);
	buf_putc(out, "0123456789abcdefghijklmnopqrstuvwxyz"[n % 36]);
}

static void
end_run(struct posted *of)
{
	if (!of->letter)
		return;
	if (of->skip)
		put_number(&of->text, of->skip);
	if (of->more) {
		buf_putc(&of->text, '-');
		put_number(&of->text, of->more);
	}
	buf_putc(&of->text, of->letter);
	of->letter = 0;
}

static void
add(struct posted *of, size_t entry, char letter)
{
	if (of->letter == letter && entry == of->next) {
		of->more++;
	} else {
		end_run(of);
		of->skip = entry - of->next;
		of->more = 0;
		of->letter = letter;
	}
	of->next = entry + 1;
}

const char *
posted_text(struct posted *of)
{
	end_run(of);
	return of->text.s;
}

/* ---- keys ---- */

struct posted *
postings_of(struct postings *p, const char *key)
{
	struct posted *of = table_get(&p->all, key);

	if (of)
		return of;
	of = arena_take(&p->arena, sizeof *of);
	of->key = arena_string(&p->arena, key);
	of->number = (uint32_t)p->all.n;
	*table_put(&p->all, of->key) = of;
	return of;
}

struct posted *
postings_facet(struct postings *p, const char *file, const char *value)
{
	struct buf key = {0};
	struct posted *of;

	buf_printf(&key, "%c%s%c%s", FACET, file, FACET, value);
	of = postings_of(p, key.s);
	buf_free(&key);
	return of;
}

const char *
posted_facet(struct postings *p, const struct posted *of, const char **value)
{
	size_t n;

	if (*of->key != FACET)
		return NULL;
	n = strcspn(of->key + 1, (const char[]){FACET, '\0'});
	*value = of->key + 1 + n + 1;
	return arena_copy(&p->arena, of->key + 1, n);
}

void
postings_keep(struct buf *b, const struct postings *p)
{
	pack_number(b, p->all.n);
	for (size_t i = 0; i < p->all.n; i++)
		pack_text(b, p->all.entries[i].key);
}

bool
postings_load(struct postings *p, struct unpack *u)
{
	size_t n = unpack_count(u, 2);

	for (size_t i = 0; i < n && !u->broken; i++) {
		const char *key = unpack_word(u);

		/* a facet must have its two parts, and nothing comes twice */
		if ((*key == FACET && !strchr(key + 1, FACET)) || postings_of(p, key)->number != i)
			return unpack_refuse(u);
	}
	return !u->broken;
}

/* ---- the current entry ---- */

void
postings_mark(struct postings *p, struct posted *of, unsigned where)
{
	if (of->left_out)
		return;
	if (of->entry != p->entry + 1) {
		of->entry = p->entry + 1;
		of->where = 0;
		p->marks = mem_room(p->marks, p->nmarks, &p->cap, sizeof(struct posted *));
		p->marks[p->nmarks++] = of;
	}
	of->where |= where;
}

void
postings_pack(struct buf *b, const struct postings *p)
{
	pack_number(b, p->nmarks);
	for (size_t i = 0; i < p->nmarks; i++)
		pack_number(b, (uint64_t)p->marks[i]->number << 4 | p->marks[i]->where);
}

bool
postings_unpack(struct postings *p, struct unpack *u)
{
	size_t n = unpack_count(u, 1);

	for (size_t i = 0; i < n && !u->broken; i++) {
		uint64_t mark = unpack_number(u), number = mark >> 4;

		if (number >= p->all.n)
			return unpack_refuse(u);
		postings_mark(p, p->all.entries[number].value, mark & IN_ALL);
	}
	return !u->broken;
}

void
postings_next(struct postings *p)
{
	for (size_t i = 0; i < p->nmarks; i++)
		add(p->marks[i], p->entry, (char)('A' + p->marks[i]->where));
	p->nmarks = 0;
	p->entry++;
}

/* ---- all of them ---- */

size_t
postings_unused(const struct postings *p)
{
	size_t n = 0;

	for (size_t i = 0; i < p->all.n; i++)
		n += ((const struct posted *)p->all.entries[i].value)->next == 0;
	return n;
}

static int
by_key(const void *left, const void *right)
{
	const struct posted *const *a = left, *const *b = right;

	return strcmp((*a)->key, (*b)->key);
}

struct posted **
postings_sorted(struct postings *p, size_t *n)
{
	struct posted **sorted;

	ARENA_ARRAY(&p->arena, sorted, p->all.n + 1);
	*n = 0;
	for (size_t i = 0; i < p->all.n; i++)
		if (((struct posted *)p->all.entries[i].value)->next)
			sorted[(*n)++] = p->all.entries[i].value;
	qsort(sorted, *n, sizeof *sorted, by_key);
	return sorted;
}

void
postings_free(struct postings *p)
{
	for (size_t i = 0; i < p->all.n; i++)
		buf_free(&((struct posted *)p->all.entries[i].value)->text);
	table_free(&p->all);
	free(p->marks);
	arena_free(&p->arena);
	*p = (struct postings){.entry = 0};
}
