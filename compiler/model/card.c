#include "card.h"

#include <stdlib.h>
#include <string.h>

#include "../base/text.h"
#include "../syntax/cond.h"

struct maker {
	struct file_cards *file;
	struct table texts; /* of the cards, each kept once: they name the same ids and words over and over */
	struct card *card;  /* the innermost unit being made */
	bool lasting;       /* the texts of the tree stay */
};

/* references of a card while they are collected; they become an array at its end */
struct ref_list {
	struct ref *refs;
	size_t n, cap;
};

/* the one copy of a text */
static const char *
keep_text(struct maker *mk, const char *text)
{
	const char *kept = table_get(&mk->texts, text);

	if (!kept) {
		kept = arena_string(&mk->file->arena, text);
		*table_put(&mk->texts, kept) = (char *)kept;
	}
	return kept;
}

static struct node *gather(struct maker *mk, struct ref_list *refs, const struct node *n, const char *field,
                           unsigned inherited, bool keep);

static bool
climb(const struct card *from, const struct card *to, const char *list, struct table *seen)
{
	const struct node *above;
	void **mark;

	if (from == to)
		return true;
	card_look(from, PART_FACTS);
	if (!from->nrefs || !(above = node_get(from->facts, list)) || *(mark = table_put(seen, from->id)))
		return false;
	*mark = seen;
	for (const struct node *n = above->first; n; n = n->next)
		if (n->to && climb(n->to, to, list, seen))
			return true;
	return false;
}

bool
card_leads_to(const struct card *from, const struct card *to, const char *list)
{
	struct table seen = {0};
	bool found = climb(from, to, list, &seen);

	table_free(&seen);
	return found;
}

/* ---- references ---- */

static struct ref *
ref_add(struct ref_list *list)
{
	list->refs = mem_room(list->refs, list->n, &list->cap, sizeof *list->refs);
	list->refs[list->n] = (struct ref){0};
	return &list->refs[list->n++];
}

static bool
is_also(const struct schema *s, const char *text)
{
	const struct node *also = s->also ? s->also : s->ref ? s->ref->also : NULL;

	for (const struct node *w = also ? also->first : NULL; w; w = w->next)
		if (strcmp(w->text, text) == 0)
			return true;
	return false;
}

struct fact_context {
	struct maker *maker;
	struct ref_list *refs;
	const struct node *node;
};

/* where a word of a folded or quoted text stands in the file; the whole text where it cannot be told */
static struct span
word_span(const struct source *s, struct span within, const char *word, uint32_t from)
{
	size_t n = strlen(word);
	uint32_t at = from > within.from ? from : within.from;
	const char *found = at < within.to ? memmem(s->text + at, within.to - at, word, n) : NULL;

	at = found ? (uint32_t)(found - s->text) : 0;
	return found ? (struct span){at, at + (uint32_t)n} : within;
}

static void
add_fact(void *ctx, const struct cond *c)
{
	struct fact_context *fc = ctx;
	struct maker *mk = fc->maker;
	struct ref *ref = ref_add(fc->refs);

	ref->kind = "fact";
	ref->text = keep_text(mk, c->fact);
	ref->field = "condition";
	ref->acyclic = strcmp(fc->node->key, "is") == 0;
	ref->span = word_span(mk->file->source, fc->node->span, c->fact, 0);
	if (!c->place)
		return;
	ref = ref_add(fc->refs);
	ref->kind = "jurisdiction";
	ref->text = keep_text(mk, c->place);
	ref->field = "condition";
	ref->span = word_span(mk->file->source, fc->node->span, c->place, 0);
	ref->also = strcmp(c->place, "world") == 0;
}

static void
add_condition(struct maker *mk, struct ref_list *refs, const struct node *n)
{
	struct arena scratch = {0};
	const char *error;
	const struct cond *c = cond_parse(&scratch, n->text, &error);
	struct fact_context fc = {mk, refs, n};

	if (c && strcmp(n->text, COND_ALWAYS) != 0) /* shape has accepted it */
		cond_each(c, add_fact, &fc);
	arena_free(&scratch);
}

