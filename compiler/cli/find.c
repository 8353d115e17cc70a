/* regc find: words searched in the captures, the last one first. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../base/report.h"
#include "../evidence/lockfile.h"
#include "../evidence/passage.h"
#include "commands.h"
#include "progress.h"

enum { PLACES_SHOWN = 8, RANGES_SHOWN = 12, UNITS_NAMED = 5, PAGE = 80 };

/* the captures that were not searched for one reason */
struct unsearched {
	const char *help;
	size_t captures, units;
	const struct card *last; /* the unit counted last */
	size_t of_last;
	struct buf names;
};

struct search {
	const struct holdings *holdings;
	struct diags *diags;
	const char *words;
	unsigned how;
	struct buf out;
	struct arena arena;
	size_t units, captures; /* searched */
	size_t found;           /* texts */
	size_t refused;         /* captures that could not be read, each of which is a finding */
	struct table unsearched;
	const char *hints[2];   /* where nothing is found: what another way of searching would find */
};

/* captures without a gap in which the words stand; newest first */
struct range {
	const struct node *from, *to;
	size_t n;
};

/* one text of an owner, its captures from the last to the first */
struct text_search {
	struct search *search;
	const struct card *owner;
	const char *text;         /* of a law put together from several; NULL where there is one */
	const struct node *since; /* the first one without the words after those with them */
	struct range *ranges;
	size_t n, cap;
	bool open;                /* the last range goes on */
};

/* ---- what was not searched ---- */

static struct unsearched *
unsearched_for(struct search *s, const char *why, const char *help)
{
	struct unsearched **place = (struct unsearched **)table_put(&s->unsearched, why);

	if (!*place) {
		*place = arena_take(&s->arena, sizeof **place);
		(*place)->help = help;
	}
	return *place;
}

static void
leave(struct search *s, const struct card *owner, const char *why, const char *help)
{
	struct unsearched *u = unsearched_for(s, why, help);

	u->captures++;
	if (u->last == owner)
		return;
	u->last = owner;
	if (u->units++ < UNITS_NAMED)
		buf_printf(&u->names, "%s%s", u->names.n ? ", " : "", owner->id);
}

static void
leave_absent(struct search *s, const struct card *owner, const struct node *capture)
{
	const char *archive = node_text(capture, "archive");

	if (!node_get(capture, "path"))
		leave(s, owner, "no file is named", "give 'path', with 'archive' where an archive has the file");
	else
		leave(s, owner, arena_printf(&s->arena, "archive '%s' is not available here", archive),
		      arena_printf(&s->arena, "give its clone or store with '--archive %s=PATH'", archive));
}

static void
say_unsearched(struct search *s)
{
	for (size_t i = 0; i < s->unsearched.n; i++) {
		struct unsearched *u = s->unsearched.entries[i].value;
		struct diag *d = diag_add(s->diags, RG5028, (struct place){0}, "%zu capture%s of %zu text%s %s not searched: %s",
		                          u->captures, plural(u->captures), u->units, plural(u->units), u->captures == 1 ? "was" : "were",
		                          s->unsearched.entries[i].key);

		if (u->units > UNITS_NAMED)
			buf_printf(&u->names, " and %zu more", u->units - UNITS_NAMED);
		diag_note(s->diags, d, (struct place){0}, "%s", u->names.s);
		diag_help(s->diags, d, "%s", u->help);
		buf_free(&u->names);
	}
	table_free(&s->unsearched);
}

/* ---- where the words stand ---- */

/* "now, in capture f of 2026-05-01, commit 0123456789ab" */
static void
say_capture(struct buf *out, struct arena *a, const char *what, const struct node *capture, const char *commit)
{
	const char *text = arena_printf(a, "%s capture %s of %s", what, node_text(capture, "capture"), node_text(capture, "on"));

	buf_puts(out, "  ");
	report_wrap(out, commit ? arena_printf(a, "%s, commit %.12s", text, commit) : text, 2, 4, PAGE);
	buf_putc(out, '\n');
}

static void
say_place(struct buf *out, struct arena *a, const struct capture *c, const struct passage_place *place)
{
	const struct legal_place *article = places_at(&c->places, place->from, place->to);
	const char *where = article ? places_address(a, &c->places, article) : place->section;

	buf_puts(out, "    ");
	report_wrap(out, arena_printf(a, "%s%sbytes %zu-%zu", where, *where ? ", " : "", place->source_from, place->source_to), 4, 6, PAGE);
	buf_puts(out, "\n      ");
	report_wrap(out, passage_sentence(a, &c->plain, place->from, place->to), 6, 6, PAGE);
	buf_putc(out, '\n');
}

