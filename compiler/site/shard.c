#include "shard.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../base/file.h"
#include "../law/scenario.h"
#include "../pages/edition.h"

/* An index is INDEX_MAGIC, the digest of all that follows, and that: which shard it is of, the terms, the tables, the targets that
 * pages name, and for each page its path and record. */
#define INDEX_MAGIC "regc part 1\n"

enum { MAGIC_SIZE = sizeof INDEX_MAGIC - 1, INDEX_MAX = 2000 << 20, FILE_MAX = 1 << 30, PAGE_LEAST = 200 };

bool
shard_parse(const char *text, struct shard *shard)
{
	char *end;
	unsigned long k, n;

	if (!isdigit((unsigned char)*text))
		return false;
	k = strtoul(text, &end, 10);
	if (*end != '/' || !isdigit((unsigned char)end[1]))
		return false;
	n = strtoul(end + 1, &end, 10);
	*shard = (struct shard){(unsigned)k, (unsigned)n};
	return !*end && k >= 1 && k <= n && n <= SHARDS_MOST;
}

/* the number of the shard, of so many, that a page belongs to */
static unsigned
shard_of(const char *path, unsigned n)
{
	struct sha256 d = sha256_of(path, strlen(path));
	uint32_t hash = (uint32_t)d.bytes[0] << 24 | (uint32_t)d.bytes[1] << 16 | (uint32_t)d.bytes[2] << 8 | d.bytes[3];

	return hash % n + 1;
}

bool
shard_has(const struct shard *shard, const char *path)
{
	return shard_of(path, shard->n) == shard->k;
}

static bool
same(const struct sha256 *a, const struct sha256 *b)
{
	return memcmp(a->bytes, b->bytes, sizeof a->bytes) == 0;
}

/* ---- terms ---- */

static const char *
hex_of(struct arena *a, const struct sha256 *d)
{
	char hex[SHA256_HEX];

	return arena_string(a, sha256_hex(d, hex));
}

/* the program by its bytes: another one of the same version may write other pages */
static struct sha256
program(void)
{
	size_t n = 0;
	char *bytes = file_load("/proc/self/exe", INDEX_MAX, &n);
	struct sha256 d = sha256_of(bytes ? bytes : "", n);

	free(bytes);
	return d;
}

static const char *
outputs_of(struct arena *a, unsigned outputs)
{
	const char *all = "";

	for (size_t i = 0; i < OUTPUTS; i++)
		if (outputs & 1U << i)
			all = arena_printf(a, "%s%s%s", all, *all ? "," : "", output_name(i));
	return *all ? all : NULL;
}

static const char *
assumed_by(struct arena *a, const struct scenario *s)
{
	const char *all = s ? "" : NULL;

	for (size_t i = 0; s && i < s->n; i++)
		all = arena_printf(a, "%s%s'%s'", all, i ? ", " : "", s->all[i].text);
	return all;
}

void
shard_terms(struct shard_term terms[SHARD_TERMS], struct arena *a, const struct analysis *an, const struct sha256 *sources,
            const struct sha256 *templates)
{
	struct sha256 own = program();
	char day[DATE_TEXT];
	const struct shard_term all[SHARD_TERMS] = {
		{"by another version of regc", an->version, false},
		{"by another build of regc", hex_of(a, &own), true},
		{"for another day", arena_string(a, day_text(an->clock.day, day)), false},
		{"for another audience", audience_name(an->audience), false},
		{"with other outputs", outputs_of(a, an->outputs), false},
		{"with other assumptions", assumed_by(a, an->scenario), false},
		{"to be compared with another edition", an->since ? an->since->edition : NULL, false},
		{"from other sources", hex_of(a, sources), true},
		{"with other templates", hex_of(a, templates), true},
	};

	memcpy(terms, all, sizeof all);
}

/* ---- writing ---- */

void
part_pack(struct buf *index, const struct shard *shard, const struct shard_term *terms, const struct made *tables,
          const struct links *links, const struct kept_record *pages, size_t npages)
{
	struct buf rest = {0};
	struct sha256 digest;

	pack_number(&rest, shard->k);
	pack_number(&rest, shard->n);
	for (size_t i = 0; i < SHARD_TERMS; i++)
		pack_text(&rest, terms[i].value);
	for (size_t t = 0; t < ROW_FILES; t++) {
		pack_digest(&rest, &tables[t].digest);
		pack_number(&rest, tables[t].size);
	}
	records_pack(&rest, &links->targets, pages, npages);
	digest = sha256_of(rest.s, rest.n);
	pack_bytes(index, INDEX_MAGIC, MAGIC_SIZE);
	pack_digest(index, &digest);
	pack_bytes(index, rest.s, rest.n);
	buf_free(&rest);
}

