#include "scenarios.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "../base/file.h"
#include "../base/report.h"
#include "commands.h"
#include "enter.h"

enum { ASSUMED_MAX = 1 << 20 }; /* bytes of a file of assumptions */

struct assuming {
	struct options *options;
	struct compile_options *co;
	struct place *places; /* of the statements */
	size_t n, cap;
	struct text_file *texts; /* by path: those that were edited */
	size_t ntexts, cap_texts;
};

/* ---- the statements given ---- */

static void
add_place(struct assuming *as, const struct source *s, uint32_t from, uint32_t to)
{
	as->places = mem_room(as->places, as->n, &as->cap, sizeof *as->places);
	as->places[as->n++] = (struct place){s, {from, to}};
}

static void
add_text(struct assuming *as, const char *text, size_t n)
{
	add_place(as, source_of_text(&as->options->arena, "--assume", text, n), 0, (uint32_t)n);
}

/* one a line; '#' begins a comment */
static void
add_lines(struct assuming *as, const struct source *s)
{
	for (uint32_t at = 0, end; at < s->size; at = end + 1) {
		uint32_t to, from = at + (uint32_t)strspn(s->text + at, " \t");

		end = at + (uint32_t)strcspn(s->text + at, "\n");
		for (to = from; to < end && !(s->text[to] == '#' && (to == from || strchr(" \t", s->text[to - 1]))); to++)
			;
		while (to > from && strchr(" \t\r", s->text[to - 1]))
			to--;
		if (to > from)
			add_place(as, s, from, to);
	}
}

static bool
add_file(struct assuming *as, const char *path)
{
	struct options *o = as->options;
	size_t n;
	char *text = file_load(path, ASSUMED_MAX, &n);

	if (!text) {
		diag_add(&o->diags, RG9001, (struct place){0}, "cannot read %s: %s", path, file_why(errno));
		return false;
	}
	if (utf8_check(text, n) == n && strlen(text) == n)
		add_lines(as, source_of_text(&o->arena, path, text, n));
	else
		diag_add(&o->diags, RG9012, (struct place){0}, "%s is not a text in UTF-8", path);
	free(text);
	return !o->diags.n;
}

/* ---- their entry ---- */

static int
by_path(const void *left, const void *right)
{
	return strcmp(((const struct text_file *)left)->path, ((const struct text_file *)right)->path);
}

static struct text_file *
find_text(const struct assuming *as, const char *path)
{
	for (size_t i = 0; i < as->ntexts; i++)
		if (strcmp(as->texts[i].path, path) == 0)
			return &as->texts[i];
	return NULL;
}

/* the text of a file, as edited so far; NULL with a finding */
static const struct source *
current_text(struct assuming *as, struct source *file)
{
	const struct text_file *text = find_text(as, file->path);
	const struct source *s = NULL;
	enum source_result result;

	if (text)
		return source_of_text(&as->options->arena, file->path, text->text, text->n);
	if ((result = source_load(file)) == SOURCE_OK)
		s = source_of_text(&as->options->arena, file->path, file->text, file->size);
	else
		diag_unread(&as->options->diags, (struct place){0}, file, result);
	source_unload(file);
	return s;
}

static void
keep_text(struct assuming *as, const char *path, const struct source *s)
{
	struct text_file *text = find_text(as, path);

	if (!text) {
		as->texts = mem_room(as->texts, as->ntexts, &as->cap_texts, sizeof *as->texts);
		text = &as->texts[as->ntexts++];
	}
	*text = (struct text_file){path, s->text, s->size};
}

/* An assumption weakens nothing that rests on it, but says what it is. */
static const struct grounds grounds = {.confidence = "high", .class = "memory", .note = "assumed for a scenario"};

/* the texts edited so far, for a compilation */
static void
put_texts(struct assuming *as, struct compile_options *co)
{
	struct arena *a = &as->options->arena;
	struct text_file *texts;

	ARENA_ARRAY(a, texts, as->ntexts);
	for (size_t i = 0; i < as->ntexts; i++)
		texts[i] = (struct text_file){arena_string(a, as->texts[i].path), as->texts[i].text, as->texts[i].n};
	if (as->ntexts)
		qsort(texts, as->ntexts, sizeof *texts, by_path);
	co->texts = texts;
	co->ntexts = as->ntexts;
}

/* one that brings a document can be followed by others about it */
static bool
enter_one(struct assuming *as, struct compilation *c, struct compile_options *all, struct place place)
{
	struct options *o = as->options;
	const struct source *text = NULL;
	struct statement st;
	const char *path;

	if (!statement_read(&st, &o->arena, &o->diags, RG9012, &c->model, place.source, place.span) ||
	    !statement_is_new(&st, &o->diags, RG9012, &c->model))
		return true;
	if (st.kind != STATEMENT_DOCUMENT && !(text = current_text(as, st.of->source)))
		return true;
	path = arena_string(&o->arena, enter_path(&o->arena, &st));
	if (!(text = enter(&o->arena, &o->diags, text, &st, &grounds, true)))
		return true;
	keep_text(as, path, text);
	if (st.kind != STATEMENT_DOCUMENT)
		return true;
	put_texts(as, all);
	return compile_update(c, all, STAGE_LINK, &path, 1);
}

static void
enter_all(struct assuming *as)
{
	struct options *o = as->options;
	struct compile_options all = author_options(o);
	struct compilation c = {0};
	bool fine;

	if (!as->n)
		return;
	all.out = as->co->out;
	fine = compile(&c, &all, STAGE_LINK);
	for (size_t i = 0; i < as->n && fine; i++)
		fine = enter_one(as, &c, &all, as->places[i]);
	compile_free(&c);
}

/* what was gathered becomes the compilation's; it lives as long as the options */
static void
hand_over(struct assuming *as)
{
	struct place *places;

	put_texts(as, as->co);
	ARENA_ARRAY(&as->options->arena, places, as->n);
	for (size_t i = 0; i < as->n; i++)
		places[i] = as->places[i];
	as->co->assumed = places;
	as->co->nassumed = as->n;
	free(as->texts);
	free(as->places);
}

bool
scenario_assume(struct options *o, struct compile_options *co)
{
	const char *given = o->values[OPTION_ASSUME], *file = o->values[OPTION_ASSUME_FILE], *end;
	struct assuming as = {.options = o, .co = co};

	for (; given; given = *end ? end + 1 : NULL) {
		end = given + strcspn(given, "\n");
		add_text(&as, given, (size_t)(end - given));
	}
	if (!file || add_file(&as, file))
		enter_all(&as);
	hand_over(&as);
	return !o->diags.n;
}

bool
scenario_again(struct options *o, struct compile_options *co, const char *const *statements)
{
	struct assuming as = {.options = o, .co = co};

	for (; statements && *statements; statements++)
		add_text(&as, *statements, strlen(*statements));
	enter_all(&as);
	hand_over(&as);
	return !o->diags.n;
}

void
scenario_put(struct buf *out, const struct words *words, const struct scenario *s)
{
	for (size_t i = 0; s && i < s->n; i++) {
		struct arena a = {0};
		struct buf text = {0};

		buf_puts(&text, "scenario, assumed: ");
		words_text(words, &text, scenario_says(&a, node_list(&a), &s->all[i]));
		report_wrap(out, text.s, 0, 2, 80);
		buf_putc(out, '\n');
		buf_free(&text);
		arena_free(&a);
	}
	if (s)
		buf_putc(out, '\n');
}
