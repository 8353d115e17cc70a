/* regc query: an XPath expression asked about the whole model, its answer as a table, CSV, JSON or XML. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "../base/json.h"
#include "../base/table.h"
#include "../site/asking.h"
#include "../site/tables.h"
#include "commands.h"
#include "progress.h"
#include "scenarios.h"

enum { WIDTH = 80, WIDEST = 36, NARROWEST = 8, GAP = 2 };

static const size_t memory_most = (size_t)16 * MEMORY_OF_A_PAGE; /* of all reports at once */

struct asked_column {
	const char *name;
	size_t width; /* of its widest cell, then of the column */
};

struct query_table {
	const struct xpath_answer *answer;
	struct arena arena;
	struct asked_column *columns;
	size_t n;
};

/* ---- columns ---- */

static const char *
cell(const struct query_table *t, const struct xpath_row *row, const char *column)
{
	if (strcmp(column, "id") == 0)
		return row->id ? row->id : "";
	if (strcmp(column, "file") == 0)
		return row->file ? row->file : "";
	if (strcmp(column, "line") == 0)
		return row->line ? arena_printf((struct arena *)&t->arena, "%zu", row->line) : "";
	for (size_t i = 0; i < row->n; i++)
		if (strcmp(row->fields[i].name, column) == 0)
			return row->fields[i].value;
	return "";
}

/* what the rows hold, in the order in which it comes first, behind what each has */
static void
find_columns(struct query_table *t)
{
	static const char *const all[] = {"id", "file", "line"};
	struct table names = {0};

	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		*table_put(&names, all[i]) = t;
	for (size_t i = 0; i < t->answer->n; i++)
		for (size_t k = 0; k < t->answer->rows[i].n; k++)
			*table_put(&names, t->answer->rows[i].fields[k].name) = t;
	ARENA_ARRAY(&t->arena, t->columns, names.n);
	for (; t->n < names.n; t->n++)
		t->columns[t->n].name = names.entries[t->n].key;
	table_free(&names);
}

static const char *
column_name(const void *ctx, size_t i)
{
	const struct query_table *t = ctx;

	return i < t->n ? t->columns[i].name : NULL;
}

static bool
has_column(const struct query_table *t, const char *name)
{
	for (size_t i = 0; i < t->n; i++)
		if (strcmp(t->columns[i].name, name) == 0)
			return true;
	return false;
}

static bool
unknown_column(struct options *o, const struct query_table *t, const char *name)
{
	struct buf b = {0};
	struct diag *d = usage(o, "there is no column '%s'", name);

	for (size_t i = 0; i < t->n; i++)
		buf_printf(&b, "%s%s", i ? ", " : "the columns are ", t->columns[i].name);
	diag_suggest(&o->diags, d, nearest_word(name, column_name, t), b.s);
	buf_free(&b);
	return false;
}

/* those that --columns names. False with a finding. */
static bool
choose_columns(struct options *o, struct query_table *t, const char *list)
{
	struct asked_column *chosen;
	size_t n = 0;
	bool more = true;

	ARENA_ARRAY(&t->arena, chosen, strlen(list) + 1);
	for (const char *end; more; list = end + 1) {
		end = list + strcspn(list, ",");
		more = *end == ',';
		chosen[n].name = arena_copy(&t->arena, list, (size_t)(end - list));
		if (t->answer->n && !has_column(t, chosen[n].name))
			return unknown_column(o, t, chosen[n].name);
		n++;
	}
	t->columns = chosen;
	t->n = n;
	return true;
}

/* ---- formats ---- */

static void
measure(struct query_table *t)
{
	for (size_t c = 0; c < t->n; c++) {
		t->columns[c].width = strlen(t->columns[c].name);
		for (size_t i = 0; i < t->answer->n; i++) {
			const char *text = cell(t, &t->answer->rows[i], t->columns[c].name);
			size_t width = utf8_width(text, strlen(text));

			t->columns[c].width = width > t->columns[c].width ? width : t->columns[c].width;
		}
	}
}

static size_t
total_of(const struct query_table *t)
{
	size_t total = 0;

	for (size_t c = 0; c < t->n; c++)
		total += t->columns[c].width + (c ? GAP : 0);
	return total;
}

/* Takes from the widest column until all of them fit. */
static void
narrow(struct query_table *t, size_t most)
{
	while (total_of(t) > most) {
		struct asked_column *widest = t->columns;

		for (size_t c = 1; c < t->n; c++)
			widest = t->columns[c].width > widest->width ? &t->columns[c] : widest;
		if (widest->width <= NARROWEST)
			return;
		widest->width--;
	}
}

