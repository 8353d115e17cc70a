#include "builder.h"

#include <string.h>

#include "../analysis/lock.h"
#include "chain.h"

/* ---- one mapped obligation ---- */

void
put_applies(struct builder *b, struct node *parent, const struct judgement *j)
{
	struct node *n = put_map(b, parent, "applies");

	node_put(b->arena, n, "platform", answer(j->application.platform));
	node_put(b->arena, n, "users", answer(j->application.users));
	put_reasons(n, "because", j->application.because);
	put_reasons(n, "needs", j->application.needs);
}

void
put_force(struct builder *b, struct node *parent, const struct force *f, bool for_service)
{
	struct node *n = put_map(b, parent, "force");

	node_put(b->arena, n, "state", force_state_name(f->state));
	if (for_service && f->state == FORCE_IN_FORCE)
		node_put(b->arena, n, "grace", answer(f->grace));
	put_reasons(n, "because", f->because);
}

static void
put_flag(struct builder *b, struct node *outcome, const struct judgement *j)
{
	struct node *n = put_map(b, outcome, "flag");

	node_put(b->arena, n, "state", flag_state_name(j->flag));
	put_reasons(n, "because", j->flag_because);
	put_reasons(n, "needs", j->flag_needs);
}

static void
put_indicated(struct builder *b, struct node *outcome, const struct judgement *j)
{
	struct node *n = put_map(b, outcome, "indicated");

	node_put(b->arena, n, "exposure", exposure_name(j->exposure));
	node_put(b->arena, n, "bearer", j->bearer);
	put_reasons(n, "because", j->rate_because);
	put_reasons(n, "needs", j->rate_needs);
	put_reasons(n, "qualifiers", j->qualifiers);
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

static void
put_outcome(struct builder *b, struct node *outcomes, const struct judgement *j, const struct node *body)
{
	static const char *const mapped[] = {"relation", "rationale", "confidence", "method", "status"};
	const struct card *obligation = j->subject.obligation, *law = j->subject.law;
	struct node *o = put_map(b, outcomes, NULL);

	put_link(b, o, "obligation", obligation);
	put_copy(b, o, "citation", apply_field(&j->subject, "citation"));
	put_link(b, o, "law", law);
	put_field(b, o, "short", law, "short");
	put_link(b, o, "service", j->subject.service);
	put_link(b, o, "place", j->subject.place);
	put_field(b, o, "deontic", obligation, "deontic");
	put_copy(b, o, "duty", apply_field(&j->subject, "duty"));
	for (size_t i = 0; i < sizeof mapped / sizeof *mapped; i++)
		node_put(b->arena, o, mapped[i], node_text(body, mapped[i]));
	put_copy(b, o, "reviewed", node_get(body, "reviewed"));
	put_version(b, o, j->subject.version);
	put_field(b, o, "unsettled", obligation, "unsettled");
	put_field(b, o, "contract", obligation, "contract");
	put_applies(b, o, j);
	put_force(b, o, &j->force, true);
	put_flag(b, o, j);
	put_indicated(b, o, j);
	put_reasons(o, "upcoming", j->force.upcoming);
	put_reasons(o, "discharge", j->discharge);
	chain_add(b->arena, put_list(b, o, "chain"), j, b->edition->model, b->page->card);
	put_field(b, o, "evidenced-in", obligation, "evidenced-in");
	put_field(b, o, "enforcement", obligation, "enforcement");
	put_field(b, o, "exceptions", obligation, "exceptions");
	put_field(b, o, "sources", node_get(obligation->facts, "sources") ? obligation : law, "sources");
	put_field(b, o, "source-confidence", obligation, "confidence");
	put_field(b, o, "checked", law, "checked");
}

/* ---- the provision ---- */

/* one place's flag, gathered from the outcomes; the most definite state leads */
static void
gather_flag(struct builder *b, struct node *flags, const struct judgement *j)
{
	struct node *flag = NULL, *because;

	if (j->flag == FLAG_NONE)
		return;
	for (struct node *f = flags->first; f && !flag; f = f->next)
		flag = node_get(f, "place")->to == j->subject.place ? f : NULL;
	if (!flag) {
		flag = put_map(b, flags, NULL);
		node_put(b->arena, flag, "state", flag_state_name(j->flag));
		put_link(b, flag, "place", j->subject.place);
		put_list(b, flag, "binds");
		put_list(b, flag, "needs");
		put_list(b, flag, "because");
	}
	for (enum flag_state s = FLAG_NONE; s < FLAG_STATES; s++)
		if (strcmp(node_text(flag, "state"), flag_state_name(s)) == 0 && flag_leads(j->flag, s)) {
			node_get(flag, "state")->text = flag_state_name(j->flag);
			break;
		}
	reason_merge(b->arena, node_get(flag, "needs"), j->flag_needs);
	because = put_map(b, node_get(flag, "because"), NULL);
	node_put(b->arena, because, "state", flag_state_name(j->flag));
	put_link(b, because, "obligation", j->subject.obligation);
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
	struct kind archives = cards_of(b->edition->model, "archive");
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
	static const char *const where[] = {"from", "to", "section", "left-out", "drops", "fate"};
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
	put_archive(b, n, owner_capture(owner, capture));
}

void
put_evidence(struct builder *b, struct node *parent, const struct card *card)
{
	const struct node *excerpts = node_get(card->facts, "excerpts");
	struct node *evidence = put_map(b, parent, "evidence"), *list;

	node_put(b->arena, evidence, "state", evidence_name(evidence_of(card, &b->clock)));
	if (!excerpts)
		return;
	list = put_list(b, evidence, "excerpts");
	for (const struct node *e = excerpts->first; e; e = e->next) {
		enum evidence_state state = evidence_of_excerpt(card, e, &b->clock);
		struct node *one = put_map(b, list, NULL);

		node_put(b->arena, one, "state", evidence_name(state));
		if (state >= EVIDENCE_RECORDED)
			put_found(b, one, card, e);
	}
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

/* the words of a comparator: its first excerpt that is no translation */
static void
put_words(struct builder *b, struct node *n, const struct card *other)
{
	const struct node *excerpts = node_get(other->facts, "excerpts");

	for (const struct node *e = excerpts ? excerpts->first : NULL; e; e = e->next)
		if (!node_is(e, "translation", "true")) {
			node_put(b->arena, n, "words", node_text(e, "text"));
			node_put(b->arena, n, "language", node_text(e, "language"));
			return;
		}
}

static void
put_comparator(struct builder *b, struct node *list, const struct card *other, const char *why)
{
	struct node *n = put_map(b, list, NULL);

	put_link(b, n, "provision", other);
	put_link(b, n, "platform", other->parent->parent);
	node_put(b->arena, n, "service-kind", kinds_of(b, other->parent->parent));
	node_put(b->arena, n, "user-classes", classes_of(b, other->parent));
	node_put(b->arena, n, "evidence", evidence_name(evidence_of(other, &b->clock)));
	put_words(b, n, other);
	node_put(b->arena, n, "why", why);
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
	size_t of, n = compare_provision(b->edition->comparison, b->page->card, found, &of);
	struct node *comparison = put_map(b, b->root, "comparison"), *remarks = put_list(b, comparison, "remarks");
	struct node *list = put_list(b, comparison, "comparators"), *r;

	r = reason_add(b->arena, remarks, REASON_COMPARE_RULE);
	reason_text(b->arena, r, "most", arena_printf(b->arena, "%d", COMPARE_MOST));
	if (of > n) {
		r = reason_add(b->arena, remarks, REASON_COMPARE_CAPPED);
		reason_text(b->arena, r, "shown", arena_printf(b->arena, "%zu", n));
		reason_text(b->arena, r, "of", arena_printf(b->arena, "%zu", of));
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

static bool
has_text(const struct node *list, const char *text)
{
	for (const struct node *n = list->first; n; n = n->next)
		if (strcmp(n->text, text) == 0)
			return true;
	return false;
}

static void
gather_parties(struct builder *b, struct node *flags, const struct judgement *j)
{
	for (struct node *f = flags->first; f; f = f->next) {
		struct node *binds = node_get(f, "binds");

		if (node_get(f, "place")->to != j->subject.place || j->flag == FLAG_NONE)
			continue;
		if (j->binds_platform && !has_text(binds, "platform"))
			node_put(b->arena, binds, NULL, "platform");
		if (j->binds_users && !has_text(binds, "users"))
			node_put(b->arena, binds, NULL, "users");
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
	struct node *exposure = put_map(b, b->root, "exposure"), *remarks, *r;
	const char *value = assessed ? node_text(assessed, "exposure") : NULL, *bands = indicated_bands(b, t);

	node_put(b->arena, exposure, "assessed", value);
	put_tally(b, exposure, t);
	if (!value || strcmp(value, bands) == 0)
		return;
	remarks = put_list(b, exposure, "remarks");
	r = reason_add(b->arena, remarks, *bands ? REASON_ASSESSED_DIFFERS : REASON_ASSESSED_LEADS);
	reason_text(b->arena, r, "assessed", value);
	if (*bands)
		reason_text(b->arena, r, "indicated", bands);
}

void
build_provision(struct builder *b)
{
	const struct card *card = b->page->card;
	struct node *body = body_of(b, card), *flags, *outcomes;
	const struct node *mappings = node_get(card->facts, "mappings"), *whole;
	const struct card *service;
	struct tally t = {0};

	if (b->problem)
		return;
	node_add(b->root, "provision", body);
	put_context(b, card->parent);
	put_evidence(b, b->root, card);
	flags = put_list(b, b->root, "flags");
	outcomes = node_list(b->arena);
	whole = node_get(body, "mappings");
	whole = whole ? whole->first : NULL;
	for (const struct node *n = mappings ? mappings->first : NULL; n && whole; n = n->next, whole = whole->next)
		for (size_t i = 0; judge_counts(n) && (service = judge_service(b->edition->model, card->parent, i)); i++) {
			struct judgement j = judge(b->edition->model, b->arena, &b->clock, card, n, service);

			gather_flag(b, flags, &j);
			gather_parties(b, flags, &j);
			put_outcome(b, outcomes, &j, whole);
		}
	gather_watch(b, flags);
	settle_flags(flags);
	tally_provision(&t, b->edition->verdicts, card);
	put_exposure(b, &t);
	node_add(b->root, "outcomes", outcomes);
	put_comparison(b);
}

