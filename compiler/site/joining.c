/* Files that are joined from what each page has of them: the rows of tables and of the assessment, and pages for paper. They are
 * written once, where they are staged, and are in no memory as a whole. */
#include "assembly.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK = 128 * 1024 };

/* ---- a file piece by piece ---- */

static bool
failed(struct joined *j, const char *path, int error)
{
	if (j->fine)
		crew_unwritten(j->site, path, error);
	j->fine = false;
	return false;
}

static void
flush(struct joined *j)
{
	int error = file_write(j->fd, j->block, j->used);

	if (error)
		failed(j, j->path, error);
	sha256_add(j->sum, j->block, j->used);
	j->size += j->used;
	j->used = 0;
}

void
join_begin(struct joined *j, struct site *site, const char *path)
{
	int error;

	*j = (struct joined){.site = site, .path = path, .sum = sha256_begin(), .block = mem_grow(NULL, BLOCK), .fine = true};
	if ((error = folder_begin(&site->folder, path, &j->fd)))
		failed(j, path, error);
}

bool
join_text(struct joined *j, const char *text, size_t n)
{
	while (n > 0 && j->fine) {
		size_t some = n < BLOCK - j->used ? n : BLOCK - j->used;

		memcpy(j->block + j->used, text, some);
		j->used += some;
		text += some;
		n -= some;
		if (j->used == BLOCK)
			flush(j);
	}
	return j->fine;
}

static bool
join_slice(struct joined *j, struct slice slice)
{
	while (slice.n > 0 && j->fine) {
		size_t some = slice.n < BLOCK - j->used ? slice.n : BLOCK - j->used;

		if (!file_read_at(fileno(slice.of), slice.from, j->block + j->used, some))
			return failed(j, "", EIO); /* what was written to it is no longer there */
		j->used += some;
		slice.from += (long long)some;
		slice.n -= some;
		if (j->used == BLOCK)
			flush(j);
	}
	return j->fine;
}

bool
join_end(struct joined *j, struct made *made)
{
	int error;

	if (j->fine)
		flush(j);
	*made = (struct made){.digest = sha256_end(j->sum), .size = j->size};
	if ((error = folder_end(&j->site->folder, j->path, j->fd, j->size, &made->changed)))
		failed(j, j->path, error);
	free(j->block);
	return j->fine;
}

/* ---- the rows of all pages ---- */

/* what stands between the rows of two pages */
static const char *
between_rows(size_t file)
{
	return file == ROWS_ASSESSMENT ? BETWEEN_CLAUSES : "";
}

/* whether a file has these bytes at a place */
static bool
has_text(FILE *of, long long from, const char *text, size_t n)
{
	char *found = mem_grow(NULL, n + 1);
	bool same = file_read_at(fileno(of), from, found, n) && memcmp(found, text, n) == 0;

	free(found);
	return same;
}

/* whether a file has, at a place, what a slice has, and before that the text between two */
static bool
has_slice(FILE *of, long long from, struct slice slice, const char *between)
{
	char *text = mem_grow(NULL, slice.n + 1);
	size_t gap = strlen(between);
	bool same = file_read_at(fileno(slice.of), slice.from, text, slice.n) && has_text(of, from, text, slice.n) &&
	            has_text(of, from - (long long)gap, between, gap);

	free(text);
	return same;
}

/* Whether the file of the last build, which is still there, has just these rows. Those of kept pages are where it has them; those
 * that were made again are compared. */
static bool
is_as_kept(const struct site *site, size_t file, const struct buf *header, const char *end)
{
	FILE *old = site->kept.tables[file];
	long long at = (long long)header->n, gap = (long long)strlen(between_rows(file));
	bool first = true, same = old && has_text(old, 0, header->s, header->n);

	for (size_t i = 0; i < site->pages.n && same; i++) {
		struct slice rows = site->records[i]->rows[file];

		if (!rows.n)
			continue;
		at += first ? 0 : gap;
		same = (rows.of == old && rows.from == at) || has_slice(old, at, rows, first ? "" : between_rows(file));
		first = false;
		at += (long long)rows.n;
	}
	return same && (size_t)at + strlen(end) == site->kept.table_files[file].size && has_text(old, at, end, strlen(end));
}

/* the rows are from now on where the file has them */
static void
place_rows(struct site *site, size_t file, size_t header)
{
	long long at = (long long)header, gap = (long long)strlen(between_rows(file));
	bool first = true;

	site->kept.rows[file] = (struct rows_place){header, (size_t)gap};
	for (size_t i = 0; i < site->pages.n; i++) {
		struct slice *rows = &site->records[i]->rows[file];

		at += rows->n && !first ? gap : 0;
		first = first && !rows->n;
		if (rows->from != at) /* what is shared with other processes stays so where it can */
			rows->from = at;
		at += (long long)rows->n;
	}
}

static bool
write_rows(struct site *site, size_t file, const struct buf *header, const char *end, struct made *made)
{
	const char *between = between_rows(file);
	struct joined j;
	bool first = true;

	join_begin(&j, site, rows_path(file));
	join_text(&j, header->s, header->n);
	for (size_t i = 0; i < site->pages.n; i++) {
		struct slice rows = site->records[i]->rows[file];

		if (rows.n && !first)
			join_text(&j, between, strlen(between));
		first = first && !rows.n;
		join_slice(&j, rows);
	}
	join_text(&j, end, strlen(end));
	return join_end(&j, made);
}

bool
join_rows(struct site *site, size_t file, const struct buf *header, const char *end, struct made *made)
{
	bool fine = true;

	if (is_as_kept(site, file, header, end))
		*made = site->kept.table_files[file];
	else
		fine = write_rows(site, file, header, end, made);
	if (fine)
		place_rows(site, file, header->n);
	return fine;
}
