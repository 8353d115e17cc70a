/* regc explain: what a finding means, from the table of findings; by which cues the subjects of a change are named. */
#include <string.h>

#include "../base/report.h"
#include "../evidence/cues.h"
#include "commands.h"
#include "progress.h"

static const char *
code_word(const void *ctx, size_t i)
{
	(void)ctx;
	return i < DIAG_CODES ? diag_infos[i].code : i < 2 * DIAG_CODES ? diag_infos[i - DIAG_CODES].name : NULL;
}

/* the table of cues, by subject and language; the words that are no cue come last */
static void
put_cues(struct buf *out)
{
	buf_puts(out, "A change is said to be about a subject if one of its cues stands in a differing sentence\n"
	              "or in the heading above it, as whole words in any case. * stands for any ending.\n");
	for (unsigned s = 0; s <= CUE_SUBJECTS; s++) {
		buf_printf(out, "\n%s\n", s == CUE_NONE ? "none: words that are no cue, though they hold one" : subject_name(s));
		for (size_t i = 0; cue_row(i); i++)
			if (cue_row(i)->subject == s) {
				buf_printf(out, "  %s  ", cue_row(i)->language);
				report_wrap(out, cue_row(i)->cues, 6, 6, 80);
				buf_putc(out, '\n');
			}
	}
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
	else if (word && strcmp(word, "cues") == 0)
		put_cues(&out);
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
