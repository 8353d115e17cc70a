#include "schema.h"

#include <stdlib.h>
#include <string.h>

#include "../base/text.h"
#include "format.h"
#include "read.h"

struct loader {
	struct schemas *all;
	struct diags *diags;
	const struct source *source;
	const char *file; /* name without folder */
	bool failed;
};

static struct schema *schema_from(struct loader *l, const struct node *n, const char *name);

static void
refuse(struct loader *l, struct span span, const char *what, const char *word)
{
	diag_add(l->diags, RG2090, (struct place){l->source, span}, "%s '%s' in a schema", what, word);
	l->failed = true;
}

static bool
is_true(const struct node *n)
{
	return n->kind == NODE_SCALAR && strcmp(n->text, "true") == 0;
}

/* ---- one function a kind of keyword; each takes the value and where it goes ---- */

static const struct { const char *name; enum schema_type type; const char *words; } types[] = {
	{"string", TYPE_STRING, "text"},   {"integer", TYPE_INTEGER, "a whole number"},
	{"number", TYPE_NUMBER, "a number"}, {"boolean", TYPE_BOOLEAN, "true or false"},
	{"array", TYPE_ARRAY, "a list"},   {"object", TYPE_OBJECT, "a map"},
};

static void
add_type(struct loader *l, struct schema *s, const struct node *n)
{
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (n->text && strcmp(types[i].name, n->text) == 0) {
			s->types |= types[i].type;
			return;
		}
	refuse(l, n->span, "unknown type", n->text ? n->text : "");
}

static void
load_type(struct loader *l, struct schema *s, const struct node *n)
{
	if (n->kind == NODE_LIST)
		for (const struct node *t = n->first; t; t = t->next)
			add_type(l, s, t);
	else
		add_type(l, s, n);
}

static void
load_properties(struct loader *l, struct schema *s, const struct node *n)
{
	ARENA_ARRAY(&l->all->arena, s->properties, node_count(n) + 1);
	for (const struct node *p = n->first; p; p = p->next)
		s->properties[s->nproperties++] = (struct property){p->key, schema_from(l, p, NULL), false, *p->key};
}

static void
load_items(struct loader *l, struct schema *s, const struct node *n)
{
	s->items = schema_from(l, n, NULL);
}

static void
load_closed(struct loader *l, struct schema *s, const struct node *n)
{
	(void)s;
	if (n->kind != NODE_SCALAR || strcmp(n->text, "false") != 0)
		refuse(l, n->span, "only false is allowed for", n->key);
}

static void
load_dependencies(struct loader *l, struct schema *s, const struct node *n)
{
	ARENA_ARRAY(&l->all->arena, s->dependencies, node_count(n) + 1);
	for (const struct node *d = n->first; d; d = d->next) {
		if (d->kind != NODE_LIST)
			refuse(l, d->span, "expected a list for the dependency", d->key);
		s->dependencies[s->ndependencies++] = (struct dependency){d->key, d};
	}
}

static void
load_ref(struct loader *l, struct schema *s, const struct node *n)
{
	const char *text = n->text ? n->text : "";

	s->points = *text == '#' ? arena_printf(&l->all->arena, "%s%s", l->file, text) : text;
}

static void
load_pattern(struct loader *l, struct schema *s, const struct node *n)
{
	s->pattern = n->text;
	/* the syntax that POSIX and ECMAScript share */
	if (!n->text || strstr(n->text, "(?") || strpbrk(n->text, "\\") || regcomp(&s->regex, n->text, REG_EXTENDED | REG_NOSUB)) {
		refuse(l, n->span, "not a portable regular expression:", n->text ? n->text : "");
		s->pattern = NULL;
	}
}

static void
load_format(struct loader *l, struct schema *s, const struct node *n)
{
	if (!(s->format = format_find(n->text ? n->text : "")))
		refuse(l, n->span, "unknown format", n->text ? n->text : "");
}

