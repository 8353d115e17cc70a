#include "baseline.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "../base/file.h"
#include "../base/json.h"
#include "../syntax/read_json.h"
#include "about.h"

enum { BASELINE_MAX = 64 << 20 };

struct baseline_entry {
	struct diag finding; /* of it only what makes its identity */
	size_t n, left;      /* how often it occurs; how many of these were not met yet */
};

/* that of a finding; a new one, or NULL, where it has none */
static struct baseline_entry *
entry_of(struct baseline *b, const struct diag *d, bool make)
{
	struct buf identity = {0};
	struct baseline_entry *e;

	diag_identity(&identity, d);
	if (!(e = table_get(&b->entries, identity.s)) && make) {
		e = arena_take(&b->arena, sizeof *e);
		e->finding = *d;
		*table_put(&b->entries, arena_string(&b->arena, identity.s)) = e;
	}
	buf_free(&identity);
	return e;
}

bool
baseline_takes(const struct diag *d)
{
	const struct diag_info *info = &diag_infos[d->code];

	return info->class != CLASS_MACHINE && d->code != RG5019 && (info->severity != SEVERITY_ERROR || d->code == RG6006);
}

void
baseline_add(struct baseline *b, const struct diags *ds)
{
	for (size_t i = 0; i < ds->n; i++)
		if (baseline_takes(ds->all[i]))
			entry_of(b, ds->all[i], true)->n++;
}

/* ---- writing ---- */

static int
by_identity(const void *left, const void *right)
{
	const struct table_entry *a = left, *b = right;

	return strcmp(a->key, b->key);
}

static void
put_member(struct buf *out, const char *key, const char *value)
{
	if (!value)
		return;
	buf_printf(out, ", \"%s\": ", key);
	json_quote(out, value);
}

static void
put_entry(struct buf *out, const struct baseline_entry *e)
{
	buf_printf(out, "{\"code\": \"%s\"", diag_infos[e->finding.code].code);
	put_member(out, "about", e->finding.about);
	put_member(out, "key", e->finding.key);
	put_member(out, "message", e->finding.lasting ? e->finding.lasting : e->finding.message);
	buf_printf(out, ", \"n\": %zu}", e->n);
}

void
baseline_write(struct buf *out, const struct baseline *b)
{
	struct table_entry *sorted = mem_grow(NULL, (b->entries.n + 1) * sizeof *sorted);

	if (b->entries.n)
		memcpy(sorted, b->entries.entries, b->entries.n * sizeof *sorted);
	qsort(sorted, b->entries.n, sizeof *sorted, by_identity);
	buf_puts(out, "{\"regc-baseline\": 1, \"findings\": [\n");
	for (size_t i = 0; i < b->entries.n; i++) {
		put_entry(out, sorted[i].value);
		buf_puts(out, i + 1 < b->entries.n ? ",\n" : "\n");
	}
	buf_puts(out, "]}\n");
	free(sorted);
}

/* ---- reading ---- */

static bool
refuse(struct diags *ds, struct place place, const char *path, const char *why)
{
	diag_add(ds, RG9015, place, "cannot use the baseline %s: %s", path, why);
	return false;
}

static void
take_entry(struct baseline *b, const struct model *m, const struct node *n)
{
	const struct diag_info *info = diag_find(node_text(n, "code"));
	const char *about = node_text(n, "about");
	const struct card *card = about_card(m, about);
	struct diag d = {.about = card ? card->key : about, .key = node_text(n, "key"), .message = node_text(n, "message")};
	struct baseline_entry *e;

	if (!info) /* of another regc, which has more of them */
		return;
	d.code = (enum diag_code)(info - diag_infos);
	e = entry_of(b, &d, true);
	e->n += strtoul(node_text(n, "n"), NULL, 10);
	e->left = e->n;
}

bool
baseline_read(struct baseline *b, const struct model *m, struct diags *ds, const char *path)
{
	struct mistake mistake = {0};
	const struct source *s;
	const struct node *root;
	size_t n = 0;
	char *text = file_load(path, BASELINE_MAX, &n);

	if (!text)
		return refuse(ds, (struct place){0}, path, file_why(errno));
	s = source_of_text(&ds->arena, path, text, n);
	free(text);
	mistake.place.source = s;
	if (!(root = read_json(&b->arena, s, schema_at(m->schemas, "baseline.schema.yaml"), &mistake)))
		return refuse(ds, mistake.place, path, mistake.what);
	for (const struct node *e = node_get(root, "findings")->first; e; e = e->next)
		take_entry(b, m, e);
	return true;
}

/* ---- what it is for ---- */

static bool
is_known(void *ctx, const struct diag *d)
{
	struct baseline *b = ctx;
	struct baseline_entry *e = baseline_takes(d) ? entry_of(b, d, false) : NULL;

	if (!e || !e->left)
		return false;
	e->left--;
	return true;
}

void
baseline_apply(struct baseline *b, struct diags *ds)
{
	diag_set_aside(ds, ds->n, ASIDE_BASELINE, is_known, b);
}

size_t
baseline_count(const struct baseline *b)
{
	size_t n = 0;

	for (size_t i = 0; i < b->entries.n; i++)
		n += ((const struct baseline_entry *)b->entries.entries[i].value)->n;
	return n;
}

static bool
is_stale(const struct baseline_entry *e, const struct diags *found)
{
	return e->left && diag_could_come(found, e->finding.code);
}

void
baseline_stale(const struct baseline *b, const struct diags *found, struct diags *ds, const char *path)
{
	struct diag *d = NULL;

	for (size_t i = 0; i < b->entries.n; i++) {
		const struct baseline_entry *e = b->entries.entries[i].value;

		if (!is_stale(e, found))
			continue;
		if (!d)
			d = diag_add(ds, RG6010, (struct place){0}, "findings in the baseline %s no longer occur", path);
		diag_note(ds, d, (struct place){0}, "%s of %s: %s", diag_infos[e->finding.code].code,
		          e->finding.about ? e->finding.about : "the project", e->finding.message);
	}
}

void
baseline_free(struct baseline *b)
{
	table_free(&b->entries);
	arena_free(&b->arena);
}
