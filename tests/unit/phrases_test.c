/* Which words of a template are phrases, and that what is put in their place is that and nothing more. With --print,
 * the phrases of regc's templates as words.yaml lists them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include <libxml/parser.h>

#include "../../compiler/base/embedded.h"
#include "../../compiler/base/table.h"
#include "../../compiler/base/text.h"
#include "../../compiler/form/phrases.h"

/* every phrase that is met, in brackets; each is answered with `as`, or else left */
struct asked {
	struct buf met;
	const char *as;
};

static const char *
answer(void *ctx, const char *phrase)
{
	struct asked *a = ctx;

	buf_printf(&a->met, "[%s]", phrase);
	return a->as;
}

static xmlDocPtr
sheet(const char *inside)
{
	struct buf text = {0};
	xmlDocPtr doc;

	buf_printf(&text, "<t xmlns:xsl='http://www.w3.org/1999/XSL/Transform'>%s</t>", inside);
	doc = xmlReadMemory(text.s, (int)text.n, "t", NULL, XML_PARSE_NONET | XML_PARSE_NOCDATA);
	assert_non_null(doc);
	buf_free(&text);
	return doc;
}

static void
finds(void **state)
{
	static const struct { const char *inside, *met; } cases[] = {
		/* texts */
		{"<p> At a\n  glance </p>", "[At a glance]"}, {"<p> – 5 </p>", ""},
		{"<xsl:text> since </xsl:text><xsl:if test=\"'A b'\">, or</xsl:if>", "[since][, or]"},
		{"<code>regc <b>build</b></code><script>Run</script><style>A b</style>", ""}, {"<!-- No word -->", ""},
		/* attributes */
		{"<a title='all' class='A b' href='A b'/>", "[all]"}, {"<a data-label='Law' data-kind='law' data-sort='yes'/>", "[Law]"},
		{"<a data-filter='In force|Law|{$x}'/>", "[In force][Law]"}, {"<a title='{$x} of {concat(\"}\", 2)}'/>", "[{1} of {2}]"},
		{"<a title='{{n}} of {'/>", "[{n} of {]"}, {"<a title='{'/>", ""},
		{"<xsl:attribute name='class'>A b</xsl:attribute><xsl:attribute name='alt'>logo</xsl:attribute>", "[logo]"},
		{"<xsl:attribute name='class'><xsl:value-of select=\"concat('A b ', 1)\"/></xsl:attribute>", ""},
		/* expressions */
		{"<xsl:value-of select=\"'Read it'\"/><xsl:value-of select=\"'kind'\"/>", "[Read it]"},
		{"<xsl:value-of select=\"concat(' of ', f(a, 'b)')[1], '; ', $c)\"/>", "[of {1}; {2}]"},
		{"<xsl:value-of select=\"concat($a, '.html', '#x-', 1)\"/>", ""},
		{"<xsl:value-of select=\"a[b = 'A b']\"/><xsl:if test=\"a = 'A b'\"/>", ""},
		{"<xsl:value-of select=\"f(concat('A ', 1), concat('b', 2))\"/>", "[A {1}]"},
		{"<xsl:value-of select=\"concat('A b\"/>", ""}, {"<xsl:apply-templates select=\"concat('A b', 1)\"/>", ""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct asked a = {0};
		xmlDocPtr doc = sheet(cases[i].inside);

		phrases_replace(doc, answer, &a);
		assert_string_equal(a.met.s ? a.met.s : "", cases[i].met);
		buf_free(&a.met);
		xmlFreeDoc(doc);
	}
}

static void
replaces(void **state)
{
	static const struct { const char *inside, *as, *now; } cases[] = {
		{"<p> At a glance </p>", "<b>&{1}", "<p> &lt;b&gt;&amp;{1} </p>"},
		{"<p title=\" a {$x} b {$y} \"/>", "{2}{x} {1}{3}", "<p title=\" {$y}{{x}} {$x}{{3}} \"/>"},
		{"<p title=\"{{n}} are\"/>", "{n}: {$x}", "<p title=\"{{n}}: {{$x}}\"/>"},
		{"<p data-filter=\"In|{$x}|Law\"/>", "V", "<p data-filter=\"V|{$x}|V\"/>"},
		{"<xsl:value-of select=\"concat(' of ', a, ' B ', 2)\"/>", "{2} von {1", "<xsl:value-of select=\"concat('', ' ', 2, ' von ', a)\"/>"},
		{"<xsl:value-of select=\"'Read it'\"/>", "it's '", "<xsl:value-of select=\"concat('', 'it', &quot;'&quot;, 's ', &quot;'&quot;)\"/>"},
		{"<xsl:value-of select=\"f(concat('A ', 1)) + concat('b', 2)\"/>", "C", "<xsl:value-of select=\"f(concat('', 'C')) + concat('b', 2)\"/>"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct asked a = {.as = cases[i].as};
		xmlDocPtr doc = sheet(cases[i].inside);
		xmlBufferPtr now = xmlBufferCreate();

		phrases_replace(doc, answer, &a);
		xmlNodeDump(now, doc, xmlDocGetRootElement(doc)->children, 0, 0);
		assert_string_equal((const char *)xmlBufferContent(now), cases[i].now);
		xmlBufferFree(now);
		buf_free(&a.met);
		xmlFreeDoc(doc);
	}
}

/* ---- the list ---- */

static const char *
print_phrase(void *ctx, const char *phrase)
{
	char *copy = table_get(ctx, phrase) ? NULL : strdup(phrase);

	if (!copy)
		return NULL;
	*table_put(ctx, copy) = copy;
	printf("  - text: \"");
	for (; *phrase; phrase++)
		printf(strchr("\"\\", *phrase) ? "\\%c" : "%c", *phrase);
	puts("\"");
	return NULL;
}

static int
print(void)
{
	struct table seen = {0};

	puts("phrases:");
	for (const struct embedded *e = embedded_files; e->name; e++) {
		xmlDocPtr doc = ends_with(e->name, ".xsl") ? xmlReadMemory(e->bytes, (int)e->n, e->name, NULL, XML_PARSE_NOCDATA) : NULL;

		if (!doc)
			continue;
		printf("  # %s\n", e->name + strlen("templates/"));
		phrases_replace(doc, print_phrase, &seen);
		xmlFreeDoc(doc);
	}
	for (size_t i = 0; i < seen.n; i++)
		free(seen.entries[i].value);
	table_free(&seen);
	return 0;
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(finds), cmocka_unit_test(replaces)};

	(void)argv;
	return argc > 1 ? print() : cmocka_run_group_tests(tests, NULL, NULL);
}
