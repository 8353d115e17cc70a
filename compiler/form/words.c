#include "words.h"

#include <stdlib.h>
#include <string.h>

#include "../base/embedded.h"
#include "../base/table.h"
#include "../law/reason.h"
#include "../syntax/read.h"
#include "../syntax/shape.h"

struct words {
	struct arena arena;
	struct diags *diags;
	struct table say, terms; /* code or term → the node of its words */
	struct table phrases;    /* phrase → its node, which may say what is shown for it */
	struct table known;      /* phrases of regc's templates, and those met in others */
	const char *language;
	struct node *search;     /* lists under the keys of the schema's "search", of both catalogues */
	struct source *own;      /* the project's catalogue, and its phrases */
	const struct node *own_phrases;
	bool failed;
};

static const char *
code_name(const void *ctx, size_t i)
{
	(void)ctx;
	return i < REASON_CODES ? reason_infos[i].name : NULL;
}

static const struct reason_info *
info_of(const char *code)
{
	for (size_t i = 0; i < REASON_CODES; i++)
		if (strcmp(reason_infos[i].name, code) == 0)
			return &reason_infos[i];
	return NULL;
}

static bool
has_arg(const struct reason_info *info, const char *name, size_t n)
{
	for (const char *arg = info->args; *arg; arg += strspn(arg, " ")) {
		size_t length = strcspn(arg, " ");

		if (length == n && strncmp(arg, name, n) == 0)
			return true;
		arg += length;
	}
	return false;
}

static void
check_sentence(struct words *w, const struct source *s, const struct reason_info *info, const struct node *as)
{
	for (const char *open = as->text; (open = strchr(open, '{')); open++) {
		size_t n = strcspn(open + 1, "}");

		if (has_arg(info, open + 1, n))
			continue;
		diag_help(w->diags,
		          diag_add(w->diags, RG7006, (struct place){s, as->span}, "'%s' has nothing called '%.*s'", info->name,
		                   (int)n, open + 1),
		          *info->args ? "what it has: %s" : "it has no names to fill in%s", info->args);
		w->failed = true;
	}
}

/* an expression can stand elsewhere in the words for a phrase, but must be in it */
static void
check_phrase(struct words *w, const struct source *s, const struct node *text, const struct node *as)
{
	for (const char *open = as->text; (open = strchr(open, '{')); open++) {
		char *name = arena_copy(&w->arena, open, strcspn(open, "}") + 1);

		if (strstr(text->text, name))
			continue;
		diag_help(w->diags, diag_add(w->diags, RG7006, (struct place){s, as->span}, "the phrase has no '%s'", name),
		          "what stands in braces is filled in, and can be left out or stand elsewhere; no other can be added");
	}
}

