#include "world.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../base/file.h"
#include "../base/packing.h"
#include "../base/spread.h"
#include "../form/serialise.h"
#include "../law/scenario.h"
#include "../law/verdict_pack.h"
#include "../pages/brand.h"

enum { FOLDERS_MOST = 16, TEMPLATE_MAX = 16 << 20, UNITS_LEAST = 500 /* for less no thread is begun */ };
enum { FACTS, BACK, VERDICTS, PROSE, RECORDED }; /* the bits of enum unit_part */

/* ---- cards ---- */

/* the id of a unit inside another; threads look at it, so that it is looked at is not noted */
static const char *
own_name(const struct node *unit)
{
	const char *key = schema_base(unit->schema)->properties[0].name;
	const struct node *n = unit->first;

	while (n && strcmp(n->key, key) != 0)
		n = n->next;
	return n ? n->text : NULL;
}

/* Of a unit inside another only its name: the rest of it is its own. */
static void
pack_node(struct buf *b, const struct node *n, bool top)
{
	bool unit = !top && n->kind == NODE_MAP && n->schema && schema_base(n->schema)->kind;

	pack_text(b, n->key);
	pack_number(b, n->kind);
	pack_number(b, unit ? 0 : n->line);
	pack_text(b, n->text);
	if (unit)
		pack_text(b, own_name(n));
	for (const struct node *c = unit ? NULL : n->first; c; c = c->next)
		pack_node(b, c, false);
	pack_number(b, 0);
}

/* its fields that belong to a part; of those of other parts, with PART_FACTS, only that they are there */
static void
pack_fields(struct buf *b, const struct card *card, enum unit_part part)
{
	for (const struct node *n = card->facts->first; n; n = n->next)
		if (index_part(card, n) == part)
			pack_node(b, n, false);
		else if (part == PART_FACTS)
			pack_text(b, n->key);
}

static void
pack_refs(struct buf *b, const struct card *card)
{
	for (size_t i = 0; i < card->nrefs; i++) {
		pack_text(b, card->refs[i].field);
		pack_text(b, card->refs[i].to ? card->refs[i].to->own_key : NULL);
	}
}

static void
pack_name(struct buf *b, const struct card *card)
{
	pack_text(b, card->own_key);
	pack_text(b, card->title);
	pack_text(b, card->citation);
	pack_number(b, card->audience);
	pack_number(b, card->cut);
	pack_number(b, card->unsure);
	pack_number(b, (uint64_t)(int64_t)card->as_of.from);
	pack_number(b, (uint64_t)(int64_t)card->as_of.until);
}

static void
pack_facts(struct buf *b, const struct card *card)
{
	pack_name(b, card);
	pack_text(b, card->source->path);
	pack_fields(b, card, PART_FACTS);
	pack_refs(b, card);
}

/* A search counts with what it found, a clause of a category with the kinds of services of its platform: that is counted from the
 * category. */
static void
pack_back(struct buf *b, const struct card *card, const struct comparison *comparison)
{
	bool category = strcmp(card->kind, "category") == 0;

	for (size_t i = 0; i < card->nfrom; i++) {
		const struct card *from = card->from_cards[i];

		pack_text(b, from->own_key);
		pack_text(b, card->from[i]->field);
		if (strcmp(from->kind, "search") == 0)
			pack_node(b, from->facts, true);
		else if (category && strcmp(from->kind, "provision") == 0)
			pack_number(b, compare_kinds(comparison, from->parent->parent));
	}
}

static void
pack_conditional(struct buf *b, const struct conditional *c)
{
	struct arena a = {0};

	verdict_pack_outcomes(b, c);
	pack_node(b, sets_list(&a, &c->highest), true);
	pack_node(b, sets_list(&a, &c->none), true);
	if (c->because)
		pack_node(b, c->because, true);
	arena_free(&a);
}

