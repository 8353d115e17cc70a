/* The cards of files as bytes: the same again, of every file of the bundled map and of texts that are broken at random; and
 * bytes that nobody packed, which are refused without a step out of them. SEED and ROUNDS look further. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../compiler/base/findings.h"
#include "../../compiler/base/walk.h"
#include "../../compiler/compile.h"
#include "../../compiler/model/card_pack.h"
#include "../../compiler/model/taking.h"

struct world {
	struct compilation c; /* for its schemas */
	struct unit_schemas units;
	struct arena arena;
	struct files files;
	unsigned long long random;
	size_t rounds;
};

static const char *const folders[] = {"regmaps", "tests/sample", "tests/quoted", "tests/evidence", "tests/statutes", "tests/known"};

static size_t
pick(struct world *w, size_t n)
{
	w->random ^= w->random << 13;
	w->random ^= w->random >> 7;
	w->random ^= w->random << 17;
	return n ? (size_t)(w->random % n) : 0;
}

static size_t
setting(const char *name, size_t usual)
{
	const char *given = getenv(name);

	return given ? strtoul(given, NULL, 10) : usual;
}

/* ---- the same ---- */

static void
assert_same_text(const char *a, const char *b)
{
	assert_int_equal(a == NULL, b == NULL);
	if (a)
		assert_string_equal(a, b);
}

static void
assert_same_span(struct span a, struct span b)
{
	assert_int_equal(a.from, b.from);
	assert_int_equal(a.to, b.to);
}

/* which node of a card's file it is can be told from the path to it: pairs are walked together */
static void
assert_same_tree(const struct node *a, const struct node *b)
{
	const struct node *c = a->first, *d = b->first;

	assert_int_equal(a->kind, b->kind);
	assert_int_equal(a->plain, b->plain);
	assert_int_equal(a->by_default, b->by_default);
	assert_int_equal(a->initial, b->initial);
	assert_int_equal(a->line, b->line);
	assert_same_text(a->key, b->key);
	assert_same_text(a->text, b->text);
	assert_same_span(a->key_span, b->key_span);
	assert_same_span(a->span, b->span);
	assert_ptr_equal(a->schema, b->schema);
	assert_null(b->to);
	for (; c && d; c = c->next, d = d->next) {
		assert_same_tree(c, d);
		if (!d->next)
			assert_ptr_equal(b->last, d);
	}
	assert_true(!c && !d);
}

/* the node of the second tree that stands where one of the first does; NULL where none does */
static const struct node *
counterpart(const struct node *a, const struct node *b, const struct node *of)
{
	const struct node *found = a == of ? b : NULL, *c = a->first, *d = b->first;

	for (; !found && c && d; c = c->next, d = d->next)
		found = counterpart(c, d, of);
	return found;
}

static void
assert_same_ref(const struct card *a, const struct card *b, size_t i)
{
	const struct ref *r = &a->all_refs[i], *s = &b->all_refs[i];

	assert_same_text(r->kind, s->kind);
	assert_same_text(r->text, s->text);
	assert_same_text(r->field, s->field);
	assert_same_span(r->span, s->span);
	assert_int_equal(r->acyclic, s->acyclic);
	assert_int_equal(r->also, s->also);
	assert_int_equal(r->bare, s->bare);
	assert_null(s->to);
	assert_int_equal(r->node == NULL, s->node == NULL);
	if (r->node)
		assert_ptr_equal(counterpart(a->whole, b->whole, r->node), s->node);
}

static size_t
place_among(const struct file_cards *f, const struct card *card)
{
	for (size_t i = 0; i < f->n; i++)
		if (f->cards[i] == card)
			return i + 1;
	assert_null(card);
	return 0;
}

static void
assert_same_card(const struct file_cards *f, const struct file_cards *g, size_t i)
{
	const struct card *a = f->cards[i], *b = g->cards[i];

	assert_ptr_equal(a->schema, b->schema);
	assert_string_equal(a->kind, b->kind);
	assert_string_equal(a->own_key, b->own_key);
	assert_string_equal(a->name, b->name);
	assert_string_equal(a->called, b->called);
	assert_string_equal(a->id, b->id);
	assert_ptr_equal(b->source, g->source);
	assert_same_span(a->name_span, b->name_span);
	assert_int_equal(place_among(f, a->unit), place_among(g, b->unit));
	assert_int_equal(place_among(f, a->outer), place_among(g, b->outer));
	assert_int_equal(a->audience, b->audience);
	assert_int_equal(a->defaults, b->defaults);
	assert_same_tree(a->whole, b->whole);
	assert_int_equal(a->nall_refs, b->nall_refs);
	for (size_t k = 0; k < a->nall_refs; k++)
		assert_same_ref(a, b, k);
}

