/* regc update: what the libraries of a map changed since they were last taken over, what of the map that touches, and taking
 * it over. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../base/report.h"
#include "../form/words.h"
#include "../law/pins.h"
#include "../model/library_clone.h"
#include "commands.h"
#include "progress.h"
#include "record.h"

struct updating {
	struct compilation *c;
	const struct words *words;
	struct buf out;
	size_t mappings; /* that are touched */
};

static const char *
state_word(enum pin_state state)
{
	static const char *const words[] = {[PIN_SAME] = "same", [PIN_NEW] = "new", [PIN_CHANGED] = "changed", [PIN_GONE] = "gone"};

	return words[state];
}

static void
say_reasons(struct updating *u, const struct node *list)
{
	for (const struct node *r = list->first; r; r = r->next) {
		struct buf text = {0};

		words_text(u->words, &text, r);
		buf_puts(&u->out, "           ");
		report_wrap(&u->out, text.s, 11, 11, 80);
		buf_putc(&u->out, '\n');
		buf_free(&text);
	}
}

/* how a duty stands with the library as it is now, whoever it is for */
static void
say_force(struct updating *u, const struct card *obligation)
{
	struct clock clock = u->c->analysis.clock;
	struct arena a = {0};
	struct subject s = {.arena = &a, .clock = &clock, .obligation = obligation, .law = obligation->unit,
	                    .place = node_get(obligation->unit->facts, "jurisdiction")->to};
	struct force f = force_on(&s);

	say_reasons(u, f.because);
	say_reasons(u, f.upcoming);
	arena_free(&a);
}

/* what of the map a duty that differs touches: each verdict on it, as it is with the library as it is now */
static void
say_touched(struct updating *u, const struct card *obligation)
{
	const struct verdicts *v = &u->c->verdicts;

	for (size_t i = 0; i < v->n; i++) {
		const struct verdict *one = &v->all[i];

		if (one->obligation != obligation || library_of(one->provision))
			continue;
		u->mappings++;
		buf_printf(&u->out, "           %s for %s: flag %s, exposure %s", one->provision->id, one->service->title,
		           flag_state_name(one->flag),
		           one->standing == STANDING_CONDITIONAL ? "conditional" : exposure_name(one->exposure));
		if (one->review == REVIEW_SUSPECT)
			buf_puts(&u->out, ", to be reviewed again");
		buf_putc(&u->out, '\n');
	}
}

static void
say_change(struct updating *u, const struct pin_change *change)
{
	const char *of = ": ";

	buf_printf(&u->out, "  %-8s %s", state_word(change->state), change->unit);
	if (change->card && change->card->title)
		buf_printf(&u->out, " (%s)", change->card->title);
	for (size_t i = 0; pin_part(i); i++)
		if (change->parts & 1U << i) {
			buf_printf(&u->out, "%s%s", of, pin_part(i));
			of = ", ";
		}
	buf_putc(&u->out, '\n');
	if (!change->card || strcmp(change->card->kind, "obligation") != 0)
		return;
	if (change->parts & pin_force())
		say_force(u, change->card);
	say_touched(u, change->card);
}

/* ---- commits ---- */

/* what a library is read at, and what it was taken over at */
static void
say_move(struct updating *u, const struct pin_move *move)
{
	buf_printf(&u->out, "%s: %.12s → %.12s\n", move->library, move->was ? move->was : "its folder", move->now ? move->now : "its folder");
}

static void
say_newer(const struct library *l)
{
	char newest[COMMIT_HEX];
	size_t n = library_newer(l, newest);

	if (n)
		fprintf(stderr, "regc: the clone of '%s' has %zu newer commit%s, up to %.12s; see 'regc update --at %s=%.12s'\n", l->name, n, plural(n),
		        newest, l->name, newest);
}

/* the name before the '=' of what was given for a library */
static bool
is_for(const char *given, const char *library)
{
	size_t n = strlen(library);

	return strncmp(given, library, n) == 0 && given[n] == '=';
}

