#include "link.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "../base/spread.h"
#include "../base/text.h"
#include "../syntax/cond.h"
#include "fact.h"
#include "territory.h"

enum { FEW = 500 }; /* cards of which the references are bound before another thread has begun */

struct linker {
	struct model *model;
	struct diags *diags;
	struct table missing; /* what references name that is not there → struct diag_repeat: all of them have one cause */
	bool failed;
};

static int
by_id(const void *left, const void *right)
{
	const struct card *a = *(struct card *const *)left, *b = *(struct card *const *)right;

	return strcmp(a->id, b->id);
}

/* ---- finding ---- */

static const struct card *
find_anywhere(const struct model *m, const char *text, size_t *matches)
{
	const struct card *found;

	if (!strchr(text, ':'))
		return card_named(m, text, matches);
	found = table_get(&m->ids, text);
	*matches = found != NULL;
	return found;
}

/* what has a short name inside the unit of that id */
static const struct card *
find_within(const struct model *m, const char *kind, const char *text, const char *id, size_t n)
{
	struct buf full = {0};
	const struct card *card;

	buf_add(&full, id, n);
	buf_putc(&full, '/');
	buf_puts(&full, text);
	card = card_find(m, kind, full.s);
	buf_free(&full);
	return card;
}

/* the length of the id of the unit within which an id is counted; 0 where it is none */
static size_t
parent_length(const char *id)
{
	const char *slash = strrchr(id, '/');

	return slash ? (size_t)(slash - id) : 0;
}

/* A short name names a part of the unit or, as in a document what its platform has, of the one it belongs to. */
static const struct card *
find_near(const struct model *m, const char *kind, const char *text, const struct card *unit)
{
	const struct card *card = find_within(m, kind, text, unit->id, strlen(unit->id));

	if (card || !parent_length(unit->id))
		return card;
	card = find_within(m, kind, text, unit->id, parent_length(unit->id));
	return card && card->outer ? card : NULL;
}

const struct card *
link_find(const struct model *m, const char *kind, const char *text, const struct card *unit)
{
	const struct card *card;
	size_t matches;

	if (!kind || strcmp(kind, "any") == 0) {
		card = find_anywhere(m, text, &matches);
		return matches == 1 ? card : NULL;
	}
	if ((card = card_find(m, kind, text)) || strchr(text, '/'))
		return card;
	return unit ? find_near(m, kind, text, unit) : NULL;
}

/* ---- by a former id ---- */

static const struct card *
find_was(const struct model *m, const char *kind, const char *text, size_t n)
{
	struct buf key = {0};
	const struct card *card;

	buf_printf(&key, "%s:%.*s", kind, (int)n, text);
	card = table_get(&m->was, key.s);
	buf_free(&key);
	return card && !card->hidden ? card : NULL;
}

/* The part that a unit has by that name, or had: what is counted within a unit that was renamed was renamed with it. */
static const struct card *
find_part(const struct model *m, const char *kind, const char *name, const struct card *of)
{
	struct buf id = {0};
	const struct card *card;

	buf_printf(&id, "%s/%s", of->id, name);
	card = card_find(m, kind, id.s);
	card = card ? card : find_was(m, kind, id.s, id.n);
	buf_free(&id);
	return card;
}

/* the first n bytes of a text as a former id, of the unit itself or of one that it is counted within */
static const struct card *
find_former(const struct model *m, const char *kind, const char *text, size_t n)
{
	const struct card *card = find_was(m, kind, text, n), *of;
	size_t cut = n;

	while (cut && text[cut - 1] != '/')
		cut--;
	for (size_t i = 0; !card && cut > 1 && i < m->kinds.n; i++)
		if ((of = find_former(m, m->kinds.entries[i].key, text, cut - 1))) {
			struct buf name = {0};

			buf_add(&name, text + cut, n - cut);
			card = find_part(m, kind, name.s, of);
			buf_free(&name);
		}
	return card;
}

/* NULL where several units had it */
static const struct card *
find_former_anywhere(const struct model *m, const char *text)
{
	const char *colon = strchr(text, ':');
	const struct card *found = NULL, *card;
	struct buf kind = {0};

	if (colon) {
		buf_add(&kind, text, (size_t)(colon - text));
		found = find_former(m, kind.s, colon + 1, strlen(colon + 1));
		buf_free(&kind);
		return found;
	}
	for (size_t i = 0; i < m->kinds.n; i++)
		if ((card = find_former(m, m->kinds.entries[i].key, text, strlen(text)))) {
			if (found && found != card)
				return NULL;
			found = card;
		}
	return found;
}

