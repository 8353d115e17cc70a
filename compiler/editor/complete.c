#include "complete.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "../base/date.h"
#include "../base/text.h"
#include "../model/fact.h"
#include "phrases.h"

struct completing {
	struct completions *out;
	struct workspace *workspace;
	struct arena *arena;
	const struct source *file;
	const struct caret *caret;
	const char *typed; /* what stands before the place, of the word there */
};

/* where what comes of a list stands in it */
enum order { ORDER_WANTED, ORDER_FIRST, ORDER_USUAL, ORDER_LAST };

static struct completion *
add(struct completing *c, enum completion_kind kind, const char *label, enum order order, size_t within)
{
	struct completions *out = c->out;

	out->all = mem_room(out->all, out->n, &out->cap, sizeof *out->all);
	out->all[out->n] = (struct completion){.kind = kind, .label = label, .insert = label,
	                                       .sort = arena_printf(c->arena, "%d%07zu%s", (int)order, within, label)};
	return &out->all[out->n++];
}

/* ---- keys ---- */

static bool
is_present(const struct caret_map *map, const struct caret *c, const char *key)
{
	for (size_t i = 0; i < map->n; i++)
		if (strcmp(map->entries[i].key, key) == 0 && map->entries[i].key_span.from != c->word.from)
			return true;
	return false;
}

/* one of several keys of which there can be only one, and another is there */
static bool
is_excluded(const struct caret_map *map, const struct caret *c, const char *key)
{
	bool among = false, other = false;

	for (const struct node *n = map->schema->exactly_one ? map->schema->exactly_one->first : NULL; n; n = n->next) {
		among = among || strcmp(n->text, key) == 0;
		other = other || (strcmp(n->text, key) != 0 && is_present(map, c, n->text));
	}
	return among && other;
}

/* What a key begins with, on its line alone: not every editor can write several. */
static const char *
key_text(struct completing *c, const struct property *p)
{
	const struct schema *base = schema_base(p->schema);

	if (c->caret->flow)
		return arena_printf(c->arena, "%s: ", p->name);
	if ((base->types & TYPE_ARRAY) && base->items)
		return arena_printf(c->arena, schema_base(base->items)->types & TYPE_OBJECT ? "%s:" : "%s: []", p->name);
	return arena_printf(c->arena, (base->types & TYPE_OBJECT) && !base->brief ? "%s:" : "%s: ", p->name);
}

/* "- `active`: in force …" for each word */
static void
put_words(struct buf *out, struct arena *a, const struct schema *s)
{
	const struct node *words = schema_words(s);
	size_t i = 0;

	for (const struct node *v = words ? words->first : NULL; v; v = v->next, i++) {
		const char *is = schema_meaning(a, s, i).is;

		buf_printf(out, "\n- `%s`%s%s", v->text, is ? ": " : "", is ? is : "");
	}
}

static const char *
key_says(struct completing *c, const struct property *p)
{
	struct buf out = {0};
	const char *said;

	buf_puts(&out, schema_title(p->schema) ? schema_title(p->schema) : "");
	if (out.n)
		buf_putc(&out, '\n');
	put_words(&out, c->arena, p->schema);
	said = out.n ? arena_string(c->arena, out.s) : NULL;
	buf_free(&out);
	return said;
}

static void
add_keys(struct completing *c)
{
	const struct caret_map *map = caret_map(c->caret);
	const struct schema *s = map ? map->schema : NULL;
	bool named = c->caret->word.to < c->file->size && c->file->text[c->caret->word.to] == ':';

	for (size_t i = 0; s && i < s->nproperties; i++) {
		const struct property *p = &s->properties[i];
		struct completion *made;

		if (is_present(map, c->caret, p->name) || is_excluded(map, c->caret, p->name))
			continue;
		made = add(c, COMPLETE_KEY, p->name,
		           p->required || (schema_flags(p->schema) & X_DEFAULT) ? ORDER_WANTED : ORDER_USUAL, i);
		made->insert = named ? p->name : key_text(c, p);
		made->detail = p->required ? "required"
		               : schema_flags(p->schema) & X_DEFAULT
		                       ? "required, unless regc.yaml has it under 'defaults'"
		                       : NULL;
		made->says = key_says(c, p);
		made->retired = p->schema->deprecated != NULL;
	}
}

