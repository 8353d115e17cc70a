#include "lockfile.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "../base/file.h"
#include "../base/text.h"
#include "../base/workers.h"
#include "../syntax/read.h"
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
	card_look(owner, PART_BACK);
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
static const char *
words_from(struct arena *a, const struct node *excerpt, const char *capture)
{
	static const char *const fields[] = {"at", "section", "occurrence"};
	const char *text = plain_words(a, node_text(excerpt, "text"));
	struct sha256 d;
	char *hex = arena_take(a, SHA256_HEX);

	if (capture)
		text = arena_printf(a, "%s\ncapture: %s", text, capture);
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		if (node_text(excerpt, fields[i]))
			text = arena_printf(a, "%s\n%s: %s", text, fields[i], node_text(excerpt, fields[i]));
	d = sha256_of(text, strlen(text));
	sha256_hex(&d, hex);
	return hex;
}

const char *
lock_words(struct arena *a, const struct node *excerpt)
{
	return words_from(a, excerpt, node_text(excerpt, "capture"));
}

/* whose excerpt an entry of a lock is about; NULL where it is gone */
static const struct card *
holder_of(const struct node *entry)
{
	const struct lock_holder *h = lock_holders;

	while (!node_get(entry, h->entry))
		h++; /* the schema demands one of them */
	return node_get(entry, h->entry)->to;
}

/* whether what a lock says of a capture is about the text that the owner names now; a commit may be cut short there */
static bool
is_same(const struct node *own, const struct node *entry)
{
	const char *commit = node_text(own, "commit"), *digest = node_text(own, "sha256"), *full = node_text(entry, "commit");

	return node_get(own, "path") && text_is(node_text(own, "capture"), node_text(entry, "capture")) &&
	       text_is(node_text(own, "on"), node_text(entry, "on")) && (!commit || !full || starts_with(full, commit)) &&
	       (!digest || text_is(digest, node_text(entry, "sha256")));
}

/* whether an excerpt can still rest on a capture as the lock has it */
static bool
stands(const struct card *owner, const char *capture)
{
	const struct node *own = owner_capture(owner, capture), *entry = lock_capture(owner, capture);

	return own && entry && is_same(own, entry) && !capture_ruled_out(own);
}

