/* The evidence of one clause or one article of law in a folder by itself: its pages, its quotations down to the bytes
 * of the captures, its sources with their class, the changes that touch it, and a list of digests. */
#ifndef EVIDENCE_PACK_H
#define EVIDENCE_PACK_H

#include "../model/index.h"
#include "site.h"

/* Writes the pack of a provision or obligation into o->out. project is its folder, for the captures that are its
 * files; those of archives are named and never copied. False with findings. */
bool pack_write(struct diags *ds, const struct analysis *an, const struct card *unit, const char *project,
                const struct site_options *o, struct site_result *result);

#endif
