/* regc brief: a platform on one printed page, as Markdown, HTML or PDF. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "letter.h"
#include "progress.h"
#include "scenarios.h"

/* ---- Markdown ---- */

static enum reason_code
title_of_section(const char *name)
{
	static const struct {
		const char *name;
		enum reason_code title;
	} titles[] = {
		{"exposed", REASON_BRIEF_EXPOSED}, {"ahead", REASON_BRIEF_AHEAD},     {"tasks", REASON_BRIEF_TASKS},
		{"unknown", REASON_BRIEF_UNKNOWN}, {"changed", REASON_BRIEF_CHANGED}, {"sure", REASON_BRIEF_SURE},
	};
	size_t i = 0;

	while (strcmp(titles[i].name, name) != 0)
		i++;
	return titles[i].title;
}

/* a sentence of a code, with one argument or none */
static const char *
say(struct letter *l, enum reason_code code, const char *name, const char *value)
{
	struct node *r = reason_add(&l->arena, node_list(&l->arena), code);

	if (name)
		reason_text(&l->arena, r, name, value);
	return letter_sentence(l, r);
}

static void
put_day(struct letter *l, const char *on)
{
	struct buf day = {0};

	buf_puts(&l->out, "**");
	letter_plain(&l->out, words_date(l->words, &day, on, NULL) ? day.s : on);
	buf_puts(&l->out, "**: ");
	buf_free(&day);
}

static void
put_markdown_point(struct letter *l, const struct node *point)
{
	const struct node *unit = node_get(point, "unit"), *says = node_get(point, "says");
	const char *what = node_text(point, "what");

	buf_puts(&l->out, "* ");
	if (node_text(point, "on"))
		put_day(l, node_text(point, "on"));
	if (unit)
		letter_link(l, what ? what : unit->to->title, unit->to);
	if (unit && says->first)
		buf_puts(&l->out, ": ");
	letter_plain(&l->out, letter_sentences(l, says));
	buf_putc(&l->out, '\n');
}

static void
put_markdown_section(struct letter *l, const struct node *section)
{
	const struct node *says = node_get(section, "says"), *points = node_get(section, "points");

	buf_puts(&l->out, "\n## ");
	letter_plain(&l->out, say(l, title_of_section(node_text(section, "name")), NULL, NULL));
	buf_putc(&l->out, '\n');
	if (says->first) {
		buf_putc(&l->out, '\n');
		letter_plain(&l->out, letter_sentences(l, says));
		buf_putc(&l->out, '\n');
	}
	if (points->first)
		buf_putc(&l->out, '\n');
	for (const struct node *p = points->first; p; p = p->next)
		put_markdown_point(l, p);
	if (node_text(section, "more")) {
		buf_putc(&l->out, '\n');
		letter_plain(&l->out, say(l, REASON_BRIEF_MORE, "n", node_text(section, "more")));
		buf_putc(&l->out, '\n');
	}
}

static void
put_markdown(struct letter *l)
{
	const struct node *sections = node_get(node_get(l->document, "briefing"), "sections");
	const struct node *scenario = node_get(l->document, "scenario");

	if (scenario) {
		letter_plain(&l->out, say(l, REASON_BRIEF_SCENARIO, NULL, NULL));
		buf_putc(&l->out, ' ');
		letter_plain(&l->out, letter_sentences(l, scenario));
		buf_puts(&l->out, "\n\n");
	}
	buf_puts(&l->out, "# ");
	letter_plain(&l->out, say(l, REASON_BRIEF_TITLE, "platform", node_text(l->document, "title")));
	buf_puts(&l->out, "\n\n");
	letter_plain(&l->out, letter_sentences(l, node_get(l->document, "notices")));
	buf_putc(&l->out, ' ');
	letter_plain(&l->out, letter_sentences(l, node_get(l->document, "holds")));
	buf_putc(&l->out, '\n');
	for (const struct node *s = sections->first; s; s = s->next)
		put_markdown_section(l, s);
}

/* ---- HTML and PDF ---- */

