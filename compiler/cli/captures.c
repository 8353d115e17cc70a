/* regc captures: what each capture of a document holds, and where it would be judged otherwise today. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../evidence/lockfile.h"
#include "../evidence/usable.h"
#include "commands.h"
#include "progress.h"

/* ---- one capture, as the project and its lock have it ---- */

struct capture_row {
	const struct node *own, *locked; /* locked is NULL where the lock has none of it */
	const char *text;
	enum unusable because;
	bool available; /* its text was read */
	bool absent;    /* its archive is not here */
	size_t words;
};

static struct capture_row
row_of(const struct card *owner, const struct node *own)
{
	const struct node *locked = lock_capture(owner, node_text(own, "capture"));
	bool checked = node_get(own, "checked") != NULL;
	const char *because = node_text(own, "because"), *words = node_text(own, "words");

	if (locked && !checked && !because) {
		because = node_text(locked, "because");
		words = node_text(locked, "size");
	}
	return (struct capture_row){.own = own, .locked = locked, .text = node_text(locked && !checked ? locked : own, "text"),
	                     .because = unusable_of(because), .words = words ? strtoul(words, NULL, 10) : 0};
}

/* A mark that no person has checked can be judged again. */
static struct candidate
candidate_again(const struct node *own)
{
	struct candidate c = candidate_of(own);

	if (node_is(own, "text", "unusable") && node_get(own, "because") && !node_get(own, "checked"))
		c.is = CANDIDATE_OPEN;
	return c;
}

/* reads the captures of a document, law or authority that are available, and judges those that no person has checked */
static void
look_at_all(struct compilation *c, const struct holdings *h, const struct card *owner, struct capture_row *all, struct judging *j)
{
	for (size_t i = 0; i < j->n; i++) {
		struct arena a = {0};
		struct capture capture;

		j->all[i] = candidate_again(all[i].own);
		if (!node_get(all[i].own, "path") || !capture_available(h, all[i].own)) {
			j->all[i].is = CANDIDATE_OUT;
			all[i].absent = node_get(all[i].own, "path") != NULL;
			continue;
		}
		capture_open(&capture, h, &a, &c->diags, owner, all[i].own);
		if (capture.state == CAPTURE_UNUSABLE)
			capture_read(&capture, h, &a, &c->diags, owner);
		if ((all[i].available = capture.state == CAPTURE_OPEN))
			usable_look(j, i, capture.bytes, capture.n, &capture.plain);
		else
			j->all[i].is = CANDIDATE_OUT;
		all[i].words = all[i].available ? j->all[i].look.words : all[i].words;
		arena_free(&a);
	}
	usable_judge(j);
}

/* ---- one document ---- */

static const char *
step_of(const struct capture_row *one)
{
	const char *step = node_text(one->locked, "step");

	if (text_is(one->text, "unusable"))
		return one->because ? unusable_name(one->because) : "-";
	return step ? step : one->locked ? "first" : "-";
}

static void
put_words(struct buf *out, const struct capture_row *one)
{
	if (one->available || one->because)
		buf_printf(out, "%7zu", one->words);
	else
		buf_printf(out, "%7s", "-");
}

static void
put_judgement(struct buf *out, const struct capture_row *one, const struct candidate *c)
{
	bool unusable = text_is(one->text, "unusable");
	struct arena a = {0};

	if (c->is != CANDIDATE_OPEN || (unusable ? one->because == c->because : !c->because))
		return;
	if (c->because)
		buf_printf(out, "            looks like %s: %s\n", unusable_title(c->because), usable_figure(&a, c));
	else
		buf_printf(out, "            looks whole: %s\n", usable_figure(&a, c));
	arena_free(&a);
}

static void
put_capture(struct buf *out, const struct capture_row *one, const struct candidate *c)
{
	const char *checked = node_text(node_get(one->own, "checked"), "on");

	buf_printf(out, "%-10s  ", node_text(one->own, "on"));
	put_words(out, one);
	buf_printf(out, "  %-9s  %-13s  %-10s  %s\n", one->text, step_of(one), checked ? checked : "-", node_text(one->own, "capture"));
	put_judgement(out, one, c);
}

/* the words of captures that are not here are not known, or as the project says */
static void
say_absent(struct compilation *c, const struct capture_row *all, size_t n)
{
	size_t absent = 0;

	for (size_t i = 0; i < n; i++)
		absent += all[i].absent;
	if (absent)
		diag_help(&c->diags, diag_add(&c->diags, RG5019, (struct place){0}, "%zu of %zu captures are not available here", absent, n),
		          "they were not judged; give a clone or store with '--archive ID=PATH'");
}

static void
list_captures(struct compilation *c, const struct holdings *h, const struct card *owner, struct buf *out)
{
	const struct node *captures = node_get(owner->facts, "captures");
	struct judging j = {.n = node_count(captures)};
	struct capture_row *all;
	size_t i = 0;

	ARENA_ARRAY(&c->arena, all, j.n + 1);
	ARENA_ARRAY(&c->arena, j.all, j.n + 1);
	for (const struct node *n = captures ? captures->first : NULL; n; n = n->next)
		all[i++] = row_of(owner, n);
	look_at_all(c, h, owner, all, &j);
	say_absent(c, all, j.n);
	buf_puts(out, "on            words  text       step or why    checked     capture\n");
	for (i = 0; i < j.n; i++)
		put_capture(out, &all[i], &j.all[i]);
}

/* ---- all documents ---- */

static void
list_owner(const struct card *owner, struct buf *out)
{
	const struct node *captures = node_get(owner->facts, "captures");
	size_t unusable = 0, checked = 0;

	for (const struct node *n = captures->first; n; n = n->next) {
		unusable += text_is(row_of(owner, n).text, "unusable");
		checked += node_get(n, "checked") != NULL;
	}
	buf_printf(out, "%8zu  %8zu  %7zu  %s\n", node_count(captures), unusable, checked, owner->id);
}

static void
list_owners(struct compilation *c, struct buf *out)
{
	struct lock_owners owners = lock_owners(&c->arena, &c->model);

	buf_puts(out, "captures  unusable  checked  of\n");
	for (size_t i = 0; i < owners.n; i++)
		list_owner(owners.all[i], out);
}

/* ---- the command ---- */

static void
list(struct options *o, struct compilation *c, const struct compile_options *co, struct buf *out)
{
	const char *id = o->arguments[0];
	const struct card *owner = id ? find_owner(c, id) : NULL;
	struct holdings h;

	if (!id) {
		list_owners(c, out);
	} else if (owner) {
		holdings_open(&h, &c->model, &c->diags, co->project, co->archives, &c->local);
		list_captures(c, &h, owner, out);
		holdings_close(&h);
	}
}

int
run_captures(struct options *o)
{
	struct compile_options co = author_options(o);
	struct compilation c = {0};
	struct buf out = {0};
	int status, printed;

	if (compile(&c, &co, STAGE_LINK))
		list(o, &c, &co, &out);
	status = finish(o, &c.diags);
	printed = out.n ? progress_print(&out) : 0;
	buf_free(&out);
	compile_free(&c);
	return printed ? printed : status;
}
