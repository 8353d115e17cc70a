#include "node.h"

#include <string.h>

#include "../base/text.h"

static struct node *
node_new(struct arena *a, enum node_kind kind)
{
	struct node *n = arena_take(a, sizeof *n);

	n->kind = kind;
	return n;
}

struct node *
node_map(struct arena *a)
{
	return node_new(a, NODE_MAP);
}

struct node *
node_list(struct arena *a)
{
	return node_new(a, NODE_LIST);
}

struct node *
node_scalar(struct arena *a, const char *text)
{
	struct node *n = node_new(a, NODE_SCALAR);

	n->text = text;
	return n;
}

struct node *
node_add(struct node *parent, const char *key, struct node *child)
{
	child->key = key;
	child->initial = key ? *key : '\0';
	child->next = NULL;
	if (parent->last)
		parent->last->next = child;
	else
		parent->first = child;
	parent->last = child;
	return child;
}

struct node *
node_put(struct arena *a, struct node *map, const char *key, const char *text)
{
	return text ? node_add(map, key, node_scalar(a, text)) : NULL;
}

struct node *
node_putf(struct arena *a, struct node *map, const char *key, const char *fmt, ...)
{
	va_list args;
	char *text;

	va_start(args, fmt);
	text = arena_vprintf(a, fmt, args);
	va_end(args);
	return node_add(map, key, node_scalar(a, text));
}

struct node *
node_get(const struct node *map, const char *key)
{
	if (!map || map->kind != NODE_MAP)
		return NULL;
	if (map->watched)
		*map->seen |= PART_FACTS;
	for (struct node *n = map->first; n; n = n->next)
		if (n->initial == *key && strcmp(n->key, key) == 0) {
			if (n->watched)
				*n->seen |= n->kind == NODE_SCALAR ? PART_PROSE : PART_RECORDED;
			return n;
		}
	return NULL;
}

const char *
node_text(const struct node *map, const char *key)
{
	const struct node *n = node_get(map, key);

	return n && n->kind == NODE_SCALAR ? n->text : NULL;
}

bool
node_is(const struct node *map, const char *key, const char *text)
{
	return text_is(node_text(map, key), text);
}

size_t
node_count(const struct node *n)
{
	size_t count = 0;

	for (const struct node *c = n ? n->first : NULL; c; c = c->next)
		count++;
	return count;
}

void
node_drop(struct node *parent, const struct node *child)
{
	struct node *children = parent->first, *next;

	parent->first = parent->last = NULL;
	for (struct node *c = children; c; c = next) {
		next = c->next;
		if (c != child)
			node_add(parent, c->key, c);
	}
}

struct node *
node_at(const struct node *n, size_t i)
{
	struct node *child = n ? n->first : NULL;

	while (child && i-- > 0)
		child = child->next;
	return child;
}

struct node *
node_copy(struct arena *a, const struct node *n)
{
	struct node *copy = arena_take(a, sizeof *copy);

	*copy = *n;
	copy->first = copy->last = copy->next = NULL;
	copy->watched = false;
	copy->text = n->text ? arena_string(a, n->text) : NULL;
	for (const struct node *c = n->first; c; c = c->next)
		node_add(copy, c->key ? arena_string(a, c->key) : NULL, node_copy(a, c));
	return copy;
}

void
node_pack(struct buf *b, const struct node *n)
{
	pack_text(b, n->key);
	pack_number(b, n->kind);
	pack_text(b, n->text);
	for (const struct node *c = n->first; c; c = c->next)
		node_pack(b, c);
	pack_number(b, 0);
}
