#include "assembly.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../base/json.h"
#include "../form/serialise.h"
#include "../law/scenario.h"
#include "assets.h"
#include "calendar.h"
#include "hosting.h"
#include "manifest.h"
#include "paper.h"
#include "search.h"

/* every output has a path of its own; two pages with the same path are a bug in regc */
static bool
claim(struct site *site, const char *path, struct made *made)
{
	void **place = table_put(&site->paths, path);

	if (*place) {
		diag_add(site->diags, RG7010, (struct place){0}, "two pages would be written to %s", path);
		return false;
	}
	*place = made;
	return true;
}

/* a former id whose page belongs to another unit now: an old link would lead to the wrong unit */
static bool
is_taken(struct site *site, const struct page *page)
{
	struct diag *d;

	if (!page->moved || !table_get(&site->paths, page->path))
		return false;
	d = diag_add(site->diags, RG7010, (struct place){page->card->source, page->card->name_span},
	             "the page %s of a former id of this unit is now the page of another unit", page->path);
	diag_help(site->diags, d, "give the other unit an id that was never used, or remove the former id from 'was'");
	return true;
}

static bool
claim_pages(struct site *site)
{
	bool fine = true;

	for (size_t i = 0; i < site->pages.n; i++) {
		const struct page *page = &site->pages.all[i];
		struct record *r = site->records[i];

		if (page->kind->output != OUTPUT_PAPER) /* those are made of others and claimed then */
			fine = !is_taken(site, page) && claim(site, page->path, &r->html) && fine;
		if (page->xml)
			fine = claim(site, page->xml, &r->xml) && fine;
		if (page->json)
			fine = claim(site, page->json, &r->json) && fine;
	}
	return fine;
}

/* a file that the parent makes itself, from now on one of the site's */
static bool
claim_own(struct site *site, const char *path, struct made *made)
{
	struct own_files *g = site->group;

	if (g) {
		size_t cap = g->cap;

		g->paths = mem_room(g->paths, g->n, &g->cap, sizeof *g->paths);
		g->made = mem_room(g->made, g->n, &cap, sizeof *g->made);
		g->paths[g->n] = path;
		g->made[g->n++] = *made;
	}
	return claim(site, path, made);
}

/* Whether a file of the group that is made is that of the last build, at the same place among its files, and is still there: it need
 * not be read. */
static bool
is_own_kept(const struct site *site, const char *path, const struct buf *bytes, struct made *made)
{
	const struct own_files *g = site->group, *old = g ? &site->kept.own[g - site->own] : NULL;

	if (!old || g->n >= old->n || strcmp(old->paths[g->n], path) != 0 || old->made[g->n].size != bytes->n)
		return false;
	*made = (struct made){.digest = sha256_of(bytes->s, bytes->n), .size = bytes->n};
	return memcmp(&old->made[g->n].digest, &made->digest, sizeof made->digest) == 0 &&
	       kept_holds(&site->kept, &site->folder, path, made);
}

static bool
put_own(void *ctx, const char *path, const struct buf *bytes)
{
	struct site *site = ctx;
	struct made *made = arena_take(&site->arena, sizeof *made);

	path = arena_string(&site->arena, path);
	return (is_own_kept(site, path, bytes, made) || crew_put(site, path, bytes, made)) && claim_own(site, path, made);
}

/* some of the whole, in a span of its own */
static bool
timed(struct site *site, const char *name, bool (*make)(struct site *site))
{
	bool fine;

	timing_begin(site->options->timing, "whole", name);
	fine = make(site);
	timing_end(site->options->timing);
	return fine;
}

static bool
put_assets(struct site *site)
{
	return assets_put(site->analysis, put_own, site);
}

static bool
put_index(struct site *site)
{
	struct page_report *reports;
	struct arena a = {0};
	struct buf xml = {0};
	const char *problem;
	struct node *document;
	size_t n = 0;
	bool fine = false;

	ARENA_ARRAY(&a, reports, site->pages.n);
	for (size_t i = 0; i < site->pages.n; i++) {
		char hex[SHA256_HEX];

		if (!text_is(site->pages.all[i].kind->cards, "provision") && !text_is(site->pages.all[i].kind->cards, "regulation"))
			continue;
		sha256_hex(&site->records[i]->xml.digest, hex);
		reports[n++] = (struct page_report){&site->pages.all[i], arena_string(&a, hex)};
	}
	if ((document = page_index(&a, site->analysis, reports, n, &problem))) {
		const struct emitter units = page_units(site->analysis);
		xmlDocPtr doc = page_xml(site->analysis, document);

		serialise_report(&xml, doc, NULL, &units);
		xmlFreeDoc(doc);
		fine = put_own(site, "report.xml", &xml);
	} else {
		diag_add(site->diags, RG9002, (struct place){0}, "%s", problem);
	}
	buf_free(&xml);
	arena_free(&a);
	return fine;
}

