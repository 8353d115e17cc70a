#include "compile.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/embedded.h"
#include "base/file.h"
#include "base/spread.h"
#include "base/text.h"
#include "evidence/lockfile.h"
#include "law/checks.h"
#include "law/known.h"
#include "law/pins.h"
#include "law/policy.h"
#include "law/scenario.h"
#include "model/about.h"
#include "model/apart.h"
#include "model/audience.h"
#include "model/library_clone.h"
#include "model/link.h"
#include "model/taking.h"

#define STAGE "stage" /* the category of its spans */

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
	c->model.territories = &c->territories;
	return schemas_load(&c->schemas, &c->diags, texts, n);
}

/* ---- the files ---- */

static int
by_path(const void *path, const void *file)
{
	return strcmp(path, ((const struct text_file *)file)->path);
}

static const struct text_file *
text_of(const struct compile_options *o, const char *path)
{
	return o->ntexts ? bsearch(path, o->texts, o->ntexts, sizeof *o->texts, by_path) : NULL;
}

static bool
find_project(struct compilation *c, const struct compile_options *o)
{
	const char *project = arena_printf(&c->arena, "%s/regc.yaml", o->project);
	struct stat st;
	int error;
	struct diag *d;

	if (text_of(o, "regc.yaml"))
		return true;
	error = o->texts_only ? ENOENT : stat(project, &st) < 0 ? errno : S_ISREG(st.st_mode) ? 0 : ENOTSUP;
	if (!error)
		return true;
	d = diag_add(&c->diags, RG9001, (struct place){0}, "cannot read %s: %s", project, file_why(error));
	diag_help(&c->diags, d, stat(arena_printf(&c->arena, "%s/regc.yml", o->project), &st) == 0
	                                ? "rename regc.yml to regc.yaml"
	                                : "a project is a folder with a regc.yaml; 'regc init' makes one");
	return false;
}