static const struct card *
find_former_part(const struct model *m, const char *kind, const char *text, const char *id, size_t n)
{
	struct buf full = {0};
	const struct card *card;

	buf_printf(&full, "%.*s/%s", (int)n, id, text);
	card = find_was(m, kind, full.s, full.n);
	buf_free(&full);
	return card;
}

/* a part of the unit, or of the one it belongs to, by its former short name; the unit can have had another id itself then */
static const struct card *
find_former_near(const struct model *m, const char *kind, const char *text, const struct card *unit)
{
	const struct node *was = node_get(unit->whole, "was");
	const struct card *card = find_former_part(m, kind, text, unit->id, strlen(unit->id));

	if (!card && parent_length(unit->id))
		card = find_former_part(m, kind, text, unit->id, parent_length(unit->id));
	for (const struct node *n = was ? was->first : NULL; n && !card; n = n->next)
		card = find_former_part(m, kind, text, n->text, strlen(n->text));
	return card;
}

const struct card *
link_find_old(const struct model *m, const char *kind, const char *text, const struct card *unit)
{
	const struct card *card;

	if (!m->was.n)
		return NULL;
	if (!kind || strcmp(kind, "any") == 0)
		return find_former_anywhere(m, text);
	card = find_former(m, kind, text, strlen(text));
	return card || !unit || strchr(text, '/') ? card : find_former_near(m, kind, text, unit);
}

const struct card *
link_resolve(const struct model *m, const char *kind, const char *text, const struct card *unit)
{
	const struct card *card = link_find(m, kind, text, unit);

	return card ? card : link_find_old(m, kind, text, unit);
}

/* ---- what is said when nothing is found ---- */

struct id_list {
	struct kind kind;
	const struct card *unit;
};

/* whether a short name in the unit can mean the card */
static bool
is_near(const struct card *card, const struct card *unit)
{
	size_t n = parent_length(unit->id);

	return card->unit == unit || (card->outer && n && strncmp(card->unit->id, unit->id, n) == 0 && !card->unit->id[n]);
}

/* the ids of a kind; those inside the unit, or the one it belongs to, also by their short names */
static const char *
id_text(const void *ctx, size_t i)
{
	const struct id_list *ids = ctx;

	if (i < ids->kind.n)
		return ids->kind.cards[i]->id;
	i -= ids->kind.n;
	if (i < ids->kind.n)
		return is_near(ids->kind.cards[i], ids->unit) ? ids->kind.cards[i]->name : "";
	return strcmp(ids->kind.name, "fact") == 0 ? fact_builtin_name(i - ids->kind.n) : NULL;
}

/* the full id of what has that name inside another unit */
static const char *
named_elsewhere(const struct id_list *ids, const char *name)
{
	for (size_t i = 0; i < ids->kind.n; i++)
		if (ids->kind.cards[i]->parent && strcmp(ids->kind.cards[i]->name, name) == 0)
			return ids->kind.cards[i]->id;
	return NULL;
}

/* the places that a code which there is not is near to */
static bool
suggest_place(struct linker *l, struct diag *d, struct place place, const char *code)
{
	const char *near[TERRITORIES_NEAR], *hint = territory_hint(&l->diags->arena, code);

	if (hint)
		diag_help(l->diags, d, "%s", hint);
	if (territory_near(code, near) == 1)
		diag_edit(l->diags, d, place, near[0], false);
	return hint != NULL;
}

static const char *
same_letters_id(const struct id_list *ids, const char *text)
{
	for (size_t i = 0; i < ids->kind.n; i++)
		if (text_same_letters(ids->kind.cards[i]->id, text))
			return ids->kind.cards[i]->id;
	return NULL;
}

/* whether a text has the letters of one id, and of no other */
static bool
is_the_same(const struct id_list *ids, const char *text)
{
	size_t n = 0;

	for (size_t i = 0; i < ids->kind.n; i++)
		n += text_same_letters(ids->kind.cards[i]->id, text);
	return n == 1;
}

/* the place of which this is the code without the country: CA for US-CA */
static const char *
place_in_country(const struct id_list *ids, const char *text)
{
	for (size_t i = 0; i < ids->kind.n && strcmp(ids->kind.name, "jurisdiction") == 0; i++) {
		const char *dash = strchr(ids->kind.cards[i]->id, '-');

		if (dash && strcmp(dash + 1, text) == 0)
			return ids->kind.cards[i]->id;
	}
	return NULL;
}

