#include "search.h"

#include <stdlib.h>
#include <string.h>

#include "../base/json.h"
#include "../evidence/lockfile.h"
#include "../pages/coming.h"
#include "../pages/facet.h"
#include "../prose/plain.h"
#include "../prose/search_words.h"

enum {
	BLOCK = 64,        /* entries of a file */
	SHARD = 24 * 1024, /* bytes of a file of words, unless a single word has more */
	WORDS = 120,       /* words of one text that can be found */
	LINE = 150,        /* bytes of the line shown of an entry */
};

/* where a word stands in an entry; the letter of a posting is 'A' + these, so search.js knows them too */
enum { IN_TEXT = 1, IN_PLACE = 2, IN_TITLE = 4, IN_CITATION = 8 };

/* ---- postings: "4A-2C" is the fifth entry as A, and as C the three behind it ---- */

struct postings {
	struct buf text;
	size_t next;       /* the entry behind the last one */
	size_t skip, more; /* of the run that is not written yet */
	char letter;       /* of it; 0: there is none */
};

static void
put_number(struct buf *out, size_t n)
{
	if (n >= 36)
		put_number(out, n / 36);
	buf_putc(out, "0123456789abcdefghijklmnopqrstuvwxyz"[n % 36]);
}

static void
postings_end(struct postings *p)
{
	if (!p->letter)
		return;
	if (p->skip)
		put_number(&p->text, p->skip);
	if (p->more) {
		buf_putc(&p->text, '-');
		put_number(&p->text, p->more);
	}
	buf_putc(&p->text, p->letter);
	p->letter = 0;
}

/* entries come in their order; one that comes again is not taken */
static void
postings_add(struct postings *p, size_t entry, char letter)
{
	if (entry < p->next)
		return;
	if (p->letter == letter && entry == p->next) {
		p->more++;
	} else {
		postings_end(p);
		p->skip = entry - p->next;
		p->more = 0;
		p->letter = letter;
	}
	p->next = entry + 1;
}

/* ---- the index while it is made ---- */

struct entry {
	const char *cite, *title, *place, *href, *line;
	char rank; /* words of the title, and how much is thought of the kind */
};

struct same {
	struct search_words *ways;
	size_t n;
};

struct search_index {
	struct arena arena;
	struct arena scratch; /* for the current entry */
	const struct analysis *analysis;
	const struct words *words;
	struct entry *entries;
	size_t n, cap;
	struct table terms;  /* word → struct postings */
	struct table facets; /* file → struct table: value → struct postings */
	struct table here;   /* words of the current entry → where they occur */
	struct table skip;   /* words that are not looked for */
	struct table named[2]; /* name of a unit, in a text or not → struct table: its words, as `here` has them */
	struct same *same;
	size_t nsame;
	size_t kinds[24];    /* the first entry of each kind, and the end */
	search_put *put;
	void *ctx;
	struct buf names;    /* of the files of words, as a list in JSON */
	bool failed;
};

static struct postings *
postings_of(struct search_index *ix, struct table *t, const char *key)
{
	struct postings *p = table_get(t, key);

	if (!p)
		*table_put(t, arena_string(&ix->arena, key)) = p = arena_take(&ix->arena, sizeof *p);
	return p;
}

/* adds the current entry under a value of a facet */
static void
add_facet(struct search_index *ix, const char *file, const char *value)
{
	struct table *values = table_get(&ix->facets, file);

	if (!values)
		*table_put(&ix->facets, arena_string(&ix->arena, file)) = values = arena_take(&ix->arena, sizeof *values);
	postings_add(postings_of(ix, values, value), ix->n, 'A');
}

/* ---- words ---- */

static void
mark(struct search_index *ix, const char *token, unsigned where)
{
	void **place;

	if (table_get(&ix->skip, token))
		return;
	place = table_put(&ix->here, token);
	*place = (void *)((size_t)*place | where);
}

