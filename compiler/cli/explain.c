/* regc explain: what a finding means, from the table of findings. */
#include "../base/report.h"
#include "commands.h"
#include "progress.h"

static const char *
code_word(const void *ctx, size_t i)
{
	(void)ctx;
	return i < DIAG_CODES ? diag_infos[i].code : i < 2 * DIAG_CODES ? diag_infos[i - DIAG_CODES].name : NULL;
}

int
run_explain(struct options *o)
{
	const char *word = o->arguments[0];
	const struct diag_info *info = word ? diag_find(word) : NULL;
	struct buf out = {0};
	int status;

	if (o->values[OPTION_LIST])
		for (size_t i = 0; i < DIAG_CODES; i++)
			buf_printf(&out, "%s %-24s %s\n", diag_infos[i].code, diag_infos[i].name, diag_infos[i].title);
	else if (info)
		report_explain(&out, info, 80);
	else if (!word)
		diag_help(&o->diags, usage(o, "'explain' needs a code"), "see 'regc explain --list'");
	else
		diag_suggest(&o->diags, usage(o, "unknown code '%s'", word), nearest_word(word, code_word, NULL),
		             "see 'regc explain --list'");
	status = o->diags.n ? finish(o, &o->diags) : progress_print(&out);
	buf_free(&out);
	return status;
}
