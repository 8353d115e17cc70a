#include "enter.h"

#include <string.h>

#include "../syntax/read.h"
#include "edit.h"

/* a text of a unit while it is edited, one change after the other */
struct editing {
	struct arena *arena;
	struct diags *diags;
	const struct schema *schema; /* of the map below */
	const struct statement *st;
	const struct source *text;   /* as it is now */
	struct node *unit;           /* in it: the map of the service, document or platform; NULL where it has none */
};

/* ---- where it goes ---- */

/* the key under which each kind of statement stands */
static const char *const keys[] = {"offered", "roles", "facts", "governs", "user-classes", "seat"};

static bool
is_scope(const struct statement *st)
{
	return st->kind == STATEMENT_OFFERED || st->kind == STATEMENT_GOVERNS;
}

/* the map of a service among those of its platform */
static struct node *
service_in(struct node *root, const struct card *service)
{
	struct node *services = node_get(root, "services"), *n = services ? services->first : NULL;

	while (n && !node_is(n, "service", service->name))
		n = n->next;
	return n;
}

static void
read_again(struct editing *e)
{
	bool within = strcmp(e->st->of->kind, "service") == 0;
	struct node *root = read_yaml(e->arena, e->diags, e->text);

	e->unit = root && within ? service_in(root, e->st->of) : root;
}

static void
take(struct editing *e, struct buf *b)
{
	e->text = source_of_text(e->arena, e->text->path, b->s, b->n);
	buf_free(b);
	read_again(e);
}

/* ---- what it says ---- */

static void
put_grounds(struct arena *a, struct node *n, const struct grounds *g)
{
	struct node *sources, *source;

	node_put(a, n, "confidence", g->confidence);
	sources = node_add(n, "sources", node_list(a));
	source = node_add(sources, NULL, node_map(a));
	node_put(a, source, "title", g->title);
	node_put(a, source, "url", g->url);
	node_put(a, source, "class", g->class);
	node_put(a, source, "note", g->note);
}

static void
put_plain(struct arena *a, struct node *n, const char *key, const char *text)
{
	node_put(a, n, key, text)->plain = true;
}

/* the entry of a list that says it */
static struct node *
entry_of(struct arena *a, const struct statement *st, const struct grounds *g)
{
	struct node *n = node_map(a);

	if (is_scope(st))
		node_put(a, n, "place", st->to ? st->to->id : "world");
	else
		node_put(a, n, st->kind == STATEMENT_ROLE ? "role" : "fact", st->kind == STATEMENT_ROLE ? st->to->id : st->fact);
	if (!st->holds)
		put_plain(a, n, "holds", "false");
	if (st->kind == STATEMENT_FACT) {
		node_put(a, n, "in", st->in);
		node_put(a, n, "value", st->value);
	}
	node_put(a, n, "from", g->from);
	put_grounds(a, n, g);
	return n;
}

static struct node *
in_list(struct arena *a, struct node *entry)
{
	struct node *list = node_list(a);

	node_add(list, NULL, entry);
	return list;
}

static struct node *
classes_of(struct arena *a, const struct statement *st)
{
	static const char *const words[] = {"consumer", "business"};
	struct node *list = node_list(a);

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcmp(st->value, "both") == 0 || strcmp(st->value, words[i]) == 0)
			node_add(list, NULL, node_scalar(a, words[i]));
	return list;
}

/* what stands under its key where nothing did before */
static struct node *
value_of(struct arena *a, const struct statement *st, const struct grounds *g)
{
	struct node *scope;

	if (st->kind == STATEMENT_USER_CLASSES)
		return classes_of(a, st);
	if (st->kind == STATEMENT_SEAT)
		return node_scalar(a, st->to->id);
	if (!is_scope(st))
		return in_list(a, entry_of(a, st, g));
	scope = node_map(a);
	if (st->only)
		put_plain(a, scope, "complete", "true");
	else
		node_add(scope, "dated", in_list(a, entry_of(a, st, g)));
	return scope;
}

/* ---- what is recorded of the same ---- */

static bool
names_place(const struct statement *st, const struct node *place)
{
	return strcmp(place->text, st->to ? st->to->id : "world") == 0;
}

static bool
is_same_fact(const struct statement *st, const struct node *entry)
{
	const char *in = node_text(entry, "in");

	return node_is(entry, "fact", st->fact) && (st->in ? in && strcmp(in, st->in) == 0 : !in) &&
	       (fact_is_single(st->fact, fact_type_within(st->to ? st->to->unit : NULL, st->to ? st->to->name : st->fact)) ||
	        node_is(entry, "value", st->value));
}