static void
take_sentences(struct words *w, const struct source *s, const struct node *list)
{
	for (const struct node *n = list ? list->first : NULL; n; n = n->next) {
		const struct node *code = node_get(n, "code"), *as = node_get(n, "as");
		const struct reason_info *info = info_of(code->text);

		if (!info) {
			const char *near = nearest_word(code->text, code_name, NULL);
			struct diag *d = diag_add(w->diags, RG7006, (struct place){s, code->span}, "no reason has the code '%s'",
			                          code->text);

			if (near)
				diag_help(w->diags, d, "did you mean '%s'?", near);
			w->failed = true;
			continue;
		}
		check_sentence(w, s, info, as);
		*table_put(&w->say, code->text) = (void *)as;
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

/* what regc's own catalogue lists is known; of the project's it is seen when the templates are */
static void
take_phrases(struct words *w, const struct source *s, const struct node *list)
{
	if (s == w->own)
		w->own_phrases = list;
	for (const struct node *n = list ? list->first : NULL; n; n = n->next) {
		const struct node *text = node_get(n, "text"), *as = node_get(n, "as");
		void **place = table_put(&w->phrases, text->text);

		if (as)
			check_phrase(w, s, text, as);
		if (as || !*place)
			*place = (void *)n;
		if (s != w->own)
			*table_put(&w->known, text->text) = (void *)text;
	}
}

static void
take_file(struct words *w, const struct schemas *schemas, const struct source *s)
{
	struct node *root = read_yaml(&w->arena, w->diags, s);
	const struct node *terms;

	if (!root || !shape_check(&w->arena, w->diags, s, schema_at(schemas, "words.schema.yaml"), root)) {
		w->failed = true;
		return;
	}
	take_sentences(w, s, node_get(root, "say"));
	take_phrases(w, s, node_get(root, "phrases"));
	take_search(w, node_get(root, "search"));
	if (node_get(root, "language"))
		w->language = node_text(root, "language");
	terms = node_get(root, "terms");
	for (const struct node *n = terms ? terms->first : NULL; n; n = n->next)
		*table_put(&w->terms, node_text(n, "term")) = node_get(n, "as");
}

static void
put_text(struct buf *xml, const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (s[i] == '<' || s[i] == '&' || s[i] == '"' || s[i] == '>')
			buf_printf(xml, "&#%d;", s[i]);
		else
			buf_putc(xml, s[i]);
}

/* "In force since {since}." → In force since <arg name="since"/>. */
static void
put_sentence(struct buf *xml, const char *code, const char *text)
{
	buf_printf(xml, "<say code=\"%s\">", code);
	while (*text) {
		size_t n = strcspn(text, "{");

		put_text(xml, text, n);
		text += n;
		if (*text == '{') {
			n = strcspn(++text, "}");
			buf_printf(xml, "<arg name=\"%.*s\"/>", (int)n, text);
			text += n + (text[n] == '}');
		}
	}
	buf_puts(xml, "</say>\n");
}

void
words_xml(const struct words *w, struct buf *xml)
{
	buf_printf(xml, "<words xmlns=\"urn:regc:words\" language=\"%s\">\n", w->language);
	for (size_t i = 0; i < w->say.n; i++)
		put_sentence(xml, w->say.entries[i].key, ((const struct node *)w->say.entries[i].value)->text);
	for (size_t i = 0; i < w->terms.n; i++) {
		const char *term = w->terms.entries[i].key, *as = ((const struct node *)w->terms.entries[i].value)->text;

		buf_puts(xml, "<term word=\"");
		put_text(xml, term, strlen(term));
		buf_puts(xml, "\">");
		put_text(xml, as, strlen(as));
		buf_puts(xml, "</term>\n");
	}
	buf_puts(xml, "</words>\n");
}

/* ---- plain text ---- */

/* the words for a value: those of its own scope ("state.none") go before those of the word alone */
static const char *
term_of(const struct words *w, const char *scope, const char *word)
{
	struct buf key = {0};
	const struct node *as;

	buf_printf(&key, "%s.%s", scope, word);
	as = table_get(&w->terms, key.s);
	buf_free(&key);
	if (!as)
		as = table_get(&w->terms, word);
	return as ? as->text : word;
}

static void
put_argument(const struct words *w, struct buf *out, const struct node *reason, const char *name, size_t n)
{
	const struct node *args = node_get(reason, "args");

	for (const struct node *arg = args ? args->first : NULL; arg; arg = arg->next)
		if (strlen(node_text(arg, "name")) == n && strncmp(node_text(arg, "name"), name, n) == 0) {
			const struct node *to = node_get(arg, "value");
			const char *value = to->text;

			buf_puts(out, to->to ? value : *value ? term_of(w, node_text(arg, "name"), value) : term_of(w, "missing", node_text(arg, "name")));
		}
}

void
words_text(const struct words *w, struct buf *out, const struct node *reason)
{
	const char *text = ((const struct node *)table_get(&w->say, node_text(reason, "code")))->text;

	while (*text) {
		size_t n = strcspn(text, "{");

		buf_add(out, text, n);
		text += n;
		if (*text == '{') {
			n = strcspn(++text, "}");
			put_argument(w, out, reason, text, n);
			text += n + (text[n] == '}');
		}
	}
}

const struct node *
words_search(const struct words *w, const char *list)
{
	const struct node *n = node_get(w->search, list);

	return n ? n->first : NULL;
}

/* ---- phrases ---- */

const char *
words_phrase(struct words *w, const char *phrase)
{
	const struct node *n = table_get(&w->phrases, phrase);

	if (!n)
		return NULL;
	*table_put(&w->known, node_text(n, "text")) = (void *)n;
	return node_get(n, "as") ? node_text(n, "as") : NULL;
}

static const char *
known_phrase(const void *ctx, size_t i)
{
	const struct words *w = ctx;

	return i < w->known.n ? w->known.entries[i].key : NULL;
}

void
words_check_phrases(struct words *w)
{
	for (const struct node *n = w->own_phrases ? w->own_phrases->first : NULL; n; n = n->next) {
		const struct node *text = node_get(n, "text");
		const char *near;
		struct diag *d;

		if (table_get(&w->known, text->text))
			continue;
		d = diag_add(w->diags, RG7006, (struct place){w->own, text->span}, "no template has the phrase '%s'", text->text);
		near = nearest_word(text->text, known_phrase, w);
		diag_help(w->diags, d, near ? "did you mean '%s'?" : "'regc new words' prints all of them%.0s", near ? near : "");
	}
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
		if (!table_get(&w->say, reason_infos[i].name)) {
			diag_add(w->diags, RG7006, (struct place){s, {0, 0}}, "no words for '%s'", reason_infos[i].name);
			w->failed = true;
		}
}

/* findings point into its text, which lives as long as what they are kept in */
static void
take_own(struct words *w, const struct schemas *schemas, const char *project)
{
	enum source_result result;

	w->own = source_new(&w->diags->arena, project, "templates/words.yaml");
	if ((result = source_load(w->own)) == SOURCE_OK)
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

	*w = (struct words){.diags = ds};
	w->search = node_map(&w->arena);
	take_file(w, schemas, builtin(w));
	if (project)
		take_own(w, schemas, project);
	check_complete(w, builtin(w));
	if (!w->failed)
		return w;
	words_close(w);
	return NULL;
}

void
words_close(struct words *w)
{
	if (!w)
		return;
	table_free(&w->say);
	table_free(&w->terms);
	table_free(&w->phrases);
	table_free(&w->known);
	arena_free(&w->arena);
	free(w);
}
