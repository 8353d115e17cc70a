#include "evidence_pack.h"

#include <stdlib.h>
#include <string.h>

#include "../base/report.h"
#include "../evidence/capture.h"
#include "../evidence/lockfile.h"
#include "../form/words.h"
#include "../pages/builder.h"
#include "../pages/records.h"
#include "tables.h"

enum { README_WIDTH = 78 };

struct pack {
	struct builder b;        /* its root holds what the tables are made of */
	struct arena arena;
	struct diags *diags;
	const struct card *unit; /* what it is the pack of */
	struct cards units;      /* the clauses and articles whose words and sources are in it */
	struct cards pages;      /* the units whose pages are in it */
	const struct words *words;
	struct holdings holdings;
	struct table seen;       /* captures and sources that are in it */
	site_put *put;
	void *site;
};

/* ---- what belongs to it ---- */

static bool
is_provision(const struct card *card)
{
	return strcmp(card->kind, "provision") == 0;
}

/* of a clause the articles that it is mapped to, of an article the clauses that are mapped to it */
static void
gather_units(struct pack *p)
{
	const struct node *mappings = node_get(p->unit->facts, "mappings");

	if (is_provision(p->unit))
		for (const struct node *m = mappings ? mappings->first : NULL; m; m = m->next)
			cards_put(&p->units, node_get(m, "obligation")->to);
	else
		cards_naming(&p->units, p->unit, "provision", "obligation");
	cards_put(&p->units, p->unit);
	cards_sort(&p->units);
}

static void
gather_pages(struct pack *p)
{
	for (size_t i = 0; i < p->units.n; i++) {
		const struct card *unit = p->units.all[i];
		struct step_list touching = changes_touching(p->b.analysis, &p->b.clock, unit);

		cards_put(&p->pages, is_provision(unit) ? unit : unit->unit);
		for (size_t r = 0; r < touching.n; r++)
			cards_put(&p->pages, touching.all[r]->change ? touching.all[r]->change : touching.all[r]->record);
		free(touching.all);
	}
	cards_sort(&p->pages);
}

/* the methodology goes with it: it says how quotations are compared */
static bool
has_page(const void *ctx, const struct page *page)
{
	const struct pack *p = ctx;
	bool found = !page->card;

	for (size_t i = 0; i < p->pages.n && !found; i++)
		found = p->pages.all[i] == page->card;
	return found && page->kind->flags & PAGE_EVIDENCE;
}

/* whether this comes up for the first time */
static bool
is_new(struct pack *p, const char *what)
{
	void **place = table_put(&p->seen, what);

	if (*place)
		return false;
	*place = p;
	return true;
}

/* ---- captured texts ---- */

static const char *
captured_path(struct arena *a, const struct card *owner, const struct node *node)
{
	const char *dot = strrchr(node_text(node, "path"), '.');

	return arena_printf(a, "captures/%s/%s%s", owner->id, node_text(node, "capture"), dot && !strchr(dot, '/') ? dot : "");
}

/* the bytes of a capture that is a file of the project, where they still are those recorded; its path in the pack */
static const char *
copy_captured(struct pack *p, const struct card *owner, const struct node *node, const char *sha256, bool *fine)
{
	const char *path = captured_path(&p->arena, owner, node);
	struct diags ignored = {0}; /* the compilation said what is wrong */
	struct capture capture;
	struct arena a = {0};
	char hex[SHA256_HEX];
	bool same;

	capture_open(&capture, &p->holdings, &a, &ignored, owner, node);
	same = capture.state == CAPTURE_OPEN && strcmp(sha256_hex(&capture.digest, hex), sha256) == 0;
	if (same && is_new(p, path)) {
		struct buf bytes = {(char *)capture.bytes, capture.n, 0}; /* NOLINT: it is read only */

		*fine = p->put(p->site, path, &bytes) && *fine;
	}
	diag_free(&ignored);
	arena_free(&a);
	return same ? path : NULL;
}