/* An excerpt that has been given the capture in which the lock found it is the same. */
const struct node *
lock_excerpt(const struct card *holder, const struct node *excerpt)
{
	const struct card *lock = lock_of(excerpt_owner(holder, excerpt));
	const struct node *list = lock ? node_get(lock->facts, "excerpts") : NULL, *found = NULL;
	struct arena a = {0};
	const char *words = list ? lock_words(&a, excerpt) : NULL, *capture = excerpt_capture(excerpt);
	const char *unnamed = list && capture ? words_from(&a, excerpt, NULL) : NULL;

	for (const struct node *n = list ? list->first : NULL; n && !found; n = n->next)
		if (holder_of(n) == holder && (text_is(node_text(n, "words"), words) ||
		                               (unnamed && text_is(node_text(n, "words"), unnamed) && node_is(n, "capture", capture))))
			found = n;
	arena_free(&a);
	return found && stands(excerpt_owner(holder, excerpt), node_text(found, "capture")) ? found : NULL;
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
			if (is_wanted(all.cards[i]) && !all.cards[i]->source->library) {
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
	const struct source *s = owner->source; /* its text may be in memory, of a file that an editor has open */
	const char *path = s->disk ? s->disk : arena_printf(a, "%s/%s", s->project ? s->project : ".", s->path);

	return arena_printf(a, "%.*s.lock.yaml", (int)(strrchr(path, '.') - path), path);
}

size_t
lock_weight(const struct card *owner)
{
	return node_count(node_get(owner->facts, "captures"));
}

/* ======== the lock before ======== */

static const struct node *
excerpts_of(const struct node *lock)
{
	const char *rules = node_text(lock, "normalisation");
	const struct node *list = node_get(lock, "excerpts");

	return rules && strtol(rules, NULL, 10) == PLAIN_VERSION && list && list->kind == NODE_LIST ? list : NULL;
}

const struct node *
lock_before(struct arena *a, struct diags *ds, const struct card *owner)
{
	const struct card *lock = lock_of(owner);
	const struct node *root;
	struct diags unsaid = {0};
	const char *path;
	char *text;
	size_t n;

	if (lock || !owner->source->disk)
		return lock ? excerpts_of(lock->facts) : NULL;
	path = lock_path(a, owner);
	if (!(text = file_load(path, SOURCE_LOCK_MAX, &n))) {
		if (!file_is_absent(errno)) /* it may say in which capture words were found */
			diag_add(ds, RG9001, (struct place){owner->source, owner->name_span}, "cannot read its lock file: %s", file_why(errno));
		return NULL;
	}
	root = read_yaml(a, &unsaid, source_of_text(a, path, text, n));
	diag_free(&unsaid);
	free(text);
	return root ? excerpts_of(root) : NULL;
}

/* ======== comparing committed locks with the captures ======== */

struct lock_checking {
	const struct model *model;
	struct diags *diags; /* of the process that checks */
	const struct holdings *holdings;
	struct lock_owners owners;
	bool require;
};

enum { CHECKED, CAPTURES_ABSENT };

static struct diag *
say_stale(const struct lock_checking *ck, const struct card *lock, struct span span, const char *what)
{
	struct diag *d = diag_add(ck->diags, ck->require ? RG5018 : RG5016, (struct place){lock->source, span}, "%s", what);

	diag_help(ck->diags, d, "run 'regc lock', and review the differences before you commit them");
	return d;
}

static const char *
stale_why(struct arena *a, const struct stale *s, size_t more)
{
	const char *others = more ? arena_printf(a, ", and %zu more", more) : "";

	return s->ref->to ? arena_printf(a, "the lock file has a former id of '%s'%s", s->ref->to->id, others)
	                  : arena_printf(a, "the lock file names %s '%s', which does not exist%s", s->ref->kind, s->ref->text, others);
}

/* whether the lock names what is gone or renamed, which is said once; a unit counts as one, and one that is gone comes first */
static bool
names_gone(const struct lock_checking *ck, const struct card *lock)
{
	const struct stale *first = NULL;
	struct table names = {0};
	struct arena a = {0};

	for (const struct stale *s = ck->model->stale; s < ck->model->stale + ck->model->nstale; s++)
		if (s->card->unit == lock) {
			*table_put(&names, s->ref->text) = (void *)s->ref;
			first = first && (!first->ref->to || s->ref->to) ? first : s;
		}
	if (first)
		say_stale(ck, lock, first->ref->span, stale_why(&a, first, names.n - 1));
	table_free(&names);
	arena_free(&a);
	return first != NULL;
}

/* whether the lock has the captures that its owner lists, which can be told without opening them */
static bool
has_captures(const struct card *owner, const struct card *lock)
{
	const struct node *entry = node_get(lock->facts, "captures")->first;

	for (const struct node *own = node_get(owner->facts, "captures")->first; own; own = own->next) {
		if (!node_get(own, "path"))
			continue;
		if (!entry || !is_same(own, entry))
			return false;
		entry = entry->next;
	}
	return !entry;
}

/* whether the captures come to the lock as it is committed; what stops them is a finding */
static bool
comes_to(const struct lock_checking *ck, const struct card *owner, const struct card *lock)
{
	size_t errors = diag_count(ck->diags, SEVERITY_ERROR);
	struct arena a = {0};
	const char *text = lock_text(&a, ck->holdings, ck->diags, owner);
	bool same = !text && diag_count(ck->diags, SEVERITY_ERROR) > errors;

	if (text && lock)
		same = lock_is_same(ck->diags, lock, text);
	arena_free(&a);
	return same;
}

static void
check_owner(const struct lock_checking *ck, const struct card *owner, bool here)
{
	const struct card *lock = lock_of(owner);
	size_t errors = diag_count(ck->diags, SEVERITY_ERROR);
	bool same = here ? comes_to(ck, owner, lock) : lock && has_captures(owner, lock);

	if (diag_count(ck->diags, SEVERITY_ERROR) == errors && quotation_check(ck->model, ck->diags, owner))
		return; /* 'regc lock' is the help already */
	if (!lock)
		diag_help(ck->diags,
		          diag_add(ck->diags, ck->require ? RG5018 : RG5017, (struct place){owner->source, owner->name_span},
		                   "no lock file for these captures"),
		          "run 'regc lock' and commit the file it writes");
	else if (!names_gone(ck, lock) && !same && diag_count(ck->diags, SEVERITY_ERROR) == errors) /* else that is why it differs */
		say_stale(ck, lock, lock->name_span, "the lock file is out of date");
}

static int
check_one(void *ctx, size_t i, struct diags *ds)
{
	struct lock_checking ck = *(const struct lock_checking *)ctx;
	bool here = lock_available(ck.holdings, ck.owners.all[i]);

	ck.diags = ds;
	check_owner(&ck, ck.owners.all[i], here);
	return here ? CHECKED : CAPTURES_ABSENT;
}

static size_t
weight_of(void *ctx, size_t i)
{
	const struct lock_checking *c = ctx;

	return lock_weight(c->owners.all[i]);
}

static const char *
name_of(void *ctx, size_t i)
{
	const struct lock_checking *c = ctx;

	return c->owners.all[i]->key;
}

/* what is not available here needs no process of its own */
static bool
is_any_available(const struct lock_checking *c)
{
	for (size_t i = 0; i < c->owners.n; i++)
		if (lock_available(c->holdings, c->owners.all[i]))
			return true;
	return false;
}

/* a lock file of what is gone, or of what has another by its new id: nothing is read from it, and nothing writes it anew */
static void
check_orphans(const struct lock_checking *ck)
{
	for (size_t i = 0; i < ck->model->nstale; i++) {
		const struct stale *s = &ck->model->stale[i];
		struct place place = {s->card->source, s->ref->span};

		if (!s->owner || !s->card->hidden)
			continue;
		if (s->ref->to)
			diag_help(ck->diags,
			          diag_add(ck->diags, ck->require ? RG5018 : RG5016, place,
			                   "this lock file has a former id of '%s', which has one of its own", s->ref->to->id),
			          "remove this file");
		else
			diag_help(ck->diags,
			          diag_add(ck->diags, ck->require ? RG5018 : RG5016, place, "this lock file is of %s '%s', which does not exist",
			                   s->ref->kind, s->ref->text),
			          "run 'regc lock' if it has another id, and remove this file");
	}
}

void
lock_check(const struct model *m, struct diags *ds, const struct holdings *h, bool require, unsigned jobs,
           struct watch *watch)
{
	struct arena a = {0};
	struct lock_checking c = {m, ds, h, lock_owners(&a, m), require};
	struct workers w = {.n = c.owners.n, .jobs = is_any_available(&c) ? jobs : 1, .ctx = &c, .work = check_one, .weight = weight_of,
	                    .name = name_of, .watched = watch};
	size_t absent = 0;
	int *results;

	check_orphans(&c);
	watch_stage(watch, "verifying the captures of", c.owners.name, c.owners.n);
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
