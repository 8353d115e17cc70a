#include "hosting.h"

#include <string.h>

#include "../form/serialise.h"

#define SITEMAP_NS "http://www.sitemaps.org/schemas/sitemap/0.9"

struct hosting {
	struct arena arena;
	const struct pages *pages;
	const char *base;
	size_t most;
	bool (*put)(void *ctx, const char *path, const struct buf *bytes);
	void *ctx;
};

/* The policy of each page's own <meta>, and what only a header can say: that no page is framed. Whom a reader
 * comes from is nobody's business. Assets have names that stay, so they are asked for again after an hour. */
static const char headers[] =
	"%s*\n"
	"  Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
	"base-uri 'none'; form-action 'self'; frame-ancestors 'none'\n"
	"  X-Content-Type-Options: nosniff\n"
	"  X-Frame-Options: DENY\n"
	"  Referrer-Policy: no-referrer\n"
	"%sassets/*\n"
	"  Cache-Control: public, max-age=3600\n";

/* the path of the base, from the slash after the host on */
static const char *
path_of(const char *base)
{
	const char *host = base ? strstr(base, "://") : NULL, *slash = host ? strchr(host + 3, '/') : NULL;

	return slash ? slash : "/";
}

static bool
put_headers(struct hosting *h)
{
	struct buf text = {0};
	bool fine;

	buf_printf(&text, headers, path_of(h->base), path_of(h->base));
	fine = h->put(h->ctx, "_headers", &text);
	buf_free(&text);
	return fine;
}

static bool
put_robots(struct hosting *h)
{
	struct buf text = {0};
	bool fine;

	buf_puts(&text, "User-agent: *\nAllow: /\n");
	if (h->base)
		buf_printf(&text, "Sitemap: %ssitemap.xml\n", h->base);
	fine = h->put(h->ctx, "robots.txt", &text);
	buf_free(&text);
	return fine;
}

/* ---- the sitemap ---- */

static xmlDocPtr
open_map(const char *name)
{
	xmlDocPtr doc = xmlNewDoc(BAD_CAST "1.0");
	xmlNodePtr root = xmlNewDocNode(doc, NULL, BAD_CAST name, NULL);

	xmlDocSetRootElement(doc, root);
	xmlSetNs(root, xmlNewNs(root, BAD_CAST SITEMAP_NS, NULL));
	return doc;
}

static void
add_address(struct hosting *h, xmlDocPtr doc, const char *name, const char *path)
{
	xmlNodePtr root = xmlDocGetRootElement(doc), entry = xmlNewChild(root, root->ns, BAD_CAST name, NULL);

	xmlNewTextChild(entry, root->ns, BAD_CAST "loc", BAD_CAST arena_printf(&h->arena, "%s%s", h->base, path));
}

static bool
put_map(struct hosting *h, const char *path, xmlDocPtr doc)
{
	struct buf xml = {0};
	bool fine;

	serialise_xml(&xml, doc, NULL);
	xmlFreeDoc(doc);
	fine = h->put(h->ctx, path, &xml);
	buf_free(&xml);
	return fine;
}

/* as many pages as one file takes, from *next on, which then is the first that is left */
static xmlDocPtr
one_map(struct hosting *h, size_t *next)
{
	xmlDocPtr doc = open_map("urlset");

	for (size_t n = 0; *next < h->pages->n; ++*next)
		if (page_is_read(&h->pages->all[*next])) {
			if (n++ == h->most)
				break;
			add_address(h, doc, "url", h->pages->all[*next].path);
		}
	return doc;
}

static bool
put_parts(struct hosting *h)
{
	xmlDocPtr index = open_map("sitemapindex");
	bool fine = true;
	size_t next = 0;

	for (size_t part = 1; next < h->pages->n && fine; part++) {
		const char *path = arena_printf(&h->arena, "sitemap-%zu.xml", part);

		add_address(h, index, "sitemap", path);
		fine = put_map(h, path, one_map(h, &next));
	}
	return put_map(h, "sitemap.xml", index) && fine;
}

static bool
put_sitemap(struct hosting *h)
{
	size_t n = 0, next = 0;

	if (!h->base)
		return true;
	for (size_t i = 0; i < h->pages->n; i++)
		n += page_is_read(&h->pages->all[i]);
	return n > h->most ? put_parts(h) : put_map(h, "sitemap.xml", one_map(h, &next));
}

bool
hosting_files(const struct pages *pages, const char *base, size_t most,
              bool (*put)(void *ctx, const char *path, const struct buf *bytes), void *ctx)
{
	struct hosting h = {.pages = pages, .base = base, .most = most, .put = put, .ctx = ctx};
	bool fine = put_headers(&h) && put_robots(&h) && put_sitemap(&h);

	arena_free(&h.arena);
	return fine;
}
