#include "tables.h"

#include <string.h>

#include "../pages/page.h"

/* A column's path leads from the thing of the row to its value: "force/state". With "/" before it, from the document.
 * "a|b" is the first of the two that is there. "@ref" at the end gives the id of the unit named, "@href" its place
 * on the site. "?" before it: only where reasons are asked for (OUTPUT_REASONS). A list along the way gives all its values. */
static const struct column clauses[] = {
	{"id", "id"}, {"title", "title"}, {"platform", "context/platform"}, {"document", "context/document"},
	{"document-id", "context/document@ref"}, {"locator", "provision/locator"}, {"version", "provision/version"},
	{"categories", "provision/categories"}, {"basis", "provision/basis"}, {"evidence", "evidence/state"},
	{"assessed", "exposure/assessed"}, {"critical", "exposure/tally/critical"}, {"high", "exposure/tally/high"},
	{"medium", "exposure/tally/medium"}, {"low", "exposure/tally/low"}, {"not-rated", "exposure/tally/not-rated"},
	{"of", "exposure/tally/of"}, {"lead", "exposure/lead/kind"}, {"lead-exposure", "exposure/lead/exposure"},
	{"lead-borne-by", "exposure/lead/bearer"}, {"rated", "exposure/standings/rated"},
	{"established", "exposure/standings/established"}, {"conditional", "exposure/standings/conditional"},
	{"none", "exposure/standings/none"}, {"open", "exposure/standings/open"},
	{"unratable", "exposure/standings/unratable"}, {"page", "site/self"}, {0},
};

/* the document of a clause is in the row that clauses.csv has for its id; of the many rows of flags so is its page */
static const struct column mappings[] = {
	{"provision-id", "/id"}, {"provision", "/title"}, {"platform", "/context/platform"},
	{"service", "service"}, {"service-id", "service@ref"}, {"obligation-id", "obligation@ref"},
	{"obligation", "obligation"}, {"citation", "citation"}, {"law", "law"}, {"place", "place"}, {"deontic", "deontic"},
	{"relation", "relation"}, {"confidence", "confidence"}, {"method", "method"}, {"status", "status"},
	{"reviewed-by", "reviewed/by"}, {"reviewed-as", "reviewed/capacity"}, {"reviewed-on", "reviewed/on"},
	{"applies-to-platform", "applies/platform"}, {"applies-to-users", "applies/users"}, {"force", "force/state"},
	{"flag", "flag/state"}, {"exposure", "indicated/exposure"}, {"borne-by", "indicated/bearer"},
	{"standing", "indicated/standing"}, {"could-be", "indicated/conditional/results"},
	{"highest-if", "indicated/conditional/highest/sets"}, {"nothing-if", "indicated/conditional/nothing/sets"},
	{"words", "indicated/rests/words"}, {"weakest-link", "indicated/rests/weakest"},
	{"weakest-confidence", "indicated/rests/confidence"}, {"established", "indicated/rests/established"},
	{"contract-effect", "contract/effect"},
	{"applies-because", "?applies/because"}, {"applies-needs", "?applies/needs"}, {"force-because", "?force/because"},
	{"exposure-because", "?indicated/because"}, {"rationale", "?rationale"}, {"page", "/site/self"}, {0},
};

static const struct column flags[] = {
	{"provision-id", "/id"}, {"provision", "/title"}, {"platform", "/context/platform"},
	{"place-id", "place@ref"}, {"place", "place"}, {"state", "state"}, {"binds", "binds"}, {"needs", "needs"},
	{"watch", "watch"}, {0},
};

static const struct column obligations[] = {
	{"id", "obligation@ref"}, {"title", "obligation"}, {"law-id", "/id"}, {"law", "/title"}, {"citation", "citation"},
	{"deontic", "deontic"}, {"force", "force/state"}, {"grace", "force/grace"}, {"worded-by", "version/by"},
	{"force-because", "force/because"}, {"provisions", "provisions"}, {"page", "obligation@href"}, {0},
};

static const struct column coverage[] = {
	{"platform-id", "/id"}, {"platform", "/title"}, {"service-id", "service@ref"}, {"service", "service"},
	{"obligation-id", "obligation@ref|ids@ref"}, {"obligation", "obligation"}, {"citation", "citation|citations"},
	{"law", "law"}, {"state", "state"}, {"because", "because"}, {"page", "/site/self"}, {0},
};

