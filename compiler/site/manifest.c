#include "manifest.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "../base/file.h"
#include "../base/json.h"
#include "folder.h"

enum { MANIFEST_MAX = 256 << 20 };

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
	struct json j = {.out = out};

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
