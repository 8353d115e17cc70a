#include "record.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "../base/file.h"
#include "../syntax/read.h"
#include "commands.h"
#include "edit.h"

/* ---- new files ---- */

/* makes the folders of a path; 0 or an errno */
static int
make_folders(char *path)
{
	int error = 0;

	for (char *slash = strchr(path + 1, '/'); slash && !error; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		error = mkdir(path, 0777) < 0 && errno != EEXIST ? errno : 0;
		*slash = '/';
	}
	return error;
}

bool
record_file(const struct recording *r, const char *path, const char *text, size_t n)
{
	struct arena a = {0};
	char *disk = arena_printf(&a, "%s/%s", r->project, path);
	struct stat st;
	bool there = lstat(disk, &st) == 0, fine = !there && file_is_absent(errno);
	int error = fine ? make_folders(disk) : errno;

	if (there)
		diag_help(r->diags, diag_add(r->diags, RG9003, (struct place){0}, "cannot write %s: the file exists and contains another unit", path),
		          "give the document another id with '--as', or move that file");
	else if (error)
		diag_add(r->diags, RG9003, (struct place){0}, "cannot write %s: %s", path, strerror(error));
	fine = fine && !error && write_whole(r->diags, disk, text, n);
	arena_free(&a);
	return fine;
}

static void
put_field(struct buf *b, const char *key, const char *value)
{
	buf_printf(b, "%s: ", key);
	edit_quote(b, value);
	buf_putc(b, '\n');
}

/* a capture as one line of a list */
static void
put_copy(struct buf *b, const struct copy *c, size_t indent)
{
	const char *const fields[][2] = {{"archive", c->archive}, {"path", c->path}, {"commit", c->commit}, {"sha256", c->sha256}, {"url", c->url}};

	buf_printf(b, "%*s- {capture: %s, on: %s", (int)indent, "", c->id, c->on);
	if (c->at)
		buf_printf(b, ", at: \"%s\"", c->at);
	if (c->version)
		buf_printf(b, ", version: %s", c->version);
	if (c->because)
		buf_printf(b, ", text: unusable, because: %s, words: %zu", c->because, c->words);
	else
		buf_puts(b, ", text: whole");
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		if (fields[i][1]) {
			buf_printf(b, ", %s: ", fields[i][0]);
			if (i)
				edit_quote(b, fields[i][1]);
			else
				buf_puts(b, fields[i][1]);
		}
	if (c->from_path) {
		buf_puts(b, ", taken-from: {path: ");
		edit_quote(b, c->from_path);
		buf_printf(b, ", sha256: \"%s\"}", c->from_sha256);
	}
	buf_puts(b, "}\n");
}

static void
put_list(struct buf *b, const struct copy *copies, size_t n)
{
	buf_puts(b, "captures:\n");
	for (size_t i = 0; i < n; i++)
		put_copy(b, &copies[i], 2);
}

static bool
make_document(const struct recording *r, const struct target *t, const struct copy *copies, size_t n)
{
	struct buf b = {0}, path = {0};
	bool fine;

	if (t->remark)
		buf_printf(&b, "# %s\n", t->remark);
	buf_printf(&b, "document: %s\nplatform: %s\n", t->document, t->platform);
	put_field(&b, "title", t->title);
	put_field(&b, "type", t->type);
	put_list(&b, copies, n);
	buf_puts(&b, "sources:\n  - ");
	put_field(&b, "title", t->source_title);
	if (t->source_url)
		buf_printf(&b, "    url: %s\n", t->source_url);
	buf_puts(&b, "    class: copy\n    opened: false\n");
	buf_printf(&path, "documents/%s/%s.yaml", t->platform, t->document);
	fine = record_file(r, path.s, b.s, b.n);
	buf_free(&path);
	buf_free(&b);
	return fine;
}

bool
record_platform(const struct recording *r, const char *id, const char *title)
{
	struct buf b = {0}, path = {0};
	bool fine;

	buf_printf(&b, "platform: %s\n", id);
	put_field(&b, "title", title);
	buf_puts(&b, "# please set the kind of service; 'regc schema platform' lists them\nservice-kind: other\n");
	buf_printf(&path, "platforms/%s.yaml", id);
	fine = record_file(r, path.s, b.s, b.n);
	buf_free(&path);
	buf_free(&b);
	return fine;
}