/* "230.c.1" is found by "230" and "230.c" too, and where it is the entry's own by "c" and "1" */
static void
mark_parts(struct search_index *ix, const char *token, unsigned where)
{
	const char *part = token, *end;

	for (; (end = strchr(part, '.')); part = end + 1) {
		mark(ix, arena_copy(&ix->scratch, token, (size_t)(end - token)), where == IN_TEXT ? IN_TEXT : IN_PLACE);
		if (where != IN_TEXT)
			mark(ix, arena_copy(&ix->scratch, part, (size_t)(end - part)), IN_TEXT);
	}
	if (part != token && where != IN_TEXT)
		mark(ix, part, IN_TEXT);
}

static bool
holds(const struct search_words *t, const struct search_words *phrase)
{
	for (size_t i = 0, k; phrase->n && i + phrase->n <= t->n; i++) {
		for (k = 0; k < phrase->n && strcmp(t->all[i + k], phrase->all[k]) == 0; k++)
			;
		if (k == phrase->n)
			return true;
	}
	return false;
}

static void
mark_same(struct search_index *ix, const struct search_words *t, unsigned where)
{
	for (size_t i = 0; i < ix->nsame; i++)
		for (size_t way = 0; way < ix->same[i].n; way++)
			for (size_t other = 0; holds(t, &ix->same[i].ways[way]) && other < ix->same[i].n; other++)
				for (size_t k = 0; k < ix->same[i].ways[other].n; k++)
					mark(ix, ix->same[i].ways[other].all[k], where);
}

/* of a citation the numbers lead, its other words are those of many */
static unsigned
worth(const char *token, unsigned where)
{
	return where == IN_CITATION && !strpbrk(token, "0123456789") ? IN_PLACE : where;
}

/* how many words that are looked for it has */
static size_t
add_text(struct search_index *ix, const char *text, unsigned where)
{
	struct search_words t = search_words_of(&ix->scratch, text ? text : "");
	size_t n = 0;

	t.n = t.n < WORDS ? t.n : WORDS;
	for (size_t i = 0; i < t.n; i++) {
		mark(ix, t.all[i], worth(t.all[i], where));
		mark_parts(ix, t.all[i], where);
		n += !table_get(&ix->skip, t.all[i]);
	}
	mark_same(ix, &t, where == IN_CITATION ? IN_PLACE : where);
	return n;
}

/* a name that many entries have, which is taken apart once */
static void
add_name(struct search_index *ix, const char *name, unsigned where)
{
	struct table *named = &ix->named[where == IN_TEXT], *words = name ? table_get(named, name) : NULL, here = ix->here;

	if (!name)
		return;
	if (!words) {
		ix->here = (struct table){0};
		add_text(ix, name, where);
		*table_put(named, arena_string(&ix->arena, name)) = words = arena_take(&ix->arena, sizeof *words);
		*words = ix->here;
		for (size_t i = 0; i < words->n; i++)
			words->entries[i].key = arena_string(&ix->arena, words->entries[i].key);
		ix->here = here;
	}
	for (size_t i = 0; i < words->n; i++)
		mark(ix, words->entries[i].key, (unsigned)(size_t)words->entries[i].value);
}

static const char *
without_marks(struct search_index *ix, const char *prose)
{
	struct plain p;

	plain_make(&p, &ix->scratch, prose, strlen(prose), PLAIN_MARKDOWN);
	return p.text;
}

/* a field with all below it; a reference counts by the title of what it names */
static void
add_node(struct search_index *ix, const struct node *n, unsigned where)
{
	if (!n)
		return;
	if (n->kind == NODE_SCALAR)
		add_text(ix, n->to ? n->to->title : where == IN_TEXT ? without_marks(ix, n->text) : n->text, where);
	for (const struct node *child = n->first; child; child = child->next)
		add_node(ix, child, where);
}

/* ---- one unit ---- */

static const struct kind_of_entry {
	const char *kind;
	unsigned prior; /* 0 to 3: which of two that match alike comes first */
	const char *line;
	const char *deontic; /* of obligations, which are found by what they are: an immunity is no duty; NULL: any */
} kinds[] = {
	{"regulation", 3, "summary", NULL},          {"obligation", 2, "duty", "obligation"},
	{"obligation", 2, "duty", "prohibition"},    {"obligation", 1, "duty", "permission"},
	{"obligation", 1, "duty", "exemption"},      {"obligation", 1, "duty", "definition"},
	{"obligation", 1, "duty", "immunity"},       {"jurisdiction", 3, "description", NULL},
	{"platform", 3, "description", NULL},        {"service", 2, NULL, NULL},
	{"category", 3, "definition", NULL},         {"document", 1, NULL, NULL},
	{"provision", 1, "summary", NULL},           {"authority", 1, "holding", NULL},
	{"role", 1, "definition", NULL},             {"change", 0, NULL, NULL},
	{"survey", 3, "summary", NULL},
};

