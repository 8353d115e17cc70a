/* regc plan: the file by which Ninja, Makeflow or Slurm makes a site in shards: 'regc build --shard' for each, then
 * 'regc merge'. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../site/shard.h"
#include "commands.h"
#include "locate.h"
#include "progress.h"

/* how a tool's file writes what it would read as its own: a mark before each of these characters */
struct syntax {
	const char *in_commands, *in_paths;
	char mark;
};

struct plan {
	const struct options *options;
	const char *shards, *parts, *out, *jobs, *project;
	unsigned n;
	const struct syntax *syntax;
	struct buf text;
};

static void
put_marked(struct plan *p, const char *text, const char *special)
{
	for (; *text; text++) {
		if (strchr(special, *text))
			buf_putc(&p->text, p->syntax->mark);
		buf_putc(&p->text, *text);
	}
}

/* a word of a command as a shell reads it, begun by a space; what needs no quotes has none */
static void
put_word(struct plan *p, const char *word)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+=:,./@%";
	struct buf quoted = {0};

	buf_putc(&p->text, ' ');
	if (*word && !word[strspn(word, plain)]) {
		buf_puts(&quoted, word);
	} else {
		buf_putc(&quoted, '\'');
		for (; *word; word++)
			buf_puts(&quoted, *word == '\'' ? "'\\''" : (char[]){*word, '\0'});
		buf_putc(&quoted, '\'');
	}
	put_marked(p, quoted.s, p->syntax->in_commands);
	buf_free(&quoted);
}

/* an option of the plan that the steps take as they are given it; of several values, each has a line */
static void
put_option(struct plan *p, const struct option_info *info, const char *value)
{
	struct arena a = {0};

	do {
		size_t n = strcspn(value, "\n");

		buf_printf(&p->text, " --%s", info->word);
		if (info->value)
			put_word(p, arena_copy(&a, value, n));
		value += n + (value[n] == '\n');
	} while (*value);
	arena_free(&a);
}

/* What decides the bytes of a site is the same for all steps. Other options say where and how a step is done, or what
 * becomes of the findings: of these, one step is to make one report, and to fail. */
static const struct {
	enum option_name option;
	bool outcome;
} apart[] = {{OPTION_OUT, false}, {OPTION_PARTS, false}, {OPTION_JOBS, false}, {OPTION_PROJECT, false},
             {OPTION_REPORT, true}, {OPTION_FAIL_ON, true}, {OPTION_BASELINE, true}};

static bool
is_apart(int option)
{
	for (size_t i = 0; i < sizeof apart / sizeof *apart; i++)
		if (apart[i].option == (enum option_name)option)
			return true;
	return false;
}

static void
put_options(struct plan *p)
{
	for (int i = 0; i < OPTIONS; i++)
		if (p->options->values[i] && option_infos[i].on & ON_build && !is_apart(i))
			put_option(p, &option_infos[i], p->options->values[i]);
}

static void
put_outcome(struct plan *p)
{
	for (size_t i = 0; i < sizeof apart / sizeof *apart; i++)
		if (apart[i].outcome && p->options->values[apart[i].option])
			put_option(p, &option_infos[apart[i].option], p->options->values[apart[i].option]);
}

/* Where somebody says what is to become of the findings, no shard fails by them, or nothing would be merged and reported. */
static bool
asks_outcome(const struct plan *p)
{
	for (size_t i = 0; i < sizeof apart / sizeof *apart; i++)
		if (apart[i].outcome && p->options->values[apart[i].option])
			return true;
	return false;
}

/* the command of a shard; its number is what the tool has in its place */
static void
put_shard(struct plan *p, const char *number)
{
	buf_printf(&p->text, "regc build --shard %s/%u --parts", number, p->n);
	put_word(p, p->parts);
	buf_printf(&p->text, " -j %s", p->jobs);
	put_options(p);
	if (asks_outcome(p))
		buf_puts(&p->text, " --fail-on never");
	if (p->project)
		put_word(p, p->project);
	buf_putc(&p->text, '\n');
}

static void
put_merge(struct plan *p)
{
	buf_puts(&p->text, "regc merge -o");
	put_word(p, p->out);
	if (p->project) {
		buf_puts(&p->text, " -C");
		put_word(p, p->project);
	}
	put_options(p);
	put_outcome(p);
	put_word(p, p->parts);
	buf_putc(&p->text, '\n');
}

/* the file that is there when a shard is made */
static void
put_part(struct plan *p, unsigned k)
{
	put_marked(p, p->parts, p->syntax->in_paths);
	buf_printf(&p->text, "/" SHARD_FOLDER "/" SHARD_INDEX, k, p->n);
}

static void
put_site(struct plan *p)
{
	put_marked(p, p->out, p->syntax->in_paths);
	buf_puts(&p->text, "/manifest.json");
}

static void
put_parts(struct plan *p)
{
	for (unsigned k = 1; k <= p->n; k++) {
		buf_putc(&p->text, ' ');
		put_part(p, k);
	}
	buf_putc(&p->text, '\n');
}

/* ---- Ninja ---- */

/* A shard says itself whether what it depends on differs; where not, its part stays as it is, and restat lets the merge
 * be left out. */
