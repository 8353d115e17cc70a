#include "assessment.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "../base/file.h"
#include "../evidence/lockfile.h"
#include "../form/emit_json.h"
#include "../law/fingerprint.h"
#include "../model/link.h"
#include "../pages/builder.h"
#include "folder.h"

/* ---- making it ---- */

static void
put_digest(struct arena *a, struct node *n, const char *key, const struct node *const *values, size_t count)
{
	char text[FINGERPRINT_SHORT];

	node_put(a, n, key, arena_string(a, fingerprint_values(text, values, count)));
}

/* what is recorded of the captures that hold the words of a clause or obligation; not how many more there are */
static void
put_captures(struct arena *a, struct node *n, const char *key, const struct card *holder)
{
	static const char *const found[] = {"sentence", "fate", "since"};
	const struct node **values;
	size_t count = 0, excerpts = 0, version;

	for (const struct node *e = NULL; (e = excerpt_next(holder, e, &version));)
		excerpts++;
	ARENA_ARRAY(a, values, 5 * excerpts + 1);
	for (const struct node *e = NULL; (e = excerpt_next(holder, e, &version));) {
		const char *capture = excerpt_capture(e);

		values[count++] = capture ? owner_capture(excerpt_owner(holder, e), capture) : NULL;
		values[count++] = node_get(e, "attested");
		for (size_t i = 0; i < sizeof found / sizeof *found; i++)
			values[count++] = node_get(lock_excerpt(holder, e), found[i]);
	}
	put_digest(a, n, key, values, count);
}

static void
put_service(struct arena *a, struct node *list, const struct judgement *j)
{
	const struct card *service = j->subject.service;
	struct node *n = node_add(list, NULL, node_map(a));
	char text[FINGERPRINT_SHORT];

	node_putf(a, n, "service", "%s:%s", service->kind, service->id);
	node_put(a, n, "platform", tri_name(j->application.platform));
	node_put(a, n, "users", tri_name(j->application.users));
	node_put(a, n, "force", force_state_name(j->force.state));
	node_put(a, n, "grace", tri_name(j->force.grace));
	node_put(a, n, "flag", flag_state_name(j->flag));
	node_put(a, n, "exposure", exposure_name(j->exposure));
	node_put(a, n, "bearer", j->bearer);
	node_put(a, n, "facts",
	         arena_string(a, fingerprint_service(text, j->subject.obligation, service, j->subject.used)));
}

/* the days for which all of it holds; the narrowing is the judgements' own */
static void
put_days(struct arena *a, struct node *n, const struct clock *clock)
{
	char day[DATE_TEXT];

	if (clock->from != DAY_MIN)
		node_put(a, n, "from", arena_string(a, day_text(clock->from, day)));
	if (clock->until != DAY_MAX)
		node_put(a, n, "until", arena_string(a, day_text(clock->until, day)));
}

/* the one that the page was made from, or made now */
static struct judgement
judgement_of(struct arena *a, const struct analysis *an, struct clock *clock, const struct card *provision,
             const struct node *mapping, const struct card *service, const struct held_all *all)
{
	const struct held *held = all ? held_find(all, mapping, service) : NULL;

	if (!held)
		return judge(an->model, a, clock, provision, mapping, service);
	clock_narrow(clock, &held->clock);
	return held->is;
}

static void
put_mapping(struct arena *a, struct node *list, const struct analysis *an, const struct card *provision,
            const struct node *mapping, const struct held_all *held)
{
	static const char *const fields[] = {"relation", "confidence", "status"};
	const struct card *obligation = node_get(mapping, "obligation")->to, *service;
	const struct node *reviewed = node_get(mapping, "reviewed");
	const struct node *const of_review[] = {reviewed, node_get(mapping, "status")};
	struct node *n = node_add(list, NULL, node_map(a)), *services = node_list(a);
	unsigned suspect = fingerprint_suspect(an->model, provision, mapping);
	struct clock clock = an->clock;
	char text[FINGERPRINT_TEXT];

	node_put(a, n, "obligation", obligation->id);
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		node_put(a, n, fields[i], node_text(mapping, fields[i]));
	node_put(a, n, "approved", judge_approved(mapping, &clock) ? "yes" : "no");
	node_put(a, n, "reviewed", node_text(reviewed, "on"));
	node_put(a, n, "suspect", suspect ? fingerprint_names(a, suspect) : NULL);
	node_put(a, n, "fingerprint", arena_string(a, fingerprint_of(text, an->model, provision, mapping)));
	node_put(a, n, "bound", arena_string(a, fingerprint_bound(text, obligation)));
	put_captures(a, n, "quoted", obligation);
	put_digest(a, n, "review", of_review, 2);
	for (size_t i = 0; (service = judge_service(an->model, provision->parent, i)); i++) {
		struct judgement j = judgement_of(a, an, &clock, provision, mapping, service, held);

		put_service(a, services, &j);
	}
	put_days(a, n, &clock);
	node_add(n, "services", services);
}