/* ---- finding ---- */

/* the shard that the folder of a part is named after */
static bool
is_named(const char *folder, struct shard *shard)
{
	const char *slash = strrchr(folder, '/'), *name = slash ? slash + 1 : folder;
	char again[64];

	if (sscanf(name, SHARD_FOLDER, &shard->k, &shard->n) != 2)
		return false;
	snprintf(again, sizeof again, SHARD_FOLDER, shard->k, shard->n);
	return strcmp(name, again) == 0 && shard->k >= 1 && shard->k <= shard->n && shard->n <= SHARDS_MOST;
}

/* a folder without an index is that of a shard that did not end: there is no part in it */
static void
add_part(struct shard_parts *p, const char *folder)
{
	struct arena a = {0};
	struct shard shard;

	if (is_named(folder, &shard) && access(arena_printf(&a, "%s/" SHARD_INDEX, folder), F_OK) == 0) {
		p->all = mem_room(p->all, p->n, &p->cap, sizeof *p->all);
		p->all[p->n++] = (struct shard_part){.folder = folder, .shard = shard};
	}
	arena_free(&a);
}

static bool
find_in(struct shard_parts *p, struct diags *ds, const char *given)
{
	const char *folder = arena_string(&p->arena, given);
	size_t n = strlen(folder);
	struct dirent *e;
	DIR *entries;
	int error;

	while (n > 1 && folder[n - 1] == '/')
		folder = arena_copy(&p->arena, folder, --n);
	add_part(p, folder);
	if ((entries = opendir(folder)))
		while ((e = file_next(entries)))
			add_part(p, arena_printf(&p->arena, "%s/%s", folder, e->d_name));
	error = errno;
	if (entries)
		closedir(entries);
	if (error)
		diag_add(ds, RG9001, (struct place){0}, "cannot read %s: %s", given, file_why(error));
	return error == 0;
}

static int
by_number(const void *left, const void *right)
{
	const struct shard_part *a = left, *b = right;

	if (a->shard.k != b->shard.k)
		return a->shard.k < b->shard.k ? -1 : 1;
	return strcmp(a->folder, b->folder);
}

/* a part whose shard has another number of others is one of another site, or of an earlier try */
static bool
have_one_number(const struct shard_parts *p, struct diags *ds)
{
	for (size_t i = 1; i < p->n; i++)
		if (p->all[i].shard.n != p->all[0].shard.n) {
			diag_help(ds,
			          diag_add(ds, RG9014, (struct place){0}, "%s is one of %u parts, and %s one of %u", p->all[0].folder,
			                   p->all[0].shard.n, p->all[i].folder, p->all[i].shard.n),
			          "remove those that are of another build, or name the others one by one");
			return false;
		}
	return true;
}

static bool
are_complete(const struct shard_parts *p, struct diags *ds, const char *where)
{
	unsigned n = p->n ? p->all[0].shard.n : 0;
	size_t at = 0;
	bool fine = n > 0;

	if (!n)
		diag_help(ds, diag_add(ds, RG9014, (struct place){0}, "no shard left a part in %s", where),
		          "'regc build --shard 1/2 --parts %s' leaves the first of two there", where);
	for (unsigned k = 1; k <= n; k++) {
		bool found = at < p->n && p->all[at].shard.k == k;

		while (at < p->n && p->all[at].shard.k == k)
			at++;
		if (!found)
			diag_help(ds, diag_add(ds, RG9014, (struct place){0}, "the part of shard %u of %u is missing", k, n),
			          "run 'regc build --shard %u/%u' with the options of the others, or run it again where it has failed", k, n);
		fine = fine && found;
	}
	return fine;
}

bool
parts_find(struct shard_parts *p, struct diags *ds, const char *const *folders)
{
	const char *where = *folders;
	bool fine = true;

	*p = (struct shard_parts){0};
	for (; *folders; folders++)
		fine = find_in(p, ds, *folders) && fine;
	if (p->n)
		qsort(p->all, p->n, sizeof *p->all, by_number);
	return fine && have_one_number(p, ds) && are_complete(p, ds, where);
}

