/* SARIF 2.1.0, within what GitHub accepts: relative addresses, a place for each result, at most RESULTS_MOST of them. */
#include <ctype.h>
#include <string.h>

#include "json.h"
#include "report_parts.h"

enum { RESULTS_MOST = 25000 };

static const char *
level_of(enum severity s)
{
	static const char *const levels[] = {"error", "warning", "note"};

	return levels[s];
}

/* a path as a relative address */
static const char *
address_of(struct arena *a, const char *path)
{
	struct buf b = {0};
	const char *address;

	for (const unsigned char *c = (const unsigned char *)path; *c; c++)
		if (*c < 0x80 && (isalnum(*c) || strchr("/-._~", *c)))
			buf_putc(&b, (char)*c);
		else
			buf_printf(&b, "%%%02X", *c);
	address = arena_string(a, b.n ? b.s : "");
	buf_free(&b);
	return address;
}

static void
put_text(struct json *j, const char *key, const char *text)
{
	json_open(j, key, '{');
	json_text(j, "text", text);
	json_close(j, '}');
}

static void
put_region(struct json *j, const char *key, struct location spot)
{
	json_open(j, key, '{');
	json_int(j, "startLine", (long long)spot.from.line);
	json_int(j, "startColumn", (long long)spot.from.column);
	json_int(j, "endLine", (long long)spot.to.line);
	json_int(j, "endColumn", (long long)spot.to.column);
	json_close(j, '}');
}

static void
put_file(struct json *j, struct reporting *r, struct location spot)
{
	json_open(j, "artifactLocation", '{');
	json_text(j, "uri", address_of(&r->arena, spot.file));
	json_close(j, '}');
}

static void
put_place(struct json *j, struct reporting *r, struct location spot)
{
	json_open(j, "physicalLocation", '{');
	put_file(j, r, spot);
	if (spot.from.line)
		put_region(j, "region", spot);
	json_close(j, '}');
}

/* ---- the codes that occur ---- */

static void
put_rule(struct json *j, const struct diag_info *info)
{
	static const char *const severities[] = {"error", "warning", "recommendation"};
	struct buf help = {0};

	buf_printf(&help, "%s %c%s.", info->why, toupper((unsigned char)info->fix[0]), info->fix + 1);
	json_open(j, NULL, '{');
	json_text(j, "id", info->code);
	json_text(j, "name", info->name);
	put_text(j, "shortDescription", info->title);
	put_text(j, "fullDescription", info->meaning);
	put_text(j, "help", help.s);
	json_open(j, "defaultConfiguration", '{');
	json_text(j, "level", level_of(info->severity));
	json_close(j, '}');
	json_open(j, "properties", '{');
	json_open(j, "tags", '[');
	json_text(j, NULL, diag_class_name(info->class));
	json_close(j, ']');
	json_text(j, "problem.severity", severities[info->severity]);
	json_close(j, '}');
	json_close(j, '}');
	buf_free(&help);
}

/* numbers[code] is then the place of a code in the list, from 1; 0 of one that does not occur */
static void
put_rules(struct json *j, const struct diags *ds, size_t numbers[DIAG_CODES])
{
	size_t n = 0;

	for (size_t i = 0; i < ds->n; i++)
		numbers[ds->all[i]->code] = 1;
	json_open(j, "rules", '[');
	for (size_t code = 0; code < DIAG_CODES; code++)
		if (numbers[code]) {
			numbers[code] = ++n;
			put_rule(j, &diag_infos[code]);
		}
	json_close(j, ']');
}

/* ---- the results ---- */

static void
put_message(struct json *j, const struct diag *d)
{
	struct buf text = {0};

	buf_puts(&text, d->message);
	for (const struct diag_note *n = d->notes; n; n = n->next)
		if (!n->place.source)
			buf_printf(&text, "\nnote: %s", n->message);
	buf_printf(&text, "\nhelp: %s", report_help(d));
	put_text(j, "message", text.s);
	buf_free(&text);
}