/* The place of a row is left to the other formats where there is no room for it; so are columns that are always empty. */
static void
drop_columns(struct query_table *t, size_t most, struct buf *left)
{
	size_t kept = 0, total = 0;

	for (size_t c = 0; c < t->n; c++) {
		struct asked_column *one = &t->columns[c];
		bool place = strcmp(one->name, "file") == 0 || strcmp(one->name, "line") == 0;

		one->width = one->width > WIDEST ? WIDEST : one->width;
		if (!place && (!kept || total + GAP + one->width <= most)) {
			total += one->width + (kept ? GAP : 0);
			t->columns[kept++] = *one;
		} else {
			buf_printf(left, "%s%s", left->n ? ", " : "", one->name);
		}
	}
	t->n = kept;
}

/* as much of a text as has room, with "…" where that is not all */
static void
put_cut(struct buf *out, const char *text, size_t width, bool pad)
{
	size_t n = strlen(text), used = 0, at = 0;
	bool cut = utf8_width(text, n) > width;
	uint32_t cp;

	while (at < n) {
		size_t length = utf8_decode(text + at, n - at, &cp), wide;

		length = length ? length : 1;
		wide = utf8_width(text + at, length);
		if (used + wide + cut > width)
			break;
		buf_put_visible(out, text + at, length);
		used += wide;
		at += length;
	}
	if (cut)
		buf_puts(out, "…");
	if (pad)
		buf_printf(out, "%*s", (int)(width - used - cut), "");
}

static void
put_row(struct buf *out, const struct query_table *t, const struct xpath_row *row)
{
	size_t last = t->n;

	while (last > 1 && row && !*cell(t, row, t->columns[last - 1].name))
		last--;
	for (size_t c = 0; c < last; c++) {
		const char *text = row ? cell(t, row, t->columns[c].name) : t->columns[c].name;

		put_cut(out, text, t->columns[c].width, c + 1 < last);
		if (c + 1 < last)
			buf_printf(out, "%*s", GAP, "");
	}
	buf_putc(out, '\n');
}

static size_t
width_of_output(void)
{
	struct winsize size;

	return isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40 ? size.ws_col : WIDTH;
}

/* columns that nobody chose, and that no row fills, are left out */
static void
drop_empty(struct query_table *t)
{
	size_t kept = 0;

	for (size_t c = 0; c < t->n; c++) {
		bool filled = false;

		for (size_t i = 0; i < t->answer->n && !filled; i++)
			filled = *cell(t, &t->answer->rows[i], t->columns[c].name);
		if (filled)
			t->columns[kept++] = t->columns[c];
	}
	t->n = kept;
}

static void
put_table(struct buf *out, struct query_table *t, bool chosen, struct buf *left)
{
	size_t most = width_of_output();

	if (!t->answer->n)
		return;
	if (!chosen)
		drop_empty(t);
	measure(t);
	if (chosen)
		narrow(t, most);
	else
		drop_columns(t, most, left);
	put_row(out, t, NULL);
	for (size_t i = 0; i < t->answer->n; i++)
		put_row(out, t, &t->answer->rows[i]);
}

static void
put_csv(struct buf *out, struct query_table *t, bool chosen, struct buf *left)
{
	(void)chosen;
	(void)left;
	buf_puts(out, "\xEF\xBB\xBF"); /* as the tables of a site */
	for (size_t i = 0; i <= t->answer->n; i++) {
		for (size_t c = 0; c < t->n; c++) {
			if (c)
				buf_putc(out, ',');
			csv_cell(out, i ? cell(t, &t->answer->rows[i - 1], t->columns[c].name) : t->columns[c].name);
		}
		buf_puts(out, "\r\n");
	}
}

static void
put_json_row(struct json *j, const struct query_table *t, const struct xpath_row *row)
{
	json_open(j, NULL, '{');
	json_text(j, "element", row->element);
	for (size_t c = 0; c < t->n; c++) {
		const char *name = t->columns[c].name, *text = cell(t, row, name);

		if (!*text)
			continue;
		if (strcmp(name, "line") == 0)
			json_int(j, name, (long long)row->line);
		else
			json_text(j, name, text);
	}
	json_close(j, '}');
}

static void
put_json(struct buf *out, struct query_table *t, bool chosen, struct buf *left)
{
	struct json j = {.out = out};

	(void)chosen;
	(void)left;
	json_open(&j, NULL, '[');
	for (size_t i = 0; i < t->answer->n; i++)
		put_json_row(&j, t, &t->answer->rows[i]);
	json_close(&j, ']');
	buf_putc(out, '\n');
}

