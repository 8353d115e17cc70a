/* regc review: shows what each mapping claims and what has changed since its review, and writes approvals into the
 * files, editing nothing but the entry. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../law/fingerprint.h"
#include "../law/judge.h"
#include "../syntax/read.h"
#include "commands.h"
#include "edit.h"
#include "progress.h"

struct reviewing {
	struct options *options;
	struct compilation *c;
	const char *by, *capacity;
	char day[DATE_TEXT];
	size_t shown, approved;
};

/* ---- showing ---- */

static void
say_part(struct reviewing *r, enum fingerprint_part part, const struct card *provision, const struct node *mapping,
         bool differs)
{
	struct buf out = {0};

	fingerprint_show(&out, part, &r->c->model, provision, mapping);
	printf("  %s%s\n%s", fingerprint_part_name(part), differs ? ", changed since the review; now" : "",
	       out.n ? out.s : "      nothing recorded\n");
	buf_free(&out);
}

/* what the mapping leaves to the project */
static void
say_defaults(const struct node *mapping)
{
	const char *before = "  by default of the project: ";

	for (const struct node *n = mapping->first; n; n = n->next)
		if (n->by_default) {
			printf("%s%s", before, n->key);
			before = ", ";
		}
	if (*before == ',')
		printf("\n");
}

/* After a review only what has changed; before one, everything that the approval would cover. */
static void
say_mapping(struct reviewing *r, const struct card *provision, const struct node *mapping, unsigned suspect)
{
	const struct node *reviewed = node_get(mapping, "reviewed");
	bool first = !node_get(reviewed, "fingerprint") || !node_is(mapping, "status", "approved");

	printf("%s\n  %s %s\n  %s, method %s, confidence %s%s%s\n", provision->id, node_text(mapping, "relation"),
	       node_get(mapping, "obligation")->to->id, node_text(mapping, "status"), node_text(mapping, "method"),
	       node_text(mapping, "confidence"), reviewed ? "; reviewed on " : "", reviewed ? node_text(reviewed, "on") : "");
	say_defaults(mapping);
	for (unsigned part = 0; part < FINGERPRINT_PARTS; part++)
		if (first || suspect & 1U << part)
			say_part(r, (enum fingerprint_part)part, provision, mapping, !first);
	r->shown++;
}

static bool
asks_yes(void)
{
	char line[16];

	printf("approve this mapping? [y/N] ");
	fflush(stdout);
	return fgets(line, sizeof line, stdin) && (line[0] == 'y' || line[0] == 'Y');
}

/* ---- the edit ---- */

static void
put_review(const struct reviewing *r, struct buf *b, const char *fingerprint)
{
	buf_puts(b, "{by: ");
	edit_quote(b, r->by);
	buf_puts(b, ", capacity: ");
	edit_quote(b, r->capacity);
	buf_printf(b, ", on: %s, fingerprint: \"%s\"}", r->day, fingerprint);
}

/* a part of the text and its replacement */
struct edit {
	struct span span;
	struct buf text;
};

static void
edit_reviewed(const struct reviewing *r, struct edit *e, const struct source *s, const struct node *mapping, const char *fingerprint)
{
	const struct node *reviewed = node_get(mapping, "reviewed");
	size_t column = source_position(s, mapping->first->key_span.from).column - 1;
	uint32_t end = edit_end(s, mapping);
	bool flow = s->text[mapping->span.from] == '{';
	struct buf between = {0};

	if (flow)
		buf_puts(&between, ", ");
	else
		buf_printf(&between, "\n%*s", (int)column, "");
	if (reviewed) {
		e->span = (struct span){reviewed->key_span.from, edit_end(s, reviewed)};
	} else {
		e->span = flow ? (struct span){end - 1, end - 1} : (struct span){end, end};
		buf_puts(&e->text, between.s);
	}
	if (!node_get(mapping, "status")) /* the project's default, which cannot be this one */
		buf_printf(&e->text, "status: approved%s", between.s);
	buf_free(&between);
	buf_puts(&e->text, "reviewed: ");
	put_review(r, &e->text, fingerprint);
}

/* an approval changes the status too, and nothing else */
static void
edit_status(struct edit *e, const struct node *mapping)
{
	const struct node *status = node_get(mapping, "status");

	e->span = status ? status->span : (struct span){mapping->span.from, mapping->span.from};
	if (!status)
		return;
	if (strcmp(status->text, "approved") != 0)
		buf_puts(&e->text, "approved");
	else
		e->span.to = e->span.from;
}

