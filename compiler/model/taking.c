#include "taking.h"

#include <stdlib.h>
#include <string.h>

#include "../base/spread.h"
#include "../base/stamps.h"
#include "../base/text.h"
#include "../syntax/read.h"
#include "../syntax/shape.h"
#include "apart.h"
#include "card_pack.h"

enum {
	TREE_PER_BYTE = 6, /* of a file, about */
	MANY = 500,      /* files with cards that are worth a thread of their own */
	PIECE = 4,       /* files that a thread reads before it looks for others */
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

/* Of a loaded file, whose tree becomes a part of a. With `lasting`, the cards take texts from it. */
static void
make_cards(const struct taking *t, struct file_cards *f, struct arena *a, bool lasting)
{
	const struct schema *schema;
	struct node *root;

	arena_reserve(a, TREE_PER_BYTE * f->source->size);
	root = read_yaml(a, &f->findings, f->source);
	f->foreign = apart_is_foreign(t->schemas, f->source, root);
	if (root && t->shape &&
	    (schema = shape_kind(t->schemas, &f->findings, f->source, root)) &&
	    shape_check(a, &f->findings, f->source, schema, root) && check_project_place(f, schema, root) &&
	    diag_count(&f->findings, SEVERITY_ERROR) == 0)
		cards_make(f, schema, root, lasting);
}

/* the same; its tree goes, its cards stay */
static void
make_alone(const struct taking *t, struct file_cards *f)
{
	struct arena a = {0};

	make_cards(t, f, &a, false);
	arena_free(&a);
}

void
cards_take(const struct taking *t, struct file_cards *file)
{
	if (!load(file))
		return;
	make_alone(t, file);
	source_unload(file->source);
}

/* ---- what is kept ---- */

/* the cards of a file of some digest; where it lay plays no part in them, but for the project's own file, which is not kept */
struct kept_cards {
	struct sha256 digest;
	const char *bytes; /* or NULL where they begin at `from` among those that a share has made */
	size_t from, n;
	unsigned unused;   /* how often the cache was written since anybody asked for it */
};

/* what a thread has for itself */
struct taking_share {
	struct slab slab;
	struct arena tree, made;  /* of the file that is being read, what of it goes into its cards, and these */
	struct buf fresh;         /* the bytes of cards that were made, */
	struct kept_cards *added; /* and which they are */
	size_t nadded, cap_added;
};

/* what became of a file */
struct taking_outcome {
	struct kept_cards *kept; /* what the cache has of it, where that was asked for, */
	bool broken;             /* and it is broken */
	bool moved;              /* it does not look as it did */
	bool known;              /* it has its cards */
};

struct store {
	const struct taking *taking;
	const struct taken *files;
	size_t nfiles;
	struct taking_outcome *outcomes;   /* of the files */
	struct unit_schemas units;
	char *loaded;       /* what the cache had */
	struct kept_cards *old;   /* by digest */
	size_t nold;
	struct stamps stamps; /* how files looked */
	bool moved;           /* that differs from how they look */
	int64_t now;          /* a time of the file system from before any was read */
	size_t *todo;         /* the files that are not known by how they look */
	size_t ntodo;
	struct taking_share shares[SPREAD_MOST];
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

void
cards_open(struct taking *t)
{
	struct store *s = mem_grow(NULL, sizeof *s);
	struct unpack u;

	*s = (struct store){.units = unit_schemas(t->schemas)};
	t->store = s;
	if (!t->cache)
		return;
	s->now = cache_now(t->cache);
	if ((s->loaded = cache_load(t->cache, t->diags, CARDS, &u)) && !unpack_list(s, &u))
		cache_broken(t->cache, t->diags, CARDS);
	stamps_load(&s->stamps, t->cache, t->diags, TAKING_STAMPS);
}

static void
close_store(struct store *s)
{
	unit_schemas_free(&s->units);
	stamps_free(&s->stamps);
	for (size_t i = 0; i < SPREAD_MOST; i++) {
		if (s->taking->slab)
			slab_join(s->taking->slab, &s->shares[i].slab);
		arena_free(&s->shares[i].tree);
		arena_free(&s->shares[i].made);
		buf_free(&s->shares[i].fresh);
		free(s->shares[i].added);
	}
	free(s->old);
	free(s->loaded);
	free(s->todo);
	free(s->outcomes);
	free(s);
}

/* ---- and written ---- */

static size_t
count_added(const struct store *s)
{
	size_t n = 0;

	for (size_t i = 0; i < SPREAD_MOST; i++)
		n += s->shares[i].nadded;
	return n;
}

/* all that are to be kept, by digest, each once */
static size_t
merge_kept(struct store *s, struct kept_cards *all)
{
	size_t n = 0, distinct = 0;

	for (size_t i = 0; i < s->nold; i++)
		if (s->old[i].unused <= LONGEST_UNUSED)
			all[n++] = s->old[i];
	for (size_t i = 0; i < SPREAD_MOST; i++)
		for (size_t k = 0; k < s->shares[i].nadded; k++) {
			all[n] = s->shares[i].added[k];
			all[n++].bytes = s->shares[i].fresh.s + s->shares[i].added[k].from;
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
	struct kept_cards *all = mem_grow(NULL, (s->nold + count_added(s)) * sizeof *all);
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

static bool
has_stamp(const struct taken *t)
{
	return t->looks && S_ISREG(t->looks->st_mode) && t->file->source->seen;
}

/* how the files look now */
static void
write_stamps(struct store *s)
{
	struct stamps now = {.taken = s->now};

	for (size_t i = 0; i < s->nfiles; i++)
		if (has_stamp(&s->files[i])) {
			struct stamp stamp = stamp_of(s->files[i].looks);

			stamp.digest = s->files[i].file->source->digest;
			stamps_put(&now, s->files[i].file->source->path, &stamp);
		}
	stamps_keep(&now, s->taking->cache, s->taking->diags, TAKING_STAMPS);
	stamps_free(&now);
}

/* Where no more than one in FEW was read anew, it takes less time to read them again than to write all. */
static void
write_store(struct store *s)
{
	size_t n = 0;

	for (size_t i = 0; i < s->nfiles; i++)
		n += has_stamp(&s->files[i]);
	if (count_added(s) * FEW > s->nold)
		write_cards(s);
	if (s->moved || n != s->stamps.by_path.n)
		write_stamps(s);
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
fill(const struct store *s, struct taking_share *own, struct file_cards *f, const char *bytes, size_t n)
{
	struct unpack u = {bytes, bytes + n, false};

	if (cards_unpack(f, &s->units, &u, s->taking->slab ? &own->slab : NULL))
		return true;
	cards_forget(f);
	return false;
}

/* the same from the cache, by the digest that its source has */
static bool
fill_kept(const struct store *s, struct taking_share *own, size_t i)
{
	struct file_cards *f = s->files[i].file;
	struct taking_outcome *o = &s->outcomes[i];

	o->kept = is_project(f) ? NULL : find_kept(s, &f->source->digest);
	o->known = o->kept && fill(s, own, f, o->kept->bytes, o->kept->n);
	o->broken = o->kept && !o->known;
	return o->known;
}

/* gives a file that looks as it did when it was read the cards that the cache has of it */
static void
take_known(const struct store *s, struct taking_share *own, size_t i)
{
	const struct taken *t = &s->files[i];
	const struct stamp *stamp = t->looks && S_ISREG(t->looks->st_mode) ? stamps_find(&s->stamps, t->file->source->path) : NULL;

	if (!stamp || !stamp_holds(&s->stamps, stamp, t->looks)) {
		s->outcomes[i].moved = t->looks != NULL;
		return;
	}
	know(t->file->source, &stamp->digest, stamp->size);
	t->file->source->seen = fill_kept(s, own, i);
}

static void
take_known_share(void *ctx, unsigned thread, size_t first, size_t past)
{
	struct store *s = ctx;

	for (size_t i = first; i < past; i++)
		take_known(s, &s->shares[thread], i);
}

/* ---- files that are ---- */

/* Makes the cards of a loaded file, and gives it those that come of their bytes: these lie close together. */
static void
make(struct store *s, struct taking_share *own, struct file_cards *f)
{
	struct file_cards made = {.source = f->source, .arena = own->made};
	size_t from = own->fresh.n, n;
	bool kept = s->taking->cache && !is_project(f);

	make_cards(s->taking, &made, &own->tree, true);
	cards_pack(&own->fresh, &s->units, &made);
	cards_forget(&made);
	own->made = made.arena;
	arena_empty(&own->made);
	arena_empty(&own->tree);
	n = own->fresh.n - from;
	if (!fill(s, own, f, own->fresh.s + from, n)) {
		make_alone(s->taking, f);
		kept = false;
	}
	if (kept) {
		own->added = mem_room(own->added, own->nadded, &own->cap_added, sizeof *own->added);
		own->added[own->nadded++] = (struct kept_cards){.digest = f->source->digest, .from = from, .n = n};
	} else {
		own->fresh.n = from;
	}
}

static void
read_share(void *ctx, unsigned thread, size_t first, size_t past)
{
	struct store *s = ctx;

	for (size_t i = first; i < past; i++) {
		struct file_cards *f = s->files[s->todo[i]].file;

		if (!load(f))
			continue;
		if (!fill_kept(s, &s->shares[thread], s->todo[i]))
			make(s, &s->shares[thread], f);
		source_unload(f->source);
	}
	watch_add(s->taking->watch, past - first);
}

/* ---- all of them ---- */

static void
list_todo(struct store *s)
{
	s->todo = mem_grow(NULL, s->nfiles * sizeof *s->todo);
	for (size_t i = 0; i < s->nfiles; i++)
		if (!s->outcomes[i].known)
			s->todo[s->ntodo++] = i;
}

/* what threads found out of what the cache has */
static void
note_outcomes(struct store *s)
{
	for (size_t i = 0; i < s->nfiles; i++) {
		const struct taking_outcome *o = &s->outcomes[i];

		s->moved = s->moved || o->moved;
		if (o->kept)
			o->kept->unused = 0;
	}
	for (size_t i = 0; i < s->nfiles; i++) {
		struct kept_cards *broken = s->outcomes[i].broken ? s->outcomes[i].kept : NULL;

		if (!broken)
			continue;
		broken->unused = LONGEST_UNUSED + 1; /* to be replaced */
		cache_broken(s->taking->cache, s->taking->diags, CARDS);
	}
}

void
cards_take_all(const struct taking *t, const struct taken *all, size_t n)
{
	struct store *s = t->store;

	s->taking = t;
	s->files = all;
	s->nfiles = n;
	s->outcomes = memset(mem_grow(NULL, n * sizeof *s->outcomes), 0, n * sizeof *s->outcomes);
	spread(n, t->jobs, MANY, take_known_share, s);
	list_todo(s);
	watch_stage(t->watch, "reading", "files", s->ntodo);
	spread_pieces(s->ntodo, t->jobs, PIECE, read_share, s);
	note_outcomes(s);
	if (t->cache)
		write_store(s);
	close_store(s);
}