/* the id that was probably meant, or NULL */
static const char *
id_meant(const struct id_list *ids, const char *text)
{
	const char *id = same_letters_id(ids, text);

	id = id ? id : place_in_country(ids, text);
	id = id ? id : nearest_word(text, id_text, ids);
	return id ? id : named_elsewhere(ids, text);
}

/* the first of the units of a kind that are counted within another */
static const struct card *
first_within(const struct model *m, const char *kind, const struct card *of)
{
	struct kind all = cards_of(m, kind);
	size_t n = strlen(of->id);

	for (size_t i = 0; i < all.n; i++)
		if (strncmp(all.cards[i]->id, of->id, n) == 0 && all.cards[i]->id[n] == '/')
			return all.cards[i];
	return NULL;
}

static const char *
article(const char *noun)
{
	return strchr("aeiou", *noun) ? "an" : "a";
}

/* what to do where nothing of that kind is nearly called so */
static void
help_dangling(struct linker *l, struct diag *d, const struct ref *ref, const struct id_list *ids)
{
	bool of_file = schema_of_kind(l->model->schemas, ref->kind) != NULL;
	size_t matches;
	const struct card *other = card_named(l->model, ref->text, &matches), *part = other ? first_within(l->model, ref->kind, other) : NULL;

	if (part)
		diag_help(l->diags, d, "'%s' is %s %s; name one %s of it, such as '%s'", ref->text, article(other->kind), other->kind, ref->kind, part->id);
	else if (other)
		diag_help(l->diags, d, "'%s' is %s %s, and %s %s is needed here", ref->text, article(other->kind), other->kind, article(ref->kind), ref->kind);
	else if (ids->kind.n == 0)
		diag_help(l->diags, d,
		          of_file ? "the project has no %s yet; 'regc new %s' prints one to fill in"
		                  : "the project has no %s yet; each %s is defined inside the unit it belongs to",
		          ref->kind, ref->kind);
	else
		diag_help(l->diags, d,
		          strcmp(ref->kind, "fact") == 0
		                  ? "declare the %s '%s' in the regulation, or use one of the %zu that are declared, such as '%s', "
		                    "or a built-in fact ('regc explain RG4001')"
		          : of_file ? "add a file that begins with '%s: %s', or use one of the %zu that exist, such as '%s'"
		                    : "define the %s '%s', or use one of the %zu that exist, such as '%s'",
		          ref->kind, ref->text, ids->kind.n, ids->kind.cards[0]->id);
}

/* What is missing, as one thing for all references to it, whatever kind they take it for; of a short name that of one unit. */
static const char *
missing_key(const struct linker *l, const struct card *card, const char *kind, const char *id)
{
	bool whole = strchr(id, '/') || strcmp(kind, "unit") == 0 || schema_of_kind(l->model->schemas, kind);

	return arena_printf(&l->model->arena, "%s:%s:%s", whole ? "" : kind, id, whole ? "" : card->unit->id);
}

/* what is not there, with all references to it, and the id that is meant instead */
struct missing {
	struct diag_repeat found;
	const char *near; /* or NULL */
	bool safe;
};

/* the edit that writes another id in the place of the first n bytes of a reference, if that stands there as it is */
static void
mend_reference(struct linker *l, struct diag *d, const struct card *card, const struct ref *ref, size_t n, const char *id, bool safe)
{
	const char *before = ref->node ? "" : "ref:";
	size_t length = ref->span.to - ref->span.from;

	if (length == strlen(before) + strlen(ref->text) || (ref->node && !ref->node->plain))
		diag_edit(l->diags, d, (struct place){card->source, ref->span}, arena_printf(&l->model->arena, "%s%s%s", before, id, ref->text + n), safe);
}

/* says what is meant instead, at all places */
static void
propose(struct linker *l, const struct card *card, const struct ref *ref, size_t n, struct missing *m, const char *near, bool safe)
{
	m->near = near;
	m->safe = safe;
	diag_help(l->diags, m->found.d, "did you mean '%s'?", near);
	mend_reference(l, m->found.d, card, ref, n, near, safe);
}

/* The finding that something is not there, which is the first n bytes of a reference; one that was added already gets another place, and
 * NULL is given. */
