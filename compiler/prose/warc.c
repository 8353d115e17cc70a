#include "warc.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "../base/file.h"
#include "../base/program.h"
#include "../base/text.h"

enum { LINE_MOST = 64 * 1024, PAGE_MOST = 16 * 1024 * 1024, TIME_LENGTH = 20 };

struct warc {
	struct arena *arena;  /* for what the caller gets to know */
	struct arena record;  /* for what is of one record */
	FILE *file;
	char *line;
	size_t room;
	const char *problem;
};

/* ---- headers ---- */

/* what WARC and HTTP headers say, as far as it matters; NULL where they do not */
struct headers {
	const char *type, *url, *date, *length, *truncated, *content, *transfer, *encoding;
};

static void
take_header(struct arena *a, struct headers *h, const char *line, size_t n)
{
	const struct { const char *name; const char **value; } known[] = {
		{"WARC-Type", &h->type}, {"WARC-Target-URI", &h->url}, {"WARC-Date", &h->date}, {"Content-Length", &h->length},
		{"WARC-Truncated", &h->truncated}, {"Content-Type", &h->content}, {"Transfer-Encoding", &h->transfer}, {"Content-Encoding", &h->encoding},
	};
	const char *colon = memchr(line, ':', n), *from = colon ? colon + 1 : line, *to = line + n;

	while (from < to && strchr(" \t<", *from))
		from++;
	while (to > from && strchr(" \t\r\n>", to[-1]))
		to--;
	for (size_t i = 0; colon && i < sizeof known / sizeof *known; i++)
		if (strlen(known[i].name) == (size_t)(colon - line) && strncasecmp(known[i].name, line, (size_t)(colon - line)) == 0)
			*known[i].value = arena_copy(a, from, (size_t)(to - from));
}

/* whether a header is that word, or begins with it and a parameter */
static bool
says(const char *header, const char *word)
{
	size_t n = strlen(word);

	return header && strncasecmp(header, word, n) == 0 && strchr("; \t", header[n]);
}

/* ---- the body of a response ---- */

/* The chunks of a body joined, in place. Some crawlers join them and keep the header, so a body that does not begin with the
 * length of a chunk is left as it is. */
static void
join_chunks(char *bytes, size_t *n)
{
	size_t from = 0, to = 0;

	for (;;) {
		char *end;
		unsigned long long length = strtoull(bytes + from, &end, 16);
		char *line = end > bytes + from ? memchr(end, '\n', *n - (size_t)(end - bytes)) : NULL;

		if (!line || (*end != '\r' && *end != '\n' && *end != ';')) {
			if (from)
				*n = to;
			return;
		}
		from = (size_t)(line + 1 - bytes);
		if (length > *n - from)
			length = *n - from;
		memmove(bytes + to, bytes + from, length);
		to += length;
		from += length;
		from += strspn(bytes + from, "\r\n");
		if (length == 0 || from >= *n)
			break;
	}
	*n = to;
}

/* a body as the page it stands for; one whose crawler unpacked it and kept the header is left as it is */
static void
unpack(struct warc *w, struct warc_page *page, const char *encoding)
{
	static const char *const gzip[] = {"gzip", "-dc", NULL};
	enum program_end end;
	char *bytes;

	if (page->n > 2 && memcmp(page->bytes, "\x1f\x8b", 2) == 0) {
		bytes = program_over(gzip, page->bytes, page->n, PAGE_MOST, &page->n, &end);
		page->packed = "gzip";
		page->bytes = bytes ? arena_copy(&w->record, bytes, page->n) : NULL;
		free(bytes);
	} else if (encoding && !says(encoding, "identity") && utf8_check(page->bytes, page->n) < page->n) {
		page->packed = encoding;
		page->bytes = NULL;
	}
}

static const char *
ending_of(const char *type)
{
	static const char *const endings[][2] = {{"text/html", ".html"}, {"application/xhtml+xml", ".html"}, {"text/plain", ".txt"},
	                                         {"text/markdown", ".md"}, {"application/pdf", ".pdf"}};

	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (says(type, endings[i][0]))
			return endings[i][1];
	return NULL;
}

/* the body of an HTTP response, whose headers go to h; NULL where it is none with status 200 */
static char *
after_http(struct warc *w, char *block, size_t *n, struct headers *h)
{
	char *at = block, *end = block + *n, *line = memchr(at, '\n', *n), *status = line ? memchr(at, ' ', (size_t)(line - at)) : NULL;

	if (!status || !starts_with(block, "HTTP/") || !starts_with(status, " 200"))
		return NULL;
	for (at = line + 1; at < end && *at != '\n' && *at != '\r'; at = line + 1) {
		if (!(line = memchr(at, '\n', (size_t)(end - at))))
			return NULL;
		take_header(&w->record, h, at, (size_t)(line - at));
	}
	if (at < end && *at == '\r')
		at++;
	if (at < end)
		at++;
	*n = (size_t)(end - at);
	return at;
}

/* ---- records ---- */

static bool
fails(struct warc *w, const char *problem)
{
	w->problem = problem;
	return false;
}

/* The next line, with its end. False at the end of the file, or with a problem. */
static bool
next_line(struct warc *w)
{
	ssize_t n;

	errno = 0;
	n = getline(&w->line, &w->room, w->file);
	if (n < 0 && ferror(w->file))
		return fails(w, arena_string(w->arena, file_why(errno ? errno : EIO)));
	return n >= 0 && (n < LINE_MOST || fails(w, "it is no WARC file: a line is too long"));
}

