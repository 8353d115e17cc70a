#include "capture.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "../base/file.h"
#include "../base/text.h"
#include "../model/library_clone.h"

/* ---- archives at hand ---- */

/* the path in "ID=PATH" for that id, or NULL */
static const char *
given_path(const char *const *given, const char *id)
{
	size_t n = strlen(id);

	for (; given && *given; given++)
		if (strncmp(*given, id, n) == 0 && (*given)[n] == '=')
			return *given + n + 1;
	return NULL;
}

static const char *
clone_path(struct holdings *h, const struct card *card, const char *const *given, const struct local *local)
{
	const char *path = given_path(given, card->name), *own = node_text(card->facts, "path");

	path = path || !local ? path : local_path(local, card->name);
	if (path)
		return path;
	if (!own)
		return NULL;
	return *own == '/' ? own : arena_printf(&h->arena, "%s/%s", card->source->project, own);
}

static bool
is_store(const struct card *archive)
{
	return node_is(archive->facts, "kind", "store");
}

/* gives why it cannot be opened, or NULL */
static const char *
open_path(struct holdings *h, struct holding *one)
{
	const char *problem = NULL;
	struct stat st;

	if (!is_store(one->card))
		one->archive = archive_open(&h->arena, one->path, &problem);
	else if (stat(one->path, &st) < 0)
		problem = file_why(errno);
	else if (!(one->store = S_ISDIR(st.st_mode)))
		problem = file_why(ENOTDIR);
	return problem;
}

static void
open_one(struct holdings *h, struct holding *one, struct diags *ds, bool asked)
{
	const struct node *own = node_get(one->card->facts, "path");
	struct place place = {own && !asked ? one->card->source : NULL, own ? own->span : (struct span){0}};
	const char *problem, *url = node_text(one->card->facts, "url");
	struct diag *d;
	struct stat st;

	if (!one->path || (!asked && stat(one->path, &st) < 0 && file_is_absent(errno)) || !(problem = open_path(h, one)))
		return;
	d = diag_add(ds, RG5020, place, "cannot read archive '%s' at %s: %s", one->card->name, one->path, problem);
	if (is_store(one->card))
		diag_help(ds, d, "name the folder that holds its files");
	else
		diag_help(ds, d, "make a full clone: 'git clone --bare %s'", url ? url : "ADDRESS");
}

/* reports an id on the command line that no archive has */
static void
check_given(const struct holdings *h, struct diags *ds, const char *const *given)
{
	for (; given && *given; given++) {
		size_t i = 0;

		while (i < h->n && !given_path((const char *const[]){*given, NULL}, h->all[i].card->name))
			i++;
		if (i == h->n)
			diag_help(ds, diag_add(ds, RG9010, (struct place){0}, "'--archive %s' does not name an archive of the project", *given),
			          "use ID=PATH, with an id from 'archives' in regc.yaml");
	}
}

/* a line that is left over, or is for another branch, must not stop a build */
static void
check_local(const struct holdings *h, struct diags *ds, const struct local *local)
{
	for (size_t i = 0; local && i < local->n; i++) {
		size_t k = 0;

		while (k < h->n && strcmp(h->all[k].card->name, local->all[i].id) != 0)
			k++;
		if (k == h->n)
			diag_add(ds, RG5038, local->all[i].place, "the project has no archive '%s'", local->all[i].id);
	}
}

void
holdings_open(struct holdings *h, const struct model *m, struct diags *ds, const char *project, const char *const *given,
              const struct local *local)
{
	struct kind archives = cards_of(m, "archive");

	*h = (struct holdings){.model = m, .project = project, .n = archives.n};
	ARENA_ARRAY(&h->arena, h->all, archives.n + 1);
	for (size_t i = 0; i < archives.n; i++) {
		h->all[i].card = archives.cards[i];
		h->all[i].path = clone_path(h, archives.cards[i], given, local);
		open_one(h, &h->all[i], ds, given_path(given, archives.cards[i]->name) != NULL);
	}
	check_given(h, ds, given);
	check_local(h, ds, local);
}

void
holdings_close(struct holdings *h)
{
	for (size_t i = 0; i < h->n; i++)
		if (h->all[i].archive)
			archive_close(h->all[i].archive);
	arena_free(&h->arena);
}

struct root
holdings_root(const struct card *owner)
{
	const struct source *s = owner->source;

	return s->library ? (struct root){s->project, s->commit} : (struct root){NULL, NULL};
}

const char *
holdings_read(const struct holdings *h, struct arena *a, struct root root, const char *path, size_t *n)
{
	const char *folder = root.folder ? root.folder : h->project;
	char *below, *loaded;
	const char *bytes, *disk;
	int error;

	if (root.commit)
		return library_file(a, folder, root.commit, path, n);
	if (!root.folder && h->files)
		return h->files->read(h->files->ctx, a, path, n);
	disk = arena_printf(a, "%s/%s", folder, path);
	below = file_below(folder, disk);
	loaded = below ? file_load(disk, CAPTURE_MAX, n) : NULL;
	bytes = loaded ? arena_copy(a, loaded, *n) : NULL;
	error = errno;
	free(below);
	free(loaded);
	errno = error;
	return bytes;
}