static int
by_path(const void *left, const void *right)
{
	const struct table_entry *a = left, *b = right;

	return strcmp(a->key, b->key);
}

static const struct table_entry *
sorted_paths(struct site *site)
{
	struct table_entry *sorted = arena_take(&site->arena, site->paths.n * sizeof *sorted);

	memcpy(sorted, site->paths.entries, site->paths.n * sizeof *sorted);
	qsort(sorted, site->paths.n, sizeof *sorted, by_path);
	return sorted;
}

/* as `sha256sum -c` reads it */
static bool
put_sums(struct site *site)
{
	const struct table_entry *sorted = sorted_paths(site);
	struct buf text = {0};
	char hex[SHA256_HEX];
	bool fine;

	for (size_t i = 0; i < site->paths.n; i++)
		buf_printf(&text, "%s  %s\n", sha256_hex(&((const struct made *)sorted[i].value)->digest, hex), sorted[i].key);
	fine = put_own(site, SUMS, &text);
	buf_free(&text);
	return fine;
}

static struct manifest_file
manifest_entry(const char *path, const struct sha256 *digest, size_t bytes)
{
	struct manifest_file file = {.path = path, .bytes = bytes};

	sha256_hex(digest, file.sha256);
	return file;
}

static void
list_files(struct site *site, struct manifest *m)
{
	const struct site_options *o = site->options;
	const struct table_entry *sorted = sorted_paths(site);

	ARENA_ARRAY(&site->arena, m->inputs, o->ninputs + 1);
	for (; m->ninputs < o->ninputs && !o->shard; m->ninputs++) /* who merges lists them, once */
		m->inputs[m->ninputs] = manifest_entry(o->inputs[m->ninputs].path, &o->inputs[m->ninputs].digest, 0);
	ARENA_ARRAY(&site->arena, m->outputs, site->paths.n + 1);
	for (; m->noutputs < site->paths.n; m->noutputs++) {
		const struct made *made = sorted[m->noutputs].value;

		m->outputs[m->noutputs] = manifest_entry(sorted[m->noutputs].key, &made->digest, made->size);
	}
}

static const char *const *
statements_of(struct arena *a, const struct scenario *s)
{
	const char **words;

	if (!s)
		return NULL;
	ARENA_ARRAY(a, words, s->n + 1);
	for (size_t i = 0; i < s->n; i++)
		words[i] = s->all[i].text;
	return words;
}

static bool
put_manifest(struct site *site)
{
	const struct analysis *an = site->analysis;
	const char *made[OUTPUTS + 1] = {NULL};
	struct manifest m = {.version = an->version, .audience = audience_name(an->audience), .edition = an->id, .made = made,
	                     .pack = site->options->part ? site->options->part->of : NULL};
	struct buf text = {0};
	char day[DATE_TEXT];
	size_t n = 0;
	bool fine;

	m.as_of = day_text(an->clock.day, day);
	m.scenario = statements_of(&site->arena, an->scenario);
	for (size_t i = 0; i < OUTPUTS; i++)
		if (an->outputs & 1U << i)
			made[n++] = output_name(i);
	list_files(site, &m);
	manifest_write(&text, &m);
	fine = put_own(site, MANIFEST, &text);
	buf_free(&text);
	return fine;
}

/* ---- tables ---- */

/* the rows of all pages as one file */
static bool
put_rows(struct site *site, size_t file, const struct buf *header, const char *end)
{
	struct made *made = arena_take(&site->arena, sizeof *made);

	return join_rows(site, file, header, end, made) && claim_own(site, rows_path(file), made);
}

static bool
put_table(struct site *site, size_t table)
{
	struct buf header = {0};
	bool fine;

	csv_header(&header, table, site->analysis->outputs, site->analysis->scenario != NULL);
	fine = put_rows(site, table, &header, "");
	buf_free(&header);
	return fine;
}

