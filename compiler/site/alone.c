#include "alone.h"

#include <stdlib.h>
#include <string.h>

#include "../base/sha256.h"
#include "../form/serialise.h"
#include "assets.h"
#include "calendar.h"
#include "search.h"

/* ---- a page ---- */

xmlDocPtr
alone_tree(struct arena *a, const struct analysis *an, const struct page *page, struct buf *report, const char **problem)
{
	struct node *document = page_document(a, an, page, NULL, problem), *part = node_get(document, "site");
	const struct emitter units = page_units(an);
	struct buf own = {0}, *xml = report ? report : &own;
	char hex[SHA256_HEX];
	struct sha256 digest;
	xmlDocPtr doc;

	if (!document)
		return NULL;
	node_drop(document, part);
	doc = page_xml(an, document);
	if (page->xml) {
		serialise_report(xml, doc, NULL, &units);
		digest = sha256_of(xml->s, xml->n);
		node_put(a, part, "sha256", arena_string(a, sha256_hex(&digest, hex)));
	}
	buf_free(&own);
	page_add_site(an, doc, part);
	return doc;
}

static enum alone_result
failed(struct diags *ds, const char *problem)
{
	diag_add(ds, RG9002, (struct place){0}, "%s", problem);
	return ALONE_FAILED;
}

static enum alone_result
make_html(struct alone *alone, struct diags *ds, const struct page *page, struct arena *a, struct buf *bytes)
{
	struct render_failure failure;
	const char *problem;
	xmlDocPtr doc = alone_tree(a, alone->analysis, page, NULL, &problem);
	bool fine;

	if (!doc)
		return failed(ds, problem);
	fine = render_page(alone->renderer, page->kind->name, doc, page->path, bytes, NULL, &failure);
	if (!fine)
		render_report(alone->renderer, ds, &failure, page->path);
	xmlFreeDoc(doc);
	return fine ? ALONE_MADE : ALONE_FAILED;
}

static enum alone_result
make_xml(struct alone *alone, struct diags *ds, const struct page *page, struct arena *a, struct buf *bytes)
{
	const char *problem;
	xmlDocPtr doc = alone_tree(a, alone->analysis, page, bytes, &problem);

	if (!doc)
		return failed(ds, problem);
	xmlFreeDoc(doc);
	return ALONE_MADE;
}

static enum alone_result
make_json(struct alone *alone, struct diags *ds, const struct page *page, struct arena *a, struct buf *bytes)
{
	const char *problem;
	struct node *document = page_document(a, alone->analysis, page, NULL, &problem);

	if (!document)
		return failed(ds, problem);
	node_drop(document, node_get(document, "site"));
	page_json(alone->analysis, document, bytes);
	return ALONE_MADE;
}

static enum alone_result
make_page(struct alone *alone, struct diags *ds, const struct page *page, const char *path, struct buf *bytes)
{
	struct arena a = {0};
	enum alone_result result;

	if (text_is(page->xml, path))
		result = make_xml(alone, ds, page, &a, bytes);
	else if (text_is(page->json, path))
		result = make_json(alone, ds, page, &a, bytes);
	else
		result = make_html(alone, ds, page, &a, bytes);
	arena_free(&a);
	return result;
}

/* ---- what is none ---- */

/* one file out of several that are handed over */
struct wanted {
	const char *path;
	struct buf *bytes;
	bool found;
};

/* false once it is there, so that no more are made */
static bool
take_wanted(void *ctx, const char *path, const struct buf *bytes)
{
	struct wanted *w = ctx;

	if (strcmp(path, w->path) != 0)
		return true;
	w->found = true;
	buf_add(w->bytes, bytes->s, bytes->n);
	return false;
}

static enum alone_result
make_calendar(struct alone *alone, struct diags *ds, struct buf *bytes)
{
	struct arena a = {0};
	const char *problem;
	enum alone_result result = ALONE_MADE;

	if (!calendar_write(bytes, &a, alone->analysis, &alone->pages, render_words(alone->renderer), &problem))
		result = failed(ds, problem);
	arena_free(&a);
	return result;
}

static enum alone_result
make_other(struct alone *alone, struct diags *ds, const char *path, struct buf *bytes)
{
	const struct analysis *an = alone->analysis;
	struct wanted w = {path, bytes, false};

	if (an->outputs & OUTPUT_FEEDS && strcmp(path, CALENDAR) == 0)
		return make_calendar(alone, ds, bytes);
	assets_put(an, take_wanted, &w);
	if (!w.found && an->outputs & OUTPUT_SEARCH && strncmp(path, SEARCH_FOLDER, strlen(SEARCH_FOLDER)) == 0)
		search_make(an, render_words(alone->renderer), NULL, take_wanted, &w);
	return w.found ? ALONE_MADE : ALONE_NONE;
}

/* ---- all of them ---- */

static void
note_path(struct alone *alone, const char *path, struct page *page)
{
	if (path)
		*table_put(&alone->by_path, path) = page;
}

void
alone_open(struct alone *alone, const struct analysis *an, struct renderer *renderer)
{
	*alone = (struct alone){.analysis = an, .renderer = renderer};
	pages_plan(&alone->pages, &alone->arena, an, NULL);
	for (size_t i = 0; i < alone->pages.n; i++) {
		struct page *page = &alone->pages.all[i];

		if (page->kind->output == OUTPUT_PAPER) /* made of all pages of a platform */
			continue;
		note_path(alone, page->path, page);
		note_path(alone, page->xml, page);
		note_path(alone, page->json, page);
	}
}

void
alone_close(struct alone *alone)
{
	table_free(&alone->by_path);
	free(alone->pages.all);
	arena_free(&alone->arena);
}

enum alone_result
alone_file(struct alone *alone, struct diags *ds, const char *path, struct buf *bytes)
{
	const struct page *page = table_get(&alone->by_path, path);

	return page ? make_page(alone, ds, page, path, bytes) : make_other(alone, ds, path, bytes);
}
