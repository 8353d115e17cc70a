/* For GitLab's Code Quality: shown beside the lines of a merge request. */
#include "json.h"
#include "report_parts.h"

static void
put(struct json *j, struct reporting *r, const struct diag *d, const char *fingerprint)
{
	static const char *const severities[] = {"major", "minor", "info"};
	const struct diag_info *info = &diag_infos[d->code];
	struct location spot = report_spot_always(r, d->place);

	json_open(j, NULL, '{');
	json_text(j, "description", arena_printf(&r->arena, "%s: %s", info->code, d->message));
	json_text(j, "check_name", info->name);
	json_text(j, "fingerprint", fingerprint);
	json_text(j, "severity", severities[info->severity]);
	json_open(j, "location", '{');
	json_text(j, "path", spot.file);
	json_open(j, "lines", '{');
	json_int(j, "begin", (long long)spot.from.line);
	json_close(j, '}');
	json_close(j, '}');
	json_close(j, '}');
}

void
report_gitlab(struct buf *out, const struct diags *ds, struct report_style style)
{
	struct reporting r = report_begin(ds, style);
	const char *const *fingerprints = report_fingerprints(&r);
	struct json j = {.out = out};

	json_open(&j, NULL, '[');
	for (size_t i = 0; i < ds->n; i++)
		put(&j, &r, ds->all[i], fingerprints[i]);
	json_close(&j, ']');
	report_end(&r);
}