static struct missing *
add_missing(struct linker *l, const struct card *card, const struct ref *ref, const char *kind, const char *id)
{
	struct missing **m = (struct missing **)table_put(&l->missing, missing_key(l, card, kind, id));
	struct place place = {card->source, ref->span};

	l->failed = true;
	if (*m) {
		diag_again(l->diags, &(*m)->found, place);
		if ((*m)->near)
			mend_reference(l, (*m)->found.d, card, ref, strlen(id), (*m)->near, (*m)->safe);
		return NULL;
	}
	*m = arena_take(&l->model->arena, sizeof **m);
	(*m)->found.d = diag_add(l->diags, RG3001, place, "unknown %s '%s'", kind, id);
	return *m;
}

static void
end_missing(struct linker *l)
{
	for (size_t i = 0; i < l->missing.n; i++)
		diag_again_end(l->diags, &((struct missing *)l->missing.entries[i].value)->found);
	table_free(&l->missing);
}

static void
dangling(struct linker *l, const struct card *card, const struct ref *ref)
{
	struct id_list ids = {cards_of(l->model, ref->kind), card->unit};
	struct place place = {card->source, ref->span};
	struct missing *m = add_missing(l, card, ref, ref->kind, ref->text);
	const struct card *old;
	const char *near;
	struct diag *d;

	if (!m)
		return;
	d = m->found.d;
	if (strcmp(ref->kind, "jurisdiction") == 0 && suggest_place(l, d, place, ref->text))
		;
	else if ((old = link_find_old(l->model, ref->kind, ref->text, card->unit))) {
		diag_help(l->diags, d, "it was renamed to '%s'", old->id);
		diag_edit(l->diags, d, place, old->id, false);
	} else if ((near = id_meant(&ids, ref->text))) {
		propose(l, card, ref, strlen(ref->text), m, near, is_the_same(&ids, ref->text));
	} else if (strcmp(ref->kind, "jurisdiction") == 0) {
		diag_help(l->diags, d, "use an ISO 3166 code, such as GB or US-CA, or add a file that begins with 'jurisdiction: %s'",
		          ref->text);
	} else {
		help_dangling(l, d, ref, &ids);
	}
}

static void
dangling_any(struct linker *l, const struct card *card, const struct ref *ref)
{
	const char *before = ref->node ? "" : "ref:";
	struct place place = {card->source, ref->span};
	size_t matches;
	struct missing *m;
	struct diag *d;

	find_anywhere(l->model, ref->text, &matches);
	if (matches > 1) {
		d = diag_add(l->diags, RG3004, place, "'%s' is ambiguous: several units have this id", ref->text);
		diag_help(l->diags, d, "put the kind before it, as in '%scategory:%s'", before, ref->text);
	} else if ((m = add_missing(l, card, ref, "unit", ref->text))) {
		diag_help(l->diags, m->found.d, ref->node ? "write the kind and the full id, such as 'obligation:eu-ai-act/art-50-4'"
		                                : "write the full id after 'ref:', such as 'ref:eu-ai-act/art-50-4'");
	}
	l->failed = true;
}

/* the kind of the units in which those of a kind are, by the schemas; NULL where they are in none */
static const char *
kind_around(const struct schemas *all, const char *kind)
{
	const struct schema *own = schema_of_kind(all, kind);

	for (size_t i = 0; own && i < own->nproperties; i++)
		if (schema_flags(own->properties[i].schema) & X_PARENT)
			return schema_refers(own->properties[i].schema);
	for (size_t k = 0; !own && k < all->kinds.n; k++) {
		const struct schema *outer = all->kinds.entries[k].value;

		for (size_t i = 0; i < outer->nproperties; i++) {
			const struct schema *items = schema_base(outer->properties[i].schema)->items;

			if (items && text_is(schema_base(items)->kind, kind))
				return outer->kind;
		}
	}
	return NULL;
}

/* the kind of the units whose id is the first part of the ids of a kind; NULL where that has no parts, or is not known */
static const char *
kind_of_whole(const struct schemas *all, const char *kind)
{
	const char *around = kind ? kind_around(all, kind) : NULL, *found = NULL;

	for (; around; around = kind_around(all, around))
		found = around;
	return found;
}

/* Where an id is that of a part of something, and nothing at all has the id before the slash: what is missing is that. Of a
 * reference in prose no kind is known. False where the part is what is missing. */