/* ---- paper ---- */

/* whether a page stands on the page for paper of a platform */
static bool
is_printed(const struct page *page, const struct card *platform)
{
	return page->kind->flags & PAGE_PRINTED && page->card->parent->parent == platform;
}

/* what the page for paper of a platform has of the page of a clause, from that page as the site has it */
static bool
copy_printed(struct joined *j, const struct page *clause, const struct record *r)
{
	char *html = folder_text(&j->site->folder, clause->path, r->html.changed);
	struct buf part = {0};
	bool fine = html != NULL;

	if (fine)
		paper_part(&part, html, clause->path, clause->card->id);
	else
		crew_unwritten(j->site, "", errno);
	fine = fine && join_text(j, part.s, part.n);
	buf_free(&part);
	free(html);
	return fine;
}

/* the page for paper of a platform: into each of its empty articles goes the part of one clause, in the order of pages */
static bool
fill_paper(struct joined *j, size_t page)
{
	struct site *site = j->site;
	char *html = crew_read(site->records[page]->paper), *at = html, *end;
	bool fine = html != NULL;

	if (!fine)
		crew_unwritten(site, "", errno);
	for (size_t i = 0; i < site->pages.n && fine; i++) {
		if (!is_printed(&site->pages.all[i], site->pages.all[page].card) || !*at || !(end = strstr(at + 1, "</article>")))
			continue; /* at is the end of the article before */
		fine = join_text(j, at, (size_t)(end - at)) && copy_printed(j, &site->pages.all[i], site->records[i]);
		at = end;
	}
	fine = fine && join_text(j, at, strlen(at));
	free(html);
	return fine;
}

static bool
put_paper(struct site *site)
{
	bool fine = true;

	for (size_t i = 0; i < site->pages.n && fine; i++)
		if (site->pages.all[i].kind->output == OUTPUT_PAPER) {
			struct made *made = arena_take(&site->arena, sizeof *made);
			struct joined j;

			join_begin(&j, site, site->pages.all[i].path);
			fine = fill_paper(&j, i);
			fine = join_end(&j, made) && fine && claim_own(site, site->pages.all[i].path, made);
		}
	return fine;
}

static bool
put_assessment(struct site *site)
{
	struct buf begin = {0}, end = {0};
	bool fine;

	if (!(site->analysis->outputs & OUTPUT_ASSESSMENT))
		return true;
	assessment_begin(&begin, site->analysis);
	assessment_end(&end, site->analysis);
	fine = put_rows(site, ROWS_ASSESSMENT, &begin, end.s);
	buf_free(&begin);
	buf_free(&end);
	return fine;
}

/* what it was compared with stays with it, so that the page about that can be checked and made again */
static bool
put_earlier(struct site *site)
{
	const struct earlier *e = site->options->earlier;
	const struct { const char *path; const struct source *text; } files[] = {
		{EARLIER MANIFEST, e ? e->manifest.source : NULL}, {EARLIER ASSESSMENT, e ? e->assessment_text : NULL},
	};
	bool fine = true;

	for (size_t i = 0; i < sizeof files / sizeof *files; i++)
		if (files[i].text) {
			struct buf bytes = {files[i].text->text, files[i].text->size, 0};

			fine = put_own(site, files[i].path, &bytes) && fine;
		}
	return fine;
}

static bool
put_tables(struct site *site)
{
	bool fine = true;

	for (size_t t = 0; t < CSV_TABLES; t++)
		if (csv_made(t, site->analysis->outputs))
			fine = fine && put_table(site, t);
	return fine;
}

/* ---- the links of all ---- */

static bool
check_links(struct site *site)
{
	struct named_page *pages;

	ARENA_ARRAY(&site->arena, pages, site->pages.n + 1);
	for (size_t i = 0; i < site->pages.n; i++)
		pages[i] = (struct named_page){site->pages.all[i].path, &site->records[i]->named};
	links_check(&site->links, site->diags, &site->paths, pages, site->pages.n);
	return diag_count(site->diags, SEVERITY_ERROR) == 0;
}

static bool
put_calendar(struct site *site)
{
	struct arena a = {0};
	struct buf text = {0};
	const char *problem;
	bool fine;

	fine = calendar_write(&text, &a, site->analysis, &site->pages, render_words(site->options->renderer), &problem);
	if (!fine)
		diag_add(site->diags, RG9002, (struct place){0}, "%s", problem);
	fine = fine && put_own(site, CALENDAR, &text);
	buf_free(&text);
	arena_free(&a);
	return fine;
}

