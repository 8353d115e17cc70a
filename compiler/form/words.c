#include "words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../base/date.h"
#include "../base/embedded.h"
#include "../base/table.h"
#include "../law/reason.h"
#include "../syntax/read.h"
#include "../syntax/shape.h"
#include "plural.h"

/* what a date is known to, and its bounds; the last may be missing */
static const struct form_of_date { const char *key, *names; } forms_of_date[] = {
	{"day", "day month year"}, {"month", "month year"}, {"year", "year"}, {"not-before", "date"}, {"not-after", "date"},
};
enum { DAY, MONTH, YEAR, NOT_BEFORE, NOT_AFTER, FORMS_OF_DATE };

/* how dates are written somewhere */
struct style {
	struct segment *forms[FORMS_OF_DATE];
	const struct node *months; /* those of a date without a day; NULL: as in all dates */
};

struct words {
	struct arena arena;
	struct diags *diags;
	struct table say;    /* code → struct sentence */
	struct table terms;  /* term → its words */
	struct table styles; /* style of dates → struct style */
	const struct node *months;
	const char *language;
	struct node *search; /* lists under the keys of the schema's "search", of both catalogues */
	struct source *own;  /* the project's catalogue */
	bool has_own;
	bool failed;
};

static const struct reason_info *
info_of(const char *code)
{
	for (size_t i = 0; i < REASON_CODES; i++)
		if (strcmp(reason_infos[i].name, code) == 0)
			return &reason_infos[i];
	return NULL;
}

struct spelling {
	const struct words *words;
	const char *code;
};

/* the codes, but for the one that is looked for */
static const char *
code_at(const void *ctx, size_t i)
{
	const struct spelling *s = ctx;
	const char *code = i < s->words->say.n ? s->words->say.entries[i].key : NULL;

	return code && strcmp(code, s->code) == 0 ? "" : code;
}

const char *
words_near(const struct words *w, const char *code)
{
	return nearest_word(code, code_at, &(struct spelling){w, code});
}

bool
words_has_own(const struct words *w)
{
	return w->has_own;
}

const char *
words_language(const struct words *w)
{
	return w->language;
}

/* ---- sentences ---- */

PRINTF_LIKE(3, 4) static struct diag *
refuse(struct words *w, struct place place, const char *fmt, ...)
{
	struct diag *d;
	va_list args;

	va_start(args, fmt);
	d = diag_add(w->diags, RG7006, place, "%s", arena_vprintf(&w->arena, fmt, args));
	va_end(args);
	w->failed = true;
	return d;
}

/* whether a word is in a list with spaces between */
static bool
is_in(const char *word, const char *list)
{
	size_t n = strlen(word);

	for (const char *at = list; (at = strstr(at, word)); at += n)
		if ((at == list || at[-1] == ' ') && (at[n] == ' ' || !at[n]))
			return true;
	return false;
}

/* a piece of a sentence that names something */
static bool
is_named(const struct segment *p)
{
	return p->kind != SEGMENT_TEXT && p->kind != SEGMENT_NUMBER && p->kind != SEGMENT_FORM;
}

/* names that are not in the list */
static void
check_names(struct words *w, struct place place, const char *of, const char *names, const struct segment *p)
{
	for (; p; p = p->next) {
		if (is_named(p) && (p->kind == SEGMENT_PART || !is_in(p->text, names)))
			diag_help(w->diags, refuse(w, place, "'%s' has no placeholder '%s'", of, p->text),
			          *names ? "its placeholders: %s" : "it has none%s", names);
		check_names(w, place, of, names, p->inside);
	}
}

static bool
has_form(const struct segment *plural, const char *form, size_t n)
{
	for (const struct segment *f = plural->inside; f; f = f->next)
		if (strlen(f->text) == n && strncmp(f->text, form, n) == 0)
			return true;
	return false;
}

static void
check_forms(struct words *w, struct place place, const struct segment *plural)
{
	const char *forms = plural_forms(w->language);

	for (const struct segment *f = plural->inside; f; f = f->next)
		if (f->text[0] != '=' && !is_in(f->text, forms) && strcmp(f->text, "other") != 0)
			diag_help(w->diags, refuse(w, place, "'%s' has no plural form '%s'", w->language, f->text),
			          "its plural forms: %s", forms);
	for (const char *form = forms; *form; form += strspn(form, " ")) {
		size_t n = strcspn(form, " ");

		if (!has_form(plural, form, n))
			diag_help(w->diags, refuse(w, place, "'%s' lacks the plural form '%.*s'", plural->text, (int)n, form),
			          "the plural forms of '%s': %s", w->language, forms);
		form += n;
	}
}