static bool
dangling_whole(struct linker *l, const struct card *card, const struct ref *ref)
{
	const char *slash = strchr(ref->text, '/'), *kind = kind_of_whole(l->model->schemas, ref->kind);
	struct id_list ids = {kind ? cards_of(l->model, kind) : (struct kind){0}, card->unit};
	const char *whole, *near = NULL;
	struct missing *m;
	size_t matches;

	if (!slash || strchr(ref->text, ':'))
		return false;
	whole = arena_copy(&l->model->arena, ref->text, (size_t)(slash - ref->text));
	if (card_named(l->model, whole, &matches) || matches || same_letters_id(&ids, whole))
		return false;
	if (!(m = add_missing(l, card, ref, kind ? kind : "unit", whole)))
		return true;
	near = kind ? nearest_word(whole, id_text, &ids) : NULL;
	if (near)
		propose(l, card, ref, strlen(whole), m, near, false);
	else if (kind && ids.kind.n)
		diag_help(l->diags, m->found.d, "add a file that begins with '%s: %s', or use one of the %zu that exist, such as '%s'", kind, whole,
		          ids.kind.n, ids.kind.cards[0]->id);
	else if (kind)
		diag_help(l->diags, m->found.d, "the project has no %s yet; 'regc new %s' prints one to fill in", kind, kind);
	else
		diag_help(l->diags, m->found.d, "nothing has this id; if it was renamed, list it under 'was' there");
	return true;
}

static bool
is_builtin(const struct ref *ref)
{
	return strcmp(ref->kind, "fact") == 0 && fact_builtin(ref->text);
}

/* the unit that an id is counted within */
static bool
is_parent(const struct ref *ref)
{
	return ref->node && (schema_flags(ref->node->schema) & X_PARENT);
}

static void
old_id(struct linker *l, const struct card *card, const struct ref *ref)
{
	struct place place = {card->source, ref->span};
	struct diag *d = diag_add(l->diags, RG3006, place, "'%s' is a former id of '%s'", ref->text, ref->to->id);

	diag_help(l->diags, d, "use '%s'", ref->to->id);
	diag_edit(l->diags, d, place, ref->to->id, true);
}

static bool
in_lock(const struct card *card)
{
	return strcmp(card->unit->kind, "lock") == 0;
}

/* ---- what is left to the project ---- */

/* the value that the project gives by default for a key, as the schema of the key has it; NULL where it gives none */
static const char *
default_of(const struct model *m, const struct node *n)
{
	struct kind projects = cards_of(m, "project");
	const char *value = projects.n ? node_text(node_get(projects.cards[0]->facts, "defaults"), n->key) : NULL;
	int i = schema_index(n->schema, value);

	return i < 0 ? NULL : node_at(schema_words(n->schema), (size_t)i)->text;
}

/* "'status': how far the review of the mapping is; one of draft or approved" */
static const char *
key_says(struct arena *a, const struct node *n)
{
	const char *words = "";

	for (const struct node *w = schema_words(n->schema)->first; w; w = w->next)
		words = arena_printf(a, "%s%s%s", words, !*words ? "" : w->next ? ", " : " or ", w->text);
	return arena_printf(a, "'%s': %s; one of %s", n->key, schema_title(n->schema), words);
}

static bool
lacks_default(const struct node *n)
{
	return n->by_default && !*n->text;
}

/* All that one map lacks is one finding. */
static void
no_defaults(struct linker *l, const struct card *card, const struct node *map, size_t lacking)
{
	struct arena *a = &l->diags->arena;
	const char *names = "", *says = "";
	struct span span = {0, 0};
	struct diag *d;
	size_t i = 0;

	for (const struct node *n = map->first; n; n = n->next)
		if (lacks_default(n)) {
			span = n->span;
			names = arena_printf(a, "%s%s'%s'", names, i == 0 ? "" : i + 1 < lacking ? ", " : " and ", n->key);
			says = arena_printf(a, "%s%s%s", says, i ? "\n" : "", key_says(a, n));
			i++;
		}
	d = diag_add(l->diags, RG2002, (struct place){card->source, span}, "missing key%s %s", lacking == 1 ? "" : "s", names);
	diag_help(l->diags, d, lacking == 1 ? "add %s; or give it for all of them under 'defaults' in regc.yaml"
	                                    : "add\n%s\nor give them for all mappings under 'defaults' in regc.yaml", says);
	l->failed = true;
}

