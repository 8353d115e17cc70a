#include "site.h"

#include <stdlib.h>
#include <string.h>

#include "../base/spread.h"
#include "../form/serialise.h"
#include "alone.h"
#include "assembly.h"
#include "manifest.h"

/* whether a page is meant by its path, or as the first of a unit */
static bool
is_called(const struct page *page, const char *name)
{
	const struct card *card = page->card;
	size_t n = card ? strlen(card->kind) : 0;

	return strcmp(page->path, name) == 0 || (card && page->part == 0 && strncmp(card->kind, name, n) == 0 && name[n] == ':' &&
	                                         strcmp(card->id, name + n + 1) == 0);
}

/* the first that is, or the number of all */
static size_t
page_called(const struct pages *pages, const char *name)
{
	size_t i = 0;

	while (i < pages->n && !is_called(&pages->all[i], name))
		i++;
	return i;
}

/* ---- what need not be made ---- */

enum {
	PAGES_LEAST = 500, /* for less no thread is begun, */
	PAGES_FEW = 50     /* and for so few nothing is worked out that many ask for */
};

/* which pages are as they were */
struct choosing {
	const struct site *site;
	bool *kept;
};

static bool
is_kept(const struct site *site, struct met *met, const struct page *page)
{
	struct record *old = crew_kept(site, page);
	struct sha256 now;

	return old && crew_inputs(site, met, old, &now) && memcmp(&now, &old->inputs, sizeof now) == 0 &&
	       kept_page(&site->kept, &site->folder, page, old);
}

static void
choose_share(void *ctx, unsigned thread, size_t first, size_t past)
{
	struct choosing *c = ctx;
	struct met met = {0};

	(void)thread;
	for (size_t i = first; i < past; i++)
		c->kept[i] = is_kept(c->site, &met, &c->site->pages.all[i]);
	free(met.all);
}

static void
take_kept(struct site *site, size_t i)
{
	struct timing *t = site->options->timing;
	const struct page *page = &site->pages.all[i];

	timing_begin(t, page->kind->name, page->path); /* for the trace; it takes no time */
	timing_done(t, "kept");
	timing_end(t);
	site->records[i] = crew_kept(site, page);
}

/* the pages that are to be made; those that are as they were have their records at once */
static void
choose_todo(struct site *site)
{
	struct choosing c = {.site = site};

	ARENA_ARRAY(&site->arena, site->records, site->pages.n + 1);
	ARENA_ARRAY(&site->arena, site->todo, site->pages.n + 1);
	ARENA_ARRAY(&site->arena, site->documents, site->pages.n + 1);
	ARENA_ARRAY(&site->arena, c.kept, site->pages.n + 1);
	for (size_t i = 0; i < site->options->ninputs && site->kept.cache; i++)
		*table_put(&site->files, site->options->inputs[i].path) = (void *)&site->options->inputs[i];
	if (site->kept.pages.n)
		spread(site->pages.n, site->options->jobs, PAGES_LEAST, choose_share, &c);
	for (size_t i = 0; i < site->pages.n; i++)
		if (c.kept[i])
			take_kept(site, i);
		else
			site->todo[site->ntodo++] = i;
	for (size_t i = 0; i < site->ntodo; i++)
		crew_recall(site, site->todo[i]);
}

/* for the next build; of what is part of a site, or could not be put into place, nothing is kept */
static void
keep(struct site *site)
{
	struct kept_record *pages;

	ARENA_ARRAY(&site->arena, pages, site->pages.n + 1);
	for (size_t i = 0; i < site->pages.n; i++)
		pages[i] = (struct kept_record){site->pages.all[i].path, site->records[i]};
	kept_keep(&site->kept, site->diags, &site->folder, &site->links, &site->world, pages, site->pages.n, site->own, &site->paths);
	rebuild_keep(site);
}

/* ---- the whole ---- */

static bool
makes_tasks(const struct site *site)
{
	for (size_t i = 0; i < site->ntodo; i++)
		if (site->pages.all[site->todo[i]].kind->flags & PAGE_OF_TASKS)
			return true;
	return false;
}

