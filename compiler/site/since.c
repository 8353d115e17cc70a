#include "since.h"

#include <string.h>

#include "../law/fingerprint.h"
#include "../law/scenario.h"
#include "../pages/builder.h"

struct comparer {
	struct since *since;
	struct arena *arena; /* of what is looked at; a clause has its own */
	struct arena *kept;  /* of what was found */
	const struct analysis *analysis;
	const struct node *was, *head; /* the earlier assessment, and the current one without its clauses */
};

static bool
same(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

static bool
differs(const struct node *was, const struct node *now, const char *key)
{
	return !same(node_text(was, key), node_text(now, key));
}

/* ---- units of the current edition, or what remains of earlier ones ---- */

static const struct card *
card_of(const struct comparer *c, const char *ref)
{
	return table_get(&c->analysis->model->ids, ref);
}

static const char *
ref_of(const struct comparer *c, const struct card *card)
{
	return arena_printf(c->arena, "%s:%s", card->kind, card->id);
}

/* a unit by "kind:id"; where there is no such unit any more, its title as it was, or its id */
static const struct card *
put_unit(struct comparer *c, struct node *parent, const char *key, const char *ref, const char *title)
{
	const struct card *card = card_of(c, ref);
	const char *text = card ? card->title : title ? title : strchr(ref, ':') + 1;

	node_add(parent, key, node_scalar(c->arena, text))->to = card;
	return card;
}

static const struct card *
put_of_kind(struct comparer *c, struct node *parent, const char *kind, const char *id, const char *title)
{
	return put_unit(c, parent, kind, arena_printf(c->arena, "%s:%s", kind, id), title);
}

/* ---- values ---- */

struct field {
	const char *name, *of; /* its key, and the catalogue's name for its values */
	bool always;           /* said of what is new or gone too */
};

static const struct field clause_fields[] = {{"evidence", "evidence", false}, {"assessed", "exposure", true}, {0}};

static const struct field mapping_fields[] = {
	{"relation", "relation", true}, {"confidence", "confidence", false}, {"status", "status", true},
	{"reviewed", "date", false}, {"approved", "answer", false}, {"suspect", "parts", false}, {0},
};

static const struct field service_fields[] = {
	{"platform", "answer", false}, {"users", "answer", false}, {"force", "state", false}, {"grace", "answer", false},
	{"flag", "state", true}, {"exposure", "exposure", true}, {"bearer", "bearer", false}, {0},
};

static void
compare_fields(struct comparer *c, struct node *list, const struct field *fields, const struct node *was,
               const struct node *now, const char *service)
{
	for (const struct field *f = fields; f->name; f++) {
		struct node *n;

		if (!differs(was, now, f->name) || (!(was && now) && !f->always))
			continue;
		n = node_add(list, NULL, node_map(c->arena));
		node_put(c->arena, n, "field", f->name);
		node_put(c->arena, n, "of", f->of);
		if (service)
			put_unit(c, n, "service", service, NULL);
		node_put(c->arena, n, "was", node_text(was, f->name));
		node_put(c->arena, n, "now", node_text(now, f->name));
	}
}

/* ---- causes ---- */

static struct node *
because(struct comparer *c, struct node *list, enum reason_code code)
{
	return reason_add(c->arena, list, code);
}

static void
because_text(struct comparer *c, struct node *list, enum reason_code code, const char *name, const char *text)
{
	reason_text(c->arena, because(c, list, code), name, text);
}

static void
because_unit(struct comparer *c, struct node *list, enum reason_code code, const char *name, const char *ref)
{
	const struct card *card = card_of(c, ref);
	struct node *r = because(c, list, code);

	if (card)
		reason_card(c->arena, r, name, card);
	else
		reason_text(c->arena, r, name, strchr(ref, ':') + 1);
}

static bool
lists(const struct node *list, const char *text)
{
	for (const struct node *n = list ? list->first : NULL; n; n = n->next)
		if (text_is(n->text, text))
			return true;
	return false;
}

/* the i-th correction that the earlier edition did not have; NULL past the last */
static const struct card *
new_correction(const struct comparer *c, size_t i)
{
	struct kind all = cards_of(c->analysis->model, "correction");

	for (size_t k = 0; k < all.n; k++)
		if (!lists(node_get(c->was, "corrections"), all.cards[k]->id) && i-- == 0)
			return all.cards[k];
	return NULL;
}

/* whether a unit is one that a mapping is of, or holds one */
static bool
concerns(const struct comparer *c, const struct card *unit, const char *ref)
{
	for (const struct card *card = card_of(c, ref); card; card = card->parent)
		if (card == unit)
			return true;
	return false;
}

static bool
concerns_any(const struct comparer *c, const struct card *unit, const struct node *mapping)
{
	const struct node *services = node_get(mapping, "services");

	for (const struct node *s = services ? services->first : NULL; s; s = s->next)
		if (concerns(c, unit, node_text(s, "service")))
			return true;
	return concerns(c, unit, arena_printf(c->arena, "obligation:%s", node_text(mapping, "obligation")));
}

static void
find_corrections(struct comparer *c, struct node *list, const char *provision, const struct node *mapping)
{
	const struct card *correction;

	for (size_t i = 0; (correction = new_correction(c, i)); i++) {
		const struct card *of = node_get(correction->facts, "of")->to;

		if (concerns(c, of, arena_printf(c->arena, "provision:%s", provision)) || concerns_any(c, of, mapping))
			reason_card(c->arena, because(c, list, REASON_EDITION_CORRECTION), "correction", correction);
	}
}

/* The parts of the law that a review would find different. Whom it binds is separate from what is recorded about them.
 * */
static unsigned
law_parts(const struct node *was, const struct node *now)
{
	const char *before = node_text(was, "fingerprint"), *after = node_text(now, "fingerprint");
	unsigned parts = differs(was, now, "bound") ? 1U << PART_ADDRESSEES : 0;

	for (unsigned part = 0; part < FINGERPRINT_PARTS; part++)
		if (part != PART_ADDRESSEES && part != PART_WORDS && memcmp(before + 8 * part, after + 8 * part, 8) != 0)
			parts |= 1U << part;
	return parts;
}

static void
find_law(struct comparer *c, struct node *list, const struct node *was, const struct node *now)
{
	char *obligation = arena_printf(c->arena, "obligation:%s", node_text(now, "obligation"));
	unsigned parts = law_parts(was, now);

	if (parts) {
		because_unit(c, list, REASON_EDITION_LAW, "obligation", obligation);
		reason_text(c->arena, list->last, "parts", fingerprint_names(c->arena, parts));
	}
	if (differs(was, now, "quoted"))
		because_unit(c, list, REASON_EDITION_QUOTED, "obligation", obligation);
}

static void
find_text(struct comparer *c, struct node *list, const struct node *was, const struct node *now,
          const struct node *was_clause, const struct node *clause)
{
	size_t at = 8 * (size_t)PART_WORDS;

	if (memcmp(node_text(was, "fingerprint") + at, node_text(now, "fingerprint") + at, 8) != 0)
		because(c, list, REASON_EDITION_WORDS);
	if (differs(was_clause, clause, "captures") || differs(was_clause, clause, "evidence"))
		because(c, list, REASON_EDITION_EVIDENCE);
}

/* what people decided about it: the review, the mapping itself, an assessed value */
static void
find_people(struct comparer *c, struct node *list, const struct node *was, const struct node *now,
            const struct node *was_clause, const struct node *clause)
{
	if (differs(was, now, "review"))
		because(c, list, REASON_EDITION_REVIEW);
	if (differs(was, now, "relation") || differs(was, now, "confidence"))
		because(c, list, REASON_EDITION_MAPPING);
	if (differs(was_clause, clause, "judgement"))
		because(c, list, REASON_EDITION_ASSESSED);
}

/* whether what was said then was said of days that do not have this one */
static bool
is_other_day(const struct comparer *c, const struct node *was)
{
	const char *from = node_text(was, "from"), *until = node_text(was, "until");
	char day[DATE_TEXT];

	day_text(c->analysis->clock.day, day);
	return (from && strcmp(day, from) < 0) || (until && strcmp(day, until) >= 0);
}

/* What concerns all mappings alike is named with one only where what is said of that differs. */
static void
find_of_all(struct comparer *c, struct node *list, const struct node *was)
{
	char day[DATE_TEXT];

	day_text(c->analysis->clock.day, day);
	if (is_other_day(c, was))
		because_text(c, list, REASON_EDITION_DAY, "day", arena_string(c->arena, day));
	if (differs(c->was, c->head, "rating"))
		because(c, list, REASON_EDITION_RULE);
	if (differs(c->was, c->head, "horizon"))
		because_text(c, list, REASON_EDITION_HORIZON, "days", node_text(c->head, "horizon"));
	if (!same(c->since->version, c->analysis->version))
		because_text(c, list, REASON_EDITION_VERSION, "version", c->analysis->version);
}

/* ---- one mapping ---- */

static const struct node *
find_service(const struct node *mapping, const char *service)
{
	const struct node *services = node_get(mapping, "services");

	for (const struct node *s = services ? services->first : NULL; s; s = s->next)
		if (node_is(s, "service", service))
			return s;
	return NULL;
}

static void
compare_service(struct comparer *c, struct node *differences, struct node *list, const struct node *was,
                const struct node *now, bool both)
{
	const char *service = node_text(now ? now : was, "service");

	compare_fields(c, differences, service_fields, was, now, service);
	if (!both) /* the mapping itself is new or gone */
		return;
	if (!was || !now)
		because_unit(c, list, was ? REASON_EDITION_SERVICE_REMOVED : REASON_EDITION_SERVICE_ADDED, "service", service);
	else if (differs(was, now, "facts"))
		because_unit(c, list, REASON_EDITION_FACTS, "service", service);
}

static void
compare_services(struct comparer *c, struct node *differences, struct node *list, const struct node *was,
                 const struct node *now)
{
	const struct node *before = node_get(was, "services"), *after = node_get(now, "services");

	for (const struct node *s = after ? after->first : NULL; s; s = s->next)
		compare_service(c, differences, list, find_service(was, node_text(s, "service")), s, was && now);
	for (const struct node *s = before ? before->first : NULL; s; s = s->next)
		if (!find_service(now, node_text(s, "service")))
			compare_service(c, differences, list, s, NULL, was && now);
}

static enum since_state
state_of(const struct node *differences, const struct node *causes)
{
	return differences->first ? SINCE_RESULT : causes->first ? SINCE_BASIS : SINCE_SAME;
}

/* why a mapping is in one edition only */
static enum reason_code
code_of_one(const struct node *was_clause, const struct node *clause, const struct node *now)
{
	if (!was_clause || !clause)
		return clause ? REASON_EDITION_CLAUSE_ADDED : REASON_EDITION_CLAUSE_REMOVED;
	return now ? REASON_EDITION_MAPPING_ADDED : REASON_EDITION_MAPPING_REMOVED;
}

static enum since_state
compare_values(struct comparer *c, struct node *entry, const struct node *was_clause, const struct node *clause,
               const struct node *was, const struct node *now)
{
	struct node *differences = node_list(c->arena), *list = node_list(c->arena);
	bool both = was && now;

	find_corrections(c, list, node_text(clause ? clause : was_clause, "provision"), now ? now : was);
	if (both) {
		find_law(c, list, was, now);
		find_text(c, list, was, now, was_clause, clause);
		find_people(c, list, was, now, was_clause, clause);
		compare_fields(c, differences, clause_fields, was_clause, clause, NULL);
	}
	compare_fields(c, differences, mapping_fields, was, now, NULL);
	compare_services(c, differences, list, was, now);
	if (both && differences->first)
		find_of_all(c, list, was);
	if (!both)
		because(c, list, code_of_one(was_clause, clause, now));
	else if (differences->first && !list->first)
		because(c, list, REASON_EDITION_NOT_TRACED);
	if (differences->first)
		node_add(entry, "differences", differences);
	put_reasons(entry, "because", list);
	return both ? state_of(differences, list) : was ? SINCE_REMOVED : SINCE_ADDED;
}

static void
compare_mapping(struct comparer *c, const struct node *was_clause, const struct node *clause, const struct node *was,
                const struct node *now)
{
	const struct node *some = clause ? clause : was_clause;
	struct node *entry = node_map(c->arena), *state = node_put(c->arena, entry, "state", "");
	const struct card *clause_card, *obligation;
	enum since_state s;

	clause_card = put_of_kind(c, entry, "provision", node_text(some, "provision"), node_text(some, "title"));
	obligation = put_of_kind(c, entry, "obligation", node_text(now ? now : was, "obligation"), NULL);
	if (clause_card)
		put_unit(c, entry, "document", ref_of(c, clause_card->parent), NULL);
	if (obligation)
		put_unit(c, entry, "law", ref_of(c, obligation->unit), NULL);
	s = compare_values(c, entry, was_clause, clause, was, now);
	state->text = since_state_name(s);
	c->since->mappings[s]++;
	c->since->of++;
	c->since->differ += s != SINCE_SAME;
	if (s != SINCE_SAME)
		node_add(c->since->entries, NULL, node_copy(c->kept, entry));
}

/* ---- clauses ---- */

/* A mapping's place among those of its clause to the same obligation; mostly there is one. */
static size_t
place_of(const struct node *mapping, const struct node *clause)
{
	size_t place = 0;

	for (const struct node *m = node_get(clause, "mappings")->first; m != mapping; m = m->next)
		place += node_is(m, "obligation", node_text(mapping, "obligation"));
	return place;
}

static const struct node *
find_mapping(const struct node *clause, const char *obligation, size_t place)
{
	const struct node *mappings = node_get(clause, "mappings");

	for (const struct node *m = mappings ? mappings->first : NULL; m; m = m->next)
		if (node_is(m, "obligation", obligation) && place-- == 0)
			return m;
	return NULL;
}

static const struct node *
partner(const struct node *mapping, const struct node *of, const struct node *in)
{
	return find_mapping(in, node_text(mapping, "obligation"), place_of(mapping, of));
}

static void
note_clause(struct comparer *c, const struct node *clause, const char *state)
{
	struct node *entry = node_map(c->arena);

	node_put(c->arena, entry, "state", state);
	put_of_kind(c, entry, "provision", node_text(clause, "provision"), node_text(clause, "title"));
	node_add(c->since->clauses, NULL, node_copy(c->kept, entry));
}

/* the clause as it was, as it is judged now, or both */
static void
compare_clause(struct comparer *of, const struct node *was, const struct card *card)
{
	struct arena a = {0};
	struct comparer one = *of, *c = &one;
	const struct node *now = card ? assessment_clause(&a, c->analysis, card, NULL) : NULL;

	c->arena = &a;
	if (!was || !now)
		note_clause(c, now ? now : was, now ? "added" : "removed");
	for (const struct node *m = now ? node_get(now, "mappings")->first : NULL; m; m = m->next)
		compare_mapping(c, was, now, partner(m, now, was), m);
	for (const struct node *m = was ? node_get(was, "mappings")->first : NULL; m; m = m->next)
		if (!partner(m, was, now))
			compare_mapping(c, was, now, m, NULL);
	arena_free(&a);
}

/* those of now by id, then those that are gone in the order they had */
static void
compare_clauses(struct comparer *c)
{
	struct kind provisions = cards_of(c->analysis->model, "provision");
	struct table before = {0};

	for (struct node *n = node_get(c->was, "clauses")->first; n; n = n->next)
		*table_put(&before, node_text(n, "provision")) = n;
	for (size_t i = 0; i < provisions.n; i++)
		compare_clause(c, table_get(&before, provisions.cards[i]->id), provisions.cards[i]);
	for (size_t i = 0; i < before.n; i++)
		if (!card_find(c->analysis->model, "provision", before.entries[i].key))
			compare_clause(c, before.entries[i].value, NULL);
	table_free(&before);
}

/* ---- what is not of one mapping ---- */

static const struct node *
find_captured(const struct node *assessment, const char *of)
{
	for (const struct node *n = node_get(assessment, "captures")->first; n; n = n->next)
		if (node_is(n, "of", of))
			return n;
	return NULL;
}

static void
compare_captured(struct comparer *c, const struct node *was, const struct node *now)
{
	const char *ref = node_text(now ? now : was, "of");
	struct node *entry;

	if (!differs(was, now, "digest"))
		return;
	entry = node_add(c->since->captures, NULL, node_map(c->arena));
	node_put(c->arena, entry, "state", !was ? "added" : !now ? "removed" : "result");
	node_put(c->arena, entry, "was", was ? node_text(was, "n") : "0");
	node_put(c->arena, entry, "now", now ? node_text(now, "n") : "0");
	put_unit(c, entry, "unit", ref, NULL);
}

static void
compare_captures(struct comparer *c)
{
	for (const struct node *n = node_get(c->head, "captures")->first; n; n = n->next)
		compare_captured(c, find_captured(c->was, node_text(n, "of")), n);
	for (const struct node *n = node_get(c->was, "captures")->first; n; n = n->next)
		if (!find_captured(c->head, node_text(n, "of")))
			compare_captured(c, n, NULL);
}

static void
list_corrections(struct comparer *c)
{
	const struct card *correction;

	for (size_t i = 0; (correction = new_correction(c, i)); i++) {
		struct node *entry = node_add(c->since->corrections, NULL, node_map(c->arena));

		node_put(c->arena, entry, "state", "added");
		put_of_kind(c, entry, "correction", correction->id, NULL);
		put_unit(c, entry, "unit", ref_of(c, node_get(correction->facts, "of")->to), NULL);
	}
}

static void
compare_assessments(struct comparer *c)
{
	struct node *remarks = c->since->remarks;

	if (differs(c->was, c->head, "rating"))
		because(c, remarks, REASON_EDITION_RULE);
	if (differs(c->was, c->head, "horizon"))
		because_text(c, remarks, REASON_EDITION_HORIZON, "days", node_text(c->head, "horizon"));
	list_corrections(c);
	compare_clauses(c);
	compare_captures(c);
}

/* ---- with only an earlier manifest ---- */

static const struct card *
unit_in(const struct model *m, const char *path)
{
	for (size_t i = 0; i < m->n; i++)
		if (m->cards[i]->unit == m->cards[i] && strcmp(m->cards[i]->source->path, path) == 0)
			return m->cards[i];
	return NULL;
}

static void
note_source(struct comparer *c, const char *path, const char *state)
{
	struct node *entry = node_add(c->since->sources, NULL, node_map(c->arena));
	const struct card *card = unit_in(c->analysis->model, path);

	node_put(c->arena, entry, "state", state);
	node_put(c->arena, entry, "path", path);
	if (card)
		put_unit(c, entry, "unit", ref_of(c, card), NULL);
	c->since->differ++;
}

static void
compare_sources(struct comparer *c, const struct manifest *m, const struct source_file *files, size_t n)
{
	struct table before = {0}, now = {0};

	c->since->sources = node_list(c->arena);
	for (size_t i = 0; i < m->ninputs; i++)
		*table_put(&before, m->inputs[i].path) = m->inputs[i].sha256;
	for (size_t i = 0; i < n; i++) {
		const char *was = table_get(&before, files[i].path);

		*table_put(&now, files[i].path) = (void *)files[i].sha256;
		if (!same(was, files[i].sha256))
			note_source(c, files[i].path, was ? "result" : "added");
	}
	c->since->of = n;
	for (size_t i = 0; i < before.n; i++)
		if (!table_get(&now, before.entries[i].key)) {
			note_source(c, before.entries[i].key, "removed");
			c->since->of++;
		}
	table_free(&before);
	table_free(&now);
}

/* ---- what is assumed ---- */

static bool
assumes(const struct scenario *s, const char *statement)
{
	for (size_t i = 0; s && i < s->n; i++)
		if (strcmp(s->all[i].text, statement) == 0)
			return true;
	return false;
}

/* what one assumes and the other does not */
static struct node *
assumed_by(struct arena *a, const struct scenario *one, const struct scenario *other)
{
	struct node *list = node_list(a);

	for (size_t i = 0; one && i < one->n; i++)
		if (!assumes(other, one->all[i].text))
			scenario_says(a, list, &one->all[i]);
	return list;
}

static const struct scenario *
scenario_of(struct arena *a, const struct model *m, const char *const *statements)
{
	struct place *places;
	size_t n = 0;

	while (statements && statements[n])
		n++;
	ARENA_ARRAY(a, places, n + 1);
	for (size_t i = 0; i < n; i++) {
		places[i].source = source_of_text(a, MANIFEST, statements[i], strlen(statements[i]));
		places[i].span = (struct span){0, (uint32_t)places[i].source->size};
	}
	return scenario_read(a, m, places, n);
}

void
since_make(struct since *s, struct arena *a, const struct analysis *an, const struct earlier *earlier,
           const struct source_file *files, size_t n)
{
	struct comparer c = {s, a, a, an, earlier->assessment, assessment_head(a, an)};

	*s = (struct since){
		.edition = earlier->manifest.edition,
		.as_of = earlier->manifest.as_of,
		.version = earlier->manifest.version,
		.assumed = assumed_by(a, an->scenario, scenario_of(a, an->model, earlier->manifest.scenario)),
		.not_assumed = assumed_by(a, scenario_of(a, an->model, earlier->manifest.scenario), an->scenario),
		.remarks = node_list(a),
		.corrections = node_list(a),
		.clauses = node_list(a),
		.entries = node_list(a),
		.captures = node_list(a),
	};
	if (earlier->assessment)
		compare_assessments(&c);
	else
		compare_sources(&c, &earlier->manifest, files, n);
}
