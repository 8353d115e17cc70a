#include "markdown.h"

#include <string.h>

#include <md4c.h>

#include "../base/text.h"
#include "../model/link.h"

struct prose_writer {
	const struct emitter *emitter;
	xmlNodePtr at; /* the element that is open; an image leaves its text in it */
};

static const char *const blocks[] = {
	[MD_BLOCK_QUOTE] = "blockquote", [MD_BLOCK_UL] = "ul",       [MD_BLOCK_OL] = "ol",
	[MD_BLOCK_LI] = "li",            [MD_BLOCK_HR] = "hr",       [MD_BLOCK_CODE] = "pre",
	[MD_BLOCK_P] = "p",              [MD_BLOCK_TABLE] = "table", [MD_BLOCK_THEAD] = "thead",
	[MD_BLOCK_TBODY] = "tbody",      [MD_BLOCK_TR] = "tr",       [MD_BLOCK_TH] = "th",
	[MD_BLOCK_TD] = "td",
};

static const char *const headings[] = {"h1", "h1", "h2", "h3", "h4", "h5", "h6"};

static void
open_element(struct prose_writer *w, const char *name)
{
	w->at = xmlNewChild(w->at, w->at->ns, BAD_CAST name, NULL);
}

static const char *
block_name(MD_BLOCKTYPE type, const void *detail)
{
	if (type == MD_BLOCK_H)
		return headings[((const MD_BLOCK_H_DETAIL *)detail)->level];
	return type < sizeof blocks / sizeof *blocks ? blocks[type] : NULL;
}

static int
enter_block(MD_BLOCKTYPE type, void *detail, void *ctx)
{
	const char *name = block_name(type, detail);

	if (name)
		open_element(ctx, name);
	return 0;
}

static int
leave_block(MD_BLOCKTYPE type, void *detail, void *ctx)
{
	struct prose_writer *w = ctx;

	if (block_name(type, detail))
		w->at = w->at->parent;
	return 0;
}

static void
link_unit(struct prose_writer *w, const char *id)
{
	const struct card *to = link_resolve(w->emitter->model, NULL, id, NULL);
	struct arena a = {0};
	const char *href;

	if (!to) /* link has reported it */
		return;
	xmlNewProp(w->at, BAD_CAST "ref", BAD_CAST arena_printf(&a, "%s:%s", to->kind, to->id));
	if ((href = w->emitter->href(&a, to)))
		xmlNewProp(w->at, BAD_CAST "href", BAD_CAST href);
	arena_free(&a);
}

static void
link_to(struct prose_writer *w, const MD_ATTRIBUTE *href)
{
	struct arena a = {0};
	const char *target = arena_copy(&a, href->text, href->size), *to = NULL;

	if (starts_with(target, "ref:"))
		link_unit(w, target + 4);
	else if (starts_with(target, "https://") || starts_with(target, "http://"))
		to = target;
	else if (w->emitter->link)
		to = w->emitter->link(&a, target);
	if (to)
		xmlNewProp(w->at, BAD_CAST "href", BAD_CAST to);
	arena_free(&a);
}

static int
enter_span(MD_SPANTYPE type, void *detail, void *ctx)
{
	struct prose_writer *w = ctx;

	if (type == MD_SPAN_EM || type == MD_SPAN_STRONG || type == MD_SPAN_CODE)
		open_element(w, type == MD_SPAN_EM ? "em" : type == MD_SPAN_STRONG ? "strong" : "code");
	else if (type == MD_SPAN_A) {
		open_element(w, "a");
		link_to(w, &((MD_SPAN_A_DETAIL *)detail)->href);
	}
	return 0;
}

static int
leave_span(MD_SPANTYPE type, void *detail, void *ctx)
{
	struct prose_writer *w = ctx;

	(void)detail;
	if (type == MD_SPAN_EM || type == MD_SPAN_STRONG || type == MD_SPAN_CODE || type == MD_SPAN_A)
		w->at = w->at->parent;
	return 0;
}

/* the character an entity such as "&amp;" or "&#167;" stands for; the text itself where unknown */
static void
add_entity(struct prose_writer *w, const char *text, MD_SIZE size)
{
	static const struct { const char *name, *text; } names[] = {
		{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&nbsp;", "\xC2\xA0"}, {"&sect;", "\xC2\xA7"},
	};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strlen(names[i].name) == size && strncmp(names[i].name, text, size) == 0) {
			xmlNodeAddContent(w->at, BAD_CAST names[i].text);
			return;
		}
	xmlNodeAddContentLen(w->at, BAD_CAST text, (int)size);
}

static int
add_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *ctx)
{
	struct prose_writer *w = ctx;

	if (type == MD_TEXT_BR)
		xmlNewChild(w->at, w->at->ns, BAD_CAST "br", NULL);
	else if (type == MD_TEXT_SOFTBR)
		xmlNodeAddContentLen(w->at, BAD_CAST " ", 1);
	else if (type == MD_TEXT_ENTITY)
		add_entity(w, text, size);
	else if (type == MD_TEXT_NULLCHAR)
		xmlNodeAddContent(w->at, BAD_CAST "\xEF\xBF\xBD");
	else
		xmlNodeAddContentLen(w->at, BAD_CAST text, (int)size);
	return 0;
}

void
markdown_append(const struct emitter *e, xmlNodePtr parent, const char *prose)
{
	struct prose_writer w = {e, parent};
	MD_PARSER parser = {
		.flags = MD_FLAG_NOHTML | MD_FLAG_TABLES,
		.enter_block = enter_block,
		.leave_block = leave_block,
		.enter_span = enter_span,
		.leave_span = leave_span,
		.text = add_text,
	};

	if (md_parse(prose, (MD_SIZE)strlen(prose), &parser, &w) != 0)
		die("out of memory (reading prose)");
}
