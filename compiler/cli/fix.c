/* regc fix: the edits that findings carry, made in the files.
 *
 * All rounds are made in memory: edits that touch each other wait for the next one, and what makes a file or the project worse is undone.
 * Only the result is written. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../base/edits.h"
#include "../prose/unified.h"
#include "commands.h"
#include "locate.h"
#include "progress.h"

enum { ROUNDS_MOST = 200, AT_ONCE = 10000 /* findings that are resolved in one round */ };

/* errors by the stage that finds them: a stage begins once there are none of the one before, so fewer errors early are better than
 * none of those that could not be found yet */
struct stage_errors {
	size_t errors[10];
};

/* a file as it was found */
struct original {
	const char *path, *text;
	size_t n;
};

struct fixing {
	struct options *o;
	struct compile_options co;
	struct compilation c;
	const char **asked; /* the files that were named; NULL where none was */
	size_t nasked;
	struct text_file *texts; /* those that were edited, by path, as they are now */
	size_t n, cap;
	struct original *originals;
	size_t noriginals, cap_originals;
	struct table refused; /* findings of which the edits were undone */
	size_t fixed;
};

/* ---- how it stands ---- */

static void
add_to(struct stage_errors *st, const struct diag *d)
{
	const struct diag_info *info = &diag_infos[d->code];

	st->errors[info->code[2] - '0'] += info->severity == SEVERITY_ERROR;
}

/* of the whole, or of one file */
static struct stage_errors
errors_of(const struct diags *ds, const char *path)
{
	struct stage_errors st = {{0}};

	for (size_t i = 0; i < ds->n; i++)
		if (!path || (ds->all[i]->place.source && strcmp(ds->all[i]->place.source->path, path) == 0))
			add_to(&st, ds->all[i]);
	return st;
}

static bool
is_worse(const struct stage_errors *now, const struct stage_errors *before)
{
	for (size_t i = 0; i < sizeof now->errors / sizeof *now->errors; i++)
		if (now->errors[i] != before->errors[i])
			return now->errors[i] > before->errors[i];
	return false;
}

/* ---- which findings ---- */

/* what a finding is from one round to the next, in the arena of the options */
static const char *
name_of(struct fixing *f, const struct diag *d)
{
	struct buf b = {0};
	const char *name;

	buf_printf(&b, "%s\n", d->place.source ? d->place.source->path : "");
	diag_identity(&b, d);
	name = arena_string(&f->o->arena, b.s);
	buf_free(&b);
	return name;
}

static bool
is_asked(const struct fixing *f, const char *path)
{
	for (size_t i = 0; i < f->nasked; i++)
		if (strcmp(f->asked[i], path) == 0)
			return true;
	return !f->nasked;
}

/* whether a file may be edited: those of libraries and what regc writes itself may not */
static bool
is_ours(const struct fixing *f, const struct source *s)
{
	return s && !s->library && !ends_with(s->path, ".lock.yaml") && (ends_with(s->path, ".yaml") || ends_with(s->path, ".yml")) &&
	       is_asked(f, s->path);
}

static bool
is_wanted(struct fixing *f, const struct diag *d, bool unsafe)
{
	for (const struct diag_edit *e = d->edits; e; e = e->next)
		if (!is_ours(f, e->place.source))
			return false;
	return d->edits && (unsafe || edits_are_safe(d)) && !table_get(&f->refused, name_of(f, d));
}

/* the findings to be resolved in a round, at most so many, to be freed */
static struct diag **
choose(struct fixing *f, size_t most, size_t *n)
{
	struct diag **chosen = NULL;
	size_t cap = 0;

	*n = 0;
	diag_sort(&f->c.diags);
	for (size_t i = 0; i < f->c.diags.n && *n < AT_ONCE; i++)
		if (is_wanted(f, f->c.diags.all[i], f->o->values[OPTION_UNSAFE] != NULL)) {
			chosen = mem_room(chosen, *n, &cap, sizeof *chosen);
			chosen[(*n)++] = f->c.diags.all[i];
		}
	*n = edits_choose(chosen, *n);
	*n = *n < most ? *n : most;
	return chosen;
}

/* ---- texts ---- */

static struct text_file *
text_at(struct fixing *f, const char *path)
{
	for (size_t i = 0; i < f->n; i++)
		if (strcmp(f->texts[i].path, path) == 0)
			return &f->texts[i];
	return NULL;
}

