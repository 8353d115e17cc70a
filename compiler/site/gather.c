#include "assembly.h"

#include <stdlib.h>
#include <string.h>

#include "../base/workers.h"

/* a file of a page, as a bit where the folder did not hold it */
enum { TAKEN_HTML = 1, TAKEN_XML = 2, TAKEN_JSON = 4 };

void
gather_terms(struct site *site, struct shard_term terms[SHARD_TERMS])
{
	const struct site_options *o = site->options;
	struct sha256 sources;
	struct buf b = {0};

	for (size_t i = 0; i < o->ninputs; i++) {
		pack_text(&b, o->inputs[i].path);
		pack_digest(&b, &o->inputs[i].digest);
	}
	sources = sha256_of(b.s, b.n);
	buf_free(&b);
	shard_terms(terms, &site->arena, site->analysis, &sources, &site->world.templates);
}

/* puts a file of a part among those of the site; adds its bit to *taken where it is not there yet */
static bool
take_file(struct site *site, struct diags *ds, const struct shard_part *part, const char *path, const struct made *made, int bit,
          int *taken)
{
	char *bytes = part_file(part, ds, path, made);
	bool changed = false;
	int error = bytes ? folder_put(&site->folder, path, bytes, made->size, &changed) : 0;

	if (error)
		diag_add(ds, RG9003, (struct place){0}, "cannot write %s/%s: %s", site->options->out, path, strerror(error));
	*taken |= changed ? bit : 0;
	free(bytes);
	return bytes && !error;
}

static bool
is_paper(const struct page *page)
{
	return page->kind->output == OUTPUT_PAPER;
}

static int
take_page(void *ctx, size_t i, struct diags *ds)
{
	struct site *site = ctx;
	const struct page *page = &site->pages.all[i];
	const struct record *r = site->records[i];
	const struct shard_part *part;
	int taken = 0;
	bool fine = true;

	parts_page(site->options->parts, page->path, &part);
	if (!is_paper(page)) /* it goes into the site once it is filled */
		fine = take_file(site, ds, part, page->path, &r->html, TAKEN_HTML, &taken);
	if (page->xml)
		fine = fine && take_file(site, ds, part, page->xml, &r->xml, TAKEN_XML, &taken);
	if (page->json)
		fine = fine && take_file(site, ds, part, page->json, &r->json, TAKEN_JSON, &taken);
	return fine ? taken : -1;
}

static size_t
weight_of_page(void *ctx, size_t i)
{
	const struct record *r = ((struct site *)ctx)->records[i];

	return r->html.size + r->xml.size + r->json.size;
}

static const char *
name_of_page(void *ctx, size_t i)
{
	struct site *site = ctx;

	return arena_printf(&site->arena, "the page %s", site->pages.all[i].path);
}

static bool
take_files(struct site *site)
{
	struct workers w = {.n = site->pages.n, .jobs = site->options->jobs, .ctx = site, .work = take_page,
	                    .weight = weight_of_page, .name = name_of_page, .watched = site->options->watch};
	int *taken;

	watch_stage(site->options->watch, "taking", "pages", site->pages.n);
	ARENA_ARRAY(&site->arena, taken, site->pages.n + 1);
	if (!workers_run(&w, site->diags, taken))
		return false;
	for (size_t i = 0; i < site->pages.n; i++) {
		site->records[i]->html.changed = taken[i] & TAKEN_HTML;
		site->records[i]->xml.changed = taken[i] & TAKEN_XML;
		site->records[i]->json.changed = taken[i] & TAKEN_JSON;
	}
	return true;
}

/* a page for paper, to where a worker would have left it */
static bool
take_paper(struct site *site, const struct page *page, struct record *r)
{
	const struct shard_part *part;
	char *html;
	bool fine;

	parts_page(site->options->parts, page->path, &part);
	if (!(html = part_file(part, site->diags, page->path, &r->html)))
		return false;
	if (!site->spools[0])
		site->spools[0] = tmpfile();
	r->paper = (struct slice){site->spools[0], site->spools[0] ? ftello(site->spools[0]) : 0, r->html.size};
	fine = site->spools[0] && fwrite(html, 1, r->html.size, site->spools[0]) == r->html.size;
	if (!fine)
		diag_add(site->diags, RG9003, (struct place){0}, "cannot write a temporary file");
	free(html);
	return fine;
}

/* Each page must be in the part of its shard, and nothing else. */
static bool
take_records(struct site *site)
{
	const struct shard_parts *parts = site->options->parts;
	size_t *found;
	bool fine = true;

	ARENA_ARRAY(&site->arena, found, parts->n);
	for (size_t i = 0; i < site->pages.n && fine; i++) {
		const char *path = site->pages.all[i].path;
		const struct shard_part *part;

		if (!(site->records[i] = parts_page(parts, path, &part)))
			fine = part_refuse(part, site->diags, path);
		found[part - parts->all]++;
	}
	for (size_t i = 0; i < parts->n && fine; i++)
		fine = found[i] == parts->all[i].pages.n || part_refuse(&parts->all[i], site->diags, SHARD_INDEX);
	return fine;
}

bool
gather_run(struct site *site)
{
	struct shard_term terms[SHARD_TERMS];
	bool fine;

	ARENA_ARRAY(&site->arena, site->records, site->pages.n + 1);
	gather_terms(site, terms);
	fine = parts_read(site->options->parts, site->diags, terms, &site->links) && take_records(site) && take_files(site);
	for (size_t i = 0; i < site->pages.n && fine; i++)
		fine = !is_paper(&site->pages.all[i]) || take_paper(site, &site->pages.all[i], site->records[i]);
	return fine;
}
