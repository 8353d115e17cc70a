#include "kept.h"
#include "manifest.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../base/spread.h"

enum {
	LATER_MOST = 4,   /* one page in so many is kept apart from the others */
	PAGE_LEAST = 200, /* bytes that a packed one takes */
	OWN_LEAST = 35,   /* the same */
	FILES_LEAST = 500 /* for less no thread is begun */
};

static bool
same(const struct sha256 *a, const struct sha256 *b)
{
	return memcmp(a->bytes, b->bytes, sizeof a->bytes) == 0;
}

/* ---- reading ---- */

static void
unpack_pages(struct kept *k, struct unpack *u, const uint32_t *map, size_t n, bool based)
{
	for (size_t pages = unpack_count(u, PAGE_LEAST); pages > 0 && !u->broken; pages--) {
		const char *path = arena_string(&k->arena, unpack_word(u));
		struct record *r = arena_take(&k->arena, sizeof *r);

		if (record_unpack(r, &k->arena, u, map, n)) {
			r->based = based;
			*table_put(&k->pages, path) = r;
		}
	}
}

static void
unpack_own(struct kept *k, struct own_files *own, struct unpack *u)
{
	own->inputs = unpack_digest(u);
	own->n = unpack_count(u, OWN_LEAST);
	ARENA_ARRAY(&k->arena, own->paths, own->n + 1);
	ARENA_ARRAY(&k->arena, own->made, own->n + 1);
	for (size_t i = 0; i < own->n && !u->broken; i++) {
		own->paths[i] = arena_string(&k->arena, unpack_word(u));
		own->made[i] = (struct made){.digest = unpack_digest(u)};
		own->made[i].size = (size_t)unpack_number(u);
	}
}

/* one of the two files; what it has besides records is that of the whole site */
static bool
unpack_all(struct kept *k, struct unpack *u, struct names *names, bool based)
{
	size_t n = 0;
	uint32_t *map = names_unpack(names, u, 0, &n);

	if (map)
		unpack_pages(k, u, map, n, based);
	free(map);
	k->listed = unpack_digest(u);
	k->dates = unpack_digest(u);
	k->tasks = unpack_digest(u);
	for (size_t i = 0; i < OWN_GROUPS && !u->broken; i++)
		unpack_own(k, &k->own[i], u);
	for (size_t t = 0; t < ROW_FILES && !u->broken; t++) {
		k->table_files[t] = (struct made){.digest = unpack_digest(u)};
		k->table_files[t].size = (size_t)unpack_number(u);
		k->rows[t].header = (size_t)unpack_number(u);
		k->rows[t].gap = (size_t)unpack_number(u);
	}
	return unpack_ended(u) || unpack_refuse(u);
}

/* Rows that became longer moved those of all pages after them: where they lie follows from how long they are. */
static void
place_rows(struct kept *k, size_t table)
{
	size_t at = k->rows[table].header;
	bool first = true;

	for (size_t i = 0; i < k->pages.n; i++) {
		struct slice *rows = &((struct record *)k->pages.entries[i].value)->rows[table];

		at += rows->n && !first ? k->rows[table].gap : 0;
		first = first && !rows->n;
		*rows = (struct slice){k->tables[table], (long long)at, rows->n};
		at += rows->n;
	}
}

static void
forget(struct kept *k)
{
	table_free(&k->pages);
	stamps_free(&k->outputs);
	memset(k->own, 0, sizeof k->own);
	memset(k->table_files, 0, sizeof k->table_files);
}

/* Where the rows of the pages are. The stat table can be of another build than the records: the kept digests are those of
 * the tables that their offsets are in. */
