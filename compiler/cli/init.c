/* regc init: a small project that builds at once; with --use one that uses the law that comes with regc. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "../base/file.h"
#include "../law/pins.h"
#include "../model/link.h"
#include "commands.h"
#include "locate.h"
#include "progress.h"

#define INIT "compiler/cli/init/"
#define INIT_USE "compiler/cli/init-use/"

#define IGNORED ".gitignore"

static const char ignored[] = "/out/\n/regc.local.yaml\n";

/* what stands in the files of a project that uses a library in place of names */
struct blank {
	const char *name, *value;
};

struct blanks {
	struct blank all[2];
};

/* a file with its blanks filled in */
static struct embedded
filled(struct arena *a, const struct embedded *e, const struct blanks *blanks)
{
	struct embedded f = *e;
	const char *text = arena_copy(a, e->bytes, e->n), *at;

	for (size_t i = 0; i < sizeof blanks->all / sizeof *blanks->all; i++)
		if (blanks->all[i].name && (at = strstr(text, blanks->all[i].name)))
			text = arena_printf(a, "%.*s%s%s", (int)(at - text), text, blanks->all[i].value, at + strlen(blanks->all[i].name));
	f.bytes = text;
	f.n = strlen(text);
	return f;
}

/* whether something lies at a path, or that cannot be told */
static bool
is_there(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0 || !file_is_absent(errno);
}

/* Before anything is written: neither into a project, nor over a file. */
static bool
check_folder(struct options *o, const char *folder, const char *set)
{
	if (locate_is_project(folder)) {
		diag_help(&o->diags, diag_add(&o->diags, RG9003, (struct place){0}, "%s already has a regc.yaml", folder),
		          "nothing was written; name another folder");
		return false;
	}
	for (const struct embedded *e = embedded_files; e->name && !o->diags.n; e++) {
		const char *path = starts_with(e->name, set) ? arena_printf(&o->arena, "%s/%s", folder, e->name + strlen(set)) : NULL;

		if (path && is_there(path))
			diag_help(&o->diags, diag_add(&o->diags, RG9003, (struct place){0}, "%s already exists", path),
			          "nothing was written; name an empty folder");
	}
	return o->diags.n == 0;
}

/* The project around a new one reads all its files, unless it is told not to. */
static void
say_around(struct options *o, const char *folder)
{
	const char *around = locate_above(&o->arena, arena_printf(&o->arena, "%s/..", folder));

	if (around)
		fprintf(stderr, "%s is inside another project, whose regc.yaml has to name it under 'ignore'\n", folder);
}

/* A list of git that is there is the author's, and left as it is. */
static size_t
write_ignored(struct options *o, const char *folder)
{
	const char *path = arena_printf(&o->arena, "%s/" IGNORED, folder);

	return !is_there(path) && write_whole(&o->diags, path, ignored, strlen(ignored));
}

static size_t
make_files(struct options *o, const char *folder, const char *set, const struct blanks *blanks)
{
	size_t made = 0;

	if (mkdir(folder, 0777) < 0 && errno != EEXIST)
		diag_add(&o->diags, RG9003, (struct place){0}, "cannot create %s: %s", folder, strerror(errno));
	for (const struct embedded *e = embedded_files; e->name && !o->diags.n; e++)
		if (starts_with(e->name, set)) {
			struct embedded f = filled(&o->arena, e, blanks);

			made += make_file(o, folder, e->name + strlen(set), &f, false);
		}
	if (!o->diags.n)
		made += write_schemas(o, arena_printf(&o->arena, "%s/schemas", folder));
	if (!o->diags.n)
		made += write_ignored(o, folder);
	return made;
}

/* ---- with a library ---- */

/* the first duty of the first of the laws that were named */
static const struct card *
first_duty(const struct compilation *c)
{
	const struct node *uses = node_get(cards_of(&c->model, "project").cards[0]->whole, "uses");
	const struct card *law = node_get(uses->first, "laws")->first->to;
	struct kind all = cards_of(&c->model, "obligation");

	for (size_t i = 0; i < all.n; i++)
		if (all.cards[i]->unit == law && node_is(all.cards[i]->facts, "deontic", "obligation"))
			return all.cards[i];
	return NULL;
}

