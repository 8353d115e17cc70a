/* regc help: the commands and options, from their tables; for a terminal, or for the man page. */
#include <string.h>

#include "../base/report.h"
#include "commands.h"
#include "progress.h"

enum { TEXT_COLUMN = 26, WIDTH = 80 };

/* the first column was written from start on; the text goes beside it, or below if it is too long */
static void
put_beside(struct buf *out, size_t start, const char *text)
{
	size_t n = out->n - start;

	if (n > TEXT_COLUMN - 2)
		buf_printf(out, "\n%*s", TEXT_COLUMN, "");
	else
		buf_printf(out, "%*s", (int)(TEXT_COLUMN - n), "");
	report_wrap(out, text, TEXT_COLUMN, TEXT_COLUMN, WIDTH);
	buf_putc(out, '\n');
}

/* what an option does, in which %s stands for the words that its value can be for a command, or for all */
static void
put_meaning(struct buf *text, const char *help, const struct option_info *info, const struct command *of)
{
	struct buf words = {0};

	if (strstr(help, "%s")) {
		options_choices(&words, info, of);
		buf_printf(text, help, words.s);
	} else {
		buf_puts(text, help);
	}
	buf_free(&words);
}

void
help_option_text(struct buf *text, const struct option_info *info, const struct command *of)
{
	const char *help = info->help;

	for (const struct option_meaning *m = option_meanings; of && m->help; m++)
		if (&option_infos[m->option] == info && &commands[m->command] == of)
			help = m->help;
	put_meaning(text, help, info, of);
	for (const struct option_meaning *m = option_meanings; !of && m->help; m++)
		if (&option_infos[m->option] == info) {
			buf_printf(text, "; for '%s', ", commands[m->command].word);
			put_meaning(text, m->help, info, &commands[m->command]);
		}
}

static void
help_option(struct buf *out, const struct option_info *info, const struct command *of)
{
	struct buf text = {0};
	size_t start = out->n;

	if (info->letter)
		buf_printf(out, "  -%c, --%s", info->letter, info->word);
	else
		buf_printf(out, "      --%s", info->word);
	if (info->value)
		buf_printf(out, " %s", info->value);
	help_option_text(&text, info, of);
	put_beside(out, start, text.s);
	buf_free(&text);
}

static void
help_examples(struct buf *out, const struct command *c)
{
	bool any = false;

	for (const struct example *e = examples; e->line; e++) {
		if (&commands[e->command] != c)
			continue;
		buf_printf(out, "%s  %s\n      ", any ? "" : "\nExamples:\n", e->line);
		report_wrap(out, e->does, 6, 6, WIDTH);
		buf_putc(out, '\n');
		any = true;
	}
}

static void
help_command(struct buf *out, const struct command *c)
{
	buf_printf(out, "regc %s [OPTION...] %s\n\n%c", c->word, c->arguments, c->help[0] - 'a' + 'A');
	report_wrap(out, c->help + 1, 1, 0, WIDTH);
	buf_puts(out, ".\n");
	help_examples(out, c);
	buf_puts(out, "\nOptions:\n");
	for (const struct option_info *info = option_infos; info < option_infos + OPTIONS; info++)
		if (info->on & 1U << (c - commands))
			help_option(out, info, c);
}

static void
help_all(struct buf *out)
{
	buf_puts(out, "regc COMMAND [OPTION...] [ARGUMENT...]\n\n"
	              "Compiles regulatory maps written in YAML into a website and XML reports.\n\nCommands:\n");
	for (const struct command *c = commands; c < commands + COMMANDS; c++) {
		size_t start = out->n;

		buf_printf(out, "  %s %s", c->word, c->arguments);
		put_beside(out, start, c->help);
	}
	buf_puts(out, "\nOptions of all commands ('regc help COMMAND' shows those of one):\n");
	for (const struct option_info *info = option_infos; info < option_infos + OPTIONS; info++)
		if (info->on == ON_ALL || info->on == ON_PROJECTS)
			help_option(out, info, NULL);
	buf_puts(out, "\nExit status: 0 no errors, 1 errors in the sources, 2 the command failed.\n");
}

/* ---- the man page ---- */

/* escaped for roff, and broken into lines as mandoc wants them */
static void
roff_text(struct buf *out, const char *s)
{
	struct buf lines = {0};

	report_wrap(&lines, s, 0, 0, 72);
	for (const char *p = lines.n ? lines.s : ""; *p; p++)
		if (*p == '\'' && (p == lines.s || p[-1] == '\n'))
			buf_puts(out, "\\&'"); /* where a line begins it would be a command */
		else if (*p == '-')
			buf_puts(out, "\\-");
		else if (*p == '\\')
			buf_puts(out, "\\e");
		else if (*p == '\n')
			buf_puts(out, "\n");
		else if (*p != ' ' || p[1] != '\n')
			buf_putc(out, *p);
	buf_free(&lines);
}

static void
roff_option(struct buf *out, const struct option_info *info)
{
	struct buf text = {0};

	buf_puts(out, ".TP\n");
	if (info->letter)
		buf_printf(out, "\\fB\\-%c\\fR, ", info->letter);
	buf_puts(out, "\\fB\\-\\-");
	roff_text(out, info->word);
	buf_puts(out, "\\fR");
	if (info->value)
		buf_printf(out, " \\fI%s\\fR", info->value);
	buf_putc(out, '\n');
	help_option_text(&text, info, NULL);
	roff_text(out, text.s);
	buf_puts(out, ".\n");
	buf_free(&text);
}

static void
roff_all(struct buf *out)
{
	buf_puts(out, ".SH COMMANDS\n");
	for (const struct command *c = commands; c < commands + COMMANDS; c++) {
		buf_printf(out, ".TP\n\\fB%s\\fR ", c->word);
		roff_text(out, c->arguments);
		buf_putc(out, '\n');
		roff_text(out, c->help);
		buf_puts(out, ".\n");
	}
	buf_puts(out, ".SH OPTIONS\n");
	for (int i = 0; i < OPTIONS; i++)
		roff_option(out, &option_infos[i]);
}

/* ---- the command ---- */

int
help_print(const struct command *of)
{
	struct buf out = {0};
	int status;

	if (of)
		help_command(&out, of);
	else
		help_all(&out);
	status = progress_print(&out);
	buf_free(&out);
	return status;
}

static int
print_roff(void)
{
	struct buf out = {0};
	int status;

	roff_all(&out);
	status = progress_print(&out);
	buf_free(&out);
	return status;
}

int
run_help(struct options *o)
{
	const char *word = o->arguments[0];

	if (o->values[OPTION_ROFF])
		return print_roff();
	if (!word)
		return help_print(NULL);
	for (const struct command *c = commands; c < commands + COMMANDS; c++)
		if (strcmp(c->word, word) == 0)
			return help_print(c);
	diag_help(&o->diags, usage(o, "unknown command '%s'", word), "see 'regc help'");
	return finish(o, &o->diags);
}
