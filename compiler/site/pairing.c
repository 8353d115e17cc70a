#include "pairing.h"

#include <string.h>

#include "../base/text.h"
#include "../model/link.h"

/* ---- units ---- */

static void
join(struct pairing *p, const struct card *left, const struct card *right)
{
	*table_put(&p->to_right, left->key) = (void *)right;
	*table_put(&p->to_left, right->key) = (void *)left;
}

/* A unit that has an id in both is the same; only the others can have been renamed. */
void
pairing_make(struct pairing *p, const struct model *left, const struct model *right)
{
	const struct card *card;

	*p = (struct pairing){.left = left, .right = right};
	for (size_t i = 0; i < left->n; i++)
		if ((card = table_get(&right->ids, left->cards[i]->key)))
			join(p, left->cards[i], card);
	for (size_t i = 0; i < left->n; i++)
		if (!pairing_right(p, left->cards[i]) && (card = link_find_old(right, left->cards[i]->kind, left->cards[i]->id, NULL)) &&
		    !pairing_left(p, card))
			join(p, left->cards[i], card);
	for (size_t i = 0; i < right->n; i++)
		if (!pairing_left(p, right->cards[i]) && (card = link_find_old(left, right->cards[i]->kind, right->cards[i]->id, NULL)) &&
		    !pairing_right(p, card))
			join(p, card, right->cards[i]);
}

void
pairing_free(struct pairing *p)
{
	table_free(&p->to_right);
	table_free(&p->to_left);
}

const struct card *
pairing_right(const struct pairing *p, const struct card *left)
{
	return left ? table_get(&p->to_right, left->key) : NULL;
}

const struct card *
pairing_left(const struct pairing *p, const struct card *right)
{
	return right ? table_get(&p->to_left, right->key) : NULL;
}

/* ---- values ---- */

/* The words for a duty are prose as well, and a review covers them. */
bool
pairing_is_prose(const struct node *n)
{
	return n->schema && schema_flags(n->schema) & X_MARKDOWN && !text_is(n->key, "duty");
}

static size_t
count_fields(const struct node *map)
{
	size_t n = 0;

	for (const struct node *c = map->first; c; c = c->next)
		n += !pairing_is_prose(c);
	return n;
}

static bool
same_map(const struct pairing *p, const struct node *left, const struct node *right)
{
	if (count_fields(left) != count_fields(right))
		return false;
	for (const struct node *c = left->first; c; c = c->next)
		if (!pairing_is_prose(c) && !pairing_same(p, c, node_get(right, c->key)))
			return false;
	return true;
}

static bool
same_list(const struct pairing *p, const struct node *left, const struct node *right)
{
	const struct node *l = left->first, *r = right->first;

	for (; l && r; l = l->next, r = r->next)
		if (!pairing_same(p, l, r))
			return false;
	return !l && !r;
}

static bool
same_scalar(const struct pairing *p, const struct node *left, const struct node *right)
{
	return (left->to && right->to && pairing_right(p, left->to) == right->to) || strcmp(left->text, right->text) == 0;
}

bool
pairing_same(const struct pairing *p, const struct node *left, const struct node *right)
{
	if (!left || !right || left->kind != right->kind)
		return !left && !right;
	return left->kind == NODE_MAP ? same_map(p, left, right) : left->kind == NODE_LIST ? same_list(p, left, right)
	                                                                                 : same_scalar(p, left, right);
}

/* A label is words for the unit that stands beside it. */
bool
pairing_same_reason(const struct pairing *p, const struct node *left, const struct node *right)
{
	const struct node *value = node_get(left, "value"), *other = node_get(right, "value");

	if (value && other && value->to && other->to && pairing_right(p, value->to) == other->to)
		return true;
	if (left->kind == NODE_SCALAR || right->kind == NODE_SCALAR)
		return left->kind == right->kind && strcmp(left->text, right->text) == 0;
	for (left = left->first, right = right->first; left && right; left = left->next, right = right->next)
		if (!pairing_same_reason(p, left, right))
			return false;
	return !left && !right;
}
