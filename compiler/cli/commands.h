/* What the files that hold commands share. */
#ifndef COMMANDS_H
#define COMMANDS_H

#include "../compile.h"
#include "options.h"

/* a finding about the command line: of fmt with one word */
struct diag *usage(struct options *o, const char *fmt, const char *word);
/* Shows what was found; the exit status is that of the findings, or 2 where they could not be shown. */
int finish(struct options *o, struct diags *ds);
/* what the options ask of a compilation; project NULL stands for this folder */
struct compile_options compile_options(struct options *o, const char *project);
/* the same for whoever writes the sources: nothing is left out, whatever its audience */
struct compile_options author_options(struct options *o, const char *project);
/* Values that several commands take, checked before anything is read. False with findings. */
bool check_values(struct options *o);
/* the unit of that kind and full id; NULL with a finding */
const struct card *find_unit(struct compilation *c, const char *kind, const char *id);

/* Compiles a project and what its pages are rendered with, and fills so with that. False with findings, which can
 * point into templates: so->renderer is to be closed after they were shown, either way. */
bool start_site(struct compilation *c, const struct compile_options *co, struct site_options *so);
/* Makes the site of a project in a folder. False with findings. They can point into templates, so *renderer is to
 * be closed after they were shown. previous is the earlier site it is compared with, or NULL. */
bool build_site(struct compilation *c, const struct compile_options *co, const char *previous, unsigned jobs,
                struct site_result *result,
                struct renderer **renderer);
/* the same for the evidence pack of a clause or article */
bool build_pack(struct compilation *c, const struct compile_options *co, const char *name, struct site_result *result,
                struct renderer **renderer);
/* Writes a file whole or not at all, beside it and renamed. False with a finding. */
bool write_whole(struct diags *ds, const char *path, const char *bytes, size_t n);

/* the commands with a file of their own; each gives the exit status */
int run_import(struct options *o);
int run_lock(struct options *o);
int run_find(struct options *o);
int run_review(struct options *o);
int run_verify(struct options *o);
int run_digest(struct options *o);
int run_pack(struct options *o);

#endif