static const char *const audience_names[] = {"public", "internal", "privileged"};

const char *
audience_name(enum audience audience)
{
	return audience_names[audience];
}

bool
audience_parse(const char *word, enum audience *audience)
{
	for (int i = 0; i < 3; i++)
		if (strcmp(word, audience_names[i]) == 0) {
			*audience = (enum audience)i;
			return true;
		}
	return false;
}

static void
load_audience(struct loader *l, struct schema *s, const struct node *n)
{
	if (!n->text || !audience_parse(n->text, &s->audience))
		refuse(l, n->span, "unknown audience", n->text ? n->text : "");
}

static void
load_definitions(struct loader *l, struct schema *s, const struct node *n)
{
	(void)s;
	for (const struct node *d = n->first; d; d = d->next)
		*table_put(&l->all->targets, arena_printf(&l->all->arena, "%s#/definitions/%s", l->file, d->key)) =
			schema_from(l, d, d->key);
}

/* the keywords whose value goes into a field as it is */
enum plain { TEXT, COUNT, FLAG, NODES, NOTHING };

static const struct keyword {
	const char *name;
	void (*load)(struct loader *l, struct schema *s, const struct node *n); /* or NULL: see plain */
	enum plain plain;
	size_t offset; /* the field, or for FLAG the enum schema_flag */
} keywords[] = {
	{"$schema", NULL, NOTHING, 0},
	{"$id", NULL, NOTHING, 0},
	{"$ref", load_ref, NOTHING, 0},
	{"$comment", NULL, NOTHING, 0},
	{"definitions", load_definitions, NOTHING, 0},
	{"title", NULL, TEXT, offsetof(struct schema, title)},
	{"description", NULL, TEXT, offsetof(struct schema, description)},
	{"markdownDescription", NULL, NOTHING, 0},
	{"enumDescriptions", NULL, NOTHING, 0},
	{"markdownEnumDescriptions", NULL, NOTHING, 0},
	{"examples", NULL, NOTHING, 0},
	{"default", NULL, NOTHING, 0},
	{"deprecationMessage", NULL, TEXT, offsetof(struct schema, deprecated)},
	{"type", load_type, NOTHING, 0},
	{"properties", load_properties, NOTHING, 0},
	{"required", NULL, NOTHING, 0}, /* after properties: require() */
	{"additionalProperties", load_closed, NOTHING, 0},
	{"dependencies", load_dependencies, NOTHING, 0},
	{"items", load_items, NOTHING, 0},
	{"enum", NULL, NODES, offsetof(struct schema, values)},
	{"const", NULL, TEXT, offsetof(struct schema, constant)},
	{"pattern", load_pattern, NOTHING, 0},
	{"format", load_format, NOTHING, 0},
	{"minItems", NULL, COUNT, offsetof(struct schema, min_items)},
	{"maxItems", NULL, COUNT, offsetof(struct schema, max_items)},
	{"minLength", NULL, COUNT, offsetof(struct schema, min_length)},
	{"maxLength", NULL, COUNT, offsetof(struct schema, max_length)},
	{"minimum", NULL, TEXT, offsetof(struct schema, minimum)},
	{"maximum", NULL, TEXT, offsetof(struct schema, maximum)},
	{"uniqueItems", NULL, NOTHING, 0},
	{"x-kind", NULL, TEXT, offsetof(struct schema, kind)},
	{"x-unit", NULL, TEXT, offsetof(struct schema, kind)},
	{"x-ref", NULL, TEXT, offsetof(struct schema, refers)},
	{"x-within", NULL, TEXT, offsetof(struct schema, within)},
	{"x-also", NULL, NODES, offsetof(struct schema, also)},
	{"x-item", NULL, TEXT, offsetof(struct schema, item)},
	{"x-short", NULL, TEXT, offsetof(struct schema, brief)},
	{"x-exactly-one", NULL, NODES, offsetof(struct schema, exactly_one)},
	{"x-audience", load_audience, NOTHING, 0},
	{"x-id", NULL, FLAG, X_ID},
	{"x-parent", NULL, FLAG, X_PARENT},
	{"x-markdown", NULL, FLAG, X_MARKDOWN},
	{"x-card", NULL, FLAG, X_CARD},
	{"x-rank", NULL, FLAG, X_RANK},
	{"x-attribute", NULL, FLAG, X_ATTRIBUTE},
	{"x-page", NULL, FLAG, X_PAGE},
	{"x-acyclic", NULL, FLAG, X_ACYCLIC},
	{"x-past", NULL, FLAG, X_PAST},
	{"x-bare", NULL, FLAG, X_BARE},
	{"x-default", NULL, FLAG, X_DEFAULT},
};