static void
say_first(struct text_search *t, struct arena *a, const struct capture *c, const struct passage *p)
{
	struct buf *out = &t->search->out;

	buf_printf(out, "%s%s%s%s\n", t->search->found++ ? "\n" : "", t->owner->id, t->text ? ": " : "", t->text ? t->text : "");
	if (t->since)
		say_capture(out, a, "not found since", t->since, NULL);
	say_capture(out, a, t->since ? "last found in" : "now, in", c->node, c->commit);
	for (size_t i = 0; i < p->n && i < PLACES_SHOWN; i++)
		say_place(out, a, c, &p->places[i]);
	if (p->n > PLACES_SHOWN)
		buf_printf(out, "    and %zu more place%s\n", p->n - PLACES_SHOWN, plural(p->n - PLACES_SHOWN));
}

static void
say_ranges(struct text_search *t)
{
	struct buf *out = &t->search->out;

	for (size_t i = 0; i < t->n && i < RANGES_SHOWN; i++) {
		const struct range *r = &t->ranges[i];
		const char *from = node_text(r->from, "on"), *to = node_text(r->to, "on");

		buf_printf(out, i ? "        %s" : "  found %s", from);
		if (strcmp(from, to) != 0)
			buf_printf(out, " to %s", to);
		buf_printf(out, ", %zu capture%s\n", r->n, plural(r->n));
	}
	if (t->n > RANGES_SHOWN)
		buf_printf(out, "        and %zu earlier times, from %s on\n", t->n - RANGES_SHOWN, node_text(t->ranges[t->n - 1].from, "on"));
}

/* ---- searching ---- */

/* in a text that has not the words as they are asked for: as parts of words, in other capitals */
static void
look_otherwise(struct search *s, const struct card *owner, const struct capture *c, struct arena *a)
{
	static const unsigned ways[2] = {PASSAGE_PARTS, PASSAGE_ANY_CASE};

	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		struct passage p;

		if (s->found || s->hints[i] || (s->how & ways[i]))
			continue;
		passage_search(&p, a, &c->plain, s->words, s->how | ways[i]);
		if (p.n)
			s->hints[i] = arena_printf(&s->arena, "%.*s' in %s, capture %s", (int)(p.places[0].to - p.places[0].from),
			                           c->plain.text + p.places[0].from, owner->id, c->id);
	}
}

static void
note_found(struct text_search *t, const struct node *capture)
{
	if (!t->open) {
		t->ranges = mem_room(t->ranges, t->n, &t->cap, sizeof *t->ranges);
		t->ranges[t->n++] = (struct range){.to = capture};
		t->open = true;
	}
	t->ranges[t->n - 1].from = capture;
	t->ranges[t->n - 1].n++;
}

static void
search_text(struct text_search *t, struct arena *a, const struct capture *c)
{
	struct passage p;

	t->search->captures++;
	passage_search(&p, a, &c->plain, t->search->words, t->search->how);
	if (p.n) {
		if (!t->n)
			say_first(t, a, c, &p);
		note_found(t, c->node);
		return;
	}
	look_otherwise(t->search, t->owner, c, a);
	if (!node_is(c->node, "text", "whole")) /* what it lacks may have stood in what was cut off */
		return;
	t->open = false;
	t->since = c->node;
}

static void
search_capture(struct text_search *t, const struct node *node)
{
	struct search *s = t->search;
	struct arena a = {0};
	struct capture c;

	if (!capture_available(s->holdings, node)) {
		leave_absent(s, t->owner, node);
		return;
	}
	capture_open(&c, s->holdings, &a, s->diags, t->owner, node);
	if (c.state == CAPTURE_OPEN)
		search_text(t, &a, &c);
	else if (c.state == CAPTURE_UNUSABLE)
		leave(s, t->owner, "marked as unusable", "'text: unusable' says that a capture does not hold the text");
	else
		s->refused++;
	arena_free(&a);
}

/* which text of a law or authority a capture is of; NULL of a document, which has one */
static const char *
text_of(const struct card *owner, const struct node *capture)
{
	const char *of = node_text(capture, "of");

	return strcmp(owner->kind, "document") == 0 ? NULL : of ? of : capture_in_project(capture) ? "" : node_text(capture, "path");
}

static bool
is_of(const struct card *owner, const struct node *capture, const char *text)
{
	const char *own = text_of(owner, capture);

	return own == text || (own && text && strcmp(own, text) == 0);
}