static void
put_related(struct json *j, struct reporting *r, const struct diag *d)
{
	long long id = 0;

	json_open(j, "relatedLocations", '[');
	for (const struct diag_note *n = d->notes; n; n = n->next) {
		if (!n->place.source)
			continue;
		json_open(j, NULL, '{');
		json_int(j, "id", id++);
		put_text(j, "message", n->message);
		put_place(j, r, report_spot(r, n->place));
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void
put_replacement(struct json *j, const struct diag_edit *e, struct location spot)
{
	json_open(j, NULL, '{');
	put_region(j, "deletedRegion", spot);
	put_text(j, "insertedContent", e->text);
	json_close(j, '}');
}

static bool
is_in_one_before(const struct diag *d, const struct diag_edit *e)
{
	for (const struct diag_edit *f = d->edits; f != e; f = f->next)
		if (f->place.source == e->place.source)
			return true;
	return false;
}

/* all edits of a finding in one file */
static void
put_change(struct json *j, struct reporting *r, const struct diag_edit *first)
{
	json_open(j, NULL, '{');
	put_file(j, r, report_spot(r, first->place));
	json_open(j, "replacements", '[');
	for (const struct diag_edit *e = first; e; e = e->next)
		if (e->place.source == first->place.source)
			put_replacement(j, e, report_spot(r, e->place));
	json_close(j, ']');
	json_close(j, '}');
}

static bool
has_places(struct reporting *r, const struct diag *d)
{
	for (const struct diag_edit *e = d->edits; e; e = e->next)
		if (!report_spot(r, e->place).from.line)
			return false;
	return d->edits != NULL;
}

/* The edits of a finding belong together, so they are one fix. */
static void
put_fixes(struct json *j, struct reporting *r, const struct diag *d)
{
	json_open(j, "fixes", '[');
	if (has_places(r, d)) {
		json_open(j, NULL, '{');
		put_text(j, "description", report_help(d));
		json_open(j, "artifactChanges", '[');
		for (const struct diag_edit *e = d->edits; e; e = e->next)
			if (!is_in_one_before(d, e))
				put_change(j, r, e);
		json_close(j, ']');
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void
put_result(struct json *j, struct reporting *r, const struct diag *d, size_t rule, const char *fingerprint)
{
	const struct diag_info *info = &diag_infos[d->code];

	json_open(j, NULL, '{');
	json_text(j, "ruleId", info->code);
	json_int(j, "ruleIndex", (long long)rule);
	json_text(j, "level", level_of(info->severity));
	put_message(j, d);
	json_open(j, "locations", '[');
	json_open(j, NULL, '{');
	put_place(j, r, report_spot_always(r, d->place));
	json_close(j, '}');
	json_close(j, ']');
	put_related(j, r, d);
	json_open(j, "partialFingerprints", '{');
	json_text(j, "primaryLocationLineHash", fingerprint);
	json_close(j, '}');
	put_fixes(j, r, d);
	json_close(j, '}');
}

static void
put_left_out(struct json *j, const struct diags *ds)
{
	struct arena a = {0};

	json_open(j, "toolExecutionNotifications", '[');
	json_open(j, NULL, '{');
	json_text(j, "level", "warning");
	put_text(j, "message", arena_printf(&a, "%zu more findings are left out, the least severe ones", ds->n - RESULTS_MOST));
	json_close(j, '}');
	json_close(j, ']');
	arena_free(&a);
}

static void
put_run(struct json *j, struct reporting *r)
{
	const size_t *worst = report_worst_first(r);
	const char *const *fingerprints = report_fingerprints(r);
	size_t numbers[DIAG_CODES] = {0};

	json_open(j, "tool", '{');
	json_open(j, "driver", '{');
	json_text(j, "name", "regc");
	json_text(j, "version", r->style.version ? r->style.version : "unknown");
	put_rules(j, r->diags, numbers);
	json_close(j, '}');
	json_close(j, '}');
	json_open(j, "invocations", '[');
	json_open(j, NULL, '{');
	json_bool(j, "executionSuccessful", diag_status(r->diags) != 2);
	if (r->diags->n > RESULTS_MOST)
		put_left_out(j, r->diags);
	json_close(j, '}');
	json_close(j, ']');
	json_text(j, "columnKind", "unicodeCodePoints");
	json_open(j, "results", '[');
	for (size_t i = 0; i < r->diags->n && i < RESULTS_MOST; i++) {
		const struct diag *d = r->diags->all[worst[i]];

		put_result(j, r, d, numbers[d->code] - 1, fingerprints[worst[i]]);
	}
	json_close(j, ']');
}

void
report_sarif(struct buf *out, const struct diags *ds, struct report_style style)
{
	struct reporting r = report_begin(ds, style);
	struct json j = {.out = out, .flat = true};

	json_open(&j, NULL, '{');
	json_text(&j, "$schema", "https://json.schemastore.org/sarif-2.1.0.json");
	json_text(&j, "version", "2.1.0");
	json_open(&j, "runs", '[');
	json_open(&j, NULL, '{');
	put_run(&j, &r);
	json_close(&j, '}');
	json_close(&j, ']');
	json_close(&j, '}');
	report_end(&r);
}
