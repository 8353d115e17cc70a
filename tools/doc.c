/* doc FOLDER OUT VERSION: makes a site of the Markdown files that FOLDER/contents lists, and of a reference that follows from the
 * tables and schemas in regc, with the template FOLDER/templates/guide.xsl and the style of all sites. A line of contents is a file, or
 * after '# ' the name of a group. Exit status 1 where a file, a link or the template is wrong. */
#include "doc.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "../compiler/base/file.h"
#include "../compiler/form/markdown.h"
#include "../compiler/form/render.h"

enum { LONGEST = 1 << 20 };

struct guide {
	const char *href, *group;
	const struct reference *reference; /* NULL: a file */
	xmlDocPtr doc;
	const char *title;
};

struct documentation {
	struct arena arena;
	const char *folder, *out, *version;
	struct diags diags;
	struct compilation c; /* of which only the schemas are used */
	struct renderer *renderer;
	struct guide *all;
	size_t n, cap;
	struct links links;
	struct table paths;
	struct named *named;
};

static void
fail(const char *what, const char *why)
{
	fprintf(stderr, "doc: %s: %s\n", what, why);
	exit(1);
}

static char *
load(const char *path)
{
	size_t n;
	char *text = file_load(path, LONGEST, &n);

	if (!text)
		fail(path, strerror(errno));
	return text;
}

static void
write_file(struct documentation *d, const char *name, const char *bytes, size_t n)
{
	const char *path = arena_printf(&d->arena, "%s/%s", d->out, name);
	FILE *f = fopen(path, "wb");

	if (!f || fwrite(bytes, 1, n, f) != n || fclose(f) == EOF)
		fail(path, strerror(errno));
	*table_put(&d->paths, arena_string(&d->arena, name)) = d;
}

/* ---- which pages there are ---- */

static void
add(struct documentation *d, const char *href, const char *group, const struct reference *reference)
{
	d->all = mem_room(d->all, d->n, &d->cap, sizeof *d->all);
	d->all[d->n++] = (struct guide){.href = href, .group = group, .reference = reference};
}

/* "ci.md#x" is the place x of the page ci.html */
static const char *
page_of(struct arena *a, const char *target)
{
	const char *end = strstr(target, ".md");

	if (!end || (end[3] && end[3] != '#'))
		return arena_string(a, target);
	return arena_printf(a, "%.*s.html%s", (int)(end - target), target, end + 3);
}

static void
list_pages(struct documentation *d)
{
	char *contents = load(arena_printf(&d->arena, "%s/contents", d->folder));
	const char *group = "";
	const struct reference *list;
	size_t n;

	for (char *line = strtok(contents, "\n"); line; line = strtok(NULL, "\n"))
		if (strncmp(line, "# ", 2) == 0)
			group = arena_string(&d->arena, line + 2);
		else
			add(d, page_of(&d->arena, line), group, NULL);
	free(contents);
	list = references(&d->arena, &d->c.schemas, &n);
	for (size_t i = 0; i < n; i++)
		add(d, list[i].href, "Reference", &list[i]);
}

/* ---- their content ---- */

static bool
is_heading(const xmlNode *n)
{
	return n->type == XML_ELEMENT_NODE && n->name[0] == 'h' && n->name[1] >= '1' && n->name[1] <= '6';
}

/* "What CI needs" is called what-ci-needs */
static void
name_heading(struct arena *a, xmlNodePtr heading)
{
	char *text = (char *)xmlNodeGetContent(heading);
	struct buf id = {0};

	for (const char *p = text; *p; p++)
		if (isalnum((unsigned char)*p))
			buf_putc(&id, (char)tolower((unsigned char)*p));
		else if (id.n && id.s[id.n - 1] != '-' && p[1])
			buf_putc(&id, '-');
	if (!xmlHasProp(heading, BAD_CAST "id") && id.n)
		xmlNewProp(heading, BAD_CAST "id", BAD_CAST arena_string(a, id.s));
	buf_free(&id);
	xmlFree(text);
}

/* the first heading of a file is its title; the others get names */
static const char *
take_title(struct documentation *d, const char *href, xmlNodePtr prose)
{
	const char *title = NULL;

	for (xmlNodePtr n = prose->children, next; n; n = next) {
		next = n->next;
		if (!is_heading(n))
			continue;
		if (n->name[1] == '1' && !title) {
			char *text = (char *)xmlNodeGetContent(n);

			title = arena_string(&d->arena, text);
			xmlFree(text);
			xmlUnlinkNode(n);
			xmlFreeNode(n);
		} else {
			name_heading(&d->arena, n);
		}
	}
	if (!title)
		fail(href, "it has no title");
	return title;
}

static void
read_file(struct documentation *d, struct guide *g, xmlNodePtr prose)
{
	static const struct emitter emitter = {.link = page_of};
	char *text = load(arena_printf(&d->arena, "%s/%.*s.md", d->folder, (int)(strlen(g->href) - strlen(".html")), g->href));

	markdown_append(&emitter, prose, text);
	g->title = take_title(d, g->href, prose);
	free(text);
}

