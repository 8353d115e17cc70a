#include "unchanged.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "../base/clock.h"
#include "../base/file.h"
#include "../base/findings.h"
#include "../base/spread.h"
#include "../base/stamps.h"
#include "../model/library_clone.h"
#include "../model/taking.h"
#include "../site/kept.h"
#include "../site/world.h"

enum { WATCHED_MAX = 256 << 20, FILES_LEAST = 500 /* for less no thread is begun */ };

/* ---- what is asked ---- */

static struct sha256
digest_of(struct buf *b)
{
	struct sha256 d = sha256_of(b->s, b->n);

	buf_free(b);
	return d;
}

/* where archives are on this machine */
static void
pack_local(struct buf *b, const struct compile_options *co)
{
	struct arena a = {0};
	size_t n;
	char *text = file_load(arena_printf(&a, "%s/" WALK_LOCAL, co->project), SOURCE_MAX, &n);

	pack_text(b, text ? text : file_is_absent(errno) ? NULL : "?");
	free(text);
	arena_free(&a);
}

/* all that a build is told besides its files; today counts, because a day to come is a finding */
static struct sha256
asked(const struct compile_options *co)
{
	struct buf b = {0};

	pack_text(&b, co->project); /* a cache can be that of several */
	pack_text(&b, co->out);
	pack_text(&b, co->as_of);
	pack_text(&b, co->bundled);
	for (const char *const *l = co->libraries; l && *l; l++)
		pack_text(&b, *l);
	pack_number(&b, co->audience);
	pack_text(&b, co->outputs);
	pack_text(&b, co->version);
	pack_number(&b, co->require_evidence);
	pack_text(&b, co->fails);
	pack_text(&b, getenv("SOURCE_DATE_EPOCH"));
	pack_number(&b, (uint64_t)day_today());
	pack_local(&b, co);
	return digest_of(&b);
}

/* ---- what it is made from ---- */

static void
pack_input(struct buf *b, const char *path, const struct sha256 *d)
{
	pack_text(b, path);
	pack_digest(b, d);
}

static bool
digest_file(const char *path, struct sha256 *d)
{
	size_t n;
	char *text = file_load(path, WATCHED_MAX, &n);

	if (text)
		*d = sha256_of(text, n);
	free(text);
	return text != NULL;
}

/* the stat table of the YAML files, as it was, and what is in each */
struct looks {
	struct stamps old;
	const struct found_file *files;
	struct input_look {
		struct sha256 digest;
		bool known; /* by how it looks */
		bool fine;  /* there is a digest */
	} *all;
};

/* of some YAML files, by how they look where that is known */
static void
digest_inputs(void *ctx, unsigned thread, size_t first, size_t past)
{
	struct looks *looks = ctx;

	(void)thread;
	for (size_t i = first; i < past; i++) {
		const struct found_file *f = &looks->files[i];
		const struct stamp *old = stamps_find(&looks->old, f->path);
		struct input_look *look = &looks->all[i];
		struct buf path = {0};

		look->known = look->fine = old && S_ISREG(f->looks.st_mode) && stamp_holds(&looks->old, old, &f->looks);
		if (look->known) {
			look->digest = old->digest;
			continue;
		}
		buf_printf(&path, "%s/%s", f->folder, f->below);
		look->fine = digest_file(path.s, &look->digest);
		buf_free(&path);
	}
}

/* Keeps how all of them look now, where some look different than when they were read. */
static void
keep_looks(const struct looks *looks, size_t n, struct stamps *next, struct cache *cache, struct diags *ds)
{
	size_t i = 0;

	while (i < n && looks->all[i].known)
		i++;
	if (i == n)
		return;
	for (i = 0; i < n; i++) {
		struct stamp now = stamp_of(&looks->files[i].looks);

		now.digest = looks->all[i].digest;
		if (S_ISREG(looks->files[i].looks.st_mode))
			stamps_put(next, looks->files[i].path, &now);
	}
	stamps_keep(next, cache, ds, TAKING_STAMPS);
}