static void
check_plurals(struct words *w, struct place place, const struct segment *p)
{
	for (; p; p = p->next) {
		if (p->kind == SEGMENT_PLURAL)
			check_forms(w, place, p);
		check_plurals(w, place, p->inside);
	}
}

static struct segment *
read_sentence(struct words *w, const struct source *s, const struct node *as)
{
	struct place place = {s, as->span};
	struct segment *pieces;
	const char *at;

	if (!sentence_read(&w->arena, as->text, &pieces, &at))
		diag_help(w->diags, refuse(w, place, *at ? "the sentence cannot be read at '%.24s'" : "the sentence has no end%s", at),
		          "{name}, {name, date}, {n, plural, one {# clause} other {# clauses}} and <name>words</name> can stand in it");
	else
		check_plurals(w, place, pieces);
	return pieces;
}

static void
take_sentences(struct words *w, const struct source *s, const struct node *list)
{
	for (const struct node *n = list ? list->first : NULL; n; n = n->next) {
		struct sentence *sentence = arena_take(&w->arena, sizeof *sentence);
		const char *code = node_text(n, "code");

		*sentence = (struct sentence){code, read_sentence(w, s, node_get(n, "as")), {s, node_get(n, "code")->span},
		                              {s, node_get(n, "as")->span}, info_of(code), s == w->own, table_get(&w->say, code) != NULL};
		if (sentence->reason)
			check_names(w, sentence->place, code, sentence->reason->args, sentence->pieces);
		*table_put(&w->say, code) = sentence;
	}
}

const struct sentence *
words_sentence(const struct words *w, const char *code)
{
	return table_get(&w->say, code);
}

const struct sentence *
words_ask(struct words *w, const char *code)
{
	struct sentence *sentence = table_get(&w->say, code);

	if (sentence)
		sentence->known = true;
	return sentence;
}

/* ---- the other parts of a catalogue ---- */

static void
take_dates(struct words *w, const struct source *s, const struct node *dates)
{
	const struct node *styles = node_get(dates, "styles");

	if (node_get(dates, "months"))
		w->months = node_get(dates, "months")->first;
	for (const struct node *n = styles ? styles->first : NULL; n; n = n->next) {
		struct style *style = arena_take(&w->arena, sizeof *style);

		for (int i = 0; i < FORMS_OF_DATE; i++) {
			const struct node *as = node_get(n, forms_of_date[i].key);

			if (!as)
				continue;
			style->forms[i] = read_sentence(w, s, as);
			check_names(w, (struct place){s, as->span}, forms_of_date[i].key, forms_of_date[i].names, style->forms[i]);
		}
		style->months = node_get(n, "months") ? node_get(n, "months")->first : NULL;
		*table_put(&w->styles, node_text(n, "style")) = style;
	}
}

/* what a project gives is added to what regc has */
static void
take_search(struct words *w, const struct node *search)
{
	for (const struct node *list = search ? search->first : NULL; list; list = list->next) {
		struct node *all = node_get(w->search, list->key);

		if (!all)
			all = node_add(w->search, list->key, node_list(&w->arena));
		for (const struct node *n = list->first; n; n = n->next)
			node_add(all, NULL, node_copy(&w->arena, n));
	}
}

/* schemas are NULL for regc's own: a test holds it against its schema, which takes a third of the time of reading it */
static void
take_file(struct words *w, const struct schemas *schemas, const struct source *s)
{
	struct node *root = read_yaml(&w->arena, w->diags, s);
	const struct node *terms;

	if (!root || (schemas && !shape_check(&w->arena, w->diags, s, schema_at(schemas, "words.schema.yaml"), root))) {
		w->failed = true;
		return;
	}
	if (node_get(root, "language"))
		w->language = node_text(root, "language");
	take_dates(w, s, node_get(root, "dates"));
	take_sentences(w, s, node_get(root, "say"));
	take_search(w, node_get(root, "search"));
	terms = node_get(root, "terms");
	for (const struct node *n = terms ? terms->first : NULL; n; n = n->next)
		*table_put(&w->terms, node_text(n, "term")) = (void *)node_text(n, "as");
}

/* ---- values ---- */