enum { KINDS = sizeof kinds / sizeof *kinds }; /* and the topics behind them */

static const char *
name_of_kind(const struct kind_of_entry *kind)
{
	return kind->deontic ? kind->deontic : kind->kind;
}

static const struct { const char *kind, *field; unsigned where; } fields[] = {
	{"regulation", "short", IN_TITLE},         {"regulation", "citation", IN_CITATION},
	{"regulation", "identifiers", IN_PLACE},   {"regulation", "jurisdiction", IN_PLACE},
	{"regulation", "summary", IN_TEXT},        {"obligation", "citation", IN_CITATION},
	{"obligation", "duty", IN_TEXT},           {"jurisdiction", "description", IN_TEXT},
	{"platform", "operator", IN_PLACE},        {"platform", "description", IN_TEXT},
	{"category", "definition", IN_TEXT},       {"document", "type", IN_PLACE},
	{"provision", "locator", IN_PLACE},        {"provision", "categories", IN_PLACE},
	{"provision", "summary", IN_TEXT},         {"authority", "citation", IN_CITATION},
	{"authority", "jurisdiction", IN_PLACE},   {"authority", "court", IN_PLACE},
	{"authority", "holding", IN_TEXT},         {"authority", "summary", IN_TEXT},
	{"role", "citation", IN_CITATION},         {"role", "definition", IN_TEXT},
	{"survey", "summary", IN_TEXT},
};

static const struct card *
place_of(const struct card *card)
{
	const struct node *place = node_get(card->unit->facts, "jurisdiction");

	return strcmp(card->kind, "jurisdiction") == 0 ? card : place ? place->to : NULL;
}

static const char *
name_of(const struct card *card)
{
	const char *name = node_text(card->facts, "short");

	return name ? name : card->title;
}

/* "Kling AI, Terms of Service"; of a law its place and citation */
static const char *
whereabouts(struct search_index *ix, const struct card *card)
{
	const struct card *above = card->parent, *place = place_of(card);
	const char *citation = card->citation, *in = place && place != card ? place->title : "";

	if (above && above->parent)
		return arena_printf(&ix->arena, "%s, %s", name_of(above->parent), name_of(above));
	if (above)
		return name_of(above);
	return citation ? arena_printf(&ix->arena, "%s%s%s", in, *in ? ", " : "", citation) : in;
}

/* the first words of a text, cut between two of them */
static const char *
beginning(struct search_index *ix, const char *text)
{
	size_t n = strlen(text);

	if (n <= LINE)
		return arena_string(&ix->arena, text);
	for (n = LINE; n > LINE / 2 && text[n] != ' '; n--)
		;
	while (((unsigned char)text[n] & 0xC0) == 0x80)
		n--;
	return arena_printf(&ix->arena, "%.*s …", (int)n, text);
}

static const char *
line_of(struct search_index *ix, const struct card *card, const char *field)
{
	const char *text = field ? node_text(card->facts, field) : NULL;
	const struct node *excerpts = node_get(card->facts, "excerpts");

	if (!text && excerpts && excerpts->first)
		text = node_text(excerpts->first, "text");
	if (!text)
		text = node_text(card->facts, "summary");
	return text ? beginning(ix, without_marks(ix, text)) : "";
}

static void
add_judgements(struct search_index *ix, const struct card *provision)
{
	size_t n;
	struct judged *all = facet_judged(&ix->scratch, ix->analysis, provision, &n);

	for (size_t i = 0; i < n; i++) {
		const struct judged *j = &all[i];
		const char *value = arena_printf(&ix->scratch, "%s.%s.%s", j->state, j->exposure, j->relation);

		add_facet(ix, "judged", value);
		if (j->place) {
			add_facet(ix, arena_printf(&ix->scratch, "judged-%s", j->place->id), value);
			add_name(ix, j->place->title, IN_PLACE);
		}
		if (j->obligation) {
			add_name(ix, j->obligation->citation, IN_TEXT);
			add_name(ix, j->obligation->title, IN_TEXT);
			add_name(ix, name_of(j->obligation->unit), IN_TEXT);
		}
	}
}