static const struct holding *
holding_of(const struct holdings *h, const struct node *capture)
{
	const char *id = node_text(capture, "archive");

	for (size_t i = 0; id && i < h->n; i++)
		if (strcmp(h->all[i].card->name, id) == 0)
			return &h->all[i];
	return NULL;
}

bool
capture_in_project(const struct node *capture)
{
	return node_get(capture, "path") && !node_get(capture, "archive");
}

bool
capture_ruled_out(const struct node *capture)
{
	return node_is(capture, "text", "unusable") && (!node_get(capture, "because") || node_get(capture, "checked"));
}

bool
capture_available(const struct holdings *h, const struct node *capture)
{
	const struct holding *holding = holding_of(h, capture);

	return node_get(capture, "path") && (!holding || holding->archive || holding->store);
}

/* ---- one capture ---- */

struct opening {
	struct capture *capture;
	const struct holdings *holdings;
	struct arena *arena;
	struct diags *diags;
	const struct card *owner;
	capture_known known;
	const void *ctx;
	const struct sha256 *digest; /* of bytes that are known */
};

static struct place
place_of(const struct opening *o, const char *key)
{
	const struct node *n = node_get(o->capture->node, key);

	return (struct place){o->owner->source, (n ? n : node_get(o->capture->node, "capture"))->span};
}

static void
refuse(struct opening *o, struct diag *d, const char *help)
{
	diag_help(o->diags, d, "%s", help);
	o->capture->state = CAPTURE_REFUSED;
}

/* where files are read, and what to say of one that is not there */
struct file_root {
	struct root root;
	const char *outside, *outside_help, *absent_help;
};

/* a file that is not where an author says is the author's mistake; what the system refuses to read is not */
static void
refuse_file(struct opening *o, const struct file_root *root, const char *path, int error)
{
	enum diag_code code = error == EFBIG ? RG1009 : RG9001;

	if (error == EXDEV)
		refuse(o, diag_add(o->diags, RG5007, place_of(o, "path"), "'%s' is outside %s", path, root->outside), root->outside_help);
	else if (file_is_absent(error) || error == EISDIR || error == ENOTSUP)
		refuse(o, diag_add(o->diags, RG5007, place_of(o, "path"), "file '%s' not found", path), root->absent_help);
	else
		refuse(o, diag_add(o->diags, code, place_of(o, "path"), "cannot read '%s': %s", path, file_why(error)),
		       diag_infos[code].fix);
}

static bool
leads_up(const char *path)
{
	return *path == '/' || starts_with(path, "../") || strstr(path, "/../");
}

/* reads a file below a folder; one outside it is refused, since a project, or a store, must be whole by itself */
static bool
read_file(struct opening *o, const struct file_root *root, const char *path)
{
	if (leads_up(path))
		errno = EXDEV;
	else
		o->capture->bytes = holdings_read(o->holdings, o->arena, root->root, path, &o->capture->n);
	if (!o->capture->bytes)
		refuse_file(o, root, path, errno);
	return o->capture->bytes != NULL;
}

static bool
read_project(struct opening *o, const char *path)
{
	const struct file_root root = {holdings_root(o->owner), "the project",
	                               "copy the file into the project and give its path relative to regc.yaml",
	                               "the path must be relative to regc.yaml"};

	return read_file(o, &root, path);
}

/* The files of a store have no history: their digests alone say that they are the right ones. */
static bool
read_store(struct opening *o, const struct holding *holding, const char *path)
{
	const struct file_root root = {{holding->path, NULL}, "the store", "give the file's path relative to the folder of the store",
	                               "the path must be relative to the folder of the store; 'origin' says where the file comes from"};

	if (!node_get(o->capture->node, "sha256")) {
		refuse(o, diag_add(o->diags, RG5006, place_of(o, "archive"), "missing 'sha256' for a file in a store"),
		       "add 'sha256' with the SHA-256 of the file");
		return false;
	}
	return read_file(o, &root, path);
}

static const char *
moment(struct arena *a, int64_t seconds)
{
	time_t t = (time_t)seconds;
	struct tm tm;
	char text[32];

	if (!gmtime_r(&t, &tm) || !strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &tm))
		return NULL;
	return arena_string(a, text);
}