/* The text of such a node is a slot: it is set anew by each link. */
static void
take_defaults(struct linker *l, const struct card *card, struct node *map)
{
	size_t lacking = 0;

	for (struct node *n = map->first; n; n = n->next) {
		const char *value = n->by_default ? default_of(l->model, n) : NULL;

		if (n->by_default)
			n->text = value ? value : "";
		lacking += lacks_default(n);
		take_defaults(l, card, n);
	}
	if (lacking)
		no_defaults(l, card, map, lacking);
}

static void
bind_to(const struct card *to, struct ref *ref)
{
	ref->to = to;
	if (ref->node)
		ref->node->to = to;
}

/* What a lock file names may be gone or renamed since it was written; whoever checks the evidence says so (lock_check). */
static void
bind_recorded(struct linker *l, const struct card *card, struct ref *ref)
{
	struct model *m = l->model;

	if (!(ref->to = link_find(m, ref->kind, ref->text, card->unit))) {
		ref->to = link_find_old(m, ref->kind, ref->text, card->unit);
		m->stale = mem_room(m->stale, m->nstale, &m->cap_stale, sizeof *m->stale);
		m->stale[m->nstale++] = (struct stale){card, ref, is_parent(ref)};
	}
	bind_to(ref->to, ref);
}

/* ---- links in prose without ref: ---- */

/* what a path or address within the site names, without what leads up or down to a folder, its end and its fragment */
static const char *
bare_name(struct arena *a, const char *target)
{
	static const char *const ends[] = {".yaml", ".html", ".xml"};
	size_t n;

	while (*target == '.' || *target == '/')
		target++;
	n = strcspn(target, "#?");
	target = arena_copy(a, target, n);
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (ends_with(target, ends[i]))
			return arena_copy(a, target, n - strlen(ends[i]));
	return target;
}

/* the unit of the file whose path, or the end of it, this is */
static const struct card *
find_file(struct arena *a, const struct model *m, const char *name)
{
	const char *path = arena_printf(a, "%s.yaml", name), *end = arena_printf(a, "/%s", path);

	for (size_t i = 0; i < m->n; i++) {
		const struct card *card = m->cards[i];

		if (card->unit == card && (strcmp(card->source->path, path) == 0 || ends_with(card->source->path, end)))
			return card;
	}
	return NULL;
}

/* the unit that a link without ref: was meant to lead to: by its id, in full or within the unit, its page or its file */
static const struct card *
find_bare(struct arena *a, const struct model *m, const char *target, const struct card *unit)
{
	const char *name = bare_name(a, target), *folder = strchr(name, '/');
	const struct card *found;
	size_t matches;

	if (!*name)
		return NULL;
	if ((found = find_anywhere(m, name, &matches)) ||
	    (found = find_anywhere(m, arena_printf(a, "%s/%s", unit->id, name), &matches)) ||
	    (folder && (found = find_anywhere(m, folder + 1, &matches))))
		return found;
	return find_file(a, m, name);
}

static void
bare_link(const struct linker *l, const struct card *card, const struct ref *ref)
{
	struct arena *a = &l->diags->arena;
	struct place place = {card->source, ref->span};
	const struct card *meant = find_bare(a, l->model, ref->text, card->unit);
	struct diag *d = diag_add(l->diags, RG3030, place, "the link to '%s' leads nowhere", ref->text);
	size_t matches;
	const char *id;

	if (!meant) {
		diag_help(l->diags, d, "link to a web address, https://…, or to a unit as 'ref:' and its full id");
		return;
	}
	find_anywhere(l->model, meant->id, &matches);
	if (matches > 1) {
		diag_help(l->diags, d, "several units have this id; put 'ref:' and the kind before it, as in 'ref:%s'", meant->key);
		return;
	}
	id = arena_printf(a, "ref:%s", meant->id);
	diag_help(l->diags, d, "a link to a unit begins with 'ref:'; write '%s'", id);
	if (ref->span.to - ref->span.from == strlen(ref->text))
		diag_edit(l->diags, d, place, id, true);
}

/* whether a reference names no unit, though something may be wrong with it */
static bool
names_none(const struct ref *ref)
{
	return ref->bare || ref->also || (ref->kind && is_builtin(ref));
}

/* Binds what needs no word: the references of a card up to the first that names nothing. Threads do this. */
static void
bind_present(void *ctx, unsigned thread, size_t first, size_t past)
{
	const struct model *m = ctx;

	(void)thread;
	for (size_t i = first; i < past; i++) {
		const struct card *card = m->cards[i];
		bool all = !in_lock(card);

		for (size_t k = 0; k < card->nrefs; k++) {
			struct ref *ref = &card->refs[k];

			if (names_none(ref))
				continue;
			bind_to(all ? link_find(m, ref->kind, ref->text, card->unit) : NULL, ref);
			all = all && ref->to;
		}
	}
}