/* the words that a unit quotes, in all its wordings */
static void
add_quoted(struct search_index *ix, const struct card *holder)
{
	size_t version;

	for (const struct node *n = NULL; (n = excerpt_next(holder, n, &version));)
		add_text(ix, node_text(n, "text"), IN_TEXT);
}

/* the word for a band, as pages show it */
static void
add_band(struct search_index *ix, const char *band, unsigned where)
{
	struct buf word = {0};

	words_term(ix->words, &word, "exposure", band, NULL);
	add_text(ix, word.s, where);
	buf_free(&word);
}

/* the value that leads is found before the bands of single mappings */
static void
add_bands(struct search_index *ix, const struct card *provision)
{
	const char *assessed = node_text(node_get(provision->facts, "assessed"), "exposure");
	const struct verdicts *v = ix->analysis->verdicts;

	if (assessed)
		add_band(ix, assessed, IN_TITLE);
	for (size_t i = v->first[provision->order]; i < v->first[provision->order + 1]; i++)
		if (v->all[i].exposure != NOT_RATED)
			add_band(ix, exposure_name(v->all[i].exposure), IN_TEXT);
}

static void
add_provision(struct search_index *ix, const struct card *provision)
{
	const struct node *categories;

	if ((categories = node_get(provision->facts, "categories")))
		for (const struct node *n = categories->first; n; n = n->next)
			if (n->to)
				add_facet(ix, "category", n->to->id);
	add_judgements(ix, provision);
	add_bands(ix, provision);
}

static void
add_owner(struct search_index *ix, const struct card *card)
{
	const struct card *top = card, *place = place_of(card);

	while (top->parent)
		top = top->parent;
	if (strcmp(top->kind, "platform") == 0)
		add_facet(ix, "platform", top->id);
	if (place)
		add_facet(ix, arena_printf(&ix->scratch, "judged-%s", place->id), "..");
}

/* ends the current entry: its words become postings */
static void
finish(struct search_index *ix, struct entry entry, size_t title, unsigned prior)
{
	title = title < 1 ? 1 : title > 8 ? 8 : title;
	entry.rank = "0123456789abcdefghijklmnopqrstuvwxyz"[title - 1 + 8 * prior];
	for (size_t i = 0; i < ix->here.n; i++)
		postings_add(postings_of(ix, &ix->terms, ix->here.entries[i].key), ix->n, (char)('A' + (size_t)ix->here.entries[i].value));
	table_free(&ix->here);
	ix->here = (struct table){0};
	arena_free(&ix->scratch);
	ix->entries = mem_room(ix->entries, ix->n, &ix->cap, sizeof *ix->entries);
	ix->entries[ix->n++] = entry;
}

/* an obligation that many clauses are mapped to comes before one with few */
static unsigned
prior_of(struct search_index *ix, const struct kind_of_entry *kind, const struct card *card)
{
	enum { MANY = 8 };

	return kind->deontic && verdict_clauses(ix->analysis->verdicts, card) >= MANY ? kind->prior + 1 : kind->prior;
}

/* "EUR 35000000" is looked for as "35 million" and as "35,000,000" */
static void
add_amount(struct search_index *ix, const char *amount)
{
	static const struct { const char *zeros, *word; } units[] = {{"000000000", "billion"}, {"000000", "million"}, {"000", "thousand"}};
	size_t n = strspn(amount + 4, "0123456789"), zeros;

	add_text(ix, arena_printf(&ix->scratch, "%.3s %s", amount, text_grouped(&ix->scratch, arena_copy(&ix->scratch, amount + 4, n))), IN_PLACE);
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if ((zeros = strlen(units[i].zeros)) < n && strncmp(amount + 4 + n - zeros, units[i].zeros, zeros) == 0) {
			add_text(ix, arena_printf(&ix->scratch, "%.*s %s", (int)(n - zeros), amount + 4, units[i].word), IN_PLACE);
			return;
		}
}

