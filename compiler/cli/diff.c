/* regc diff: what differs between two revisions, folders or days of a map, or in a scenario, as text, Markdown or JSON. */
#include <stdlib.h>
#include <string.h>

#include "../base/json.h"
#include "../base/report.h"
#include "../site/differences.h"
#include "letter.h"
#include "locate.h"
#include "progress.h"
#include "revisions.h"
#include "scenarios.h"

enum { WIDTH = 100, MARKDOWN_MOST = 60000 /* bytes: GitHub refuses comments of more than 65536 characters */ };

/* ---- what every form is made of ---- */

struct compared_side {
	const char *name;   /* as a sentence names it */
	const char *given;  /* a revision or folder; NULL: the project */
	const char *as_of;
	bool assumed;
	struct compile_options co;
	struct revision_files revision;
	struct compilation c;
};

struct comparing {
	struct compared_side left, right, middle;
	bool same_sources;
	struct differences differences;
	struct letter letter;
	struct node *head; /* reasons: what is compared, and how much differs */
};

/* a sentence of a code about another one, with reasons in it or without */
static const char *
say_both(struct letter *l, enum reason_code code, const char *what, const char *name, const char *value)
{
	struct node *r = reason_add(&l->arena, node_list(&l->arena), code);

	reason_verbatim(&l->arena, r, "what", what);
	if (name)
		reason_verbatim(&l->arena, r, name, value);
	return letter_sentence(l, r);
}

/* one difference with its reasons, as a sentence or two */
static const char *
say_difference(struct letter *l, const struct state_difference *one)
{
	const char *what = letter_sentence(l, one->says);

	what = one->because->first ? say_both(l, REASON_DIFFERS_BECAUSE, what, "because", letter_sentences(l, one->because))
	                           : say_both(l, REASON_DIFFERS_SENTENCE, what, NULL, NULL);
	return one->before->first ? say_both(l, REASON_DIFFERS_BEFORE, what, "before", letter_sentences(l, one->before)) : what;
}

static struct node *
cause_reasons(struct letter *l, unsigned causes)
{
	struct node *list = node_list(&l->arena);

	for (unsigned c = 1; c < 1U << CAUSES; c <<= 1)
		if (causes & c)
			reason_text(&l->arena, reason_add(&l->arena, list, REASON_DIFFERS_CAUSE), "cause", cause_name((enum cause)c));
	return list;
}

/* "the law on the day and an edit of the map" */
static const char *
say_causes(struct letter *l, unsigned causes)
{
	struct buf text = {0};
	const char *copy;

	words_joined(l->words, &text, cause_reasons(l, causes));
	copy = arena_string(&l->arena, text.s);
	buf_free(&text);
	return copy;
}

static const char *
say_section(struct letter *l, enum difference_section section)
{
	struct buf text = {0};
	const char *copy;

	words_term(l->words, &text, "differences", difference_section_name(section), NULL);
	copy = arena_string(&l->arena, text.s);
	buf_free(&text);
	return copy;
}

/* ---- its head ---- */

/* a folder or revision as it was given stands in quotation marks, so that "." is no full stop */
static const char *
called(struct arena *a, const struct compared_side *s)
{
	return s->given ? arena_printf(a, "“%s”", s->name) : s->name;
}

static void
put_compared(struct comparing *cmp)
{
	struct arena *a = &cmp->letter.arena;
	int32_t left = cmp->left.c.analysis.clock.day, right = cmp->right.c.analysis.clock.day;
	char from[DATE_TEXT], to[DATE_TEXT];
	bool days = left != right;
	bool scenario = cmp->right.assumed && !days;
	struct node *r = reason_add(a, cmp->head, scenario           ? REASON_DIFFERS_COMPARED_ASSUMED
	                                          : !days            ? REASON_DIFFERS_COMPARED_DAY
	                                          : cmp->same_sources ? REASON_DIFFERS_COMPARED_DAYS
	                                                              : REASON_DIFFERS_COMPARED);

	reason_verbatim(a, r, "left", called(a, &cmp->left));
	if (!scenario && (!days || !cmp->same_sources))
		reason_verbatim(a, r, "right", called(a, &cmp->right));
	if (!days) {
		reason_text(a, r, "day", arena_string(a, day_text(left, from)));
		return;
	}
	reason_text(a, r, "from", arena_string(a, day_text(left, from)));
	reason_text(a, r, "to", arena_string(a, day_text(right, to)));
}

