#include "lockfile.h"

#include <string.h>

#include "../base/text.h"
#include "../base/workers.h"
#include "lockmaker.h"

/* ======== what a lock says ======== */

const struct lock_holder lock_holders[] = {
	{"provision", "provision", "touches"},
	{"obligation", "obligation", "obligations"},
	{"authority", "authority", "authorities"},
	{"excerpt", "platform-excerpt", "platform-excerpts"},
	{NULL, NULL, NULL},
};

const struct card *
lock_of(const struct card *owner)
{
	for (size_t i = 0; i < owner->nfrom; i++)
		if (strcmp(owner->from_cards[i]->kind, "lock") == 0 && owner->from_cards[i]->parent == owner)
			return owner->from_cards[i];
	return NULL;
}

const struct card *
record_owner(const struct card *record)
{
	return record->unit->parent;
}

static const struct node *
named(const struct node *list, const char *key, const char *name)
{
	for (const struct node *n = list ? list->first : NULL; n && name; n = n->next)
		if (text_is(node_text(n, key), name))
			return n;
	return NULL;
}

const struct node *
owner_capture(const struct card *owner, const char *capture)
{
	return named(node_get(owner->facts, "captures"), "capture", capture);
}

const struct node *
lock_capture(const struct card *owner, const char *capture)
{
	const struct card *lock = lock_of(owner);

	return lock ? named(node_get(lock->facts, "captures"), "capture", capture) : NULL;
}

const char *
capture_text(const struct card *owner, const char *capture)
{
	const struct node *locked = lock_capture(owner, capture);

	return node_text(locked ? locked : owner_capture(owner, capture), "text");
}

const struct card *
excerpt_owner(const struct card *holder, const struct node *excerpt)
{
	const struct node *own = node_get(excerpt, "document"), *capture = node_get(excerpt, "capture");

	if (own && own->to)
		return own->to;
	if (capture && capture->to)
		return capture->to;
	return holder->parent ? holder->parent : holder;
}

const char *
excerpt_capture(const struct node *excerpt)
{
	const char *capture = node_text(excerpt, "capture"), *slash = capture ? strchr(capture, '/') : NULL;

	return slash ? slash + 1 : capture;
}

const struct node *
excerpt_next(const struct card *holder, const struct node *excerpt, size_t *version)
{
	const struct node *list = node_get(holder->facts, "excerpts"), *versions = node_get(holder->facts, "versions"), *v;
	size_t i = 0, from = excerpt ? *version : 0;

	if (strcmp(holder->kind, "excerpt") == 0) {
		*version = 0;
		return excerpt ? NULL : holder->facts;
	}
	if (excerpt && excerpt->next)
		return excerpt->next;
	*version = from;
	if (!excerpt && list)
		return list->first;
	for (v = versions ? versions->first : NULL; v; v = v->next)
		if (++i > from && (list = node_get(v, "excerpts"))) {
			*version = i;
			return list->first;
		}
	return NULL;
}

/* the digest that identifies an excerpt in a lock: of its words, and of what distinguishes its place */
const char *
lock_words(struct arena *a, const struct node *excerpt)
{
	static const char *const fields[] = {"capture", "at", "section", "occurrence"};
	const char *text = plain_words(a, node_text(excerpt, "text"));
	struct sha256 d;
	char *hex = arena_take(a, SHA256_HEX);

	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		if (node_text(excerpt, fields[i]))
			text = arena_printf(a, "%s\n%s: %s", text, fields[i], node_text(excerpt, fields[i]));
	d = sha256_of(text, strlen(text));
	sha256_hex(&d, hex);
	return hex;
}

/* whose excerpt an entry of a lock is about */
static const struct card *
holder_of(const struct node *entry)
{
	const struct lock_holder *h = lock_holders;

	while (!node_get(entry, h->entry))
		h++; /* the schema demands one of them */
	return node_get(entry, h->entry)->to;
}

const struct node *
lock_excerpt(const struct card *holder, const struct node *excerpt)
{
	const struct card *lock = lock_of(excerpt_owner(holder, excerpt));
	const struct node *list = lock ? node_get(lock->facts, "excerpts") : NULL, *found = NULL;
	struct arena a = {0};
	const char *words = list ? lock_words(&a, excerpt) : NULL;

	for (const struct node *n = list ? list->first : NULL; n && !found; n = n->next)
		if (holder_of(n) == holder && text_is(node_text(n, "words"), words))
			found = n;
	arena_free(&a);
	return found;
}