static void
pack_verdict(struct buf *b, const struct verdict *v)
{
	pack_text(b, v->obligation->own_key);
	pack_text(b, v->service->own_key);
	pack_text(b, v->place ? v->place->own_key : NULL);
	pack_number(b, v->mapping->line);
	verdict_pack_result(b, v);
	if (v->conditional)
		pack_conditional(b, v->conditional);
}

static void
pack_verdicts(struct buf *b, const struct verdicts *v, const struct card *provision)
{
	size_t i = provision->order;

	for (size_t k = v->first[i]; k < v->first[i + 1]; k++)
		pack_verdict(b, &v->all[k]);
	for (size_t k = v->also_first[i]; k < v->also_first[i + 1]; k++) {
		pack_text(b, v->also[k].place->own_key);
		pack_number(b, v->also[k].flag);
		pack_number(b, (uint64_t)v->also[k].lead);
	}
	pack_number(b, (uint64_t)(int64_t)v->holds[i].from);
	pack_number(b, (uint64_t)(int64_t)v->holds[i].until);
	pack_number(b, v->approved[i]);
	pack_number(b, v->evidence[i]);
}

/* adds to a digest what is in b, and empties that */
static void
chain(struct sha256 *d, struct buf *b)
{
	pack_digest(b, d);
	*d = sha256_of(b->s, b->n);
	b->n = 0;
}

/* what decides where in the lists of its units a clause stands: the duties it is mapped to in turn, where it is flagged */
static void
pack_listed(struct buf *b, const struct card *clause, const struct verdicts *v)
{
	pack_text(b, clause->own_key);
	for (size_t k = v->mappings_first[clause->order]; k < v->mappings_first[clause->order + 1]; k++)
		pack_text(b, v->mappings[k].obligation->own_key);
	for (size_t k = v->first[clause->order]; k < v->first[clause->order + 1]; k++) {
		pack_text(b, v->all[k].place ? v->all[k].place->own_key : NULL);
		pack_number(b, v->all[k].flag);
	}
	for (size_t k = v->also_first[clause->order]; k < v->also_first[clause->order + 1]; k++) {
		pack_text(b, v->also[k].place->own_key);
		pack_number(b, v->also[k].flag);
	}
}

/* cards being looked at, by several threads */
struct looking_at {
	struct world *w;
	const struct analysis *analysis;
	struct sha256 *listed; /* of each clause, of what pack_listed says */
	struct sha256 *shifts; /* of each mapping that assigns a duty */
	void (*look)(struct looking_at *l, struct buf *b, size_t i); /* at the i-th of what is spread */
};

static void
look_at_clause(struct looking_at *l, struct buf *b, size_t i)
{
	const struct card *clause = l->w->model->cards[i];
	const struct verdicts *v = l->analysis->verdicts;

	pack_verdicts(b, v, clause);
	chain(&l->w->parts[VERDICTS][i], b);
	pack_listed(b, clause, v);
	chain(&l->listed[clause->order], b);
	page_tasks(b, l->analysis, clause);
	chain(&l->w->tasks_of[clause->order], b);
}

/* The i-th of all cards. */
static void
look_at(struct looking_at *l, struct buf *b, size_t i)
{
	struct world *w = l->w;
	const struct card *card = w->model->cards[i];

	pack_name(b, card);
	chain(&w->names[i], b);
	pack_facts(b, card);
	chain(&w->parts[FACTS][i], b);
	pack_fields(b, card, PART_RECORDED);
	chain(&w->parts[RECORDED][i], b);
	pack_back(b, card, l->analysis->comparison);
	chain(&w->parts[BACK][i], b);
	if (strcmp(card->kind, "provision") == 0)
		look_at_clause(l, b, i);
	pack_fields(b, card, PART_PROSE);
	chain(&w->parts[PROSE][i], b);
}

static size_t
number_of(const struct world *w, const struct card *card)
{
	return (size_t)(card->seen - w->model->seen);
}

