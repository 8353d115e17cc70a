/* regc import: adds captures to documents and regulations. The ways in are in files of their own: import_archive, import_dir,
 * import_warc. What the project already has is left as it is, so a second run adds nothing. */
#include "import.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "../base/file.h"
#include "../model/link.h"

enum { ID_MOST = 64 };

bool
import_is_law(const struct import *im)
{
	return strcmp(im->kind, "regulation") == 0;
}

/* ---- ids ---- */

static bool
is_id(const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!(s[i] >= 'a' && s[i] <= 'z') && !(s[i] >= '0' && s[i] <= '9') && (s[i] != '-' || !i || s[i - 1] == '-'))
			return false;
	return n && n <= ID_MOST && s[n - 1] != '-';
}

char *
import_id(struct arena *a, const char *name, size_t n)
{
	const char *plain = text_unmarked(a, name, n);
	char *id = arena_take(a, strlen(plain) + sizeof "name");
	size_t used = 0;

	for (const char *p = plain; *p && used < ID_MOST; p++) {
		char c = *p >= 'A' && *p <= 'Z' ? (char)(*p + 'a' - 'A') : *p;

		if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
			id[used++] = c;
		else if (used && id[used - 1] != '-')
			id[used++] = '-';
	}
	while (used && id[used - 1] == '-')
		used--;
	id[used] = '\0';
	return used ? id : strcpy(id, "name");
}

const char *
import_name(struct arena *a, const char *id)
{
	char *name = arena_string(a, id);

	for (char *p = name; *p; p++)
		if (*p == '-')
			*p = ' ';
	if (*name >= 'a' && *name <= 'z')
		*name = (char)(*name - 'a' + 'A');
	return name;
}

/* ---- what is there already ---- */

/* a capture that a document lists */
struct listed {
	const char *id, *commit, *path;
};

static size_t
listed_of(struct arena *a, const struct card *document, struct listed **all)
{
	const struct node *captures = document ? node_get(document->facts, "captures") : NULL;
	size_t n = 0;

	ARENA_ARRAY(a, *all, node_count(captures) + 1);
	for (const struct node *c = captures ? captures->first : NULL; c; c = c->next)
		(*all)[n++] = (struct listed){node_text(c, "capture"), node_text(c, "commit"), node_text(c, "path")};
	return n;
}

static bool
is_listed(const struct listed *all, size_t n, const struct copy *c)
{
	for (size_t i = 0; i < n; i++)
		if (c->commit ? (all[i].commit && starts_with(c->commit, all[i].commit)) || text_is(all[i].id, c->id)
		              : text_is(all[i].path, c->path))
			return true;
	return false;
}

static bool
is_wanted(const struct import *im, const struct copy *c)
{
	const char *since = im->options->values[OPTION_SINCE];

	return !since || strcmp(c->on, since) >= 0;
}

size_t
import_keep_new(struct import *im, struct arena *a, const struct card *document, struct copy *copies, size_t n)
{
	struct listed *all;
	size_t listed = listed_of(a, document, &all), kept = 0;

	for (size_t i = 0; i < n; i++)
		if (is_listed(all, listed, &copies[i]))
			im->there++;
		else if (is_wanted(im, &copies[i]))
			copies[kept++] = copies[i];
	return kept;
}

void
import_make_unique(struct import *im, const struct card *document, struct copy *copies, size_t n)
{
	struct table ids = {0};
	struct listed *all;
	size_t listed = listed_of(&im->c->arena, document, &all);

	for (size_t i = 0; i < listed; i++)
		*table_put(&ids, all[i].id) = im;
	for (size_t i = 0; i < n; i++) {
		if (table_get(&ids, copies[i].id))
			copies[i].id = arena_printf(&im->c->arena, "%s-%.8s", copies[i].on, copies[i].sha256);
		*table_put(&ids, copies[i].id) = im;
	}
	table_free(&ids);
}

/* ---- writing ---- */

bool
import_record(struct import *im, struct target *t, const char *service, const struct copy *copies, size_t n)
{
	const char *platform = t->card ? NULL : t->platform;

	if (!n)
		return true;
	if (platform && !card_find(&im->c->model, "platform", platform) && !table_get(&im->taken, platform)) {
		if (!record_platform(&im->recording, platform, service))
			return false;
		*table_put(&im->taken, arena_string(&im->c->arena, platform)) = im;
		im->new_platforms++;
	}
	if (!record_captures(&im->recording, t, copies, n))
		return false;
	im->added += n;
	*(t->card ? &im->extended : &im->made) += 1;
	return true;
}

/* ---- shared by the ways in ---- */

void
import_asked(const struct import *im, struct arena *a, struct target *t)
{
	const char *as = im->options->values[OPTION_AS], *slash = strchr(as, '/');

	t->platform = arena_copy(a, as, (size_t)(slash - as));
	t->document = slash + 1;
	t->card = link_resolve(&im->c->model, "document", as, NULL);
}

bool
import_cannot_read(const struct import *im, const char *path, int error)
{
	diag_add(im->recording.diags, RG9001, (struct place){0}, "cannot read %s: %s", path, file_why(error));
	return false;
}

const char *
import_inside(struct import *im, const char *path)
{
	char *below = file_below(im->recording.project, path);
	const char *own = below ? arena_string(&im->c->arena, below) : NULL;

	free(below);
	return own;
}

/* ---- the command line ---- */

