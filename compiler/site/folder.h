/* The output folder: what differs is staged beside it, then moved into place under a journal, so
 * that after a kill the next command leaves the old site or the new one and never a mixture.
 *
 * Only files that an earlier manifest names are ever removed or replaced; what else lies there is
 * left alone. The manifest is untrusted: a path in it that leads out of the folder is refused. */
#ifndef FOLDER_H
#define FOLDER_H

#include "../base/diag.h"
#include "../base/sha256.h"
#include "../base/table.h"
#include "../syntax/schema.h"

struct folder {
	struct arena arena;
	const char *path; /* as given */
	int fd;           /* of the folder, locked; -1 where it is not open */
	bool staging;     /* what is staged is this build's, and goes with it unless it is committed */
	struct table old; /* path → "" for each file of the earlier build */
};

/* Finishes or drops what a killed build left in a folder: once its journal is closed, a build is carried out to its
 * end, by as many commands as that takes. Does nothing where there is no such folder, or another regc is writing to it.
 * False with a finding when it could not. */
bool folder_recover(struct diags *ds, const char *path);

/* Makes the folder where it is missing, locks it against other builds, recovers it and reads the
 * earlier manifest. Refuses one with visible files but no manifest. */
bool folder_open(struct folder *f, struct diags *ds, const char *path);
void folder_close(struct folder *f);

/* Stages a file unless the folder holds the same bytes. Safe to be called by several processes for
 * different paths. Gives 0, or errno. path is relative, with '/' between folders. */
int folder_put(struct folder *f, const char *path, const void *data, size_t n, bool *changed);
/* The same for the n bytes of a file, which never are in memory as a whole. */
int folder_put_file(struct folder *f, const char *path, FILE *from, size_t n, bool *changed);

/* Moves everything staged into place and removes the files of the earlier build that paths does
 * not name. Refuses to overwrite files of others. False with findings; nothing is changed then, unless
 * one of them says that a part is new already, and the rest is left to folder_recover. */
bool folder_commit(struct folder *f, struct diags *ds, const struct table *paths, size_t *removed);

/* Removes a folder that the caller made, with all in it. False with a finding. */
bool folder_remove(struct diags *ds, const char *path);

/* a file that a manifest names */
struct manifest_file {
	const char *path;
	const char *sha256;
};

struct manifest {
	const char *as_of, *version;
	enum audience audience;
	const char *pack; /* the unit that an evidence pack is about; NULL for a site */
	struct manifest_file *inputs, *outputs;
	size_t ninputs, noutputs;
};

/* Reads the manifest of a site; what it names is in a. False with a finding. */
bool manifest_read(struct manifest *m, struct arena *a, struct diags *ds, const char *folder);
/* Recomputes the digest of every file of the manifest; one that differs or is missing is a finding.
 * Gives how many were looked at. */
size_t manifest_verify(const struct manifest *m, struct diags *ds, const char *folder);

/* The text of a file in a folder, NUL-terminated, to be freed; NULL with errno where there is none, it is a symbolic
 * link or no plain file, or it has more than limit bytes (EFBIG). */
char *folder_read(const char *folder, const char *name, size_t limit, size_t *size);
/* whether a text is one JSON value; *at then says where not */
bool json_is_whole(const char *text, size_t n, size_t *at);

/* whether a path is relative and stays below the folder: no "..", no empty part, no leading dot */
bool path_is_inside(const char *path);

#endif
