#include "diag.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "text.h"

const struct diag_info diag_infos[DIAG_CODES] = {
#define DIAG(code, name, severity, class, title, meaning, wrong, why, fix) \
	{#code, name, SEVERITY_##severity, CLASS_##class, title, meaning, wrong, why, fix},
#include "diags.def"
#undef DIAG
};

static void
put(struct diags *ds, struct diag *d)
{
	d->order = ds->n;
	ds->all = mem_room(ds->all, ds->n, &ds->cap, sizeof *ds->all);
	ds->all[ds->n++] = d;
}

struct diag *
diag_add(struct diags *ds, enum diag_code code, struct place place, const char *fmt, ...)
{
	struct diag *d = arena_take(&ds->arena, sizeof *d);
	va_list args;

	d->code = code;
	d->place = place;
	va_start(args, fmt);
	d->message = arena_vprintf(&ds->arena, fmt, args);
	va_end(args);
	put(ds, d);
	return d;
}

void
diag_note(struct diags *ds, struct diag *d, struct place place, const char *fmt, ...)
{
	struct diag_note *note = arena_take(&ds->arena, sizeof *note), **end = &d->notes;
	va_list args;

	note->place = place;
	va_start(args, fmt);
	note->message = arena_vprintf(&ds->arena, fmt, args);
	va_end(args);
	while (*end)
		end = &(*end)->next;
	*end = note;
}

void
diag_help(struct diags *ds, struct diag *d, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	d->help = arena_vprintf(&ds->arena, fmt, args);
	va_end(args);
}

void
diag_suggest(struct diags *ds, struct diag *d, const char *near, const char *otherwise)
{
	if (near)
		diag_help(ds, d, "did you mean '%s'?", near);
	else
		diag_help(ds, d, "%s", otherwise);
}

enum { PLACES_NOTED = 3 };

void
diag_again(struct diags *ds, struct diag_repeat *r, struct place place)
{
	if (++r->places <= PLACES_NOTED)
		diag_note(ds, r->d, place, "also here");
}

void
diag_again_end(struct diags *ds, const struct diag_repeat *r)
{
	if (r->places > PLACES_NOTED)
		diag_note(ds, r->d, (struct place){0}, "and at %zu more place%s", r->places - PLACES_NOTED, r->places == PLACES_NOTED + 1 ? "" : "s");
}

void
diag_edit(struct diags *ds, struct diag *d, struct place place, const char *text, bool safe)
{
	struct diag_edit *edit = arena_take(&ds->arena, sizeof *edit), **end = &d->edits;

	*edit = (struct diag_edit){NULL, place, arena_string(&ds->arena, text), safe};
	while (*end)
		end = &(*end)->next;
	*end = edit;
}

void
diag_propose(struct diags *ds, struct diag *d, struct place place, const char *word, const char *near)
{
	diag_help(ds, d, "did you mean '%s'?", near);
	diag_edit(ds, d, place, near, text_same_letters(word, near));
}

static void
list_put(struct diag_list *list, struct diag *d)
{
	list->all = mem_room(list->all, list->n, &list->cap, sizeof *list->all);
	list->all[list->n++] = d;
}

void
diag_share(struct diags *ds, const struct diags *others)
{
	for (size_t i = 0; i < others->n; i++)
		put(ds, others->all[i]);
	for (size_t why = 0; why < ASIDES; why++)
		for (size_t i = 0; i < others->aside[why].n; i++)
			list_put(&ds->aside[why], others->aside[why].all[i]);
}

enum diag_code
diag_code_unread(const struct source *s, enum source_result result)
{
	return result == SOURCE_CHANGED ? RG9002 : s->error == EFBIG ? RG1009 : s->error == EXDEV ? RG1010 : RG9001;
}

struct diag *
diag_unread(struct diags *ds, struct place place, const struct source *s, enum source_result result)
{
	return diag_add(ds, diag_code_unread(s, result), place, "%s", source_why(&ds->arena, s, result));
}

static int
compare_places(const struct place *a, const struct place *b)
{
	if (!a->source || !b->source)
		return (a->source == NULL) - (b->source == NULL);
	if (a->source != b->source) {
		int order = strcmp(a->source->path, b->source->path);

		if (order)
			return order;
	}
	if (a->span.from != b->span.from)
		return a->span.from < b->span.from ? -1 : 1;
	return 0;
}

static int
compare(const void *left, const void *right)
{
	const struct diag *a = *(struct diag *const *)left, *b = *(struct diag *const *)right;
	int order = compare_places(&a->place, &b->place);

	if (order)
		return order;
	if (a->code != b->code)
		return a->code < b->code ? -1 : 1;
	if ((order = strcmp(a->message, b->message)))
		return order;
	return a->order < b->order ? -1 : a->order > b->order;
}

static bool
same(const struct diag *a, const struct diag *b)
{
	return a->code == b->code && compare_places(&a->place, &b->place) == 0 && strcmp(a->message, b->message) == 0;
}

/* A warning of something that is an error at the same place is no second finding. */
static bool
is_implied(const struct diag *warning, const struct diag *error)
{
	return warning->code == RG2016 && diag_infos[error->code].severity == SEVERITY_ERROR && compare_places(&warning->place, &error->place) == 0;
}

void
diag_sort(struct diags *ds)
{
	size_t kept = 0;

	if (ds->n == 0)
		return;
	qsort(ds->all, ds->n, sizeof *ds->all, compare);
	for (size_t i = 0; i < ds->n; i++)
		if (kept && is_implied(ds->all[kept - 1], ds->all[i])) {
			ds->all[i]->edits = ds->all[i]->edits ? ds->all[i]->edits : ds->all[kept - 1]->edits;
			ds->all[kept - 1] = ds->all[i];
		}
		else if (kept == 0 || !same(ds->all[kept - 1], ds->all[i]))
			ds->all[kept++] = ds->all[i];
	ds->n = kept;
}

size_t
diag_count(const struct diags *ds, enum severity severity)
{
	size_t count = 0;

	for (size_t i = 0; i < ds->n; i++)
		count += diag_infos[ds->all[i]->code].severity == severity;
	return count;
}

bool
diag_fails(const struct diag *d, int least)
{
	return (int)diag_infos[d->code].severity <= least && !d->pardoned;
}

int
diag_status_at(const struct diags *ds, int least)
{
	int status = 0;

	for (size_t i = 0; i < ds->n; i++) {
		const struct diag_info *info = &diag_infos[ds->all[i]->code];

		if (info->class == CLASS_MACHINE && info->severity == SEVERITY_ERROR)
			return 2;
		if (diag_fails(ds->all[i], least))
			status = 1;
	}
	return status;
}

int
diag_status(const struct diags *ds)
{
	return diag_status_at(ds, SEVERITY_ERROR);
}

static bool
has_code(struct diag *const *all, size_t n, enum diag_code code)
{
	for (size_t i = 0; i < n; i++)
		if (all[i]->code == code)
			return true;
	return false;
}

bool
diag_could_come(const struct diags *ds, enum diag_code code)
{
	bool absent = has_code(ds->all, ds->n, RG5019);

	for (enum set_aside why = 0; why < ASIDES; why++)
		absent = absent || has_code(ds->aside[why].all, ds->aside[why].n, RG5019);
	return !absent || strncmp(diag_infos[code].code, "RG5", 3) != 0;
}

void
diag_set_aside(struct diags *ds, size_t n, enum set_aside why, bool (*wanted)(void *ctx, const struct diag *d), void *ctx)
{
	size_t kept = 0;

	for (size_t i = 0; i < ds->n; i++)
		if (i < n && wanted(ctx, ds->all[i]))
			list_put(&ds->aside[why], ds->all[i]);
		else
			ds->all[kept++] = ds->all[i];
	ds->n = kept;
}

void
diag_identity(struct buf *out, const struct diag *d)
{
	buf_printf(out, "%s\n%s\n%s\n%s", diag_infos[d->code].code, d->about ? d->about : "", d->key ? d->key : "",
	           d->lasting ? d->lasting : d->message);
}

void
diag_free(struct diags *ds)
{
	arena_free(&ds->arena);
	free(ds->all);
	for (size_t i = 0; i < ASIDES; i++)
		free(ds->aside[i].all);
	*ds = (struct diags){0};
}

const struct diag_info *
diag_find(const char *word)
{
	for (size_t i = 0; i < DIAG_CODES; i++)
		if (strcasecmp(diag_infos[i].code, word) == 0 || strcasecmp(diag_infos[i].name, word) == 0)
			return &diag_infos[i];
	return NULL;
}

const char *
severity_name(enum severity s)
{
	static const char *const names[] = {"error", "warning", "note"};

	return names[s];
}

const char *
diag_class_name(enum diag_class c)
{
	static const char *const names[] = {"source", "audit", "machine"};

	return names[c];
}
