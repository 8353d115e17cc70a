/* update FOLDER SEED EDITS: random edits of the project in FOLDER. After each, the compilation that is updated must say
 * what a fresh one says: the same findings, cards, references, verdicts and pages. Half of the compilations keep the
 * cards of a file that has become bad; theirs must say what a fresh one says of the last good texts, and beside that
 * what is wrong with the bad ones. Most of them have a cache, from which they take verdicts, and the day changes; and of each
 * that is fresh, every unit that judging a clause looks at must be among its premises. A part of the edits stays in memory,
 * as in an editor. Exit status 1 and the seed where they differ. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../../compiler/base/file.h"
#include "../../compiler/base/text.h"
#include "../../compiler/compile.h"
#include "../../compiler/law/premises.h"
#include "editing.h"

enum { MOST_FILES = 400, WAYS = 10, MEND = 5, CHOSEN = 9, DAYS = 6 };

static const char *const ways[WAYS] = {"word", "line out", "line twice", "other value", "broken", "mended", "added", "deleted",
                                       "renamed", "chosen"};

static const char *const days[DAYS] = {"2026-06-01", "2026-06-02", "2025-11-30", "2026-07-15", "2026-08-02", "2027-03-01"};

/* a file as the edits have it; text NULL where it is gone */
struct file {
	char *path;
	char *first; /* its text in the beginning, or NULL */
	char *text;
	char *good;  /* the last text from which cards were made, or NULL */
	bool memory; /* not on the disk */
};

struct world {
	const char *folder, *seed;
	uint64_t random;
	struct file files[MOST_FILES];
	size_t n;
	size_t done[WAYS];
	const char *changed[MOST_FILES];
	size_t nchanged;
};

/* ---- files ---- */

/* NULL of NULL */
static char *
copy_of(const char *s)
{
	return s ? strcpy(mem_grow(NULL, strlen(s) + 1), s) : NULL;
}

static void
write_file(const struct world *w, const struct file *f)
{
	struct buf path = {0};
	FILE *out;

	buf_printf(&path, "%s/%s", w->folder, f->path);
	if (!f->text || f->memory) {
		unlink(path.s);
	} else {
		out = fopen(path.s, "wb");
		if (!out || fputs(f->text, out) == EOF || fclose(out) == EOF)
			die("cannot write %s", path.s);
	}
	buf_free(&path);
}

static void
set_text(struct world *w, struct file *f, char *text, bool memory)
{
	free(f->text);
	f->text = text;
	f->memory = text && memory;
	write_file(w, f);
	w->changed[w->nchanged++] = f->path;
}

static struct file *
file_at(struct world *w, const char *path)
{
	if (!path)
		die("a file without a path");
	for (size_t i = 0; i < w->n; i++)
		if (strcmp(w->files[i].path, path) == 0)
			return &w->files[i];
	if (w->n == MOST_FILES)
		die("more than %d files", MOST_FILES);
	w->files[w->n] = (struct file){.path = copy_of(path)};
	return &w->files[w->n++];
}

static int
by_path(const void *left, const void *right)
{
	return strcmp(((const struct file *)left)->path, ((const struct file *)right)->path);
}

static void
find_files(struct world *w)
{
	struct arena a = {0};
	struct diags ds = {0};
	struct files found = {0};

	if (!walk_yaml(&found, &a, &ds, w->folder, NULL, NULL))
		die("cannot read %s", w->folder);
	for (size_t i = 0; i < found.n; i++) {
		struct file *f = file_at(w, found.all[i].path);

		f->text = text_at(arena_printf(&a, "%s/%s", w->folder, f->path));
		f->first = copy_of(f->text);
	}
	free(found.all);
	diag_free(&ds);
	arena_free(&a);
}

/* ---- edits ---- */

static struct file *
some_file(struct world *w, bool there)
{
	for (size_t tries = 0; tries < 1000; tries++) {
		struct file *f = &w->files[pick(&w->random, w->n)];

		if ((f->text != NULL) == there && (!there || *f->text))
			return f;
	}
	return NULL;
}

static void
rename_file(struct world *w, struct file *f, bool memory)
{
	struct buf path = {0};
	char *text = copy_of(f->text);
	struct file *to;

	buf_printf(&path, "renamed-%zu.yaml", pick(&w->random, 20));
	to = file_at(w, path.s);
	set_text(w, f, NULL, false);
	set_text(w, to, text, memory);
	buf_free(&path);
}