static void
make_document(struct documentation *d, struct guide *g)
{
	xmlNodePtr root, prose;

	g->doc = xmlNewDoc(BAD_CAST "1.0");
	root = xmlNewDocNode(g->doc, NULL, BAD_CAST "guide", NULL);
	xmlDocSetRootElement(g->doc, root);
	xmlSetNs(root, xmlNewNs(root, BAD_CAST REPORT_NS, NULL));
	prose = xmlNewChild(root, root->ns, BAD_CAST "prose", NULL);
	if (g->reference) {
		g->title = g->reference->title;
		g->reference->put(prose, &d->c.schemas, g->reference->of);
	} else {
		read_file(d, g, prose);
	}
}

/* ---- the pages ---- */

static void
put_pages(const struct documentation *d, size_t self, xmlNodePtr root)
{
	for (size_t i = 0; i < d->n; i++) {
		xmlNodePtr page = xmlNewChild(root, root->ns, BAD_CAST "page", NULL);

		xmlNewProp(page, BAD_CAST "href", BAD_CAST d->all[i].href);
		xmlNewProp(page, BAD_CAST "title", BAD_CAST d->all[i].title);
		xmlNewProp(page, BAD_CAST "group", BAD_CAST d->all[i].group);
		if (i == self)
			xmlNewProp(page, BAD_CAST "self", BAD_CAST "yes");
	}
}

static void
write_page(struct documentation *d, size_t i)
{
	struct guide *g = &d->all[i];
	xmlNodePtr root = xmlDocGetRootElement(g->doc);
	struct render_failure failure;
	struct buf html = {0};

	xmlNewProp(root, BAD_CAST "title", BAD_CAST g->title);
	xmlNewProp(root, BAD_CAST "version", BAD_CAST d->version);
	put_pages(d, i, root);
	links_begin(&d->links, g->href);
	if (!render_page(d->renderer, "guide", g->doc, g->href, &html, &d->links, &failure))
		fail(failure.file, arena_printf(&d->arena, "line %ld: %s", failure.line, failure.message));
	links_end(&d->links, &d->arena, &d->named[i]);
	write_file(d, g->href, html.s, html.n);
	buf_free(&html);
	xmlFreeDoc(g->doc);
}

static void
write_assets(struct documentation *d)
{
	static const char *const assets[] = {"regc.css", "theme.js", "favicon.svg"};
	char *own = load(arena_printf(&d->arena, "%s/templates/guide.css", d->folder));

	mkdir(arena_printf(&d->arena, "%s/assets", d->out), 0777);
	for (size_t i = 0; i < sizeof assets / sizeof *assets; i++) {
		const struct embedded *e = find_embedded(arena_printf(&d->arena, "templates/%s", assets[i]));

		write_file(d, arena_printf(&d->arena, "assets/%s", assets[i]), e->bytes, e->n);
	}
	write_file(d, "assets/guide.css", own, strlen(own));
	free(own);
}

/* ---- */

static void
say(const struct diags *ds)
{
	for (size_t i = 0; i < ds->n; i++)
		fprintf(stderr, "doc: %s\n", ds->all[i]->message);
}

static void
check_links(struct documentation *d)
{
	struct named_page *pages = mem_grow(NULL, d->n * sizeof *pages);

	for (size_t i = 0; i < d->n; i++)
		pages[i] = (struct named_page){d->all[i].href, &d->named[i]};
	links_check(&d->links, &d->diags, &d->paths, pages, d->n);
	free(pages);
}

int
main(int argc, char **argv)
{
	struct documentation d = {.folder = argv[1], .out = argc == 4 ? argv[2] : NULL, .version = argc == 4 ? argv[3] : NULL};
	size_t findings;

	if (argc != 4) {
		fputs("doc FOLDER OUT VERSION\n", stderr);
		return 2;
	}
	render_start(MEMORY_OF_A_PAGE);
	mkdir(d.out, 0777);
	if (!compile_schemas(&d.c))
		fail("schemas", "they cannot be read");
	d.renderer = render_open(&d.diags, &d.c.schemas, d.folder);
	list_pages(&d);
	for (size_t i = 0; i < d.n; i++)
		make_document(&d, &d.all[i]);
	ARENA_ARRAY(&d.arena, d.named, d.n);
	for (size_t i = 0; i < d.n; i++)
		write_page(&d, i);
	write_assets(&d);
	check_links(&d);
	findings = d.diags.n;
	say(&d.diags);
	render_close(d.renderer);
	links_free(&d.links);
	table_free(&d.paths);
	diag_free(&d.diags);
	free(d.all);
	compile_free(&d.c);
	arena_free(&d.arena);
	return findings > 0;
}
