/* regc facts: what is not recorded, ordered by how much it decides, as questions to whoever knows. */
#include "facts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../base/report.h"
#include "../pages/answer.h"
#include "commands.h"
#include "progress.h"
#include "record.h"

enum { MOST_SHOWN = 20, MOST_COULD = 3, WIDTH = 80 };

/* ---- what a question says ---- */

void
facts_question(struct buf *out, const struct facts *f, const struct inquiry *one)
{
	words_text(f->words, out, one->says);
}

static void
say(struct buf *out, const struct facts *f, const struct node *reason)
{
	if (out->n)
		buf_putc(out, ' ');
	words_text(f->words, out, reason);
}

/* "AI Act Art. 50(2) could be high", for the gravest, each rule of law once */
static void
say_could(struct buf *out, const struct facts *f, const struct inquiry *one)
{
	const struct card *said[MOST_COULD];
	size_t n = 0;

	for (size_t i = 0; i < one->nmappings && n < MOST_COULD; i++) {
		const struct verdict *v = one->mappings[i];
		int band = inquiry_band(v);
		struct arena a = {0};
		enum bearer bearer = verdict_bearer(v);
		struct node *r;
		size_t k = 0;

		while (k < n && said[k] != v->obligation)
			k++;
		if (k < n || band == NOT_RATED)
			continue;
		said[n++] = v->obligation;
		r = reason_add(&a, node_list(&a), bearer == BEARER_PLATFORM ? REASON_ASK_COULD : REASON_ASK_COULD_OTHERS);
		reason_text(&a, r, "article", citation_short(&a, v->obligation));
		reason_text(&a, r, "band", exposure_name(band));
		if (bearer != BEARER_PLATFORM)
			reason_text(&a, r, "bearer", bearer_name(bearer));
		say(out, f, r);
		arena_free(&a);
	}
}

/* "It matters whether it was placed on the market before 2 August 2026." */
static void
say_matters(struct buf *out, const struct facts *f, const struct inquiry *one)
{
	struct arena a = {0};
	struct node *tests = node_list(&a);

	inquiry_tests(one, &a, tests);
	for (const struct node *test = tests->first; test; test = test->next) {
		struct node *r = reason_add(&a, node_list(&a), REASON_ASK_MATTERS);
		struct buf text = {0};

		words_text(f->words, &text, test);
		reason_text(&a, r, "what", arena_string(&a, text.s));
		say(out, f, r);
		buf_free(&text);
	}
	arena_free(&a);
}

void
facts_decides(struct buf *out, const struct facts *f, const struct inquiry *one)
{
	/* without and with mappings: and nothing else, duties, or laws too */
	static const enum reason_code codes[2][3] = {
		{REASON_ASK_DUTIES, REASON_ASK_DUTIES, REASON_ASK_LAWS},
		{REASON_ASK_MAPPINGS, REASON_ASK_MAPPINGS_DUTIES, REASON_ASK_MAPPINGS_LAWS},
	};
	struct arena a = {0};
	struct node *r = reason_add(&a, node_list(&a), codes[one->nmappings > 0][one->laws ? 2 : one->duties > 0]);

	if (one->nmappings)
		reason_count(&a, r, "n", one->nmappings);
	if (one->laws)
		reason_count(&a, r, "laws", one->laws);
	if (one->duties)
		reason_count(&a, r, "duties", one->duties);
	say(out, f, r);
	say_matters(out, f, one);
	say_could(out, f, one);
	arena_free(&a);
}

void
facts_look(struct buf *out, const struct facts *f, const struct inquiry *one)
{
	static const char *const kinds[] = {"offered", "role", "law-fact", "governs", "user-classes", "seat", "document"};
	const struct statement *st = &one->asks;
	const char *of = st->kind == STATEMENT_FACT && !st->to ? st->fact : kinds[st->kind];
	const char *definition = st->kind == STATEMENT_ROLE ? node_text(st->to->facts, "definition") : NULL;

	words_term(f->words, out, "look", of, NULL);
	if (definition)
		buf_printf(out, ": %s", definition);
}