static void
open_tables(struct kept *k, const struct folder *folder)
{
	for (size_t t = 0; t < ROW_FILES; t++) {
		const struct made *made = &k->table_files[t];
		int fd = made->size && kept_holds(k, folder, rows_path(t), made)
		                 ? openat(folder->fd, rows_path(t), O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
		                 : -1;

		k->tables[t] = fd < 0 ? NULL : fdopen(fd, "r");
	}
}

const char *
kept_name(struct arena *a, const char *what, const char *folder)
{
	struct sha256 d = sha256_of(folder, strlen(folder));
	char hex[SHA256_HEX];

	return arena_printf(a, "%s-%.16s", what, sha256_hex(&d, hex));
}

/* A file that is later than another one than that with the records of all pages has nothing to add. */
static void
load_later(struct kept *k, struct diags *ds, struct names *names)
{
	size_t n = k->pages.n;
	struct unpack u;
	char *bytes = cache_load(k->cache, ds, k->later, &u);
	struct sha256 base = unpack_digest(&u);

	if (bytes && (u.broken || (same(&base, &k->base) && (!unpack_all(k, &u, names, false) || k->pages.n != n)))) {
		cache_broken(k->cache, ds, k->later);
		forget(k);
	}
	free(bytes);
}

/* began is set; k has no more than that */
static void
read_kept(struct kept *k, struct cache *cache, struct diags *ds, const char *folder, struct names *names)
{
	struct unpack u;
	char *bytes;

	k->cache = cache;
	k->name = kept_name(&k->arena, "site", folder);
	k->stamps = kept_name(&k->arena, "out", folder);
	k->later = kept_name(&k->arena, "later", folder);
	stamps_load(&k->outputs, cache, ds, k->stamps);
	if (!(bytes = cache_load(cache, ds, k->name, &u)))
		return;
	k->base = cache_digest(&u);
	if (!unpack_all(k, &u, names, true)) {
		cache_broken(cache, ds, k->name);
		forget(k);
	}
	free(bytes);
	if (k->pages.n)
		load_later(k, ds, names);
}

struct kept_reading {
	struct errand errand;
	const char *folder;
	struct cache cache;
	struct diags found;
	struct kept kept;
	struct names names;
};

static void
read_meanwhile(void *ctx)
{
	struct kept_reading *a = ctx;

	read_kept(&a->kept, &a->cache, &a->found, a->folder, &a->names);
}

struct kept_reading *
kept_reading_begin(struct cache *cache, const char *folder, unsigned jobs)
{
	struct kept_reading *a;

	if (!cache || !cache->folder)
		return NULL;
	a = mem_grow(NULL, sizeof *a);
	*a = (struct kept_reading){.folder = folder, .kept = {.began = cache_now(cache)}};
	cache_share(&a->cache, cache);
	errand_begin(&a->errand, jobs, read_meanwhile, a);
	return a;
}

void
kept_reading_end(struct kept_reading *a)
{
	if (!a)
		return;
	if (a->errand.begun)
		errand_end(&a->errand);
	kept_free(&a->kept);
	names_free(&a->names);
	diag_free(&a->found);
	cache_close(&a->cache);
	free(a);
}

/* False where there was anything to be said of it: it is read again by who can say it. */
static bool
take_read(struct kept *k, struct kept_reading *a, struct cache *cache, struct links *links)
{
	errand_end(&a->errand);
	cache->foreign = cache->foreign || a->cache.foreign;
	if (a->found.n)
		return false;
	*k = a->kept;
	k->cache = cache;
	links->targets = a->names;
	a->kept = (struct kept){0};
	a->names = (struct names){0};
	return true;
}

void
kept_load(struct kept *k, struct kept_reading *reading, struct cache *cache, struct diags *ds, const struct folder *folder,
          struct links *links)
{
	if (!reading || !take_read(k, reading, cache, links)) {
		*k = (struct kept){.began = cache_now(cache)};
		read_kept(k, cache, ds, folder->path, &links->targets);
	}
	open_tables(k, folder);
	for (size_t t = 0; t < ROW_FILES; t++)
		place_rows(k, t);
}

/* ---- asking ---- */

/* Whether a file is what it was, with how it looks now. Where it looks different it is read. */
static bool
holds(const struct stamps *all, const char *folder, int fd, const char *path, const struct sha256 *digest, uint64_t size,
      struct stamp *now)
{
	const struct stamp *old = stamps_find(all, path);
	struct stat st;

	if (!old || fstatat(fd, path, &st, AT_SYMLINK_NOFOLLOW) < 0 || !S_ISREG(st.st_mode) || (uint64_t)st.st_size != size)
		return false;
	*now = stamp_of(&st);
	if (stamp_holds(all, old, &st)) {
		now->digest = old->digest;
		stamp_note(old);
	} else if (!folder_digest(folder, path, &now->digest))
		return false;
	return same(&now->digest, digest);
}

bool
kept_holds(const struct kept *k, const struct folder *folder, const char *path, const struct made *made)
{
	struct stamp now;

	return holds(&k->outputs, folder->path, folder->fd, path, &made->digest, made->size, &now);
}

/* the files of a site in the order of their stat table, as they are now */
struct touches {
	const struct stamps *all;
	const char *folder;
	int fd;
	struct stamp *now;
	bool *hold;
};

static void
look_for_touches(void *ctx, unsigned thread, size_t first, size_t past)
{
	struct touches *t = ctx;

	(void)thread;
	for (size_t i = first; i < past; i++) {
		const struct table_entry *entry = &t->all->by_path.entries[i];
		const struct stamp *stamp = entry->value;

		t->hold[i] = holds(t->all, t->folder, t->fd, entry->key, &stamp->digest, stamp->size, &t->now[i]);
	}
}

/* Keeps how they look now, where that says of some more than the table does: it looks different, or can be trusted only now. */
static void
keep_better(const struct touches *t, struct cache *cache, struct diags *ds, const char *name, int64_t taken)
{
	struct stamps next = {.taken = taken};
	bool better = false;

	for (size_t i = 0; i < t->all->by_path.n && !better; i++) {
		const struct stamp *old = t->all->by_path.entries[i].value;

		better = !stamp_is(&t->now[i], old) || old->changed >= t->all->taken || old->touched >= t->all->taken;
	}
	for (size_t i = 0; i < t->all->by_path.n && better; i++)
		stamps_put(&next, t->all->by_path.entries[i].key, &t->now[i]);
	if (better)
		stamps_keep(&next, cache, ds, name);
	stamps_free(&next);
}

bool
kept_untouched(struct cache *cache, struct diags *ds, const char *folder, const struct sha256 *manifest, size_t files, unsigned jobs)
{
	struct arena a = {0};
	const char *name = kept_name(&a, "out", folder);
	int64_t taken = cache_now(cache);
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	struct stamps all;
	struct touches t = {.all = &all, .folder = folder, .fd = fd};
	const struct stamp *whole;
	bool fine;

	stamps_load(&all, cache, ds, name);
	whole = stamps_find(&all, MANIFEST);
	fine = fd >= 0 && all.by_path.n == files && whole && same(&whole->digest, manifest);
	ARENA_ARRAY(&a, t.now, all.by_path.n + 1);
	ARENA_ARRAY(&a, t.hold, all.by_path.n + 1);
	if (fine)
		spread(all.by_path.n, jobs, FILES_LEAST, look_for_touches, &t);
	for (size_t i = 0; i < all.by_path.n && fine; i++)
		fine = t.hold[i];
	if (fine)
		keep_better(&t, cache, ds, name, taken);
	if (fd >= 0)
		close(fd);
	stamps_free(&all);
	arena_free(&a);
	return fine;
}

static bool
has_rows(const struct kept *k, const struct record *r)
{
	for (size_t t = 0; t < ROW_FILES; t++)
		if (r->rows[t].n && !k->tables[t])
			return false;
	return true;
}

bool
kept_page(const struct kept *k, const struct folder *folder, const struct page *page, const struct record *r)
{
	return kept_holds(k, folder, page->path, &r->html) && (!page->xml || kept_holds(k, folder, page->xml, &r->xml)) &&
	       (!page->json || kept_holds(k, folder, page->json, &r->json)) && has_rows(k, r);
}

/* ---- writing ---- */

static void
pack_own(struct buf *b, const struct own_files *own)
{
	pack_digest(b, &own->inputs);
	pack_number(b, own->n);
	for (size_t i = 0; i < own->n; i++) {
		pack_text(b, own->paths[i]);
		pack_digest(b, &own->made[i].digest);
		pack_number(b, own->made[i].size);
	}
}

/* A file that this build found to be right gets one only if it was not changed since the build began; one that was seen to look as
 * it did keeps that. One that cannot be looked at has none: it will be made again. */
static void
take_stamps(struct stamps *now, const struct kept *k, const struct folder *folder, const struct table *paths)
{
	for (size_t i = 0; i < paths->n; i++) {
		const struct made *made = paths->entries[i].value;
		const char *path = paths->entries[i].key;
		const struct stamp *old = made->changed ? NULL : stamps_find(&k->outputs, path);
		struct stamp stamp;
		struct stat st;

		if (old && old->held && same(&old->digest, &made->digest)) {
			stamps_put(now, path, old);
			continue;
		}
		if (fstatat(folder->fd, path, &st, AT_SYMLINK_NOFOLLOW) < 0)
			continue;
		stamp = stamp_of(&st);
		stamp.digest = made->digest;
		if (made->changed || stamp.touched < k->began)
			stamps_put(now, path, &stamp);
	}
}

/* records, and what besides is that of the whole site */
static void
pack_all(struct buf *b, const struct kept *k, const struct links *links, const struct world *world, const struct kept_record *pages,
         size_t n, const struct own_files *own, const struct table *paths)
{
	records_pack(b, &links->targets, pages, n);
	pack_digest(b, &world->listed);
	pack_digest(b, &world->dates);
	pack_digest(b, &world->tasks);
	for (size_t i = 0; i < OWN_GROUPS; i++)
		pack_own(b, &own[i]);
	for (size_t t = 0; t < ROW_FILES; t++) {
		const struct made *made = table_get(paths, rows_path(t));

		pack_digest(b, made ? &made->digest : &(struct sha256){{0}});
		pack_number(b, made ? made->size : 0);
		pack_number(b, k->rows[t].header);
		pack_number(b, k->rows[t].gap);
	}
}

/* Moves the records that are later than the file with those of all pages to the front; their number, or n where all are to be kept
 * anew. */
static size_t
choose_later(const struct kept *k, struct kept_record *pages, size_t n)
{
	size_t later = 0;
	bool fine = n == k->pages.n;

	for (size_t i = 0; i < n && fine; i++) {
		fine = strcmp(pages[i].path, k->pages.entries[i].key) == 0;
		later += !pages[i].record->based;
	}
	if (!fine || later > n / LATER_MOST)
		return n;
	later = 0;
	for (size_t i = 0; i < n; i++)
		if (!pages[i].record->based)
			pages[later++] = pages[i];
	return later;
}

/* What lies there is later than another file, or broken, which every build would say again. */
static void
nothing_later(struct kept *k, struct diags *ds)
{
	struct buf b = {0};

	pack_digest(&b, &(struct sha256){{0}});
	cache_keep(k->cache, ds, k->later, &b);
	buf_free(&b);
}

void
kept_keep(struct kept *k, struct diags *ds, const struct folder *folder, const struct links *links,
          const struct world *world, struct kept_record *pages, size_t n, const struct own_files *own, const struct table *paths)
{
	struct stamps now = {0};
	struct buf b = {0};
	size_t later;

	if (!k->cache || !k->cache->folder)
		return;
	now.taken = cache_now(k->cache);
	later = choose_later(k, pages, n);
	if (later < n)
		pack_digest(&b, &k->base);
	pack_all(&b, k, links, world, pages, later, own, paths);
	cache_keep(k->cache, ds, later < n ? k->later : k->name, &b);
	buf_free(&b); /* of a large map tens of megabytes */
	if (later == n)
		nothing_later(k, ds);
	take_stamps(&now, k, folder, paths);
	stamps_keep(&now, k->cache, ds, k->stamps);
	stamps_free(&now);
}

void
kept_free(struct kept *k)
{
	for (size_t t = 0; t < ROW_FILES; t++)
		if (k->tables[t])
			fclose(k->tables[t]);
	table_free(&k->pages);
	stamps_free(&k->outputs);
	arena_free(&k->arena);
	*k = (struct kept){0};
}