static void
assert_same_findings(const struct diags *a, const struct diags *b)
{
	assert_int_equal(a->n, b->n);
	for (size_t i = 0; i < a->n; i++) {
		const struct diag_note *n = a->all[i]->notes, *m = b->all[i]->notes;
		const struct diag_edit *e = a->all[i]->edits, *f = b->all[i]->edits;

		assert_int_equal(a->all[i]->code, b->all[i]->code);
		assert_int_equal(a->all[i]->place.source == NULL, b->all[i]->place.source == NULL);
		assert_same_span(a->all[i]->place.span, b->all[i]->place.span);
		assert_string_equal(a->all[i]->message, b->all[i]->message);
		assert_same_text(a->all[i]->help, b->all[i]->help);
		for (; n && m; n = n->next, m = m->next)
			assert_string_equal(n->message, m->message);
		for (; e && f; e = e->next, f = f->next)
			assert_string_equal(e->text, f->text);
		assert_true(!n && !m && !e && !f);
	}
}

/* ---- files ---- */

static struct file_cards
cards_of_text(struct world *w, const char *path, const char *text, size_t n)
{
	struct file_cards f = {0};
	struct taking t = {.schemas = &w->c.schemas, .shape = true, .jobs = 1, .diags = &w->c.diags};

	f.source = source_of_text(&f.arena, path, text, n);
	cards_take(&t, &f);
	return f;
}

static struct file_cards
copy_from(const struct world *w, const struct file_cards *f, const char *bytes, size_t n, bool *fine)
{
	struct file_cards copy = {0};
	struct unpack u = {bytes, bytes + n, false};

	copy.source = source_of_text(&copy.arena, f->source->path, f->source->text, f->source->size);
	*fine = cards_unpack(&copy, &w->units, &u, NULL);
	return copy;
}

static void
comes_back(struct world *w, const char *path, const char *text, size_t n, size_t *cards)
{
	struct file_cards f = cards_of_text(w, path, text, n), copy;
	struct buf b = {0}, again = {0};
	bool fine;

	cards_pack(&b, &w->units, &f);
	copy = copy_from(w, &f, b.s, b.n, &fine);
	assert_true(fine);
	assert_int_equal(f.n, copy.n);
	for (size_t i = 0; i < f.n; i++)
		assert_same_card(&f, &copy, i);
	assert_same_findings(&f.findings, &copy.findings);
	cards_pack(&again, &w->units, &copy);
	assert_int_equal(b.n, again.n);
	assert_memory_equal(b.s, again.s, b.n);
	*cards += f.n;
	buf_free(&b);
	buf_free(&again);
	cards_free(&copy);
	cards_free(&f);
}

/* a byte, a line or a half less, twice or other than it was */
static size_t
mutate(struct world *w, char *text, size_t n)
{
	for (size_t edits = 1 + pick(w, 3); edits > 0 && n > 1; edits--) {
		size_t at = pick(w, n), length = pick(w, 4) ? 1 : strcspn(text + at, "\n") + 1;

		if (length > n - at)
			length = n - at;
		if (pick(w, 2)) {
			text[at] = "x: -\"'#[]{}\n0"[pick(w, 13)];
		} else {
			memmove(text + at, text + at + length, n - at - length);
			n -= length;
		}
		text[n] = '\0';
	}
	return n;
}

static struct source *
source_at(struct world *w, size_t i, const char **path)
{
	const char *slash = strchr(w->files.all[i].path, ' ');
	struct source *s = source_new(&w->arena, arena_copy(&w->arena, w->files.all[i].path, (size_t)(slash - w->files.all[i].path)), slash + 1);

	*path = slash + 1;
	assert_int_equal(source_load(s), SOURCE_OK);
	return s;
}

