/* Why a page was made again, or was not: what the last build was made from, held against what this one found. For this
 * alone a build keeps a few bytes of the digest of each unit, file and option: enough to tell what differs. */
#include "assembly.h"

#include <stdlib.h>
#include <string.h>

#include "../law/scenario.h"
#include "../pages/brand.h"

enum { UNITS_NAMED = 5, MARK = 8, MARKS_LEAST = 2 };

struct mark {
	char bytes[MARK];
};

/* an option, or what stands for one */
struct build_told {
	const char *name;
	const char *value; /* where it can be said */
	struct mark mark;
};

enum { TOLD_MOST = 12 };

struct all_told {
	struct build_told all[TOLD_MOST];
	size_t n;
};

/* ---- what there is ---- */

static struct mark
mark_of(const void *bytes, size_t n)
{
	struct sha256 d = sha256_of(bytes, n);
	struct mark m;

	memcpy(m.bytes, d.bytes, MARK);
	return m;
}

static void
tell(struct all_told *t, const char *name, const char *value)
{
	t->all[t->n++] = (struct build_told){name, value, mark_of(value ? value : "", value ? strlen(value) : 0)};
}

static void
tell_bytes(struct all_told *t, const char *name, struct buf *b)
{
	t->all[t->n++] = (struct build_told){name, NULL, mark_of(b->s ? b->s : "", b->n)};
	b->n = 0;
}

static const char *
names_of_outputs(struct arena *a, unsigned outputs)
{
	const char *names = "";

	for (size_t i = 0; i < OUTPUTS; i++)
		if (outputs & 1U << i)
			names = arena_printf(a, "%s%s%s", names, *names ? "," : "", output_name(i));
	return *names ? names : "none";
}

/* what a build is told, in words of the command line */
static struct all_told
told_now(struct site *site)
{
	const struct analysis *an = site->analysis;
	const struct earlier *e = site->options->earlier;
	struct all_told t = {.n = 0};
	struct buf b = {0};
	char day[DATE_TEXT];

	pack_digest(&b, &site->world.templates);
	tell_bytes(&t, "the folder 'templates'", &b);
	tell(&t, "the version of regc", an->version);
	tell(&t, "the as-of date", arena_string(&site->arena, day_text(an->clock.day, day)));
	tell(&t, "the horizon in days", arena_printf(&site->arena, "%d", (int)an->clock.horizon));
	tell(&t, "the audience", audience_name(an->audience));
	tell(&t, "the outputs", names_of_outputs(&site->arena, an->outputs));
	for (size_t i = 0; an->scenario && i < an->scenario->n; i++)
		pack_text(&b, an->scenario->all[i].text);
	tell_bytes(&t, "what is assumed", &b);
	pack_text(&b, an->brand->logo_path);
	pack_number(&b, an->brand->css.n > 0);
	tell_bytes(&t, "the branding", &b);
	pack_text(&b, e ? e->manifest.source->text : NULL);
	tell_bytes(&t, "the earlier edition", &b);
	buf_free(&b);
	return t;
}

/* of a part of a unit (enum unit_part, its p-th bit) */
static struct mark
mark_of_unit(const struct world *w, const struct card *card, size_t p)
{
	struct sha256 d = world_part(w, card, p);
	struct mark m;

	memcpy(m.bytes, d.bytes, MARK);
	return m;
}

/* ---- for the next build ---- */

static const char *
name_of(struct site *site)
{
	return kept_name(&site->arena, "why", site->folder.path);
}

void
rebuild_keep(struct site *site)
{
	const struct model *m = site->analysis->model;
	const struct site_options *o = site->options;
	struct cache *cache = site->kept.cache;
	struct all_told t;
	struct buf b = {0};

	if (!cache || !cache->folder)
		return;
	t = told_now(site);
	pack_number(&b, t.n);
	for (size_t i = 0; i < t.n; i++) {
		pack_text(&b, t.all[i].name);
		pack_text(&b, t.all[i].value);
		pack_bytes(&b, t.all[i].mark.bytes, MARK);
	}
	pack_number(&b, o->ninputs);
	for (size_t i = 0; i < o->ninputs; i++) {
		pack_text(&b, o->inputs[i].path);
		pack_bytes(&b, o->inputs[i].digest.bytes, MARK);
	}
	pack_number(&b, m->n);
	for (size_t i = 0; i < m->n; i++) {
		pack_text(&b, m->cards[i]->key);
		for (size_t p = 0; p < UNIT_PARTS; p++)
			pack_bytes(&b, mark_of_unit(&site->world, m->cards[i], p).bytes, MARK);
	}
	cache_keep(cache, site->diags, name_of(site), &b);
	buf_free(&b);
}