/* where a file is, or would be */
static size_t
place_of(const struct compilation *c, const char *path)
{
	size_t low = 0, high = c->nfiles;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (strcmp(c->files[mid].path, path) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

static bool
is_at(const struct compilation *c, size_t place, const char *path)
{
	return place < c->nfiles && strcmp(c->files[place].path, path) == 0;
}

/* ---- one file ---- */

static struct source *
source_of(struct arena *a, const struct compile_options *o, const char *path)
{
	const struct text_file *text = text_of(o, path);

	struct source *s = text ? source_of_text(a, path, text->text, text->n) : source_new(a, o->project, path);

	s->project = o->project;
	return s;
}

static struct file_cards *
new_file(const struct compile_options *o, const char *path)
{
	struct file_cards *f = mem_grow(NULL, sizeof *f);

	*f = (struct file_cards){0};
	f->source = source_of(&f->arena, o, path);
	return f;
}

static bool
is_of_library(const struct found_file *f)
{
	return strcmp(f->path, f->below) != 0;
}

static const char *
commit_of(const struct compilation *c, const char *library)
{
	size_t i = 0;

	while (i < c->libraries.n && strcmp(c->libraries.all[i].name, library) != 0)
		i++;
	return i < c->libraries.n ? c->libraries.all[i].commit : NULL;
}

/* the name of a library is what stands before the path in its folder */
static struct file_cards *
new_found(const struct compilation *c, const struct compile_options *o, const struct found_file *found)
{
	size_t shown = strlen(found->path), below = strlen(found->below);
	struct file_cards *f;
	const char *name;

	if (!is_of_library(found))
		return new_file(o, found->path);
	f = mem_grow(NULL, sizeof *f);
	*f = (struct file_cards){0};
	name = arena_copy(&f->arena, found->path, shown - below - 1);
	f->source = found->text ? source_of_commit(&f->arena, found->folder, found->below, name, commit_of(c, name), found->text, found->n)
	                        : source_of_library(&f->arena, found->folder, found->below, name);
	return f;
}

/* Where only trees are asked for, there is nothing to be kept. */
static struct taking
way_of_taking(struct compilation *c, const struct compile_options *o, enum stage last)
{
	bool cards = last >= STAGE_LINK;

	return (struct taking){&c->schemas, last >= STAGE_SHAPE, o->jobs, cards && o->cache ? &c->cache : NULL, &c->diags, o->watch, NULL, NULL};
}

static struct file_cards *
take_file(struct compilation *c, const struct compile_options *o, const char *path, enum stage last)
{
	struct file_cards *f = new_file(o, path);
	struct taking t = way_of_taking(c, o, last);

	cards_take(&t, f);
	return f;
}

static void
drop(struct file_cards *f)
{
	if (f)
		cards_free(f);
	free(f);
}

static void
add_file(struct compilation *c, size_t place, struct file_cards *f)
{
	c->files = mem_room(c->files, c->nfiles, &c->cap_files, sizeof *c->files);
	memmove(c->files + place + 1, c->files + place, (c->nfiles - place) * sizeof *c->files);
	c->files[place] = (struct project_file){f->source->path, f, NULL, false};
	c->nfiles++;
}

static void
remove_file(struct compilation *c, size_t place)
{
	drop(c->files[place].now);
	drop(c->files[place].kept);
	c->nfiles--;
	memmove(c->files + place, c->files + place + 1, (c->nfiles - place) * sizeof *c->files);
}

/* a file without cards has none for a reason, which is among its findings */
static void
replace_file(struct project_file *file, struct file_cards *now, bool keep)
{
	struct file_cards *good = file->now->n ? file->now : file->kept;

	if (good != file->now)
		drop(file->now);
	else
		drop(file->kept);
	*file = (struct project_file){now->source->path, now, keep && !now->n ? good : NULL, false};
	if (!file->kept)
		drop(good);
}

/* ---- all files ---- */

const char *const *
compile_ignored(struct arena *a, const struct compile_options *o)
{
	return apart_patterns(a, source_of(a, o, "regc.yaml"));
}

static bool
is_never_read(const struct compile_options *o, const char *path)
{
	return !walk_takes(path) || (o->without_locks && ends_with(path, ".lock.yaml"));
}

/* What the project ignores is its own; of a library everything is read. */
static bool
is_left_out(const struct compilation *c, const struct compile_options *o, const char *path)
{
	return is_never_read(o, path) || walk_ignores(c->patterns, path);
}

/* the files of the folder, in whose place texts in memory can stand, and other texts */
static void
list_files(struct compilation *c, const struct compile_options *o, const struct files *found)
{
	for (size_t i = 0; i < found->n; i++)
		if (!(is_of_library(&found->all[i]) ? is_never_read(o, found->all[i].path) : is_left_out(c, o, found->all[i].path)))
			add_file(c, c->nfiles, new_found(c, o, &found->all[i]));
	for (size_t i = 0; i < o->ntexts; i++) {
		size_t place = place_of(c, o->texts[i].path);

		if (!is_at(c, place, o->texts[i].path) && !is_left_out(c, o, o->texts[i].path))
			add_file(c, place, new_file(o, o->texts[i].path));
	}
}

/* Adds the libraries that a regc.yaml names, which is read for that beforehand. What is wrong in it is said when it is read with
 * the others. */
static void
add_libraries(struct compilation *c, const struct compile_options *o, struct file_cards *told)
{
	struct taking t = {.schemas = &c->schemas, .shape = true, .jobs = 1, .diags = &c->listing};
	const struct library_places places = {told->source->project, o->bundled, o->libraries, o->commits};

	c->told = mem_room(c->told, c->ntold, &c->cap_told, sizeof *c->told);
	c->told[c->ntold++] = told;
	cards_take(&t, told);
	if (told->n)
		libraries_find(&c->libraries, &c->listing, told->cards[told->n - 1], &places);
}

/* those of the project, and those that they use in turn */
static void
find_libraries(struct compilation *c, const struct compile_options *o)
{
	add_libraries(c, o, new_file(o, "regc.yaml"));
	for (size_t i = 0; i < c->libraries.n; i++) {
		const struct library *l = &c->libraries.all[i];
		struct found_file own = {.path = arena_printf(&c->arena, "%s/regc.yaml", l->name), .folder = l->folder, .below = "regc.yaml"};

		if (!l->commit || (own.text = library_text(l, &c->arena, own.below, &own.n)))
			add_libraries(c, o, new_found(c, o, &own));
	}
}

static void
walk_libraries(struct compilation *c, struct files *found)
{
	for (size_t i = 0; i < c->libraries.n; i++)
		library_walk(found, &c->arena, &c->listing, &c->libraries.all[i]);
}

struct finding_files {
	struct compilation *compilation;
	const struct compile_options *options;
	bool libraries;
	struct files found;
	struct taking *taking;
};

static void
walk_folder(struct finding_files *f)
{
	const struct compile_options *o = f->options;

	if (o->walked && o->walked->whole) {
		f->found.all = mem_grow(NULL, o->walked->files.n * sizeof *f->found.all);
		f->found.n = f->found.cap = o->walked->files.n;
		memcpy(f->found.all, o->walked->files.all, f->found.n * sizeof *f->found.all);
	} else if (!o->texts_only) {
		walk_yaml(&f->found, &f->compilation->arena, &f->compilation->listing, o->project, o->out, f->compilation->patterns);
	}
}

static void
walk_all(struct finding_files *f)
{
	struct compilation *c = f->compilation;
	const struct compile_options *o = f->options;

	timing_begin(o->timing, STAGE, "walk");
	c->patterns = compile_ignored(&c->patterns_arena, o);
	walk_folder(f);
	if (f->libraries) {
		find_libraries(c, o);
		walk_libraries(c, &f->found);
	}
	timing_end(o->timing);
}

/* The last is done by this thread, which alone may use the arena of the compilation and measures. */
static void
find_or_open(void *ctx, unsigned thread, size_t first, size_t past)
{
	struct finding_files *f = ctx;

	(void)thread;
	for (size_t i = first; i < past; i++)
		if (i == 0)
			cards_open(f->taking);
		else
			walk_all(f);
}

static void
take_files(struct compilation *c, const struct compile_options *o, enum stage last)
{
	struct taking t = way_of_taking(c, o, last);
	struct finding_files f = {c, o, last >= STAGE_LINK, {0}, &t};
	struct taken *all;

	spread(2, o->jobs, 1, find_or_open, &f);
	list_files(c, o, &f.found);
	all = mem_grow(NULL, c->nfiles * sizeof *all);
	for (size_t i = 0, at = 0; i < c->nfiles; i++) { /* both are in the order of their paths */
		while (at < f.found.n && strcmp(f.found.all[at].path, c->files[i].path) < 0)
			at++;
		all[i] = (struct taken){c->files[i].now, NULL};
		if (at == f.found.n || text_of(o, c->files[i].path) || strcmp(f.found.all[at].path, c->files[i].path) != 0)
			continue;
		if (f.found.all[at].text)
			continue;
		all[i].looks = &f.found.all[at].looks;
		c->files[i].now->source->inside = S_ISREG(f.found.all[at].looks.st_mode);
	}
	timing_begin(o->timing, STAGE, "files");
	t.slab = &c->slab;
	cards_take_all(&t, all, c->nfiles);
	timing_end(o->timing);
	free(all);
	free(f.found.all);
}

static bool
is_gone(const struct compile_options *o, const char *path)
{
	struct buf disk = {0};
	struct stat st;
	bool gone;

	buf_printf(&disk, "%s/%s", o->project, path);
	gone = !text_of(o, path) && (o->texts_only || (lstat(disk.s, &st) < 0 && file_is_absent(errno)));
	buf_free(&disk);
	return gone;
}

static void
take_again(struct compilation *c, const struct compile_options *o, const char *path, enum stage last)
{
	size_t place = place_of(c, path);
	bool known = is_at(c, place, path);

	if (is_gone(o, path) || is_left_out(c, o, path)) {
		if (known)
			remove_file(c, place);
	} else if (known) {
		replace_file(&c->files[place], take_file(c, o, path, last), o->keep);
	} else {
		add_file(c, place, take_file(c, o, path, last));
	}
}

/* What the project ignores has changed: files are to be left out now, or are there that were left out. */
static void
list_again(struct compilation *c, const struct compile_options *o, enum stage last)
{
	struct files found = {0};

	arena_free(&c->patterns_arena);
	c->patterns = compile_ignored(&c->patterns_arena, o);
	for (size_t i = c->nfiles; i-- > 0;)
		if (!c->files[i].now->source->library && is_left_out(c, o, c->files[i].path))
			remove_file(c, i);
	if (!o->texts_only)
		walk_yaml(&found, &c->arena, &c->listing, o->project, o->out, c->patterns);
	for (size_t i = 0; i < found.n; i++)
		if (!is_at(c, place_of(c, found.all[i].path), found.all[i].path))
			take_again(c, o, found.all[i].path, last);
	free(found.all);
}

/* ---- the index ---- */

static bool
no_errors(const struct compilation *c)
{
	return diag_count(&c->diags, SEVERITY_ERROR) == 0;
}

/* the bytes of a path that name the library */
static size_t
root_of(const struct project_file *f)
{
	const char *library = f->now->source->library;

	return library ? strlen(library) + 1 : 0;
}

/* which files are of other programs: where units lie decides it */
static void
set_apart(struct compilation *c)
{
	struct unit_folders units = {0};

	c->nleft = 0;
	for (size_t i = 0; i < c->nfiles; i++)
		if (!c->files[i].now->foreign || c->files[i].kept)
			apart_add_unit(&units, c->files[i].path, root_of(&c->files[i]));
	for (size_t i = 0; i < c->nfiles; i++) {
		struct project_file *f = &c->files[i];

		f->left = f->now->foreign && !f->kept && apart_is_left(&units, f->path, root_of(f));
		c->nleft += f->left && !f->now->source->library;
	}
	apart_free(&units);
}

/* Those of files that keep earlier cards come last, for they do not stop the others. */
static void
share_findings(struct compilation *c, bool kept)
{
	for (size_t i = 0; i < c->nfiles; i++)
		if (kept == (c->files[i].kept != NULL) && !c->files[i].left)
			diag_share(&c->diags, &c->files[i].now->findings);
}

/* the cards that stand for a file */
static const struct file_cards *
cards_for(const struct project_file *file)
{
	return file->kept ? file->kept : file->now;
}

static bool
index_files(struct compilation *c)
{
	diag_share(&c->diags, &c->listing);
	if (!no_errors(c)) {
		index_clear(&c->model); /* cards that it names may be gone */
		return false;
	}
	set_apart(c);
	share_findings(c, false);
	index_clear(&c->model);
	for (int library = 0; library < 2; library++) /* what the project has of its own comes first */
		for (size_t i = 0; i < c->nfiles; i++)
			if ((c->files[i].now->source->library != NULL) == library)
				index_add(&c->model, &c->diags, cards_for(&c->files[i]));
	return no_errors(c);
}

/* ---- the day ---- */

/* as given, else the project's, else SOURCE_DATE_EPOCH, else today */
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
		struct diag *d = diag_add(&c->asked, RG9010, (struct place){0}, "invalid date in %s",
		                          o->as_of ? o->as_of : "SOURCE_DATE_EPOCH");

		diag_help(&c->asked, d, "set SOURCE_DATE_EPOCH to a number of seconds since 1970, or use --as-of");
		return false;
	}
	c->analysis = (struct analysis){&c->model, &c->verdicts, &c->comparison, clock_on(day, horizon ? (int32_t)atoi(horizon) : 180),
	                              o->version, o->audience, NULL, NULL, &c->brand, 0, NULL, &c->gathered, &c->steps};
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
		if (output_add(outputs, arena_copy(&c->judged, word, (size_t)(end - word))))
			continue;
		d = diag_add(&c->asked, RG9010, (struct place){0}, "invalid value for '--outputs': '%.*s'", (int)(end - word), word);
		diag_help(&c->asked, d, "name some of json, csv, paper, feeds, search, coverage, assessment and reasons, separated by commas");
		return false;
	}
	return true;
}