static bool
put_search(struct site *site)
{
	struct search_kept kept = {.cache = site->kept.cache, .diags = site->diags, .world = &site->world,
	                           .verdicts = site->analysis->verdicts, .day = site->analysis->clock.day};
	bool known = kept.cache && site->world.model && site->analysis->model->seen, fine;

	fine = search_make(site->analysis, render_words(site->options->renderer), known ? &kept : NULL, put_own, site);
	search_kept_free(&kept);
	return fine;
}

static bool
put_hosting(struct site *site)
{
	return hosting_files(&site->pages, site->links.base, SITEMAP_PART, put_own, site);
}

/* Of the groups of files those that follow from the cards alone can be made while pages are. */
static const struct own_maker {
	const char *name;
	bool (*make)(struct site *site);
	unsigned output; /* enum output; 0: always */
	bool alone;
} own_makers[OWN_GROUPS] = {
	[OWN_INDEX] = {"index", put_index, 0, false},
	[OWN_CALENDAR] = {"calendar", put_calendar, OUTPUT_FEEDS, true},
	[OWN_SEARCH] = {"search", put_search, OUTPUT_SEARCH, true},
	[OWN_HOSTING] = {"hosting", put_hosting, 0, true},
};

static bool
is_asked(const struct site *site, size_t which)
{
	unsigned output = own_makers[which].output;

	return own_makers[which].make && (!output || site->analysis->outputs & output);
}

bool
whole_own(struct site *site, size_t which)
{
	bool fine;

	site->group = &site->own[which];
	fine = timed(site, own_makers[which].name, own_makers[which].make);
	site->group = NULL;
	return fine;
}

/* files of a group that are there already */
static bool
claim_group(struct site *site, size_t which, struct own_files *files)
{
	bool fine = true;

	site->group = &site->own[which];
	for (size_t i = 0; i < files->n && fine; i++)
		fine = claim_own(site, files->paths[i], &files->made[i]);
	site->group = NULL;
	return fine;
}

/* whether the last build made the files of a group from the same, and they are still there */
static bool
holds_own(const struct site *site, size_t which)
{
	const struct own_files *old = &site->kept.own[which];
	bool fine = old->n > 0 && memcmp(&old->inputs, &site->own[which].inputs, sizeof old->inputs) == 0;

	for (size_t i = 0; i < old->n && fine; i++)
		fine = kept_holds(&site->kept, &site->folder, old->paths[i], &old->made[i]);
	return fine;
}

/* the files of a group that follow from inputs, which is a digest of all they are made from */
static bool
make_own(struct site *site, size_t which, const struct sha256 *inputs)
{
	struct own_files *aside;

	site->own[which].inputs = *inputs;
	if (!is_asked(site, which))
		return true;
	if (holds_own(site, which))
		return claim_group(site, which, &site->kept.own[which]);
	aside = own_makers[which].alone ? aside_made(site, which) : NULL;
	return aside ? claim_group(site, which, aside) : whole_own(site, which);
}

/* The calendar has what the documents of some pages have. False where one of them is still to be made, or nobody kept of what. */
static bool
know_calendar(const struct site *site, struct sha256 *inputs)
{
	static const struct sha256 none;
	struct buf b = {0};
	bool known = true;

	pack_digest(&b, &site->world.templates);
	pack_number(&b, (uint64_t)site->analysis->clock.day);
	for (size_t i = 0; i < site->pages.n && known; i++) {
		const struct record *r = site->records[i];

		if (!calendar_has(&site->pages.all[i]))
			continue;
		if ((known = r && memcmp(&r->key, &none, sizeof none) != 0))
			pack_digest(&b, &r->key);
	}
	*inputs = known ? sha256_of(b.s, b.n) : site->world.said;
	buf_free(&b);
	return known;
}

