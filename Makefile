# regc: 'make help' lists what can be made. Nothing is configured: pkg-config tells where libraries are.
VERSION := $(shell cat VERSION)
PREFIX ?= /usr/local
DESTDIR ?=
BUILD ?= build
OUT ?= out

CC ?= cc
PKG_CONFIG ?= pkg-config
CFLAGS ?= -O2 -g
WARNINGS := -std=c11 -Wall -Wextra -Wpedantic -Wshadow -Wmissing-prototypes -Wstrict-prototypes -Wvla
ifdef DEV
WARNINGS += -Werror
endif
# gcc's analyzer looks less far than it would, which takes a third of the time. Nullness is left to clang's, which follows
# a lookup to its callers; gcc 12 takes every lookup that can fail for one that does.
ANALYZER := -fanalyzer --param analyzer-bb-explosion-factor=2 --param analyzer-max-enodes-per-program-point=4 \
	-Wno-analyzer-null-dereference -Wno-analyzer-possible-null-dereference

SOURCES := $(sort $(wildcard compiler/*/*.c)) compiler/compile.c
OBJECTS := $(SOURCES:%.c=$(BUILD)/%.o) $(BUILD)/embedded.o $(BUILD)/iso3166.o
EMBEDDED := $(sort $(wildcard schemas/*.schema.yaml templates/*.xsl templates/*.css templates/*.js templates/*.svg templates/*.yaml \
	compiler/cli/init/*.yaml compiler/cli/init/*/*.yaml compiler/cli/init-use/*.yaml compiler/cli/init-use/*/*.yaml compiler/cli/serve/*))
UNIT_TESTS := $(patsubst tests/unit/%.c,$(BUILD)/tests/%,$(sort $(wildcard tests/unit/*_test.c)))

# ---- libraries: those that are missing are named here, before a compiler stumbles over them ----

PACKAGES := yaml-0.1 libxml-2.0 libxslt md4c libcrypto libutf8proc libgit2 jansson iso-codes libmicrohttpd
TEST_PACKAGES := cmocka
GOALS := $(or $(MAKECMDGOALS),all)
ASKED := $(if $(filter-out clean dist help uninstall,$(GOALS)),$(PACKAGES)) \
	$(if $(filter check asan valgrind bless unit-tests analyze-clang-tidy $(BUILD)/tests/%,$(GOALS)),$(TEST_PACKAGES))
ifneq ($(strip $(ASKED)),)
MISSING := $(shell for p in $(ASKED); do $(PKG_CONFIG) --exists $$p 2>/dev/null || printf '%s ' $$p; done)
ifneq ($(strip $(MISSING)),)
$(info missing, as pkg-config names them: $(MISSING))
$(info './bootstrap site' installs what a build needs, './bootstrap check' also what the tests need)
$(error $(if $(shell command -v $(PKG_CONFIG)),libraries are missing,there is no $(PKG_CONFIG) to ask for libraries))
endif
endif
override CPPFLAGS += -D_GNU_SOURCE -I$(BUILD) -Icompiler/base $(shell $(PKG_CONFIG) --cflags $(PACKAGES) 2>/dev/null)
LIBS := $(shell $(PKG_CONFIG) --libs $(PACKAGES) 2>/dev/null) -lm -pthread
TEST_LIBS = $(shell $(PKG_CONFIG) --cflags --libs $(TEST_PACKAGES))

# ---- the program ----

.PHONY: all objects deb dist doc unit-tests site check check-site analyze asan valgrind bless bench bench-quick bench-lsp pdf picture install uninstall clean help
.DELETE_ON_ERROR:

all: $(BUILD)/regc ## the program, build/regc

$(BUILD)/regc: $(OBJECTS) $(BUILD)/compiler/main.o
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

objects: $(OBJECTS) $(BUILD)/compiler/main.o

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(WARNINGS) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/compiler/main.o: $(BUILD)/version.h
$(BUILD)/version.h: VERSION
	@mkdir -p $(@D)
	echo '#define REGC_VERSION "$(VERSION)"' >$@

# the schemas and templates in the program; their folders too, so that a file removed is noticed
$(BUILD)/embedded.o: $(BUILD)/embedded.c
	$(CC) $(WARNINGS) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/embedded.c: $(BUILD)/embed $(EMBEDDED) $(sort $(dir $(EMBEDDED)))
	$(BUILD)/embed $(EMBEDDED) >$@

$(BUILD)/embed: tools/embed.c
	@mkdir -p $(@D)
	$(CC) $(WARNINGS) $(CFLAGS) -o $@ $<

# the places of ISO 3166 in the program
ISO_CODES := $(shell $(PKG_CONFIG) --variable=prefix iso-codes 2>/dev/null)/share/iso-codes/json
PLACES := $(ISO_CODES)/iso_3166-1.json $(ISO_CODES)/iso_3166-2.json

$(BUILD)/iso3166.o: $(BUILD)/iso3166.c
	$(CC) $(WARNINGS) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/iso3166.c: $(BUILD)/iso3166 $(PLACES)
	$(BUILD)/iso3166 $(PLACES) >$@

$(BUILD)/iso3166: tools/iso3166.c
	@mkdir -p $(@D)
	$(CC) $(WARNINGS) $(CFLAGS) -o $@ $< $(shell $(PKG_CONFIG) --cflags --libs jansson)

# the documentation is made by the same code as any site
$(BUILD)/doc: tools/doc.c tools/doc_reference.c tools/doc.h $(OBJECTS)
	$(CC) $(WARNINGS) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -o $@ tools/doc.c tools/doc_reference.c $(OBJECTS) $(LIBS)

doc: $(BUILD)/doc ## the documentation, doc/, as a site in out-doc/
	$(BUILD)/doc doc $(OUT)-doc $(VERSION)

site: all ## the bundled library, regmaps/, as a site in out/
	$(BUILD)/regc build -o $(OUT) regmaps

# ---- the tests ----

# a unit test knows all of regc but main
$(UNIT_TESTS): $(BUILD)/tests/%: tests/unit/%.c $(OBJECTS)
	@mkdir -p $(@D)
	$(CC) $(WARNINGS) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -MMD -MP -MT $@ -MF $@.d -o $@ $< $(OBJECTS) $(LIBS) $(TEST_LIBS)

# what tests make repositories with
$(BUILD)/tests/history: tests/tools/history.c tests/tools/history.h
	@mkdir -p $(@D)
	$(CC) $(WARNINGS) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -o $@ tests/tools/history.c $(shell $(PKG_CONFIG) --cflags --libs libgit2)

# what tests read JSON with
$(BUILD)/tests/json $(BUILD)/tests/trace $(BUILD)/tests/lsp: $(BUILD)/tests/%: tests/tools/%.c
	@mkdir -p $(@D)
	$(CC) $(WARNINGS) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -o $@ $< $(shell $(PKG_CONFIG) --cflags --libs jansson)

# what tests ask a server with
$(BUILD)/tests/fetch: tests/tools/fetch.c
	@mkdir -p $(@D)
	$(CC) $(WARNINGS) -D_GNU_SOURCE $(CFLAGS) $(LDFLAGS) -o $@ $<

# random edits of a project, each held against a fresh compilation; what a mapping turns on, written in
$(BUILD)/tests/lsp_edits $(BUILD)/tests/update $(BUILD)/tests/edits $(BUILD)/tests/literals $(BUILD)/tests/alike: $(BUILD)/tests/%: tests/tools/%.c tests/tools/editing.c tests/tools/editing.h $(OBJECTS)
	@mkdir -p $(@D)
	$(CC) $(WARNINGS) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -o $@ $< tests/tools/editing.c $(OBJECTS) $(LIBS)

# what tests make calls to the system fail with; it is loaded into a program that has other flags
$(BUILD)/tests/faults.so: tests/tools/faults.c
	@mkdir -p $(@D)
	$(CC) $(WARNINGS) -D_GNU_SOURCE -O2 -fPIC -shared -o $@ $<

TEST_TOOLS := $(BUILD)/doc $(BUILD)/tests/lsp $(BUILD)/tests/lsp_edits $(BUILD)/tests/history $(BUILD)/tests/fetch $(BUILD)/tests/json $(BUILD)/tests/trace $(BUILD)/tests/update $(BUILD)/tests/edits \
	$(BUILD)/tests/literals $(BUILD)/tests/alike $(BUILD)/tests/faults.so $(BUILD)/bench/generate
unit-tests: $(UNIT_TESTS) $(TEST_TOOLS)

# a test that runs make itself is to see these variables, and none of our flags
RUN_TESTS = MAKEFLAGS= CC='$(CC)' CFLAGS='$(CFLAGS)' LDFLAGS='$(LDFLAGS)' BUILD='$(BUILD)'

check: all unit-tests ## build, and run every test
	@$(RUN_TESTS) sh tests/run

check-site: ## every page of the bundled site in a real browser, its HTML, its PDF; installs what it needs
	@$(RUN_TESTS) ./bootstrap check-site

# Each is one of the tests, and is skipped there where the program is not installed. What they look for is here, in
# .clang-tidy and in tests/cppcheck.
analyze: all ## mistakes that programs find: gcc -fanalyzer, clang, clang-tidy, cppcheck
	@$(RUN_TESTS) sh tests/run analyze/

ANALYZED := $(SOURCES) compiler/main.c $(sort $(wildcard tools/*.c)) $(wildcard bench/*.c) $(sort $(wildcard tests/unit/*.c tests/tools/*.c))

analyze-gcc:
	@$(MAKE) BUILD=$(BUILD)/gcc CC=gcc CFLAGS='-O2 $(ANALYZER)' DEV=1 objects

analyze-clang:
	@$(MAKE) BUILD=$(BUILD)/clang CC=clang CFLAGS=-O0 DEV=1 all

analyze-clang-tidy: $(ANALYZED:%=$(BUILD)/clang-tidy/%)

# the lengths that clang's analyzer goes to: with ten times as many nodes it takes eight times as long, and finds no more
$(BUILD)/clang-tidy/%: % .clang-tidy $(wildcard compiler/*.h compiler/*/*.h compiler/*/*.def tests/*/*.h) $(BUILD)/version.h
	@mkdir -p $(@D)
	clang-tidy --quiet --extra-arg=-Xclang --extra-arg=-analyzer-config --extra-arg=-Xclang --extra-arg=max-nodes=5000 \
		$< -- $(WARNINGS) $(CPPFLAGS) $(shell $(PKG_CONFIG) --cflags $(TEST_PACKAGES)) 2>$@.said || { cat $@.said; exit 1; }
	@mv $@.said $@

analyze-cppcheck: $(BUILD)/version.h
	cppcheck --quiet --std=c11 --enable=warning,performance,portability --error-exitcode=1 --suppressions-list=tests/cppcheck \
		$(filter -D% -I%,$(CPPFLAGS)) compiler tools bench

SANITIZE := -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
asan: ## every test again, with memory and undefined behaviour watched
	@ASAN_OPTIONS=detect_leaks=1 UBSAN_OPTIONS=print_stacktrace=1 \
	$(MAKE) BUILD=$(BUILD)-asan CFLAGS="-O1 -g $(SANITIZE)" check

valgrind: all unit-tests ## every test under valgrind; slow
	@$(RUN_TESTS) RUN='valgrind -q --leak-check=full --error-exitcode=99' sh tests/run

bless: all unit-tests ## take what regc prints now as what the tests and the man page want
	$(BUILD)/regc schema --xsd >$(BUILD)/report.xsd
	cmp -s $(BUILD)/report.xsd schemas/report.xsd || cp $(BUILD)/report.xsd schemas/report.xsd
	sed '/^\.SH COMMANDS$$/,$$d' regc.1 >$(BUILD)/regc.1
	$(BUILD)/regc help --roff >>$(BUILD)/regc.1
	sed -n '/^\.SH EXIT STATUS$$/,$$p' regc.1 >>$(BUILD)/regc.1
	cmp -s $(BUILD)/regc.1 regc.1 || cp $(BUILD)/regc.1 regc.1
	@$(RUN_TESTS) sh tests/run --bless

# ---- measuring: bench/README.md ----

BENCH_TOOLS := $(BUILD)/bench/generate $(BUILD)/bench/floors $(BUILD)/bench/measure

$(BENCH_TOOLS): $(BUILD)/bench/%: bench/%.c
	@mkdir -p $(@D)
	$(CC) $(WARNINGS) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -o $@ $< $(LIBS)

# how long the language server takes after a keystroke
$(BUILD)/bench/keystrokes: bench/keystrokes.c $(OBJECTS)
	@mkdir -p $(@D)
	$(CC) $(WARNINGS) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -o $@ $< $(OBJECTS) $(LIBS)

bench: all $(BENCH_TOOLS) ## how long regc takes, beside what no program can do without, Hugo and xsltproc; takes long
	@BUILD='$(BUILD)' REGC='$(abspath $(BUILD))/regc' sh bench/run

bench-lsp: all $(BUILD)/bench/generate $(BUILD)/bench/keystrokes ## how long the language server takes, in maps of 1,000 and 10,000 clauses
	@BUILD='$(BUILD)' REGC='$(abspath $(BUILD))/regc' sh bench/lsp

bench-quick: all $(BENCH_TOOLS) ## the same of a small map, without other programs
	@BUILD='$(BUILD)' REGC='$(abspath $(BUILD))/regc' sh bench/run --quick

# ---- the rest ----

pdf: all ## the clauses of each platform of the bundled library as PDF files in out-pdf, through WeasyPrint
	$(BUILD)/regc build -q --outputs=paper -o $(BUILD)/paper regmaps
	@mkdir -p $(OUT)-pdf && for page in $(BUILD)/paper/print/*.html; do \
	sh tools/pdf $$page $(OUT)-pdf/$$(basename $$page .html).pdf || exit 1; done

picture: site ## doc/provision.png, the picture in README.md, taken with Chromium
	profile=$$(mktemp -d) && chromium --headless --no-sandbox --disable-gpu --no-first-run --disable-sync \
	--disable-background-networking --disable-component-update --hide-scrollbars --user-data-dir=$$profile \
	--window-size=1100,1400 --screenshot=doc/provision.png \
	"file://$(abspath $(OUT))/provisions/kling-ai/terms-of-service/prohibited-content-and-user-obligations.html"; rm -rf "$$profile"

# of each shell, where below share/ it looks for what completes a command; Debian's zsh has a folder of its own for packages
ZSH_FUNCTIONS ?= zsh/site-functions
COMPLETIONS := bash:bash-completion/completions/regc zsh:$(ZSH_FUNCTIONS)/_regc fish:fish/vendor_completions.d/regc.fish

# the clients of the language server that are a file
CLIENTS := README.md neovim/regc.lua helix/languages.toml emacs/regc.el

install: all ## into PREFIX (/usr/local), below DESTDIR: program, man page, schemas, libraries, completions, clients for editors
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/man/man1
	install -d $(DESTDIR)$(PREFIX)/share/regc/schemas $(DESTDIR)$(PREFIX)/share/doc/regc
	install -m 755 $(BUILD)/regc $(DESTDIR)$(PREFIX)/bin/regc
	install -m 644 regc.1 $(DESTDIR)$(PREFIX)/share/man/man1/regc.1
	install -m 644 schemas/*.schema.yaml schemas/report.xsd $(DESTDIR)$(PREFIX)/share/regc/schemas
	rm -rf $(DESTDIR)$(PREFIX)/share/regc/library && cp -R regmaps $(DESTDIR)$(PREFIX)/share/regc/library
	rm -rf $(DESTDIR)$(PREFIX)/share/regc/library/.regc $(DESTDIR)$(PREFIX)/share/regc/library/README.md
	chmod -R u=rwX,go=rX $(DESTDIR)$(PREFIX)/share/regc/library
	for shell in $(COMPLETIONS); do file=$(DESTDIR)$(PREFIX)/share/$${shell#*:}; install -d $${file%/*} && \
	$(BUILD)/regc completions $${shell%%:*} >$$file && chmod 644 $$file || exit 1; done
	install -m 644 LICENSE README.md CHANGELOG.md $(DESTDIR)$(PREFIX)/share/doc/regc
	for file in $(CLIENTS); do install -D -m 644 editors/$$file $(DESTDIR)$(PREFIX)/share/regc/editors/$$file || exit 1; done

TARBALL := $(BUILD)/regc-$(VERSION).tar.gz

dist: ## the sources as a tarball in build/: what git tracks, the same bytes each time
	@mkdir -p $(BUILD)
	tools/dist $(TARBALL)

deb: dist ## a Debian package in build/, made of the tarball; needs debhelper
	rm -rf $(BUILD)/deb && mkdir $(BUILD)/deb && tar -xzf $(TARBALL) -C $(BUILD)/deb
	cd $(BUILD)/deb/regc-$(VERSION) && MAKEFLAGS= MFLAGS= MAKEOVERRIDES= dpkg-buildpackage -us -uc -b
	mv $(BUILD)/deb/regc_*.deb $(BUILD)/
	rm -rf $(BUILD)/deb

uninstall: ## what install put there
	rm -f $(DESTDIR)$(PREFIX)/bin/regc $(DESTDIR)$(PREFIX)/share/man/man1/regc.1
	rm -f $(foreach c,$(COMPLETIONS),$(DESTDIR)$(PREFIX)/share/$(word 2,$(subst :, ,$c)))
	rm -rf $(DESTDIR)$(PREFIX)/share/regc $(DESTDIR)$(PREFIX)/share/doc/regc

clean: ## remove what was built, but not the site
	rm -rf $(BUILD) $(BUILD)-asan

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' Makefile
	@echo "  DEV=1 makes warnings errors; BUILD=DIR builds elsewhere; OUT=DIR puts the site elsewhere"

-include $(OBJECTS:.o=.d) $(BUILD)/compiler/main.d $(UNIT_TESTS:=.d)
