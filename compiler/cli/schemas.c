/* regc schema: prints or writes the schemas in the program. */
#include <stdio.h>

#include "../base/report.h"
#include "../form/xsd.h"
#include "commands.h"
#include "progress.h"

static void
list_kinds(const struct schemas *all, struct buf *out)
{
	for (size_t i = 0; i < all->kinds.n; i++) {
		const struct schema *s = all->kinds.entries[i].value;

		buf_printf(out, "%-14s ", all->kinds.entries[i].key);
		report_wrap(out, s->description, 15, 15, 80);
		buf_putc(out, '\n');
	}
}

static void
write_all(struct options *o, const char *folder)
{
	size_t made = write_schemas(o, folder);

	if (!o->diags.n && !o->values[OPTION_QUIET])
		fprintf(stderr, "regc: %zu schemas written to %s\n", made, folder);
}

int
run_schema(struct options *o)
{
	const char *kind = o->arguments[0];
	struct compilation c = {0};
	struct buf out = {0};
	int status;

	if (compile_schemas(&c)) {
		const struct embedded *e = kind ? find_embedded(arena_printf(&c.arena, "schemas/%s.schema.yaml", kind)) : NULL;

		if (o->values[OPTION_OUT])
			write_all(o, o->values[OPTION_OUT]);
		else if (o->values[OPTION_XSD])
			xsd_write(&out, &c.schemas);
		else if (!kind)
			list_kinds(&c.schemas, &out);
		else if (e)
			buf_add(&out, e->bytes, e->n);
		else
			unknown_kind(&c.diags, &c.schemas, kind);
	}
	status = o->diags.n ? finish(o, &o->diags) : c.diags.n ? finish(o, &c.diags) : progress_print(&out);
	buf_free(&out);
	compile_free(&c);
	return status;
}
