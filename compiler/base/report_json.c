/* For any program: all of each finding, its files as the project names them. */
#include "json.h"
#include "report_parts.h"

static void
put_place(struct json *j, struct place place)
{
	struct position from, to;

	json_text(j, "file", place.source ? place.source->path : NULL);
	if (!place.source || source_load((struct source *)place.source) != SOURCE_OK)
		return;
	from = source_position(place.source, place.span.from);
	to = source_position(place.source, place.span.to);
	json_int(j, "line", (long long)from.line);
	json_int(j, "column", (long long)from.column);
	json_int(j, "end_line", (long long)to.line);
	json_int(j, "end_column", (long long)to.column);
}

static void
put_notes(struct json *j, const struct diag *d)
{
	json_open(j, "notes", '[');
	for (const struct diag_note *n = d->notes; n; n = n->next) {
		json_open(j, NULL, '{');
		json_text(j, "message", n->message);
		if (n->place.source) {
			json_open(j, "place", '{');
			put_place(j, n->place);
			json_close(j, '}');
		}
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void
put_edits(struct json *j, const struct diag *d)
{
	json_open(j, "edits", '[');
	for (const struct diag_edit *e = d->edits; e; e = e->next) {
		json_open(j, NULL, '{');
		json_open(j, "span", '{');
		put_place(j, e->place);
		json_close(j, '}');
		json_text(j, "text", e->text);
		json_bool(j, "safe", e->safe);
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void
put(struct json *j, const struct diag *d, const char *fingerprint)
{
	const struct diag_info *info = &diag_infos[d->code];

	json_open(j, NULL, '{');
	json_text(j, "code", info->code);
	json_text(j, "name", info->name);
	json_text(j, "severity", severity_name(info->severity));
	json_text(j, "class", diag_class_name(info->class));
	json_text(j, "message", d->message);
	put_place(j, d->place);
	put_notes(j, d);
	json_text(j, "help", report_help(d));
	put_edits(j, d);
	json_text(j, "about", d->about);
	json_text(j, "fingerprint", fingerprint);
	json_close(j, '}');
}

void
report_json(struct buf *out, const struct diags *ds, struct report_style style)
{
	struct reporting r = report_begin(ds, style);
	const char *const *fingerprints = report_fingerprints(&r);
	struct json j = {.out = out};

	json_open(&j, NULL, '[');
	for (size_t i = 0; i < ds->n; i++)
		put(&j, ds->all[i], fingerprints[i]);
	json_close(&j, ']');
	report_end(&r);
}
