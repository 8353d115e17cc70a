/* What a mapping is said to turn on, written into the files: for each mapping that is conditional, the first set of
 * what leads to its highest band, and the first with which nothing arises, are entered as facts; then the mapping must be
 * rated so, or nothing must arise. Usage: literals PROJECT [EVERY]: every mapping, or one of EVERY. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../compiler/cli/enter.h"
#include "../../compiler/compile.h"

struct trial {
	struct compilation *c;
	struct compile_options *o;
	struct arena arena;
	struct text_file texts[32];
	const char *paths[32];
	size_t n;
	size_t tried, skipped, wrong;
};

static const struct node *
argument(const struct node *reason, const char *name)
{
	const struct node *args = node_get(reason, "args");

	for (const struct node *arg = args ? args->first : NULL; arg; arg = arg->next)
		if (node_is(arg, "name", name))
			return node_get(arg, "value");
	return NULL;
}

/* ---- a literal as a statement ---- */

/* the fact of a law, or one for all laws; and its type */
static const char *
fact_of(const struct trial *t, const struct node *literal, enum fact_type *type)
{
	const struct node *question = argument(literal, "question");
	const char *name = argument(literal, "fact")->text;
	struct kind facts = cards_of(&t->c->model, "fact");

	if (!question) {
		*type = fact_builtin(name)->type;
		return name;
	}
	for (size_t i = 0; i < facts.n; i++)
		if (strcmp(facts.cards[i]->title, question->text) == 0) {
			*type = fact_type_within(facts.cards[i]->unit, facts.cards[i]->name);
			return facts.cards[i]->id;
		}
	return NULL;
}

/* a value with which the test comes out so; NULL where there is none that can be recorded */
static const char *
value_for(struct trial *t, const char *form, const char *value, const char *fact, enum fact_type type, bool holds)
{
	static const char *const bare[][2] = {[FACT_YES_NO] = {"no", "yes"}, [FACT_DATE] = {"never", "2000-01-01"},
	                                      [FACT_NUMBER] = {"0", "1"}, [FACT_WORD] = {NULL, "something"}};

	if (!value)
		value = "";
	if (strstr(form, "-before") || strstr(form, "-until") || strstr(form, "-since"))
		return holds ? "2000-01-01" : strstr(form, "-since") ? NULL : "2090-01-01";
	if (strstr(form, "-at-least"))
		return arena_printf(&t->arena, "%.0f", strtod(value, NULL) - !holds);
	if (strstr(form, "-more"))
		return arena_printf(&t->arena, "%.0f", strtod(value, NULL) + holds);
	if (strstr(form, "-is") && holds)
		return value;
	if (strstr(form, "-is"))
		return type == FACT_DATE ? "1999-01-01" : strcmp(fact, "size-class") != 0 ? "another"
		       : value && strcmp(value, "large") == 0 ? "micro" : "large";
	if (strstr(form, "-has"))
		return holds ? value : NULL;
	return bare[type][holds];
}

static const char *
of(const struct node *literal, const char *name)
{
	return argument(literal, name)->to->id;
}

static bool
holds_of(const char *code)
{
	return strncmp(code, "if.", 3) == 0;
}

static const char *
statement_of(struct trial *t, const struct node *literal)
{
	const char *code = node_text(literal, "code"), *form = strchr(code, '.') + 1, *not = holds_of(code) ? "" : "not ";
	const char *fact, *value;
	enum fact_type type;

	if (strcmp(form, "role") == 0)
		return arena_printf(&t->arena, "%s: %srole %s", of(literal, "service"), not, of(literal, "role"));
	if (strcmp(form, "offered") == 0)
		return arena_printf(&t->arena, "%s: %soffered %s", of(literal, "service"), not, of(literal, "place"));
	if (strcmp(form, "governs") == 0)
		return arena_printf(&t->arena, "%s: %sgoverns %s", of(literal, "document"), not, of(literal, "place"));
	if (strcmp(form, "user-classes") == 0)
		return arena_printf(&t->arena, "%s: user-classes %s", of(literal, "document"), *not ? "consumer" : "both");
	if (strstr(form, "fact") && text_is(argument(literal, "fact")->text, "micro-or-small"))
		return arena_printf(&t->arena, "%s: size-class %s", of(literal, "service"), *not ? "large" : "small");
	if (!strstr(form, "fact") || !(fact = fact_of(t, literal, &type)) ||
	    !(value = value_for(t, form, argument(literal, "value") ? argument(literal, "value")->text : NULL, fact, type, !*not)))
		return NULL;
	return arena_printf(&t->arena, "%s: %s%s%s %s", of(literal, "service"), fact, strstr(form, "-in") ? " in " : "",
	                    strstr(form, "-in") ? argument(literal, "place")->text : "", value);
}

/* ---- a set, written in ---- */

static struct text_file *
text_at(struct trial *t, const char *path)
{
	for (size_t i = 0; i < t->n; i++)
		if (strcmp(t->texts[i].path, path) == 0)
			return &t->texts[i];
	return NULL;
}