/* what is not bound yet */
static void
bind(struct linker *l, const struct card *card, struct ref *ref)
{
	if (in_lock(card)) {
		bind_recorded(l, card, ref);
		return;
	}
	if (ref->bare)
		bare_link(l, card, ref);
	if (ref->to || names_none(ref))
		return;
	bind_to(link_find(l->model, ref->kind, ref->text, card->unit), ref);
	if (!ref->to && (ref->to = link_find_old(l->model, ref->kind, ref->text, card->unit))) {
		bind_to(ref->to, ref);
		old_id(l, card, ref);
	}
	if (ref->to || dangling_whole(l, card, ref))
		return;
	if (ref->kind)
		dangling(l, card, ref);
	else
		dangling_any(l, card, ref);
}

static void
bind_all(struct linker *l, unsigned jobs)
{
	spread(l->model->n, jobs, FEW, bind_present, l->model);
	for (size_t i = 0; i < l->model->n; i++) {
		struct card *card = l->model->cards[i];

		for (size_t k = 0; k < card->nrefs; k++) {
			struct ref *ref = &card->refs[k];

			bind(l, card, ref);
			if (is_parent(ref))
				card->parent = ref->to;
		}
	}
}

/* A unit is counted within the present id of its parent, also where its file still has a former one. */
static bool
move_card(struct linker *l, struct card *card)
{
	for (size_t k = 0; k < card->nrefs; k++) {
		const struct ref *ref = &card->refs[k];
		const struct card *to = is_parent(ref) && !card_find(l->model, ref->kind, ref->text)
		                                ? link_find_old(l->model, ref->kind, ref->text, NULL) : NULL;

		if (to)
			return index_move(l->model, l->diags, card, to);
	}
	return false;
}

/* until none moves, since a parent can itself be counted within another; lock files are only read, and keep theirs */
static void
move_cards(struct linker *l)
{
	bool moved = l->model->was.n > 0;

	while (moved) {
		moved = false;
		for (size_t i = 0; i < l->model->n; i++)
			moved = (!in_lock(l->model->cards[i]) && move_card(l, l->model->cards[i])) || moved;
	}
	l->failed = diag_count(l->diags, SEVERITY_ERROR) > 0;
}

/* whether nothing can be said from a lock file: what it is of is gone, or has another by its new id */
static bool
is_orphan(const struct model *m, const struct stale *s)
{
	return s->owner && (!s->ref->to || find_within(m, s->card->kind, s->card->name, s->ref->to->id, strlen(s->ref->to->id)));
}

static void
hide_orphans(struct model *m)
{
	size_t hidden = 0;

	for (size_t i = 0; i < m->nstale; i++)
		for (size_t c = 0; is_orphan(m, &m->stale[i]) && c < m->n; c++)
			if (m->cards[c]->unit == m->stale[i].card)
				hidden += m->cards[c]->hidden = true;
	if (hidden)
		index_hide(m);
}

/* ---- cycles ---- */

enum colour { UNSEEN, OPEN, DONE };

struct walk {
	struct linker *linker;
	struct table colours; /* "kind:id" → enum colour + 1 */
	const struct ref **path;
	const struct card **path_cards;
	size_t n, cap, cap_cards;
};

static void
report_cycle(struct walk *w, const struct card *to)
{
	struct diags *ds = w->linker->diags;
	size_t first = w->n - 1;
	struct diag *d;

	while (first > 0 && w->path_cards[first] != to)
		first--;
	d = diag_add(ds, RG3003, (struct place){w->path_cards[first]->source, w->path[first]->span},
	             "%s '%s' refers back to itself", to->kind, to->id);
	for (size_t i = first + 1; i < w->n; i++)
		diag_note(ds, d, (struct place){w->path_cards[i]->source, w->path[i]->span}, "through '%s'",
		          w->path_cards[i]->id);
	diag_help(ds, d, "remove the reference that is wrong");
	w->linker->failed = true;
}

