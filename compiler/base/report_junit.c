/* For viewers of test results: a test case for each finding. One that fails the run is a failure; any other is skipped, so
 * that viewers show it without counting it as one. */
#include <string.h>

#include "report_parts.h"

static void
put_attribute(struct buf *out, const char *name, const char *value)
{
	buf_printf(out, " %s=\"", name);
	report_xml(out, value);
	buf_putc(out, '"');
}

/* the name has no line in it, so that viewers follow a finding from run to run; equal ones are numbered */
static const char *
name_of(struct reporting *r, const struct diag *d, const char *fingerprint)
{
	const char *number = strchr(fingerprint, '-');

	return number ? arena_printf(&r->arena, "%s: %s (%s)", diag_infos[d->code].code, d->message, number + 1)
	              : arena_printf(&r->arena, "%s: %s", diag_infos[d->code].code, d->message);
}

static void
put_lines(struct buf *out, const char *lines)
{
	for (size_t n; *lines; lines += n) {
		struct arena a = {0};

		n = strcspn(lines, "\n");
		report_xml(out, arena_copy(&a, lines, n));
		buf_putc(out, '\n');
		n += lines[n] == '\n';
		arena_free(&a);
	}
}

static void
put(struct buf *out, struct reporting *r, const struct diag *d, const char *fingerprint)
{
	const struct diag_info *info = &diag_infos[d->code];
	struct location spot = report_spot_always(r, d->place);
	const char *element = diag_fails(d, r->style.least) ? "failure" : "skipped";
	struct buf text = {0};

	buf_puts(out, "    <testcase");
	put_attribute(out, "classname", spot.file);
	put_attribute(out, "name", name_of(r, d, fingerprint));
	put_attribute(out, "file", spot.file);
	buf_printf(out, " line=\"%zu\">\n      <%s", spot.from.line, element);
	put_attribute(out, "message", d->message);
	put_attribute(out, "type", severity_name(info->severity));
	buf_putc(out, '>');
	report_line(r, &text, d);
	report_rest(r, &text, d);
	put_lines(out, text.s);
	buf_printf(out, "</%s>\n    </testcase>\n", element);
	buf_free(&text);
}

static size_t
count_failures(const struct reporting *r)
{
	size_t n = 0;

	for (size_t i = 0; i < r->diags->n; i++)
		n += diag_fails(r->diags->all[i], r->style.least);
	return n;
}

void
report_junit(struct buf *out, const struct diags *ds, struct report_style style)
{
	struct reporting r = report_begin(ds, style);
	const char *const *fingerprints = report_fingerprints(&r);
	size_t failures = count_failures(&r), tests = ds->n ? ds->n : 1;

	buf_printf(out,
	           "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	           "<testsuites name=\"regc\" tests=\"%zu\" failures=\"%zu\">\n"
	           "  <testsuite name=\"regc\" tests=\"%zu\" failures=\"%zu\" errors=\"0\" skipped=\"%zu\">\n",
	           tests, failures, tests, failures, ds->n - failures);
	for (size_t i = 0; i < ds->n; i++)
		put(out, &r, ds->all[i], fingerprints[i]);
	if (ds->n == 0)
		buf_puts(out, "    <testcase classname=\"regc\" name=\"" REPORT_NOTHING "\"/>\n");
	buf_puts(out, "  </testsuite>\n</testsuites>\n");
	report_end(&r);
}