/* which units there are, and were */
static void
add_units(struct sha256 *d, const struct model *m)
{
	struct buf b = {0};

	for (size_t i = 0; i < m->n; i++)
		pack_text(&b, m->cards[i]->key);
	for (size_t i = 0; i < m->was.n; i++) {
		pack_text(&b, m->was.entries[i].key);
		pack_text(&b, ((const struct card *)m->was.entries[i].value)->key);
	}
	chain(d, &b);
	buf_free(&b);
}

static struct sha256 *
no_digests(size_t n)
{
	n = (n + 1) * sizeof(struct sha256);
	return memset(mem_grow(NULL, n), 0, n);
}

const struct card *
world_platform(const struct card *card)
{
	while (card && strcmp(card->kind, "platform") != 0)
		card = card->parent;
	return card;
}

/* adds a digest, in a digest of several */
static void
fold(struct sha256 *into, const struct sha256 *more)
{
	struct sha256 both[2] = {*into, *more};

	*into = sha256_of(both, sizeof both);
}

/* what is done with each unit that a clause is one of the clauses of */
typedef void unit_fn(void *ctx, const struct card *unit);

static void
each_named(const struct node *list, const char *key, unit_fn *fn, void *ctx)
{
	for (const struct node *n = list ? list->first : NULL; n; n = n->next) {
		const struct node *named = key ? node_get(n, key) : n;

		if (named->to)
			fn(ctx, named->to);
	}
}

/* the laws that it is mapped to and their places, the places it is judged and watched in, its categories; some more than once */
static void
each_unit_of(const struct card *clause, const struct verdicts *v, unit_fn *fn, void *ctx)
{
	for (size_t k = v->mappings_first[clause->order]; k < v->mappings_first[clause->order + 1]; k++) {
		const struct card *law = v->mappings[k].obligation->unit;

		fn(ctx, law);
		fn(ctx, node_get(law->facts, "jurisdiction")->to);
		each_named(node_get(law->facts, "extends-to"), NULL, fn, ctx);
	}
	for (size_t k = v->first[clause->order]; k < v->first[clause->order + 1]; k++)
		if (v->all[k].place)
			fn(ctx, v->all[k].place);
	for (size_t k = v->also_first[clause->order]; k < v->also_first[clause->order + 1]; k++)
		fn(ctx, v->also[k].place);
	each_named(node_get(clause->facts, "watch"), "place", fn, ctx);
	each_named(node_get(clause->facts, "categories"), NULL, fn, ctx);
}

/* a clause on its way into the digests of its units, each of which remembers the last one that it took */
struct folding {
	struct world *w;
	struct sha256 clause, listed;
	size_t number, *last;
};

static void
fold_clause(void *ctx, const struct card *unit)
{
	struct folding *f = ctx;
	size_t i = number_of(f->w, unit);

	if (f->last[i] == f->number)
		return;
	f->last[i] = f->number;
	fold(&f->w->clauses[i], &f->clause);
	fold(&f->w->lists[i], &f->listed);
}

static void
fold_clauses(struct looking_at *l)
{
	struct world *w = l->w;
	struct kind clauses = cards_of(w->model, "provision");
	struct folding f = {.w = w, .last = mem_grow(NULL, (w->model->n + 1) * sizeof *f.last)};

	memset(f.last, 0, (w->model->n + 1) * sizeof *f.last);
	w->clauses = no_digests(w->model->n);
	w->lists = no_digests(w->model->n);
	for (size_t i = 0; i < clauses.n; i++) {
		size_t number = number_of(w, clauses.cards[i]);

		f.clause = w->parts[FACTS][number];
		fold(&f.clause, &w->parts[VERDICTS][number]);
		f.listed = l->listed[i];
		f.number = i + 1;
		each_unit_of(clauses.cards[i], l->analysis->verdicts, fold_clause, &f);
	}
	free(f.last);
}

struct unit_search {
	const struct card *unit;
	bool found;
};

static void
look_for(void *ctx, const struct card *unit)
{
	struct unit_search *s = ctx;

	s->found = s->found || unit == s->unit;
}

bool
world_is_of(const struct card *clause, const struct verdicts *v, const struct card *unit)
{
	struct unit_search s = {unit, false};

	each_unit_of(clause, v, look_for, &s);
	return s.found;
}

