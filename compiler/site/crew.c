#include "assembly.h"

#include <errno.h>
#include <malloc.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../form/serialise.h"
#include "document_kept.h"

enum { FAILURES = 16 };

/* where in what a worker left the record of a page begins, and how long it is */
struct page_result {
	bool done;
	unsigned worker;
	struct slice record;
};

enum failure_kind { FAILED_TEMPLATE, FAILED_INPUT, FAILED_WRITE };

struct page_failure {
	enum failure_kind kind;
	size_t page;
	int error;
	char path[256]; /* what could not be written; "" for a file that only workers and parent see */
	struct render_failure render;
};

/* what the workers and the parent share; plain memory, so that a worker that dies leaves it usable */
struct board {
	atomic_size_t next;      /* the page to be taken next */
	atomic_size_t nfailures; /* may run past FAILURES */
	atomic_bool stop;
	struct page_failure failures[FAILURES];
	size_t at[WORKERS];      /* the page each worker is at */
	struct slice spans[WORKERS]; /* what it took, in what it left */
	size_t nshared;          /* names that all of them have by the same numbers */
	long long names[WORKERS]; /* where in what it left the others begin that its records have numbers of */
	struct page_result results[];
};

/* ---- a worker ---- */

static void
note_failure(struct site *site, struct page_failure failure)
{
	size_t i = atomic_fetch_add(&site->board->nfailures, 1);

	if (i < FAILURES)
		site->board->failures[i] = failure;
	atomic_store(&site->board->stop, true);
}

void
crew_unwritten(struct site *site, const char *path, int error)
{
	struct page_failure failure = {.kind = FAILED_WRITE, .error = error};

	snprintf(failure.path, sizeof failure.path, "%s", path);
	note_failure(site, failure);
}

bool
crew_put(struct site *site, const char *path, const struct buf *bytes, struct made *made)
{
	int error;

	made->digest = sha256_of(bytes->s, bytes->n);
	made->size = bytes->n;
	error = folder_put(&site->folder, path, bytes->s, bytes->n, &made->changed);
	if (error)
		crew_unwritten(site, path, error);
	return !error;
}

/* A document without its site part, and what else only the page has, is the report beside it. */
static struct node *
take_site(struct node *document)
{
	struct node *part = node_get(document, "site");

	node_drop(document, part);
	return part;
}

/* the page cites the digest of its report */
static void
cite(struct arena *a, struct node *part, const struct sha256 *digest)
{
	char hex[SHA256_HEX];

	node_put(a, part, "sha256", arena_string(a, sha256_hex(digest, hex)));
}

/* a page while it is made */
struct making {
	struct site *site;
	const struct page *page;
	size_t i;
	unsigned worker;
	struct arena arena;
	struct record record;
	struct buf report;     /* its XML, which its digest is taken of, and which is written where the page has one */
	struct slice assessed; /* what it has of the assessment, made anew even where its files are kept */
};

/* the columns of what a page costs */
#define DOCUMENT "document"
#define TREE "tree"
#define KEY "key"
#define ROWS "rows"
#define XML "XML"
#define JSON "JSON"
#define HTML "HTML"
#define WRITE "write"

/* what was done since the last time goes to a column */
static void
spent(const struct making *m, const char *column)
{
	timing_part(m->site->options->timing, column);
}

/* puts a file whose bytes have just been made */
static bool
put(struct making *m, const char *path, const struct buf *bytes, struct made *made, const char *column)
{
	bool fine;

	spent(m, column);
	fine = crew_put(m->site, path, bytes, made);
	spent(m, WRITE);
	return fine;
}

/* its addresses are seen from the top */
static void
make_report(struct making *m, const xmlDoc *doc)
{
	const struct emitter units = page_units(m->site->analysis);
	struct links *links = &m->site->links;

	links_begin(links, "");
	serialise_report(&m->report, doc, m->page->xml ? links : NULL, &units);
	links_end(links, &m->arena, &m->record.named);
	spent(m, XML);
}

static bool
make_json(struct making *m, struct node *document)
{
	struct buf json = {0};
	bool fine;

	page_json(m->site->analysis, document, &json);
	fine = put(m, m->page->json, &json, &m->record.json, JSON);
	buf_free(&json);
	return fine;
}

static bool
make_versions(struct making *m, struct node *document, struct node *part)
{
	if (!m->page->xml)
		return true;
	if (!put(m, m->page->xml, &m->report, &m->record.xml, XML) || (m->page->json && !make_json(m, document)))
		return false;
	cite(&m->arena, part, &m->record.xml.digest);
	return true;
}