/* the captures of one text, the last one first */
static void
search_captures(struct search *s, const struct card *owner, const struct node **all, size_t n, size_t first, bool several)
{
	const char *text = text_of(owner, all[first]);
	struct text_search t = {.search = s, .owner = owner, .text = several && text && *text ? text : NULL};

	for (size_t i = n; i > first; i--)
		if (is_of(owner, all[i - 1], text))
			search_capture(&t, all[i - 1]);
	say_ranges(&t);
	free(t.ranges);
}

static void
search_owner(struct search *s, const struct card *owner)
{
	const struct node *captures = node_get(owner->facts, "captures"), **all;
	size_t n = 0, texts = 0, before = s->captures;

	ARENA_ARRAY(&s->arena, all, node_count(captures) + 1);
	for (const struct node *c = captures ? captures->first : NULL; c; c = c->next)
		all[n++] = c;
	for (int pass = 0; pass < 2; pass++) /* to know whether there are several */
		for (size_t i = 0, k; i < n; i++) {
			for (k = 0; k < i && !is_of(owner, all[k], text_of(owner, all[i])); k++)
				;
			if (k == i && pass == 0)
				texts++;
			else if (k == i)
				search_captures(s, owner, all, n, i, texts > 1);
		}
	s->units += s->captures > before;
}

static void
search_all(struct search *s, struct compilation *c, const char *id)
{
	static const char *const kinds[] = {"document", "regulation", "authority"};
	const struct card *only = id ? find_owner(c, id) : NULL;

	for (size_t k = 0; k < sizeof kinds / sizeof *kinds && (only || !id); k++) {
		struct kind all = cards_of(&c->model, kinds[k]);

		for (size_t i = 0; i < all.n; i++)
			if (!only || all.cards[i] == only)
				search_owner(s, all.cards[i]);
	}
}

/* ---- what came of it ---- */

static void
say_line(const char *text)
{
	struct buf line = {0};

	buf_puts(&line, "regc: ");
	report_wrap(&line, text, 6, 6, PAGE);
	fprintf(stderr, "%s\n", line.s);
	buf_free(&line);
}

static void
say_nothing(struct search *s)
{
	const char *unread = s->refused ? arena_printf(&s->arena, "; %zu capture%s could not be read", s->refused, plural(s->refused)) : "";

	say_line(arena_printf(&s->arena, "not found in %zu capture%s of %zu text%s%s", s->captures, plural(s->captures), s->units,
	                      plural(s->units), unread));
	if (s->hints[0])
		say_line(arena_printf(&s->arena, "found within longer words: '%s; '--part' searches for that", s->hints[0]));
	if (s->hints[1])
		say_line(arena_printf(&s->arena, "found in other upper and lower case: '%s", s->hints[1]));
}

/* 0 found, 1 not found, 2 not known */
static int
answer(struct options *o, struct search *s, const char *id)
{
	int status;

	say_unsearched(s);
	if (!s->captures && !diag_status(s->diags))
		diag_help(s->diags, diag_add(s->diags, RG5029, (struct place){0}, "no capture%s%s could be searched", id ? " of " : "", id ? id : ""),
		          "'--archive ID=PATH' names the clone of an archive, or the folder of a store");
	status = finish(o, s->diags);
	if (s->out.n)
		return progress_print(&s->out) ? 2 : 0;
	if (status == 2 || !s->captures)
		return 2;
	say_nothing(s);
	return 1;
}

int
run_find(struct options *o)
{
	struct compile_options co = author_options(o);
	struct compilation c = {0};
	struct holdings h;
	struct search s = {.holdings = &h, .diags = &c.diags, .words = o->arguments[0]};
	int status;

	if (!o->arguments[0])
		diag_help(&o->diags, usage(o, "'find' needs the words to search for"), "put them in quotation marks");
	if (o->diags.n)
		return finish(o, &o->diags);
	co.without_locks = true;
	s.how = o->values[OPTION_PART] ? PASSAGE_PARTS : 0;
	if (compile(&c, &co, STAGE_LINK)) {
		holdings_open(&h, &c.model, &c.diags, co.project, co.archives, &c.local);
		search_all(&s, &c, o->arguments[1]);
		holdings_close(&h);
		status = answer(o, &s, o->arguments[1]);
	} else {
		status = finish(o, &c.diags);
	}
	buf_free(&s.out);
	arena_free(&s.arena);
	compile_free(&c);
	return status;
}
