#include <libxml/tree.h>
#include <string.h>

#include "../base/json.h"
#include "../form/markdown.h"
#include "builder.h"

/* What the head of a page says to machines: its address, a description, and, where it is about something that schema.org
 * has words for, JSON-LD. All of it is recorded; nothing that changes with the day is said here. */

struct json_ld;

/* ---- the description ---- */

/* the first paragraph of a prose, as plain text in a line */
static const char *
first_paragraph(struct builder *b, const char *prose)
{
	struct emitter e = {.model = b->analysis->model, .href = page_href};
	xmlDocPtr doc = xmlNewDoc(BAD_CAST "1.0");
	xmlNodePtr root = xmlNewDocNode(doc, NULL, BAD_CAST "prose", NULL);
	const char *text = NULL;

	xmlDocSetRootElement(doc, root);
	markdown_append(&e, root, prose);
	for (xmlNodePtr n = root->children; n && !text; n = n->next)
		if (strcmp((const char *)n->name, "p") == 0) {
			xmlChar *content = xmlNodeGetContent(n);

			text = arena_string(b->arena, (const char *)content);
			xmlFree(content);
		}
	xmlFreeDoc(doc);
	return text;
}

static const char *
in_a_line(struct arena *a, const char *text)
{
	char *line = arena_take(a, strlen(text) + 1), *end = line;

	for (; *text; text++)
		if (!strchr(" \n\r\t", *text))
			*end++ = *text;
		else if (end > line && end[-1] != ' ')
			*end++ = ' ';
	*end = '\0';
	return line;
}

struct page_thing {
	const char *type; /* of schema.org */
	const char *body; /* the unit that the page is about, where its kind is not of that name */
	void (*say)(struct json_ld *l); /* what else is said of it */
};

static const char *
description_of(struct builder *b)
{
	static const char *const fields[] = {"summary", "description"};
	const struct page_thing *thing = b->page->kind->thing;
	const struct node *body = node_get(b->root, thing && thing->body ? thing->body : b->page->kind->name);

	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
		const char *prose = node_text(body, fields[i]), *text = prose ? first_paragraph(b, prose) : NULL;

		if (text)
			return in_a_line(b->arena, text);
	}
	return NULL;
}

/* ---- JSON-LD ---- */

struct json_ld {
	struct builder *b;
	struct json json;
	const struct node *site;
};

static void
say(struct json_ld *l, const char *key, const char *value)
{
	if (value)
		json_text(&l->json, key, value);
}

static void
say_thing(struct json_ld *l, const char *key, const char *type, const char *name)
{
	if (!name)
		return;
	json_open(&l->json, key, '{');
	json_text(&l->json, "@type", type);
	json_text(&l->json, "name", name);
	json_close(&l->json, '}');
}

/* a file of the site: its whole address where that is known, else as seen from the page */
static void
say_file(struct json_ld *l, const char *key, const char *type, const char *path)
{
	const char *base = node_text(l->site, "base");

	json_open(&l->json, key, '{');
	json_text(&l->json, "@type", type);
	json_text(&l->json, "encodingFormat", "application/xml");
	json_text(&l->json, "contentUrl",
	          arena_printf(l->b->arena, "%s%s", base ? base : node_text(l->site, "root"), path));
	json_close(&l->json, '}');
}

/* when it was signed or voted, where a day, a month or a year is recorded */
static const char *
adoption_of(const struct card *law)
{
	const struct node *history = node_get(law->facts, "history");

	for (const struct node *e = history ? history->first : NULL; e; e = e->next)
		if (node_is(e, "event", "adopted") && !node_get(e, "instrument")) {
			const char *on = node_text(e, "on");

			return on[0] >= '0' && on[0] <= '9' ? on : NULL;
		}
	return NULL;
}

static void
say_law(struct json_ld *l)
{
	const struct card *law = l->b->page->card;
	const struct node *identifiers = node_get(law->facts, "identifiers"), *place = node_get(law->facts, "jurisdiction");

	json_open(&l->json, "mainEntity", '{');
	json_text(&l->json, "@type", "Legislation");
	json_text(&l->json, "name", law->title);
	say(l, "alternateName", node_text(law->facts, "short"));
	json_open(&l->json, "legislationIdentifier", '[');
	json_text(&l->json, NULL, node_text(law->facts, "citation"));
	for (const struct node *id = identifiers ? identifiers->first : NULL; id; id = id->next)
		json_text(&l->json, NULL, id->text);
	json_close(&l->json, ']');
	say(l, "legislationType", node_text(law->facts, "type"));
	say(l, "legislationDate", adoption_of(law));
	say_thing(l, "legislationJurisdiction", "AdministrativeArea", place && place->to ? place->to->title : NULL);
	say(l, "sameAs", node_text(identifiers, "eli"));
	json_close(&l->json, '}');
}

static void
say_data(struct json_ld *l)
{
	json_open(&l->json, "distribution", '[');
	say_file(l, NULL, "DataDownload", "report.xml");
	json_close(&l->json, ']');
}

static void
say_page(struct json_ld *l)
{
	const char *xml = node_text(l->site, "twin");

	json_open(&l->json, "isPartOf", '{');
	json_text(&l->json, "@type", "WebSite");
	json_text(&l->json, "name", node_text(l->site, "name"));
	say(l, "url", node_text(l->site, "base"));
	json_close(&l->json, '}');
	if (xml)
		say_file(l, "encoding", "MediaObject", xml);
}

const struct page_thing thing_dataset = {"Dataset", "project", say_data};
const struct page_thing thing_law = {"WebPage", NULL, say_law};

static const char *
linked_of(struct builder *b, const struct node *site)
{
	struct buf text = {0};
	struct json_ld l = {b, {.out = &text, .flat = true}, site};
	const struct page_thing *thing = b->page->kind->thing;
	const char *linked;

	if (!thing)
		return NULL;
	json_open(&l.json, NULL, '{');
	json_text(&l.json, "@context", "https://schema.org");
	json_text(&l.json, "@type", thing->type);
	json_text(&l.json, "name", node_text(b->root, "title"));
	say(&l, "description", node_text(site, "description"));
	say(&l, "url", node_text(site, "address"));
	say_page(&l);
	say_thing(&l, "publisher", "Organization", node_text(site, "publisher"));
	thing->say(&l);
	json_close(&l.json, '}');
	linked = arena_string(b->arena, text.s);
	buf_free(&text);
	return linked;
}

/* the front page is the address of the site itself */
static const char *
address_of(struct builder *b, const char *base)
{
	return base ? arena_printf(b->arena, "%s%s", base, strcmp(b->page->path, "index.html") == 0 ? "" : b->page->path) : NULL;
}

void
put_linked(struct builder *b)
{
	struct node *site = node_get(b->root, "site");

	node_put(b->arena, site, "address", address_of(b, node_text(site, "base")));
	node_put(b->arena, site, "description", description_of(b));
	node_put(b->arena, site, "linked", linked_of(b, site));
}
