#include "local.h"

#include <string.h>

#include "../base/text.h"
#include "../base/walk.h"
#include "../syntax/read.h"
#include "../syntax/shape.h"

static const char *
opened(struct arena *a, const char *project, const char *path)
{
	return *path == '/' ? path : arena_printf(a, "%s/%s", project, path);
}

static void
take(struct local *l, struct arena *a, const struct source *s, const struct node *root, const char *project)
{
	const struct node *archives = node_get(root, "archives");

	ARENA_ARRAY(a, l->all, (archives ? node_count(archives) : 0) + 1);
	for (const struct node *n = archives ? archives->first : NULL; n; n = n->next) {
		const char *path = node_text(n, "path");

		l->all[l->n++] = (struct local_archive){node_text(n, "archive"), path, opened(a, project, path), {s, node_get(n, "archive")->span}};
	}
}

bool
local_read(struct local *l, struct arena *a, struct diags *ds, const struct schemas *schemas, const char *project)
{
	struct source *s = source_new(a, project, WALK_LOCAL);
	const struct schema *schema = table_get(&schemas->files, "local.schema.yaml");
	enum source_result result = source_load(s);
	struct node *root;
	bool fine;

	*l = (struct local){0};
	if (result == SOURCE_ABSENT)
		return true;
	if (result != SOURCE_OK) {
		diag_unread(ds, (struct place){0}, s, result);
		return false;
	}
	fine = (root = read_yaml(a, ds, s)) && shape_check(a, ds, s, schema, root);
	if (fine)
		take(l, a, s, root, project);
	source_unload(s);
	return fine;
}

const char *
local_path(const struct local *l, const char *id)
{
	for (size_t i = 0; i < l->n; i++)
		if (strcmp(l->all[i].id, id) == 0)
			return l->all[i].path;
	return NULL;
}

void
local_set(struct local *l, struct arena *a, const char *id, const char *path)
{
	struct local_archive *all;
	size_t i = 0;

	while (i < l->n && strcmp(l->all[i].id, id) != 0)
		i++;
	if (i == l->n) {
		ARENA_ARRAY(a, all, l->n + 1);
		if (l->n)
			memcpy(all, l->all, l->n * sizeof *all);
		l->all = all;
		l->n++;
	}
	l->all[i] = (struct local_archive){arena_string(a, id), arena_string(a, path), path, {0}};
}

void
local_text(struct buf *b, const struct local *l)
{
	buf_puts(b, "# yaml-language-server: $schema=schemas/local.schema.yaml\n"
	            "# where archives are on this machine; not to be committed\narchives:\n");
	for (size_t i = 0; i < l->n; i++) {
		buf_printf(b, "  - archive: %s\n    path: \"", l->all[i].id);
		for (const char *c = l->all[i].written; *c; c++)
			buf_printf(b, "%s%c", *c == '"' || *c == '\\' ? "\\" : "", *c);
		buf_puts(b, "\"\n");
	}
}
