#include "brand.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "../base/embedded.h"

enum { DAY, NIGHT, THEMES };

struct pair {
	char of[THEMES][8]; /* "#1f4a7c" */
};

static const char *const accents[THEMES] = {"accent", "accent-dark"}, *const themes[THEMES] = {"light", "dark"};

/* a file of the project, seen from where regc.yaml lies */
static struct source *
file_of(struct arena *a, const struct card *project, const char *path)
{
	const char *disk = project->source->disk, *end = strrchr(disk, '/');

	return source_new(a, path, arena_printf(a, "%.*s%s", end ? (int)(end + 1 - disk) : 0, disk, path));
}

static const struct node *
branding_of(const struct card *project)
{
	return node_get(project->facts, "branding");
}

/* ---- colours ---- */

/* what regc's own style sheet says of a property: that sheet alone knows its colours */
static struct pair
own_colours(const char *property)
{
	struct pair pair = {{"#000000", "#ffffff"}};
	char line[32];

	snprintf(line, sizeof line, "\t--%s: ", property);
	for (const struct embedded *e = embedded_files; e->name; e++) {
		const char *at = strcmp(e->name, "templates/regc.css") == 0 ? strstr(e->bytes, line) : NULL;

		if (at && sscanf(at + strlen(line), "light-dark(#%6[0-9a-f], #%6[0-9a-f])", pair.of[DAY] + 1, pair.of[NIGHT] + 1) != 2)
			die("a mistake in regc: regc.css has no pair of colours for --%s", property);
	}
	return pair;
}

static double
luminance(const char *colour)
{
	static const double weights[] = {0.2126, 0.7152, 0.0722};
	unsigned parts[3] = {0};
	double sum = 0;

	sscanf(colour, "#%2x%2x%2x", &parts[0], &parts[1], &parts[2]);
	for (size_t i = 0; i < 3; i++) {
		double c = parts[i] / 255.0;

		sum += weights[i] * (c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4));
	}
	return sum;
}

/* WCAG 2.2, "contrast ratio" */
static double
contrast(const char *one, const char *other)
{
	double a = luminance(one), b = luminance(other);

	return a > b ? (a + 0.05) / (b + 0.05) : (b + 0.05) / (a + 0.05);
}

static void
check_accent(struct diags *ds, const struct card *project, int theme)
{
	const struct node *accent = node_get(branding_of(project), accents[theme]);
	struct pair paper = own_colours("paper");
	double ratio = accent ? contrast(accent->text, paper.of[theme]) : 21;

	if (!accent || ratio >= 4.5)
		return;
	/* cut, not rounded: 4.49 is not 4.5 */
	diag_help(ds,
	          diag_add(ds, RG7020, (struct place){project->source, accent->span},
	                   "%s has a contrast of %.1f:1 with the paper of the %s theme, %s", accent->text, floor(ratio * 10) / 10,
	                   themes[theme], paper.of[theme]),
	          "links have this colour: take a %s one, of 4.5:1 or more", theme == DAY ? "darker" : "lighter");
}

/* ---- the style sheet ---- */

static bool
has_accent(const struct card *project)
{
	return node_get(branding_of(project), accents[DAY]) || node_get(branding_of(project), accents[NIGHT]);
}

void
brand_css(struct buf *css, const struct card *project)
{
	struct pair own = own_colours("accent");
	const char *day = node_text(branding_of(project), accents[DAY]), *night = node_text(branding_of(project), accents[NIGHT]);
	struct arena a = {0};
	struct source *sheet = file_of(&a, project, "templates/brand.css");

	if (has_accent(project))
		buf_printf(css, ":root { --accent: light-dark(%s, %s); }\n", day ? day : own.of[DAY], night ? night : own.of[NIGHT]);
	if (source_load(sheet) == SOURCE_OK)
		buf_add(css, sheet->text, sheet->size);
	source_unload(sheet);
	arena_free(&a);
}

bool
brand_has_css(const struct card *project)
{
	struct buf css = {0};
	bool has;

	brand_css(&css, project);
	has = css.n > 0;
	buf_free(&css);
	return has;
}

/* ---- the logo ---- */

struct source *
brand_logo(struct arena *a, const struct card *project)
{
	const char *logo = node_text(branding_of(project), "logo");

	return logo ? file_of(a, project, logo) : NULL;
}

const char *
brand_logo_path(struct arena *a, const struct card *project)
{
	const char *logo = node_text(branding_of(project), "logo");

	return logo ? arena_printf(a, "assets/logo%s", strrchr(logo, '.')) : NULL;
}

static void
check_logo(struct diags *ds, const struct card *project)
{
	struct arena a = {0};
	struct source *logo = brand_logo(&a, project);

	if (logo && source_load(logo) != SOURCE_OK)
		diag_help(ds,
		          diag_add(ds, RG7021, (struct place){project->source, node_get(branding_of(project), "logo")->span},
		                   "the logo %s cannot be read", logo->path),
		          "name a file of the project, seen from its folder");
	if (logo)
		source_unload(logo);
	arena_free(&a);
}

void
brand_check(const struct model *m, struct diags *ds)
{
	const struct card *project = cards_of(m, "project").cards[0];

	for (int theme = DAY; theme < THEMES; theme++)
		check_accent(ds, project, theme);
	check_logo(ds, project);
}