/* the captures that an owner has in the project */
static void
watch_captures(struct compilation *c, const struct card *owner)
{
	const struct node *captures = node_get(owner->whole, "captures");

	for (const struct node *n = captures ? captures->first : NULL; n; n = n->next)
		if (capture_in_project(n))
			c->watched[c->nwatched++] = arena_printf(&c->judged, "%s/%s", owner->source->project, node_text(n, "path"));
}

static size_t
count_captures(const struct model *m)
{
	size_t n = 0;

	for (size_t i = 0; i < m->n; i++)
		if (node_get(m->cards[i]->whole, "captures"))
			n += node_count(node_get(m->cards[i]->whole, "captures"));
	return n;
}

static void
watch(struct compilation *c, const struct holdings *h)
{
	const char *logo = node_text(node_get(cards_of(&c->model, "project").cards[0]->whole, "branding"), "logo");

	ARENA_ARRAY(&c->judged, c->watched, count_captures(&c->model) + h->n + 1);
	c->nwatched = 0;
	c->archives = false;
	for (size_t i = 0; i < h->n; i++) {
		c->archives = c->archives || h->all[i].archive || h->all[i].store;
		if (h->all[i].path)
			c->watched[c->nwatched++] = arena_string(&c->judged, h->all[i].path);
	}
	for (size_t i = 0; i < c->model.n; i++)
		watch_captures(c, c->model.cards[i]);
	if (logo)
		c->watched[c->nwatched++] = arena_printf(&c->judged, "%s/%s", c->project, logo);
}