static void
visit(struct walk *w, const struct card *card)
{
	*table_put(&w->colours, card->key) = (void *)(intptr_t)OPEN;
	for (size_t i = 0; i < card->nrefs; i++) {
		const struct ref *ref = &card->refs[i];
		enum colour c;

		if (!ref->acyclic || !ref->to)
			continue;
		w->path = mem_room(w->path, w->n, &w->cap, sizeof *w->path);
		w->path_cards = mem_room(w->path_cards, w->n, &w->cap_cards, sizeof *w->path_cards);
		w->path[w->n] = ref;
		w->path_cards[w->n++] = card;
		c = (enum colour)(intptr_t)table_get(&w->colours, ref->to->key);
		if (c == OPEN)
			report_cycle(w, ref->to);
		else if (c == UNSEEN)
			visit(w, ref->to);
		w->n--;
	}
	*table_put(&w->colours, card->key) = (void *)(intptr_t)DONE;
}

static bool
has_acyclic(const struct card *card)
{
	for (size_t i = 0; i < card->nrefs; i++)
		if (card->refs[i].acyclic)
			return true;
	return false;
}

static void
find_cycles(struct linker *l)
{
	struct walk w = {.linker = l};

	for (size_t i = 0; i < l->model->n; i++) {
		const struct card *card = l->model->cards[i];

		if (has_acyclic(card) && !table_get(&w.colours, card->key))
			visit(&w, card);
	}
	table_free(&w.colours);
	free(w.path);
	free(w.path_cards);
}

/* ---- the way back ---- */

static void
count_back(struct model *m)
{
	for (size_t i = 0; i < m->n; i++)
		m->cards[i]->nfrom = 0;
	for (size_t i = 0; i < m->n; i++)
		for (size_t k = 0; k < m->cards[i]->nrefs; k++)
			if (m->cards[i]->refs[k].to)
				((struct card *)m->cards[i]->refs[k].to)->nfrom++;
}

static int
by_name(const void *a, const void *b)
{
	return strcmp((*(const struct kind *const *)a)->name, (*(const struct kind *const *)b)->name);
}

/* the kinds of the model by name, so that the references of one kind stand together */
static const struct kind **
kinds_by_name(struct model *m)
{
	const struct kind **all;

	ARENA_ARRAY(&m->arena, all, m->kinds.n + 1);
	for (size_t i = 0; i < m->kinds.n; i++)
		all[i] = m->kinds.entries[i].value;
	qsort(all, m->kinds.n, sizeof *all, by_name);
	return all;
}

void
link_back(struct model *m)
{
	const struct kind **kinds = kinds_by_name(m);

	count_back(m);
	for (size_t i = 0; i < m->n; i++) {
		ARENA_ARRAY(&m->arena, m->cards[i]->from, m->cards[i]->nfrom);
		ARENA_ARRAY(&m->arena, m->cards[i]->from_cards, m->cards[i]->nfrom);
		m->cards[i]->nfrom = 0;
	}
	for (size_t kind = 0; kind < m->kinds.n; kind++) {
		const struct kind *k = kinds[kind];

		for (size_t i = 0; i < k->n; i++)
			for (size_t r = 0; r < k->cards[i]->nrefs; r++) {
				struct card *to = (struct card *)k->cards[i]->refs[r].to;

				if (!to)
					continue;
				to->from_cards[to->nfrom] = k->cards[i];
				to->from[to->nfrom++] = &k->cards[i]->refs[r];
			}
	}
}

bool
link_cards(struct model *m, struct diags *ds, unsigned jobs)
{
	struct linker l = {.model = m, .diags = ds};

	move_cards(&l);
	for (size_t i = 0; i < m->kinds.n; i++) {
		struct kind *k = m->kinds.entries[i].value;

		qsort(k->cards, k->n, sizeof *k->cards, by_id);
		for (size_t j = 0; j < k->n; j++)
			k->cards[j]->order = j;
	}
	for (size_t i = 0; i < m->n; i++)
		if (m->cards[i]->defaults)
			take_defaults(&l, m->cards[i], m->cards[i]->whole);
	bind_all(&l, jobs);
	end_missing(&l);
	hide_orphans(m);
	if (!l.failed)
		find_cycles(&l);
	if (!l.failed)
		link_back(m);
	return !l.failed;
}

void
link_body(const struct model *m, const struct card *unit, struct node *body)
{
	const char *kind = body->kind == NODE_SCALAR && body->schema ? schema_refers(body->schema) : NULL;

	if (kind)
		body->to = link_resolve(m, kind, body->text, unit);
	if (body->by_default)
		body->text = default_of(m, body);
	for (struct node *n = body->first; n; n = n->next)
		link_body(m, unit, n);
}
