#include "world.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../base/file.h"
#include "../base/pack.h"
#include "../form/serialise.h"
#include "../law/scenario.h"
#include "../pages/brand.h"

enum { FOLDERS_MOST = 16, TEMPLATE_MAX = 16 << 20 };

/* ---- cards ---- */

static void
pack_node(struct buf *b, const struct node *n)
{
	pack_text(b, n->key);
	pack_number(b, n->kind);
	pack_number(b, n->line);
	pack_text(b, n->text);
	for (const struct node *c = n->first; c; c = c->next)
		pack_node(b, c);
	pack_number(b, 0);
}

static void
pack_card(struct buf *b, const struct card *card)
{
	pack_text(b, card->own_key);
	pack_text(b, card->called);
	pack_number(b, card->audience);
	pack_number(b, card->nall_refs);
	for (size_t i = 0; i < card->nall_refs; i++) {
		pack_text(b, card->all_refs[i].kind);
		pack_text(b, card->all_refs[i].field);
		pack_text(b, card->all_refs[i].text);
	}
	pack_node(b, card->whole);
}

/* adds to a digest what is in b, and empties that */
static void
chain(struct sha256 *d, struct buf *b)
{
	pack_digest(b, d);
	*d = sha256_of(b->s, b->n);
	b->n = 0;
}

static void
add_cards(struct sha256 *d, const struct model *m)
{
	struct buf b = {0};

	for (size_t i = 0; i < m->n; i++) {
		if (m->cards[i]->unit == m->cards[i])
			pack_text(&b, m->cards[i]->source->path);
		pack_card(&b, m->cards[i]);
		if (b.n > 65536)
			chain(d, &b);
	}
	chain(d, &b);
	buf_free(&b);
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
		if (*e->d_name != '.') {
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
	pack_number(b, (uint64_t)an->clock.day);
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

bool
world_look(struct world *w, const struct analysis *an, const char *folder, const struct buf *extra)
{
	struct buf b = {0};
	bool fine;

	*w = (struct world){.all = {{0}}};
	fine = world_templates(&b, folder);
	chain(&w->templates, &b);
	pack_digest(&b, &w->templates);
	pack_bytes(&b, extra->s, extra->n);
	add_options(&b, an);
	chain(&w->all, &b);
	add_cards(&w->all, an->model);
	buf_free(&b);
	return fine;
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
world_page(const struct world *w, const struct page *page, const xmlDoc *doc, const struct node *part)
{
	struct sha256 d = w->templates;
	struct buf b = {0};

	pack_text(&b, page->kind->name);
	pack_text(&b, page->path);
	pack_text(&b, page->xml);
	pack_text(&b, page->json);
	pack_part(&b, part);
	serialise_xml(&b, doc, NULL);
	chain(&d, &b);
	buf_free(&b);
	return d;
}
