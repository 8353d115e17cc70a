#include "lsp_settings.h"

#include <stdlib.h>
#include <string.h>

static char *
copy_text(const json_t *object, const char *key)
{
	const char *text = lsp_text_of(object, key);

	return text && *text ? mem_string(text) : NULL;
}

/* "ID=PATH" for each member; NULL where there is none */
static char **
read_pairs(const json_t *object)
{
	char **pairs = NULL;
	size_t n = 0;
	const char *key;
	json_t *value;

	if (!json_object_size(object))
		return NULL;
	pairs = mem_grow(NULL, (json_object_size(object) + 1) * sizeof *pairs);
	json_object_foreach((json_t *)object, key, value) {
		struct buf pair = {0};

		if (!json_is_string(value))
			continue;
		buf_printf(&pair, "%s=%s", key, json_string_value(value));
		pairs[n++] = pair.s;
	}
	pairs[n] = NULL;
	return pairs;
}

static void
free_pairs(char **pairs)
{
	for (size_t i = 0; pairs && pairs[i]; i++)
		free(pairs[i]);
	free(pairs);
}

void
settings_free(struct lsp_settings *s)
{
	free(s->as_of);
	free(s->audience);
	free(s->reviewer);
	free(s->capacity);
	free_pairs(s->archives);
	free_pairs(s->libraries);
	*s = (struct lsp_settings){0};
}

void
settings_read(struct lsp_settings *s, const json_t *object)
{
	settings_free(s);
	s->as_of = copy_text(object, "asOf");
	s->audience = copy_text(object, "audience");
	s->reviewer = copy_text(object, "reviewer");
	s->capacity = copy_text(object, "capacity");
	s->archives = read_pairs(json_object_get(object, "archives"));
	s->libraries = read_pairs(json_object_get(object, "libraries"));
	s->no_schema_findings = json_is_false(json_object_get(object, "schemaFindings"));
}
