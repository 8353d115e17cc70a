#include "read_json.h"

#include <string.h>

#include <jansson.h>

#include "../base/text.h"
#include "read.h"
#include "shape.h"

/* Jansson keeps the order of keys and no places. So once it has taken the text, the text is gone over beside its values. */
struct json_places {
	struct arena *arena;
	const char *text;
	size_t at;
	struct mistake *mistake;
};

static struct node *
mistaken(struct json_places *p, size_t from, size_t to, const char *what)
{
	p->mistake->place.span = (struct span){(uint32_t)from, (uint32_t)to};
	p->mistake->what = what;
	return NULL;
}

/* what stands between two values */
static void
skip_space(struct json_places *p)
{
	p->at += strspn(p->text + p->at, " \t\r\n,:");
}

static struct span
skip_string(struct json_places *p)
{
	size_t from = p->at++;

	while (p->text[p->at] != '"')
		p->at += 1 + (p->text[p->at] == '\\');
	p->at++;
	return (struct span){(uint32_t)from, (uint32_t)p->at};
}

static struct node *value_of(struct json_places *p, json_t *json, size_t depth);

static bool
take_members(struct json_places *p, struct node *n, json_t *json, size_t depth)
{
	const char *key;
	json_t *member;

	json_object_foreach(json, key, member) {
		struct node *child;
		struct span span;

		skip_space(p);
		span = skip_string(p);
		if (!(child = value_of(p, member, depth)))
			return false;
		node_add(n, arena_string(p->arena, key), child)->key_span = span;
	}
	return true;
}

static bool
take_items(struct json_places *p, struct node *n, json_t *json, size_t depth)
{
	json_t *item;
	size_t i;

	json_array_foreach(json, i, item) {
		struct node *child = value_of(p, item, depth);

		if (!child)
			return false;
		node_add(n, NULL, child)->key_span = child->span;
	}
	return true;
}

/* numbers and the words true, false and null as they are written */
static struct node *
scalar_of(struct json_places *p, json_t *json)
{
	size_t from = p->at;
	struct node *n;

	if (json_is_string(json)) {
		n = node_scalar(p->arena, arena_string(p->arena, json_string_value(json)));
		n->span = skip_string(p);
		return n;
	}
	p->at += strspn(p->text + from, "+-.0123456789truefalsenullE");
	n = node_scalar(p->arena, arena_copy(p->arena, p->text + from, p->at - from));
	n->plain = true;
	n->span = (struct span){(uint32_t)from, (uint32_t)p->at};
	return n;
}

static struct node *
value_of(struct json_places *p, json_t *json, size_t depth)
{
	struct node *n;
	uint32_t unfit;
	size_t from;

	skip_space(p);
	from = p->at;
	if (!json_is_object(json) && !json_is_array(json)) {
		n = scalar_of(p, json);
		return read_unfit(n->text, strlen(n->text), &unfit)
		               ? mistaken(p, from, p->at, "it has a character that no report can hold")
		               : n;
	}
	if (depth == READ_DEPTH)
		return mistaken(p, from, from + 1, "nested too deeply");
	p->at++;
	n = json_is_object(json) ? node_map(p->arena) : node_list(p->arena);
	if (!(json_is_object(json) ? take_members : take_items)(p, n, json, depth + 1))
		return NULL;
	p->at += strcspn(p->text + p->at, "]}") + 1;
	n->span = n->key_span = (struct span){(uint32_t)from, (uint32_t)p->at};
	return n;
}

static struct node *
parse(struct arena *a, const struct source *s, struct mistake *m)
{
	struct json_places p = {a, s->text, 0, m};
	json_error_t error;
	json_t *json = json_loadb(s->text, s->size, JSON_REJECT_DUPLICATES, &error);
	struct node *root = NULL;
	size_t at;

	if (json) {
		root = value_of(&p, json, 0);
	} else {
		at = error.position < 0 || (size_t)error.position > s->size ? s->size : (size_t)error.position;
		mistaken(&p, at, at, "it is not valid JSON");
	}
	json_decref(json);
	return root;
}

struct node *
read_json(struct arena *a, const struct source *s, const struct schema *schema, struct mistake *m)
{
	struct diags found = {0};
	struct node *root;

	*m = (struct mistake){.place = {.source = s}};
	root = parse(a, s, m);
	if (root && (!shape_check(a, &found, s, schema, root) || found.n)) {
		*m = (struct mistake){found.all[0]->place, arena_string(a, found.all[0]->message)};
		root = NULL;
	}
	diag_free(&found);
	return root;
}