/* both edits, in the order of their places */
static void
apply_edits(struct buf *out, const struct source *s, const struct edit *a, const struct edit *b)
{
	const struct edit *first = a->span.from <= b->span.from ? a : b, *second = first == a ? b : a;

	buf_add(out, s->text, first->span.from);
	buf_puts(out, first->text.n ? first->text.s : "");
	buf_add(out, s->text + first->span.to, second->span.from - first->span.to);
	buf_puts(out, second->text.n ? second->text.s : "");
	buf_puts(out, s->text + second->span.to);
}

/* the mapping of the tree at the same place as that of the card */
static const struct node *
same_mapping(const struct node *root, const struct node *mapping)
{
	const struct node *mappings = node_get(root, "mappings");

	for (const struct node *m = mappings ? mappings->first : NULL; m; m = m->next)
		if (m->span.from == mapping->span.from)
			return m;
	return NULL;
}

static bool
write_review(struct reviewing *r, const struct card *provision, const struct node *mapping, const char *fingerprint)
{
	struct source *s = source_new(&r->c->arena, provision->source->project, provision->source->path);
	enum source_result result = source_load(s);
	struct arena a = {0};
	struct edit reviewed = {0}, status = {0};
	struct buf out = {0};
	const struct node *root, *own;
	bool fine = result == SOURCE_OK && (root = read_yaml(&a, &r->c->diags, s)) && (own = same_mapping(root, mapping));

	if (fine) {
		edit_reviewed(r, &reviewed, s, own, fingerprint);
		edit_status(&status, own);
		apply_edits(&out, s, &reviewed, &status);
		fine = write_whole(&r->c->diags, s->disk, out.s, out.n);
	} else {
		diag_unread(&r->c->diags, (struct place){0}, s, result == SOURCE_OK ? SOURCE_CHANGED : result);
	}
	source_unload(s);
	buf_free(&reviewed.text);
	buf_free(&status.text);
	buf_free(&out);
	arena_free(&a);
	return fine;
}

/* ---- one after the other ---- */

/* An edit moves what follows it in the file, so the last mapping comes first. */
static void
review_provision(struct reviewing *r, const struct card *provision, const struct node *mapping)
{
	char fingerprint[FINGERPRINT_TEXT];
	unsigned suspect;

	if (!mapping)
		return;
	review_provision(r, provision, mapping->next);
	if (!judge_counts(mapping))
		return;
	suspect = fingerprint_suspect(&r->c->model, provision, mapping);
	if (node_is(mapping, "status", "approved") && node_get(node_get(mapping, "reviewed"), "fingerprint") && !suspect)
		return;
	say_mapping(r, provision, mapping, suspect);
	if (!r->by || !asks_yes())
		return;
	if (text_is(node_text(mapping, "author"), r->by)) {
		diag_help(&r->c->diags, diag_add(&r->c->diags, RG6002, (struct place){provision->source, node_get(mapping, "author")->span},
		                                 "'%s' cannot approve their own mapping", r->by), "have someone else review it");
		return;
	}
	if (write_review(r, provision, mapping, fingerprint_of(fingerprint, &r->c->model, provision, mapping)))
		r->approved++;
}

static void
review_all(struct reviewing *r)
{
	struct kind provisions = cards_of(&r->c->model, "provision");
	const struct card *only = r->options->arguments[0] ? find_unit(r->c, "provision", r->options->arguments[0]) : NULL;

	progress_end(r->options);
	for (size_t i = 0; i < provisions.n && !(r->options->arguments[0] && !only); i++) {
		const struct node *mappings = node_get(provisions.cards[i]->facts, "mappings");

		if ((!only || provisions.cards[i] == only) && !library_of(provisions.cards[i]))
			review_provision(r, provisions.cards[i], mappings ? mappings->first : NULL);
	}
}

int
run_review(struct options *o)
{
	struct compile_options co = author_options(o);
	struct compilation c = {0};
	struct reviewing r = {.options = o, .c = &c, .by = o->values[OPTION_BY], .capacity = o->values[OPTION_CAPACITY]};
	int status;

	if (!r.by != !r.capacity)
		diag_help(&o->diags, usage(o, "'%s' is missing", r.by ? "--capacity" : "--by"),
		          "an approval needs both: --by NAME --capacity TEXT");
	if (o->diags.n)
		return finish(o, &o->diags);
	day_text(day_today(), r.day);
	if (compile(&c, &co, STAGE_LINK))
		review_all(&r);
	status = finish(o, &c.diags);
	if (!o->values[OPTION_QUIET])
		fprintf(stderr, "regc: %zu mapping%s to review%s", r.shown, plural(r.shown), r.by ? "" : "; use --by and --capacity to approve them one by one\n");
	if (!o->values[OPTION_QUIET] && r.by)
		fprintf(stderr, ", %zu approved\n", r.approved);
	compile_free(&c);
	return status;
}