/* a word that some law tests, as the answer would have it; or NULL */
static const char *
tested_word(struct arena *a, const struct inquiry *one)
{
	struct node *tests = node_list(a);

	inquiry_tests(one, a, tests);
	return node_text(reason_argument(tests->first, "value"), "value");
}

const char *
facts_takes(struct arena *a, const struct inquiry *one)
{
	const struct statement *st = &one->asks;
	const char *word;

	if (st->kind == STATEMENT_SEAT)
		return "the code of a place, such as EU or US-CA";
	if (st->kind == STATEMENT_USER_CLASSES)
		return "consumer, business or both";
	if (st->kind == STATEMENT_DOCUMENT)
		return "its title";
	if (one->takes == FACT_YES_NO)
		return "yes or no";
	if (one->takes == FACT_DATE)
		return "a date, or never";
	if (one->takes == FACT_WORD && (word = tested_word(a, one)) && fact_takes(st->fact, one->takes, "any-word"))
		return arena_printf(a, "a word, such as %s", word);
	return fact_wanted(a, st->to ? st->to->name : st->fact, one->takes);
}

/* ---- answers ---- */

/* a word of a list that ends with NULL */
static bool
is_any(const char *word, const char *const *words)
{
	while (*words && strcmp(*words, word) != 0)
		words++;
	return *words != NULL;
}

bool
facts_is_unknown(const char *answer)
{
	return is_any(answer, (const char *const[]){"", "?", "unknown", "skip", "s", NULL});
}

bool
facts_is_yes(const char *answer)
{
	return is_any(answer, (const char *const[]){"yes", "y", "Yes", "YES", "true", NULL});
}

bool
facts_is_no(const char *answer)
{
	return is_any(answer, (const char *const[]){"no", "n", "No", "NO", "false", NULL});
}

/* A party to a case is recorded by the case; that somebody is none is not. */
static bool
answer_yes_no(struct facts *f, struct statement *st, const char *answer, enum diag_code code)
{
	struct diags *ds = &f->options->diags;
	bool value = facts_is_yes(answer);

	if (!value && !facts_is_no(answer)) {
		diag_help(ds, diag_add(ds, code, st->place, "'%s' is neither yes nor no", answer),
		          "answer yes or no, or leave it empty");
		return false;
	}
	if (st->kind == STATEMENT_FACT && !st->value)
		st->value = value ? "yes" : "no";
	else if (st->kind == STATEMENT_FACT && !value) {
		diag_help(ds, diag_add(ds, code, st->place, "that it is no party cannot be recorded"), "leave the answer empty");
		return false;
	} else
		st->holds = value;
	return true;
}

static bool
answer_seat(struct facts *f, struct statement *st, const char *answer, enum diag_code code)
{
	struct diags *ds = &f->options->diags;

	if ((st->to = territory_find(&f->c.model, answer)))
		return true;
	diag_help(ds, diag_add(ds, code, st->place, "unknown jurisdiction '%s'", answer),
	          "write its code, such as EU; 'regc dump --after=link' lists all units");
	return false;
}

bool
facts_answer(struct facts *f, struct statement *st, struct arena *a, const struct inquiry *one, const char *answer,
             enum diag_code code, struct place place)
{
	*st = one->asks;
	st->place = place;
	if (one->takes == FACT_YES_NO)
		return answer_yes_no(f, st, answer, code);
	if (st->kind == STATEMENT_SEAT)
		return answer_seat(f, st, answer, code);
	st->value = arena_string(a, answer);
	return statement_check(st, &f->options->diags, code) && statement_is_new(st, &f->options->diags, code, &f->c.model);
}

/* ---- entering them ---- */

const char *
facts_confidence(const char *class)
{
	static const char *const words[][2] = {
		{"official", "high"}, {"copy", "high"}, {"secondary", "medium"}, {"memory", "low"},
	};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcmp(words[i][0], class) == 0)
			return words[i][1];
	return NULL;
}

