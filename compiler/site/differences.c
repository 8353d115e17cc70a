#include "differences.h"

#include <stdlib.h>
#include <string.h>

#include "../base/text.h"
#include "../law/pins.h"
#include "../pages/answer.h"
#include "differing.h"

const char *
difference_section_name(enum difference_section s)
{
	static const char *const names[SECTIONS] = {"bands",    "flags",    "force",    "law",     "facts",
	                                            "clauses",  "mappings", "evidence", "reviews", "rest"};

	return names[s];
}

const char *
cause_name(enum cause c)
{
	static const char *const names[CAUSES] = {"law", "date", "map", "evidence", "assumption", "library"};
	unsigned i = 0;

	while (c >> (i + 1))
		i++;
	return names[i];
}

/* ---- what the files that compare share ---- */

unsigned
differing_by_library(unsigned causes)
{
	return causes & CAUSE_MAP ? (causes & ~(unsigned)CAUSE_MAP) | CAUSE_LIBRARY : causes;
}

struct state_difference *
differing_add(struct differing *d, enum difference_section section, unsigned causes, const struct card *unit)
{
	struct differences *out = d->out;
	struct state_difference *one;

	out->all = mem_room(out->all, out->n, &out->cap, sizeof *out->all);
	one = &out->all[out->n++];
	if (unit && library_of(unit)) /* an edit of it is not one of the map */
		causes = differing_by_library(causes);
	*one = (struct state_difference){.section = section, .causes = causes, .unit = unit, .subject = unit ? unit->key : "",
	                           .because = node_list(d->arena), .before = node_list(d->arena)};
	return one;
}

struct node *
differing_list(struct arena *a, enum reason_code code)
{
	struct node *list = node_list(a);

	reason_add(a, list, code);
	return list;
}

void
differing_listed(struct arena *a, struct node *reason, const char *name, const struct node *list)
{
	const struct node *first = list->first;
	struct node *both = node_list(a), *chain = node_copy(a, first);

	for (const struct node *next = first->next; next && next->next; next = next->next) {
		struct node *comma = reason_add(a, node_list(a), REASON_CHANGE_COMMA), *one = node_list(a), *other = node_list(a);

		node_add(one, NULL, chain);
		node_add(other, NULL, node_copy(a, next));
		reason_all(a, comma, "one", one);
		reason_all(a, comma, "other", other);
		chain = comma;
	}
	node_add(both, NULL, chain);
	if (first->next)
		node_add(both, NULL, node_copy(a, list->last));
	reason_all(a, reason, name, both);
}

void
differing_article(struct arena *a, struct node *reason, const struct card *unit)
{
	reason_named(a, reason, "article", strcmp(unit->kind, "obligation") == 0 ? citation_with_law(a, unit, unit->unit) : unit->title, unit);
}

static bool
holds(const struct pairing *p, const struct node *list, const struct node *like, bool like_is_left)
{
	for (const struct node *n = list->first; n; n = n->next)
		if (like_is_left ? pairing_same_reason(p, like, n) : pairing_same_reason(p, n, like))
			return true;
	return false;
}

struct node *
differing_only(struct arena *a, const struct pairing *p, const struct node *of, const struct node *other, bool of_is_left)
{
	struct node *list = node_list(a);

	for (const struct node *n = of->first; n; n = n->next)
		if (!holds(p, other, n, of_is_left) && !reason_find(list, n))
			node_add(list, NULL, node_copy(a, n));
	return list;
}

/* ---- the whole ---- */

static int
by_weight(const void *left, const void *right)
{
	const struct state_difference *a = left, *b = right;
	int order = (int)a->section - (int)b->section;

	order = order ? order : b->weight - a->weight;
	order = order ? order : strcmp(a->subject, b->subject);
	order = order ? order : strcmp(a->was ? a->was : "", b->was ? b->was : "");
	return order ? order : strcmp(a->now ? a->now : "", b->now ? b->now : "");
}

/* ---- files of which nothing is listed ---- */

