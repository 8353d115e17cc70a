#include "options.h"

#include <getopt.h>
#include <string.h>

#include "../base/report.h"

static const struct option_info {
	const char *word;
	int letter;
	const char *value;
	unsigned on;
	const char *help;
} infos[OPTIONS] = {
#define OPTION(name, word, letter, value, on, help) {word, letter, value, on, help},
#include "options.def"
#undef OPTION
};

static const char *
option_word(const void *ctx, size_t i)
{
	unsigned on = *(const unsigned *)ctx;

	return i < OPTIONS ? ((infos[i].on & on) ? infos[i].word : "") : NULL;
}

static const char *
command_word(const void *ctx, size_t i)
{
	(void)ctx;
	return commands[i].word;
}

static struct diag *
usage(struct options *o, const char *fmt, const char *a, const char *b)
{
	struct diag *d = diag_add(&o->diags, RG9010, (struct place){0}, fmt, a, b); /* NOLINT */

	diag_help(&o->diags, d, "'regc help%s%s' says what there is", o->command ? " " : "",
	          o->command ? o->command->word : "");
	return d;
}

/* getopt's tables, made from ours: values past 255 stand for options without a letter */
static void
make_tables(struct option *longs, char *shorts)
{
	*shorts++ = ':';
	for (int i = 0; i < OPTIONS; i++) {
		longs[i] = (struct option){infos[i].word, infos[i].value ? required_argument : no_argument, NULL, 256 + i};
		if (!infos[i].letter)
			continue;
		*shorts++ = (char)infos[i].letter;
		if (infos[i].value)
			*shorts++ = ':';
	}
	longs[OPTIONS] = (struct option){0};
	*shorts = '\0';
}

static int
option_index(int c)
{
	if (c >= 256)
		return c - 256;
	for (int i = 0; i < OPTIONS; i++)
		if (infos[i].letter == c)
			return i;
	return -1;
}

static void
unknown_option(struct options *o, const char *given)
{
	unsigned all = ON_ALL;
	const char *name = given + strspn(given, "-"), *near;
	struct diag *d;

	name = arena_copy(&o->arena, name, strcspn(name, "="));
	d = usage(o, "unknown option '%s%s'", strlen(name) > 1 ? "--" : "-", name);
	if ((near = nearest_word(name, option_word, &all)))
		diag_help(&o->diags, d, "did you mean '--%s'?", near);
}

static void
read_options(struct options *o, int argc, char **argv)
{
	struct option longs[OPTIONS + 1];
	char shorts[2 * OPTIONS + 2];
	int c;

	make_tables(longs, shorts);
	opterr = 0;
	optind = 0;
	while ((c = getopt_long(argc, argv, shorts, longs, NULL)) != -1) {
		int i = option_index(c);

		if (c == ':')
			usage(o, "'%s' takes a value%s", argv[optind - 1], "");
		else if (c == '?')
			unknown_option(o, optopt && optopt < 256 ? (char[]){'-', (char)optopt, '\0'} : argv[optind - 1]);
		else if (i == OPTION_ARCHIVE && o->values[i])
			o->values[i] = arena_printf(&o->arena, "%s\n%s", o->values[i], optarg);
		else
			o->values[i] = optarg ? optarg : "";
	}
}

static void
find_command(struct options *o, const char *word)
{
	const char *near;

	for (const struct command *c = commands; c->word; c++)
		if (strcmp(c->word, word) == 0)
			o->command = c;
	if (o->command)
		return;
	near = nearest_word(word, command_word, NULL);
	struct diag *d = usage(o, "unknown command '%s'%s", word, "");

	if (near)
		diag_help(&o->diags, d, "did you mean '%s'?", near);
}

