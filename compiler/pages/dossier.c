#include "builder.h"

#include <stdlib.h>
#include <string.h>

#include "../evidence/lockfile.h"
#include "answer.h"

static bool
has_text(const struct node *list, const char *text)
{
	for (const struct node *n = list->first; n; n = n->next)
		if (strcmp(n->text, text) == 0)
			return true;
	return false;
}

/* ---- one mapped obligation ---- */

void
put_applies(struct builder *b, struct node *parent, const struct judgement *j)
{
	struct node *n = put_map(b, parent, "applies");

	node_put(b->arena, n, "platform", tri_name(j->application.platform));
	node_put(b->arena, n, "users", tri_name(j->application.users));
	put_reasons(n, "because", j->application.because);
	put_reasons(n, "needs", j->application.needs);
}

void
put_force(struct builder *b, struct node *parent, const struct force *f, bool for_service)
{
	struct node *n = put_map(b, parent, "force");

	node_put(b->arena, n, "state", force_state_name(f->state));
	if (for_service && f->state == FORCE_IN_FORCE)
		node_put(b->arena, n, "grace", tri_name(f->grace));
	put_reasons(n, "because", f->because);
}

static bool
are_same(const struct node *some, const struct node *others)
{
	const struct node *a = some->first, *b = others->first;

	for (; a && b && reason_same(a, b); a = a->next)
		b = b->next;
	return !a && !b;
}

static void
put_flag(struct builder *b, struct node *outcome, const struct judgement *j)
{
	struct node *n = put_map(b, outcome, "flag");

	node_put(b->arena, n, "state", flag_state_name(j->flag));
	put_reasons(n, "because", j->flag_because);
	if (!are_same(j->flag_needs, j->application.needs))
		put_reasons(n, "needs", j->flag_needs);
}

static void
put_standing(struct builder *b, struct node *indicated, const struct judgement *j)
{
	struct node *n;

	node_put(b->arena, indicated, "standing", standing_name(j->standing));
	n = put_map(b, indicated, "rests");
	node_put(b->arena, n, "words", j->rests.seen ? "seen" : "not-seen");
	node_put(b->arena, n, "confidence", confidence_name(j->rests.confidence));
	node_put(b->arena, n, "weakest", rests_link_name(j->rests.weakest));
	node_put(b->arena, n, "established", rests_established(&j->rests) ? "yes" : "no");
	if (j->conditional)
		put_conditional(b, indicated, j->conditional);
}

/* what qualifies a band; how the mapping was made, and how sure its author is, the report says with the mapping */
static struct node *
qualifiers_of(struct builder *b, const struct judgement *j)
{
	struct node *list = node_list(b->arena);

	for (const struct node *r = j->qualifiers->first; r; r = r->next)
		if (!node_is(r, "code", reason_infos[REASON_QUALIFIER_CONFIDENCE].name) &&
		    !node_is(r, "code", reason_infos[REASON_QUALIFIER_DRAFT].name))
			node_add(list, NULL, node_copy(b->arena, r));
	return list;
}

static void
put_indicated(struct builder *b, struct node *outcome, const struct judgement *j)
{
	struct node *n = put_map(b, outcome, "indicated");

	node_put(b->arena, n, "exposure", exposure_name(j->exposure));
	node_put(b->arena, n, "bearer", j->bearer);
	put_reasons(n, "because", j->rate_because);
	put_reasons(n, "needs", j->rate_needs);
	put_reasons(n, "qualifiers", qualifiers_of(b, j));
	put_standing(b, n, j);
}

void
put_version(struct builder *b, struct node *parent, const struct node *version)
{
	static const char *const fields[] = {"from", "until", "by"};
	struct node *n;

	if (!version)
		return;
	n = put_map(b, parent, "version");
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		node_put(b->arena, n, fields[i], node_text(version, fields[i]));
}

/* the kinds of sanction for a breach, each once */
static void
put_sanctions(struct builder *b, struct node *outcome, const struct node *powers)
{
	struct node *list = powers ? put_list(b, outcome, "sanctions") : NULL;

	for (const struct node *p = powers ? powers->first : NULL; p; p = p->next) {
		const char *type = node_text(node_get(p, "sanction"), "type");

		if (type && !has_text(list, type))
			node_put(b->arena, list, NULL, type);
	}
}