/* an entry of the list that a statement goes into, which says something of the same */
static bool
is_same(const struct statement *st, const struct node *entry)
{
	if (is_scope(st)) {
		const struct node *place = entry->kind == NODE_MAP ? node_get(entry, "place") : entry;

		return place && place->kind == NODE_SCALAR && names_place(st, place);
	}
	return st->kind == STATEMENT_ROLE ? node_is(entry, "role", st->to->id) : is_same_fact(st, entry);
}

/* a way down to a node, from the map that begins it */
struct chain {
	const struct node *nodes[8];
	size_t n;
};

static bool
find_in_list(struct chain *c, const struct statement *st, const struct node *list)
{
	for (const struct node *entry = list && list->kind == NODE_LIST ? list->first : NULL; entry; entry = entry->next)
		if (is_same(st, entry)) {
			c->nodes[c->n++] = list;
			c->nodes[c->n++] = entry;
			return true;
		}
	return false;
}

/* a value says it, or an entry of one of the lists that it consists of */
static bool
find_same(struct chain *c, const struct editing *e)
{
	const struct node *value = node_get(e->unit, keys[e->st->kind]);

	*c = (struct chain){{e->unit}, 1};
	if (!value)
		return false;
	if (e->st->kind == STATEMENT_USER_CLASSES || value->kind == NODE_SCALAR) {
		c->nodes[c->n++] = value;
		return true;
	}
	if (value->kind == NODE_LIST)
		return !e->st->only && find_in_list(c, e->st, value);
	c->nodes[c->n++] = value;
	if (e->st->only) {
		c->nodes[c->n++] = node_get(value, "complete");
		return c->nodes[c->n - 1] != NULL;
	}
	for (const struct node *list = value->first; list; list = list->next)
		if (find_in_list(c, e->st, list))
			return true;
	return false;
}

static void
forget_same(struct editing *e)
{
	struct chain c;

	while (e->unit && find_same(&c, e) && !(c.n == 2 && c.nodes[1]->kind == NODE_SCALAR)) {
		struct buf b = {0};

		edit_remove(&b, e->text, c.nodes, c.n);
		take(e, &b);
	}
}

/* ---- entering it ---- */

static const struct schema *
schema_below(const struct schema *s, const char *key)
{
	return schema_base(schema_property(schema_base(s), key)->schema);
}

/* The short form of a scope, a list, is written out first. */
static void
enter_in_scope(struct editing *e, const struct grounds *g)
{
	const char *key = keys[e->st->kind];
	const struct node *scope = node_get(e->unit, key), *dated;
	const struct schema *schema = schema_below(e->schema, key);
	struct buf b = {0};

	if (scope->kind == NODE_LIST) {
		edit_wrap(&b, e->text, e->unit, scope, "in");
		take(e, &b);
		scope = node_get(e->unit, key);
	}
	dated = node_get(scope, "dated");
	if (dated && !e->st->only)
		edit_append(&b, e->text, dated, entry_of(e->arena, e->st, g));
	else {
		const struct node *member = value_of(e->arena, e->st, g)->first;

		edit_put(&b, e->text, schema, scope, member->key, member);
	}
	take(e, &b);
}

static void
enter_in(struct editing *e, const struct grounds *g)
{
	const char *key = keys[e->st->kind];
	const struct node *value = node_get(e->unit, key);
	struct buf b = {0};

	if (value && is_scope(e->st)) {
		enter_in_scope(e, g);
		return;
	}
	if (value && value->kind == NODE_SCALAR)
		edit_replace(&b, e->text, value, e->st->to->id);
	else if (value)
		edit_append(&b, e->text, value, entry_of(e->arena, e->st, g));
	else
		edit_put(&b, e->text, e->schema, e->unit, key, value_of(e->arena, e->st, g));
	take(e, &b);
}

static struct editing
begin(struct arena *a, struct diags *ds, const struct source *text, const struct statement *st)
{
	struct editing e = {a, ds, st->of->schema, st, text, NULL};

	read_again(&e);
	return e;
}

const char *
enter_path(struct arena *a, const struct statement *st)
{
	if (st->kind != STATEMENT_DOCUMENT)
		return st->of->source->path;
	return arena_printf(a, "documents/%s/%s.yaml", st->of->unit->id, statement_id(a, st->value));
}