/* ---- existing files ---- */

/* a file of the project, read to be edited */
struct opened {
	struct arena arena;
	struct source *source;
	const struct node *root;
};

static bool
open_file(const struct recording *r, struct opened *f, struct source *source)
{
	enum source_result result = source_load(source);

	*f = (struct opened){.source = source};
	if (result == SOURCE_OK)
		f->root = read_yaml(&f->arena, r->diags, f->source);
	if (!f->root)
		diag_unread(r->diags, (struct place){0}, f->source, result == SOURCE_OK ? SOURCE_CHANGED : result);
	return f->root != NULL;
}

static void
close_file(struct opened *f)
{
	source_unload(f->source);
	arena_free(&f->arena);
}

/* whether lines can be added to a list of the file, or to the file if it has no such list; false with a finding */
static bool
can_add_lines(const struct recording *r, const struct opened *f, const char *key)
{
	const struct node *list = node_get(f->root, key), *in = edit_is_flow(f->source, f->root) ? f->root : list;

	if (!in || !edit_is_flow(f->source, in))
		return true;
	diag_help(r->diags, diag_add(r->diags, RG5021, (struct place){f->source, in == list ? list->key_span : f->root->first->key_span},
	                             "'%s' is a flow-style list, to which no lines can be added", key),
	          "write each item on a line of its own: '  - {...}' under '%s:'", key);
	return false;
}

static bool
write_edited(const struct recording *r, const struct opened *f, const struct edit_lines *lines, size_t n)
{
	struct buf out = {0};
	bool fine;

	edit_insert(&out, f->source, lines, n);
	fine = write_whole(r->diags, f->source->disk, out.s, out.n);
	buf_free(&out);
	return fine;
}

/* whether a listed capture is not later than a new one; one of an unknown day counts as earlier */
static bool
comes_before(const struct node *listed, const struct copy *c)
{
	const char *at = node_text(listed, "at"), *on = node_text(listed, "on");

	if (at && c->at)
		return strcmp(at, c->at) <= 0;
	return !on || *on < '0' || *on > '9' || strncmp(on, c->on, strlen(on)) <= 0;
}

/* the place of a new capture: after the last one that is not later */
static uint32_t
place_in(const struct source *s, const struct node *list, const struct copy *c)
{
	uint32_t at = edit_after_key(s, list);

	for (const struct node *n = list->first; n; n = n->next)
		if (comes_before(n, c))
			at = edit_after(s, n);
	return at;
}

static bool
add_to_list(const struct recording *r, struct opened *f, const struct node *list, const struct copy *copies, size_t n)
{
	struct edit_lines *lines;
	size_t indent = edit_indent(f->source, list);

	ARENA_ARRAY(&f->arena, lines, n);
	for (size_t i = 0; i < n; i++) {
		struct buf b = {0};

		put_copy(&b, &copies[i], indent);
		lines[i] = (struct edit_lines){place_in(f->source, list, &copies[i]), arena_string(&f->arena, b.s)};
		if (i && lines[i].at < lines[i - 1].at)
			lines[i].at = lines[i - 1].at;
		buf_free(&b);
	}
	return write_edited(r, f, lines, n);
}

/* a new key goes before `sources`, the last required key of a document */
static const struct node *
last_before_sources(const struct node *root)
{
	const struct node *last = root->first;

	for (const struct node *n = root->first; n && !text_is(n->key, "sources"); n = n->next)
		last = n;
	return last;
}

static bool
add_list(const struct recording *r, const struct opened *f, const struct copy *copies, size_t n)
{
	struct buf b = {0};
	bool fine;

	put_list(&b, copies, n);
	fine = write_edited(r, f, &(struct edit_lines){edit_after(f->source, last_before_sources(f->root)), b.s}, 1);
	buf_free(&b);
	return fine;
}