/* the law's own words on the day, each with what it rests on; the page of the law has the way to the capture */
static void
put_quoted(struct builder *b, struct node *outcome, const struct subject *s)
{
	static const char *const fields[] = {"text", "at", "language", "translation"};
	const struct node *words = law_words(s->obligation, s->version);
	struct node *list = put_list(b, outcome, "quoted");

	for (const struct node *e = words ? words->first : NULL; e; e = e->next) {
		struct node *one = put_map(b, list, NULL);

		node_put(b->arena, one, "state", evidence_name(evidence_of_excerpt(s->obligation, e, &b->clock)));
		for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
			node_put(b->arena, one, fields[i], node_text(e, fields[i]));
		if (excerpt_owner(s->obligation, e) != s->law)
			put_link(b, one, "law", excerpt_owner(s->obligation, e));
	}
}

/* what the mapping leaves to the project */
static void
put_defaulted(struct builder *b, struct node *outcome, const struct node *mapping)
{
	struct node *list = NULL;

	for (const struct node *n = mapping->first; n; n = n->next)
		if (n->by_default) {
			list = list ? list : put_list(b, outcome, "defaulted");
			node_put(b->arena, list, NULL, n->key);
		}
}

static void
put_outcome(struct builder *b, struct node *outcomes, const struct judgement *j, const struct node *body, enum standing group)
{
	static const char *const mapped[] = {"relation", "rationale", "confidence", "method", "status"};
	const struct card *obligation = j->subject.obligation, *law = j->subject.law;
	struct node *o = put_map(b, outcomes, NULL);

	node_put(b->arena, o, "group", standing_name(group));
	if (j->mapping->line)
		node_putf(b->arena, o, "line", "%u", (unsigned)j->mapping->line);
	put_link(b, o, "obligation", obligation);
	put_copy(b, o, "citation", apply_field(&j->subject, "citation"));
	put_link(b, o, "law", law);
	put_field(b, o, "short", law, "short");
	put_link(b, o, "service", j->subject.service);
	put_link(b, o, "place", j->subject.place);
	put_field(b, o, "deontic", obligation, "deontic");
	put_copy(b, o, "duty", apply_field(&j->subject, "duty"));
	put_quoted(b, o, &j->subject);
	for (size_t i = 0; i < sizeof mapped / sizeof *mapped; i++)
		node_put(b->arena, o, mapped[i], node_text(body, mapped[i]));
	put_defaulted(b, o, body);
	put_copy(b, o, "reviewed", node_get(body, "reviewed"));
	put_version(b, o, j->subject.version);
	put_field(b, o, "unsettled", obligation, "unsettled");
	put_copy(b, o, "contract", apply_field(&j->subject, "contract"));
	put_applies(b, o, j);
	put_force(b, o, &j->force, true);
	put_flag(b, o, j);
	put_indicated(b, o, j);
	put_reasons(o, "upcoming", j->force.upcoming);
	put_reasons(o, "discharge", j->discharge);
	put_field(b, o, "evidenced-in", obligation, "evidenced-in");
	put_sanctions(b, o, apply_field(&j->subject, "enforcement"));
	put_copy(b, o, "enforcement", apply_field(&j->subject, "enforcement"));
	put_copy(b, o, "exceptions", apply_field(&j->subject, "exceptions"));
	put_conditions(b, law, node_get(o, "contract"));
	put_conditions(b, law, node_get(o, "exceptions"));
	put_field(b, o, "sources", node_get(obligation->facts, "sources") ? obligation : law, "sources");
	node_put(b->arena, o, "read", law_read(obligation));
	put_field(b, o, "source-confidence", obligation, "confidence");
	put_field(b, o, "checked", law, "checked");
}

/* ---- the provision ---- */

static void
put_party(struct builder *b, struct node *binds, bool bound, const char *party)
{
	if (bound && !has_text(binds, party))
		node_put(b->arena, binds, NULL, party);
}

