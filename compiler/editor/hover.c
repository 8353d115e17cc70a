#include "hover.h"

#include <string.h>

#include "../base/text.h"
#include "../law/force.h"
#include "../law/judge.h"
#include "../model/fact.h"
#include "phrases.h"

enum { WORDS_MOST = 6, REASONS_MOST = 8 };

struct hovering {
	struct buf *out;
	struct workspace *workspace;
	struct arena *arena;
	const char *path;
	const struct caret *caret;
};

static void
put_paragraph(struct hovering *h)
{
	if (h->out->n)
		buf_puts(h->out, "\n\n");
}

/* ---- keys and words ---- */

static void
put_meaning(struct hovering *h, const struct schema *s, size_t i)
{
	struct meaning m = schema_meaning(h->arena, s, i);

	buf_printf(h->out, "**%s**", node_at(schema_words(s), i)->text);
	if (m.is)
		buf_printf(h->out, ": %s", m.is);
	if (m.example)
		buf_printf(h->out, "\n\nFor example: %s", m.example);
	if (m.counter)
		buf_printf(h->out, "\n\nBut not: %s", m.counter);
}

static void
put_key(struct hovering *h, const struct property *p)
{
	const struct node *words = schema_words(p->schema);
	size_t i = 0;

	buf_printf(h->out, "**%s**%s%s", p->name, schema_title(p->schema) ? ": " : "",
	           schema_title(p->schema) ? schema_title(p->schema) : "");
	if (p->schema->deprecated)
		buf_printf(h->out, "\n\nDeprecated: %s", p->schema->deprecated);
	if (words)
		put_paragraph(h);
	for (const struct node *v = words ? words->first : NULL; v; v = v->next, i++) {
		const char *is = schema_meaning(h->arena, p->schema, i).is;

		buf_printf(h->out, "- `%s`%s%s\n", v->text, is ? ": " : "", is ? is : "");
	}
}

static bool
put_word(struct hovering *h)
{
	int i = h->caret->value && h->caret->at == CARET_VALUE && schema_words(h->caret->value)
	                ? schema_index(h->caret->value, h->caret->text) : -1;

	if (i >= 0)
		put_meaning(h, h->caret->value, (size_t)i);
	return i >= 0;
}

/* ---- reasons ---- */

static void
put_reasons(struct hovering *h, const struct node *list)
{
	struct words *words = workspace_words(h->workspace);
	size_t n = 0;

	for (const struct node *r = list ? list->first : NULL; words && r; r = r->next) {
		if (n++ >= REASONS_MOST)
			continue;
		buf_puts(h->out, "\n- ");
		words_text(words, h->out, r);
	}
	if (n > REASONS_MOST)
		buf_printf(h->out, "\n- and %zu more; `regc why` prints all", n - REASONS_MOST);
}

/* ---- an obligation ---- */

/* "> words", for each excerpt */
static void
put_quotations(struct hovering *h, const struct node *body)
{
	const struct node *list = node_get(body, "excerpts");
	size_t n = 0;

	for (const struct node *e = list ? list->first : NULL; e && n < WORDS_MOST; e = e->next, n++) {
		const char *text = node_text(e, "text"), *at = node_text(e, "at"), *capture = node_text(e, "capture");

		if (!text)
			continue;
		put_paragraph(h);
		buf_printf(h->out, "> %s", phrase_short(h->arena, text, 600));
		if (at || capture)
			buf_printf(h->out, "\n>\n> %s%s%s", at ? at : "", at && capture ? ", " : "",
			           capture ? capture : "");
	}
}

static void
put_names(struct hovering *h, const char *label, const struct node *list)
{
	const char *before = "";

	if (!list || (!list->first && !list->text))
		return;
	put_paragraph(h);
	buf_printf(h->out, "%s: ", label);
	for (const struct node *n = list->first; n; n = n->next) {
		const struct node *role = n->kind == NODE_MAP ? node_get(n, "role") : n;

		buf_printf(h->out, "%s%s", before,
		           role && role->to     ? role->to->called
		           : role && role->text ? role->text
		                                : "");
		before = ", ";
	}
}

static void
put_force(struct hovering *h, const struct card *obligation)
{
	const struct node *place = node_get(obligation->unit->facts, "jurisdiction");
	struct clock clock = h->workspace->c.analysis.clock;
	struct subject s = {.arena = h->arena,
	                    .clock = &clock,
	                    .obligation = obligation,
	                    .law = obligation->unit,
	                    .place = place ? place->to : NULL};
	struct force f;

	if (!h->workspace->fine || !s.place || obligation->hidden)
		return;
	f = force_on(&s);
	put_paragraph(h);
	buf_printf(h->out, "Law on the day: %s", phrase_word(h->workspace, h->arena, "state", force_state_name(f.state)));
	put_reasons(h, f.because);
	put_reasons(h, f.upcoming);
}