static bool
read_archive(struct opening *o, const struct holding *holding, const char *path)
{
	const char *commit = node_text(o->capture->node, "commit");
	struct archive_record record;
	enum archive_result result;

	if (!commit) {
		refuse(o, diag_add(o->diags, RG5006, place_of(o, "archive"), "missing 'commit' for a file in an archive"),
		       "add 'commit' with the commit of the archive that contains this text");
		return false;
	}
	result = archive_find(holding->archive, o->arena, commit, path, &record);
	if (result == ARCHIVE_OK && o->known)
		o->digest = o->known(o->ctx, record.blob);
	if (result == ARCHIVE_OK && !o->digest)
		result = archive_bytes(holding->archive, o->arena, &record, &o->capture->bytes, &o->capture->n);
	switch (result) {
	case ARCHIVE_OK:
		o->capture->blob = arena_string(o->arena, record.blob);
		o->capture->commit = arena_string(o->arena, record.commit);
		o->capture->technical = record.subject == SUBJECT_TECHNICAL;
		o->capture->at = moment(o->arena, record.time);
		return true;
	case ARCHIVE_NO_PATH:
		refuse(o, diag_add(o->diags, RG5007, place_of(o, "path"), "'%s' does not exist in commit %.12s", path, commit),
		       "'regc import ota ARCHIVE --list' lists the files of an archive");
		return false;
	case ARCHIVE_NO_COMMIT:
		refuse(o, diag_add(o->diags, RG5006, place_of(o, "commit"), "archive '%s' has no commit %s", holding->card->name, commit),
		       "update the clone, or correct the commit");
		return false;
	default:
		refuse(o, diag_add(o->diags, RG5020, place_of(o, "commit"), "archive '%s' cannot be read at commit %s", holding->card->name, commit),
		       diag_infos[RG5020].fix);
		return false;
	}
}

static bool
read_bytes(struct opening *o)
{
	const char *path = node_text(o->capture->node, "path"), *archive = node_text(o->capture->node, "archive");
	const struct holding *holding = holding_of(o->holdings, o->capture->node);

	if (!path)
		return false;
	if (!archive)
		return read_project(o, path);
	if (!holding) {
		refuse(o, diag_add(o->diags, RG5005, place_of(o, "archive"), "unknown archive '%s'", archive),
		       "declare it under 'archives' in regc.yaml, or leave 'path' out if the archive is not published");
		return false;
	}
	if (holding->store)
		return read_store(o, holding, path);
	return holding->archive && read_archive(o, holding, path);
}

static void
spoil(struct opening *o, struct diag *d, const char *help)
{
	diag_help(o->diags, d, "%s", help);
	o->capture->state = CAPTURE_SPOILED;
}

static void
check_hash(struct opening *o)
{
	const char *wanted = node_text(o->capture->node, "sha256");
	char hex[SHA256_HEX];

	o->capture->digest = o->digest ? *o->digest : sha256_of(o->capture->bytes, o->capture->n);
	if (wanted && strcmp(wanted, sha256_hex(&o->capture->digest, hex)) != 0)
		spoil(o, diag_add(o->diags, RG5008, place_of(o, "sha256"), "the captured text has a different SHA-256 digest: %s", hex),
		      "this is not the text that was recorded; check the capture before you change the digest");
}

static void
read_text(struct opening *o)
{
	struct capture *c = o->capture;
	const char *path = node_text(c->node, "path");
	size_t wrong = utf8_check(c->bytes, c->n);

	if (wrong < c->n) {
		spoil(o, diag_add(o->diags, RG5036, place_of(o, "path"), "the captured text is not valid UTF-8 at byte %zu", wrong),
		      "convert it, or set 'text: unusable'");
		return;
	}
	plain_make(&c->plain, o->arena, c->bytes, c->n, plain_format_of(path));
	if (strcmp(o->owner->kind, "document") != 0)
		places_read(&c->places, o->arena, &c->plain, c->bytes, c->n);
}

const char *
capture_section(struct arena *a, const struct capture *c, size_t from, size_t to, const char *headings)
{
	const struct legal_place *unit = places_unit(&c->places, places_at(&c->places, from, to));

	return unit ? places_address(a, &c->places, unit) : headings;
}

void
capture_fetch(struct capture *c, const struct holdings *h, struct arena *a, struct diags *ds, const struct card *owner,
              const struct node *node, capture_known known, const void *ctx)
{
	struct opening o = {.capture = c, .holdings = h, .arena = a, .diags = ds, .owner = owner, .known = known, .ctx = ctx};

	*c = (struct capture){.node = node, .id = node_text(node, "capture"), .at = node_text(node, "at"), .state = CAPTURE_ABSENT};
	if (!read_bytes(&o))
		return;
	c->state = text_is(node_text(node, "text"), "unusable") ? CAPTURE_UNUSABLE : CAPTURE_OPEN;
	check_hash(&o);
}

void
capture_read(struct capture *c, const struct holdings *h, struct arena *a, struct diags *ds, const struct card *owner)
{
	struct opening o = {.capture = c, .holdings = h, .arena = a, .diags = ds, .owner = owner};

	c->state = CAPTURE_OPEN;
	read_text(&o);
}

void
capture_open(struct capture *c, const struct holdings *h, struct arena *a, struct diags *ds, const struct card *owner,
             const struct node *node)
{
	capture_fetch(c, h, a, ds, owner, node, NULL, NULL);
	if (c->state == CAPTURE_OPEN)
		capture_read(c, h, a, ds, owner);
}
