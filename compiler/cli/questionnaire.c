/* regc facts --form: the questions as a YAML form that somebody else can fill in, and its answers read back. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "../base/file.h"
#include "../base/report.h"
#include "../syntax/read.h"
#include "../syntax/shape.h"
#include "commands.h"
#include "edit.h"
#include "facts.h"
#include "progress.h"

enum { WIDTH = 100, INDENT = 6 };

/* ---- writing one ---- */

/* a text in lines, which YAML folds into one */
static void
put_folded(struct buf *out, const char *key, struct buf *text)
{
	buf_printf(out, "    %s: >-\n%*s", key, INDENT, "");
	report_wrap(out, text->s ? text->s : "", INDENT, INDENT, WIDTH);
	buf_putc(out, '\n');
	buf_free(text);
}

static void
put_quoted(struct buf *out, const char *key, const char *text)
{
	buf_printf(out, "    %s: ", key);
	edit_quote(out, text);
	buf_putc(out, '\n');
}

static void
put_question(struct buf *out, const struct facts *f, const struct inquiry *one)
{
	static const char *const empty[] = {"answer", "since", "source", "address", "class"};
	struct arena a = {0};
	struct buf text = {0};

	facts_question(&text, f, one);
	buf_puts(out, "  - question: ");
	edit_quote(out, text.s);
	buf_putc(out, '\n');
	buf_free(&text);
	facts_decides(&text, f, one);
	put_folded(out, "decides", &text);
	facts_look(&text, f, one);
	put_folded(out, "look", &text);
	put_quoted(out, "about", one->asks.text);
	put_quoted(out, "takes", facts_takes(&a, one));
	for (size_t i = 0; i < sizeof empty / sizeof *empty; i++)
		put_quoted(out, empty[i], "");
	arena_free(&a);
}

/* In the folder of the project it would be read as one of its units. */
static bool
check_place(struct facts *f, const char *path)
{
	struct diags *ds = &f->options->diags;
	const char *slash = strrchr(path, '/'), *folder = ".";
	char *below;

	if (!ends_with(path, ".yaml") && !ends_with(path, ".yml"))
		return true;
	if (slash)
		folder = arena_copy(&f->options->arena, path, (size_t)(slash - path) + (slash == path));
	if (!(below = file_below(f->co.project, folder)))
		return true;
	free(below);
	diag_help(ds, diag_add(ds, RG9003, (struct place){0}, "cannot write %s: in the project it would be read as one of its units", path),
	          "name a file outside of the folder of the project");
	return false;
}

static int
write_form(struct facts *f, const char *path)
{
	struct buf out = {0};
	struct inquiries q;
	bool fine;

	if (!check_place(f, path))
		return 2;
	facts_inquire(f, &q);
	if (!q.n) {
		inquiries_free(&q);
		fprintf(stderr, "regc: no questions; nothing written\n");
		return 0;
	}
	buf_printf(&out, "# Facts that are not recorded, as questions. Fill in what you know between the quotation marks, leave the\n"
	                 "# rest empty, and give the file back to 'regc facts --form', which writes the answers into the project.\n"
	                 "#   answer   as 'takes' says\n"
	                 "#   since    the first day on which that is so, such as 2026-08-02, 2026-08 or not-before 2026\n"
	                 "#   source   who or what says so; 'address' is its web address\n"
	                 "#   class    official, copy, secondary or memory\n"
	                 "form: facts\nproject: %s\nquestions:\n",
	           cards_of(&f->c.model, "project").cards[0]->id);
	for (size_t i = 0; i < q.n; i++)
		put_question(&out, f, q.all[i]);
	fine = write_whole(&f->options->diags, path, out.s, out.n);
	if (fine && !f->options->values[OPTION_QUIET])
		fprintf(stderr, "regc: %zu question%s in %s; fill it in, then give it to --form again\n", q.n, plural(q.n), path);
	buf_free(&out);
	inquiries_free(&q);
	return fine ? 0 : 2;
}

/* ---- reading one ---- */

struct form_reading {
	struct facts *facts;
	struct arena arena;
	struct diags *diags;
	const struct source *form;
	struct answered *all;
	struct table answered; /* by what they are about */
	size_t n, known, unanswered;
	const char *note;
};

/* what is left empty is not there */
static void
drop_empty(struct node *map)
{
	for (struct node *n = map->first, *next; n; n = next) {
		next = n->next;
		if (n->kind == NODE_SCALAR && !*n->text)
			node_drop(map, n);
	}
}

static const struct node *
read_tree(struct form_reading *r)
{
	const struct schema *schema = schema_at(&r->facts->c.schemas, "form.schema.yaml");
	struct node *root = read_yaml(&r->arena, r->diags, r->form), *questions = node_get(root, "questions");

	for (struct node *q = questions ? questions->first : NULL; q; q = q->next)
		if (q->kind == NODE_MAP)
			drop_empty(q);
	if (root && root->kind == NODE_MAP)
		drop_empty(root);
	return root && shape_check(&r->arena, r->diags, r->form, schema, root) ? root : NULL;
}

static bool
reads(struct form_reading *r, struct statement *st, struct diags *ds, const char *text)
{
	const struct source *s = source_of_text(&r->arena, "answer", text, strlen(text));

	return statement_read(st, &r->arena, ds, RG2030, &r->facts->c.model, s, (struct span){0, (uint32_t)s->size});
}

/* "beta: offered EU" as "beta: not offered EU" */
static const char *
denied(struct arena *a, const char *about)
{
	size_t n = strcspn(about, ":");

	return arena_printf(a, "%.*s: not%s", (int)n, about, about + n + (about[n] == ':'));
}

