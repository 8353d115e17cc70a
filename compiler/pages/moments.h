/* Events of the law by date, and the line that shows them: marks at places along an axis, and
 * between them the state of the law on each day. */
#ifndef MOMENTS_H
#define MOMENTS_H

#include "axis.h"
#include "builder.h"

struct moment {
	struct date date;
	const char *on, *event, *by;
	const struct card *card; /* the law, obligation or authority it is an event of; of other kinds, what it is about */
	const char *kind;        /* "law", "grace", "authority" … */
	size_t n, changes;       /* of a month of captures */
	size_t order;
};

struct moments {
	struct clock *clock; /* what was adopted after the day is left out */
	struct moment *all;
	size_t n, cap;
};

void moments_add(struct moments *ms, struct moment m);
/* the recorded events of a law or an obligation itself */
void moments_of_history(struct moments *ms, const struct card *card);
/* what an obligation has beside it: grace, rulings, wordings */
void moments_of_duty(struct moments *ms, const struct card *obligation);
/* the outcome of a case or guidance, as of the day */
void moments_of_authority(struct moments *ms, const struct card *authority);
void moments_sort(struct moments *ms); /* by date */
/* a moment's day as it was written, or as it was counted */
const char *moment_on(struct arena *a, const struct moment *m);

void put_ticks(struct builder *b, struct node *parent, struct axis axis);

/* The line of a law or an obligation; nothing where none of its own events has a day. The axis is given back,
 * empty where nothing was put. */
struct axis put_line(struct builder *b, struct node *parent, const struct card *of, const struct card *law);
/* marks on a line the days for which the page holds, once they are known */
void put_window(struct builder *b, struct node *line, struct axis axis);

#endif
