/* regc completions: what completes commands, options and their values in a shell, made from the tables of the command line. */
#include <string.h>

#include "commands.h"
#include "progress.h"

/* ---- what can stand in a place ---- */

enum { NOTHING, FILES, FOLDERS }; /* beside words */

static bool
has_word_of(const char *text, const char *const *words)
{
	for (; *words; words++)
		if (strstr(text, *words))
			return true;
	return false;
}

/* whether an option's value, or the arguments of a command, as they are called in help, name files or folders */
static int
paths_of(const char *called)
{
	static const char *const files[] = {"FILE", "FROM", "PATH", NULL}, *const folders[] = {"DIR", "PROJECT", "SITE", "OUT", NULL};

	return has_word_of(called, files) ? FILES : has_word_of(called, folders) ? FOLDERS : NOTHING;
}

static void
put_codes(struct buf *out)
{
	for (size_t i = 0; i < DIAG_CODES; i++)
		buf_printf(out, " %s", diag_infos[i].code);
}

static void
put_kinds(struct buf *out)
{
	static const char head[] = "schemas/", end[] = ".schema.yaml";

	for (const struct embedded *e = embedded_files; e->name; e++) {
		const char *text = starts_with(e->name, head) && ends_with(e->name, end) ? strstr(e->bytes, "\nx-kind: ") : NULL;

		if (text)
			buf_printf(out, " %.*s", (int)(strlen(e->name) - strlen(head) - strlen(end)), e->name + strlen(head));
	}
}

static void
put_commands(struct buf *out)
{
	for (const struct command *c = commands; c < commands + COMMANDS; c++)
		buf_printf(out, " %s", c->word);
}

/* "ota|law|dir|warc" */
static void
put_alternatives(struct buf *out, const char *words)
{
	for (const char *c = words; *c && *c != ' '; c++)
		buf_printf(out, "%s%c", c == words ? " " : "", *c == '|' ? ' ' : *c);
}

/* the words that the first argument of a command can be, with a space before each */
static void
argument_words(struct buf *out, const struct command *c)
{
	if (strstr(c->arguments, "CODE"))
		put_codes(out);
	else if (strstr(c->arguments, "KIND"))
		put_kinds(out);
	else if (strstr(c->arguments, "[COMMAND]"))
		put_commands(out);
	else if (*c->arguments >= 'a' && *c->arguments <= 'z')
		put_alternatives(out, c->arguments);
}

/* the words that the value of an option can be, with a space before each: for a command, or where that is NULL for all */
static void
value_words(struct buf *out, const struct option_info *info, const struct command *of)
{
	const char *word;

	for (size_t i = 0; (word = option_choice(info, of, i)); i++)
		buf_printf(out, " %s", word);
}

/* whether these words turn on the command */
static bool
has_own_words(const struct option_info *info, const struct command *of)
{
	return option_choice(info, of, 0) != option_choice(info, NULL, 0);
}

static bool
takes(const struct command *c, const struct option_info *info)
{
	return info->on & 1U << (c - commands);
}

/* ---- bash ---- */

/* a branch of a case: what completes the value of an option, or the arguments of a command */
static void
bash_branch(struct buf *out, const char *pattern, const struct buf *words, int paths)
{
	buf_printf(out, "\t%s)", pattern);
	if (words->n)
		buf_printf(out, " words='%s'", words->s + 1);
	if (paths)
		buf_printf(out, "%s paths=%s", words->n ? ";" : "", paths == FOLDERS ? "-d" : "-f");
	buf_puts(out, " ;;\n");
}

/* the value of an option, after a command or, where that is NULL, after any */
static void
bash_value(struct buf *out, const struct option_info *info, const struct command *of)
{
	struct buf words = {0}, pattern = {0};
	const char *command = of ? of->word : "*";

	value_words(&words, info, of);
	buf_printf(&pattern, "%s/--%s", command, info->word);
	if (info->letter)
		buf_printf(&pattern, " | %s/-%c", command, info->letter);
	bash_branch(out, pattern.s, &words, words.n ? NOTHING : paths_of(info->value));
	buf_free(&words);
	buf_free(&pattern);
}

static void
bash_values(struct buf *out)
{
	for (const struct option_info *info = option_infos; info < option_infos + OPTIONS; info++) {
		if (!info->value)
			continue;
		for (const struct command *c = commands; c < commands + COMMANDS; c++)
			if (has_own_words(info, c))
				bash_value(out, info, c);
		bash_value(out, info, NULL);
	}
}

static void
bash_commands(struct buf *out)
{
	for (const struct command *c = commands; c < commands + COMMANDS; c++) {
		struct buf words = {0};

		argument_words(&words, c);
		buf_printf(out, "\t%s) options='", c->word);
		for (const struct option_info *info = option_infos; info < option_infos + OPTIONS; info++)
			if (takes(c, info))
				buf_printf(out, "--%s ", info->word);
		buf_printf(out, "'");
		if (words.n)
			buf_printf(out, "; words='%s'", words.s + 1);
		if (paths_of(c->arguments))
			buf_printf(out, "; paths=%s", paths_of(c->arguments) == FOLDERS ? "-d" : "-f");
		buf_puts(out, " ;;\n");
		buf_free(&words);
	}
}

