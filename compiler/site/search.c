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
	MONTH = 7,         /* bytes of "2026-12" */
};

/* ---- the index while it is made ---- */

struct entry {
	const char *cite, *title, *place, *href, *line;
	char rank; /* words of the title, and how much is thought of the kind */
};

/* words behind each other that mean the same as others */
struct phrase {
	const struct same *same;
	struct posted **words;
	size_t n;
	struct phrase *also; /* another that begins with the same word */
};

struct same {
	struct phrase *ways;
	size_t n;
};

struct marks {
	struct mark {
		struct posted *of;
		unsigned where;
	} *all;
	size_t n, cap;
};

struct search_index {
	struct arena arena;
	struct arena scratch; /* for the current entry */
	const struct analysis *analysis;
	const struct words *words;
	struct postings postings;
	struct entry *entries;
	size_t n, cap;
	struct table named[2]; /* name of a unit, in a text or not → struct marks: what it adds to an entry */
	struct marks *into;    /* where these are gathered, while they are */
	struct same *same;
	size_t nsame;
	size_t kinds[24];      /* the first entry of each kind, and the end */
	struct search_kept *kept; /* NULL: nothing */
	search_put *put;
	void *ctx;
	struct buf names;      /* of the files of words, as a list in JSON */
	struct buf facets;     /* of those of facets */
	bool failed;
};

/* adds the current entry under a value of a facet */
static void
add_facet(struct search_index *ix, const char *file, const char *value)
{
	postings_mark(&ix->postings, postings_facet(&ix->postings, file, value), 0);
}

/* ---- words ---- */

static void
mark(struct search_index *ix, struct posted *of, unsigned where)
{
	struct marks *into = ix->into;

	if (!into) {
		postings_mark(&ix->postings, of, where);
		return;
	}
	into->all = mem_room(into->all, into->n, &into->cap, sizeof *into->all);
	into->all[into->n++] = (struct mark){of, where};
}

static void
mark_word(struct search_index *ix, const char *token, unsigned where)
{
	mark(ix, postings_of(&ix->postings, token), where);
}

/* "230.c.1" is found by "230" and "230.c" too, and where it is the entry's own by "c" and "1" */
static void
mark_parts(struct search_index *ix, const char *token, unsigned where)
{
	const char *part = token, *end;

	for (; (end = strchr(part, '.')); part = end + 1) {
		mark_word(ix, arena_copy(&ix->scratch, token, (size_t)(end - token)), where == IN_TEXT ? IN_TEXT : IN_PLACE);
		if (where != IN_TEXT)
			mark_word(ix, arena_copy(&ix->scratch, part, (size_t)(end - part)), IN_TEXT);
	}
	if (part != token && where != IN_TEXT)
		mark_word(ix, part, IN_TEXT);
}

/* the phrases that begin with the first of n words, and all that mean the same */
static void
mark_same(struct search_index *ix, struct posted *const *words, size_t n, unsigned where)
{
	for (const struct phrase *p = words[0]->begun; p; p = p->also) {
		if (p->n > n || memcmp(p->words, words, p->n * sizeof *words) != 0)
			continue;
		for (size_t way = 0; way < p->same->n; way++)
			for (size_t k = 0; k < p->same->ways[way].n; k++)
				mark(ix, p->same->ways[way].words[k], where);
	}
}

/* of a citation the numbers lead, its other words are those of many */
static unsigned
worth(const char *token, unsigned where)
{
	return where == IN_CITATION && !strpbrk(token, "0123456789") ? IN_PLACE : where;
}

/* the words of a text, as many as can be found */
static struct posted **
words_of(struct search_index *ix, struct arena *a, const char *text, size_t *n)
{
	struct search_words t = search_words_of(&ix->scratch, text ? text : "");
	struct posted **words;

	*n = t.n < WORDS ? t.n : WORDS;
	ARENA_ARRAY(a, words, *n + 1);
	for (size_t i = 0; i < *n; i++)
		words[i] = postings_of(&ix->postings, t.all[i]);
	return words;
}

