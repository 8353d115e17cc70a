#include "libraries.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "../base/file.h"
#include "../base/text.h"
#include "library_clone.h"
#include "link.h"

/* ---- finding them ---- */

/* the libraries that come with regc lie in one folder */
static const struct {
	const char *name, *parts;
} bundled[] = {
	{"regc:law", "authorities categories jurisdictions ratings regulations surveys"},
	{"regc:platforms", "documents platforms provisions searches"},
};

enum { BUNDLED = sizeof bundled / sizeof *bundled };

static const char *
bundled_name(const void *ctx, size_t i)
{
	(void)ctx;
	return i < BUNDLED ? bundled[i].name : NULL;
}

static size_t
bundled_at(const char *name)
{
	size_t i = 0;

	while (i < BUNDLED && strcmp(bundled[i].name, name) != 0)
		i++;
	return i;
}

/* what was given for a name as "NAME=WHAT", or NULL */
static const char *
given_for(const char *const *given, const char *name)
{
	size_t n = strlen(name);

	for (const char *const *g = given; g && *g; g++)
		if (strncmp(*g, name, n) == 0 && (*g)[n] == '=')
			return *g + n + 1;
	return NULL;
}

static bool
is_folder(const char *path, int *error)
{
	struct stat st;

	*error = stat(path, &st) < 0 ? errno : S_ISDIR(st.st_mode) ? 0 : ENOTDIR;
	return *error == 0;
}

/* where one lies; NULL with a finding */
static const char *
folder_of(struct libraries *l, struct diags *ds, const struct library *lib, const struct node *use, const struct library_places *places)
{
	const char *given = given_for(places->given, lib->name), *from = node_text(use, "from"), *folder = given;
	struct diag *d;
	int error;

	if (!folder && from)
		folder = *from == '/' ? from : arena_printf(&l->arena, "%s/%s", places->project, from);
	if (!folder && bundled_at(lib->name) < BUNDLED)
		folder = places->bundled;
	if (folder && is_folder(folder, &error))
		return folder;
	if (folder) {
		d = diag_add(ds, RG3011, lib->set, "cannot read the library '%s' in %s: %s", lib->name, folder, file_why(error));
		diag_help(ds, d, "give the folder of the library with 'from', or with --library %s=PATH", lib->name);
	} else if (bundled_at(lib->name) < BUNDLED) {
		d = diag_add(ds, RG3011, lib->set, "the library '%s', which comes with regc, is not installed", lib->name);
		diag_help(ds, d, "install regc with 'make install' or its package, or name the folder with --library %s=PATH", lib->name);
	} else {
		d = diag_add(ds, RG3011, lib->set, "nothing says where the library '%s' is", lib->name);
		diag_suggest(ds, d, nearest_word(lib->name, bundled_name, NULL), "give its folder with 'from'");
	}
	return NULL;
}

/* the commit at which it is read, where that is said; false with a finding */
static bool
find_commit(struct libraries *l, struct diags *ds, struct library *lib, const struct node *use, const struct library_places *places)
{
	const struct node *at = node_get(use, "at");
	const char *given = given_for(places->at, lib->name);

	lib->at = given ? given : at ? at->text : NULL;
	return !lib->at || library_open(&l->arena, ds, lib, at && !given ? (struct place){lib->set.source, at->span} : lib->set);
}

static bool
is_there(const struct libraries *l, const char *name)
{
	for (size_t i = 0; i < l->n; i++)
		if (strcmp(l->all[i].name, name) == 0)
			return true;
	return false;
}

bool
libraries_find(struct libraries *l, struct diags *ds, const struct card *project, const struct library_places *places)
{
	const struct node *uses = node_get(project->whole, "uses");
	size_t before = ds->n;

	for (const struct node *use = uses ? uses->first : NULL; use; use = use->next) {
		const struct node *name = node_get(use, "library");
		struct library lib = {.name = name->text, .set = {project->source, name->span}};

		if (is_there(l, lib.name))
			continue;
		if (bundled_at(lib.name) < BUNDLED)
			lib.parts = bundled[bundled_at(lib.name)].parts;
		if (!(lib.folder = folder_of(l, ds, &lib, use, places)) || !find_commit(l, ds, &lib, use, places))
			continue;
		l->all = mem_room(l->all, l->n, &l->cap, sizeof *l->all);
		l->all[l->n++] = lib;
	}
	return ds->n == before;
}

void
libraries_free(struct libraries *l)
{
	for (size_t i = 0; i < l->n; i++)
		library_close(&l->all[i]);
	free(l->all);
	arena_free(&l->arena);
	*l = (struct libraries){.n = 0};
}

const char *
library_of(const struct card *card)
{
	return card->source->library;
}

/* ---- what takes the place of a unit of a library ---- */

