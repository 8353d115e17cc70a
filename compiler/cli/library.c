/* regc library check: whether a map can serve others as a library of law, by rules that are stricter than those of any map. */
#include <stdio.h>
#include <string.h>

#include "../evidence/lockfile.h"
#include "../law/verdict.h"
#include "commands.h"
#include "progress.h"

static bool
has_source(const struct card *obligation)
{
	return strcmp(judge_source(obligation), "memory") != 0;
}

static bool
has_words(const struct card *obligation)
{
	size_t version;

	return excerpt_next(obligation, NULL, &version) != NULL;
}

static bool
says_where(const struct card *obligation)
{
	return !cover_counts(obligation) || node_get(obligation->facts, "evidenced-in") != NULL;
}

static bool
says_what_follows(const struct card *obligation)
{
	return !cover_counts(obligation) || node_get(obligation->facts, "enforcement") != NULL;
}

/* what each obligation of a library has, and what is said of those that have it not */
static const struct {
	bool (*holds)(const struct card *obligation);
	const char *lacks, *help;
} rules[] = {
	{has_source, "no source but memory", "name where it can be read, under 'sources'"},
	{has_words, "no words of the law", "quote the words that say it, under 'excerpts'"},
	{says_where, "no 'evidenced-in'", "say where a service shows that it meets the duty"},
	{says_what_follows, "no 'enforcement'", "say who enforces it and how; 'sanction: {type: none}' where nothing follows"},
};

enum { RULES = sizeof rules / sizeof *rules, NAMED = 5 };

/* one finding for a law and a rule, with the first of its obligations that do not keep to it */
static void
check_rule(struct compilation *c, const struct card *law, size_t rule, size_t *kept, size_t *all)
{
	struct kind obligations = cards_of(&c->model, "obligation");
	struct buf names = {0};
	size_t of = 0, n = 0;

	for (size_t i = 0; i < obligations.n; i++) {
		if (obligations.cards[i]->unit != law)
			continue;
		of++;
		if (!rules[rule].holds(obligations.cards[i]) && n++ < NAMED)
			buf_printf(&names, "%s%s", names.n ? ", " : "", obligations.cards[i]->name);
	}
	*kept += of - n;
	*all += of;
	if (n > NAMED)
		buf_printf(&names, " and %zu more", n - NAMED);
	if (n)
		diag_help(&c->diags,
		          diag_add(&c->diags, RG3015, (struct place){law->source, law->name_span}, "%zu of %zu obligations have %s: %s", n, of,
		                   rules[rule].lacks, names.s),
		          "%s", rules[rule].help);
	buf_free(&names);
}

static void
check_library(struct compilation *c)
{
	struct kind laws = cards_of(&c->model, "regulation");
	size_t kept = 0, all = 0;

	for (size_t i = 0; i < laws.n; i++)
		for (size_t rule = 0; !library_of(laws.cards[i]) && rule < RULES; rule++)
			check_rule(c, laws.cards[i], rule, &kept, &all);
	fprintf(stderr, "regc: %zu of %zu times an obligation keeps to a rule of libraries\n", kept, all);
}

int
run_library(struct options *o)
{
	struct compile_options co = author_options(o);
	struct compilation c = {0};
	int status;

	if (!o->arguments[0] || strcmp(o->arguments[0], "check") != 0) {
		diag_help(&o->diags, usage(o, "'library' does not know what to do"), "for example 'regc library check .'");
		return finish(o, &o->diags);
	}
	if (compile(&c, &co, STAGE_ANALYSE))
		check_library(&c);
	status = finish(o, &c.diags);
	compile_free(&c);
	return status;
}