static void
fold_card(struct world *w, size_t i)
{
	static const int parts[] = {FACTS, BACK, VERDICTS, RECORDED}, asked[] = {FACTS, BACK, RECORDED};
	const struct card *card = w->model->cards[i], *platform = world_platform(card);
	bool clause = strcmp(card->kind, "provision") == 0;

	for (size_t p = 0; p < sizeof parts / sizeof *parts && platform; p++)
		fold(&w->platforms[platform->order], &w->parts[parts[p]][i]);
	if (clause)
		return;
	for (size_t p = 0; p < sizeof asked / sizeof *asked && platform; p++)
		fold(&w->rows.all[platform->order].asked, &w->parts[asked[p]][i]);
	if (strcmp(card->kind, "category") != 0)
		fold(platform ? &w->services : &w->law, &w->parts[FACTS][i]);
	if (platform) {
		fold(&w->services, &w->parts[BACK][i]);
		fold(&w->recorded, &w->parts[RECORDED][i]);
	}
}

/* pages of one side of the map say whether all clauses were reviewed, and until when all that was judged holds */
static void
fold_verdicts(struct world *w, const struct verdicts *v)
{
	struct buf b = {0};
	struct sha256 d;

	pack_number(&b, v->reviewed == cards_of(w->model, "provision").n);
	pack_number(&b, (uint64_t)(int64_t)v->clock.from);
	pack_number(&b, (uint64_t)(int64_t)v->clock.until);
	d = sha256_of(b.s, b.n);
	fold(&w->law, &d);
	buf_free(&b);
}

/* Of a clause that assigns a duty to another the pages of parties say no more than this. */
static void
look_at_shift(struct looking_at *l, struct buf *b, size_t i)
{
	const struct verdicts *v = l->analysis->verdicts;
	const struct mapped *shift = &v->shifts[i];

	pack_text(b, shift->provision->own_key);
	pack_text(b, shift->provision->title);
	pack_number(b, v->evidence[shift->provision->order]);
	pack_node(b, shift->mapping, true);
	for (size_t k = shift->verdict; k < v->n && v->all[k].mapping == shift->mapping; k++)
		pack_verdict(b, &v->all[k]);
	chain(&l->shifts[i], b);
}

static void
fold_shifts(struct looking_at *l)
{
	const struct verdicts *v = l->analysis->verdicts;
	struct buf b = {0};

	for (size_t i = 0; i < v->nshifts; i++) {
		const struct node *people = node_get(v->shifts[i].provision->parent->facts, "user-classes");

		pack_text(&b, v->shifts[i].provision->own_key);
		pack_text(&b, v->shifts[i].obligation->own_key);
		if (people)
			pack_node(&b, people, true);
	}
	chain(&l->w->assigned, &b);
	pack_bytes(&b, l->shifts, v->nshifts * sizeof *l->shifts);
	chain(&l->w->shifts, &b);
	buf_free(&b);
}

static void
fold_cards(struct looking_at *l)
{
	struct world *w = l->w;

	w->platforms = no_digests(cards_of(w->model, "platform").n);
	reach_rows_begin(&w->rows, cards_of(w->model, "platform").n, cards_of(w->model, "regulation").n);
	for (size_t i = 0; i < w->model->n; i++)
		fold_card(w, i);
	fold_clauses(l);
	fold_shifts(l);
}

/* whether a unit refers to another platform than its own */
static bool
names_other(const struct card *card)
{
	const struct card *platform = world_platform(card);

	for (size_t i = 0; i < card->nrefs; i++)
		if (card->refs[i].to && world_platform(card->refs[i].to) && world_platform(card->refs[i].to) != platform)
			return true;
	return false;
}

