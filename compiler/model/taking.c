#include "taking.h"

#include <stdlib.h>
#include <string.h>

#include "../base/stamps.h"
#include "../base/text.h"
#include "../base/workers.h"
#include "../syntax/read.h"
#include "../syntax/shape.h"
#include "apart.h"
#include "card_pack.h"

enum {
	TREE_PER_BYTE = 6, /* of a file, about */
	MANY = 200,      /* files that are worth a process of their own */
	FEW = 300,       /* files of which one may be read again each time, and not be kept */
	LONGEST_UNUSED = 8, /* times that a cache is written before it loses what nobody asked for: another branch comes back */
	ENTRY_LEAST = 34 /* bytes that the list of the cache has for a file */
};

/* names in the cache; each of what can be shared without the other */
#define CARDS "cards"

/* ---- one file ---- */

static bool
load(struct file_cards *f)
{
	enum source_result result = source_load(f->source);

	if (result != SOURCE_OK)
		diag_unread(&f->findings, (struct place){0}, f->source, result);
	return result == SOURCE_OK;
}

static bool
is_project(const struct file_cards *f)
{
	const struct source *s = f->source;

	return strcmp(s->path + (s->library ? strlen(s->library) + 1 : 0), "regc.yaml") == 0;
}

/* the project unit must be in regc.yaml, and nothing else may be */
static bool
check_project_place(struct file_cards *f, const struct schema *schema, const struct node *root)
{
	bool project = strcmp(schema->kind, "project") == 0, place = is_project(f);
	struct diag *d;

	if (project == place)
		return true;
	d = diag_add(&f->findings, RG3005, (struct place){f->source, root->first->key_span},
	             place ? "regc.yaml contains a unit of kind '%s'" : "a unit of kind '%s' outside regc.yaml", schema->kind);
	diag_help(&f->findings, d,
	          place ? "begin regc.yaml with 'project: ID'" : "a project has exactly one, in regc.yaml");
	return false;
}

/* of a loaded file; its tree goes, its cards stay */
static void
make_cards(const struct taking *t, struct file_cards *f)
{
	struct arena a = {0};
	const struct schema *schema;
	struct node *root;

	arena_reserve(&a, TREE_PER_BYTE * f->source->size);
	root = read_yaml(&a, &f->findings, f->source);
	f->foreign = apart_is_foreign(t->schemas, f->source, root);
	if (root && t->shape &&
	    (schema = shape_kind(t->schemas, &f->findings, f->source, root)) &&
	    shape_check(&a, &f->findings, f->source, schema, root) && check_project_place(f, schema, root) &&
	    diag_count(&f->findings, SEVERITY_ERROR) == 0)
		cards_make(f, schema, root);
	arena_free(&a);
}

void
cards_take(const struct taking *t, struct file_cards *file)
{
	if (!load(file))
		return;
	make_cards(t, file);
	source_unload(file->source);
}

/* ---- what is kept ---- */

/* the cards of a file of some digest; where it lay plays no part in them, but for the project's own file, which is not kept */
struct kept_cards {
	struct sha256 digest;
	const char *bytes; /* or NULL where they begin at `from` among those that are new */
	size_t from, n;
	unsigned unused;   /* how often the cache was written since anybody asked for it */
};

struct store {
	const struct taking *taking;
	const struct taken *files;
	struct unit_schemas units;
	char *loaded;       /* what the cache had */
	struct kept_cards *old;   /* by digest */
	size_t nold;
	struct kept_cards *added;
	size_t nadded, cap_added;
	struct buf fresh;   /* the bytes of those that were added */
	struct stamps stamps, next; /* as they were, and as they are */
	bool moved;         /* they differ */
	size_t *todo;       /* the files that are not known by how they look */
	size_t ntodo;
};

static int
by_digest(const void *left, const void *right)
{
	return memcmp(((const struct kept_cards *)left)->digest.bytes, ((const struct kept_cards *)right)->digest.bytes,
	              sizeof ((const struct kept_cards *)left)->digest.bytes);
}

static struct kept_cards *
find_kept(const struct store *s, const struct sha256 *digest)
{
	struct kept_cards key = {.digest = *digest};

	return s->nold ? bsearch(&key, s->old, s->nold, sizeof *s->old, by_digest) : NULL;
}