/* Whole texts are copied of the project's own files only: no archive's rule lets more be shown than passages. */
static bool
put_captured(struct pack *p, struct node *quotation, const struct card *owner, const struct node *found)
{
	static const char *const where[] = {"capture", "commit", "path", "sha256"};
	const struct node *node = owner_capture(owner, node_text(found, "capture"));
	const char *key = arena_printf(&p->arena, "%s:%s %s", owner->kind, owner->id, node_text(found, "capture")), *file = NULL;
	struct node *one;
	bool fine = true;

	if (node && capture_in_project(node) && node_text(found, "sha256"))
		file = copy_captured(p, owner, node, node_text(found, "sha256"), &fine);
	node_put(&p->arena, quotation, "file", file);
	if (!is_new(p, key))
		return fine;
	one = put_map(&p->b, node_get(p->b.root, "captured"), NULL);
	put_link(&p->b, one, "document", owner);
	for (size_t i = 0; i < sizeof where / sizeof *where; i++)
		node_put(&p->arena, one, where[i], node_text(found, where[i]));
	put_copy(&p->b, one, "archive", node_get(found, "archive"));
	node_put(&p->arena, one, "file", file);
	return fine;
}

/* ---- quotations ---- */

static const struct column quotation_columns[] = {
	{"unit", "unit@ref"}, {"title", "unit"}, {"excerpt", "excerpt"}, {"text", "text"}, {"language", "language"},
	{"translation", "translation"}, {"document-id", "document@ref"}, {"document", "document"},
	{"section", "found/section|section"}, {"state", "state"}, {"capture", "found/capture|capture"},
	{"captured-on", "found/capture-on"}, {"fetched-at", "found/at"}, {"sha256", "found/sha256"},
	{"archive", "found/archive/title"}, {"archive-address", "found/archive/url"}, {"path", "found/path"},
	{"commit", "found/commit"}, {"from-byte", "found/from"}, {"to-byte", "found/to"}, {"left-out", "found/left-out"},
	{"normalisation", "found/normalisation"}, {"first-captured", "found/first-on"}, {"last-captured", "found/last-on"},
	{"became", "found/fate"}, {"quoted-by", "quoted-by"}, {"attested-by", "attested/by"}, {"attested-on", "attested/on"},
	{"file", "file"}, {"wording", "wording"}, {"at", "at"}, {"place", "found/place"},
	{"taken-from", "found/origin/repository|found/origin/url"}, {0},
};

static bool
put_quotation(struct pack *p, const struct card *unit, const struct node *excerpt, const struct node *seen, size_t place,
              const char *wording)
{
	static const char *const fields[] = {"text", "language", "translation", "at", "section", "capture", "quoted-by", "attested"};
	struct node *one = put_map(&p->b, node_get(p->b.root, "quotations"), NULL);
	const struct node *found = node_get(seen, "found");

	put_link(&p->b, one, "unit", unit);
	put_count(&p->b, one, "excerpt", place);
	node_put(&p->arena, one, "wording", wording);
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		put_copy(&p->b, one, fields[i], node_get(excerpt, fields[i]));
	put_link(&p->b, one, "document", excerpt_owner(unit, excerpt));
	put_copy(&p->b, one, "state", node_get(seen, "state"));
	put_copy(&p->b, one, "found", found);
	return !found || put_captured(p, one, excerpt_owner(unit, excerpt), found);
}

/* those of a unit, or of one of its wordings, which is named by the act that brings it */
static bool
put_quotations(struct pack *p, const struct card *unit, const struct node *excerpts, const char *wording)
{
	struct node *held = node_map(&p->arena);
	const struct node *seen;
	size_t place = 0;
	bool fine = true;

	if (!excerpts)
		return true;
	put_evidence_of(&p->b, held, unit, excerpts);
	seen = node_get(node_get(held, "evidence"), "excerpts")->first;
	for (const struct node *e = excerpts->first; e; e = e->next, seen = seen->next)
		fine = put_quotation(p, unit, e, seen, ++place, wording) && fine;
	return fine;
}