static void
put_ninja(struct plan *p)
{
	buf_printf(&p->text, "# made by 'regc plan --ninja %u'\n\nrule shard\n  command = ", p->n);
	put_shard(p, "$k");
	buf_printf(&p->text, "  description = shard $k of %u\n  restat = 1\n\nrule merge\n  command = ", p->n);
	put_merge(p);
	buf_puts(&p->text, "  description = merge\n  pool = console\n  restat = 1\n\nbuild regc-always: phony\n\n");
	for (unsigned k = 1; k <= p->n; k++) {
		buf_puts(&p->text, "build ");
		put_part(p, k);
		buf_printf(&p->text, ": shard | regc-always\n  k = %u\n", k);
	}
	buf_puts(&p->text, "\nbuild ");
	put_site(p);
	buf_puts(&p->text, ": merge");
	put_parts(p);
}

/* ---- Makeflow ---- */

/* It may begin a step while another runs as long as there are processors for both. */
static void
put_makeflow(struct plan *p)
{
	buf_printf(&p->text, "# made by 'regc plan --makeflow %u'\n\nCORES=%s\n", p->n, p->jobs);
	for (unsigned k = 1; k <= p->n; k++) {
		char number[16];

		snprintf(number, sizeof number, "%u", k);
		buf_putc(&p->text, '\n');
		put_part(p, k);
		buf_puts(&p->text, ":\n\t");
		put_shard(p, number);
	}
	buf_putc(&p->text, '\n');
	put_site(p);
	buf_putc(&p->text, ':');
	put_parts(p);
	buf_putc(&p->text, '\t');
	put_merge(p);
}

/* ---- Slurm ---- */

static void
put_log(struct plan *p, const char *name)
{
	struct arena a = {0};

	buf_puts(&p->text, " -o");
	put_word(p, arena_printf(&a, "%s%s", p->parts, name));
	arena_free(&a);
}

/* A script that submits both jobs. A shard that begins after midnight must not take another day for today. */
static void
put_slurm(struct plan *p)
{
	buf_printf(&p->text, "#!/bin/sh\n# made by 'regc plan --slurm %u'; its arguments are given to sbatch\nset -eu\nmkdir -p", p->n);
	put_word(p, p->parts);
	buf_puts(&p->text, "\nSOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(date +%s)}\nexport SOURCE_DATE_EPOCH\n");
	buf_printf(&p->text, "shards=$(sbatch --parsable --job-name=regc-shards --array=1-%u --cpus-per-task=%s", p->n, p->jobs);
	put_log(p, "/shard-%a.log");
	buf_puts(&p->text, " \"$@\" <<'END'\n#!/bin/sh\nexec ");
	put_shard(p, "\"$SLURM_ARRAY_TASK_ID\"");
	buf_puts(&p->text, "END\n)\nexec sbatch --job-name=regc-merge --dependency=afterok:\"${shards%%;*}\" --kill-on-invalid-dep=yes");
	put_log(p, "/merge.log");
	buf_puts(&p->text, " \"$@\" <<'END'\n#!/bin/sh\nexec ");
	put_merge(p);
	buf_puts(&p->text, "END\n");
}

/* ---- the command ---- */

static const struct plan_kind {
	enum option_name option;
	struct syntax syntax;
	void (*put)(struct plan *p);
} kinds[] = {
	{OPTION_NINJA, {"$", "$ :", '$'}, put_ninja},
	{OPTION_MAKEFLOW, {"\\\"'$# ", "\\\"'$# :-", '\\'}, put_makeflow},
	{OPTION_SLURM, {"", "", 0}, put_slurm},
};

/* the one that was asked for; NULL with a finding */
static const struct plan_kind *
kind_of(struct options *o)
{
	const struct plan_kind *found = NULL;
	size_t n = 0;

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (o->values[kinds[i].option]) {
			found = &kinds[i];
			n++;
		}
	if (n != 1)
		diag_help(&o->diags, usage(o, n ? "'plan' writes one file at a time" : "'plan' needs a tool to write for"),
		          "give --ninja, --slurm or --makeflow with the number of shards");
	return n == 1 ? found : NULL;
}

/* None of the tools reads a line break or another control character as part of a name; several values of an option
 * have a line each. */
static bool
is_written(struct options *o, const char *value, const char *but)
{
	for (const char *c = value ? value : ""; *c; c++)
		if ((unsigned char)*c < 0x20 && !strchr(but, *c)) {
			diag_help(&o->diags, usage(o, "'plan' cannot write a control character"), "use names without line breaks");
			return false;
		}
	return true;
}

static bool
are_written(struct options *o)
{
	bool fine = is_written(o, o->project, "");

	for (int i = 0; i < OPTIONS && fine; i++)
		fine = is_written(o, o->values[i], option_repeats((enum option_name)i) ? "\n" : "");
	return fine;
}

static const char *
given(const char *value, const char *usual)
{
	return value ? value : usual;
}

int
run_plan(struct options *o)
{
	const struct plan_kind *kind = kind_of(o);
	struct plan p = {.options = o, .parts = given(o->values[OPTION_PARTS], locate_usual(o, "parts")), .project = text_is(o->project, ".") ? NULL : o->project,
	                 .out = given(o->values[OPTION_OUT], locate_usual(o, o->values[OPTION_ASSUME] || o->values[OPTION_ASSUME_FILE] ? "scenario" : "out")),
	                 .jobs = given(o->values[OPTION_JOBS], "1")};
	int status = 2;

	if (kind && are_written(o)) {
		p.syntax = &kind->syntax;
		p.n = (unsigned)strtoul(o->values[kind->option], NULL, 10);
		kind->put(&p);
		status = progress_print(&p.text);
	}
	o->values[OPTION_REPORT] = NULL; /* which is for the findings of the merge */
	buf_free(&p.text);
	return finish(o, &o->diags) ? 2 : status;
}
