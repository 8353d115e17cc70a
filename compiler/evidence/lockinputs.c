/* What a lock file is made from, as one digest, so that a document of which nothing differs is not opened again. */
#include "lockfile.h"

#include <stdlib.h>
#include <string.h>

#include "../base/file.h"
#include "../base/text.h"
#include "quotation.h"

#define KEY "made-from"

/* keys and texts with their lengths, so that no two trees are written alike */
static void
put_node(struct buf *b, const struct node *n)
{
	if (n->key)
		buf_printf(b, "%s: ", n->key);
	if (n->kind == NODE_SCALAR) {
		buf_printf(b, "%zu %s\n", strlen(n->text), n->text);
		return;
	}
	buf_puts(b, n->kind == NODE_MAP ? "{\n" : "[\n");
	for (const struct node *child = n->first; child; child = child->next)
		put_node(b, child);
	buf_puts(b, "}\n");
}

/* ---- files without a history ---- */

/* whether a capture is one, and the store it is in; NULL of a file of the project */
static bool
is_file(const struct holdings *h, const struct node *capture, const char **store)
{
	const char *archive = node_text(capture, "archive");

	*store = NULL;
	for (size_t i = 0; archive && i < h->n; i++)
		if (strcmp(h->all[i].card->name, archive) == 0 && h->all[i].store)
			*store = h->all[i].path;
	return node_text(capture, "path") && (*store || !archive);
}

/* What a commit holds never changes, and its id is among the facts; a file of the project or of a store can be another by now. */
static bool
put_file(struct buf *b, const struct holdings *h, const struct card *owner, const struct node *capture)
{
	const char *store, *bytes;
	struct arena a = {0};
	struct root root;
	char hex[SHA256_HEX];
	struct sha256 d;
	size_t n;

	if (!is_file(h, capture, &store))
		return true;
	root = store ? (struct root){store, NULL} : holdings_root(owner);
	if ((bytes = holdings_read(h, &a, root, node_text(capture, "path"), &n))) {
		d = sha256_of(bytes, n);
		buf_printf(b, "file %s\n", sha256_hex(&d, hex));
	}
	arena_free(&a);
	return bytes != NULL;
}

static bool
put_files(struct buf *b, const struct holdings *h, const struct card *owner)
{
	bool fine = true;

	for (const struct node *n = node_get(owner->facts, "captures")->first; n && fine; n = n->next)
		fine = put_file(b, h, owner, n);
	return fine;
}

/* ---- what else goes into a lock ---- */

/* how much of the differences between its texts an archive allows to be shown */
static void
put_rules(struct buf *b, const struct holdings *h)
{
	static const char *const rules[] = {"kind", "republish", "words"};

	for (size_t i = 0; i < h->n; i++)
		for (size_t k = 0; k < sizeof rules / sizeof *rules; k++)
			if (node_text(h->all[i].card->facts, rules[k]))
				buf_printf(b, "archive %s %s %s\n", h->all[i].card->name, rules[k], node_text(h->all[i].card->facts, rules[k]));
}

static void
put_quotation(void *ctx, const struct quotation *q)
{
	struct buf *b = ctx;

	buf_printf(b, "%s %s %zu %zu ", q->holder->kind, q->holder->id, q->version, q->number);
	put_node(b, q->excerpt);
}

/* false where a file cannot be read */
static bool
put_inputs(struct buf *b, const struct holdings *h, const struct card *owner)
{
	buf_printf(b, "lock %d\nnormalisation %d\n%s %s\n", LOCK_VERSION, PLAIN_VERSION, owner->kind, owner->id);
	put_node(b, owner->facts);
	put_rules(b, h);
	quotation_each(h->model, owner, put_quotation, b);
	return put_files(b, h, owner);
}

/* ---- the line in the lock file ---- */

/* the head of a lock ends where its captures begin */
static const char *
captures_in(const char *text)
{
	const char *captures = strstr(text, "\ncaptures:\n");

	return captures ? captures + 1 : NULL;
}