void
libraries_check(const struct model *m, struct diags *ds)
{
	const struct card *project = cards_of(m, "project").cards[0];
	const struct node *instead = node_get(project->whole, "instead");

	for (const struct node *n = instead ? instead->first : NULL; n; n = n->next) {
		const struct node *unit = node_get(n, "unit");
		const struct card *own = table_get(&m->ids, unit->text);
		struct place place = {project->source, unit->span};

		if (!own || library_of(own))
			diag_help(ds, diag_add(ds, RG3012, place, "the map has no unit '%s' of its own", unit->text),
			          "write it, or remove the entry");
		else if (!table_get(&m->replaced, unit->text))
			diag_help(ds, diag_add(ds, RG3012, place, "no library that the map uses has a unit '%s'", unit->text),
			          "remove the entry: there is nothing that the map's own takes the place of");
	}
}

/* ---- what of them is reached ---- */

/* the cards of one file: those inside its unit come before it */
struct file_run {
	size_t first, unit;
};

struct reaching {
	struct model *model;
	struct table runs;    /* key of a unit → struct file_run */
	struct file_run **todo; /* reached, and not yet looked at */
	size_t n;
	struct arena arena;
};

static void
note_runs(struct reaching *r)
{
	const struct model *m = r->model;

	for (size_t i = 0, first = 0; i < m->n; i++) {
		struct file_run *run;

		if (strcmp(m->cards[i]->unit->kind, "project") == 0) { /* the archives of a library are there with it */
			first = i + 1;
			continue;
		}
		m->cards[i]->hidden = m->cards[i]->hidden || library_of(m->cards[i]);
		if (m->cards[i]->unit != m->cards[i])
			continue;
		run = arena_take(&r->arena, sizeof *run);
		*run = (struct file_run){first, i};
		*table_put(&r->runs, m->cards[i]->key) = run;
		first = i + 1;
	}
	ARENA_ARRAY(&r->arena, r->todo, m->n + 1);
}

/* A unit is there with all that its file has. */
static void
reach(struct reaching *r, const struct card *card)
{
	struct file_run *run = card && card->hidden && library_of(card) ? table_get(&r->runs, card->unit->key) : NULL;

	for (size_t i = run ? run->first : 1; run && i <= run->unit; i++)
		r->model->cards[i]->hidden = false;
	if (run)
		r->todo[r->n++] = run;
}

/* What a unit of a library names can be missing, as it can for some readers, where that is in prose, or where a case is about
 * another law as well. */
static bool
can_miss(const struct card *card, const struct ref *ref)
{
	return library_of(card) && (!ref->node || (strcmp(card->kind, "authority") == 0 && ref->to && strcmp(ref->to->unit->kind, "regulation") == 0));
}

static void
reach_named(struct reaching *r, const struct card *card)
{
	reach(r, card->parent);
	for (size_t i = 0; i < card->nrefs; i++)
		if (!can_miss(card, &card->refs[i]))
			reach(r, card->refs[i].to);
}

/* what goes with a unit though that does not name it: its lock file, and what courts said of an obligation */
static void
reach_naming(struct reaching *r, const struct card *card)
{
	for (size_t i = 0; i < card->nfrom; i++)
		if (strcmp(card->from_cards[i]->unit->kind, "lock") == 0 || strcmp(card->from_cards[i]->kind, "authority") == 0)
			reach(r, card->from_cards[i]);
}

/* the clauses that one of the project is compared with */
static void
reach_compared(struct reaching *r, const struct card *provision)
{
	const struct node *categories = node_get(provision->facts, "categories");

	for (const struct node *c = categories ? categories->first : NULL; c; c = c->next) {
		struct referrers all = c->to ? cards_from(c->to, "provision") : (struct referrers){.n = 0};

		for (size_t i = 0; i < all.n; i++)
			reach(r, all.cards[i]);
	}
}

/* a project without a rating of its own has that of a library */
static void
reach_rating(struct reaching *r)
{
	struct kind ratings = cards_of(r->model, "rating");
	bool own = false;

	for (size_t i = 0; i < ratings.n; i++)
		own = own || !library_of(ratings.cards[i]);
	for (size_t i = 0; i < ratings.n && !own; i++)
		reach(r, ratings.cards[i]);
}

static void
reach_first(struct reaching *r, const bool *also)
{
	const struct model *m = r->model;
	struct kind laws = cards_of(m, "regulation");

	for (size_t i = 0; i < m->n; i++)
		if (!library_of(m->cards[i])) {
			reach_named(r, m->cards[i]);
			if (strcmp(m->cards[i]->kind, "provision") == 0)
				reach_compared(r, m->cards[i]);
		}
	for (size_t i = 0; i < laws.n; i++)
		if (also[i])
			reach(r, laws.cards[i]);
	reach_rating(r);
}

void
libraries_reach(struct model *m, const bool *also)
{
	struct reaching r = {.model = m};

	note_runs(&r);
	reach_first(&r, also);
	while (r.n > 0) {
		const struct file_run *run = r.todo[--r.n];

		for (size_t i = run->first; i <= run->unit; i++) {
			reach_named(&r, m->cards[i]);
			reach_naming(&r, m->cards[i]);
		}
	}
	table_free(&r.runs);
	arena_free(&r.arena);
	index_hide(m);
	link_back(m);
}