/* one place's flag, gathered from the outcomes */
static void
gather_flag(struct builder *b, struct node *flags, const struct judgement *j, const struct place_flag *in)
{
	struct node *flag = NULL, *because;

	if (in->flag == FLAG_NONE)
		return;
	for (struct node *f = flags->first; f && !flag; f = f->next)
		flag = node_get(f, "place")->to == in->place ? f : NULL;
	if (!flag) {
		flag = put_map(b, flags, NULL);
		node_put(b->arena, flag, "state", flag_state_name(verdict_flag(b->analysis->verdicts, b->page->card, in->place)));
		put_link(b, flag, "place", in->place);
		put_list(b, flag, "binds");
		put_list(b, flag, "needs");
		put_list(b, flag, "because");
	}
	reason_merge(b->arena, node_get(flag, "needs"), in->needs);
	put_party(b, node_get(flag, "binds"), in->platform, "platform");
	put_party(b, node_get(flag, "binds"), in->users, "users");
	because = put_map(b, node_get(flag, "because"), NULL);
	node_put(b->arena, because, "state", flag_state_name(in->flag));
	put_link(b, because, "obligation", j->subject.obligation);
}

static void
gather_flags(struct builder *b, struct node *flags, const struct judgement *j)
{
	struct place_flag own = judge_flag(j);

	gather_flag(b, flags, j, &own);
	for (size_t i = 0; i < j->nothers; i++)
		gather_flag(b, flags, j, &j->others[i]);
}

/* what would settle a flag is its own only where it leads as conditional; else each obligation says
 * what it needs */
static void
settle_flags(struct node *flags)
{
	for (struct node *f = flags->first; f; f = f->next)
		if (strcmp(node_text(f, "state"), flag_state_name(FLAG_CONDITIONAL)) != 0 && node_get(f, "needs"))
			node_get(f, "needs")->first = NULL;
}

/* places that the author flags; what is computed for them stands beside it */
static void
gather_watch(struct builder *b, struct node *flags)
{
	const struct node *watch = node_get(b->page->card->facts, "watch");

	for (const struct node *w = watch ? watch->first : NULL; w; w = w->next) {
		const struct card *place = node_get(w, "place")->to;
		struct node *flag = NULL;

		for (struct node *f = flags->first; f && place && !flag; f = f->next)
			flag = node_get(f, "place")->to == place ? f : NULL;
		if (!flag && place) {
			flag = put_map(b, flags, NULL);
			node_put(b->arena, flag, "state", "watch");
			put_link(b, flag, "place", place);
		}
		if (flag)
			node_put(b->arena, flag, "watch", node_text(w, "reason"));
	}
}

/* the day of a capture, beside its name */
static void
put_capture(struct builder *b, struct node *n, const char *key, const struct card *owner, const char *capture)
{
	node_put(b->arena, n, key, capture);
	node_put(b->arena, n, arena_printf(b->arena, "%s-on", key), node_text(owner_capture(owner, capture), "on"));
}

/* whose the captured text is and where everybody can get it */
static void
put_archive(struct builder *b, struct node *n, const struct node *capture)
{
	static const char *const fields[] = {"title", "url", "licence", "attribution"};
	struct kind archives = cards_of(b->analysis->model, "archive");
	const char *id = node_text(capture, "archive");

	node_put(b->arena, n, "path", node_text(capture, "path"));
	for (size_t i = 0; id && i < archives.n; i++)
		if (strcmp(archives.cards[i]->name, id) == 0) {
			struct node *archive = put_map(b, n, "archive");

			for (size_t f = 0; f < sizeof fields / sizeof *fields; f++)
				node_put(b->arena, archive, fields[f], node_text(archives.cards[i]->facts, fields[f]));
		}
}

/* the chain from the quotation to the bytes of a capture, as the lock file records it */
static void
put_found(struct builder *b, struct node *evidence, const struct card *card, const struct node *excerpt)
{
	static const char *const where[] = {"from", "to", "place", "section", "left-out", "drops", "fate"};
	static const char *const what[] = {"at", "commit", "sha256"};
	const struct card *owner = excerpt_owner(card, excerpt), *lock = lock_of(owner);
	const struct node *record = lock_excerpt(card, excerpt);
	const char *capture = node_text(record, "capture");
	struct node *n = put_map(b, evidence, "found");

	put_capture(b, n, "capture", owner, capture);
	for (size_t i = 0; i < sizeof what / sizeof *what; i++)
		node_put(b->arena, n, what[i], node_text(lock_capture(owner, capture), what[i]));
	for (size_t i = 0; i < sizeof where / sizeof *where; i++)
		node_put(b->arena, n, where[i], node_text(record, where[i]));
	put_capture(b, n, "first", owner, node_text(record, "first"));
	put_capture(b, n, "last", owner, node_text(record, "last"));
	put_capture(b, n, "since", owner, node_text(record, "since"));
	node_put(b->arena, n, "normalisation", node_text(lock->facts, "normalisation"));
	if (owner != card->parent && strcmp(owner->kind, "regulation") == 0)
		put_link(b, n, "law", owner);
	put_copy(b, n, "origin", node_get(owner_capture(owner, capture), "origin"));
	put_archive(b, n, owner_capture(owner, capture));
}