/* in an empty file: the kinds of units, with what has to be written */
static void
add_kinds(struct completing *c)
{
	const struct table *kinds = &c->workspace->c.schemas.kinds;

	for (size_t i = 0; i < kinds->n; i++) {
		const struct schema *s = schema_base(kinds->entries[i].value);
		struct completion *made;

		if (strcmp(kinds->entries[i].key, "lock") == 0 || !s->nproperties)
			continue;
		made = add(c, COMPLETE_KEY, kinds->entries[i].key, ORDER_USUAL, i);
		made->insert = arena_printf(c->arena, "%s: ", made->label);
		made->detail = "a kind of unit";
		made->says = s->description;
	}
}

/* ---- words ---- */

static const char *
meaning_text(struct arena *a, const struct schema *s, size_t i)
{
	struct meaning m = schema_meaning(a, s, i);

	if (!m.is)
		return NULL;
	return m.example ? arena_printf(a, "%s\n\nFor example: %s\n\nBut not: %s", m.is, m.example,
	                                m.counter ? m.counter : "")
	                 : m.is;
}

static void
add_words(struct completing *c, const struct schema *s)
{
	const struct node *words = schema_words(s);
	size_t i = 0;

	for (const struct node *v = words ? words->first : NULL; v; v = v->next, i++) {
		struct completion *made = add(c, COMPLETE_WORD, v->text, ORDER_FIRST, i);

		made->detail = schema_meaning(c->arena, s, i).is;
		made->says = meaning_text(c->arena, s, i);
	}
	if (!words && (schema_base(s)->types & TYPE_BOOLEAN)) {
		add(c, COMPLETE_WORD, "true", ORDER_FIRST, 0);
		add(c, COMPLETE_WORD, "false", ORDER_FIRST, 1);
	}
}

/* words that stand for themselves where a key names a unit */
static void
add_also(struct completing *c, const struct schema *s)
{
	const struct node *also = s->also ? s->also : schema_base(s)->also;
	size_t i = 0;

	for (const struct node *v = also ? also->first : NULL; v; v = v->next)
		add(c, COMPLETE_WORD, v->text, ORDER_FIRST, i++)->detail = schema_title(s);
}

/* ---- units ---- */

/* whether what is typed stands somewhere in a text, in any case */
static bool
has_typed(const char *text, const char *typed)
{
	return text && (!*typed || strcasestr(text, typed));
}

static bool
is_asked_for(const struct completing *c, const struct card *card, const char *name)
{
	return !card->hidden &&
	       (has_typed(card->id, c->typed) || has_typed(card->title, c->typed) || has_typed(name, c->typed));
}

static int
by_use(const void *left, const void *right)
{
	const struct card *a = *(struct card *const *)left, *b = *(struct card *const *)right;

	if (a->nfrom != b->nfrom)
		return a->nfrom < b->nfrom ? 1 : -1;
	return strcmp(a->id, b->id);
}

/* the id as it can be written within the unit of the file: short where that is of the same law */
static const char *
written_id(const struct completing *c, const struct card *card, bool prose)
{
	size_t matches = 0;

	if (!prose)
		return card->id;
	card_named(&c->workspace->c.model, card->id, &matches);
	return matches > 1 ? card->key : card->id;
}

static const char *
unit_detail(const struct completing *c, const struct card *card, const char *name)
{
	struct arena *a = c->arena;
	const char *state = strcmp(card->kind, "obligation") == 0 ? phrase_state(c->workspace, a, card) : NULL,
		   *uses = phrase_uses(a, card);

	return arena_printf(a, "%s%s%s%s%s", name, state ? " · " : "", state ? state : "", uses ? " · " : "",
	                    uses ? uses : "");
}

static const char *
unit_says(struct arena *a, const struct card *card)
{
	static const char *const keys[] = {"duty", "summary", "description"};

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (node_text(card->facts, keys[i]))
			return arena_printf(a, "**%s**\n\n%s", card->title, node_text(card->facts, keys[i]));
	return arena_printf(a, "**%s** (%s)", card->title, card->kind);
}