static const char *
term_of(const struct words *w, const char *scope, const char *word)
{
	char key[128];
	const char *as = NULL;

	if (strlen(scope) + strlen(word) + 2 <= sizeof key) {
		char *end = stpcpy(key, scope);

		*end = '.';
		stpcpy(end + 1, word);
		as = table_get(&w->terms, key);
	}
	return as ? as : table_get(&w->terms, word);
}

void
words_term(const struct words *w, struct buf *out, const char *scope, const char *word, const char *otherwise)
{
	const char *as = term_of(w, scope, word);
	bool is_word;

	if (!as)
		as = otherwise;
	if (as || words_date(w, out, word, NULL)) {
		buf_puts(out, as ? as : "");
		return;
	}
	is_word = strspn(word, "abcdefghijklmnopqrstuvwxyz-") == strlen(word);
	for (const char *s = word; *s; s++)
		buf_putc(out, *s == '-' && is_word ? ' ' : *s);
}

static const char *
month_name(const struct words *w, const struct style *style, const char *date)
{
	const struct node *month = style->months && strlen(date) == 7 ? style->months : w->months;

	for (long n = strtol(date + 5, NULL, 10); n > 1; n--)
		month = month->next;
	return month->text;
}

static void
put_date(const struct words *w, struct buf *out, const struct style *style, const struct segment *p, const char *date)
{
	for (; p; p = p->next)
		if (p->kind == SEGMENT_TEXT)
			buf_puts(out, p->text);
		else if (strcmp(p->text, "day") == 0)
			buf_printf(out, "%ld", strtol(date + 8, NULL, 10));
		else if (strcmp(p->text, "month") == 0)
			buf_puts(out, month_name(w, style, date));
		else
			buf_add(out, date, 4);
}

bool
words_date(const struct words *w, struct buf *out, const char *date, const char *style)
{
	static const char *const bounds[] = {[NOT_BEFORE] = "not-before ", [NOT_AFTER] = "not-after "};
	int bound = starts_with(date, bounds[NOT_BEFORE]) ? NOT_BEFORE : starts_with(date, bounds[NOT_AFTER]) ? NOT_AFTER : DAY;
	const struct style *s = table_get(&w->styles, style ? style : "alone");
	struct date d;

	if (!s || !date_parse(date, &d) || strcmp(date, "unknown") == 0)
		return false;
	if (bound == DAY) {
		put_date(w, out, s, s->forms[strlen(date) == 10 ? DAY : strlen(date) == 7 ? MONTH : YEAR], date);
		return true;
	}
	if (!s->forms[bound])
		s = table_get(&w->styles, "alone");
	if (!s || !s->forms[bound])
		return false;
	for (const struct segment *p = s->forms[bound]; p; p = p->next)
		if (p->kind == SEGMENT_TEXT)
			buf_puts(out, p->text);
		else
			words_date(w, out, date + strlen(bounds[bound]), NULL);
	return true;
}

/* ---- plain text ---- */

/* what holds together, as one part of a sentence: "A and B and C" */
static const char *
put_together(const struct words *w, struct arena *a, const struct node *reason)
{
	struct buf out = {0};
	const char *text;

	words_text(w, &out, reason);
	if (reason->next) {
		struct node *both = node_map(a), *args = node_add(both, "args", node_list(a)), *arg;

		node_put(a, both, "code", "text.and");
		arg = node_add(args, NULL, node_map(a));
		node_put(a, arg, "name", "one");
		node_put(a, arg, "value", arena_string(a, out.s));
		arg = node_add(args, NULL, node_map(a));
		node_put(a, arg, "name", "other");
		node_put(a, arg, "value", put_together(w, a, reason->next));
		buf_free(&out);
		out = (struct buf){0};
		words_text(w, &out, both);
	}
	text = arena_string(a, out.s);
	buf_free(&out);
	return text;
}

/* places are named as a sentence names them: "the European Union" */
static void
put_argument(const struct words *w, struct buf *out, const struct segment *p, const struct node *arg)
{
	const struct node *value = arg ? node_get(arg, "value") : NULL, *all = arg ? node_get(arg, "reasons") : NULL;
	const char *text = value ? value->text : "", *label = node_text(arg, "label"), *scope = p->style && p->kind == SEGMENT_TERM ? p->style : p->text;
	const struct card *to = value ? value->to : NULL;

	if (all && all->first) {
		struct arena a = {0};

		buf_puts(out, put_together(w, &a, all->first));
		arena_free(&a);
	} else if (label)
		buf_puts(out, label);
	else if (!*text)
		words_term(w, out, "missing", p->text, NULL);
	else if (to)
		words_term(w, out, strcmp(to->kind, "jurisdiction") == 0 ? "place" : to->kind, to->id, text);
	else if (p->kind != SEGMENT_DATE || !words_date(w, out, text, p->style))
		words_term(w, out, scope, text, NULL);
}