/* ---- and from the last one ---- */

struct before {
	char *bytes;        /* names and marks are where they lie in them */
	struct table told;  /* name → struct build_told */
	struct table files; /* path → struct mark */
	struct table units; /* key → UNIT_PARTS times struct mark */
	struct arena arena;
};

static void
read_told(struct before *b, struct unpack *u)
{
	for (size_t n = unpack_count(u, MARK + MARKS_LEAST); n > 0 && !u->broken; n--) {
		struct build_told *t = arena_take(&b->arena, sizeof *t);
		const char *mark;

		t->name = unpack_word(u);
		t->value = unpack_text(u);
		if ((mark = unpack_bytes(u, MARK)))
			memcpy(t->mark.bytes, mark, MARK);
		*table_put(&b->told, t->name) = t;
	}
}

static void
read_marks(struct table *t, struct unpack *u, size_t each)
{
	for (size_t n = unpack_count(u, each * MARK + MARKS_LEAST); n > 0 && !u->broken; n--) {
		const char *name = unpack_word(u);

		*table_put(t, name) = (void *)unpack_bytes(u, each * MARK);
	}
}

static void
forget(struct before *b)
{
	table_free(&b->told);
	table_free(&b->files);
	table_free(&b->units);
	arena_free(&b->arena);
	free(b->bytes);
	*b = (struct before){.bytes = NULL};
}

static void
read_before(struct before *b, struct site *site)
{
	struct cache *cache = site->kept.cache;
	struct unpack u;

	if (!(b->bytes = cache_load(cache, site->diags, name_of(site), &u)))
		return;
	read_told(b, &u);
	read_marks(&b->files, &u, 1);
	read_marks(&b->units, &u, UNIT_PARTS);
	if (unpack_ended(&u))
		return;
	cache_broken(cache, site->diags, name_of(site));
	forget(b);
}

/* ---- the reasons ---- */

struct why {
	struct buf *out;
	struct site *site;
	const struct page *page;
	const struct record *old;
	struct before before;
	size_t units; /* that differ */
};

/* why nothing is known of how it was */
static const char *
unknown(const struct why *w)
{
	const struct kept *k = &w->site->kept;

	if (w->page->kind->output == OUTPUT_PAPER)
		return "a page for paper is put together by every build";
	if (!k->cache || !k->cache->folder)
		return "nothing is kept, as --no-cache asks";
	if (k->pages.n)
		return "the last build made no such page";
	if (k->cache->foreign)
		return "what the cache has was made by another regc";
	return k->cache->said ? "what the cache has cannot be used" : "the cache has nothing of a site in this folder";
}

/* how the file looked is known of both, else it is one of those units that are new or gone */
static void
name_bodies(struct why *w)
{
	for (size_t i = 0; i < w->old->nbodies; i++) {
		const char *path = names_text(&w->site->links.targets, w->old->bodies[i]);
		const struct site_input *now = table_get(&w->site->files, path);
		const struct mark *was = table_get(&w->before.files, path);

		if (now && was && memcmp(was->bytes, now->digest.bytes, MARK) != 0)
			buf_printf(w->out, "  the text of a file that it shows: %s\n", path);
	}
}

static void
name_told(struct why *w)
{
	struct all_told t = told_now(w->site);

	for (size_t i = 0; i < t.n; i++) {
		const struct build_told *now = &t.all[i], *was = table_get(&w->before.told, now->name);

		if (!was || memcmp(was->mark.bytes, now->mark.bytes, MARK) == 0)
			continue;
		if (now->value && was->value)
			buf_printf(w->out, "  %s: now %s, then %s\n", now->name, now->value, was->value);
		else
			buf_printf(w->out, "  %s: not what it was\n", now->name);
	}
}

/* of many that differ some are named */
static void
name_unit(struct why *w, const char *key, const char *path, const char *what)
{
	if (w->units++ < UNITS_NAMED)
		buf_printf(w->out, "  %s%s%s: %s\n", key, path ? ", in " : "", path ? path : "", what);
}