/* what the parent is to put together goes where the worker of the page leaves things; frees it */
static bool
leave(struct making *m, struct buf *bytes, struct slice *slice)
{
	FILE *spool = m->site->spools[m->worker];
	bool fine;

	*slice = (struct slice){NULL, bytes->n ? ftello(spool) : 0, bytes->n};
	fine = fwrite(bytes->s ? bytes->s : "", 1, bytes->n, spool) == bytes->n;
	buf_free(bytes);
	if (!fine)
		crew_unwritten(m->site, "", errno);
	return fine;
}

/* the rows of a page, which say where that is */
static bool
make_rows(struct making *m, struct node *document, struct node *part)
{
	bool fine = true;

	node_add(document, "site", part);
	for (size_t t = 0; t < CSV_TABLES && fine; t++) {
		struct buf rows = {0};

		if (!csv_made(t, m->site->analysis->outputs))
			continue;
		csv_rows(&rows, t, m->site->analysis->outputs, render_words(m->site->options->renderer), document);
		fine = leave(m, &rows, &m->record.rows[t]);
	}
	node_drop(document, part);
	spent(m, ROWS);
	return fine;
}

static bool
make_html(struct making *m, xmlDocPtr doc)
{
	struct page_failure failure = {.kind = FAILED_TEMPLATE, .page = m->i};
	struct links *links = &m->site->links;
	struct buf html = {0};
	bool fine;

	links_begin(links, m->page->path);
	fine = render_page(m->site->options->renderer, m->page->kind->name, doc, m->page->path, &html, links, &failure.render);
	links_end(links, &m->arena, &m->record.named);
	if (!fine)
		note_failure(m->site, failure);
	spent(m, HTML);
	if (fine && m->page->kind->output == OUTPUT_PAPER)
		return leave(m, &html, &m->record.paper);
	fine = fine && put(m, m->page->path, &html, &m->record.html, HTML);
	buf_free(&html);
	return fine;
}

/* ---- what need not be made ---- */

struct record *
crew_kept(const struct site *site, const struct page *page)
{
	return page->kind->output == OUTPUT_PAPER ? NULL : table_get(&site->kept.pages, page->path);
}

/* Takes over what was kept of a page. What its rows were in stays open until all is put together. */
void
crew_take_kept(const struct site *site, struct record *r, const struct record *old)
{
	r->key = old->key;
	r->html = old->html;
	r->xml = old->xml;
	r->json = old->json;
	r->html.changed = r->xml.changed = r->json.changed = false;
	r->named = old->named;
	for (size_t t = 0; t < ROW_FILES; t++)
		r->rows[t] = (struct slice){site->kept.tables[t], old->rows[t].from, old->rows[t].n};
}

/* whether the document is that of the last build, and its files are still there */
static bool
is_as_kept(struct making *m)
{
	const struct record *old = crew_kept(m->site, m->page);

	return old && memcmp(&old->key, &m->record.key, sizeof old->key) == 0 &&
	       kept_page(&m->site->kept, &m->site->folder, m->page, old);
}

/* leaves the record of a page; its targets are numbers among those of this process */
static bool
leave_record(struct making *m, bool kept)
{
	struct page_result *result = &m->site->board->results[m->i];
	struct buf bytes = {0};

	m->record.rows[ROWS_ASSESSMENT] = m->assessed;
	pack_number(&bytes, kept);
	record_pack(&bytes, &m->record);
	result->worker = m->worker;
	return leave(m, &bytes, &result->record);
}

static int
by_path_of_source(const void *left, const void *right)
{
	const struct source *const *a = left, *const *b = right;

	return strcmp((*a)->path, (*b)->path);
}

static void
look_at_named(const struct node *n)
{
	if (n->to)
		card_look(n->to, PART_FACTS);
	for (const struct node *c = n->first; c; c = c->next)
		look_at_named(c);
}

/* prose names units in its links only, which are elements of no other kind */
static void
look_at_links(const struct model *model, const xmlNode *n)
{
	for (; n; n = n->next) {
		bool element = n->type == XML_ELEMENT_NODE, link = element && strcmp((const char *)n->name, "a") == 0;

		for (const xmlAttr *a = link ? n->properties : NULL; a; a = a->next)
			if (strcmp((const char *)a->name, "ref") == 0 && a->children) {
				const struct card *card = table_get(&model->ids, (const char *)a->children->content);

				if (card)
					card_look(card, PART_FACTS);
			}
		look_at_links(model, element ? n->children : NULL);
	}
}