/* compares the excerpts with the captures that are available */
static void
check_captures(struct compilation *c, const struct compile_options *o)
{
	struct holdings h;

	holdings_open(&h, &c->model, &c->diags, o->project, o->archives, &c->local);
	h.files = o->files;
	if (no_errors(c))
		lock_check(&c->model, &c->diags, &h, o->require_evidence, o->jobs, o->watch);
	watch(c, &h);
	holdings_close(&h);
}

/* what is assumed is said with the findings, whatever their format */
static void
note_assumed(struct compilation *c, const struct compile_options *o)
{
	for (size_t i = 0; i < o->nassumed; i++)
		diag_add(&c->diags, RG4040, o->assumed[i], "assumed: %.*s", (int)(o->assumed[i].span.to - o->assumed[i].span.from),
		         o->assumed[i].source->text + o->assumed[i].span.from);
}

/* The latest day on which something can have been done. Not the as-of date alone, so that one map can be judged for earlier
 * days, nor SOURCE_DATE_EPOCH alone: a map that was accepted once is accepted for ever. */
static int32_t
latest_day(int32_t as_of)
{
	int32_t today = day_today();

	return as_of > today ? as_of : today;
}

/* what the project accepts for now; this comes last, because it is about what was found */
static void
suppress(struct compilation *c)
{
	bool all = no_errors(c);
	size_t n;

	diag_sort(&c->diags); /* each once, so that they are counted right */
	n = c->diags.n;
	about_find(&c->model, &c->diags, 0); /* before the audience is asked for: they can be about what it may not see */
	suppressions_read(&c->suppressions, &c->judged, &c->model, &c->diags, c->analysis.clock.day);
	suppressions_apply(&c->suppressions, &c->model, &c->diags, n);
	if (all) /* else some findings may not have come yet */
		suppressions_unused(&c->suppressions, &c->diags, false);
	c->about = c->diags.n;
}