/* ---- reading ---- */

bool
part_refuse(const struct shard_part *part, struct diags *ds, const char *what)
{
	struct diag *d = diag_add(ds, RG9014, (struct place){0}, "%s/%s is not what the shard wrote", part->folder, what);

	diag_help(ds, d, "run 'regc build --shard %u/%u' again, or copy the folder again", part->shard.k, part->shard.n);
	return false;
}

static bool
cannot_read(struct diags *ds, const struct shard_part *part, const char *what)
{
	diag_add(ds, RG9001, (struct place){0}, "cannot read %s/%s: %s", part->folder, what, file_why(errno));
	return false;
}

/* its index, to be freed; NULL with a finding */
static char *
load_index(struct shard_part *part, struct diags *ds, struct unpack *u)
{
	size_t n = 0;
	char *bytes = folder_load(part->folder, SHARD_INDEX, INDEX_MAX, &n);
	struct sha256 found;
	const char *magic;

	if (!bytes) {
		cannot_read(ds, part, SHARD_INDEX);
		return NULL;
	}
	*u = (struct unpack){bytes, bytes + n, false};
	magic = unpack_bytes(u, MAGIC_SIZE);
	part->digest = unpack_digest(u);
	found = sha256_of(u->at, (size_t)(u->end - u->at));
	if (!u->broken && memcmp(magic, INDEX_MAGIC, MAGIC_SIZE) == 0 && same(&found, &part->digest))
		return bytes;
	part_refuse(part, ds, SHARD_INDEX);
	free(bytes);
	return NULL;
}

/* adds a note about a term that differs; where it is the version of regc, the others need not mean the same */
static void
note_term(struct diags *ds, struct diag **d, const struct shard_part *part, const struct shard_term *term, const char *value)
{
	if (!*d) {
		*d = diag_add(ds, RG9014, (struct place){0}, "%s is a part of another site", part->folder);
		diag_help(ds, *d, "run 'regc build --shard %u/%u' and 'regc merge' with the same options, regc and sources",
		          part->shard.k, part->shard.n);
	}
	if (term->is_digest)
		diag_note(ds, *d, (struct place){0}, "it was made %s", term->differs);
	else
		diag_note(ds, *d, (struct place){0}, "it was made %s: %s, not %s", term->differs, value ? value : "none",
		          term->value ? term->value : "none");
}

static bool
has_terms(const struct shard_part *part, struct diags *ds, const struct shard_term *terms, struct unpack *u)
{
	struct diag *d = NULL;

	for (size_t i = 0; i < SHARD_TERMS && !u->broken && !(i == 1 && d); i++) {
		const char *value = unpack_text(u);
		bool given = value && terms[i].value;

		if (!u->broken && (given ? strcmp(value, terms[i].value) != 0 : value != terms[i].value))
			note_term(ds, &d, part, &terms[i], value);
	}
	return !d;
}

char *
part_file(const struct shard_part *part, struct diags *ds, const char *path, const struct made *made)
{
	size_t n = 0;
	char *bytes = folder_load(part->folder, path, FILE_MAX, &n);
	struct sha256 found = sha256_of(bytes ? bytes : "", n);

	if (bytes && n == made->size && same(&found, &made->digest))
		return bytes;
	if (!bytes)
		cannot_read(ds, part, path);
	else
		part_refuse(part, ds, path);
	free(bytes);
	return NULL;
}

/* where a table of a part is among the rows of all */
struct place_of_rows {
	struct made made;
	long long at;
};

/* the rows of a record must lie in the tables of its part */
static bool
take_rows(const struct shard_parts *p, struct record *r, const struct place_of_rows *tables)
{
	for (size_t t = 0; t < ROW_FILES; t++) {
		struct slice *rows = &r->rows[t];

		if (rows->n > tables[t].made.size || (uint64_t)rows->from > tables[t].made.size - rows->n)
			return false;
		*rows = (struct slice){p->rows, rows->from + tables[t].at, rows->n};
	}
	return true;
}

