#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "commands.h"
#include "../base/embedded.h"
#include "../base/report.h"
#include "../compile.h"
#include "../form/words.h"
#include "../form/xsd.h"
#include "../pages/chain.h"
#include "../site/folder.h"
#include "../site/since.h"
#include "../syntax/read.h"
#include "../syntax/shape.h"
#include "options.h"
#include "progress.h"
#include "scaffold.h"

enum { MEMORY_OF_A_PAGE = 1024 * 1024 * 1024 };

struct diag *
usage(struct options *o, const char *fmt, const char *word)
{
	return diag_add(&o->diags, RG9010, (struct place){0}, fmt, word); /* NOLINT */
}

int
finish(struct options *o, struct diags *ds)
{
	int status = diag_status(ds);

	return progress_report(o, ds) ? status : 2;
}

/* the lines of a text as an array that ends with NULL */
static const char *const *
lines_of(struct arena *a, const char *text)
{
	const char **lines, *end;
	size_t n = 0;

	ARENA_ARRAY(a, lines, strlen(text) + 2);
	for (; *text; text = *end ? end + 1 : end) {
		end = text + strcspn(text, "\n");
		lines[n++] = arena_copy(a, text, (size_t)(end - text));
	}
	return lines;
}

struct compile_options
compile_options(struct options *o, const char *project)
{
	const char *out = o->values[OPTION_OUT], *archives = o->values[OPTION_ARCHIVE];
	enum audience audience = AUDIENCE_PUBLIC;

	if (o->values[OPTION_AUDIENCE])
		audience_parse(o->values[OPTION_AUDIENCE], &audience);
	return (struct compile_options){.project = project ? project : ".", .out = out ? out : "out",
	                                .as_of = o->values[OPTION_AS_OF], .audience = audience, .version = o->version,
	                                .outputs = o->values[OPTION_OUTPUTS],
	                                .archives = archives ? lines_of(&o->arena, archives) : NULL,
	                                .require_evidence = o->values[OPTION_REQUIRE_EVIDENCE] != NULL};
}

struct compile_options
author_options(struct options *o, const char *project)
{
	struct compile_options co = compile_options(o, project);

	co.audience = AUDIENCE_PRIVILEGED;
	return co;
}

/* an option whose value is one of a few words */
static bool
is_word(struct options *o, enum option_name name, const char *const *words, const char *option)
{
	const char *value = o->values[name];
	size_t n = value ? strcspn(value, "=") : 0;

	if (!value)
		return true;
	for (size_t i = 0; words[i]; i++)
		if (strlen(words[i]) == n && strncmp(words[i], value, n) == 0)
			return true;
	diag_help(&o->diags, diag_add(&o->diags, RG9010, (struct place){0}, "'%s' is no value of '--%s'", value, option),
	          "'regc help %s' says what it takes", o->command->word);
	return false;
}

bool
check_values(struct options *o)
{
	static const char *const reports[] = {"text", "json", NULL}, *const colours[] = {"auto", "always", "never", NULL};
	static const char *const audiences[] = {"public", "internal", "privileged", NULL};
	const char *day = o->values[OPTION_AS_OF];
	int32_t ignored;
	bool fine = is_word(o, OPTION_REPORT, reports, "report") && is_word(o, OPTION_COLOR, colours, "color") &&
	            is_word(o, OPTION_AUDIENCE, audiences, "audience");

	if (day && !day_parse(day, &ignored)) {
		diag_help(&o->diags, usage(o, "'%s' is no day", day), "write a day of the calendar as YYYY-MM-DD");
		return false;
	}
	return fine;
}

