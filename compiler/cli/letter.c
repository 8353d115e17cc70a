#include "letter.h"

#include <string.h>

/* the reasons of a list as sentences */
const char *
letter_sentences(struct letter *l, const struct node *list)
{
	struct buf text = {0};
	const char *copy;

	for (const struct node *r = list ? list->first : NULL; r; r = r->next) {
		if (r != list->first)
			buf_putc(&text, ' ');
		words_text(l->words, &text, r);
	}
	copy = arena_string(&l->arena, text.s ? text.s : "");
	buf_free(&text);
	return copy;
}

const char *
letter_sentence(struct letter *l, const struct node *reason)
{
	struct buf text = {0};
	const char *copy;

	words_text(l->words, &text, reason);
	copy = arena_string(&l->arena, text.s);
	buf_free(&text);
	return copy;
}

const char *
letter_place(struct letter *l, const struct card *card)
{
	const char *base = node_text(node_get(l->document, "site"), "base");

	return arena_printf(&l->arena, "%s%s", base ? base : "", page_href(&l->arena, card));
}

/* markup characters are escaped */
void
letter_plain(struct buf *out, const char *text)
{
	for (; *text; text++) {
		if (strchr("\\`*_[]<>#&|~", *text))
			buf_putc(out, '\\');
		buf_putc(out, *text);
	}
}

void
letter_link(struct letter *l, const char *text, const struct card *to)
{
	buf_putc(&l->out, '[');
	letter_plain(&l->out, text);
	buf_printf(&l->out, "](<%s>)", letter_place(l, to));
}

void
letter_html(struct letter *l, const char *kind)
{
	struct render_failure failure;
	xmlDocPtr doc;

	l->renderer = render_open(&l->c->diags, &l->c->schemas, l->c->project);
	if (diag_count(&l->c->diags, SEVERITY_ERROR))
		return;
	doc = page_xml(&l->c->analysis, (struct node *)l->document);
	if (!render_page(l->renderer, kind, doc, "", &l->out, NULL, &failure))
		render_report(l->renderer, &l->c->diags, &failure, kind);
	xmlFreeDoc(doc);
}