/* all checks that need the units alone; whether a day is known for which they are made */
static bool
make_checks(struct compilation *c, const struct compile_options *o)
{
	bool dated = set_day(c, o) && set_outputs(c, o);
	const struct check_days days = {c->analysis.clock, latest_day(c->analysis.clock.day)};

	checks_make(&c->checks, &c->model, dated ? &days : NULL, o->jobs);
	return dated;
}

static bool
check_units(struct compilation *c, const struct compile_options *o)
{
	bool dated = make_checks(c, o);

	note_assumed(c, o);
	checks_share(&c->checks, CHECKS_FIRST, &c->diags);
	timing_begin(o->timing, STAGE, "captures");
	check_captures(c, o);
	timing_end(o->timing);
	checks_share(&c->checks, CHECKS_THEN, &c->diags);
	if (!o->files)
		brand_read(&c->brand, &c->model, &c->diags);
	diag_share(&c->diags, &c->asked);
	if (!dated)
		return false;
	checks_share(&c->checks, CHECKS_DATED, &c->diags);
	suppress(c);
	known_filter(&c->model, &c->analysis.clock); /* all of it was checked; from here on, only what is known on the day */
	policy_collect(&(struct policy){&c->model, NULL, c->analysis.clock, &c->diags}, &c->recorded, POLICY_RECORDED);
	return no_errors(c);
}

