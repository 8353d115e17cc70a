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

/* what an option does, with the words that its value can be */
static void
option_text(struct buf *text, const struct option_info *info)
{
	struct buf words = {0};

	if (info->choices) {
		options_choices(&words, info);
		buf_printf(text, info->help, words.s);
	} else {
		buf_puts(text, info->help);
	}
	buf_free(&words);
}

static void
help_options(struct buf *out, unsigned on)
{
	for (const struct option_info *info = option_infos; info < option_infos + OPTIONS; info++) {
		struct buf text = {0};
		size_t start = out->n;

		if (!(info->on & on))
			continue;
		if (info->letter)
			buf_printf(out, "  -%c, --%s", info->letter, info->word);
		else
			buf_printf(out, "      --%s", info->word);
		if (info->value)
			buf_printf(out, " %s", info->value);
		option_text(&text, info);
		put_beside(out, start, text.s);
		buf_free(&text);
	}
}

static void
help_command(struct buf *out, const struct command *c)
{
	buf_printf(out, "regc %s [OPTION...] %s\n\n%c", c->word, c->arguments, c->help[0] - 'a' + 'A');
	report_wrap(out, c->help + 1, 1, 0, WIDTH);
	buf_puts(out, ".\n\nOptions:\n");
	help_options(out, 1U << (c - commands));
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
	buf_puts(out, "\nOptions:\n");
	help_options(out, ON_ALL);
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
	option_text(&text, info);
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