/* the files that answers go into, as they are and as they will be */
struct rewriting {
	struct facts *facts;
	struct arena arena;
	struct rewritten {
		const char *path;
		const struct source *was, *now;
	} *files;
	size_t n;
};

/* a document that another answer brings already would replace that one */
static void
refuse_second(struct rewriting *w, const struct statement *st)
{
	struct diags *ds = &w->facts->c.diags;

	diag_help(ds, diag_add(ds, RG2030, st->place, "two answers bring a document with the id '%s/%s'", st->of->unit->id,
	                       statement_id(&ds->arena, st->value)),
	          "answer one of the questions; then name the other service in that document's 'services'");
}

/* the file that a statement goes into; `was` is NULL where it is a new one. NULL with a finding. */
static struct rewritten *
open_file(struct rewriting *w, const struct statement *st)
{
	const char *path = enter_path(&w->arena, st);
	struct source *s = st->of->source;
	struct rewritten *file = w->files;
	enum source_result result;

	if (s->library) {
		diag_help(&w->facts->c.diags,
		          diag_add(&w->facts->c.diags, RG9010, (struct place){0}, "'%s' is a unit of the library '%s', to which nothing is written",
		                   st->of->id, s->library),
		          "tell those who keep the library; a map can have a unit of its own instead (see 'instead' in 'regc schema project')");
		return NULL;
	}
	while (file < w->files + w->n && strcmp(file->path, path) != 0)
		file++;
	if (file < w->files + w->n && st->kind == STATEMENT_DOCUMENT) {
		refuse_second(w, st);
		return NULL;
	}
	if (file < w->files + w->n)
		return file;
	*file = (struct rewritten){arena_string(&w->arena, path), NULL, NULL};
	if (st->kind != STATEMENT_DOCUMENT) {
		if ((result = source_load(s)) != SOURCE_OK) {
			diag_unread(&w->facts->c.diags, (struct place){0}, s, result);
			return NULL;
		}
		file->was = file->now = source_of_text(&w->arena, path, s->text, s->size);
		source_unload(s);
	}
	w->n++;
	return file;
}

static bool
enter_all(struct rewriting *w, const struct answered *all, size_t n)
{
	ARENA_ARRAY(&w->arena, w->files, n);
	for (size_t i = 0; i < n; i++) {
		struct rewritten *file = open_file(w, &all[i].statement);

		if (!file || !(file->now = enter(&w->arena, &w->facts->c.diags, file->now, &all[i].statement, &all[i].grounds, false)))
			return false;
	}
	return true;
}

static int
by_path(const void *left, const void *right)
{
	return strcmp(((const struct rewritten *)left)->path, ((const struct rewritten *)right)->path);
}

/* the project as the files will be, or with no texts as they are */
static bool
compile_again(struct rewriting *w, bool with_texts)
{
	struct facts *f = w->facts;
	struct text_file *texts;
	const char **paths;
	bool fine;

	ARENA_ARRAY(&w->arena, texts, w->n);
	ARENA_ARRAY(&w->arena, paths, w->n);
	for (size_t i = 0; i < w->n; i++) {
		paths[i] = w->files[i].path;
		if (with_texts) /* where an answer could not be entered there is none */
			texts[i] = (struct text_file){paths[i], w->files[i].now->text, w->files[i].now->size};
	}
	f->co.texts = texts;
	f->co.ntexts = with_texts ? w->n : 0;
	fine = compile_update(&f->c, &f->co, STAGE_ANALYSE, paths, w->n);
	f->co.texts = NULL;
	f->co.ntexts = 0;
	return fine;
}

/* a file that somebody else has changed meanwhile is not replaced */
static bool
write_file(struct rewriting *w, const struct rewritten *file)
{
	struct facts *f = w->facts;
	struct source *disk = source_new(&w->arena, f->co.project, file->path);
	struct recording recording = {f->co.project, &f->c.diags};
	enum source_result result;
	bool same;

	if (!file->was)
		return record_file(&recording, file->path, file->now->text, file->now->size);
	result = source_load(disk);
	same = result == SOURCE_OK && disk->size == file->was->size &&
	       memcmp(disk->text, file->was->text, disk->size) == 0;

	source_unload(disk);
	if (!same)
		diag_unread(&f->c.diags, (struct place){0}, disk, result == SOURCE_OK ? SOURCE_CHANGED : result);
	return same && write_whole(&f->c.diags, disk->disk, file->now->text, file->now->size);
}