/* whether a place in prose is inside `code`, where a link is only shown */
static bool
is_code(const char *text, const char *at)
{
	bool code = false;

	for (; text < at; text++)
		code = code != (*text == '`');
	return code;
}

/* where the next link of prose leads, [text](TARGET) or ](TARGET "title"); NULL where there is none */
static const char *
next_target(const char *text, size_t *length)
{
	static const char mark[] = "](";
	const char *at = strstr(text, mark);

	if (!at)
		return NULL;
	at += sizeof mark - 1;
	*length = strcspn(at, ") \n");
	return at;
}

/* whether a target is for regc to look at: no address on the web, and no example of how a link is written */
static bool
is_inward(const struct node *prose, const char *at, const char *target)
{
	if (starts_with(target, "ref:"))
		return true;
	return *target && *target != '<' && !starts_with(target, "https://") && !starts_with(target, "http://") &&
	       !is_code(prose->text, at);
}

static void
add_prose(struct maker *mk, struct ref_list *refs, const struct node *n)
{
	struct arena scratch = {0};
	const char *at = n->text, *target;
	uint32_t from = n->span.from;
	size_t length;

	while ((target = next_target(at, &length))) {
		const char *written = arena_copy(&scratch, target, length);
		struct ref *ref;

		at = target + length;
		if (!is_inward(n, target, written))
			continue;
		ref = ref_add(refs);
		ref->bare = !starts_with(written, "ref:");
		ref->text = keep_text(mk, ref->bare ? written : written + 4);
		ref->field = "prose";
		ref->span = word_span(mk->file->source, n->span, arena_printf(&scratch, "](%s", written), from);
		if (ref->span.to - ref->span.from == length + 2)
			ref->span.from += 2;
		from = ref->span.to;
	}
	arena_free(&scratch);
}

/* the unit in UNIT/PART */
static void
add_within(struct maker *mk, struct ref_list *refs, const struct node *n, struct node *copy, const char *field)
{
	struct ref *ref = ref_add(refs);
	struct arena scratch = {0};
	size_t length = strcspn(n->text, "/");

	ref->kind = n->schema->within;
	ref->text = keep_text(mk, arena_copy(&scratch, n->text, length));
	ref->field = field;
	ref->span = word_span(mk->file->source, n->span, ref->text, 0);
	ref->node = copy;
	arena_free(&scratch);
}

static void
gather_text(struct maker *mk, struct ref_list *refs, const struct node *n, struct node *copy, const char *field,
            unsigned inherited)
{
	const struct schema *base = schema_base(n->schema);
	const char *kind = schema_refers(n->schema);

	if (kind) {
		struct ref *ref = ref_add(refs);

		ref->kind = strcmp(kind, "any") == 0 ? NULL : kind;
		ref->text = copy ? copy->text : mk->lasting ? n->text : keep_text(mk, n->text);
		ref->field = field;
		ref->span = n->span;
		ref->node = copy;
		ref->also = is_also(n->schema, n->text);
		ref->acyclic = inherited & X_ACYCLIC;
	}
	if (n->schema->within && strchr(n->text, '/'))
		add_within(mk, refs, n, copy, field);
	if (base->format && strcmp(base->format->name, "condition") == 0)
		add_condition(mk, refs, n);
	if (inherited & X_MARKDOWN)
		add_prose(mk, refs, n);
}

/* ---- cards ---- */

static const struct node *
field_with(const struct node *map, unsigned flag)
{
	for (const struct node *n = map->first; n; n = n->next)
		if (n->schema && (schema_flags(n->schema) & flag))
			return n;
	return NULL;
}