static bool
write_in(struct trial *t, const char *text)
{
	static const struct grounds g = {.confidence = "high", .class = "official", .title = "assumed"};
	const struct source *s = source_of_text(&t->arena, "literal", text, strlen(text)), *now;
	struct diags ds = {0};
	struct statement st;
	struct text_file *file;

	if (!statement_read(&st, &t->arena, &ds, RG9012, &t->c->model, s, (struct span){0, (uint32_t)s->size})) {
		printf("cannot be stated: %s (%s)\n", text, ds.all[0]->message);
		exit(1);
	}
	if (!(file = text_at(t, st.of->source->path))) {
		file = &t->texts[t->n++];
		if (source_load(st.of->source) != SOURCE_OK)
			return false;
		*file = (struct text_file){arena_string(&t->arena, st.of->source->path),
		                           arena_copy(&t->arena, st.of->source->text, st.of->source->size), st.of->source->size};
		source_unload(st.of->source);
	}
	now = enter(&t->arena, &ds, source_of_text(&t->arena, file->path, file->text, file->n), &st, &g, true);
	*file = (struct text_file){file->path, now->text, now->size};
	return true;
}

static int
by_path(const void *left, const void *right)
{
	return strcmp(((const struct text_file *)left)->path, ((const struct text_file *)right)->path);
}

static bool
compile_with(struct trial *t, bool texts)
{
	qsort(t->texts, t->n, sizeof *t->texts, by_path);
	for (size_t i = 0; i < t->n; i++)
		t->paths[i] = t->texts[i].path;
	t->o->texts = t->texts;
	t->o->ntexts = texts ? t->n : 0;
	return compile_update(t->c, t->o, STAGE_ANALYSE, t->paths, t->n);
}

/* the number of a verdict stays as it is, since no clause, mapping or service comes or goes */
static void
try_set(struct trial *t, size_t number, const struct node *set, struct result expected)
{
	const char *all[32];
	size_t n = 0;
	const struct verdict *v = &t->c->verdicts.all[number];
	const char *what = arena_printf(&t->arena, "%s, %s, %s", v->provision->id, v->obligation->id, v->service->id);

	for (const struct node *literal = set->first; literal; literal = literal->next)
		if (!(all[n++] = statement_of(t, literal))) {
			t->skipped++;
			return;
		}
	t->n = 0;
	for (size_t i = 0; i < n; i++)
		if (!write_in(t, all[i]))
			return;
	t->tried++;
	if (!compile_with(t, true)) {
		printf("%s: does not compile: %s\n", what, t->c->diags.all[0]->message);
		exit(1);
	}
	v = &t->c->verdicts.all[number];
	if (expected.band == NOT_RATED ? v->standing != STANDING_NONE
	                               : v->standing != STANDING_RATED || v->exposure != expected.band || v->bearer != expected.bearer) {
		t->wrong++;
		printf("%s: %s, %s (%s), instead of %s (%s), with\n", what, standing_name(v->standing), exposure_name(v->exposure),
		       v->bearer == BEARER_NOBODY ? "nobody" : bearer_name(v->bearer), exposure_name(expected.band),
		       expected.bearer == BEARER_NOBODY ? "nobody" : bearer_name(expected.bearer));
		for (size_t i = 0; i < n; i++)
			printf("  %s\n", all[i]);
	}
	if (!compile_with(t, false))
		exit(1);
}

static void
try_verdict(struct trial *t, size_t number)
{
	static const struct result nothing = {NOT_RATED, BEARER_NOBODY};
	const struct conditional *c = t->c->verdicts.all[number].conditional;
	const struct node *set;

	/* a trial makes the verdicts again; they are the same */
	if ((set = sets_list(&t->arena, &c->highest)->first))
		try_set(t, number, set, c->results[0]);
	c = t->c->verdicts.all[number].conditional;
	if ((set = sets_list(&t->arena, &c->none)->first))
		try_set(t, number, set, nothing);
	arena_free(&t->arena);
}

int
main(int argc, char **argv)
{
	struct compile_options o = {.project = argv[1], .out = "out", .version = "0", .audience = AUDIENCE_PRIVILEGED};
	size_t every = argc > 2 ? strtoul(argv[2], NULL, 10) : 1, seen = 0;
	struct compilation c = {0};
	struct trial t = {.c = &c, .o = &o};

	if (argc < 2 || !compile(&c, &o, STAGE_ANALYSE))
		return 2;
	for (size_t i = 0; i < c.verdicts.n; i++)
		if (c.verdicts.all[i].standing == STANDING_CONDITIONAL && seen++ % every == 0)
			try_verdict(&t, i);
	printf("%zu of %zu mappings are conditional; %zu sets tried, %zu cannot be recorded, %zu wrong\n", seen, c.verdicts.n, t.tried,
	       t.skipped, t.wrong);
	compile_free(&c);
	return t.wrong > 0;
}