static const struct site_input *
find_file(const struct state *s, const char *path)
{
	size_t low = 0, high = s->nfiles;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int order = strcmp(s->files[mid].path, path);

		if (!order)
			return &s->files[mid];
		if (order < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return NULL;
}

static void
note_file(struct table *told, const struct card *card)
{
	if (card)
		*table_put(told, card->source->path) = (void *)card;
}

/* a unit, by both its paths where it has two */
static void
note_files(const struct differing *d, struct table *told, const struct card *unit)
{
	note_file(told, unit);
	note_file(told, pairing_left(&d->all, unit));
	note_file(told, pairing_right(&d->all, unit));
}

/* what is told of a mapping because it is itself another, and not because the law or a fact is */
static bool
is_of_mapping(const struct state_difference *one)
{
	return one->section == SECTION_MAPPINGS || one->section == SECTION_REVIEWS || text_is(one->was, "not-mapped") ||
	       text_is(one->now, "not-mapped");
}

/* the lock files that evidence of a unit, or of all of a platform, is told from */
static void
note_locks(struct table *told, const struct model *m, const struct card *unit)
{
	struct kind locks = cards_of(m, "lock");

	for (size_t i = 0; i < locks.n; i++) {
		const struct card *owner = locks.cards[i]->parent;

		if (owner && (strcmp(owner->key, unit->key) == 0 || (unit->parent && strcmp(owner->key, unit->parent->key) == 0) ||
		              (owner->parent && strcmp(owner->parent->key, unit->key) == 0)))
			note_file(told, locks.cards[i]);
	}
}

static void
note_told(const struct differing *d, struct table *told, const struct state_difference *one)
{
	note_files(d, told, one->unit);
	if (one->section == SECTION_EVIDENCE) {
		note_locks(told, d->all.left, one->unit);
		note_locks(told, d->all.right, one->unit);
	}
	for (size_t i = 0; i < one->nmappings && is_of_mapping(one); i++)
		note_files(d, told, one->mappings[i].provision);
}

/* A renamed file is one that is gone and one that is new; only what either says counts here. On one day, for on another one
 * other units are law. */
static void
count_silent(struct differing *d)
{
	const struct state *left = &d->s->middle, *right = &d->s->right;
	struct table told = {0};

	for (size_t i = 0; i < d->out->n; i++)
		if (d->out->all[i].causes & ~(unsigned)(CAUSE_LAW | CAUSE_DATE))
			note_told(d, &told, &d->out->all[i]);
	*table_put(&told, PINS_FILE) = d; /* what it says of libraries is told of their units */
	for (size_t i = 0; i < right->nfiles; i++) {
		const struct site_input *was = find_file(left, right->files[i].path);

		if (was && memcmp(&was->digest, &right->files[i].digest, sizeof was->digest) == 0)
			continue;
		d->out->files++;
		d->out->silent += !table_get(&told, right->files[i].path);
	}
	for (size_t i = 0; i < left->nfiles; i++)
		if (!find_file(right, left->files[i].path)) {
			d->out->files++;
			d->out->silent += !table_get(&told, left->files[i].path);
		}
	table_free(&told);
}

/* ---- both sides ---- */

static void
pair(struct pairing *p, const struct state *left, const struct state *right)
{
	pairing_make(p, left->analysis->model, right->analysis->model);
}

void
differences_make(struct differences *out, struct arena *a, const struct states *s)
{
	struct differing d = {.out = out, .arena = a, .s = s, .edit = s->assumed ? CAUSE_ASSUMED : CAUSE_MAP,
	                      .days = s->left.analysis != s->middle.analysis, .maps = s->middle.analysis != s->right.analysis};

	*out = (struct differences){0};
	pair(&d.all, &s->left, &s->right);
	pair(&d.day, &s->left, &s->middle);
	pair(&d.map, &s->middle, &s->right);
	differing_verdicts(&d);
	differing_law(&d);
	differing_units(&d);
	if (out->n)
		qsort(out->all, out->n, sizeof *out->all, by_weight);
	if (!s->assumed)
		count_silent(&d);
	pairing_free(&d.all);
	pairing_free(&d.day);
	pairing_free(&d.map);
}

void
differences_free(struct differences *d)
{
	free(d->all);
	free(d->platforms);
	*d = (struct differences){0};
}