static bool
is_first(const struct file *f)
{
	return f->first && f->text ? strcmp(f->first, f->text) == 0 : f->first == f->text;
}

/* another one of the values that a key can have, which often comes to another result */
static void
choose(struct world *w, bool memory)
{
	for (int tries = 0; tries < 50; tries++) {
		struct file *f = some_file(w, true);
		const struct choice *c = some_choice(&w->random);
		const char *const keys[] = {c->key, NULL};
		struct value_place at;

		if (!some_value(&w->random, f->text, keys, &at))
			continue;
		set_text(w, f, joined(f->text, at.value, chosen_value(&w->random, c), f->text + at.end), memory);
		return;
	}
}

/* the number of the way it was done */
static size_t
edit(struct world *w)
{
	size_t way = pick(&w->random, 5) == 0 ? MEND : pick(&w->random, 3) == 0 ? CHOSEN : pick(&w->random, WAYS);
	bool memory = pick(&w->random, 4) == 0;
	struct file *f = some_file(w, true), *other = some_file(w, true);
	struct file *gone = some_file(w, false);
	char *text = f->text;

	if (way == MEND || (way == 6 && !gone)) { /* what is broken has to be mended again, or nothing is ever judged */
		for (size_t i = 0; i < w->n; i++)
			if (!is_first(&w->files[i]))
				set_text(w, &w->files[i], copy_of(w->files[i].first), memory);
		return MEND;
	}
	switch (way) {
	case 0: set_text(w, f, word_changed(&w->random, text), memory); break;
	case 1: set_text(w, f, line_changed(&w->random, text, false), memory); break;
	case 2: set_text(w, f, line_changed(&w->random, text, true), memory); break;
	case 3: set_text(w, f, value_changed(&w->random, text, other->text), memory); break;
	case 4: set_text(w, f, broken(&w->random, text), memory); break;
	case 6: set_text(w, gone, copy_of(gone->first ? gone->first : text), memory); break;
	case 7: set_text(w, f, NULL, false); break;
	case CHOSEN: choose(w, memory); break;
	default: rename_file(w, f, memory);
	}
	return way;
}

/* ---- what a compilation says ---- */

static void
say_node(struct buf *out, const struct node *n, int indent)
{
	buf_printf(out, "%*s%s %s %u %u-%u%s%s\n", indent, "", n->key ? n->key : "-", n->text ? n->text : "", n->line, n->span.from,
	           n->span.to, n->to ? " -> " : "", n->to ? n->to->key : "");
	for (const struct node *c = n->first; c; c = c->next)
		say_node(out, c, indent + 1);
}

static void
say_card(struct buf *out, const struct card *card)
{
	buf_printf(out, "%s \"%s\" in %s, place %zu, parent %s\n", card->key, card->title, card->source->path, card->order,
	           card->parent ? card->parent->key : "none");
	say_node(out, card->facts, 1);
	for (size_t i = 0; i < card->nrefs; i++)
		buf_printf(out, "  names %s %s\n", card->refs[i].text, card->refs[i].to ? card->refs[i].to->key : "itself");
	for (size_t i = 0; i < card->nfrom; i++)
		buf_printf(out, "  named by %s as %s\n", card->from_cards[i]->key, card->from[i]->field);
}

static void
say_clock(struct buf *out, const struct clock *c)
{
	buf_printf(out, " holds %d to %d", c->from, c->until);
}

static void
say_conditional(struct buf *out, const struct conditional *c)
{
	struct arena a = {0};

	buf_printf(out, " unknowns %zu, beyond %d, more %zu %zu\n", c->unknowns, c->beyond, c->highest.more, c->none.more);
	for (size_t i = 0; i < c->nresults; i++)
		buf_printf(out, " can be %d %d\n", c->results[i].band, (int)c->results[i].bearer);
	say_node(out, sets_list(&a, &c->highest), 2);
	say_node(out, sets_list(&a, &c->none), 2);
	say_node(out, c->because, 2);
	arena_free(&a);
}

