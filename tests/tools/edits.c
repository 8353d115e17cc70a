/* edits SEED EDITS: random edits of a copy of the project in the folder `whole`, and of what a build of it leaves: its
 * cache, its site. After each, a build that uses the cache must do what one without it does from nothing: the same exit
 * status, findings and files; and after a build that failed the site must be what it was. Everything is made in the
 * current folder. REGC names the program, RUN what goes before it. Exit status 1, the seed and what differs where they do not agree. */
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../../compiler/base/file.h"
#include "../../compiler/base/text.h"
#include "../../compiler/base/walk.h"
#include "editing.h"

enum { KEPT = 4, SNAPSHOTS = 6, FILES = 400, AWAITED = 8 };

struct world {
	uint64_t random;
	struct arena arena; /* of one edit */
	char *files[FILES]; /* the YAML files of the project, lock files last */
	size_t n, plain;
	const char *cache, *out;
	const char *as_of, *audience, *outputs, *assume, *previous;
	unsigned good;      /* how often the project was without errors: the last KEPT of these are kept */
	unsigned snapshots; /* the same of the cache */
	unsigned made;      /* units and files with new names */
	bool failed;        /* the last build did */
	bool loose;         /* something is wrong with the cache, and a build may say so */
	unsigned awaited;   /* in how many edits something wrong with the cache may still be said: not every build looks at it */
	bool in_place;      /* the build without a cache finds the same site */
	unsigned kill_after; /* thousandths of a second after which the build is killed and then run again; 0: never */
	char said[200];     /* what was edited */
	size_t done[50], fine[50]; /* by kind: edits, and builds that succeeded */
	size_t builds, made_files, written; /* builds that succeeded, the files of their sites, and those of them that were written */
};

#define PRINTF_FROM(a) __attribute__((format(printf, (a), (a) + 1)))

static char *
words(struct world *w, const char *fmt, va_list args)
{
	char text[4096];

	if (vsnprintf(text, sizeof text, fmt, args) >= (int)sizeof text)
		die("a command is too long");
	return arena_string(&w->arena, text);
}

