/* A stat table: what a file looked like from outside when its digest was taken, so that an untouched one need not be read
 * again. As in git's index, a file that was changed so late that another change could have left the same times is not
 * trusted. */
#ifndef STAMPS_H
#define STAMPS_H

#include <sys/stat.h>

#include "packing.h"
#include "table.h"

struct stamp {
	uint64_t size, inode;
	int64_t changed, touched; /* its times of content and of status, in nanoseconds */
	struct sha256 digest;
	bool held; /* kept nowhere: the file was seen to look so still */
};

struct stamps {
	struct arena arena;
	struct table by_path; /* → struct stamp */
	int64_t taken;        /* a time of the file system from before any of them was looked at */
};

/* what a file looks like, as yet without a digest */
struct stamp stamp_of(const struct stat *st);
/* whether a file still looks as it did, and cannot have been changed behind the times that it shows */
bool stamp_holds(const struct stamps *all, const struct stamp *stamp, const struct stat *now);

/* whether two say the same */
bool stamp_is(const struct stamp *stamp, const struct stamp *other);

const struct stamp *stamps_find(const struct stamps *all, const char *path);
/* notes that the file of one that stamps_find gave was seen to look so still; threads may note different ones */
void stamp_note(const struct stamp *stamp);
void stamps_put(struct stamps *all, const char *path, const struct stamp *stamp);
void stamps_pack(struct buf *b, const struct stamps *all);
/* false where the bytes are broken; all is then empty */
bool stamps_unpack(struct stamps *all, struct unpack *u);
void stamps_free(struct stamps *all);

#endif