static const char *
keyword_name(const void *ctx, size_t i)
{
	(void)ctx;
	return i < sizeof keywords / sizeof *keywords ? keywords[i].name : NULL;
}

static const struct keyword *
keyword_find(const char *name)
{
	for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++)
		if (strcmp(keywords[i].name, name) == 0)
			return &keywords[i];
	return NULL;
}

static void
store(struct loader *l, struct schema *s, const struct keyword *k, const struct node *n)
{
	void *field = (char *)s + k->offset;
	char *end;

	switch (k->plain) {
	case TEXT:
		if (n->kind == NODE_SCALAR)
			*(const char **)field = n->text;
		else
			refuse(l, n->span, "expected text for", n->key);
		break;
	case COUNT:
		*(long *)field = strtol(n->text ? n->text : "x", &end, 10);
		if (*end || *(long *)field < 0)
			refuse(l, n->span, "expected a number for", n->key);
		break;
	case NODES:
		if (n->kind == NODE_LIST)
			*(const struct node **)field = n;
		else
			refuse(l, n->span, "expected a list for", n->key);
		break;
	case FLAG:
		if (is_true(n))
			s->flags |= (unsigned)k->offset;
		else
			refuse(l, n->span, "only true is allowed for", n->key);
		break;
	case NOTHING:
		break;
	}
}

static const char example_mark[] = "Example: ", counter_mark[] = "Counter-example: ";

/* the next line of a text, in a; NULL past the last */
static const char *
next_line(struct arena *a, const char **text)
{
	const char *from = *text;
	size_t n = strcspn(from, "\n");

	if (!*from)
		return NULL;
	*text = from + n + (from[n] == '\n');
	return arena_copy(a, from, n);
}

/* A description is a line, or three with the marks. False where it is neither. */
static bool
read_meaning(struct arena *a, const char *text, struct meaning *m)
{
	const char *example, *counter;

	m->is = next_line(a, &text);
	example = next_line(a, &text);
	counter = next_line(a, &text);
	if (!m->is || !example)
		return m->is != NULL;
	if (!counter || *text || !starts_with(example, example_mark) || !starts_with(counter, counter_mark))
		return false;
	m->example = example + sizeof example_mark - 1;
	m->counter = counter + sizeof counter_mark - 1;
	return true;
}

/* required names properties, every object says that it takes no other keys, each value has its description */
static void
require(struct loader *l, struct schema *s, const struct node *n)
{
	const struct node *required = node_get(n, "required"), *described = node_get(n, "enumDescriptions");

	for (const struct node *r = required ? required->first : NULL; r; r = r->next) {
		struct property *p = (struct property *)schema_property(s, r->text ? r->text : "");

		if (p)
			p->required = true;
		else
			refuse(l, r->span, "no such property to require:", r->text ? r->text : "");
	}
	if (s->nproperties && !node_get(n, "additionalProperties"))
		refuse(l, n->key_span, "missing 'additionalProperties: false' for", n->key ? n->key : l->file);
	if (node_get(n, "uniqueItems"))
		s->unique = is_true(node_get(n, "uniqueItems"));
	if (described && node_count(described) != node_count(s->values))
		refuse(l, described->key_span, "not one description for each value of", n->key ? n->key : l->file);
	for (const struct node *d = described ? described->first : NULL; d; d = d->next)
		if (!d->text || !read_meaning(&l->all->arena, d->text, &(struct meaning){0}))
			refuse(l, d->span, "neither one line, nor with an example and a counter-example:", d->text ? d->text : "");
}