/* what a library is, and where; which ones there are follows from regc.yaml and what the build is told */
static void
pack_libraries(struct buf *b, const struct libraries *l)
{
	pack_number(b, l->n);
	for (size_t i = 0; i < l->n; i++) {
		pack_text(b, l->all[i].folder);
		pack_text(b, l->all[i].name);
		pack_text(b, l->all[i].parts);
		pack_text(b, l->all[i].at);
		pack_text(b, l->all[i].commit);
	}
}

/* What a commit holds never changes; which commit is meant can. */
static bool
is_same_commit(const char *folder, const char *at, const char *commit)
{
	char now[COMMIT_HEX];

	return commit && library_commit_id(folder, at, now) && strcmp(now, commit) == 0;
}

static bool
walk_libraries(struct files *found, struct arena *a, struct diags *ds, struct unpack *libraries)
{
	bool fine = true;

	for (size_t n = unpack_count(libraries, 5); n > 0 && fine; n--) {
		const char *folder = unpack_word(libraries), *name = unpack_word(libraries), *parts = unpack_text(libraries);
		const char *at = unpack_text(libraries), *commit = unpack_text(libraries);

		fine = !libraries->broken && (at ? is_same_commit(folder, at, commit) : walk_named(found, a, ds, folder, name, parts));
	}
	return fine && !libraries->broken;
}

static bool
walk_own(struct walked *own, struct diags *ds, const struct compile_options *co)
{
	own->whole = walk_yaml(&own->files, &own->arena, ds, co->project, co->out, compile_ignored(&own->arena, co));
	return own->whole;
}

/* those of the project, and in their order among them those of libraries */
static bool
add_libraries(struct files *found, struct arena *a, const struct walked *own, struct diags *ds, struct unpack *libraries)
{
	*found = (struct files){mem_grow(NULL, own->files.n * sizeof *found->all), own->files.n, own->files.n};
	if (own->files.n)
		memcpy(found->all, own->files.all, own->files.n * sizeof *found->all);
	return walk_libraries(found, a, ds, libraries);
}

static bool
pack_inputs(struct buf *b, struct cache *cache, struct diags *ds, const struct compile_options *co, struct unpack *libraries,
            struct walked *own)
{
	struct stamps next = {.taken = cache_now(cache)};
	struct arena a = {0};
	struct files found = {0};
	bool fine = walk_own(own, ds, co) && add_libraries(&found, &a, own, ds, libraries);
	struct looks looks = {.files = found.all};

	ARENA_ARRAY(&a, looks.all, found.n + 1);
	stamps_load(&looks.old, cache, ds, TAKING_STAMPS);
	if (fine)
		spread(found.n, co->jobs, FILES_LEAST, digest_inputs, &looks);
	for (size_t i = 0; i < found.n && fine; i++) {
		fine = looks.all[i].fine;
		pack_input(b, found.all[i].path, &looks.all[i].digest);
	}
	if (fine)
		keep_looks(&looks, found.n, &next, cache, ds);
	stamps_free(&looks.old);
	stamps_free(&next);
	free(found.all);
	arena_free(&a);
	return fine;
}

/* the same from what a build has read */
static void
pack_read(struct buf *b, const struct compilation *c)
{
	for (size_t i = 0; i < c->nfiles; i++)
		if (!c->files[i].now->source->commit)
			pack_input(b, c->files[i].path, &c->files[i].now->source->digest);
}

/* the digest of a file; zero where nothing is, and another one of any folder */
static bool
digest_watched(const char *path, struct sha256 *d)
{
	*d = (struct sha256){{0}};
	if (digest_file(path, d) || file_is_absent(errno))
		return true;
	d->bytes[0] = errno == EISDIR;
	return errno == EISDIR;
}

static void
pack_watched(struct buf *b, const char *const *paths, size_t n)
{
	pack_number(b, n);
	for (size_t i = 0; i < n; i++) {
		struct sha256 d;

		if (!digest_watched(paths[i], &d))
			d.bytes[1]++; /* what cannot be read is never as it was */
		pack_input(b, paths[i], &d);
	}
}