static void
put_assumed(struct comparing *cmp)
{
	const struct scenario *s = cmp->right.c.analysis.scenario;
	struct arena *a = &cmp->letter.arena;

	for (size_t i = 0; s && i < s->n; i++) {
		struct node *list = node_list(a);

		scenario_says(a, list, &s->all[i]);
		reason_all(a, reason_add(a, cmp->head, REASON_DIFFERS_ASSUMED), "assumption", list);
	}
}

static void
put_count(struct comparing *cmp, enum reason_code code, const struct platform_change *p)
{
	struct arena *a = &cmp->letter.arena;
	struct node *r = reason_add(a, cmp->head, code);

	if (p->platform)
		reason_card(a, r, "platform", p->platform);
	reason_count(a, r, "n", p->band);
	reason_count(a, r, "of", p->of);
	reason_count(a, r, "up", p->up);
	reason_count(a, r, "high", p->high);
	reason_count(a, r, "added", p->added);
	reason_count(a, r, "gone", p->gone);
	reason_count(a, r, "flag", p->flag);
}

/* captures whose lock file does not say what they hold: evidence is compared as the lock files are */
static void
put_stale(struct comparing *cmp, const struct compared_side *s)
{
	struct arena *a = &cmp->letter.arena;
	struct node *r;
	size_t n = 0;

	for (size_t i = 0; i < s->c.diags.n; i++)
		n += s->c.diags.all[i]->code == RG5016 || s->c.diags.all[i]->code == RG5017;
	if (!n)
		return;
	r = reason_add(a, cmp->head, REASON_DIFFERS_STALE);
	reason_verbatim(a, r, "side", s->name);
	reason_count(a, r, "n", n);
}

static void
put_head(struct comparing *cmp)
{
	struct arena *a = &cmp->letter.arena;
	const struct differences *d = &cmp->differences;

	cmp->head = node_list(a);
	put_compared(cmp);
	put_assumed(cmp);
	put_count(cmp, REASON_DIFFERS_COUNT, &d->sum);
	for (unsigned causes = 1; causes < 1U << CAUSES; causes++)
		if (d->by[causes]) {
			struct node *r = reason_add(a, cmp->head, REASON_DIFFERS_BY);

			reason_count(a, r, "n", d->by[causes]);
			reason_all(a, r, "causes", cause_reasons(&cmp->letter, causes));
		}
	for (size_t i = 0; i < d->nplatforms; i++)
		put_count(cmp, REASON_DIFFERS_PLATFORM, &d->platforms[i]);
	if (d->silent)
		reason_count(a, reason_add(a, cmp->head, REASON_DIFFERS_SILENT), "n", d->silent);
	put_stale(cmp, &cmp->left);
	if (!cmp->same_sources)
		put_stale(cmp, &cmp->right);
	reason_add(a, cmp->head, d->n ? REASON_DIFFERS_NOTICE : REASON_DIFFERS_NONE);
}

/* ---- text ---- */

static void
put_text(struct comparing *cmp)
{
	struct letter *l = &cmp->letter;
	const struct differences *d = &cmp->differences;

	for (const struct node *r = cmp->head->first; r; r = r->next) {
		report_wrap(&l->out, letter_sentence(l, r), 0, 0, WIDTH);
		buf_putc(&l->out, '\n');
	}
	for (size_t i = 0; i < d->n; i++) {
		if (i == 0 || d->all[i].section != d->all[i - 1].section)
			buf_printf(&l->out, "\n%s\n", say_section(l, d->all[i].section));
		buf_puts(&l->out, "- ");
		report_wrap(&l->out, arena_printf(&l->arena, "%s [%s]", say_difference(l, &d->all[i]), say_causes(l, d->all[i].causes)), 2,
		            2, WIDTH);
		buf_putc(&l->out, '\n');
	}
}

