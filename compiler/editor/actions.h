/* What an editor offers to do at a place: the fixes that come with findings, a new mapping, the review of one, a lock, an excerpt
 * made from words that are selected in a capture. */
#ifndef ACTIONS_H
#define ACTIONS_H

#include "text_edits.h"
#include "workspace.h"

enum action_kind { ACTION_FIX, ACTION_FIX_ALL, ACTION_REFACTOR };

struct action {
	enum action_kind kind;
	const char *title;
	struct text_edits edits;
	const struct diag *fixes;  /* the finding that it resolves, or NULL */
	bool preferred;            /* it cannot change the meaning */
	const char *disabled;      /* why it cannot be done now, or NULL */
	const char *command, *argument; /* what the server is to do instead of edits, or NULL */
};

struct actions {
	struct action *all;
	size_t n, cap;
};

enum { ACTIONS_MOST = 24 };

/* Texts are in a. */
void actions_at(struct actions *out, struct workspace *w, struct arena *a, const struct source *file, struct span part);
void actions_free(struct actions *actions);

#endif