static void
add_units(struct completing *c, const struct kind *all, bool prose)
{
	struct card **cards;
	size_t n = 0;

	ARENA_ARRAY(c->arena, cards, all->n + 1);
	for (size_t i = 0; i < all->n; i++)
		if (is_asked_for(c, all->cards[i], phrase_name(c->arena, all->cards[i])))
			cards[n++] = all->cards[i];
	if (n)
		qsort(cards, n, sizeof *cards, by_use);
	for (size_t i = 0; i < n; i++) {
		const char *name = phrase_name(c->arena, cards[i]);
		struct completion *made;

		if (c->out->n >= COMPLETE_MOST) {
			c->out->more = true;
			return;
		}
		made = add(c, COMPLETE_UNIT, written_id(c, cards[i], prose), ORDER_USUAL, i);
		made->detail = unit_detail(c, cards[i], name);
		made->says = unit_says(c->arena, cards[i]);
		if (!starts_with(made->label, c->typed)) /* found by what it is called; some editors cannot do both */
			made->looked = arena_printf(c->arena, "%s %s %s", c->typed, name, cards[i]->title);
	}
	c->out->more = true; /* what else is typed can be a part of another title */
}

static const char *
document_kind(const struct model *m, size_t i)
{
	return i < m->kinds.n ? m->kinds.entries[i].key : NULL;
}

/* whatever can be named in prose: what has a page of its own, or a place on one */
static void
add_any(struct completing *c)
{
	const struct model *m = &c->workspace->c.model;
	const char *kind;

	for (size_t i = 0; (kind = document_kind(m, i)); i++) {
		struct kind all = cards_of(m, kind);

		if (strcmp(kind, "project") != 0 && strcmp(kind, "lock") != 0 && strcmp(kind, "record") != 0)
			add_units(c, &all, true);
	}
}

/* ---- captures ---- */

/* The unit in whose captures the words of a clause or law are: named by 'document', or the one that the file is of. */
static const struct card *
owner_of(const struct completing *c)
{
	const struct caret *caret = c->caret;
	const struct card *unit = workspace_within(c->workspace, c->file->path, caret);
	const char *document = caret_value(caret_map(caret), "document");

	if (!document && caret->n)
		document = caret_value(&caret->maps[0], "document");
	if (document && *document)
		return card_find(&c->workspace->c.model, "document", document);
	return unit && unit->unit ? unit->unit : unit;
}

static void
add_captures(struct completing *c, const struct card *owner)
{
	const struct node *captures = owner ? node_get(owner->facts, "captures") : NULL;
	size_t i = 0, n = node_count(captures);

	for (const struct node *capture = captures ? captures->first : NULL; capture; capture = capture->next, i++) {
		const char *id = node_text(capture, "capture");
		struct completion *made;

		if (!id)
			continue;
		made = add(c, COMPLETE_UNIT, id, ORDER_USUAL, n - i); /* the last one first */
		made->detail = arena_printf(
			c->arena, "a capture of %s%s%s", owner->id, node_text(capture, "on") ? ", " : "",
			node_text(capture, "on") ? phrase_date(c->workspace, c->arena, node_text(capture, "on")) : "");
	}
}

/* ---- conditions ---- */

static void
add_condition(struct completing *c)
{
	const struct card *unit = workspace_within(c->workspace, c->file->path, c->caret);
	struct kind facts = cards_of(&c->workspace->c.model, "fact"), roles = cards_of(&c->workspace->c.model, "role");

	for (size_t i = 0; i < facts.n; i++)
		if (unit && facts.cards[i]->unit == unit->unit)
			add(c, COMPLETE_UNIT, facts.cards[i]->name, ORDER_FIRST, i)->detail = facts.cards[i]->title;
	for (size_t i = 0; i < roles.n; i++)
		if (unit && roles.cards[i]->unit == unit->unit)
			add(c, COMPLETE_UNIT, roles.cards[i]->name, ORDER_USUAL, i)->detail = roles.cards[i]->title;
	for (size_t i = 0; fact_builtin_name(i); i++)
		add(c, COMPLETE_WORD, fact_builtin_name(i), ORDER_LAST, i)->detail = "a fact that every law may use";
}

