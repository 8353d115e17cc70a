#include "commands.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../base/file.h"
#include "../base/workers.h"
#include "../model/link.h"
#include "locate.h"
#include "progress.h"

int
finish(struct options *o, struct diags *ds)
{
	int status = diag_status_at(ds, o->least);

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

/* the folder of the cache, or NULL */
static const char *
cache_of(struct options *o, const char *project)
{
	if (o->values[OPTION_NO_CACHE] || !(option_infos[OPTION_CACHE].on & 1U << (o->command - commands)))
		return NULL;
	return o->values[OPTION_CACHE] ? o->values[OPTION_CACHE] : arena_printf(&o->arena, "%s/.regc", project);
}

/* The folder of the libraries that come with regc: as the environment says, else where it was installed with this program,
 * else that of the sources it was built from; NULL where there is none. */
static const char *
bundled_folder(struct options *o)
{
	static const char *const beside[] = {"../share/regc/library", "../regmaps"};
	const char *told = getenv("REGC_LIBRARY");
	char self[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", self, sizeof self - 1);

	if (told && *told)
		return told;
	self[n < 0 ? 0 : n] = '\0';
	for (size_t i = 0; i < sizeof beside / sizeof *beside && n > 0; i++) {
		const char *folder = arena_printf(&o->arena, "%.*s/%s", (int)(strrchr(self, '/') - self), self, beside[i]);

		if (access(arena_printf(&o->arena, "%s/regulations", folder), R_OK) == 0)
			return folder;
	}
	return NULL;
}

struct compile_options
compile_options(struct options *o)
{
	return compile_options_of(o, o->project ? o->project : ".");
}

struct compile_options
compile_options_of(struct options *o, const char *project)
{
	const char *out = o->values[OPTION_OUT], *archives = o->values[OPTION_ARCHIVE], *jobs = o->values[OPTION_JOBS];
	const char *libraries = o->values[OPTION_LIBRARY], *commits = o->values[OPTION_AT];
	enum audience audience = AUDIENCE_PUBLIC;

	if (o->values[OPTION_AUDIENCE])
		audience_parse(o->values[OPTION_AUDIENCE], &audience);
	o->folder = project;
	return (struct compile_options){.watch = o->watch, .project = project, .cache = cache_of(o, project),
	                                .out = out ? out : locate_usual(o, "out"),
	                                .as_of = o->values[OPTION_AS_OF], .audience = audience, .version = o->version,
	                                .outputs = o->values[OPTION_OUTPUTS],
	                                .archives = archives ? lines_of(&o->arena, archives) : NULL,
	                                .bundled = bundled_folder(o), .libraries = libraries ? lines_of(&o->arena, libraries) : NULL,
	                                .commits = commits ? lines_of(&o->arena, commits) : NULL,
	                                .require_evidence = o->values[OPTION_REQUIRE_EVIDENCE] != NULL,
	                                .jobs = jobs ? (unsigned)strtoul(jobs, NULL, 10) : workers_usual()};
}

struct compile_options
author_options(struct options *o)
{
	struct compile_options co = compile_options(o);

	co.audience = AUDIENCE_PRIVILEGED;
	return co;
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

	if (card)
		return card;
	if ((card = link_find_old(&c->model, kind, id, NULL))) {
		diag_help(&c->diags, diag_add(&c->diags, RG3006, (struct place){0}, "'%s' is a former id of '%s'", id, card->id), "use '%s'",
		          card->id);
		return card;
	}
	diag_suggest(&c->diags, diag_add(&c->diags, RG9010, (struct place){0}, "unknown %s '%s'", kind, id),
	             nearest_word(id, card_id, &all), "'regc dump --after=link' lists all units");
	return NULL;
}

/* the id of a document contains a '/', those of laws and authorities do not */
const struct card *
find_owner(struct compilation *c, const char *id)
{
	const char *kind = strchr(id, '/') ? "document" : link_resolve(&c->model, "authority", id, NULL) ? "authority" : "regulation";

	return find_unit(c, kind, id);
}

static const char *
schema_kind(const void *ctx, size_t i)
{
	const struct table *kinds = ctx;

	return i < kinds->n ? kinds->entries[i].key : NULL;
}

void
unknown_kind(struct diags *ds, const struct schemas *all, const char *kind)
{
	diag_suggest(ds, diag_add(ds, RG9010, (struct place){0}, "unknown kind of unit '%s'", kind),
	             nearest_word(kind, schema_kind, &all->kinds), "'regc schema' lists the kinds");
}

const struct embedded *
find_embedded(const char *name)
{
	for (const struct embedded *e = embedded_files; e->name; e++)
		if (strcmp(e->name, name) == 0)
			return e;
	return NULL;
}

/* 0 or an errno */
static int
write_file(const char *path, int how, const char *bytes, size_t n)
{
	int fd = open(path, O_WRONLY | O_CREAT | how | O_CLOEXEC, 0666), error;

	if (fd < 0)
		return errno;
	error = file_write(fd, bytes, n);
	return close(fd) < 0 && !error ? errno : error;
}

/* the mode of the file that is replaced; 0 or an errno */
static int
keep_mode(const char *beside, const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && chmod(beside, st.st_mode & 07777) < 0 ? errno : 0;
}

bool
write_whole(struct diags *ds, const char *path, const char *bytes, size_t n)
{
	struct buf beside = {0};
	char *real = realpath(path, NULL); /* where a symbolic link leads; NULL of a new file */
	int error;

	buf_printf(&beside, "%s.new", real ? real : path);
	error = write_file(beside.s, O_TRUNC, bytes, n);
	if (!error)
		error = keep_mode(beside.s, path);
	if (!error && rename(beside.s, real ? real : path) < 0)
		error = errno;
	free(real);
	if (error) {
		diag_add(ds, RG9003, (struct place){0}, "cannot write %s: %s", path, strerror(error));
		unlink(beside.s);
	}
	buf_free(&beside);
	return !error;
}

bool
make_file(struct options *o, const char *folder, const char *name, const struct embedded *e, bool over)
{
	const char *path = arena_printf(&o->arena, "%s/%s", folder, name);
	char *slash = strrchr(path, '/');
	int error = 0;

	*slash = '\0';
	if (mkdir(path, 0777) < 0 && errno != EEXIST)
		error = errno;
	*slash = '/';
	if (!error)
		error = write_file(path, over ? O_TRUNC : O_EXCL, e->bytes, e->n);
	if (error) {
		struct diag *d = diag_add(&o->diags, RG9003, (struct place){0}, "cannot write %s: %s", path, strerror(error));

		if (!over)
			diag_help(&o->diags, d, "existing files are not overwritten; name an empty folder");
	}
	return !error;
}

size_t
write_schemas(struct options *o, const char *folder)
{
	size_t made = 0;

	for (const struct embedded *e = embedded_files; e->name && !o->diags.n; e++)
		if (starts_with(e->name, "schemas/"))
			made += make_file(o, folder, e->name + strlen("schemas/"), e, true);
	return made;
}