/* The first unit from the i-th on that is noted to be looked at; of many units a page looks at few, so eight are passed at a time. */
static size_t
next_seen(const struct model *m, size_t i)
{
	uint64_t eight;

	while (i + sizeof eight <= m->n && (memcpy(&eight, m->seen + i, sizeof eight), eight == 0))
		i += sizeof eight;
	while (i < m->n && !m->seen[i])
		i++;
	return i;
}

/* What counts of a unit that is noted to be looked at. Pages of mappings that are assigned count platforms with all that belongs to
 * them; pages of what is to be done or has a date say of clauses no more, beside that, than how they are named. */
static unsigned
parts_of(enum made_of around, const struct card *card, unsigned seen)
{
	if (around == MADE_OF_ASSIGNED && strcmp(card->kind, "platform") == 0)
		return seen | PART_PLATFORM;
	if ((around == MADE_OF_TASKS || around == MADE_OF_DATES) && strcmp(card->kind, "provision") == 0 && seen & PART_FACTS)
		return (seen & ~(unsigned)PART_FACTS) | PART_NAME;
	return seen;
}

/* the number of the name of a unit, the i-th of the model; of a large one the table of names is far from the processor */
static uint32_t
name_of_unit(struct site *site, size_t i)
{
	uint32_t *name = &site->unit_names[i];

	if (!*name)
		*name = names_number(&site->links.targets, site->analysis->model->cards[i]->key) + 1;
	return *name - 1;
}

/* the units that are noted to be looked at, and one part more of one of them, where that is not NULL */
static void
note_looked(struct making *m, const struct card *of, enum unit_part part)
{
	const struct model *model = m->site->analysis->model;
	size_t n = 1;

	for (size_t i = next_seen(model, 0); i < model->n; i = next_seen(model, i + 1))
		n++;
	ARENA_ARRAY(&m->arena, m->record.looked, n);
	if (of)
		m->record.looked[m->record.nlooked++] = (struct looked){names_number(&m->site->links.targets, of->key), part};
	for (size_t i = next_seen(model, 0); i < model->n; i = next_seen(model, i + 1))
		m->record.looked[m->record.nlooked++] =
		        (struct looked){name_of_unit(m->site, i), parts_of(m->record.around, model->cards[i], model->seen[i])};
}

/* From what pages of a kind are made: beside a side of the map that counts as a whole, some of a unit, and of all units what they
 * were seen to be asked for. */
struct made_from {
	unsigned flag; /* enum page_flag; 0: of all other kinds */
	enum made_of around;
	enum unit_part part; /* of the unit: */
	const char *of;      /* the page's own, or the one of this kind that it belongs to */
	unsigned seen;       /* enum unit_part */
};

/* The later parts of the page of a party list mappings alone, each judged for the services of its platform. */
static const struct made_from made_from_assigned = {PAGE_OF_SHIFTS, MADE_OF_ASSIGNED, 0, NULL, PART_ALL};

static bool
is_listed(const struct node *document, const char *key)
{
	const struct node *list = node_get(document, key);

	return list && list->first;
}

static bool
lists_shifts_alone(const struct page *page, const struct node *document)
{
	return page->kind->flags & PAGE_OF_SHIFTS && page->part > 0 && !is_listed(document, "landings") && !is_listed(document, "protections");
}

static const struct made_from *
way_of(const struct page *page, const struct node *document)
{
	static const struct made_from ways[] = {
		{PAGE_WATCHED, MADE_OF_UNITS, 0, NULL, PART_ALL | PART_CLAUSES},
		{PAGE_OF_PLATFORM, MADE_OF_LAW, PART_PLATFORM, "platform", PART_PROSE | PART_CLAUSES},
		{PAGE_OF_CLAUSES, MADE_OF_SERVICES, PART_CLAUSES, NULL, PART_PROSE | PART_CLAUSES | PART_RECORDED | PART_REACH},
		{PAGE_OF_SHIFTS, MADE_OF_SHIFTS, 0, NULL, PART_PROSE | PART_CLAUSES},
		{PAGE_OF_TASKS, MADE_OF_TASKS, 0, NULL, PART_PROSE | PART_CLAUSES},
		{PAGE_OF_DATES, MADE_OF_DATES, 0, NULL, PART_PROSE | PART_CLAUSES},
		{0, MADE_OF_ALL, 0, NULL, PART_PROSE},
	};
	size_t i = 0;

	if (lists_shifts_alone(page, document))
		return &made_from_assigned;
	while (ways[i].flag && !(page->kind->flags & ways[i].flag))
		i++;
	return &ways[i];
}

