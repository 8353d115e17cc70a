/* Trees to bytes: escaping, indenting, HTML's own rules, and that a parser reads back what was written. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <libxml/parser.h>

#include "../../compiler/form/serialise.h"

static xmlDocPtr
tree(const char *text)
{
	xmlDocPtr doc = xmlReadMemory(text, (int)strlen(text), "test", NULL, XML_PARSE_NONET | XML_PARSE_NOCDATA);

	assert_non_null(doc);
	return doc;
}

static void
writes_xml(void **state)
{
	static const struct { const char *in, *out; } cases[] = {
		{"<r/>", "<r/>"},
		{"<r><b>x</b><c/></r>", "<r>\n <b>x</b>\n <c/>\n</r>"},
		{"<r>&lt;b> &amp; \"c\" &#13;</r>", "<r>&lt;b&gt; &amp; \"c\" &#13;</r>"},
		{"<r b='&lt;\"&amp;&#10;&#9;'/>", "<r b=\"&lt;&quot;&amp;&#10;&#9;\"/>"},
		{"<r><p>one <em>two</em> three</p></r>", "<r>\n <p>one <em>two</em> three</p>\n</r>"},
		{"<r><p><em>one</em><em>two</em></p></r>", "<r>\n <p><em>one</em><em>two</em></p>\n</r>"},
		{"<r><pre><code>x\n  y\n</code></pre></r>", "<r>\n <pre><code>x\n  y\n</code></pre>\n</r>"},
		{"<r xmlns='urn:x' xmlns:y='urn:y' y:z='1'/>", "<r xmlns=\"urn:x\" xmlns:y=\"urn:y\" y:z=\"1\"/>"},
		{"<r><!-- c --><?p i?></r>", "<r>\n</r>"},
		{"<r><![CDATA[<&>]]></r>", "<r>&lt;&amp;&gt;</r>"},
		{"<r>\xC3\xA9 \xE6\xB3\x95 &#x1F600;</r>", "<r>\xC3\xA9 \xE6\xB3\x95 \xF0\x9F\x98\x80</r>"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		xmlDocPtr doc = tree(cases[i].in);
		struct buf out = {0}, wanted = {0};

		serialise_xml(&out, doc, NULL);
		buf_printf(&wanted, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n%s\n", cases[i].out);
		assert_string_equal(out.s, wanted.s);
		xmlFreeDoc(doc);
		buf_free(&out);
		buf_free(&wanted);
	}
}

static void
reads_back_the_same(void **state)
{
	static const char text[] = "<a b='1 &lt; 2 &amp; \"3\"&#10;'><p>x &amp;amp; <em>y</em>&#160;z</p><q>&#13;]]&gt;</q></a>";
	xmlDocPtr doc = tree(text), again;
	struct buf once = {0}, twice = {0};

	(void)state;
	serialise_xml(&once, doc, NULL);
	again = tree(once.s);
	xmlFreeDoc(doc);
	doc = xmlReadMemory(once.s, (int)once.n, "test", NULL, XML_PARSE_NOBLANKS);
	serialise_xml(&twice, doc, NULL);
	assert_string_equal(once.s, twice.s);
	xmlFreeDoc(doc);
	xmlFreeDoc(again);
	buf_free(&once);
	buf_free(&twice);
}

static void
writes_html(void **state)
{
	static const struct { const char *in, *out; } cases[] = {
		{"<html lang='en'><body><br/><p/></body></html>", "<html lang=\"en\"><body><br><p>\n</body>\n</html>\n"},
		{"<p>a &lt; b &amp; c<img src='x.svg' alt='\"'/></p>", "<p>a &lt; b &amp; c<img src=\"x.svg\" alt=\"&quot;\"></p>\n"},
		{"<pre>x\n<b>y</b>\n</pre>", "<pre>x\n<b>y</b>\n</pre>\n"},
		{"<div><span/><a href='?a=1&amp;b=2'/></div>", "<div><span></span><a href=\"?a=1&amp;b=2\"></a></div>\n"},
		{"<p>&lt;script>alert(1)&lt;/script></p>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"},
		{"<wbr/>", "<wbr>"},
		/* end tags that HTML lets be left out, and where it does not */
		{"<ul><li>a</li><li><p>b</p><p>c</p></li></ul>", "<ul><li>a\n<li><p>b\n<p>c\n</ul>\n"},
		{"<dl><dt>a</dt><dd>b</dd><dt>c</dt><dd/></dl>", "<dl><dt>a<dd>b\n<dt>c<dd>\n</dl>\n"},
		{"<table><thead><tr><th>a</th><td/></tr></thead><tbody><tr><td>b</td></tr></tbody><tfoot><tr><td>c</td></tr></tfoot></table>",
		 "<table><thead><tr><th>a<td></tr>\n<tbody><tr><td>b</tr>\n<tfoot><tr><td>c</tr>\n</table>\n"},
		{"<div><p>a</p><span/><p>b</p><ul/><a><p>c</p></a></div>",
		 "<div><p>a</p>\n<span></span><p>b\n<ul></ul>\n<a><p>c</p>\n</a></div>\n"},
		{"<ul><li>a</li> <li>b</li></ul>", "<ul><li>a</li>\n <li>b\n</ul>\n"},
		{"<head><script src='a.js'/></head>", "<head><script src=\"a.js\"></script>\n</head>\n"},
		{"<script>{\"a\": \"x &amp; &lt;/script>&lt;!-- \"}</script>",
		 "<script>{\"a\": \"x & \\u003c/script>\\u003c!-- \"}</script>\n"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		xmlDocPtr doc = tree(cases[i].in);
		struct buf out = {0}, wanted = {0};

		serialise_html(&out, doc, "", NULL);
		buf_printf(&wanted, "<!DOCTYPE html>\n%s", cases[i].out);
		assert_string_equal(out.s, wanted.s);
		xmlFreeDoc(doc);
		buf_free(&out);
		buf_free(&wanted);
	}
}

