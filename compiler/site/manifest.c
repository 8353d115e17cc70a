#include "manifest.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "../base/file.h"
#include "../base/json.h"
#include "folder.h"

enum { MANIFEST_MAX = 256 << 20, HEAD_MOST = 1 << 20, PATH_MOST = 4096 };

/* ---- writing ---- */

static void
put_files(struct json *j, const char *key, const struct manifest_file *files, size_t n, bool sizes)
{
	json_open(j, key, '[');
	for (size_t i = 0; i < n; i++) {
		json_open(j, NULL, '{');
		json_text(j, "path", files[i].path);
		json_text(j, "sha256", files[i].sha256);
		if (sizes)
			json_int(j, "bytes", (long long)files[i].bytes);
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void
put_words(struct json *j, const char *key, const char *const *words)
{
	json_open(j, key, '[');
	for (; *words; words++)
		json_text(j, NULL, *words);
	json_close(j, ']');
}

void
manifest_write(struct buf *out, const struct manifest *m)
{
	struct json j = {.out = out, .flat = true};

	json_open(&j, NULL, '{');
	if (m->scenario)
		put_words(&j, "scenario", m->scenario);
	json_text(&j, "generator", "regc");
	json_text(&j, "version", m->version);
	json_text(&j, "as-of", m->as_of);
	json_text(&j, "audience", m->audience);
	json_text(&j, "edition", m->edition);
	put_words(&j, "made", m->made);
	if (m->pack)
		json_text(&j, "pack", m->pack);
	put_files(&j, "inputs", m->inputs, m->ninputs, false);
	put_files(&j, "outputs", m->outputs, m->noutputs, true);
	json_close(&j, '}');
}

/* ---- reading ---- */

static bool
take_files(struct manifest_file **files, size_t *n, struct arena *a, const struct node *list, struct mistake *mistake)
{
	ARENA_ARRAY(a, *files, node_count(list) + 1);
	*n = 0;
	for (const struct node *f = list->first; f; f = f->next) {
		struct manifest_file *file = &(*files)[(*n)++];

		file->path = node_text(f, "path");
		memcpy(file->sha256, node_text(f, "sha256"), SHA256_HEX);
		if (!path_is_inside(file->path)) {
			mistake->place.span = node_get(f, "path")->span;
			mistake->what = "a path points outside its folder";
			return false;
		}
	}
	return true;
}

static const char *const *
take_words(struct arena *a, const struct node *list)
{
	const char **words;
	size_t n = 0;

	if (!list)
		return NULL;
	ARENA_ARRAY(a, words, node_count(list) + 1);
	for (const struct node *word = list->first; word; word = word->next)
		words[n++] = word->text;
	return words;
}

bool
manifest_read(struct manifest *m, struct arena *a, const struct schemas *all, const char *folder, const char *name,
              struct mistake *mistake)
{
	const struct node *root;

	*m = (struct manifest){.source = folder_source(a, folder, name, MANIFEST_MAX, mistake)};
	if (!m->source || !(root = read_json(a, m->source, schema_at(all, "manifest.schema.yaml"), mistake)))
		return false;
	m->root = root;
	m->scenario = take_words(a, node_get(root, "scenario"));
	m->version = node_text(root, "version");
	m->as_of = node_text(root, "as-of");
	m->audience = node_text(root, "audience");
	m->edition = node_text(root, "edition");
	m->made = take_words(a, node_get(root, "made"));
	m->pack = node_text(root, "pack");
	return take_files(&m->inputs, &m->ninputs, a, node_get(root, "inputs"), mistake) &&
	       take_files(&m->outputs, &m->noutputs, a, node_get(root, "outputs"), mistake);
}

/* ---- reading one in the form in which it was written ---- */

/* moves on behind a text that must follow */
static bool
skip(const char **at, const char *text)
{
	size_t n = strlen(text);

	if (strncmp(*at, text, n) != 0)
		return false;
	*at += n;
	return true;
}

/* how many characters of a path follow: printed ASCII that JSON writes as it is */
static size_t
path_length(const char *at)
{
	size_t n = 0;

	while (at[n] >= ' ' && at[n] <= '~' && at[n] != '"' && at[n] != '\\')
		n++;
	return n;
}

static bool
skip_size(const char **at)
{
	size_t n;

	if (!skip(at, ",\n\"bytes\": "))
		return true; /* inputs have none */
	n = strspn(*at, "0123456789");
	*at += n;
	return n == 1 || (n > 1 && n < 19 && (*at)[-(ptrdiff_t)n] != '0');
}

/* the files of a list, from its first to its end; their paths are added where paths is not NULL */
static bool
skip_files(const char **at, struct table *paths, struct arena *a)
{
	do {
		const char *path;
		size_t n, digits;

		if (!skip(at, "\n{\n\"path\": \"") || !(n = path_length(*at)) || n > PATH_MOST)
			return false;
		path = *at;
		*at += n;
		if (!skip(at, "\",\n\"sha256\": \""))
			return false;
		*at += digits = strspn(*at, "0123456789abcdef");
		if (digits != SHA256_HEX - 1 || !skip(at, "\"") || !skip_size(at) || !skip(at, "\n}"))
			return false;
		path = arena_copy(a, path, n);
		if (!path_is_inside(path))
			return false;
		if (paths)
			*table_put(paths, path) = "";
	} while (skip(at, ","));
	return skip(at, "\n]");
}

/* whether all but the lists is as the schema has it */
static bool
is_head(const char *text, size_t n, const struct schemas *all)
{
	struct arena a = {0};
	const char *head = arena_printf(&a, "%.*s\"inputs\": [], \"outputs\": []}", (int)n, text);
	struct mistake mistake;
	bool fine = read_json(&a, source_of_text(&a, "", head, strlen(head)), schema_at(all, "manifest.schema.yaml"), &mistake) != NULL;

	arena_free(&a);
	return fine;
}

bool
manifest_outputs(struct table *paths, struct arena *a, const struct schemas *all, const char *folder, const char *name)
{
	size_t n = 0;
	char *text = folder_load(folder, name, MANIFEST_MAX, &n);
	const char *lists = text ? strstr(text, "\"inputs\": [") : NULL, *at = lists;
	struct arena unused = {0};
	bool fine = at && lists - text < HEAD_MOST && is_head(text, (size_t)(lists - text), all) && skip(&at, "\"inputs\": [") &&
	            (skip(&at, "]") || skip_files(&at, NULL, &unused)) && skip(&at, ",\n\"outputs\": [") &&
	            skip_files(&at, paths, a) && skip(&at, "\n}\n") && at == text + n;

	if (!fine)
		table_free(paths);
	arena_free(&unused);
	free(text);
	return fine;
}

const struct manifest_file *
manifest_find(const struct manifest_file *files, size_t n, const char *path)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(files[i].path, path) == 0)
			return &files[i];
	return NULL;
}

/* ---- verifying ---- */

void
manifest_verify(const struct manifest *m, struct diags *ds, const char *folder)
{
	char hex[SHA256_HEX];
	struct sha256 d;

	for (size_t i = 0; i < m->noutputs; i++)
		if (!folder_digest(folder, m->outputs[i].path, &d))
			diag_add(ds, file_is_absent(errno) ? RG7011 : RG9001, (struct place){0}, "%s/%s: %s", folder, m->outputs[i].path,
			         file_why(errno));
		else if (strcmp(sha256_hex(&d, hex), m->outputs[i].sha256) != 0)
			diag_add(ds, RG7011, (struct place){0}, "%s/%s has changed since the build", folder, m->outputs[i].path);
}