static void
add_sanctions(struct search_index *ix, const struct card *obligation)
{
	const struct node *powers = node_get(obligation->facts, "enforcement");

	for (const struct node *p = powers ? powers->first : NULL; p; p = p->next)
		if (node_text(node_get(p, "sanction"), "amount"))
			add_amount(ix, node_text(node_get(p, "sanction"), "amount"));
}

static void
add_unit(struct search_index *ix, const struct kind_of_entry *kind, const struct card *card)
{
	const char *citation = card->citation;
	struct entry entry = {
		.cite = citation && strcmp(card->kind, "obligation") == 0 ? citation : "",
		.title = card->title,
		.place = whereabouts(ix, card),
		.href = page_href(&ix->arena, card),
		.line = line_of(ix, card, kind->line),
	};
	size_t title = add_text(ix, card->title, IN_TITLE);

	add_text(ix, card->id, strcmp(card->kind, "jurisdiction") == 0 ? IN_TITLE : IN_PLACE);
	add_text(ix, entry.place, IN_PLACE);
	add_node(ix, node_get(card->facts, "was"), IN_PLACE);
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		if (strcmp(fields[i].kind, card->kind) == 0)
			add_node(ix, node_get(card->facts, fields[i].field), fields[i].where);
	add_owner(ix, card);
	add_quoted(ix, card);
	if (strcmp(card->kind, "provision") == 0)
		add_provision(ix, card);
	add_sanctions(ix, card);
	finish(ix, entry, title, prior_of(ix, kind, card));
}

static void
add_topic(struct search_index *ix, const struct node *topic)
{
	const char *title = node_text(topic, "topic");

	const struct node *also = node_get(topic, "also");
	size_t n = add_text(ix, title, IN_TITLE);

	for (const struct node *a = also ? also->first : NULL; a; a = a->next)
		add_text(ix, a->text, IN_TITLE);
	finish(ix, (struct entry){.cite = "", .title = title, .place = "", .href = node_text(topic, "at"), .line = ""}, n, 0);
}

/* a month in which something of the law begins, ends or changes leads to the page that has it by day */
static void
add_month(struct search_index *ix, const char *month)
{
	struct node *list = node_list(&ix->scratch), *r = reason_add(&ix->scratch, list, REASON_SEARCH_MONTH);
	struct buf title = {0}, name = {0};
	size_t n;

	reason_text(&ix->scratch, r, "month", month);
	words_text(ix->words, &title, r);
	words_date(ix->words, &name, month, NULL);
	n = add_text(ix, name.s, IN_TITLE);
	add_text(ix, title.s, IN_PLACE);
	finish(ix, (struct entry){.cite = "", .title = arena_string(&ix->arena, title.s), .place = "", .href = "to-do.html",
	                          .line = ""}, n, 3);
	buf_free(&title);
	buf_free(&name);
}

static void
add_months(struct search_index *ix)
{
	struct clock clock = ix->analysis->clock;
	struct comings c = {0};
	const char *before = "";

	comings_gather(&c, &ix->arena, ix->analysis, &clock, NULL);
	for (size_t i = 0; i < c.n; i++) {
		const char *on = c.all[i].event.on, *month = strlen(on) >= 7 ? arena_copy(&ix->arena, on, 7) : "";

		if (*month && strcmp(month, before) != 0)
			add_month(ix, before = month);
	}
	comings_free(&c);
}

static bool
is_of_kind(const struct kind_of_entry *kind, const struct card *card)
{
	return !kind->deontic || node_is(card->facts, "deontic", kind->deontic);
}

static void
add_all(struct search_index *ix)
{
	for (size_t k = 0; k < KINDS; k++) {
		struct kind all = cards_of(ix->analysis->model, kinds[k].kind);

		ix->kinds[k] = ix->n;
		for (size_t i = 0; i < all.n; i++)
			if (is_of_kind(&kinds[k], all.cards[i]))
				add_unit(ix, &kinds[k], all.cards[i]);
	}
	ix->kinds[KINDS] = ix->n;
	for (const struct node *topic = words_search(ix->words, "topics"); topic; topic = topic->next)
		add_topic(ix, topic);
	add_months(ix);
	ix->kinds[KINDS + 1] = ix->n;
}