static bool
gather_quotations(struct pack *p)
{
	bool fine = true;

	for (size_t i = 0; i < p->units.n; i++) {
		const struct card *unit = p->units.all[i];
		const struct node *versions = is_provision(unit) ? NULL : node_get(unit->facts, "versions");

		fine = put_quotations(p, unit, node_get(unit->facts, "excerpts"), NULL) && fine;
		for (const struct node *v = versions ? versions->first : NULL; v; v = v->next)
			fine = put_quotations(p, unit, node_get(v, "excerpts"), node_text(v, "by")) && fine;
	}
	return fine;
}

/* ---- sources ---- */

static const struct column source_columns[] = {
	{"unit", "unit@ref"}, {"of", "unit"}, {"title", "title"}, {"address", "url"}, {"locator", "locator"}, {"class", "class"},
	{"opened", "opened"}, {"last-read", "last-read"}, {"note", "note"}, {0},
};

static void
put_source(struct pack *p, const struct node *source, const struct card *unit)
{
	static const char *const fields[] = {"title", "url", "locator", "class", "opened", "note"};
	const char *key = arena_printf(&p->arena, "source of %s:%s", unit->kind, unit->id);
	struct node *one;

	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		key = arena_printf(&p->arena, "%s\n%s", key, node_text(source, fields[i]) ? node_text(source, fields[i]) : "");
	if (!is_new(p, key))
		return;
	one = put_map(&p->b, node_get(p->b.root, "sources"), NULL);
	put_link(&p->b, one, "unit", unit);
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		node_put(&p->arena, one, fields[i], node_text(source, fields[i]));
	if (unit->unit && strcmp(unit->unit->kind, "regulation") == 0) /* when those of a law were last read */
		node_put(&p->arena, one, "last-read", node_text(unit->unit->facts, "checked"));
}

/* wherever they stand in a unit, but not in those it holds that have rows of their own */
static void
gather_sources(struct pack *p, const struct node *n, const struct card *unit)
{
	for (const struct node *child = n->first; child; child = child->next) {
		if (child->key && strcmp(child->key, "obligations") == 0)
			continue;
		if (child->key && strcmp(child->key, "sources") == 0 && child->kind == NODE_LIST)
			for (const struct node *source = child->first; source; source = source->next)
				put_source(p, source, unit);
		else if (child->kind != NODE_SCALAR)
			gather_sources(p, child, unit);
	}
}

static void
gather_all_sources(struct pack *p)
{
	for (size_t i = 0; i < p->units.n; i++) {
		const struct card *unit = p->units.all[i], *within = is_provision(unit) ? unit->parent : unit->unit;
		const struct node *body = is_provision(unit) ? body_of(&p->b, unit) : unit->facts;

		if (body)
			gather_sources(p, body, unit);
		gather_sources(p, within->facts, within);
	}
}

/* ---- what the folder says of itself ---- */

static struct node *
reason_of(struct pack *p, enum reason_code code)
{
	return reason_add(&p->arena, node_list(&p->arena), code);
}

static const char *
words_of(struct pack *p, const struct node *reason)
{
	struct buf text = {0};
	const char *copy;

	words_text(p->words, &text, reason);
	copy = arena_string(&p->arena, text.s);
	buf_free(&text);
	return copy;
}

static void
put_heading(struct pack *p, struct buf *out, enum reason_code code, char line)
{
	const char *text = words_of(p, reason_of(p, code));

	buf_printf(out, "%s%s\n", out->n ? "\n" : "", text);
	for (size_t i = utf8_width(text, strlen(text)); i > 0; i--)
		buf_putc(out, line);
	buf_puts(out, "\n\n");
}

static void
put_paragraph(struct buf *out, const char *text)
{
	report_wrap(out, text, 0, 0, README_WIDTH);
	buf_putc(out, '\n');
}