/* ---- facts of a platform ---- */

/* the value of a fact: by its type */
static bool
add_fact_values(struct completing *c)
{
	const struct caret_map *map = caret_map(c->caret);
	const char *name = map ? caret_value(map, "fact") : NULL;
	const struct card *card = name && *name ? card_find(&c->workspace->c.model, "fact", name) : NULL;
	const struct fact *builtin = name ? fact_builtin(name) : NULL;
	const char *type = card ? node_text(card->facts, "type") : NULL;
	size_t i = 0;

	if (!map || !map->key || strcmp(map->key, "value") != 0 || !name)
		return false;
	if ((type && fact_type_of(type) == FACT_YES_NO) || (builtin && builtin->type == FACT_YES_NO)) {
		add(c, COMPLETE_WORD, "yes", ORDER_FIRST, 0)->detail = card ? card->title : NULL;
		add(c, COMPLETE_WORD, "no", ORDER_FIRST, 1)->detail = card ? card->title : NULL;
	}
	for (const char *const *word = builtin ? builtin->words : NULL; word && *word; word++)
		add(c, COMPLETE_WORD, *word, ORDER_FIRST, i++);
	return true;
}

/* ---- values ---- */

static bool
is_format(const struct schema *s, const char *name)
{
	return schema_base(s)->format && strcmp(schema_base(s)->format->name, name) == 0;
}

static void
add_day(struct completing *c)
{
	char day[DATE_TEXT];

	add(c, COMPLETE_TEXT, arena_string(c->arena, day_text(day_today(), day)), ORDER_FIRST, 0)->detail = "today";
}

static void
add_values(struct completing *c)
{
	const struct schema *s = c->caret->value;
	const struct caret_map *map = caret_map(c->caret);
	const char *refers = s ? schema_refers(s) : NULL;
	struct kind all;

	if (!s || add_fact_values(c))
		return;
	add_words(c, s);
	add_also(c, s);
	if (refers && strcmp(refers, "any") == 0) {
		add_any(c);
	} else if (refers) {
		all = cards_of(&c->workspace->c.model, refers);
		add_units(c, &all, false);
	}
	if (map && map->key && strcmp(map->key, "capture") == 0)
		add_captures(c, owner_of(c));
	if (is_format(s, "condition"))
		add_condition(c);
	if (is_format(s, "date") || is_format(s, "partial-date") || is_format(s, "event-date"))
		add_day(c);
}

/* ---- all ---- */

static int
by_sort(const void *left, const void *right)
{
	return strcmp(((const struct completion *)left)->sort, ((const struct completion *)right)->sort);
}

/* the word of a condition at the place */
static void
narrow_to_word(struct completing *c, uint32_t offset)
{
	uint32_t from = offset, to = offset;

	if (!c->caret->value || !is_format(c->caret->value, "condition"))
		return;
	while (from > c->out->replaced.from && !strchr(" \n()<>=!:", c->file->text[from - 1]))
		from--;
	while (to < c->out->replaced.to && !strchr(" \n()<>=!:", c->file->text[to]))
		to++;
	c->out->replaced = (struct span){from, to};
}

void
complete_at(struct completions *out, struct workspace *w, struct arena *a, const struct source *file, uint32_t offset)
{
	struct caret caret = caret_at(a, &w->c.schemas, file->text, file->size, offset);
	struct completing c = {out, w, a, file, &caret, ""};

	*out = (struct completions){.replaced = caret.word};
	narrow_to_word(&c, offset);
	if (offset > out->replaced.from)
		c.typed = arena_copy(a, file->text + out->replaced.from, offset - out->replaced.from);
	if (caret.at == CARET_KEY && caret.n == 1 && !caret.maps[0].schema && caret.indent == 0)
		add_kinds(&c);
	else if (caret.at == CARET_KEY)
		add_keys(&c);
	else if (caret.at == CARET_VALUE)
		add_values(&c);
	else if (caret.at == CARET_PROSE && caret.reference)
		add_any(&c);
	if (out->n)
		qsort(out->all, out->n, sizeof *out->all, by_sort);
}

void
complete_free(struct completions *c)
{
	free(c->all);
	*c = (struct completions){0};
}
