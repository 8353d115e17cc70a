#include "fingerprint.h"

#include <stdio.h>
#include <string.h>

#include "../base/date.h"
#include "../base/text.h"
#include "../evidence/lockfile.h"
#include "events.h"
#include "judge.h"
#include "relate.h"

const char *
fingerprint_part_name(enum fingerprint_part part)
{
	static const char *const names[FINGERPRINT_PARTS] = {"wording",  "addressees", "exceptions",  "force",
	                                                     "contract", "sanction",   "authorities", "words"};

	return names[part];
}

const char *
fingerprint_names(struct arena *a, unsigned parts)
{
	const char *names = "";

	for (unsigned part = 0; part < FINGERPRINT_PARTS; part++)
		if (parts & 1U << part)
			names = arena_printf(a, "%s%s%s", names, *names ? ", " : "", fingerprint_part_name((enum fingerprint_part)part));
	return names;
}

/* a part that only some readers see; left out, so that every audience gets the same fingerprint */
static bool
is_public(const struct node *n)
{
	const char *own = node_text(n, "audience");

	return (!n->schema || schema_audience(n->schema) == AUDIENCE_PUBLIC) && (!own || strcmp(own, "public") == 0);
}

/* where a part is written: to be digested, or to be read */
struct writer {
	struct buf *out;
	bool shown;
};

static void
show(struct buf *out, const struct node *n, int indent)
{
	if (!is_public(n))
		return;
	buf_printf(out, "%*s%s%s", indent, "", n->key ? n->key : "-", n->kind == NODE_SCALAR ? ": " : "\n");
	if (n->kind == NODE_SCALAR) {
		buf_put_visible(out, n->text, strlen(n->text));
		buf_putc(out, '\n');
	}
	for (const struct node *c = n->first; c; c = c->next)
		show(out, c, indent + 2);
}

/* a value with its keys, so that no two different ones give the same text */
static void
digest_value(struct buf *b, const struct node *n)
{
	if (!is_public(n))
		return;
	buf_puts(b, n->key ? n->key : "");
	buf_putc(b, n->kind == NODE_MAP ? '{' : n->kind == NODE_LIST ? '[' : '=');
	if (n->kind == NODE_SCALAR) {
		buf_number(b, strlen(n->text));
		buf_putc(b, ':');
		buf_puts(b, n->text);
	}
	for (const struct node *c = n->first; c; c = c->next)
		digest_value(b, c);
	buf_putc(b, ';');
}

static void
put(struct writer *w, const struct node *n)
{
	if (n && w->shown)
		show(w->out, n, 6);
	else if (n)
		digest_value(w->out, n);
}

static void
put_field(struct writer *w, const struct card *card, const char *field)
{
	put(w, node_get(card->facts, field));
}

/* ---- the parts ---- */

static bool
uses_fact(const struct card *card, const char *name)
{
	for (size_t i = 0; i < card->nrefs; i++)
		if (text_is(card->refs[i].kind, "fact") && text_is(card->refs[i].text, name))
			return true;
	return false;
}

/* whether a start or an end counts from the fact that an entry of a service names */
static bool
counts_from(struct arena *a, const struct card *card, const struct node *fact)
{
	const struct node *history = node_get(card->facts, "history");
	const char *name = fact->to ? fact->to->name : fact->text;

	for (const struct node *e = history ? history->first : NULL; e; e = e->next)
		if (events_counts_from(a, e) && strcmp(events_counts_from(a, e), name) == 0)
			return true;
	return false;
}

/* something done with each entry of what is recorded that a result rests on */
typedef void with_entry(void *ctx, const struct node *entry);

static bool
is_of_law(const struct card *obligation, const struct node *fact)
{
	struct arena a = {0};
	const char *name = node_text(fact, "fact");
	bool used = uses_fact(obligation, name) || uses_fact(obligation->unit, name) ||
	            counts_from(&a, obligation, node_get(fact, "fact")) || counts_from(&a, obligation->unit, node_get(fact, "fact"));

	arena_free(&a);
	return used;
}

/* the roles of a service under the law, the facts that its conditions name, and where it is offered */
static void
each_entry(const struct card *service, const struct card *obligation, with_entry *with, void *ctx)
{
	const struct node *roles = node_get(service->facts, "roles"), *facts = node_get(service->facts, "facts");

	with(ctx, node_get(service->facts, "offered"));
	for (const struct node *r = roles ? roles->first : NULL; r; r = r->next) {
		const struct card *role = node_get(r, "role")->to;

		if (role && role->unit == obligation->unit)
			with(ctx, r);
	}
	for (const struct node *f = facts ? facts->first : NULL; f; f = f->next)
		if (is_of_law(obligation, f))
			with(ctx, f);
}