/* The digest of the inputs and of the lock's own lines, so that a lock that somebody edited is made again. */
static void
seal(char hex[SHA256_HEX], const struct buf *inputs, const char *text, size_t n)
{
	struct sha256 d[2] = {sha256_of(inputs->s, inputs->n), sha256_of(text, n)}, both = sha256_of(d, sizeof d);

	sha256_hex(&both, hex);
}

/* takes that line out of a lock, in whose head it is the last; false where there is none */
static bool
take_seal(char *text, size_t *n, char hex[SHA256_HEX])
{
	const char *captures = captures_in(text);
	size_t length = sizeof KEY - 1 + 4 + SHA256_HEX; /* : "HEX" and the line's end */
	char *line;

	if (!captures || (size_t)(captures - text) < length)
		return false;
	line = text + (captures - text) - length;
	if (line[-1] != '\n' || !starts_with(line, KEY ": \"") || line[length - 2] != '"')
		return false;
	memcpy(hex, line + sizeof KEY + 2, SHA256_HEX - 1);
	hex[SHA256_HEX - 1] = '\0';
	memmove(line, captures, strlen(captures) + 1);
	*n -= length;
	return true;
}

static size_t
of_weight(const struct diags *ds)
{
	return diag_count(ds, SEVERITY_ERROR) + diag_count(ds, SEVERITY_WARNING) + diag_count(ds, SEVERITY_NOTE);
}

const char *
lock_text(struct arena *a, const struct holdings *h, struct diags *ds, const struct card *owner)
{
	struct buf inputs = {0};
	bool known = put_inputs(&inputs, h, owner); /* first: a file that changes meanwhile is found to differ the next time */
	size_t before = of_weight(ds);
	const char *text = lock_make(a, h, ds, owner), *captures = text ? captures_in(text) : NULL;
	char hex[SHA256_HEX];

	if (text && !known) {
		diag_help(ds, diag_add(ds, RG9002, (struct place){owner->source, owner->name_span}, "a captured file could not be read a second time"), "%s",
		          diag_infos[RG9002].fix);
		text = NULL;
	} else if (captures && of_weight(ds) == before) {
		seal(hex, &inputs, text, strlen(text));
		text = arena_printf(a, "%.*s" KEY ": \"%s\"\n%s", (int)(captures - text), text, hex, captures);
	}
	buf_free(&inputs);
	return text;
}

bool
lock_is_current(const struct holdings *h, const struct card *owner)
{
	struct arena a = {0};
	struct buf inputs = {0};
	size_t n = 0;
	char *text = file_load(lock_path(&a, owner), SOURCE_LOCK_MAX, &n), was[SHA256_HEX], now[SHA256_HEX];
	bool current = text && !memchr(text, '\0', n) && take_seal(text, &n, was) && put_inputs(&inputs, h, owner);

	if (current) {
		seal(now, &inputs, text, n);
		current = strcmp(was, now) == 0;
	}
	free(text);
	buf_free(&inputs);
	arena_free(&a);
	return current;
}

/* compares with what is committed, both without that line */
static bool
is_same_without(const char *committed, size_t n, const char *text)
{
	struct arena a = {0};
	char *one = arena_copy(&a, committed, n), *other = arena_string(&a, text), hex[SHA256_HEX];
	size_t none = n, nother = strlen(text);
	bool same;

	take_seal(one, &none, hex);
	take_seal(other, &nother, hex);
	same = none == nother && memcmp(one, other, none) == 0;
	arena_free(&a);
	return same;
}

bool
lock_is_same(struct diags *ds, const struct card *lock, const char *text)
{
	struct sha256 d = sha256_of(text, strlen(text));
	struct source committed;
	enum source_result result;
	bool same;

	if (memcmp(&d, &lock->source->digest, sizeof d) == 0)
		return true;
	committed = source_again(lock->source);
	result = source_load(&committed);
	same = result != SOURCE_OK || is_same_without(committed.text, committed.size, text);
	if (result != SOURCE_OK)
		diag_unread(ds, (struct place){0}, &committed, result);
	source_unload(&committed);
	return same;
}