/* of what was seen only some parts count; of categories, which belong to no side of the map, all */
static void
keep_apart(const struct model *m, unsigned parts)
{
	for (size_t i = next_seen(m, 0); i < m->n; i = next_seen(m, i + 1))
		if (strcmp(m->cards[i]->kind, "category") != 0)
			m->seen[i] &= parts;
}

/* whether it says nothing of clauses but of those that it names */
static bool
names_clauses(const struct making *m)
{
	return m->page->part > 0 && m->page->kind->flags & PAGE_CLAUSES_NAMED;
}

/* whatever is said of them */
static void
look_at_clauses(const struct model *m)
{
	for (size_t i = next_seen(m, 0); i < m->n; i = next_seen(m, i + 1))
		if (m->seen[i] & PART_FACTS && strcmp(m->cards[i]->kind, "provision") == 0)
			m->seen[i] |= PART_VERDICTS;
}

/* the units that it names, its own, and what of the unit that its kind of page is made from */
static void
look_around(struct making *m, const struct made_from *way, const struct node *document, const struct node *part, const xmlDoc *doc)
{
	const struct model *model = m->site->analysis->model;
	const struct card *of = m->page->card;

	for (const struct card *c = of; c; c = c->parent)
		card_look(c, way->flag == PAGE_WATCHED ? PART_ALL : PART_FACTS | PART_RECORDED | PART_PROSE);
	look_at_named(document);
	look_at_named(part);
	look_at_links(model, doc->children);
	if (names_clauses(m))
		look_at_clauses(model);
	while (way->of && strcmp(of->kind, way->of) != 0)
		of = of->parent;
	note_looked(m, way->part ? of : NULL, names_clauses(m) ? PART_LIST : way->part);
}

/* From what a page is made: the units that were asked for anything, those that it names, its own and those around it. */
static void
note_units(struct making *m, const struct node *document, const struct node *part, const xmlDoc *doc)
{
	const struct made_from *way = way_of(m->page, document);

	m->record.around = way->around;
	keep_apart(m->site->analysis->model, way->seen);
	if (way->flag)
		look_around(m, way, document, part, doc);
	else
		note_looked(m, NULL, 0);
}

/* Pages name the same few units and files over and over. */
static struct met_name *
met_name(struct met *met, uint32_t number)
{
	size_t n = met->n;

	if (number >= n) {
		met->n = number + 1 + n / 2;
		met->all = mem_grow(met->all, met->n * sizeof *met->all);
		memset(met->all + n, 0, (met->n - n) * sizeof *met->all);
	}
	return &met->all[number];
}

static const struct card *
unit_met(const struct site *site, struct met *met, uint32_t number)
{
	struct met_name *name = met_name(met, number);

	if (!name->asked_unit) {
		name->unit = table_get(&site->analysis->model->ids, names_text(&site->links.targets, number));
		name->asked_unit = true;
	}
	return name->unit;
}

static const struct site_input *
file_met(const struct site *site, struct met *met, uint32_t number)
{
	struct met_name *name = met_name(met, number);

	if (!name->asked_file) {
		name->file = table_get(&site->files, names_text(&site->links.targets, number));
		name->asked_file = true;
	}
	return name->file;
}

/* each side of the map that it is made from as a whole */
static void
pack_around(struct buf *b, const struct world *w, enum made_of around)
{
	pack_digest(b, around == MADE_OF_ALL ? &w->all : &w->frame);
	if (around == MADE_OF_ALL || around == MADE_OF_UNITS)
		return;
	if (around == MADE_OF_DATES || around == MADE_OF_TASKS) {
		pack_digest(b, around == MADE_OF_DATES ? &w->dates : &w->tasks);
		return;
	}
	pack_digest(b, &w->law);
	if (around == MADE_OF_ASSIGNED)
		pack_digest(b, &w->assigned);
	else if (around != MADE_OF_LAW)
		pack_digest(b, &w->services);
	if (around == MADE_OF_SHIFTS) {
		pack_digest(b, &w->recorded);
		pack_digest(b, &w->shifts);
	}
}