/* the excerpts that show it, or a part of it */
static void
each_excerpt(const struct node *n, void (*with)(void *ctx, const struct card *excerpt), void *ctx)
{
	if (n->key && strcmp(n->key, "shown-by") == 0)
		for (const struct node *e = n->first; e; e = e->next)
			if (e->to)
				with(ctx, e->to);
	for (const struct node *c = n->first; c; c = c->next)
		each_excerpt(c, with, ctx);
}

/* the words of a holder of excerpts, in all its wordings, and the sentences in which they were found */
static void
put_excerpts(struct writer *w, const struct card *card)
{
	size_t version;

	for (const struct node *e = NULL; (e = excerpt_next(card, e, &version));) {
		put(w, node_get(e, "text"));
		put(w, node_get(lock_excerpt(card, e), "sentence"));
	}
}

static void
put_shown(void *writer, const struct card *excerpt)
{
	put_excerpts(writer, excerpt);
}

/* a record with the words that show it */
static void
put_entry(void *writer, const struct node *entry)
{
	put(writer, entry);
	if (entry)
		each_excerpt(entry, put_shown, writer);
}

static void
put_service(struct writer *w, const struct card *service, const struct card *obligation)
{
	each_entry(service, obligation, put_entry, w);
}

static void
put_bound(struct writer *w, const struct card *obligation)
{
	put_field(w, obligation, "binds");
	put_field(w, obligation, "when");
	put_field(w, obligation->unit, "reach");
	put_field(w, obligation->unit, "extends-to");
}

static void
put_addressees(struct writer *w, const struct model *m, const struct card *provision, const struct card *obligation)
{
	const struct card *service;

	put_bound(w, obligation);
	for (size_t i = 0; (service = judge_service(m, provision->parent, i)); i++)
		put_service(w, service, obligation);
	put_entry(w, node_get(provision->parent->facts, "governs"));
}

static void
put_authorities(struct writer *w, const struct card *obligation)
{
	put_field(w, obligation, "unsettled");
	card_look(obligation, PART_BACK);
	for (size_t i = 0; i < obligation->nfrom; i++) {
		const struct card *from = obligation->from_cards[i];

		if (strcmp(from->kind, "authority") == 0 && from->audience == AUDIENCE_PUBLIC && (i == 0 || obligation->from_cards[i - 1] != from)) {
			put(w, from->facts);
		}
	}
}

static void
put_definitions(struct writer *w, const struct card *law)
{
	const struct node *obligations = node_get(law->facts, "obligations");

	for (const struct node *o = obligations ? obligations->first : NULL; o; o = o->next)
		if (node_is(o, "deontic", "definition"))
			put(w, o);
}

/* what other laws do to it, but for what its own events say; and the definitions that they give its words */
static void
put_related(struct writer *w, const struct card *obligation, bool definitions)
{
	struct arena a = {0};
	size_t n;
	struct related *all = relate_all(&a, obligation, &n);

	for (size_t i = 0; i < n; i++) {
		bool defines = node_is(all[i].relation, "relation", "defines");

		if (definitions && defines) {
			put_definitions(w, all[i].law);
			put_field(w, all[i].law, "roles");
		} else if (!definitions && !defines && !node_is(all[i].relation, "relation", "amends") &&
		           !node_is(all[i].relation, "relation", "repeals")) {
			put(w, all[i].relation);
			put_field(w, all[i].law, "history");
		}
	}
	arena_free(&a);
}

static void
put_words(struct writer *w, const struct card *provision)
{
	put_field(w, provision, "basis");
	put_field(w, provision, "version");
	put_excerpts(w, provision);
	if (!node_get(provision->facts, "excerpts")) /* how the author reads it is all there is */
		put_field(w, provision, "note");
}

static void
put_part(struct writer *w, enum fingerprint_part part, const struct model *m, const struct card *provision,
         const struct card *obligation)
{
	static const struct { enum fingerprint_part part; const char *field; } fields[] = {
		{PART_WORDING, "citation"}, {PART_WORDING, "deontic"}, {PART_WORDING, "duty"}, {PART_WORDING, "versions"},
		{PART_EXCEPTIONS, "exceptions"}, {PART_FORCE, "history"}, {PART_FORCE, "grace"}, {PART_FORCE, "impediments"},
		{PART_CONTRACT, "contract"}, {PART_SANCTION, "enforcement"},
	};

	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		if (fields[i].part == part)
			put_field(w, obligation, fields[i].field);
	if (part == PART_WORDING) {
		put_excerpts(w, obligation);
		put_related(w, obligation, true);
	}
	if (part == PART_FORCE) {
		put_field(w, obligation->unit, "history");
		put_related(w, obligation, false);
	}
	if (part == PART_ADDRESSEES)
		put_addressees(w, m, provision, obligation);
	if (part == PART_AUTHORITIES)
		put_authorities(w, obligation);
	if (part == PART_WORDS)
		put_words(w, provision);
}

