#include "compile.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/embedded.h"
#include "base/text.h"
#include "evidence/lockfile.h"
#include "law/validate.h"
#include "model/audience.h"
#include "model/link.h"
#include "pages/brand.h"
#include "syntax/read.h"
#include "syntax/shape.h"

const char *
stage_name(enum stage s)
{
	static const char *const names[STAGES] = {"read", "shape", "link", "analyse", "pages"};

	return names[s];
}

bool
compile_schemas(struct compilation *c)
{
	const struct source *texts[64];
	size_t n = 0;

	if (c->schemas.files.n)
		return true;
	for (const struct embedded *e = embedded_files; e->name; e++)
		if (ends_with(e->name, ".schema.yaml") && n < 64)
			texts[n++] = source_of_text(&c->arena, e->name, e->bytes, e->n);
	c->model.schemas = &c->schemas;
	return schemas_load(&c->schemas, &c->diags, texts, n);
}

/* ---- the files ---- */

static void
leave_locks(struct files *files)
{
	size_t kept = 0;

	for (size_t i = 0; i < files->n; i++)
		if (!ends_with(files->all[i]->path, ".lock.yaml"))
			files->all[kept++] = files->all[i];
	files->n = kept;
}

static bool
find_files(struct compilation *c, const struct compile_options *o)
{
	const char *project = arena_printf(&c->arena, "%s/regc.yaml", o->project);
	struct stat st;

	if (stat(project, &st) < 0 || !S_ISREG(st.st_mode)) {
		struct diag *d = diag_add(&c->diags, RG9001, (struct place){0}, "cannot read %s: %s", project,
		                          errno && access(project, R_OK) < 0 ? strerror(errno) : "it is no file");

		diag_help(&c->diags, d, "a project is a folder with a regc.yaml; 'regc init' makes one");
		return false;
	}
	c->templates = arena_printf(&c->arena, "%s/templates", o->project);
	if (!walk_yaml(&c->files, &c->arena, &c->diags, o->project, o->out))
		return false;
	if (o->without_locks)
		leave_locks(&c->files);
	return true;
}

static bool
load(struct compilation *c, struct source *s)
{
	enum source_result result = source_load(s);
	struct diag *d;

	if (result == SOURCE_OK)
		return true;
	if (result == SOURCE_TOO_LARGE) {
		d = diag_add(&c->diags, RG1009, (struct place){0}, "%s is larger than %d MB", s->path, SOURCE_MAX >> 20);
		diag_help(&c->diags, d, "one unit a file: split it");
	} else {
		diag_add(&c->diags, RG9001, (struct place){0}, "cannot read %s: %s", s->path, strerror(errno));
	}
	return false;
}

/* where the project unit may stand, and nothing else */
static bool
check_project_place(struct compilation *c, const struct source *s, const struct schema *schema, const struct node *root)
{
	bool project = strcmp(schema->kind, "project") == 0, place = strcmp(s->path, "regc.yaml") == 0;
	struct diag *d;

	if (project == place)
		return true;
	d = diag_add(&c->diags, RG3005, (struct place){s, root->first->key_span},
	             place ? "regc.yaml holds a %s" : "a %s stands outside regc.yaml", schema->kind);
	diag_help(&c->diags, d,
	          place ? "regc.yaml says what the project is: begin it with 'project: ID'" : "a project has one, in regc.yaml");
	return false;
}

/* one file through read, shape and card; its tree goes, its card stays */
static void
take_file(struct compilation *c, struct source *s, enum stage last)
{
	struct arena a = {0};
	const struct schema *schema;
	struct node *root;

	if (load(c, s)) {
		if ((root = read_yaml(&a, &c->diags, s)) && last >= STAGE_SHAPE &&
		    (schema = shape_kind(&c->schemas, &c->diags, s, root)) &&
		    shape_check(&a, &c->diags, s, schema, root) && check_project_place(c, s, schema, root))
			card_add(&c->model, &c->diags, s, schema, root);
		source_unload(s);
	}
	arena_free(&a);
}

static bool
no_errors(const struct compilation *c)
{
	return diag_count(&c->diags, SEVERITY_ERROR) == 0;
}

static bool
read_files(struct compilation *c, enum stage last)
{
	for (size_t i = 0; i < c->files.n; i++)
		take_file(c, c->files.all[i], last);
	return no_errors(c);
}

/* ---- the day ---- */

/* asked for, else the project's, else SOURCE_DATE_EPOCH, else today */
static bool
find_day(struct compilation *c, const struct compile_options *o, int32_t *day)
{
	const char *own = node_text(cards_of(&c->model, "project").cards[0]->facts, "as-of");
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	char *end;
	long long seconds;

	if (o->as_of || own)
		return day_parse(o->as_of ? o->as_of : own, day);
	*day = day_today();
	if (!epoch)
		return true;
	seconds = strtoll(epoch, &end, 10);
	*day = (int32_t)(seconds / 86400);
	return *epoch && !*end && seconds >= 0 && seconds < 253402300800;
}