static void
put_html(struct letter *l)
{
	letter_html(l, "sheet");
}

/* in the child: WeasyPrint between a file and standard output; the same page makes the same bytes */
static void
run_weasyprint(FILE *html)
{
	setenv("SOURCE_DATE_EPOCH", "0", 0);
	setenv("PYTHONHASHSEED", "0", 1);
	if (dup2(fileno(html), STDIN_FILENO) >= 0)
		execlp("weasyprint", "weasyprint", "-q", "-", "-", (char *)NULL);
	_exit(errno == ENOENT ? 127 : 126);
}

static void
refuse_pdf(struct diags *ds, const char *why)
{
	diag_help(ds, diag_add(ds, RG9003, (struct place){0}, "cannot make a PDF of the brief: %s", why),
	          "install WeasyPrint, or write it with --format html and print that from a browser");
}

/* false with a finding */
static bool
print_pdf(struct diags *ds, const struct buf *page)
{
	FILE *html = tmpfile();
	int status = 0;
	pid_t child;

	if (!html || fwrite(page->s, 1, page->n, html) != page->n || fflush(html) == EOF || lseek(fileno(html), 0, SEEK_SET) < 0) {
		refuse_pdf(ds, strerror(errno));
		if (html)
			fclose(html);
		return false;
	}
	fflush(stdout);
	child = fork();
	if (child == 0)
		run_weasyprint(html);
	if (child < 0 || waitpid(child, &status, 0) < 0)
		refuse_pdf(ds, strerror(errno));
	else if (WIFEXITED(status) && WEXITSTATUS(status) == 127)
		refuse_pdf(ds, "weasyprint is not installed");
	else if (status != 0)
		refuse_pdf(ds, "weasyprint failed");
	fclose(html);
	return status == 0 && child > 0;
}

/* ---- the command ---- */

/* in the order of the words of --format */
static const struct brief_format {
	void (*put)(struct letter *l);
	bool pdf;
} formats[] = {{put_markdown, false}, {put_html, false}, {put_html, true}};

static void
write_brief(struct letter *l, const struct card *platform, const struct brief_format *format)
{
	const char *problem;
	struct words *words;

	l->document = page_brief(&l->arena, &l->c->analysis, platform, &problem);
	if (!l->document) {
		diag_add(&l->c->diags, RG9002, (struct place){0}, "%s", problem);
		return;
	}
	words = format->put == put_html ? NULL : words_of_project(&l->c->diags, &l->c->schemas, l->c->project);
	l->words = words;
	if (words || format->put == put_html)
		format->put(l);
	words_close(words);
}

static bool
check_arguments(struct options *o, const struct brief_format *format)
{
	if (!o->arguments[0])
		diag_help(&o->diags, usage(o, "'brief' needs a platform"), "give its id; 'regc dump --after=link' lists all units");
	if (format->pdf && isatty(STDOUT_FILENO))
		diag_help(&o->diags, usage(o, "a PDF is not written to a terminal"), "send it to a file: ... --format pdf >brief.pdf");
	return o->diags.n == 0;
}

int
run_brief(struct options *o)
{
	struct compile_options co = compile_options(o);
	const struct brief_format *format = &formats[option_chosen(o, OPTION_FORMAT)];
	struct compilation c = {0};
	struct letter l = {.c = &c};
	const struct card *platform;
	int status;

	if (!check_arguments(o, format) || !scenario_assume(o, &co))
		return finish(o, &o->diags);
	render_start(MEMORY_OF_A_PAGE);
	if (compile(&c, &co, STAGE_PAGES) && (platform = find_unit(&c, "platform", o->arguments[0])))
		write_brief(&l, platform, format);
	if (format->pdf && l.out.n && diag_count(&c.diags, SEVERITY_ERROR) == 0)
		print_pdf(&c.diags, &l.out);
	status = finish(o, &c.diags);
	render_close(l.renderer);
	if (status == 0 && !format->pdf)
		status = progress_print(&l.out);
	buf_free(&l.out);
	arena_free(&l.arena);
	compile_free(&c);
	return status;
}
