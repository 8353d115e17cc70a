/* Frames of the language server protocol, however they come in, and its places, in all three units. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../compiler/cli/lsp_json.h"
#include "../../compiler/cli/rpc.h"

/* what is read of some bytes that come in pieces: "A" a frame with its text, "!" what is none, "+" too long */
static void
reads(const char *bytes, size_t piece, const char *wanted)
{
	struct rpc_reader r = {0};
	struct buf seen = {0};
	const char *body;
	size_t all = strlen(bytes), n;
	enum rpc_got got;

	for (size_t at = 0; at < all; at += piece) {
		rpc_feed(&r, bytes + at, at + piece < all ? piece : all - at);
		while ((got = rpc_next(&r, &body, &n)) != RPC_MORE) {
			if (got == RPC_FRAME)
				buf_printf(&seen, "[%.*s]", (int)n, body);
			else
				buf_puts(&seen, got == RPC_BROKEN ? "!" : "+");
		}
	}
	assert_string_equal(seen.s ? seen.s : "", wanted);
	buf_free(&seen);
	rpc_free(&r);
}

static void
frames(void **state)
{
	(void)state;
	for (size_t piece = 1; piece < 90; piece++) {
		reads("Content-Length: 2\r\n\r\n{}Content-Length: 0\r\n\r\n", piece, "[{}][]");
		reads("content-length:3\nContent-Type: x; charset=utf-8\n\nabcContent-Length: 1\r\n\r\n1", piece, "[abc][1]");
		reads("Content-Length: 5\r\n\r\n{}", piece, "");
		reads("Content-Length: x\r\n\r\nContent-Length: 2\r\n\r\n{}", piece, "![{}]");
		reads("Content-Length: -2\r\n\r\nContent-Length: 2\r\n\r\n{}", piece, "![{}]");
		reads("Content-Length: 99999999999999999999999\r\n\r\nContent-Length: 2\r\n\r\n{}", piece, "![{}]");
		reads("no colon\r\n\r\nContent-Length: 2\r\n\r\n{}", piece, "![{}]");
		reads("X: 1\r\n\r\nContent-Length: 2\r\n\r\n{}", piece, "![{}]");
		reads("Content-Length: 9999999999\r\n\r\nContent-Length: 2\r\n\r\n{}", piece, "+");
	}
}

static void
places(void **state)
{
	static const char text[] = "a\xC3\xA4\xF0\x9D\x95\x8F z\r\nsecond\xFF\n";
	struct arena a = {0};
	struct source *s = source_of_text(&a, "x", text, sizeof text - 1);

	(void)state;
	for (enum units units = UNITS_UTF16; units <= UNITS_UTF32; units++)
		for (uint32_t at = 0; at < s->size; at++) {
			struct lsp_place place = lsp_place_of(s, at, units);
			size_t back = lsp_offset(s->text, s->size, place, units);

			if (((unsigned char)text[at] & 0xC0) != 0x80 && text[at] != '\n') /* not within a character */
				assert_int_equal(back, at);
		}
	assert_int_equal(lsp_place_of(s, 8, UNITS_UTF16).character, 5);
	assert_int_equal(lsp_place_of(s, 8, UNITS_UTF8).character, 8);
	assert_int_equal(lsp_place_of(s, 8, UNITS_UTF32).character, 4);
	assert_int_equal(lsp_offset(s->text, s->size, (struct lsp_place){0, 1000}, UNITS_UTF16), 9); /* before the \r */
	assert_int_equal(lsp_offset(s->text, s->size, (struct lsp_place){1000, 0}, UNITS_UTF16), s->size);
	source_unload(s);
	arena_free(&a);
}

static void
addresses(void **state)
{
	static const char *const none[] = {"untitled:x", "http://a/b", "file://elsewhere/x", "file:///a%00b", "", NULL};
	char *path = lsp_path_of_uri("file:///a%20b/%C3%A4%25.yaml"), *uri;

	(void)state;
	assert_string_equal(path, "/a b/ä%.yaml");
	uri = lsp_uri_of_path(path);
	assert_string_equal(uri, "file:///a%20b/%C3%A4%25.yaml");
	free(uri);
	free(path);
	for (size_t i = 0; i < sizeof none / sizeof *none; i++)
		assert_null(lsp_path_of_uri(none[i]));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(frames), cmocka_unit_test(places), cmocka_unit_test(addresses)};

	return cmocka_run_group_tests_name("rpc", tests, NULL, NULL);
}