/* What a platform that refers to another is asked about can turn on that one: it counts with all. */
static void
ask_others(struct world *w)
{
	for (size_t i = 0; i < w->model->n; i++) {
		const struct card *card = w->model->cards[i], *platform = world_platform(card);

		if (!platform || strcmp(card->kind, "provision") == 0 || !names_other(card))
			continue;
		fold(&w->rows.all[platform->order].asked, &w->services);
		fold(&w->rows.all[platform->order].asked, &w->recorded);
	}
}

static void
digest_tasks(struct world *w, const struct analysis *an)
{
	struct buf b = {0};

	pack_bytes(&b, w->tasks_of, cards_of(an->model, "provision").n * sizeof *w->tasks_of);
	page_tasks_open(&b, an);
	pack_number(&b, (uint64_t)an->clock.day);
	pack_digest(&b, &w->frame);
	pack_digest(&b, &w->law);
	pack_digest(&b, &w->services);
	chain(&w->dates, &b);
	w->tasks = w->dates;
	pack_digest(&b, &w->recorded);
	chain(&w->tasks, &b);
	buf_free(&b);
}

static void
look_at_share(void *ctx, unsigned thread, size_t first, size_t past)
{
	struct looking_at *l = ctx;
	struct buf b = {0};

	(void)thread;
	for (size_t i = first; i < past; i++)
		l->look(l, &b, i);
	buf_free(&b);
}

/* each unit, and each mapping that assigns a duty, by itself, then what several come to */
static void
look_at_each(struct looking_at *l, unsigned jobs)
{
	struct world *w = l->w;
	size_t n = w->model->n, clauses = cards_of(w->model, "provision").n, shifts = l->analysis->verdicts->nshifts;

	for (size_t p = 0; p < UNIT_PARTS; p++)
		w->parts[p] = no_digests(n);
	w->names = no_digests(n);
	w->tasks_of = no_digests(clauses);
	l->listed = no_digests(clauses);
	l->shifts = no_digests(shifts);
	l->look = look_at;
	spread(n, jobs, UNITS_LEAST, look_at_share, l);
	l->look = look_at_shift;
	spread(shifts, jobs, UNITS_LEAST, look_at_share, l);
	fold_cards(l);
	free(l->listed);
	free(l->shifts);
}

static void
look_at_cards(struct world *w, const struct analysis *an, unsigned jobs)
{
	struct looking_at looking = {.w = w, .analysis = an};
	size_t n = an->model->n;
	struct buf b = {0};

	w->model = an->model;
	look_at_each(&looking, jobs);
	fold_verdicts(w, an->verdicts);
	w->all = w->frame;
	for (size_t i = 0; i < n; i++) {
		pack_digest(&b, &w->parts[FACTS][i]);
		pack_digest(&b, &w->parts[RECORDED][i]);
		pack_digest(&b, &w->parts[BACK][i]);
	}
	chain(&w->all, &b);
	w->rows.law = w->frame;
	pack_digest(&b, &w->law);
	pack_number(&b, (uint64_t)an->clock.day);
	chain(&w->rows.law, &b);
	ask_others(w);
	digest_tasks(w, an);
	w->listed = w->all;
	pack_number(&b, (uint64_t)an->clock.day);
	for (size_t i = 0; i < n; i++)
		pack_digest(&b, &w->parts[VERDICTS][i]);
	chain(&w->listed, &b);
	w->said = w->all;
	pack_number(&b, (uint64_t)an->clock.day);
	for (size_t i = 0; i < n; i++)
		pack_digest(&b, &w->parts[PROSE][i]);
	chain(&w->said, &b);
	buf_free(&b);
}

void
world_unit(const struct world *w, struct buf *b, const struct card *card, unsigned parts)
{
	size_t i = number_of(w, card);

	for (size_t p = 0; p < UNIT_PARTS; p++)
		if (parts & 1U << p)
			pack_digest(b, &w->parts[p][i]);
	if (parts & PART_NAME)
		pack_digest(b, &w->names[i]);
	if (parts & PART_REACH && w->reach)
		pack_digest(b, &w->reach[card->order]);
	if (parts & PART_PLATFORM)
		pack_digest(b, &w->platforms[card->order]);
	if (parts & PART_CLAUSES)
		pack_digest(b, &w->clauses[i]);
	if (parts & PART_LIST)
		pack_digest(b, &w->lists[i]);
}