static bool
make_all(struct site *site)
{
	struct timing *t = site->options->timing;
	bool fine;

	crew_begin(site);
	if (site->options->parts) {
		timing_begin(t, "pages", "parts");
		fine = gather_run(site);
		timing_next(t, "whole", "whole");
		watch_stage(site->options->watch, "putting the site together", NULL, 0);
		fine = fine && whole_make(site);
		timing_end(t);
		return fine;
	}
	whole_begin_cards(site);
	timing_begin(t, "pages", "what is kept");
	choose_todo(site);
	timing_next(t, "pages", "preparing");
	if (site->ntodo > PAGES_FEW || site->options->shard) /* its index says what each page asked for */
		pages_prepare(site->analysis, makes_tasks(site));
	timing_next(t, "pages", "pages");
	whole_begin(site);
	fine = crew_run(site);
	if (site->options->explain)
		rebuild_explain(site, page_called(&site->pages, site->options->explain));
	timing_next(t, "whole", "whole");
	watch_stage(site->options->watch, "putting the site together", NULL, 0);
	fine = fine && whole_make(site);
	timing_end(t);
	return fine;
}

static bool
same(const struct sha256 *a, const struct sha256 *b)
{
	return memcmp(a, b, sizeof *a) == 0;
}

/* the pages of the last build, and what of them is the same as now */
static struct pages_before
listed_before(const struct site *site)
{
	const struct kept *k = &site->kept;
	const struct world *w = &site->world;

	if (!k->pages.n)
		return (struct pages_before){.paths = &k->pages};
	return (struct pages_before){.paths = &k->pages, .same = same(&k->listed, &w->listed),
	                             .flags = (same(&k->tasks, &w->tasks) ? PAGE_OF_TASKS : 0U) |
	                                      (same(&k->dates, &w->dates) ? PAGE_OF_DATES : 0U)};
}

static void
choose_pages(struct site *site)
{
	const struct site_part *part = site->options->part;
	const struct shard *shard = site->options->shard;
	const struct pages_before before = listed_before(site);
	size_t n = 0;

	pages_plan(&site->pages, &site->arena, site->analysis, part || shard ? NULL : &before);
	for (size_t i = 0; i < site->pages.n; i++)
		if ((!part || part->has(part->ctx, &site->pages.all[i])) && (!shard || shard_has(shard, site->pages.all[i].path)))
			site->pages.all[n++] = site->pages.all[i];
	site->pages.n = n;
}

/* Sites, evidence packs and parts never replace each other: who mixes up their folders would lose one. */
static bool
refuse_other(struct site *site)
{
	const struct site_options *o = site->options;
	const char *site_word = "a site", *pack = "an evidence pack", *part = "the part of a shard";
	const char *wanted = o->part ? pack : o->shard ? part : site_word;
	const char *found = table_get(&site->folder.old, SUMS) ? pack : table_get(&site->folder.old, SHARD_INDEX) ? part : site_word;

	if (site->folder.old.n && found != wanted)
		diag_help(site->diags, diag_add(site->diags, RG9004, (struct place){0}, "%s contains %s", o->out, found),
		          "name another folder with %s", o->shard ? "--parts" : "-o");
	return !site->folder.old.n || found == wanted;
}

static const char *
path_of(const void *ctx, size_t i)
{
	const struct pages *pages = ctx;

	return i < pages->n ? pages->all[i].path : NULL;
}

/* a page to be explained that does not exist is said before any are made */
static bool
find_explained(const struct site *site)
{
	const char *name = site->options->explain;

	if (!name || page_called(&site->pages, name) < site->pages.n)
		return true;
	diag_suggest(site->diags, diag_add(site->diags, RG9010, (struct place){0}, "there is no page '%s'", name),
	             nearest_word(name, path_of, &site->pages), "name it as it lies in the output folder, or its unit as KIND:ID");
	return false;
}

static void
count_result(struct site *site, struct site_result *result)
{
	const struct made *made;

	for (size_t i = 0; i < site->pages.n; i++)
		result->pages += page_is_read(&site->pages.all[i]);
	result->files = site->paths.n;
	for (size_t i = 0; i < site->paths.n; i++)
		result->written += ((const struct made *)site->paths.entries[i].value)->changed;
	if ((made = table_get(&site->paths, MANIFEST)))
		result->manifest = made->digest;
	result->kept = site->kept.cache != NULL;
}