bool
options_parse(struct options *o, int argc, char **argv)
{
	read_options(o, argc, argv);
	if (o->diags.n == 0 && optind < argc)
		find_command(o, argv[optind++]);
	for (int i = 0; o->command && i < argc - optind; i++) {
		if (i >= o->command->most)
			usage(o, "'%s' is one argument too many for '%s'", argv[optind + i], o->command->word);
		else
			o->arguments[i] = argv[optind + i];
	}
	for (int i = 0; o->command && i < OPTIONS; i++)
		if (o->values[i] && !(infos[i].on & o->command->on))
			usage(o, "'%s' takes no '--%s'", o->command->word, infos[i].word);
	return o->diags.n == 0;
}

/* ---- help ---- */

static void
help_options(struct buf *out, unsigned on)
{
	for (int i = 0; i < OPTIONS; i++) {
		size_t start = out->n;

		if (!(infos[i].on & on))
			continue;
		if (infos[i].letter)
			buf_printf(out, "  -%c, --%s", infos[i].letter, infos[i].word);
		else
			buf_printf(out, "      --%s", infos[i].word);
		if (infos[i].value)
			buf_printf(out, " %s", infos[i].value);
		if (out->n - start > 24)
			buf_printf(out, "\n%*s", 26, "");
		else
			buf_printf(out, "%*s", (int)(26 - (out->n - start)), "");
		report_wrap(out, infos[i].help, 26, 26, 80);
		buf_putc(out, '\n');
	}
}

void
options_help(struct buf *out, const struct command *command)
{
	if (command) {
		buf_printf(out, "regc %s [OPTION...] %s\n\n", command->word, command->arguments);
		buf_printf(out, "%c%s.\n\nOptions:\n", command->help[0] - 'a' + 'A', command->help + 1);
		help_options(out, command->on);
		return;
	}
	buf_puts(out, "regc COMMAND [OPTION...] [ARGUMENT...]\n\n"
	              "Compiles regulatory maps, written in YAML, into a site and XML reports.\n\nCommands:\n");
	for (const struct command *c = commands; c->word; c++) {
		size_t start = out->n;

		buf_printf(out, "  %s %s", c->word, c->arguments);
		buf_printf(out, "%*s", (int)(26 - (out->n - start)), "");
		report_wrap(out, c->help, 26, 26, 80);
		buf_putc(out, '\n');
	}
	buf_puts(out, "\nOptions:\n");
	help_options(out, ON_ALL);
	buf_puts(out, "\nExit status: 0 nothing wrong, 1 mistakes in the sources, 2 could not do it.\n");
}

/* escaped for roff, and broken into lines as mandoc wants them */
static void
roff_text(struct buf *out, const char *s)
{
	struct buf lines = {0};

	report_wrap(&lines, s, 0, 0, 72);
	for (const char *p = lines.n ? lines.s : ""; *p; p++)
		if (*p == '-')
			buf_puts(out, "\\-");
		else if (*p == '\\')
			buf_puts(out, "\\e");
		else if (*p == '\n')
			buf_puts(out, "\n");
		else if (*p != ' ' || p[1] != '\n')
			buf_putc(out, *p);
	buf_free(&lines);
}

void
options_roff(struct buf *out)
{
	buf_puts(out, ".SH COMMANDS\n");
	for (const struct command *c = commands; c->word; c++) {
		buf_printf(out, ".TP\n\\fB%s\\fR ", c->word);
		roff_text(out, c->arguments);
		buf_putc(out, '\n');
		roff_text(out, c->help);
		buf_puts(out, ".\n");
	}
	buf_puts(out, ".SH OPTIONS\n");
	for (int i = 0; i < OPTIONS; i++) {
		buf_puts(out, ".TP\n");
		if (infos[i].letter)
			buf_printf(out, "\\fB\\-%c\\fR, ", infos[i].letter);
		buf_puts(out, "\\fB\\-\\-");
		roff_text(out, infos[i].word);
		buf_puts(out, "\\fR");
		if (infos[i].value)
			buf_printf(out, " \\fI%s\\fR", infos[i].value);
		buf_putc(out, '\n');
		roff_text(out, infos[i].help);
		buf_puts(out, ".\n");
	}
}
