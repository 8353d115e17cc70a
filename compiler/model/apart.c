#include "apart.h"

#include <string.h>

#include "../base/text.h"
#include "../syntax/read.h"
#include "../syntax/shape.h"

/* ---- what the project names ---- */

static const char *const *
patterns_of(struct arena *a, const struct node *root)
{
	const struct node *list = root && root->kind == NODE_MAP ? node_get(root, "ignore") : NULL;
	const char **all;
	size_t n = 0;

	ARENA_ARRAY(a, all, (list && list->kind == NODE_LIST ? node_count(list) : 0) + 1);
	for (const struct node *item = list && list->kind == NODE_LIST ? list->first : NULL; item; item = item->next)
		if (item->kind == NODE_SCALAR && *item->text)
			all[n++] = arena_string(a, item->text);
	return all;
}

const char *const *
apart_patterns(struct arena *a, struct source *project)
{
	bool loaded = project->text != NULL;
	struct arena tree = {0};
	struct diags ignored = {0};
	const struct node *root = source_load(project) == SOURCE_OK ? read_yaml(&tree, &ignored, project) : NULL;
	const char *const *all = patterns_of(a, root);

	if (!loaded)
		source_unload(project);
	diag_free(&ignored);
	arena_free(&tree);
	return all;
}

/* ---- what is no unit ---- */

/* the word before the ':' that a line begins with, in a; NULL where it begins otherwise */
static const char *
line_key(struct arena *a, const char *line)
{
	size_t n = 0;

	while ((line[n] >= 'a' && line[n] <= 'z') || (line[n] >= 'A' && line[n] <= 'Z') || line[n] == '-' || line[n] == '_')
		n++;
	return n && line[n] == ':' ? arena_copy(a, line, n) : NULL;
}

/* Of a text that is no YAML: whether a line begins with a kind of unit, or the first key is nearly one. Where there is no key to
 * judge by, it can be anything. */
static bool
may_be_unit(const struct schemas *all, const char *text)
{
	struct arena a = {0};
	bool found = false, first = true;

	text += starts_with(text, "\xEF\xBB\xBF") ? 3 : 0;
	for (const char *line = text; *line && !found; line += strcspn(line, "\n"), line += *line == '\n') {
		const char *key = line_key(&a, line);

		found = key && (schema_of_kind(all, key) || (first && shape_kind_near(all, key)));
		first = first && !key;
	}
	arena_free(&a);
	return found || first;
}

/* A text in another encoding, an empty one or a single word says nothing of what the file was meant to be. */
bool
apart_is_foreign(const struct schemas *all, const struct source *s, const struct node *root)
{
	if (root)
		return root->kind != NODE_SCALAR && !shape_is_unit(all, root);
	return utf8_check(s->text, s->size) == s->size && strlen(s->text) == s->size && !may_be_unit(all, s->text);
}

/* ---- where units are ---- */

/* the first folder of a path behind its root, which alone is that of a file there; in a */
static const char *
first_folder(struct arena *a, const char *path, size_t root)
{
	const char *slash = strchr(path + root, '/');

	return arena_copy(a, path, slash ? (size_t)(slash - path) : root);
}

void
apart_add_unit(struct unit_folders *f, const char *path, size_t root)
{
	if (strcmp(path + root, "regc.yaml") != 0)
		*table_put(&f->names, first_folder(&f->arena, path, root)) = f;
}

bool
apart_is_left(const struct unit_folders *f, const char *path, size_t root)
{
	struct arena a = {0};
	bool left = strcmp(path + root, "regc.yaml") != 0 && !table_get(&f->names, first_folder(&a, path, root));

	arena_free(&a);
	return left;
}

void
apart_free(struct unit_folders *f)
{
	table_free(&f->names);
	arena_free(&f->arena);
}