static struct card *
card_new(struct maker *mk, const struct node *map, const char *kind)
{
	struct arena *a = &mk->file->arena;
	struct card *card = arena_take(a, sizeof *card);
	const struct node *id = field_with(map, X_ID), *parent = field_with(map, X_PARENT);
	const char *within = mk->card ? mk->card->id : parent ? parent->text : NULL, *title = node_text(map, "title");
	const char *audience = node_text(map, "audience");

	card->schema = map->schema;
	card->kind = kind;
	card->name = arena_string(a, id->text);
	card->own_key = card->key = arena_printf(a, "%s:%s%s%s", kind, within ? within : "", within ? "/" : "", card->name);
	card->id = card->key + strlen(kind) + 1;
	card->called = title ? arena_string(a, title) : card->name;
	card->source = mk->file->source;
	card->name_span = id->span;
	card->outer = mk->card;
	card->unit = mk->card ? mk->card->unit : card;
	card->audience = mk->card ? mk->card->audience : AUDIENCE_PUBLIC;
	if (audience)
		audience_parse(audience, &card->audience);
	return card;
}

/* Copies what the card keeps of a map or list, and collects the references in all of it. */
static struct node *
gather_children(struct maker *mk, struct ref_list *refs, const struct node *n, struct node *copy, const char *field,
                unsigned inherited, bool keep)
{
	for (const struct node *c = n->first; c; c = c->next) {
		unsigned flags = schema_flags(c->schema) | (inherited & (X_ACYCLIC | X_MARKDOWN));
		bool kept = (keep && !(flags & X_MARKDOWN)) || (schema_flags(c->schema) & (X_CARD | X_ID | X_PARENT));
		struct node *child = gather(mk, refs, c, c->key ? c->key : field, flags, kept);

		if (child)
			node_add(copy, c->key, child); /* a key is the schema's */
	}
	return copy;
}

static struct node *
copy_one(struct maker *mk, const struct node *n)
{
	struct node *copy = arena_take(&mk->file->arena, sizeof *copy);

	*copy = *n;
	copy->first = copy->last = copy->next = NULL;
	copy->text = !n->text || mk->lasting ? n->text : keep_text(mk, n->text);
	copy->line = (uint32_t)source_line_at(mk->file->source, n->key_span.from);
	return copy;
}

static void
file_put(struct file_cards *file, struct card *card)
{
	file->cards = mem_room(file->cards, file->n, &file->cap, sizeof *file->cards);
	file->cards[file->n++] = card;
}

/* a unit inside a unit: its own card, whose facts are a part of the outer card's */
static struct node *
gather_unit(struct maker *mk, const struct node *n, const char *kind, bool keep)
{
	struct card *card = card_new(mk, n, kind), *outer = mk->card;
	struct ref_list refs = {0};

	mk->card = card;
	card->whole = gather_children(mk, &refs, n, copy_one(mk, n), kind, 0, keep);
	mk->card = outer;
	ARENA_ARRAY(&mk->file->arena, card->all_refs, refs.n);
	if (refs.n)
		memcpy(card->all_refs, refs.refs, refs.n * sizeof *refs.refs);
	card->nall_refs = refs.n;
	free(refs.refs);
	file_put(mk->file, card);
	return card->whole;
}

static struct node *
gather(struct maker *mk, struct ref_list *refs, const struct node *n, const char *field, unsigned inherited, bool keep)
{
	const char *kind = schema_base(n->schema)->kind;
	struct node *copy, scrap;

	if (n->kind == NODE_MAP && kind)
		return gather_unit(mk, n, kind, keep);
	copy = keep ? copy_one(mk, n) : NULL;
	mk->card->defaults = mk->card->defaults || (copy && n->by_default);
	if (n->kind == NODE_SCALAR) {
		gather_text(mk, refs, n, copy, field, inherited | schema_flags(n->schema));
		return copy;
	}
	scrap = (struct node){.kind = n->kind};
	gather_children(mk, refs, n, copy ? copy : &scrap, field, inherited, keep);
	return copy;
}

void
cards_make(struct file_cards *file, const struct schema *schema, const struct node *root, bool lasting)
{
	struct maker mk = {.file = file, .lasting = lasting};

	gather_unit(&mk, root, schema->kind, false);
	table_free(&mk.texts);
}

void
cards_forget(struct file_cards *file)
{
	free(file->cards);
	file->cards = NULL;
	file->n = file->cap = 0;
	file->foreign = false;
	diag_free(&file->findings);
}

void
cards_free(struct file_cards *file)
{
	cards_forget(file);
	arena_free(&file->arena);
}