static void
add_text(struct fixing *f, const char *path, const struct source *s)
{
	size_t at = f->n;

	f->originals = mem_room(f->originals, f->noriginals, &f->cap_originals, sizeof *f->originals);
	f->originals[f->noriginals++] = (struct original){path, arena_copy(&f->o->arena, s->text, s->size), s->size};
	f->texts = mem_room(f->texts, f->n, &f->cap, sizeof *f->texts);
	for (; at && strcmp(f->texts[at - 1].path, path) > 0; at--)
		f->texts[at] = f->texts[at - 1];
	f->texts[at] = (struct text_file){path, f->originals[f->noriginals - 1].text, s->size};
	f->n++;
}

static bool
edit_text(struct fixing *f, const struct source *of, struct diag *const *chosen, size_t n)
{
	struct source s = source_again(of);
	const char *path = arena_string(&f->o->arena, s.path);
	enum source_result result = source_load(&s);
	struct text_file *text;
	struct buf out = {0};

	if (result != SOURCE_OK) {
		diag_unread(&f->o->diags, (struct place){0}, of, result);
		return false;
	}
	if (!text_at(f, path))
		add_text(f, path, &s);
	text = text_at(f, path);
	edits_apply(&out, &s, chosen, n);
	*text = (struct text_file){text->path, arena_copy(&f->o->arena, out.n ? out.s : "", out.n), out.n};
	buf_free(&out);
	source_unload(&s);
	return true;
}

/* the files that n findings edit, each once, in the arena of the options */
static const struct source **
sources_of(struct fixing *f, struct diag *const *chosen, size_t n, size_t *count)
{
	const struct source **all = NULL;
	struct table seen = {0};
	size_t cap = 0;

	*count = 0;
	for (size_t i = 0; i < n; i++)
		for (const struct diag_edit *e = chosen[i]->edits; e; e = e->next)
			if (!*table_put(&seen, e->place.source->path)) {
				*table_put(&seen, e->place.source->path) = f;
				all = mem_room(all, *count, &cap, sizeof *all);
				all[(*count)++] = e->place.source;
			}
	table_free(&seen);
	return all;
}

/* ---- rounds ---- */

/* some files before a round, to go back to */
struct round_state {
	const char **paths;
	struct text_file *texts;
	struct stage_errors *counts;
	size_t n;
	struct stage_errors whole;
};

static void
look_again(struct fixing *f, const struct round_state *st)
{
	f->co.texts = f->texts;
	f->co.ntexts = f->n;
	compile_update(&f->c, &f->co, STAGE_PAGES, st->paths, st->n);
}

static bool
became_worse(struct fixing *f, const struct round_state *st)
{
	struct stage_errors now = errors_of(&f->c.diags, NULL);
	bool worse = is_worse(&now, &st->whole);

	for (size_t i = 0; i < st->n && !worse; i++) {
		now = errors_of(&f->c.diags, st->paths[i]);
		worse = is_worse(&now, &st->counts[i]);
	}
	return worse;
}

static void
undo(struct fixing *f, const struct round_state *st)
{
	for (size_t i = 0; i < st->n; i++)
		*text_at(f, st->paths[i]) = st->texts[i];
	look_again(f, st);
}

/* Resolves n findings. False where something would be worse, or, with a finding of the options, cannot be read: then all is as it was. */
static bool
try_round(struct fixing *f, struct diag *const *chosen, size_t n)
{
	struct round_state st = {.whole = errors_of(&f->c.diags, NULL)};
	const struct source **sources = sources_of(f, chosen, n, &st.n);
	size_t count = st.n;
	bool fine = true;

	ARENA_ARRAY(&f->o->arena, st.paths, count);
	ARENA_ARRAY(&f->o->arena, st.texts, count);
	ARENA_ARRAY(&f->o->arena, st.counts, count);
	st.n = 0;
	for (size_t i = 0; i < count && fine; i++) {
		const struct text_file *text = text_at(f, sources[i]->path);

		st.paths[i] = arena_string(&f->o->arena, sources[i]->path);
		st.counts[i] = errors_of(&f->c.diags, st.paths[i]);
		st.texts[i] = text ? *text : (struct text_file){0};
		fine = edit_text(f, sources[i], chosen, n);
		st.n += fine;
		if (fine && !text)
			st.texts[i] = (struct text_file){st.paths[i], f->originals[f->noriginals - 1].text, f->originals[f->noriginals - 1].n};
	}
	free(sources);
	if (fine)
		look_again(f, &st);
	if (fine && !became_worse(f, &st))
		return true;
	undo(f, &st);
	return false;
}