/* what the laws are answered for the services of a platform */
static void
ask_laws(struct reach_rows *rows, struct reach_memo *memo, const struct kind *laws, const struct card *platform)
{
	struct kept_answers *row = &rows->all[platform->order];
	struct buf b = {0};

	for (size_t i = 0; i < laws->n; i++) {
		struct sha256 d = reach_digest(memo, laws->cards[i], platform);

		memcpy(row->marks[i].bytes, d.bytes, sizeof row->marks[i].bytes);
	}
	reach_pack(&b, memo, platform);
	row->ways = arena_copy(&rows->arena, b.s ? b.s : "", b.n);
	row->n = b.n;
	buf_free(&b);
}

/* whether they are those of before, and known then; what they are in lives as long as rows */
static bool
know_laws(struct reach_rows *rows, const struct reach_rows *before, struct reach_memo *memo, const struct card *platform)
{
	struct kept_answers *row = &rows->all[platform->order];
	const struct kept_answers *old = &before->all[platform->order];
	struct unpack u = {old->ways, old->ways + old->n, false};

	if (memcmp(&old->asked, &row->asked, sizeof row->asked) != 0 || !reach_unpack(&u, memo, platform))
		return false;
	memcpy(row->marks, old->marks, rows->laws * sizeof *row->marks);
	row->ways = arena_copy(&rows->arena, old->ways, old->n);
	row->n = old->n;
	return true;
}

static void
digest_reach(struct world *w)
{
	struct buf b = {0};

	w->reach = no_digests(w->rows.laws);
	for (size_t i = 0; i < w->rows.laws; i++) {
		for (size_t p = 0; p < w->rows.platforms; p++)
			pack_bytes(&b, w->rows.all[p].marks[i].bytes, sizeof w->rows.all[p].marks[i].bytes);
		chain(&w->reach[i], &b);
	}
	buf_free(&b);
}

bool
world_reach(struct world *w, const struct analysis *an, const struct reach_rows *before)
{
	struct kind laws = cards_of(an->model, "regulation"), platforms = cards_of(an->model, "platform");
	bool same = before->platforms == platforms.n && before->laws == laws.n && memcmp(&before->law, &w->rows.law, sizeof before->law) == 0;
	bool asked = !same;

	for (size_t p = 0; p < platforms.n; p++)
		if (!same || !know_laws(&w->rows, before, an->verdicts->reach, platforms.cards[p])) {
			ask_laws(&w->rows, an->verdicts->reach, &laws, platforms.cards[p]);
			asked = true;
		}
	digest_reach(w);
	return asked;
}

struct sha256
world_part(const struct world *w, const struct card *card, size_t part)
{
	return w->parts[part][number_of(w, card)];
}

void
world_free(struct world *w)
{
	for (size_t p = 0; p < UNIT_PARTS; p++)
		free(w->parts[p]);
	free(w->names);
	free(w->platforms);
	free(w->tasks_of);
	free(w->clauses);
	free(w->lists);
	free(w->reach);
	reach_rows_free(&w->rows);
	*w = (struct world){.model = NULL};
}

/* ---- templates ---- */

static int
by_name(const void *left, const void *right)
{
	const char *const *a = left, *const *b = right;

	return strcmp(*a, *b);
}

/* the names in a folder, sorted, in a; false where it cannot be read */
static bool
list(struct arena *a, const char *path, const char ***names, size_t *n)
{
	DIR *folder = opendir(path);
	size_t cap = 0;
	const char **all = NULL;
	struct dirent *e = NULL;
	int error;

	*n = 0;
	while (folder && (e = file_next(folder)))
		if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0) { /* a template can be called .part.xsl */
			all = mem_room(all, *n, &cap, sizeof *all);
			all[(*n)++] = arena_string(a, e->d_name);
		}
	error = errno;
	if (*n)
		qsort(all, *n, sizeof *all, by_name);
	ARENA_ARRAY(a, *names, *n + 1);
	if (*n)
		memcpy(*names, all, *n * sizeof *all);
	free(all);
	if (folder)
		closedir(folder);
	return error == 0 || (!folder && file_is_absent(error));
}

