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
#include "../form/serialise.h"
#include "../law/scenario.h"
#include "../pages/brand.h"

enum { FOLDERS_MOST = 16, TEMPLATE_MAX = 16 << 20 };
enum { FACTS, BACK, VERDICTS, PROSE }; /* the bits of enum unit_part */

/* ---- cards ---- */

static bool
is_prose(const struct node *n)
{
	return n->kind == NODE_SCALAR && schema_flags(n->schema) & X_MARKDOWN;
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
		pack_text(b, node_text(n, schema_base(n->schema)->properties[0].name));
	for (const struct node *c = unit ? NULL : n->first; c; c = c->next)
		pack_node(b, c, false);
	pack_number(b, 0);
}

/* of its fields of prose only that they are there */
static void
pack_fields(struct buf *b, const struct node *facts)
{
	for (const struct node *n = facts->first; n; n = n->next)
		if (is_prose(n))
			pack_text(b, n->key);
		else
			pack_node(b, n, false);
}

static void
pack_prose(struct buf *b, const struct card *card)
{
	for (const struct node *n = card->facts->first; n; n = n->next)
		if (is_prose(n))
			pack_node(b, n, false);
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
pack_facts(struct buf *b, const struct card *card)
{
	pack_text(b, card->own_key);
	pack_text(b, card->title);
	pack_text(b, card->citation);
	pack_number(b, card->audience);
	pack_number(b, card->cut);
	pack_number(b, card->unsure);
	pack_number(b, (uint64_t)(int64_t)card->as_of.from);
	pack_number(b, (uint64_t)(int64_t)card->as_of.until);
	pack_text(b, card->source->path);
	pack_fields(b, card->facts);
	pack_refs(b, card);
}

/* A search counts with what it found: that is counted from the category that it names. */
static void
pack_back(struct buf *b, const struct card *card)
{
	for (size_t i = 0; i < card->nfrom; i++) {
		pack_text(b, card->from_cards[i]->own_key);
		pack_text(b, card->from[i]->field);
		if (strcmp(card->from_cards[i]->kind, "search") == 0)
			pack_node(b, card->from_cards[i]->facts, true);
	}
}

static void
pack_conditional(struct buf *b, const struct conditional *c)
{
	pack_number(b, c->nresults);
	for (size_t i = 0; i < c->nresults; i++) {
		pack_number(b, (uint64_t)c->results[i].band);
		pack_number(b, c->results[i].bearer);
	}
	pack_number(b, c->unknowns);
	pack_number(b, c->beyond);
	pack_number(b, c->more_highest);
	pack_number(b, c->more_none);
	if (c->highest)
		pack_node(b, c->highest, true);
	if (c->none)
		pack_node(b, c->none, true);
	if (c->because)
		pack_node(b, c->because, true);
}

static void
pack_verdict(struct buf *b, const struct verdict *v)
{
	pack_text(b, v->obligation->own_key);
	pack_text(b, v->service->own_key);
	pack_text(b, v->place ? v->place->own_key : NULL);
	pack_number(b, v->mapping->line);
	pack_number(b, v->review);
	pack_number(b, v->flag);
	pack_number(b, (uint64_t)v->lead);
	pack_number(b, (uint64_t)v->exposure);
	pack_number(b, v->standing);
	pack_number(b, v->bearer);
	pack_number(b, v->rests.seen);
	pack_number(b, (uint64_t)v->rests.confidence);
	pack_number(b, v->rests.weakest);
	for (size_t i = 0; i < BEARERS; i++)
		pack_number(b, (uint64_t)v->could[i]);
	if (v->conditional)
		pack_conditional(b, v->conditional);
}

static void
pack_verdicts(struct buf *b, const struct verdicts *v, const struct card *provision)
{
	size_t i = provision->order;

	for (size_t k = v->first[i]; k < v->first[i + 1]; k++)
		pack_verdict(b, &v->all[k]);
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

/* The i-th of all cards. What is judged in another place of the law stands apart, by provision. */
static void
look_at(struct world *w, struct buf *b, size_t i, const struct verdicts *v)
{
	const struct card *card = w->model->cards[i];

	pack_facts(b, card);
	chain(&w->parts[FACTS][i], b);
	pack_back(b, card);
	chain(&w->parts[BACK][i], b);
	if (strcmp(card->kind, "provision") == 0) {
		pack_verdicts(b, v, card);
		chain(&w->parts[VERDICTS][i], b);
	}
	pack_prose(b, card);
	chain(&w->parts[PROSE][i], b);
}

static void
add_also(struct world *w, struct buf *b, const struct verdicts *v)
{
	for (size_t i = 0; i < v->nalso; i++) {
		pack_text(b, v->also[i].place->own_key);
		pack_number(b, v->also[i].flag);
		pack_number(b, (uint64_t)v->also[i].lead);
		chain(&w->parts[VERDICTS][v->also[i].provision->seen - w->model->seen], b);
	}
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

/* the platform that a unit belongs to, or NULL */
static const struct card *
platform_of(const struct card *card)
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

/* the clauses by the laws that they are mapped to */
static void
fold_clause(struct world *w, size_t i)
{
	const struct node *mappings = node_get(w->model->cards[i]->facts, "mappings");

	for (const struct node *m = mappings ? mappings->first : NULL; m; m = m->next) {
		struct sha256 *law = &w->clauses[node_get(m, "obligation")->to->unit->order];

		fold(law, &w->parts[FACTS][i]);
		fold(law, &w->parts[VERDICTS][i]);
	}
}

static void
fold_card(struct world *w, size_t i)
{
	const struct card *card = w->model->cards[i], *platform = platform_of(card);
	bool clause = strcmp(card->kind, "provision") == 0;

	for (size_t p = 0; p < PROSE && platform; p++)
		fold(&w->platforms[platform->order], &w->parts[p][i]);
	if (!clause && strcmp(card->kind, "category") != 0)
		fold(platform ? &w->services : &w->law, &w->parts[FACTS][i]);
	if (!clause && platform)
		fold(&w->services, &w->parts[BACK][i]);
	if (clause)
		fold_clause(w, i);
}

static struct sha256 *
none_of(const struct model *m, const char *kind)
{
	size_t n = (cards_of(m, kind).n + 1) * sizeof(struct sha256);

	return memset(mem_grow(NULL, n), 0, n);
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

static void
fold_cards(struct world *w)
{
	w->platforms = none_of(w->model, "platform");
	w->clauses = none_of(w->model, "regulation");
	for (size_t i = 0; i < w->model->n; i++)
		fold_card(w, i);
}

static void
look_at_cards(struct world *w, const struct analysis *an)
{
	size_t n = an->model->n;
	struct buf b = {0};

	w->model = an->model;
	for (size_t p = 0; p < UNIT_PARTS; p++) {
		w->parts[p] = mem_grow(NULL, (n + 1) * sizeof *w->parts[p]);
		memset(w->parts[p], 0, (n + 1) * sizeof *w->parts[p]);
	}
	for (size_t i = 0; i < n; i++)
		look_at(w, &b, i, an->verdicts);
	add_also(w, &b, an->verdicts);
	fold_cards(w);
	fold_verdicts(w, an->verdicts);
	w->all = w->frame;
	for (size_t i = 0; i < n; i++) {
		pack_digest(&b, &w->parts[FACTS][i]);
		pack_digest(&b, &w->parts[BACK][i]);
	}
	chain(&w->all, &b);
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
	size_t i = (size_t)(card->seen - w->model->seen);

	for (size_t p = 0; p < UNIT_PARTS; p++)
		if (parts & 1U << p)
			pack_digest(b, &w->parts[p][i]);
	if (parts & PART_PLATFORM)
		pack_digest(b, &w->platforms[card->order]);
	if (parts & PART_CLAUSES) {
		pack_digest(b, &w->clauses[card->order]);
		pack_digest(b, &w->services);
	}
}

void
world_free(struct world *w)
{
	for (size_t p = 0; p < UNIT_PARTS; p++)
		free(w->parts[p]);
	free(w->platforms);
	free(w->clauses);
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
world_look(struct world *w, const struct analysis *an, const struct buf *templates, const struct buf *extra)
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
	look_at_cards(w, an);
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
