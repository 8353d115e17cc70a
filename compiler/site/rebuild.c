/* Why a page was made again, or was not: what the last build kept of it, held against what this one found. */
#include "assembly.h"

#include <stdlib.h>
#include <string.h>

enum { FILES_NAMED = 5 };

/* what the last build was made from, and the digests of its files as they were then */
struct before {
	struct world world;
	struct table parts; /* name → struct world_part */
	struct table files; /* path → struct site_input */
};

struct why {
	struct buf *out;
	const struct site *site;
	const struct page *page;
	const struct record *old;
	struct before before;
};

/* ---- what is kept for it ---- */

static const char *
world_name(struct arena *a, const struct site *site)
{
	return kept_name(a, "world", site->folder.path);
}

void
rebuild_keep(struct site *site)
{
	const struct site_options *o = site->options;
	struct buf b = {0};

	if (!site->kept.cache || !site->kept.cache->folder)
		return;
	world_pack(&b, &site->world);
	pack_number(&b, o->ninputs);
	for (size_t i = 0; i < o->ninputs; i++) {
		pack_text(&b, o->inputs[i].path);
		pack_digest(&b, &o->inputs[i].digest);
	}
	cache_keep(site->kept.cache, site->diags, world_name(&site->arena, site), &b);
	buf_free(&b);
}

static bool
unpack_files(struct before *b, struct arena *a, struct unpack *u)
{
	for (size_t n = unpack_count(u, sizeof(struct sha256) + 2); n > 0 && !u->broken; n--) {
		struct site_input *file = arena_take(a, sizeof *file);

		file->path = arena_string(a, unpack_word(u));
		file->digest = unpack_digest(u);
		*table_put(&b->files, file->path) = file;
	}
	return unpack_ended(u) || unpack_refuse(u);
}

static void
read_before(struct before *b, struct site *site)
{
	struct cache *cache = site->kept.cache;
	const char *name = world_name(&site->arena, site);
	struct unpack u;
	char *bytes = cache_load(cache, site->diags, name, &u);

	if (bytes && !(world_unpack(&b->world, &u) && unpack_files(b, &site->arena, &u)))
		cache_broken(cache, site->diags, name);
	for (size_t i = 0; i < b->world.nparts && !u.broken; i++)
		*table_put(&b->parts, b->world.parts[i].name) = &b->world.parts[i];
	free(bytes);
}

static void
free_before(struct before *b)
{
	table_free(&b->parts);
	table_free(&b->files);
	world_free(&b->world);
}

/* ---- the reasons ---- */

static bool
same(const struct sha256 *a, const struct sha256 *b)
{
	return memcmp(a->bytes, b->bytes, sizeof a->bytes) == 0;
}

/* why nothing is known of how it was */
static const char *
unknown(const struct why *w)
{
	const struct kept *k = &w->site->kept;

	if (w->page->kind->output == OUTPUT_PAPER)
		return "a page for paper is put together by every build";
	if (!k->cache || !k->cache->folder)
		return "nothing is kept, as --no-cache asks";
	if (k->pages.n)
		return "the last build made no such page";
	if (k->cache->foreign)
		return "what the cache has was made by another regc";
	return k->cache->said ? "what the cache has cannot be used" : "the cache has nothing of a site in this folder";
}

static void
name_option(struct why *w, const struct world_part *now)
{
	const struct world_part *old = table_get(&w->before.parts, now->name);

	if (!old || same(&old->digest, &now->digest))
		return;
	if (now->value && old->value)
		buf_printf(w->out, "  %s: now %s, then %s\n", now->name, *now->value ? now->value : "none", *old->value ? old->value : "none");
	else
		buf_printf(w->out, "  %s: not what it was\n", now->name);
}

struct changed_files {
	const char **all;
	size_t n;
};

/* the files whose cards are not what they were, or which are new or gone */
static struct changed_files
changed_cards(struct why *w, struct arena *a)
{
	const struct world *now = &w->site->world, *old = &w->before.world;
	struct table there = {0};
	struct changed_files c = {0};

	ARENA_ARRAY(a, c.all, now->nparts + old->nparts + 1);
	for (size_t i = now->noptions; i < now->nparts; i++) {
		const struct world_part *was = table_get(&w->before.parts, now->parts[i].name);

		*table_put(&there, now->parts[i].name) = &now->parts[i];
		if (!was)
			c.all[c.n++] = arena_printf(a, "%s (new)", now->parts[i].name);
		else if (!same(&was->digest, &now->parts[i].digest))
			c.all[c.n++] = now->parts[i].name;
	}
	for (size_t i = old->noptions; i < old->nparts; i++)
		if (!table_get(&there, old->parts[i].name))
			c.all[c.n++] = arena_printf(a, "%s (gone)", old->parts[i].name);
	table_free(&there);
	return c;
}

