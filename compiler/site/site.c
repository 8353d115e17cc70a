#include "site.h"

#include <stdlib.h>
#include <string.h>

#include "../form/serialise.h"
#include "assembly.h"

/* ---- what need not be made ---- */

static bool
is_kept(const struct site *site, const struct page *page)
{
	struct record *old = crew_kept(site, page);
	struct sha256 now;

	return old && crew_inputs(site, &site->files, old, &now) && memcmp(&now, &old->inputs, sizeof now) == 0 &&
	       kept_page(&site->kept, &site->folder, page, old);
}

/* the pages that are to be made; those that are as they were have their records at once */
static void
choose_todo(struct site *site)
{
	ARENA_ARRAY(&site->arena, site->records, site->pages.n + 1);
	ARENA_ARRAY(&site->arena, site->todo, site->pages.n + 1);
	for (size_t i = 0; i < site->options->ninputs && site->kept.cache; i++)
		*table_put(&site->files, site->options->inputs[i].path) = (void *)&site->options->inputs[i];
	for (size_t i = 0; i < site->pages.n; i++) {
		if (!is_kept(site, &site->pages.all[i])) {
			site->todo[site->ntodo++] = i;
			continue;
		}
		site->records[i] = arena_take(&site->arena, sizeof **site->records);
		*site->records[i] = *crew_kept(site, &site->pages.all[i]);
		crew_take_kept(site, site->records[i], crew_kept(site, &site->pages.all[i]));
	}
}

/* for the next build; of what is part of a site, or could not be put into place, nothing is kept */
static void
keep(struct site *site)
{
	struct kept_record *pages;

	ARENA_ARRAY(&site->arena, pages, site->pages.n + 1);
	for (size_t i = 0; i < site->pages.n; i++)
		pages[i] = (struct kept_record){site->pages.all[i].path, site->records[i]};
	kept_keep(&site->kept, site->diags, &site->folder, &site->links, pages, site->pages.n, site->own, &site->paths);
}

/* ---- the whole ---- */

static bool
make_all(struct site *site)
{
	crew_begin(site);
	if (site->options->parts)
		return gather_run(site) && whole_make(site);
	choose_todo(site);
	pages_prepare(site->analysis);
	return crew_run(site) && whole_make(site);
}

static void
choose_pages(struct site *site)
{
	const struct site_part *part = site->options->part;
	const struct shard *shard = site->options->shard;
	size_t n = 0;

	pages_plan(&site->pages, &site->arena, site->analysis);
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

static void
count_result(struct site *site, struct site_result *result)
{
	for (size_t i = 0; i < site->pages.n; i++)
		result->pages += page_is_read(&site->pages.all[i]);
	result->files = site->paths.n;
	for (size_t i = 0; i < site->paths.n; i++)
		result->written += ((const struct made *)site->paths.entries[i].value)->changed;
}

static void
close_site(struct site *site)
{
	folder_close(&site->folder);
	links_free(&site->links);
	kept_free(&site->kept);
	world_free(&site->world);
	table_free(&site->files);
	for (size_t i = 0; i < OWN_GROUPS; i++) {
		free(site->own[i].paths);
		free(site->own[i].made);
	}
	crew_free(site);
	table_free(&site->paths);
	free(site->pages.all);
	arena_free(&site->arena);
}

/* Where a template cannot be read, what was kept is no help. */
static void
open_kept(struct site *site)
{
	const struct site_options *o = site->options;
	const struct earlier *e = o->earlier;
	struct buf extra = {0};
	struct cache *cache = o->part ? NULL : o->cache;

	if (!cache && !o->shard && !o->parts)
		return;
	pack_text(&extra, e ? e->manifest.source->text : NULL);
	pack_text(&extra, e && e->assessment_text ? e->assessment_text->text : NULL);
	if (!o->parts)
		index_watch((struct model *)site->analysis->model);
	if (world_look(&site->world, site->analysis, o->project, &extra) && cache)
		kept_load(&site->kept, cache, site->diags, &site->folder, &site->links);
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
		open_kept(&site);
		choose_pages(&site);
		fine = make_all(&site) && folder_commit(&site.folder, ds, &site.paths, &result->removed);
		if (fine)
			keep(&site);
		count_result(&site, result);
	}
	close_site(&site);
	return fine;
}

/* the document with its site part as the page has it */
static void
dump(struct buf *xml, const struct analysis *an, struct arena *a, const struct page *page, struct node *document)
{
	struct node *part = crew_take_site(document);
	xmlDocPtr doc = page_xml(an, document);
	struct buf report = {0};
	struct sha256 digest;

	if (page->xml) {
		serialise_report(&report, doc, NULL);
		digest = sha256_of(report.s, report.n);
		crew_cite(a, part, &digest);
		buf_free(&report);
	}
	page_add_site(an, doc, part);
	serialise_xml(xml, doc, NULL);
	xmlFreeDoc(doc);
}

bool
site_dump(struct diags *ds, const struct analysis *an, const char *name, struct buf *xml)
{
	struct arena a = {0};
	struct pages pages = {0};
	bool found = false;

	pages_plan(&pages, &a, an);
	for (size_t i = 0; i < pages.n && !found; i++) {
		const struct page *page = &pages.all[i];
		const char *problem, *unit = page->card ? arena_printf(&a, "%s:%s", page->card->kind, page->card->id) : "";
		struct node *document;

		if (strcmp(page->path, name) != 0 && (page->part > 0 || strcmp(unit, name) != 0))
			continue;
		found = true;
		if ((document = page_document(&a, an, page, NULL, &problem)))
			dump(xml, an, &a, page, document);
		else
			diag_add(ds, RG9002, (struct place){0}, "%s", problem);
	}
	free(pages.all);
	arena_free(&a);
	return found;
}