static void
put_item(struct buf *out, const char *text)
{
	buf_puts(out, "* ");
	report_wrap(out, text, 2, 2, README_WIDTH);
	buf_putc(out, '\n');
}

/* reasons as one paragraph */
static void
put_says(struct pack *p, struct buf *out, const struct node *list)
{
	struct buf text = {0};

	for (const struct node *r = list ? list->first : NULL; r; r = r->next) {
		buf_puts(&text, text.n ? " " : "");
		words_text(p->words, &text, r);
	}
	if (text.n)
		put_paragraph(out, text.s);
	buf_free(&text);
}

/* what the page of the unit says at its head */
static void
put_head(struct pack *p, struct buf *out)
{
	const struct card *of = is_provision(p->unit) ? p->unit : p->unit->unit;
	struct page page = page_of_unit(&p->arena, p->b.analysis, of);
	const char *problem, *citation = p->unit->citation;
	const struct node *document = page_document(&p->arena, p->b.analysis, &page, NULL, &problem);

	put_heading(p, out, REASON_PACK_TITLE, '=');
	buf_printf(out, "%s%s%s\n%s:%s\n%s\n\n", citation ? citation : "", citation ? ", " : "", p->unit->title, p->unit->kind,
	           p->unit->id, project_of(p->b.analysis)->title);
	if (!document) {
		p->b.problem = problem;
		return;
	}
	put_says(p, out, node_get(document, "notices"));
	put_says(p, out, node_get(document, "holds"));
	put_says(p, out, node_get(document, "read"));
}

/* a step between captures is called by the capture it leads to */
static const char *
title_of(struct pack *p, const struct card *card)
{
	struct node *r;

	if (strcmp(card->kind, "record") != 0)
		return card->title;
	r = reason_of(p, REASON_PACK_STEP);
	reason_card(&p->arena, r, "document", record_owner(card));
	reason_text(&p->arena, r, "capture", card->name);
	return words_of(p, r);
}

static void
put_contents(struct pack *p, struct buf *out)
{
	static const struct { const char *name; enum reason_code code; } files[] = {
		{"methodology.html", REASON_PACK_METHODOLOGY}, {"quotations.csv", REASON_PACK_QUOTATIONS},
		{"sources.csv", REASON_PACK_SOURCES}, {"SHA256SUMS", REASON_PACK_SUMS}, {"manifest.json", REASON_PACK_MANIFEST},
	};
	struct node *r = reason_of(p, REASON_PACK_BEGIN);

	put_heading(p, out, REASON_PACK_CONTENTS, '-');
	reason_text(&p->arena, r, "page", page_href(&p->arena, p->unit));
	put_paragraph(out, words_of(p, r));
	buf_putc(out, '\n');
	for (size_t i = 0; i < p->pages.n; i++)
		put_item(out, arena_printf(&p->arena, "%s: %s", page_href(&p->arena, p->pages.all[i]),
		                           title_of(p, p->pages.all[i])));
	for (size_t i = 0; i < sizeof files / sizeof *files; i++)
		put_item(out, arena_printf(&p->arena, "%s: %s", files[i].name, words_of(p, reason_of(p, files[i].code))));
	buf_putc(out, '\n');
	put_paragraph(out, words_of(p, reason_of(p, REASON_PACK_BESIDE)));
}

static void
put_checks(struct pack *p, struct buf *out)
{
	static const struct { enum reason_code code; const char *commands; } checks[] = {
		{REASON_PACK_CHECK_FILES, "    sha256sum -c SHA256SUMS\n"},
		{REASON_PACK_CHECK_QUOTATION,
		 "    sha256sum FILE\n    tail -c +$((FROM + 1)) FILE | head -c $((TO - FROM))\n"},
		{REASON_PACK_CHECK_ARCHIVE, "    git show COMMIT:PATH >FILE\n"},
	};

	put_heading(p, out, REASON_PACK_CHECKS, '-');
	for (size_t i = 0; i < sizeof checks / sizeof *checks; i++) {
		buf_puts(out, i ? "\n" : "");
		put_paragraph(out, words_of(p, reason_of(p, checks[i].code)));
		buf_printf(out, "\n%s", checks[i].commands);
	}
}