/* Bash gives '--report=js' as three words: the option, '=' and what is begun. */
static void
put_bash(struct buf *out)
{
	buf_puts(out, "# bash completion for regc, made by 'regc completions bash'\n"
	              "_regc() {\n"
	              "\tlocal word=${COMP_WORDS[COMP_CWORD]} before= command= commands= options= words= paths= i\n"
	              "\tCOMPREPLY=()\n"
	              "\t[ \"$COMP_CWORD\" -gt 0 ] && before=${COMP_WORDS[COMP_CWORD - 1]}\n"
	              "\t[ \"$word\" = '=' ] && word=\n"
	              "\t[ \"$before\" = '=' ] && before=${COMP_WORDS[COMP_CWORD - 2]}\n"
	              "\tcommands='");
	for (const struct command *c = commands; c < commands + COMMANDS; c++)
		buf_printf(out, "%s ", c->word);
	buf_puts(out, "'\n"
	              "\tfor ((i = 1; i < COMP_CWORD; i++)); do\n"
	              "\t\tcase \" $commands\" in *\" ${COMP_WORDS[i]} \"*) command=${COMP_WORDS[i]}; break ;; esac\n"
	              "\tdone\n"
	              "\tcase $command/$before in\n");
	bash_values(out);
	buf_puts(out, "\t*) before= ;;\n"
	              "\tesac\n"
	              "\t[ -n \"$before\" ] || case $command in\n");
	bash_commands(out);
	buf_puts(out, "\t*) words=$commands options='--help --version' ;;\n"
	              "\tesac\n"
	              "\tcase $word in -*) words=$options paths= ;; esac\n"
	              "\t[ -n \"$words\" ] && COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
	              "\tif [ -n \"$paths\" ]; then\n"
	              "\t\tcompopt -o filenames 2>/dev/null\n"
	              "\t\tlocal IFS=$'\\n'\n"
	              "\t\tCOMPREPLY+=($(compgen \"$paths\" -- \"$word\"))\n"
	              "\tfi\n"
	              "}\n"
	              "complete -F _regc regc\n");
}

/* ---- zsh ---- */

/* text within single quotes, where '[', ']' and ':' have a meaning */
static void
put_zsh_text(struct buf *out, const char *text)
{
	for (; *text; text++)
		if (*text == '\'')
			buf_puts(out, "'\\''");
		else if (strchr("[]:\\", *text))
			buf_printf(out, "\\%c", *text);
		else
			buf_putc(out, *text);
}

/* the first clause of a help, which is what fits beside a word */
static const char *
shortly(struct arena *a, const char *help)
{
	size_t n = strcspn(help, ";(");
	const char *of = strstr(help, ": %s");

	if (of && (size_t)(of - help) < n)
		n = (size_t)(of - help);
	while (n && help[n - 1] == ' ')
		n--;
	return arena_copy(a, help, n);
}

static void
zsh_action(struct buf *out, const char *what, const struct buf *words, int paths)
{
	buf_printf(out, ":%s:", what);
	if (words->n)
		buf_printf(out, "(%s)", words->s + 1);
	else if (paths)
		buf_puts(out, paths == FOLDERS ? "_files -/" : "_files");
}

static void
zsh_option(struct buf *out, struct arena *a, const struct option_info *info, const struct command *of)
{
	struct buf words = {0};
	int forms = info->letter ? 2 : 1;

	value_words(&words, info, of);
	for (int letter = 0; letter < forms; letter++) {
		buf_puts(out, "\t\t\t'*");
		if (letter)
			buf_printf(out, "-%c%s[", info->letter, info->value ? "+" : "");
		else
			buf_printf(out, "--%s%s[", info->word, info->value ? "=" : "");
		put_zsh_text(out, shortly(a, info->help));
		buf_putc(out, ']');
		if (info->value)
			zsh_action(out, info->word, &words, paths_of(info->value));
		buf_puts(out, "' \\\n");
	}
	buf_free(&words);
}

static void
zsh_command(struct buf *out, struct arena *a, const struct command *c)
{
	struct buf words = {0};

	argument_words(&words, c);
	buf_printf(out, "\t%s)\n\t\t_arguments -s \\\n", c->word);
	for (const struct option_info *info = option_infos; info < option_infos + OPTIONS; info++)
		if (takes(c, info))
			zsh_option(out, a, info, c);
	if (words.n) {
		buf_puts(out, "\t\t\t'1");
		zsh_action(out, "argument", &words, NOTHING);
		buf_puts(out, "' \\\n");
	}
	buf_printf(out, "\t\t\t'*:argument:%s' ;;\n", paths_of(c->arguments) == FOLDERS ? "_files -/" : "_files");
	buf_free(&words);
}