bool
record_captures(const struct recording *r, const struct target *t, const struct copy *copies, size_t n)
{
	struct opened f;
	const struct node *list;
	bool fine;

	if (!t->card)
		return make_document(r, t, copies, n);
	fine = open_file(r, &f, t->card->source) && can_add_lines(r, &f, "captures");
	if (fine) {
		list = node_get(f.root, "captures");
		fine = list ? add_to_list(r, &f, list, copies, n) : add_list(r, &f, copies, n);
	}
	close_file(&f);
	return fine;
}

/* Who made an archive of law, and what it may be used for, has to be filled in by hand. */
static void
put_archive(struct buf *b, const struct new_archive *archive, int indent)
{
	const char *licence = archive->licence ? archive->licence : "not recorded";

	buf_printf(b, "%*stitle: %s, %s\n", indent, "", archive->law ? "Archive of law" : "Open Terms Archive", archive->id);
	buf_printf(b, "%*skind: %s\n%*surl: %s\n", indent, "", archive->law ? "git" : "open-terms-archive", indent, "", archive->url);
	if (archive->law)
		buf_printf(b, "%*s# please correct the licence and the attribution\n", indent, "");
	else if (!archive->licence)
		buf_printf(b, "%*s# please correct the licence; 'republish: diffs' shows what differs between the texts, where it allows that\n", indent, "");
	buf_printf(b, "%*slicence: %s\n", indent, "", licence);
	buf_printf(b, "%*sattribution: %s\n", indent, "", archive->law ? archive->url : "Open Terms Archive contributors");
	if (archive->licence && !archive->law)
		buf_printf(b, "%*srepublish: diffs\n", indent, "");
}

bool
record_archive(const struct recording *r, struct source *regc_yaml, const struct new_archive *archive)
{
	struct opened f;
	struct buf b = {0};
	const struct node *list;
	size_t indent;
	bool fine = open_file(r, &f, regc_yaml) && can_add_lines(r, &f, "archives");

	if (fine) {
		list = node_get(f.root, "archives");
		indent = list ? edit_indent(f.source, list) : 2;
		buf_printf(&b, "%s%*s- archive: %s\n", list ? "" : "archives:\n", (int)indent, "", archive->id);
		indent += 2;
		put_archive(&b, archive, (int)indent);
		if (archive->path) {
			buf_printf(&b, "%*spath: ", (int)indent, "");
			edit_quote(&b, archive->path);
			buf_putc(&b, '\n');
		}
		fine = write_edited(r, &f, &(struct edit_lines){edit_after(f.source, list ? list : f.root), b.s}, 1);
	}
	buf_free(&b);
	close_file(&f);
	return fine;
}

/* a list of the project file, what names its items, and where the schema describes one */
struct named_list {
	const char *list, *name, *schema;
};

/* sets a key of the item with a name, where that is not its value already */
static bool
set_in_project(const struct recording *r, struct compilation *c, const struct named_list *in, const char *name, const char *key,
               const char *value)
{
	const struct node value_node = {.kind = NODE_SCALAR, .text = value}, *list, *one = NULL, *before;
	struct opened f;
	struct buf out = {0};
	bool fine = open_file(r, &f, source_new(&c->arena, r->project, "regc.yaml"));

	if (fine && (list = node_get(f.root, in->list)))
		for (one = list->first; one && !node_is(one, in->name, name);)
			one = one->next;
	before = one ? node_get(one, key) : NULL;
	if (before && strcmp(before->text, value) != 0)
		edit_replace(&out, f.source, before, value);
	else if (one && !before)
		edit_put(&out, f.source, schema_at(&c->schemas, in->schema), one, key, &value_node);
	if (out.n)
		fine = write_whole(r->diags, f.source->disk, out.s, out.n);
	buf_free(&out);
	close_file(&f);
	return fine;
}

bool
record_library_at(const struct recording *r, struct compilation *c, const char *library, const char *at)
{
	static const struct named_list uses = {"uses", "library", "project.schema.yaml#/definitions/use"};

	return set_in_project(r, c, &uses, library, "at", at);
}

bool
record_read_to(const struct recording *r, struct compilation *c, const char *archive, const char *commit)
{
	static const struct named_list archives = {"archives", "archive", "project.schema.yaml#/definitions/archive"};

	return set_in_project(r, c, &archives, archive, "read-to", commit);
}