bool
write_whole(struct diags *ds, const char *path, const char *bytes, size_t n)
{
	struct buf beside = {0};
	int fd;
	bool fine;

	buf_printf(&beside, "%s.new", path);
	fd = open(beside.s, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	fine = fd >= 0 && write(fd, bytes, n) == (ssize_t)n;
	fine = fd >= 0 && close(fd) == 0 && fine && rename(beside.s, path) == 0;
	if (!fine) {
		diag_add(ds, RG9003, (struct place){0}, "cannot write %s: %s", path, strerror(errno));
		unlink(beside.s);
	}
	buf_free(&beside);
	return fine;
}

/* ---- build and check ---- */

static bool
jobs_of(struct options *o, unsigned *jobs)
{
	const char *given = o->values[OPTION_JOBS];
	long online = sysconf(_SC_NPROCESSORS_ONLN), n;
	char *end;

	*jobs = online > 0 ? (unsigned)online : 1;
	if (!given)
		return true;
	n = strtol(given, &end, 10);
	if (*end || n < 1 || n > 64) {
		diag_help(&o->diags, usage(o, "'%s' is no number of processes", given), "give a number from 1 to 64");
		return false;
	}
	*jobs = (unsigned)n;
	return true;
}

static void
say_built(const struct options *o, const struct compile_options *co, const struct analysis *an,
          const struct site_result *r)
{
	const struct since *s = an->since;

	if (o->values[OPTION_QUIET])
		return;
	fprintf(stderr, "regc: %zu pages in %s; of %zu files %zu written, %zu removed\n", r->pages, co->out, r->files,
	        r->written, r->removed);
	if (s)
		fprintf(stderr, "since edition %s: %zu of %zu %s differ\n", s->edition, s->differ, s->of,
		        s->sources ? "source files" : "mappings");
	fprintf(stderr, "open %s/index.html\n", co->out);
}

bool
start_site(struct compilation *c, const struct compile_options *co, struct site_options *so)
{
	render_start(MEMORY_OF_A_PAGE);
	if (!folder_recover(&c->diags, co->out) || !compile(c, co, STAGE_PAGES))
		return false;
	so->renderer = render_open(&c->diags, &c->schemas, c->templates);
	so->inputs = c->inputs;
	so->ninputs = c->ninputs;
	return diag_count(&c->diags, SEVERITY_ERROR) == 0;
}

/* what differs since the edition that was named; read before anything is written, for it may be the one replaced */
static bool
compare_editions(struct compilation *c, const char *previous, struct earlier *earlier, struct since *since)
{
	struct source_file *files;

	if (!earlier_read(earlier, &c->arena, &c->diags, &c->analysis, previous))
		return false;
	ARENA_ARRAY(&c->arena, files, c->ninputs);
	for (size_t i = 0; i < c->ninputs; i++) {
		char hex[SHA256_HEX];

		files[i] = (struct source_file){c->inputs[i].path,
		                                arena_string(&c->arena, sha256_hex(&c->inputs[i].digest, hex))};
	}
	since_make(since, &c->arena, &c->analysis, earlier, files, c->ninputs);
	c->analysis.since = since;
	return true;
}

bool
build_site(struct compilation *c, const struct compile_options *co, const char *previous, unsigned jobs,
           struct site_result *result, struct renderer **renderer)
{
	struct since *since = arena_take(&c->arena, sizeof *since);
	struct earlier earlier;
	struct site_options so = {.out = co->out, .jobs = jobs};
	bool fine = start_site(c, co, &so);

	*renderer = so.renderer;
	if (fine && previous) {
		so.earlier = &earlier;
		fine = compare_editions(c, previous, &earlier, since);
	}
	fine = fine && site_build(&c->diags, &c->analysis, &so, result);
	return fine;
}

static int
run_build(struct options *o)
{
	struct compile_options co = compile_options(o, o->arguments[0]);
	struct compilation c = {0};
	struct renderer *renderer = NULL;
	struct site_result result;
	unsigned jobs;
	bool fine;
	int status;

	if (!check_values(o) || !jobs_of(o, &jobs))
		return finish(o, &o->diags);
	fine = build_site(&c, &co, o->values[OPTION_PREVIOUS], jobs, &result, &renderer);
	status = finish(o, &c.diags);
	if (fine)
		say_built(o, &co, &c.analysis, &result);
	render_close(renderer);
	compile_free(&c);
	return status;
}

static int
run_check(struct options *o)
{
	struct compile_options co = compile_options(o, o->arguments[0]);
	struct compilation c = {0};
	struct renderer *renderer = NULL;
	int status;

	if (!check_values(o))
		return finish(o, &o->diags);
	render_start(MEMORY_OF_A_PAGE);
	if (folder_recover(&c.diags, co.out) && compile(&c, &co, STAGE_PAGES))
		renderer = render_open(&c.diags, &c.schemas, c.templates);
	status = finish(o, &c.diags);
	if (status == 0 && !o->values[OPTION_QUIET])
		fprintf(stderr, "regc: %zu files, %s\n", c.files.n, c.diags.n ? "no errors" : "nothing wrong");
	render_close(renderer);
	compile_free(&c);
	return status;
}

/* ---- explain ---- */

static const char *
code_word(const void *ctx, size_t i)
{
	(void)ctx;
	return i < DIAG_CODES ? diag_infos[i].code : i < 2 * DIAG_CODES ? diag_infos[i - DIAG_CODES].name : NULL;
}

static int
run_explain(struct options *o)
{
	const char *word = o->arguments[0], *near;
	const struct diag_info *info = word ? diag_find(word) : NULL;
	struct buf out = {0};
	int status;

	if (o->values[OPTION_LIST])
		for (size_t i = 0; i < DIAG_CODES; i++)
			buf_printf(&out, "%s %-24s %s\n", diag_infos[i].code, diag_infos[i].name, diag_infos[i].title);
	else if (info)
		report_explain(&out, info, 80);
	else if (!word) {
		diag_help(&o->diags, usage(o, "'%s' takes a code", "explain"), "'regc explain --list' lists them");
	} else {
		near = nearest_word(word, code_word, NULL);
		diag_help(&o->diags, usage(o, "no finding is called '%s'", word),
		          near ? "did you mean '%s'?" : "'regc explain --list' lists them%.0s", near ? near : "");
	}
	status = o->diags.n ? finish(o, &o->diags) : progress_print(&out);
	buf_free(&out);
	return status;
}

/* ---- why ---- */

static void
say_place(struct buf *out, const struct node *step)
{
	struct buf place = {0};
	const char *line = node_text(step, "line");

	buf_printf(&place, "%s%s%s", node_text(step, "file"), line ? ":" : "", line ? line : "");
	buf_printf(out, "  %-11s %s", node_text(step, "name"), place.s);
	buf_free(&place);
}

static void
say_reasons(struct buf *out, const struct words *words, const struct node *list, const char *before)
{
	for (const struct node *r = list ? list->first : NULL; r; r = r->next) {
		struct buf text = {0};

		buf_puts(&text, before);
		words_text(words, &text, r);
		buf_puts(out, "\n              - ");
		report_wrap(out, text.s, 16, 16, 80);
		buf_free(&text);
	}
}

static void
say_step(struct buf *out, const struct words *words, const struct node *step)
{
	const struct node *value = node_get(step, "value");

	say_place(out, step);
	if (value) {
		buf_puts(out, "\n              ");
		report_wrap(out, value->text, 14, 14, 80);
	}
	say_reasons(out, words, node_get(step, "because"), "");
	say_reasons(out, words, node_get(step, "needs"), "needed: ");
	buf_putc(out, '\n');
}

static void
say_chain(struct buf *out, struct compilation *c, const struct words *words, const struct card *provision,
          const struct node *mapping, const struct card *service)
{
	struct arena a = {0};
	struct clock clock = c->analysis.clock;
	struct judgement j = judge(&c->model, &a, &clock, provision, mapping, service);
	struct node *chain = node_list(&a);
	char day[DATE_TEXT];

	chain_add(&a, chain, &j, &c->model, provision);
	buf_printf(out, "%s (%s)\n  towards %s (%s)\n  for %s, on %s\n", provision->title, provision->id,
	           j.subject.obligation->title, j.subject.obligation->id, service->title, day_text(clock.day, day));
	for (const struct node *step = chain->first; step; step = step->next)
		say_step(out, words, step);
	buf_putc(out, '\n');
	arena_free(&a);
}

static const char *
card_id(const void *ctx, size_t i)
{
	const struct kind *kind = ctx;

	return i < kind->n ? kind->cards[i]->id : NULL;
}

const struct card *
find_unit(struct compilation *c, const char *kind, const char *id)
{
	struct kind all = cards_of(&c->model, kind);
	const struct card *card = card_find(&c->model, kind, id);
	const char *near;

	if (card)
		return card;
	near = nearest_word(id, card_id, &all);
	diag_help(&c->diags, diag_add(&c->diags, RG9010, (struct place){0}, "no %s is called '%s'", kind, id),
	          near ? "did you mean '%s'?" : "'regc dump --after=link' lists the units%.0s", near ? near : "");
	return NULL;
}

static void
explain_provision(struct options *o, struct compilation *c, const struct words *words, struct buf *out)
{
	const struct card *provision = find_unit(c, "provision", o->arguments[0]), *service;
	const struct card *only = o->arguments[1] ? find_unit(c, "obligation", o->arguments[1]) : NULL;
	const struct node *mappings = provision ? node_get(provision->facts, "mappings") : NULL;

	if (diag_count(&c->diags, SEVERITY_ERROR))
		return;
	for (const struct node *m = mappings ? mappings->first : NULL; m; m = m->next)
		if (judge_counts(m) && (!only || node_get(m, "obligation")->to == only))
			for (size_t i = 0; (service = judge_service(&c->model, provision->parent, i)); i++)
				say_chain(out, c, words, provision, m, service);
	if (!out->n)
		diag_help(&c->diags,
		          diag_add(&c->diags, RG9010, (struct place){0}, "'%s' is not mapped to %s", provision->id,
		                   only ? only->id : "any obligation"),
		          "add a mapping to the provision; 'regc schema provision' shows how");
}

static int
run_why(struct options *o)
{
	struct compile_options co = compile_options(o, o->values[OPTION_PROJECT]);
	struct compilation c = {0};
	struct words *words = NULL;
	struct buf out = {0};
	int status;

	if (!o->arguments[0])
		diag_help(&o->diags, usage(o, "'%s' takes a provision", "why"),
		          "name it by its full id, platform/document/provision");
	if (o->diags.n || !check_values(o))
		return finish(o, &o->diags);
	if (compile(&c, &co, STAGE_ANALYSE) && (words = words_of_project(&c.diags, &c.schemas, c.templates)))
		explain_provision(o, &c, words, &out);
	status = finish(o, &c.diags);
	if (status == 0)
		status = progress_print(&out);
	words_close(words);
	buf_free(&out);
	compile_free(&c);
	return status;
}

/* ---- dump ---- */

static void
dump_node(struct buf *out, const struct source *s, const struct node *n, int indent)
{
	struct position from = source_position(s, n->span.from), to = source_position(s, n->span.to);

	buf_printf(out, "%*s", indent, "");
	if (n->key)
		buf_printf(out, "%s ", n->key);
	buf_printf(out, "%zu:%zu-%zu:%zu", from.line, from.column, to.line, to.column);
	if (n->kind == NODE_SCALAR) {
		buf_puts(out, n->plain ? " " : " \"");
		buf_put_visible(out, n->text, strlen(n->text));
		buf_puts(out, n->plain ? "\n" : "\"\n");
	} else {
		buf_puts(out, n->kind == NODE_LIST ? " list\n" : " map\n");
	}
	for (const struct node *c = n->first; c; c = c->next)
		dump_node(out, s, c, indent + 2);
}

static void
dump_trees(struct compilation *c, enum stage stage, struct buf *out)
{
	for (size_t i = 0; i < c->files.n; i++) {
		struct source *s = c->files.all[i];
		struct diags ignored = {0};
		const struct schema *schema;
		struct arena a = {0};
		struct node *root;

		if (source_load(s) == SOURCE_OK && (root = read_yaml(&a, &ignored, s))) {
			if (stage == STAGE_SHAPE && (schema = shape_kind(&c->schemas, &ignored, s, root)))
				shape_check(&a, &ignored, s, schema, root);
			buf_printf(out, "%s\n", s->path);
			dump_node(out, s, root, 2);
		}
		source_unload(s);
		diag_free(&ignored);
		arena_free(&a);
	}
}

static void
dump_cards(const struct model *m, struct buf *out)
{
	for (size_t k = 0; k < m->kinds.n; k++) {
		struct kind kind = cards_of(m, m->kinds.entries[k].key);

		for (size_t i = 0; i < kind.n; i++) {
			const struct card *card = kind.cards[i];

			buf_printf(out, "%s %s \"%s\"\n", card->kind, card->id, card->title);
			for (size_t r = 0; r < card->nrefs; r++) {
				const struct ref *ref = &card->refs[r];

				buf_printf(out, "  %s %s -> %s%s%s\n", ref->field, ref->text, ref->to ? ref->to->kind : "itself",
				           ref->to ? " " : "", ref->to ? ref->to->id : "");
			}
		}
	}
}

static void
dump_verdicts(const struct compilation *c, struct buf *out)
{
	const struct verdicts *v = &c->verdicts;
	char day[DATE_TEXT];

	buf_printf(out, "as of %s", day_text(c->analysis.clock.day, day));
	buf_printf(out, ", holds from %s", v->clock.from == DAY_MIN ? "ever" : day_text(v->clock.from, day));
	buf_printf(out, " until %s\n", v->clock.until == DAY_MAX ? "ever" : day_text(v->clock.until, day));
	for (size_t i = 0; i < v->n; i++)
		buf_printf(out, "%s %s for %s: %s %s, %s\n", v->all[i].provision->id, v->all[i].obligation->id,
		           v->all[i].service->id, v->all[i].place->id, flag_state_name(v->all[i].flag),
		           exposure_name(v->all[i].exposure));
}

static void
dump_pages(const struct compilation *c, struct buf *out)
{
	struct arena a = {0};
	struct pages pages = {0};

	pages_plan(&pages, &a, &c->analysis);
	for (size_t i = 0; i < pages.n; i++)
		buf_printf(out, "%s%s%s\n", pages.all[i].path, pages.all[i].xml ? " " : "",
		           pages.all[i].xml ? pages.all[i].xml : "");
	free(pages.all);
	arena_free(&a);
}

static void
dump_stage(struct compilation *c, enum stage stage, struct buf *out)
{
	if (stage <= STAGE_SHAPE)
		dump_trees(c, stage, out);
	else if (stage == STAGE_LINK)
		dump_cards(&c->model, out);
	else if (stage == STAGE_ANALYSE)
		dump_verdicts(c, out);
	else
		dump_pages(c, out);
}

static int
find_stage(struct options *o)
{
	for (enum stage s = STAGE_READ; s < STAGES; s++)
		if (strcmp(stage_name(s), o->values[OPTION_AFTER]) == 0)
			return (int)s;
	diag_help(&o->diags, usage(o, "'%s' is no stage", o->values[OPTION_AFTER]),
	          "the stages are read, shape, link, analyse and pages");
	return -1;
}

static int
run_dump(struct options *o)
{
	bool after = o->values[OPTION_AFTER] != NULL;
	const char *page = after ? NULL : o->arguments[0];
	struct compile_options co = compile_options(o, after ? o->arguments[0] : o->arguments[1]);
	struct compilation c = {0};
	struct buf out = {0};
	int stage = STAGE_PAGES, status;

	if (!after && !page)
		diag_help(&o->diags, usage(o, "'%s' takes a page or a stage", "dump"),
		          "name a page, such as index.html, or give --after=STAGE");
	else if (after)
		stage = find_stage(o);
	if (o->diags.n || !check_values(o))
		return finish(o, &o->diags);
	render_start(MEMORY_OF_A_PAGE);
	if (folder_recover(&c.diags, co.out) && compile(&c, &co, (enum stage)stage)) {
		if (after)
			dump_stage(&c, (enum stage)stage, &out);
		else if (!site_dump(&c.diags, &c.analysis, page, &out))
			diag_help(&c.diags, diag_add(&c.diags, RG9010, (struct place){0}, "there is no page '%s'", page),
			          "'regc dump --after=pages' lists them");
	}
	status = finish(o, &c.diags);
	if (out.n && status == 0)
		status = progress_print(&out);
	buf_free(&out);
	compile_free(&c);
	return status;
}

/* ---- schema ---- */

static const struct embedded *
find_embedded(const char *name)
{
	for (const struct embedded *e = embedded_files; e->name; e++)
		if (strcmp(e->name, name) == 0)
			return e;
	return NULL;
}

static const char *
schema_kind(const void *ctx, size_t i)
{
	const struct table *kinds = ctx;

	return i < kinds->n ? kinds->entries[i].key : NULL;
}

static void
list_kinds(const struct schemas *all, struct buf *out)
{
	for (size_t i = 0; i < all->kinds.n; i++) {
		const struct schema *s = all->kinds.entries[i].value;

		buf_printf(out, "%-14s ", all->kinds.entries[i].key);
		report_wrap(out, s->description, 15, 15, 80);
		buf_putc(out, '\n');
	}
}

/* a file that must not be there yet, or may be written over */
static bool
make_file(struct options *o, const char *folder, const char *name, const struct embedded *e, bool over)
{
	const char *path = arena_printf(&o->arena, "%s/%s", folder, name);
	char *slash = strrchr(path, '/');
	ssize_t put;
	int fd;

	*slash = '\0';
	if (mkdir(path, 0777) < 0 && errno != EEXIST)
		fd = -1;
	else {
		*slash = '/';
		fd = open(path, O_WRONLY | O_CREAT | (over ? O_TRUNC : O_EXCL) | O_CLOEXEC, 0666);
	}
	put = fd < 0 ? -1 : write(fd, e->bytes, e->n);
	if (put == (ssize_t)e->n && close(fd) == 0)
		return true;
	diag_help(&o->diags, diag_add(&o->diags, RG9003, (struct place){0}, "cannot write %s: %s", path, strerror(errno)),
	          "files that are there already are left alone: name an empty folder");
	return false;
}

/* the schemas, for an editor; those of an older regc are written over */
static size_t
write_schemas(struct options *o, const char *folder)
{
	size_t made = 0;

	for (const struct embedded *e = embedded_files; e->name && !o->diags.n; e++)
		if (starts_with(e->name, "schemas/"))
			made += make_file(o, folder, e->name + strlen("schemas/"), e, true);
	return made;
}

static int
run_schema(struct options *o)
{
	const char *kind = o->arguments[0];
	struct compilation c = {0};
	struct buf out = {0};
	int status;

	if (compile_schemas(&c)) {
		const struct embedded *e = kind ? find_embedded(arena_printf(&c.arena, "schemas/%s.schema.yaml", kind)) : NULL;

		if (o->values[OPTION_OUT])
			fprintf(stderr, "regc: %zu schemas in %s\n", write_schemas(o, o->values[OPTION_OUT]), o->values[OPTION_OUT]);
		else if (o->values[OPTION_XSD])
			xsd_write(&out, &c.schemas);
		else if (!kind)
			list_kinds(&c.schemas, &out);
		else if (e)
			buf_add(&out, e->bytes, e->n);
		else {
			const char *near = nearest_word(kind, schema_kind, &c.schemas.kinds);

			diag_help(&c.diags, diag_add(&c.diags, RG9010, (struct place){0}, "no kind of unit is called '%s'", kind),
			          near ? "did you mean '%s'?" : "'regc schema' lists the kinds%.0s", near ? near : "");
		}
	}
	status = o->diags.n ? finish(o, &o->diags) : c.diags.n ? finish(o, &c.diags) : progress_print(&out);
	buf_free(&out);
	compile_free(&c);
	return status;
}

/* ---- new ---- */

/* an id that the kind would refuse is refused before it is in a file */
static bool
check_id(struct options *o, const struct schema *schema, const char *id)
{
	const struct schema *form = schema_base(schema_base(schema)->properties[0].schema);

	if (!id || !form->pattern || regexec(&form->regex, id, 0, NULL, 0) == 0)
		return true;
	diag_help(&o->diags, usage(o, "'%s' cannot be an id", id), "%s",
	          form->title ? form->title : "write it in the form that the schema gives");
	return false;
}

static int
run_new(struct options *o)
{
	const char *kind = o->arguments[0], *near;
	const struct embedded *words = find_embedded("templates/words.yaml");
	struct compilation c = {0};
	struct buf out = {0};
	const struct schema *schema;
	int status;

	if (!kind)
		diag_help(&o->diags, usage(o, "'%s' takes a kind", "new"), "'regc schema' lists the kinds");
	else if (strcmp(kind, "words") == 0) /* no unit, and there to be translated whole */
		buf_add(&out, words->bytes, words->n);
	else if (compile_schemas(&c)) {
		if ((schema = schema_of_kind(&c.schemas, kind)) && !check_id(o, schema, o->arguments[1]))
			;
		else if (schema)
			scaffold_write(&out, schema, o->arguments[1]);
		else {
			near = nearest_word(kind, schema_kind, &c.schemas.kinds);
			diag_help(&o->diags, usage(o, "no kind of unit is called '%s'", kind),
			          near ? "did you mean '%s'?" : "'regc schema' lists the kinds%.0s", near ? near : "");
		}
	}
	status = o->diags.n ? finish(o, &o->diags) : progress_print(&out);
	buf_free(&out);
	compile_free(&c);
	return status;
}

/* ---- init ---- */

#define INIT "compiler/cli/init/"

static int
run_init(struct options *o)
{
	const char *folder = o->arguments[0] ? o->arguments[0] : ".";
	size_t made = 0;

	if (mkdir(folder, 0777) < 0 && errno != EEXIST)
		diag_add(&o->diags, RG9003, (struct place){0}, "cannot make %s: %s", folder, strerror(errno));
	for (const struct embedded *e = embedded_files; e->name && !o->diags.n; e++)
		if (starts_with(e->name, INIT))
			made += make_file(o, folder, e->name + strlen(INIT), e, false);
	if (!o->diags.n)
		made += write_schemas(o, arena_printf(&o->arena, "%s/schemas", folder));
	if (o->diags.n)
		return finish(o, &o->diags);
	fprintf(stderr, "regc: %zu files in %s\nnow 'regc build %s'\n", made, folder, folder);
	return 0;
}

/* ---- help ---- */

static int
run_help(struct options *o)
{
	const struct command *of = NULL;
	struct buf out = {0};
	int status;

	for (const struct command *c = commands; c->word && o->arguments[0]; c++)
		if (strcmp(c->word, o->arguments[0]) == 0)
			of = c;
	if (o->arguments[0] && !of)
		diag_help(&o->diags, usage(o, "no command is called '%s'", o->arguments[0]), "'regc help' lists them");
	else if (o->values[OPTION_ROFF])
		options_roff(&out);
	else
		options_help(&out, of);
	status = o->diags.n ? finish(o, &o->diags) : progress_print(&out);
	buf_free(&out);
	return status;
}

const struct command commands[] = {
#define COMMAND(name, word, on, arguments, most, help) {word, on, arguments, most, help, run_##name},
#include "options.def"
#undef COMMAND
	{0},
};
