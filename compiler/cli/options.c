#include "options.h"

#include <ctype.h>
#include <getopt.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "../base/date.h"
#include "../base/report.h"
#include "../base/workers.h"
#include "../compile.h"
#include "../site/shard.h"
#include "commands.h"

static const char *
audience_choice(const void *ctx, size_t i)
{
	(void)ctx;
	return i <= AUDIENCE_PRIVILEGED ? audience_name((enum audience)i) : NULL;
}

static const char *
color_choice(const void *ctx, size_t i)
{
	static const char *const words[] = {"auto", "always", "never", NULL};

	(void)ctx;
	return words[i];
}

static const char *
stage_choice(const void *ctx, size_t i)
{
	(void)ctx;
	return i < STAGES ? stage_name((enum stage)i) : NULL;
}

const struct option_info option_infos[OPTIONS] = {
#define OPTION(name, word, letter, value, choices, on, help) {word, letter, value, choices, on, help},
#include "options.def"
#undef OPTION
};

const struct command commands[COMMANDS] = {
#define COMMAND(name, arguments, most, help) {#name, arguments, most, help, run_##name},
#include "options.def"
#undef COMMAND
};

const struct option_meaning option_meanings[] = {
#define MEANING(option, command, help) {OPTION_##option, COMMAND_##command, help},
#include "options.def"
#undef MEANING
	{0},
};

const struct option_words option_words[] = {
#define CHOICES(option, command, ...) {OPTION_##option, COMMAND_##command, {__VA_ARGS__, NULL}},
#include "options.def"
#undef CHOICES
	{0},
};

const struct example examples[] = {
#define EXAMPLE(command, line, does) {COMMAND_##command, line, does},
#include "options.def"
#undef EXAMPLE
	{0},
};

struct diag *
usage(struct options *o, const char *fmt, ...)
{
	va_list args;
	const char *message;

	va_start(args, fmt);
	message = arena_vprintf(&o->arena, fmt, args);
	va_end(args);
	return diag_add(&o->diags, RG9010, (struct place){0}, "%s", message);
}

/* refers to the help of the command */
static void
help_by_command(struct options *o, struct diag *d)
{
	diag_help(&o->diags, d, "see 'regc help%s%s'", o->command ? " " : "", o->command ? o->command->word : "");
}

/* getopt's tables, made from ours: values past 255 stand for options without a letter */
static void
make_tables(struct option *longs, char *shorts)
{
	*shorts++ = ':';
	for (int i = 0; i < OPTIONS; i++) {
		const struct option_info *info = &option_infos[i];

		longs[i] = (struct option){info->word, info->value ? required_argument : no_argument, NULL, 256 + i};
		if (!info->letter)
			continue;
		*shorts++ = (char)info->letter;
		if (info->value)
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
		if (option_infos[i].letter == c)
			return i;
	return -1;
}

static const char *
option_word(const void *ctx, size_t i)
{
	(void)ctx;
	return i < OPTIONS ? option_infos[i].word : NULL;
}

static void
unknown_option(struct options *o, const char *given)
{
	const char *name = given + strspn(given, "-"), *near;
	struct diag *d;

	name = arena_copy(&o->arena, name, strcspn(name, "="));
	d = usage(o, "unknown option '%s%s'", strlen(name) > 1 ? "--" : "-", name);
	help_by_command(o, d);
	if ((near = nearest_word(name, option_word, NULL)))
		diag_help(&o->diags, d, "did you mean '--%s'?", near);
}

bool
option_repeats(enum option_name option)
{
	return option == OPTION_ARCHIVE || option == OPTION_ASSUME || option == OPTION_REPORT || option == OPTION_LIBRARY || option == OPTION_AT ||
	       option == OPTION_AS_OF;
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
			help_by_command(o, usage(o, "'%s' needs a value", argv[optind - 1]));
		else if (c == '?')
			unknown_option(o, optopt && optopt < 256 ? (char[]){'-', (char)optopt, '\0'} : argv[optind - 1]);
		else if (option_repeats((enum option_name)i) && o->values[i])
			o->values[i] = arena_printf(&o->arena, "%s\n%s", o->values[i], optarg);
		else
			o->values[i] = optarg ? optarg : "";
	}
}

static const char *
command_word(const void *ctx, size_t i)
{
	(void)ctx;
	return i < COMMANDS ? commands[i].word : NULL;
}

static void
find_command(struct options *o, const char *word)
{
	for (size_t i = 0; i < COMMANDS; i++)
		if (strcmp(commands[i].word, word) == 0)
			o->command = &commands[i];
	if (!o->command)
		diag_suggest(&o->diags, usage(o, "unknown command '%s'", word), nearest_word(word, command_word, NULL),
		             "see 'regc help'");
}

static void
read_arguments(struct options *o, int n, char **given)
{
	for (int i = 0; i < n; i++)
		if (i >= o->command->most)
			help_by_command(o, usage(o, "unexpected argument '%s' for '%s'", given[i], o->command->word));
		else
			o->arguments[i] = given[i];
}