static bool
is_watched_same(struct unpack *u)
{
	for (size_t n = unpack_count(u, sizeof(struct sha256) + 2); n > 0; n--) {
		const char *path = unpack_word(u);
		struct sha256 was = unpack_digest(u), now;

		if (u->broken || !digest_watched(path, &now) || memcmp(&was, &now, sizeof was) != 0)
			return false;
	}
	return !u->broken;
}

/* ---- what it found ---- */

struct source_list {
	const struct source **all;
	size_t n, cap;
};

static void
add_source(struct source_list *l, const struct source *s)
{
	size_t i = 0;

	while (i < l->n && l->all[i] != s)
		i++;
	if (!s || i < l->n)
		return;
	l->all = mem_room(l->all, l->n, &l->cap, sizeof *l->all);
	l->all[l->n++] = s;
}

static void
add_sources(struct source_list *l, const struct diags *ds)
{
	for (size_t i = 0; i < ds->n; i++) {
		add_source(l, ds->all[i]->place.source);
		for (const struct diag_note *n = ds->all[i]->notes; n; n = n->next)
			add_source(l, n->place.source);
		for (const struct diag_edit *e = ds->all[i]->edits; e; e = e->next)
			add_source(l, e->place.source);
	}
}

/* what was set aside, as findings like others */
static struct diags
aside_of(const struct diags *ds, enum set_aside why)
{
	return (struct diags){.all = ds->aside[why].all, .n = ds->aside[why].n};
}

static void
pack_found(struct buf *b, const struct diags *ds)
{
	struct source_list l = {0};

	add_sources(&l, ds);
	for (enum set_aside why = 0; why < ASIDES; why++) {
		struct diags aside = aside_of(ds, why);

		add_sources(&l, &aside);
	}
	pack_number(b, l.n);
	for (size_t i = 0; i < l.n; i++) {
		const struct source *s = l.all[i];

		pack_text(b, s->library);
		pack_text(b, s->library ? s->project : NULL);
		pack_text(b, s->path + (s->library ? strlen(s->library) + 1 : 0));
	}
	findings_pack(b, ds, &(struct among){l.all, l.n});
	for (enum set_aside why = 0; why < ASIDES; why++) {
		struct diags aside = aside_of(ds, why);

		findings_pack(b, &aside, &(struct among){l.all, l.n});
	}
	free(l.all);
}

static bool
came_since(void *ctx, const struct diag *d)
{
	return d->order >= *(const size_t *)ctx;
}

static bool
unpack_aside(struct unpack *u, struct diags *ds, enum set_aside why, const struct among *among)
{
	size_t before = ds->n;
	bool fine = findings_unpack(u, ds, among);

	diag_set_aside(ds, ds->n, why, came_since, &before);
	return fine;
}

static bool
unpack_found(struct unpack *u, struct diags *ds, const char *project)
{
	struct source_list l = {0};
	bool fine = true;

	for (size_t n = unpack_count(u, 3); n > 0 && fine; n--) {
		const char *library = unpack_text(u), *folder = unpack_text(u), *path = unpack_word(u);
		struct source *s = library && folder ? source_of_library(&ds->arena, folder, path, library) : source_new(&ds->arena, project, path);

		fine = !u->broken && source_load(s) == SOURCE_OK;
		add_source(&l, s);
	}
	fine = fine && findings_unpack(u, ds, &(struct among){l.all, l.n});
	for (enum set_aside why = 0; why < ASIDES && fine; why++)
		fine = unpack_aside(u, ds, why, &(struct among){l.all, l.n});
	for (size_t i = 0; i < l.n; i++)
		source_unload((struct source *)l.all[i]); /* whoever shows a finding loads it again */
	free(l.all);
	return fine;
}

/* ---- the two ---- */

static struct site_result
unpack_result(struct unpack *u)
{
	struct site_result r = {.pages = (size_t)unpack_number(u)};

	r.files = (size_t)unpack_number(u);
	r.manifest = unpack_digest(u);
	return r;
}

