# regc: 'make help' lists what can be made. Nothing is configured: pkg-config tells where libraries are.
VERSION := $(shell cat VERSION)
PREFIX ?= /usr/local
DESTDIR ?=
BUILD ?= build

CC ?= cc
PKG_CONFIG ?= pkg-config
CFLAGS ?= -O2 -g
PACKAGES := yaml-0.1 libxml-2.0 libxslt md4c libcrypto libutf8proc jansson
WARNINGS := -std=c11 -Wall -Wextra -Wpedantic -Wshadow -Wmissing-prototypes -Wstrict-prototypes -Wvla
override CPPFLAGS += -D_GNU_SOURCE -I$(BUILD) -Icompiler/base $(shell $(PKG_CONFIG) --cflags $(PACKAGES))
LIBS := $(shell $(PKG_CONFIG) --libs $(PACKAGES))

SOURCES := \
	compiler/base/arena.c compiler/base/date.c compiler/base/diag.c compiler/base/digest.c \
	compiler/base/json.c compiler/base/report.c compiler/base/source.c compiler/base/table.c \
	compiler/base/text.c compiler/base/walk.c \
	compiler/syntax/cond.c compiler/syntax/format.c compiler/syntax/node.c compiler/syntax/read.c \
	compiler/syntax/schema.c compiler/syntax/shape.c \
	compiler/model/card.c compiler/model/fact.c compiler/model/link.c compiler/model/prose.c \
	compiler/analysis/apply.c compiler/analysis/check.c compiler/analysis/clock.c \
	compiler/analysis/force.c compiler/analysis/judge.c compiler/analysis/place.c \
	compiler/analysis/rate.c compiler/analysis/reason.c compiler/analysis/verdict.c \
	compiler/output/emit.c compiler/output/markdown.c compiler/output/page.c \
	compiler/output/render.c compiler/output/serialise.c compiler/output/site.c \
	compiler/output/words.c compiler/output/write.c compiler/output/xsd.c \
	compiler/cli/commands.c compiler/cli/options.c compiler/cli/progress.c \
	compiler/compile.c
OBJECTS := $(SOURCES:%.c=$(BUILD)/%.o) $(BUILD)/embedded.o
EMBEDDED := $(sort $(wildcard schemas/*.schema.yaml templates/*.xsl templates/*.css templates/*.yaml \
	compiler/cli/init/*.yaml compiler/cli/init/*/*.yaml))

.PHONY: all site check asan bless install clean help
all: $(BUILD)/regc ## the program, build/regc

$(BUILD)/regc: $(OBJECTS) $(BUILD)/compiler/main.o
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

$(BUILD)/%.o: %.c $(BUILD)/version.h
	@mkdir -p $(@D)
	$(CC) $(WARNINGS) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/embedded.o: $(BUILD)/embedded.c
	$(CC) $(WARNINGS) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/embedded.c: $(BUILD)/embed $(EMBEDDED)
	$(BUILD)/embed $(EMBEDDED) >$@.new && mv $@.new $@

$(BUILD)/embed: tools/embed.c
	@mkdir -p $(@D)
	$(CC) $(WARNINGS) $(CFLAGS) -o $@ $<

$(BUILD)/version.h: VERSION
	@mkdir -p $(@D)
	echo '#define REGC_VERSION "$(VERSION)"' >$@

-include $(OBJECTS:.o=.d) $(BUILD)/compiler/main.d

clean: ## remove what was built, but not the site
	rm -rf $(BUILD)

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 16