bool
crew_inputs(const struct site *site, struct met *met, const struct record *r, struct sha256 *d)
{
	int32_t day = site->analysis->clock.day;
	struct buf b = {0};
	bool fine = r->from <= day && day < r->until;

	pack_around(&b, &site->world, r->around);
	for (size_t i = 0; i < r->nlooked && fine; i++) {
		const struct card *card = unit_met(site, met, r->looked[i].unit);

		if ((fine = card && card->seen))
			world_unit(&site->world, &b, card, r->looked[i].part);
	}
	for (size_t i = 0; i < r->nbodies && fine; i++) {
		const struct site_input *file = file_met(site, met, r->bodies[i]);

		if ((fine = file != NULL))
			pack_digest(&b, &file->digest);
	}
	if (r->edition)
		pack_text(&b, site->analysis->id);
	*d = sha256_of(b.s, b.n);
	buf_free(&b);
	return fine;
}

/* the same but for the edition */
static bool
inputs_but_edition(const struct site *site, struct met *met, const struct record *r, struct sha256 *d)
{
	struct record rest = *r;

	rest.edition = false;
	return crew_inputs(site, met, &rest, d);
}

static const char *
name_of_document(struct arena *a, const struct site *site, const struct page *page)
{
	return kept_name(a, "page", arena_printf(a, "%s/%s", site->folder.path, page->path));
}

void
crew_recall(struct site *site, size_t i)
{
	const struct page *page = &site->pages.all[i];
	const struct record *old = crew_kept(site, page);
	struct sha256 inputs;

	if (old && old->edition && inputs_but_edition(site, &site->met, old, &inputs))
		site->documents[i] = document_recall(&site->arena, site->kept.cache, site->diags,
		                                     name_of_document(&site->arena, site, page), &inputs, site->analysis->model,
		                                     site->analysis->id);
}

/* what a page was made from whose document was recalled */
static void
recall_inputs(struct making *m)
{
	const struct record *old = crew_kept(m->site, m->page);

	m->record.bodies = old->bodies;
	m->record.nbodies = old->nbodies;
	m->record.edition = old->edition;
	m->record.from = old->from;
	m->record.until = old->until;
	m->record.around = old->around;
	m->record.looked = old->looked;
	m->record.nlooked = old->nlooked;
}

/* for the next build, where the edition will be another one */
static void
keep_document(struct making *m, struct node *document, struct node *part)
{
	struct site *site = m->site;
	struct sha256 inputs;

	if (!m->record.edition || site->documents[m->i] || !site->kept.cache->folder ||
	    !inputs_but_edition(site, &site->met, &m->record, &inputs))
		return;
	node_add(document, "site", part);
	document_keep(site->kept.cache, site->diags, name_of_document(&m->arena, site, m->page), &inputs, document, site->analysis->id);
	node_drop(document, part);
}

/* those of the sides of the map that it is made from as a whole */
static unsigned
counts_around(enum made_of around, const struct card *card, const struct card *platform)
{
	bool clause = strcmp(card->kind, "provision") == 0;

	if (around == MADE_OF_SHIFTS && clause)
		return PART_FACTS | PART_VERDICTS;
	if (around == MADE_OF_ASSIGNED && clause)
		return PART_FACTS;
	if ((around == MADE_OF_TASKS || around == MADE_OF_DATES) && (clause || platform))
		return PART_FACTS | PART_VERDICTS | PART_BACK | (around == MADE_OF_TASKS ? PART_RECORDED : 0U);
	if (around == MADE_OF_ALL || (around == MADE_OF_SHIFTS && platform))
		return PART_FACTS | PART_BACK | PART_RECORDED;
	if (around == MADE_OF_SERVICES && platform && !clause)
		return PART_FACTS | PART_BACK;
	return around != MADE_OF_UNITS && !platform && strcmp(card->kind, "category") != 0 ? PART_FACTS : 0;
}

unsigned
crew_counts(struct site *site, const struct record *r, const struct card *card)
{
	const struct card *platform = world_platform(card);
	unsigned parts = counts_around(r->around, card, platform);

	for (size_t i = 0; i < r->nlooked; i++) {
		const struct card *of = unit_met(site, &site->met, r->looked[i].unit);

		if (of == card)
			parts |= (r->looked[i].part & PART_ALL) | (r->looked[i].part & PART_NAME ? PART_FACTS : 0U);
		if (of && of == platform && r->looked[i].part & PART_PLATFORM)
			parts |= PART_ALL & ~(unsigned)PART_PROSE;
		if (of && r->looked[i].part & PART_REACH && platform)
			parts |= PART_RECORDED;
		if (of && r->looked[i].part & (PART_CLAUSES | PART_LIST) && strcmp(card->kind, "provision") == 0 &&
		    world_is_of(card, site->analysis->verdicts, of))
			parts |= PART_FACTS | PART_VERDICTS;
	}
	return parts;
}