static void
close_site(struct site *site)
{
	for (size_t i = 0; i < ASIDE_PROCESSES; i++)
		aside_end(&site->asides[i]);
	folder_close(&site->folder);
	links_free(&site->links);
	kept_free(&site->kept);
	world_free(&site->world);
	table_free(&site->files);
	free(site->met.all);
	for (size_t i = 0; i < OWN_GROUPS; i++) {
		free(site->own[i].paths);
		free(site->own[i].made);
	}
	crew_free(site);
	table_free(&site->paths);
	free(site->pages.all);
	arena_free(&site->arena);
}

/* Whether the templates are those that they were before any was read. */
static bool
are_templates_same(const struct site_options *o)
{
	struct buf now = {0};
	bool same = o->templates && world_templates(&now, o->project) && now.n == o->templates->n &&
	            (now.n == 0 || memcmp(now.s, o->templates->s, now.n) == 0);

	buf_free(&now);
	return same;
}

/* what laws are answered for services, from the last build where nothing differs that they are asked with */
static void
know_reach(struct site *site)
{
	const char *name = kept_name(&site->arena, "reach", site->folder.path);
	struct reach_rows before = {.platforms = 0};

	if (!site->options->shard)
		reach_rows_load(&before, site->kept.cache, site->diags, name);
	if (world_reach(&site->world, site->analysis, &before))
		reach_rows_keep(&site->world.rows, site->kept.cache, site->diags, name);
	reach_rows_free(&before);
}

/* Where a template cannot be read, or has changed since the build began, what was kept is no help, and nothing is kept. */
static void
open_kept(struct site *site)
{
	const struct site_options *o = site->options;
	const struct earlier *e = o->earlier;
	struct buf extra = {0};
	struct cache *cache = o->part ? NULL : o->cache;

	if (!are_templates_same(o) || (!o->shard && !o->parts && (!cache || !cache->folder)))
		return;
	pack_text(&extra, e ? site->analysis->id : NULL); /* where there are only files to compare with, each of them counts */
	pack_text(&extra, e ? e->manifest.source->text : NULL);
	pack_text(&extra, e && e->assessment_text ? e->assessment_text->text : NULL);
	if (!o->parts)
		index_watch((struct model *)site->analysis->model);
	world_look(&site->world, site->analysis, o->templates, &extra, o->jobs);
	if (cache && cache->folder) {
		kept_load(&site->kept, o->reading, cache, site->diags, &site->folder, &site->links);
		know_reach(site);
	}
	buf_free(&extra);
}

bool
site_build(struct diags *ds, const struct analysis *an, const struct site_options *o, struct site_result *result)
{
	struct site site = {.diags = ds, .analysis = an, .options = o, .folder = {.fd = -1}};
	bool fine = false;

	*result = (struct site_result){0};
	site.links.base = page_base(&site.arena, an);
	if (folder_open(&site.folder, ds, an->model->schemas, o->out) && refuse_other(&site)) {
		timing_begin(o->timing, "pages", "cache");
		open_kept(&site);
		timing_next(o->timing, "pages", "plan");
		choose_pages(&site);
		timing_end(o->timing);
		fine = find_explained(&site) && make_all(&site);
		timing_begin(o->timing, "whole", "commit");
		fine = fine && folder_commit(&site.folder, ds, &site.paths, &result->removed);
		timing_next(o->timing, "whole", "keeping");
		if (fine)
			keep(&site);
		timing_end(o->timing);
		count_result(&site, result);
	}
	close_site(&site);
	return fine;
}

bool
site_dump(struct diags *ds, const struct analysis *an, const char *name, struct buf *xml)
{
	struct arena a = {0};
	struct pages pages = {0};
	bool found = false;

	pages_plan(&pages, &a, an, NULL);
	for (size_t i = 0; i < pages.n && !found; i++) {
		const struct page *page = &pages.all[i];
		const struct emitter units = page_units(an);
		const char *problem;
		xmlDocPtr doc;

		if (!is_called(page, name))
			continue;
		found = true;
		if ((doc = alone_tree(&a, an, page, NULL, &problem)))
			serialise_document(xml, doc, &units);
		else
			diag_add(ds, RG9002, (struct place){0}, "%s", problem);
		xmlFreeDoc(doc);
	}
	free(pages.all);
	arena_free(&a);
	return found;
}
