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
			die("a bug in regc: regc.css has no pair of colours for --%s", property);
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
	                   "%s has a contrast of %.1f:1 with the background of the %s theme, %s", accent->text, floor(ratio * 10) / 10,
	                   themes[theme], paper.of[theme]),
	          "links have this colour; use a %s one, with a contrast of at least 4.5:1", theme == DAY ? "darker" : "lighter");
}

/* ---- the style sheet ---- */

static void
put_accents(struct buf *css, const struct card *project)
{
	struct pair own = own_colours("accent");
	const char *day = node_text(branding_of(project), accents[DAY]), *night = node_text(branding_of(project), accents[NIGHT]);

	if (day || night)
		buf_printf(css, ":root { --accent: light-dark(%s, %s); }\n", day ? day : own.of[DAY], night ? night : own.of[NIGHT]);
}

static void
read_css(struct brand *b, struct diags *ds, const struct card *project)
{
	struct source *sheet = source_new(&b->arena, project->source->project, "templates/brand.css");
	enum source_result result = source_load(sheet);

	put_accents(&b->css, project);
	if (result == SOURCE_OK)
		buf_add(&b->css, sheet->text, sheet->size);
	else if (result != SOURCE_ABSENT)
		diag_unread(ds, (struct place){0}, sheet, result);
	source_unload(sheet);
}

/* ---- the logo ---- */

static void
read_logo(struct brand *b, struct diags *ds, const struct card *project)
{
	const struct node *logo = node_get(branding_of(project), "logo");
	enum source_result result;

	if (!logo)
		return;
	b->logo = source_new(&b->arena, project->source->project, logo->text);
	b->logo_path = arena_printf(&b->arena, "assets/logo%s", strrchr(logo->text, '.'));
	if ((result = source_load(b->logo)) != SOURCE_OK)
		diag_help(ds,
		          diag_add(ds, RG7021, (struct place){project->source, logo->span}, "%s",
		                   source_why(&ds->arena, b->logo, result)),
		          "give the path of a file in the project, relative to regc.yaml");
}

void
brand_read(struct brand *b, const struct model *m, struct diags *ds)
{
	const struct card *project = cards_of(m, "project").cards[0];

	for (int theme = DAY; theme < THEMES; theme++)
		check_accent(ds, project, theme);
	read_css(b, ds, project);
	read_logo(b, ds, project);
}

void
brand_free(struct brand *b)
{
	if (b->logo)
		source_unload(b->logo);
	buf_free(&b->css);
	arena_free(&b->arena);
	*b = (struct brand){0};
}