/* the files of it that not every page is made from */
static void
note_sources(struct making *m, struct page_sources *sources)
{
	if (sources->n)
		qsort(sources->all, sources->n, sizeof *sources->all, by_path_of_source);
	ARENA_ARRAY(&m->arena, m->record.bodies, sources->n + 1);
	for (size_t i = 0; i < sources->n; i++)
		m->record.bodies[m->record.nbodies++] = names_number(&m->site->links.targets, sources->all[i]->path);
	m->record.edition = sources->edition;
	m->record.from = sources->clock.from;
	m->record.until = sources->clock.until;
	free(sources->all);
}

/* a digest of all it is made from; the tree was made by then, which asks units for their addresses */
static void
note_inputs(struct making *m, const struct node *document, const struct node *part, const xmlDoc *doc)
{
	if (!m->site->kept.cache)
		return;
	if (m->site->documents[m->i])
		recall_inputs(m);
	else
		note_units(m, document, part, doc);
	if (!crew_inputs(m->site, &m->site->met, &m->record, &m->record.inputs))
		m->record.inputs = (struct sha256){{0}};
}

/* one tree for the report and the page */
static bool
make_files(struct making *m, struct node *document, xmlDocPtr doc, struct node *part)
{
	if (!make_rows(m, document, part) || !make_versions(m, document, part))
		return false;
	page_add_site(m->site->analysis, doc, part);
	return make_html(m, doc) && leave_record(m, false);
}

static bool
make_unless_kept(struct making *m, struct node *document)
{
	struct site *site = m->site;
	struct node *part = take_site(document);
	xmlDocPtr doc = page_xml(site->analysis, document);
	bool fine, kept;

	spent(m, TREE);
	if (site->kept.cache || m->page->xml)
		make_report(m, doc);
	note_inputs(m, document, part, doc);
	if (site->kept.cache)
		keep_document(m, document, part);
	if (site->kept.cache)
		m->record.key = world_page(&site->world, m->page, &m->report, doc, part);
	kept = is_as_kept(m);
	spent(m, KEY);
	timing_done(site->options->timing, kept ? "document" : "made");
	if (kept) {
		crew_take_kept(site, &m->record, crew_kept(site, m->page));
		fine = leave_record(m, true);
	} else {
		fine = make_files(m, document, doc, part);
	}
	xmlFreeDoc(doc);
	return fine;
}

/* whether the page is that of a clause, and so leaves its part of the assessment */
static bool
is_assessed(const struct making *m)
{
	return m->site->analysis->outputs & OUTPUT_ASSESSMENT && text_is(m->page->kind->cards, "provision") && m->page->kind->build &&
	       !m->site->options->part;
}

static bool
make_page(struct site *site, unsigned worker, size_t i)
{
	struct making m = {.site = site, .page = &site->pages.all[i], .i = i, .worker = worker};
	struct page_failure failure = {.kind = FAILED_INPUT, .page = i};
	struct page_sources sources = {0};
	const char *problem;
	struct node *document = site->documents[i];
	struct buf assessed = {0};
	bool fine;

	if (site->analysis->model->seen)
		memset(site->analysis->model->seen, 0, site->analysis->model->n);
	if (!document)
		document = page_document(&m.arena, site->analysis, m.page, &sources, &problem);
	spent(&m, DOCUMENT);
	if (is_assessed(&m))
		assessment_part(&assessed, site->analysis, m.page->card, &sources.held);
	spent(&m, ROWS);
	note_sources(&m, &sources);
	fine = document && leave(&m, &assessed, &m.assessed) && make_unless_kept(&m, document);
	if (!document) {
		snprintf(failure.render.message, sizeof failure.render.message, "%s", problem);
		note_failure(site, failure);
	}
	buf_free(&m.report);
	arena_free(&m.arena);
	return fine;
}

static void
leave_spans(struct site *site, unsigned worker)
{
	struct timing *t = site->options->timing;
	FILE *spool = site->spools[worker];
	struct slice *spans = &site->board->spans[worker];

	if (!t || t->events.n == 0)
		return;
	*spans = (struct slice){spool, ftello(spool), t->events.n};
	if (fwrite(t->events.s, 1, t->events.n, spool) != t->events.n)
		crew_unwritten(site, "", errno);
}