static void
name_cards(struct why *w)
{
	struct arena a = {0};
	struct changed_files c = changed_cards(w, &a);

	if (c.n)
		buf_puts(w->out, "  what other pages can show of these files:");
	for (size_t i = 0; i < c.n && i < FILES_NAMED; i++)
		buf_printf(w->out, "%s %s", i ? "," : "", c.all[i]);
	if (c.n > FILES_NAMED)
		buf_printf(w->out, " and %zu more", c.n - FILES_NAMED);
	if (c.n)
		buf_putc(w->out, '\n');
	arena_free(&a);
}

static const struct site_input *
input_now(const struct site *site, const char *path)
{
	for (size_t i = 0; i < site->options->ninputs; i++)
		if (strcmp(site->options->inputs[i].path, path) == 0)
			return &site->options->inputs[i];
	return NULL;
}

static void
name_bodies(struct why *w)
{
	for (size_t i = 0; i < w->old->nbodies; i++) {
		const char *path = w->old->bodies[i];
		const struct site_input *was = table_get(&w->before.files, path), *now = input_now(w->site, path);

		if (!now)
			buf_printf(w->out, "  a file whose text it shows is gone: %s\n", path);
		else if (was && !same(&was->digest, &now->digest))
			buf_printf(w->out, "  the text of a file that it shows: %s\n", path);
	}
}

static void
name_touched(struct why *w, const char *path, const struct made *made)
{
	if (path && !kept_holds(&w->site->kept, &w->site->folder, path, made))
		buf_printf(w->out, "  a file in the output folder is not as the last build left it: %s\n", path);
}

static void
name_rows(struct why *w)
{
	for (size_t t = 0; t < CSV_TABLES; t++)
		if (w->old->rows[t].n && !w->site->kept.tables[t])
			buf_printf(w->out, "  a table with rows of it is not as the last build left it: %s\n", csv_path(t));
}

static void
name_reasons(struct why *w)
{
	size_t before = w->out->n;

	if (!w->old) {
		buf_printf(w->out, "  %s\n", unknown(w));
		return;
	}
	name_bodies(w);
	for (size_t i = 0; i < w->site->world.noptions; i++)
		name_option(w, &w->site->world.parts[i]);
	name_cards(w);
	name_touched(w, w->page->path, &w->old->html);
	name_touched(w, w->page->xml, &w->old->xml);
	name_touched(w, w->page->json, &w->old->json);
	name_rows(w);
	if (w->out->n == before)
		buf_puts(w->out, "  what it was made from is no longer known\n");
}

/* ---- what came of it ---- */

static bool
is_todo(const struct site *site, size_t page)
{
	for (size_t i = 0; i < site->ntodo; i++)
		if (site->todo[i] == page)
			return true;
	return false;
}

static const char *
outcome(const struct why *w, const struct record *now)
{
	if (!now)
		return "was to be made again, because of";
	if (now->html.changed || now->xml.changed || now->json.changed)
		return w->old ? "was made again and written, because of" : "was made and written, because";
	if (w->old && same(&w->old->key, &now->key))
		return "was not written again: its document came out the same; it was made again because of";
	return w->old ? "was made again and came out as it was; it was made because of" : "was made and came out as it lay there; it was made because";
}

void
rebuild_explain(struct site *site, size_t page)
{
	struct why w = {.out = site->options->explained, .site = site, .page = &site->pages.all[page]};

	buf_printf(w.out, "regc: %s ", w.page->path);
	if (!is_todo(site, page)) {
		buf_puts(w.out, "was not made again: nothing that it is made from differs\n");
		return;
	}
	if ((w.old = crew_kept(site, w.page)))
		read_before(&w.before, site);
	buf_printf(w.out, "%s:\n", outcome(&w, site->records[page]));
	name_reasons(&w);
	free_before(&w.before);
}