/* what is wrong with the command line, checked in this order; NULL if nothing is */
static const char *
mistake(const struct options *o, const char **help)
{
	const char *as = o->values[OPTION_AS], *slash = as ? strchr(as, '/') : NULL;
	const char *id = o->values[OPTION_ARCHIVE_ID], *url = o->values[OPTION_URL];
	bool law = text_is(o->arguments[0], "law"), ota = law || text_is(o->arguments[0], "ota");
	bool warc = text_is(o->arguments[0], "warc"), dir = text_is(o->arguments[0], "dir") || warc, path = o->arguments[2] != NULL;
	bool all = o->values[OPTION_ALL] != NULL, list = o->values[OPTION_LIST] != NULL;
	const struct { bool wrong; const char *what, *help; } mistakes[] = {
		{!ota && !dir, "'import' needs 'ota', 'law', 'dir' or 'warc'", "'regc import ota ARCHIVE --list' shows what an archive contains"},
		{!o->arguments[1], ota ? "'import' needs an archive" : warc ? "'import warc' needs a file" : "'import dir' needs a folder", "see 'regc help import'"},
		{dir && (path || all || list), warc ? "'import warc' accepts only a file, '--as' and '--url'" : "'import dir' accepts only a folder and '--as'", "see 'regc help import'"},
		{all + list + path > 1, "a path, '--all' and '--list' cannot be combined", "give one of them"},
		{law && all, "'import law' does not accept '--all'", "give the path of one law, and the regulation it is with '--as'"},
		{ota && !all && !list && !path, "'import' needs a path in the archive",
		 law ? "use '--list' to see the paths" : "use '--list' to see the paths, or '--all' to import all of them"},
		{as && (all || list), "'--as' cannot be combined with '--all' or '--list'", "with '--all', ids are made from the names"},
		{!as && (dir || path), "'--as' is missing",
		 law ? "name the regulation that receives the captures: --as REGULATION"
		     : "name the document that receives the captures: --as PLATFORM/DOCUMENT"},
		{as && law && !is_id(as, strlen(as)), "invalid regulation id for '--as'", "use lower-case letters and digits, words joined by '-'"},
		{as && !law && (!slash || !is_id(as, (size_t)(slash - as)) || !is_id(slash + 1, strlen(slash + 1))), "invalid document id for '--as'",
		 "use PLATFORM/DOCUMENT, each in lower-case letters and digits, words joined by '-'"},
		{id && !is_id(id, strlen(id)), "invalid id for '--archive-id'", "use lower-case letters and digits, words joined by '-'"},
		{url && ((!starts_with(url, "https://") && !starts_with(url, "http://")) || url[strcspn(url, " <>\"{}|^`#")]), "invalid address for '--url'", "give the full address: https://..."},
	};

	for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++)
		if (mistakes[i].wrong) {
			*help = mistakes[i].help;
			return mistakes[i].what;
		}
	return NULL;
}

static void
say_summary(const struct import *im)
{
	if (im->options->values[OPTION_QUIET] || im->options->values[OPTION_LIST] || (im->c->diags.n && !im->added))
		return;
	fprintf(stderr, "regc: %zu capture%s added, %zu already present", im->added, plural(im->added), im->there);
	if (!import_is_law(im))
		fprintf(stderr, "; %zu document%s created, %zu extended, %zu platform%s created", im->made, plural(im->made), im->extended,
		        im->new_platforms, plural(im->new_platforms));
	if (im->options->values[OPTION_ALL])
		fprintf(stderr, "; %zu commit%s read%s", im->walk.commits, plural(im->walk.commits), im->walk.met ? " since the last import" : "");
	fputc('\n', stderr);
	if (im->walk.after && !im->walk.met)
		fprintf(stderr, "regc: the last import read to commit %.12s, which this archive does not have: it is an older clone, or its history "
		        "was rewritten; all of it was read\n", im->walk.after);
	mark_say(im->unusable);
}

static void
import_free(struct import *im)
{
	table_free(&im->documents);
	table_free(&im->services);
	table_free(&im->platforms);
	table_free(&im->taken);
	buf_free(&im->listing);
	compile_free(im->c);
}

static void
(*way_of(const char *word))(struct import *im)
{
	static const struct { const char *word; void (*way)(struct import *im); } ways[] = {
		{"ota", import_archive}, {"law", import_law}, {"dir", import_dir}, {"warc", import_warc}};
	size_t i = 0;

	while (strcmp(ways[i].word, word) != 0)
		i++; /* the command line was checked */
	return ways[i].way;
}

int
run_import(struct options *o)
{
	struct compile_options co = author_options(o);
	struct compilation c = {0};
	bool law = text_is(o->arguments[0], "law");
	struct import im = {.options = o, .c = &c, .kind = law ? "regulation" : "document", .recording = {co.project, &c.diags}};
	const char *help, *wrong = mistake(o, &help);
	int status;

	if (wrong)
		diag_help(&o->diags, diag_add(&o->diags, RG9010, (struct place){0}, "%s", wrong), "%s", help);
	if (wrong)
		return finish(o, &o->diags);
	co.without_locks = true;
	if (compile(&c, &co, STAGE_LINK))
		way_of(o->arguments[0])(&im);
	status = finish(o, &c.diags);
	say_summary(&im);
	if (status == 0 && im.listing.n)
		status = progress_print(&im.listing);
	import_free(&im);
	return status;
}