/* Where a round makes something worse, half of it is tried, down to the one finding that does; it is left for good. */
static void
fix_all(struct fixing *f)
{
	size_t most = AT_ONCE, n;

	for (size_t round = 0; round < ROUNDS_MOST && !f->o->diags.n; round++) {
		struct diag **chosen = choose(f, most, &n);
		const char *name = n ? name_of(f, chosen[0]) : NULL;
		bool done = !n, fine = done || try_round(f, chosen, n);

		free(chosen);
		if (done)
			break;
		f->fixed += fine ? n : 0;
		if (!fine && n == 1)
			*table_put(&f->refused, name) = f;
		most = fine ? most * 2 : n > 1 ? n / 2 : 1;
		most = most < AT_ONCE ? most : AT_ONCE;
	}
}

/* ---- what comes out ---- */

static const struct original *
original_of(const struct fixing *f, const char *path)
{
	const struct original *all = f->originals;

	while (strcmp(all->path, path) != 0)
		all++;
	return all;
}

static bool
differs(const struct fixing *f, const struct text_file *text)
{
	const struct original *was = original_of(f, text->path);

	return was->n != text->n || memcmp(was->text, text->text, was->n) != 0;
}

/* Writes a file, unless somebody else has since. */
static void
write_text(struct fixing *f, const struct text_file *text)
{
	const struct original *was = original_of(f, text->path);
	struct source *s = source_new(&f->o->arena, f->co.project, text->path);
	enum source_result result = source_load(s);

	if (result != SOURCE_OK)
		diag_unread(&f->c.diags, (struct place){0}, s, result);
	else if (s->size != was->n || memcmp(s->text, was->text, was->n) != 0)
		diag_unread(&f->c.diags, (struct place){0}, s, SOURCE_CHANGED);
	else
		write_whole(&f->c.diags, s->disk, text->text, text->n);
	source_unload(s);
}

static size_t
put_out(struct fixing *f, struct buf *out)
{
	size_t files = 0;

	for (size_t i = 0; i < f->n; i++) {
		const struct original *was = original_of(f, f->texts[i].path);

		if (!differs(f, &f->texts[i]))
			continue;
		files++;
		if (f->o->values[OPTION_DIFF])
			unified_put(out, was->path, was->text, was->n, f->texts[i].text, f->texts[i].n);
		else
			write_text(f, &f->texts[i]);
	}
	return files;
}

/* of the findings that are left, says of those that were undone that they were; gives the number of those that --unsafe would resolve */
static size_t
mark_left(struct fixing *f)
{
	size_t unsafe = 0;

	for (size_t i = 0; i < f->c.diags.n; i++) {
		struct diag *d = f->c.diags.all[i];

		if (d->edits && table_get(&f->refused, name_of(f, d)))
			diag_note(&f->c.diags, d, (struct place){0}, "not fixed: with this edit there would be more errors");
		else
			unsafe += is_wanted(f, d, true) && !edits_are_safe(d);
	}
	return unsafe;
}

static void
say_fixed(const struct fixing *f, size_t files, size_t unsafe)
{
	bool looks = f->o->values[OPTION_DIFF] != NULL;

	if (!f->fixed)
		fputs("regc: nothing fixed", stderr);
	else
		fprintf(stderr, "regc: %zu finding%s %sfixed in %zu file%s", f->fixed, plural(f->fixed), looks ? "would be " : "", files, plural(files));
	if (unsafe)
		fprintf(stderr, "; '--unsafe' fixes %zu more, which can change what the map says", unsafe);
	fputc('\n', stderr);
}

int
run_fix(struct options *o)
{
	struct fixing f = {.o = o};
	struct buf out = {0};
	size_t files, unsafe;
	int status;

	if (!locate_files(o, &f.asked, &f.nasked))
		return finish(o, &o->diags);
	f.co = author_options(o);
	f.co.findings_only = true;
	render_start(MEMORY_OF_A_PAGE);
	compile(&f.c, &f.co, STAGE_PAGES);
	fix_all(&f);
	diag_share(&f.c.diags, &o->diags);
	unsafe = mark_left(&f);
	files = put_out(&f, &out);
	if (o->values[OPTION_DIFF])
		status = diag_status_at(&f.c.diags, FAILS_NEVER);
	else
		status = finish(o, &f.c.diags);
	if (out.n && progress_print(&out) != 0)
		status = 2;
	if (status < 2 && !o->values[OPTION_QUIET])
		say_fixed(&f, files, unsafe);
	buf_free(&out);
	table_free(&f.refused);
	free(f.texts);
	free(f.originals);
	compile_free(&f.c);
	return status;
}
