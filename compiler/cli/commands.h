/* What several commands share. Each command has a file of its own, named after it (schema: schemas.c). */
#ifndef COMMANDS_H
#define COMMANDS_H

#include "../base/embedded.h"
#include "../compile.h"
#include "options.h"

enum { MEMORY_OF_A_PAGE = 1024 * 1024 * 1024 };

/* Shows what was found; the exit status is that of the findings, or 2 where they could not be shown. */
int finish(struct options *o, struct diags *ds);
/* what the options ask of a compilation; project NULL stands for this folder */
struct compile_options compile_options(struct options *o, const char *project);
/* the same for whoever writes the sources: nothing is left out, whatever its audience */
struct compile_options author_options(struct options *o, const char *project);
/* the unit of that kind and full id; NULL with a finding */
const struct card *find_unit(struct compilation *c, const char *kind, const char *id);
/* a finding: no kind of unit has that name */
void unknown_kind(struct diags *ds, const struct schemas *all, const char *kind);

/* a file in the program, or NULL */
const struct embedded *find_embedded(const char *name);
/* Writes it into a folder, which is made where it is not there; over an older one only where `over`. False with a
 * finding. */
bool make_file(struct options *o, const char *folder, const char *name, const struct embedded *e, bool over);
/* The schemas, for an editor, over those of an older regc. Gives their number; with a finding where it stopped. */
size_t write_schemas(struct options *o, const char *folder);
/* Writes a file whole or not at all, beside it and renamed. False with a finding. */
bool write_whole(struct diags *ds, const char *path, const char *bytes, size_t n);

/* Compiles a project and what its pages are rendered with, and fills so with that. False with findings, which can
 * point into templates: so->renderer is to be closed after they were shown, either way. */
bool start_site(struct compilation *c, const struct compile_options *co, struct site_options *so);
/* Makes the site of a project in a folder. False with findings. They can point into templates, so *renderer is to
 * be closed after they were shown. previous is the earlier site it is compared with, or NULL. */
bool build_site(struct compilation *c, const struct compile_options *co, const char *previous, unsigned jobs,
                struct site_result *result, struct renderer **renderer);
/* the same for the evidence pack of a clause or article */
bool build_pack(struct compilation *c, const struct compile_options *co, const char *name, struct site_result *result,
                struct renderer **renderer);

/* prints the help of one command, or of regc where `of` is NULL; the exit status */
int help_print(const struct command *of);
/* the formats of a digest, NULL past the last */
const char *digest_format(const void *ctx, size_t i);

#define COMMAND(name, arguments, most, help) int run_##name(struct options *o);
#include "options.def"
#undef COMMAND

#endif