static void
shortens_addresses(void **state)
{
	static const struct { const char *path, *from, *to; } cases[] = {
		{"p/a/x.html", "../../p/a/x.xml", "x.xml"},
		{"p/a/x.html", "../../p/b/x.html#e", "../b/x.html#e"},
		{"p/a/x.html", "../../laws/l.html#art-1", "../../laws/l.html#art-1"},
		{"p/a/x.html", "../../p/a/x.html#e", "#e"},
		{"p/a/x.html", "../../p/a/x.html", "x.html"},
		{"p/a/x.html", "../../p/a/x.html.xml", "x.html.xml"},
		{"p/a/x.html", "../../p/ab/x.html", "../ab/x.html"},
		{"p/a/x.html", "../../", "../../"},
		{"p/a/x.html", "../other.html", "../other.html"},
		{"p/a/x.html", "../../../p/a/x.html", "../../../p/a/x.html"},
		{"p/a/x.html", "#e", "#e"},
		{"p/a/x.html", "https://example.org/p/a/x.html#e", "https://example.org/p/a/x.html#e"},
		{"x.html", "x.html#e", "#e"},
		{"x.html", "p/a/x.html", "p/a/x.html"},
		{"404.html", "/sub/404.html#e", "/sub/404.html#e"},
		{"", "../../p/a/x.xml", "../../p/a/x.xml"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buf in = {0}, out = {0}, wanted = {0};
		xmlDocPtr doc;

		buf_printf(&in, "<a href='%s' title='%s'/>", cases[i].from, cases[i].from);
		doc = tree(in.s);
		serialise_html(&out, doc, cases[i].path, NULL);
		buf_printf(&wanted, "<!DOCTYPE html>\n<a href=\"%s\" title=\"%s\"></a>", cases[i].to, cases[i].from);
		assert_string_equal(out.s, wanted.s);
		xmlFreeDoc(doc);
		buf_free(&in);
		buf_free(&out);
		buf_free(&wanted);
	}
}

/* what only the page has is no part of the report, and all there is beside it */
static void
writes_what_is_beside_the_report(void **state)
{
	xmlDocPtr doc = tree("<r><a x='1'>one</a><b><c>two</c><d>three</d></b></r>");
	xmlNodePtr root = xmlDocGetRootElement(doc), b = root->last;
	struct buf report = {0}, beside = {0};

	(void)state;
	root->children->_private = root->children;
	b->last->_private = b->last;
	serialise_report(&report, doc, NULL, NULL);
	serialise_beside_report(&beside, doc);
	assert_non_null(strstr(report.s, "<c>two</c>"));
	assert_null(strstr(report.s, "one"));
	assert_null(strstr(report.s, "three"));
	assert_string_equal(beside.s, "\n<a x=\"1\">one</a>\n<d>three</d>");
	buf_free(&report);
	buf_free(&beside);
	xmlFreeDoc(doc);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(writes_xml),
		cmocka_unit_test(reads_back_the_same),
		cmocka_unit_test(writes_html),
		cmocka_unit_test(shortens_addresses),
		cmocka_unit_test(writes_what_is_beside_the_report),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