/* how the words of an excerpt were seen, and where they were found */
static void
put_state(struct builder *b, struct node *one, const struct card *card, const struct node *excerpt)
{
	enum evidence_state state = evidence_of_excerpt(card, excerpt, &b->clock);

	node_put(b->arena, one, "state", evidence_name(state));
	if (state >= EVIDENCE_RECORDED)
		put_found(b, one, card, excerpt);
	else if (state == EVIDENCE_UNVERIFIED && lock_excerpt(card, excerpt))
		node_put(b->arena, one, "later", "true");
}

static void
put_states(struct builder *b, struct node *evidence, const struct card *card, const struct node *excerpts)
{
	struct node *list = put_list(b, evidence, "excerpts");

	for (const struct node *e = excerpts->first; e; e = e->next)
		put_state(b, put_map(b, list, NULL), card, e);
}

/* adds the excerpts that a card names to show what it records */
static void
shown_by(struct cards *c, const struct card *card)
{
	for (size_t i = 0; i < card->nrefs; i++)
		if (card->refs[i].to && strcmp(card->refs[i].to->kind, "excerpt") == 0)
			cards_put(c, card->refs[i].to);
}

static void
put_quotation(struct builder *b, struct node *list, const struct card *excerpt)
{
	static const char *const fields[] = {"text", "language", "section"};
	struct node *one = put_map(b, list, NULL);

	put_link(b, one, "excerpt", excerpt);
	put_link(b, one, "platform", excerpt->unit);
	put_link(b, one, "document", excerpt_owner(excerpt, excerpt->facts));
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		node_put(b->arena, one, fields[i], node_text(excerpt->facts, fields[i]));
	put_state(b, one, excerpt, excerpt->facts);
}

void
put_shown_words(struct builder *b, struct cards excerpts)
{
	struct node *list = node_list(b->arena);

	cards_sort(&excerpts);
	for (size_t i = 0; i < excerpts.n; i++)
		put_quotation(b, list, excerpts.all[i]);
	put_reasons(b->root, "shown", list);
	free(excerpts.all);
}

void
put_shown(struct builder *b, const struct card *card)
{
	const struct card *service;
	struct cards excerpts = {0};

	if (b->page->part)
		return;
	shown_by(&excerpts, card);
	if (strcmp(card->kind, "platform") == 0)
		for (size_t i = 0; (service = apply_service(b->analysis->model, card, i)); i++)
			shown_by(&excerpts, service);
	put_shown_words(b, excerpts);
}

void
put_evidence(struct builder *b, struct node *parent, const struct card *card)
{
	const struct node *excerpts = node_get(card->facts, "excerpts");
	struct node *evidence = put_map(b, parent, "evidence");

	node_put(b->arena, evidence, "state", evidence_name(evidence_of(card, &b->clock)));
	if (excerpts)
		put_states(b, evidence, card, excerpts);
}

void
put_evidence_of(struct builder *b, struct node *parent, const struct card *card, const struct node *excerpts)
{
	struct node *evidence = put_map(b, parent, "evidence");

	node_put(b->arena, evidence, "state", evidence_name(evidence_of_list(card, excerpts, &b->clock)));
	put_states(b, evidence, card, excerpts);
}

/* "consumer, business"; NULL where it is not recorded */
static const char *
classes_of(struct builder *b, const struct card *document)
{
	const struct node *classes = node_get(document->facts, "user-classes");
	const char *text = NULL;

	for (const struct node *c = classes ? classes->first : NULL; c; c = c->next)
		text = text ? arena_printf(b->arena, "%s, %s", text, c->text) : c->text;
	return text;
}