static void
put_zsh(struct buf *out)
{
	struct arena a = {0};

	buf_puts(out, "#compdef regc\n# made by 'regc completions zsh'\n_regc() {\n\tlocal -a all\n\tlocal line state\n\tall=(\n");
	for (const struct command *c = commands; c < commands + COMMANDS; c++) {
		buf_printf(out, "\t\t'%s:", c->word);
		put_zsh_text(out, shortly(&a, c->help));
		buf_puts(out, "'\n");
	}
	buf_puts(out, "\t)\n\t_arguments -C '1:command:->command' '*::argument:->argument'\n"
	              "\tif [[ $state == command ]]; then\n\t\t_describe command all\n\t\treturn\n\tfi\n\tcase $line[1] in\n");
	for (const struct command *c = commands; c < commands + COMMANDS; c++)
		zsh_command(out, &a, c);
	buf_puts(out, "\tesac\n}\n_regc \"$@\"\n");
	arena_free(&a);
}

/* ---- fish ---- */

static void
put_fish_text(struct buf *out, const char *text)
{
	buf_putc(out, '\'');
	for (; *text; text++)
		buf_printf(out, "%s%c", strchr("'\\", *text) ? "\\" : "", *text);
	buf_putc(out, '\'');
}

/* the commands after which an option stands: one, or all those that take it and have no words of their own */
static void
fish_where(struct buf *out, const struct option_info *info, const struct command *of)
{
	if (info->on == ON_ALL)
		return;
	buf_puts(out, " -n '__fish_seen_subcommand_from");
	for (const struct command *c = commands; c < commands + COMMANDS; c++)
		if (of ? c == of : takes(c, info) && !has_own_words(info, c))
			buf_printf(out, " %s", c->word);
	buf_putc(out, '\'');
}

static void
fish_option(struct buf *out, struct arena *a, const struct option_info *info, const struct command *of)
{
	struct buf words = {0};

	value_words(&words, info, of);
	buf_puts(out, "complete -c regc");
	fish_where(out, info, of);
	buf_printf(out, " -l %s", info->word);
	if (info->letter)
		buf_printf(out, " -s %c", info->letter);
	if (info->value && words.n)
		buf_printf(out, " -x -a '%s'", words.s + 1);
	else if (info->value)
		buf_puts(out, paths_of(info->value) == FOLDERS ? " -x -a '(__fish_complete_directories)'" : paths_of(info->value) ? " -r -F" : " -x");
	buf_puts(out, " -d ");
	put_fish_text(out, shortly(a, info->help));
	buf_putc(out, '\n');
	buf_free(&words);
}

static void
fish_options(struct buf *out, struct arena *a, const struct option_info *info)
{
	unsigned own = 0;

	for (const struct command *c = commands; c < commands + COMMANDS; c++)
		if (has_own_words(info, c)) {
			own |= 1U << (c - commands);
			fish_option(out, a, info, c);
		}
	if (info->on & ~own)
		fish_option(out, a, info, NULL);
}

static void
fish_command(struct buf *out, struct arena *a, const struct command *c)
{
	struct buf words = {0};

	argument_words(&words, c);
	buf_printf(out, "complete -c regc -f -n __fish_use_subcommand -a %s -d ", c->word);
	put_fish_text(out, shortly(a, c->help));
	buf_putc(out, '\n');
	if (words.n)
		buf_printf(out, "complete -c regc -f -n '__fish_seen_subcommand_from %s' -a '%s'\n", c->word, words.s + 1);
	buf_free(&words);
}

static void
put_fish(struct buf *out)
{
	struct arena a = {0};

	buf_puts(out, "# fish completion for regc, made by 'regc completions fish'\n");
	for (const struct command *c = commands; c < commands + COMMANDS; c++)
		fish_command(out, &a, c);
	for (const struct option_info *info = option_infos; info < option_infos + OPTIONS; info++)
		fish_options(out, &a, info);
	arena_free(&a);
}

/* ---- the command ---- */

int
run_completions(struct options *o)
{
	static const struct { const char *shell; void (*put)(struct buf *out); } shells[] = {{"bash", put_bash}, {"zsh", put_zsh}, {"fish", put_fish}};
	struct buf out = {0};
	int status;

	for (size_t i = 0; i < sizeof shells / sizeof *shells; i++)
		if (text_is(o->arguments[0], shells[i].shell))
			shells[i].put(&out);
	if (!out.n) {
		diag_help(&o->diags, o->arguments[0] ? usage(o, "unknown shell '%s'", o->arguments[0]) : usage(o, "'completions' needs a shell"),
		          "use bash, zsh or fish");
		return finish(o, &o->diags);
	}
	status = progress_print(&out);
	buf_free(&out);
	return status;
}
