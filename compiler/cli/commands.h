/* What several commands share. Each command has a file of its own, named after it (schema: schemas.c). */
#ifndef COMMANDS_H
#define COMMANDS_H

#include "../base/embedded.h"
#include "../compile.h"
#include "options.h"

enum { MEMORY_OF_A_PAGE = 1024 * 1024 * 1024 };

/* Shows the findings; gives the exit status: theirs, or 2 if they could not be shown. */
int finish(struct options *o, struct diags *ds);
/* the options of a compilation of the project that was given or found; of the current folder where none was */
struct compile_options compile_options(struct options *o);
/* the same of another folder */
struct compile_options compile_options_of(struct options *o, const char *project);
/* the same for a command that writes the sources: nothing is left out, whatever its audience */
struct compile_options author_options(struct options *o);
/* the unit of that kind and full id; NULL with a finding */
const struct card *find_unit(struct compilation *c, const char *kind, const char *id);
/* the document, law or authority of that id; NULL with a finding */
const struct card *find_owner(struct compilation *c, const char *id);
/* adds a finding: no kind of unit has that name */
void unknown_kind(struct diags *ds, const struct schemas *all, const char *kind);

/* a file in the program, or NULL */
const struct embedded *find_embedded(const char *name);
/* Writes it into a folder, which is created if it does not exist; replaces an older one only if `over`. False with a
 * finding. */
bool make_file(struct options *o, const char *folder, const char *name, const struct embedded *e, bool over);
/* Writes the schemas, for editors, over those of an older regc. Gives the number written; adds a finding on failure.
 * */
size_t write_schemas(struct options *o, const char *folder);
/* Writes a file whole or not at all, beside it and renamed; one that is replaced keeps its mode, and a symbolic link stays one. False
 * with a finding. */
bool write_whole(struct diags *ds, const char *path, const char *bytes, size_t n);

/* Compiles a project and its templates, and fills so. False with findings, which can point into templates: in either
 * case so->renderer must be closed after they are shown. */
bool start_site(struct compilation *c, const struct compile_options *co, struct site_options *so);
struct gate;

struct build_options {
	unsigned jobs;         /* processes that make its pages */
	const char *previous;  /* the earlier site to compare with, or NULL */
	const char *explain;   /* the page to be explained, or NULL */
	struct buf *explained; /* where that goes */
	const struct buf *templates; /* what world_templates said, or NULL where nothing is to be kept */
	const struct shard *shard; /* only its share is made; or NULL */
	struct shard_parts *parts;   /* from which it is put together; or NULL */
	struct gate *gate;           /* what must not be broken, or nothing is made; or NULL */
};

/* Makes the site of a project in a folder. False with findings. They can point into templates, so *renderer must be
 * closed after they are shown. */
bool build_site(struct compilation *c, const struct compile_options *co, const struct build_options *b,
                struct site_result *result, struct renderer **renderer);
/* the exit status after that: what made no site has failed, whatever --fail-on says */
int made_status(int status, bool made);
/* says on standard error how many findings were set aside, where there are no others */
void say_aside(const struct options *o, const struct diags *ds);
/* says on standard error what became of it */
void say_built(const struct options *o, const struct compile_options *co, const struct analysis *an, const struct site_result *r);
/* the same for the evidence pack of a clause or article */
bool build_pack(struct compilation *c, const struct compile_options *co, const char *name, struct site_result *result,
                struct renderer **renderer);

/* prints the help of one command, or of regc where `of` is NULL; the exit status */
int help_print(const struct command *of);
/* adds what an option does for a command, with the words that its value can be; for all of them where `of` is NULL */
void help_option_text(struct buf *text, const struct option_info *info, const struct command *of);

#define COMMAND(name, arguments, most, help) int run_##name(struct options *o);
#include "options.def"
#undef COMMAND

#endif
