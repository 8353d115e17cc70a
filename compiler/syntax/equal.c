#include "equal.h"

#include <stdlib.h>
#include <string.h>

static bool
same_scalars(const struct node *left, const struct node *right)
{
	return left->plain == right->plain && strcmp(left->text, right->text) == 0;
}

/* Keys that are in the same order on both sides are not looked for. */
static const struct node *
child_like(const struct node *right, const struct node *next, const struct node *l)
{
	if (right->kind == NODE_LIST || (next && strcmp(next->key, l->key) == 0))
		return next;
	return node_get(right, l->key);
}

bool
equal_trees(const struct node *left, const struct node *right)
{
	const struct node *r = right->first;

	if (left->kind != right->kind)
		return false;
	if (left->kind == NODE_SCALAR)
		return same_scalars(left, right);
	for (const struct node *l = left->first; l; l = l->next) {
		const struct node *other = child_like(right, r, l);

		if (!other || !equal_trees(l, other))
			return false;
		r = r ? r->next : NULL;
	}
	return node_count(left) == node_count(right);
}

/* ---- comments ---- */

struct comment {
	const char *text;
	size_t n;
};

/* the comments of a text, and its keys and scalars, in which no comment begins */
struct comments {
	struct comment *all;
	size_t n, cap;
	struct span *words;
	size_t nwords, cap_words;
};

static void
add_word(struct comments *c, struct span span)
{
	c->words = mem_room(c->words, c->nwords, &c->cap_words, sizeof *c->words);
	c->words[c->nwords++] = span;
}

static void
add_words(struct comments *c, const struct node *n)
{
	for (const struct node *child = n->first; child; child = child->next) {
		if (child->key)
			add_word(c, child->key_span);
		add_words(c, child);
	}
	if (n->kind == NODE_SCALAR)
		add_word(c, n->span);
}

static int
compare_words(const void *left, const void *right)
{
	const struct span *a = left, *b = right;

	return (a->from > b->from) - (a->from < b->from);
}

static void
add_comment(struct comments *c, const char *text, size_t n)
{
	while (n && strchr(" \t\r", text[n - 1]))
		n--;
	c->all = mem_room(c->all, c->n, &c->cap, sizeof *c->all);
	c->all[c->n++] = (struct comment){text, n};
}

/* those between two offsets, where nothing is a key or a scalar */
static void
add_between(struct comments *c, const char *text, size_t from, size_t to)
{
	for (size_t at = from; at < to; at++)
		if (text[at] == '#') {
			size_t n = strcspn(text + at, "\n");

			add_comment(c, text + at, n);
			at += n;
		}
}

static int
compare_comments(const void *left, const void *right)
{
	const struct comment *a = left, *b = right;
	int order = memcmp(a->text, b->text, a->n < b->n ? a->n : b->n);

	return order ? order : (a->n > b->n) - (a->n < b->n);
}

/* sorted: they may have moved with their keys */
static struct comments
comments_of(const struct source *s, const struct node *root)
{
	struct comments c = {0};
	size_t at = 0;

	add_words(&c, root);
	if (c.nwords)
		qsort(c.words, c.nwords, sizeof *c.words, compare_words);
	for (size_t i = 0; i < c.nwords; i++) {
		if (c.words[i].from > at)
			add_between(&c, s->text, at, c.words[i].from);
		at = c.words[i].to > at ? c.words[i].to : at;
	}
	add_between(&c, s->text, at, s->size);
	if (c.n)
		qsort(c.all, c.n, sizeof *c.all, compare_comments);
	return c;
}

static void
comments_free(struct comments *c)
{
	free(c->all);
	free(c->words);
}

bool
equal_comments(const struct source *left, const struct node *left_root, const struct source *right, const struct node *right_root)
{
	struct comments l = comments_of(left, left_root), r = comments_of(right, right_root);
	bool same = l.n == r.n;

	for (size_t i = 0; same && i < l.n; i++)
		same = compare_comments(&l.all[i], &r.all[i]) == 0;
	comments_free(&l);
	comments_free(&r);
	return same;
}
