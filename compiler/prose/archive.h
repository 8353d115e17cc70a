/* Archives of documents: the history of a file in a git repository on this machine, bare or not,
 * read through libgit2 without a checkout. Nothing is written and nothing is fetched.
 *
 * The history is that of HEAD along first parents, each tree compared with the one before: what the
 * branch held, in the order in which it held it. What a merge brings is dated by the merge. */
#ifndef ARCHIVE_H
#define ARCHIVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "../base/arena.h"
#include "../base/sha256.h"
#include "../base/source.h"

struct archive;

enum { COMMIT_HEX = 41 };

enum archive_result { ARCHIVE_OK, ARCHIVE_NO_COMMIT, ARCHIVE_AMBIGUOUS, ARCHIVE_NO_PATH, ARCHIVE_BROKEN };

/* what an Open Terms Archive commit says it is, by its subject */
enum archive_subject { SUBJECT_OTHER, SUBJECT_FIRST, SUBJECT_CHANGE, SUBJECT_TECHNICAL };

/* a commit that touches a path and leaves a file there */
struct archive_record {
	const char *path;
	char commit[COMMIT_HEX];
	char blob[COMMIT_HEX];
	int64_t time;                 /* of the commit (author's where the committer's is unset): seconds since 1970, UTC */
	int64_t authored;             /* by the author's clock, which an archive of law sets to the day of the reform */
	enum archive_subject subject;
};

struct archive_records {
	const struct archive_record *all;
	size_t n;
};

/* Opens a repository. NULL with *problem, in a, if it is not one, is a bundle or a shallow clone (first dates would be
 * wrong), or cannot be read. Who owns the folder does not matter. */
struct archive *archive_open(struct arena *a, const char *path, const char **problem);
void archive_close(struct archive *archive); /* may be NULL */

/* The repository that holds a folder, or is it, to read its revisions: a shallow clone will do. *inside, in a, is where the
 * folder is in it: "" at its top. NULL with *problem, in a. */
struct archive *archive_around(struct arena *a, const char *folder, const char **inside, const char **problem);
/* The commit that a revision names, as git writes it ("v1.2", "HEAD~3", "main@{yesterday}"), in full into commit; AMBIGUOUS where it is the beginning of
 * several. */
enum archive_result archive_revision(struct archive *archive, const char *revision, char commit[COMMIT_HEX]);
/* whether its history ends before the first commit */
bool archive_is_shallow(struct archive *archive);
/* the folder that git keeps it in, with a '/' at its end */
const char *archive_folder(struct archive *archive);
/* How many commits the newest has in its history that another one has not; head is the id of the newest. False where that cannot be
 * found out. */
bool archive_ahead(struct archive *archive, const char *commit, char head[COMMIT_HEX], size_t *n);
/* the names of its branches and tags, in a; *n is how many they are */
const char *const *archive_names(struct archive *archive, struct arena *a, size_t *n);

/* what of the history is wanted, and what to know of it */
struct archive_walk {
	const char *path;                              /* the one path wanted; NULL: all */
	const char *after;                             /* a full commit id: only what came after it; NULL: all */
	void (*progress)(void *ctx, size_t commits);   /* called with the number of commits read, or NULL */
	void *ctx;
	size_t commits;                                /* set to the number read */
	char head[COMMIT_HEX];                         /* set to the newest; "" where nothing was ever committed */
	bool met;                                      /* set where the history contains `after`, and nothing before it was read */
};

/* The records of HEAD's history, oldest first, by path where of all (paths in byte order). Order within a path is that of
 * the history, not of the clock. False with *problem if an object is missing. A repository without commits has no records.
 * Where `after` is not among HEAD's first parents, because the history was rewritten, all of it is read. */
bool archive_history(struct archive *archive, struct arena *a, struct archive_walk *walk, struct archive_records *records,
                     const char **problem);
/* The bytes at path in a commit (a full id, or an unambiguous beginning of 7 or more digits); in a, with a NUL after them.
 * record, where not NULL, gets full id, blob, time and subject. */
enum archive_result archive_file(struct archive *archive, struct arena *a, const char *commit, const char *path,
                                 const char **bytes, size_t *n, struct archive_record *record);
/* the same in the newest commit */
enum archive_result archive_newest(struct archive *archive, struct arena *a, const char *path, const char **bytes, size_t *n);
/* The same without the bytes: what archive_bytes reads. */
enum archive_result archive_find(struct archive *archive, struct arena *a, const char *commit, const char *path,
                                 struct archive_record *record);
/* The files below a folder ("" for all) in a commit that `wants` names by their paths there, in order of these; texts
 * in a, with a NUL after them. Links are left out. False with *problem. */
bool archive_files(struct archive *archive, struct arena *a, const char *commit, const char *folder,
                   bool (*wants)(const char *path), struct text_file **files, size_t *n, const char **problem);
/* the bytes of a record's blob; ARCHIVE_OK or ARCHIVE_BROKEN */
enum archive_result archive_bytes(struct archive *archive, struct arena *a, const struct archive_record *record,
                                  const char **bytes, size_t *n);

#endif