static struct schema *
schema_from(struct loader *l, const struct node *n, const char *name)
{
	struct schema *s = arena_take(&l->all->arena, sizeof *s);

	s->name = name;
	s->node = n;
	s->min_items = s->max_items = s->min_length = s->max_length = -1;
	if (n->kind != NODE_MAP)
		refuse(l, n->span, "expected a map of keywords for", n->key ? n->key : l->file);
	for (const struct node *k = n->kind == NODE_MAP ? n->first : NULL; k; k = k->next) {
		const struct keyword *word = keyword_find(k->key);

		if (!word) {
			const char *near = nearest_word(k->key, keyword_name, NULL);
			struct diag *d = diag_add(l->diags, RG2090, (struct place){l->source, k->key_span},
			                          "unknown keyword '%s' in a schema", k->key);

			diag_help(l->diags, d, near ? "did you mean '%s'?" : "use the keywords listed in schemas/README.md", near);
			l->failed = true;
		} else if (word->load) {
			word->load(l, s, k);
		} else {
			store(l, s, word, k);
		}
	}
	require(l, s, n);
	return s;
}

/* done when everything is loaded: a definition may come after its use, or contain itself */
static void
bind(struct loader *l, struct schema *s)
{
	if (s->points && !(s->ref = table_get(&l->all->targets, s->points)))
		refuse(l, node_get(s->node, "$ref")->span, "no definition", s->points);
	for (size_t i = 0; i < s->nproperties; i++)
		bind(l, (struct schema *)s->properties[i].schema);
	if (s->items)
		bind(l, (struct schema *)s->items);
}

static unsigned
holds_itself(const struct schema *s)
{
	bool from = false, until = false, guarded = s->refers || s->within || s->audience > AUDIENCE_PUBLIC;

	for (size_t i = 0; i < s->nproperties; i++) {
		guarded = guarded || strcmp(s->properties[i].name, "audience") == 0;
		from = from || strcmp(s->properties[i].name, "from") == 0;
		until = until || strcmp(s->properties[i].name, "until") == 0;
	}
	return (s->flags & X_PAST ? HOLDS_PAST : 0U) | (from && until ? HOLDS_INTERVAL : 0U) | (guarded ? HOLDS_GUARDED : 0U) |
	       (s->kind ? HOLDS_UNIT : 0U) | (s->format && strcmp(s->format->name, "condition") == 0 ? HOLDS_CONDITION : 0U);
}

/* adds what its parts hold; true where that is more than was known */
static bool
gather_holds(struct schema *s)
{
	unsigned before = s->holds;
	bool more = false;

	s->holds |= holds_itself(s) | (s->ref ? s->ref->holds : 0);
	for (size_t i = 0; i < s->nproperties; i++) {
		more = gather_holds((struct schema *)s->properties[i].schema) || more;
		s->holds |= s->properties[i].schema->holds;
	}
	if (s->items) {
		more = gather_holds((struct schema *)s->items) || more;
		s->holds |= s->items->holds;
	}
	return more || s->holds != before;
}

/* until nothing is added any more, since definitions can contain each other */
static void
gather_all_holds(struct schemas *all)
{
	bool more = true;

	while (more) {
		more = false;
		for (size_t i = 0; i < all->targets.n; i++)
			more = gather_holds(all->targets.entries[i].value) || more;
	}
}