/* Looks up the laws, in a project that has nothing else. False with findings. */
static bool
find_laws(struct options *o, const char *folder, struct compilation *c, struct blanks *blanks)
{
	struct compile_options co = compile_options_of(o, folder);
	const struct card *duty;
	struct text_file text = {.path = "regc.yaml"};

	text.text = arena_printf(&o->arena, "project: my-map\ntitle: My map\nuses:\n  - library: regc:law\n    laws: [%s]\n", blanks->all[0].value);
	text.n = strlen(text.text);
	co.texts = &text;
	co.ntexts = 1;
	co.texts_only = true;
	co.cache = NULL;
	if (!compile(c, &co, STAGE_LINK))
		return false;
	if ((duty = first_duty(c)))
		blanks->all[1] = (struct blank){"@OBLIGATION@", arena_string(&o->arena, duty->id)};
	else
		diag_add(&c->diags, RG9010, (struct place){0}, "the first of the laws has no duty that a clause could be mapped to");
	return duty != NULL;
}

/* "a,b" as "a, b" */
static const char *
with_spaces(struct arena *a, const char *list)
{
	const char *text = "";

	for (const char *end; *list; list = *end ? end + 1 : end) {
		end = list + strcspn(list, ",");
		text = arena_printf(a, "%s%s%.*s", text, *text ? ", " : "", (int)(end - list), list);
	}
	return text;
}

static bool
fill_in(struct options *o, const char *folder, struct blanks *blanks)
{
	struct compilation c = {0};
	bool fine;

	blanks->all[0] = (struct blank){"@LAWS@", with_spaces(&o->arena, o->values[OPTION_USE])};
	fine = find_laws(o, folder, &c, blanks);
	if (!fine)
		finish(o, &c.diags);
	compile_free(&c);
	return fine;
}

/* what the libraries are now is what the project takes over */
static size_t
pin(struct options *o, const char *folder)
{
	struct compile_options co = compile_options_of(o, folder);
	struct compilation c = {0};
	struct buf pins = {0};
	size_t made = 0;

	co.unpinned = true;
	co.cache = NULL;
	if (compile(&c, &co, STAGE_ANALYSE)) {
		pins_write(&pins, &c.model);
		made = write_whole(&c.diags, arena_printf(&o->arena, "%s/" PINS_FILE, folder), pins.s, pins.n);
	}
	if (!made)
		finish(o, &c.diags);
	buf_free(&pins);
	compile_free(&c);
	return made;
}

static void
say_made(const struct options *o, const char *folder, size_t made)
{
	fprintf(stderr, "regc: %zu file%s written to %s\n", made, plural(made), folder);
	if (o->values[OPTION_USE])
		fprintf(stderr, "now run 'regc facts --ask -C %s' to answer what the law asks of the service, and ", folder);
	else
		fputs("now run ", stderr);
	fprintf(stderr, "'regc build %s'\n", folder);
}

int
run_init(struct options *o)
{
	const char *folder = o->arguments[0] ? o->arguments[0] : ".";
	bool use = o->values[OPTION_USE] != NULL;
	struct blanks blanks = {0};
	size_t made, pinned;

	if (!check_folder(o, folder, use ? INIT_USE : INIT))
		return finish(o, &o->diags);
	if (use && !fill_in(o, folder, &blanks))
		return 2;
	made = make_files(o, folder, use ? INIT_USE : INIT, &blanks);
	if (o->diags.n)
		return finish(o, &o->diags);
	pinned = use ? pin(o, folder) : 0;
	if (use && !pinned)
		return 2;
	if (!o->values[OPTION_QUIET])
		say_made(o, folder, made + pinned);
	say_around(o, folder);
	return 0;
}