/* ---- files ---- */

static int
by_key(const void *left, const void *right)
{
	return strcmp(((const struct table_entry *)left)->key, ((const struct table_entry *)right)->key);
}

static void
write_file(struct search_index *ix, const char *name, const char *data)
{
	struct buf out = {0};

	if (ix->failed)
		return;
	buf_puts(&out, "regcSearch(");
	json_quote(&out, name);
	buf_printf(&out, ",%s);\n", data);
	ix->failed = !ix->put(ix->ctx, arena_printf(&ix->arena, SEARCH_FOLDER "%s.js", name), &out);
	buf_free(&out);
}

static void
put_postings(struct buf *out, const struct table_entry *t)
{
	struct postings *p = t->value;

	postings_end(p);
	if (out->n > 1)
		buf_putc(out, ',');
	json_quote(out, t->key);
	buf_printf(out, ":\"%s\"", p->text.s);
}

static void
write_postings(struct search_index *ix, const char *name, const struct table_entry *t, size_t n)
{
	struct buf data = {0};

	buf_putc(&data, '{');
	for (size_t i = 0; i < n; i++)
		put_postings(&data, &t[i]);
	buf_putc(&data, '}');
	write_file(ix, name, data.s);
	buf_free(&data);
}

static size_t
weight(const struct table_entry *t, size_t n)
{
	size_t bytes = 0;

	for (size_t i = 0; i < n; i++) {
		const struct postings *p = t[i].value;

		bytes += strlen(t[i].key) + p->text.n + 16;
	}
	return bytes;
}

static void
write_shard(struct search_index *ix, const char *prefix, const struct table_entry *t, size_t n)
{
	if (n == 0)
		return;
	buf_puts(&ix->names, ix->names.n ? "," : "");
	json_quote(&ix->names, prefix);
	write_postings(ix, arena_printf(&ix->arena, "terms-%s", *prefix ? prefix : "_"), t, n);
}

/* whether a word has a further letter that a file can be named by */
static bool
goes_on(const char *word, size_t depth)
{
	return strlen(word) > depth && strchr("0123456789abcdefghijklmnopqrstuvwxyz", word[depth]);
}

/* Words in their order that share the first depth letters: one file, or one for each next letter and one
 * for what has none. */
static void
write_terms(struct search_index *ix, struct table_entry *t, size_t n, size_t depth)
{
	struct table_entry *rest = arena_take(&ix->arena, (n + 1) * sizeof *rest);
	const char *prefix = n ? arena_copy(&ix->arena, t[0].key, depth) : "";
	size_t nrest = 0, end;

	if (n == 1 || weight(t, n) <= SHARD) {
		write_shard(ix, prefix, t, n);
		return;
	}
	for (size_t i = 0; i < n; i = end) {
		end = i + 1;
		if (!goes_on(t[i].key, depth)) {
			rest[nrest++] = t[i];
			continue;
		}
		while (end < n && strncmp(t[end].key, t[i].key, depth + 1) == 0)
			end++;
		write_terms(ix, t + i, end - i, depth + 1);
	}
	write_shard(ix, prefix, rest, nrest);
}

static void
write_facets(struct search_index *ix)
{
	for (size_t i = 0; i < ix->facets.n; i++) {
		const struct table *values = ix->facets.entries[i].value;

		qsort(values->entries, values->n, sizeof *values->entries, by_key);
		write_postings(ix, arena_printf(&ix->arena, "facet-%s", ix->facets.entries[i].key), values->entries, values->n);
	}
}

static void
write_entries(struct search_index *ix)
{
	for (size_t first = 0; first < ix->n; first += BLOCK) {
		struct buf data = {0};

		for (size_t i = first; i < ix->n && i < first + BLOCK; i++) {
			const struct entry *e = &ix->entries[i];
			const char *const shown[] = {e->cite, e->title, e->place, e->href, e->line};

			buf_puts(&data, i == first ? "[" : ",\n");
			for (size_t k = 0; k < sizeof shown / sizeof *shown; k++) {
				buf_putc(&data, k ? ',' : '[');
				json_quote(&data, shown[k]);
			}
			buf_putc(&data, ']');
		}
		buf_putc(&data, ']');
		write_file(ix, arena_printf(&ix->arena, "entries-%zu", first / BLOCK), data.s);
		buf_free(&data);
	}
}