/* ---- Markdown ---- */

static void
markdown_difference(struct letter *l, const struct state_difference *one)
{
	buf_puts(&l->out, "* ");
	letter_plain(&l->out, say_difference(l, one));
	buf_puts(&l->out, " _");
	letter_plain(&l->out, say_causes(l, one->causes));
	buf_puts(&l->out, "_\n");
}

static void
put_markdown(struct comparing *cmp)
{
	struct letter *l = &cmp->letter;
	const struct differences *d = &cmp->differences;
	size_t i = 0;

	for (const struct node *r = cmp->head->first; r; r = r->next) {
		buf_puts(&l->out, r == cmp->head->first ? "**" : "");
		letter_plain(&l->out, letter_sentence(l, r));
		buf_puts(&l->out, r == cmp->head->first ? "**\n\n" : r->next ? "  \n" : "\n");
	}
	for (; i < d->n && l->out.n < MARKDOWN_MOST; i++) {
		if (i == 0 || d->all[i].section != d->all[i - 1].section)
			buf_printf(&l->out, "\n### %s\n\n", say_section(l, d->all[i].section));
		markdown_difference(l, &d->all[i]);
	}
	if (i < d->n) {
		struct node *r = reason_add(&l->arena, node_list(&l->arena), REASON_DIFFERS_MORE);

		reason_count(&l->arena, r, "n", d->n - i);
		buf_printf(&l->out, "\n%s\n", letter_sentence(l, r));
	}
}

/* ---- JSON ---- */

static void
json_side(struct json *j, const char *key, const struct compared_side *s)
{
	char day[DATE_TEXT];

	json_open(j, key, '{');
	json_text(j, "name", s->name);
	json_text(j, "commit", *s->revision.commit ? s->revision.commit : NULL);
	json_text(j, "as-of", day_text(s->c.analysis.clock.day, day));
	json_text(j, "edition", s->c.analysis.id);
	json_close(j, '}');
}

static void
json_causes(struct json *j, unsigned causes)
{
	json_open(j, "causes", '[');
	for (unsigned c = 1; c < 1U << CAUSES; c <<= 1)
		if (causes & c)
			json_text(j, NULL, cause_name((enum cause)c));
	json_close(j, ']');
}

static void
json_counts(struct json *j, const struct platform_change *p)
{
	json_int(j, "mappings", (long long)p->of);
	json_int(j, "bands", (long long)p->band);
	json_int(j, "higher", (long long)p->up);
	json_int(j, "now-high", (long long)p->high);
	json_int(j, "flags", (long long)p->flag);
	json_int(j, "added", (long long)p->added);
	json_int(j, "removed", (long long)p->gone);
}