/* the list of what the cache has, and behind it the bytes of each in turn */
static bool
unpack_list(struct store *s, struct unpack *u)
{
	size_t n = unpack_count(u, ENTRY_LEAST);

	s->old = mem_grow(NULL, n * sizeof *s->old);
	for (size_t i = 0; i < n; i++) {
		s->old[i] = (struct kept_cards){.digest = unpack_digest(u)};
		s->old[i].unused = (unsigned)unpack_below(u, LONGEST_UNUSED) + 1;
		s->old[i].n = unpack_count(u, 1);
		if (i && by_digest(&s->old[i - 1], &s->old[i]) >= 0)
			unpack_refuse(u);
	}
	for (size_t i = 0; i < n; i++)
		s->old[i].bytes = unpack_bytes(u, s->old[i].n);
	s->nold = unpack_ended(u) ? n : 0;
	return unpack_ended(u);
}

static void
open_store(struct store *s)
{
	struct cache *cache = s->taking->cache;
	struct diags *ds = s->taking->diags;
	struct unpack u;

	s->units = unit_schemas(s->taking->schemas);
	if (!cache)
		return;
	s->next.taken = cache_now(cache);
	if ((s->loaded = cache_load(cache, ds, CARDS, &u)) && !unpack_list(s, &u))
		cache_broken(cache, ds, CARDS);
	stamps_load(&s->stamps, cache, ds, TAKING_STAMPS);
}

static void
close_store(struct store *s)
{
	unit_schemas_free(&s->units);
	stamps_free(&s->stamps);
	stamps_free(&s->next);
	buf_free(&s->fresh);
	free(s->added);
	free(s->old);
	free(s->loaded);
	free(s->todo);
}

static void
add_kept(struct store *s, const struct sha256 *digest, const char *bytes, size_t n)
{
	s->added = mem_room(s->added, s->nadded, &s->cap_added, sizeof *s->added);
	s->added[s->nadded++] = (struct kept_cards){.digest = *digest, .from = s->fresh.n, .n = n};
	pack_bytes(&s->fresh, bytes, n);
}

/* ---- and written ---- */

/* all that are to be kept, by digest, each once */
static size_t
merge_kept(struct store *s, struct kept_cards *all)
{
	size_t n = 0, distinct = 0;

	for (size_t i = 0; i < s->nold; i++)
		if (s->old[i].unused <= LONGEST_UNUSED)
			all[n++] = s->old[i];
	for (size_t i = 0; i < s->nadded; i++) {
		all[n] = s->added[i];
		all[n++].bytes = s->fresh.s + s->added[i].from;
	}
	if (n)
		qsort(all, n, sizeof *all, by_digest);
	for (size_t i = 0; i < n; i++)
		if (distinct == 0 || by_digest(&all[distinct - 1], &all[i]) != 0)
			all[distinct++] = all[i];
	return distinct;
}

static void
write_cards(struct store *s)
{
	struct kept_cards *all = mem_grow(NULL, (s->nold + s->nadded) * sizeof *all);
	size_t n = merge_kept(s, all);
	struct buf b = {0};

	pack_number(&b, n);
	for (size_t i = 0; i < n; i++) {
		pack_digest(&b, &all[i].digest);
		pack_number(&b, all[i].unused);
		pack_number(&b, all[i].n);
	}
	for (size_t i = 0; i < n; i++)
		pack_bytes(&b, all[i].bytes, all[i].n);
	cache_keep(s->taking->cache, s->taking->diags, CARDS, &b);
	buf_free(&b);
	free(all);
}

/* Where no more than one in FEW was read anew, it takes less time to read them again than to write all. */
static void
write_store(struct store *s)
{
	if (s->nadded * FEW > s->nold)
		write_cards(s);
	if (s->moved || s->next.by_path.n != s->stamps.by_path.n)
		stamps_keep(&s->next, s->taking->cache, s->taking->diags, TAKING_STAMPS);
}

/* ---- files that need not be read ---- */

static void
know(struct source *source, const struct sha256 *digest, size_t size)
{
	source->digest = *digest;
	source->size = size;
	source->seen = true;
}

/* Gives a file its cards from their bytes; false where it has none, because they are broken. */
static bool
fill(const struct store *s, struct file_cards *f, const char *bytes, size_t n)
{
	struct unpack u = {bytes, bytes + n, false};

	if (cards_unpack(f, &s->units, &u, s->taking->slab))
		return true;
	cards_forget(f);
	return false;
}

/* the same from the cache, by the digest that its source has */
static bool
fill_kept(struct store *s, struct file_cards *f)
{
	struct kept_cards *kept = is_project(f) ? NULL : find_kept(s, &f->source->digest);

	if (!kept)
		return false;
	kept->unused = 0;
	if (fill(s, f, kept->bytes, kept->n))
		return true;
	kept->unused = LONGEST_UNUSED + 1; /* to be replaced */
	cache_broken(s->taking->cache, s->taking->diags, CARDS);
	return false;
}