static bool
is_same(const struct sha256 *a, const struct sha256 *b)
{
	return memcmp(a->bytes, b->bytes, sizeof a->bytes) == 0;
}

static bool
are_inputs_same(struct cache *cache, struct diags *ds, const struct compile_options *co, const struct sha256 *was,
                struct unpack *libraries, struct walked *own)
{
	struct buf b = {0};
	bool fine = world_templates(&b, co->project) && pack_inputs(&b, cache, ds, co, libraries, own);
	struct sha256 now = digest_of(&b);

	return fine && is_same(&now, was);
}

/* whatever else it is told, or has in memory, is not looked at here */
static bool
can_tell(const struct compile_options *co)
{
	return co->cache && !co->archives && !co->ntexts;
}

bool
unchanged(struct cache *cache, struct diags *ds, const struct compile_options *co, struct site_result *r, struct walked *own)
{
	struct arena a = {0};
	struct sha256 now = asked(co), was, inputs;
	const char *name = kept_name(&a, "last", co->out);
	struct unpack u = {NULL, NULL, false};
	char *bytes = can_tell(co) ? cache_load(cache, ds, name, &u) : NULL;
	bool fine = bytes != NULL;
	size_t before = ds->n;

	if (fine) {
		was = unpack_digest(&u);
		inputs = unpack_digest(&u);
		*r = unpack_result(&u);
		fine = !u.broken && is_same(&was, &now) && are_inputs_same(cache, ds, co, &inputs, &u, own) && is_watched_same(&u) &&
		       kept_untouched(cache, ds, co->out, &r->manifest, r->files, co->jobs) && unpack_found(&u, ds, co->project) && unpack_ended(&u);
		if (u.broken)
			cache_broken(cache, ds, name);
	}
	if (!fine && !u.broken)
		ds->n = before; /* findings of a build that is made again */
	for (enum set_aside why = 0; why < ASIDES && !fine; why++)
		ds->aside[why].n = 0;
	free(bytes);
	arena_free(&a);
	return fine;
}

/* whether a finding is in a file that lies in no folder, where it would be read again to be shown */
static bool
finds_in_commits(const struct diags *ds)
{
	struct source_list l = {0};
	bool any = false;

	add_sources(&l, ds);
	for (enum set_aside why = 0; why < ASIDES; why++) {
		struct diags aside = aside_of(ds, why);

		add_sources(&l, &aside);
	}
	for (size_t i = 0; i < l.n; i++)
		any = any || l.all[i]->commit;
	free(l.all);
	return any;
}

/* Whether nothing of what is watched has changed since the build began: it may have been read before that. */
static bool
is_watched_old(const struct compilation *c, int64_t began)
{
	struct stat st;

	for (size_t i = 0; i < c->nwatched; i++)
		if (stat(c->watched[i], &st) == 0 && stamp_of(&st).touched >= began)
			return false;
	return true;
}

void
unchanged_keep(struct compilation *c, const struct compile_options *co, const struct buf *templates,
               const struct site_result *r, int64_t began)
{
	struct arena a = {0};
	struct buf b = {0}, inputs = {0};
	struct sha256 d = asked(co);
	bool fine = can_tell(co) && r->kept && !c->archives && !c->cache.said && is_watched_old(c, began) &&
	            !finds_in_commits(&c->diags);

	pack_bytes(&inputs, templates->s, templates->n);
	pack_read(&inputs, c);
	pack_digest(&b, &d);
	d = digest_of(&inputs);
	pack_digest(&b, &d);
	pack_number(&b, r->pages);
	pack_number(&b, r->files);
	pack_digest(&b, &r->manifest);
	pack_libraries(&b, &c->libraries);
	pack_watched(&b, c->watched, c->nwatched);
	pack_found(&b, &c->diags);
	if (fine)
		cache_keep(&c->cache, &c->diags, kept_name(&a, "last", co->out), &b);
	else if (c->cache.said) /* it may be what was broken, which the next build would say again */
		cache_drop(&c->cache, kept_name(&a, "last", co->out));
	buf_free(&b);
	arena_free(&a);
}