/* a mistake of the statement is one of what it is about, or of the answer */
static void
pass_on(struct form_reading *r, const struct diags *ds, const struct node *about, const struct node *answer)
{
	const struct node *at = ds->all[0]->place.span.from < strlen(about->text) ? about : answer;
	struct diag *d = diag_add(r->diags, RG2030, (struct place){r->form, at->span}, "%s", ds->all[0]->message);

	if (ds->all[0]->help)
		diag_help(r->diags, d, "%s", ds->all[0]->help);
}

/* What is a statement by itself is answered with yes or no; to another one the answer is added. */
static bool
answer_statement(struct form_reading *r, struct statement *st, const struct node *about, const struct node *answer)
{
	struct diags ds = {0};
	bool whole = reads(r, st, &ds, about->text), fine = whole;
	bool yes = facts_is_yes(answer->text), no = facts_is_no(answer->text);

	diag_free(&ds);
	if (whole && !yes && !no) {
		diag_help(r->diags, diag_add(r->diags, RG2030, (struct place){r->form, answer->span}, "'%s' is neither yes nor no", answer->text),
		          "answer yes or no, or leave it empty");
		return false;
	}
	if (whole && no)
		fine = reads(r, st, &ds, denied(&r->arena, about->text));
	else if (!whole)
		fine = reads(r, st, &ds, arena_printf(&r->arena, "%s %s", about->text, answer->text));
	if (fine)
		st->place = (struct place){r->form, answer->span};
	else
		pass_on(r, &ds, about, answer);
	diag_free(&ds);
	return fine && statement_is_new(st, r->diags, RG2030, &r->facts->c.model);
}

static struct grounds
grounds_of(const struct form_reading *r, const struct node *question)
{
	struct grounds g = {.title = node_text(question, "source"), .url = node_text(question, "address"),
	                    .class = node_text(question, "class"), .from = node_text(question, "since"), .note = r->note};

	if (!g.class)
		g.class = g.title || g.url ? "secondary" : "memory";
	g.confidence = facts_confidence(g.class);
	return g;
}

static enum recorded
recorded(struct form_reading *r, const struct statement *st)
{
	struct source *file = st->of->source;
	enum source_result result = source_load(file);
	enum recorded found = RECORDED_OTHER;

	if (result == SOURCE_OK)
		found = enter_recorded(&r->arena, r->diags, RG2030, file, st);
	else
		diag_unread(r->diags, (struct place){0}, file, result);
	source_unload(file);
	return found;
}

static bool
is_second(struct form_reading *r, const struct node *about)
{
	void **first = table_put(&r->answered, about->text);
	struct diag *d;

	if (!*first) {
		*first = (void *)about;
		return false;
	}
	d = diag_add(r->diags, RG2030, (struct place){r->form, about->span}, "the question is answered twice");
	diag_note(r->diags, d, (struct place){r->form, ((const struct node *)*first)->span}, "first here");
	diag_help(r->diags, d, "keep one of the two");
	return true;
}

static void
take_question(struct form_reading *r, const struct node *question)
{
	const struct node *answer = node_get(question, "answer");
	struct answered *one = &r->all[r->n];

	if (!answer || facts_is_unknown(answer->text)) {
		r->unanswered++;
		return;
	}
	if (is_second(r, node_get(question, "about")))
		return;
	if (!answer_statement(r, &one->statement, node_get(question, "about"), answer))
		return;
	one->grounds = grounds_of(r, question);
	switch (recorded(r, &one->statement)) {
	case RECORDED_NOT:
		r->n++;
		break;
	case RECORDED_SAME:
		r->known++;
		break;
	case RECORDED_OTHER:
		break;
	}
}

static bool
check_project(struct form_reading *r, const struct node *root)
{
	const struct node *project = node_get(root, "project");
	const char *own = cards_of(&r->facts->c.model, "project").cards[0]->id;

	if (strcmp(project->text, own) == 0)
		return true;
	diag_help(r->diags, diag_add(r->diags, RG2030, (struct place){r->form, project->span}, "the form is of the project '%s', and this is '%s'", project->text, own),
	          "name the folder of that project with --project");
	return false;
}

static bool
take_answers(struct form_reading *r)
{
	const struct node *root = read_tree(r), *questions, *on;
	char day[DATE_TEXT];

	if (!root || !check_project(r, root))
		return false;
	on = node_get(root, "on");
	r->note = arena_printf(&r->arena, "answered on %s", on ? on->text : day_text(day_today(), day));
	questions = node_get(root, "questions");
	ARENA_ARRAY(&r->arena, r->all, node_count(questions));
	for (const struct node *q = questions->first; q; q = q->next)
		take_question(r, q);
	return !r->diags->n;
}

static int
read_form(struct facts *f, const char *path, const char *text, size_t n)
{
	struct form_reading r = {.facts = f, .diags = &f->options->diags};
	bool fine;

	r.form = source_of_text(&f->options->arena, path, text, n);
	fine = take_answers(&r) && (!r.n || facts_enter(f, r.all, r.n));
	if (fine && !f->options->values[OPTION_QUIET])
		fprintf(stderr, "regc: %zu fact%s written, %zu recorded already, %zu question%s not answered\n", r.n, plural(r.n),
		        r.known, r.unanswered, plural(r.unanswered));
	table_free(&r.answered);
	arena_free(&r.arena);
	return fine ? 0 : 1;
}

int
facts_form(struct facts *f, const char *path)
{
	size_t n;
	char *text = file_load(path, SOURCE_MAX, &n);
	int status;

	if (!text && file_is_absent(errno))
		return write_form(f, path);
	if (!text) {
		diag_add(&f->options->diags, RG9001, (struct place){0}, "cannot read %s: %s", path, file_why(errno));
		return 2;
	}
	status = read_form(f, path, text, n);
	free(text);
	return status;
}