static void
every_file_comes_back(void **state)
{
	struct world *w = *state;
	size_t cards = 0, broken = 0;

	for (size_t i = 0; i < w->files.n; i++) {
		const char *path;
		struct source *s = source_at(w, i, &path);
		char *text = mem_grow(NULL, s->size + 1);

		comes_back(w, path, s->text, s->size, &cards);
		for (size_t k = 0; k < w->rounds && s->size < 100000; k++) {
			memcpy(text, s->text, s->size + 1);
			comes_back(w, path, text, mutate(w, text, s->size), &broken);
		}
		free(text);
		source_unload(s);
	}
	assert_true(cards > 500 && broken > 0);
}

/* what anybody may have written: refused, or cards that can be walked and packed */
static void
walk_tree(const struct node *n, size_t *seen)
{
	*seen += n->kind == NODE_SCALAR ? strlen(n->text) : 1;
	for (const struct node *c = n->first; c; c = c->next)
		walk_tree(c, seen);
}

static void
walk_cards(const struct world *w, const struct file_cards *f)
{
	size_t seen = 0;
	struct buf b = {0};

	for (size_t i = 0; i < f->n; i++) {
		const struct card *card = f->cards[i];

		walk_tree(card->whole, &seen);
		seen += strlen(card->own_key) + strlen(card->id) + strlen(card->name) + strlen(card->called) + strlen(card->unit->kind);
		for (size_t r = 0; r < card->nall_refs; r++) {
			const struct ref *ref = &card->all_refs[r];

			seen += strlen(ref->text) + strlen(ref->field) + (ref->kind ? strlen(ref->kind) : 0) + (ref->node ? strlen(ref->node->text) : 0);
			assert_true(ref->span.to <= f->source->size);
		}
	}
	findings_pack(&b, &f->findings, &(struct among){(const struct source *const[]){f->source}, 1});
	assert_true(seen < SIZE_MAX && w->units.n);
	buf_free(&b);
}

static void
other_bytes_are_refused(void **state)
{
	struct world *w = *state;
	size_t refused = 0, taken = 0;

	for (size_t i = 0; i < w->files.n; i++) {
		const char *path;
		struct source *s = source_at(w, i, &path);
		struct file_cards f = cards_of_text(w, path, s->text, s->size);
		struct buf b = {0};

		cards_pack(&b, &w->units, &f);
		for (size_t k = 0; k < 20 * w->rounds && b.n < 20000; k++) {
			size_t n = pick(w, 4) ? b.n : pick(w, b.n);
			char *bytes = mem_grow(NULL, n); /* its own, so that a step past the end is found */
			struct file_cards copy;
			bool fine;

			memcpy(bytes, b.s, n);
			for (size_t flips = 1 + pick(w, 3); flips > 0 && n; flips--)
				bytes[pick(w, n)] = (char)(pick(w, 2) ? pick(w, 256) : pick(w, 16));
			copy = copy_from(w, &f, bytes, n, &fine);
			free(bytes); /* and one into them afterwards */
			if (fine)
				walk_cards(w, &copy);
			refused += !fine;
			taken += fine;
			cards_free(&copy);
		}
		buf_free(&b);
		cards_free(&f);
		source_unload(s);
	}
	assert_true(refused > 1000 && taken > 0);
}

static int
prepare(void **state)
{
	struct world *w = calloc(1, sizeof *w);
	const char *top = getenv("TOP"); /* of the repository */

	assert_non_null(w);
	*state = w;
	w->random = setting("SEED", 7);
	w->rounds = setting("ROUNDS", 3);
	assert_true(compile_schemas(&w->c));
	w->units = unit_schemas(&w->c.schemas);
	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
		const char *folder = arena_printf(&w->arena, "%s/%s", top ? top : ".", folders[i]);
		size_t from = w->files.n;

		assert_true(walk_yaml(&w->files, &w->arena, &w->c.diags, folder, NULL, NULL) && from < w->files.n);
		for (size_t k = 0; k < w->files.n; k++) /* sorted anew, so by what is not yet marked */
			if (!strchr(w->files.all[k].path, ' '))
				w->files.all[k].path = arena_printf(&w->arena, "%s %s", folder, w->files.all[k].path);
	}
	return 0;
}

static int
end(void **state)
{
	struct world *w = *state;

	unit_schemas_free(&w->units);
	free(w->files.all);
	arena_free(&w->arena);
	compile_free(&w->c);
	free(w);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_file_comes_back),
		cmocka_unit_test(other_bytes_are_refused),
	};

	return cmocka_run_group_tests(tests, prepare, end);
}