static bool
is_shown(const struct file_cards *f)
{
	for (size_t i = 0; i < f->n; i++)
		if (!f->cards[i]->hidden)
			return true;
	return false;
}

/* the files of the units that the audience may see, by path; a file name can tell something too */
static void
take_inputs(struct compilation *c)
{
	ARENA_ARRAY(&c->judged, c->inputs, c->nfiles);
	c->ninputs = 0;
	for (size_t i = 0; i < c->nfiles; i++)
		if (is_shown(cards_for(&c->files[i])))
			c->inputs[c->ninputs++] = (struct site_input){c->files[i].path, cards_for(&c->files[i])->source->digest};
}

/* a digest of everything the assessment depends on, so that the same input is the same edition everywhere */
static const char *
edition_id(struct compilation *c)
{
	char hex[SHA256_HEX], day[DATE_TEXT];
	struct buf b = {0};
	struct sha256 digest;

	buf_printf(&b, "regc %s\nday %s\naudience %d\n", c->analysis.version, day_text(c->analysis.clock.day, day),
	           (int)c->analysis.audience);
	if (c->analysis.scenario)
		buf_puts(&b, "scenario\n");
	for (size_t i = 0; i < c->ninputs; i++)
		buf_printf(&b, "%s %s\n", sha256_hex(&c->inputs[i].digest, hex), c->inputs[i].path);
	for (size_t i = 0; i < c->model.n; i++) /* another regc may have been built with other names of places */
		if (territory_is(c->model.cards[i]))
			buf_printf(&b, "%s %s\n", sha256_hex(&c->model.cards[i]->source->digest, hex), c->model.cards[i]->source->path);
	digest = sha256_of(b.s, b.n);
	buf_free(&b);
	return arena_copy(&c->judged, sha256_hex(&digest, hex), EDITION_ID);
}

static void
analyse(struct compilation *c, const struct compile_options *o)
{
	const struct verdicts_kept kept = {&c->cache, &c->diags, o->audience};

	take_inputs(c);
	c->analysis.scenario = scenario_read(&c->judged, &c->model, o->assumed, o->nassumed);
	if (c->analysis.scenario) /* the entries of a feed would be taken for those of the edition */
		c->analysis.outputs &= ~(unsigned)OUTPUT_FEEDS;
	c->analysis.id = edition_id(c);
	timing_begin(o->timing, STAGE, "verdicts");
	watch_stage(o->watch, "judging clauses", NULL, 0);
	verdicts_make(&c->verdicts, &c->model, c->analysis.clock, o->jobs, o->cache ? &kept : NULL);
	timing_next(o->timing, STAGE, "comparison");
	watch_stage(o->watch, "comparing clauses and captures", NULL, 0);
	compare_make(&c->comparison, &c->model, c->analysis.clock.day);
	timing_next(o->timing, STAGE, "steps");
	steps_make(&c->steps, &c->judged, &c->model);
	timing_end(o->timing);
}

static void
forget(struct compilation *c)
{
	c->linked = c->sound = false;
	diag_free(&c->diags);
	diag_free(&c->asked);
	checks_free(&c->checks);
	diag_free(&c->recorded);
	c->about = 0;
	verdicts_free(&c->verdicts);
	compare_free(&c->comparison);
	brand_free(&c->brand);
	gathered_free(&c->gathered);
	arena_free(&c->judged);
}

/* of libraries what the project names, and laws that apply to one of its services whenever that may be */
static void
leave_unreached(struct compilation *c)
{
	bool *also = mem_grow(NULL, cards_of(&c->model, "regulation").n + 1);

	libraries_check(&c->model, &c->diags);
	reach_own(&c->model, also);
	libraries_reach(&c->model, also);
	free(also);
}

