#include "addresses.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "../base/text.h"

static void
note(struct links *l, struct table *t, const char *text, size_t page, size_t pages)
{
	struct met *met = table_get(t, text);

	if (!met) {
		met = arena_take(&l->arena, sizeof *met);
		*table_put(t, arena_string(&l->arena, text)) = met;
		met->page = page;
	}
	if (page < met->page)
		met->page = page;
	met->pages += pages;
}

static uint64_t
place_of(struct arena *a, const char *path, const char *id)
{
	return table_hash(arena_printf(a, "%s#%s", path, id));
}

/* ---- addresses ---- */

/* "https:", "mailto:", "data:", or another host by "//" */
static bool
leads_out(const char *address)
{
	const char *p = address;

	while (isalnum((unsigned char)*p) || (*p && strchr("+-.", *p)))
		p++;
	return (*p == ':' && p > address) || starts_with(address, "//");
}

static int
hex_of(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static char *
decoded(char *text)
{
	char *to = text;

	for (const char *p = text; *p; p++)
		if (*p == '%' && hex_of(p[1]) >= 0 && hex_of(p[2]) >= 0) {
			*to++ = (char)(hex_of(p[1]) * 16 + hex_of(p[2]));
			p += 2;
		} else {
			*to++ = *p;
		}
	*to = '\0';
	return text;
}

/* A path relative to a file, as one from the root. What goes above the root keeps its "..". */
static const char *
from_top(struct arena *a, const char *file, const char *path)
{
	const char *slash = strrchr(file, '/');
	char *top = arena_printf(a, "%.*s%s", slash && *path != '/' ? (int)(slash - file) + 1 : 0, file, path);
	char *to = top, *floor = top;
	size_t n;

	for (const char *part = top; *part; part += n) {
		n = strcspn(part, "/") + (strchr(part, '/') != NULL);
		if (starts_with(part, "../") && to > floor) {
			for (to--; to > floor && to[-1] != '/';)
				to--;
		} else if (!starts_with(part, "./")) {
			bool above = starts_with(part, "../");

			memmove(to, part, n);
			to += n;
			floor = above ? to : floor;
		}
	}
	*to = '\0';
	return top;
}

/* every page has a top; what begins with ":~:" finds words */
static bool
is_place(const char *fragment)
{
	return *fragment && strcmp(fragment, "top") != 0 && !starts_with(fragment, ":~:");
}

/* "PATH" or "PATH#ID" from the root; NULL if the address is outside the site, or on the page itself */
static const char *
target_of(struct links *l, const char *address)
{
	bool whole = l->base && starts_with(address, l->base);
	const char *seen = whole ? address + strlen(l->base) : address, *fragment = strchr(seen, '#');
	char *path;

	if (leads_out(seen))
		return NULL;
	fragment = fragment ? decoded(arena_string(&l->texts, fragment + 1)) : "";
	path = decoded(arena_copy(&l->texts, seen, strcspn(seen, "?#")));
	if (!*path && !whole && !is_place(fragment))
		return NULL;
	if (*path)
		seen = from_top(&l->texts, whole ? "" : l->path, path);
	else
		seen = whole ? "index.html" : l->path;
	return is_place(fragment) ? arena_printf(&l->texts, "%s#%s", seen, fragment) : seen;
}

/* ---- a page ---- */

void
links_begin(struct links *l, size_t page, const char *path)
{
	l->page = page;
	l->path = path;
}

void
links_id(struct links *l, const char *id)
{
	void **place = table_put(&l->ids, arena_string(&l->texts, id));

	if (*place)
		note(l, &l->twice, id, l->page, 1);
	*place = l;
}

void
links_to(struct links *l, const char *address)
{
	if (!table_get(&l->seen, address))
		*table_put(&l->seen, arena_string(&l->texts, address)) = l;
}

/* a place on the page itself is looked up at once, and most of them need not be kept */
static bool
is_here(const struct links *l, const char *target)
{
	size_t n = strlen(l->path);

	return strncmp(target, l->path, n) == 0 && target[n] == '#' && table_get(&l->ids, target + n + 1);
}

void
links_end(struct links *l)
{
	struct table targets = {0};
	const char *target;

	for (size_t i = 0; i < l->seen.n; i++)
		if ((target = target_of(l, l->seen.entries[i].key)) && !is_here(l, target))
			*table_put(&targets, target) = l;
	for (size_t i = 0; i < targets.n; i++)
		note(l, &l->targets, targets.entries[i].key, l->page, 1);
	for (size_t i = 0; i < l->ids.n; i++) {
		l->places = mem_room(l->places, l->n, &l->cap, sizeof *l->places);
		l->places[l->n++] = place_of(&l->texts, l->path, l->ids.entries[i].key);
	}
	table_free(&targets);
	table_free(&l->seen);
	table_free(&l->ids);
	arena_free(&l->texts);
}

/* ---- from a worker to the parent ---- */

static bool
save_table(const struct table *t, FILE *f)
{
	bool fine = fwrite(&t->n, sizeof t->n, 1, f) == 1;

	for (size_t i = 0; i < t->n && fine; i++) {
		size_t length = strlen(t->entries[i].key);

		fine = fwrite(t->entries[i].value, sizeof(struct met), 1, f) == 1 && fwrite(&length, sizeof length, 1, f) == 1 &&
		       fwrite(t->entries[i].key, 1, length, f) == length;
	}
	return fine;
}

bool
links_save(const struct links *l, FILE *f)
{
	return fwrite(&l->n, sizeof l->n, 1, f) == 1 && fwrite(l->places, sizeof *l->places, l->n, f) == l->n &&
	       save_table(&l->targets, f) && save_table(&l->twice, f) && fflush(f) == 0;
}

static bool
load_table(struct links *l, struct table *t, FILE *f)
{
	size_t n = 0, length;
	struct met met;
	bool fine = fread(&n, sizeof n, 1, f) == 1;

	for (size_t i = 0; i < n && fine; i++) {
		struct arena a = {0};

		fine = fread(&met, sizeof met, 1, f) == 1 && fread(&length, sizeof length, 1, f) == 1;
		if (fine) {
			char *text = arena_take(&a, length + 1);

			if ((fine = fread(text, 1, length, f) == length))
				note(l, t, text, met.page, met.pages);
		}
		arena_free(&a);
	}
	return fine;
}

bool
links_load(struct links *l, FILE *f)
{
	size_t n;

	if (fread(&n, sizeof n, 1, f) != 1)
		return false;
	l->places = mem_grow(l->places, (l->n + n + 1) * sizeof *l->places);
	l->cap = l->n + n + 1;
	if (fread(l->places + l->n, sizeof *l->places, n, f) != n)
		return false;
	l->n += n;
	return load_table(l, &l->targets, f) && load_table(l, &l->twice, f);
}

/* ---- the check ---- */

static int
by_value(const void *left, const void *right)
{
	uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;

	return (a > b) - (a < b);
}

static int
by_key(const void *left, const void *right)
{
	const struct table_entry *a = left, *b = right;

	return strcmp(a->key, b->key);
}

static bool
has_place(const struct links *l, const char *target)
{
	uint64_t hash = table_hash(target);

	return l->n && bsearch(&hash, l->places, l->n, sizeof hash, by_value);
}

/* what is missing of a target: its file, or the id in it; NULL if nothing is */
static const char *
missing(const struct links *l, struct arena *a, const struct table *paths, const char *target)
{
	size_t n = strcspn(target, "#");
	const char *path = arena_copy(a, target, n);

	if (!table_get(paths, path))
		return "the site has no such file";
	return target[n] && !has_place(l, target) ? "the page has no such id" : NULL;
}

static void
say_where(struct diags *ds, struct diag *d, const struct met *met, const char *path)
{
	if (met->pages == 1)
		diag_note(ds, d, (struct place){0}, "on the page %s", path);
	else
		diag_note(ds, d, (struct place){0}, "on %zu pages, the first of which is %s", met->pages, path);
	diag_help(ds, d, "%s", diag_infos[d->code].fix);
}

/* in order of texts; the slots of a table are of no use from then on */
static void
sort_table(struct table *t)
{
	if (t->n)
		qsort(t->entries, t->n, sizeof *t->entries, by_key);
}

void
links_check(struct links *l, struct diags *ds, const struct table *paths,
            const char *(*page_path)(const void *ctx, size_t page), const void *ctx)
{
	struct arena a = {0};

	if (l->n)
		qsort(l->places, l->n, sizeof *l->places, by_value);
	sort_table(&l->targets);
	sort_table(&l->twice);
	for (size_t i = 0; i < l->targets.n; i++) {
		const char *target = l->targets.entries[i].key, *what = missing(l, &a, paths, target);
		const struct met *met = l->targets.entries[i].value;

		if (what)
			say_where(ds, diag_add(ds, RG7007, (struct place){0}, "broken link to %s: %s", target, what), met,
			          page_path(ctx, met->page));
	}
	for (size_t i = 0; i < l->twice.n; i++) {
		const struct met *met = l->twice.entries[i].value;

		say_where(ds, diag_add(ds, RG7008, (struct place){0}, "the id '%s' is used twice on a page", l->twice.entries[i].key),
		          met, page_path(ctx, met->page));
	}
	arena_free(&a);
}

void
links_free(struct links *l)
{
	table_free(&l->targets);
	table_free(&l->twice);
	table_free(&l->seen);
	table_free(&l->ids);
	free(l->places);
	arena_free(&l->arena);
	arena_free(&l->texts);
}