const char *
option_choice(const struct option_info *info, const struct command *of, size_t i)
{
	for (const struct option_words *w = option_words; of && w->words[0]; w++)
		if (&option_infos[w->option] == info && &commands[w->command] == of)
			return w->words[i];
	return info->choices ? info->choices(NULL, i) : NULL;
}

void
options_choices(struct buf *out, const struct option_info *info, const struct command *of)
{
	const char *word;

	for (size_t i = 0; (word = option_choice(info, of, i)); i++)
		buf_printf(out, "%s%s", i == 0 ? "" : option_choice(info, of, i + 1) ? ", " : " or ", word);
}

size_t
option_chosen(const struct options *o, enum option_name option)
{
	const char *given = o->values[option], *word;

	for (size_t i = 0; given && (word = option_choice(&option_infos[option], o->command, i)); i++)
		if (strcmp(word, given) == 0)
			return i;
	return 0;
}

/* of an option that takes FORMAT[=FILE], the word ends at the '=' */
static void
check_choice(struct options *o, const struct option_info *info, const char *value)
{
	size_t n = strcspn(value, strchr(info->value, '=') ? "=\n" : "\n");
	const char *given = arena_copy(&o->arena, value, n), *word;
	struct buf words = {0};

	for (size_t i = 0; (word = option_choice(info, o->command, i)); i++)
		if (strcmp(word, given) == 0)
			return;
	options_choices(&words, info, o->command);
	diag_help(&o->diags, usage(o, "invalid value '%s' for '--%s'", given, info->word), "use %s", words.s);
	buf_free(&words);
}

/* each of them has to be a format, and all but one need a file */
static void
check_reports(struct options *o, const struct option_info *info, const char *value)
{
	size_t without = 0;
	bool more = true;

	for (const char *end; more; value = end + 1) {
		end = value + strcspn(value, "\n");
		more = *end == '\n';
		without += memchr(value, '=', (size_t)(end - value)) == NULL;
		check_choice(o, info, value);
	}
	if (without > 1)
		diag_help(&o->diags, usage(o, "several reports without a file"), "write '--report FORMAT=FILE' for all but one");
}

/* how large numbers called so may be; 0 for another value */
static long
most_of(const char *value)
{
	return text_is(value, "N") ? WORKERS_MOST : text_is(value, "SHARDS") ? SHARDS_MOST : 0;
}

static bool
is_number(const char *value, long most)
{
	char *end;
	long n = strtol(value, &end, 10);

	return isdigit((unsigned char)*value) && !*end && n >= 1 && n <= most;
}

/* the first line that is not one, or NULL */
static const char *
not_a_day(struct arena *a, const char *lines)
{
	for (const char *end; *lines; lines = *end ? end + 1 : end) {
		const char *line;
		int32_t ignored;

		end = lines + strcspn(lines, "\n");
		line = arena_copy(a, lines, (size_t)(end - lines));
		if (!day_parse(line, &ignored))
			return line;
	}
	return NULL;
}

static void
check_option(struct options *o, const struct option_info *info, const char *value)
{
	long most = most_of(info->value);
	const char *wrong = text_is(info->value, "DATE") ? *value ? not_a_day(&o->arena, value) : value : NULL;
	char lacks[DATE_LACKS];

	if (!(info->on & 1U << (o->command - commands)))
		help_by_command(o, usage(o, "'%s' has no option '--%s'", o->command->word, info->word));
	else if (info == &option_infos[OPTION_REPORT])
		check_reports(o, info, value);
	else if (option_choice(info, o->command, 0))
		check_choice(o, info, value);
	else if (wrong)
		diag_help(&o->diags, usage(o, "invalid date '%s' for '--%s'", wrong, info->word),
		          date_lacks(wrong, lacks) ? "%s; use a calendar date, YYYY-MM-DD" : "use a calendar date, YYYY-MM-DD", lacks);
	else if (most && !is_number(value, most))
		diag_help(&o->diags, usage(o, "invalid value '%s' for '--%s'", value, info->word), "use a number from 1 to %ld", most);
	else if (text_is(info->value, "K/N") && !shard_parse(value, &(struct shard){0}))
		diag_help(&o->diags, usage(o, "invalid value '%s' for '--%s'", value, info->word),
		          "use K/N, such as 1/4 for the first of four; at most %d", SHARDS_MOST);
}

/* of several days the last one is meant, but where days are compared */
static void
keep_last_day(struct options *o)
{
	const char **days = &o->values[OPTION_AS_OF], *last = *days ? strrchr(*days, '\n') : NULL;

	if (last && o->command - commands != COMMAND_diff)
		*days = last + 1;
}

bool
options_parse(struct options *o, int argc, char **argv)
{
	ARENA_ARRAY(&o->arena, o->arguments, (size_t)argc + 3);
	read_options(o, argc, argv);
	if (o->diags.n == 0 && optind < argc)
		find_command(o, argv[optind++]);
	if (o->command) {
		read_arguments(o, argc - optind, argv + optind);
		keep_last_day(o);
		for (int i = 0; i < OPTIONS; i++)
			if (o->values[i])
				check_option(o, &option_infos[i], o->values[i]);
	}
	return o->diags.n == 0;
}
