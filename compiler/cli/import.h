/* Shared by the ways in which captures come into a project: what there is already, ids and names, and the recording of
 * those that are new. */
#ifndef IMPORT_H
#define IMPORT_H

#include "../base/report.h"
#include "../evidence/capture.h"
#include "commands.h"
#include "marking.h"
#include "progress.h"
#include "record.h"

enum { DAY_LENGTH = 10, FILE_MOST = CAPTURE_MAX };

struct import {
	struct options *options;
	struct compilation *c;
	struct recording recording;
	struct holdings holdings;
	const char *kind;          /* "document", or "regulation" from an archive of law */
	const char *id;            /* of the archive, in the project */
	const char *url;
	const char *read_to;       /* the commit to which '--all' has read it before, or NULL */
	struct archive *archive;
	struct archive *own;       /* the same, if it is to be closed here */
	struct archive_walk walk;
	struct table documents;    /* path in the archive → the card of a document or regulation with a capture from it */
	struct table services;     /* service → id of its platform */
	struct table platforms;    /* the other way round */
	struct table taken;        /* ids of documents and platforms created in this run */
	struct buf listing;
	struct progress progress;
	double began;
	size_t paths, captures;    /* done of them */
	size_t added, there, extended, made, new_platforms;
	size_t unusable[UNUSABLE_REASONS]; /* of those added */
};

bool import_is_law(const struct import *im);
/* an id made from n bytes of a name, in a: letters and digits in words joined by '-' */
char *import_id(struct arena *a, const char *name, size_t n);
/* a name made from an id, to be corrected by hand */
const char *import_name(struct arena *a, const char *id);
/* the document that '--as' names */
void import_asked(const struct import *im, struct arena *a, struct target *t);
/* a path seen from the project; NULL with errno, EXDEV where it lies outside */
const char *import_inside(struct import *im, const char *path);
/* adds a finding; false */
bool import_cannot_read(const struct import *im, const char *path, int error);

/* keeps the copies that are wanted and new, in their order; gives their number */
size_t import_keep_new(struct import *im, struct arena *a, const struct card *document, struct copy *copies, size_t n);
/* where another capture of the document has the id of a copy, it becomes the day and the digest */
void import_make_unique(struct import *im, const struct card *document, struct copy *copies, size_t n);
/* Writes copies into their document, and its platform, called by the name of the service, if there is none. Every way in
 * ends here. False with findings. */
bool import_record(struct import *im, struct target *t, const char *service, const struct copy *copies, size_t n);

/* ---- the ways in ---- */

void import_archive(struct import *im);
void import_law(struct import *im);
void import_dir(struct import *im);
void import_warc(struct import *im);

/* a file of the project whose name begins with the day of the capture */
struct dated_file {
	const char *name;     /* what regc reads */
	const char *pdf;      /* the file its text is taken out of, or NULL */
	const char *at, *url; /* when, in UTC, and from where it was fetched; NULL where not known */
};

/* Records the files of a folder, in the order given, in the document that '--as' names. */
void import_files(struct import *im, const char *folder, const struct dated_file *files, size_t n);

#endif