static const struct column applicability[] = {
	{"platform-id", "/id"}, {"platform", "/title"}, {"service-id", "service@ref"}, {"service", "service"},
	{"same-for", "likewise@ref"}, {"law-id", "law@ref"}, {"law", "law"}, {"place-id", "place@ref"}, {"place", "place"}, {"answer", "answer"}, {"binds", "binds"},
	{"duties-of-service", "duties/service"}, {"duties-of-users", "duties/people"}, {"duties-in-force", "duties/in-force"},
	{"duties-undetermined", "duties/undetermined"}, {"duties-not-applicable", "duties/no"}, {"duties", "duties/of"},
	{"needs", "needs"}, {"page", "/site/self"}, {0},
};

static const struct column changes[] = {
	{"id", "id"}, {"title", "title"}, {"platform", "context/platform"}, {"document", "context/document"},
	{"document-id", "context/document@ref"}, {"class", "record/step|change/class"}, {"from", "record/before/on|change/from"},
	{"to", "record/now/on|change/to"}, {"sentences-added", "record/added"}, {"sentences-removed", "record/removed"},
	{"sentences-modified", "record/modified"}, {"provisions", "record/touches@ref|change/provisions@ref"},
	{"marks", "record/marks"}, {"direction", "change/judged/direction"}, {"page", "site/self"}, {0},
};

static const struct column todo[] = {
	{"id", "uid"}, {"kind", "kind"}, {"when", "when"}, {"day", "on"}, {"platform-id", "platform@ref|platforms@ref"},
	{"platform", "platform|platforms"}, {"other-platforms", "rest"}, {"clause-id", "clauses@ref"}, {"clause", "clauses"},
	{"other-clauses", "more"}, {"action", "what|obligation|says"}, {"says", "says"}, {"why", "why"}, {"obligation-id", "obligation@ref"},
	{"citation", "citation"}, {"owner", "owner"}, {"status", "status"}, {"applies", "answer"}, {"binds", "binds"},
	{"mappings", "n"}, {"page", "clauses@href|obligation@href"}, {0},
};

static const struct column timeline[] = {
	{"on", "on"}, {"event", "event"}, {"unit-id", "unit@ref"}, {"unit", "unit"}, {"citation", "citation"}, {"by", "by"},
	{"page", "unit@href"}, {0},
};

static const struct table_kind {
	const char *path;
	const char *kind;  /* of the pages it is made of */
	const char *rows;  /* the path of the list of things there; NULL where the page is about one */
	const struct column *columns;
} tables[CSV_TABLES] = {
	{"data/clauses.csv", "provision", NULL, clauses},
	{"data/mappings.csv", "provision", "outcomes", mappings},
	{"data/flags.csv", "provision", "flags", flags},
	{"data/obligations.csv", "regulation", "states", obligations},
	{COVERAGE_TABLE, "coverage-platform", "coverage", coverage},
	{"data/applicability.csv", "applicability-platform", "reach", applicability},
	{"data/changes.csv", "change", NULL, changes},
	{"data/to-do.csv", "to-do", "to-do/items", todo},
	{"data/timeline.csv", "timeline", "timeline", timeline},
};

const char *
csv_path(size_t table)
{
	return tables[table].path;
}

bool
csv_made(size_t table, unsigned outputs)
{
	return outputs & table_output(tables[table].path);
}

/* ---- values ---- */

struct csv_place {
	const struct words *words;
	struct buf text;
};

static void
put_unit(struct csv_place *c, const struct card *to, const char *what)
{
	struct arena a = {0};
	const char *href;

	if (starts_with(what, "@href")) {
		href = page_href(&a, to);
		buf_puts(&c->text, href ? href : "");
	} else {
		buf_puts(&c->text, starts_with(what, "@ref") ? to->id : to->title);
	}
	arena_free(&a);
}

/* "high: platform", or "none" */
static void
put_result(struct csv_place *c, const struct node *n)
{
	const char *bearer = node_text(n, "bearer");

	buf_printf(&c->text, "%s%s%s", node_text(n, "exposure"), bearer ? ": " : "", bearer ? bearer : "");
}

/* what is at the end of a path; `what` is the part from "@" on */
static void
put_value(struct csv_place *c, const struct node *n, const char *what)
{
	if (n->kind == NODE_LIST) {
		for (const struct node *item = n->first; item; item = item->next) {
			if (c->text.n) /* sentences follow each other; a citation can have a semicolon itself */
				buf_puts(&c->text, text_is(n->key, "citations") ? " | " : ends_with(c->text.s, ".") ? " " : "; ");
			put_value(c, item, what);
		}
	} else if (node_text(n, "code")) {
		words_text(c->words, &c->text, n);
	} else if (node_get(n, "literals")) {
		words_joined(c->words, &c->text, node_get(n, "literals"));
	} else if (node_text(n, "exposure")) {
		put_result(c, n);
	} else if (n->kind == NODE_SCALAR && n->to) {
		put_unit(c, n->to, what);
	} else if (n->kind == NODE_SCALAR) {
		buf_puts(&c->text, n->text);
	}
}