/* for whoever reads the records: those that were not there when the worker began */
static void
leave_names(struct site *site, unsigned worker)
{
	struct buf names = {0};

	names_pack(&names, &site->links.targets, site->board->nshared);
	site->board->names[worker] = ftello(site->spools[worker]);
	if (fwrite(names.s, 1, names.n, site->spools[worker]) != names.n || fflush(site->spools[worker]) != 0)
		crew_unwritten(site, "", errno);
	buf_free(&names);
}

/* Pages of a kind follow each other, so a worker holds the templates of one. */
static void
work(struct site *site, unsigned worker)
{
	struct timing *t = site->options->timing;
	const struct page_kind *last = NULL;
	size_t i;

	timing_fork(t, worker + 1);
	timing_begin(t, "pages", "worker");
	while (!atomic_load(&site->board->stop) && (i = atomic_fetch_add(&site->board->next, 1)) < site->ntodo) {
		size_t page = site->board->at[worker] = site->todo[i];

		if (last && site->pages.all[page].kind != last) {
			render_forget(site->options->renderer);
			malloc_trim(0); /* the pages of some kinds are large */
		}
		last = site->pages.all[page].kind;
		timing_begin(t, site->pages.all[page].kind->name, site->pages.all[page].path);
		site->board->results[page].done = make_page(site, worker, page);
		watch_add(site->options->watch, 1);
		timing_end(t);
	}
	timing_end(t);
	leave_spans(site, worker);
	leave_names(site, worker);
}

/* ---- the parent ---- */

static void
died(struct site *site, unsigned worker, int status)
{
	const struct page *page = &site->pages.all[site->board->at[worker]];
	struct diag *d;

	if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return;
	atomic_store(&site->board->stop, true);
	if (WIFEXITED(status) && WEXITSTATUS(status) == RENDER_OUT_OF_MEMORY)
		d = diag_add(site->diags, RG7005, (struct place){0}, "the template '%s' needs more memory than allowed",
		             page->kind->name);
	else
		d = diag_add(site->diags, RG9006, (struct place){0}, "a worker process ended with %s %d",
		             WIFSIGNALED(status) ? "signal" : "status", WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status));
	diag_note(site->diags, d, (struct place){0}, "while making the page %s", page->path);
	diag_help(site->diags, d, "%s", diag_infos[d->code].fix);
}

static void
start_worker(struct site *site, unsigned w, pid_t *worker)
{
	pid_t parent = getpid();

	if ((site->spools[w] = tmpfile()) && (*worker = fork()) == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL); /* nobody would put into place what an orphan makes */
		if (getppid() != parent)
			_exit(1);
		work(site, w);
		_exit(0);
	}
	if (*worker < 0) {
		diag_add(site->diags, RG9006, (struct place){0}, "cannot start a worker process: %s", strerror(errno));
		atomic_store(&site->board->stop, true);
	}
}

static void
run_workers(struct site *site)
{
	unsigned jobs = site->options->jobs > WORKERS ? WORKERS : site->options->jobs;
	pid_t workers[WORKERS], ended = -1;
	int status;

	watch_stage(site->options->watch, "making", "pages", site->ntodo);
	site->board->nshared = site->links.targets.numbers.n;
	for (unsigned w = 0; w < jobs; w++) {
		workers[w] = -1;
		start_worker(site, w, &workers[w]);
	}
	for (unsigned w = 0; w < jobs; w++) {
		while (workers[w] > 0 && (ended = waitpid(workers[w], &status, 0)) < 0 && errno == EINTR)
			;
		if (workers[w] > 0 && ended == workers[w])
			died(site, w, status);
	}
}

/* whatever became of the workers, a page that none of them made is missed */
static bool
all_done(struct site *site)
{
	for (size_t i = 0; i < site->ntodo; i++)
		if (!site->board->results[site->todo[i]].done) {
			diag_add(site->diags, RG9006, (struct place){0}, "no worker made the page %s", site->pages.all[site->todo[i]].path);
			return false;
		}
	return true;
}

static void
report_failure(struct site *site, const struct page_failure *f)
{
	const char *page = site->pages.all[f->page].path;

	if (f->kind == FAILED_TEMPLATE)
		render_report(site->options->renderer, site->diags, &f->render, page);
	else if (f->kind == FAILED_INPUT)
		diag_help(site->diags,
		          diag_add(site->diags, RG9002, (struct place){0}, "%s", f->render.message), "run regc again");
	else
		diag_add(site->diags, RG9003, (struct place){0}, "cannot write %s%s%s: %s", *f->path ? site->options->out : "",
		         *f->path ? "/" : "a temporary file", f->path, strerror(f->error));
}