/* the kinds of service a platform offers */
static const char *
kinds_of(struct builder *b, const struct card *platform)
{
	const struct node *services = node_get(platform->facts, "services");
	const char *text = node_text(platform->facts, "service-kind");

	for (const struct node *s = services ? services->first : NULL; s; s = s->next)
		if (!text || !strstr(text, node_text(s, "service-kind")))
			text = text ? arena_printf(b->arena, "%s, %s", text, node_text(s, "service-kind"))
			            : node_text(s, "service-kind");
	return text;
}

/* the words by which others know a clause, its first excerpt that is no translation, and where on its page they stand */
static void
put_words(struct builder *b, struct node *n, const struct card *other)
{
	const struct node *excerpts = node_get(other->facts, "excerpts");
	size_t place = 1;

	for (const struct node *e = excerpts ? excerpts->first : NULL; e; e = e->next, place++)
		if (!node_is(e, "translation", "true")) {
			node_put(b->arena, n, "words", node_text(e, "text"));
			node_put(b->arena, n, "language", node_text(e, "language"));
			node_putf(b->arena, n, "at", "evidence.%zu", place);
			return;
		}
}

/* whose clause it is, and how its words were seen */
static void
put_whose(struct builder *b, struct node *n, const struct card *provision)
{
	const struct card *platform = provision->parent->parent;

	put_link(b, n, "platform", platform);
	node_put(b->arena, n, "service-kind", kinds_of(b, platform));
	node_put(b->arena, n, "user-classes", classes_of(b, provision->parent));
	node_put(b->arena, n, "evidence", evidence_name(evidence_of(provision, &b->clock)));
	put_words(b, n, provision);
}

/* each obligation and what the clause does to it, in the order of obligations */
static void
put_mapped(struct builder *b, struct node *clause, const struct card *provision)
{
	const struct node *mappings = node_get(provision->facts, "mappings");
	struct node *list = put_list(b, clause, "mappings");
	struct cards obligations = {0};

	for (const struct node *m = mappings ? mappings->first : NULL; m; m = m->next)
		if (judge_counts(m))
			cards_put(&obligations, node_get(m, "obligation")->to);
	cards_sort(&obligations);
	for (size_t i = 0; i < obligations.n; i++)
		for (const struct node *m = mappings ? mappings->first : NULL; m; m = m->next)
			if (judge_counts(m) && node_get(m, "obligation")->to == obligations.all[i]) {
				struct node *mapped = put_map(b, list, NULL);

				node_put(b->arena, mapped, "relation", node_text(m, "relation"));
				put_link(b, mapped, "obligation", obligations.all[i]);
				node_put(b->arena, mapped, "citation", obligations.all[i]->citation);
				put_field(b, mapped, "short", obligations.all[i]->unit, "short");
			}
	free(obligations.all);
}

/* places where a clause's flags lead with a state, by id; with FLAG_NONE those that only the author flags */
static struct cards
places_in(const struct verdicts *v, const struct card *provision, enum flag_state state)
{
	const struct node *watch = node_get(provision->facts, "watch");
	struct cards places = {0};

	for (size_t i = v->first[provision->order]; state != FLAG_NONE && i < v->first[provision->order + 1]; i++)
		if (v->all[i].place && verdict_flag(v, provision, v->all[i].place) == state)
			cards_put(&places, v->all[i].place);
	for (size_t i = 0; state != FLAG_NONE && i < v->nalso; i++)
		if (v->also[i].provision == provision && verdict_flag(v, provision, v->also[i].place) == state)
			cards_put(&places, v->also[i].place);
	for (const struct node *w = watch ? watch->first : NULL; state == FLAG_NONE && w; w = w->next)
		if (node_get(w, "place")->to && verdict_flag(v, provision, node_get(w, "place")->to) == FLAG_NONE)
			cards_put(&places, node_get(w, "place")->to);
	cards_sort(&places);
	return places;
}

