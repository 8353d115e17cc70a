/* What a site says of each mapping, in a file for later editions (schemas/assessment.schema.yaml): the values, and
 * digests of what they rest on. Written clause by clause, so that no more than one is in memory; read back as what
 * somebody else may have written. */
#ifndef ASSESSMENT_H
#define ASSESSMENT_H

#include "../pages/page.h"
#include "manifest.h"

#define ASSESSMENT "assessment.json"
#define EARLIER "previous/" /* where a site keeps what it was compared with */

/* everything of it but the clauses */
struct node *assessment_head(struct arena *a, const struct analysis *an);
/* One clause with its mappings, judged for each service on the day. What is in held, which may be NULL, is not judged
 * again. */
struct node *assessment_clause(struct arena *a, const struct analysis *an, const struct card *provision,
                               const struct held_all *held);
/* The whole as JSON: its beginning, the part of each clause with BETWEEN_CLAUSES
 * between two, and its end. */
#define BETWEEN_CLAUSES ",\n"
void assessment_begin(struct buf *out, const struct analysis *an);
void assessment_part(struct buf *out, const struct analysis *an, const struct card *provision, const struct held_all *held);
void assessment_end(struct buf *out, const struct analysis *an);

/* an earlier site, as far as it is available; everything is in the arena it was read with */
struct earlier {
	struct manifest manifest;
	const struct node *assessment; /* NULL where only the manifest is there */
	const struct source *assessment_text;
};

/* Reads it from the folder of a site, or from its manifest. Of a site that is this very edition, made by comparing
 * with one before it, that one is read: so building twice makes the same. False with a finding. */
bool earlier_read(struct earlier *e, struct arena *a, struct diags *ds, const struct analysis *an, const char *path);

#endif