static void
write_index(struct search_index *ix)
{
	struct buf data = {0};

	buf_printf(&data, "{\"block\":%d,\"kinds\":[", BLOCK);
	for (size_t k = 0; k <= KINDS; k++)
		buf_printf(&data, "%s[\"%s\",%zu,%zu]", k ? "," : "", k < KINDS ? name_of_kind(&kinds[k]) : "topic", ix->kinds[k],
		           ix->kinds[k + 1]);
	buf_puts(&data, "],\"skip\":[");
	for (size_t i = 0; i < ix->skip.n; i++) {
		buf_puts(&data, i ? "," : "");
		json_quote(&data, ix->skip.entries[i].key);
	}
	buf_puts(&data, "],\"facets\":[");
	for (size_t i = 0; i < ix->facets.n; i++) {
		buf_puts(&data, i ? "," : "");
		json_quote(&data, ix->facets.entries[i].key);
	}
	buf_printf(&data, "],\"terms\":[%s],\"rank\":\"", ix->names.n ? ix->names.s : "");
	for (size_t i = 0; i < ix->n; i++)
		buf_putc(&data, ix->entries[i].rank);
	buf_puts(&data, "\"}");
	write_file(ix, "index", data.s);
	buf_free(&data);
}

/* ---- making it ---- */

static void
read_words(struct search_index *ix)
{
	const struct node *skip = words_search(ix->words, "skip"), *same = words_search(ix->words, "same");

	for (; skip; skip = skip->next)
		*table_put(&ix->skip, skip->text) = ix;
	for (const struct node *n = same; n; n = n->next)
		ix->nsame++;
	ARENA_ARRAY(&ix->arena, ix->same, ix->nsame + 1);
	for (struct same *s = ix->same; same; same = same->next, s++) {
		ARENA_ARRAY(&ix->arena, s->ways, node_count(same));
		for (const struct node *way = same->first; way; way = way->next)
			s->ways[s->n++] = search_words_of(&ix->arena, way->text);
	}
}

static void
free_postings(struct table *t)
{
	for (size_t i = 0; i < t->n; i++)
		buf_free(&((struct postings *)t->entries[i].value)->text);
	table_free(t);
}

static void
free_index(struct search_index *ix)
{
	for (size_t i = 0; i < ix->facets.n; i++)
		free_postings(ix->facets.entries[i].value);
	table_free(&ix->facets);
	free_postings(&ix->terms);
	table_free(&ix->skip);
	for (size_t k = 0; k < 2; k++) {
		for (size_t i = 0; i < ix->named[k].n; i++)
			table_free(ix->named[k].entries[i].value);
		table_free(&ix->named[k]);
	}
	buf_free(&ix->names);
	free(ix->entries);
	arena_free(&ix->arena);
}

static void
sort(struct table *t)
{
	if (t->n)
		qsort(t->entries, t->n, sizeof *t->entries, by_key);
}

bool
search_make(const struct analysis *an, const struct words *words, search_put *put, void *ctx)
{
	struct search_index ix = {.analysis = an, .words = words, .put = put, .ctx = ctx};

	read_words(&ix);
	add_all(&ix);
	sort(&ix.terms);
	write_terms(&ix, ix.terms.entries, ix.terms.n, 0);
	sort(&ix.facets);
	write_facets(&ix);
	write_entries(&ix);
	write_index(&ix);
	free_index(&ix);
	return !ix.failed;
}

/* ---- the page ---- */

void
build_search(struct builder *b)
{
	struct node *values = put_facet(b, b->root, "kind");

	for (size_t k = 0; k < KINDS; k++)
		put_choice(b, values, name_of_kind(&kinds[k]), NULL, 0);
	put_choice(b, values, "topic", NULL, 0);
	put_choices(b, b->root, NULL);
}