/* the state that leads first */
static void
put_flagged(struct builder *b, struct node *parent, const struct card *provision)
{
	struct node *list = put_list(b, parent, "flagged");

	for (int state = FLAG_STATES - 1; state >= FLAG_NONE; state--) {
		struct cards places = places_in(b->analysis->verdicts, provision, (enum flag_state)state);
		struct node *flagged = places.n ? put_map(b, list, NULL) : NULL, *in = NULL;

		if (flagged) {
			node_put(b->arena, flagged, "state", state == FLAG_NONE ? "watch" : flag_state_name((enum flag_state)state));
			in = put_list(b, flagged, "places");
		}
		for (size_t i = 0; i < places.n; i++)
			put_link(b, in, NULL, places.all[i]);
		free(places.all);
	}
}

void
put_clause(struct builder *b, struct node *parent, const struct card *provision)
{
	struct node *clause = put_map(b, parent, "clause");

	put_whose(b, clause, provision);
	node_put(b->arena, clause, "basis", node_text(provision->facts, "basis"));
	put_mapped(b, clause, provision);
	put_flagged(b, clause, provision);
}

/* what both have in common, and that the author chose it where the rule did not */
static void
say_comparable(struct builder *b, struct node *because, const struct card *other, bool named)
{
	const struct node *own = node_get(b->page->card->facts, "categories"), *theirs = node_get(other->facts, "categories");
	const char *kind = compare_kind(b->page->card->parent->parent, other->parent->parent);

	for (const struct node *o = own ? own->first : NULL; o; o = o->next)
		for (const struct node *t = theirs ? theirs->first : NULL; t; t = t->next)
			if (o->to == t->to)
				reason_card(b->arena, reason_add(b->arena, because, REASON_COMPARE_CATEGORY), "category", o->to);
	if (kind)
		reason_text(b->arena, reason_add(b->arena, because, REASON_COMPARE_KIND), "service-kind", kind);
	if (named)
		reason_add(b->arena, because, REASON_COMPARE_NAMED);
}

static void
put_comparator(struct builder *b, struct node *list, const struct card *other, const char *why)
{
	const struct node *assessed = node_get(other->facts, "assessed");
	struct node *n = put_map(b, list, NULL);
	struct tally t = {0};

	put_link(b, n, "provision", other);
	put_whose(b, n, other);
	node_put(b->arena, n, "why", why);
	say_comparable(b, put_list(b, n, "because"), other, why != NULL);
	node_put(b->arena, n, "assessed", assessed ? node_text(assessed, "exposure") : NULL);
	clock_narrow(&b->clock, &b->analysis->verdicts->holds[other->order]); /* its bands were judged on the day */
	tally_provision(&t, b->analysis->verdicts, other);
	put_tally(b, n, &t);
}

/* the author's reason for a comparator that the rule found as well */
static const char *
why_of(const struct node *named, const struct card *other)
{
	for (const struct node *c = named ? named->first : NULL; c; c = c->next)
		if (node_get(c, "provision")->to == other)
			return node_text(c, "why");
	return NULL;
}

static void
put_comparison(struct builder *b)
{
	const struct card *found[COMPARE_MOST];
	const struct node *named = node_get(b->page->card->facts, "comparators");
	size_t of, n = compare_provision(b->analysis->comparison, b->page->card, found, &of);
	struct node *comparison = put_map(b, b->root, "comparison"), *remarks = put_list(b, comparison, "remarks");
	struct node *list = put_list(b, comparison, "comparators"), *r;

	r = reason_add(b->arena, remarks, REASON_COMPARE_RULE);
	reason_text(b->arena, r, "most", arena_printf(b->arena, "%d", COMPARE_MOST));
	if (of > n) {
		r = reason_add(b->arena, remarks, REASON_COMPARE_CAPPED);
		reason_count(b->arena, r, "shown", n);
		reason_count(b->arena, r, "of", of);
	}
	for (size_t i = 0; i < n; i++)
		put_comparator(b, list, found[i], why_of(named, found[i]));
	for (const struct node *c = named ? named->first : NULL; c; c = c->next) {
		const struct card *other = node_get(c, "provision")->to;
		size_t i = 0;

		while (i < n && found[i] != other)
			i++;
		if (i == n)
			put_comparator(b, list, other, node_text(c, "why"));
	}
}