bool
facts_enter(struct facts *f, const struct answered *all, size_t n)
{
	struct rewriting w = {.facts = f};
	bool fine = enter_all(&w, all, n);

	if (fine) {
		qsort(w.files, w.n, sizeof *w.files, by_path);
		fine = compile_again(&w, true);
	}
	for (size_t i = 0; i < w.n && fine; i++)
		fine = write_file(&w, &w.files[i]);
	if (fine)
		f->entered += n;
	else {
		progress_report(f->options, &f->c.diags);
		f->lost = !compile_again(&w, false);
	}
	if (f->lost)
		progress_report(f->options, &f->c.diags);
	arena_free(&w.arena);
	return fine;
}

/* ---- the list ---- */

/* the YAML that records an answer, with what is to be filled in */
static void
put_yaml(struct buf *out, const struct inquiry *one, int indent)
{
	static const char *const values[] = {"yes", "YYYY-MM-DD", "NUMBER", "WORD"};
	static const struct grounds grounds = {.confidence = "medium", .title = "WHERE IT SAYS SO", .url = "https://", .class = "official"};
	struct statement st = one->asks;
	struct arena a = {0};

	if (st.kind == STATEMENT_FACT && !st.value)
		st.value = values[one->takes];
	if (st.kind == STATEMENT_USER_CLASSES)
		st.value = "both";
	if (st.kind == STATEMENT_DOCUMENT)
		st.value = "Terms";
	if (st.kind == STATEMENT_SEAT)
		buf_printf(out, "%*sseat: CODE\n", indent, "");
	else
		enter_show(out, &a, &st, &grounds, st.of->facts, indent);
	arena_free(&a);
}

static void
put_wrapped(struct buf *out, struct buf *text, const char *before, size_t indent)
{
	if (!text->n)
		return;
	buf_printf(out, "%*s%s", (int)indent, "", before);
	report_wrap(out, text->s, indent + strlen(before), indent, WIDTH);
	buf_putc(out, '\n');
	buf_free(text);
}

/* "in platforms/beta.yaml, service 'gallery':" */
static void
put_where(struct buf *out, const struct inquiry *one)
{
	const struct card *of = one->asks.of;
	bool service = strcmp(of->kind, "service") == 0;
	static const char *const denied[] = {
		[STATEMENT_OFFERED] = " (with 'holds: false' if not)", [STATEMENT_ROLE] = " (with 'holds: false' if not)",
		[STATEMENT_FACT] = "", [STATEMENT_GOVERNS] = " (with 'holds: false' if not)",
		[STATEMENT_USER_CLASSES] = "", [STATEMENT_SEAT] = "", [STATEMENT_DOCUMENT] = "",
	};

	if (one->asks.kind == STATEMENT_DOCUMENT) {
		buf_printf(out, "    in a file of its own, such as documents/%s/terms.yaml:\n", of->unit->id);
		return;
	}
	buf_printf(out, "    in %s%s%s%s%s:\n", of->source->path, service ? ", service '" : "", service ? of->name : "",
	           service ? "'" : "", denied[one->asks.kind]);
}

static void
put_inquiry(struct buf *out, const struct facts *f, const struct inquiry *one, size_t number)
{
	struct buf text = {0};
	const char *place = arena_printf(&f->options->arena, "%2zu. ", number);

	facts_question(&text, f, one);
	buf_puts(out, place);
	report_wrap(out, text.s, strlen(place), 4, WIDTH);
	buf_putc(out, '\n');
	buf_free(&text);
	facts_decides(&text, f, one);
	put_wrapped(out, &text, "", 4);
	facts_look(&text, f, one);
	put_wrapped(out, &text, "look in: ", 4);
	put_where(out, one);
	put_yaml(out, one, 6);
	buf_putc(out, '\n');
}