/* of what is given with --at, each has to be for a library */
static bool
check_at(struct updating *u, const char *const *given)
{
	bool fine = true;

	for (; given && *given; given++) {
		size_t i = 0;

		while (i < u->c->libraries.n && !is_for(*given, u->c->libraries.all[i].name))
			i++;
		if (i < u->c->libraries.n)
			continue;
		diag_help(&u->c->diags, diag_add(&u->c->diags, RG9010, (struct place){0}, "the project uses no library for '--at %s'", *given),
		          "name a library of 'uses' in regc.yaml, and its commit: --at NAME=COMMIT");
		fine = false;
	}
	return fine;
}

/* Commits that were given are those of the project from now on. What can move is written as what it is now. */
static bool
write_commits(struct updating *u, const char *project, const char *const *given)
{
	const struct recording r = {project, &u->c->diags};
	bool fine = true;

	for (; given && *given; given++)
		for (size_t i = 0; i < u->c->libraries.n && fine; i++) {
			const struct library *l = &u->c->libraries.all[i];

			if (is_for(*given, l->name))
				fine = record_library_at(&r, u->c, l->name, library_lasting(l, &u->c->arena));
		}
	return fine;
}

static bool
take_over(struct updating *u, struct options *o, const struct compile_options *co)
{
	const char *project = co->project;
	struct buf pins = {0};
	bool fine;

	if (!write_commits(u, project, co->commits))
		return false;
	pins_write(&pins, &u->c->model);
	fine = write_whole(&u->c->diags, arena_printf(&o->arena, "%s/" PINS_FILE, project), pins.s, pins.n);
	buf_free(&pins);
	return fine;
}

/* tells what differs, and takes it over where that was asked for, or nothing was taken over before */
static void
update(struct updating *u, struct options *o, const struct compile_options *co)
{
	bool first = cards_of(&u->c->model, "pins").n == 0, take = o->values[OPTION_TAKE] || (first && !co->commits);
	struct pin_changes changes;
	bool differs;

	pins_compare(&changes, &u->c->model);
	differs = changes.n || changes.nmoves;
	for (size_t i = 0; i < changes.nmoves; i++)
		say_move(u, &changes.moves[i]);
	for (size_t i = 0; i < changes.n; i++)
		say_change(u, &changes.all[i]);
	if (changes.n)
		buf_printf(&u->out, "%zu mapping%s of this map %s to a duty that differs%s\n", u->mappings, plural(u->mappings),
		           u->mappings == 1 ? "is" : "are", u->mappings ? "; the results shown are those with the library as it is now" : "");
	progress_print(&u->out);
	if (take && (first || differs || co->commits) && take_over(u, o, co))
		fprintf(stderr, "regc: %s written; commit it\n", PINS_FILE);
	else if (!take && differs)
		fputs("regc: nothing is taken over; 'regc update --take' does that\n", stderr);
	else if (!differs && !first)
		fputs("regc: the libraries are as they were taken over\n", stderr);
	for (size_t i = 0; i < u->c->libraries.n && !co->commits; i++)
		say_newer(&u->c->libraries.all[i]);
	pin_changes_free(&changes);
}

int
run_update(struct options *o)
{
	struct compile_options co = author_options(o);
	struct compilation c = {0};
	struct updating u = {.c = &c};
	struct words *words = NULL;
	int status;

	co.unpinned = true;
	if (compile(&c, &co, STAGE_ANALYSE) && !c.libraries.n)
		diag_help(&c.diags, diag_add(&c.diags, RG9010, (struct place){0}, "the project uses no library"),
		          "name one under 'uses' in regc.yaml");
	else if (diag_count(&c.diags, SEVERITY_ERROR) == 0 && check_at(&u, co.commits) && (words = words_of_project(&c.diags, &c.schemas, c.project))) {
		u.words = words;
		update(&u, o, &co);
	}
	status = finish(o, &c.diags);
	words_close(words);
	buf_free(&u.out);
	compile_free(&c);
	return status;
}