static void
put_sanctions(struct hovering *h, const struct node *body)
{
	const struct node *list = node_get(body, "enforcement");

	for (const struct node *e = list ? list->first : NULL; e; e = e->next) {
		const struct node *sanction = node_get(e, "sanction");
		const char *amount = node_text(sanction, "amount"), *share = node_text(sanction, "share"),
			   *of = node_text(sanction, "of");
		const char *type = node_text(sanction, "type"), *authority = node_text(e, "authority");

		put_paragraph(h);
		buf_printf(h->out, "Sanction: %s",
		           type ? phrase_word(h->workspace, h->arena, "sanction", type) : "not recorded");
		if (amount)
			buf_printf(h->out, ", %.4s%s", amount,
			           strlen(amount) > 4 ? text_grouped(h->arena, amount + 4) : "");
		if (share)
			buf_printf(h->out, "%s %s %% of %s", amount ? " or" : ",", share, of ? of : "turnover");
		if (authority)
			buf_printf(h->out, " (%s)", phrase_short(h->arena, authority, 120));
	}
}

static void
put_obligation(struct hovering *h, const struct card *card)
{
	const struct node *body = workspace_body(h->workspace, h->arena, card);
	const char *law = node_text(card->unit->facts, "citation");

	buf_printf(h->out, "**%s**\n\n%s%s%s", card->title, phrase_name(h->arena, card), law ? ", " : "", law ? law : "");
	put_quotations(h, body);
	if (!node_get(body, "excerpts") && node_text(card->facts, "duty")) {
		put_paragraph(h);
		buf_puts(h->out, phrase_short(h->arena, node_text(card->facts, "duty"), 600));
	}
	put_names(h, "Binds", node_get(body, "binds"));
	put_force(h, card);
	put_sanctions(h, body);
}

/* ---- other units ---- */

static const char *const line_keys[] = {"type",     "citation", "jurisdiction", "platform",
                                        "document", "language", "checked",      "basis"};

static void
put_unit(struct hovering *h, const struct card *card)
{
	static const char *const prose[] = {"summary", "description", "duty"};
	const char *before = "";

	buf_printf(h->out, "**%s** (%s)", card->title ? card->title : card->called, card->kind);
	put_paragraph(h);
	for (size_t i = 0; i < sizeof line_keys / sizeof *line_keys; i++) {
		const char *text = node_text(card->facts, line_keys[i]);

		if (text) {
			buf_printf(h->out, "%s%s: %s", before, line_keys[i], phrase_short(h->arena, text, 160));
			before = " · ";
		}
	}
	for (size_t i = 0; i < sizeof prose / sizeof *prose; i++)
		if (node_text(card->facts, prose[i])) {
			put_paragraph(h);
			buf_puts(h->out, phrase_short(h->arena, node_text(card->facts, prose[i]), 600));
			return;
		}
}

static void
put_card(struct hovering *h, const struct card *card)
{
	const char *uses = phrase_uses(h->arena, card);

	put_paragraph(h);
	if (strcmp(card->kind, "obligation") == 0)
		put_obligation(h, card);
	else
		put_unit(h, card);
	if (uses) {
		put_paragraph(h);
		buf_puts(h->out, uses);
	}
}

/* ---- the result of a mapping ---- */

static void
put_judgement(struct hovering *h, const struct card *provision, const struct node *mapping, const struct card *service,
              bool several)
{
	struct clock clock = h->workspace->c.analysis.clock;
	struct judgement j = judge(&h->workspace->c.model, h->arena, &clock, provision, mapping, service);
	struct node *needs = node_list(h->arena);

	put_paragraph(h);
	if (several)
		buf_printf(h->out, "%s: ", service->called);
	buf_printf(h->out, "%s", j.standing == STANDING_RATED ? "Rated because" : "Not rated as it stands:");
	put_reasons(h, j.application.because);
	put_reasons(h, j.rate_because);
	put_reasons(h, j.flag_because);
	judge_needs(&j, needs);
	if (needs->first) {
		put_paragraph(h);
		buf_puts(h->out, "Would settle it:");
		put_reasons(h, needs);
	}
}

