#include "assets.h"

#include <stdlib.h>
#include <string.h>

#include "../base/embedded.h"
#include "../pages/brand.h"

/* what lies beside the templates and is none */
static bool
is_asset(const char *name)
{
	return strncmp(name, "templates/", 10) == 0 && (ends_with(name, ".css") || ends_with(name, ".js") || ends_with(name, ".svg"));
}

static bool
put_embedded(const struct embedded *e, asset_put *put, void *ctx)
{
	struct arena a = {0};
	const struct buf bytes = {(char *)e->bytes, e->n, 0};
	bool fine = put(ctx, arena_printf(&a, "assets/%s", strrchr(e->name, '/') + 1), &bytes);

	arena_free(&a);
	return fine;
}

static bool
put_brand(const struct brand *brand, asset_put *put, void *ctx)
{
	bool fine = !brand->css.n || put(ctx, "assets/brand.css", &brand->css);

	if (brand->logo) {
		const struct buf bytes = {brand->logo->text, brand->logo->size, 0};

		fine = put(ctx, brand->logo_path, &bytes) && fine;
	}
	return fine;
}

bool
assets_put(const struct analysis *an, asset_put *put, void *ctx)
{
	bool fine = true;

	for (const struct embedded *e = embedded_files; e->name; e++)
		if (is_asset(e->name))
			fine = put_embedded(e, put, ctx) && fine;
	return put_brand(an->brand, put, ctx) && fine;
}