void
put_context(struct builder *b, const struct card *document)
{
	struct node *context = put_map(b, b->root, "context");
	const struct node *versions = node_get(document->facts, "versions"), *governing;
	const char *version = b->page->card ? node_text(b->page->card->facts, "version") : NULL;

	put_link(b, context, "platform", document->parent);
	put_field(b, context, "operator", document->parent, "operator");
	put_link(b, context, "document", document);
	put_field(b, context, "address", document, "address");
	node_put(b->arena, context, "entity", node_text(node_get(document->facts, "entity"), "name"));
	put_field(b, context, "entities", document, "entities");
	put_field(b, context, "governs", document, "governs");
	put_field(b, context, "user-classes", document, "user-classes");
	if ((governing = node_get(document->facts, "governing-law")))
		put_link(b, context, "governing-law", governing->to);
	node_put(b->arena, context, "version", version);
	for (const struct node *v = versions ? versions->first : NULL; v && version; v = v->next)
		if (strcmp(node_text(v, "version"), version) == 0) {
			node_put(b->arena, context, "text", node_text(v, "text"));
			return;
		}
}

/* the bands that were indicated, for the remark beside an assessed value */
static const char *
indicated_bands(struct builder *b, const struct tally *t)
{
	const char *text = "";

	for (int band = EXPOSURES - 1; band >= 0; band--)
		if (t->band[band])
			text = arena_printf(b->arena, "%s%s%s", text, *text ? ", " : "", exposure_name(band));
	return text;
}

static void
put_exposure(struct builder *b, const struct tally *t)
{
	const struct node *assessed = node_get(b->page->card->facts, "assessed");
	struct node *exposure = put_map(b, b->root, "exposure"), *answer, *remarks, *r;
	struct lead lead = lead_clause(b->analysis->verdicts, b->page->card);
	struct standing_tally standings = {0};
	const char *value = assessed ? node_text(assessed, "exposure") : NULL, *bands = indicated_bands(b, t);

	tally_standing_clause(&standings, b->analysis->verdicts, b->page->card);
	node_put(b->arena, exposure, "assessed", value);
	put_lead(b, exposure, &lead);
	put_standing_tally(b, exposure, &standings);
	answer = put_list(b, exposure, "answer");
	answer_say(b, answer, &lead, &standings);
	if (lead.kind == LEAD_ESTABLISHED || lead.kind == LEAD_NOTHING) /* else it was said what the answer turns on */
		answer_rest(b, answer, b->page->card);
	put_tally(b, exposure, t);
	if (!value || strcmp(value, bands) == 0)
		return;
	remarks = put_list(b, exposure, "remarks");
	r = reason_add(b->arena, remarks, *bands ? REASON_ASSESSED_DIFFERS : REASON_ASSESSED_LEADS);
	reason_text(b->arena, r, "assessed", value);
	if (*bands)
		reason_text(b->arena, r, "indicated", bands);
}

/* how common its categories are, as their own pages say it */
static void
put_common(struct builder *b, struct node *brief)
{
	const struct node *categories = node_get(b->page->card->facts, "categories");
	struct node *list = put_list(b, brief, "common");

	for (const struct node *c = categories ? categories->first : NULL; c; c = c->next) {
		struct node *common = put_map(b, list, NULL);

		put_link(b, common, "category", c->to);
		card_look(c->to, PART_BACK);
		compare_prevalence(b->arena, &b->analysis->comparison->bundles[c->to->order], put_list(b, common, "says"));
	}
}

/* what a reader wants to know first, beside the exposure */
static void
put_brief(struct builder *b)
{
	struct node *brief = put_map(b, b->root, "brief"), *confidence = put_map(b, brief, "confidence");
	struct confidence_tally t = {0};

	tally_confidence(&t, b->page->card);
	put_count(b, confidence, "high", t.high);
	put_count(b, confidence, "medium", t.medium);
	put_count(b, confidence, "low", t.low);
	put_count(b, confidence, "of", t.of);
	put_flagged(b, brief, b->page->card);
	put_common(b, brief);
}

/* whether anything of a bill had happened by the day; of one without a recorded event it is not known */
static bool
is_introduced(struct builder *b, const struct card *bill)
{
	const struct node *history = node_get(bill->facts, "history");
	enum tri known = history ? TRI_NO : TRI_UNKNOWN;
	struct date on;

	for (const struct node *e = history ? history->first : NULL; e; e = e->next)
		if (date_parse(node_text(e, "on"), &on))
			known = tri_or(known, clock_reached(&b->clock, on));
	return known != TRI_NO;
}