/* one captured text: the file of it here, or why there is none */
static struct node *
captured_says(struct pack *p, const struct node *c)
{
	static const char *const fields[] = {"file", "path", "commit"};
	const char *archive = node_text(node_get(c, "archive"), "url");
	struct node *r = reason_of(p, node_text(c, "file") ? REASON_PACK_INCLUDED
	                              : archive            ? REASON_PACK_NOT_INCLUDED
	                                                   : REASON_PACK_NOT_AS_RECORDED);

	reason_card(&p->arena, r, "document", node_get(c, "document")->to);
	reason_text(&p->arena, r, "capture", node_text(c, "capture"));
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		reason_text(&p->arena, r, fields[i], node_text(c, fields[i]));
	reason_text(&p->arena, r, "archive", archive);
	return r;
}

static void
put_captured_texts(struct pack *p, struct buf *out)
{
	const struct node *captured = node_get(p->b.root, "captured");

	put_heading(p, out, REASON_PACK_CAPTURED, '-');
	if (!captured->first)
		put_paragraph(out, words_of(p, reason_of(p, REASON_PACK_NONE_CAPTURED)));
	for (const struct node *c = captured->first; c; c = c->next)
		put_item(out, words_of(p, captured_says(p, c)));
}

/* ---- its own files ---- */

static bool
put_text(struct pack *p, const char *path, struct buf *text)
{
	bool fine = p->put(p->site, path, text);

	buf_free(text);
	return fine;
}

static bool
put_table(struct pack *p, const char *name, const struct column *columns)
{
	struct buf text = {0};

	csv_table(&text, columns, p->words, p->b.root, node_get(p->b.root, name));
	return put_text(p, arena_printf(&p->arena, "%s.csv", name), &text);
}

static bool
put_readme(struct pack *p)
{
	struct buf text = {0};

	put_head(p, &text);
	put_contents(p, &text);
	put_checks(p, &text);
	put_captured_texts(p, &text);
	return put_text(p, "README.txt", &text);
}

static bool
put_own(void *ctx, site_put *put, void *site)
{
	struct pack *p = ctx;
	bool fine;

	p->put = put;
	p->site = site;
	put_list(&p->b, p->b.root, "quotations");
	put_list(&p->b, p->b.root, "captured");
	put_list(&p->b, p->b.root, "sources");
	fine = gather_quotations(p);
	gather_all_sources(p);
	fine = put_readme(p) && put_table(p, "quotations", quotation_columns) && put_table(p, "sources", source_columns) && fine;
	if (p->b.problem)
		diag_add(p->diags, RG9002, (struct place){0}, "%s", p->b.problem);
	return fine && !p->b.problem;
}

bool
pack_write(struct diags *ds, const struct analysis *an, const struct card *unit, const char *project,
           const struct site_options *o, struct site_result *result)
{
	struct pack p = {.diags = ds, .unit = unit, .words = render_words(o->renderer)};
	struct page page = page_of_unit(&p.arena, an, unit);
	struct site_part part = {arena_printf(&p.arena, "%s:%s", unit->kind, unit->id), has_page, put_own, &p};
	struct site_options so = *o;
	bool fine;

	p.b = (struct builder){.arena = &p.arena, .analysis = an, .page = &page, .clock = an->clock, .root = node_map(&p.arena)};
	holdings_open(&p.holdings, an->model, ds, project, NULL, NULL);
	gather_units(&p);
	gather_pages(&p);
	so.part = &part;
	fine = site_build(ds, an, &so, result);
	holdings_close(&p.holdings);
	table_free(&p.seen);
	free(p.units.all);
	free(p.pages.all);
	arena_free(&p.arena);
	return fine;
}