static void
json_reasons(struct letter *l, struct json *j, const char *key, const struct node *list)
{
	json_open(j, key, '[');
	for (const struct node *r = list->first; r; r = r->next) {
		json_open(j, NULL, '{');
		json_text(j, "code", node_text(r, "code"));
		json_text(j, "says", letter_sentence(l, r));
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void
json_difference(struct letter *l, struct json *j, const struct state_difference *one)
{
	json_open(j, NULL, '{');
	json_text(j, "section", difference_section_name(one->section));
	json_text(j, "code", node_text(one->says, "code"));
	json_causes(j, one->causes);
	json_text(j, "unit", one->unit ? one->unit->key : NULL);
	json_text(j, "was", one->was);
	json_text(j, "now", one->now);
	json_text(j, "says", say_difference(l, one));
	json_reasons(l, j, "because", one->because);
	json_reasons(l, j, "no-longer", one->before);
	json_open(j, "mappings", '[');
	for (size_t i = 0; i < one->nmappings; i++) {
		json_open(j, NULL, '{');
		json_text(j, "provision", one->mappings[i].provision->id);
		json_text(j, "obligation", one->mappings[i].obligation->id);
		json_text(j, "service", one->mappings[i].service->key);
		json_close(j, '}');
	}
	json_close(j, ']');
	json_close(j, '}');
}

static void
put_json(struct comparing *cmp)
{
	const struct differences *d = &cmp->differences;
	struct json j = {.out = &cmp->letter.out};

	json_open(&j, NULL, '{');
	json_side(&j, "left", &cmp->left);
	json_side(&j, "right", &cmp->right);
	json_open(&j, "head", '[');
	for (const struct node *r = cmp->head->first; r; r = r->next)
		json_text(&j, NULL, letter_sentence(&cmp->letter, r));
	json_close(&j, ']');
	json_open(&j, "counts", '{');
	json_counts(&j, &d->sum);
	json_int(&j, "files", (long long)d->files);
	json_int(&j, "files-without-difference", (long long)d->silent);
	json_close(&j, '}');
	json_open(&j, "platforms", '[');
	for (size_t i = 0; i < d->nplatforms; i++) {
		json_open(&j, NULL, '{');
		json_text(&j, "platform", d->platforms[i].platform->id);
		json_counts(&j, &d->platforms[i]);
		json_close(&j, '}');
	}
	json_close(&j, ']');
	json_open(&j, "differences", '[');
	for (size_t i = 0; i < d->n; i++)
		json_difference(&cmp->letter, &j, &d->all[i]);
	json_close(&j, ']');
	json_close(&j, '}');
}

/* ---- the sides ---- */

/* A folder with a project goes before a revision of that name, which can be given as refs/heads/NAME. */
static bool
open_side(struct compared_side *s, struct options *o)
{
	bool folder = s->given && locate_is_project(s->given);

	s->co = folder ? compile_options_of(o, s->given) : compile_options(o);
	s->co.as_of = s->as_of;
	if (folder || !s->given) {
		s->name = folder ? s->given : o->values[OPTION_PROJECT] || o->above ? s->co.project : "the folder";
		return !s->assumed || scenario_assume(o, &s->co);
	}
	if (!revision_open(&s->revision, o, &s->co, s->given))
		return false;
	s->name = starts_with(s->revision.commit, s->given) ? arena_printf(&o->arena, "%.12s", s->revision.commit)
	                                                    : arena_printf(&o->arena, "%s (%.12s)", s->given, s->revision.commit);
	return true;
}

/* false where its findings, which are kept, have an error */
static bool
compile_side(struct compared_side *s)
{
	if (compile(&s->c, &s->co, STAGE_ANALYSE))
		return true;
	diag_help(&s->c.diags, diag_add(&s->c.diags, RG9016, (struct place){0}, "nothing was compared: these are the findings of %s", s->name),
	          "correct them, or compare with another revision");
	return false;
}

static void
close_side(struct compared_side *s)
{
	compile_free(&s->c);
	revision_close(&s->revision);
}

/* ---- the command ---- */

/* in the order of the words of --format */
static void (*const formats[])(struct comparing *cmp) = {put_text, put_markdown, put_json};

/* one day is that of both sides */
static void
set_days(struct comparing *cmp, struct options *o)
{
	const char *days = o->values[OPTION_AS_OF], *second = days ? strchr(days, '\n') : NULL;

	cmp->left.as_of = second ? arena_copy(&o->arena, days, (size_t)(second - days)) : days;
	cmp->right.as_of = second ? second + 1 : days;
	if (second && strchr(second + 1, '\n'))
		diag_help(&o->diags, usage(o, "'diff' compares two days, and more are given"), "give --as-of once for both sides, or twice");
}

/* What is not named is the project as it is; without anything to compare it with, its last commit is. */
static void
set_sides(struct comparing *cmp, struct options *o)
{
	bool assume = o->values[OPTION_ASSUME] || o->values[OPTION_ASSUME_FILE];

	set_days(cmp, o);
	cmp->right.assumed = assume;
	cmp->left.given = o->arguments[0];
	cmp->right.given = o->arguments[0] ? o->arguments[1] : NULL;
	if (!cmp->left.given && !assume && !strchr(o->values[OPTION_AS_OF] ? o->values[OPTION_AS_OF] : "", '\n'))
		cmp->left.given = "HEAD";
	if (assume && o->arguments[0])
		diag_help(&o->diags, usage(o, "'diff' compares a scenario with the project that it is of, and with nothing else"),
		          "leave '%s' out, and name the project with -C", o->arguments[0]);
}

static bool
same_sources(const struct comparing *cmp)
{
	const struct compared_side *l = &cmp->left, *r = &cmp->right;

	if (r->assumed)
		return false;
	return strcmp(l->co.project, r->co.project) == 0 && l->co.texts_only == r->co.texts_only &&
	       strcmp(l->revision.commit, r->revision.commit) == 0;
}

static struct state
state_of(const struct compared_side *s)
{
	return (struct state){&s->c.analysis, s->c.inputs, s->c.ninputs};
}

/* the left on the day of the right, where neither sources nor days are the same */
static bool
compile_middle(struct comparing *cmp, struct options *o, struct state *middle)
{
	int32_t day = cmp->right.c.analysis.clock.day;
	char text[DATE_TEXT];

	*middle = state_of(cmp->same_sources ? &cmp->right : &cmp->left);
	if (cmp->same_sources || cmp->left.c.analysis.clock.day == day)
		return true;
	cmp->middle.name = arena_printf(&o->arena, "%s as of %s", cmp->left.name, day_text(day, text));
	cmp->middle.co = cmp->left.co;
	cmp->middle.co.as_of = arena_string(&o->arena, text);
	if (!compile_side(&cmp->middle))
		return false;
	*middle = state_of(&cmp->middle);
	return true;
}

/* the side whose findings are to be shown; NULL where both were compared */
static struct compared_side *
compare(struct comparing *cmp, struct options *o)
{
	struct states s = {.assumed = cmp->right.assumed};

	if (!compile_side(&cmp->left))
		return &cmp->left;
	if (!compile_side(&cmp->right))
		return &cmp->right;
	cmp->same_sources = same_sources(cmp);
	if (!compile_middle(cmp, o, &s.middle))
		return &cmp->middle;
	s.left = state_of(&cmp->left);
	s.right = state_of(&cmp->right);
	differences_make(&cmp->differences, &cmp->letter.arena, &s);
	return NULL;
}

static void
write_differences(struct comparing *cmp, void (*put)(struct comparing *cmp))
{
	struct compilation *c = &cmp->right.c;
	struct words *words = words_of_project(&c->diags, &c->schemas, c->project);

	cmp->letter.c = c;
	cmp->letter.words = words;
	if (words) {
		put_head(cmp);
		put(cmp);
	}
	words_close(words);
}

static int
run(struct comparing *cmp, struct options *o)
{
	struct compared_side *broken = compare(cmp, o);
	int status;

	o->folder = broken ? broken->co.project : cmp->right.co.project;
	if (broken)
		return finish(o, &broken->c.diags);
	write_differences(cmp, formats[option_chosen(o, OPTION_FORMAT)]);
	if (!cmp->letter.out.n)
		return finish(o, &cmp->right.c.diags);
	status = progress_print(&cmp->letter.out);
	return status == 0 && cmp->differences.n && o->values[OPTION_EXIT_CODE] ? 1 : status;
}

int
run_diff(struct options *o)
{
	struct comparing cmp = {0};
	int status;

	set_sides(&cmp, o);
	if (o->diags.n == 0 && open_side(&cmp.left, o) && open_side(&cmp.right, o))
		status = run(&cmp, o);
	else
		status = finish(o, &o->diags);
	differences_free(&cmp.differences);
	buf_free(&cmp.letter.out);
	arena_free(&cmp.letter.arena);
	close_side(&cmp.left);
	close_side(&cmp.middle);
	close_side(&cmp.right);
	return status;
}
