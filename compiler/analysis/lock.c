#include "lock.h"

#include <string.h>

#include "../base/text.h"
#include "locking.h"

/* ======== what a lock says ======== */

const struct card *
lock_of(const struct card *document)
{
	for (size_t i = 0; i < document->nfrom; i++)
		if (strcmp(document->from_cards[i]->kind, "lock") == 0 && document->from_cards[i]->parent == document)
			return document->from_cards[i];
	return NULL;
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
document_capture(const struct card *document, const char *capture)
{
	return named(node_get(document->facts, "captures"), "capture", capture);
}

const struct node *
lock_capture(const struct card *document, const char *capture)
{
	const struct card *lock = lock_of(document);

	return lock ? named(node_get(lock->facts, "captures"), "capture", capture) : NULL;
}

const struct card *
excerpt_document(const struct card *provision, const struct node *excerpt)
{
	const struct node *own = node_get(excerpt, "document");

	return own && own->to ? own->to : provision->parent;
}

/* the digest by which a lock knows an excerpt: of its words, and of what tells its place from others */
const char *
lock_words(struct arena *a, const struct node *excerpt)
{
	static const char *const fields[] = {"capture", "section", "occurrence"};
	const char *text = plain_words(a, node_text(excerpt, "text"));
	struct digest d;
	char *hex = arena_take(a, DIGEST_HEX);

	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		if (node_text(excerpt, fields[i]))
			text = arena_printf(a, "%s\n%s: %s", text, fields[i], node_text(excerpt, fields[i]));
	d = digest_of(text, strlen(text));
	digest_hex(&d, hex);
	return hex;
}

const struct node *
lock_excerpt(const struct card *provision, const struct node *excerpt)
{
	const struct card *lock = lock_of(excerpt_document(provision, excerpt));
	const struct node *list = lock ? node_get(lock->facts, "excerpts") : NULL, *found = NULL;
	struct arena a = {0};
	const char *words = list ? lock_words(&a, excerpt) : NULL;

	for (const struct node *n = list ? list->first : NULL; n && !found; n = n->next)
		if (node_get(n, "provision")->to == provision && text_is(node_text(n, "words"), words))
			found = n;
	arena_free(&a);
	return found;
}

bool
lock_wanted(const struct card *document)
{
	const struct node *captures = node_get(document->facts, "captures");

	for (const struct node *n = captures ? captures->first : NULL; n; n = n->next)
		if (node_get(n, "path"))
			return true;
	return false;
}

bool
lock_at_hand(const struct holdings *h, const struct card *document)
{
	for (const struct node *n = node_get(document->facts, "captures")->first; n; n = n->next)
		if (node_get(n, "path") && !capture_at_hand(h, n))
			return false;
	return true;
}

const char *
lock_path(struct arena *a, const struct card *document)
{
	const char *path = document->source->disk;

	return arena_printf(a, "%.*s.lock.yaml", (int)(strrchr(path, '.') - path), path);
}

/* ======== holding committed locks against the captures ======== */

static void
check_one(struct diags *ds, const struct holdings *h, const struct card *document, bool require, size_t *absent)
{
	const struct card *lock = lock_of(document);
	struct place place = {document->source, document->name_span};
	struct arena a = {0};
	const char *text;
	struct digest d;

	if (!lock) {
		diag_help(ds, diag_add(ds, require ? RG5018 : RG5017, place, "captures, and no lock file"), "run 'regc lock', and commit what it writes");
	}
	if (!lock_at_hand(h, document)) {
		++*absent;
	} else if ((text = lock_make(&a, h, ds, document)) && lock) {
		d = digest_of(text, strlen(text));
		if (memcmp(&d, &lock->source->digest, sizeof d) != 0)
			diag_help(ds, diag_add(ds, require ? RG5018 : RG5016, (struct place){lock->source, lock->name_span},
			                       "the lock no longer says what the captures hold"),
			          "run 'regc lock', and look at what differs before you commit it");
	}
	arena_free(&a);
}

void
lock_check(const struct model *m, struct diags *ds, const struct holdings *h, bool require)
{
	struct kind documents = cards_of(m, "document");
	size_t wanted = 0, absent = 0;

	for (size_t i = 0; i < documents.n; i++)
		if (lock_wanted(documents.cards[i])) {
			wanted++;
			check_one(ds, h, documents.cards[i], require, &absent);
		}
	if (absent)
		diag_help(ds,
		          diag_add(ds, require ? RG5018 : RG5019, (struct place){0},
		                   "the captures of %zu of %zu documents are not at hand", absent, wanted),
		          "their evidence is shown as recorded; '--archive ID=PATH' names a clone that verifies it");
}
