#include "revisions.h"

#include <errno.h>
#include <string.h>

#include "../base/file.h"

/* a capture, or whatever else is a file of the project; commits hold no links out of it */
static const char *
read_at(const void *ctx, struct arena *a, const char *path, size_t *n)
{
	const struct revision_files *r = ctx;
	const char *whole = *r->inside ? arena_printf(a, "%s/%s", r->inside, path) : path, *bytes = NULL;
	enum archive_result result = archive_file(r->archive, a, r->commit, whole, &bytes, n, NULL);

	if (result != ARCHIVE_OK)
		errno = result == ARCHIVE_NO_PATH ? ENOENT : EIO;
	else if (*n > CAPTURE_MAX)
		errno = EFBIG;
	return result == ARCHIVE_OK && *n <= CAPTURE_MAX ? bytes : NULL;
}

struct known_names {
	const char *const *all;
	size_t n;
};

static const char *
name_at(const void *ctx, size_t i)
{
	const struct known_names *names = ctx;

	return i < names->n ? names->all[i] : NULL;
}

static bool
find_commit(struct revision_files *r, struct options *o, const char *revision)
{
	enum archive_result result = archive_revision(r->archive, revision, r->commit);
	struct known_names names;
	struct diag *d;

	if (result == ARCHIVE_OK)
		return true;
	d = diag_add(&o->diags, RG9017, (struct place){0}, "%s revision '%s'",
	             result == ARCHIVE_NO_COMMIT ? "unknown" : result == ARCHIVE_AMBIGUOUS ? "ambiguous" : "cannot read", revision);
	names.all = archive_names(r->archive, &o->arena, &names.n);
	diag_suggest(&o->diags, d, nearest_word(revision, name_at, &names),
	             "name a folder with a regc.yaml, or a commit, branch or tag; a shallow clone has only its newest commits");
	return false;
}

static bool
has_project(const struct compile_options *co)
{
	for (size_t i = 0; i < co->ntexts; i++)
		if (strcmp(co->texts[i].path, "regc.yaml") == 0)
			return true;
	return false;
}

static bool
refuse(struct options *o, const char *revision, const char *why)
{
	diag_add(&o->diags, RG9017, (struct place){0}, "cannot read revision '%s': %s", revision, why);
	return false;
}

static bool
take_texts(struct revision_files *r, struct options *o, struct compile_options *co, const char *revision)
{
	struct text_file *texts;
	const char *problem;

	if (!archive_files(r->archive, &o->arena, r->commit, r->inside, walk_takes, &texts, &co->ntexts, &problem))
		return refuse(o, revision, problem);
	co->texts = texts;
	co->texts_only = true;
	co->files = &r->files;
	co->cache = NULL; /* it is for the files that are there now */
	return has_project(co) || refuse(o, revision, arena_printf(&o->arena, "it has no regc.yaml in '%s'",
	                                                            *r->inside ? r->inside : "."));
}

bool
revision_open(struct revision_files *r, struct options *o, struct compile_options *co, const char *revision)
{
	const char *problem;
	struct diag *d;

	*r = (struct revision_files){.files = {read_at, r}};
	if ((r->archive = archive_around(&o->arena, co->project, &r->inside, &problem)))
		return find_commit(r, o, revision) && take_texts(r, o, co, revision);
	d = diag_add(&o->diags, RG9017, (struct place){0}, "cannot find revision '%s' for %s: %s", revision, co->project, problem);
	diag_help(&o->diags, d, "name two folders, or the project within its repository with -C");
	return false;
}

void
revision_close(struct revision_files *r)
{
	archive_close(r->archive);
}