static const struct query_format {
	const char *name;
	void (*put)(struct buf *out, struct query_table *t, bool chosen, struct buf *left); /* NULL: as XML */
} query_formats[] = {{"table", put_table}, {"csv", put_csv}, {"json", put_json}, {"xml", NULL}};

/* the first where none is named */
static const struct query_format *
format_of(const char *name)
{
	size_t i = 0;

	while (name && strcmp(query_formats[i].name, name) != 0)
		i++;
	return &query_formats[i];
}

/* a number, a text or a truth value, which has no rows */
static void
put_value(struct buf *out, const struct query_format *format, const struct xpath_answer *answer)
{
	if (strcmp(format->name, "json") == 0 && answer->kind == XPATH_ANSWER_TEXT)
		json_quote(out, answer->text);
	else if (strcmp(format->name, "csv") == 0)
		csv_cell(out, answer->text);
	else if (strcmp(format->name, "json") == 0 && answer->kind == XPATH_ANSWER_NUMBER && !strchr("-0123456789", *answer->text))
		buf_puts(out, "null"); /* NaN and Infinity are no numbers of JSON */
	else
		buf_puts(out, answer->text);
	buf_puts(out, strcmp(format->name, "csv") == 0 ? "\r\n" : "\n");
}

/* ---- the command ---- */

static void
say_found(const struct xpath *q, const struct xpath_answer *answer, const struct buf *left)
{
	const char *name, *near;

	if (answer->kind != XPATH_ANSWER_ROWS)
		return;
	if (answer->n) {
		fprintf(stderr, "regc: %zu found", answer->n);
		if (left->n)
			fprintf(stderr, "; not shown: %s", left->s);
	} else {
		fputs("regc: nothing found", stderr);
		if (xpath_bare(q))
			fprintf(stderr, "; elements have the prefix 'r:', as in r:%s", xpath_bare(q));
		else if (xpath_unknown(q, &name, &near))
			fprintf(stderr, near ? "; nothing is called '%s': did you mean '%s'?" : "; nothing is called '%s'", name, near);
	}
	fputc('\n', stderr);
}

/* the answer in its format; false with a finding */
static bool
put_answer(struct options *o, const struct xpath *q, const struct xpath_answer *answer, struct buf *out, struct buf *left)
{
	const struct query_format *format = format_of(o->values[OPTION_FORMAT]);
	const char *columns = o->values[OPTION_COLUMNS];
	struct query_table t = {.answer = answer};
	bool fine = true;

	if (!format->put) {
		xpath_xml(q, answer, out);
	} else if (answer->kind != XPATH_ANSWER_ROWS) {
		put_value(out, format, answer);
	} else {
		find_columns(&t);
		fine = !columns || choose_columns(o, &t, columns);
		if (fine)
			format->put(out, &t, columns != NULL, left);
	}
	arena_free(&t.arena);
	return fine;
}

static void
answer_free(struct xpath_answer *answer)
{
	for (size_t i = 0; i < answer->n; i++)
		free(answer->rows[i].fields);
	free(answer->rows);
}

static bool
ask(struct compilation *c, const struct compile_options *co, struct xpath *q, struct xpath_answer *answer)
{
	return compile(c, co, STAGE_PAGES) && asking_run(&c->diags, &c->analysis, q, answer);
}

int
run_query(struct options *o)
{
	struct compile_options co = compile_options(o);
	struct compilation c = {0};
	struct xpath *q = NULL;
	struct xpath_answer answer = {0};
	struct buf out = {0}, left = {0};
	bool fine;
	int status;

	if (!o->arguments[0])
		diag_help(&o->diags, usage(o, "'query' needs an expression"), "such as '//r:outcome[r:flag/@state=\"active\"]'");
	if (o->diags.n || !scenario_assume(o, &co))
		return finish(o, &o->diags);
	render_start(memory_most);
	fine = compile_schemas(&c) && (q = xpath_open(&o->arena, &c.diags, &c.schemas, o->arguments[0])) && ask(&c, &co, q, &answer) &&
	       put_answer(o, q, &answer, &out, &left);
	diag_share(&c.diags, &o->diags);
	status = fine ? 0 : 2;
	if (!fine)
		finish(o, &c.diags);
	if (fine && progress_print(&out) != 0)
		status = 2;
	if (fine && status == 0) {
		status = answer.truth ? 0 : 1;
		if (!o->values[OPTION_QUIET])
			say_found(q, &answer, &left);
	}
	xpath_close(q);
	answer_free(&answer);
	buf_free(&out);
	buf_free(&left);
	compile_free(&c);
	return status;
}