struct node *
assessment_clause(struct arena *a, const struct analysis *an, const struct card *provision, const struct held_all *held)
{
	const struct node *mappings = node_get(provision->facts, "mappings");
	const struct node *assessed = node_get(provision->facts, "assessed");
	struct node *n = node_map(a), *list;
	struct clock clock = an->clock;

	node_put(a, n, "provision", provision->id);
	node_put(a, n, "title", provision->title);
	node_put(a, n, "evidence", evidence_name(evidence_of(provision, &clock)));
	node_put(a, n, "assessed", node_text(assessed, "exposure"));
	if (assessed)
		put_digest(a, n, "judgement", &assessed, 1);
	put_captures(a, n, "captures", provision);
	list = node_add(n, "mappings", node_list(a));
	for (const struct node *m = mappings ? mappings->first : NULL; m; m = m->next)
		if (judge_counts(m))
			put_mapping(a, list, an, provision, m, held);
	return n;
}

static void
put_captured(struct arena *a, struct node *list, struct kind owners)
{
	for (size_t i = 0; i < owners.n; i++) {
		const struct card *owner = owners.cards[i];
		const struct node *captures = node_get(owner->facts, "captures");
		struct node *n;

		if (!captures)
			continue;
		n = node_add(list, NULL, node_map(a));
		node_putf(a, n, "of", "%s:%s", owner->kind, owner->id);
		node_putf(a, n, "n", "%zu", node_count(captures));
		put_digest(a, n, "digest", &captures, 1);
	}
}

struct node *
assessment_head(struct arena *a, const struct analysis *an)
{
	static const char *const owners[] = {"document", "regulation", "authority"};
	struct kind rules = cards_of(an->model, "rating"), corrections = cards_of(an->model, "correction");
	struct node *n = node_map(a), *list;

	node_put(a, n, "format", "1");
	if (rules.n)
		put_digest(a, n, "rating", (const struct node *const *)&rules.cards[0]->facts, 1);
	node_putf(a, n, "horizon", "%d", (int)an->clock.horizon);
	list = node_add(n, "corrections", node_list(a));
	for (size_t i = 0; i < corrections.n; i++)
		node_add(list, NULL, node_scalar(a, corrections.cards[i]->id));
	list = node_add(n, "captures", node_list(a));
	for (size_t i = 0; i < sizeof owners / sizeof *owners; i++)
		put_captured(a, list, cards_of(an->model, owners[i]));
	return n;
}

/* ---- writing it ---- */

static const struct schema *
assessment_schema(const struct analysis *an)
{
	return schema_at(an->model->schemas, "assessment.schema.yaml");
}

void
assessment_part(struct buf *out, const struct analysis *an, const struct card *provision, const struct held_all *held)
{
	const struct schema *clause = schema_property(assessment_schema(an), "clauses")->schema->items;
	struct emitter e = {.model = an->model, .href = page_href};
	struct json j = {.out = out, .flat = true};
	struct arena a = {0};

	emit_json_value(&e, &j, NULL, clause, assessment_clause(&a, an, provision, held));
	arena_free(&a);
}

void
assessment_begin(struct buf *out, const struct analysis *an)
{
	const struct schema *schema = assessment_schema(an);
	struct emitter e = {.model = an->model, .href = page_href};
	struct json j = {.out = out, .flat = true};
	struct arena a = {0};

	json_open(&j, NULL, '{');
	for (const struct node *n = assessment_head(&a, an)->first; n; n = n->next)
		emit_json_value(&e, &j, n->key, schema_property(schema, n->key)->schema, n);
	json_open(&j, "clauses", '[');
	if (cards_of(an->model, "provision").n)
		buf_putc(out, '\n');
	arena_free(&a);
}

void
assessment_end(struct buf *out, const struct analysis *an)
{
	buf_puts(out, cards_of(an->model, "provision").n ? "\n]\n}\n" : "]\n}\n");
}

/* ---- reading one ---- */

enum { ASSESSMENT_MAX = 256 << 20 }; /* a hundred thousand mappings have some fifty million bytes */

struct earlier_reader {
	struct arena *arena;
	struct diags *diags;
	const struct analysis *analysis;
	const char *folder;
};

static bool
refuse(struct earlier_reader *r, struct mistake mistake)
{
	diag_help(r->diags, diag_add(r->diags, RG9011, mistake.place, "cannot use the earlier edition: %s", mistake.what),
	          "name the folder of an earlier site of this project, or its manifest.json");
	return false;
}

static bool
read_manifest(struct earlier_reader *r, struct earlier *e, const char *name)
{
	struct mistake mistake;

	if (!manifest_read(&e->manifest, r->arena, r->analysis->model->schemas, r->folder, name, &mistake))
		return refuse(r, mistake);
	if (e->manifest.scenario && !r->analysis->scenario) {
		mistake.place = (struct place){e->manifest.source, node_get(e->manifest.root, "scenario")->span};
		mistake.what = "it is a scenario, and what is built now is not";
		return refuse(r, mistake);
	}
	mistake.place = (struct place){e->manifest.source, node_get(e->manifest.root, "audience")->span};
	mistake.what = "it was built for another audience"; /* what differs would tell one of the other */
	return strcmp(e->manifest.audience, audience_name(r->analysis->audience)) == 0 || refuse(r, mistake);
}

