#include "report_parts.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sha256.h"

/* ---- where ---- */

struct reporting
report_begin(const struct diags *ds, struct report_style style)
{
	return (struct reporting){.diags = ds, .style = style};
}

static void
unload(struct place place)
{
	if (place.source)
		source_unload((struct source *)place.source);
}

void
report_end(struct reporting *r)
{
	for (size_t i = 0; i < r->diags->n; i++) {
		unload(r->diags->all[i]->place);
		for (const struct diag_note *n = r->diags->all[i]->notes; n; n = n->next)
			unload(n->place);
	}
	table_free(&r->folders);
	arena_free(&r->arena);
}

/* the path of a folder from another that it is in, with a '/' at its end, or ""; NULL where it is not in it */
static const char *
path_below(struct arena *a, const char *folder, const char *root)
{
	char *top = root ? realpath(root, NULL) : NULL;
	size_t n = top ? strlen(top) : 0;
	const char *below = NULL;

	if (top && strncmp(folder, top, n) == 0 && (!folder[n] || folder[n] == '/'))
		below = folder[n] ? arena_printf(a, "%s/", folder + n + 1) : "";
	free(top);
	return below;
}

/* Where a project is in its repository: services that show findings beside the files want them named from its root. They
 * say where that is; else it is taken to be the current folder. */
static const char *
find_folder(struct arena *a, const char *project)
{
	const char *const roots[] = {getenv("GITHUB_WORKSPACE"), getenv("CI_PROJECT_DIR"), "."};
	char *real = realpath(project, NULL);
	const char *below = NULL;

	for (size_t i = 0; i < sizeof roots / sizeof *roots && real && !below; i++)
		below = path_below(a, real, roots[i]);
	free(real);
	return below ? below : "";
}

static const char *
folder_of(struct reporting *r, const char *project)
{
	void **known = project ? table_put(&r->folders, project) : NULL;

	if (known && !*known)
		*known = (char *)find_folder(&r->arena, project);
	return known ? *known : "";
}

struct location
report_spot(struct reporting *r, struct place place)
{
	const struct source *s = place.source;
	struct location spot = {"", {0, 0}, {0, 0}};

	if (!s)
		return spot;
	spot.file = arena_printf(&r->arena, "%s%s", folder_of(r, s->project), s->path);
	if (source_load((struct source *)s) != SOURCE_OK) /* it is loaded again to find the line */
		return spot;
	spot.from = source_position(s, place.span.from);
	spot.to = source_position(s, place.span.to < place.span.from ? place.span.from : place.span.to);
	return spot;
}

struct location
report_spot_always(struct reporting *r, struct place place)
{
	struct location spot = report_spot(r, place);

	if (!*spot.file)
		spot.file = arena_printf(&r->arena, "%sregc.yaml", folder_of(r, r->style.project));
	if (!spot.from.line)
		spot.from = spot.to = (struct position){1, 1};
	return spot;
}

/* ---- in which order, and which ---- */

const size_t *
report_worst_first(struct reporting *r)
{
	size_t n = 0, *all;

	ARENA_ARRAY(&r->arena, all, r->diags->n + 1);
	for (int s = SEVERITY_ERROR; s <= SEVERITY_NOTE; s++)
		for (size_t i = 0; i < r->diags->n; i++)
			if ((int)diag_infos[r->diags->all[i]->code].severity == s)
				all[n++] = i;
	return all;
}

const char *const *
report_fingerprints(struct reporting *r)
{
	struct table seen = {0};
	const char **all;

	ARENA_ARRAY(&r->arena, all, r->diags->n + 1);
	for (size_t i = 0; i < r->diags->n; i++) {
		struct buf b = {0};
		char hex[SHA256_HEX];
		struct sha256 digest;
		size_t *times;
		void **known;

		diag_identity(&b, r->diags->all[i]);
		digest = sha256_of(b.s, b.n);
		buf_free(&b);
		known = table_put(&seen, arena_copy(&r->arena, sha256_hex(&digest, hex), 32));
		if (!*known)
			*known = arena_take(&r->arena, sizeof *times);
		times = *known;
		++*times;
		all[i] = *times == 1 ? arena_copy(&r->arena, hex, 32) : arena_printf(&r->arena, "%.32s-%zu", hex, *times);
	}
	table_free(&seen);
	return all;
}

/* ---- in words ---- */

const char *
report_help(const struct diag *d)
{
	return d->help ? d->help : diag_infos[d->code].fix;
}

static void
count(struct buf *out, size_t n, const char *word, const char *end, bool *any)
{
	if (n == 0)
		return;
	buf_printf(out, "%s%zu %s%s", *any ? ", " : "", n, word, n == 1 ? "" : end);
	*any = true;
}

void
report_counts(struct buf *out, const struct diags *ds)
{
	bool any = false;

	for (int s = SEVERITY_ERROR; s <= SEVERITY_NOTE; s++)
		count(out, diag_count(ds, (enum severity)s), severity_name((enum severity)s), "s", &any);
	if (!any)
		buf_puts(out, "no findings");
	any = true;
	count(out, ds->aside[ASIDE_SUPPRESSED].n, "suppressed", "", &any);
	count(out, ds->aside[ASIDE_BASELINE].n, "in the baseline", "", &any);
}

void
report_xml(struct buf *out, const char *text)
{
	struct buf b = {0};

	buf_put_visible(&b, text, strlen(text));
	for (const char *c = b.s; c && *c; c++)
		switch (*c) {
		case '<': buf_puts(out, "&lt;"); break;
		case '>': buf_puts(out, "&gt;"); break;
		case '&': buf_puts(out, "&amp;"); break;
		case '"': buf_puts(out, "&quot;"); break;
		default: buf_putc(out, *c);
		}
	buf_free(&b);
}

static void
put_visible(struct buf *out, const char *text)
{
	buf_put_visible(out, text, strlen(text));
}

static void
put_spot(struct buf *out, struct location spot)
{
	put_visible(out, spot.file);
	if (spot.from.line)
		buf_printf(out, ":%zu:%zu", spot.from.line, spot.from.column);
}

void
report_rest(struct reporting *r, struct buf *out, const struct diag *d)
{
	for (const struct diag_note *n = d->notes; n; n = n->next) {
		struct location spot = report_spot(r, n->place);

		buf_puts(out, "note: ");
		put_visible(out, n->message);
		if (*spot.file) {
			buf_puts(out, " (");
			put_spot(out, spot);
			buf_putc(out, ')');
		}
		buf_putc(out, '\n');
	}
	buf_puts(out, "help: ");
	put_visible(out, report_help(d));
	buf_putc(out, '\n');
}

void
report_line(struct reporting *r, struct buf *out, const struct diag *d)
{
	struct location spot = report_spot(r, d->place);

	if (*spot.file) {
		put_spot(out, spot);
		buf_puts(out, ": ");
	}
	buf_printf(out, "%s[%s]: ", severity_name(diag_infos[d->code].severity), diag_infos[d->code].code);
	put_visible(out, d->message);
	buf_putc(out, '\n');
}