/* the headers of the next record; false where there is none, or with a problem */
static bool
read_headers(struct warc *w, struct headers *h)
{
	bool more;

	while ((more = next_line(w)) && w->line[strspn(w->line, "\r\n")] == '\0')
		;
	if (!more)
		return false;
	if (!starts_with(w->line, "WARC/"))
		return fails(w, "it is no WARC file: a record does not begin with 'WARC/'");
	*h = (struct headers){0};
	while ((more = next_line(w)) && w->line[strspn(w->line, "\r\n")])
		take_header(&w->record, h, w->line, strlen(w->line));
	if (!more || !h->length)
		return w->problem ? false : fails(w, "it ends within the headers of a record, or a record has no length");
	return true;
}

/* YYYY-MM-DDThh:mm:ssZ of a time that may have fractions of a second; NULL where it is no such time */
static const char *
moment_of(struct arena *a, const char *date)
{
	static const char form[] = "dddd-dd-ddTdd:dd:dd";

	for (size_t i = 0; form[i]; i++)
		if (!date || (form[i] == 'd' ? date[i] < '0' || date[i] > '9' : date[i] != form[i]))
			return NULL;
	return arena_printf(a, "%.*sZ", TIME_LENGTH - 1, date);
}

/* reads over what nobody wants */
static bool
pass(struct warc *w, unsigned long long n)
{
	char block[65536];

	while (n) {
		size_t got = fread(block, 1, n < sizeof block ? (size_t)n : sizeof block, w->file);

		if (!got)
			return fails(w, "it ends within a record");
		n -= got;
	}
	return true;
}

static bool
is_page(const struct headers *h)
{
	return h->url && h->date && !h->truncated &&
	       ((says(h->type, "response") && says(h->content, "application/http")) || (says(h->type, "resource") && ending_of(h->content)));
}

static char *
read_block(struct warc *w, size_t n)
{
	char *block = arena_take(&w->record, n + 1);

	if (fread(block, 1, n, w->file) == n)
		return block;
	fails(w, "it ends within a record");
	return NULL;
}

/* a record that is wanted; true also where it turns out to be no page */
static bool
take_record(struct warc *w, const struct headers *h, size_t n, bool (*take)(void *ctx, const struct warc_page *page), void *ctx)
{
	struct warc_page page = {.url = h->url, .at = moment_of(&w->record, h->date)};
	struct headers http = {.content = h->content};
	char *block = read_block(w, n), *body = block;

	if (!block)
		return false;
	if (says(h->type, "response"))
		body = after_http(w, block, &n, &http);
	if (!body || !page.at || !(page.ending = ending_of(http.content)))
		return true;
	if (says(http.transfer, "chunked"))
		join_chunks(body, &n);
	page.bytes = body;
	page.n = n;
	unpack(w, &page, http.encoding);
	return take(ctx, &page) || fails(w, "");
}

static bool
read_records(struct warc *w, bool (*wants)(void *ctx, const char *url), bool (*take)(void *ctx, const struct warc_page *page), void *ctx)
{
	struct headers h;

	while (read_headers(w, &h)) {
		char *end;
		unsigned long long n = strtoull(h.length, &end, 10);

		if (*end || end == h.length)
			return fails(w, "the length of a record is no number");
		if (!(is_page(&h) && n <= PAGE_MOST && wants(ctx, h.url) ? take_record(w, &h, (size_t)n, take, ctx) : pass(w, n)))
			return false;
		arena_free(&w->record);
	}
	return !w->problem;
}

/* ---- the file ---- */

static bool
is_gzip(FILE *f)
{
	int one = getc(f), two = getc(f);

	rewind(f);
	return one == 0x1f && two == 0x8b;
}

/* the same through gzip, which starts over at the beginning of the file */
static bool
open_packed(struct warc *w, struct program *p, FILE *file)
{
	static const char *const gzip[] = {"gzip", "-dc", NULL};

	if (lseek(fileno(file), 0, SEEK_SET) == 0 && program_start(p, gzip, fileno(file)))
		return (w->file = p->out) != NULL;
	return fails(w, arena_printf(w->arena, "gzip cannot be started: %s", strerror(errno)));
}

static bool
close_packed(struct warc *w, struct program *p, bool read)
{
	enum program_end end = program_end(p);

	if (end == PROGRAM_MISSING)
		return fails(w, "it is compressed, and there is no program 'gzip' here");
	return read && (end == PROGRAM_FINE || fails(w, "it is compressed, and damaged"));
}

bool
warc_read(struct arena *a, const char *path, bool (*wants)(void *ctx, const char *url),
          bool (*take)(void *ctx, const struct warc_page *page), void *ctx, const char **problem)
{
	struct warc w = {.arena = a};
	FILE *file = fopen(path, "rbe");
	struct program gzip;
	bool fine = file != NULL || fails(&w, arena_string(a, file_why(errno)));

	if (fine && is_gzip(file)) {
		fine = open_packed(&w, &gzip, file);
		fine = fine && close_packed(&w, &gzip, read_records(&w, wants, take, ctx));
	} else if (fine) {
		w.file = file;
		fine = read_records(&w, wants, take, ctx);
	}
	if (file)
		fclose(file);
	free(w.line);
	arena_free(&w.record);
	*problem = w.problem;
	return fine;
}