static bool
add_file(struct buf *b, const char *path)
{
	size_t n = 0;
	char *text = file_load(path, TEMPLATE_MAX, &n);
	struct sha256 d;

	if (!text)
		return false;
	d = sha256_of(text, n);
	free(text);
	pack_digest(b, &d);
	return true;
}

/* every file of a folder, in order of names */
static bool
add_folder(struct buf *b, const char *path, int depth)
{
	struct arena a = {0};
	const char **names;
	size_t n;
	bool fine = depth < FOLDERS_MOST && list(&a, path, &names, &n);

	for (size_t i = 0; fine && i < n; i++) {
		const char *below = arena_printf(&a, "%s/%s", path, names[i]);
		struct stat st;

		pack_text(b, names[i]);
		if (stat(below, &st) < 0)
			fine = false;
		else if (S_ISDIR(st.st_mode))
			fine = add_folder(b, below, depth + 1);
		else if (S_ISREG(st.st_mode))
			fine = add_file(b, below);
	}
	arena_free(&a);
	return fine;
}

/* ---- all of it ---- */

static void
add_options(struct buf *b, const struct analysis *an)
{
	const struct brand *brand = an->brand;

	pack_text(b, an->version);
	pack_number(b, (uint64_t)an->clock.horizon);
	pack_number(b, an->audience);
	pack_number(b, an->outputs);
	pack_number(b, an->scenario ? an->scenario->n + 1 : 0);
	for (size_t i = 0; an->scenario && i < an->scenario->n; i++)
		pack_text(b, an->scenario->all[i].text);
	pack_text(b, brand->logo_path);
	pack_number(b, brand->css.n > 0);
}

bool
world_templates(struct buf *b, const char *project)
{
	struct arena a = {0};
	bool fine = add_folder(b, arena_printf(&a, "%s/templates", project), 0);

	arena_free(&a);
	return fine;
}

/* The address of the site is among what pages are made with: it tells which addresses in prose are its own. */
void
world_look(struct world *w, const struct analysis *an, const struct buf *templates, const struct buf *extra, unsigned jobs)
{
	struct arena a = {0};
	struct buf b = {0};

	*w = (struct world){.all = {{0}}};
	pack_bytes(&b, templates->s, templates->n);
	pack_text(&b, page_base(&a, an));
	chain(&w->templates, &b);
	pack_digest(&b, &w->templates);
	pack_bytes(&b, extra->s, extra->n);
	add_options(&b, an);
	chain(&w->frame, &b);
	add_units(&w->frame, an->model);
	look_at_cards(w, an, jobs);
	buf_free(&b);
	arena_free(&a);
}

/* ---- one page ---- */

/* with what is said of the units that it names */
static void
pack_part(struct buf *b, const struct node *n)
{
	struct arena a = {0};

	pack_text(b, n->key);
	pack_number(b, n->kind);
	pack_text(b, n->text);
	if (n->to) {
		pack_text(b, n->to->key);
		pack_text(b, n->to->title);
		pack_text(b, page_href(&a, n->to));
	}
	for (const struct node *c = n->first; c; c = c->next)
		pack_part(b, c);
	pack_number(b, 0);
	arena_free(&a);
}

struct sha256
world_page(const struct world *w, const struct page *page, const struct buf *report, const xmlDoc *doc, const struct node *part)
{
	struct sha256 d = w->templates;
	struct buf b = {0};

	pack_text(&b, page->kind->name);
	pack_text(&b, page->path);
	pack_text(&b, page->xml);
	pack_text(&b, page->json);
	pack_part(&b, part);
	serialise_beside_report(&b, doc);
	pack_bytes(&b, report->s, report->n);
	chain(&d, &b);
	buf_free(&b);
	return d;
}