/* The same mistake in a template shows on every page of its kind: it is said once. */
static bool
is_new(const struct board *b, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (b->failures[k].kind == b->failures[i].kind && b->failures[k].error == b->failures[i].error &&
		    b->failures[k].render.line == b->failures[i].render.line &&
		    strcmp(b->failures[k].render.message, b->failures[i].render.message) == 0)
			return false;
	return true;
}

bool
crew_report(struct site *site)
{
	size_t n = atomic_load(&site->board->nfailures);

	for (size_t i = 0; i < n && i < FAILURES; i++)
		if (is_new(site->board, i))
			report_failure(site, &site->board->failures[i]);
	return diag_count(site->diags, SEVERITY_ERROR) == 0;
}

/* ---- what the workers left ---- */

/* some of it, as a text to be freed; NULL with errno */
char *
crew_read(struct slice slice)
{
	char *text = mem_grow(NULL, slice.n + 1);

	text[slice.n] = '\0';
	if (fseeko(slice.of, slice.from, SEEK_SET) == 0 && fread(text, 1, slice.n, slice.of) == slice.n)
		return text;
	errno = EIO; /* what was written to it is no longer there */
	free(text);
	return NULL;
}

static bool
cannot_read_left(struct site *site)
{
	diag_add(site->diags, RG9001, (struct place){0}, "cannot read a temporary file: %s", strerror(errno ? errno : EIO));
	return false;
}

/* the names of a worker, by the numbers that its records have of them */
static uint32_t *
read_names(struct site *site, unsigned worker, size_t *n)
{
	FILE *spool = site->spools[worker];
	long long from = site->board->names[worker], end = fseeko(spool, 0, SEEK_END) < 0 ? -1 : ftello(spool);
	char *bytes = end < from ? NULL : crew_read((struct slice){spool, from, (size_t)(end - from)});
	struct unpack u = {bytes, bytes ? bytes + (end - from) : NULL, false};
	uint32_t *map = bytes ? names_unpack(&site->links.targets, &u, site->board->nshared, n) : NULL;

	free(bytes);
	return map;
}

static bool
read_record(struct site *site, size_t page, const uint32_t *map, size_t n)
{
	const struct page_result *result = &site->board->results[page];
	FILE *spool = site->spools[result->worker];
	struct record *r = site->records[page] = arena_take(&site->arena, sizeof *r);
	char *bytes = crew_read((struct slice){spool, result->record.from, result->record.n});
	struct unpack u = {bytes, bytes ? bytes + result->record.n : NULL, false};
	bool kept = bytes && unpack_below(&u, 1), fine = bytes && record_unpack(r, &site->arena, &u, map, n);

	for (size_t t = 0; t < ROW_FILES; t++)
		r->rows[t].of = kept && t != ROWS_ASSESSMENT ? site->kept.tables[t] : spool;
	r->paper.of = spool;
	free(bytes);
	return fine;
}

static bool
read_records(struct site *site)
{
	bool fine = true;

	for (unsigned w = 0; w < WORKERS && site->spools[w] && fine; w++) {
		size_t n = 0;
		uint32_t *map;

		errno = 0;
		if (!(fine = (map = read_names(site, w, &n)) != NULL))
			break;
		for (size_t i = 0; i < site->ntodo && fine; i++)
			if (site->board->results[site->todo[i]].worker == w)
				fine = read_record(site, site->todo[i], map, n);
		free(map);
	}
	return fine || cannot_read_left(site);
}

/* those of a worker that died are missed */
static void
take_spans(struct site *site)
{
	for (unsigned w = 0; w < WORKERS && site->spools[w]; w++) {
		struct slice spans = site->board->spans[w];
		char *events = spans.n ? crew_read(spans) : NULL;

		if (events)
			timing_take(site->options->timing, events, spans.n);
		free(events);
	}
}

void
crew_begin(struct site *site)
{
	ARENA_ARRAY(&site->arena, site->unit_names, site->analysis->model->n + 1);
	site->board_size = sizeof *site->board + site->pages.n * sizeof *site->board->results;
	site->board = mmap(NULL, site->board_size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (site->board == MAP_FAILED)
		die("out of memory (%zu bytes requested)", site->board_size);
}

bool
crew_run(struct site *site)
{
	run_workers(site);
	take_spans(site);
	return crew_report(site) && all_done(site) && read_records(site);
}

void
crew_free(struct site *site)
{
	for (unsigned w = 0; w < WORKERS && site->spools[w]; w++)
		fclose(site->spools[w]);
	if (site->board)
		munmap(site->board, site->board_size);
}