/* the unit of a document of which only the title is known */
static struct node *
document_of(struct arena *a, const struct statement *st, const struct grounds *g)
{
	struct node *n = node_map(a), *grounds = node_map(a), *services;

	node_put(a, n, "document", statement_id(a, st->value));
	node_put(a, n, "platform", st->of->unit->id);
	node_put(a, n, "title", st->value);
	node_put(a, n, "type", "Terms of Service");
	if (strcmp(st->of->kind, "service") == 0) {
		services = node_add(n, "services", node_list(a));
		node_add(services, NULL, node_scalar(a, st->of->id));
	}
	put_grounds(a, grounds, g);
	node_add(n, "sources", node_copy(a, node_get(grounds, "sources")));
	return n;
}

static const struct source *
enter_document(struct arena *a, const struct statement *st, const struct grounds *g)
{
	struct buf b = {0};
	const struct source *s;

	edit_block(&b, document_of(a, st, g), 0);
	s = source_of_text(a, enter_path(a, st), b.s, b.n);
	buf_free(&b);
	return s;
}

const struct source *
enter(struct arena *a, struct diags *ds, const struct source *text, const struct statement *st, const struct grounds *g,
      bool instead)
{
	struct editing e;

	if (st->kind == STATEMENT_DOCUMENT)
		return enter_document(a, st, g);
	e = begin(a, ds, text, st);

	if (e.unit && instead)
		forget_same(&e);
	if (e.unit)
		enter_in(&e, g);
	return e.unit ? e.text : NULL;
}

/* whether what was found says what the statement does; of a list of places its key tells */
static bool
agrees(struct arena *a, const struct statement *st, const struct chain *c)
{
	const struct node *found = c->nodes[c->n - 1], *classes;

	if (st->kind == STATEMENT_SEAT)
		return strcmp(found->text, st->to->id) == 0;
	if (st->only)
		return strcmp(found->text, "true") == 0;
	if (st->kind == STATEMENT_USER_CLASSES) {
		classes = classes_of(a, st);
		return node_count(found) == node_count(classes) && strcmp(found->first->text, classes->first->text) == 0;
	}
	if (found->kind == NODE_SCALAR)
		return st->holds == !text_is(c->nodes[c->n - 2]->key, "except");
	if (st->kind == STATEMENT_FACT)
		return node_is(found, "value", st->value);
	return st->holds == !node_is(found, "holds", "false");
}

enum recorded
enter_recorded(struct arena *a, struct diags *ds, enum diag_code code, const struct source *text, const struct statement *st)
{
	struct editing e;
	struct chain c;
	struct diag *d;

	if (st->kind == STATEMENT_DOCUMENT) /* one that is there cannot be stated */
		return RECORDED_NOT;
	e = begin(a, ds, text, st);
	if (!e.unit || !find_same(&c, &e))
		return RECORDED_NOT;
	if (agrees(a, st, &c))
		return RECORDED_SAME;
	d = diag_add(ds, code, st->place, "something else is recorded");
	diag_note(ds, d, (struct place){text, c.nodes[c.n - 1]->span}, "here");
	diag_help(ds, d, "leave the answer empty, or correct what is recorded");
	return RECORDED_OTHER;
}

void
enter_show(struct buf *out, struct arena *a, const struct statement *st, const struct grounds *g, const struct node *facts,
           int indent)
{
	const struct node *value = st->kind == STATEMENT_DOCUMENT ? NULL : node_get(facts, keys[st->kind]);
	struct node *map;

	if (st->kind == STATEMENT_DOCUMENT)
		map = document_of(a, st, g);
	else if (!value || st->kind == STATEMENT_USER_CLASSES || (is_scope(st) && !node_get(value, "dated"))) {
		map = node_map(a);
		node_add(map, value ? "dated" : keys[st->kind],
		         value ? node_copy(a, node_get(value_of(a, st, g), "dated")) : value_of(a, st, g));
		if (value)
			buf_printf(out, "%*s# under '%s'\n", indent, "", keys[st->kind]);
	} else {
		map = in_list(a, entry_of(a, st, g));
		buf_printf(out, "%*s# under '%s'%s\n", indent, "", keys[st->kind], is_scope(st) ? ", 'dated'" : "");
	}
	buf_printf(out, "%*s", indent, "");
	edit_block(out, map, indent);
}