/* Where errors end a compilation early, what can be bound is bound, without findings: an editor asks for it. */
static void
link_what_is_there(struct compilation *c, const struct compile_options *o, bool bound)
{
	struct diags unsaid = {0};
	struct clock clock;
	int32_t day = 0;

	if (!bound) {
		territories_add(&c->model, &unsaid);
		link_cards(&c->model, &unsaid, o->jobs);
	}
	if (!cards_of(&c->model, "project").n || !find_day(c, o, &day))
		day = day_today();
	clock = clock_on(day, 180);
	known_filter(&c->model, &clock);
	link_back(&c->model);
	c->analysis.clock = clock;
	diag_free(&unsaid);
}

/* everything that follows from the cards */
static bool
judge_cards(struct compilation *c, const struct compile_options *o, enum stage last)
{
	struct clock all = clock_on(KNOWN_ALL, 0);
	bool fine, judged, bound;

	timing_begin(o->timing, STAGE, "index");
	watch_stage(o->watch, "linking units", NULL, 0);
	fine = index_files(c);
	if (fine && last >= STAGE_LINK)
		territories_add(&c->model, &c->diags);
	timing_next(o->timing, STAGE, "link");
	bound = fine && last >= STAGE_LINK;
	fine = fine && (last < STAGE_LINK || link_cards(&c->model, &c->diags, o->jobs));
	c->linked = fine && bound;
	if (fine && last >= STAGE_LINK) /* what has no day, such as a review's fingerprint, is about all that is recorded */
		known_filter(&c->model, &all);
	if (fine && last >= STAGE_LINK && (c->libraries.n || node_get(cards_of(&c->model, "project").cards[0]->whole, "instead")))
		leave_unreached(c);
	timing_next(o->timing, STAGE, "checks");
	if (fine && last >= STAGE_ANALYSE && !o->unpinned)
		pins_check(&c->model, &c->diags);
	fine = fine && no_errors(c) && (last < STAGE_ANALYSE || check_units(c, o));
	timing_next(o->timing, STAGE, "judge");
	judged = !o->findings_only || (fine && last >= STAGE_ANALYSE && policy_judges(&c->model));
	if (fine && last >= STAGE_LINK && judged) { /* all of it was checked; from here on, only what the audience may see */
		audience_filter(&c->model, o->audience);
		territories_hide(&c->model);
	}
	if (fine && last >= STAGE_ANALYSE && judged)
		analyse(c, o);
	timing_end(o->timing);
	c->sound = fine && no_errors(c);
	if (o->link_anyway && last >= STAGE_LINK && !fine)
		link_what_is_there(c, o, bound);
	share_findings(c, true);
	about_find(&c->model, &c->diags, c->about);
	return fine && no_errors(c);
}

bool
compile(struct compilation *c, const struct compile_options *o, enum stage last)
{
	bool fine;

	c->project = o->project;
	if (!c->cache.folder)
		cache_open(&c->cache, o->cache, render_libraries(&c->arena));
	timing_begin(o->timing, STAGE, "schemas");
	fine = compile_schemas(c) && find_project(c, o) && (o->texts_only || local_read(&c->local, &c->arena, &c->diags, &c->schemas, o->project));
	timing_end(o->timing);
	if (!fine)
		return false;
	take_files(c, o, last);
	return judge_cards(c, o, last);
}

bool
compile_update(struct compilation *c, const struct compile_options *o, enum stage last, const char *const *changed,
               size_t n)
{
	forget(c);
	for (size_t i = 0; i < n; i++) {
		take_again(c, o, changed[i], last);
		if (strcmp(changed[i], "regc.yaml") == 0)
			list_again(c, o, last);
	}
	if (find_project(c, o))
		return judge_cards(c, o, last);
	index_clear(&c->model); /* cards that it names may be gone */
	return false;
}

void
compile_free(struct compilation *c)
{
	forget(c);
	index_clear(&c->model);
	territories_free(&c->territories);
	while (c->nfiles)
		remove_file(c, c->nfiles - 1);
	free(c->files);
	slab_free(&c->slab);
	diag_free(&c->listing);
	libraries_free(&c->libraries);
	while (c->ntold)
		drop(c->told[--c->ntold]);
	free(c->told);
	arena_free(&c->patterns_arena);
	cache_close(&c->cache);
	schemas_free(&c->schemas);
	arena_free(&c->arena);
}