static bool
is_wanted(const struct card *owner)
{
	const struct node *captures = node_get(owner->facts, "captures");

	for (const struct node *n = captures ? captures->first : NULL; n; n = n->next)
		if (node_get(n, "path"))
			return true;
	return false;
}

struct lock_owners
lock_owners(struct arena *a, const struct model *m)
{
	static const struct { const char *kind, *name; } kinds[] = {
		{"document", "documents"}, {"regulation", "documents and laws"}, {"authority", "documents, laws and authorities"}};
	struct lock_owners owners = {.name = kinds[0].name};

	ARENA_ARRAY(a, owners.all, cards_of(m, "document").n + cards_of(m, "regulation").n + cards_of(m, "authority").n);
	for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
		struct kind all = cards_of(m, kinds[k].kind);

		for (size_t i = 0; i < all.n; i++)
			if (is_wanted(all.cards[i])) {
				owners.all[owners.n++] = all.cards[i];
				owners.name = kinds[k].name;
			}
	}
	return owners;
}

bool
lock_available(const struct holdings *h, const struct card *owner)
{
	for (const struct node *n = node_get(owner->facts, "captures")->first; n; n = n->next)
		if (node_get(n, "path") && !capture_available(h, n))
			return false;
	return true;
}

const char *
lock_path(struct arena *a, const struct card *owner)
{
	const char *path = owner->source->disk;

	return arena_printf(a, "%.*s.lock.yaml", (int)(strrchr(path, '.') - path), path);
}

size_t
lock_weight(const struct card *owner)
{
	return node_count(node_get(owner->facts, "captures"));
}

/* ======== comparing committed locks with the captures ======== */

struct checking {
	const struct holdings *holdings;
	struct lock_owners owners;
	bool require;
};

enum { CHECKED, CAPTURES_ABSENT };

static int
check_one(void *ctx, size_t i, struct diags *ds)
{
	const struct checking *c = ctx;
	const struct card *owner = c->owners.all[i], *lock = lock_of(owner);
	struct place place = {owner->source, owner->name_span};
	struct arena a = {0};
	const char *text;

	if (!lock) {
		diag_help(ds, diag_add(ds, c->require ? RG5018 : RG5017, place, "no lock file for these captures"),
		          "run 'regc lock' and commit the file it writes");
	}
	if (!lock_available(c->holdings, owner))
		return CAPTURES_ABSENT;
	if ((text = lock_text(&a, c->holdings, ds, owner)) && lock && !lock_is_same(ds, lock, text))
		diag_help(ds, diag_add(ds, c->require ? RG5018 : RG5016, (struct place){lock->source, lock->name_span},
		                       "the lock file is out of date"),
		          "run 'regc lock', and review the differences before you commit them");
	arena_free(&a);
	return CHECKED;
}

static size_t
weight_of(void *ctx, size_t i)
{
	const struct checking *c = ctx;

	return lock_weight(c->owners.all[i]);
}

static const char *
name_of(void *ctx, size_t i)
{
	const struct checking *c = ctx;

	return c->owners.all[i]->key;
}

/* what is not available here needs no process of its own */
static bool
is_any_available(const struct checking *c)
{
	for (size_t i = 0; i < c->owners.n; i++)
		if (lock_available(c->holdings, c->owners.all[i]))
			return true;
	return false;
}

void
lock_check(const struct model *m, struct diags *ds, const struct holdings *h, bool require, unsigned jobs)
{
	struct arena a = {0};
	struct checking c = {h, lock_owners(&a, m), require};
	struct workers w = {.n = c.owners.n, .jobs = is_any_available(&c) ? jobs : 1, .ctx = &c, .work = check_one, .weight = weight_of,
	                    .name = name_of};
	size_t absent = 0;
	int *results;

	ARENA_ARRAY(&a, results, c.owners.n);
	workers_run(&w, ds, results);
	for (size_t i = 0; i < c.owners.n; i++)
		absent += results[i] == CAPTURES_ABSENT;
	if (absent)
		diag_help(ds,
		          diag_add(ds, require ? RG5018 : RG5019, (struct place){0},
		                   "the captures of %zu of %zu %s are not available here", absent, c.owners.n, c.owners.name),
		          "their evidence is shown as recorded; to verify it, give a clone or store with '--archive ID=PATH'");
	arena_free(&a);
}