/* how many words that are looked for it has */
static size_t
add_text(struct search_index *ix, const char *text, unsigned where)
{
	size_t n, looked = 0;
	struct posted **words = words_of(ix, &ix->scratch, text, &n);

	for (size_t i = 0; i < n; i++) {
		mark(ix, words[i], worth(words[i]->key, where));
		mark_parts(ix, words[i]->key, where);
		mark_same(ix, words + i, n - i, where == IN_CITATION ? IN_PLACE : where);
		looked += !words[i]->left_out;
	}
	return looked;
}

/* a name that many entries have, which is taken apart once */
static void
add_name(struct search_index *ix, const char *name, unsigned where)
{
	struct table *named = &ix->named[where == IN_TEXT];
	struct marks *marks = name ? table_get(named, name) : NULL;

	if (!name)
		return;
	if (!marks) {
		*table_put(named, arena_string(&ix->arena, name)) = marks = arena_take(&ix->arena, sizeof *marks);
		ix->into = marks;
		add_text(ix, name, where);
		ix->into = NULL;
	}
	for (size_t i = 0; i < marks->n; i++)
		mark(ix, marks->all[i].of, marks->all[i].where);
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

/* ends the current entry */
static void
finish(struct search_index *ix, struct entry entry, size_t title, unsigned prior)
{
	title = title < 1 ? 1 : title > 8 ? 8 : title;
	entry.rank = "0123456789abcdefghijklmnopqrstuvwxyz"[title - 1 + 8 * prior];
	postings_next(&ix->postings);
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

/* all words of a unit; how many its title has */
static size_t
add_words(struct search_index *ix, const struct card *card, const char *place)
{
	size_t title = add_text(ix, card->title, IN_TITLE);

	add_text(ix, card->id, strcmp(card->kind, "jurisdiction") == 0 ? IN_TITLE : IN_PLACE);
	add_text(ix, place, IN_PLACE);
	add_node(ix, node_get(card->facts, "was"), IN_PLACE);
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		if (strcmp(fields[i].kind, card->kind) == 0)
			add_node(ix, node_get(card->facts, fields[i].field), fields[i].where);
	add_owner(ix, card);
	add_quoted(ix, card);
	if (strcmp(card->kind, "provision") == 0)
		add_provision(ix, card);
	add_sanctions(ix, card);
	return title;
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
	};
	bool clause = strcmp(card->kind, "provision") == 0;
	size_t title;

	if (!clause || !search_recall(ix->kept, &ix->postings, card, &title, &entry.line)) {
		title = add_words(ix, card, entry.place);
		entry.line = line_of(ix, card, kind->line);
	}
	if (clause)
		search_remember(ix->kept, &ix->postings, card, title, entry.line);
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

/* the months in which something of the law is ahead, "2026-12" and a space each; "" for none */
static const char *
find_months(struct search_index *ix)
{
	struct clock clock = ix->analysis->clock;
	struct comings c = {0};
	const char *months = "", *before = "";

	comings_gather(&c, &ix->arena, ix->analysis, &clock, NULL);
	for (size_t i = 0; i < c.n; i++) {
		const char *on = c.all[i].event.on;

		if (strlen(on) >= MONTH && strncmp(on, before, MONTH) != 0)
			months = arena_printf(&ix->arena, "%s%.*s ", months, (int)MONTH, before = on);
	}
	comings_free(&c);
	return months;
}

static void
add_months(struct search_index *ix)
{
	const char *months = search_recall_months(ix->kept);

	if (!months)
		months = find_months(ix);
	search_remember_months(ix->kept, months);
	for (size_t n = strlen(months); n > MONTH; months += MONTH + 1, n -= MONTH + 1)
		add_month(ix, arena_copy(&ix->arena, months, MONTH));
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

/* a file begins; its data follow, and it ends */
static void
begin_file(struct buf *out, const char *name)
{
	buf_puts(out, "regcSearch(");
	json_quote(out, name);
	buf_putc(out, ',');
}

static void
end_file(struct search_index *ix, const char *name, struct buf *out)
{
	buf_puts(out, ");\n");
	ix->failed = ix->failed || !ix->put(ix->ctx, arena_printf(&ix->arena, SEARCH_FOLDER "%s.js", name), out);
	buf_free(out);
}

/* adds a name to a list in JSON */
static void
add_name_of_file(struct buf *list, const char *name)
{
	buf_puts(list, list->n ? "," : "");
	json_quote(list, name);
}

static void
put_postings(struct search_index *ix, struct buf *out, struct posted *of, bool first)
{
	const char *key = of->key, *value;

	if (posted_facet(&ix->postings, of, &value))
		key = value;
	buf_puts(out, first ? "" : ",");
	json_quote(out, key);
	buf_puts(out, ":\"");
	buf_puts(out, posted_text(of));
	buf_putc(out, '"');
}

static void
write_postings(struct search_index *ix, const char *name, struct posted *const *all, size_t n)
{
	struct buf out = {0};

	begin_file(&out, name);
	buf_putc(&out, '{');
	for (size_t i = 0; i < n; i++)
		put_postings(ix, &out, all[i], i == 0);
	buf_putc(&out, '}');
	end_file(ix, name, &out);
}

static size_t
weight(struct posted *const *all, size_t n)
{
	size_t bytes = 0;

	for (size_t i = 0; i < n; i++)
		bytes += strlen(all[i]->key) + strlen(posted_text(all[i])) + 16;
	return bytes;
}

static void
write_shard(struct search_index *ix, const char *prefix, struct posted *const *all, size_t n)
{
	if (n == 0)
		return;
	add_name_of_file(&ix->names, prefix);
	write_postings(ix, arena_printf(&ix->arena, "terms-%s", *prefix ? prefix : "_"), all, n);
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
write_terms(struct search_index *ix, struct posted *const *all, size_t n, size_t depth)
{
	struct posted **rest = arena_take(&ix->arena, (n + 1) * sizeof(struct posted *));
	const char *prefix = n ? arena_copy(&ix->arena, all[0]->key, depth) : "";
	size_t nrest = 0, end;

	if (n == 1 || weight(all, n) <= SHARD) {
		write_shard(ix, prefix, all, n);
		return;
	}
	for (size_t i = 0; i < n; i = end) {
		end = i + 1;
		if (!goes_on(all[i]->key, depth)) {
			rest[nrest++] = all[i];
			continue;
		}
		while (end < n && strncmp(all[end]->key, all[i]->key, depth + 1) == 0)
			end++;
		write_terms(ix, all + i, end - i, depth + 1);
	}
	write_shard(ix, prefix, rest, nrest);
}

/* the facets that all begins with; gives how many values they have */
static size_t
write_facets(struct search_index *ix, struct posted *const *all, size_t n)
{
	const char *file, *next, *value;
	size_t first = 0, i = 0;

	for (; i < n && (file = posted_facet(&ix->postings, all[i], &value)); first = i) {
		while (++i < n && (next = posted_facet(&ix->postings, all[i], &value)) && strcmp(next, file) == 0)
			;
		add_name_of_file(&ix->facets, file);
		write_postings(ix, arena_printf(&ix->arena, "facet-%s", file), all + first, i - first);
	}
	return i;
}

/* facets come first */
static void
write_all(struct search_index *ix)
{
	size_t n, facets;
	struct posted **all = postings_sorted(&ix->postings, &n);

	facets = write_facets(ix, all, n);
	write_terms(ix, all + facets, n - facets, 0);
}

static void
put_entry(struct buf *out, const struct entry *e)
{
	const char *const shown[] = {e->cite, e->title, e->place, e->href, e->line};

	for (size_t k = 0; k < sizeof shown / sizeof *shown; k++) {
		buf_putc(out, k ? ',' : '[');
		json_quote(out, shown[k]);
	}
	buf_putc(out, ']');
}

static void
write_entries(struct search_index *ix)
{
	for (size_t first = 0; first < ix->n; first += BLOCK) {
		const char *name = arena_printf(&ix->arena, "entries-%zu", first / BLOCK);
		struct buf out = {0};

		begin_file(&out, name);
		for (size_t i = first; i < ix->n && i < first + BLOCK; i++) {
			buf_puts(&out, i == first ? "[" : ",\n");
			put_entry(&out, &ix->entries[i]);
		}
		buf_putc(&out, ']');
		end_file(ix, name, &out);
	}
}

static void
write_index(struct search_index *ix)
{
	const struct node *skip = words_search(ix->words, "skip");
	struct buf out = {0};

	begin_file(&out, "index");
	buf_printf(&out, "{\"block\":%d,\"kinds\":[", BLOCK);
	for (size_t k = 0; k <= KINDS; k++)
		buf_printf(&out, "%s[\"%s\",%zu,%zu]", k ? "," : "", k < KINDS ? name_of_kind(&kinds[k]) : "topic", ix->kinds[k],
		           ix->kinds[k + 1]);
	buf_puts(&out, "],\"skip\":[");
	for (const struct node *n = skip; n; n = n->next) {
		buf_puts(&out, n == skip ? "" : ",");
		json_quote(&out, n->text);
	}
	buf_printf(&out, "],\"facets\":[%s],\"terms\":[%s],\"rank\":\"", ix->facets.n ? ix->facets.s : "",
	           ix->names.n ? ix->names.s : "");
	for (size_t i = 0; i < ix->n; i++)
		buf_putc(&out, ix->entries[i].rank);
	buf_puts(&out, "\"}");
	end_file(ix, "index", &out);
}

/* ---- making it ---- */

static void
add_phrase(struct search_index *ix, struct same *same, const char *text)
{
	struct phrase *p = &same->ways[same->n++];

	p->same = same;
	p->words = words_of(ix, &ix->arena, text, &p->n);
	if (!p->n)
		return; /* it is nowhere */
	p->also = p->words[0]->begun;
	p->words[0]->begun = p;
}

static void
read_words(struct search_index *ix)
{
	const struct node *same = words_search(ix->words, "same");

	for (const struct node *n = words_search(ix->words, "skip"); n; n = n->next)
		postings_of(&ix->postings, n->text)->left_out = true;
	for (const struct node *n = same; n; n = n->next)
		ix->nsame++;
	ARENA_ARRAY(&ix->arena, ix->same, ix->nsame + 1);
	for (struct same *s = ix->same; same; same = same->next, s++) {
		ARENA_ARRAY(&ix->arena, s->ways, node_count(same));
		for (const struct node *way = same->first; way; way = way->next)
			add_phrase(ix, s, way->text);
	}
	arena_free(&ix->scratch);
}

static void
free_index(struct search_index *ix)
{
	postings_free(&ix->postings);
	for (size_t k = 0; k < 2; k++) {
		for (size_t i = 0; i < ix->named[k].n; i++)
			free(((struct marks *)ix->named[k].entries[i].value)->all);
		table_free(&ix->named[k]);
	}
	buf_free(&ix->names);
	buf_free(&ix->facets);
	free(ix->entries);
	arena_free(&ix->arena);
}

bool
search_make(const struct analysis *an, const struct words *words, struct search_kept *kept, search_put *put, void *ctx)
{
	struct search_index ix = {.analysis = an, .words = words, .kept = kept, .put = put, .ctx = ctx};

	search_kept_begin(kept, &ix.postings);
	read_words(&ix);
	add_all(&ix);
	if (kept && kept->broken) { /* whatever it said until then */
		free_index(&ix);
		search_kept_refuse(kept);
		return search_make(an, words, kept, put, ctx);
	}
	write_all(&ix);
	write_entries(&ix);
	write_index(&ix);
	search_kept_keep(kept, &ix.postings);
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