static void
say_verdict(struct buf *out, const struct verdicts *v, size_t i)
{
	const struct verdict *one = &v->all[i];

	buf_printf(out, "%s %s %s %s: flag %d %d, exposure %d, review %d, standing %d, bearer %d, rests %d %d %d, could",
	           one->provision->key, one->obligation->key, one->service->key, one->place ? one->place->key : "", (int)one->flag,
	           one->lead, one->exposure, (int)one->review, (int)one->standing, (int)one->bearer, one->rests.seen,
	           one->rests.confidence, (int)one->rests.weakest);
	for (size_t b = 0; b < BEARERS; b++)
		buf_printf(out, " %d", one->could[b]);
	buf_printf(out, ", mapping %u\n", one->mapping->line);
	if (one->conditional)
		say_conditional(out, one->conditional);
	for (size_t k = v->open.first_wait[i]; k < v->open.first_wait[i + 1]; k++)
		buf_printf(out, " waits for %s\n", v->open.waits[k]->key);
}

static void
say_open(struct buf *out, const struct open *open)
{
	for (size_t i = 0; i < open->nquestions; i++) {
		buf_printf(out, "%s: %zu\n", open->questions[i]->key, open->questions[i]->n);
		say_node(out, open->questions[i]->says, 1);
		for (size_t k = 0; k < open->questions[i]->nneeds; k++)
			say_node(out, open->questions[i]->needs[k]->says, 2);
	}
	buf_printf(out, "waiting %zu\n", open->waiting);
}

/* all that was judged, to the last count: some of it may be kept from before */
static void
say_verdicts(struct buf *out, const struct verdicts *v, const struct model *m)
{
	struct kind clauses = cards_of(m, "provision"), platforms = cards_of(m, "platform");

	for (size_t i = 0; i < v->n; i++)
		say_verdict(out, v, i);
	for (size_t i = 0; i < v->nalso; i++)
		buf_printf(out, "also %s %s %d %d\n", v->also[i].provision->key, v->also[i].place->key, (int)v->also[i].flag, v->also[i].lead);
	for (size_t i = 0; i < clauses.n; i++) {
		buf_printf(out, "%s approved %d, evidence %d", clauses.cards[i]->key, v->approved[i], (int)v->evidence[i]);
		say_clock(out, &v->holds[i]);
		buf_puts(out, "\n");
	}
	for (size_t i = 0; i < EVIDENCE_STATES; i++)
		buf_printf(out, "excerpts %zu\n", v->excerpts[i]);
	for (size_t i = 0; i < platforms.n; i++) {
		struct clock clock = clock_on(v->clock.day, v->clock.horizon);
		struct cover_tally t = reach_covers(v->reach, &clock, platforms.cards[i]);

		for (size_t k = 0; k < COVER_STATES; k++)
			buf_printf(out, "%zu ", t.state[k]);
		say_clock(out, &clock);
		buf_puts(out, "\n");
	}
	say_open(out, &v->open);
	buf_printf(out, "reviewed %zu", v->reviewed);
	say_clock(out, &v->clock);
	buf_puts(out, "\n");
}

static void
say_results(struct buf *out, const struct compilation *c)
{
	struct pages pages = {0};
	struct arena a = {0};

	say_verdicts(out, &c->verdicts, &c->model);
	buf_printf(out, "edition %s\n", c->analysis.id);
	pages_plan(&pages, &a, &c->analysis, NULL);
	for (size_t i = 0; i < pages.n; i++)
		buf_printf(out, "%s\n", pages.all[i].path);
	free(pages.all);
	arena_free(&a);
}

static int
by_text(const void *left, const void *right)
{
	return strcmp(*(char *const *)left, *(char *const *)right);
}

/* the findings in an order that does not turn on that in which they were added */
static void
say_findings(struct buf *out, const struct diags *ds)
{
	char **lines;
	struct arena a = {0};

	ARENA_ARRAY(&a, lines, ds->n + 1);
	for (size_t i = 0; i < ds->n; i++) {
		const struct diag *d = ds->all[i];
		struct buf b = {0};

		buf_printf(&b, "%s %s %u-%u %s (%s)", diag_infos[d->code].code, d->place.source ? d->place.source->path : "",
		           d->place.span.from, d->place.span.to, d->message, d->help ? d->help : "");
		for (const struct diag_note *n = d->notes; n; n = n->next)
			buf_printf(&b, "; %s %s", n->place.source ? n->place.source->path : "", n->message);
		lines[i] = arena_string(&a, b.s);
		buf_free(&b);
	}
	if (ds->n)
		qsort(lines, ds->n, sizeof *lines, by_text);
	for (size_t i = 0; i < ds->n; i++)
		if (i == 0 || strcmp(lines[i - 1], lines[i]) != 0)
			buf_printf(out, "%s\n", lines[i]);
	arena_free(&a);
}