static void
take_pages(struct shard_parts *p, struct shard_part *part, struct unpack *u, struct links *links, const struct place_of_rows *tables)
{
	size_t n = 0;
	uint32_t *map = names_unpack(&links->targets, u, 0, &n);

	for (size_t pages = map ? unpack_count(u, PAGE_LEAST) : 0; pages > 0 && !u->broken; pages--) {
		const char *path = arena_string(&p->arena, unpack_word(u));
		struct record *r = arena_take(&p->arena, sizeof *r);

		if (!record_unpack(r, &p->arena, u, map, n) || !take_rows(p, r, tables) || !shard_has(&part->shard, path))
			unpack_refuse(u);
		else
			*table_put(&part->pages, path) = r;
	}
	free(map);
}

/* adds a table to the rows of all */
static bool
take_table(struct shard_parts *p, struct shard_part *part, struct diags *ds, const char *path, struct place_of_rows *table)
{
	char *bytes = part_file(part, ds, path, &table->made);
	bool fine = bytes != NULL;

	table->at = ftello(p->rows);
	if (fine && fwrite(bytes, 1, table->made.size, p->rows) != table->made.size) {
		diag_add(ds, RG9003, (struct place){0}, "cannot write a temporary file: %s", strerror(errno));
		fine = false;
	}
	free(bytes);
	return fine;
}

/* what follows the terms */
static bool
take_rest(struct shard_parts *p, struct shard_part *part, struct diags *ds, struct unpack *u, struct links *links)
{
	struct place_of_rows tables[ROW_FILES] = {0};

	for (size_t t = 0; t < ROW_FILES; t++) {
		tables[t].made.digest = unpack_digest(u);
		tables[t].made.size = (size_t)unpack_number(u);
		if (tables[t].made.size && !take_table(p, part, ds, rows_path(t), &tables[t]))
			return false;
	}
	take_pages(p, part, u, links, tables);
	return unpack_ended(u) || part_refuse(part, ds, SHARD_INDEX);
}

static bool
read_part(struct shard_parts *p, struct shard_part *part, struct diags *ds, const struct shard_term *terms, struct links *links)
{
	struct unpack u;
	char *bytes = load_index(part, ds, &u);
	bool fine = bytes != NULL;

	if (fine) {
		bool own = unpack_number(&u) == part->shard.k && unpack_number(&u) == part->shard.n;

		fine = (own || part_refuse(part, ds, SHARD_INDEX)) && has_terms(part, ds, terms, &u) &&
		       take_rest(p, part, ds, &u, links);
	}
	free(bytes);
	return fine;
}

/* A shard that was run twice, in two folders, left the same part in both. */
static bool
is_again(struct shard_part *part, const struct shard_part *before, struct diags *ds)
{
	struct unpack ignored;
	char *bytes = load_index(part, ds, &ignored);
	bool fine = bytes && same(&part->digest, &before->digest);

	if (bytes && !fine)
		diag_help(ds,
		          diag_add(ds, RG9014, (struct place){0}, "%s and %s are of the same shard and differ", before->folder, part->folder),
		          "name only the one that is right");
	free(bytes);
	return fine;
}

bool
parts_read(struct shard_parts *p, struct diags *ds, const struct shard_term *terms, struct links *links)
{
	size_t n = 0;
	bool fine = true, written = (p->rows = tmpfile()) != NULL;

	for (size_t i = 0; p->rows && i < p->n; i++) {
		if (n && p->all[n - 1].shard.k == p->all[i].shard.k) {
			fine = is_again(&p->all[i], &p->all[n - 1], ds) && fine;
			continue;
		}
		p->all[n++] = p->all[i];
		fine = read_part(p, &p->all[n - 1], ds, terms, links) && fine;
	}
	p->n = n;
	if (!(written = written && fflush(p->rows) == 0)) /* who joins rows reads them past what is buffered */
		diag_add(ds, RG9003, (struct place){0}, "cannot write a temporary file: %s", strerror(errno));
	return fine && written;
}

struct record *
parts_page(const struct shard_parts *p, const char *path, const struct shard_part **part)
{
	*part = &p->all[shard_of(path, (unsigned)p->n) - 1];
	return table_get(&(*part)->pages, path);
}

void
parts_free(struct shard_parts *p)
{
	for (size_t i = 0; i < p->n; i++)
		table_free(&p->all[i].pages);
	if (p->rows)
		fclose(p->rows);
	free(p->all);
	arena_free(&p->arena);
	*p = (struct shard_parts){0};
}