/* units that were renamed since have their id of now */
static void
rename_units(struct earlier_reader *r, struct node *n)
{
	static const char *const kinds[] = {"provision", "obligation"};
	const struct model *m = r->analysis->model;
	const struct card *card = NULL;
	const char *colon = n->key && n->kind == NODE_SCALAR ? strchr(n->text, ':') : NULL;

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds && n->kind == NODE_SCALAR; i++)
		if (text_is(n->key, kinds[i]) && !card_find(m, kinds[i], n->text) && (card = link_find_old(m, kinds[i], n->text, NULL)))
			n->text = card->id;
	if (colon && (text_is(n->key, "service") || text_is(n->key, "of")) && !table_get(&m->ids, n->text) &&
	    (card = link_find_old(m, arena_copy(r->arena, n->text, (size_t)(colon - n->text)), colon + 1, NULL)))
		n->text = arena_printf(r->arena, "%s:%s", card->kind, card->id);
	for (struct node *c = n->first; c; c = c->next)
		rename_units(r, c);
}

/* where the manifest names the assessment; NULL where it does not */
static const struct node *
named_assessment(const struct earlier *e)
{
	const struct node *f = node_get(e->manifest.root, "outputs")->first;

	while (f && !node_is(f, "path", ASSESSMENT))
		f = f->next;
	return f;
}

/* What was said of each mapping is not known: it was not asked for, or only the manifest was kept. */
static bool
without_assessment(struct earlier_reader *r, const struct earlier *e)
{
	struct place place = {e->manifest.source, node_get(e->manifest.root, "edition")->span};

	diag_help(r->diags, diag_add(r->diags, RG9018, place, "the earlier edition has no " ASSESSMENT),
	          "the files of the project are compared; for editions that say which mappings differ and why, add assessment to 'outputs'");
	return true;
}

/* an assessment that is there must be the one that was built; one that is not is no error */
static bool
read_assessment(struct earlier_reader *r, struct earlier *e)
{
	const struct node *file = named_assessment(e);
	const struct schema *schema = schema_at(r->analysis->model->schemas, "assessment.schema.yaml");
	struct mistake mistake;
	char hex[SHA256_HEX];
	struct sha256 digest;
	struct node *root;

	if (!file)
		return without_assessment(r, e);
	if (!(e->assessment_text = folder_source(r->arena, r->folder, ASSESSMENT, ASSESSMENT_MAX, &mistake))) {
		mistake.place = (struct place){e->manifest.source, node_get(file, "path")->span};
		return file_is_absent(errno) ? without_assessment(r, e) : refuse(r, mistake);
	}
	digest = sha256_of(e->assessment_text->text, e->assessment_text->size);
	if (!node_is(file, "sha256", sha256_hex(&digest, hex))) {
		mistake.place = (struct place){e->manifest.source, node_get(file, "sha256")->span};
		mistake.what = ASSESSMENT " does not match the manifest";
		return refuse(r, mistake);
	}
	if (!(root = read_json(r->arena, e->assessment_text, schema, &mistake)))
		return refuse(r, mistake);
	rename_units(r, root);
	e->assessment = root;
	return true;
}

/* 0 where a file lies at a path, else an errno */
static int
find_file(const char *path)
{
	struct stat st;

	if (stat(path, &st) < 0)
		return errno;
	return S_ISREG(st.st_mode) ? 0 : EISDIR;
}

/* the edition that this one took the place of, and keeps, where the one that was named is this one */
static bool
read_kept(struct earlier_reader *r, struct earlier *e)
{
	const char *folder = arena_printf(r->arena, "%s/" EARLIER, r->folder);
	int error = find_file(arena_printf(r->arena, "%s" MANIFEST, folder));

	if (error && !file_is_absent(error))
		return refuse(r, (struct mistake){.what = arena_printf(r->arena, "%s" MANIFEST ": %s", folder, file_why(error))});
	if (error)
		return true;
	r->folder = arena_copy(r->arena, folder, strlen(folder) - 1);
	*e = (struct earlier){0};
	return read_manifest(r, e, MANIFEST);
}

bool
earlier_read(struct earlier *e, struct arena *a, struct diags *ds, const struct analysis *an, const char *path)
{
	const char *slash = strrchr(path, '/'), *name = MANIFEST;
	struct earlier_reader r = {a, ds, an, path};

	*e = (struct earlier){0};
	if (find_file(path) == 0) { /* anything else is read as a folder, and what is wrong with it is said then */
		name = slash ? slash + 1 : path;
		r.folder = slash ? arena_copy(a, path, (size_t)(slash - path) + (slash == path)) : ".";
	}
	if (!read_manifest(&r, e, name))
		return false;
	if (strcmp(e->manifest.edition, an->id) == 0 && !read_kept(&r, e))
		return false;
	return read_assessment(&r, e);
}