/* a command of the shell; its exit status, 128 and more where a signal ended it */
PRINTF_FROM(2) static int
run(struct world *w, const char *fmt, ...)
{
	va_list args;
	int status;

	va_start(args, fmt);
	status = system(words(w, fmt, args)); /* NOLINT: a test is such commands */
	va_end(args);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

PRINTF_FROM(2) static void
must(struct world *w, const char *fmt, ...)
{
	va_list args;
	const char *command;

	va_start(args, fmt);
	command = words(w, fmt, args);
	va_end(args);
	if (run(w, "%s", command))
		die("failed: %s", command);
}

PRINTF_FROM(2) static void
note(struct world *w, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	vsnprintf(w->said, sizeof w->said, fmt, args);
	va_end(args);
}

/* ---- files ---- */

static void
list_project(struct world *w)
{
	struct diags ds = {0};
	struct files found = {0};

	w->n = 0;
	walk_yaml(&found, &w->arena, &ds, "project", NULL, NULL);
	for (int locks = 0; locks < 2; locks++) {
		for (size_t i = 0; i < found.n && w->n < FILES; i++)
			if (ends_with(found.all[i].path, ".lock.yaml") == locks)
				w->files[w->n++] = arena_printf(&w->arena, "project/%s", found.all[i].path);
		w->plain = locks ? w->plain : w->n;
	}
	free(found.all);
	diag_free(&ds);
}

static void
write_text(const char *path, const char *text)
{
	FILE *f = fopen(path, "wb");

	if (!f || fputs(text ? text : "", f) == EOF || fclose(f) == EOF)
		die("cannot write %s", path);
}

/* a file of the project that is no lock, and has words; NULL where there is none */
static const char *
some_plain(struct world *w)
{
	struct stat st;

	for (int tries = 0; w->plain && tries < 50; tries++) {
		const char *path = w->files[pick(&w->random, w->plain)];

		if (stat(path, &st) == 0 && st.st_size > 0)
			return path;
	}
	return NULL;
}

/* a file below a folder, by a pattern of its name; NULL where there is none */
static const char *
some_below(struct world *w, const char *folder, const char *pattern)
{
	char path[4096], *found = NULL;
	size_t n = 0;
	FILE *list;

	must(w, "find %s -type f -name '%s' 2>/dev/null | sort >list; true", folder, pattern);
	list = fopen("list", "r");
	while (list && fgets(path, sizeof path, list))
		if (pick(&w->random, ++n) == 0) {
			path[strcspn(path, "\n")] = '\0';
			found = arena_string(&w->arena, path);
		}
	if (list)
		fclose(list);
	return found;
}

/* ---- lines with a key ---- */

/* a file in which such a line is; its text to be freed */
static const char *
find_value(struct world *w, const char *const *keys, char **text, struct value_place *at)
{
	for (int tries = 0; tries < 60; tries++) {
		const char *path = some_plain(w);

		if (!path)
			return NULL;
		*text = text_at(path);
		if (some_value(&w->random, *text, keys, at))
			return path;
		free(*text);
	}
	return NULL;
}

static bool
put_value(struct world *w, const char *path, char *text, struct value_place at, const char *value)
{
	char *changed = joined(text, at.value, value, text + at.end);

	note(w, "%s: '%.*s' is '%.40s'", path, (int)(at.end - at.value < 40 ? at.end - at.value : 40), text + at.value, value);
	write_text(path, changed);
	free(changed);
	free(text);
	return true;
}

/* a word more, or a word less where there are many */
static bool
add_word(struct world *w, const char *const *keys)
{
	char *text;
	struct value_place at;
	const char *path = find_value(w, keys, &text, &at);
	bool quoted = path && strchr("\"'", text[at.value]) != NULL;

	if (!path)
		return false;
	return put_value(w, path, text, at,
	                 arena_printf(&w->arena, "%.*s%s", (int)(at.end - at.value - quoted), text + at.value,
	                              quoted ? arena_printf(&w->arena, " again%c", text[at.end - 1]) : " again"));
}

static bool
prose(struct world *w)
{
	static const char *const keys[] = {"summary", "rationale", "note", "description", "holding", "effect", "duty", "advice", NULL};

	return add_word(w, keys);
}

static bool
name_of_unit(struct world *w)
{
	static const char *const keys[] = {"title", "short", "operator", "name", "by", NULL};

	return add_word(w, keys);
}

static bool
chosen(struct world *w)
{
	for (int tries = 0; tries < 20; tries++) {
		const struct choice *c = some_choice(&w->random);
		const char *const keys[] = {c->key, NULL};
		char *text;
		struct value_place at;
		const char *path = find_value(w, keys, &text, &at);

		if (path)
			return put_value(w, path, text, at, chosen_value(&w->random, c));
	}
	return false;
}

/* a value of another line with the same key */
static bool
same_key(struct world *w)
{
	static const char *const names[] = {"obligation", "document", "platform", "category", "role", "event", "fact", "on", "from",
	                                    "adopted", "version", "citation", "type", "authority", "url", "service-kind", "summary"};
	const char *const keys[] = {names[pick(&w->random, sizeof names / sizeof *names)], NULL};
	char *text = NULL, *other;
	struct value_place at, from;
	const char *value, *path;

	if (!find_value(w, keys, &other, &from))
		return false;
	value = arena_copy(&w->arena, other + from.value, from.end - from.value);
	free(other);
	path = find_value(w, keys, &text, &at);
	return path && put_value(w, path, text, at, value);
}

static bool
day(struct world *w)
{
	static const char *const keys[] = {"on", "from", "until", "adopted", "version", "accessed", "checked", "as-of", "applies", "value",
	                                   "to", "since", NULL};
	char *text;
	struct value_place at;

	for (int tries = 0; tries < 20; tries++) {
		const char *path = find_value(w, keys, &text, &at);

		if (!path)
			return false;
		if (at.end - at.value == 10 && text[at.value] == '2')
			return put_value(w, path, text, at, arena_printf(&w->arena, "%.4s-%02zu-%02zu", text + at.value, pick(&w->random, 12) + 1,
			                                                 pick(&w->random, 28) + 1));
		free(text);
	}
	return false;
}

static bool
list_of_tags(struct world *w)
{
	static const struct { const char *from, *to; } turns[] = {
		{"categories: [labelling, responsibility]", "categories: [labelling]"}, {"categories: [labelling]", "categories: [responsibility]"},
		{"categories: [responsibility]", "categories: [labelling, responsibility]"}, {"offered: [EU]", "offered: [world]"},
		{"offered: [world]", "offered: [EU]"}, {"user-classes: [consumer, business]", "user-classes: [consumer]"},
		{"user-classes: [consumer]", "user-classes: [business, consumer]"}, {"governs: [world]", "governs: [EU]"},
		{"governs: [EU]", "governs: [world]"},
	};

	for (int tries = 0; tries < 60; tries++) {
		size_t i = pick(&w->random, sizeof turns / sizeof *turns);
		const char *path = some_plain(w), *at;
		char *text = path ? text_at(path) : NULL, *changed;

		if (!text || !(at = strstr(text, turns[i].from))) {
			free(text);
			continue;
		}
		changed = joined(text, (size_t)(at - text), turns[i].to, at + strlen(turns[i].from));
		write_text(path, changed);
		note(w, "%s: %s", path, turns[i].to);
		free(changed);
		free(text);
		return true;
	}
	return false;
}

/* ---- edits that do not look at what they do ---- */

static bool
blind(struct world *w)
{
	const char *path = pick(&w->random, 8) ? some_plain(w) : w->n ? w->files[pick(&w->random, w->n)] : NULL, *from = some_plain(w);
	size_t way = pick(&w->random, 5);
	char *text = path ? text_at(path) : NULL, *other = from ? text_at(from) : NULL, *changed;

	if (!text || !other) {
		free(text);
		free(other);
		return false;
	}
	changed = way == 0 ? word_changed(&w->random, text) : way == 1 ? broken(&w->random, text)
	        : way == 2 ? value_changed(&w->random, text, other) : line_changed(&w->random, text, way == 4);
	note(w, "%s, way %zu", path, way);
	write_text(path, changed);
	free(changed);
	free(other);
	free(text);
	return true;
}

static bool
comment(struct world *w)
{
	const char *path = some_plain(w);
	char *text = path ? text_at(path) : NULL, *changed;

	if (!text)
		return false;
	changed = pick(&w->random, 2) ? joined("# a line before\n", 16, "", text) : joined(text, strlen(text), "# and one after\n", "");
	note(w, "%s", path);
	write_text(path, changed);
	free(changed);
	free(text);
	return true;
}

/* ---- files and units ---- */

static bool
add_unit(struct world *w)
{
	const char *path = some_below(w, "project/provisions", "*.yaml");

	if (!path)
		return false;
	note(w, "from %s", path);
	return run(w, "sed 's/^provision: .*/provision: new-%u/' %s >project/provisions/new-%u.yaml", w->made, path, w->made) == 0 && ++w->made;
}

static bool
delete_file(struct world *w)
{
	const char *path = pick(&w->random, 3) ? some_below(w, "project", "new-*.yaml") : some_plain(w);

	if (!path)
		return false;
	note(w, "%s", path);
	must(w, "rm %s", path);
	return true;
}

static bool
rename_file(struct world *w)
{
	const char *path = some_plain(w), *dot = path ? strrchr(path, '/') : NULL;

	if (!path || ends_with(path, "/regc.yaml"))
		return false;
	note(w, "%s", path);
	must(w, "mv %s %.*s/moved-%u.yaml", path, (int)(dot - path), path, w->made++);
	return true;
}

/* two files take each other's place */
static bool
swap_files(struct world *w)
{
	const char *a = some_plain(w), *b = some_plain(w);

	if (!a || !b || strcmp(a, b) == 0 || ends_with(a, "/regc.yaml") || ends_with(b, "/regc.yaml"))
		return false;
	note(w, "%s, %s", a, b);
	must(w, "mv %s t && mv %s %s && mv t %s", a, b, a, b);
	return true;
}

static bool
rename_unit(struct world *w)
{
	static const char *const keys[] = {"provision", "category", NULL};
	char *text;
	struct value_place at;
	const char *path = find_value(w, keys, &text, &at), *id, *key;

	if (!path)
		return false;
	id = arena_copy(&w->arena, text + at.value, at.end - at.value);
	key = starts_with(text, "provision") ? "alpha/terms/" : "";
	if (strstr(text, "document: beta/"))
		key = "beta/terms/";
	return put_value(w, path, text, at, arena_printf(&w->arena, "other-%u\nwas: [%s%s]", w->made++, key, id));
}

static bool
lock(struct world *w)
{
	note(w, "regc lock");
	return run(w, "$REGC lock -q project >/dev/null 2>&1") == 0;
}

static bool
capture(struct world *w)
{
	const char *path = some_below(w, "project/captures", "*.md");

	if (!path)
		return false;
	note(w, "%s", path);
	must(w, "echo 'A line more.' >>%s", path);
	if (pick(&w->random, 3)) /* and its digest wherever it is named */
		must(w, "d=$(sha256sum %s | cut -c1-64); for f in $(grep -rl %s project --include='*.yaml'); do "
		     "sed -i \"s|\\(path: %s, sha256: \\)\\\"[0-9a-f]*|\\1\\\"$d|\" $f; done; $RUN \"$REGC\" lock -q project >/dev/null 2>&1; true",
		     path, path + strlen("project/"), path + strlen("project/"));
	return true;
}

/* ---- what pages are made with ---- */

static bool
template(struct world *w)
{
	static const char *const kinds[] = {"provision", "index", "about", "regulation", "overview", "platform", "feed"};
	const char *kind = kinds[pick(&w->random, sizeof kinds / sizeof *kinds)];
	const char *old = some_below(w, "project/templates", "*.xsl");
	size_t way = pick(&w->random, 5);

	must(w, "mkdir -p project/templates");
	if (old && way < 2) {
		note(w, "%s removed", old);
		must(w, "rm %s", old);
		return true;
	}
	if (way == 2) /* one that others import, of a name that begins with a dot in half of all cases */
		must(w, "printf '%%s' '<xsl:stylesheet version=\"1.0\" xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform\"><xsl:template "
		     "name=\"inner\"><b>%zu</b></xsl:template></xsl:stylesheet>' >project/templates/%spart.xsl", pick(&w->random, 5),
		     pick(&w->random, 2) ? "." : "");
	note(w, "%s.xsl, way %zu", kind, way);
	must(w, "p=part.xsl; [ -f project/templates/.part.xsl ] && p=.part.xsl; [ -f project/templates/$p ] && "
	     "part='<xsl:import href=\"'$p'\"/>' call='<xsl:call-template name=\"inner\"/>'; "
	     "printf '%%s' '<xsl:stylesheet version=\"1.0\" xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform\" "
	     "xmlns:r=\"urn:regc:report:1\"><xsl:import href=\"regc:%s.xsl\"/>'\"$part\"'<xsl:template match=\"r:report\" mode=\"main\">"
	     "<xsl:apply-imports/><p>%zu</p>'\"$call\"'</xsl:template></xsl:stylesheet>' >project/templates/%s.xsl", kind, pick(&w->random, 4), kind);
	return true;
}

static bool
style(struct world *w)
{
	note(w, "brand.css");
	must(w, "mkdir -p project/templates");
	if (pick(&w->random, 3) == 0)
		return run(w, "rm project/templates/brand.css 2>/dev/null") == 0;
	must(w, "echo 'p { margin: %zupx }' >project/templates/brand.css", pick(&w->random, 4));
	return true;
}

static bool
catalogue(struct world *w)
{
	note(w, "words.yaml");
	must(w, "mkdir -p project/templates");
	if (pick(&w->random, 3) == 0)
		return run(w, "rm project/templates/words.yaml 2>/dev/null") == 0;
	must(w, "printf 'words: mine\\nsay:\\n  - code: about.title\\n    as: Who we are %zu\\n' >project/templates/words.yaml", pick(&w->random, 4));
	return true;
}

static bool
project_file(struct world *w)
{
	static const char *const lines[] = {
		"title: Another map", "title: Sample map", "base: https://example.org/map/", "base: https://example.org/other/",
		"as-of: 2026-07-01", "as-of: 2026-10-15", "horizon: 30", "horizon: 400", "outputs: [json, csv, feeds, search]",
		"outputs: [csv, paper]", "outputs: []", "publisher: Somebody", "branding: {accent: '#005580', name: Ours}",
		"branding: {accent: '#700020', footer: 'Words [here](https://example.org/)'}", "branding: {logo: logo.svg}", "subject: alpha", "subject: beta",
		"description: Another [first duty](ref:media-act/art-1).",
	};
	const char *line = lines[pick(&w->random, sizeof lines / sizeof *lines)];
	int key = (int)strcspn(line, ":");

	note(w, "%s", line);
	must(w, "[ -f project/regc.yaml ] || exit 0; awk -v key='%.*s:' 'index($0, key) == 1 { out = 1; next } /^[^ ]/ { out = 0 } !out' "
	     "project/regc.yaml >t && mv t project/regc.yaml", key, line);
	if (pick(&w->random, 5))
		must(w, "[ -f project/regc.yaml ] || exit 0; echo \"%s\" >>project/regc.yaml", line);
	return true;
}

static bool
logo(struct world *w)
{
	note(w, "logo.svg");
	must(w, "echo '<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%zu\" height=\"1\"/>' >project/logo.svg", pick(&w->random, 9) + 1);
	return true;
}

/* ---- how it is built ---- */

static bool
options(struct world *w)
{
	static const char *const days[] = {NULL, NULL, "2026-07-01", "2026-08-15", "2025-09-01", "2027-01-01"};
	static const char *const readers[] = {NULL, NULL, "public", "internal", "privileged"};
	static const char *const lists[] = {NULL, NULL, "json,csv", "search", "paper,csv,json,feeds,search", "csv"};
	static const char *const assumed[] = {NULL, NULL, NULL, "beta/gallery: not role media-act/maker", "beta/studio: not offered EU"};
	static const char *const folders[] = {"site-one", "site-one", "site-one", "site-two"};
	static const char *const earlier[] = {NULL, NULL, NULL, "first", "first"};

	switch (pick(&w->random, 6)) {
	case 0: w->as_of = days[pick(&w->random, 6)]; break;
	case 1: w->audience = readers[pick(&w->random, 5)]; break;
	case 2: w->outputs = lists[pick(&w->random, 6)]; break;
	case 3: w->assume = assumed[pick(&w->random, 5)]; break;
	case 4: w->previous = earlier[pick(&w->random, 5)]; break;
	default: w->out = folders[pick(&w->random, 4)];
	}
	note(w, "now -o %s, %s, %s, %s, %s, %s", w->out, w->as_of, w->audience, w->outputs, w->assume, w->previous);
	return true;
}

static bool
usual(struct world *w)
{
	w->as_of = w->audience = w->outputs = w->assume = w->previous = NULL;
	w->out = "site-one";
	note(w, "usual options");
	return true;
}

static bool
nothing(struct world *w)
{
	note(w, "nothing");
	return true;
}

static bool
times(struct world *w)
{
	note(w, "all files touched");
	must(w, "find project -name '*.yaml' -exec touch {} +");
	return true;
}

/* puts the project of some folder into the place of the one there is, all files new */
static void
put_project(struct world *w, const char *from)
{
	must(w, "find project -mindepth 1 -maxdepth 1 ! -name .regc -exec rm -rf {} + && cp -R %s/. project/", from);
}

static bool
copied(struct world *w)
{
	note(w, "a fresh copy");
	must(w, "rm -rf fresh && mkdir fresh && cp -R project/. fresh/ && rm -rf fresh/.regc");
	put_project(w, "fresh");
	return true;
}

static bool
mended(struct world *w)
{
	note(w, "the last good one");
	put_project(w, arena_printf(&w->arena, "good-%u", w->good % KEPT));
	return true;
}

static bool
gone_back(struct world *w)
{
	unsigned to = (unsigned)pick(&w->random, w->good < KEPT - 1 ? w->good + 1 : KEPT);

	note(w, "a good one of before, %u", to);
	put_project(w, arena_printf(&w->arena, "good-%u", to));
	return true;
}

static bool
begun_again(struct world *w)
{
	note(w, "the first one");
	put_project(w, "whole");
	return true;
}

/* ---- the site ---- */

static bool
site_changed(struct world *w)
{
	const char *path = some_below(w, w->out, "*.*");
	size_t way = pick(&w->random, 6);

	if (!path || ends_with(path, "/manifest.json")) /* without its own manifest it is not a site */
		return false;
	note(w, "%s, way %zu", path, way);
	switch (way) {
	case 0: must(w, "touch %s", path); break;
	case 1: must(w, "printf x >>%s", path); break;
	case 2: must(w, "rm %s", path); break;
	case 3: must(w, ": >%s", path); break;
	case 4: must(w, "cp %s t && mv t %s", path, path); break;
	default: must(w, "cp -p %s t && sed -i 's/e/f/' %s && touch -r t %s", path, path, path);
	}
	return true;
}

static bool
tables_changed(struct world *w)
{
	const char *path = some_below(w, w->out, "*.csv");

	if (!path)
		return false;
	note(w, "%s", path);
	must(w, "sed -i '2s/e/f/' %s", path);
	return true;
}

static bool
manifest_gone(struct world *w)
{
	note(w, "%s/manifest.json removed", w->out);
	w->in_place = true;
	return run(w, "rm %s/manifest.json 2>/dev/null", w->out) == 0;
}

static bool
site_gone(struct world *w)
{
	note(w, "%s removed", w->out);
	must(w, "rm -rf %s", w->out);
	return true;
}

/* ---- the cache ---- */

static bool
cache_gone(struct world *w)
{
	note(w, "%s removed", w->cache);
	must(w, "rm -rf %s", w->cache);
	return true;
}

static bool
cache_broken(struct world *w)
{
	const char *path = some_below(w, w->cache, "*[a-z0-9]"), *other = some_below(w, w->cache, "*[a-z0-9]");
	size_t way = pick(&w->random, 7), at = pick(&w->random, 5000);

	if (!path || !other)
		return false;
	note(w, "%s, way %zu, %zu", path, way, at);
	w->loose = true;
	w->awaited = AWAITED;
	switch (way) {
	case 0: must(w, "rm %s", path); break;
	case 1: must(w, "truncate -s %zu %s", at, path); break;
	case 2: must(w, "printf '\\%03zo' | dd of=%s bs=1 seek=%zu conv=notrunc 2>/dev/null", pick(&w->random, 256), path, at); break;
	case 3: must(w, "cp %s %s 2>/dev/null; true", other, path); break;
	case 4: must(w, "rm %s && mkdir %s", path, path); break;
	case 5: must(w, ": >%s", path); break;
	default: must(w, "head -c %zu /dev/urandom >>%s", at, path);
	}
	return true;
}

/* one of an earlier time, or only some of its files */
static bool
cache_old(struct world *w)
{
	unsigned to = w->snapshots ? (unsigned)pick(&w->random, w->snapshots < SNAPSHOTS ? w->snapshots : SNAPSHOTS) : 0;
	static const char *const which[] = {"*", "site-*", "out-*", "last-*", "cards", "stamps", "verdicts"};
	const char *files = which[pick(&w->random, 7)];

	if (!w->snapshots)
		return false;
	note(w, "%s of snapshot %u", files, to);
	must(w, "mkdir -p %s && cp -p snapshot-%u/%s %s/ 2>/dev/null; true", w->cache, to, files, w->cache);
	return true;
}

static bool
killed(struct world *w)
{
	w->kill_after = (unsigned)pick(&w->random, 1500) + 1;
	note(w, "killed after %u ms", w->kill_after);
	return true;
}

/* ---- all kinds of edits ---- */

struct kind {
	const char *name;
	bool (*edit)(struct world *w);
	unsigned weight;
};

static const struct kind kinds[] = {
	{"prose", prose, 12}, {"title", name_of_unit, 5}, {"choice", chosen, 12}, {"value of the same key", same_key, 6}, {"day", day, 6},
	{"tags", list_of_tags, 5}, {"comment", comment, 3}, {"blind", blind, 4}, {"unit added", add_unit, 5}, {"file deleted", delete_file, 2},
	{"file renamed", rename_file, 3}, {"files swapped", swap_files, 2}, {"unit renamed", rename_unit, 3}, {"locked", lock, 2},
	{"capture", capture, 3}, {"template", template, 5}, {"style", style, 3}, {"words", catalogue, 3}, {"project", project_file, 8},
	{"logo", logo, 2}, {"options", options, 9}, {"usual options", usual, 3}, {"nothing", nothing, 3}, {"times", times, 2}, {"copied", copied, 2},
	{"gone back", gone_back, 7}, {"begun again", begun_again, 2}, {"site changed", site_changed, 5}, {"tables changed", tables_changed, 2},
	{"manifest gone", manifest_gone, 1}, {"site gone", site_gone, 1}, {"cache gone", cache_gone, 1}, {"cache broken", cache_broken, 4},
	{"cache old", cache_old, 6}, {"killed", killed, 5}, {"mended", mended, 0},
};

enum { KINDS = sizeof kinds / sizeof *kinds, MENDED = KINDS - 1 };

static size_t
edit(struct world *w)
{
	unsigned all = 0, at;
	size_t k;

	for (size_t i = 0; i < KINDS; i++)
		all += kinds[i].weight;
	do {
		at = (unsigned)pick(&w->random, all);
		for (k = 0; at >= kinds[k].weight; k++)
			at -= kinds[k].weight;
		if (w->failed && pick(&w->random, 10))
			k = MENDED;
	} while (!kinds[k].edit(w));
	w->done[k]++;
	return k;
}

/* ---- building ---- */

/* an option with its value, quoted, where it is given */
static const char *
option(struct world *w, const char *name, const char *value)
{
	return value ? arena_printf(&w->arena, " --%s '%s'", name, value) : "";
}

static const char *
command(struct world *w, const char *out, bool cache, const char *report)
{
	static const char *const jobs[] = {"1", "1", "2", "4"};

	return arena_printf(&w->arena, "exec $RUN \"$REGC\" build%s -j %s%s%s -o %s --report %s%s%s%s%s%s project >%s.said 2>%s.err",
	                    cache ? "" : " -q", jobs[pick(&w->random, 4)], cache ? " --cache " : " --no-cache", cache ? w->cache : "", out, report,
	                    option(w, "as-of", w->as_of), option(w, "audience", w->audience), option(w, "outputs", w->outputs),
	                    option(w, "assume", w->assume), option(w, "previous", w->previous), cache ? "with" : "without",
	                    cache ? "with" : "without");
}

/* findings without what is said of the cache, where that may be, and with one name of the output folder */
static const char *
findings(struct world *w, const char *file, const char *out)
{
	return arena_printf(&w->arena, "sed '/^regc: [0-9]* page/d; /^open /d; /^since edition/d; s,%s,SITE,g' %s%s", out, file,
	                    w->loose ? " | awk '/RG9013/ { out = 1 } !out && !/^regc: [0-9]/ { print } /^$/ { out = 0 }'" : "");
}

static bool
complain(struct world *w, const char *what)
{
	printf("%s\n", what);
	run(w, "cat difference; head -c 3000 with.err");
	return false;
}

static bool
is_same(struct world *w, int with, int without)
{
	const char *files[] = {"said", "err"};

	if (with != without) {
		printf("exit status %d with the cache, %d without it\n", with, without);
		run(w, "head -c 3000 without.err >difference");
		return complain(w, "");
	}
	for (size_t i = 0; i < 2 && !w->in_place; i++) { /* which file they name first turns on the folder */
		run(w, "%s >a", findings(w, arena_printf(&w->arena, "with.%s", files[i]), w->out));
		run(w, "%s >b", findings(w, arena_printf(&w->arena, "without.%s", files[i]), "site-new"));
		if (run(w, "diff b a >difference"))
			return complain(w, "other findings");
	}
	if (with == 0 && run(w, "diff -r site-new %s >difference 2>&1", w->out))
		return complain(w, "another site");
	if (with != 0 && run(w, "if [ -d before ]; then diff -r before %s; else [ -z \"$(ls %s 2>/dev/null)\" ]; fi >difference 2>&1", w->out, w->out))
		return complain(w, "a build that failed has changed the site");
	return true;
}

/* what the build with the cache says that it did */
static void
count_written(struct world *w)
{
	FILE *said = fopen("with.err", "r");
	char line[4096];
	size_t files, written;

	while (said && fgets(line, sizeof line, said))
		if (sscanf(line, "regc: %*u pages in %*[^;]; %zu files, %zu written", &files, &written) == 2) {
			w->builds++;
			w->made_files += files;
			w->written += written;
		}
	if (said)
		fclose(said);
}

static bool
build_both(struct world *w, size_t kind)
{
	const char *report = w->loose || pick(&w->random, 3) ? "text" : "json";
	int with, without;

	run(w, "rm -rf site-new before; [ -d %s ] && cp -Rp %s before; %s", w->out, w->out, w->in_place ? "cp -Rp before site-new" : "true");
	if (w->kill_after) {
		run(w, "(%s) & sleep %u.%03u; kill -9 $! 2>/dev/null; wait; true", command(w, w->out, true, report), w->kill_after / 1000,
		    w->kill_after % 1000);
		run(w, "i=0; until $RUN \"$REGC\" check -q project -o %s >t 2>&1; grep -vq RG9005 t || [ $i -gt 100 ]; do sleep 0.05; i=$((i+1)); done", w->out);
		run(w, "rm -rf before; [ -d %s ] && cp -Rp %s before", w->out, w->out);
	}
	with = run(w, "%s", command(w, w->out, true, report));
	without = run(w, "%s", command(w, "site-new", false, report));
	w->fine[kind] += with == 0;
	count_written(w);
	w->failed = with != 0;
	return is_same(w, with, without);
}

static void
keep(struct world *w)
{
	if (w->failed)
		return;
	w->good++;
	must(w, "rm -rf good-%u && mkdir good-%u && cp -R project/. good-%u/ && rm -rf good-%u/.regc", w->good % KEPT, w->good % KEPT,
	     w->good % KEPT, w->good % KEPT);
	if (pick(&w->random, 3) == 0 && !w->loose) {
		unsigned to = w->snapshots++ % SNAPSHOTS;

		must(w, "rm -rf snapshot-%u && cp -Rp %s snapshot-%u 2>/dev/null; true", to, w->cache, to);
	}
}

static void
begin(struct world *w)
{
	must(w, "rm -rf project cache site-one site-two first good-* snapshot-* before site-new && mkdir good-0 && cp -R whole/. good-0/ && cp -R whole project");
	must(w, "$RUN \"$REGC\" build -q --cache %s -o site-one project 2>err || { cat err; exit 1; }; cp -Rp site-one first", w->cache);
}

static void
print_counts(const struct world *w, const char *seed, size_t edits)
{
	printf("seed %s: after %zu of %zu edits the build succeeded, with %zu files, of which %zu were written; kinds (edits, builds that "
	       "succeeded after them):", seed, w->builds, edits, w->made_files, w->written);
	for (size_t i = 0; i < KINDS; i++)
		printf(" %s %zu %zu%s", kinds[i].name, w->done[i], w->fine[i], i + 1 < KINDS ? "," : "\n");
}

static volatile sig_atomic_t stopped; /* what was counted is still said */

static void
stop(int signal)
{
	(void)signal;
	stopped = 1;
}

int
main(int argc, char **argv)
{
	static struct world w;
	size_t edits;

	if (argc != 3)
		die("usage: edits SEED EDITS");
	w.random = strtoull(argv[1], NULL, 10) * 2654435761u + 88172645463325252u;
	edits = strtoul(argv[2], NULL, 10);
	w.cache = pick(&w.random, 2) ? "project/.regc" : "cache";
	w.out = "site-one";
	signal(SIGTERM, stop);
	begin(&w);
	for (size_t i = 0; i < edits && !(stopped && (edits = i)); i++) {
		size_t k;
		size_t more = pick(&w.random, 4) == 0; /* two kinds at once */

		if (w.awaited)
			w.awaited = run(&w, "grep -q RG9013 with.said with.err") ? w.awaited - 1 : 0;
		w.loose = w.awaited > 0;
		w.in_place = false;
		w.kill_after = 0;
		list_project(&w);
		k = edit(&w);
		fprintf(stderr, "%zu %s: %s\n", i + 1, kinds[k].name, w.said);
		if (more && k != MENDED && !w.in_place) {
			list_project(&w);
			k = edit(&w);
				fprintf(stderr, "%zu and %s: %s\n", i + 1, kinds[k].name, w.said);
		}
		if (!build_both(&w, k)) {
			printf("seed %s, edit %zu (%s: %s)\n", argv[1], i + 1, kinds[k].name, w.said);
			return 1;
		}
		if (w.in_place)
			must(&w, "rm -rf %s", w.out);
		keep(&w);
		arena_free(&w.arena);
	}
	print_counts(&w, argv[1], edits);
	return 0;
}