static void
remember(struct store *s, const struct taken *t)
{
	struct stamp stamp;

	if (!s->taking->cache || !t->looks || !S_ISREG(t->looks->st_mode) || !t->file->source->seen)
		return;
	stamp = stamp_of(t->looks);
	stamp.digest = t->file->source->digest;
	stamps_put(&s->next, t->file->source->path, &stamp);
}

/* whether a file looks as it did when it was read, and the cache has its cards; they are its own then */
static bool
is_known(struct store *s, const struct taken *t)
{
	const struct stamp *stamp = t->looks && S_ISREG(t->looks->st_mode) ? stamps_find(&s->stamps, t->file->source->path) : NULL;

	if (!stamp || !stamp_holds(&s->stamps, stamp, t->looks)) {
		s->moved = s->moved || t->looks;
		return false;
	}
	know(t->file->source, &stamp->digest, stamp->size);
	return t->file->source->seen = fill_kept(s, t->file);
}

/* ---- files that are ---- */

enum { UNREAD, SEEN, MADE };

/* Reads a file and leaves what became of it: its digest, where the cache has its cards, else its cards. */
static int
read_file(void *ctx, size_t i, struct diags *ds, struct buf *left)
{
	const struct store *s = ctx;
	struct file_cards *f = s->files[s->todo[i]].file;
	bool known, fine = load(f);

	(void)ds;
	known = fine && !is_project(f) && find_kept(s, &f->source->digest);
	pack_number(left, !fine ? UNREAD : known ? SEEN : MADE);
	pack_digest(left, &f->source->digest);
	pack_number(left, f->source->size);
	if (fine && !known)
		make_cards(s->taking, f);
	if (!known)
		cards_pack(left, &s->units, f);
	if (fine)
		source_unload(f->source);
	cards_forget(f);
	return 0;
}

/* here, what a worker left */
static void
take_file(void *ctx, size_t i, struct unpack *left)
{
	struct store *s = ctx;
	const struct taken *t = &s->files[s->todo[i]];
	uint64_t what = unpack_below(left, MADE);
	struct sha256 digest = unpack_digest(left);
	size_t size = unpack_number(left);

	if (what != UNREAD)
		know(t->file->source, &digest, size);
	if (what == SEEN ? !fill_kept(s, t->file) : !fill(s, t->file, left->at, (size_t)(left->end - left->at)))
		cards_take(s->taking, t->file);
	else if (what == MADE && s->taking->cache && !is_project(t->file))
		add_kept(s, &digest, left->at, (size_t)(left->end - left->at));
}

static size_t
size_of(void *ctx, size_t i)
{
	const struct store *s = ctx;
	const struct taken *t = &s->files[s->todo[i]];

	return t->looks ? (size_t)t->looks->st_size : t->file->source->size;
}

static const char *
path_of(void *ctx, size_t i)
{
	const struct store *s = ctx;

	return s->files[s->todo[i]].file->source->path;
}

static void
read_apart(struct store *s)
{
	int *results = mem_grow(NULL, s->ntodo * sizeof *results);
	struct workers w = {.n = s->ntodo, .jobs = s->taking->jobs, .ctx = s, .weight = size_of, .name = path_of, .make = read_file,
	                    .take = take_file, .watched = s->taking->watch};

	workers_run(&w, s->taking->diags, results);
	free(results);
}

static void
read_here(struct store *s, struct file_cards *f)
{
	struct buf b = {0};

	if (!load(f))
		return;
	if (!fill_kept(s, f)) {
		make_cards(s->taking, f);
		if (s->taking->cache && !is_project(f)) {
			cards_pack(&b, &s->units, f);
			add_kept(s, &f->source->digest, b.s, b.n);
			buf_free(&b);
		}
	}
	source_unload(f->source);
}

/* ---- all of them ---- */

static void
take_known(struct store *s, size_t n)
{
	s->todo = mem_grow(NULL, n * sizeof *s->todo);
	for (size_t i = 0; i < n; i++)
		if (!is_known(s, &s->files[i]))
			s->todo[s->ntodo++] = i;
}

void
cards_take_all(const struct taking *t, const struct taken *all, size_t n)
{
	struct store s = {.taking = t, .files = all};

	open_store(&s);
	take_known(&s, n);
	watch_stage(t->watch, "reading", "files", s.ntodo);
	if (t->jobs > 1 && s.ntodo >= MANY)
		read_apart(&s);
	else
		for (size_t i = 0; i < s.ntodo; i++, watch_add(t->watch, 1))
			read_here(&s, all[s.todo[i]].file);
	for (size_t i = 0; i < n; i++)
		remember(&s, &all[i]);
	if (t->cache)
		write_store(&s);
	close_store(&s);
}