static void
name_differences(struct why *w, const struct card *card, unsigned parts)
{
	static const char *const words[UNIT_PARTS] = {"what is known of it", "what refers to it", "what is judged of it",
	                                              "what its prose says", "its facts and roles"};
	const struct mark *was = table_get(&w->before.units, card->key);
	struct buf b = {0};

	for (size_t p = 0; p < UNIT_PARTS && was; p++) {
		struct mark now = mark_of_unit(&w->site->world, card, p), then;

		memcpy(&then, &was[p], sizeof then);
		if (parts & 1U << p && memcmp(then.bytes, now.bytes, MARK) != 0)
			buf_printf(&b, "%s%s", b.n ? ", " : "", words[p]);
	}
	if (b.n)
		name_unit(w, card->key, card->source->path, b.s);
	buf_free(&b);
}

static void
name_changed_units(struct why *w)
{
	const struct model *m = w->site->analysis->model;

	for (size_t i = 0; i < m->n; i++)
		name_differences(w, m->cards[i], crew_counts(w->site, w->old, m->cards[i]));
}

/* which units there are shows on every page, in how they are named */
static void
name_units(struct why *w)
{
	const struct model *m = w->site->analysis->model;
	struct table now = {0};

	for (size_t i = 0; i < m->n && w->before.bytes; i++) {
		*table_put(&now, m->cards[i]->key) = m->cards[i];
		if (!table_get(&w->before.units, m->cards[i]->key))
			name_unit(w, m->cards[i]->key, m->cards[i]->source->path, "new");
	}
	for (size_t i = 0; i < w->before.units.n; i++)
		if (!table_get(&now, w->before.units.entries[i].key))
			name_unit(w, w->before.units.entries[i].key, NULL, "gone");
	name_changed_units(w);
	if (w->units > UNITS_NAMED)
		buf_printf(w->out, "  and %zu more units\n", w->units - UNITS_NAMED);
	table_free(&now);
}

static void
name_touched(struct why *w, const char *path, const struct made *made)
{
	if (path && !kept_holds(&w->site->kept, &w->site->folder, path, made))
		buf_printf(w->out, "  a file in the output folder is not as the last build left it: %s\n", path);
}

static void
name_rows(struct why *w)
{
	for (size_t t = 0; t < ROW_FILES; t++)
		if (w->old->rows[t].n && !w->site->kept.tables[t])
			buf_printf(w->out, "  a table with rows of it is not as the last build left it: %s\n", rows_path(t));
}

static void
name_reasons(struct why *w)
{
	size_t before = w->out->n;

	if (!w->old) {
		buf_printf(w->out, "  %s\n", unknown(w));
		return;
	}
	name_bodies(w);
	name_told(w);
	name_units(w);
	name_touched(w, w->page->path, &w->old->html);
	name_touched(w, w->page->xml, &w->old->xml);
	name_touched(w, w->page->json, &w->old->json);
	name_rows(w);
	if (w->out->n == before)
		buf_puts(w->out, "  something that is no longer known\n");
}

/* ---- what came of it ---- */

static bool
is_todo(const struct site *site, size_t page)
{
	for (size_t i = 0; i < site->ntodo; i++)
		if (site->todo[i] == page)
			return true;
	return false;
}

static const char *
outcome(const struct why *w, const struct record *now)
{
	if (!now)
		return "was to be made again, because of";
	if (now->html.changed || now->xml.changed || now->json.changed)
		return w->old ? "was made again and written, because of" : "was made and written, because";
	if (w->old && memcmp(&w->old->key, &now->key, sizeof now->key) == 0)
		return "was not written again: its document came out the same; it was made again because of";
	return w->old ? "was made again and came out as it was; it was made because of"
	              : "was made and came out as it lay there; it was made because";
}

void
rebuild_explain(struct site *site, size_t page)
{
	struct why w = {.out = site->options->explained, .site = site, .page = &site->pages.all[page]};

	buf_printf(w.out, "regc: %s ", w.page->path);
	if (!is_todo(site, page)) {
		buf_puts(w.out, "was not made again: nothing that it is made from differs\n");
		return;
	}
	if ((w.old = crew_kept(site, w.page)))
		read_before(&w.before, site);
	buf_printf(w.out, "%s:\n", outcome(&w, site->records[page]));
	name_reasons(&w);
	forget(&w.before);
}
