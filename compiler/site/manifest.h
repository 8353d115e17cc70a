/* manifest.json of a site, or of an evidence pack: what went into it and what came out, so that anybody can check both.
 * The one writer, and the one reader, for whom it is what somebody else may have written. */
#ifndef MANIFEST_H
#define MANIFEST_H

#include "../base/sha256.h"
#include "../base/table.h"
#include "../base/text.h"
#include "../syntax/read_json.h"

#define MANIFEST "manifest.json"

struct manifest_file {
	const char *path;          /* once read, one that stays below its folder */
	char sha256[SHA256_HEX];
	size_t bytes;              /* of an output */
};

struct manifest {
	const char *const *scenario; /* the statements that a scenario assumes, and NULL; NULL for an edition */
	const char *version;       /* of regc */
	const char *as_of;         /* the day */
	const char *audience;
	const char *edition;
	const char *const *made;   /* the outputs besides HTML and XML, and NULL; NULL where an older one does not say */
	const char *pack;          /* the unit that an evidence pack is about; NULL for a site */
	struct manifest_file *inputs, *outputs;
	size_t ninputs, noutputs;
	/* of one that was read */
	const struct source *source;
	const struct node *root;
};

void manifest_write(struct buf *out, const struct manifest *m);

/* Reads one from a folder; all of it is in a. False with the mistake, and with errno where that has no source, because
 * the file could not be read: ENOENT where there is none. */
bool manifest_read(struct manifest *m, struct arena *a, const struct schemas *all, const char *folder, const char *name,
                   struct mistake *mistake);
/* Adds the paths of the outputs alone to a table, in a; quick, as it only knows the form in which regc writes a manifest. False,
 * with nothing added, where it is not in that form, or anything is wrong with it: what that is, manifest_read says. */
bool manifest_outputs(struct table *paths, struct arena *a, const struct schemas *all, const char *folder, const char *name);
/* the one of n files with that path, or NULL */
const struct manifest_file *manifest_find(const struct manifest_file *files, size_t n, const char *path);

/* Recomputes the digest of every output; one that differs or is missing is a finding. */
void manifest_verify(const struct manifest *m, struct diags *ds, const char *folder);

#endif