static void
cut_bills(struct builder *b, struct node *body)
{
	struct node *bills = node_get(body, "bills"), *next;

	for (struct node *n = bills ? bills->first : NULL; n; n = next) {
		next = n->next;
		if (!is_introduced(b, node_get(n, "bill")->to))
			node_drop(bills, n);
	}
	if (bills && !bills->first)
		node_drop(body, bills);
}

/* ---- the mappings, in the order in which they are told ---- */

/* a mapping, and its verdicts, one a service */
struct told {
	const struct node *mapping, *whole; /* as on the card, and as in the body */
	const struct verdict *verdicts, *best;
	size_t n, order;
	enum standing group; /* of several services, the first in the order of standings */
};

static struct told
told_of(const struct verdict *verdicts, size_t n, const struct node *mapping, const struct node *whole, size_t order)
{
	struct told t = {mapping, whole, verdicts, verdicts, n, order, verdicts->standing};

	for (const struct verdict *v = verdicts + 1; v < verdicts + n; v++) {
		t.group = v->standing < t.group ? v->standing : t.group;
		t.best = answer_compare(v, t.best) < 0 ? v : t.best;
	}
	return t;
}

static int
by_standing(const void *left, const void *right)
{
	const struct told *a = left, *b = right;
	int order = (int)a->group - (int)b->group;

	if (!order)
		order = answer_compare(a->best, b->best);
	return order ? order : a->order < b->order ? -1 : 1;
}

/* those of a clause that count; *n of them, in b's arena */
static struct told *
gather_told(struct builder *b, const struct node *whole, size_t *n)
{
	const struct card *card = b->page->card;
	const struct verdicts *v = b->analysis->verdicts;
	const struct node *mappings = node_get(card->facts, "mappings");
	size_t services = 0, next = v->first[card->order];
	struct told *all;

	while (judge_service(b->analysis->model, card->parent, services))
		services++;
	ARENA_ARRAY(b->arena, all, node_count(mappings) + 1);
	whole = whole ? whole->first : NULL;
	*n = 0;
	for (const struct node *m = mappings ? mappings->first : NULL; m && whole && services; m = m->next, whole = whole->next)
		if (judge_counts(m)) {
			all[*n] = told_of(&v->all[next], services, m, whole, *n);
			next += services;
			++*n;
		}
	if (*n)
		qsort(all, *n, sizeof *all, by_standing);
	return all;
}

/* judges a mapping for a service, and keeps that with the days for which it holds */
static struct judgement
judge_and_hold(struct builder *b, const struct node *mapping, const struct card *service)
{
	struct held *held = &b->held.all[b->held.n++];

	held->clock = b->analysis->clock;
	held->is = judge(b->analysis->model, b->arena, &held->clock, b->page->card, mapping, service);
	return held_for(b, held);
}

static void
put_outcomes(struct builder *b, struct node *outcomes, struct node *flags, const struct node *whole)
{
	size_t n;
	struct told *all = gather_told(b, whole, &n);

	ARENA_ARRAY(b->arena, b->held.all, (n ? n * all->n : 0) + 1);
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < all[i].n; k++) {
			struct judgement j = judge_and_hold(b, all[i].mapping, all[i].verdicts[k].service);

			gather_flags(b, flags, &j);
			put_outcome(b, outcomes, &j, all[i].whole, all[i].group);
		}
}

void
build_provision(struct builder *b)
{
	const struct card *card = b->page->card;
	struct node *body = body_of(b, card), *flags, *outcomes;
	struct tally t = {0};

	if (b->problem)
		return;
	node_put(b->arena, put_map(b, b->root, "written"), "file", card->source->path);
	cut_bills(b, body);
	node_add(b->root, "provision", body);
	put_context(b, card->parent);
	put_evidence(b, b->root, card);
	flags = put_list(b, b->root, "flags");
	outcomes = node_list(b->arena);
	put_outcomes(b, outcomes, flags, node_get(body, "mappings"));
	gather_watch(b, flags);
	settle_flags(flags);
	tally_provision(&t, b->analysis->verdicts, card);
	put_brief(b);
	put_exposure(b, &t);
	node_add(b->root, "outcomes", outcomes);
	put_comparison(b);
	put_past(b);
}