static void
say(struct buf *out, const struct compilation *c, bool judged)
{
	for (size_t i = 0; judged && i < c->model.n; i++)
		say_card(out, c->model.cards[i]);
	if (judged)
		say_results(out, c);
	say_findings(out, &c->diags);
}

/* ---- what judging looks at ---- */

static void
judge_clause(const struct compilation *c, const struct card *clause)
{
	const struct node *mappings = node_get(clause->facts, "mappings");
	const struct card *service;
	struct arena a = {0};

	for (const struct node *n = mappings ? mappings->first : NULL; n; n = n->next)
		for (size_t i = 0; judge_counts(n) && (service = judge_service(&c->model, clause->parent, i)); i++) {
			struct clock clock = c->analysis.clock;
			struct judgement j = judge(&c->model, &a, &clock, clause, n, service);

			judge_needs(&j, node_list(&a));
			judge_review(&j);
		}
	arena_free(&a);
}

/* the units that were looked at, as bits; none are then */
static void
take_looked(struct compilation *c, unsigned char *looked, size_t of)
{
	for (size_t i = 0; i < c->model.n; i++) {
		looked[of * c->model.n + i] = c->model.seen[i] != 0;
		c->model.seen[i] = 0;
	}
}

static bool
is_other(const struct sha256 *a, const struct sha256 *b)
{
	return memcmp(a->bytes, b->bytes, sizeof a->bytes) != 0;
}

/* Of a role that a service has under another law all that counts is that it leads to none of this one: if it did, these laws would
 * be taken together. */
static bool
is_asked(const struct card *card)
{
	return strcmp(card->kind, "role") != 0;
}

/* a unit that judging a clause, or counting what a platform covers, looks at, and that is none of their premises; or NULL */
static const char *
unnoticed(struct compilation *c)
{
	struct kind clauses = cards_of(&c->model, "provision"), platforms = cards_of(&c->model, "platform");
	size_t n = c->model.n, all = clauses.n + platforms.n;
	unsigned char *looked = mem_grow(NULL, (all + 1) * (n + 1));
	struct premises first, now;
	struct reach_memo *memo;
	const char *found = NULL;

	index_watch(&c->model);
	for (size_t k = 0; k < all; k++) {
		memo = k < clauses.n ? NULL : reach_memo_new(&c->model, &c->analysis.clock);
		memset(c->model.seen, 0, n);
		if (k < clauses.n)
			judge_clause(c, clauses.cards[k]);
		else
			reach_covers(memo, &(struct clock){c->analysis.clock.day, 180, DAY_MIN, DAY_MAX}, platforms.cards[k - clauses.n]);
		take_looked(c, looked, k);
		reach_memo_free(memo);
	}
	premises_take(&first, &c->model, AUDIENCE_PUBLIC, 180);
	for (size_t i = 0; i < n && !found; i++) {
		struct card *card = c->model.cards[i];
		const char *title = card->title;

		card->title = "another one";
		premises_take(&now, &c->model, AUDIENCE_PUBLIC, 180);
		card->title = title;
		for (size_t k = 0; k < all && !found; k++)
			if (looked[k * n + i] && is_asked(card) && !(k < clauses.n ? is_other(&first.clauses[k], &now.clauses[k])
			                                         : is_other(&first.platforms[k - clauses.n], &now.platforms[k - clauses.n])))
				found = card->key;
		premises_free(&now);
	}
	premises_free(&first);
	free(looked);
	return found;
}

/* ---- comparing ---- */

/* the files that are in memory only, and with good, the last good text of each bad one */
static size_t
texts_of(struct world *w, struct text_file *texts, bool good)
{
	size_t n = 0;

	qsort(w->files, w->n, sizeof *w->files, by_path);
	for (size_t i = 0; i < w->n; i++) {
		const struct file *f = &w->files[i];
		const char *text = good && f->text && f->good ? f->good : f->memory ? f->text : NULL;

		if (text)
			texts[n++] = (struct text_file){f->path, text, strlen(text)};
	}
	return n;
}

static void
note_good(struct world *w, const struct compilation *c)
{
	for (size_t i = 0; i < c->nfiles; i++) {
		struct file *f = file_at(w, c->files[i].path);

		if (!c->files[i].now->n)
			continue;
		free(f->good);
		f->good = copy_of(f->text);
	}
	for (size_t i = 0; i < w->n; i++)
		if (!w->files[i].text) {
			free(w->files[i].good);
			w->files[i].good = NULL;
		}
}