/* the first digits of a digest */
static const char *
shorten(char *text, const struct buf *b)
{
	struct sha256 d = sha256_of(b->s, b->n);

	for (int i = 0; i < 4; i++)
		snprintf(text + 2 * i, 3, "%02x", d.bytes[i]);
	return text;
}

const char *
fingerprint_values(char text[FINGERPRINT_SHORT], const struct node *const *values, size_t n)
{
	struct buf b = {0};

	for (size_t i = 0; i < n; i++) {
		put(&(struct writer){&b, false}, values[i]);
		buf_putc(&b, '.');
	}
	shorten(text, &b);
	buf_free(&b);
	return text;
}

const char *
fingerprint_bound(char text[FINGERPRINT_SHORT], const struct card *obligation)
{
	struct buf b = {0};

	put_bound(&(struct writer){&b, false}, obligation);
	shorten(text, &b);
	buf_free(&b);
	return text;
}

const char *
fingerprint_service(char text[FINGERPRINT_SHORT], const struct card *obligation, const struct card *service,
                    const struct node *used)
{
	struct writer w = {&(struct buf){0}, false};

	put_service(&w, service, obligation);
	put(&w, used);
	shorten(text, w.out);
	buf_free(w.out);
	return text;
}

const char *
fingerprint_of(char text[FINGERPRINT_TEXT], const struct model *m, const struct card *provision, const struct node *mapping)
{
	const struct card *obligation = node_get(mapping, "obligation")->to;

	for (enum fingerprint_part part = 0; part < FINGERPRINT_PARTS; part++) {
		struct buf b = {0};

		buf_puts(&b, fingerprint_part_name(part));
		put_part(&(struct writer){&b, false}, part, m, provision, obligation);
		shorten(text + 8 * part, &b);
		buf_free(&b);
	}
	return text;
}

void
fingerprint_show(struct buf *out, enum fingerprint_part part, const struct model *m, const struct card *provision,
                 const struct node *mapping)
{
	put_part(&(struct writer){out, true}, part, m, provision, node_get(mapping, "obligation")->to);
}

/* ---- suspicion ---- */

/* a change that a lock records after the day of the review, in the words or section of a holder of excerpts */
static bool
is_touched_since(const struct card *card, struct date reviewed)
{
	struct referrers records = cards_from(card, "record");
	struct date on;

	for (size_t i = 0; i < records.n; i++)
		if (date_parse(node_text(records.cards[i]->facts, "on"), &on) && date_before(reviewed, on) == TRI_YES)
			return true;
	return false;
}

struct touching {
	struct date reviewed;
	bool found;
};

static void
note_touched(void *touching, const struct card *excerpt)
{
	struct touching *t = touching;

	t->found = t->found || is_touched_since(excerpt, t->reviewed);
}

static void
note_entry(void *touching, const struct node *entry)
{
	if (entry)
		each_excerpt(entry, note_touched, touching);
}

/* the words that show what the addressees rest on */
static bool
are_facts_touched(const struct model *m, const struct card *provision, const struct card *obligation, struct date reviewed)
{
	struct touching t = {reviewed, false};
	const struct card *service;

	for (size_t i = 0; (service = judge_service(m, provision->parent, i)); i++)
		each_entry(service, obligation, note_entry, &t);
	note_entry(&t, node_get(provision->parent->facts, "governs"));
	return t.found;
}

/* the parts whose words a later capture changes */
static unsigned
touched_parts(const struct model *m, const struct card *provision, const struct card *obligation, const char *day)
{
	struct date reviewed;
	unsigned parts = 0;

	if (!date_parse(day, &reviewed))
		return 0;
	if (is_touched_since(provision, reviewed))
		parts |= 1U << PART_WORDS;
	if (is_touched_since(obligation, reviewed))
		parts |= 1U << PART_WORDING;
	if (are_facts_touched(m, provision, obligation, reviewed))
		parts |= 1U << PART_ADDRESSEES;
	return parts;
}

unsigned
fingerprint_suspect(const struct model *m, const struct card *provision, const struct node *mapping)
{
	const struct node *reviewed = node_get(mapping, "reviewed");
	const char *before = node_text(reviewed, "fingerprint");
	char now[FINGERPRINT_TEXT];
	unsigned parts = 0;

	if (!before || strlen(before) != FINGERPRINT_TEXT - 1 || !node_is(mapping, "status", "approved"))
		return 0;
	fingerprint_of(now, m, provision, mapping);
	for (unsigned part = 0; part < FINGERPRINT_PARTS; part++)
		if (memcmp(before + 8 * part, now + 8 * part, 8) != 0)
			parts |= 1U << part;
	return parts | touched_parts(m, provision, node_get(mapping, "obligation")->to, node_text(reviewed, "on"));
}