/* where the place is in a mapping: what comes of it, and why */
static void
put_result(struct hovering *h)
{
	const struct card *provision = workspace_unit(h->workspace, h->path), *service;
	const struct caret_map *root = h->caret->n > 1 ? &h->caret->maps[0] : NULL;
	const struct node *mapping;
	const char *result;

	if (!provision || !root || !root->key || strcmp(root->key, "mappings") != 0 ||
	    strcmp(provision->kind, "provision") != 0)
		return;
	mapping = workspace_item(provision, "mappings", root->number);
	if (!mapping || !(result = phrase_result(h->workspace, h->arena, provision, mapping)))
		return;
	put_paragraph(h);
	buf_printf(h->out, "**Result:** %s", result);
	for (size_t i = 0; (service = judge_service(&h->workspace->c.model, provision->parent, i)) && i < 3; i++)
		put_judgement(h, provision, mapping, service,
		              judge_service(&h->workspace->c.model, provision->parent, 1) != NULL);
}

/* ---- facts ---- */

/* by what it is known: the first source that is recorded of an item */
static void
put_source(struct hovering *h, const char *list, size_t number)
{
	const struct card *card = workspace_within(h->workspace, h->path, h->caret);
	const struct node *sources = card ? node_get(workspace_item(card, list, number), "sources") : NULL, *first = node_at(sources, 0);

	if (!first)
		return;
	put_paragraph(h);
	buf_printf(h->out, "source: %s", node_text(first, "title") ? node_text(first, "title") : node_text(first, "class"));
	if (node_text(first, "locator"))
		buf_printf(h->out, ", %s", node_text(first, "locator"));
	if (node_text(first, "url"))
		buf_printf(h->out, " (%s)", node_text(first, "url"));
	if (node_count(sources) > 1)
		buf_printf(h->out, "; and %zu more", node_count(sources) - 1);
}

/* the value of a fact of a platform: what it is of, how sure that is, and by what source it is known */
static void
put_fact(struct hovering *h)
{
	const struct caret_map *map = caret_map(h->caret);
	const char *name = map ? caret_value(map, "fact") : NULL;
	const struct card *fact = name && *name ? card_find(&h->workspace->c.model, "fact", name) : NULL;

	if (!map || !map->key || strcmp(map->key, "value") != 0 || !name)
		return;
	put_paragraph(h);
	buf_printf(h->out, "**%s**", fact ? fact->title : name);
	if (caret_value(map, "confidence"))
		buf_printf(h->out, "\n\nconfidence: %s", caret_value(map, "confidence"));
	if (h->caret->n > 1)
		put_source(h, "facts", h->caret->maps[h->caret->n - 2].number);
}

/* ---- captures ---- */

static void
put_capture(struct hovering *h)
{
	const struct card *unit = workspace_unit(h->workspace, h->path), *owner = unit;
	const struct caret_map *map = caret_map(h->caret);
	const char *document = caret_value(map, "document");
	const struct node *captures;

	if (!unit || !map || !map->key || strcmp(map->key, "capture") != 0)
		return;
	if (document || strcmp(unit->kind, "provision") == 0)
		owner = document ? card_find(&h->workspace->c.model, "document", document) : unit->parent;
	captures = owner ? node_get(owner->facts, "captures") : NULL;
	for (const struct node *c = captures ? captures->first : NULL; c; c = c->next)
		if (node_is(c, "capture", h->caret->text)) {
			put_paragraph(h);
			buf_printf(h->out, "A capture of **%s**", owner->called);
			if (node_text(c, "on"))
				buf_printf(h->out, ", %s", phrase_date(h->workspace, h->arena, node_text(c, "on")));
			if (node_text(c, "archive"))
				buf_printf(h->out, ", in the archive `%s`", node_text(c, "archive"));
			return;
		}
}

/* ---- all ---- */

bool
hover_at(struct buf *out, struct span *span, struct workspace *w, const struct source *file, uint32_t offset)
{
	struct arena a = {0};
	struct caret caret = caret_at(&a, &w->c.schemas, file->text, file->size, offset);
	struct hovering h = {out, w, &a, file->path, &caret};
	const struct card *card = workspace_at(w, file->path, &caret);

	*span = caret.word;
	if (caret.at == CARET_KEY && caret.property && *caret.text)
		put_key(&h, caret.property);
	else if (caret.at == CARET_VALUE && *caret.text)
		put_word(&h);
	if (card)
		put_card(&h, card);
	if (caret.at == CARET_VALUE) {
		put_fact(&h);
		put_capture(&h);
		if (card || (caret.property && strcmp(caret.property->name, "relation") == 0))
			put_result(&h);
	}
	arena_free(&a);
	return out->n > 0;
}
