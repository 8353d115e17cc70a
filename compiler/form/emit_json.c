#include "emit_json.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

struct json_emitter {
	const struct emitter *emitter;
	struct json json;
	struct arena arena;
	struct table refs; /* of the units named so far: kind and id → card */
};

static void put(struct json_emitter *t, const char *key, const struct schema *schema, const struct node *n, const struct card *unit);

static size_t
digits(const char *s)
{
	size_t n = 0;

	while (isdigit((unsigned char)s[n]))
		n++;
	return n;
}

/* whether a number of YAML is one of JSON as it stands: 1.50 is, 0x10, +1 and 007 are not */
static bool
is_number(const char *s)
{
	size_t n = digits(s += *s == '-');

	if (n == 0 || (*s == '0' && n > 1))
		return false;
	s += n;
	if (*s == '.') {
		if ((n = digits(++s)) == 0)
			return false;
		s += n;
	}
	return *s == '\0';
}

static void
put_href(struct json_emitter *t, const struct card *card)
{
	struct arena a = {0};
	const char *href = t->emitter->href(&a, card);

	if (href)
		json_text(&t->json, "href", href);
	arena_free(&a);
}

static void
put_unit(struct json_emitter *t, const char *key, const struct card *to)
{
	const char *ref = arena_printf(&t->arena, "%s:%s", to->kind, to->id);

	json_open(&t->json, key, '{');
	json_text(&t->json, "ref", ref);
	json_close(&t->json, '}');
	*table_put(&t->refs, ref) = (void *)to;
}

static int
by_ref(const void *left, const void *right)
{
	return strcmp(((const struct table_entry *)left)->key, ((const struct table_entry *)right)->key);
}

/* the last part of a document: what it names, each unit once */
static void
put_references(struct json_emitter *t)
{
	if (!t->refs.n)
		return;
	qsort(t->refs.entries, t->refs.n, sizeof *t->refs.entries, by_ref);
	json_open(&t->json, "references", '[');
	for (size_t i = 0; i < t->refs.n; i++) {
		const struct card *card = t->refs.entries[i].value;

		json_open(&t->json, NULL, '{');
		json_text(&t->json, "ref", t->refs.entries[i].key);
		json_text(&t->json, "title", card->title);
		put_href(t, card);
		json_close(&t->json, '}');
	}
	json_close(&t->json, ']');
}

static void
put_scalar(struct json_emitter *t, const char *key, const struct schema *schema, const struct node *n)
{
	unsigned types = schema_base(schema)->types;

	if (n->to)
		put_unit(t, key, n->to);
	else if (types && !(types & ~(unsigned)(TYPE_INTEGER | TYPE_NUMBER)) && is_number(n->text))
		json_number(&t->json, key, n->text);
	else if (types == TYPE_BOOLEAN)
		json_bool(&t->json, key, strcmp(n->text, "true") == 0);
	else
		json_text(&t->json, key, n->text);
}

static void
put_map(struct json_emitter *t, const char *key, const struct schema *base, const struct node *n, const struct card *unit)
{
	json_open(&t->json, key, '{');
	if (base->kind) {
		const struct card *card = emit_card(t->emitter, base, n, unit);

		json_text(&t->json, "id", card->id);
		json_text(&t->json, "name", card->name);
		put_href(t, card);
		unit = card->unit;
	}
	for (size_t i = 0; i < base->nproperties; i++) {
		const struct property *p = &base->properties[i];
		const struct node *child = node_get(n, p->name);

		if (child && !(schema_flags(p->schema) & (X_ID | X_PAGE)))
			put(t, p->name, p->schema, child, unit);
	}
	if (t->json.depth == 1)
		put_references(t);
	json_close(&t->json, '}');
}

static void
put(struct json_emitter *t, const char *key, const struct schema *schema, const struct node *n, const struct card *unit)
{
	const struct schema *base = schema_base(schema);

	if (n->kind == NODE_SCALAR) {
		put_scalar(t, key, schema, n);
	} else if (n->kind == NODE_MAP) {
		put_map(t, key, base, n, unit);
	} else {
		json_open(&t->json, key, '[');
		for (const struct node *item = n->first; item; item = item->next)
			put(t, NULL, base->items, item, unit);
		json_close(&t->json, ']');
	}
}

void
emit_json_value(const struct emitter *e, struct json *j, const char *key, const struct schema *schema, const struct node *n)
{
	struct json_emitter t = {.emitter = e, .json = *j};

	put(&t, key, schema, n, NULL);
	*j = t.json;
	table_free(&t.refs);
	arena_free(&t.arena);
}

void
emit_json(const struct emitter *e, struct buf *out, const struct schema *schema, const struct node *n)
{
	struct json j = {.out = out, .flat = true};

	emit_json_value(e, &j, NULL, schema, n);
}