/* the findings of files that are bad now, beside those of the last good texts */
static void
add_bad(struct compilation *fresh, const struct compilation *updated)
{
	if (fresh->diags.n && fresh->diags.all[0]->code == RG9001) /* there is no project, and nothing else is said */
		return;
	for (size_t i = 0; i < updated->nfiles; i++)
		if (updated->files[i].kept)
			diag_share(&fresh->diags, &updated->files[i].now->findings);
}

static bool
same(struct world *w, const struct compilation *updated, const struct compile_options *options, bool fine)
{
	struct compile_options o = *options;
	struct compilation fresh = {0};
	struct text_file texts[MOST_FILES];
	struct buf was = {0}, is = {0};
	bool equal, judged;
	const char *missed;

	o.texts = texts;
	o.ntexts = texts_of(w, texts, o.keep);
	o.keep = false;
	o.cache = NULL;
	judged = compile(&fresh, &o, STAGE_PAGES);
	add_bad(&fresh, updated);
	say(&was, &fresh, judged);
	say(&is, updated, judged);
	if (judged && (missed = unnoticed(&fresh)))
		die("seed %s: %s was looked at, and is no premise", w->seed, missed);
	equal = strcmp(was.s ? was.s : "", is.s ? is.s : "") == 0 && fine == (diag_count(&fresh.diags, SEVERITY_ERROR) == 0);
	if (!equal) {
		FILE *a = fopen("fresh", "w"), *b = fopen("updated", "w");

		fputs(was.s ? was.s : "", a);
		fputs(is.s ? is.s : "", b);
		fclose(a);
		fclose(b);
	}
	buf_free(&was);
	buf_free(&is);
	compile_free(&fresh);
	return equal;
}

int
main(int argc, char **argv)
{
	static struct world w;
	struct text_file texts[MOST_FILES];
	struct compilation c = {0};
	struct compile_options o = {.version = "0", .as_of = days[0], .texts = texts};
	size_t edits, fines = 0;

	if (argc != 4)
		die("usage: update FOLDER SEED EDITS");
	w.folder = o.project = argv[1];
	w.seed = argv[2];
	o.out = "no-such-folder";
	w.random = strtoull(argv[2], NULL, 10) * 2654435761u + 88172645463325252u;
	edits = strtoul(argv[3], NULL, 10);
	o.keep = pick(&w.random, 2);
	o.audience = (enum audience)pick(&w.random, 3);
	o.cache = pick(&w.random, 4) ? "cache" : NULL;
	find_files(&w);
	o.ntexts = texts_of(&w, texts, false);
	compile(&c, &o, STAGE_PAGES);
	note_good(&w, &c);
	if (!same(&w, &c, &o, diag_count(&c.diags, SEVERITY_ERROR) == 0))
		die("seed %s: two compilations differ", argv[2]);
	for (size_t i = 0; i < edits; i++) {
		size_t way;
		bool fine;

		w.nchanged = 0;
		way = edit(&w);
		w.done[way]++;
		o.as_of = days[pick(&w.random, 3) ? 0 : pick(&w.random, DAYS)];
		o.ntexts = texts_of(&w, texts, false);
		fine = compile_update(&c, &o, STAGE_PAGES, w.changed, w.nchanged);
		fines += fine;
		note_good(&w, &c);
		if (!same(&w, &c, &o, fine)) {
			printf("seed %s, edit %zu (%s of %s): the updated compilation differs from a fresh one\n", argv[2], i + 1, ways[way],
			       w.nchanged ? w.changed[0] : "nothing");
			return 1;
		}
	}
	printf("seed %s, %s, %s, audience %d: %zu edits, %zu of them without errors:", argv[2], o.keep ? "kept" : "not kept",
	       o.cache ? "with a cache" : "without a cache", (int)o.audience,
	       edits, fines);
	for (size_t i = 0; i < WAYS; i++)
		printf(" %s %zu%s", ways[i], w.done[i], i + 1 < WAYS ? "," : "\n");
	compile_free(&c);
	for (size_t i = 0; i < w.n; i++) {
		free(w.files[i].path);
		free(w.files[i].first);
		free(w.files[i].text);
		free(w.files[i].good);
	}
	return 0;
}