/* begins, where they are to be made, the groups of files that follow from the cards alone, or the others */
static void
begin_aside(struct site *site, size_t aside)
{
	bool wanted[OWN_GROUPS] = {false}, any = false;

	if (site->options->part || site->options->shard)
		return;
	for (size_t i = 0; i < OWN_GROUPS; i++) {
		bool known = true;

		if ((i == OWN_CALENDAR) != (aside == ASIDE_OF_PAGES))
			continue;
		site->own[i].inputs = site->world.said;
		if (i == OWN_CALENDAR)
			known = know_calendar(site, &site->own[i].inputs);
		wanted[i] = own_makers[i].alone && is_asked(site, i) && !(known && holds_own(site, i));
		any = any || wanted[i];
	}
	if (any)
		aside_begin(site, aside, wanted);
}

void
whole_begin_cards(struct site *site)
{
	begin_aside(site, ASIDE_OF_CARDS);
}

void
whole_begin(struct site *site)
{
	begin_aside(site, ASIDE_OF_PAGES);
}

/* all that report.xml is made from: the cards, the bodies of two, and the digests of reports */
static struct sha256
inputs_of_index(const struct site *site)
{
	const struct model *m = site->analysis->model;
	const struct kind whole[] = {cards_of(m, "project"), cards_of(m, "rating")};
	struct buf b = {0};
	struct sha256 d;

	pack_digest(&b, &site->world.said);
	for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
		if (whole[i].n)
			pack_digest(&b, &whole[i].cards[0]->source->digest);
	for (size_t i = 0; i < site->pages.n; i++)
		if (site->pages.all[i].xml)
			pack_digest(&b, &site->records[i]->xml.digest);
	d = sha256_of(b.s, b.n);
	buf_free(&b);
	return d;
}

static bool
put_rest(struct site *site)
{
	const struct site_part *part = site->options->part;
	struct sha256 index, calendar;

	if (part)
		return part->put_own(part->ctx, put_own, site) && put_sums(site);
	index = inputs_of_index(site);
	know_calendar(site, &calendar);
	return make_own(site, OWN_INDEX, &index) && timed(site, "tables", put_tables) && timed(site, "paper", put_paper) &&
	       timed(site, "assessment", put_assessment) && put_earlier(site) && make_own(site, OWN_CALENDAR, &calendar) &&
	       make_own(site, OWN_SEARCH, &site->world.said) && make_own(site, OWN_HOSTING, &site->world.said);
}

/* ---- a shard ---- */

/* the pages for paper, as they are before the clauses are put into them */
static bool
put_unfilled(struct site *site)
{
	bool fine = true;

	for (size_t i = 0; i < site->pages.n && fine; i++)
		if (site->pages.all[i].kind->output == OUTPUT_PAPER) {
			struct record *r = site->records[i];
			char *html = crew_read(r->paper);
			struct buf bytes = {html, r->paper.n, 0};

			if (!html)
				crew_unwritten(site, "", errno);
			fine = html && put_own(site, site->pages.all[i].path, &bytes);
			if (fine)
				r->html = *(struct made *)table_get(&site->paths, site->pages.all[i].path);
			free(html);
		}
	return fine;
}

static bool
put_part(struct site *site)
{
	struct shard_term terms[SHARD_TERMS];
	struct made tables[ROW_FILES] = {0};
	struct kept_record *pages;
	struct buf index = {0};
	bool fine;

	ARENA_ARRAY(&site->arena, pages, site->pages.n + 1);
	for (size_t i = 0; i < site->pages.n; i++)
		pages[i] = (struct kept_record){site->pages.all[i].path, site->records[i]};
	for (size_t t = 0; t < ROW_FILES; t++)
		if (table_get(&site->paths, rows_path(t)))
			tables[t] = *(struct made *)table_get(&site->paths, rows_path(t));
	gather_terms(site, terms);
	part_pack(&index, site->options->shard, terms, tables, &site->links, pages, site->pages.n);
	fine = put_own(site, SHARD_INDEX, &index);
	buf_free(&index);
	return fine;
}

static bool
put_all(struct site *site)
{
	if (site->options->shard)
		return timed(site, "tables", put_tables) && timed(site, "assessment", put_assessment) && put_unfilled(site) && timed(site, "part", put_part) && put_manifest(site);
	return timed(site, "assets", put_assets) && put_rest(site) && timed(site, "manifest", put_manifest);
}

/* the links of a part lead to pages that are not in it as well */
bool
whole_make(struct site *site)
{
	if (!claim_pages(site))
		return false;
	if (!put_all(site))
		return crew_report(site) && false;
	return site->options->part || site->options->shard || timed(site, "links", check_links);
}