static void
put_plain(const struct words *w, struct buf *out, const struct node *reason, const struct segment *p, const char *number)
{
	for (; p; p = p->next) {
		const struct node *arg = is_named(p) ? reason_argument(reason, p->text) : NULL;
		const char *value = arg ? node_text(arg, "value") : NULL;

		if (p->kind == SEGMENT_TEXT)
			sentence_text(out, p->text);
		else if (p->kind == SEGMENT_NUMBER)
			buf_puts(out, number);
		else if (p->kind == SEGMENT_PLURAL && value)
			put_plain(w, out, reason, sentence_form(p, w->language, value)->inside, value);
		else
			put_argument(w, out, p, arg);
	}
}

void
words_text(const struct words *w, struct buf *out, const struct node *reason)
{
	const struct sentence *sentence = table_get(&w->say, node_text(reason, "code"));

	put_plain(w, out, reason, sentence->pieces, "");
}

void
words_joined(const struct words *w, struct buf *out, const struct node *reasons)
{
	for (const struct node *r = reasons->first; r; r = r->next) {
		if (r != reasons->first)
			words_term(w, out, "list", r->next ? "comma" : "and", NULL);
		words_text(w, out, r);
	}
}

const struct node *
words_search(const struct words *w, const char *list)
{
	const struct node *n = node_get(w->search, list);

	return n ? n->first : NULL;
}

/* ---- reading ---- */

static const struct source *
builtin(struct words *w)
{
	for (const struct embedded *e = embedded_files; e->name; e++)
		if (strcmp(e->name, "templates/words.yaml") == 0)
			return source_of_text(&w->diags->arena, "regc:words.yaml", e->bytes, e->n);
	die("a mistake in regc: no catalogue was compiled in");
}

static void
check_complete(struct words *w, const struct source *s)
{
	for (size_t i = 0; i < REASON_CODES && !w->failed; i++)
		if (!table_get(&w->say, reason_infos[i].name))
			refuse(w, (struct place){s, {0, 0}}, "no words for '%s'", reason_infos[i].name);
}

/* findings point into its text, which lives as long as what they are kept in */
static void
take_own(struct words *w, const struct schemas *schemas, const char *project)
{
	enum source_result result;

	w->own = source_new(&w->diags->arena, project, "templates/words.yaml");
	result = source_load(w->own);
	w->has_own = result == SOURCE_OK;
	if (w->has_own)
		take_file(w, schemas, w->own);
	else if (result != SOURCE_ABSENT) {
		diag_unread(w->diags, (struct place){0}, w->own, result);
		w->failed = true;
	}
	source_unload(w->own);
}

struct words *
words_of_project(struct diags *ds, const struct schemas *schemas, const char *project)
{
	struct words *w = mem_grow(NULL, sizeof *w);
	const struct source *regcs;

	*w = (struct words){.diags = ds};
	regcs = builtin(w);
	w->search = node_map(&w->arena);
	take_file(w, NULL, regcs);
	if (project)
		take_own(w, schemas, project);
	check_complete(w, regcs);
	if (!w->failed)
		return w;
	words_close(w);
	return NULL;
}

void
words_check_asked(struct words *w)
{
	for (size_t i = 0; i < w->say.n; i++) {
		const struct sentence *s = w->say.entries[i].value;
		const char *near;
		struct diag *d;

		if (!s->own || s->known || s->reason)
			continue;
		d = diag_add(w->diags, RG7006, s->code_place, "no reason and no template has the code '%s'", s->code);
		near = words_near(w, s->code);
		diag_help(w->diags, d, near ? "did you mean '%s'?" : "'regc new words' prints all of them%.0s", near ? near : "");
	}
}

void
words_close(struct words *w)
{
	if (!w)
		return;
	table_free(&w->say);
	table_free(&w->terms);
	table_free(&w->styles);
	arena_free(&w->arena);
	free(w);
}
