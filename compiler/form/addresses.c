#include "addresses.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "../base/text.h"

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
links_begin(struct links *l, const char *path)
{
	l->path = path;
}

void
links_id(struct links *l, const char *id)
{
	void **place = table_put(&l->ids, arena_string(&l->texts, id));

	if (*place)
		*table_put(&l->repeated, arena_string(&l->texts, id)) = l;
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

/* an array with room for some more */
static void *
longer(struct arena *a, const void *old, size_t n, size_t more, size_t element)
{
	void *array = arena_take(a, (n + more + 1) * element);

	if (n)
		memcpy(array, old, n * element);
	return array;
}

static void
add_targets(struct links *l, struct arena *a, struct named *page)
{
	struct table targets = {0};
	const char *target;

	for (size_t i = 0; i < l->seen.n; i++)
		if ((target = target_of(l, l->seen.entries[i].key)) && !is_here(l, target))
			*table_put(&targets, target) = l;
	page->targets = longer(a, page->targets, page->ntargets, targets.n, sizeof *page->targets);
	for (size_t i = 0; i < targets.n; i++)
		page->targets[page->ntargets++] = names_number(&l->targets, targets.entries[i].key);
	table_free(&targets);
}

static int
by_value(const void *left, const void *right)
{
	uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;

	return (a > b) - (a < b);
}

static void
add_ids(struct links *l, struct arena *a, struct named *page)
{
	page->ids = longer(a, page->ids, page->nids, l->ids.n, sizeof *page->ids);
	for (size_t i = 0; i < l->ids.n; i++)
		page->ids[page->nids++] = table_hash(l->ids.entries[i].key);
	qsort(page->ids, page->nids, sizeof *page->ids, by_value);
	page->twice = longer(a, page->twice, page->ntwice, l->repeated.n, sizeof *page->twice);
	for (size_t i = 0; i < l->repeated.n; i++)
		page->twice[page->ntwice++] = arena_string(a, l->repeated.entries[i].key);
}

void
links_end(struct links *l, struct arena *a, struct named *page)
{
	add_targets(l, a, page);
	add_ids(l, a, page);
	table_free(&l->seen);
	table_free(&l->ids);
	table_free(&l->repeated);
	arena_free(&l->texts);
}

void
links_free(struct links *l)
{
	names_free(&l->targets);
	table_free(&l->seen);
	table_free(&l->ids);
	table_free(&l->repeated);
	arena_free(&l->texts);
}

/* ---- from one process, or build, to another ---- */

void
named_pack(struct buf *b, const struct named *n)
{
	pack_number(b, n->ntargets);
	for (size_t i = 0; i < n->ntargets; i++)
		pack_number(b, n->targets[i]);
	pack_number(b, n->nids);
	pack_bytes(b, n->ids, n->nids * sizeof *n->ids);
	pack_number(b, n->ntwice);
	for (size_t i = 0; i < n->ntwice; i++)
		pack_text(b, n->twice[i]);
}

bool
named_unpack(struct named *page, struct arena *a, struct unpack *u, const uint32_t *map, size_t n)
{
	const char *ids;

	ARENA_ARRAY(a, page->targets, (page->ntargets = unpack_count(u, 1)) + 1);
	for (size_t i = 0; i < page->ntargets && !u->broken; i++) {
		uint64_t number = unpack_number(u);

		if (number >= n)
			return unpack_refuse(u);
		page->targets[i] = map[number];
	}
	ARENA_ARRAY(a, page->ids, (page->nids = unpack_count(u, sizeof *page->ids)) + 1);
	if ((ids = unpack_bytes(u, page->nids * sizeof *page->ids)))
		memcpy(page->ids, ids, page->nids * sizeof *page->ids);
	ARENA_ARRAY(a, page->twice, (page->ntwice = unpack_count(u, 2)) + 1);
	for (size_t i = 0; i < page->ntwice && !u->broken; i++)
		page->twice[i] = arena_string(a, unpack_word(u));
	return !u->broken;
}

/* ---- the check ---- */

/* an address that leads nowhere, or an id used twice */
struct broken {
	const char *text, *what;
	size_t page, pages; /* where it is met first, and on how many pages */
};

struct checking {
	const struct links *links;
	const struct table *paths;
	struct arena arena;
	struct table pages;     /* path → struct named_page */
	struct broken **states; /* of each target: NULL before it is looked at, &fine, or what is broken about it */
	struct table twice;     /* id → struct broken */
};

static struct broken fine;

static bool
has_id(const struct named *page, const char *id)
{
	uint64_t hash = table_hash(id);

	return page->nids && bsearch(&hash, page->ids, page->nids, sizeof hash, by_value);
}

/* what is missing of a target: its file, or the id in it; NULL if nothing is */
static const char *
missing(struct checking *c, const char *target)
{
	size_t n = strcspn(target, "#");
	const char *path = arena_copy(&c->arena, target, n);
	const struct named_page *page = table_get(&c->pages, path);

	if (!table_get(c->paths, path))
		return "the site has no such file";
	return target[n] && !(page && has_id(page->named, target + n + 1)) ? "the page has no such id" : NULL;
}

static void
meet(struct broken *b, size_t page)
{
	if (!b->pages++)
		b->page = page;
}

static struct broken *
look(struct checking *c, uint32_t number)
{
	const char *text = names_text(&c->links->targets, number), *what = missing(c, text);
	struct broken *b = what ? arena_take(&c->arena, sizeof *b) : &fine;

	if (what)
		*b = (struct broken){.text = text, .what = what};
	return b;
}

static void
check_page(struct checking *c, const struct named *named, size_t page)
{
	for (size_t i = 0; i < named->ntargets; i++) {
		struct broken **b = &c->states[named->targets[i]];

		if (!*b)
			*b = look(c, named->targets[i]);
		if (*b != &fine)
			meet(*b, page);
	}
	for (size_t i = 0; i < named->ntwice; i++) {
		void **b = table_put(&c->twice, named->twice[i]);

		if (!*b) {
			struct broken *new = arena_take(&c->arena, sizeof *new);

			new->text = named->twice[i];
			*b = new;
		}
		meet(*b, page);
	}
}

static int
by_text(const void *left, const void *right)
{
	const struct broken *const *a = left, *const *b = right;

	return strcmp((*a)->text, (*b)->text);
}

static void
say_where(struct diags *ds, struct diag *d, const struct broken *b, const struct named_page *pages)
{
	if (b->pages == 1)
		diag_note(ds, d, (struct place){0}, "on the page %s", pages[b->page].path);
	else
		diag_note(ds, d, (struct place){0}, "on %zu pages, the first of which is %s", b->pages, pages[b->page].path);
	diag_help(ds, d, "%s", diag_infos[d->code].fix);
}

/* those that were met, by their texts */
static void
say_all(struct diags *ds, struct broken **all, size_t n, const struct named_page *pages)
{
	size_t met = 0;

	for (size_t i = 0; i < n; i++)
		if (all[i] && all[i] != &fine)
			all[met++] = all[i];
	if (met)
		qsort(all, met, sizeof *all, by_text);
	for (size_t i = 0; i < met; i++)
		say_where(ds,
		          all[i]->what ? diag_add(ds, RG7007, (struct place){0}, "broken link to %s: %s", all[i]->text, all[i]->what)
		                       : diag_add(ds, RG7008, (struct place){0}, "the id '%s' is used twice on a page", all[i]->text),
		          all[i], pages);
}

void
links_check(const struct links *l, struct diags *ds, const struct table *paths, const struct named_page *pages, size_t n)
{
	struct checking c = {.links = l, .paths = paths};
	size_t ntargets = l->targets.numbers.n;
	struct broken **twice;

	ARENA_ARRAY(&c.arena, c.states, ntargets + 1);
	for (size_t i = 0; i < n; i++)
		*table_put(&c.pages, pages[i].path) = (void *)&pages[i];
	for (size_t i = 0; i < n; i++)
		check_page(&c, pages[i].named, i);
	ARENA_ARRAY(&c.arena, twice, c.twice.n + 1);
	for (size_t i = 0; i < c.twice.n; i++)
		twice[i] = c.twice.entries[i].value;
	say_all(ds, c.states, ntargets, pages);
	say_all(ds, twice, c.twice.n, pages);
	table_free(&c.pages);
	table_free(&c.twice);
	arena_free(&c.arena);
}