static bool
set_day(struct compilation *c, const struct compile_options *o)
{
	const char *horizon = node_text(cards_of(&c->model, "project").cards[0]->facts, "horizon");
	int32_t day;

	if (!find_day(c, o, &day)) {
		struct diag *d = diag_add(&c->diags, RG9010, (struct place){0}, "%s is no day",
		                          o->as_of ? o->as_of : "SOURCE_DATE_EPOCH");

		diag_help(&c->diags, d, "give a day of the calendar as YYYY-MM-DD, or seconds in SOURCE_DATE_EPOCH");
		return false;
	}
	c->analysis = (struct analysis){&c->model, &c->verdicts, &c->comparison, clock_on(day, horizon ? (int32_t)atoi(horizon) : 180),
	                              o->version, o->audience, NULL, NULL, 0};
	return true;
}

/* ---- the outputs ---- */

static bool
set_outputs(struct compilation *c, const struct compile_options *o)
{
	const struct node *own = node_get(cards_of(&c->model, "project").cards[0]->facts, "outputs");
	unsigned *outputs = &c->analysis.outputs;

	*outputs = o->outputs || own ? 0 : OUTPUT_USUAL;
	for (const struct node *n = own && !o->outputs ? own->first : NULL; n; n = n->next)
		output_add(outputs, n->text);
	for (const char *word = o->outputs ? o->outputs : "", *end; *word; word = *end ? end + 1 : end) {
		struct diag *d;

		end = word + strcspn(word, ",");
		if (output_add(outputs, arena_copy(&c->arena, word, (size_t)(end - word))))
			continue;
		d = diag_add(&c->diags, RG9010, (struct place){0}, "invalid value for '--outputs': '%.*s'", (int)(end - word), word);
		diag_help(&c->diags, d, "choose from json, csv, paper, feeds and search, separated by commas");
		return false;
	}
	return true;
}

static bool
link_units(struct compilation *c)
{
	return link_cards(&c->model, &c->diags);
}

/* the words held against the captures that are at hand */
static void
check_captures(struct compilation *c, const struct compile_options *o)
{
	struct holdings h;

	holdings_open(&h, &c->model, &c->diags, o->project, o->archives);
	if (no_errors(c))
		lock_check(&c->model, &c->diags, &h, o->require_evidence);
	holdings_close(&h);
}

static bool
check_units(struct compilation *c, const struct compile_options *o)
{
	check_law(&c->model, &c->diags);
	check_evidence(&c->model, &c->diags);
	check_captures(c, o);
	rate_check(&c->model, &c->diags);
	brand_check(&c->model, &c->diags);
	if (!set_day(c, o) || !set_outputs(c, o))
		return false;
	check_review(&c->model, &c->diags, c->analysis.clock);
	check_currency(&c->model, &c->diags, c->analysis.clock.day);
	return no_errors(c);
}

/* the files of the units that the audience may see, by path; a file name can tell something too */
static void
take_inputs(struct compilation *c)
{
	size_t card = 0; /* cards come in the order of their files */

	ARENA_ARRAY(&c->arena, c->inputs, c->files.n);
	for (size_t i = 0; i < c->files.n; i++) {
		if (card < c->model.n && c->model.cards[card]->source == c->files.all[i])
			c->inputs[c->ninputs++] = (struct site_input){c->files.all[i]->path, c->files.all[i]->digest};
		while (card < c->model.n && c->model.cards[card]->source == c->files.all[i])
			card++;
	}
}

/* made of all that the assessment follows from, so that the same input is the same edition everywhere */
static const char *
edition_id(struct compilation *c)
{
	char hex[SHA256_HEX], day[DATE_TEXT];
	struct buf b = {0};
	struct sha256 digest;

	buf_printf(&b, "regc %s\nday %s\naudience %d\n", c->analysis.version, day_text(c->analysis.clock.day, day),
	           (int)c->analysis.audience);
	for (size_t i = 0; i < c->ninputs; i++)
		buf_printf(&b, "%s %s\n", sha256_hex(&c->inputs[i].digest, hex), c->inputs[i].path);
	digest = sha256_of(b.s, b.n);
	buf_free(&b);
	return arena_copy(&c->arena, sha256_hex(&digest, hex), EDITION_ID);
}

static void
analyse(struct compilation *c)
{
	take_inputs(c);
	c->analysis.id = edition_id(c);
	verdicts_make(&c->verdicts, &c->model, c->analysis.clock);
	compare_make(&c->comparison, &c->model, c->analysis.clock.day);
}

bool
compile(struct compilation *c, const struct compile_options *o, enum stage last)
{
	bool fine = compile_schemas(c) && find_files(c, o) && read_files(c, last);

	fine = fine && (last < STAGE_LINK || link_units(c));
	fine = fine && (last < STAGE_ANALYSE || check_units(c, o));
	if (fine && last >= STAGE_LINK) /* all of it was checked; from here on, only what the audience may see */
		veil_model(&c->model, o->audience);
	if (fine && last >= STAGE_ANALYSE)
		analyse(c);
	return fine && no_errors(c);
}

void
compile_free(struct compilation *c)
{
	for (size_t i = 0; i < c->files.n; i++)
		source_unload(c->files.all[i]);
	free(c->files.all);
	verdicts_free(&c->verdicts);
	compare_free(&c->comparison);
	model_free(&c->model);
	schemas_free(&c->schemas);
	diag_free(&c->diags);
	arena_free(&c->arena);
}