void
facts_inquire(struct facts *f, struct inquiries *q)
{
	const struct card *platform = f->platform ? card_find(&f->c.model, "platform", f->platform) : NULL;

	inquiries_make(q, &f->c.model, &f->c.verdicts, f->c.analysis.clock, platform);
}

static size_t
mappings_of(const struct facts *f)
{
	size_t n = 0;

	for (size_t i = 0; i < f->c.verdicts.n; i++)
		n += !f->platform || strcmp(f->c.verdicts.all[i].service->unit->id, f->platform) == 0;
	return n;
}

static void
put_left(struct buf *out, const struct facts *f, const struct inquiries *q)
{
	struct arena a = {0};
	struct node *list = node_list(&a), *r = reason_add(&a, list, REASON_ASK_LEFT);
	struct buf text = {0};

	reason_count(&a, r, "n", q->mappings);
	reason_count(&a, r, "of", mappings_of(f));
	reason_count(&a, r, "questions", q->n);
	say(&text, f, r);
	reason_count(&a, r = reason_add(&a, list, REASON_ASK_BEYOND), "n", q->beyond);
	if (q->beyond)
		say(&text, f, r);
	put_wrapped(out, &text, "", 0);
	buf_putc(out, '\n');
	arena_free(&a);
}

static int
list_questions(struct facts *f)
{
	struct inquiries q;
	struct buf out = {0};
	size_t most;
	int status;

	facts_inquire(f, &q);
	most = f->platform || f->options->values[OPTION_ALL] || q.n < MOST_SHOWN ? q.n : MOST_SHOWN;
	scenario_put(&out, f->words, f->c.analysis.scenario);
	put_left(&out, f, &q);
	for (size_t i = 0; i < most; i++)
		put_inquiry(&out, f, q.all[i], i + 1);
	if (most < q.n)
		buf_printf(&out, "%zu more; name a platform, or use --all\n", q.n - most);
	status = progress_print(&out);
	inquiries_free(&q);
	buf_free(&out);
	return status;
}

/* ---- the command ---- */

static bool
check_options(struct options *o)
{
	bool assumes = o->values[OPTION_ASSUME] || o->values[OPTION_ASSUME_FILE];

	if (assumes && (o->values[OPTION_ASK] || o->values[OPTION_FORM]))
		diag_help(&o->diags, usage(o, "answers cannot be entered in a scenario"),
		          "leave out --assume, or --ask and --form");
	if (o->values[OPTION_ASK] && o->values[OPTION_FORM])
		diag_help(&o->diags, usage(o, "'--ask' and '--form' exclude each other"), "leave out one of the two");
	return !o->diags.n;
}

static int
run_open(struct facts *f)
{
	struct options *o = f->options;

	if (o->values[OPTION_ASK])
		return facts_ask(f);
	if (o->values[OPTION_FORM])
		return facts_form(f, o->values[OPTION_FORM]);
	return list_questions(f);
}

int
run_facts(struct options *o)
{
	struct facts f = {.options = o, .co = author_options(o), .platform = o->arguments[0]};
	const struct card *platform = NULL;
	int status;

	if (!check_options(o) || !scenario_assume(o, &f.co))
		return finish(o, &o->diags);
	if (compile(&f.c, &f.co, STAGE_ANALYSE) && (!f.platform || (platform = find_unit(&f.c, "platform", f.platform)))) {
		f.platform = platform ? arena_string(&o->arena, platform->id) : NULL; /* the card can go when answers are entered */
		f.words = words_of_project(&f.c.diags, &f.c.schemas, f.c.project);
	}
	progress_end(o); /* questions are asked on the terminal */
	status = f.words ? run_open(&f) : 2;
	if (!f.words)
		status = finish(o, &f.c.diags);
	else if (o->diags.n)
		status = finish(o, &o->diags);
	words_close(f.words);
	compile_free(&f.c);
	return status;
}