/* what a path leads to, up to its "@" or "|", which *rest is then at; NULL where that is not there */
static const struct node *
go(const struct node *n, const char *path, const char **rest)
{
	char key[64];

	while (n && *path && !strchr("@|", *path)) {
		size_t length = strcspn(path, "/@|");

		memcpy(key, path, length);
		key[length] = '\0';
		n = node_get(n, key);
		path += length + (path[length] == '/');
	}
	*rest = path;
	return n;
}

/* one path of "a|b"; whether it leads to something */
static bool
follow(struct csv_place *c, const struct node *n, const char *path)
{
	const char *what;

	if ((n = go(n, path, &what)))
		put_value(c, n, what);
	return n != NULL;
}

/* ---- cells ---- */

void
csv_cell(struct buf *out, const char *text)
{
	bool computed = *text && strchr("=+-@\t\r", *text), quoted = strpbrk(text, ",\"\r\n") != NULL;

	if (quoted)
		buf_putc(out, '"');
	if (computed)
		buf_putc(out, '\'');
	for (; *text; text++) {
		if (*text == '"')
			buf_putc(out, '"');
		buf_putc(out, *text);
	}
	if (quoted)
		buf_putc(out, '"');
}

/* the first column of each table of a scenario */
static const struct column of_scenario[] = {{"scenario", "/scenario"}, {0}};

/* whether it is a column of a site of these outputs; the first of a table always is */
static bool
is_made(const struct column *column, unsigned outputs)
{
	return *column->path != '?' || outputs & OUTPUT_REASONS;
}

static void
put_columns(struct buf *out, const struct column *columns, unsigned outputs, const struct words *words,
            const struct node *document, const struct node *thing)
{
	for (const struct column *column = columns; column->name; column++) {
		struct csv_place c = {.words = words};
		const char *path = column->path + (*column->path == '?');
		bool whole = *path == '/';

		if (!is_made(column, outputs))
			continue;
		while (path && !follow(&c, whole ? document : thing, path + whole))
			path = strchr(path, '|') ? strchr(path, '|') + 1 : NULL;
		if (column != columns)
			buf_putc(out, ',');
		csv_cell(out, c.text.s ? c.text.s : "");
		buf_free(&c.text);
	}
}

static void
put_row(struct buf *out, const struct column *columns, unsigned outputs, const struct words *words,
        const struct node *document, const struct node *thing)
{
	if (node_get(document, "scenario")) {
		put_columns(out, of_scenario, outputs, words, document, thing);
		buf_putc(out, ',');
	}
	put_columns(out, columns, outputs, words, document, thing);
	buf_puts(out, "\r\n");
}

static void
put_header(struct buf *out, const struct column *columns, unsigned outputs, bool scenario)
{
	buf_printf(out, "\xEF\xBB\xBF%s%s", scenario ? of_scenario->name : "", scenario ? "," : "");
	for (const struct column *column = columns; column->name; column++) {
		if (!is_made(column, outputs))
			continue;
		if (column != columns)
			buf_putc(out, ',');
		buf_puts(out, column->name);
	}
	buf_puts(out, "\r\n");
}

void
csv_table(struct buf *out, const struct column *columns, const struct words *words, const struct node *document,
          const struct node *list)
{
	put_header(out, columns, 0, node_get(document, "scenario") != NULL);
	for (const struct node *thing = list->first; thing; thing = thing->next)
		put_row(out, columns, 0, words, document, thing);
}

void
csv_header(struct buf *out, size_t table, unsigned outputs, bool scenario)
{
	put_header(out, tables[table].columns, outputs, scenario);
}

void
csv_rows(struct buf *out, size_t table, unsigned outputs, const struct words *words, const struct node *document)
{
	const struct table_kind *t = &tables[table];
	const struct node *list;
	const char *end;

	if (!node_is(document, "kind", t->kind))
		return;
	if (!t->rows)
		put_row(out, t->columns, outputs, words, document, document);
	else if ((list = go(document, t->rows, &end)))
		for (const struct node *thing = list->first; thing; thing = thing->next)
			put_row(out, t->columns, outputs, words, document, thing);
}