bool
schemas_load(struct schemas *all, struct diags *ds, const struct source *const *texts, size_t n)
{
	struct loader l = {.all = all, .diags = ds};

	for (size_t i = 0; i < n; i++) {
		const struct node *root;
		struct schema *s;
		const char *slash = strrchr(texts[i]->path, '/');

		l.source = texts[i];
		l.file = slash ? slash + 1 : texts[i]->path;
		if (!(root = read_yaml(&all->arena, ds, l.source))) {
			l.failed = true;
			continue;
		}
		s = schema_from(&l, root, arena_copy(&all->arena, l.file, strcspn(l.file, ".")));
		*table_put(&all->files, l.file) = s;
		*table_put(&all->targets, l.file) = s;
		if (s->kind)
			*table_put(&all->kinds, s->kind) = s;
	}
	for (size_t i = 0; i < all->targets.n; i++) {
		const char *name = all->targets.entries[i].key;

		for (size_t k = 0; k < n; k++)
			if (ends_with(texts[k]->path, arena_copy(&all->arena, name, strcspn(name, "#"))))
				l.source = texts[k];
		bind(&l, all->targets.entries[i].value);
	}
	gather_all_holds(all);
	return !l.failed;
}

static void
release(struct schema *s)
{
	if (s->pattern)
		regfree(&s->regex);
	for (size_t i = 0; i < s->nproperties; i++)
		release((struct schema *)s->properties[i].schema);
	if (s->items)
		release((struct schema *)s->items);
}

void
schemas_free(struct schemas *all)
{
	for (size_t i = 0; i < all->targets.n; i++)
		release(all->targets.entries[i].value);
	table_free(&all->files);
	table_free(&all->targets);
	table_free(&all->kinds);
	arena_free(&all->arena);
}

const struct schema *
schema_base(const struct schema *s)
{
	while (s && s->ref)
		s = s->ref;
	return s;
}

unsigned
schema_flags(const struct schema *s)
{
	return s ? s->flags | (s->ref ? schema_flags(s->ref) : 0) : 0;
}

enum audience
schema_audience(const struct schema *s)
{
	return s->audience || !s->ref ? s->audience : schema_audience(s->ref);
}

const char *
schema_title(const struct schema *s)
{
	const char *own = s->title ? s->title : s->description;

	return own || !s->ref ? own : schema_title(s->ref);
}

const struct property *
schema_property(const struct schema *s, const char *key)
{
	s = schema_base(s);
	for (size_t i = 0; s && i < s->nproperties; i++)
		if (s->properties[i].initial == *key && strcmp(s->properties[i].name, key) == 0)
			return &s->properties[i];
	return NULL;
}

const struct node *
schema_words(const struct schema *s)
{
	return schema_base(s)->values;
}

struct meaning
schema_meaning(struct arena *a, const struct schema *s, size_t i)
{
	const struct node *n = node_at(node_get(schema_base(s)->node, "enumDescriptions"), i);
	struct meaning m = {0};

	if (n && n->text)
		read_meaning(a, n->text, &m);
	return m;
}

int
schema_index(const struct schema *s, const char *word)
{
	int i = 0;

	for (const struct node *n = word ? schema_words(s)->first : NULL; n; n = n->next, i++)
		if (strcmp(n->text, word) == 0)
			return i;
	return -1;
}

int
schema_rank(const struct node *value)
{
	if (value && !(schema_flags(value->schema) & X_RANK))
		die("a mistake in regc: '%s' stands on no scale", value->key);
	return value ? schema_index(value->schema, value->text) : -1;
}

const char *
schema_refers(const struct schema *s)
{
	return s->refers || !s->ref ? s->refers : schema_refers(s->ref);
}

const struct schema *
schema_of_kind(const struct schemas *all, const char *kind)
{
	return table_get(&all->kinds, kind);
}

const struct schema *
schema_at(const struct schemas *all, const char *pointer)
{
	return table_get(&all->targets, pointer);
}

const char *
schema_type_name(unsigned type)
{
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (types[i].type & type)
			return types[i].words;
	return "anything";
}
